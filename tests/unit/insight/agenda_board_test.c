/* SPDX-License-Identifier: Apache-2.0 */
/* Today's row for an empty seat. */
#include "insight/agenda.h"

#include "base/arena.h"
#include "check.h"

static const struct date today = {2027, 8, 10};

#define WHO(n, name_, pronouns_)                                                                   \
    {                                                                                              \
        .id = n, .name = STR(name_), .pronouns = STR(pronouns_)                                    \
    }

static struct agenda build(struct arena *a, const struct agenda_facts *f)
{
    struct agenda g;
    assert_int_equal(agenda_build(a, f, today, NULL, 9, &g), 0);
    return g;
}

static void test_agenda_board__one_row(void **state)
{
    struct arena *a = *state;
    struct agenda_seat seats[] = {{.seat = 3,
                                   .person = WHO(1, "Dr Chen", "she/her"),
                                   .title = "Coach",
                                   .what = "Trains one skill with you.",
                                   .why = STR("Answered 4 of 5.")},
                                  {.seat = 3,
                                   .person = WHO(2, "Kim", ""),
                                   .title = "Coach",
                                   .what = "Trains one skill with you.",
                                   .why = STR("Helped you once.")}};
    struct agenda_facts f = {.seats = {seats, 2}};
    struct agenda g = build(a, &f);
    assert_int_equal(g.n, 1);
    const struct turn *t = &g.turns[0];
    assert_string_equal(t->rule, "empty_seat");
    assert_int_equal(t->subject, 3);
    assert_int_equal(t->person, 1);
    assert_int_equal(t->group, AGENDA_MISSING);
    assert_str(
        str_format(a, "%.*s%.*s%.*s", STR_ARG(t->before), STR_ARG(t->mark), STR_ARG(t->after)),
        "Your board has an empty seat: Coach. Perhaps Dr Chen would take it.");
    assert_str(t->evidence, "Answered 4 of 5. The seat: Trains one skill with you.");
    assert_str(t->done, "Give her the seat");
    assert_str(t->action, "Write to her");
    /* Who waits for something else is left in peace: the next one is named. */
    struct agenda_thanks thanks = {.help = 9, .person = WHO(1, "Dr Chen", "she/her"), .on = today};
    f.thanks.p = &thanks;
    f.thanks.n = 1;
    g = build(a, &f);
    assert_int_equal(g.n, 2);
    assert_string_equal(g.turns[0].rule, "thanks_owed");
    assert_int_equal(g.turns[1].person, 2);
    assert_str(g.turns[1].done, "Give them the seat");
    f.seats.n = 1;
    assert_int_equal(build(a, &f).n, 1);
}

static int setup(void **state)
{
    *state = arena_new(0);
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_agenda_board__one_row, setup, teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
