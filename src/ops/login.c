/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/login.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/id.h"
#include "def/errors.h"
#include "ops/email.h"
#include "ops/login_guard.h"
#include "ops/login_int.h"
#include "ops/login_state_int.h"
#include "ops/password.h"
#include "ops/secret.h"
#include "store/login_session.h"
#include "store/store.h"
#include "store/token.h"

#define SECONDS INT64_C(1000000)
#define DAYS (86400 * SECONDS)
enum { AGENT_MAX = 200, SECOND_MINUTES = 10 };

/* ---- a step of logging in */

int login_work_begin(struct login_work *w, const struct app *app, struct db *db, struct arena *a,
                     const struct login_client *from, struct err *err)
{
    static const struct login_client nowhere;
    *w = (struct login_work){.app = app,
                             .db = db,
                             .a = a,
                             .err = err,
                             .from = from ? from : &nowhere,
                             .now = clock_now(),
                             .owner = db_owner(db)};
    if (w->owner != OWNER_SITE)
        db_set_owner(db, OWNER_SITE);
    return site_load(app, db, a, &w->site, err);
}

int login_work_end(struct login_work *w, int rc)
{
    db_rollback(w->db);
    if (db_owner(w->db) != w->owner)
        db_set_owner(w->db, w->owner);
    if (rc < 0 && w->err && w->err != db_err(w->db) && w->err->code != rc)
        err_set(w->err, rc, "%s", db_err(w->db)->text);
    return rc;
}

int login_work_note(struct login_work *w, const struct security_note *x)
{
    int rc = db_begin_write(w->db);
    if (rc == 0)
        rc = security_note(w->db, x);
    if (rc == 0)
        rc = db_commit(w->db);
    db_rollback(w->db);
    return rc;
}

bool login_is_active(const struct login *x) { return str_eq(x->state, STR("active")); }

struct caller login_caller(const struct login *x, const struct login_client *from)
{
    /* Every role is short: a key of def/perm.h. */
    char role[16];
    snprintf(role, sizeof(role), "%.*s", STR_ARG(x->role));
    enum role_kind kind = role_find(role);
    return (struct caller){.account = x->account,
                           .role = kind,
                           .perms = role_row(kind)->perms,
                           .name = x->name,
                           .email = x->email,
                           .address = from->address,
                           .agent = from->agent};
}

bool login_is_required(const struct app *app, struct db *db)
{
    if (app->logins && atomic_load_explicit(&app->logins->required, memory_order_relaxed))
        return true;
    int64_t owner = db_owner(db);
    if (owner != OWNER_SITE)
        db_set_owner(db, OWNER_SITE);
    int64_t n = login_count(db, STR_NULL);
    if (owner != OWNER_SITE)
        db_set_owner(db, owner);
    if (n > 0 && app->logins)
        atomic_store_explicit(&app->logins->required, true, memory_order_relaxed);
    return n != 0;
}

/* ---- cookies and tokens */

/* So long unused logins last; never longer than from the login on. */
static int64_t session_end(const struct site *s, int64_t created_at, int64_t now)
{
    int64_t idle = now + s->session_idle_days * DAYS, last = created_at + s->session_days * DAYS;
    return idle < last ? idle : last;
}

/* "Last seen" is worth no error, and not a write for each page. */
static void touch_session(const struct app *app, struct db *db, struct arena *a,
                          const struct login_session *s, int64_t now)
{
    struct login_work w;
    if (now - s->seen_at < 300 * SECONDS)
        return;
    int rc = login_work_begin(&w, app, db, a, NULL, NULL);
    if (rc == 0)
        rc = db_begin_write(db);
    if (rc == 0)
        rc = login_session_set_seen(db, s->id, now, session_end(&w.site, s->created_at, now));
    if (rc == 0)
        rc = db_commit(db);
    login_work_end(&w, rc);
}

