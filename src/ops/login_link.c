/* SPDX-License-Identifier: Apache-2.0 */
/* Links that make an account or set a new password. */
#include "ops/login.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/id.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/email.h"
#include "ops/login_int.h"
#include "ops/password.h"
#include "ops/secret.h"
#include "store/login_session.h"
#include "store/store.h"

#define DAYS (86400 * INT64_C(1000000))

int login_make_ticket(struct db *db, struct arena *a, const struct ticket *t, int64_t days,
                      struct str *ret_secret)
{
    struct ticket x = *t;
    x.id = id_new();
    x.created_at = clock_now();
    x.expires_at = x.created_at + days * DAYS;
    *ret_secret = secret_new(a);
    x.hash = secret_hash(a, *ret_secret);
    return ticket_add(db, &x);
}

struct str login_link_text(struct arena *a, const struct site *site, struct str secret)
{
    return str_format(a, "%.*s" LOGIN_LINK_PATH "%.*s", STR_ARG(site->public_url), STR_ARG(secret));
}

static int no_link(struct err *err)
{
    return err_set(err, ERR_NOT_FOUND,
                   "This link was used before, is too old or was never made: ask for a new one.");
}

/* The ticket of a link. Not of the kinds that are no links. */
static int find_link(struct login_work *w, struct str secret, struct ticket *ret)
{
    int rc = ticket_find(w->db, w->a, secret_hash(w->a, secret), w->now, ret);
    bool is_link = rc == 0 && (str_eq(ret->kind, STR("setup")) ||
                               str_eq(ret->kind, STR("invite")) || str_eq(ret->kind, STR("reset")));
    return rc == ERR_NOT_FOUND || (rc == 0 && !is_link) ? no_link(w->err) : rc;
}

static enum role_kind role_of(struct arena *a, struct str key)
{
    return role_find(str_copy(a, key).p);
}

static int look(struct login_work *w, struct str secret, struct login_link *ret)
{
    struct ticket t;
    struct login x = {0};
    int rc = find_link(w, secret, &t);
    if (rc == 0 && t.account) {
        rc = login_load(w->db, w->a, t.account, &x);
        if (rc == ERR_NOT_FOUND)
            return no_link(w->err);
    }
    if (rc == 0)
        *ret = (struct login_link){.id = t.id,
                                   .kind = t.kind,
                                   .role = role_of(w->a, t.account ? x.role : t.role),
                                   .email = t.account ? x.email : t.email,
                                   .name = t.account ? x.name : t.name,
                                   .account = t.account};
    return rc;
}

int login_link_find(const struct app *app, struct db *db, struct arena *a, struct str secret,
                    struct login_link *ret, struct err *err)
{
    struct login_work w;
    int rc = login_work_begin(&w, app, db, a, NULL, err);
    if (rc == 0)
        rc = look(&w, secret, ret);
    return login_work_end(&w, rc);
}

int login_make(struct login_work *w, struct login *x, int64_t by)
{
    struct login other;
    int64_t n = login_count(w->db, STR_NULL);
    if (n < 0)
        return (int)n;
    if (!email_is_one(x->email))
        return err_set(w->err, ERR_INVALID, "\"%.*s\" is no e-mail address.", STR_ARG(x->email));
    x->email = str_trim(x->email);
    x->email_key = email_key(w->a, x->email);
    x->name = utf8_cut(str_trim(x->name), LIMIT_LINE);
    int rc = login_find_email(w->db, w->a, x->email_key, &other);
    if (rc == 0)
        return err_set(w->err, ERR_CONFLICT,
                       "An account has this e-mail already: log in with it, or take another.");
    if (rc != ERR_NOT_FOUND)
        return rc;
    x->account = n == 0 ? OWNER_LOCAL : id_new();
    x->role = n == 0 ? STR("admin") : x->role;
    x->state = STR("active");
    x->created_at = w->now;
    x->password_at = x->password.n ? w->now : 0;
    rc = login_add(w->db, x);
    return rc < 0 ? rc
                  : security_note(w->db, &(struct security_note){.kind = SECURITY_ACCOUNT_MADE,
                                                                 .account = x->account,
                                                                 .by = by ? by : x->account,
                                                                 .detail = x->role,
                                                                 .address = w->from->address});
}

/* ---- using a link up */

struct accept {
    struct str secret, email, name, hash;
};

