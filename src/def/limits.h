/* SPDX-License-Identifier: Apache-2.0 */
/* Limits from limits.def: constants for code, rows for docs and tests. */
#ifndef WM_DEF_LIMITS_H
#define WM_DEF_LIMITS_H

#include <stddef.h>

enum limit {
#define LIMIT(name, value, what) name = value,
#include "def/limits.def"
#undef LIMIT
};

struct limit_row {
    const char *name;
    long value;
    const char *what;
};

extern const struct limit_row limit_rows[];
extern const size_t limit_rows_n;

#endif
