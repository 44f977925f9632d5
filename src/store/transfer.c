/* SPDX-License-Identifier: Apache-2.0 */
#include "store/transfer.h"

#include "base/arena.h"
#include "base/clock.h"
#include "def/errors.h"
#include "model/owner.h"
#include "store/schema_catalog.h"
#include "store/search.h"
#include "store/store_int.h"
#include "store/transfer_engine.h"
#include "store/transfer_hash.h"

#include <sodium.h>

enum { PORTION = 1000 /* entries of the search index */, SOURCE = 65 };

static const char make_table[] =
    "create table transfer (owner_id @I64@ not null primary key, source text not null,"
    " begun @I64@ not null) @STRICT@";

struct side {
    struct store *store;
    struct db *db;
    struct rows_table *tables;
};

struct transfer {
    const struct transfer_options *o;
    struct arena *a;    /* texts of statements: lives longer than the sessions */
    struct arena *item; /* one portion */
    struct side from, to;
    size_t tables_n;
    struct owners owners; /* of the source */
    struct transfer_step step;
    struct err *err;
};

static int said(struct transfer *x, struct side *s, int rc)
{
    if (rc < 0 && x->err->code != rc)
        *x->err = *db_err(s->db);
    return rc;
}

static int tell(struct transfer *x, const char *doing, struct str table)
{
    x->step.doing = doing;
    x->step.table = table;
    if (x->o->tell && x->o->tell(x->o->data, &x->step))
        return err_set(x->err, ERR_CANCELLED,
                       "Stopped. Run the same command again, and it goes on where it was.");
    return 0;
}

/* --- the sides ------------------------------------------------------------------------------ */

int transfer_refuse_unfinished(struct store *s, struct conn *c, struct err *err)
{
    struct prepared *p;
    int rc = s->engine->prepare(c, s->engine->catalog->transfers, &p, err);
    if (rc < 0)
        return rc;
    rc = s->engine->step(p, err);
    bool there = rc == STEP_ROW && s->engine->col_i64(p, 0) > 0;
    s->engine->finalize(p);
    if (there)
        return err_set(err, ERR_STORE,
                       "A transfer into this database is not finished: run it again.");
    return rc < 0 ? rc : 0;
}

static bool is_copied(const struct schema_table *t)
{
    return !t->engine_own && !schema_is_shared(t) && !str_eq(t->name, STR("transfer"));
}

static int side_open(struct transfer *x, struct side *s, const char *path, bool is_target)
{
    struct store_options o = {
        .path = path, .read_only_open = !is_target, .transfer_target = is_target};
    int rc = store_open(&o, &s->store, x->err);
    return rc < 0 ? rc : db_open(s->store, OWNER_SITE, &s->db, x->err);
}

static void side_close(struct side *s)
{
    db_close(s->db);
    store_close(s->store);
}

/* The tables in the order they are copied in, with the statements for this side. */
static int make_tables(struct transfer *x, struct side *s, const struct schema *schema)
{
    const struct schema_table **order;
    int rc = schema_order(x->a, schema, &order, x->err);
    s->tables = ARENA_ARRAY(x->a, struct rows_table, schema->tables.n + 1);
    x->tables_n = 0;
    for (size_t i = 0; rc == 0 && i < schema->tables.n; i++) {
        struct rows_table *t = &s->tables[x->tables_n];
        if (!is_copied(order[i]))
            continue;
        rc = rows_table_init(x->a, order[i], t, x->err);
        t->insert = s->store->engine->transfer->insert_text(x->a, t);
        x->tables_n++;
    }
    return rc;
}

static void leave_out_marker(struct schema *s)
{
    for (size_t i = 0; i < s->tables.n; i++)
        if (str_eq(s->tables.p[i].name, STR("transfer")))
            s->tables.p[i].engine_own = true;
}

static int load_tables(struct transfer *x)
{
    struct schema from, to;
    struct strs found = {0};
    int rc = said(x, &x->from, schema_load(x->from.db, x->a, &from));
    if (rc == 0)
        rc = said(x, &x->to, schema_load(x->to.db, x->a, &to));
    if (rc < 0)
        return rc;
    leave_out_marker(&to);
    schema_compare(x->a, &from, &to, &found);
    if (found.n)
        return err_set(x->err, ERR_STORE, "The two databases have different tables (%.*s).",
                       STR_ARG(found.p[0]));
    rc = make_tables(x, &x->from, &from);
    return rc == 0 ? make_tables(x, &x->to, &from) : rc;
}

