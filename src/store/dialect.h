/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The one place where the engines' SQL differs. Migrations and statements are written once; here
 * they become what an engine reads.
 *
 * Migrations: @I64@, @BLOB@, @REAL@ and @STRICT@ are replaced. For PostgreSQL, a column of type
 * `text` is collated "C" (the order of SQLite, byte by byte), and the foreign keys within `create
 * table` are taken out and added after everything else of the file: tables first, keys after, as
 * tables that are distributed need it. A column of an index that may be null is put first, where
 * SQLite has it too.
 *
 * Statements: see dialect_number().
 */
#ifndef WM_STORE_DIALECT_H
#define WM_STORE_DIALECT_H

#include "base/str.h"

struct arena;

/* A migration as SQLite and as PostgreSQL read it. */
struct str dialect_sqlite(struct arena *a, struct str sql);
struct str dialect_postgres(struct arena *a, struct str sql);

enum { DIALECT_PARAMS = 64 };

/* ?N becomes $1, $2 ... without gaps, in the order of first appearance, outside quotes and
 * comments; ret_params[k - 1] is the N of $k. Returns their number, negative when there are more
 * than DIALECT_PARAMS. */
int dialect_number(struct arena *a, struct str sql, struct str *ret_sql,
                   int ret_params[DIALECT_PARAMS]);

#endif
