/* SPDX-License-Identifier: Apache-2.0 */
#include "store/transfer_rows.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "store/store_int.h"

enum { SQL_MAX = 1 << 16 };

#define OWNER STR("owner_id")

/* --- the texts ------------------------------------------------------------------------------ */

/* Names of some columns, or of the first n, with a word after each. */
static struct str name_list(struct arena *a, const struct rows_table *t, const size_t *some,
                            size_t n, const char *after)
{
    struct strbuf b;
    strbuf_init(&b, a, SQL_MAX);
    for (size_t i = 0; i < n; i++)
        strbuf_addf(&b, "%s%.*s%s", i ? ", " : "", STR_ARG(t->columns[some ? some[i] : i].name),
                    after);
    return strbuf_get(&b);
}

struct str rows_names(struct arena *a, const struct rows_table *t)
{
    return name_list(a, t, NULL, t->columns_n, "");
}

struct str rows_marks(struct arena *a, size_t n)
{
    struct strbuf b;
    strbuf_init(&b, a, SQL_MAX);
    for (size_t i = 0; i < n; i++)
        strbuf_addf(&b, "%s?%zu", i ? ", " : "", i + 2);
    return strbuf_get(&b);
}

/* "where owner_id = ?1 and id = ?3 ..." after the new values. */
static const char *link_text(struct arena *a, const struct rows_table *t)
{
    struct strbuf b;
    int at = 2;
    strbuf_init(&b, a, SQL_MAX);
    strbuf_addf(&b, "update %.*s set ", STR_ARG(t->name));
    for (size_t i = 0; i < t->columns_n; i++)
        if (t->columns[i].later)
            strbuf_addf(&b, "%s%.*s = ?%d", at > 2 ? ", " : "", STR_ARG(t->columns[i].name), at),
                at++;
    STRBUF_LIT(&b, " where owner_id = ?1");
    for (size_t i = 0; i < t->key_n; i++)
        strbuf_addf(&b, " and %.*s = ?%d", STR_ARG(t->columns[t->key[i]].name), at++);
    return b.p;
}

static void make_texts(struct arena *a, struct rows_table *t)
{
    struct str columns = rows_names(a, t);
    struct str key = name_list(a, t, t->key, t->key_n, "");
    struct str order = t->key_n ? str_format(a, " order by %s", key.p) : STR("");
    struct str name = t->name;
    t->first = str_format(a, "select %s from %.*s where owner_id = ?1%s limit ?%zu", columns.p,
                          STR_ARG(name), order.p, t->key_n + 2)
                   .p;
    t->count = str_format(a, "select count(*) from %.*s where owner_id = ?1", STR_ARG(name)).p;
    t->clear = str_format(a, "delete from %.*s where owner_id = ?1", STR_ARG(name)).p;
    t->next_owner =
        str_format(a, "select min(owner_id) from %.*s where owner_id > ?1", STR_ARG(name)).p;
    if (t->key_n) {
        t->next =
            str_format(a, "select %s from %.*s where owner_id = ?1 and (%s) > (%s)%s limit ?%zu",
                       columns.p, STR_ARG(name), key.p, rows_marks(a, t->key_n).p, order.p,
                       t->key_n + 2)
                .p;
        t->last = str_format(a, "select %s from %.*s where owner_id = ?1 order by %s limit 1",
                             key.p, STR_ARG(name), name_list(a, t, t->key, t->key_n, " desc").p)
                      .p;
    }
    if (t->has_later)
        t->link = link_text(a, t);
}

/* --- a table -------------------------------------------------------------------------------- */

static bool is_known(struct str type)
{
    return str_eq(type, STR("bigint")) || str_eq(type, STR("double precision")) ||
           str_eq(type, STR("text")) || str_eq(type, STR("bytea"));
}

static bool is_own_reference(const struct schema_table *t, struct str column)
{
    VEC_EACH (const struct schema_reference, r, &t->references)
        VEC_EACH (const struct str, c, &r->columns)
            if (str_eq(r->table, t->name) && str_eq(*c, column))
                return true;
    return false;
}

static int add_columns(const struct schema_table *t, struct rows_table *ret, struct err *err)
{
    VEC_EACH (const struct schema_column, c, &t->columns) {
        if (str_eq(c->name, OWNER))
            continue;
        struct rows_column *x = &ret->columns[ret->columns_n++];
        *x = (struct rows_column){c->name, c->type, 0, is_own_reference(t, c->name)};
        ret->has_later = ret->has_later || x->later;
        if (!is_known(c->type) || (x->later && c->not_null))
            return err_set(err, ERR_STORE, "The column %.*s of %.*s cannot be copied.",
                           STR_ARG(c->name), STR_ARG(t->name));
    }
    return 0;
}

static size_t column_place(const struct rows_table *t, struct str name)
{
    size_t i = 0;
    while (i < t->columns_n && !str_eq(t->columns[i].name, name))
        i++;
    return i;
}

static void rank_columns(struct rows_table *t)
{
    for (size_t i = 0; i < t->columns_n; i++) {
        for (size_t k = 0; k < t->columns_n; k++)
            t->columns[i].rank += str_cmp(t->columns[k].name, t->columns[i].name) < 0;
        t->by_rank[t->columns[i].rank] = i;
    }
}

