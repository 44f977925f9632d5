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

static void list_files(void)
{
    DIR *d = opendir(folder());
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d));)
        if (str_ends(str_c(e->d_name), STR(".sql")) && files_n < FILES_MAX)
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
        "select number || ' ' || name from schema_migration order by number"};
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
        cmocka_unit_test_setup_teardown(test_migrate__numbers, setup, teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
