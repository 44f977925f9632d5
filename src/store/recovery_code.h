/* SPDX-License-Identifier: Apache-2.0 */
/* Recovery codes: what helps when the second factor is lost. Each works once (login.h). */
#ifndef WM_STORE_RECOVERY_CODE_H
#define WM_STORE_RECOVERY_CODE_H

#include "store/login.h"

/* The account's codes are these from now on (none: they are gone). */
int recovery_code_set(struct db *db, int64_t account, const struct str *hashes, size_t n);
/* Uses one up: 1 used, 0 when it is none or was used before, negative an error. */
int recovery_code_take(struct db *db, int64_t account, struct str hash, int64_t at);
/* Those not used yet, or negative. */
int64_t recovery_code_left(struct db *db, int64_t account);

#endif
