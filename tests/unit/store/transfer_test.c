/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A database copied into another one: everything arrives, whatever interrupts it. Without a server
 * from file to file; with one from a file to the server and back.
 */
#include "store/transfer.h"

#include "base/fold.h"
#include "base/id.h"
#include "def/errors.h"
#include "model/entities.h"
#include "property.h"
#include "store/record.h"
#include "store/search.h"
#include "store/store_int.h"
#include "store/transfer_engine.h"
#include "store/transfer_hash.h"
#include "store_world.h"

#include <signal.h>
#include <sys/wait.h>

enum { PEOPLE = 300, TABLES_MAX = 80 };

/* --- a network with everything that is hard to copy ----------------------------------------- */

static struct str odd_text(struct gen *g, struct arena *a)
{
    static const char *const pieces[] = {"\"", "\\",   "{",    "}", ",",    "NULL", "\n",    "\t",
                                         "'",  "Łódź", "日本", "ß", "x",    " ",    "\\x00", "$1",
                                         "?1", "%s",   "\x01", "😀", "null", "a",    ";"};
    struct str s = STR_NULL;
    for (int64_t n = gen_between(g, 0, 12); n > 0; n--)
        s = str_join(a, s, STR(""), str_c(pieces[gen_between(g, 0, 22)]));
    return s;
}

static struct str odd_bytes(struct arena *a, size_t n)
{
    char *p = arena_alloc(a, n + 1);
    uint32_t x = 1;
    for (size_t i = 0; i < n; i++, x = x * 1664525 + 1013904223)
        p[i] = (char)(x >> 24);
    return (struct str){p, n};
}

static void save(struct place *p, struct db *db, const struct entity *e, void *row)
{
    struct record_write w = {
        .e = e, .after = row, .action_id = 1, .actor = STR("test \"of\" {all}")};
    if (record_write(db, p->a, &w) < 0)
        fail_msg("%s", db_err(db)->text);
}

static void add_card(struct place *p, struct db *db, struct gen *g, int64_t person, size_t bytes)
{
    struct card c = {.record = {.id = id_new()},
                     .person = person,
                     .source_key = odd_text(g, p->a),
                     .raw = odd_bytes(p->a, bytes)};
    struct record_write w = {.e = &entity_card, .after = &c}; /* not in the log: large */
    assert_int_equal(record_write(db, p->a, &w), 0);
}

static void add_history(struct place *p, struct db *db, struct gen *g, int64_t ids[], size_t n)
{
    struct interaction x = {.record = {.id = id_new()},
                            .people = {ids, n},
                            .on =
                                gen_between(g, 0, 3) ? (struct date){2027, 1, 9} : (struct date){0},
                            .summary = odd_text(g, p->a)};
    struct promise v = {.record = {.id = id_new()},
                        .person = ids[0],
                        .about_person = ids[n - 1],
                        .interaction = gen_between(g, 0, 1) ? x.record.id : 0,
                        .what = odd_text(g, p->a)};
    save(p, db, &entity_interaction, &x);
    save(p, db, &entity_promise, &v);
    struct search_text t = {
        .id = x.record.id, .person = ids[0], .kind = STR("interaction"), .body = STR("a bc d")};
    assert_int_equal(search_add_texts(db, p->a, &t, 1), 0);
}

/* People and places that refer to some with a larger id, too. */
static void fill_owner(struct place *p, struct store *s, int64_t owner, int64_t people)
{
    struct gen g = {.state = 7 + (uint64_t)owner, .a = p->a};
    struct err err = {0};
    struct db *db;
    int64_t *ids = ARENA_ARRAY(p->a, int64_t, people + 3);
    for (int64_t i = 0; i < people + 3; i++)
        ids[i] = id_new();
    assert_int_equal(db_open(s, owner, &db, &err), 0);
    assert_int_equal(db_begin_write(db), 0);
    for (int64_t i = people - 1; i >= 0; i--) {
        g.n = g.at = 0;
        struct organisation o = {.record = {.id = id_new()}, .name = odd_text(&g, p->a)};
        struct person x = {.record = {.id = ids[i]},
                           .given = odd_text(&g, p->a),
                           .note = odd_text(&g, p->a),
                           .met_through = i + 1 < people && i % 3 ? ids[i + 1] : 0,
                           .sort_key = STR("x")};
        struct standing st = {.person = ids[i], .name = x.given, .sort_key = x.sort_key};
        struct search_person sp = {.person = ids[i], .name = STR("ann"), .note = STR("z y")};
        save(p, db, &entity_person, &x);
        save(p, db, &entity_organisation, &o);
        assert_int_equal(standing_save(db, &st), 0);
        assert_int_equal(search_set_person(db, &sp), 0);
    }
    for (int64_t i = 0; i + 2 < people; i++) {
        g.n = g.at = 0;
        add_history(p, db, &g, ids + i, (size_t)gen_between(&g, 1, 2));
    }
    g.n = g.at = 0;
    add_card(p, db, &g, ids[0], 0);
    add_card(p, db, &g, 0, 300);
    add_card(p, db, &g, ids[people - 1], owner == 1 ? 5 << 20 : 10);
    assert_int_equal(standing_set_from(db, STR("one")), 0);
    assert_int_equal(db_commit(db), 0);
    db_close(db);
}

