/* SPDX-License-Identifier: Apache-2.0 */
/* What the operations on logins share. */
#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "def/errors.h"
#include "ops/access_int.h"
#include "ops/email.h"
#include "ops/password.h"
#include "ops/paths_cache.h"
#include "store/owner_rows.h"
#include "store/security_event.h"
#include "store/store.h"

static int no_logins(struct op_ctx *ctx)
{
    return err_set(ctx->err, ERR_NOT_FOUND,
                   "There is no login here: everything is yours without one. \"wellmet account "
                   "add --email YOU\" makes the first, for a server with several people.");
}

int access_begin_staff(struct op_ctx *ctx, struct login_work *w)
{
    struct login_client *from = ARENA_NEW(ctx->arena, struct login_client);
    *from = (struct login_client){.address = ctx->who.address, .agent = ctx->who.agent};
    int rc = login_work_begin(w, ctx->app, ctx->db, ctx->arena, from, ctx->err);
    return rc == 0 && ctx->who.local ? no_logins(ctx) : rc;
}

int access_begin(struct op_ctx *ctx, struct login_work *w, struct login *ret)
{
    int rc = access_begin_staff(ctx, w);
    if (rc == 0)
        rc = login_load(ctx->db, ctx->arena, ctx->who.account, ret);
    return rc == ERR_NOT_FOUND ? no_logins(ctx) : rc;
}

int access_password(struct login_work *w, const struct login *x, struct str password)
{
    bool old;
    if (!x->password.n)
        return err_set(w->err, ERR_FORBIDDEN,
                       "This login has no password: ask the staff for a link to choose one.");
    int rc = login_guard_pass(w, x, x->email_key, 'p');
    if (rc < 0)
        return rc;
    if (password_is_right(w->a, &w->site, x->password, password, &old)) {
        login_guard_forgive(w, x, x->email_key, 'p');
        return 0;
    }
    rc = login_work_note(w, &(struct security_note){.kind = SECURITY_LOGIN_FAILED,
                                                    .account = x->account,
                                                    .by = x->account,
                                                    .detail = STR("password asked for again"),
                                                    .address = w->from->address});
    return rc < 0 ? rc : err_set(w->err, ERR_FORBIDDEN, "This is not your password.");
}

int access_note(struct op_ctx *ctx, enum security_kind kind, int64_t account, struct str detail)
{
    return security_note(ctx->db,
                         &(struct security_note){.kind = kind,
                                                 .account = account,
                                                 .by = ctx->who.local ? 0 : ctx->who.account,
                                                 .detail = detail,
                                                 .address = ctx->who.address});
}

int access_no_such(struct op_ctx *ctx)
{
    return err_set(ctx->err, ERR_NOT_FOUND, "There is nothing with this id.");
}

int access_after(struct op_ctx *ctx, struct str after, int64_t *ret)
{
    *ret = 0;
    return !after.n || id_parse(after, ret) ? 0 : access_no_such(ctx);
}

void access_kv_instant(struct sink *out, const char *key, int64_t at)
{
    sink_key(out, key);
    sink_instant(out, at);
}

int access_find_id(struct op_ctx *ctx, const struct op *op, struct str text, int64_t *ret)
{
    struct login x;
    if (id_parse(text, ret))
        return 0;
    if (!str_starts(str_c(op->path), STR("/accounts/")) || str_find_char(text, '@', 0) == SIZE_MAX)
        return access_no_such(ctx);
    int rc = login_find_email(ctx->db, ctx->arena, email_key(ctx->arena, text), &x);
    if (rc == 0)
        *ret = x.account;
    return rc == ERR_NOT_FOUND ? access_no_such(ctx) : rc;
}

void access_emit_events(const struct security_event *rows, size_t n, struct sink *out)
{
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++) {
        const struct security_event *e = &rows[i];
        sink_map_begin(out);
        sink_kv_id(out, "id", e->id);
        access_kv_instant(out, "at", e->at);
        sink_kv_str(out, "kind", e->kind);
        sink_kv_str(out, "what", security_words(e->kind));
        sink_kv_str(out, "detail", e->detail);
        sink_kv_str(out, "account", e->email);
        sink_kv_str(out, "by", e->by_email);
        sink_kv_str(out, "address", e->address);
        sink_map_end(out);
    }
    sink_list_end(out);
}

int access_keep_admin(struct op_ctx *ctx, const struct login *x)
{
    int64_t all = login_count(ctx->db, STR_NULL), admins = login_count(ctx->db, STR("admin"));
    if (all < 0 || admins < 0)
        return (int)(all < 0 ? all : admins);
    if (!str_eq(x->role, STR("admin")) || !login_is_active(x) || admins > 1 || all == 1)
        return 0;
    return err_set(ctx->err, ERR_CONFLICT,
                   "%.*s is the last administrator: make somebody else one first.",
                   STR_ARG(x->email));
}

/* ---- erasing: first nobody can log in, then the records go, then the login. What is interrupted
 * leaves a disabled login, and is finished by removing it again. */

static int stop_login(struct op_ctx *ctx, const struct login *x)
{
    struct login now;
    int rc = db_begin_write(ctx->db);
    if (rc == 0)
        rc = login_load(ctx->db, ctx->arena, x->account, &now);
    if (rc == ERR_NOT_FOUND)
        rc = access_no_such(ctx);
    if (rc == 0)
        rc = access_keep_admin(ctx, &now);
    now.state = STR("disabled");
    if (rc == 0)
        rc = login_save(ctx->db, &now);
    rc = rc == 0 ? db_commit(ctx->db) : rc;
    db_rollback(ctx->db);
    return rc;
}

static int64_t remove_records(struct op_ctx *ctx, int64_t account)
{
    db_set_owner(ctx->db, account);
    int64_t rc = db_begin_write(ctx->db);
    int64_t n = rc == 0 ? owner_rows_remove(ctx->db) : rc;
    rc = n < 0 ? n : db_commit(ctx->db);
    db_rollback(ctx->db);
    db_set_owner(ctx->db, OWNER_SITE);
    return rc < 0 ? rc : n;
}

static int remove_login(struct op_ctx *ctx, const struct login *x)
{
    bool own = x->account == ctx->who.account;
    int rc = db_begin_write(ctx->db);
    if (rc == 0)
        rc = login_remove(ctx->db, x->account);
    if (rc == 0) /* no name: what is erased is forgotten */
        rc = security_note(ctx->db, &(struct security_note){
                                        .kind = SECURITY_REMOVED,
                                        .by = own ? 0 : ctx->who.account,
                                        .detail = own ? STR_NULL : id_str(ctx->arena, x->account),
                                        .address = own ? STR_NULL : ctx->who.address});
    rc = rc == 0 ? db_commit(ctx->db) : rc;
    db_rollback(ctx->db);
    return rc;
}

int64_t access_erase(struct op_ctx *ctx, const struct login *x)
{
    int rc = stop_login(ctx, x);
    int64_t n = rc == 0 ? remove_records(ctx, x->account) : rc;
    rc = n < 0 ? (int)n : remove_login(ctx, x);
    path_cache_forget(ctx->app->paths, x->account);
    return rc < 0 ? rc : n;
}
