/* SPDX-License-Identifier: Apache-2.0 */
/* Pages read the same ahead as one by one, and on a server they wait for it a few times only. */
#include "base/arena.h"
#include "base/sink.h"
#include "check.h"
#include "database.h"
#include "ops/browse.h"
#include "ops/paths_cache.h"
#include "ops/people.h"
#include "ops/session.h"
#include "ops/today.h"
#include "store/store.h"
#include "world.h"

/* Waits of a page beside those that find out whose it is: a level of questions each. */
enum { TODAY_WAITS = 4, PERSON_WAITS = 3, RECORD_WAITS = 3, TIMELINE = 30 };

static int setup(void **state)
{
    struct world *w = calloc(1, sizeof(*w));
    world_open(w);
    w->app.paths = path_cache_new(); /* as the program has one: Today keeps its way in it */
    world_do(w, "sample.add", NULL);
    *state = w;
    return 0;
}

static int teardown(void **state)
{
    struct world *w = *state;
    path_cache_free(w->app.paths);
    world_close(w);
    free(w);
    return 0;
}

/* Everybody's page, with and without. */
static void load_person(struct world *w, int64_t id, bool ahead, struct person_file *ret,
                        int64_t *ret_waits)
{
    struct op_ctx *ctx = world_ctx(w);
    int rc = 0;
    assert_int_equal(session_begin_read(w->db, world_caller(w, w->db)), 0);
    int64_t before = store_round_trips();
    if (ahead)
        SESSION_AHEAD(w->db, rc = people_load(ctx, id, TIMELINE, 0, ret));
    else
        rc = people_load(ctx, id, TIMELINE, 0, ret);
    *ret_waits = store_round_trips() - before;
    session_end_read(w->db);
    assert_int_equal(rc, 0);
}

static void same_person(const struct person_file *x, const struct person_file *y)
{
    assert_true(x->person.record.id == y->person.record.id);
    assert_true(str_eq(x->standing.name, y->standing.name));
    assert_true(str_eq(x->met_through_name, y->met_through_name));
    assert_int_equal(x->contacts_n, y->contacts_n);
    assert_int_equal(x->positions_n, y->positions_n);
    assert_int_equal(x->roles_n, y->roles_n);
    assert_int_equal(x->help_n, y->help_n);
    assert_int_equal(x->promises_n, y->promises_n);
    assert_int_equal(x->timeline_n, y->timeline_n);
    for (size_t i = 0; i < x->timeline_n; i++)
        assert_true(str_eq(x->timeline[i].summary, y->timeline[i].summary) &&
                    str_eq(x->with[i], y->with[i]));
    for (size_t i = 0; i < x->positions_n; i++)
        assert_true(str_eq(x->places[i], y->places[i]));
}

static void test_ahead__person(void **state)
{
    struct world *w = *state;
    struct standing *rows;
    size_t n;
    int64_t worst = 0, worst_alone = 0;
    assert_int_equal(browse_added(world_ctx(w), 100, &rows, &n), 0);
    assert_true(n > 50);
    for (size_t i = 0; i < n; i++) {
        struct person_file alone, ahead;
        int64_t waits_alone, waits;
        load_person(w, rows[i].person, false, &alone, &waits_alone);
        load_person(w, rows[i].person, true, &ahead, &waits);
        same_person(&ahead, &alone);
        worst = waits > worst ? waits : worst;
        worst_alone = waits_alone > worst_alone ? waits_alone : worst_alone;
    }
    print_message("# a person's page waits %lld times, %lld without\n", (long long)worst,
                  (long long)worst_alone);
    assert_true(worst <= (database_is_server() ? PERSON_WAITS : 0));
}

static void load_today(struct world *w, bool ahead, struct agenda *ret, int64_t *ret_waits)
{
    struct op_ctx *ctx = world_ctx(w);
    int rc = 0;
    assert_int_equal(session_begin_read(w->db, world_caller(w, w->db)), 0);
    int64_t before = store_round_trips();
    if (ahead)
        SESSION_AHEAD(w->db, rc = today_load(ctx, 0, ret));
    else
        rc = today_load(ctx, 0, ret);
    *ret_waits = store_round_trips() - before;
    session_end_read(w->db);
    assert_int_equal(rc, 0);
}

static void test_ahead__today(void **state)
{
    struct world *w = *state;
    struct agenda alone, ahead;
    int64_t waits_alone, waits;
    load_today(w, false, &alone, &waits_alone);
    load_today(w, true, &ahead, &waits);
    assert_int_equal(alone.n, 5);
    assert_int_equal(ahead.n, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_true(str_eq(alone.turns[i].before, ahead.turns[i].before));
        assert_true(str_eq(alone.turns[i].evidence, ahead.turns[i].evidence));
        assert_true(alone.turns[i].person == ahead.turns[i].person);
    }
    print_message("# Today waits %lld times, %lld without\n", (long long)waits,
                  (long long)waits_alone);
    assert_true(waits <= (database_is_server() ? TODAY_WAITS : 0));
}

/* Every operation that reads says the same as ever, once. */
static void test_ahead__operations(void **state)
{
    struct world *w = *state;
    static const char *const names[] = {"today", "people", "history", "account.show"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        world_do(w, names[i], NULL);
        assert_true(w->out.n > 10);
        assert_true(w->out.p[0] == '[' || w->out.p[0] == '{');
        assert_true(str_find(w->out, STR("\n]\n["), 0) == SIZE_MAX);
        assert_true(str_find(w->out, STR("\n}\n{"), 0) == SIZE_MAX);
    }
}

/* The id in an address is looked up, and what it names is asked for at the same time. */
static void test_ahead__record(void **state)
{
    struct world *w = *state;
    struct standing *rows;
    size_t n;
    assert_int_equal(browse_added(world_ctx(w), 1, &rows, &n), 0);
    struct str id = world_id(w, rows[0].person);
    int64_t before = store_round_trips();
    world_do(w, "person.show", "id", id.p, NULL);
    int64_t waits = store_round_trips() - before;
    print_message("# a record by its id waits %lld times\n", (long long)waits);
    assert_true(waits <= (database_is_server() ? RECORD_WAITS : 0));
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_ahead__##name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(person), CASE(today), CASE(record), CASE(operations)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