static int list_owners(struct transfer *x, struct side *s, struct owners *ret)
{
    return said(x, s, owners_list(s->db, x->a, s->tables, x->tables_n, ret));
}

/* --- beginning ------------------------------------------------------------------------------ */

/* What a source is called, without the password that may be in it. */
static void name_source(const char *path, char ret[SOURCE])
{
    unsigned char hash[32];
    char *real = store_is_url(path) ? NULL : realpath(path, NULL);
    const char *name = real ? real : path;
    crypto_generichash(hash, sizeof(hash), (const unsigned char *)name, strlen(name), NULL, 0);
    sodium_bin2hex(ret, SOURCE, hash, sizeof(hash));
    free(real);
}

static int marker_is_there(struct transfer *x, bool *ret)
{
    int64_t n = rows_ask(x->to.db, x->to.store->engine->catalog->transfers, 0);
    *ret = n > 0;
    return said(x, &x->to, n < 0 ? (int)n : 0);
}

static int begin_new(struct transfer *x, struct str source)
{
    struct owners owners;
    struct db *db = x->to.db;
    int rc = list_owners(x, &x->to, &owners);
    if (rc == 0 && owners.n)
        return err_set(x->err, ERR_INVALID,
                       "The database to copy into has data already: name a new one.");
    if (rc == 0)
        rc = said(x, &x->to, db_begin_write(db));
    if (rc < 0)
        return rc;
    const struct engine *e = db->store->engine;
    rc = e->exec(db->now->conn, e->translate(x->a, str_c(make_table)).p, &db->err);
    if (rc == 0) {
        struct stmt *q =
            db_stmt(db, "insert into transfer (owner_id, source, begun) values (?1, ?2, ?3)");
        stmt_text(q, 2, source);
        stmt_i64(q, 3, clock_real());
        rc = stmt_run(q);
    }
    if (rc == 0)
        rc = db_commit(db);
    return said(x, &x->to, rc);
}

static int check_source(struct transfer *x, struct str source)
{
    struct stmt *q = db_stmt(x->to.db, "select source from transfer where owner_id = ?1");
    int rc = stmt_next(q);
    bool same = rc == 1 && str_eq(stmt_col_peek(q, 0), source);
    stmt_done(q);
    if (rc >= 0 && !same)
        return err_set(x->err, ERR_INVALID,
                       "The database to copy into holds an unfinished transfer from another one: "
                       "finish that, or say --start-over to give it up.");
    return said(x, &x->to, rc < 0 ? rc : 0);
}

/* Empties the target, those that refer to others first. */
static int empty(struct transfer *x)
{
    struct owners owners;
    int rc = list_owners(x, &x->to, &owners);
    for (size_t i = 0; rc == 0 && i < owners.n; i++) {
        struct db *db = x->to.db;
        db_set_owner(db, owners.p[i]);
        rc = db_begin_write(db);
        if (rc == 0)
            rc = search_clear(db);
        for (size_t t = x->tables_n; rc == 0 && t > 0; t--)
            rc = stmt_run(db_stmt(db, x->to.tables[t - 1].clear));
        if (rc == 0)
            rc = db_commit(db);
        db_rollback(db);
    }
    db_set_owner(x->to.db, OWNER_SITE);
    return said(x, &x->to, rc);
}

/* The marker goes, in the same way for giving up and for being done. */
static int remove_marker(struct transfer *x)
{
    struct db *db = x->to.db;
    db_set_owner(db, OWNER_SITE);
    int rc = db_begin_write(db);
    if (rc == 0)
        rc = db->store->engine->exec(db->now->conn, "drop table transfer", &db->err);
    if (rc == 0)
        rc = db_commit(db);
    db_rollback(db);
    return said(x, &x->to, rc);
}

static int begin(struct transfer *x)
{
    char source[SOURCE];
    bool there = false;
    name_source(x->o->from, source);
    int rc = marker_is_there(x, &there);
    if (rc == 0 && there && x->o->start_over) {
        rc = empty(x);
        if (rc == 0)
            rc = remove_marker(x);
        there = false;
    }
    if (rc < 0)
        return rc;
    return there ? check_source(x, str_c(source)) : begin_new(x, str_c(source));
}

/* --- copying -------------------------------------------------------------------------------- */

static int count_all(struct transfer *x)
{
    for (size_t i = 0; i < x->owners.n; i++) {
        db_set_owner(x->from.db, x->owners.p[i]);
        for (size_t t = 0; t < x->tables_n; t++) {
            int64_t n = rows_ask(x->from.db, x->from.tables[t].count, 0);
            if (n < 0)
                return said(x, &x->from, (int)n);
            x->step.total += n;
        }
    }
    return 0;
}

