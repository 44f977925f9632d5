/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/ask_keep.h"

#include "base/arena.h"
#include "insight/ask_flow.h"
#include "ops/save.h"
#include "store/record.h"

int ask_keep_check(struct op_ctx *ctx, const struct entity *e, const void *before,
                   const void *after)
{
    return e == &entity_ask ? ask_change_check(before, after, ctx->err) : 0;
}

static bool was_done(const struct ask *x)
{
    return x->state == ASK_DONE || x->state == ASK_THANKED || x->state == ASK_TOLD;
}

int ask_keep_follow(struct op_ctx *ctx, const struct entity *e, const void *after)
{
    const struct help *help = after;
    struct ask *asks;
    size_t n;
    if (e != &entity_help || help->direction == HELP_GIVEN)
        return 0;
    int rc = record_list(ctx->db, ctx->arena, &entity_ask, field_find(ask_fields, STR("received")),
                         help->record.id, (void **)&asks, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        struct ask x = asks[i];
        if (!was_done(&x))
            continue;
        x.thanked_on = help->thanked_on;
        x.told_on = help->told_on;
        x.state = (int)ask_state_of_dates(&x);
        rc = save_change(ctx, &entity_ask, &asks[i], &x);
    }
    return rc;
}
