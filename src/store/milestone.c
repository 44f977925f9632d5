/* SPDX-License-Identifier: Apache-2.0 */
#include "store/milestone.h"

#include "base/arena.h"
#include "base/vec.h"
#include "store/store.h"

int milestone_list_days(struct db *db, struct arena *a, struct milestone **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select step, on_date, until_date from milestone"
                                 " where owner_id = ?1 and step <> '' and on_date is not null"
                                 " and archived = 0 order by id");
    VEC(struct milestone) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct milestone){
            .step = stmt_col_str(q, a, 0), .on = stmt_col_date(q, 1), .until = stmt_col_date(q, 2)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}