static int write_portion(struct transfer *x, const struct rows_table *t, const struct rows *rows)
{
    struct db *db = x->to.db;
    int rc = db_begin_write(db);
    if (rc == 0)
        rc = db->store->engine->transfer->insert(db, x->item, t, rows);
    if (rc == 0)
        rc = db_commit(db);
    db_rollback(db);
    return said(x, &x->to, rc);
}

static int link_portion(struct transfer *x, const struct rows_table *t, const struct rows *rows)
{
    struct db *db = x->to.db;
    int rc = db_begin_write(db);
    for (size_t r = 0; rc == 0 && r < rows->n; r++)
        rc = rows_link(db, t, rows->cells + r * rows->columns);
    if (rc == 0)
        rc = db_commit(db);
    db_rollback(db);
    return said(x, &x->to, rc);
}

/* Walks an owner's rows after a key, in portions. */
static int each_portion(struct transfer *x, size_t table, const struct cell *after,
                        int (*portion)(struct transfer *, const struct rows_table *,
                                       const struct rows *),
                        bool counts)
{
    ARENA_SCOPE struct arena *keys = arena_new(0);
    int64_t limit = ROWS_PORTION / 8;
    struct rows rows = {.n = 1};
    int rc = 0;
    while (rc == 0 && rows.n) {
        arena_reset(x->item);
        rc = rows_read(x->from.db, x->item, &x->from.tables[table], after, limit, &rows);
        if (rc < 0)
            return said(x, &x->from, rc);
        if (!rows.n)
            break;
        limit = rows_next_limit(limit, &rows);
        rc = portion(x, &x->to.tables[table], &rows);
        after = rows_key(keys, &x->from.tables[table], rows.cells + (rows.n - 1) * rows.columns);
        x->step.done += counts ? (int64_t)rows.n : 0;
        if (rc == 0)
            rc = tell(x, "copying", x->from.tables[table].name);
    }
    return rc;
}

/* What is there of a table was written in order, so its last key says how far it came. */
static int copy_table(struct transfer *x, size_t table)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    const struct cell *after;
    int64_t had = rows_ask(x->to.db, x->to.tables[table].count, 0);
    if (had < 0)
        return said(x, &x->to, (int)had);
    x->step.done += had;
    int rc = said(x, &x->to, rows_last(x->to.db, a, &x->to.tables[table], &after));
    if (rc == 0)
        rc = each_portion(x, table, after, write_portion, true);
    if (rc == 0 && x->from.tables[table].has_later)
        rc = each_portion(x, table, NULL, link_portion, false);
    return rc;
}

/* --- the search index ----------------------------------------------------------------------- */

static int save_people(struct db *db, struct arena *a, const struct search_person *rows, size_t n)
{
    int rc = db_begin_write(db);
    if (rc == 0)
        rc = search_add_people(db, a, rows, n);
    if (rc == 0)
        rc = db_commit(db);
    db_rollback(db);
    return rc;
}

static int save_texts(struct db *db, struct arena *a, const struct search_text *rows, size_t n)
{
    int rc = db_begin_write(db);
    if (rc == 0)
        rc = search_add_texts(db, a, rows, n);
    if (rc == 0)
        rc = db_commit(db);
    db_rollback(db);
    return rc;
}

static int copy_people(struct transfer *x)
{
    struct search_person *rows;
    int64_t after = 0;
    size_t n = 1;
    int rc = said(x, &x->to, index_last(x->to.db, x->item, true, &after));
    while (rc == 0 && n) {
        arena_reset(x->item);
        rc = said(x, &x->from, search_list_people(x->from.db, x->item, after, PORTION, &rows, &n));
        if (rc == 0 && n) {
            rc = said(x, &x->to, save_people(x->to.db, x->item, rows, n));
            after = rows[n - 1].person;
        }
        if (rc == 0)
            rc = tell(x, "copying", STR("search_person"));
    }
    return rc;
}

static int copy_texts(struct transfer *x)
{
    struct search_text *rows;
    int64_t after = 0;
    size_t n = 1;
    int rc = said(x, &x->to, index_last(x->to.db, x->item, false, &after));
    while (rc == 0 && n) {
        arena_reset(x->item);
        rc = said(x, &x->from, search_list_texts(x->from.db, x->item, after, PORTION, &rows, &n));
        if (rc == 0 && n) {
            rc = said(x, &x->to, save_texts(x->to.db, x->item, rows, n));
            after = rows[n - 1].id;
        }
        if (rc == 0)
            rc = tell(x, "copying", STR("search_text"));
    }
    return rc;
}

