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

#include <math.h>
#include <pthread.h>

int context_account(struct op_ctx *ctx, struct account *ret)
{
    memset(ret, 0, sizeof(*ret));
    int rc = record_next(ctx->db, ctx->arena, &entity_account, 0, ret);
    return rc < 0 ? rc : 0;
}

/* Zones are files: each is read once a process, for the few names an account ever has. The
 * system's own zone is taken to stay what it was at the start. */
static const struct zone *zone_of(struct arena *a, struct str name)
{
    enum { KEPT = 8 };
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static struct arena *kept_in;
    static struct {
        struct str key;
        const struct zone *zone;
    } kept[KEPT];
    static size_t n;
    const char *tz = getenv("TZ");
    struct str key = name.n ? name : str_format(a, "TZ=%s", tz ? tz : "");
    const struct zone *zone = NULL;
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < n && !zone; i++)
        zone = str_eq(kept[i].key, key) ? kept[i].zone : NULL;
    if (!zone && n < KEPT) {
        kept_in = kept_in ? kept_in : arena_new(0);
        zone = zone_load(kept_in, name);
        if (zone) {
            kept[n].key = str_copy(kept_in, key);
            kept[n++].zone = zone;
        }
    } else if (!zone) {
        zone = zone_load(a, name);
    }
    pthread_mutex_unlock(&lock);
    return zone;
}

int context_init(struct op_ctx *ctx, struct arena *a, const struct app *app, struct db *db,
                 const struct caller *who, struct str actor)
{
    *ctx = (struct op_ctx){.arena = a,
                           .tries_from = INFINITY,
                           .app = app,
                           .db = db,
                           .err = db_err(db),
                           .actor = actor,
                           .who = *who,
                           .now = clock_now()};
    db_clear_err(db);
    if (db_owner(db) != who->account)
        db_set_owner(db, who->account);
    struct account account;
    int rc = context_account(ctx, &account);
    if (rc < 0)
        return rc;
    ctx->zone = zone_of(a, account.time_zone);
    if (!ctx->zone)
        ctx->zone = zone_of(a, STR_NULL);
    ctx->today = zone_local(ctx->zone, ctx->now).date;
    return 0;
}

int context_day(struct op_ctx *ctx, struct date given, struct date *ret)
{
    *ret = date_is_set(given) ? given : ctx->today;
    return date_cmp(*ret, ctx->today) > 0
               ? err_set(ctx->err, ERR_INVALID, "On: choose today or a day before.")
               : 0;
}

bool context_has(const struct op_ctx *ctx, const char *name)
{
    size_t i = 0;
    FIELD_EACH (f, ctx->op->in) {
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