static const char *file(struct place *p, const char *name)
{
    return str_format(p->a, "%s/%s", p->dir, name).p;
}

/* A source: a file with three owners, one of them the installation itself. */
static const char *source(struct place *p)
{
    const char *path = file(p, "source.db");
    struct store *s;
    struct err err = {0};
    assert_int_equal(store_open(&(struct store_options){.path = path}, &s, &err), 0);
    fill_owner(p, s, 0, 5);
    fill_owner(p, s, 1, PEOPLE);
    fill_owner(p, s, INT64_C(9007199254740993), 40); /* more than a double holds */
    store_close(s);
    return path;
}

/* --- transfers ------------------------------------------------------------------------------ */

struct outcome {
    int rc;
    struct transfer_table tables[TABLES_MAX];
    size_t n;
    struct err err;
};

static struct outcome transfer(struct place *p, struct transfer_options o)
{
    struct outcome x = {0};
    struct transfer_table *rows = NULL;
    x.rc = transfer_run(p->a, &o, &rows, &x.n, &x.err);
    assert_true(x.n < TABLES_MAX);
    if (x.n)
        memcpy(x.tables, rows, x.n * sizeof(*rows));
    return x;
}

static struct outcome expect_done(struct place *p, const char *from, const char *to)
{
    struct outcome x = transfer(p, (struct transfer_options){.from = from, .to = to});
    if (x.rc < 0)
        fail_msg("%s to %s: %s", from, to, x.err.text);
    for (size_t i = 0; i < x.n; i++)
        assert_true(transfer_is_same(&x.tables[i]));
    return x;
}

static void expect_equal(const struct outcome *x, const struct outcome *y)
{
    assert_int_equal(x->n, y->n);
    for (size_t i = 0; i < x->n; i++) {
        assert_true(str_eq(x->tables[i].name, y->tables[i].name));
        assert_string_equal(x->tables[i].hash_to, y->tables[i].hash_to);
        assert_true(x->tables[i].rows_to == y->tables[i].rows_to);
    }
}

static const struct transfer_table *table_of(const struct outcome *x, const char *name)
{
    for (size_t i = 0; i < x->n; i++)
        if (str_eq(x->tables[i].name, str_c(name)))
            return &x->tables[i];
    fail_msg("%s was not copied", name);
    return NULL;
}

/* The place's own database is the target: a server's when there is one. */
static const char *target(struct place *p)
{
    db_close(p->db);
    store_close(p->store);
    p->db = NULL;
    p->store = NULL;
    return p->path;
}

static void expect_same_answers(const char *x, const char *y, const char *sql)
{
    char *one = database_ask(x, sql), *two = database_ask(y, sql);
    assert_true(strlen(one) > 10);
    assert_string_equal(one, two);
    free(one);
    free(two);
}

static void test_transfer__there_and_back(void **state)
{
    struct place *p = *state;
    const char *from = source(p), *to = target(p), *back = file(p, "back.db");
    struct outcome there = expect_done(p, from, to), again = expect_done(p, to, back);
    expect_equal(&there, &again);
    assert_int_equal(table_of(&there, "person")->rows_from, PEOPLE + 45);
    assert_int_equal(table_of(&there, "search_person")->rows_from, PEOPLE + 45);
    assert_int_equal(table_of(&there, "card")->rows_from, 9);
    assert_int_equal(table_of(&there, "derived_from")->rows_from, 3);
    /* Looked at without the program, too. */
    expect_same_answers(from, back,
                        "select owner_id || id || given || note || coalesce(met_through, 0)"
                        " from person order by owner_id, id");
    expect_same_answers(from, back, "select hex(raw) from card order by owner_id, id");
    expect_same_answers(from, back, "select name from search_person order by rowid");
    expect_same_answers(from, to,
                        "select coalesce(before, '-') || after from change order by owner_id, seq");
    struct store *s;
    struct err err = {0};
    assert_int_equal(store_open(&(struct store_options){.path = to}, &s, &err), 0);
    store_close(s);
}

/* --- interrupted ---------------------------------------------------------------------------- */

struct stopper {
    int calls, stop_at;
    bool kill;
};

static bool stop(void *data, const struct transfer_step *s)
{
    struct stopper *x = data;
    assert_true(s->doing && s->table.n);
    if (++x->calls != x->stop_at)
        return false;
    if (x->kill)
        raise(SIGKILL);
    return true;
}

