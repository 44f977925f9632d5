/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The key file: 32 random bytes in wellmet.key of the data folder, for its owner's eyes alone, made
 * at first use. It is not in the database, so that a copy of the database alone opens nothing.
 * Every use has a key of its own, derived from it.
 */
#ifndef WM_OPS_KEY_H
#define WM_OPS_KEY_H

#include "ops/app.h"

struct arena;
struct err;

enum { KEY_BYTES = 32 };

/* The key for a use ("csrf", "totp", "device", at most eight letters), the same in every process
 * of this installation. Expected: ERR_IO (cannot be read or made, or others may read it). */
int key_derive(const struct app *app, const char *use, unsigned char ret[KEY_BYTES],
               struct err *err);
/* Seals a text for a use (XSalsa20-Poly1305, random nonce), as base64; `whose` is bound to it: what
 * is moved to another account does not open. */
int key_seal(const struct app *app, struct arena *a, const char *use, int64_t whose,
             struct str text, struct str *ret, struct err *err);
/* Expected: ERR_CORRUPT when it was sealed with another key, for somebody else, or changed. */
int key_open(const struct app *app, struct arena *a, const char *use, int64_t whose,
             struct str sealed, struct str *ret, struct err *err);

#endif
