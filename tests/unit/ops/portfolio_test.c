/* SPDX-License-Identifier: Apache-2.0 */
/* Qualities, whom they are learned from, and reflections in order. */
#include "ops/portfolio.h"

#include "base/arena.h"
#include "check.h"
#include "def/errors.h"
#include "world.h"

static int setup(void **state)
{
    struct world *w = calloc(1, sizeof(*w));
    world_open(w);
    *state = w;
    return 0;
}

static int teardown(void **state)
{
    world_close(*state);
    free(*state);
    return 0;
}

static struct portfolio load(struct world *w)
{
    struct portfolio x;
    if (portfolio_load(world_ctx(w), &x) < 0)
        fail_msg("%s", world_error(w));
    return x;
}

static void test_portfolio__chapters(void **state)
{
    struct world *w = *state;
    assert_str(load(w).said, "");
    int64_t ada = world_add_person(w, "Ada", "Ek");
    world_add_person(w, "Bo", "Berg");
    world_do(w, "quality.add", "name", "Staying calm", "people", "Ada", NULL);
    int64_t calm = w->ctx.result_id;
    world_do(w, "quality.add", "name", "Calm hands", NULL);
    world_do(w, "reflect", "text", "second", "quality", "Staying calm", "on", "2027-08-02", NULL);
    world_do(w, "reflect", "text", "first", "quality", "staying", "person", "Bo", "on",
             "2027-08-01", NULL);
    world_do(w, "reflect", "text", "alone", "person", "Ada", NULL);
    struct portfolio x = load(w);
    assert_int_equal(x.n, 2);
    assert_str(x.said, "Two qualities, learned from two people; three reflections since 1 August.");
    assert_int_equal(x.qualities[0].notes_n, 2);
    assert_str(x.qualities[0].notes[0].note.text, "first"); /* by day, not by when it was written */
    assert_int_equal(x.qualities[0].people_n, 2);           /* of the quality, of a reflection */
    assert_str(x.qualities[0].number, "One");
    assert_int_equal(x.loose_n, 1);
    assert_true(date_eq(x.loose[0].note.on, (struct date){2027, 8, 10}));
    struct portfolio_person p;
    assert_int_equal(portfolio_load_person(world_ctx(w), ada, &p), 0);
    assert_int_equal(p.learned_n, 1);
    assert_int_equal(p.notes_n, 1);
    assert_int_equal(p.all_n, 2);
    /* A quality put away leaves its reflections. */
    world_do(w, "quality.archive", "id", world_id(w, calm).p, NULL);
    x = load(w);
    assert_int_equal(x.n, 1);
    assert_int_equal(x.loose_n, 3);
}

static void test_portfolio__which_quality(void **state)
{
    struct world *w = *state;
    int64_t id = 0;
    world_do(w, "quality.add", "name", "Staying calm", NULL);
    int64_t calm = w->ctx.result_id;
    world_do(w, "quality.add", "name", "Calm hands", NULL);
    assert_int_equal(portfolio_find_quality(world_ctx(w), STR("STAYING"), &id), 0);
    assert_int_equal(id, calm);
    assert_int_equal(portfolio_find_quality(world_ctx(w), world_id(w, calm), &id), 0);
    assert_int_equal(id, calm);
    assert_int_equal(portfolio_find_quality(world_ctx(w), STR("calm"), &id), ERR_AMBIGUOUS);
    assert_int_equal(portfolio_find_quality(world_ctx(w), STR("zeal"), &id), ERR_NOT_FOUND);
    assert_int_equal(world_run(w, "reflect", "text", "x", "quality", "zeal", NULL), ERR_NOT_FOUND);
    assert_int_equal(world_count(w, &entity_reflection), 0);
    assert_int_equal(world_run(w, "reflect", "text", "", NULL), ERR_INVALID);
}

/* A reflection outlives whom it was about. */
static void test_portfolio__person_removed(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    world_do(w, "quality.add", "name", "Staying calm", "people", "Ada", NULL);
    world_do(w, "reflect", "text", "x", "quality", "calm", "person", "Ada", NULL);
    world_do(w, "person.remove", "id", "Ada", NULL);
    struct portfolio x = load(w);
    assert_int_equal(x.qualities[0].people_n, 0);
    assert_int_equal(x.qualities[0].notes_n, 1);
    world_do(w, "undo", NULL);
    assert_int_equal(load(w).qualities[0].people_n, 1);
    world_check_replay(w);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_portfolio__chapters),
                                       TEST(test_portfolio__which_quality),
                                       TEST(test_portfolio__person_removed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
