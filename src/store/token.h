/* SPDX-License-Identifier: Apache-2.0 */
/* API tokens: programs that act for an account. Found by the hash of the token (login.h). */
#ifndef WM_STORE_TOKEN_H
#define WM_STORE_TOKEN_H

#include "store/login.h"

struct token {
    int64_t id, account;
    struct str name, scope; /* scope: "read", "write" */
    struct str hash;
    int64_t created_at, used_at, expires_at; /* used: 0 never */
};

int token_add(struct db *db, const struct token *x);
/* The token and whose it is: 1 found, 0 none, negative an error. */
int token_find(struct db *db, struct arena *a, struct str hash, struct token *ret,
               struct login *ret_login);
int token_set_used(struct db *db, int64_t id, int64_t at);
/* Of an account, newest first. */
int token_list(struct db *db, struct arena *a, int64_t account, struct token **ret, size_t *ret_n);
/* One of the account's: expected ERR_NOT_FOUND. */
int token_load(struct db *db, struct arena *a, int64_t account, int64_t id, struct token *ret);
int token_remove(struct db *db, int64_t account, int64_t id);

#endif
