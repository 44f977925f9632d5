/* SPDX-License-Identifier: Apache-2.0 */
/* A transfer into PostgreSQL: a round trip for each row would be slow, so a column travels as an
 * array and all rows of a portion go in one statement. */
#include "store/transfer_engine.h"

#include "base/arena.h"
#include "store/postgres_array.h"
#include "store/store.h"

enum { SQL_MAX = 1 << 16 };

static const char *insert_text(struct arena *a, const struct rows_table *t)
{
    struct strbuf arrays;
    struct str names = rows_names(a, t);
    strbuf_init(&arrays, a, SQL_MAX);
    for (size_t i = 0; i < t->columns_n; i++)
        strbuf_addf(&arrays, "%scast(cast(?%zu as text) as %.*s[])", i ? ", " : "", i + 2,
                    STR_ARG(t->columns[i].type));
    return str_format(a,
                      "insert into %.*s (owner_id, %s) select cast(?1 as bigint), %s from"
                      " unnest(%s) as u (%s)",
                      STR_ARG(t->name), names.p, names.p, arrays.p, names.p)
        .p;
}

static struct str array_of(struct arena *a, const struct rows *rows, size_t column, bool later)
{
    struct strbuf b;
    array_begin(&b, a);
    for (size_t r = 0; r < rows->n; r++) {
        const struct cell *c = &rows->cells[r * rows->columns + column];
        switch (later ? CELL_NULL : c->kind) {
        case CELL_NULL: array_add_null(&b); break;
        case CELL_I64: array_add_i64(&b, c->i); break;
        case CELL_F64: array_add_f64(&b, c->f); break;
        case CELL_TEXT: array_add_text(&b, c->s); break;
        case CELL_BLOB: array_add_bytes(&b, c->s); break;
        }
    }
    return array_end(&b);
}

static int insert(struct db *db, struct arena *a, const struct rows_table *t,
                  const struct rows *rows)
{
    struct stmt *q = db_stmt(db, t->insert);
    for (size_t i = 0; i < t->columns_n; i++)
        stmt_text(q, (int)i + 2, array_of(a, rows, i, t->columns[i].later));
    return stmt_run(q);
}

const struct transfer_engine transfer_postgres = {
    .insert_text = insert_text,
    .insert = insert,
    .finish = "analyze",
};
