/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a database engine offers to the rest of store/: SQLite and PostgreSQL, a table of functions
 * each. Nobody outside store/ includes this header.
 *
 * SQL is written once, in the subset that both share, with ?1 ?2 ... as placeholders; ?1 is always
 * the owner. What differs in migrations is in dialect.h.
 */
#ifndef WM_STORE_ENGINE_H
#define WM_STORE_ENGINE_H

#include "base/str.h"

#include <pthread.h>
#include <stdatomic.h>

struct arena;
struct err;
struct schema_catalog;
struct search_engine;
struct transfer_engine;
struct conn;     /* one connection, used by one thread at a time */
struct prepared; /* one prepared statement of a connection */

/* STEP_LATER: it is under way (see reading ahead), and has no rows yet. */
enum engine_step { STEP_DONE = 0, STEP_ROW = 1, STEP_LATER = 2 };
/* The owner that a migration locks instead of an account. */
enum { ENGINE_MIGRATION = -1 };

/* What the connections of one store share. */
struct engine_home {
    const char *where;    /* a file or a URL */
    pthread_mutex_t lock; /* of what follows */
    int64_t wait;         /* microseconds between tries while the server is away; 0 it is there */
    int64_t next_try;     /* clock_monotonic() */
    bool trying;          /* somebody is connecting after it was away */
    bool was_there;       /* once: the address is right, and who uses a page need not read it */
};

/* What opening a database begins with. */
struct engine_start {
    const char *schema_table; /* creates the table that remembers migrations */
    struct str tables;        /* those that migrations make, a line each */
    bool must_exist;          /* ERR_NOT_FOUND instead of making anything */
};

struct engine {
    const char *name;
    bool is_file;    /* opened by its path, and copied before a migration that rewrites data */
    bool one_writer; /* writes go through one connection of the store, one after the other */
    /* Opening may put the connecting off to the first use. */
    int (*open)(struct engine_home *home, bool writer, struct conn **ret, struct err *err);
    void (*close)(struct conn *c);
    /* One or several statements without parameters. */
    int (*exec)(struct conn *c, const char *sql, struct err *err);
    int (*prepare)(struct conn *c, const char *sql, struct prepared **ret, struct err *err);
    void (*finalize)(struct prepared *p);
    void (*bind_i64)(struct prepared *p, int at, int64_t v);
    void (*bind_f64)(struct prepared *p, int at, double v);
    void (*bind_text)(struct prepared *p, int at,
                      struct str v); /* kept by the caller until reset */
    void (*bind_copy)(struct prepared *p, int at, struct str v); /* text the engine copies */
    void (*bind_blob)(struct prepared *p, int at, struct str v);
    void (*bind_null)(struct prepared *p, int at);
    int (*step)(struct prepared *p, struct err *err); /* STEP_ROW, STEP_DONE or negative */
    void (*reset)(struct prepared *p);
    int64_t (*col_i64)(struct prepared *p, int col);
    double (*col_f64)(struct prepared *p, int col);
    struct str (*col_text)(struct prepared *p, int col); /* borrowed until the next step or reset */
    struct str (*col_blob)(struct prepared *p, int col);
    bool (*col_is_null)(struct prepared *p, int col);
    /* A write transaction waits for the others of its owner. */
    int (*begin)(struct conn *c, bool write, int64_t owner, struct err *err);
    int (*commit)(struct conn *c, struct err *err);
    void (*rollback)(struct conn *c);
    int64_t (*changes)(struct conn *c); /* rows touched by the last statement */
    /* Differs after another connection committed; 0 when the engine cannot tell. */
    int64_t (*data_version)(struct conn *c);
    /* A consistent copy of the whole database beside the old one. */
    int (*backup)(struct conn *c, const char *to, struct err *err);
    /* The text of a migration for this engine. */
    struct str (*translate)(struct arena *a, struct str sql);
    /* Makes what migrations need before the first of them, the table that remembers them; refuses
     * a database in which another program's tables have our names. */
    int (*make_ready)(struct conn *c, const struct engine_start *s, struct err *err);
    /* 0 when the database is sound, else ERR_CORRUPT with the first finding. */
    int (*check)(struct conn *c, struct err *err);
    /* Reading ahead (store.h); NULL when the engine gains nothing by it. `ahead_again` fetches what
     * was asked for: true when the reading is to be done once more. */
    void (*ahead_begin)(struct conn *c);
    bool (*ahead_again)(struct conn *c);
    const struct search_engine *search;
    const struct schema_catalog *catalog;
    const struct transfer_engine *transfer;
};

extern const struct engine engine_sqlite;
extern const struct engine engine_postgres;
/* 0, or the error that a test asked for here (store_set_fault()). */
int engine_fault(const char *what, struct err *err);
/* Waits for answers of a server, of all connections of the process, since it began. */
extern _Atomic int64_t engine_round_trips;

#endif
