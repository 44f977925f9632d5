/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Migrations: store/migrations/NNNN_name.sql, compiled in, numbered, append-only. Those of one
 * engine are named NNNN_name.ENGINE.sql. Each runs in a transaction with the row that remembers it.
 * A file that says "-- rewrites data" in its first line gets a backup of the database first,
 * unless the database is new.
 */
#include "base/arena.h"
#include "base/asset.h"
#include "base/clock.h"
#include "def/errors.h"
#include "store/store_int.h"

extern const struct asset migrations[];
extern const size_t migrations_n;

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

static int backup_first(struct store *s, struct conn *c, int64_t number, struct err *err)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str to = str_format(a, "%s.before-%04lld", s->path, (long long)number);
    remove(to.p); /* of an earlier try that did not finish */
    return s->engine->backup(c, to.p, err);
}

static int apply(struct store *s, struct conn *c, const struct asset *m, bool filled,
                 struct err *err)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str sql = asset_str(m);
    int64_t number = file_number(str_c(m->name));
    if (filled && str_starts(sql, STR("-- rewrites data"))) {
        int rc = backup_first(s, c, number, err);
        if (rc < 0)
            return rc;
    }
    int rc = s->engine->begin(c, true, ENGINE_MIGRATION, err);
    if (rc < 0)
        return rc;
    int64_t now = 0; /* another process may have been faster */
    rc = current(s, c, &now, err);
    if (rc == 0 && now < number) {
        rc = s->engine->exec(c, s->engine->translate(a, sql).p, err);
        struct str note =
            str_format(a, "insert into schema_migration values (%lld, '%s %s', %lld)",
                       (long long)number, m->name, WELLMET_VERSION, (long long)clock_real());
        if (rc == 0)
            rc = s->engine->exec(c, note.p, err);
    }
    if (rc == 0)
        rc = s->engine->commit(c, err);
    if (rc < 0) {
        s->engine->rollback(c);
        err_prefix(err, "Migration %s", m->name);
    }
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

/* Each row says which Wellmet made it, after the name of the file: the one that is needed. */
static int refuse_newer(struct store *s, struct conn *c, int64_t now, struct err *err)
{
    struct prepared *p;
    int rc = s->engine->prepare(c, "select name from schema_migration order by number desc limit 1",
                                &p, err);
    if (rc < 0)
        return rc;
    rc = s->engine->step(p, err);
    struct str name = rc == STEP_ROW ? s->engine->col_text(p, 0) : STR_NULL;
    size_t blank = str_find_char(name, ' ', 0);
    if (rc == STEP_ROW && blank != SIZE_MAX)
        rc = err_set(err, ERR_STORE,
                     "This database needs Wellmet %.*s or newer, and this is %s: use that version.",
                     STR_ARG(str_sub(name, blank + 1, name.n)), WELLMET_VERSION);
    else if (rc >= 0)
        rc =
            err_set(err, ERR_STORE,
                    "This database was written by a newer Wellmet (schema %lld): use that version.",
                    (long long)now);
    s->engine->finalize(p);
    return rc;
}

int migrate(struct store *s, struct conn *c, struct err *err)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    int64_t now = 0;
    int rc = s->engine->make_ready(c, s->engine->translate(a, str_c(schema_table)).p, err);
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
