/* SPDX-License-Identifier: Apache-2.0 */
/* What only a server can do: go away, come back, lose a race; and how often we wait for it. */
#include "base/arena.h"
#include "base/clock.h"
#include "base/id.h"
#include "check.h"
#include "def/errors.h"
#include "model/entities.h"
#include "store/record.h"
#include "store_world.h"

#include <pthread.h>

static int64_t number(struct db *db, const char *sql)
{
    struct stmt *q = db_stmt(db, sql);
    int rc = stmt_next(q);
    int64_t n = rc == 1 ? stmt_col_i64(q, 0) : rc;
    stmt_done(q);
    return n;
}

static const char people_sql[] = "select count(*) from person where owner_id = ?1";
static const char pid_sql[] = "select pg_backend_pid() where ?1 > 0";

/* What a restart does to a connection, without one. */
static void cut(struct place *p, struct db *db)
{
    int64_t pid = number(db, pid_sql);
    assert_true(pid > 0);
    database_exec(p->path,
                  str_format(p->a, "select pg_terminate_backend(%lld, 5000)", (long long)pid).p);
}

static int add(struct db *db, struct arena *a, const char *family)
{
    struct person x = {.record = {.id = id_new()}, .family = str_c(family)};
    struct record_write w = {.e = &entity_person, .after = &x, .action_id = 1, .actor = STR("t")};
    return record_write(db, a, &w);
}

static void test_postgres__stale_connection_is_not_noticed(void **state)
{
    struct place *p = *state;
    cut(p, p->db);
    assert_int_equal(db_begin_read(p->db), 0);
    assert_int_equal(number(p->db, people_sql), 0);
    assert_int_equal(db_commit(p->db), 0);
    cut(p, p->db);
    assert_int_equal(number(p->db, people_sql), 0); /* without a transaction */
    cut(p, p->db);
    assert_int_equal(db_begin_write(p->db), 0);
    assert_int_equal(add(p->db, p->a, "Ek"), 0);
    assert_int_equal(db_commit(p->db), 0);
    assert_int_equal(number(p->db, people_sql), 1);
    cut(p, p->db);
    assert_int_equal(db_begin_read(p->db), 0);
    int64_t n = 0;
    DB_AHEAD(p->db, n = number(p->db, people_sql));
    assert_int_equal(n, 1);
    db_rollback(p->db);
}

static void test_postgres__lost_in_the_middle(void **state)
{
    struct place *p = *state;
    assert_int_equal(db_begin_read(p->db), 0);
    assert_int_equal(number(p->db, people_sql), 0);
    cut(p, p->db);
    assert_int_equal(number(p->db, people_sql), ERR_AWAY);
    assert_non_null(strstr(db_err(p->db)->text, "cannot be reached"));
    assert_int_equal(number(p->db, people_sql), ERR_AWAY); /* never half of two moments */
    db_rollback(p->db);
    assert_int_equal(number(p->db, people_sql), 0);

    assert_int_equal(db_begin_write(p->db), 0);
    assert_int_equal(add(p->db, p->a, "Ek"), 0);
    cut(p, p->db);
    assert_int_equal(add(p->db, p->a, "Berg"), ERR_AWAY);
    assert_true(db_commit(p->db) < 0);
    assert_false(db_in_write(p->db));
    assert_int_equal(number(p->db, people_sql), 0);
}

/* Whether it was saved is not known, and nobody says it was, or does it again. */
static void test_postgres__lost_at_the_commit(void **state)
{
    struct place *p = *state;
    assert_int_equal(db_begin_write(p->db), 0);
    assert_int_equal(add(p->db, p->a, "Ek"), 0);
    cut(p, p->db);
    assert_int_equal(db_commit(p->db), ERR_AWAY);
    assert_non_null(strstr(db_err(p->db)->text, "may or may not have been saved"));
    assert_int_equal(db_begin_write(p->db), 0);
    assert_int_equal(db_commit(p->db), 0);
    assert_int_equal(number(p->db, people_sql), 0);
}

/* A step that fails spoils the transaction: its commit is not taken for one. */
static void test_postgres__failed_step_is_not_committed(void **state)
{
    struct place *p = *state;
    assert_int_equal(db_begin_write(p->db), 0);
    assert_int_equal(add(p->db, p->a, "Ek"), 0);
    assert_int_equal(number(p->db, "select 1 / 0 where ?1 > 0"), ERR_STORE);
    assert_non_null(strstr(db_err(p->db)->text, "division by zero"));
    assert_int_equal(number(p->db, people_sql), ERR_STORE);
    assert_int_equal(db_commit(p->db), ERR_STORE);
    assert_int_equal(number(p->db, people_sql), 0);
    assert_int_equal(number(p->db, "select nothing from person where owner_id = ?1"), ERR_STORE);
    assert_int_equal(number(p->db, "select nothing from person where owner_id = ?1"), ERR_STORE);
}

