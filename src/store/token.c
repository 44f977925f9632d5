/* SPDX-License-Identifier: Apache-2.0 */
#include "store/token.h"

#include "base/vec.h"
#include "def/errors.h"
#include "store/store.h"

#define COLUMNS "t.id, t.account, t.name, t.scope, t.created_at, t.used_at, t.expires_at"
enum { COLUMNS_N = 7 };

static void read_row(struct stmt *q, struct arena *a, struct token *ret)
{
    *ret = (struct token){.id = stmt_col_i64(q, 0),
                          .account = stmt_col_i64(q, 1),
                          .name = stmt_col_str(q, a, 2),
                          .scope = stmt_col_str(q, a, 3),
                          .created_at = stmt_col_i64(q, 4),
                          .used_at = stmt_col_i64(q, 5),
                          .expires_at = stmt_col_i64(q, 6)};
}

int token_add(struct db *db, const struct token *x)
{
    struct stmt *q = db_stmt(db, "insert into api_token (owner_id, id, account, name, scope, hash,"
                                 " created_at, used_at, expires_at)"
                                 " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    stmt_i64(q, 2, x->id);
    stmt_i64(q, 3, x->account);
    stmt_text(q, 4, x->name);
    stmt_text(q, 5, x->scope);
    stmt_text(q, 6, x->hash);
    stmt_i64(q, 7, x->created_at);
    stmt_i64(q, 8, x->used_at);
    stmt_i64(q, 9, x->expires_at);
    return stmt_run(q);
}

int token_find(struct db *db, struct arena *a, struct str hash, struct token *ret,
               struct login *ret_login)
{
    struct stmt *q = db_stmt(db, "select " COLUMNS ", " LOGIN_COLUMNS
                                 " from api_token t join login l on l.owner_id = t.owner_id"
                                 " and l.id = t.account where t.owner_id = ?1 and t.hash = ?2");
    stmt_text(q, 2, hash);
    int rc = stmt_next(q);
    if (rc == 1) {
        read_row(q, a, ret);
        login_read(q, a, COLUMNS_N, ret_login);
    }
    stmt_done(q);
    return rc;
}

int token_set_used(struct db *db, int64_t id, int64_t at)
{
    struct stmt *q =
        db_stmt(db, "update api_token set used_at = ?3 where owner_id = ?1 and id = ?2");
    stmt_i64(q, 2, id);
    stmt_i64(q, 3, at);
    return stmt_run(q);
}

int token_list(struct db *db, struct arena *a, int64_t account, struct token **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select " COLUMNS " from api_token t where t.owner_id = ?1"
                                 " and t.account = ?2 order by t.id desc");
    VEC(struct token) rows = {0};
    int rc;
    stmt_i64(q, 2, account);
    while ((rc = stmt_next(q)) == 1)
        read_row(q, a, VEC_PUSH(a, &rows));
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int token_load(struct db *db, struct arena *a, int64_t account, int64_t id, struct token *ret)
{
    struct stmt *q = db_stmt(db, "select " COLUMNS " from api_token t where t.owner_id = ?1"
                                 " and t.id = ?2 and t.account = ?3");
    stmt_i64(q, 2, id);
    stmt_i64(q, 3, account);
    int rc = stmt_next(q);
    if (rc == 1)
        read_row(q, a, ret);
    stmt_done(q);
    return rc == 0 ? ERR_NOT_FOUND : rc < 0 ? rc : 0;
}

int token_remove(struct db *db, int64_t account, int64_t id)
{
    struct stmt *q =
        db_stmt(db, "delete from api_token where owner_id = ?1 and id = ?2 and account = ?3");
    stmt_i64(q, 2, id);
    stmt_i64(q, 3, account);
    return stmt_run(q);
}
