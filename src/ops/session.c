/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/session.h"

#include "store/store.h"

/* Of the session this thread opened last. */
static _Thread_local struct {
    const struct db *db;
    int64_t owner, version, people; /* version 0: not counted yet */
} counted;

int session_open(const struct app *app, struct db **ret, struct err *err)
{
    int rc = db_open(app->store, OWNER_LOCAL, ret, err);
    counted.db = rc == 0 ? *ret : NULL;
    counted.version = 0;
    return rc;
}

void session_close(struct db *db)
{
    if (counted.db == db)
        counted.db = NULL;
    if (db)
        db_close(db);
}

bool session_find_count(const struct db *db, int64_t version, int64_t *ret)
{
    if (counted.db != db || !version || counted.version != version || counted.owner != db_owner(db))
        return false;
    *ret = counted.people;
    return true;
}

void session_set_count(const struct db *db, int64_t version, int64_t people)
{
    if (counted.db != db)
        return;
    counted.owner = db_owner(db);
    counted.version = version;
    counted.people = people;
}

int session_begin_read(struct db *db, const struct caller *who)
{
    if (db_owner(db) != who->account)
        db_set_owner(db, who->account);
    return db_begin_read(db);
}

void session_end_read(struct db *db) { db_rollback(db); }

void session_ahead_begin(struct db *db) { db_ahead_begin(db); }

bool session_ahead_again(struct db *db) { return db_ahead_again(db); }

struct err *session_err(struct db *db) { return db_err(db); }
