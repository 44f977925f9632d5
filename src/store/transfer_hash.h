/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The content of a table as a number of rows and a hash, the same on every engine. Rows count in
 * the order of owners and keys, columns in the order of their names. A value is written as a mark
 * and its bytes: "N" for null, "I" and eight bytes (highest first), "T" or "B" with the length as
 * eight bytes and the bytes; "R" begins a row.
 */
#ifndef WM_STORE_TRANSFER_HASH_H
#define WM_STORE_TRANSFER_HASH_H

#include "store/transfer_rows.h"

#include <sodium.h>

struct table_hash {
    crypto_generichash_state state;
    int64_t rows;
};

void hash_begin(struct table_hash *h);
/* Adds the rows of the session's owner, of a table or of the search index. */
int hash_table(struct db *db, struct arena *item, const struct rows_table *t, struct table_hash *h);
int hash_index(struct db *db, struct arena *item, bool people, struct table_hash *h);
/* In hexadecimal. */
void hash_end(struct table_hash *h, char ret[65]);

/* Who has rows in any of the tables, smallest first. */
struct owners {
    int64_t *p;
    size_t n, cap;
};
int owners_list(struct db *db, struct arena *a, const struct rows_table *t, size_t n,
                struct owners *ret);
/* The id of the owner's last entry in the search index, 0 none. */
int index_last(struct db *db, struct arena *item, bool people, int64_t *ret);

#endif
