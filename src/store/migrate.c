/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Migrations: store/migrations/NNNN_name.sql, compiled in, numbered, append-only. Those of one
 * engine are named NNNN_name.ENGINE.sql. Each runs in a transaction with the row that remembers it.
 * A file that says "-- rewrites data" in its first line gets a backup of the database first,
 * unless the database is new or on a server. A program that is killed while migrating leaves whole
 * migrations behind, and the next start goes on; programs that start at once wait for each other.
 */
#include "base/arena.h"
#include "base/asset.h"
#include "base/clock.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "store/dialect.h"
#include "store/store_int.h"

#include <unistd.h>

extern const struct asset migrations[];
extern const size_t migrations_n;

/* What stands between a migration's name and the version of the program that ran it. */
#define BY ", Wellmet "

static const char schema_table[] =
    "create table if not exists schema_migration (number @I64@ not null primary key,"
    " name text not null, at @I64@ not null) @STRICT@";

static int64_t file_number(struct str name)
{
    int64_t n = 0;
    return str_to_i64(str_sub(name, 0, 4), 1, 9999, &n) ? n : 0;
}

static bool for_engine(struct str name, const char *engine)
{
    struct str stem = str_sub(name, 0, name.n - 4);
    size_t dot = str_find_char(stem, '.', 0);
    return dot == SIZE_MAX || str_eq(str_sub(stem, dot + 1, stem.n), str_c(engine));
}

static int current(struct store *s, struct conn *c, int64_t *ret, struct err *err)
{
    struct prepared *p;
    int rc =
        s->engine->prepare(c, "select coalesce(max(number), 0) from schema_migration", &p, err);
    if (rc < 0)
        return rc;
    rc = s->engine->step(p, err);
    if (rc == STEP_ROW)
        *ret = s->engine->col_i64(p, 0);
    s->engine->finalize(p);
    return rc < 0 ? rc : 0;
}

/* Beside the database, under a name of this process: others may start at the same time. */
static int backup_first(struct store *s, struct conn *c, struct str to, struct err *err)
{
    remove(to.p); /* of an earlier process of this number */
    return s->engine->backup(c, to.p, err);
}

static int run(struct store *s, struct conn *c, const struct asset *m, struct err *err)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str note = str_format(
        a, "insert into schema_migration values (%lld, '%s" BY WELLMET_VERSION "', %lld)",
        (long long)file_number(str_c(m->name)), m->name, (long long)clock_real());
    int rc = s->engine->exec(c, s->engine->translate(a, asset_str(m)).p, err);
    return rc < 0 ? rc : s->engine->exec(c, note.p, err);
}

/* Within the lock: another process may have been faster, and what was copied then is not what was
 * there before. */
static int run_once(struct store *s, struct conn *c, const struct asset *m, struct str copy,
                    struct err *err)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    int64_t now = 0, number = file_number(str_c(m->name));
    int rc = s->engine->begin(c, true, ENGINE_MIGRATION, err);
    if (rc < 0)
        return rc;
    rc = current(s, c, &now, err);
    if (rc == 0 && now < number && copy.n)
        rename(copy.p, str_format(a, "%s.before-%04lld", s->path, (long long)number).p);
    if (rc == 0 && now < number)
        rc = run(s, c, m, err);
    if (rc == 0)
        rc = s->engine->commit(c, err);
    if (rc < 0)
        s->engine->rollback(c);
    return rc;
}

static int apply(struct store *s, struct conn *c, const struct asset *m, bool filled,
                 struct err *err)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str copy = STR_NULL;
    int rc = 0;
    if (filled && s->engine->is_file && str_starts(asset_str(m), STR("-- rewrites data"))) {
        copy = str_format(a, "%s.before-%ld", s->path, (long)getpid());
        rc = backup_first(s, c, copy, err);
    }
    if (rc == 0)
        rc = run_once(s, c, m, copy, err);
    if (copy.n)
        remove(copy.p); /* unless it has its name by now */
    if (rc < 0)
        err_prefix(err, "Migration %s", m->name);
    return rc;
}

static int64_t newest(const struct engine *e)
{
    int64_t max = 0;
    for (size_t i = 0; i < migrations_n; i++)
        if (for_engine(str_c(migrations[i].name), e->name) &&
            file_number(str_c(migrations[i].name)) > max)
            max = file_number(str_c(migrations[i].name));
    return max;
}

/* The version of the program that wrote the newest row; empty when it did not say. */
static struct str writer_of(struct store *s, struct conn *c, struct arena *a, int64_t number)
{
    struct prepared *p;
    struct str by = STR_NULL;
    if (s->engine->prepare(c, "select name from schema_migration where number = ?1", &p, NULL) < 0)
        return by;
    s->engine->bind_i64(p, 1, number);
    if (s->engine->step(p, NULL) == STEP_ROW)
        by = str_copy(a, s->engine->col_text(p, 0));
    s->engine->finalize(p);
    size_t at = str_find(by, STR(BY), 0);
    return at == SIZE_MAX ? STR_NULL : str_sub(by, at + sizeof(BY) - 1, by.n);
}

static int refuse_newer(struct store *s, struct conn *c, int64_t now, struct err *err)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str by = writer_of(s, c, a, now);
    return err_set(
        err, ERR_STORE,
        "This database was written by a newer Wellmet: it needs version %.*s (schema %lld),"
        " and this is " WELLMET_VERSION " (schema %lld). Nothing was changed.",
        STR_ARG(by.n ? by : STR("unknown")), (long long)now, (long long)newest(s->engine));
}

/* Tables that our migrations make, by their names. */
static struct str own_tables(struct arena *a, const struct engine *e)
{
    struct strbuf names;
    strbuf_init(&names, a, 65536);
    for (size_t i = 0; i < migrations_n; i++)
        if (for_engine(str_c(migrations[i].name), e->name))
            dialect_tables(asset_str(&migrations[i]), &names);
    return strbuf_get(&names);
}

int migrate(struct store *s, struct conn *c, bool must_exist, struct err *err)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    int64_t now = 0;
    struct engine_start start = {.schema_table = s->engine->translate(a, str_c(schema_table)).p,
                                 .tables = own_tables(a, s->engine),
                                 .must_exist = must_exist};
    int rc = s->engine->make_ready(c, &start, err);
    if (rc == 0)
        rc = current(s, c, &now, err);
    if (rc == 0 && now > newest(s->engine))
        return refuse_newer(s, c, now, err);
    for (size_t i = 0; rc == 0 && i < migrations_n; i++) { /* sorted by name */
        struct str name = str_c(migrations[i].name);
        if (file_number(name) > now && for_engine(name, s->engine->name))
            rc = apply(s, c, &migrations[i], now > 0, err); /* a new database holds nothing */
    }
    return rc;
}
