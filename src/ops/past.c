/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/past.h"

#include "base/arena.h"
#include "base/zone.h"
#include "store/change.h"

static void read_action(struct op_ctx *ctx, const struct action *x, struct past_action *ret)
{
    struct local_time at = zone_local(ctx->zone, x->at);
    *ret = (struct past_action){
        .id = x->id,
        .on = at.date,
        .time = str_format(ctx->arena, "%02d:%02d", at.seconds / 3600, at.seconds / 60 % 60),
        .words = x->summary.n ? x->summary : x->op,
        .actor = x->actor,
        .undone = x->undone_by != 0,
        .is_undo = str_eq(x->op, STR("undo"))};
}

int past_list(struct op_ctx *ctx, int64_t before, int64_t limit, struct past_action **ret,
              size_t *ret_n)
{
    struct action *rows = NULL;
    size_t n = 0;
    int rc = action_list(ctx->db, ctx->arena, before, limit, &rows, &n);
    if (rc < 0)
        return rc;
    *ret = ARENA_ARRAY(ctx->arena, struct past_action, n + 1);
    *ret_n = n;
    for (size_t i = 0; i < n; i++)
        read_action(ctx, &rows[i], &(*ret)[i]);
    return 0;
}
