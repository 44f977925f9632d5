/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/context.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/zone.h"
#include "def/errors.h"
#include "model/entities.h"
#include "ops/save.h"
#include "store/change.h"
#include "store/record.h"
#include "store/store.h"

int context_account(struct op_ctx *ctx, struct account *ret)
{
    memset(ret, 0, sizeof(*ret));
    int rc = record_next(ctx->db, ctx->arena, &entity_account, 0, ret);
    return rc < 0 ? rc : 0;
}

int context_init(struct op_ctx *ctx, struct arena *a, const struct app *app, struct db *db,
                 struct str actor)
{
    *ctx = (struct op_ctx){.arena = a,
                           .app = app,
                           .db = db,
                           .err = db_err(db),
                           .actor = actor,
                           .perm = PERM_ADMIN,
                           .now = clock_now()};
    ctx->err->code = 0;
    ctx->err->text[0] = '\0';
    struct account account;
    int rc = context_account(ctx, &account);
    if (rc < 0)
        return rc;
    ctx->zone = zone_load(a, account.time_zone);
    if (!ctx->zone)
        ctx->zone = zone_load(a, STR_NULL);
    ctx->today = zone_local(ctx->zone, ctx->now).date;
    return 0;
}

bool context_has(const struct op_ctx *ctx, const char *name)
{
    size_t i = 0;
    FIELD_EACH(f, ctx->op->in)
    {
        if (strcmp(f->name, name) == 0)
            return ctx->set >> i & 1;
        i++;
    }
    return false;
}

int action_begin(struct op_ctx *ctx, const char *op_name)
{
    int rc = db_begin_write(ctx->db);
    if (rc < 0)
        return rc;
    ctx->action_id = id_new();
    ctx->writes = 0;
    struct action x = {
        .id = ctx->action_id, .op = str_c(op_name), .actor = ctx->actor, .at = ctx->now};
    rc = action_add(ctx->db, &x);
    if (rc < 0) {
        ctx->action_id = 0;
        db_rollback(ctx->db);
    }
    return rc;
}

int action_end(struct op_ctx *ctx, int rc)
{
    if (rc == 0 && ctx->writes)
        rc = save_flush(ctx);
    if (rc == 0 && ctx->message.n)
        rc = action_set_summary(ctx->db, ctx->action_id, ctx->message);
    /* Nothing written: no action in the history either. */
    if (rc == 0 && ctx->writes)
        rc = db_commit(ctx->db);
    else
        db_rollback(ctx->db);
    if (rc < 0 || !ctx->writes)
        ctx->action_id = 0;
    return rc;
}
