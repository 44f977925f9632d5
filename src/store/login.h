/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Logins: who may log in as which account. Rows of the installation: the session belongs to
 * OWNER_SITE here and for the other tables of logins (login_session.h, token.h, ticket.h,
 * recovery_code.h, security_event.h, setting.h). Texts go to the arena.
 */
#ifndef WM_STORE_LOGIN_H
#define WM_STORE_LOGIN_H

#include "base/str.h"

struct arena;
struct db;
struct stmt;

struct login {
    int64_t account;             /* owner of the account's records */
    struct str email, email_key; /* as written; as compared, unique */
    struct str name, role;       /* role: a key of def/perm.h */
    struct str state;            /* "active", "disabled" */
    struct str password;         /* Argon2id text; "" none */
    int64_t password_at;
    struct str totp;   /* second factor: "" none, "?" and sealed: not confirmed, "=" and sealed */
    int64_t totp_step; /* the last time step a code was taken of */
    struct str oidc_issuer, oidc_subject;
    int64_t created_at, seen_at; /* seen: last login */
};

int login_load(struct db *db, struct arena *a, int64_t account, struct login *ret);
int login_find_email(struct db *db, struct arena *a, struct str email_key, struct login *ret);
int login_find_subject(struct db *db, struct arena *a, struct str issuer, struct str subject,
                       struct login *ret); /* all three: expected ERR_NOT_FOUND */
/* By e-mail, behind `after_key`. */
int login_list(struct db *db, struct arena *a, struct str after_key, int64_t limit,
               struct login **ret, size_t *ret_n);
/* How many there are; of a role that are active ("": all). Negative on error. */
int64_t login_count(struct db *db, struct str role);
/* A new row. ERR_STORE when the e-mail is taken: look before, in the same transaction. */
int login_add(struct db *db, const struct login *x);
/* Replaces all columns but created_at. */
int login_save(struct db *db, const struct login *x);
int login_set_seen(struct db *db, int64_t account, int64_t at);
/* Takes a time step of the second factor: 1 taken, 0 when it or a later one was taken before. */
int login_take_step(struct db *db, int64_t account, int64_t step);
/* With its sessions, tokens, codes, tickets and events; what it did to others stays, without
 * saying who did it. */
int login_remove(struct db *db, int64_t account);

/* For queries that join: the columns of "login l", and reading them from column `at` on. */
#define LOGIN_COLUMNS                                                                              \
    "l.id, l.email, l.email_key, l.name, l.role, l.state, l.password, l.password_at, l.totp,"      \
    " l.totp_step, l.oidc_issuer, l.oidc_subject, l.created_at, l.seen_at"
enum { LOGIN_COLUMNS_N = 14 };
void login_read(struct stmt *q, struct arena *a, int at, struct login *ret);

#endif