static int copy_all(struct transfer *x)
{
    int rc = list_owners(x, &x->from, &x->owners);
    if (rc == 0)
        rc = count_all(x);
    for (size_t i = 0; rc == 0 && i < x->owners.n; i++) {
        db_set_owner(x->from.db, x->owners.p[i]);
        db_set_owner(x->to.db, x->owners.p[i]);
        for (size_t t = 0; rc == 0 && t < x->tables_n; t++)
            rc = copy_table(x, t);
        if (rc == 0)
            rc = copy_people(x);
        if (rc == 0)
            rc = copy_texts(x);
    }
    return rc;
}

/* --- comparing ------------------------------------------------------------------------------ */

/* All of a side, as it is at one moment. */
static int hash_side(struct transfer *x, struct side *s, struct transfer_table *rows, bool is_from)
{
    struct owners owners;
    db_set_owner(s->db, OWNER_SITE);
    int rc = list_owners(x, s, &owners);
    for (size_t t = 0; rc == 0 && t < x->tables_n + 2; t++) {
        struct table_hash h;
        const struct rows_table *table = t < x->tables_n ? &s->tables[t] : NULL;
        struct str name = table              ? table->name
                          : t == x->tables_n ? STR("search_person")
                                             : STR("search_text");
        hash_begin(&h);
        for (size_t i = 0; rc == 0 && i < owners.n; i++) {
            db_set_owner(s->db, owners.p[i]);
            rc = table ? hash_table(s->db, x->item, table, &h)
                       : hash_index(s->db, x->item, t == x->tables_n, &h);
            rc = said(x, s, rc);
            if (rc == 0)
                rc = tell(x, "comparing", name);
        }
        rows[t].name = name;
        hash_end(&h, is_from ? rows[t].hash_from : rows[t].hash_to);
        *(is_from ? &rows[t].rows_from : &rows[t].rows_to) = h.rows;
    }
    return rc;
}

bool transfer_is_same(const struct transfer_table *t)
{
    return t->rows_from == t->rows_to && strcmp(t->hash_from, t->hash_to) == 0;
}

static int compare(struct transfer *x, struct transfer_table **ret, size_t *ret_n)
{
    size_t n = x->tables_n + 2;
    struct transfer_table *rows = ARENA_ARRAY(x->a, struct transfer_table, n);
    int rc = hash_side(x, &x->from, rows, true);
    if (rc == 0)
        rc = hash_side(x, &x->to, rows, false);
    if (rc < 0)
        return rc;
    *ret = rows;
    *ret_n = n;
    for (size_t i = 0; i < n; i++)
        if (!transfer_is_same(&rows[i]))
            return err_set(x->err, ERR_CORRUPT,
                           "The copy of %.*s differs from its source, which was perhaps written to "
                           "meanwhile: stop what writes to it, and run this again with "
                           "--start-over.",
                           STR_ARG(rows[i].name));
    return 0;
}

static int finish(struct transfer *x)
{
    struct store *s = x->to.store;
    int rc = remove_marker(x);
    if (rc == 0)
        rc = s->engine->exec(x->to.db->now->conn, s->engine->transfer->finish, &x->to.db->err);
    return said(x, &x->to, rc);
}

static bool is_same_place(const char *from, const char *to)
{
    char x[SOURCE], y[SOURCE];
    name_source(from, x);
    name_source(to, y);
    return strcmp(x, y) == 0;
}

int transfer_run(struct arena *a, const struct transfer_options *o, struct transfer_table **ret,
                 size_t *ret_n, struct err *err)
{
    ARENA_SCOPE struct arena *item = arena_new(1 << 16);
    struct transfer x = {.o = o, .a = a, .item = item, .err = err};
    *ret_n = 0;
    if (is_same_place(o->from, o->to))
        return err_set(err, ERR_USAGE, "A database cannot be copied into itself.");
    int rc = side_open(&x, &x.from, o->from, false);
    if (rc == 0)
        rc = side_open(&x, &x.to, o->to, true);
    if (rc == 0)
        rc = load_tables(&x);
    if (rc == 0)
        rc = begin(&x);
    if (rc == 0)
        rc = copy_all(&x);
    if (rc == 0)
        rc = compare(&x, ret, ret_n);
    if (rc == 0)
        rc = finish(&x);
    side_close(&x.from);
    side_close(&x.to);
    return rc;
}
