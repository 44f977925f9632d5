/* SPDX-License-Identifier: Apache-2.0 */
/* One's own login sessions, API tokens and security events. */
#include "base/arena.h"
#include "base/err.h"
#include "base/id.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/access_int.h"
#include "ops/secret.h"
#include "store/login_session.h"
#include "store/security_event.h"
#include "store/store.h"
#include "store/token.h"

#define DAYS (86400 * INT64_C(1000000))

int run_session_list(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct login_work w;
    struct login x;
    struct login_session *rows;
    size_t n;
    int rc = access_begin(ctx, &w, &x);
    if (rc == 0)
        rc = login_session_list(ctx->db, ctx->arena, x.account, &rows, &n);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++) {
        if (rows[i].expires_at <= ctx->now)
            continue;
        sink_map_begin(out);
        sink_kv_id(out, "id", rows[i].id);
        sink_kv_bool(out, "this", rows[i].id == ctx->who.session);
        sink_kv_str(out, "agent", rows[i].agent);
        sink_kv_str(out, "address", rows[i].address);
        access_kv_instant(out, "created_at", rows[i].created_at);
        access_kv_instant(out, "seen_at", rows[i].seen_at);
        access_kv_instant(out, "expires_at", rows[i].expires_at);
        sink_map_end(out);
    }
    sink_list_end(out);
    return 0;
}

static int ended(struct op_ctx *ctx, int64_t account, int64_t n, struct sink *out)
{
    if (n < 0)
        return (int)n;
    struct str detail = str_format(ctx->arena, "%lld", (long long)n);
    int rc = n ? access_note(ctx, SECURITY_SESSION_ENDED, account, detail) : 0;
    ctx->message = str_format(ctx->arena, "Login sessions ended: %lld", (long long)n);
    sink_map_begin(out);
    sink_kv_i64(out, "ended", n);
    sink_map_end(out);
    return rc;
}

int run_session_end(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct login_work w;
    struct login x;
    int rc = access_begin(ctx, &w, &x);
    int64_t n = rc == 0 ? login_session_remove(ctx->db, x.account, ctx->id) : rc;
    return n == 0 ? access_no_such(ctx) : ended(ctx, x.account, n, out);
}

int run_session_end_others(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct login_work w;
    struct login x;
    int rc = access_begin(ctx, &w, &x);
    if (rc < 0)
        return rc;
    return ended(ctx, x.account, login_session_remove_others(ctx->db, x.account, ctx->who.session),
                 out);
}

/* ---- tokens */

static void emit_token(const struct token *t, struct str secret, struct sink *out)
{
    sink_map_begin(out);
    sink_kv_id(out, "id", t->id);
    sink_kv_str(out, "name", t->name);
    sink_kv_str(out, "scope", t->scope);
    access_kv_instant(out, "created_at", t->created_at);
    access_kv_instant(out, "used_at", t->used_at);
    access_kv_instant(out, "expires_at", t->expires_at);
    if (secret.n)
        sink_kv_str(out, "token", secret);
    sink_map_end(out);
}

int run_token_list(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct login_work w;
    struct login x;
    struct token *rows;
    size_t n;
    int rc = access_begin(ctx, &w, &x);
    if (rc == 0)
        rc = token_list(ctx->db, ctx->arena, x.account, &rows, &n);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++)
        emit_token(&rows[i], STR_NULL, out);
    sink_list_end(out);
    return 0;
}

