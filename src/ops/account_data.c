/* SPDX-License-Identifier: Apache-2.0 */
/* The whole account: taking everything out, and erasing it. */
#include "base/arena.h"
#include "base/err.h"
#include "base/json_out.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/access_int.h"
#include "ops/exporting.h"
#include "store/change.h"
#include "store/login_session.h"
#include "store/recovery_code.h"
#include "store/security_event.h"
#include "store/store.h"
#include "store/token.h"

/* ---- the login, without what opens it */

/* Key and value of a map; the sink writes ids and instants as the API does. */
static void login_map(struct op_ctx *ctx, const struct login *x, struct sink *s)
{
    sink_map_begin(s);
    sink_kv_id(s, "account", x->account);
    sink_kv_str(s, "email", x->email);
    sink_kv_str(s, "name", x->name);
    sink_kv_str(s, "role", x->role);
    sink_kv_bool(s, "password", x->password.n != 0);
    access_kv_instant(s, "password_at", x->password_at);
    sink_kv_bool(s, "second", str_starts(x->totp, STR("=")));
    sink_kv_i64(s, "codes_left", recovery_code_left(ctx->db, x->account));
    sink_kv_str(s, "identity_provider", x->oidc_issuer);
    sink_kv_str(s, "identity", x->oidc_subject);
    access_kv_instant(s, "created_at", x->created_at);
    access_kv_instant(s, "seen_at", x->seen_at);
    sink_map_end(s);
}

static int sessions_list(struct op_ctx *ctx, int64_t account, struct sink *s)
{
    struct login_session *rows;
    size_t n;
    int rc = login_session_list(ctx->db, ctx->arena, account, &rows, &n);
    sink_list_begin(s);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        sink_map_begin(s);
        sink_kv_str(s, "agent", rows[i].agent);
        sink_kv_str(s, "address", rows[i].address);
        access_kv_instant(s, "created_at", rows[i].created_at);
        access_kv_instant(s, "seen_at", rows[i].seen_at);
        sink_map_end(s);
    }
    sink_list_end(s);
    return rc;
}

static int tokens_list(struct op_ctx *ctx, int64_t account, struct sink *s)
{
    struct token *rows;
    size_t n;
    int rc = token_list(ctx->db, ctx->arena, account, &rows, &n);
    sink_list_begin(s);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        sink_map_begin(s);
        sink_kv_str(s, "name", rows[i].name);
        sink_kv_str(s, "scope", rows[i].scope);
        access_kv_instant(s, "created_at", rows[i].created_at);
        access_kv_instant(s, "used_at", rows[i].used_at);
        sink_map_end(s);
    }
    sink_list_end(s);
    return rc;
}

/* All of them, page by page. */
static int events_list(struct op_ctx *ctx, int64_t account, struct sink *s)
{
    struct security_event *rows;
    size_t n;
    int64_t before = 0;
    int rc;
    sink_list_begin(s);
    do {
        rc = security_event_list(ctx->db, ctx->arena, account, before, LIMIT_PAGE_MAX, &rows, &n);
        for (size_t i = 0; rc == 0 && i < n; i++) {
            sink_map_begin(s);
            access_kv_instant(s, "at", rows[i].at);
            sink_kv_str(s, "kind", rows[i].kind);
            sink_kv_str(s, "what", security_words(rows[i].kind));
            sink_kv_str(s, "detail", rows[i].detail);
            sink_kv_str(s, "address", rows[i].address);
            sink_map_end(s);
            before = rows[i].id;
        }
    } while (rc == 0 && n == LIMIT_PAGE_MAX);
    sink_list_end(s);
    return rc;
}

static int export_login(struct op_ctx *ctx, struct strbuf *out)
{
    struct login_work w;
    struct login x;
    if (ctx->who.local) {
        STRBUF_LIT(out, "null");
        return 0;
    }
    int rc = access_begin(ctx, &w, &x);
    if (rc == 0)
        rc = db_begin_read(ctx->db);
    if (rc < 0)
        return rc;
    struct sink *s = sink_new(ctx->arena, SINK_JSON, out, 0);
    sink_map_begin(s);
    sink_key(s, "login");
    login_map(ctx, &x, s);
    sink_key(s, "sessions");
    rc = sessions_list(ctx, x.account, s);
    sink_key(s, "tokens");
    if (rc == 0)
        rc = tokens_list(ctx, x.account, s);
    sink_key(s, "events");
    if (rc == 0)
        rc = events_list(ctx, x.account, s);
    sink_map_end(s);
    sink_finish(s);
    db_rollback(ctx->db);
    return rc;
}

/* ---- the history */

static void json_instant(struct json_out *j, const char *key, int64_t at)
{
    json_key(j, str_c(key));
    json_i64(j, at);
}

