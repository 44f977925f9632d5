/* SPDX-License-Identifier: Apache-2.0 */
/* What people do with their own login. */
#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/sink.h"
#include "def/errors.h"
#include "ops/access_int.h"
#include "ops/email.h"
#include "ops/key.h"
#include "ops/password.h"
#include "ops/secret.h"
#include "ops/totp.h"
#include "store/login_session.h"
#include "store/recovery_code.h"
#include "store/store.h"

enum { CODES = 10 };

static bool second_is_on(const struct login *x) { return str_starts(x->totp, STR("=")); }

static int emit(struct op_ctx *ctx, const struct login *x, struct sink *out)
{
    int64_t left = recovery_code_left(ctx->db, x->account);
    if (left < 0)
        return (int)left;
    sink_map_begin(out);
    sink_kv_id(out, "account", x->account);
    sink_kv_str(out, "email", x->email);
    sink_kv_str(out, "name", x->name);
    sink_kv_str(out, "role", x->role);
    sink_kv_bool(out, "password", x->password.n != 0);
    access_kv_instant(out, "password_at", x->password_at);
    sink_kv_bool(out, "second", second_is_on(x));
    sink_kv_i64(out, "codes_left", left);
    access_kv_instant(out, "created_at", x->created_at);
    sink_map_end(out);
    return 0;
}

int run_login_show(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct login_work w;
    struct login x;
    int rc = access_begin(ctx, &w, &x);
    return rc == 0 ? emit(ctx, &x, out) : rc;
}

/* ---- name and e-mail */

static int change_email(struct op_ctx *ctx, struct login_work *w, struct login *x, struct str to)
{
    struct login other;
    if (!email_is_one(to))
        return err_set(ctx->err, ERR_INVALID, "\"%.*s\" is no e-mail address.", STR_ARG(to));
    x->email = str_trim(to);
    x->email_key = email_key(ctx->arena, to);
    int rc = login_find_email(ctx->db, ctx->arena, x->email_key, &other);
    if (rc == 0 && other.account != x->account)
        return err_set(ctx->err, ERR_CONFLICT, "Another account has this e-mail.");
    (void)w;
    return rc == ERR_NOT_FOUND || rc == 0 ? access_note(ctx, SECURITY_EMAIL, x->account, x->email)
                                          : rc;
}

static int save_edit(struct op_ctx *ctx, struct login_work *w, const struct login_edit_in *in,
                     bool email, struct login *x)
{
    int rc = db_begin_write(ctx->db);
    if (rc == 0)
        rc = login_load(ctx->db, ctx->arena, x->account, x);
    if (rc == 0 && email)
        rc = change_email(ctx, w, x, in->email);
    if (rc == 0 && context_has(ctx, "name")) {
        x->name = str_trim(in->name);
        rc = access_note(ctx, SECURITY_NAME, x->account, x->name);
    }
    if (rc == 0)
        rc = login_save(ctx->db, x);
    return rc == 0 ? db_commit(ctx->db) : rc;
}

int run_login_edit(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct login_edit_in *i = in;
    struct login_work w;
    struct login x;
    int rc = access_begin(ctx, &w, &x);
    bool email = rc == 0 && context_has(ctx, "email") && !str_eq(str_trim(i->email), x.email);
    /* A provider vouches for addresses: one that somebody chose for themselves would be taken for
     * the person who has it there. */
    if (email && w.site.oidc_issuer.n && !perm_has(ctx->who.perms, PERM_ADMIN))
        return err_set(ctx->err, ERR_FORBIDDEN,
                       "Your e-mail is the one the identity provider knows: ask the staff of this "
                       "server to change it.");
    if (email && !i->password.n)
        return err_set(ctx->err, ERR_INVALID, "A new e-mail needs your password, too.");
    if (rc == 0 && email)
        rc = access_password(&w, &x, i->password);
    if (rc == 0)
        rc = save_edit(ctx, &w, i, email, &x);
    ctx->message = STR("Login changed");
    return rc == 0 ? emit(ctx, &x, out) : rc;
}

/* ---- password */

/* All sessions end; the one that asks goes on under a new cookie. */
static int save_password(struct op_ctx *ctx, struct login_work *w, struct login *x, struct str hash,
                         int64_t *ret_ended)
{
    struct login now;
    struct login_result session = {0};
    int rc = db_begin_write(ctx->db);
    if (rc == 0)
        rc = login_load(ctx->db, ctx->arena, x->account, &now);
    if (rc == 0 && !str_eq(now.password, x->password))
        return err_set(ctx->err, ERR_CONFLICT, "The password was changed in the meantime.");
    now.password = hash;
    now.password_at = ctx->now;
    if (rc == 0)
        rc = login_save(ctx->db, &now);
    *ret_ended = rc == 0 ? login_session_remove_others(ctx->db, x->account, 0) : rc;
    rc = *ret_ended < 0 ? (int)*ret_ended : ticket_remove_of(ctx->db, STR("second"), x->account);
    if (rc == 0)
        rc = ticket_remove_of(ctx->db, STR("reset"), x->account);
    if (rc == 0 && ctx->who.session) {
        rc = login_start_session(w, &now, &session);
        *ret_ended -= 1;
    }
    if (rc == 0)
        rc = access_note(ctx, SECURITY_PASSWORD, x->account, STR_NULL);
    if (rc == 0)
        rc = db_commit(ctx->db);
    if (rc == 0) {
        ctx->cookie = session.cookie;
        ctx->cookie_seconds = session.cookie_seconds;
    }
    return rc;
}

