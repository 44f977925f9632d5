/* SPDX-License-Identifier: Apache-2.0 */
/* A transfer into SQLite: row by row, which costs no round trip. */
#include "store/transfer_engine.h"

#include "base/str.h"
#include "store/store.h"

static const char *insert_text(struct arena *a, const struct rows_table *t)
{
    return str_format(a, "insert into %.*s (owner_id, %s) values (?1, %s)", STR_ARG(t->name),
                      rows_names(a, t).p, rows_marks(a, t->columns_n).p)
        .p;
}

static int insert(struct db *db, struct arena *a, const struct rows_table *t,
                  const struct rows *rows)
{
    static const struct cell nothing = {.kind = CELL_NULL};
    int rc = 0;
    (void)a;
    for (size_t r = 0; rc == 0 && r < rows->n; r++) {
        const struct cell *row = rows->cells + r * rows->columns;
        struct stmt *q = db_stmt(db, t->insert);
        for (size_t i = 0; i < t->columns_n; i++)
            rows_bind(q, (int)i + 2, t->columns[i].later ? &nothing : &row[i]);
        rc = stmt_run(q);
    }
    return rc;
}

const struct transfer_engine transfer_sqlite = {
    .insert_text = insert_text,
    .insert = insert,
    .finish = "",
};
