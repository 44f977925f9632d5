/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Passwords: what makes one good enough, hashing and checking (Argon2id, RFC 9106). Passwords are
 * compared as Unicode NFKC, so that it does not matter how a keyboard writes an accent.
 *
 * Hashing is SLOW and takes the memory of the setting; a few at once at most, the rest wait.
 */
#ifndef WM_OPS_PASSWORD_H
#define WM_OPS_PASSWORD_H

#include "ops/site.h"

enum { PASSWORD_MIN = 10, PASSWORD_MAX = 1024 };

/* Length, and not one that everybody tries first; no rules about signs in it. Expected:
 * ERR_INVALID. */
int password_check_rules(struct arena *a, struct str password, struct str email, struct str name,
                         struct err *err);
/* SLOW. Expected: ERR_BUSY when there is no memory for it now. */
int password_hash(struct arena *a, const struct site *site, struct str password, struct str *ret,
                  struct err *err);
/* SLOW. Whether the password is the one of the hash. An empty hash is never right and takes as
 * long. `ret_old`: right, but hashed with other parameters than those of today. */
bool password_is_right(struct arena *a, const struct site *site, struct str hash,
                       struct str password, bool *ret_old);

#endif