struct race {
    struct db *db;
    struct arena *a;
    int rc;
};

/* The other way round than the test: first its row, then the owner's. */
static void *other_way_round(void *data)
{
    struct race *r = data;
    r->rc = db_begin_write(r->db);
    if (r->rc == 0)
        r->rc = (int)number(r->db, "select 1 from owner_lock where owner_id = ?1 - 1 for update");
    db_rollback(r->db);
    return NULL;
}

/* Until somebody waits for a lock in this database. */
static void wait_for_waiting(struct place *p)
{
    for (bool waits = false; !waits; usleep(10000)) {
        char *n =
            database_ask(p->path, "select count(*) from pg_stat_activity where"
                                  " wait_event_type = 'Lock' and datname = current_database()");
        waits = strcmp(n, "0\n") != 0;
        free(n);
    }
}

/* Two that wait for each other: one of them is told to begin anew, and can. */
static void test_postgres__deadlock_is_a_retry(void **state)
{
    struct place *p = *state;
    struct race r = {.a = p->a};
    struct err err = {0};
    pthread_t thread;
    assert_int_equal(db_open(p->store, 2, &r.db, &err), 0);
    assert_int_equal(db_begin_write(r.db), 0); /* so that both have their row */
    assert_int_equal(db_commit(r.db), 0);
    assert_int_equal(db_begin_write(p->db), 0);
    assert_int_equal(pthread_create(&thread, NULL, other_way_round, &r), 0);
    wait_for_waiting(p);
    int rc = (int)number(p->db, "select 1 from owner_lock where owner_id = ?1 + 1 for update");
    db_rollback(p->db);
    pthread_join(thread, NULL);
    db_close(r.db);
    assert_true((rc == ERR_RETRY && r.rc == 1) || (rc == 1 && r.rc == ERR_RETRY));
    assert_int_equal(db_begin_write(p->db), 0);
    assert_int_equal(add(p->db, p->a, "Ek"), 0);
    assert_int_equal(db_commit(p->db), 0);
}

static void test_postgres__owners_do_not_wait(void **state)
{
    struct place *p = *state;
    struct db *other;
    struct err err = {0};
    assert_int_equal(db_open(p->store, 2, &other, &err), 0);
    assert_int_equal(db_begin_write(p->db), 0);
    assert_int_equal(db_begin_write(other), 0);
    assert_int_equal(add(other, p->a, "Ek"), 0);
    assert_int_equal(db_commit(other), 0);
    char *free_rows = database_ask(p->path, "select owner_id from owner_lock where owner_id > 0"
                                            " order by 1 for update skip locked");
    assert_string_equal(free_rows, "2\n"); /* ours is locked */
    free(free_rows);
    db_rollback(p->db);
    db_close(other);
}

/* Questions together cost one wait; what depends on their answers one more. */
static int64_t few_reads(struct place *p, int *passes)
{
    int64_t n = number(p->db, people_sql);
    for (int i = 0; i < 5; i++) {
        struct stmt *q = db_stmt(p->db, "select ?2 + 1 where ?1 > 0");
        stmt_i64(q, 2, i);
        n += stmt_next(q) == 1 ? stmt_col_i64(q, 0) : 0;
        stmt_done(q);
    }
    struct stmt *q = db_stmt(p->db, "select ?2 * 2 where ?1 > 0");
    stmt_i64(q, 2, n);
    n = stmt_next(q) == 1 ? stmt_col_i64(q, 0) : -1;
    stmt_done(q);
    ++*passes;
    return n;
}

static void test_postgres__waits(void **state)
{
    struct place *p = *state;
    int passes = 0;
    int64_t n = 0;
    number(p->db, people_sql); /* connected */
    int64_t before = store_round_trips();
    assert_int_equal(db_begin_read(p->db), 0);
    assert_int_equal(number(p->db, people_sql), 0);
    assert_int_equal(db_commit(p->db), 0);
    assert_int_equal(store_round_trips() - before, 1); /* begin, question, end */
    before = store_round_trips();
    assert_int_equal(db_begin_read(p->db), 0);
    DB_AHEAD(p->db, n = few_reads(p, &passes));
    assert_int_equal(n, 30);
    assert_int_equal(passes, 3);                    /* no answers, all but the product, all */
    assert_int_equal(number(p->db, people_sql), 0); /* still known */
    assert_int_equal(store_round_trips() - before, 2);
    db_rollback(p->db);
    db_rollback(p->db);
    before = store_round_trips();
    assert_int_equal(db_begin_read(p->db), 0);
    assert_int_equal(db_commit(p->db), 0); /* nothing asked, nothing said */
    assert_int_equal(store_round_trips() - before, 0);
}