int rows_table_init(struct arena *a, const struct schema_table *t, struct rows_table *ret,
                    struct err *err)
{
    *ret = (struct rows_table){.name = t->name,
                               .columns = ARENA_ARRAY(a, struct rows_column, t->columns.n + 1),
                               .key = ARENA_ARRAY(a, size_t, t->key.n + 1),
                               .by_rank = ARENA_ARRAY(a, size_t, t->columns.n + 1)};
    int rc = add_columns(t, ret, err);
    if (rc < 0)
        return rc;
    VEC_EACH (const struct str, k, &t->key)
        if (!str_eq(*k, OWNER))
            ret->key[ret->key_n++] = column_place(ret, *k);
    if (!t->key.n || !str_eq(t->key.p[0], OWNER))
        return err_set(err, ERR_STORE, "The table %.*s has no key of owners.", STR_ARG(t->name));
    rank_columns(ret);
    make_texts(a, ret);
    return 0;
}

/* --- rows ----------------------------------------------------------------------------------- */

static struct cell read_cell(struct stmt *q, struct arena *a, int col, struct str type)
{
    struct cell c = {.kind = CELL_NULL};
    if (q->db->store->engine->col_is_null(q->p, col))
        return c;
    if (str_eq(type, STR("bigint")))
        return (struct cell){.kind = CELL_I64, .i = stmt_col_i64(q, col)};
    if (str_eq(type, STR("double precision")))
        return (struct cell){.kind = CELL_F64, .f = stmt_col_f64(q, col)};
    if (str_eq(type, STR("bytea")))
        return (struct cell){.kind = CELL_BLOB, .s = stmt_col_blob(q, a, col)};
    return (struct cell){.kind = CELL_TEXT, .s = stmt_col_str(q, a, col)};
}

void rows_bind(struct stmt *q, int at, const struct cell *c)
{
    switch (c->kind) {
    case CELL_NULL: stmt_null(q, at); break;
    case CELL_I64: stmt_i64(q, at, c->i); break;
    case CELL_F64: stmt_f64(q, at, c->f); break;
    case CELL_TEXT: stmt_text(q, at, c->s); break;
    case CELL_BLOB: stmt_blob(q, at, c->s); break;
    }
}

int rows_read(struct db *db, struct arena *a, const struct rows_table *t, const struct cell *after,
              int64_t limit, struct rows *ret)
{
    *ret = (struct rows){.columns = t->columns_n};
    if (after && !t->key_n) /* an owner has one row here */
        return 0;
    struct stmt *q = db_stmt(db, after ? t->next : t->first);
    for (size_t i = 0; after && i < t->key_n; i++)
        rows_bind(q, (int)i + 2, &after[i]);
    stmt_i64(q, (int)t->key_n + 2, limit);
    ret->cells = ARENA_ARRAY(a, struct cell, (size_t)limit * t->columns_n + 1);
    int rc;
    while ((rc = stmt_next(q)) == 1) {
        struct cell *row = ret->cells + ret->n++ * t->columns_n;
        for (size_t i = 0; i < t->columns_n; i++) {
            row[i] = read_cell(q, a, (int)i, t->columns[i].type);
            ret->bytes += row[i].s.n;
        }
    }
    return rc;
}

int64_t rows_next_limit(int64_t limit, const struct rows *rows)
{
    if (rows->bytes > ROWS_BYTES)
        return limit > 1 ? limit / 2 : 1;
    return rows->bytes < ROWS_BYTES / 4 && limit < ROWS_PORTION ? limit * 2 : limit;
}

int rows_last(struct db *db, struct arena *a, const struct rows_table *t, const struct cell **ret)
{
    struct cell *key = ARENA_ARRAY(a, struct cell, t->key_n + 1);
    *ret = NULL;
    if (!t->key_n) {
        int64_t n = rows_ask(db, t->count, 0);
        *ret = n > 0 ? key : NULL;
        return n < 0 ? (int)n : 0;
    }
    struct stmt *q = db_stmt(db, t->last);
    int rc = stmt_next(q);
    for (size_t i = 0; rc == 1 && i < t->key_n; i++)
        key[i] = read_cell(q, a, (int)i, t->columns[t->key[i]].type);
    if (rc == 1)
        *ret = key;
    stmt_done(q);
    return rc < 0 ? rc : 0;
}

const struct cell *rows_key(struct arena *a, const struct rows_table *t, const struct cell *row)
{
    struct cell *key = ARENA_ARRAY(a, struct cell, t->key_n + 1);
    for (size_t i = 0; i < t->key_n; i++) {
        key[i] = row[t->key[i]];
        key[i].s = str_copy(a, key[i].s);
    }
    return key;
}

int rows_link(struct db *db, const struct rows_table *t, const struct cell *row)
{
    bool any = false;
    for (size_t i = 0; i < t->columns_n; i++)
        any = any || (t->columns[i].later && row[i].kind != CELL_NULL);
    if (!any)
        return 0;
    struct stmt *q = db_stmt(db, t->link);
    int at = 2;
    for (size_t i = 0; i < t->columns_n; i++)
        if (t->columns[i].later)
            rows_bind(q, at++, &row[i]);
    for (size_t i = 0; i < t->key_n; i++)
        rows_bind(q, at++, &row[t->key[i]]);
    return stmt_run(q);
}

int64_t rows_ask(struct db *db, const char *sql, int64_t none)
{
    struct stmt *q = db_stmt(db, sql);
    int rc = stmt_next(q);
    int64_t n = none;
    if (rc == 1 && !db->store->engine->col_is_null(q->p, 0))
        n = stmt_col_i64(q, 0);
    stmt_done(q);
    return rc < 0 ? rc : n;
}
