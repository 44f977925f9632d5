/* SPDX-License-Identifier: Apache-2.0 */
/* PostgreSQL behind struct engine: statements and transactions (see postgres_int.h). */
#include "base/arena.h"
#include "base/err.h"
#include "def/errors.h"
#include "def/limits.h"
#include "store/postgres_int.h"
#include "store/schema_catalog.h"
#include "store/search_engine.h"
#include "store/store.h"
#include "store/transfer_engine.h"

#include <stdlib.h>

static int pg_open(struct engine_home *home, bool writer, struct conn **ret, struct err *err)
{
    (void)writer;
    struct conn *c = calloc(1, sizeof(*c));
    if (!c)
        return err_set(err, ERR_INTERNAL, "Out of memory.");
    c->home = home;
    *ret = c;
    return 0;
}

/* --- statements ----------------------------------------------------------------------------- */

/* What only reads may be asked once more when the connection turns out to be gone. */
static bool only_reads(const char *sql) { return strncmp(sql, "select", 6) == 0; }

static int pg_prepare(struct conn *c, const char *sql, struct prepared **ret, struct err *err)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str numbered;
    struct prepared *p = calloc(1, sizeof(*p));
    if (!p)
        return err_set(err, ERR_INTERNAL, "Out of memory.");
    p->c = c;
    p->n = dialect_number(a, str_c(sql), &numbered, p->params);
    p->sql = p->n < 0 ? NULL : strdup(numbered.p ? numbered.p : "");
    if (!p->sql) {
        free(p);
        return err_set(err, ERR_INTERNAL, "A statement has too many parameters.");
    }
    p->reads = only_reads(sql);
    snprintf(p->name, sizeof(p->name), "s%u", ++c->names);
    *ret = p;
    return 0;
}

static void forget_decoded(struct prepared *p)
{
    for (struct decoded *d = p->decoded, *next; d; d = next) {
        next = d->next;
        free(d);
    }
    p->decoded = NULL;
}

static void pg_reset(struct prepared *p)
{
    if (!p->borrowed)
        PQclear(p->result);
    p->result = NULL;
    p->borrowed = false;
    forget_decoded(p);
    for (int k = 0; k < p->n; k++) {
        free(p->values[k].copy);
        p->values[k] = (struct value){0};
    }
}

static void pg_finalize(struct prepared *p)
{
    if (!p)
        return;
    pg_reset(p);
    free(p->sql);
    free(p);
}

/* A parameter that the text does not have is none of its business. */
static struct value *value_at(struct prepared *p, int at)
{
    for (int k = 0; k < p->n; k++)
        if (p->params[k] == at)
            return &p->values[k];
    return NULL;
}

static void set_value(struct prepared *p, int at, struct value v)
{
    struct value *to = value_at(p, at);
    if (!to) {
        free(v.copy);
        return;
    }
    free(to->copy);
    *to = v;
}

static void pg_bind_i64(struct prepared *p, int at, int64_t v)
{
    set_value(p, at, (struct value){.kind = VALUE_I64, .i = v});
}

static void pg_bind_null(struct prepared *p, int at) { set_value(p, at, (struct value){0}); }

static void pg_bind_text(struct prepared *p, int at, struct str v)
{
    set_value(p, at, (struct value){.kind = VALUE_TEXT, .s = v});
}

static void pg_bind_copy(struct prepared *p, int at, struct str v)
{
    char *copy = malloc(v.n + 1);
    if (!copy)
        abort();
    if (v.n)
        memcpy(copy, v.p, v.n);
    set_value(p, at, (struct value){.kind = VALUE_TEXT, .s = {copy, v.n}, .copy = copy});
}

static void pg_bind_f64(struct prepared *p, int at, double v)
{
    set_value(p, at, (struct value){.kind = VALUE_F64, .f = v});
}

static void pg_bind_blob(struct prepared *p, int at, struct str v)
{
    set_value(p, at, (struct value){.kind = VALUE_BLOB, .s = v});
}

static int run_once(struct prepared *p, struct err *err)
{
    struct conn *c = p->c;
    bool in_tx = c->tx == TX_READ || c->tx == TX_WRITE;
    int rc = in_tx ? 0 : link_open(c, err);
    if (rc == 0)
        rc = c->tx == TX_READ_LATER ? link_begin_read(c, err) : 0;
    if (rc == 0)
        rc = link_send_prepared(c, p, &p->result, err);
    if (rc == 0)
        rc = link_sync(c, err);
    return rc == 0 ? link_settle(c, err) : rc;
}