int login_find_session(const struct app *app, struct db *db, struct arena *a, struct str cookie,
                       const struct login_client *from, struct caller *ret)
{
    struct login_session s;
    struct login x;
    int64_t owner = db_owner(db), now = clock_now();
    if (!cookie.n)
        return 0;
    db_set_owner(db, OWNER_SITE);
    int rc = login_session_find(db, a, secret_hash(a, cookie), &s, &x);
    db_set_owner(db, owner);
    if (rc != 1 || s.expires_at <= now || !login_is_active(&x))
        return rc < 0 ? rc : 0;
    touch_session(app, db, a, &s, now);
    *ret = login_caller(&x, from);
    ret->session = s.id;
    return 1;
}

static void touch_token(const struct app *app, struct db *db, struct arena *a,
                        const struct token *t, const struct login_client *from, int64_t now)
{
    struct login_work w;
    if (t->used_at && now - t->used_at < 300 * SECONDS)
        return;
    int rc = login_work_begin(&w, app, db, a, from, NULL);
    if (rc == 0)
        rc = db_begin_write(db);
    if (rc == 0)
        rc = token_set_used(db, t->id, now);
    if (rc == 0 && !t->used_at)
        rc = security_note(db, &(struct security_note){.kind = SECURITY_TOKEN_USED,
                                                       .account = t->account,
                                                       .by = t->account,
                                                       .detail = t->name,
                                                       .address = from->address});
    if (rc == 0)
        rc = db_commit(db);
    login_work_end(&w, rc);
}

int login_find_token(const struct app *app, struct db *db, struct arena *a, struct str token,
                     const struct login_client *from, struct caller *ret)
{
    struct token t;
    struct login x;
    int64_t owner = db_owner(db), now = clock_now();
    if (!str_starts(token, STR("wm_")))
        return 0;
    db_set_owner(db, OWNER_SITE);
    int rc = token_find(db, a, secret_hash(a, token), &t, &x);
    db_set_owner(db, owner);
    if (rc != 1 || t.expires_at <= now || !login_is_active(&x))
        return rc < 0 ? rc : 0;
    touch_token(app, db, a, &t, from, now);
    *ret = login_caller(&x, from);
    ret->token = t.id;
    ret->perms = perm_scoped(ret->perms, str_copy(a, t.scope).p);
    return 1;
}

/* ---- devices that were here before, and the throttle */

/* A cookie says "43 letters . hash": only we can make the hash for an account, so nothing needs to
 * be kept here. */
static int device_hash(struct login_work *w, int64_t account, struct str id, struct str *ret)
{
    unsigned char key[KEY_BYTES];
    int rc = key_derive(w->app, "device", key, w->err);
    if (rc < 0)
        return rc;
    struct str text = str_format(w->a, "%lld %.*s", (long long)account, STR_ARG(id));
    *ret = secret_hash_keyed(w->a, text, key);
    return 0;
}

static bool device_is_known(struct login_work *w, int64_t account)
{
    struct str device = w->from->device, want;
    size_t dot = str_find_char(device, '.', 0);
    if (dot == SIZE_MAX || device_hash(w, account, str_sub(device, 0, dot), &want) < 0)
        return false;
    return secret_equal(str_sub(device, dot + 1, device.n), want);
}

static int device_make(struct login_work *w, int64_t account, struct str *ret)
{
    struct str id = secret_new(w->a), hash;
    if (device_is_known(w, account)) {
        *ret = w->from->device;
        return 0;
    }
    int rc = device_hash(w, account, id, &hash);
    if (rc == 0)
        *ret = str_join(w->a, id, STR("."), hash);
    return rc;
}

static struct login_try try_of(struct login_work *w, const struct login *x, struct str key,
                               char step)
{
    bool known = x && device_is_known(w, x->account);
    return (struct login_try){.account = key,
                              .address = w->from->address,
                              .device = known ? w->from->device : STR_NULL,
                              .step = step};
}