/* In a write. */
static int make_token(struct op_ctx *ctx, const struct login *x, struct str name, const char *scope,
                      int64_t days, struct token *ret, struct str *ret_secret)
{
    struct token *rows;
    size_t n;
    int rc = token_list(ctx->db, ctx->arena, x->account, &rows, &n);
    if (rc == 0 && n >= LIMIT_TOKENS)
        return err_set(ctx->err, ERR_LIMIT, "You have %d tokens: remove one you no longer use.",
                       LIMIT_TOKENS);
    if (rc < 0)
        return rc;
    *ret_secret = str_join(ctx->arena, STR("wm"), STR("_"), secret_new(ctx->arena));
    *ret = (struct token){.id = id_new(),
                          .account = x->account,
                          .name = str_trim(name),
                          .scope = str_c(scope),
                          .hash = secret_hash(ctx->arena, *ret_secret),
                          .created_at = ctx->now,
                          .expires_at = ctx->now + (days ? days : 365) * DAYS};
    rc = token_add(ctx->db, ret);
    return rc < 0 ? rc : access_note(ctx, SECURITY_TOKEN_MADE, x->account, ret->name);
}

int run_token_add(struct op_ctx *ctx, const void *in, struct sink *out)
{
    static const char *const scopes[] = {"read", "read", "write", "calendar"};
    const struct token_in *i = in;
    struct login_work w;
    struct login x;
    struct token t;
    struct str secret;
    int rc = access_begin(ctx, &w, &x);
    if (rc == 0)
        rc = make_token(ctx, &x, i->name, scopes[i->scope], i->days, &t, &secret);
    if (rc == 0)
        emit_token(&t, secret, out);
    return rc;
}

static void emit_feed(struct op_ctx *ctx, const struct login_work *w, const struct token *t,
                      struct str secret, struct sink *out)
{
    struct str remove =
        t ? str_format(ctx->arena, "wellmet token remove %.*s", STR_ARG(id_str(ctx->arena, t->id)))
          : STR_NULL;
    sink_map_begin(out);
    sink_kv_str(out, "link",
                str_format(ctx->arena, "%.*s/calendar.ics%s%.*s", STR_ARG(w->site.public_url),
                           t ? "?key=" : "", STR_ARG(secret)));
    sink_kv_id(out, "id", t ? t->id : 0);
    access_kv_instant(out, "expires_at", t ? t->expires_at : 0);
    sink_kv_str(out, "remove", remove);
    sink_map_end(out);
}

/* Who needs no login needs no key either. */
int run_plan_feed(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct feed_in *i = in;
    struct login_work w;
    struct login x;
    struct token t;
    struct str secret;
    int rc = access_begin(ctx, &w, &x);
    if (rc == ERR_NOT_FOUND && ctx->who.local) {
        *ctx->err = (struct err){0};
        emit_feed(ctx, &w, NULL, STR_NULL, out);
        return 0;
    }
    if (rc == 0)
        rc = make_token(ctx, &x, STR("calendar"), "calendar", i->days, &t, &secret);
    if (rc == 0)
        emit_feed(ctx, &w, &t, secret, out);
    return rc;
}

int run_token_remove(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct login_work w;
    struct login x;
    struct token t;
    int rc = access_begin(ctx, &w, &x);
    if (rc == 0) {
        rc = token_load(ctx->db, ctx->arena, x.account, ctx->id, &t);
        if (rc == ERR_NOT_FOUND)
            return access_no_such(ctx);
    }
    if (rc == 0)
        rc = token_remove(ctx->db, x.account, ctx->id);
    if (rc == 0)
        rc = access_note(ctx, SECURITY_TOKEN_REMOVED, x.account, t.name);
    if (rc < 0)
        return rc;
    ctx->message = str_format(ctx->arena, "Token removed: %.*s", STR_ARG(t.name));
    sink_map_begin(out);
    sink_kv_id(out, "id", t.id);
    sink_kv_bool(out, "removed", true);
    sink_map_end(out);
    return 0;
}

int run_event_list(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct page_in *i = in;
    struct login_work w;
    struct login x;
    struct security_event *rows;
    size_t n;
    int64_t after;
    int rc = access_begin(ctx, &w, &x);
    if (rc == 0)
        rc = access_after(ctx, i->after, &after);
    if (rc == 0)
        rc = security_event_list(ctx->db, ctx->arena, x.account, after,
                                 i->limit ? i->limit : LIMIT_PAGE, &rows, &n);
    if (rc == 0)
        access_emit_events(rows, n, out);
    return rc;
}
