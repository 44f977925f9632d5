/* SPDX-License-Identifier: Apache-2.0 */
/* The second factor: codes of an app and recovery codes, at login. */
#include "base/err.h"
#include "def/errors.h"
#include "ops/key.h"
#include "ops/login_int.h"
#include "ops/secret.h"
#include "ops/totp.h"
#include "store/recovery_code.h"
#include "store/store.h"

enum { TRIES_MAX = 5 };

int login_open_second(struct login_work *w, const struct login *x, struct str *ret)
{
    return key_open(w->app, w->a, "totp", x->account, str_sub(x->totp, 1, x->totp.n), ret, w->err);
}

/* A step is taken once: who looks over a shoulder comes too late. */
static int take_totp(struct login_work *w, const struct login *x, struct str code)
{
    struct str secret;
    int rc = login_open_second(w, x, &secret);
    int64_t step = rc == 0 ? totp_find_step(secret, code, w->now) : 0;
    return rc < 0 || !step ? rc : login_take_step(w->db, x->account, step);
}

int login_take_code(struct login_work *w, const struct login *x, struct str code,
                    bool *ret_recovery)
{
    struct str key = secret_code_key(w->a, str_trim(code));
    *ret_recovery = key.n != 6;
    if (!*ret_recovery)
        return take_totp(w, x, key);
    return recovery_code_take(w->db, x->account, secret_hash(w->a, key), w->now);
}

static int too_late(struct login_work *w)
{
    return err_set(w->err, ERR_FORBIDDEN,
                   "This step took too long or had too many tries: begin again with your e-mail "
                   "and password.");
}

static int wrong(struct login_work *w, const struct ticket *t)
{
    int64_t tries = 0;
    str_to_i64(t->detail, 0, TRIES_MAX, &tries);
    int rc = tries + 1 < TRIES_MAX
                 ? ticket_set_detail(w->db, t->id, str_format(w->a, "%lld", (long long)tries + 1))
                 : ticket_take(w->db, t->id);
    if (rc >= 0)
        rc = security_note(w->db, &(struct security_note){.kind = SECURITY_SECOND_FAILED,
                                                          .account = t->account,
                                                          .address = w->from->address});
    if (rc == 0)
        rc = db_commit(w->db);
    return rc < 0 ? rc
                  : err_set(w->err, ERR_FORBIDDEN,
                            "This code is not right. A code works once and for half a minute: wait "
                            "for the next, and look whether the clock of your phone is right.");
}

static int right(struct login_work *w, const struct ticket *t, const struct login *x, bool recovery,
                 struct login_result *ret)
{
    int rc = ticket_take(w->db, t->id);
    if (rc == 0)
        return too_late(w); /* somebody else used it */
    *ret = (struct login_result){.step = LOGIN_DONE};
    if (rc == 1)
        rc = login_enter(w, x, recovery ? STR("recovery code") : STR("code"), ret);
    if (rc == 0 && recovery)
        rc = security_note(w->db, &(struct security_note){.kind = SECURITY_CODE_USED,
                                                          .account = x->account,
                                                          .by = x->account,
                                                          .address = w->from->address});
    return rc == 0 ? db_commit(w->db) : rc;
}

static int check_code(struct login_work *w, struct str ticket, struct str code,
                      struct login_result *ret)
{
    struct ticket t;
    struct login x;
    bool recovery;
    int rc = ticket_find(w->db, w->a, secret_hash(w->a, ticket), w->now, &t);
    if (rc == 0 && str_eq(t.kind, STR("second")))
        rc = login_load(w->db, w->a, t.account, &x);
    else if (rc == 0)
        rc = ERR_NOT_FOUND;
    if (rc == ERR_NOT_FOUND || (rc == 0 && !login_is_active(&x)))
        return too_late(w);
    if (rc == 0)
        rc = login_guard_pass(w, &x, x.email_key, 's');
    if (rc == 0)
        rc = db_begin_write(w->db);
    /* Again, behind the writers before us: tries are counted one by one. */
    if (rc == 0)
        rc = ticket_find(w->db, w->a, secret_hash(w->a, ticket), w->now, &t);
    if (rc == ERR_NOT_FOUND)
        return too_late(w);
    if (rc == 0)
        rc = login_take_code(w, &x, code, &recovery);
    if (rc == 0)
        return wrong(w, &t);
    if (rc == 1)
        login_guard_forgive(w, &x, x.email_key, 's');
    return rc < 0 ? rc : right(w, &t, &x, recovery, ret);
}

int login_second(const struct app *app, struct db *db, struct arena *a, struct str ticket,
                 struct str code, const struct login_client *from, struct login_result *ret,
                 struct err *err)
{
    struct login_work w;
    int rc = login_work_begin(&w, app, db, a, from, err);
    if (rc == 0)
        rc = check_code(&w, ticket, code, ret);
    return login_work_end(&w, rc);
}
