/* SPDX-License-Identifier: Apache-2.0 */
#include "store/security_event.h"

#include "base/vec.h"
#include "store/store.h"

#define LISTED                                                                                     \
    "select e.id, e.account, e.by_account, e.kind, e.detail, e.address, e.at,"                     \
    " coalesce(l.email, ''), coalesce(b.email, '') from security_event e"                          \
    " left join login l on l.owner_id = e.owner_id and l.id = e.account"                           \
    " left join login b on b.owner_id = e.owner_id and b.id = e.by_account"                        \
    " where e.owner_id = ?1 and e.id < ?2"
#define NEWEST " order by e.id desc limit ?3"

int security_event_add(struct db *db, const struct security_event *x)
{
    struct stmt *q = db_stmt(db, "insert into security_event (owner_id, id, account, by_account,"
                                 " kind, detail, address, at)"
                                 " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    stmt_i64(q, 2, x->id);
    stmt_i64(q, 3, x->account);
    stmt_i64(q, 4, x->by_account);
    stmt_text(q, 5, x->kind);
    stmt_text(q, 6, x->detail);
    stmt_text(q, 7, x->address);
    stmt_i64(q, 8, x->at);
    return stmt_run(q);
}

int security_event_list(struct db *db, struct arena *a, int64_t account, int64_t before,
                        int64_t limit, struct security_event **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(db, account ? LISTED " and e.account = ?4" NEWEST : LISTED NEWEST);
    VEC(struct security_event) rows = {0};
    int rc;
    stmt_i64(q, 2, before ? before : INT64_MAX);
    stmt_i64(q, 3, limit);
    if (account)
        stmt_i64(q, 4, account);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct security_event){.id = stmt_col_i64(q, 0),
                                                      .account = stmt_col_i64(q, 1),
                                                      .by_account = stmt_col_i64(q, 2),
                                                      .kind = stmt_col_str(q, a, 3),
                                                      .detail = stmt_col_str(q, a, 4),
                                                      .address = stmt_col_str(q, a, 5),
                                                      .at = stmt_col_i64(q, 6),
                                                      .email = stmt_col_str(q, a, 7),
                                                      .by_email = stmt_col_str(q, a, 8)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}