/* The first statement of a reading transaction may meet a connection that went stale while nobody
 * used it: nothing was answered yet, so it is asked once more on a new one. */
static int run(struct prepared *p, struct err *err)
{
    struct conn *c = p->c;
    bool first = c->tx == TX_READ_LATER || (c->tx == TX_NONE && p->reads);
    bool had = c->pg;
    c->was_lost = false;
    int rc = run_once(p, err);
    if (rc == ERR_AWAY && c->was_lost && first && had)
        rc = run_once(p, err);
    if (c->tx == TX_READ_LATER && c->pg)
        c->tx = TX_READ;
    if (rc == 0 && PQresultStatus(p->result) == PGRES_COMMAND_OK)
        str_to_i64(str_c(PQcmdTuples(p->result)), 0, INT64_MAX, &c->changes);
    return rc;
}

/* 0 when the result is there, STEP_LATER or negative. */
static int start(struct prepared *p, struct err *err)
{
    enum ahead_answer found = ahead_find(p);
    p->row = -1;
    p->borrowed = found == AHEAD_HERE;
    if (found == AHEAD_NONE)
        return run(p, err);
    return found == AHEAD_LATER ? STEP_LATER : 0;
}

static int pg_step(struct prepared *p, struct err *err)
{
    int fault = engine_fault("a step", err);
    if (fault < 0) {
        ahead_stop(p->c);
        return fault;
    }
    forget_decoded(p);
    int rc = p->result ? 0 : start(p, err);
    if (rc != 0)
        return rc;
    return ++p->row < PQntuples(p->result) ? STEP_ROW : STEP_DONE;
}

/* --- columns -------------------------------------------------------------------------------- */

enum { BYTEA = 17 }; /* the type's number, fixed for ever (pg_type.dat) */

static bool pg_col_is_null(struct prepared *p, int col)
{
    return PQgetisnull(p->result, p->row, col);
}

static int64_t pg_col_i64(struct prepared *p, int col)
{
    const char *text = PQgetvalue(p->result, p->row, col);
    return *text == 't' ? 1 : strtoll(text, NULL, 10); /* a boolean is t or f */
}

static double pg_col_f64(struct prepared *p, int col)
{
    return strtod(PQgetvalue(p->result, p->row, col), NULL);
}

static struct str decode(struct prepared *p, const char *text)
{
    size_t n;
    unsigned char *bytes = PQunescapeBytea((const unsigned char *)text, &n);
    struct decoded *d = malloc(sizeof(*d) + n + 1);
    if (!bytes || !d)
        abort();
    memcpy(d->bytes, bytes, n);
    PQfreemem(bytes);
    d->n = n;
    d->next = p->decoded;
    p->decoded = d;
    return (struct str){d->bytes, n};
}

static struct str pg_col_text(struct prepared *p, int col)
{
    if (pg_col_is_null(p, col))
        return STR_NULL;
    const char *text = PQgetvalue(p->result, p->row, col);
    if (PQftype(p->result, col) == BYTEA)
        return decode(p, text);
    return (struct str){text, (size_t)PQgetlength(p->result, p->row, col)};
}

/* --- transactions --------------------------------------------------------------------------- */

static int lock_statements(struct conn *c, struct err *err)
{
    if (c->lock)
        return 0;
    int rc =
        pg_prepare(c, "select 1 from owner_lock where owner_id = ?1 for update", &c->lock, err);
    return rc < 0 ? rc
                  : pg_prepare(c,
                               "insert into owner_lock (owner_id) values (?1)"
                               " on conflict (owner_id) do nothing",
                               &c->lock_new, err);
}

/* A migration takes the time it needs, and waits as long as another's takes. */
static const char *begin_text(int64_t owner)
{
    return owner == ENGINE_MIGRATION ? "select set_config('statement_timeout', '0', true),"
                                       " set_config('lock_timeout', '0', true)"
                                     : NULL;
}

static int lock_row(struct conn *c, int64_t owner, bool *ret_there, struct err *err)
{
    PGresult *r = NULL;
    pg_bind_i64(c->lock, 1, owner);
    int rc = link_send_prepared(c, c->lock, &r, err);
    if (rc == 0)
        rc = link_sync(c, err);
    if (rc == 0)
        rc = link_settle(c, err);
    *ret_there = PQntuples(r) == 1;
    PQclear(r);
    return rc;
}

