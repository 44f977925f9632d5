/* SPDX-License-Identifier: Apache-2.0 */
/* The days of the Match out of the plan. */
#include "base/arena.h"
#include "ops/plan.h"
#include "ops/programs.h"

static const struct {
    const char *step; /* id in the plan's tables */
    size_t offset;
} days[] = {{"offers_check", offsetof(struct program_season, offers)},
            {"rank_open", offsetof(struct program_season, rank_open)},
            {"rol", offsetof(struct program_season, rank_by)},
            {"match_week", offsetof(struct program_season, monday)},
            {"soap_end", offsetof(struct program_season, soap_last)},
            {"match_day", offsetof(struct program_season, match_day)}};

static const struct plan_item *item_find(const struct plan *plan, struct str step)
{
    for (size_t i = 0; i < plan->n; i++)
        if (plan->items[i].step && str_eq(plan->items[i].step->id, step))
            return &plan->items[i];
    return NULL;
}

static void take(struct arena *a, const struct plan_item *x, struct season_day *ret)
{
    if (date_is_full(x->date.from))
        *ret = (struct season_day){x->date.from, plan_when(a, &x->date), plan_sure(a, x)};
}

int program_season_load(struct op_ctx *ctx, struct program_season *ret)
{
    struct plan plan;
    *ret = (struct program_season){0};
    int rc = plan_load(ctx, 0, &plan);
    if (rc < 0)
        return rc;
    ret->year = plan.student.graduation_year;
    for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
        const struct plan_item *x = item_find(&plan, str_c(days[i].step));
        if (x)
            take(ctx->arena, x, (struct season_day *)(void *)((char *)ret + days[i].offset));
    }
    return 0;
}

struct str season_day_words(struct arena *a, const struct season_day *d)
{
    return d->when.n ? str_format(a, "%.*s (%.*s)", STR_ARG(d->when), STR_ARG(d->sure)) : STR("");
}
