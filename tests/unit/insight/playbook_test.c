/* SPDX-License-Identifier: Apache-2.0 */
/* Sentences of the playbook, whom it suggests, its row in Today, and what a quiet time leaves. */
#include "insight/playbook.h"

#include "base/arena.h"
#include "check.h"
#include "insight/agenda.h"
#include "model/entities.h"

static const struct date today = {2027, 8, 10};

static struct str words(struct arena *a, const char *count, int64_t target, int64_t n)
{
    struct playbook_row row = {.count = playbook_count_find(str_c(count)), .target = target};
    struct playbook_words w = playbook_words(a, &row, n);
    return str_format(a, "%.*s[%.*s]%.*s", STR_ARG(w.before), STR_ARG(w.mark), STR_ARG(w.after));
}

static void test_playbook__words(void **state)
{
    struct arena *a = *state;
    assert_str(words(a, "settings", 3, 1),
               "You have shadowed in [one setting]; the plan suggests three.");
    assert_str(words(a, "settings", 3, 0),
               "You have [not shadowed anywhere yet]; the plan suggests three.");
    assert_str(words(a, "settings", 3, 3), "You have shadowed in [three settings].");
    assert_str(words(a, "near_peers", 1, 0), "You have [no near-peer yet].");
    assert_str(words(a, "roles", 7, 4), "You have [four of seven seats of your board filled]; the "
                                        "plan suggests seven.");
    for (int i = 0; i < PLAYBOOK_COUNTS; i++) { /* every count has words for none, one and more */
        struct playbook_row row = {.count = i, .target = 2};
        for (int n = 0; n < 3; n++)
            assert_true(playbook_words(a, &row, n).mark.n > 0);
    }
    assert_int_equal(playbook_words(a, &(struct playbook_row){.count = -1}, 0).mark.n, 0);
    struct playbook_row row = {.who = playbook_who_find(STR("clinician"))};
    struct str names[] = {STR("Dr Chen"), STR("Dr Okafor")};
    assert_str(playbook_who_words(a, &row, names, 2), "Dr Chen or Dr Okafor could arrange it.");
    assert_str(playbook_who_words(a, &row, names, 1), "Dr Chen could arrange it.");
    assert_int_equal(playbook_who_words(a, &row, names, 0).n, 0);
    assert_int_equal(playbook_count_find(STR("nothing")), PLAYBOOK_UNCOUNTED);
    assert_int_equal(playbook_who_find(STR("wizard")), -1);
}

static void test_playbook__enough(void **state)
{
    assert_str(words(*state, "residents", 3, PLAYBOOK_ENOUGH),
               "You have been in touch with [100 or more residents in half a year].");
}

static void test_playbook__suggests(void **state)
{
    struct arena *a = *state;
    struct playbook_person people[] = {
        {.id = 1,
         .title = STR("Attending"),
         .place = STR("St Brigid"),
         .last = {2027, 2, 1},
         .answered = 1,
         .resolved = 4},
        {.id = 2, .place = STR("Willow"), .last = {2027, 8, 1}, .answered = 4, .resolved = 5},
        {.id = 3, .field = STR("EM"), .last = {2027, 1, 1}}};
    struct plan_student me = {.specialties = STR("urology, emergency medicine")};
    struct playbook_row row = {.who = playbook_who_find(STR("witness"))};
    struct playbook_offer *offers;
    size_t n;
    playbook_suggest(a, &row, &me, today, people, 3, 2, &offers, &n);
    assert_int_equal(n, 2);
    assert_int_equal(offers[0].who->id, 2);
    assert_str(offers[0].why, "Willow; last in touch on 1 August; answered 4 of 5.");
    assert_int_equal(offers[1].who->id, 3);
    playbook_suggest(a, &row, &me, today, people, 3, 1, &offers, &n);
    assert_int_equal(n, 1);
    row.who = playbook_who_find(STR("clinician")); /* their field matters here */
    playbook_suggest(a, &row, &me, today, people, 3, 3, &offers, &n);
    assert_int_equal(offers[0].who->id, 3);
    assert_str(offers[0].why, "EM; last in touch on 1 January.");
    playbook_suggest(a, &row, &me, today, people, 0, 2, &offers, &n);
    assert_int_equal(n, 0);
}

/* Whoever a table may name is looked for by something that is noted of people. */
static void test_playbook__whom(void **state)
{
    (void)state;
    for (int who = 0; who < PLAYBOOK_WHOS; who++) {
        const struct playbook_whom *w = playbook_whom(who);
        bool any = w->roles[0] || w->positions[0] || w->help || w->met_days;
        assert_int_equal(any, who != PLAYBOOK_NOBODY);
        for (int i = 0; i < PLAYBOOK_WHOM_KEYS; i++) {
            assert_true(!w->roles[i] || choice_find(role_choices, str_c(w->roles[i])) > 0);
            assert_true(!w->positions[i] ||
                        choice_find(position_kind_choices, str_c(w->positions[i])) > 0);
        }
    }
}

