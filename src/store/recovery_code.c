/* SPDX-License-Identifier: Apache-2.0 */
#include "store/recovery_code.h"

#include "store/store.h"

int recovery_code_set(struct db *db, int64_t account, const struct str *hashes, size_t n)
{
    struct stmt *q = db_stmt(db, "delete from recovery_code where owner_id = ?1 and account = ?2");
    stmt_i64(q, 2, account);
    int rc = stmt_run(q);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        q = db_stmt(db, "insert into recovery_code (owner_id, account, place, hash, used_at)"
                        " values (?1, ?2, ?3, ?4, 0)");
        stmt_i64(q, 2, account);
        stmt_i64(q, 3, (int64_t)i + 1);
        stmt_text(q, 4, hashes[i]);
        rc = stmt_run(q);
    }
    return rc;
}

int recovery_code_take(struct db *db, int64_t account, struct str hash, int64_t at)
{
    struct stmt *q = db_stmt(db, "update recovery_code set used_at = ?4 where owner_id = ?1"
                                 " and account = ?2 and hash = ?3 and used_at = 0");
    stmt_i64(q, 2, account);
    stmt_text(q, 3, hash);
    stmt_i64(q, 4, at);
    int rc = stmt_run(q);
    return rc < 0 ? rc : db_changes(db) > 0;
}

int64_t recovery_code_left(struct db *db, int64_t account)
{
    struct stmt *q = db_stmt(db, "select count(*) from recovery_code where owner_id = ?1"
                                 " and account = ?2 and used_at = 0");
    stmt_i64(q, 2, account);
    int rc = stmt_next(q);
    int64_t n = rc == 1 ? stmt_col_i64(q, 0) : rc;
    stmt_done(q);
    return n;
}
