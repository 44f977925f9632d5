/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A session for a face, one per thread. The faces do not see the store; they hold the session and
 * pass it to context_init(), which makes it the caller's.
 */
#ifndef WM_OPS_SESSION_H
#define WM_OPS_SESSION_H

#include "ops/context.h"

/* Opens a session for this thread. Heap. */
int session_open(const struct app *app, struct db **ret, struct err *err);
void session_close(struct db *db); /* NULL is fine */
/* Everything read until session_end_read() is of one moment, and the caller's. Not around op_run()
 * of a write. */
int session_begin_read(struct db *db, const struct caller *who);
void session_end_read(struct db *db); /* fine without a beginning */
/* Reads what a page shows in few waits: DB_AHEAD of store.h for the faces. */
void session_ahead_begin(struct db *db);
bool session_ahead_again(struct db *db);
#define SESSION_AHEAD(db, expression)                                                              \
    do {                                                                                           \
        session_ahead_begin(db);                                                                   \
        do {                                                                                       \
            expression;                                                                            \
        } while (session_ahead_again(db));                                                         \
    } while (0)
/* The session's error, for failures before there is a context. */
struct err *session_err(struct db *db);
/* How many people there were at a version of the database (store.h), kept with this thread's
 * session. False when it is not known. */
bool session_find_count(const struct db *db, int64_t version, int64_t *ret);
void session_set_count(const struct db *db, int64_t version, int64_t people);

#endif