static int set_password(struct login_work *w, const struct ticket *t, struct str hash,
                        struct login *ret)
{
    int rc = login_load(w->db, w->a, t->account, ret);
    if (rc == ERR_NOT_FOUND || (rc == 0 && !login_is_active(ret)))
        return no_link(w->err);
    if (rc < 0)
        return rc;
    ret->password = hash;
    ret->password_at = w->now;
    int64_t n = login_session_remove_others(w->db, ret->account, 0);
    rc = n < 0 ? (int)n : login_save(w->db, ret);
    if (rc == 0) /* other links to do the same, and steps begun with the old password */
        rc = ticket_remove_of(w->db, STR("reset"), ret->account);
    if (rc == 0)
        rc = ticket_remove_of(w->db, STR("second"), ret->account);
    return rc < 0 ? rc
                  : security_note(w->db, &(struct security_note){.kind = SECURITY_RESET_USED,
                                                                 .account = ret->account,
                                                                 .by = ret->account,
                                                                 .address = w->from->address});
}

/* An invitation is for the address it was made for: with another one, somebody could wait in an
 * account that a school's identity provider later connects with that address. */
static int make_account(struct login_work *w, const struct ticket *t, const struct accept *in,
                        struct login *ret)
{
    bool setup = str_eq(t->kind, STR("setup"));
    *ret = (struct login){.email = t->email.n ? t->email : in->email,
                          .name = str_trim(in->name).n ? in->name : t->name,
                          .role = t->role,
                          .password = in->hash};
    if (setup && login_count(w->db, STR_NULL) != 0)
        return no_link(w->err);
    int rc = login_make(w, ret, 0);
    if (rc < 0 || setup)
        return rc;
    return security_note(w->db, &(struct security_note){.kind = SECURITY_JOINED,
                                                        .account = ret->account,
                                                        .by = ret->account,
                                                        .address = w->from->address});
}

static int use_link(struct login_work *w, const struct accept *in, struct login_result *ret)
{
    struct ticket t;
    struct login x;
    int rc = db_begin_write(w->db);
    if (rc == 0)
        rc = find_link(w, in->secret, &t);
    if (rc == 0)
        rc = ticket_take(w->db, t.id);
    if (rc == 0)
        return no_link(w->err);
    if (rc == 1)
        rc = t.account ? set_password(w, &t, in->hash, &x) : make_account(w, &t, in, &x);
    if (rc == 0)
        rc = login_finish(w, &x, t.kind, ret);
    return rc == 0 ? db_commit(w->db) : rc;
}

static int accept(struct login_work *w, struct accept *in, struct str password,
                  struct login_result *ret)
{
    struct login_link link;
    int rc = look(w, in->secret, &link);
    struct str email = rc == 0 && link.email.n ? link.email : in->email;
    if (rc == 0 && !email_is_one(email))
        return err_set(w->err, ERR_INVALID, "\"%.*s\" is no e-mail address.", STR_ARG(email));
    if (rc == 0)
        rc = password_check_rules(w->a, password, email, in->name.n ? in->name : link.name, w->err);
    if (rc == 0)
        rc = password_hash(w->a, &w->site, password, &in->hash, w->err);
    return rc == 0 ? use_link(w, in, ret) : rc;
}

int login_accept(const struct app *app, struct db *db, struct arena *a, struct str secret,
                 struct str email, struct str name, struct str password,
                 const struct login_client *from, struct login_result *ret, struct err *err)
{
    struct login_work w;
    struct accept in = {.secret = secret, .email = email, .name = utf8_repair(a, name)};
    int rc = login_work_begin(&w, app, db, a, from, err);
    if (rc == 0)
        rc = accept(&w, &in, password, ret);
    return login_work_end(&w, rc);
}

static int make_setup(struct login_work *w, struct str *ret)
{
    struct ticket t = {.kind = STR("setup"), .role = STR("admin")};
    int rc = db_begin_write(w->db);
    int64_t n = rc == 0 ? login_count(w->db, STR_NULL) : rc;
    if (n > 0)
        return err_set(w->err, ERR_CONFLICT,
                       "There is an account already: log in, or invite with \"wellmet account "
                       "add --link\".");
    rc = n < 0 ? (int)n : ticket_remove_old(w->db, t.kind, INT64_MAX);
    if (rc == 0)
        rc = login_make_ticket(w->db, w->a, &t, 1, ret);
    if (rc == 0)
        rc = security_note(w->db, &(struct security_note){.kind = SECURITY_SETUP_MADE});
    return rc == 0 ? db_commit(w->db) : rc;
}

int login_setup_link(const struct app *app, struct db *db, struct arena *a, struct str *ret,
                     struct err *err)
{
    struct login_work w;
    int rc = login_work_begin(&w, app, db, a, NULL, err);
    if (rc == 0)
        rc = make_setup(&w, ret);
    return login_work_end(&w, rc);
}
