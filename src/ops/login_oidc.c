/* SPDX-License-Identifier: Apache-2.0 */
/* Logging in through an identity provider. What it says was checked before (outbound/oidc.h). */
#include "ops/login.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/id.h"
#include "def/errors.h"
#include "ops/email.h"
#include "ops/login_int.h"
#include "ops/secret.h"
#include "store/store.h"

enum { MINUTES = 10 };

static int keep(struct login_work *w, struct str state, struct str detail)
{
    struct ticket t = {.id = id_new(),
                       .kind = STR("oidc"),
                       .hash = secret_hash(w->a, state),
                       .detail = detail,
                       .created_at = w->now,
                       .expires_at = w->now + MINUTES * 60 * INT64_C(1000000)};
    int rc = db_begin_write(w->db);
    if (rc == 0)
        rc = ticket_remove_old(w->db, t.kind, w->now);
    if (rc == 0)
        rc = ticket_add(w->db, &t);
    return rc == 0 ? db_commit(w->db) : rc;
}

int login_oidc_keep(const struct app *app, struct db *db, struct str state, struct str detail,
                    struct err *err)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct login_work w;
    int rc = login_work_begin(&w, app, db, a, NULL, err);
    if (rc == 0)
        rc = keep(&w, state, detail);
    return login_work_end(&w, rc);
}

static int take(struct login_work *w, struct str state, struct str *ret_detail)
{
    struct ticket t;
    int rc = db_begin_write(w->db);
    if (rc == 0)
        rc = ticket_find(w->db, w->a, secret_hash(w->a, state), w->now, &t);
    if (rc == 0 && str_eq(t.kind, STR("oidc")))
        rc = ticket_take(w->db, t.id);
    else if (rc == 0)
        rc = ERR_NOT_FOUND;
    if (rc == 0 || rc == ERR_NOT_FOUND)
        return err_set(w->err, ERR_NOT_FOUND,
                       "This login took too long or was finished before: begin again.");
    if (rc == 1)
        rc = db_commit(w->db);
    if (rc == 0)
        *ret_detail = t.detail;
    return rc;
}

int login_oidc_take(const struct app *app, struct db *db, struct arena *a, struct str state,
                    struct str *ret_detail, struct err *err)
{
    struct login_work w;
    int rc = login_work_begin(&w, app, db, a, NULL, err);
    if (rc == 0)
        rc = take(&w, state, ret_detail);
    return login_work_end(&w, rc);
}

struct claim {
    struct str issuer, subject, email, key, name; /* email: verified, else "" */
};

static int refuse(struct login_work *w, const char *what)
{
    return err_set(w->err, ERR_FORBIDDEN, "%s", what);
}

static int note(struct login_work *w, enum security_kind kind, const struct login *x)
{
    return security_note(w->db, &(struct security_note){.kind = kind,
                                                        .account = x->account,
                                                        .by = x->account,
                                                        .address = w->from->address});
}

/* An account of this e-mail that nobody at the provider has yet. */
static int connect_account(struct login_work *w, const struct claim *c, struct login *x)
{
    if (x->oidc_subject.n)
        return refuse(w, "The account with this e-mail belongs to somebody else at the identity "
                         "provider: ask the staff of this server.");
    x->oidc_issuer = c->issuer;
    x->oidc_subject = c->subject;
    int rc = login_save(w->db, x);
    return rc < 0 ? rc : note(w, SECURITY_OIDC_LINKED, x);
}

static int make_account(struct login_work *w, const struct claim *c, struct str role,
                        struct login *x)
{
    *x = (struct login){.email = c->email,
                        .name = c->name,
                        .role = role,
                        .oidc_issuer = c->issuer,
                        .oidc_subject = c->subject};
    return login_make(w, x, 0);
}

static int join_by_invitation(struct login_work *w, const struct claim *c, const struct ticket *t,
                              struct login *x)
{
    int rc = ticket_take(w->db, t->id);
    if (rc == 1)
        rc = make_account(w, c, t->role, x);
    return rc < 0 ? rc : note(w, SECURITY_JOINED, x);
}

static int find_or_make(struct login_work *w, const struct claim *c, struct login *x)
{
    struct ticket t;
    int rc = login_find_subject(w->db, w->a, c->issuer, c->subject, x);
    if (rc != ERR_NOT_FOUND)
        return rc;
    if (!c->email.n)
        return refuse(w, "The identity provider does not vouch for your e-mail: ask the staff of "
                         "this server for an invitation.");
    rc = login_find_email(w->db, w->a, c->key, x);
    if (rc == 0)
        return connect_account(w, c, x);
    if (rc == ERR_NOT_FOUND)
        rc = ticket_find_email(w->db, w->a, STR("invite"), c->key, w->now, &t);
    if (rc == 0)
        return join_by_invitation(w, c, &t, x);
    if (rc != ERR_NOT_FOUND)
        return rc;
    if (login_count(w->db, STR_NULL) == 0)
        return refuse(w, "There is no account here yet: the first is made by the set-up link.");
    if (!w->site.oidc_open)
        return refuse(w, "You have no account here yet: ask the staff of this server for an "
                         "invitation.");
    return make_account(w, c, STR("student"), x);
}

static int log_in(struct login_work *w, const struct claim *c, struct login_result *ret)
{
    struct login x;
    int rc = db_begin_write(w->db);
    if (rc == 0)
        rc = find_or_make(w, c, &x);
    if (rc == 0 && !login_is_active(&x))
        return refuse(w, "This account is disabled: ask the staff of this server.");
    if (rc == 0)
        rc = login_finish(w, &x, c->issuer, ret);
    return rc == 0 ? db_commit(w->db) : rc;
}

int login_oidc(const struct app *app, struct db *db, struct arena *a, struct str issuer,
               struct str subject, struct str email, bool email_verified, struct str name,
               const struct login_client *from, struct login_result *ret, struct err *err)
{
    struct login_work w;
    bool good = email_verified && email_is_one(email);
    struct claim c = {.issuer = issuer,
                      .subject = subject,
                      .email = good ? email : STR_NULL,
                      .key = good ? email_key(a, email) : STR_NULL,
                      .name = utf8_repair(a, name)};
    if (!issuer.n || !subject.n)
        return err_set(err, ERR_FORBIDDEN, "The identity provider does not say who you are.");
    int rc = login_work_begin(&w, app, db, a, from, err);
    if (rc == 0)
        rc = log_in(&w, &c, ret);
    return login_work_end(&w, rc);
}
