/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Databases of every earlier schema, made by the first migrations alone, are brought up to date by
 * opening them, and are then what a new database is.
 */
#include "base/arena.h"
#include "base/strbuf.h"
#include "check.h"
#include "def/errors.h"
#include "store/store.h"

#include <dirent.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES_MAX = 500 };

static struct arena *a;
static char dir[200];
static char *files[FILES_MAX];
static size_t files_n;

/* "0003_search.sqlite.sql" is 3. */
static int number_of(const char *name)
{
    int64_t n = 0;
    assert_true(str_to_i64(str_sub(str_c(name), 0, 4), 1, 9999, &n));
    return (int)n;
}

static int by_name(const void *x, const void *y)
{
    return strcmp(*(char *const *)x, *(char *const *)y);
}

static const char *folder(void)
{
    const char *source = getenv("WELLMET_SOURCE");
    return str_format(a, "%s/src/store/migrations", source ? source : ".").p;
}

static struct str read_text(const char *path)
{
    struct strbuf b;
    char part[4096];
    strbuf_init(&b, a, 1 << 20);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    for (size_t n; (n = fread(part, 1, sizeof(part), f)) > 0;)
        strbuf_add(&b, (struct str){part, n});
    fclose(f);
    return strbuf_get(&b);
}

/* What the other engine alone gets has its name: "0002_search.postgres.sql". */
static bool for_sqlite(const char *name) { return !strstr(name, ".postgres."); }

static void list_files(void)
{
    DIR *d = opendir(folder());
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d));)
        if (str_ends(str_c(e->d_name), STR(".sql")) && for_sqlite(e->d_name) && files_n < FILES_MAX)
            files[files_n++] = arena_copy(a, e->d_name, strlen(e->d_name));
    closedir(d);
    qsort(files, files_n, sizeof(*files), by_name);
}

