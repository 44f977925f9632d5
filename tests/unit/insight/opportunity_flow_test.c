/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

#include "base/arena.h"
#include "def/errors.h"
#include "insight/opportunity_flow.h"

static const struct date today = {2027, 8, 10};

/* Rows: from; columns: to. '.' nothing moves, 'y' legal, 'n' refused. */
static const char *const legal[] = {
    /*             idea contacted arranged under_way finished dropped */
    [OPPORTUNITY_IDEA] = ".yyyny",     [OPPORTUNITY_CONTACTED] = "y.yyny",
    [OPPORTUNITY_ARRANGED] = "ny.yyy", [OPPORTUNITY_UNDER_WAY] = "nny.yy",
    [OPPORTUNITY_FINISHED] = "nnny.n", [OPPORTUNITY_DROPPED] = "ynnnn.",
};

static void test_opportunity_flow__all_pairs(void **state)
{
    (void)state;
    for (int from = OPPORTUNITY_IDEA; from <= OPPORTUNITY_DROPPED; from++)
        for (int to = OPPORTUNITY_IDEA; to <= OPPORTUNITY_DROPPED; to++) {
            struct err err = {0};
            const struct opportunity_move *m = opportunity_move_find(from, to);
            char want = legal[from][to - OPPORTUNITY_IDEA];
            int rc = opportunity_flow_check(from, to, &err);
            assert_int_equal(rc, want == 'n' ? ERR_INVALID : 0);
            if (from == to) {
                assert_null(m);
                continue;
            }
            assert_non_null(m);
            assert_true((m->label != NULL) == (want == 'y'));
            assert_true((m->refuse != NULL) == (want == 'n'));
            if (want == 'n')
                assert_non_null(strstr(err.text, m->refuse));
        }
}

static void test_opportunity_flow__no_state(void **state)
{
    (void)state;
    struct err err = {0};
    assert_int_equal(opportunity_flow_check(OPPORTUNITY_IDEA, OPPORTUNITY_UNSET, &err),
                     ERR_INVALID);
    assert_int_equal(opportunity_flow_check(OPPORTUNITY_IDEA, 99, &err), ERR_INVALID);
}

/* Every state but the end can be left, and the likeliest move comes first. */
static void test_opportunity_flow__next_moves(void **state)
{
    (void)state;
    static const int first[] = {[OPPORTUNITY_IDEA] = OPPORTUNITY_CONTACTED,
                                [OPPORTUNITY_CONTACTED] = OPPORTUNITY_ARRANGED,
                                [OPPORTUNITY_ARRANGED] = OPPORTUNITY_UNDER_WAY,
                                [OPPORTUNITY_UNDER_WAY] = OPPORTUNITY_FINISHED,
                                [OPPORTUNITY_FINISHED] = OPPORTUNITY_UNDER_WAY,
                                [OPPORTUNITY_DROPPED] = OPPORTUNITY_IDEA};
    for (int from = OPPORTUNITY_IDEA; from <= OPPORTUNITY_DROPPED; from++) {
        const struct opportunity_move *m;
        size_t n = 0;
        assert_int_equal(opportunity_move_next(from, 0, &m), 1);
        assert_int_equal(m->to, first[from]);
        while (opportunity_move_next(from, n, &m))
            n++;
        size_t want = 0;
        for (const char *p = legal[from]; *p; p++)
            want += *p == 'y';
        assert_int_equal(n, want);
    }
}

static struct opportunity_step step(struct arena *a, struct opportunity x)
{
    return opportunity_next(a, &x, STR("Dr Haddad"), today);
}

static void test_opportunity_flow__ladder(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    (void)state;
    struct opportunity x = {.kind = OPPORTUNITY_SHADOWING, .state = OPPORTUNITY_CONTACTED};
    x.moved_on = date_add_days(today, -3);
    struct opportunity_step s = step(a, x);
    assert_str(s.what, "No answer? A short reminder to Dr Haddad is fine after a week.");
    assert_int_equal(date_diff(s.when, today), 4);
    x.moved_on = date_add_days(today, -13);
    s = step(a, x);
    assert_str(s.what, "No answer? A short reminder to Dr Haddad is fine after a week.");
    assert_int_equal(date_diff(s.when, today), -6);
    x.moved_on = date_add_days(today, -14);
    s = step(a, x);
    assert_str(s.what, "Still no answer? A last line to Dr Haddad, with an easy way out.");
    assert_int_equal(date_diff(s.when, today), 7);
    x.moved_on = date_add_days(today, -28);
    s = step(a, x);
    assert_str(s.what, "No answer after two reminders: let it rest, and ask somebody else.");
    assert_false(date_is_set(s.when));
}

static void test_opportunity_flow__next_step(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    (void)state;
    struct opportunity x = {.kind = OPPORTUNITY_ROTATION, .state = OPPORTUNITY_IDEA};
    assert_str(step(a, x).what, "Write to Dr Haddad: one small, clear question.");
    assert_str(opportunity_next(a, &x, STR_NULL, today).what,
               "Find out whom to ask, and who could introduce you.");
    x.state = OPPORTUNITY_ARRANGED;
    assert_str(step(a, x).what, "Note the first day.");
    x.from = date_add_days(today, 10);
    assert_int_equal(date_diff(step(a, x).when, today), 7);
    x.state = OPPORTUNITY_UNDER_WAY;
    assert_str(step(a, x).what, "Note your hours on the day, and whom you meet.");
    x.from = date_add_days(today, -30);
    x.until = today;
    assert_str(step(a, x).what, "It has ended: thank people and close it well.");
    x.state = OPPORTUNITY_FINISHED;
    assert_str(step(a, x).what, "Thank people and close it well.");
    x.closed_out_on = today;
    assert_str(step(a, x).what, "");
}

static void test_opportunity_flow__open_end(void **state)
{
    (void)state;
    struct opportunity x = {
        .kind = OPPORTUNITY_ROTATION, .state = OPPORTUNITY_UNDER_WAY, .until = today};
    assert_true(opportunity_is_open_end(&x, today));
    assert_false(opportunity_is_open_end(&x, date_add_days(today, -1)));
    x.kind = OPPORTUNITY_CONFERENCE;
    assert_false(opportunity_is_open_end(&x, today));
    x.kind = OPPORTUNITY_RESEARCH;
    x.state = OPPORTUNITY_DROPPED;
    assert_false(opportunity_is_open_end(&x, today));
    x.state = OPPORTUNITY_FINISHED;
    x.closed_out_on = today;
    assert_false(opportunity_is_open_end(&x, today));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_opportunity_flow__all_pairs),
        cmocka_unit_test(test_opportunity_flow__no_state),
        cmocka_unit_test(test_opportunity_flow__next_moves),
        cmocka_unit_test(test_opportunity_flow__ladder),
        cmocka_unit_test(test_opportunity_flow__next_step),
        cmocka_unit_test(test_opportunity_flow__open_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
