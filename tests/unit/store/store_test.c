/* SPDX-License-Identifier: Apache-2.0 */
/* Opening, transactions, other writers, backup. */
#include "store/store.h"

#include "base/arena.h"
#include "base/id.h"
#include "check.h"
#include "def/errors.h"
#include "model/entities.h"
#include "store/change.h"
#include "store/record.h"
#include "store_world.h"

#include <pthread.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is about a file, and not about a server. */
#define FILES_ONLY                                                                                 \
    do                                                                                             \
        if (database_is_server())                                                                  \
            skip();                                                                                \
    while (0)

static int open_at(const char *path, bool must_exist, struct store **ret, struct err *err)
{
    return store_open(&(struct store_options){.path = path, .read_only_open = must_exist}, ret,
                      err);
}

static void test_store__makes_folders_and_a_private_file(void **state)
{
    FILES_ONLY;
    struct place *p = *state;
    struct store *s;
    struct err err = {0};
    struct str path = str_format(p->a, "%s/a/b/c.db", p->dir);
    struct stat st;
    assert_int_equal(open_at(path.p, true, &s, &err), ERR_NOT_FOUND);
    assert_non_null(strstr(err.text, path.p));
    assert_int_equal(open_at(path.p, false, &s, &err), 0);
    assert_string_equal(store_path(s), path.p);
    store_close(s);
    assert_int_equal(stat(path.p, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(open_at(path.p, true, &s, &err), 0);
    store_close(s);
    remove(path.p);
    rmdir(str_format(p->a, "%s/a/b", p->dir).p);
    rmdir(str_format(p->a, "%s/a", p->dir).p);
}

static void test_store__cannot_be_made(void **state)
{
    FILES_ONLY;
    struct place *p = *state;
    struct store *s;
    struct err err = {0};
    struct str path = str_format(p->a, "%s/wellmet.db/x.db", p->dir); /* below a file */
    assert_int_equal(open_at(path.p, false, &s, &err), ERR_IO);
    assert_true(err.text[0]);
    assert_int_equal(open_at(p->dir, false, &s, &err), ERR_IO); /* a folder */
}

static void test_store__newer_schema_is_refused(void **state)
{
    struct place *p = *state;
    struct store *s;
    struct err err = {0};
    char path[DATABASE_PATH];
    database_make(p->dir, "newer.db", path);
    assert_int_equal(open_at(path, false, &s, &err), 0);
    store_close(s);
    database_exec(path, "insert into schema_migration values (9000, 'x', 1)");
    assert_int_equal(open_at(path, false, &s, &err), ERR_STORE);
    assert_non_null(strstr(err.text, "newer Wellmet"));
    database_drop(path);
}

static void test_store__damaged_files(void **state)
{
    FILES_ONLY;
    struct place *p = *state;
    struct store *s;
    struct err err = {0};
    struct str path = str_format(p->a, "%s/noise.db", p->dir);
    FILE *f = fopen(path.p, "wb");
    for (int i = 0; i < 5000; i++)
        fputc("wellmet"[i % 7], f);
    fclose(f);
    assert_int_equal(open_at(path.p, false, &s, &err), ERR_CORRUPT);
    assert_non_null(strstr(err.text, "damaged"));
}

/* A page overwritten in the middle: found by the check, never a crash. */
static void test_store__check_finds_damage(void **state)
{
    FILES_ONLY;
    struct place *p = *state;
    struct store *s;
    struct db *db;
    struct err err = {0};
    assert_int_equal(store_check(p->db), 0);
    struct str path = str_format(p->a, "%s/hurt.db", p->dir);
    assert_int_equal(open_at(path.p, false, &s, &err), 0);
    store_close(s);
    FILE *f = fopen(path.p, "r+b");
    for (long page = 3; page < 12; page++) {
        fseek(f, page * 4096, SEEK_SET);
        for (int i = 0; i < 600; i++)
            fputc(0x5a, f);
    }
    fclose(f);
    int rc = open_at(path.p, false, &s, &err);
    if (rc < 0) {
        assert_int_equal(rc, ERR_CORRUPT);
        return;
    }
    assert_int_equal(db_open(s, 1, &db, &err), 0);
    assert_int_equal(store_check(db), ERR_CORRUPT);
    assert_non_null(strstr(db_err(db)->text, "backup"));
    db_close(db);
    store_close(s);
}

/* Another program's database is refused, and not one byte of it changes. */
static void test_store__foreign_database(void **state)
{
    FILES_ONLY;
    struct place *p = *state;
    struct str path = str_format(p->a, "%s/foreign.db", p->dir);
    struct store_options o = {.path = path.p};
    struct store *s;
    struct err err = {0};
    struct stat before, after;
    database_exec(path.p, "create table bookmark (url text)");
    assert_int_equal(stat(path.p, &before), 0);
    assert_int_equal(store_open(&o, &s, &err), ERR_CORRUPT);
    assert_non_null(strstr(err.text, "another program"));
    assert_int_equal(stat(path.p, &after), 0);
    assert_int_equal(before.st_size, after.st_size);
}

/* As private as the database, and never over something that is there. */
static void test_store__backup_is_private(void **state)
{
    FILES_ONLY;
    struct place *p = *state;
    struct str path = str_format(p->a, "%s/copy.db", p->dir);
    struct stat st;
    mode_t old = umask(022);
    assert_int_equal(store_backup(p->db, path.p), 0);
    umask(old);
    assert_int_equal(stat(path.p, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(store_backup(p->db, path.p), ERR_IO);
}

static int64_t add(struct db *db, struct arena *a, const char *family)
{
    struct person p = {.record = {.id = id_new()}, .family = str_c(family)};
    struct record_write w = {.e = &entity_person, .after = &p, .action_id = 1, .actor = STR("t")};
    return record_write(db, a, &w) == 0 ? p.record.id : 0;
}

static int64_t count_people(struct db *db, struct arena *a)
{
    void *rows;
    size_t n;
    assert_int_equal(record_list(db, a, &entity_person, NULL, 0, &rows, &n), 0);
    return (int64_t)n;
}

static void test_store__rollback_and_commit(void **state)
{
    struct place *p = *state;
    assert_int_equal(db_begin_write(p->db), 0);
    assert_true(db_in_write(p->db));
    assert_true(add(p->db, p->a, "Ek") > 0);
    assert_int_equal(count_people(p->db, p->a), 1); /* sees its own */
    db_rollback(p->db);
    assert_false(db_in_write(p->db));
    assert_int_equal(count_people(p->db, p->a), 0);
    assert_int_equal(db_begin_write(p->db), 0);
    add(p->db, p->a, "Ek");
    assert_int_equal(db_commit(p->db), 0);
    assert_int_equal(count_people(p->db, p->a), 1);
    db_rollback(p->db); /* fine without a transaction */
    assert_int_equal(db_commit(p->db), 0);
}

/* A session that is left in the middle gives the writer back. */
static void test_store__closed_session_rolls_back(void **state)
{
    struct place *p = *state;
    struct db *other;
    struct err err = {0};
    assert_int_equal(db_open(p->store, 1, &other, &err), 0);
    assert_int_equal(db_begin_write(other), 0);
    add(other, p->a, "Ek");
    db_close(other);
    assert_int_equal(db_begin_write(p->db), 0);
    assert_int_equal(db_commit(p->db), 0);
    assert_int_equal(count_people(p->db, p->a), 0);
}

static void test_store__read_is_one_moment(void **state)
{
    struct place *p = *state;
    struct db *other;
    struct err err = {0};
    assert_int_equal(db_open(p->store, 1, &other, &err), 0);
    int64_t before = db_version(other);
    assert_int_equal(db_begin_read(other), 0);
    assert_int_equal(count_people(other, p->a), 0);
    assert_int_equal(db_begin_write(p->db), 0);
    add(p->db, p->a, "Ek");
    assert_int_equal(db_commit(p->db), 0);
    assert_int_equal(count_people(other, p->a), 0);
    assert_int_equal(db_commit(other), 0);
    assert_int_equal(count_people(other, p->a), 1);
    assert_true(db_version(other) != before || !before);
    assert_true(db_version(other) == db_version(other));
    db_close(other);
}

static void test_store__owners_do_not_meet(void **state)
{
    struct place *p = *state;
    struct db *other;
    struct err err = {0};
    assert_int_equal(db_begin_write(p->db), 0);
    int64_t id = add(p->db, p->a, "Ek");
    assert_int_equal(db_commit(p->db), 0);
    assert_int_equal(db_open(p->store, 2, &other, &err), 0);
    struct person *x = arena_alloc(p->a, sizeof(*x));
    assert_int_equal(record_load(other, p->a, &entity_person, id, x), ERR_NOT_FOUND);
    assert_false(record_exists(other, &entity_person, id));
    assert_int_equal(count_people(other, p->a), 0);
    assert_true(change_last_seq(other) == 0);
    assert_int_equal(record_load(p->db, p->a, &entity_person, id, x), 0);
    assert_int_equal(db_begin_write(other), 0);
    struct record_write w = {.e = &entity_person, .before = x, .action_id = 1, .actor = STR("t")};
    assert_int_equal(record_write(other, p->a, &w), ERR_CONFLICT);
    db_rollback(other);
    db_close(other);
}

static void test_store__backup(void **state)
{
    FILES_ONLY;
    struct place *p = *state;
    struct store *s;
    struct db *db;
    struct err err = {0};
    assert_int_equal(db_begin_write(p->db), 0);
    add(p->db, p->a, "Ek");
    assert_int_equal(db_commit(p->db), 0);
    struct str to = str_format(p->a, "%s/backup.db", p->dir);
    struct stat st;
    assert_int_equal(store_backup(p->db, to.p), 0);
    assert_int_equal(stat(to.p, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(open_at(to.p, true, &s, &err), 0);
    assert_int_equal(db_open(s, 1, &db, &err), 0);
    assert_int_equal(count_people(db, p->a), 1);
    assert_int_equal(store_check(db), 0);
    db_close(db);
    store_close(s);
    assert_true(store_backup(p->db, "/nowhere/at/all.db") < 0);
}

/* The file moved under us, a full disk: the engine says so, we pass it on. Here: a step that fails. */
static void test_store__fault(void **state)
{
    struct place *p = *state;
    assert_int_equal(db_begin_write(p->db), 0);
    store_set_fault(1);
    assert_true(add(p->db, p->a, "Ek") == 0);
    assert_int_equal(db_err(p->db)->code, ERR_STORE);
    store_set_fault(0);
    db_rollback(p->db);
    assert_int_equal(db_begin_write(p->db), 0);
    add(p->db, p->a, "Ek");
    store_set_fault(1);
    assert_int_equal(db_commit(p->db), ERR_STORE);
    store_set_fault(0);
    assert_false(db_in_write(p->db));
    assert_int_equal(count_people(p->db, p->a), 0);
}

enum { WRITERS = 4, WRITES = 25 };

/* One process: writes in its own transactions and sees what the others wrote. */
static int writer(const char *path, int number)
{
    struct store *s;
    struct db *db;
    struct err err = {0};
    struct arena *a = arena_new(0);
    if (open_at(path, false, &s, &err) < 0 || db_open(s, 1, &db, &err) < 0) {
        fprintf(stderr, "# writer %d: %s\n", number, err.text);
        return 1;
    }
    int bad = 0;
    for (int i = 0; i < WRITES && !bad; i++) {
        bad = db_begin_write(db) < 0;
        int64_t before = bad ? 0 : count_people(db, a);
        bad = bad || add(db, a, "Ek") == 0 || db_commit(db) < 0 || count_people(db, a) <= before;
    }
    if (bad)
        fprintf(stderr, "# writer %d: %s\n", number, db_err(db)->text);
    db_close(db);
    store_close(s);
    arena_free(a);
    return bad;
}

/* All make the database at once, too: the migrations run once. */
static void test_store__processes_write_together(void **state)
{
    struct place *p = *state;
    struct store *s;
    struct db *db;
    struct err err = {0};
    char path[DATABASE_PATH];
    database_make(p->dir, "together.db", path);
    pid_t children[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        children[i] = fork();
        if (children[i] == 0)
            _exit(writer(path, i));
    }
    for (int i = 0; i < WRITERS; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    assert_int_equal(open_at(path, true, &s, &err), 0);
    assert_int_equal(db_open(s, 1, &db, &err), 0);
    assert_int_equal(count_people(db, p->a), WRITERS * WRITES);
    assert_true(change_last_seq(db) == WRITERS * WRITES);
    assert_int_equal(store_check(db), 0);
    db_close(db);
    store_close(s);
    database_drop(path);
}

static void *thread_writer(void *store)
{
    struct db *db;
    struct err err = {0};
    struct arena *own = arena_new(0);
    intptr_t bad = db_open(store, 1, &db, &err) < 0;
    for (int i = 0; i < WRITES && !bad; i++) {
        bad = db_begin_write(db) < 0 || add(db, own, "Ek") == 0 || db_commit(db) < 0;
        bad = bad || count_people(db, own) < i + 1;
    }
    if (!bad)
        db_close(db);
    arena_free(own);
    return (void *)bad;
}

/* Sessions of one process share the writer and wait for each other. */
static void test_store__threads_write_together(void **state)
{
    struct place *p = *state;
    pthread_t threads[WRITERS];
    for (int i = 0; i < WRITERS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, thread_writer, p->store), 0);
    for (int i = 0; i < WRITERS; i++) {
        void *bad;
        assert_int_equal(pthread_join(threads[i], &bad), 0);
        assert_null(bad);
    }
    assert_int_equal(count_people(p->db, p->a), WRITERS * WRITES);
    assert_true(change_last_seq(p->db) == WRITERS * WRITES);
}

/* Another program writes: this session notices and sees it at once. */
static void test_store__sees_another_process(void **state)
{
    struct place *p = *state;
    int64_t before = db_version(p->db);
    pid_t child = fork();
    if (child == 0) {
        struct store *s;
        struct db *db;
        struct err err = {0};
        struct arena *a = arena_new(0);
        int bad = open_at(p->path, true, &s, &err) < 0 || db_open(s, 1, &db, &err) < 0 ||
                  db_begin_write(db) < 0 || add(db, a, "Ek") == 0 || db_commit(db) < 0;
        _exit(bad);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_true(db_version(p->db) != before || !before);
    assert_int_equal(count_people(p->db, p->a), 1);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_store__##name, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(makes_folders_and_a_private_file),
                                       CASE(cannot_be_made),
                                       CASE(newer_schema_is_refused),
                                       CASE(damaged_files),
                                       CASE(check_finds_damage),
                                       CASE(rollback_and_commit),
                                       CASE(closed_session_rolls_back),
                                       CASE(read_is_one_moment),
                                       CASE(owners_do_not_meet),
                                       CASE(backup),
                                       CASE(backup_is_private),
                                       CASE(foreign_database),
                                       CASE(fault),
                                       CASE(processes_write_together),
                                       CASE(threads_write_together),
                                       CASE(sees_another_process)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
