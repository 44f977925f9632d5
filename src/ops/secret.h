/* SPDX-License-Identifier: Apache-2.0 */
/* Secrets that are shown once and kept as hashes: cookies, links, tokens, recovery codes. */
#ifndef WM_OPS_SECRET_H
#define WM_OPS_SECRET_H

#include "base/str.h"

struct arena;

/* 32 random bytes as base64url without padding (RFC 4648 section 5), 43 characters. */
struct str secret_new(struct arena *a);
/* 80 random bits to write down, in Crockford base32: "7D3K-9QXM-2VTR-H8CE". */
struct str secret_new_code(struct arena *a);
/* A code as typed becomes the code as made: case, blanks and hyphens do not count, I L are 1, O
 * is 0. */
struct str secret_code_key(struct arena *a, struct str typed);
/* BLAKE2b-256 as hex: what is stored and looked up. A look-up by hash tells an attacker nothing
 * about the secret by its time. */
struct str secret_hash(struct arena *a, struct str secret);
/* The same with a key of 32 bytes: what only we can make. */
struct str secret_hash_keyed(struct arena *a, struct str text, const unsigned char *key);
/* In a time that does not depend on where two texts of the same length differ. */
bool secret_equal(struct str x, struct str y);

#endif
