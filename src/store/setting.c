/* SPDX-License-Identifier: Apache-2.0 */
#include "store/setting.h"

#include "base/vec.h"
#include "store/store.h"

int setting_list(struct db *db, struct arena *a, struct setting **ret, size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select name, value from setting where owner_id = ?1 order by name");
    VEC(struct setting) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct setting){stmt_col_str(q, a, 0), stmt_col_str(q, a, 1)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int setting_set(struct db *db, struct str name, struct str value)
{
    struct stmt *q = db_stmt(db, "insert into setting (owner_id, name, value) values (?1, ?2, ?3)"
                                 " on conflict (owner_id, name) do update set"
                                 " value = excluded.value");
    stmt_text(q, 2, name);
    stmt_text(q, 3, value);
    return stmt_run(q);
}
