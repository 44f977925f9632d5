/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/follow.h"

#include "base/err.h"
#include "ops/context.h"
#include "ops/standing.h"
#include "store/login.h"
#include "store/standing.h"
#include "store/store.h"

static int follow_account(const struct app *app, struct arena *a, struct db *db, int64_t account)
{
    struct op_ctx ctx;
    struct caller who = caller_local();
    who.account = account;
    int rc = context_init(&ctx, a, app, db, &who, STR("program"));
    return rc == 0 ? standing_follow_tables(&ctx) : rc;
}

/* Owner 0 has no records: its mark says that everybody's are done. */
static int set_mark(const struct app *app, struct db *db)
{
    db_set_owner(db, OWNER_SITE);
    int rc = db_begin_write(db);
    if (rc == 0)
        rc = standing_set_from(db, app->tables_version);
    if (rc == 0)
        rc = db_commit(db);
    db_rollback(db);
    return rc;
}

static int follow_all(const struct app *app, struct arena *a, struct db *db)
{
    enum { AT_ONCE = 100 };
    struct login *rows;
    struct str after = STR_NULL;
    size_t n;
    int rc = follow_account(app, a, db, OWNER_LOCAL);
    do {
        db_set_owner(db, OWNER_SITE);
        if (rc == 0)
            rc = login_list(db, a, after, AT_ONCE, &rows, &n);
        for (size_t i = 0; rc == 0 && i < n; i++)
            rc = follow_account(app, a, db, rows[i].account);
        if (rc == 0 && n)
            after = rows[n - 1].email_key;
    } while (rc == 0 && n == AT_ONCE);
    return rc == 0 ? set_mark(app, db) : rc;
}

int follow_accounts(const struct app *app, struct arena *a, struct db *db, struct err *err)
{
    int64_t owner = db_owner(db);
    db_set_owner(db, OWNER_SITE);
    int rc = standing_is_from(db, app->tables_version) ? 0 : follow_all(app, a, db);
    db_set_owner(db, owner);
    return rc < 0 ? err_set(err, rc, "%s", db_err(db)->text) : 0;
}
