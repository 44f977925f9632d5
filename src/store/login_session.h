/* SPDX-License-Identifier: Apache-2.0 */
/* Login sessions: browsers that are logged in. Found by the hash of the cookie (login.h). */
#ifndef WM_STORE_LOGIN_SESSION_H
#define WM_STORE_LOGIN_SESSION_H

#include "store/login.h"

struct login_session {
    int64_t id, account;
    struct str hash; /* of the cookie */
    int64_t created_at, seen_at;
    int64_t expires_at; /* moves on with use, until the login is too old */
    struct str agent, address;
};

int login_session_add(struct db *db, const struct login_session *x);
/* The session and whose it is: 1 found, 0 none, negative an error. */
int login_session_find(struct db *db, struct arena *a, struct str hash, struct login_session *ret,
                       struct login *ret_login);
int login_session_set_seen(struct db *db, int64_t id, int64_t at, int64_t expires_at);
/* Of an account, newest first. */
int login_session_list(struct db *db, struct arena *a, int64_t account, struct login_session **ret,
                       size_t *ret_n);
/* Ends one of the account's: how many went (0: it is not one of theirs), negative an error. */
int64_t login_session_remove(struct db *db, int64_t account, int64_t id);
/* Ends all of an account but `keep` (0: none is kept): how many went. */
int64_t login_session_remove_others(struct db *db, int64_t account, int64_t keep);
/* Those of an account that are over by `now`. */
int64_t login_session_remove_old(struct db *db, int64_t account, int64_t now);

#endif
