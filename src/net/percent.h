/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Percent-decoding (RFC 3986 section 2.1), strict: a % without two hex digits is an error, so is a
 * decoded NUL. The writing side is url_component() of base/html.h.
 */
#ifndef WM_NET_PERCENT_H
#define WM_NET_PERCENT_H

#include "base/str.h"

enum percent_plus { PERCENT_PLUS_KEPT, PERCENT_PLUS_BLANK }; /* what "+" means: paths, forms */

/* Borrows `s` when there is nothing to decode, else in the arena. */
bool percent_decode(struct arena *a, struct str s, enum percent_plus plus, struct str *ret);

#endif
