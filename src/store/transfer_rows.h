/* SPDX-License-Identifier: Apache-2.0 */
/* One table of a transfer: its statements, and rows as cells that no engine is seen in. */
#ifndef WM_STORE_TRANSFER_ROWS_H
#define WM_STORE_TRANSFER_ROWS_H

#include "store/schema.h"

/* A portion has at most ROWS_PORTION rows, and about ROWS_BYTES of texts. */
enum { ROWS_PORTION = 2000, ROWS_BYTES = 4 << 20 };

enum cell_kind { CELL_NULL, CELL_I64, CELL_F64, CELL_TEXT, CELL_BLOB };

struct cell {
    enum cell_kind kind;
    int64_t i;
    double f;
    struct str s;
};

/* Rows of one owner, without the column owner_id. */
struct rows {
    struct cell *cells; /* n times `columns` */
    size_t n, columns;
    size_t bytes; /* of texts and blobs */
};

struct rows_column {
    struct str name, type;
    size_t rank; /* by name: the order of the hash */
    bool later;  /* refers to a row of the same table: set when all rows are there */
};

struct rows_table {
    struct str name;
    struct rows_column *columns; /* all but owner_id */
    size_t columns_n;
    size_t *key; /* columns of the primary key after owner_id */
    size_t key_n;
    size_t *by_rank; /* columns in order of rank */
    bool has_later;
    /* Statements; ?1 is the owner. */
    const char *first, *next, *count, *next_owner, *last, *insert, *link, *clear;
};

struct db;
struct stmt;
struct arena;
struct err;

/* The texts live in the arena, which must outlive the sessions that use them. `insert` is the
 * engine's own (transfer_engine.h). Expected: ERR_STORE for what cannot be copied. */
int rows_table_init(struct arena *a, const struct schema_table *t, struct rows_table *ret,
                    struct err *err);
/* At most `limit` rows of the session's owner after a row's key (NULL: from the beginning). */
int rows_read(struct db *db, struct arena *a, const struct rows_table *t, const struct cell *after,
              int64_t limit, struct rows *ret);
/* How many rows to read next, after the bytes that the last ones had. */
int64_t rows_next_limit(int64_t limit, const struct rows *rows);
/* The key of the last row of the owner, or NULL when it has none. */
int rows_last(struct db *db, struct arena *a, const struct rows_table *t, const struct cell **ret);
/* Sets what was left out when the row was written. In a write transaction. */
int rows_link(struct db *db, const struct rows_table *t, const struct cell *row);
/* The cells of a row that are its key, in the arena. */
const struct cell *rows_key(struct arena *a, const struct rows_table *t, const struct cell *row);
/* "given, family" and "?2, ?3": all columns but owner_id; n marks. */
struct str rows_names(struct arena *a, const struct rows_table *t);
struct str rows_marks(struct arena *a, size_t n);
void rows_bind(struct stmt *q, int at, const struct cell *c);
/* A number from a statement of the table that gives one; `none` when it gives none. */
int64_t rows_ask(struct db *db, const char *sql, int64_t none);

#endif
