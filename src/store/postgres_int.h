/* SPDX-License-Identifier: Apache-2.0 */
/*
 * PostgreSQL behind struct engine, in three files: postgres_link.c (connecting, what is under way,
 * errors), postgres.c (statements and transactions), postgres_ahead.c (reading ahead).
 *
 * A connection is in pipeline mode all its life: what is sent waits in `ways` for its answer, and
 * link_settle() reads the answers of all of it. So a transaction begins together with its first
 * statement, and the end of one that only read is not waited for.
 */
#ifndef WM_STORE_POSTGRES_INT_H
#define WM_STORE_POSTGRES_INT_H

#include "store/dialect.h"
#include "store/engine.h"

#include <libpq-fe.h>

enum pg_tx {
    TX_NONE,
    TX_READ_LATER, /* begun, and nothing sent yet */
    TX_READ,
    TX_WRITE
};

enum way_kind {
    WAY_COMMAND, /* must succeed */
    WAY_END,     /* of a transaction that is of no interest any more */
    WAY_PARSE,
    WAY_RUN,
    WAY_SYNC
};

/* Something sent whose answer is not read yet. */
struct way {
    enum way_kind kind;
    struct prepared *p; /* WAY_PARSE */
    PGresult **ret;     /* WAY_RUN; may be NULL */
};

/* A statement that was asked for ahead of its use, with the values it was asked with. */
struct ahead {
    struct prepared *p;
    char *values;
    size_t values_n;
    PGresult *result; /* NULL until it has come */
};

enum { WAYS_MAX = 256, AHEAD_MAX = 240, AHEAD_PASSES = 6 };

struct conn {
    struct engine_home *home;
    PGconn *pg;         /* NULL while there is no connection */
    int64_t generation; /* counts connections: statements of an earlier one are forgotten */
    enum pg_tx tx;
    bool patient;  /* a migration waits as long as another's takes */
    bool was_lost; /* the last link_settle() found the connection gone */
    int64_t changes;
    unsigned names; /* of statements, ever */
    struct way ways[WAYS_MAX];
    size_t ways_n;
    struct prepared *lock, *lock_new; /* the row of the owner */
    bool ahead_on;
    int ahead_inner; /* readings within the one that counts */
    int ahead_pass;
    bool ahead_missing; /* in this pass, an answer was not here */
    bool ahead_sent;    /* in this pass, something was sent */
    bool ahead_first;   /* the transaction's first statements are among them */
    bool ahead_failed;  /* no room, or no connection: no further pass */
    size_t ahead_n;
    struct ahead aheads[AHEAD_MAX];
};

enum value_kind { VALUE_NULL, VALUE_I64, VALUE_F64, VALUE_TEXT, VALUE_BLOB };

struct value {
    enum value_kind kind;
    int64_t i;
    double f;
    struct str s;
    char *copy;
};

/* Bytes of a column, decoded. */
struct decoded {
    struct decoded *next;
    size_t n;
    char bytes[];
};

struct prepared {
    struct conn *c;
    char *sql; /* with $1 $2 ... */
    char name[16];
    int64_t generation; /* of the connection that knows it; 0 none */
    bool reads;
    int n; /* parameters; ?N of $k is params[k - 1] */
    int params[DIALECT_PARAMS];
    struct value values[DIALECT_PARAMS];
    PGresult *result;
    bool borrowed; /* the result is an ahead's */
    int row;
    struct decoded *decoded;
};

/* Connects when there is no connection; ERR_AWAY at once while the server is known to be away. */
int link_open(struct conn *c, struct err *err);
/* Drops the connection and all that was under way. */
void link_drop(struct conn *c);
/* Queues a command without parameters, or a statement; negative when the connection is gone. */
int link_send(struct conn *c, const char *sql, enum way_kind kind, struct err *err);
int link_send_prepared(struct conn *c, struct prepared *p, PGresult **ret, struct err *err);
/* Marks the end of what belongs together and sends everything, without waiting. */
int link_sync(struct conn *c, struct err *err);
/* Waits for all answers; the first error. */
int link_settle(struct conn *c, struct err *err);
/* Commands in a row, outside of the pipeline. */
int link_exec(struct conn *c, const char *sql, struct err *err);
int link_lost(struct conn *c, struct err *err);

/* Queues the beginning of a reading transaction. */
int link_begin_read(struct conn *c, struct err *err);

enum ahead_answer {
    AHEAD_NONE, /* run the statement */
    AHEAD_HERE, /* p->result is it, borrowed */
    AHEAD_LATER /* it was sent: no rows in this pass */
};
enum ahead_answer ahead_find(struct prepared *p);
void ahead_begin(struct conn *c);
bool ahead_again(struct conn *c);
/* The pass that runs is the last one. */
void ahead_stop(struct conn *c);
void ahead_drop(struct conn *c);

#endif
