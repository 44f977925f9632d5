/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/quiet.h"

#include "base/arena.h"
#include "ops/road_days.h"
#include "store/playbook.h"

enum { EXAMS = 2, AHEAD_DAYS = 270 };

int quiet_until(struct op_ctx *ctx, struct date *ret)
{
    struct quiet *rows;
    size_t n;
    *ret = (struct date){0};
    int rc = quiet_list(ctx->db, ctx->arena, ctx->today, &rows, &n);
    struct date reach = ctx->today;
    for (size_t i = 0; rc == 0 && i < n; i++) {
        if (date_cmp(rows[i].from, reach) > 0)
            break;
        if (date_cmp(rows[i].until, ctx->today) < 0 || date_cmp(rows[i].until, *ret) <= 0)
            continue;
        *ret = rows[i].until;
        reach = date_add_days(*ret, 1);
    }
    return rc;
}

struct str quiet_words(struct op_ctx *ctx, struct date until)
{
    struct str day = date_eq(until, ctx->today) ? STR("the end of today")
                                                : date_near(ctx->arena, until, ctx->today);
    return str_format(ctx->arena, "Quiet until %.*s: only what is owed or has a date.",
                      STR_ARG(day));
}

/* How long students close the door before each: common practice, a suggestion to be changed. */
static const struct {
    const char *step, *why, *span;
    int days;
} exams[EXAMS] = {{"step1", "Step 1", "Six weeks", 42}, {"step2_by", "Step 2", "Four weeks", 28}};

static int add_idea(struct op_ctx *ctx, size_t exam, const struct quiet *rows, size_t n,
                    struct quiet_idea *ideas, size_t *ret_n)
{
    struct plan_date d = {0};
    int rc = plan_date_for(ctx, str_c(exams[exam].step), &d);
    if (rc < 1 || !date_is_full(d.from))
        return rc < 0 ? rc : 0;
    struct date day = date_is_full(d.until) ? d.until : d.from;
    struct date until = date_add_days(day, -1);
    if (date_cmp(day, ctx->today) <= 0 || date_diff(day, ctx->today) > AHEAD_DAYS)
        return 0;
    for (size_t i = 0; i < n; i++)
        if (date_diff(day, rows[i].until) < exams[exam].days && date_cmp(rows[i].from, day) <= 0)
            return 0;
    struct date from = date_add_days(day, -exams[exam].days);
    ideas[(*ret_n)++] = (struct quiet_idea){
        .from = date_cmp(from, ctx->today) < 0 ? ctx->today : from,
        .until = until,
        .why = str_c(exams[exam].why),
        .words = str_format(ctx->arena, "%s before %s (%.*s)", exams[exam].span, exams[exam].why,
                            STR_ARG(road_day_words(ctx, str_c(exams[exam].step))))};
    return 0;
}

int quiet_load(struct op_ctx *ctx, struct quiet **ret, size_t *ret_n, struct quiet_idea ideas[2],
               size_t *ret_ideas_n)
{
    *ret_ideas_n = 0;
    int rc = quiet_list(ctx->db, ctx->arena, ctx->today, ret, ret_n);
    for (size_t i = 0; rc == 0 && i < EXAMS; i++)
        rc = add_idea(ctx, i, *ret, *ret_n, ideas, ret_ideas_n);
    return rc;
}