#define WHO(n, name_)                                                                              \
    {                                                                                              \
        .id = n, .name = STR(name_)                                                                \
    }

static void test_playbook__in_today(void **state)
{
    struct arena *a = *state;
    struct agenda g;
    struct agenda_play plays[] = {{.subject = 77,
                                   .person = WHO(1, "Dr Chen"),
                                   .before = STR("You have shadowed in "),
                                   .mark = STR("one setting"),
                                   .after = STR("; the plan suggests three."),
                                   .could = STR("Dr Chen could arrange it."),
                                   .action = STR("Shadow in three settings"),
                                   .why = STR("It shows the work"),
                                   .reason = STR("Willow.")},
                                  {.subject = 77, .person = WHO(2, "Dr Ek")}};
    struct agenda_contact drift = {
        .person = WHO(3, "Bo"), .cadence_days = 30, .last = {2027, 1, 1}, .added = {2026, 1, 1}};
    struct agenda_facts f = {.plays = {plays, 2}, .contacts = {&drift, 1}};
    assert_int_equal(agenda_build(a, &f, today, NULL, 9, &g), 0);
    assert_int_equal(g.n, 2); /* one a day, before those who drift */
    assert_string_equal(g.turns[0].rule, "playbook");
    assert_int_equal(g.turns[0].group, AGENDA_MISSING);
    assert_int_equal(g.turns[0].person, 1);
    assert_str(str_format(a, "%.*s%.*s%.*s", STR_ARG(g.turns[0].before), STR_ARG(g.turns[0].mark),
                          STR_ARG(g.turns[0].after)),
               "You have shadowed in one setting; the plan suggests three. Dr Chen could arrange "
               "it.");
    assert_str(g.turns[0].evidence,
               "At this stage: shadow in three settings. It shows the work. Willow.");
    /* The empty seat of the week comes first. */
    struct agenda_seat seat = {
        .seat = 3, .person = WHO(4, "Kim"), .title = "Coach", .what = "Trains."};
    f.seats.p = &seat;
    f.seats.n = 1;
    assert_int_equal(agenda_build(a, &f, today, NULL, 9, &g), 0);
    assert_string_equal(g.turns[0].rule, "empty_seat");
    assert_string_equal(g.turns[1].rule, "playbook");
    /* Who waits for something else is left in peace. */
    struct agenda_thanks thanks = {.help = 9, .person = WHO(1, "Dr Chen"), .on = today};
    f.thanks.p = &thanks;
    f.thanks.n = 1;
    f.seats.n = 0;
    assert_int_equal(agenda_build(a, &f, today, NULL, 9, &g), 0);
    assert_int_equal(g.turns[1].person, 2);
}

static void test_playbook__quiet(void **state)
{
    struct arena *a = *state;
    struct agenda g;
    struct agenda_thanks thanks = {.help = 1, .person = WHO(1, "A"), .on = today};
    struct agenda_promise promises[] = {
        {.promise = 2, .person = WHO(2, "B"), .by = PROMISE_BY_ME, .due_on = {2027, 8, 12}},
        {.promise = 3, .person = WHO(3, "C"), .by = PROMISE_BY_ME, .due_on = {2027, 8, 16}},
        {.promise = 4, .person = WHO(4, "D"), .by = PROMISE_BY_ME}, /* no day */
        {.promise = 5, .person = WHO(5, "E"), .by = PROMISE_BY_ME, .due_on = {2027, 8, 1}}};
    struct agenda_reply reply = {.interaction = 6, .person = WHO(6, "F"), .on = {2027, 8, 9}};
    struct agenda_contact drift = {
        .person = WHO(7, "G"), .cadence_days = 30, .last = {2027, 1, 1}, .added = {2026, 1, 1}};
    struct agenda_play play = {.subject = 8, .person = WHO(8, "H")};
    struct agenda_facts f = {.thanks = {&thanks, 1},
                             .promises = {promises, 4},
                             .replies = {&reply, 1},
                             .contacts = {&drift, 1},
                             .plays = {&play, 1}};
    assert_int_equal(agenda_build(a, &f, today, NULL, 20, &g), 0);
    assert_int_equal(g.n, 8);
    assert_false(date_is_set(g.quiet_until));
    f.quiet_until = (struct date){2027, 8, 13};
    assert_int_equal(agenda_build(a, &f, today, NULL, 20, &g), 0);
    assert_true(date_eq(g.quiet_until, f.quiet_until));
    assert_int_equal(g.n, 3); /* thanks, what is due until the 13th, and what was due before */
    assert_int_equal(g.more, 0);
    for (size_t i = 0; i < g.n; i++)
        assert_true(g.turns[i].person == 1 || g.turns[i].person == 2 || g.turns[i].person == 5);
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

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_playbook__words),    TEST(test_playbook__enough),
                                       TEST(test_playbook__suggests), TEST(test_playbook__whom),
                                       TEST(test_playbook__in_today), TEST(test_playbook__quiet)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
