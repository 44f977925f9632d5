/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/today_plan.h"

#include "base/arena.h"
#include "def/errors.h"
#include "ops/match.h"
#include "ops/plan.h"

enum { AHEAD_DAYS = 14, BEHIND_DAYS = 14 };

int today_plan_list(struct op_ctx *ctx, const struct mark *marks, size_t n,
                    struct agenda_plan **ret, size_t *ret_n)
{
    struct plan plan;
    size_t kept = 0;
    *ret_n = 0;
    int rc = plan_load(ctx, 0, &plan);
    for (size_t i = 0; rc == 0 && i < plan.n; i++)
        if (plan_is_pressing(&plan.items[i], ctx->today, AHEAD_DAYS, BEHIND_DAYS))
            plan.items[kept++] = plan.items[i];
    plan.n = kept;
    if (rc == 0)
        rc = match_trim_plan(ctx, &plan);
    if (rc < 0)
        return rc;
    *ret = ARENA_ARRAY(ctx->arena, struct agenda_plan, plan.n + 1);
    for (size_t i = 0; i < plan.n; i++) {
        const struct plan_item *x = &plan.items[i];
        if (!agenda_is_marked(marks, n, STR("plan_step"), x->subject, 0, ctx->today))
            (*ret)[(*ret_n)++] = (struct agenda_plan){
                .subject = x->subject,
                .title = x->title,
                .what = x->step ? x->step->what : STR_NULL,
                .when = plan_when(ctx->arena, &x->date),
                .sure = x->date.status == PLAN_OWN ? STR_NULL : plan_sure(ctx->arena, x),
                .from = x->date.from,
                .due = x->date.until,
                .opens = x->step && x->step->opens && x->date.status != PLAN_OWN,
                .about = x->date.about,
                .key = x->key};
    }
    return 0;
}

int today_plan_done(struct op_ctx *ctx, const struct turn *t)
{
    struct plan plan;
    struct plan_item item;
    int rc = plan_load(ctx, 0, &plan);
    for (size_t i = 0; rc == 0 && i < plan.n; i++)
        if (plan.items[i].subject == t->subject)
            return plan_say(ctx, plan.items[i].key, MILESTONE_DONE, ctx->today, &item);
    return rc < 0 ? rc
                  : err_set(ctx->err, ERR_NOT_FOUND, "This step is not in your plan any more.");
}