static void expect_refused(const char *path)
{
    struct store *s;
    struct err err = {0};
    assert_int_equal(store_open(&(struct store_options){.path = path}, &s, &err), ERR_STORE);
    assert_string_equal(err.text, "A transfer into this database is not finished: run it again.");
}

static void test_transfer__stopped_again_and_again(void **state)
{
    struct place *p = *state;
    const char *from = source(p), *to = target(p);
    struct outcome whole = expect_done(p, from, file(p, "whole.db")), x;
    int stops = 0;
    for (int at = 1;; at += 2) {
        struct stopper s = {.stop_at = at};
        x = transfer(p, (struct transfer_options){from, to, false, stop, &s});
        if (x.rc != ERR_CANCELLED)
            break;
        assert_int_equal(x.n, 0);
        expect_refused(to);
        stops++;
    }
    assert_int_equal(x.rc, 0);
    assert_true(stops > 20);
    expect_equal(&x, &whole);
}

/* In a child, which ends in the midst of it. False when it came to its end before. */
static bool kill_at(struct place *p, const char *from, const char *to, int at)
{
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct stopper s = {.stop_at = at, .kill = true};
        struct err err = {0};
        struct transfer_table *rows;
        size_t n;
        transfer_run(p->a, &(struct transfer_options){from, to, false, stop, &s}, &rows, &n, &err);
        _exit(0);
    }
    assert_true(waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status);
}

static void test_transfer__killed_again_and_again(void **state)
{
    struct place *p = *state;
    const char *from = source(p), *to = target(p);
    struct outcome whole = expect_done(p, from, file(p, "whole.db"));
    int kills = 0;
    for (int at = 1; kill_at(p, from, to, at); at += 9) {
        expect_refused(to);
        kills++;
    }
    assert_true(kills > 4);
    struct store *s;
    struct err err = {0};
    assert_int_equal(store_open(&(struct store_options){.path = to}, &s, &err), 0);
    store_close(s);
    struct outcome back = expect_done(p, to, file(p, "back.db"));
    expect_equal(&back, &whole);
}

/* --- what differs --------------------------------------------------------------------------- */

/* Writes to the source when a table is copied that comes after the people. */
static bool meddle(void *data, const struct transfer_step *s)
{
    const char **path = data;
    if (*path && str_eq(s->table, STR("standing"))) {
        database_exec(*path, "update person set nickname = 'changed' where owner_id = 0 and id ="
                             " (select min(id) from person where owner_id = 0)");
        *path = NULL;
    }
    return false;
}

static void test_transfer__source_written_to(void **state)
{
    struct place *p = *state;
    const char *from = source(p), *to = target(p), *meddled = from;
    struct outcome x = transfer(p, (struct transfer_options){from, to, false, meddle, &meddled});
    assert_int_equal(x.rc, ERR_CORRUPT);
    assert_non_null(strstr(x.err.text, "The copy of person differs"));
    assert_true(x.n > 10);
    assert_false(transfer_is_same(table_of(&x, "person")));
    assert_true(transfer_is_same(table_of(&x, "card")));
    expect_refused(to);
    x = transfer(p, (struct transfer_options){from, to, false, NULL, NULL}); /* does not help */
    assert_int_equal(x.rc, ERR_CORRUPT);
    x = transfer(p, (struct transfer_options){from, to, true, NULL, NULL});
    assert_int_equal(x.rc, 0);
    struct outcome whole = expect_done(p, from, file(p, "whole.db"));
    expect_equal(&x, &whole);
}

static void test_transfer__not_into_what_is_there(void **state)
{
    struct place *p = *state;
    const char *from = source(p), *to = target(p), *other = file(p, "other.db");
    struct stopper s = {.stop_at = 3};
    struct outcome x = transfer(p, (struct transfer_options){from, to, false, stop, &s});
    assert_int_equal(x.rc, ERR_CANCELLED);
    expect_done(p, from, other);
    x = transfer(p, (struct transfer_options){other, to, false, NULL, NULL});
    assert_int_equal(x.rc, ERR_INVALID);
    assert_non_null(strstr(x.err.text, "an unfinished transfer from another one"));
    x = transfer(p, (struct transfer_options){to, file(p, "third.db"), false, NULL, NULL});
    assert_int_equal(x.rc, ERR_STORE); /* an unfinished one is no source */
    assert_int_equal(transfer(p, (struct transfer_options){other, to, true, NULL, NULL}).rc, 0);
    x = transfer(p, (struct transfer_options){other, to, false, NULL, NULL});
    assert_int_equal(x.rc, ERR_INVALID);
    assert_string_equal(x.err.text, "The database to copy into has data already: name a new one.");
    x = transfer(p, (struct transfer_options){other, to, true, NULL, NULL});
    assert_int_equal(x.rc, ERR_INVALID); /* what is finished is not given up */
    x = transfer(p, (struct transfer_options){other, other, false, NULL, NULL});
    assert_int_equal(x.rc, ERR_USAGE);
    x = transfer(p, (struct transfer_options){file(p, "none.db"), to, false, NULL, NULL});
    assert_int_equal(x.rc, ERR_NOT_FOUND);
}

