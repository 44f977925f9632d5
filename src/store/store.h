/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The store: opening a database, sessions, transactions and statements. All SQL of the program is
 * in this folder, as constants; parameters are always bound.
 *
 * struct store  lives as long as the process; safe for all threads.
 * struct db     a session of one thread for one owner. Reading uses its own connection; a write
 *               transaction borrows the store's single writer connection, so that one process
 *               writes once at a time and never waits on itself. Other processes may write too:
 *               a busy database is waited for (LIMIT_BUSY_SECONDS), never shown.
 * struct stmt   a cached prepared statement of the session; the owner is bound as ?1 by db_stmt(),
 *               so no query can forget it.
 */
#ifndef WM_STORE_STORE_H
#define WM_STORE_STORE_H

#include "base/date.h"
#include "base/err.h"
#include "base/str.h"

struct arena;
struct store;
struct db;
struct stmt;

struct store_options {
    const char *path;     /* database file (missing folders are made), or postgresql://... */
    bool read_only_open;  /* fail when the file does not exist instead of making it */
    bool transfer_target; /* may be one that a transfer into it has not finished (transfer.h) */
};

/* Opens or makes the database and brings its schema up to date (with a backup of the file beside
 * it before a migration that rewrites data). Expected: ERR_IO, ERR_CORRUPT. Heap. */
int store_open(const struct store_options *o, struct store **ret, struct err *err);
/* The path names a database on a server (postgresql://, postgres://), not a file. */
bool store_is_url(const char *path);
void store_close(struct store *s); /* NULL is fine; sessions must be closed before */
/* The file, or the address without its password. Borrowed. */
const char *store_path(const struct store *s);

/* A session for this thread. Heap. */
int db_open(struct store *s, int64_t owner, struct db **ret, struct err *err);
void db_close(struct db *db);
int64_t db_owner(const struct db *db);
/* The same session for another owner: what one thread serves next. Not within a transaction. */
void db_set_owner(struct db *db, int64_t owner);
/* The session's error: statement functions put what went wrong here. */
struct err *db_err(struct db *db);
/* What the first statement said that failed since the transaction began (or since db_clear_err()),
 * or NULL: whoever asks and takes "failed" for "none" still comes to the true reason. Borrowed. */
const struct err *db_failure(const struct db *db);
void db_clear_err(struct db *db);

/* Transactions do not nest. db_begin_write waits for the other writers. */
int db_begin_read(struct db *db);
int db_begin_write(struct db *db);
int db_commit(struct db *db);
void db_rollback(struct db *db); /* fine without a transaction */
bool db_in_write(const struct db *db);
bool db_in_read(const struct db *db);
/* A number that differs whenever anybody, this program or another, has committed a change; 0 when
 * the engine cannot tell: keep nothing then. */
int64_t db_version(struct db *db);

/* Cached by the address of the text: pass constants. NULL on error. Ready to bind from ?2 on. */
struct stmt *db_stmt(struct db *db, const char *sql);
void stmt_i64(struct stmt *q, int at, int64_t v);
void stmt_f64(struct stmt *q, int at, double v); /* every digit is kept */
void stmt_text(struct stmt *q, int at, struct str v); /* v must live until the statement is done */
void stmt_blob(struct stmt *q, int at, struct str v);
void stmt_null(struct stmt *q, int at);
void stmt_date(struct stmt *q, int at, struct date v); /* text; null when not set */
/* 1 a row, 0 no more (the statement is reset), negative an error. NULL gives an error. */
int stmt_next(struct stmt *q);
/* Runs a statement without rows. */
int stmt_run(struct stmt *q);
/* Ends a statement early. */
void stmt_done(struct stmt *q);
int64_t stmt_col_i64(struct stmt *q, int col);
double stmt_col_f64(struct stmt *q, int col);
bool stmt_col_is_null(struct stmt *q, int col);
struct str stmt_col_str(struct stmt *q, struct arena *a, int col); /* copied */
struct str stmt_col_peek(struct stmt *q, int col);                 /* borrowed until the next row */
struct str stmt_col_blob(struct stmt *q, struct arena *a, int col);
struct date stmt_col_date(struct stmt *q, int col);
int64_t db_changes(struct db *db);

/*
 * Reading ahead. A server far away answers many questions as fast as one, if they are asked
 * together. In a read transaction,
 *
 *     DB_AHEAD(db, rc = person_file_load(db, id, &file));
 *
 * does the reading as often as it takes: on SQLite once; on PostgreSQL, a statement without its
 * answer yet is only sent and has no rows, and the reading is done again when all answers are here,
 * until nothing was missing (or too much: then the last time in earnest). What is read may depend
 * on what was read before: each level costs one wait instead of one a statement. Therefore the
 * expression only reads, sets everything it fills each time, and leaves nothing else behind. One
 * reading ahead within another is part of it.
 */
void db_ahead_begin(struct db *db);
bool db_ahead_again(struct db *db);
/* The last statement had no rows because it is under way: take it as found and empty, so that what
 * comes after it is asked for, too. */
bool db_is_pending(const struct db *db);
/* Some statement of this reading is: what was concluded is not to be kept for later. */
bool db_is_missing(const struct db *db);
#define DB_AHEAD(db, expression)                                                                   \
    do {                                                                                           \
        db_ahead_begin(db);                                                                        \
        do {                                                                                       \
            expression;                                                                            \
        } while (db_ahead_again(db));                                                              \
    } while (0)

/* A consistent copy of the database file. */
int store_backup(struct db *db, const char *to);
/* The engine's own integrity check: 0 or ERR_CORRUPT. */
int store_check(struct db *db);
/* For tests: how often this process has waited for a database server. */
int64_t store_round_trips(void);
/* For tests: the nth statement step or commit from now fails (0 switches it off), with ERR_STORE or
 * with the code given. */
void store_set_fault(int64_t nth);
void store_set_fault_code(int64_t nth, int code);
bool store_fault_is_set(void); /* not reached yet */

#endif