int login_guard_pass(struct login_work *w, const struct login *x, struct str key, char step)
{
    if (!w->app->logins)
        return 0;
    struct login_try t = try_of(w, x, key, step);
    int64_t wait = login_guard_take(w->app->logins->guard, &t, clock_monotonic());
    if (!wait)
        return 0;
    return err_set(w->err, ERR_RATE, "Too many tries: wait %lld seconds and try again.",
                   (long long)(wait / SECONDS + 1));
}

void login_guard_forgive(struct login_work *w, const struct login *x, struct str key, char step)
{
    if (!w->app->logins)
        return;
    struct login_try t = try_of(w, x, key, step);
    login_guard_give(w->app->logins->guard, &t);
}

/* ---- the end of every way to log in */

int login_start_session(struct login_work *w, const struct login *x, struct login_result *ret)
{
    struct str cookie = secret_new(w->a);
    struct login_session s = {.id = id_new(),
                              .account = x->account,
                              .hash = secret_hash(w->a, cookie),
                              .created_at = w->now,
                              .seen_at = w->now,
                              .expires_at = session_end(&w->site, w->now, w->now),
                              .agent = utf8_cut(utf8_repair(w->a, w->from->agent), AGENT_MAX),
                              .address = utf8_cut(w->from->address, AGENT_MAX)};
    int64_t rc = login_session_remove_old(w->db, x->account, w->now);
    if (rc >= 0)
        rc = login_session_add(w->db, &s);
    if (rc < 0)
        return (int)rc;
    ret->step = LOGIN_DONE;
    ret->caller = login_caller(x, w->from);
    ret->caller.session = s.id;
    ret->cookie = cookie;
    ret->cookie_seconds = w->site.session_days * (DAYS / SECONDS);
    return 0;
}

int login_enter(struct login_work *w, const struct login *x, struct str detail,
                struct login_result *ret)
{
    int rc = login_start_session(w, x, ret);
    if (rc == 0)
        rc = device_make(w, x->account, &ret->device);
    ret->device_seconds = 365 * (DAYS / SECONDS);
    if (rc == 0)
        rc = login_set_seen(w->db, x->account, w->now);
    if (rc == 0)
        rc = security_note(w->db, &(struct security_note){.kind = SECURITY_LOGIN,
                                                          .account = x->account,
                                                          .by = x->account,
                                                          .detail = detail,
                                                          .address = w->from->address});
    return rc;
}

int login_finish(struct login_work *w, const struct login *x, struct str detail,
                 struct login_result *ret)
{
    *ret = (struct login_result){.step = LOGIN_DONE};
    if (!str_starts(x->totp, STR("=")))
        return login_enter(w, x, detail, ret);
    struct ticket t = {.id = id_new(),
                       .kind = STR("second"),
                       .account = x->account,
                       .detail = STR("0"),
                       .created_at = w->now,
                       .expires_at = w->now + SECOND_MINUTES * 60 * SECONDS};
    ret->step = LOGIN_SECOND;
    ret->ticket = secret_new(w->a);
    t.hash = secret_hash(w->a, ret->ticket);
    int rc = ticket_remove_old(w->db, t.kind, w->now);
    return rc < 0 ? rc : ticket_add(w->db, &t);
}

/* ---- password */

static int wrong(struct login_work *w, const struct login *x, struct str email)
{
    struct security_note note = {.kind = SECURITY_LOGIN_FAILED,
                                 .account = x ? x->account : 0,
                                 .detail = x ? STR_NULL : utf8_repair(w->a, email),
                                 .address = w->from->address};
    int rc = login_work_note(w, &note);
    return rc < 0 ? rc
                  : err_set(w->err, ERR_FORBIDDEN,
                            "The e-mail or the password is not right, or the account is disabled.");
}