/* Outside of a reading transaction there is nothing to read ahead in. */
static void test_postgres__ahead_elsewhere(void **state)
{
    struct place *p = *state;
    int passes = 0;
    int64_t n = 0;
    DB_AHEAD(p->db, n = few_reads(p, &passes));
    assert_int_equal(n, 30);
    assert_int_equal(passes, 1);
    assert_int_equal(db_begin_write(p->db), 0);
    assert_int_equal(add(p->db, p->a, "Ek"), 0);
    DB_AHEAD(p->db, n = few_reads(p, &passes));
    assert_int_equal(n, 32);
    assert_int_equal(passes, 2);
    db_rollback(p->db);
}

/* More questions than fit: the rest is asked one by one, and nothing is missing. */
static int64_t many_reads(struct place *p)
{
    int64_t sum = 0;
    for (int i = 0; i < 300; i++) {
        struct stmt *q = db_stmt(p->db, "select ?2 + 1 where ?1 > 0");
        stmt_i64(q, 2, i);
        sum += stmt_next(q) == 1 ? stmt_col_i64(q, 0) : 0;
        stmt_done(q);
    }
    return sum;
}

static void test_postgres__more_than_fits_ahead(void **state)
{
    struct place *p = *state;
    int64_t n = 0;
    assert_int_equal(db_begin_read(p->db), 0);
    DB_AHEAD(p->db, n = many_reads(p));
    assert_int_equal(n, 300 * 301 / 2);
    db_rollback(p->db);
}

/* A wrong statement among them says so when it counts, and the transaction goes on from there. */
static int64_t wrong_reads(struct place *p)
{
    int64_t n = number(p->db, people_sql);
    int64_t bad = number(p->db, "select 1 / (?1 - ?1)");
    return bad < 0 ? bad : n;
}

static void test_postgres__wrong_statement_ahead(void **state)
{
    struct place *p = *state;
    int64_t n = 0;
    assert_int_equal(db_begin_read(p->db), 0);
    DB_AHEAD(p->db, n = wrong_reads(p));
    assert_int_equal(n, ERR_STORE);
    assert_str(str_c(db_err(p->db)->text), "The database refused a step (division by zero).");
    db_rollback(p->db);
    assert_int_equal(number(p->db, people_sql), 0);
}

static void test_postgres__fault_ahead(void **state)
{
    struct place *p = *state;
    for (int i = 1; i < 40; i++) {
        int passes = 0;
        int64_t n = 0;
        store_set_fault(i);
        assert_int_equal(db_begin_read(p->db), 0);
        DB_AHEAD(p->db, n = few_reads(p, &passes));
        bool reached = !store_fault_is_set();
        store_set_fault(0);
        assert_true(reached ? db_failure(p->db) != NULL : n == 30 && !db_failure(p->db));
        db_rollback(p->db);
    }
}

/* --- a server that is away -------------------------------------------------------------------- */

/* The server by a name that can be taken away: a link to its socket's folder. */
struct gate {
    char target[200], link[300], url[DATABASE_PATH + 300];
    struct store *store;
    struct db *db;
};

static void gate_open(struct place *p, struct gate *g)
{
    struct err err = {0};
    const char *host = strstr(p->path, "host=");
    assert_non_null(host);
    size_t n = strcspn(host + 5, "&");
    snprintf(g->target, sizeof(g->target), "%.*s", (int)n, host + 5);
    snprintf(g->link, sizeof(g->link), "%s/link", p->dir);
    assert_int_equal(symlink(g->target, g->link), 0);
    snprintf(g->url, sizeof(g->url), "%.*shost=%s%s", (int)(host - p->path), p->path, g->link,
             host + 5 + n);
    if (store_open(&(struct store_options){.path = g->url}, &g->store, &err) < 0)
        fail_msg("%s", err.text);
    assert_int_equal(db_open(g->store, 1, &g->db, &err), 0);
}

static void gate_close(struct gate *g)
{
    db_close(g->db);
    store_close(g->store);
    remove(g->link);
}

