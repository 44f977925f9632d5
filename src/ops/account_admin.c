/* SPDX-License-Identifier: Apache-2.0 */
/* What staff and the administrator do for the accounts of others. */
#include "base/arena.h"
#include "base/err.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/access_int.h"
#include "ops/email.h"
#include "ops/password.h"
#include "store/login_session.h"
#include "store/store.h"

static void emit(const struct login *x, struct sink *out)
{
    sink_map_begin(out);
    sink_kv_id(out, "id", x->account);
    sink_kv_str(out, "email", x->email);
    sink_kv_str(out, "name", x->name);
    sink_kv_str(out, "role", x->role);
    sink_kv_str(out, "state", x->state);
    sink_kv_bool(out, "second", str_starts(x->totp, STR("=")));
    access_kv_instant(out, "created_at", x->created_at);
    access_kv_instant(out, "seen_at", x->seen_at);
    sink_map_end(out);
}

static bool is_admin(const struct op_ctx *ctx) { return perm_has(ctx->who.perms, PERM_ADMIN); }

/* The account asked for. Staff do not touch administrators. */
static int find(struct op_ctx *ctx, struct login_work *w, bool change, struct login *ret)
{
    int rc = access_begin_staff(ctx, w);
    if (rc == 0)
        rc = login_load(ctx->db, ctx->arena, ctx->id, ret);
    if (rc == ERR_NOT_FOUND && !ctx->who.local)
        return access_no_such(ctx);
    if (rc == 0 && change && str_eq(ret->role, STR("admin")) && !is_admin(ctx))
        return err_set(ctx->err, ERR_FORBIDDEN, "Only administrators do this for one another.");
    return rc;
}

int run_account_list(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct page_in *i = in;
    struct login_work w;
    struct login *rows;
    size_t n;
    int rc = access_begin_staff(ctx, &w);
    if (rc == 0)
        rc = login_list(ctx->db, ctx->arena, email_key(ctx->arena, i->after),
                        i->limit ? i->limit : LIMIT_PAGE, &rows, &n);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t k = 0; k < n; k++)
        emit(&rows[k], out);
    sink_list_end(out);
    return 0;
}

int run_account_login(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct login_work w;
    struct login x;
    int rc = find(ctx, &w, false, &x);
    if (rc == 0)
        emit(&x, out);
    return rc;
}

/* ---- links */

static void emit_link(struct op_ctx *ctx, const struct login_work *w, struct str secret,
                      int64_t days, struct sink *out)
{
    sink_kv_str(out, "link", secret.n ? login_link_text(ctx->arena, &w->site, secret) : STR_NULL);
    access_kv_instant(out, "expires_at", secret.n ? ctx->now + days * 86400 * INT64_C(1000000) : 0);
}

static const char *const role_keys[ROLE_COUNT] = {"student", "student", "mentor", "staff", "admin"};

/* A new invitation takes the place of an older one for the same address. */
static int invite(struct op_ctx *ctx, struct login_work *w, struct str email, struct str name,
                  int role, int64_t days, int64_t *ret_id, struct str *ret_secret)
{
    struct login other;
    struct ticket t = {.kind = STR("invite"),
                       .role = str_c(role_keys[role]),
                       .email = email_key(ctx->arena, email),
                       .name = str_trim(name),
                       .made_by = ctx->who.local ? 0 : ctx->who.account},
                  old;
    if (!email_is_one(email))
        return err_set(ctx->err, ERR_INVALID, "\"%.*s\" is no e-mail address.", STR_ARG(email));
    if (role >= ROLE_STAFF && !is_admin(ctx))
        return err_set(ctx->err, ERR_FORBIDDEN,
                       "Staff invite students and mentors; ask an administrator for others.");
    int rc = login_find_email(ctx->db, ctx->arena, t.email, &other);
    if (rc == 0)
        return err_set(ctx->err, ERR_CONFLICT, "An account has this e-mail already.");
    while ((rc = ticket_find_email(ctx->db, ctx->arena, t.kind, t.email, 0, &old)) == 0)
        if ((rc = ticket_take(ctx->db, old.id)) < 0)
            return rc;
    if (rc == ERR_NOT_FOUND)
        rc = login_make_ticket(ctx->db, ctx->arena, &t, days ? days : w->site.invite_days,
                               ret_secret);
    if (rc == 0)
        rc = ticket_find_email(ctx->db, ctx->arena, t.kind, t.email, 0, &old);
    if (rc == 0)
        *ret_id = old.id;
    return rc < 0 ? rc : access_note(ctx, SECURITY_INVITED, 0, t.email);
}

int run_account_invite(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct invite_in *i = in;
    struct login_work w;
    struct str secret;
    int64_t id;
    int rc = access_begin_staff(ctx, &w);
    if (rc == 0)
        rc = invite(ctx, &w, i->email, i->name, i->role, i->days, &id, &secret);
    if (rc < 0)
        return rc;
    sink_map_begin(out);
    sink_kv_id(out, "id", id);
    sink_kv_str(out, "email", email_key(ctx->arena, i->email));
    sink_kv_str(out, "name", str_trim(i->name));
    sink_kv_str(out, "role", str_c(role_keys[i->role]));
    emit_link(ctx, &w, secret, i->days ? i->days : w.site.invite_days, out);
    sink_map_end(out);
    return 0;
}