static void json_text(struct json_out *j, const char *key, struct str text)
{
    json_key(j, str_c(key));
    json_string(j, text);
}

static void write_change(struct json_out *j, const struct change *c)
{
    json_map_begin(j);
    json_instant(j, "seq", c->seq);
    json_instant(j, "action", c->action_id);
    json_text(j, "entity", c->entity);
    json_instant(j, "id", c->entity_id);
    json_instant(j, "version", c->version);
    json_key(j, STR("before"));
    c->before.n ? json_raw(j, c->before) : json_null(j);
    json_key(j, STR("after"));
    c->after.n ? json_raw(j, c->after) : json_null(j);
    json_text(j, "actor", c->actor);
    json_instant(j, "at", c->at);
    json_map_end(j);
}

/* Each in an arena of its own: a history may be longer than the records. */
static int write_changes(struct op_ctx *ctx, struct strbuf *out)
{
    struct arena *item = arena_new(65536);
    struct change c;
    struct json_out j;
    int64_t seq = 0;
    int rc;
    json_init(&j, out, false);
    json_list_begin(&j);
    while ((rc = change_next(ctx->db, item, seq, &c)) == 1) {
        seq = c.seq;
        write_change(&j, &c);
        arena_reset(item);
    }
    json_list_end(&j);
    arena_free(item);
    return rc;
}

static int write_actions(struct op_ctx *ctx, struct strbuf *out)
{
    struct action *rows;
    struct json_out j;
    size_t n = 0;
    int64_t before = 0;
    int rc;
    json_init(&j, out, false);
    json_list_begin(&j);
    do {
        rc = action_list(ctx->db, ctx->arena, before, LIMIT_PAGE_MAX, &rows, &n);
        for (size_t i = 0; rc == 0 && i < n; i++) {
            json_map_begin(&j);
            json_instant(&j, "id", rows[i].id);
            json_text(&j, "op", rows[i].op);
            json_text(&j, "summary", rows[i].summary);
            json_text(&j, "actor", rows[i].actor);
            json_instant(&j, "at", rows[i].at);
            json_instant(&j, "undoes", rows[i].undoes);
            json_instant(&j, "undone_by", rows[i].undone_by);
            json_map_end(&j);
            before = rows[i].id;
        }
    } while (rc == 0 && n == LIMIT_PAGE_MAX);
    json_list_end(&j);
    return rc;
}

static int export_records(struct op_ctx *ctx, struct strbuf *out)
{
    db_set_owner(ctx->db, ctx->who.account);
    int rc = db_begin_read(ctx->db);
    STRBUF_LIT(out, ",\n\"records\":");
    if (rc == 0)
        rc = export_json(ctx, out);
    STRBUF_LIT(out, ",\n\"actions\":");
    if (rc == 0)
        rc = write_actions(ctx, out);
    STRBUF_LIT(out, ",\n\"changes\":");
    if (rc == 0)
        rc = write_changes(ctx, out);
    db_rollback(ctx->db);
    db_set_owner(ctx->db, OWNER_SITE);
    return rc;
}

static int note_export(struct op_ctx *ctx)
{
    int rc = ctx->who.local ? 0 : db_begin_write(ctx->db);
    if (rc < 0 || ctx->who.local)
        return rc;
    rc = access_note(ctx, SECURITY_EXPORT, ctx->who.account, STR_NULL);
    rc = rc == 0 ? db_commit(ctx->db) : rc;
    db_rollback(ctx->db);
    return rc;
}

int run_account_export(struct op_ctx *ctx, const void *in, struct sink *sink)
{
    (void)in;
    (void)sink;
    struct strbuf out;
    strbuf_init(&out, ctx->arena, LIMIT_OUTPUT);
    STRBUF_LIT(&out, "{\"wellmet\":1,\n\"account\":");
    int rc = export_login(ctx, &out);
    if (rc == 0)
        rc = export_records(ctx, &out);
    STRBUF_LIT(&out, "}\n");
    if (rc == 0 && out.overflow)
        return err_set(ctx->err, ERR_LIMIT, "This is more than one file can hold.");
    if (rc == 0)
        rc = note_export(ctx);
    if (rc < 0)
        return rc;
    ctx->raw = strbuf_get(&out);
    ctx->raw_type = STR("application/json");
    ctx->raw_name = STR("wellmet-account.json");
    return 0;
}

int run_account_erase(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct secret_in *i = in;
    struct login_work w;
    struct login x;
    int rc = access_begin(ctx, &w, &x);
    if (rc == 0)
        rc = access_password(&w, &x, i->password);
    int64_t n = rc == 0 ? access_erase(ctx, &x) : rc;
    if (n < 0)
        return (int)n;
    ctx->message = STR("Your account and its records are erased");
    sink_map_begin(out);
    sink_kv_i64(out, "removed", n);
    sink_map_end(out);
    return 0;
}
