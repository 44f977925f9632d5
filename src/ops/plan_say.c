/* SPDX-License-Identifier: Apache-2.0 */
/* What the owner says to a step of the plan. */
#include "base/arena.h"
#include "def/errors.h"
#include "ops/plan_int.h"
#include "ops/save.h"

int plan_find(struct op_ctx *ctx, struct str key, struct plan_item *ret)
{
    struct plan plan;
    int rc = plan_load(ctx, 0, &plan);
    key = str_trim(key);
    for (size_t i = 0; rc == 0 && i < plan.n; i++)
        if (str_eq_nocase(plan.items[i].key, key) || str_eq_nocase(plan.items[i].title, key)) {
            *ret = plan.items[i];
            return 0;
        }
    if (rc < 0)
        return rc;
    if (!plan.student.graduation_year)
        return err_set(
            ctx->err, ERR_NOT_FOUND,
            "The plan has no dates yet: set your graduation year first (wellmet settings "
            "set --graduation-year 2029).");
    return err_set(ctx->err, ERR_NOT_FOUND,
                   "Your plan has no step \"%.*s\"; wellmet plan --all names them.", STR_ARG(key));
}

int plan_write(struct op_ctx *ctx, const struct plan_item *item, struct milestone *after)
{
    int rc = item->said.record.id ? save_change(ctx, &entity_milestone, &item->said, after)
                                  : save_new(ctx, &entity_milestone, after);
    ctx->result_entity = &entity_milestone;
    ctx->result_id = after->record.id;
    return rc;
}

int plan_say(struct op_ctx *ctx, struct str key, int state, struct date done_on,
             struct plan_item *ret)
{
    int rc = plan_find(ctx, key, ret);
    if (rc < 0)
        return rc;
    struct milestone after = ret->said;
    after.state = state;
    after.done_on = state == MILESTONE_DONE ? done_on : (struct date){0};
    ret->state = state;
    return plan_write(ctx, ret, &after);
}