int run_password_change(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct password_in *i = in;
    struct login_work w;
    struct login x;
    struct str hash;
    int64_t ended = 0;
    int rc = access_begin(ctx, &w, &x);
    if (rc == 0)
        rc = access_password(&w, &x, i->current);
    if (rc == 0)
        rc = password_check_rules(ctx->arena, i->new_password, x.email, x.name, ctx->err);
    if (rc == 0)
        rc = password_hash(ctx->arena, &w.site, i->new_password, &hash, ctx->err);
    if (rc == 0)
        rc = save_password(ctx, &w, &x, hash, &ended);
    if (rc < 0)
        return rc;
    ctx->message = STR("Password changed");
    sink_map_begin(out);
    sink_kv_bool(out, "changed", true);
    sink_kv_i64(out, "ended", ended);
    sink_map_end(out);
    return 0;
}

/* ---- second factor */

int run_second_begin(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct login_work w;
    struct login x;
    struct str sealed;
    int rc = access_begin(ctx, &w, &x);
    if (rc == 0 && second_is_on(&x))
        return err_set(ctx->err, ERR_CONFLICT,
                       "A second factor is on already: remove it first, then begin anew.");
    struct str secret = totp_secret_new(ctx->arena);
    if (rc == 0)
        rc = key_seal(ctx->app, ctx->arena, "totp", x.account, secret, &sealed, ctx->err);
    if (rc < 0)
        return rc;
    x.totp = str_format(ctx->arena, "?%.*s", STR_ARG(sealed));
    x.totp_step = 0;
    rc = login_save(ctx->db, &x);
    if (rc < 0)
        return rc;
    sink_map_begin(out);
    sink_kv_str(out, "secret", totp_secret_text(ctx->arena, secret));
    sink_kv_str(out, "uri", totp_uri(ctx->arena, secret, w.site.name, x.email));
    sink_map_end(out);
    return 0;
}

/* Ten codes, shown once. */
static int make_codes(struct op_ctx *ctx, const struct login *x, struct sink *out)
{
    struct str codes[CODES], hashes[CODES];
    for (size_t i = 0; i < CODES; i++) {
        codes[i] = secret_new_code(ctx->arena);
        hashes[i] = secret_hash(ctx->arena, secret_code_key(ctx->arena, codes[i]));
    }
    int rc = recovery_code_set(ctx->db, x->account, hashes, CODES);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < CODES; i++) {
        sink_map_begin(out);
        sink_kv_i64(out, "place", (int64_t)i + 1);
        sink_kv_str(out, "code", codes[i]);
        sink_map_end(out);
    }
    sink_list_end(out);
    return 0;
}

int run_second_confirm(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct code_in *i = in;
    struct login_work w;
    struct login x;
    struct str secret;
    int rc = access_begin(ctx, &w, &x);
    if (rc == 0 && !str_starts(x.totp, STR("?")))
        return err_set(ctx->err, ERR_CONFLICT,
                       second_is_on(&x) ? "The second factor is on already."
                                        : "Begin first: that gives the secret for your app.");
    if (rc == 0)
        rc = login_open_second(&w, &x, &secret);
    if (rc < 0)
        return rc;
    x.totp_step = totp_find_step(secret, secret_code_key(ctx->arena, i->code), ctx->now);
    if (!x.totp_step)
        return err_set(ctx->err, ERR_FORBIDDEN,
                       "This code is not right: look whether the clock of your phone is right, and "
                       "take the code it shows now.");
    x.totp = str_format(ctx->arena, "=%.*s", STR_ARG(str_sub(x.totp, 1, x.totp.n)));
    rc = login_save(ctx->db, &x);
    if (rc == 0)
        rc = access_note(ctx, SECURITY_SECOND_ON, x.account, STR_NULL);
    return rc == 0 ? make_codes(ctx, &x, out) : rc;
}

int run_second_remove(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct secret_in *i = in;
    struct login_work w;
    struct login x;
    int rc = access_begin(ctx, &w, &x);
    if (rc == 0)
        rc = access_password(&w, &x, i->password);
    if (rc == 0)
        rc = db_begin_write(ctx->db);
    if (rc == 0)
        rc = login_load(ctx->db, ctx->arena, x.account, &x);
    x.totp = STR_NULL;
    if (rc == 0)
        rc = login_save(ctx->db, &x);
    if (rc == 0)
        rc = recovery_code_set(ctx->db, x.account, NULL, 0);
    if (rc == 0)
        rc = access_note(ctx, SECURITY_SECOND_OFF, x.account, STR_NULL);
    if (rc == 0)
        rc = db_commit(ctx->db);
    if (rc < 0)
        return rc;
    ctx->message = STR("No code is asked for any more");
    sink_map_begin(out);
    sink_kv_bool(out, "second", false);
    sink_map_end(out);
    return 0;
}

int run_second_codes(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct secret_in *i = in;
    struct login_work w;
    struct login x;
    int rc = access_begin(ctx, &w, &x);
    if (rc == 0 && !second_is_on(&x))
        return err_set(ctx->err, ERR_CONFLICT, "There is no second factor: begin one first.");
    if (rc == 0)
        rc = access_password(&w, &x, i->password);
    if (rc == 0)
        rc = db_begin_write(ctx->db);
    if (rc == 0)
        rc = make_codes(ctx, &x, out);
    if (rc == 0)
        rc = access_note(ctx, SECURITY_CODES, x.account, STR_NULL);
    return rc == 0 ? db_commit(ctx->db) : rc;
}
