/* SPDX-License-Identifier: Apache-2.0 */
/* The days of the Match out of the plan. */
#include "base/arena.h"
#include "ops/plan.h"
#include "ops/programs.h"

/* Steps of the plan's tables, and which day of the season each is. */
static const char *const steps[] = {"offers_check", "rank_open", "rol",
                                    "match_week",   "soap_end",  "match_day"};
static const size_t offsets[] = {
    offsetof(struct program_season, offers),    offsetof(struct program_season, rank_open),
    offsetof(struct program_season, rank_by),   offsetof(struct program_season, monday),
    offsetof(struct program_season, soap_last), offsetof(struct program_season, match_day)};
enum { STEPS = sizeof(steps) / sizeof(*steps) };

static void take(struct op_ctx *ctx, int64_t year, const char *id, const struct plan_date *d,
                 struct season_day *ret)
{
    const struct plan_step *step = plan_step_find(ctx->app->plan, str_c(id));
    struct plan_item x = {.step = step, .date = *d};
    x.page = plan_source(ctx->app->plan, year, step);
    *ret = (struct season_day){d->from, plan_when(ctx->arena, d), plan_sure(ctx->arena, &x)};
}

int program_season_load(struct op_ctx *ctx, struct program_season *ret)
{
    struct plan_student me;
    struct plan_date dates[STEPS];
    *ret = (struct program_season){0};
    int rc = plan_student_load(ctx, &me);
    if (rc == 0)
        rc = plan_dates_for(ctx, &me, steps, STEPS, dates);
    ret->year = rc == 0 ? me.graduation_year : 0;
    ret->result = rc == 0 ? me.match_result : 0;
    for (size_t i = 0; rc == 0 && i < STEPS; i++)
        if (date_is_full(dates[i].from))
            take(ctx, me.graduation_year, steps[i], &dates[i],
                 (struct season_day *)(void *)((char *)ret + offsets[i]));
    return rc;
}

struct str season_opens(struct op_ctx *ctx, const struct program_season *s)
{
    if (!date_is_set(s->rank_open.on) || date_cmp(ctx->today, s->rank_open.on) > 0)
        return STR("");
    return str_format(ctx->arena, " Ranking opens %.*s.", STR_ARG(s->rank_open.when));
}

struct str season_day_words(struct arena *a, const struct season_day *d)
{
    return d->when.n ? str_format(a, "%.*s (%.*s)", STR_ARG(d->when), STR_ARG(d->sure)) : STR("");
}
