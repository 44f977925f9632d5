/* SPDX-License-Identifier: Apache-2.0 */
#include "world.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/io.h"
#include "base/sink.h"
#include "check.h"
#include "database.h"
#include "insight/cadence.h"
#include "insight/template.h"
#include "ops/registry.h"
#include "ops/access_ops.h"
#include "ops/account_ops.h"
#include "ops/board.h"
#include "ops/bind.h"
#include "ops/ask.h"
#include "ops/decisions.h"
#include "ops/draft.h"
#include "ops/entity_ops.h"
#include "ops/giving.h"
#include "ops/letter_table.h"
#include "ops/plan_table.h"
#include "ops/program_tables.h"
#include "insight/primer.h"
#include "ops/playbook.h"
#include "ops/guard.h"
#include "ops/history.h"
#include "ops/hours.h"
#include "ops/importing.h"
#include "ops/ledger.h"
#include "ops/meetings.h"
#include "ops/opportunities.h"
#include "ops/portfolio.h"
#include "ops/people.h"
#include "ops/quick.h"
#include "ops/readiness.h"
#include "ops/recall.h"
#include "ops/sample.h"
#include "ops/standing.h"
#include "ops/tie_table.h"
#include "ops/today.h"
#include "store/record.h"
#include "store/standing.h"
#include "store/store.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

void world_set_now(const char *now)
{
    setenv("WELLMET_NOW", now, 1);
    assert_int_equal(clock_init(), 0);
}

/* A file of the source tree or of the shared folder, read whole. */
static bool read_file(struct arena *a, const char *path, struct str *ret)
{
    FILE *f = fopen(path, "rb");
    struct stat st;
    if (!f || fstat(fileno(f), &st) < 0 || !S_ISREG(st.st_mode)) {
        if (f)
            fclose(f);
        return false;
    }
    char *p = arena_alloc(a, (size_t)st.st_size + 1);
    size_t n = fread(p, 1, (size_t)st.st_size, f);
    fclose(f);
    *ret = (struct str){p, n};
    return true;
}

static const char *source_folder(void)
{
    const char *source = getenv("WELLMET_SOURCE");
    return source ? source : ".";
}

bool world_fixture(struct arena *a, const char *name, struct str *ret)
{
    const char *shared = getenv("WELLMET_SHARED");
    struct str base = shared ? str_c(shared) : str_format(a, "%s/../shared", source_folder());
    return read_file(a, str_format(a, "%s/fixtures/%s", base.p, name).p, ret);
}

static void load_cadences(struct world *w)
{
    struct str csv;
    struct cadence_table *t = NULL;
    struct err err = {0};
    assert_true(read_file(w->a, str_format(w->a, "%s/data/cadences.csv", source_folder()).p, &csv));
    assert_int_equal(cadence_table_load(w->a, csv, &t, &err), 0);
    w->app.cadences = t;
    struct giving_table *giving = NULL;
    assert_true(read_file(w->a, str_format(w->a, "%s/data/giving.csv", source_folder()).p, &csv));
    assert_int_equal(giving_load(w->a, csv, &giving, &err), 0);
    w->app.giving = giving;
    struct letter_rules *letters = NULL;
    assert_true(read_file(w->a, str_format(w->a, "%s/data/letters.csv", source_folder()).p, &csv));
    assert_int_equal(letter_table_load(w->a, csv, &letters, &err), 0);
    w->app.letters = letters;
    struct tie_table *ties = NULL;
    assert_true(read_file(w->a, str_format(w->a, "%s/data/ties.csv", source_folder()).p, &csv));
    assert_int_equal(tie_table_load(w->a, csv, &ties, &err), 0);
    w->app.ties = ties;
}

static void load_plan(struct world *w)
{
    struct str files[PLAN_FILES];
    struct plan_faults faults = {{0}};
    for (int i = 0; i < PLAN_FILES; i++)
        assert_true(read_file(w->a,
                              str_format(w->a, "%s/data/%s", source_folder(), plan_file_names[i]).p,
                              &files[i]));
    w->app.plan = plan_table_load(w->a, files, &faults);
    assert_int_equal(faults.all.n, 0);
}

