/* SPDX-License-Identifier: Apache-2.0 */
/* Internals of store/ that several of its files need. */
#ifndef WM_STORE_STORE_INT_H
#define WM_STORE_STORE_INT_H

#include "store/engine.h"
#include "store/store.h"

#include <pthread.h>
#include <stdatomic.h>

enum { STMT_CACHE = 1024 }; /* slots of the statement cache, a power of two */

struct stmt {
    const char *sql;
    struct prepared *p;
    struct db *db;
    bool active;
};

/* A connection with the statements prepared on it. */
struct session {
    struct conn *conn;
    struct stmt cache[STMT_CACHE];
};

struct store {
    const struct engine *engine;
    char *path, *shown; /* shown: without a password */
    struct engine_home home;
    pthread_mutex_t write_lock;
    struct session *writer;        /* while it opens, or for good when the engine has one writer */
    _Atomic int64_t local_commits; /* for db_version(): our own commits, all threads */
};

struct db {
    struct store *store;
    struct session *reader;
    struct session *now; /* reader, or the writer in a write transaction */
    int64_t owner;
    int64_t next_seq; /* of the change log, in a write transaction */
    bool writing, reading;
    bool pending;         /* the last statement was only sent */
    bool missing;         /* so was one of this reading */
    struct err ahead_err; /* what `err` was when reading ahead began */
    struct err err;
    struct err failure; /* code 0: none */
};

/* Brings the schema up to date on the writer connection; `must_exist`: of a database that has one.
 */
int migrate(struct store *s, struct conn *c, bool must_exist, struct err *err);
/* ERR_STORE for the target of a transfer that did not finish. */
int transfer_refuse_unfinished(struct store *s, struct conn *c, struct err *err);

#endif
