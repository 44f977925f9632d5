/* SPDX-License-Identifier: Apache-2.0 */
#include "store/schema.h"

#include "base/arena.h"
#include "def/errors.h"
#include "store/schema_catalog.h"
#include "store/search.h"
#include "store/store_int.h"

struct load {
    struct arena *a;
    const struct engine *engine;
    struct prepared *q;
    struct schema *s;
};

static struct str text(struct load *l, int col)
{
    struct str s = l->engine->col_text(l->q, col);
    return s.n ? str_copy(l->a, s) : STR_NULL;
}

static bool same_text(struct load *l, int col, struct str s)
{
    return str_eq(l->engine->col_text(l->q, col), s);
}

static void add(struct arena *a, struct strs *list, struct str s) { *VEC_PUSH(a, list) = s; }

/* The rows come table by table: the one of this row, found or added. */
static struct schema_table *table_of_row(struct load *l)
{
    struct schema *s = l->s;
    for (size_t i = s->tables.n; i > 0; i--)
        if (same_text(l, 0, s->tables.p[i - 1].name))
            return &s->tables.p[i - 1];
    struct schema_table *t = VEC_PUSH(l->a, &s->tables);
    t->name = text(l, 0);
    t->search = search_is_table(t->name);
    t->engine_own = t->search || str_eq(t->name, STR("owner_lock"));
    return t;
}

static void read_column(struct load *l)
{
    struct schema_table *t = table_of_row(l);
    *VEC_PUSH(l->a, &t->columns) =
        (struct schema_column){.name = text(l, 1),
                               .type = text(l, 2),
                               .initial = text(l, 3),
                               .not_null = l->engine->col_i64(l->q, 4) != 0,
                               .key_place = (int)l->engine->col_i64(l->q, 5)};
}

static void read_index(struct load *l)
{
    struct schema_table *t = table_of_row(l);
    struct schema_index *x = t->indexes.n ? &t->indexes.p[t->indexes.n - 1] : NULL;
    if (!x || !same_text(l, 1, x->name)) {
        x = VEC_PUSH(l->a, &t->indexes);
        x->name = text(l, 1);
        x->unique = l->engine->col_i64(l->q, 2) != 0;
        x->partial = l->engine->col_i64(l->q, 3) != 0;
    }
    add(l->a, &x->columns, text(l, 4));
}

static void read_reference(struct load *l)
{
    struct schema_table *t = table_of_row(l);
    struct schema_reference *r = t->references.n ? &t->references.p[t->references.n - 1] : NULL;
    if (!r || !same_text(l, 1, r->name)) {
        r = VEC_PUSH(l->a, &t->references);
        *r = (struct schema_reference){.name = text(l, 1),
                                       .table = text(l, 3),
                                       .on_delete = text(l, 5),
                                       .on_update = text(l, 6)};
    }
    add(l->a, &r->columns, text(l, 2));
    add(l->a, &r->to, text(l, 4));
}

static void read_other(struct load *l)
{
    *VEC_PUSH(l->a, &l->s->others) = (struct schema_other){text(l, 0), text(l, 1)};
}

static int read_rows(struct load *l, struct db *db, const char *sql, void (*read)(struct load *))
{
    int rc = l->engine->prepare(db->now->conn, sql, &l->q, &db->err);
    if (rc < 0)
        return rc;
    while ((rc = l->engine->step(l->q, &db->err)) == STEP_ROW)
        read(l);
    l->engine->finalize(l->q);
    return rc;
}

static int by_name(const void *x, const void *y)
{
    return str_cmp(((const struct schema_table *)x)->name, ((const struct schema_table *)y)->name);
}

static int by_reference(const void *x, const void *y)
{
    return str_cmp(((const struct schema_reference *)x)->name,
                   ((const struct schema_reference *)y)->name);
}

static void collect_key(struct arena *a, struct schema_table *t)
{
    for (int place = 1, found = 1; found; place++) {
        found = 0;
        VEC_EACH (struct schema_column, c, &t->columns)
            if (c->key_place == place) {
                add(a, &t->key, c->name);
                found = 1;
            }
    }
}

/* SQLite numbers its references: they get the names PostgreSQL gives by itself. */
static void name_references(struct arena *a, struct schema_table *t)
{
    VEC_EACH (struct schema_reference, r, &t->references) {
        if (!r->name.n || r->name.p[0] > '9') {
            continue;
        }
        r->name = t->name;
        VEC_EACH (struct str, c, &r->columns)
            r->name = str_join(a, r->name, STR("_"), *c);
        r->name = str_join(a, r->name, STR("_"), STR("fkey"));
    }
    if (t->references.n)
        qsort(t->references.p, t->references.n, sizeof(*t->references.p), by_reference);
}

int schema_load(struct db *db, struct arena *a, struct schema *ret)
{
    struct load l = {.a = a, .engine = db->store->engine, .s = ret};
    const struct schema_catalog *c = l.engine->catalog;
    *ret = (struct schema){0};
    int rc = read_rows(&l, db, c->columns, read_column);
    if (rc == 0)
        rc = read_rows(&l, db, c->indexes, read_index);
    if (rc == 0)
        rc = read_rows(&l, db, c->references, read_reference);
    if (rc == 0)
        rc = read_rows(&l, db, c->others, read_other);
    if (rc < 0)
        return rc;
    VEC_EACH (struct schema_table, t, &ret->tables) {
        collect_key(a, t);
        name_references(a, t);
    }
    if (ret->tables.n)
        qsort(ret->tables.p, ret->tables.n, sizeof(*ret->tables.p), by_name);
    return 0;
}

const struct schema_table *schema_find(const struct schema *s, struct str table)
{
    VEC_EACH (const struct schema_table, t, &s->tables)
        if (str_eq(t->name, table))
            return t;
    return NULL;
}

bool schema_is_shared(const struct schema_table *t)
{
    VEC_EACH (const struct schema_column, c, &t->columns)
        if (str_eq(c->name, STR("owner_id")))
            return false;
    return true;
}

static bool is_among(const struct schema_table *const *list, size_t n, struct str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(list[i]->name, name))
            return true;
    return false;
}

/* Everything it refers to, but itself, is in the list already. */
static bool is_ready(const struct schema_table *t, const struct schema_table *const *list, size_t n)
{
    VEC_EACH (const struct schema_reference, r, &t->references)
        if (!str_eq(r->table, t->name) && !is_among(list, n, r->table))
            return false;
    return true;
}

int schema_order(struct arena *a, const struct schema *s, const struct schema_table ***ret,
                 struct err *err)
{
    const struct schema_table **list = ARENA_ARRAY(a, const struct schema_table *, s->tables.n + 1);
    size_t n = 0, before;
    do {
        before = n;
        VEC_EACH (const struct schema_table, t, &s->tables)
            if (!is_among(list, n, t->name) && is_ready(t, list, n))
                list[n++] = t;
    } while (n > before);
    if (n < s->tables.n)
        return err_set(err, ERR_STORE, "The references of the tables go in a circle.");
    *ret = list;
    return 0;
}