static void load_programs(struct world *w)
{
    struct str csv;
    struct err err = {0};
    struct program_tables *programs = ARENA_NEW(w->a, struct program_tables);
    assert_true(read_file(w->a, str_format(w->a, "%s/data/signals.csv", source_folder()).p, &csv));
    assert_int_equal(program_tables_signals(w->a, csv, programs, &err), 0);
    assert_true(
        read_file(w->a, str_format(w->a, "%s/data/acgme_states.csv", source_folder()).p, &csv));
    assert_int_equal(program_tables_states(w->a, csv, programs, &err), 0);
    assert_true(read_file(
        w->a, str_format(w->a, "%s/data/acgme_specialties.csv", source_folder()).p, &csv));
    assert_int_equal(program_tables_specialties(w->a, csv, programs, &err), 0);
    w->app.programs = programs;
}

static void load_primer(struct world *w)
{
    struct primer *primer = arena_alloc(w->a, sizeof(*primer));
    struct playbook_table *playbook = NULL;
    struct str dir = str_format(w->a, "%s/primer", source_folder()), *names, text;
    struct err err = {0};
    size_t n;
    *primer = (struct primer){0};
    assert_int_equal(io_list_dir(w->a, dir.p, &names, &n), 0);
    for (size_t i = 0; i < n; i++) {
        assert_true(read_file(w->a, str_format(w->a, "%s/%s", dir.p, names[i].p).p, &text));
        if (primer_add(w->a, primer, names[i], text, &err) < 0)
            fail_msg("%s", err.text);
    }
    w->app.primer = primer;
    assert_true(
        read_file(w->a, str_format(w->a, "%s/data/playbook.csv", source_folder()).p, &text));
    if (playbook_table_load(w->a, text, &playbook, &err) < 0)
        fail_msg("%s", err.text);
    w->app.playbook = playbook;
}

static void load_templates(struct world *w)
{
    struct template_set *set = arena_alloc(w->a, sizeof(*set));
    struct str dir = str_format(w->a, "%s/data/templates", source_folder()), *names, text;
    struct err err = {0};
    size_t n;
    assert_int_equal(io_list_dir(w->a, dir.p, &names, &n), 0);
    for (size_t i = 0; i < n; i++) {
        assert_true(read_file(w->a, str_format(w->a, "%s/%s", dir.p, names[i].p).p, &text));
        assert_int_equal(template_add(w->a, set, names[i], text, &err), 0);
    }
    w->app.templates = set;
}

void world_open(struct world *w)
{
    memset(w, 0, sizeof(*w));
    world_set_now(WORLD_NOW);
    const char *tmp = getenv("TMPDIR");
    snprintf(w->dir, sizeof(w->dir), "%s/wellmet-test-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(w->dir));
    w->a = arena_new(0);
    load_cadences(w);
    load_plan(w);
    load_programs(w);
    load_primer(w);
    load_templates(w);
    database_take(w->dir, "wellmet.db", w->path);
    struct err err = {0};
    assert_int_equal(store_open(&(struct store_options){.path = w->path}, &w->store, &err), 0);
    assert_int_equal(db_open(w->store, OWNER_LOCAL, &w->db, &err), 0);
    w->app.store = w->store;
    w->app.ops = &ops_registry;
}

void world_reload(struct world *w)
{
    arena_reset(w->a);
    load_cadences(w);
    load_plan(w);
    load_primer(w);
    load_templates(w);
}

static void remove_folder(const char *dir)
{
    DIR *d = opendir(dir);
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d));)
        unlinkat(dirfd(d), e->d_name, 0);
    closedir(d);
    assert_int_equal(rmdir(dir), 0);
}

void world_close(struct world *w)
{
    db_close(w->db);
    store_close(w->store);
    database_drop(w->path);
    remove_folder(w->dir);
    arena_free(w->a);
}

const struct caller *world_caller(struct world *w, const struct db *db)
{
    if (w->as)
        return w->as;
    w->caller = caller_local();
    w->caller.account = db_owner(db);
    return &w->caller;
}

