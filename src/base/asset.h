/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A file compiled into the binary by tools/embed.c: style sheets, scripts, icons, data tables,
 * migrations. A table of them is made by `embed OUT.c NAME FILE...`; the user of the table
 * declares it:
 *
 *     extern const struct asset web_assets[];
 *     extern const size_t web_assets_n;
 *
 * Rows are sorted by name (the file's name without its folder), all memory is static.
 */
#ifndef WM_BASE_ASSET_H
#define WM_BASE_ASSET_H

#include "base/str.h"

struct asset {
    const char *name;
    const char *bytes; /* n bytes and a NUL, which is not part of n */
    size_t n;
    const char *gzip;  /* the same compressed; NULL when that is not smaller */
    size_t gzip_n;
    const char *hash;  /* 16 hex digits of the content: entity tag and cache buster, no signature */
};

/* The row with this name, or NULL. */
static inline const struct asset *asset_find(const struct asset *table, size_t n, struct str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(str_c(table[i].name), name))
            return &table[i];
    return NULL;
}

static inline struct str asset_str(const struct asset *a)
{
    return (struct str){a->bytes, a->n};
}

#endif
