/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/session.h"

#include "store/store.h"

int session_open(const struct app *app, struct db **ret, struct err *err)
{
    return db_open(app->store, OWNER_LOCAL, ret, err);
}

void session_close(struct db *db)
{
    if (db)
        db_close(db);
}

int session_begin_read(struct db *db) { return db_begin_read(db); }

void session_end_read(struct db *db) { db_rollback(db); }

struct err *session_err(struct db *db) { return db_err(db); }