struct op_ctx *world_ctx(struct world *w)
{
    assert_int_equal(
        context_init(&w->ctx, w->a, &w->app, w->db, world_caller(w, w->db), STR("test")), 0);
    return &w->ctx;
}

int world_run_inputs(struct world *w, const char *name, const struct op_input *in, size_t n)
{
    const struct op *op = op_find(w->app.ops, str_c(name));
    assert_non_null(op);
    struct strbuf out;
    strbuf_init(&out, w->a, SIZE_MAX / 4);
    struct sink *sink = sink_new(w->a, SINK_JSON, &out, 0);
    int rc = context_init(&w->ctx, w->a, &w->app, w->db, world_caller(w, w->db), STR("test"));
    if (rc == 0)
        rc = op_run(&w->ctx, op, in, n, sink);
    w->out = strbuf_get(&out);
    if (rc < 0 && (!w->ctx.err->text[0] || w->ctx.err->code != rc))
        fail_msg("%s failed with %d but said \"%s\" (%d)", name, rc, w->ctx.err->text,
                 w->ctx.err->code);
    return rc;
}

static int run(struct world *w, const char *name, va_list ap)
{
    struct op_input in[32];
    size_t n = 0;
    for (const char *key; (key = va_arg(ap, const char *));)
        in[n++] = (struct op_input){str_c(key), str_c(va_arg(ap, const char *))};
    return world_run_inputs(w, name, in, n);
}

void world_set_owner(struct world *w, int64_t owner) { db_set_owner(w->db, owner); }

int world_run(struct world *w, const char *op, ...)
{
    va_list ap;
    va_start(ap, op);
    int rc = run(w, op, ap);
    va_end(ap);
    return rc;
}

void world_do(struct world *w, const char *op, ...)
{
    va_list ap;
    va_start(ap, op);
    int rc = run(w, op, ap);
    va_end(ap);
    if (rc < 0)
        fail_msg("%s: %s", op, world_error(w));
}

const char *world_error(const struct world *w) { return w->ctx.err->text; }

int64_t world_add_person(struct world *w, const char *given, const char *family)
{
    world_do(w, "person.add", "given", given, "family", family, NULL);
    return w->ctx.result_id;
}

struct str world_id(struct world *w, int64_t id) { return id_str(w->a, id); }

void *world_load(struct world *w, const struct entity *e, int64_t id)
{
    void *row = arena_alloc(w->a, e->size);
    return record_load(w->db, w->a, e, id, row) == 0 ? row : NULL;
}

size_t world_count(struct world *w, const struct entity *e)
{
    void *rows;
    size_t n;
    assert_int_equal(record_list(w->db, w->a, e, NULL, 0, &rows, &n), 0);
    return n;
}

struct store *world_store(struct world *w, const char *name)
{
    struct store *s;
    struct err err = {0};
    char path[DATABASE_PATH];
    database_take(w->dir, name, path);
    assert_int_equal(store_open(&(struct store_options){.path = path}, &s, &err), 0);
    return s;
}

void world_store_close(struct store *s)
{
    char path[DATABASE_PATH];
    snprintf(path, sizeof(path), "%s", store_path(s));
    store_close(s);
    database_drop(path);
}