static int setup(void **state)
{
    (void)state;
    a = arena_new(0);
    const char *tmp = getenv("TMPDIR");
    snprintf(dir, sizeof(dir), "%s/wellmet-migrate-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    files_n = 0;
    list_files();
    return mkdtemp(dir) ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    DIR *d = opendir(dir);
    for (struct dirent *e; d && (e = readdir(d));)
        unlinkat(dirfd(d), e->d_name, 0);
    if (d)
        closedir(d);
    int rc = rmdir(dir);
    arena_free(a);
    return rc;
}

static struct str replace(struct str s, const char *macro, const char *by)
{
    struct strbuf b;
    strbuf_init(&b, a, 1 << 20);
    for (size_t at; (at = str_find(s, str_c(macro), 0)) != SIZE_MAX;) {
        strbuf_add(&b, str_sub(s, 0, at));
        strbuf_add(&b, str_c(by));
        s = str_sub(s, at + strlen(macro), s.n);
    }
    strbuf_add(&b, s);
    return strbuf_get(&b);
}

static void exec(sqlite3 *db, struct str sql)
{
    char *why = NULL;
    if (sqlite3_exec(db, str_copy(a, sql).p, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s", why);
}

/* The first n migrations, as SQLite would have got them. */
static const char *old_database(size_t n)
{
    sqlite3 *db;
    struct str path = str_format(a, "%s/old-%zu.db", dir, n);
    assert_int_equal(sqlite3_open(path.p, &db), SQLITE_OK);
    exec(db, STR("create table schema_migration (number INTEGER not null primary key, name text "
                 "not null,"
                 " at INTEGER not null) strict"));
    for (size_t i = 0; i < n; i++) {
        struct str sql = read_text(str_format(a, "%s/%s", folder(), files[i]).p);
        sql = replace(replace(replace(sql, "@I64@", "INTEGER"), "@BLOB@", "BLOB"), "@STRICT@",
                      "strict");
        sql = replace(sql, "@REAL@", "REAL");
        exec(db, sql);
        exec(db, str_format(a, "insert into schema_migration values (%d, '%s', 1)",
                            number_of(files[i]), files[i]));
    }
    sqlite3_close(db);
    return path.p;
}

static void open_it(const char *path)
{
    struct store *s;
    struct err err = {0};
    if (store_open(&(struct store_options){.path = path}, &s, &err) < 0)
        fail_msg("%s: %s", path, err.text);
    store_close(s);
}

/* Tables, indexes and their texts, and the migrations it remembers. */
static struct str schema(const char *path)
{
    static const char *const texts[] = {
        "select name || ' ' || coalesce(sql, '') from sqlite_master order by name",
        "select number || ' ' || substr(name, 1, 4) from schema_migration order by number"};
    struct strbuf b;
    sqlite3 *db;
    strbuf_init(&b, a, 1 << 20);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    for (size_t i = 0; i < 2; i++) {
        sqlite3_stmt *q;
        assert_int_equal(sqlite3_prepare_v2(db, texts[i], -1, &q, NULL), SQLITE_OK);
        while (sqlite3_step(q) == SQLITE_ROW)
            if (!strstr((const char *)sqlite3_column_text(q, 0),
                        "table if not exists schema_migration") &&
                strncmp((const char *)sqlite3_column_text(q, 0), "schema_migration", 16) != 0)
                strbuf_addf(&b, "%s\n", (const char *)sqlite3_column_text(q, 0));
        sqlite3_finalize(q);
    }
    sqlite3_close(db);
    return strbuf_get(&b);
}

static void test_migrate__every_schema_to_head(void **state)
{
    (void)state;
    assert_true(files_n > 0);
    struct str fresh = str_format(a, "%s/fresh.db", dir);
    open_it(fresh.p);
    struct str want = schema(fresh.p);
    assert_true(want.n > 1000);
    for (size_t n = 0; n <= files_n; n++) {
        const char *path = old_database(n);
        open_it(path);
        if (!str_eq(schema(path), want))
            fail_msg("after %zu migrations the schema differs from a new one:\n%s", n,
                     schema(path).p);
        open_it(path); /* again: nothing to do */
        assert_true(str_eq(schema(path), want));
    }
}

/* Figures of the planner that a database has: table, index and figures, a line each. */
static struct str figures(const char *path)
{
    struct strbuf b;
    sqlite3 *db;
    sqlite3_stmt *q;
    strbuf_init(&b, a, 1 << 20);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "select tbl, idx, stat from sqlite_stat1 order by 1, 2",
                                        -1, &q, NULL),
                     SQLITE_OK);
    while (sqlite3_step(q) == SQLITE_ROW)
        strbuf_addf(&b, "%s %s %s\n", (const char *)sqlite3_column_text(q, 0),
                    (const char *)sqlite3_column_text(q, 1),
                    (const char *)sqlite3_column_text(q, 2));
    sqlite3_finalize(q);
    sqlite3_close(db);
    return strbuf_get(&b);
}

static void test_migrate__figures_are_kept(void **state)
{
    (void)state;
    const char *path = old_database(3);
    struct str before = figures(path), line;
    assert_true(before.n > 1000);
    open_it(path);
    struct str after = figures(path);
    while (str_next(&before, '\n', &line))
        if (str_find(after, line, 0) == SIZE_MAX)
            fail_msg("the figures of %.*s are gone", STR_ARG(line));
}

/* How many rows a query of a raw connection counts. */
static int64_t count(const char *path, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *q;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(q), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    sqlite3_close(db);
    return n;
}

static void run(const char *path, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    exec(db, STR("pragma foreign_keys = on"));
    exec(db, str_c(sql));
    sqlite3_close(db);
}

/* 0004: what belongs to a person goes with it, and before it a copy of the database is made. */
static void test_migrate__cascade(void **state)
{
    static const char some[] =
        "insert into person select 1, value, 1, 0, '', 'Ann', '', '', '', '', '', '', '', '', '',"
        " '', 'none', 0, 0, '', null, '', null, null, '', '', 0, 'ann'"
        " from (select 7 as value union select 8);"
        "insert into interaction values (1, 9, 1, 0, 'call', null, '', 0, 'mutual', '', '', '', '',"
        " 0);"
        "insert into interaction_person values (1, 9, 0, 7, null), (1, 9, 1, 8, null);"
        "insert into contact_point values (1, 10, 1, 7, 'email', '', 'ann@example.org', 0);"
        "insert into card values (1, 11, 1, 8, 'vcard', '', '', x'00ff');"
        "insert into card values (1, 12, 1, null, 'vcard', '', '', x'');"
        "insert into promise values (1, 13, 1, 7, 'me', 'call', null, null, null, 8, 9);";
    static const char left[] = "select (select count(*) from interaction_person) * 1000"
                               " + (select count(*) from contact_point) * 100"
                               " + (select count(*) from card) * 10"
                               " + (select count(*) from promise)";
    (void)state;
    const char *path = old_database(3);
    run(path, some);
    assert_int_equal(count(path, left), 2121);
    open_it(path);
    assert_int_equal(count(path, left), 2121);
    assert_int_equal(count(path, "select count(*) from card where raw = x'00ff'"), 1);

    struct str copy = str_format(a, "%s.before-0004", path);
    assert_int_equal(count(copy.p, left), 2121);
    assert_int_equal(count(copy.p, "select max(number) from schema_migration"), 3);
    open_it(copy.p); /* the way back is a database like any other */
    assert_int_equal(count(copy.p, left), 2121);

    run(path, "delete from person where id = 7");
    assert_int_equal(count(path, left), 1020);
    run(path, "delete from interaction where id = 9");
    assert_int_equal(count(path, left), 20);
    run(path, "delete from person where id = 8");
    assert_int_equal(count(path, left), 10);
}

/* There is nothing to lose in a database that has just been made. */
static void test_migrate__no_copy_of_a_new_one(void **state)
{
    (void)state;
    open_it(str_format(a, "%s/new.db", dir).p);
    DIR *d = opendir(dir);
    for (struct dirent *e; (e = readdir(d));)
        if (strstr(e->d_name, "before-"))
            fail_msg("%s was made", e->d_name);
    closedir(d);
}

/* Numbers count up without gaps, and a name says its engine or none. */
static void test_migrate__numbers(void **state)
{
    (void)state;
    int last = 0;
    for (size_t i = 0; i < files_n; i++) {
        int number = number_of(files[i]);
        if (number != last + 1 || files[i][4] != '_')
            fail_msg("%s does not follow %04d", files[i], last);
        last = number;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_migrate__every_schema_to_head, setup, teardown),
        cmocka_unit_test_setup_teardown(test_migrate__figures_are_kept, setup, teardown),
        cmocka_unit_test_setup_teardown(test_migrate__cascade, setup, teardown),
        cmocka_unit_test_setup_teardown(test_migrate__no_copy_of_a_new_one, setup, teardown),
        cmocka_unit_test_setup_teardown(test_migrate__numbers, setup, teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