static void test_postgres__away_and_back(void **state)
{
    struct place *p = *state;
    struct gate g;
    struct db *other;
    struct err err = {0};
    gate_open(p, &g);
    cut(p, g.db);
    remove(g.link);
    assert_int_equal(number(g.db, people_sql), ERR_AWAY);
    assert_non_null(strstr(db_err(g.db)->text, "cannot be reached"));
    assert_int_equal(db_begin_write(g.db), ERR_AWAY);
    assert_false(db_in_write(g.db));
    assert_int_equal(db_open(g.store, 1, &other, &err), 0); /* connects when it is needed */
    bool at_once = false;
    for (int i = 0; i < 100; i++) {
        assert_int_equal(number(i % 2 ? other : g.db, people_sql), ERR_AWAY);
        at_once |= strstr(db_err(i % 2 ? other : g.db)->text, "a moment ago") != NULL;
    }
    assert_true(at_once); /* not every one of them tries for itself */
    assert_int_equal(symlink(g.target, g.link), 0);
    int64_t until = clock_monotonic() + 30000000, n = ERR_AWAY;
    while (n == ERR_AWAY && clock_monotonic() < until) {
        n = number(g.db, people_sql);
        usleep(20000);
    }
    assert_int_equal(n, 0);
    assert_int_equal(number(other, people_sql), 0);
    assert_int_equal(db_begin_write(other), 0);
    assert_int_equal(add(other, p->a, "Ek"), 0);
    assert_int_equal(db_commit(other), 0);
    assert_int_equal(number(g.db, people_sql), 1);
    db_close(other);
    gate_close(&g);
}

static void test_postgres__away_at_the_start(void **state)
{
    struct place *p = *state;
    struct store *s;
    struct err err = {0};
    struct str url = str_format(p->a, "postgresql:///wellmet?host=%s/nobody", p->dir);
    assert_int_equal(store_open(&(struct store_options){.path = url.p}, &s, &err), ERR_AWAY);
    assert_non_null(strstr(err.text, "cannot be reached"));
    assert_int_equal(error_row(ERR_AWAY)->exit_status, 11);
    assert_int_equal(error_row(ERR_AWAY)->http_status, 503);
}

/* --- texts and bytes -------------------------------------------------------------------------- */

static void test_postgres__values(void **state)
{
    struct place *p = *state;
    char bytes[256];
    for (int i = 0; i < 256; i++)
        bytes[i] = (char)i;
    struct card c = {
        .record = {.id = INT64_MAX}, .raw = {bytes, 256}, .source = STR("it's \\x ?1")};
    struct record_write w = {.e = &entity_card, .after = &c, .action_id = 1, .actor = STR("t")};
    assert_int_equal(db_begin_write(p->db), 0);
    assert_int_equal(record_write(p->db, p->a, &w), 0);
    assert_int_equal(db_commit(p->db), 0);
    struct card got;
    assert_int_equal(record_load(p->db, p->a, &entity_card, INT64_MAX, &got), 0);
    assert_true(str_eq(got.raw, c.raw));
    assert_true(str_eq(got.source, c.source));
    assert_true(got.record.id == INT64_MAX && got.person == 0);
}

/* Byte by byte, as in SQLite, whatever the server's language is. */
static void test_postgres__order_of_texts(void **state)
{
    struct place *p = *state;
    static const char *const names[] = {"b", "B", "\xC3\xA4", "a b", "a", "_"};
    for (size_t i = 0; i < 6; i++) {
        struct organisation o = {
            .record = {.id = (int64_t)i + 1}, .sort_key = str_c(names[i]), .name = str_c(names[i])};
        struct record_write w = {
            .e = &entity_organisation, .after = &o, .action_id = 1, .actor = STR("t")};
        assert_int_equal(db_begin_write(p->db), 0);
        assert_int_equal(record_write(p->db, p->a, &w), 0);
        assert_int_equal(db_commit(p->db), 0);
    }
    char *got = database_ask(p->path, "select name from organisation order by name");
    assert_string_equal(got, "B\n_\na\na b\nb\n\xC3\xA4\n");
    free(got);
}

#define CASE(name)                                                                                 \
    cmocka_unit_test_setup_teardown(test_postgres__##name, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(stale_connection_is_not_noticed),
                                       CASE(lost_in_the_middle),
                                       CASE(lost_at_the_commit),
                                       CASE(failed_step_is_not_committed),
                                       CASE(deadlock_is_a_retry),
                                       CASE(owners_do_not_wait),
                                       CASE(waits),
                                       CASE(ahead_elsewhere),
                                       CASE(more_than_fits_ahead),
                                       CASE(wrong_statement_ahead),
                                       CASE(fault_ahead),
                                       CASE(away_and_back),
                                       CASE(away_at_the_start),
                                       CASE(values),
                                       CASE(order_of_texts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
