/* SPDX-License-Identifier: Apache-2.0 */
/* E-mail addresses as names to log in with. */
#ifndef WM_OPS_EMAIL_H
#define WM_OPS_EMAIL_H

#include "base/str.h"

struct arena;

/* What two spellings of an address have in common: trimmed, ASCII letters small. Nothing more is
 * folded: addresses that only look alike must never open the same account. */
struct str email_key(struct arena *a, struct str email);
/* Somebody, an at sign, somewhere; no blanks, 254 bytes at most. */
bool email_is_one(struct str email);

#endif
