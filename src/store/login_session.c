/* SPDX-License-Identifier: Apache-2.0 */
#include "store/login_session.h"

#include "base/vec.h"
#include "store/store.h"

#define COLUMNS "s.id, s.account, s.created_at, s.seen_at, s.expires_at, s.agent, s.address"
enum { COLUMNS_N = 7 };

static void read_row(struct stmt *q, struct arena *a, struct login_session *ret)
{
    *ret = (struct login_session){.id = stmt_col_i64(q, 0),
                                  .account = stmt_col_i64(q, 1),
                                  .created_at = stmt_col_i64(q, 2),
                                  .seen_at = stmt_col_i64(q, 3),
                                  .expires_at = stmt_col_i64(q, 4),
                                  .agent = stmt_col_str(q, a, 5),
                                  .address = stmt_col_str(q, a, 6)};
}

int login_session_add(struct db *db, const struct login_session *x)
{
    struct stmt *q = db_stmt(db, "insert into login_session (owner_id, id, account, hash,"
                                 " created_at, seen_at, expires_at, agent, address)"
                                 " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    stmt_i64(q, 2, x->id);
    stmt_i64(q, 3, x->account);
    stmt_text(q, 4, x->hash);
    stmt_i64(q, 5, x->created_at);
    stmt_i64(q, 6, x->seen_at);
    stmt_i64(q, 7, x->expires_at);
    stmt_text(q, 8, x->agent);
    stmt_text(q, 9, x->address);
    return stmt_run(q);
}

int login_session_find(struct db *db, struct arena *a, struct str hash, struct login_session *ret,
                       struct login *ret_login)
{
    struct stmt *q = db_stmt(db, "select " COLUMNS ", " LOGIN_COLUMNS
                                 " from login_session s join login l on l.owner_id = s.owner_id"
                                 " and l.id = s.account where s.owner_id = ?1 and s.hash = ?2");
    stmt_text(q, 2, hash);
    int rc = stmt_next(q);
    if (rc == 1) {
        read_row(q, a, ret);
        login_read(q, a, COLUMNS_N, ret_login);
    }
    stmt_done(q);
    return rc;
}

int login_session_set_seen(struct db *db, int64_t id, int64_t at, int64_t expires_at)
{
    struct stmt *q =
        db_stmt(db, "update login_session set seen_at = ?3, expires_at = ?4 where owner_id = ?1"
                    " and id = ?2");
    stmt_i64(q, 2, id);
    stmt_i64(q, 3, at);
    stmt_i64(q, 4, expires_at);
    return stmt_run(q);
}

int login_session_list(struct db *db, struct arena *a, int64_t account, struct login_session **ret,
                       size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select " COLUMNS " from login_session s where s.owner_id = ?1"
                                 " and s.account = ?2 order by s.id desc");
    VEC(struct login_session) rows = {0};
    int rc;
    stmt_i64(q, 2, account);
    while ((rc = stmt_next(q)) == 1)
        read_row(q, a, VEC_PUSH(a, &rows));
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

static int64_t run_and_count(struct db *db, struct stmt *q)
{
    int rc = stmt_run(q);
    return rc < 0 ? rc : db_changes(db);
}

int64_t login_session_remove(struct db *db, int64_t account, int64_t id)
{
    struct stmt *q = db_stmt(db, "delete from login_session where owner_id = ?1 and id = ?2"
                                 " and account = ?3");
    stmt_i64(q, 2, id);
    stmt_i64(q, 3, account);
    return run_and_count(db, q);
}

int64_t login_session_remove_others(struct db *db, int64_t account, int64_t keep)
{
    struct stmt *q = db_stmt(db, "delete from login_session where owner_id = ?1 and account = ?2"
                                 " and id <> ?3");
    stmt_i64(q, 2, account);
    stmt_i64(q, 3, keep);
    return run_and_count(db, q);
}

int64_t login_session_remove_old(struct db *db, int64_t account, int64_t now)
{
    struct stmt *q = db_stmt(db, "delete from login_session where owner_id = ?1 and account = ?2"
                                 " and expires_at <= ?3");
    stmt_i64(q, 2, account);
    stmt_i64(q, 3, now);
    return run_and_count(db, q);
}