/* --- the hash ------------------------------------------------------------------------------- */

static void hash_of(struct place *p, const char *table, char ret[65])
{
    ARENA_SCOPE struct arena *item = arena_new(0);
    struct schema s;
    struct rows_table t;
    struct table_hash h;
    struct err err = {0};
    assert_int_equal(schema_load(p->db, p->a, &s), 0);
    assert_int_equal(rows_table_init(p->a, schema_find(&s, str_c(table)), &t, &err), 0);
    hash_begin(&h);
    assert_int_equal(hash_table(p->db, item, &t, &h), 0);
    hash_end(&h, ret);
}

/* Each of these differs from all before: null, empty, a word moved to its neighbour ... */
static void test_transfer__hash_sees_everything(void **state)
{
    /* %s: how this engine begins bytes. */
    static const char *const changes[] = {
        "insert into card (owner_id, id, version, person, format, source_key, source, raw)"
        " values (1, 5, 1, null, '', '', '', %s')",
        "update card set raw = %s4e'",
        "update card set raw = %s', format = 'N'",
        "update card set format = '', source_key = 'N'",
        "update card set source_key = '', source = 'N'",
        "update card set source = 'NN'",
        "update card set source = '', version = 2",
        "update card set version = 256",
        "update card set id = 6",
        "insert into card (owner_id, id, version, person, format, source_key, source, raw)"
        " values (1, 7, 256, null, '', '', '', %s')"};
    enum { CHANGES = sizeof(changes) / sizeof(*changes) };
    struct place *p = *state;
    char hashes[CHANGES + 1][65], sql[300];
    hash_of(p, "card", hashes[0]);
    for (size_t i = 0; i < CHANGES; i++) {
        const char *at = strstr(changes[i], "%s");
        snprintf(sql, sizeof(sql), "%.*s%s%s", (int)(at ? at - changes[i] : 300), changes[i],
                 !at                    ? ""
                 : database_is_server() ? "'\\x"
                                        : "x'",
                 at ? at + 2 : "");
        database_exec(p->path, sql);
        hash_of(p, "card", hashes[i + 1]);
        for (size_t k = 0; k <= i; k++)
            assert_string_not_equal(hashes[k], hashes[i + 1]);
    }
}

/* The same rows, the same hash, on every engine: written down here once. */
static void test_transfer__hash_is_the_same_everywhere(void **state)
{
    struct place *p = *state;
    char hash[65];
    database_exec(p->path,
                  "insert into action (owner_id, id, op, summary, actor, at, undoes, undone_by)"
                  " values (1, 2, 'log', 'Łódź', '', -1, null, 9007199254740993)");
    hash_of(p, "action", hash);
    assert_string_equal(hash, "2c0cdfa0e8b6ac7b43dfca8047a29e8b57392b48ab85d47aa56c937e7b0fd174");
}

/* Statements are made from the schema: each names the owner. */
static void test_transfer__statements_name_the_owner(void **state)
{
    struct place *p = *state;
    struct schema s;
    struct rows_table t;
    struct err err = {0};
    size_t n = 0;
    assert_int_equal(schema_load(p->db, p->a, &s), 0);
    VEC_EACH (struct schema_table, x, &s.tables) {
        if (x->engine_own || schema_is_shared(x))
            continue;
        assert_int_equal(rows_table_init(p->a, x, &t, &err), 0);
        const char *texts[] = {t.first, t.next, t.count, t.last, t.link, t.clear};
        for (size_t i = 0; i < 6; i++)
            if (texts[i] && !strstr(texts[i], "where owner_id = ?1"))
                fail_msg("%s", texts[i]);
        /* The one exception: who there is. */
        assert_non_null(strstr(t.next_owner, " where owner_id > ?1"));
        assert_non_null(strstr(p->db->store->engine->transfer->insert_text(p->a, &t), "?1"));
        n++;
    }
    assert_true(n > 14);
}

#define CASE(name)                                                                                 \
    cmocka_unit_test_setup_teardown(test_transfer__##name, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(there_and_back),
                                       CASE(stopped_again_and_again),
                                       CASE(killed_again_and_again),
                                       CASE(source_written_to),
                                       CASE(not_into_what_is_there),
                                       CASE(hash_sees_everything),
                                       CASE(hash_is_the_same_everywhere),
                                       CASE(statements_name_the_owner)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
