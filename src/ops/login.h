/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Logging in: from a password, a second factor, a link or an identity provider to a login session,
 * and from a session's cookie or an API token to a caller. What faces need; what a user does with
 * their own login afterwards are operations (login_ops, account_admin_ops).
 *
 * All functions take a session of this thread (ops/session.h) that is not in a transaction, and
 * leave it pointing to the owner it had. Secrets that leave these functions (cookies, links,
 * tokens) are shown once and stored as BLAKE2b hashes only. Compared in constant time.
 *
 * Passwords are hashed with Argon2id (settings password_memory, password_passes), which takes
 * a tenth of a second: call login_password(), login_accept() and what else says SLOW on a worker
 * (ROUTE_SLOW), never on an event thread.
 */
#ifndef WM_OPS_LOGIN_H
#define WM_OPS_LOGIN_H

#include "ops/app.h"
#include "ops/caller.h"

struct arena;
struct db;
struct err;

/* Where a request comes from. */
struct login_client {
    struct str address, agent; /* kept with the login session and in security events */
    struct str device;         /* value of the device cookie, or "" */
};

/* What a step of logging in came to. */
enum login_step {
    LOGIN_DONE,   /* `cookie` is the session's; `device` the device cookie to keep */
    LOGIN_SECOND, /* the password fits; a code is asked for next: `ticket` is good for that */
};

struct login_result {
    enum login_step step;
    struct caller caller;                   /* LOGIN_DONE */
    struct str cookie;                      /* LOGIN_DONE: value of the session cookie */
    struct str device;                      /* LOGIN_DONE: value of the device cookie */
    struct str ticket;                      /* LOGIN_SECOND */
    int64_t cookie_seconds, device_seconds; /* how long browsers keep them */
};

/* True when there is at least one login, so that one must log in. An error counts as true. Once
 * true it stays true for the process and costs nothing. */
bool login_is_required(const struct app *app, struct db *db);

/* The caller of a session cookie: 1 found, 0 not (any more), negative an error. Notes "last seen"
 * now and then. */
int login_find_session(const struct app *app, struct db *db, struct arena *a, struct str cookie,
                       const struct login_client *from, struct caller *ret);
/* The caller of an API token ("wm_..."): as above. */
int login_find_token(const struct app *app, struct db *db, struct arena *a, struct str token,
                     const struct login_client *from, struct caller *ret);

/* SLOW. E-mail and password. Expected: ERR_FORBIDDEN (one sentence for every reason, taking the
 * same time), ERR_RATE (text says how long to wait). */
int login_password(const struct app *app, struct db *db, struct arena *a, struct str email,
                   struct str password, const struct login_client *from, struct login_result *ret,
                   struct err *err);
/* The code of the second factor, or a recovery code. Each code works once. The ticket stays good
 * for further tries until it expires or its tries are used up. Expected: ERR_FORBIDDEN (wrong, or
 * the step took too long), ERR_RATE. */
int login_second(const struct app *app, struct db *db, struct arena *a, struct str ticket,
                 struct str code, const struct login_client *from, struct login_result *ret,
                 struct err *err);
/* Ends the session of a cookie. */
int login_end(const struct app *app, struct db *db, struct str cookie, struct err *err);

/* Where links lead: this path below the address of the pages, then the secret. */
#define LOGIN_LINK_PATH "/join/"

/* What a link (set-up, invitation, password reset) is good for. */
struct login_link {
    int64_t id;
    struct str kind; /* "setup", "invite", "reset" */
    enum role_kind role;
    struct str email, name; /* as the inviter wrote them; may be empty for set-up */
    int64_t account;        /* reset: whose password */
};
/* Looks at a link without using it up. Expected: ERR_NOT_FOUND: used, expired or never made, one
 * sentence for all. */
int login_link_find(const struct app *app, struct db *db, struct arena *a, struct str secret,
                    struct login_link *ret, struct err *err);
/* SLOW. Uses a link up: makes the account (set-up, invitation) or sets the new password (reset,
 * which ends all other sessions). Logs in. Expected: ERR_NOT_FOUND as above, ERR_INVALID
 * (password too short or common, e-mail not one), ERR_CONFLICT (an account has this e-mail). */
int login_accept(const struct app *app, struct db *db, struct arena *a, struct str secret,
                 struct str email, struct str name, struct str password,
                 const struct login_client *from, struct login_result *ret, struct err *err);
/* A set-up link for the first account while there is none: its secret, shown once. A new one takes
 * the place of an older. Expected: ERR_CONFLICT when there is an account. */
int login_setup_link(const struct app *app, struct db *db, struct arena *a, struct str *ret,
                     struct err *err);

/* Identity provider: keeps what outbound/oidc.h wants back (state, nonce, verifier as one text)
 * in a ticket, found by the state; taking it uses it up. Expected: ERR_NOT_FOUND. */
int login_oidc_keep(const struct app *app, struct db *db, struct str state, struct str detail,
                    struct err *err);
int login_oidc_take(const struct app *app, struct db *db, struct arena *a, struct str state,
                    struct str *ret_detail, struct err *err);
/* Logs in whoever the provider said it is: by issuer and subject; else by a verified e-mail that
 * an account or an invitation has; else makes a student when the setting oidc_open says so.
 * Expected: ERR_FORBIDDEN with what to do. */
int login_oidc(const struct app *app, struct db *db, struct arena *a, struct str issuer,
               struct str subject, struct str email, bool email_verified, struct str name,
               const struct login_client *from, struct login_result *ret, struct err *err);

/* Who acts in a command. Whoever can open the database is its administrator: with `email` they act
 * for that account, with what its role may do besides; without, for the only login there is, or
 * for nobody's records when there are several. Expected: ERR_NOT_FOUND (no such e-mail). */
int login_for_command(const struct app *app, struct db *db, struct arena *a, struct str email,
                      struct caller *ret, struct err *err);

#endif
