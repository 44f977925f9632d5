/* SPDX-License-Identifier: Apache-2.0 */
#include "store/ticket.h"

#include "base/vec.h"
#include "def/errors.h"
#include "store/store.h"

#define COLUMNS                                                                                    \
    "id, kind, account, role, email, name, detail, made_by, created_at, expires_at from ticket"

static void read_row(struct stmt *q, struct arena *a, struct ticket *ret)
{
    *ret = (struct ticket){.id = stmt_col_i64(q, 0),
                           .kind = stmt_col_str(q, a, 1),
                           .account = stmt_col_i64(q, 2),
                           .role = stmt_col_str(q, a, 3),
                           .email = stmt_col_str(q, a, 4),
                           .name = stmt_col_str(q, a, 5),
                           .detail = stmt_col_str(q, a, 6),
                           .made_by = stmt_col_i64(q, 7),
                           .created_at = stmt_col_i64(q, 8),
                           .expires_at = stmt_col_i64(q, 9)};
}

static int read_one(struct stmt *q, struct arena *a, struct ticket *ret)
{
    int rc = stmt_next(q);
    if (rc == 1)
        read_row(q, a, ret);
    stmt_done(q);
    return rc == 0 ? ERR_NOT_FOUND : rc < 0 ? rc : 0;
}

int ticket_add(struct db *db, const struct ticket *x)
{
    struct stmt *q = db_stmt(db, "insert into ticket (owner_id, id, kind, hash, account, role,"
                                 " email, name, detail, made_by, created_at, expires_at) values"
                                 " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
    stmt_i64(q, 2, x->id);
    stmt_text(q, 3, x->kind);
    stmt_text(q, 4, x->hash);
    stmt_i64(q, 5, x->account);
    stmt_text(q, 6, x->role);
    stmt_text(q, 7, x->email);
    stmt_text(q, 8, x->name);
    stmt_text(q, 9, x->detail);
    stmt_i64(q, 10, x->made_by);
    stmt_i64(q, 11, x->created_at);
    stmt_i64(q, 12, x->expires_at);
    return stmt_run(q);
}

int ticket_find(struct db *db, struct arena *a, struct str hash, int64_t now, struct ticket *ret)
{
    struct stmt *q =
        db_stmt(db, "select " COLUMNS " where owner_id = ?1 and hash = ?2 and expires_at > ?3");
    stmt_text(q, 2, hash);
    stmt_i64(q, 3, now);
    return read_one(q, a, ret);
}

int ticket_load(struct db *db, struct arena *a, struct str kind, int64_t id, struct ticket *ret)
{
    struct stmt *q =
        db_stmt(db, "select " COLUMNS " where owner_id = ?1 and id = ?2 and kind = ?3");
    stmt_i64(q, 2, id);
    stmt_text(q, 3, kind);
    return read_one(q, a, ret);
}

int ticket_find_email(struct db *db, struct arena *a, struct str kind, struct str email,
                      int64_t now, struct ticket *ret)
{
    struct stmt *q = db_stmt(db, "select " COLUMNS " where owner_id = ?1 and kind = ?2 and"
                                 " email = ?3 and expires_at > ?4 order by id desc limit 1");
    stmt_text(q, 2, kind);
    stmt_text(q, 3, email);
    stmt_i64(q, 4, now);
    return read_one(q, a, ret);
}

int ticket_set_detail(struct db *db, int64_t id, struct str detail)
{
    struct stmt *q = db_stmt(db, "update ticket set detail = ?3 where owner_id = ?1 and id = ?2");
    stmt_i64(q, 2, id);
    stmt_text(q, 3, detail);
    return stmt_run(q);
}

int ticket_take(struct db *db, int64_t id)
{
    struct stmt *q = db_stmt(db, "delete from ticket where owner_id = ?1 and id = ?2");
    stmt_i64(q, 2, id);
    int rc = stmt_run(q);
    return rc < 0 ? rc : db_changes(db) == 1;
}

int ticket_list(struct db *db, struct arena *a, struct str kind, struct ticket **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select " COLUMNS " where owner_id = ?1 and kind = ?2"
                                 " order by id desc");
    VEC(struct ticket) rows = {0};
    int rc;
    stmt_text(q, 2, kind);
    while ((rc = stmt_next(q)) == 1)
        read_row(q, a, VEC_PUSH(a, &rows));
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int ticket_remove_old(struct db *db, struct str kind, int64_t now)
{
    struct stmt *q = db_stmt(db, "delete from ticket where owner_id = ?1 and kind = ?2"
                                 " and expires_at <= ?3");
    stmt_text(q, 2, kind);
    stmt_i64(q, 3, now);
    return stmt_run(q);
}

int ticket_remove_of(struct db *db, struct str kind, int64_t account)
{
    struct stmt *q = db_stmt(db, "delete from ticket where owner_id = ?1 and kind = ?2"
                                 " and account = ?3");
    stmt_text(q, 2, kind);
    stmt_i64(q, 3, account);
    return stmt_run(q);
}