static int begin_write(struct conn *c, int64_t owner, struct err *err)
{
    bool there = false;
    int rc = link_open(c, err);
    if (rc == 0)
        rc = lock_statements(c, err);
    if (rc == 0)
        rc = link_send(c, "begin isolation level read committed", WAY_COMMAND, err);
    if (rc == 0 && begin_text(owner))
        rc = link_send(c, begin_text(owner), WAY_COMMAND, err);
    if (rc == 0)
        rc = lock_row(c, owner, &there, err);
    if (rc < 0 || there)
        return rc;
    pg_bind_i64(c->lock_new, 1, owner);
    rc = link_send_prepared(c, c->lock_new, NULL, err);
    return rc < 0 ? rc : lock_row(c, owner, &there, err);
}

/* Ends a transaction whose answer nobody needs: it is read with the next one's. */
static void end_quietly(struct conn *c, const char *sql)
{
    if (c->pg && link_send(c, sql, WAY_END, NULL) == 0)
        link_sync(c, NULL);
    ahead_drop(c);
    c->tx = TX_NONE;
}

static int pg_begin(struct conn *c, bool write, int64_t owner, struct err *err)
{
    if (!write) {
        c->tx = TX_READ_LATER;
        return 0;
    }
    bool had = c->pg;
    c->was_lost = false;
    c->patient = owner == ENGINE_MIGRATION;
    int rc = begin_write(c, owner, err);
    if (rc == ERR_AWAY && c->was_lost && had) /* stale, and nothing was written yet */
        rc = begin_write(c, owner, err);
    c->tx = rc == 0 ? TX_WRITE : TX_NONE;
    if (rc < 0)
        end_quietly(c, "rollback");
    return rc;
}

static int commit_write(struct conn *c, struct err *err)
{
    if (!c->pg)
        return link_lost(c, err); /* before the commit: nothing was saved */
    int rc = link_send(c, "commit", WAY_COMMAND, err);
    if (rc == 0)
        rc = link_sync(c, err);
    if (rc == 0)
        rc = link_settle(c, err);
    if (rc == ERR_AWAY && c->was_lost)
        return err_set(err, ERR_AWAY,
                       "The database server was lost while it saved: the last change may or may not"
                       " have been saved. Look before you do it again.");
    return rc;
}

static int pg_commit(struct conn *c, struct err *err)
{
    int fault = engine_fault("to commit", err);
    if (fault < 0)
        return fault;
    if (c->tx == TX_READ)
        end_quietly(c, "commit");
    int rc = c->tx == TX_WRITE ? commit_write(c, err) : 0;
    if (rc == 0)
        c->tx = TX_NONE;
    return rc;
}

static void pg_rollback(struct conn *c)
{
    if (c->tx == TX_READ || c->tx == TX_WRITE)
        end_quietly(c, "rollback");
    c->tx = TX_NONE;
}

static void pg_close(struct conn *c)
{
    if (!c)
        return;
    link_drop(c);
    pg_finalize(c->lock);
    pg_finalize(c->lock_new);
    free(c);
}

/* --- the rest ------------------------------------------------------------------------------- */

static int pg_exec(struct conn *c, const char *sql, struct err *err)
{
    int rc = c->tx == TX_NONE ? link_open(c, err) : 0;
    return rc < 0 ? rc : link_exec(c, sql, err);
}

static int64_t pg_changes(struct conn *c) { return c->changes; }

/* There is no cheap number that moves with every commit of everybody. */
static int64_t pg_data_version(struct conn *c)
{
    (void)c;
    return 0;
}

static int pg_backup(struct conn *c, const char *to, struct err *err)
{
    (void)c;
    (void)to;
    return err_set(err, ERR_INVALID,
                   "A database on a server is copied with the server's own tools: use pg_dump.");
}

/* The number in the one row of a statement without parameters. */
static int ask(struct conn *c, const char *sql, int64_t *ret, struct err *err)
{
    struct prepared *p;
    int rc = pg_prepare(c, sql, &p, err);
    if (rc < 0)
        return rc;
    rc = pg_step(p, err);
    if (rc == STEP_ROW)
        *ret = pg_col_i64(p, 0);
    pg_finalize(p);
    return rc < 0 ? rc : 0;
}

enum { READY, NEW, FOREIGN };