int run_account_reset(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct days_in *i = in;
    struct login_work w;
    struct login x;
    struct str secret;
    int rc = find(ctx, &w, true, &x);
    if (rc == 0 && !login_is_active(&x))
        return err_set(ctx->err, ERR_CONFLICT, "This account is disabled: enable it first.");
    int64_t days = i->days ? i->days : w.site.invite_days;
    struct ticket t = {.kind = STR("reset"), .account = ctx->id, .made_by = ctx->who.account};
    if (rc == 0)
        rc = ticket_remove_of(ctx->db, t.kind, x.account);
    if (rc == 0)
        rc = login_make_ticket(ctx->db, ctx->arena, &t, days, &secret);
    if (rc == 0)
        rc = access_note(ctx, SECURITY_RESET_MADE, x.account, STR_NULL);
    if (rc < 0)
        return rc;
    sink_map_begin(out);
    sink_kv_id(out, "id", x.account);
    sink_kv_str(out, "email", x.email);
    emit_link(ctx, &w, secret, days, out);
    sink_map_end(out);
    return 0;
}

int run_invitation_list(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct login_work w;
    struct ticket *rows;
    size_t n;
    int rc = access_begin_staff(ctx, &w);
    if (rc == 0)
        rc = ticket_list(ctx->db, ctx->arena, STR("invite"), &rows, &n);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t k = 0; k < n; k++) {
        struct login by = {0};
        if (rows[k].expires_at <= ctx->now)
            continue;
        if (rows[k].made_by)
            login_load(ctx->db, ctx->arena, rows[k].made_by, &by);
        sink_map_begin(out);
        sink_kv_id(out, "id", rows[k].id);
        sink_kv_str(out, "email", rows[k].email);
        sink_kv_str(out, "name", rows[k].name);
        sink_kv_str(out, "role", rows[k].role);
        sink_kv_str(out, "by", by.email);
        access_kv_instant(out, "created_at", rows[k].created_at);
        access_kv_instant(out, "expires_at", rows[k].expires_at);
        sink_map_end(out);
    }
    sink_list_end(out);
    return 0;
}

int run_invitation_remove(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct login_work w;
    struct ticket t;
    int rc = access_begin_staff(ctx, &w);
    if (rc == 0) {
        rc = ticket_load(ctx->db, ctx->arena, STR("invite"), ctx->id, &t);
        if (rc == ERR_NOT_FOUND)
            return access_no_such(ctx);
    }
    if (rc == 0 && role_find(str_copy(ctx->arena, t.role).p) >= ROLE_STAFF && !is_admin(ctx))
        return err_set(ctx->err, ERR_FORBIDDEN, "Only administrators take this one back.");
    if (rc == 0)
        rc = ticket_take(ctx->db, t.id);
    if (rc == 1)
        rc = access_note(ctx, SECURITY_INVITATION_REMOVED, 0, t.email);
    if (rc < 0)
        return rc;
    ctx->message = str_format(ctx->arena, "Invitation taken back: %.*s", STR_ARG(t.email));
    sink_map_begin(out);
    sink_kv_id(out, "id", t.id);
    sink_kv_bool(out, "removed", true);
    sink_map_end(out);
    return 0;
}

/* ---- states and roles */

static int set_state(struct op_ctx *ctx, const char *state, enum security_kind kind,
                     struct sink *out)
{
    struct login_work w;
    struct login x;
    bool off = kind == SECURITY_DISABLED;
    int rc = find(ctx, &w, true, &x);
    if (rc == 0 && off && x.account == ctx->who.account)
        return err_set(ctx->err, ERR_CONFLICT, "You cannot disable your own account.");
    if (rc == 0 && off)
        rc = access_keep_admin(ctx, &x);
    if (rc < 0)
        return rc;
    x.state = str_c(state);
    int64_t n = off ? login_session_remove_others(ctx->db, x.account, 0) : 0;
    rc = n < 0 ? (int)n : login_save(ctx->db, &x);
    if (rc == 0)
        rc = access_note(ctx, kind, x.account, STR_NULL);
    ctx->message = str_format(ctx->arena, "%.*s is %s now", STR_ARG(x.email), state);
    if (rc == 0)
        emit(&x, out);
    return rc;
}

int run_account_disable(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    return set_state(ctx, "disabled", SECURITY_DISABLED, out);
}

int run_account_enable(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    return set_state(ctx, "active", SECURITY_ENABLED, out);
}

