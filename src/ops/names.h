/* SPDX-License-Identifier: Apache-2.0 */
/* Who is meant by a name that somebody typed: "Chen", "Dr Mei-Ling Chen", "hannah". */
#ifndef WM_OPS_NAMES_H
#define WM_OPS_NAMES_H

#include "ops/context.h"

struct standing;

enum { NAMES_MAX = 8 };

struct names {
    struct standing *rows; /* who fits, best first, at most NAMES_MAX */
    size_t n;
    size_t only;           /* index of the one person meant, or SIZE_MAX when that is not clear */
};

/* Titles and credentials do not count. A person who has exactly this name is meant, if there is
 * one; else whole words of a name beat beginnings ("Chen" is not Cheney when there is a Chen). */
int names_find(struct op_ctx *ctx, struct str typed, struct names *ret);

#endif
