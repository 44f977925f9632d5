/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a database engine offers to the rest of store/. SQLite implements it; another engine is
 * another table of these functions. Nobody outside store/ includes this header.
 *
 * SQL is written once, in the subset that SQLite and PostgreSQL share, with ?1 ?2 ... as
 * placeholders; ?1 is always the owner.
 */
#ifndef WM_STORE_ENGINE_H
#define WM_STORE_ENGINE_H

#include "base/str.h"

struct err;
struct schema_catalog;
struct search_engine;
struct conn;     /* one connection, used by one thread at a time */
struct prepared; /* one prepared statement of a connection */

enum engine_step { STEP_DONE = 0, STEP_ROW = 1 };

struct engine {
    const char *name;
    int (*open)(const char *where, bool writer, struct conn **ret, struct err *err);
    void (*close)(struct conn *c);
    /* One or several statements without parameters. */
    int (*exec)(struct conn *c, const char *sql, struct err *err);
    int (*prepare)(struct conn *c, const char *sql, struct prepared **ret, struct err *err);
    void (*finalize)(struct prepared *p);
    void (*bind_i64)(struct prepared *p, int at, int64_t v);
    void (*bind_text)(struct prepared *p, int at,
                      struct str v); /* kept by the caller until reset */
    void (*bind_copy)(struct prepared *p, int at, struct str v); /* text the engine copies */
    void (*bind_blob)(struct prepared *p, int at, struct str v);
    void (*bind_null)(struct prepared *p, int at);
    int (*step)(struct prepared *p, struct err *err); /* STEP_ROW, STEP_DONE or negative */
    void (*reset)(struct prepared *p);
    int64_t (*col_i64)(struct prepared *p, int col);
    struct str (*col_text)(struct prepared *p, int col); /* borrowed until the next step or reset */
    struct str (*col_blob)(struct prepared *p, int col);
    bool (*col_is_null)(struct prepared *p, int col);
    int (*begin)(struct conn *c, bool write, struct err *err);
    int (*commit)(struct conn *c, struct err *err);
    void (*rollback)(struct conn *c);
    int64_t (*changes)(struct conn *c);      /* rows touched by the last statement */
    int64_t (*data_version)(struct conn *c); /* differs after another connection committed */
    /* A consistent copy of the whole database beside the old one. */
    int (*backup)(struct conn *c, const char *to, struct err *err);
    /* Replaces the type macros of migrations: @I64@, @BLOB@, @STRICT@. */
    struct str (*dialect)(const char *macro);
    /* 0 when the database is sound, else ERR_CORRUPT with the first finding. */
    int (*check)(struct conn *c, struct err *err);
    const struct search_engine *search;
    const struct schema_catalog *catalog;
};

extern const struct engine engine_sqlite;

#endif
