/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mailto: addresses with subject and body (RFC 6068). Everything but unreserved characters and "@"
 * is percent-encoded as UTF-8; line ends are %0D%0A (section 5).
 */
#ifndef WM_CODEC_MAILTO_H
#define WM_CODEC_MAILTO_H

#include "base/str.h"

struct arena;

/* What mail programs take from a browser; some systems cut longer links off. */
enum { MAILTO_MAX = 1900 };

/* `to` may be empty: then the mail program asks. A body that makes the whole longer than
 * MAILTO_MAX is left out, and *ret_whole is false: better none than half a letter. */
struct str mailto_format(struct arena *a, struct str to, struct str subject, struct str body,
                         bool *ret_whole);

#endif
