/* SPDX-License-Identifier: Apache-2.0 */
/* Statements: the cache, binding and columns, over the session's current connection. */
#include "base/arena.h"
#include "def/errors.h"
#include "store/store_int.h"

#include <assert.h>

struct stmt *db_stmt(struct db *db, const char *sql)
{
    struct session *x = db->now;
    const struct engine *e = db->store->engine;
    size_t slot = ((uintptr_t)sql >> 3) * 2654435761u % STMT_CACHE;
    for (size_t tries = 0; x->cache[slot].sql && x->cache[slot].sql != sql; tries++) {
        slot = (slot + 1) % STMT_CACHE;
        if (tries == STMT_CACHE) {
            err_set(&db->err, ERR_INTERNAL, "The statement cache is full.");
            return NULL;
        }
    }
    struct stmt *q = &x->cache[slot];
    if (!q->sql) {
        if (e->prepare(x->conn, sql, &q->p, &db->err) < 0)
            return NULL;
        q->sql = sql;
    }
    assert(!q->active); /* the same query inside its own loop */
    q->db = db;
    e->bind_i64(q->p, 1, db->owner);
    return q;
}

#define ENGINE(q) ((q)->db->store->engine)

void stmt_i64(struct stmt *q, int at, int64_t v)
{
    if (q)
        ENGINE(q)->bind_i64(q->p, at, v);
}

void stmt_f64(struct stmt *q, int at, double v)
{
    if (q)
        ENGINE(q)->bind_f64(q->p, at, v);
}

void stmt_text(struct stmt *q, int at, struct str v)
{
    if (q)
        ENGINE(q)->bind_text(q->p, at, v);
}

void stmt_date(struct stmt *q, int at, struct date v)
{
    char text[DATE_TEXT_MAX];
    if (!q)
        return;
    size_t n = date_format(v, text);
    if (n)
        ENGINE(q)->bind_copy(q->p, at, (struct str){text, n});
    else
        ENGINE(q)->bind_null(q->p, at);
}

void stmt_blob(struct stmt *q, int at, struct str v)
{
    if (q)
        ENGINE(q)->bind_blob(q->p, at, v);
}

void stmt_null(struct stmt *q, int at)
{
    if (q)
        ENGINE(q)->bind_null(q->p, at);
}

static void note_failure(struct db *db)
{
    if (!db->failure.code)
        db->failure = db->err;
}

int stmt_next(struct stmt *q)
{
    if (!q)
        return ERR_STORE;
    q->active = true;
    int rc = ENGINE(q)->step(q->p, &q->db->err);
    if (rc < 0)
        note_failure(q->db);
    q->db->pending = rc == STEP_LATER;
    q->db->missing |= q->db->pending;
    if (rc != STEP_ROW)
        stmt_done(q);
    return rc == STEP_LATER ? 0 : rc;
}

bool db_is_pending(const struct db *db) { return db->pending; }

bool db_is_missing(const struct db *db) { return db->missing; }

void db_ahead_begin(struct db *db)
{
    const struct engine *e = db->store->engine;
    db->ahead_err = db->err;
    if (e->ahead_begin)
        e->ahead_begin(db->reader->conn);
}

bool db_ahead_again(struct db *db)
{
    const struct engine *e = db->store->engine;
    bool again = e->ahead_again && e->ahead_again(db->reader->conn);
    db->pending = false;
    if (again) {
        db->err = db->ahead_err;
        db->missing = false;
    }
    return again;
}

int stmt_run(struct stmt *q)
{
    int rc = stmt_next(q);
    if (rc == STEP_ROW)
        stmt_done(q);
    return rc < 0 ? rc : 0;
}

void stmt_done(struct stmt *q)
{
    if (!q)
        return;
    ENGINE(q)->reset(q->p);
    q->active = false;
}

double stmt_col_f64(struct stmt *q, int col) { return ENGINE(q)->col_f64(q->p, col); }
bool stmt_col_is_null(struct stmt *q, int col) { return ENGINE(q)->col_is_null(q->p, col); }
int64_t stmt_col_i64(struct stmt *q, int col) { return ENGINE(q)->col_i64(q->p, col); }
struct str stmt_col_peek(struct stmt *q, int col) { return ENGINE(q)->col_text(q->p, col); }

struct str stmt_col_str(struct stmt *q, struct arena *a, int col)
{
    struct str s = ENGINE(q)->col_text(q->p, col);
    return s.n ? str_copy(a, s) : STR_NULL;
}

struct str stmt_col_blob(struct stmt *q, struct arena *a, int col)
{
    struct str s = ENGINE(q)->col_blob(q->p, col);
    return s.n ? str_copy(a, s) : STR_NULL;
}

struct date stmt_col_date(struct stmt *q, int col)
{
    struct date d = {0, 0, 0};
    date_parse(ENGINE(q)->col_text(q->p, col), &d);
    return d;
}