/* Every derived row as text, in order, with what search finds of it. */
static struct str derived(struct world *w, struct db *db)
{
    static const char standing[] =
        "select 'standing', person_id, archived || '|' || sample || '|' || photo || '|' || "
        "sort_key || '|' ||"
        " name || '|' || initials || '|' || subline || '|' || pronouns || '|' || circle || '|' || "
        "roles,"
        " coalesce(added_on, '-') || '|' || interactions || '|' || coalesce(last_on, '-') || '|' "
        "|| last_id ||"
        " '|' || last_kind || '|' || coalesce(last_in_on, '-') || '|' || coalesce(last_out_on, "
        "'-') || '|' ||"
        " coalesce(reply_since, '-') || '|' || reply_id || '|' || cadence || '|' || "
        "coalesce(due_on, '-')"
        " from standing where owner_id = ?1 order by person_id";
    /* Full text is the one place where the engines' tables differ. */
    static const char *const by_engine[2][2] = {
        {"select 'person', rowid, name || '|' || about, note from search_person"
         " where owner_id = ?1 order by rowid",
         "select kind, rowid, person, body from search_text where owner_id = ?1 order by rowid"},
        {"select 'person', id, name || '|' || about, note from search_person"
         " where owner_id = ?1 order by id",
         "select kind, id, person, body from search_text where owner_id = ?1 order by id"}};
    static const char contacts[] =
        "select 'readiness', person_id, last_at || '|' || in45 || '|' || in45_at || '|' || in120 ||"
        " '|' || in120_at || '|' || out120 || '|' || out120_at || '|' || coalesce(open_at, -1) ||"
        " '|' || open_no, day_in || '|' || day_out || '|' || days_in || '|' || days_out || '|' ||"
        " answered || '|' || resolved || '|' || ignored || '|' || coalesce(ask_id, 0) || '|' ||"
        " coalesce(ask_on, '-') from readiness where owner_id = ?1 order by person_id";
    static const char tries[] =
        "select 'try', person_id, place || '|' || recontact || '|' || at || '|' || done_at || '|'"
        " || at_order || '|' || done_order || '|' || outcome, recent || '|' || answered || '|' ||"
        " resolved || '|' || ignored || '|' || days_in || '|' || days_out from readiness_try"
        " where owner_id = ?1 order by person_id, place";
    static const char stages[] =
        "select 'stage', answered, at || '|' || resolved || '|' || offset_sum, '' || offset_weight"
        " from readiness_stage where owner_id = ?1 order by at";
    const char *const *search = by_engine[database_is_server()];
    const char *texts[] = {standing, contacts, tries, stages, search[0], search[1]};
    struct strbuf b;
    strbuf_init(&b, w->a, SIZE_MAX / 4);
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        struct stmt *q = db_stmt(db, texts[i]);
        int rc;
        while ((rc = stmt_next(q)) == 1)
            strbuf_addf(&b, "%.*s %lld %.*s %.*s\n", STR_ARG(stmt_col_peek(q, 0)),
                        (long long)stmt_col_i64(q, 1), STR_ARG(stmt_col_peek(q, 2)),
                        STR_ARG(stmt_col_peek(q, 3)));
        assert_int_equal(rc, 0);
    }
    return strbuf_get(&b);
}

struct str world_derived(struct world *w) { return derived(w, w->db); }

/* The first line in which two texts differ, or NULL. */
static const char *difference(struct arena *a, struct str got, struct str want, const char *what)
{
    struct str x, y;
    while (got.n || want.n) {
        x = y = STR_NULL;
        str_next(&got, '\n', &x);
        str_next(&want, '\n', &y);
        if (!str_eq(x, y))
            return str_format(a, "%s: \"%.*s\" should be \"%.*s\"", what, STR_ARG(x), STR_ARG(y)).p;
    }
    return NULL;
}

const char *world_derived_difference(struct world *w)
{
    struct str before = derived(w, w->db);
    struct op_ctx *ctx = world_ctx(w);
    assert_int_equal(db_begin_write(w->db), 0);
    assert_int_equal(standing_rebuild(ctx), 0);
    struct str after = derived(w, w->db);
    db_rollback(w->db);
    return difference(w->a, before, after, "kept row and rebuilt row differ");
}

const char *world_replay_difference(struct world *w, struct store *copy)
{
    struct op_ctx *ctx = world_ctx(w);
    struct db *db;
    if (history_replay(ctx, copy) < 0 || history_compare(ctx, copy) < 0)
        return ctx->err->text;
    assert_int_equal(db_open(copy, db_owner(w->db), &db, ctx->err), 0);
    const char *found =
        difference(w->a, derived(w, w->db), derived(w, db), "row and replayed row differ");
    db_close(db);
    return found;
}

void world_check_derived(struct world *w)
{
    const char *found = world_derived_difference(w);
    if (found)
        fail_msg("%s", found);
}

void world_check_replay(struct world *w)
{
    struct store *copy = world_store(w, "replay.db");
    const char *found = world_replay_difference(w, copy);
    world_store_close(copy);
    if (found)
        fail_msg("%s", found);
}