int run_account_role(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct role_in *i = in;
    struct login_work w;
    struct login x;
    int rc = find(ctx, &w, true, &x);
    if (rc == 0 && !i->role)
        return err_set(ctx->err, ERR_INVALID, "Say which role: student, mentor, staff or admin.");
    if (rc == 0 && i->role != ROLE_ADMIN)
        rc = access_keep_admin(ctx, &x);
    if (rc == 0 && i->role != ROLE_ADMIN && login_count(ctx->db, STR_NULL) == 1)
        rc = err_set(ctx->err, ERR_CONFLICT, "The only account is the administrator.");
    if (rc < 0)
        return rc;
    struct str detail = str_join(ctx->arena, x.role, STR(" to "), str_c(role_keys[i->role]));
    x.role = str_c(role_keys[i->role]);
    int64_t n = login_session_remove_others(ctx->db, x.account, 0);
    rc = n < 0 ? (int)n : login_save(ctx->db, &x);
    if (rc == 0)
        rc = access_note(ctx, SECURITY_ROLE, x.account, detail);
    ctx->message = str_format(ctx->arena, "%.*s is %.*s now", STR_ARG(x.email), STR_ARG(x.role));
    if (rc == 0)
        emit(&x, out);
    return rc;
}

int run_account_remove(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct login_work w;
    struct login x;
    int rc = find(ctx, &w, true, &x);
    int64_t n = rc == 0 ? access_erase(ctx, &x) : rc;
    if (n < 0)
        return (int)n;
    ctx->message = str_format(ctx->arena, "Account removed: %.*s", STR_ARG(x.email));
    sink_map_begin(out);
    sink_kv_id(out, "id", x.account);
    sink_kv_bool(out, "removed", true);
    sink_map_end(out);
    return 0;
}

/* ---- on the command line alone */

static void emit_added(struct op_ctx *ctx, const struct login_work *w, const struct login *x,
                       struct str secret, int64_t days, struct sink *out)
{
    sink_map_begin(out);
    sink_kv_id(out, "id", x->account);
    sink_kv_str(out, "email", x->email);
    sink_kv_str(out, "role", x->role);
    emit_link(ctx, w, secret, days, out);
    sink_map_end(out);
}

static int add_login(struct op_ctx *ctx, struct login_work *w, const struct account_add_in *i,
                     struct sink *out)
{
    struct login x = {.email = i->email, .name = i->name, .role = str_c(role_keys[i->role])};
    int rc = password_check_rules(ctx->arena, i->password, i->email, i->name, ctx->err);
    if (rc == 0)
        rc = password_hash(ctx->arena, &w->site, i->password, &x.password, ctx->err);
    if (rc == 0)
        rc = db_begin_write(ctx->db);
    if (rc == 0)
        rc = login_make(w, &x, ctx->who.local ? 0 : ctx->who.account);
    if (rc == 0)
        rc = db_commit(ctx->db);
    if (rc < 0)
        return rc;
    ctx->message =
        str_format(ctx->arena, "Account made: %.*s (%.*s)%s", STR_ARG(x.email), STR_ARG(x.role),
                   ctx->who.local ? ". From now on one has to log in" : "");
    emit_added(ctx, w, &x, STR_NULL, 0, out);
    return 0;
}

/* The first account gets the set-up link, all others an invitation. */
static int add_link(struct op_ctx *ctx, struct login_work *w, const struct account_add_in *i,
                    struct sink *out)
{
    struct str secret;
    struct login x = {.email = i->email, .role = str_c(role_keys[i->role])};
    int64_t id, days = ctx->who.local ? 1 : w->site.invite_days;
    int rc;
    if (ctx->who.local) {
        x.role = STR("admin");
        rc = login_setup_link(ctx->app, ctx->db, ctx->arena, &secret, ctx->err);
    } else {
        rc = db_begin_write(ctx->db);
        if (rc == 0)
            rc = invite(ctx, w, i->email, i->name, i->role, days, &id, &secret);
        if (rc == 0)
            rc = db_commit(ctx->db);
    }
    if (rc == 0)
        emit_added(ctx, w, &x, secret, days, out);
    return rc;
}

int run_account_add(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct account_add_in *i = in;
    struct login_work w;
    int rc = login_work_begin(&w, ctx->app, ctx->db, ctx->arena, NULL, ctx->err);
    if (rc < 0)
        return rc;
    if (ctx->who.local && i->role && i->role != ROLE_ADMIN)
        return err_set(ctx->err, ERR_INVALID,
                       "The first account is the administrator: leave --role out.");
    return i->link ? add_link(ctx, &w, i, out) : add_login(ctx, &w, i, out);
}

int run_account_setup(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct login_work w;
    struct str secret;
    int rc = login_work_begin(&w, ctx->app, ctx->db, ctx->arena, NULL, ctx->err);
    if (rc == 0)
        rc = login_setup_link(ctx->app, ctx->db, ctx->arena, &secret, ctx->err);
    if (rc < 0)
        return rc;
    sink_map_begin(out);
    emit_link(ctx, &w, secret, 1, out);
    sink_map_end(out);
    return 0;
}
