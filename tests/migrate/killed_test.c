/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A program is killed while it brings the schema up to date, at any moment: the next start finishes
 * what is missing, and the schema is the one that an undisturbed start makes. Programs that start
 * while another one is at it wait for it. On both engines.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "check.h"
#include "database.h"
#include "store/store.h"

#include <dirent.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KILLS = 25, TOGETHER = 4 };

static char dir[200];

static int setup(void **state)
{
    (void)state;
    const char *tmp = getenv("TMPDIR");
    snprintf(dir, sizeof(dir), "%s/wellmet-killed-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    return mkdtemp(dir) ? 0 : -1;
}

static void empty_folder(void)
{
    DIR *d = opendir(dir);
    for (struct dirent *e; d && (e = readdir(d));)
        unlinkat(dirfd(d), e->d_name, 0);
    if (d)
        closedir(d);
}

static int teardown(void **state)
{
    (void)state;
    empty_folder();
    return rmdir(dir);
}

static int open_it(const char *path, struct err *err)
{
    struct store *s;
    int rc = store_open(&(struct store_options){.path = path}, &s, err);
    if (rc == 0)
        store_close(s);
    return rc;
}

/* Tables, columns, indexes and the migrations that are remembered. */
static char *schema(const char *path)
{
    static const char sqlite[] =
        "select name || ' ' || coalesce(sql, '') from sqlite_master where name not like 'search_%'"
        " union all select 'migration ' || number from schema_migration order by 1";
    static const char postgres[] =
        "select table_name || '.' || column_name || ' ' || data_type from "
        "information_schema.columns"
        " where table_schema = current_schema()"
        " union all select indexdef from pg_indexes where schemaname = current_schema()"
        " union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from "
        "pg_constraint"
        " where connamespace = current_schema()::regnamespace"
        " union all select 'migration ' || number from schema_migration order by 1";
    return database_ask(path, database_is_server() ? postgres : sqlite);
}

static pid_t start(const char *path)
{
    pid_t child = fork();
    if (child == 0) {
        struct err err = {0};
        _exit(open_it(path, &err) < 0);
    }
    return child;
}

/* How long an undisturbed start takes decides when the others are killed. */
static int64_t time_it(const char *path)
{
    int64_t began = clock_monotonic();
    int status;
    assert_true(waitpid(start(path), &status, 0) > 0);
    assert_int_equal(status, 0);
    return clock_monotonic() - began;
}

/* Killed at the nth part of the time, then started again. */
static bool kill_at(const char *path, int64_t after)
{
    struct err err = {0};
    int status;
    pid_t child = start(path);
    assert_true(child > 0);
    usleep((useconds_t)after);
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, &status, 0), child);
    if (open_it(path, &err) < 0)
        fail_msg("after a kill at %lld us: %s", (long long)after, err.text);
    return WIFSIGNALED(status);
}

static void test_killed__next_start_finishes(void **state)
{
    (void)state;
    char path[DATABASE_PATH];
    database_make(dir, "whole.db", path);
    int64_t whole = time_it(path);
    char *want = schema(path);
    database_drop(path);
    assert_true(strlen(want) > 1000);
    int killed = 0;
    for (int i = 0; i < KILLS; i++) {
        database_make(dir, "killed.db", path);
        killed += kill_at(path, whole * i / KILLS);
        char *got = schema(path);
        assert_string_equal(got, want);
        free(got);
        database_drop(path);
        empty_folder();
    }
    free(want);
    print_message("# %d of %d starts were killed\n", killed, KILLS);
    assert_true(killed > KILLS / 4);
}

/* One is killed while the others wait for it. */
static void test_killed__others_wait(void **state)
{
    (void)state;
    char path[DATABASE_PATH];
    pid_t children[TOGETHER];
    int status;
    database_make(dir, "together.db", path);
    for (int i = 0; i < TOGETHER; i++)
        children[i] = start(path);
    usleep(20000);
    kill(children[0], SIGKILL);
    for (int i = 0; i < TOGETHER; i++) {
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(i == 0 || status == 0);
    }
    assert_true(time_it(path) > 0);
    database_drop(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_killed__next_start_finishes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_killed__others_wait, setup, teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