/* The account may have changed while the password was being checked. */
static int finish_password(struct login_work *w, struct login *x, struct str new_hash,
                           struct login_result *ret)
{
    struct login now;
    int rc = db_begin_write(w->db);
    if (rc == 0)
        rc = login_load(w->db, w->a, x->account, &now);
    if (rc == ERR_NOT_FOUND ||
        (rc == 0 && (!login_is_active(&now) || !str_eq(now.password, x->password)))) {
        db_rollback(w->db);
        return wrong(w, x, x->email);
    }
    if (rc == 0 && new_hash.n) {
        now.password = new_hash;
        rc = login_save(w->db, &now);
    }
    if (rc == 0)
        rc = login_finish(w, &now, STR_NULL, ret);
    return rc == 0 ? db_commit(w->db) : rc;
}

static int check_password(struct login_work *w, struct str email, struct str password,
                          struct login_result *ret)
{
    struct login x;
    struct str key = email_key(w->a, email), new_hash = STR_NULL;
    bool old = false;
    int rc = login_find_email(w->db, w->a, key, &x);
    if (rc < 0 && rc != ERR_NOT_FOUND)
        return rc;
    const struct login *known = rc == 0 ? &x : NULL;
    rc = login_guard_pass(w, known, key, 'p');
    if (rc < 0)
        return rc;
    bool right = password_is_right(w->a, &w->site, known ? x.password : STR_NULL, password, &old);
    if (!right || !known || !login_is_active(known))
        return wrong(w, known, key);
    login_guard_forgive(w, known, key, 'p');
    if (old) /* the parameters have changed since */
        rc = password_hash(w->a, &w->site, password, &new_hash, w->err);
    return rc < 0 ? rc : finish_password(w, &x, new_hash, ret);
}

int login_password(const struct app *app, struct db *db, struct arena *a, struct str email,
                   struct str password, const struct login_client *from, struct login_result *ret,
                   struct err *err)
{
    struct login_work w;
    int rc = login_work_begin(&w, app, db, a, from, err);
    if (rc == 0)
        rc = check_password(&w, email, password, ret);
    return login_work_end(&w, rc);
}

int login_end(const struct app *app, struct db *db, struct str cookie, struct err *err)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct login_work w;
    struct login_session s;
    struct login x;
    int rc = login_work_begin(&w, app, db, a, NULL, err);
    if (rc == 0)
        rc = login_session_find(db, a, secret_hash(a, cookie), &s, &x);
    if (rc == 1) {
        rc = db_begin_write(db);
        int64_t n = rc == 0 ? login_session_remove(db, s.account, s.id) : rc;
        rc = n < 0 ? (int)n : db_commit(db);
    }
    return login_work_end(&w, rc);
}

/* ---- commands */

static int find_commander(struct login_work *w, struct str email, struct caller *ret)
{
    struct login *rows, x;
    size_t n;
    int rc = login_list(w->db, w->a, STR_NULL, 2, &rows, &n);
    if (rc == 0 && email.n) {
        rc = login_find_email(w->db, w->a, email_key(w->a, email), &x);
        if (rc == ERR_NOT_FOUND)
            return err_set(w->err, ERR_NOT_FOUND, "There is no account with the e-mail %.*s.",
                           STR_ARG(email));
    } else if (rc == 0 && n == 1) {
        x = rows[0];
    }
    if (rc < 0)
        return rc;
    if (n == 0)
        *ret = caller_local();
    else
        *ret = email.n || n == 1 ? login_caller(&x, w->from) : caller_nobody();
    ret->perms |= PERM_BIT(PERM_STAFF) | PERM_BIT(PERM_ADMIN);
    return 0;
}

int login_for_command(const struct app *app, struct db *db, struct arena *a, struct str email,
                      struct caller *ret, struct err *err)
{
    struct login_work w;
    int rc = login_work_begin(&w, app, db, a, NULL, err);
    if (rc == 0)
        rc = find_commander(&w, email, ret);
    return login_work_end(&w, rc);
}