/* What is there: our table of migrations, or nothing, or somebody else's table of that name. */
static int look(struct conn *c, int64_t *ret, struct err *err)
{
    int64_t columns = 0;
    int rc = ask(c,
                 "select count(*) + 10 * sum((attname in ('number', 'name', 'at'))::int)"
                 " from pg_attribute a join pg_class t on t.oid = a.attrelid"
                 " where t.relname = 'schema_migration' and a.attnum > 0 and not a.attisdropped"
                 " and t.relnamespace = current_schema()::regnamespace",
                 &columns, err);
    *ret = columns == 0 ? NEW : columns == 33 ? READY : FOREIGN;
    return rc;
}

static int refuse(struct str name, struct err *err)
{
    return err_set(
        err, ERR_CORRUPT,
        "The database has a table \"%.*s\" of another program: give Wellmet a database or"
        " a schema of its own.",
        STR_ARG(name));
}

/* Tables of other programs may stay, unless one has the name of ours. */
static int refuse_foreign(struct conn *c, struct str tables, struct err *err)
{
    struct prepared *p;
    int rc =
        pg_prepare(c,
                   "select relname from pg_class where relname = any(string_to_array(?1, chr(10)))"
                   " and relnamespace = current_schema()::regnamespace order by 1 limit 1",
                   &p, err);
    if (rc < 0)
        return rc;
    pg_bind_text(p, 1, tables);
    rc = pg_step(p, err);
    if (rc == STEP_ROW)
        rc = refuse(pg_col_text(p, 0), err);
    pg_finalize(p);
    return rc;
}

/* Two programs that start at once may both see no table and both make it: the one who comes second
 * finds it made. */
static int make_lock_table(struct conn *c, struct err *err)
{
    int rc = ERR_BUSY;
    for (int tries = 0; tries < 5 && rc < 0 && rc != ERR_AWAY; tries++)
        rc = pg_exec(
            c, "create table if not exists owner_lock (owner_id bigint not null primary key)", err);
    return rc;
}

static int make_schema_table(struct conn *c, const char *sql, struct err *err)
{
    int rc = make_lock_table(c, err);
    if (rc == 0)
        rc = pg_begin(c, true, ENGINE_MIGRATION, err);
    if (rc < 0)
        return rc;
    rc = pg_exec(c, sql, err);
    if (rc == 0)
        rc = pg_commit(c, err);
    pg_rollback(c);
    return rc;
}

static int pg_make_ready(struct conn *c, const struct engine_start *s, struct err *err)
{
    int64_t what = READY;
    int rc = look(c, &what, err);
    if (rc < 0 || what == READY)
        return rc;
    if (what == FOREIGN)
        return refuse(STR("schema_migration"), err);
    if (s->must_exist)
        return err_set(err, ERR_NOT_FOUND, "There is no Wellmet database at this address.");
    rc = refuse_foreign(c, s->tables, err);
    return rc < 0 ? rc : make_schema_table(c, s->schema_table, err);
}

static int pg_check(struct conn *c, struct err *err)
{
    int64_t bad = 0;
    int rc = ask(c,
                 "select count(*) from pg_index i join pg_class c on c.oid = i.indrelid where"
                 " not i.indisvalid and c.relnamespace = current_schema()::regnamespace",
                 &bad, err);
    if (rc == 0 && bad)
        return err_set(err, ERR_CORRUPT,
                       "%lld indexes of the database are not valid: have them made anew (reindex).",
                       (long long)bad);
    return rc;
}

const struct engine engine_postgres = {
    .name = "postgres",
    .open = pg_open,
    .close = pg_close,
    .exec = pg_exec,
    .prepare = pg_prepare,
    .finalize = pg_finalize,
    .bind_i64 = pg_bind_i64,
    .bind_f64 = pg_bind_f64,
    .bind_text = pg_bind_text,
    .bind_copy = pg_bind_copy,
    .bind_blob = pg_bind_blob,
    .bind_null = pg_bind_null,
    .step = pg_step,
    .reset = pg_reset,
    .col_i64 = pg_col_i64,
    .col_f64 = pg_col_f64,
    .col_text = pg_col_text,
    .col_blob = pg_col_text,
    .col_is_null = pg_col_is_null,
    .begin = pg_begin,
    .commit = pg_commit,
    .rollback = pg_rollback,
    .changes = pg_changes,
    .data_version = pg_data_version,
    .backup = pg_backup,
    .translate = dialect_postgres,
    .make_ready = pg_make_ready,
    .check = pg_check,
    .ahead_begin = ahead_begin,
    .ahead_again = ahead_again,
    .search = &search_postgres,
    .catalog = &schema_catalog_postgres,
    .transfer = &transfer_postgres,
};
