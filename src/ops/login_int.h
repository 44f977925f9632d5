/* SPDX-License-Identifier: Apache-2.0 */
/* What the ways to log in and the operations on logins share. */
#ifndef WM_OPS_LOGIN_INT_H
#define WM_OPS_LOGIN_INT_H

#include "ops/login.h"
#include "ops/security.h"
#include "ops/site.h"
#include "store/login.h"
#include "store/ticket.h"

/* One step of logging in: the session belongs to OWNER_SITE between begin and end. */
struct login_work {
    const struct app *app;
    struct db *db;
    struct arena *a;
    struct err *err;
    const struct login_client *from;
    struct site site;
    int64_t now;
    int64_t owner; /* to go back to */
};

/* `from` may be NULL. Reads the settings. */
int login_work_begin(struct login_work *w, const struct app *app, struct db *db, struct arena *a,
                     const struct login_client *from, struct err *err);
/* Rolls back what was not committed, gives the session back, and hands over the store's error.
 * Returns rc. */
int login_work_end(struct login_work *w, int rc);
/* Notes an event in a write transaction of its own. */
int login_work_note(struct login_work *w, const struct security_note *x);

/* Ends a way to log in, in a write transaction that the caller commits: a session; or the ticket
 * for the second factor when the account has one. `detail` says how, for the event. */
int login_finish(struct login_work *w, const struct login *x, struct str detail,
                 struct login_result *ret);
/* The same when the second factor has been asked for or there is none to ask. */
int login_enter(struct login_work *w, const struct login *x, struct str detail,
                struct login_result *ret);
/* A new session whatever the second factor: after the code, or for a changed password. Fills
 * cookie, cookie_seconds and caller. */
int login_start_session(struct login_work *w, const struct login *x, struct login_result *ret);
/* The caller of a login. */
struct caller login_caller(const struct login *x, const struct login_client *from);
bool login_is_active(const struct login *x);

/* The code of an app, or a recovery code: 1 right and used up, 0 wrong, negative an error. In a write
 * transaction. `ret_recovery`: it was a recovery code. */
int login_take_code(struct login_work *w, const struct login *x, struct str code,
                    bool *ret_recovery);
/* The secret of the second factor, opened. Expected: ERR_CORRUPT, ERR_IO. */
int login_open_second(struct login_work *w, const struct login *x, struct str *ret);

/* Makes a ticket in a write transaction; `t` says kind, whom it concerns and what it is for. */
int login_make_ticket(struct db *db, struct arena *a, const struct ticket *t, int64_t days,
                      struct str *ret_secret);
/* The whole link when the public address is known, else its path. In the arena. */
struct str login_link_text(struct arena *a, const struct site *site, struct str secret);
/* A new account, in a write transaction: the first is the administrator of OWNER_LOCAL. `x` says
 * email, name, role, password; account and the rest are filled in. Expected: ERR_CONFLICT (the
 * e-mail is taken), ERR_INVALID (it is none). */
int login_make(struct login_work *w, struct login *x, int64_t by);

/* The throttle for a try of this account: 0, or ERR_RATE with how long to wait. */
int login_guard_pass(struct login_work *w, const struct login *x, struct str email_key, char step);
void login_guard_forgive(struct login_work *w, const struct login *x, struct str email_key,
                         char step);

#endif
