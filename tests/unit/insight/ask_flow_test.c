/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

#include "base/err.h"
#include "def/errors.h"
#include "insight/ask_flow.h"

/* What every verb makes of every state, written down once more by hand: columns are sent, agreed,
 * declined, no_answer, done, thanked, told, dropped; a dot is refused. */
static const char *const wanted[] = {
    [ASK_IDEA] = "A......X",     [ASK_ASKED] = "AGDNO..X",     [ASK_AGREED] = "G.D.O..X",
    [ASK_DECLINED] = ".G...D.X", [ASK_NO_ANSWER] = ".GD.O..X", [ASK_DONE] = ".....TL.",
    [ASK_THANKED] = "......L.",  [ASK_TOLD] = "........",      [ASK_DROPPED] = "........"};

static char letter_of(enum ask_state s) { return ".IAGDNOTLX"[(int)s]; }

static const struct date base_day = {2027, 3, 1};

/* A record that has every date of its way. */
static struct ask whole(enum ask_state state)
{
    struct ask x = {.kind = ASK_ADVICE, .state = (int)state, .asked_on = base_day};
    x.answered_on = x.done_on = x.thanked_on = x.told_on = base_day;
    return x;
}

static void test_ask_flow__every_state_and_verb(void **state)
{
    (void)state;
    for (int s = ASK_IDEA; s <= ASK_DROPPED; s++)
        for (int v = 0; v < ASK_VERB_COUNT; v++) {
            struct err err = {0};
            const struct ask_move *m = ask_move_find((enum ask_state)s, (enum ask_verb)v);
            assert_int_equal(m->from, s);
            assert_int_equal(m->verb, v);
            assert_int_equal(letter_of(m->to), wanted[s][v]);
            int rc = ask_move_check((enum ask_state)s, (enum ask_verb)v, &err);
            assert_int_equal(rc, m->to ? 0 : ERR_INVALID);
            if (!m->to) /* a sentence: what it is, and what to do */
                assert_int_equal(err.text[strlen(err.text) - 1], '.');
            assert_true(strlen(m->why) > 3);
        }
    assert_int_equal(ask_move_find(ASK_UNSET, ASK_VERB_SENT)->to, ASK_ASKED);
}

static bool some_verb(int from, int to)
{
    for (int v = 0; v < ASK_VERB_COUNT; v++)
        if (wanted[from][v] == letter_of((enum ask_state)to))
            return true;
    return false;
}

static bool is_done(int s) { return s == ASK_DONE || s == ASK_THANKED || s == ASK_TOLD; }

/* The guard below all faces: from each state to each other one. */
static void test_ask_flow__every_change(void **state)
{
    (void)state;
    for (int from = ASK_IDEA; from <= ASK_DROPPED; from++)
        for (int to = ASK_IDEA; to <= ASK_DROPPED; to++) {
            struct err err = {0};
            struct ask before = whole((enum ask_state)from), after = whole((enum ask_state)to);
            if (to == ASK_DONE)
                after.thanked_on = (struct date){0};
            if (to == ASK_DONE || to == ASK_THANKED)
                after.told_on = (struct date){0};
            bool legal = from == to || some_verb(from, to) || (is_done(from) && is_done(to));
            assert_int_equal(ask_change_check(&before, &after, &err), legal ? 0 : ERR_INVALID);
        }
}

static void test_ask_flow__dates_of_a_state(void **state)
{
    (void)state;
    static const int needs[] = {
        [ASK_ASKED] = 1, [ASK_AGREED] = 2,  [ASK_DECLINED] = 2, [ASK_NO_ANSWER] = 1,
        [ASK_DONE] = 3,  [ASK_THANKED] = 4, [ASK_TOLD] = 5,     [ASK_DROPPED] = 0};
    for (int s = ASK_IDEA; s <= ASK_DROPPED; s++) {
        struct err err = {0};
        struct ask x = whole((enum ask_state)s);
        assert_int_equal(ask_change_check(NULL, &x, &err), 0);
        struct date *dates[] = {NULL,       &x.asked_on,   &x.answered_on,
                                &x.done_on, &x.thanked_on, &x.told_on};
        if (!needs[s])
            continue;
        *dates[needs[s]] = (struct date){0};
        assert_int_equal(ask_change_check(NULL, &x, &err), ERR_INVALID);
    }
}

/* As a step of some other record's correction: thanks taken back. */
static void test_ask_flow__follows_its_help(void **state)
{
    (void)state;
    struct err err = {0};
    struct ask told = whole(ASK_TOLD), x = told;
    assert_int_equal(ask_state_of_dates(&x), ASK_TOLD);
    x.told_on = (struct date){0};
    assert_int_equal(x.state = (int)ask_state_of_dates(&x), ASK_THANKED);
    assert_int_equal(ask_change_check(&told, &x, &err), 0);
    x.thanked_on = (struct date){0};
    assert_int_equal(x.state = (int)ask_state_of_dates(&x), ASK_DONE);
    assert_int_equal(ask_change_check(&told, &x, &err), 0);
    x.thanked_on = base_day; /* the state does not say what the dates say */
    assert_int_equal(ask_change_check(&told, &x, &err), ERR_INVALID);
}

/* What comes next, as a table: the ask, the day it is looked at, the step and its day. */
struct next_case {
    struct ask ask;
    struct date today;
    enum ask_step step;
    struct date on;
};
#define D(m, d)                                                                                    \
    {                                                                                              \
        2027, m, d                                                                                 \
    }

static const struct next_case cases[] = {
    {{.kind = ASK_LETTER, .state = ASK_IDEA, .need_by = D(9, 10)}, D(6, 1), ASK_STEP_ASK, D(7, 16)},
    {{.kind = ASK_ADVICE, .state = ASK_IDEA, .need_by = D(9, 10)}, D(6, 1), ASK_STEP_ASK, D(8, 13)},
    {{.kind = ASK_ADVICE, .state = ASK_IDEA}, D(6, 1), ASK_STEP_ASK, {0}},
    /* the ladder */
    {{.kind = ASK_CALL, .state = ASK_ASKED, .asked_on = D(3, 1)},
     D(3, 2),
     ASK_STEP_REMIND,
     D(3, 8)},
    {{.kind = ASK_CALL, .state = ASK_ASKED, .asked_on = D(3, 1), .nudges = 1, .nudged_on = D(3, 8)},
     D(3, 9),
     ASK_STEP_LAST,
     D(3, 22)},
    {{.kind = ASK_CALL,
      .state = ASK_ASKED,
      .asked_on = D(3, 1),
      .nudges = 1,
      .nudged_on = D(3, 20)},
     D(3, 21),
     ASK_STEP_LAST,
     D(3, 27)},
    {{.kind = ASK_CALL,
      .state = ASK_ASKED,
      .asked_on = D(3, 1),
      .nudges = 2,
      .nudged_on = D(3, 22)},
     D(3, 23),
     ASK_STEP_REST,
     D(4, 5)},
    /* a letter's reminders: ask + 4 weeks, day - 2 weeks, day - 1 week, day + 3, then another */
    {{.kind = ASK_LETTER,
      .state = ASK_AGREED,
      .asked_on = D(3, 1),
      .answered_on = D(3, 3),
      .need_by = D(9, 10)},
     D(3, 4),
     ASK_STEP_CHECK,
     D(3, 29)},
    {{.kind = ASK_LETTER,
      .state = ASK_AGREED,
      .asked_on = D(3, 1),
      .answered_on = D(3, 3),
      .need_by = D(9, 10),
      .nudged_on = D(3, 29)},
     D(4, 1),
     ASK_STEP_CHECK,
     D(8, 27)},
    {{.kind = ASK_LETTER,
      .state = ASK_AGREED,
      .asked_on = D(3, 1),
      .answered_on = D(3, 3),
      .need_by = D(9, 10),
      .nudged_on = D(8, 27)},
     D(8, 28),
     ASK_STEP_CHECK,
     D(9, 3)},
    {{.kind = ASK_LETTER,
      .state = ASK_AGREED,
      .asked_on = D(3, 1),
      .answered_on = D(3, 3),
      .need_by = D(9, 10),
      .nudged_on = D(9, 3)},
     D(9, 4),
     ASK_STEP_CHECK,
     D(9, 13)},
    {{.kind = ASK_LETTER,
      .state = ASK_AGREED,
      .asked_on = D(3, 1),
      .answered_on = D(3, 3),
      .need_by = D(9, 10),
      .nudged_on = D(9, 13)},
     D(9, 13),
     ASK_STEP_BACKUP,
     D(9, 17)},
    /* several passed: the newest counts, and one word answers them all */
    {{.kind = ASK_LETTER,
      .state = ASK_AGREED,
      .asked_on = D(3, 1),
      .answered_on = D(3, 3),
      .need_by = D(9, 10)},
     D(9, 5),
     ASK_STEP_CHECK,
     D(9, 3)},
    /* a week after the day they stop, written or not */
    {{.kind = ASK_LETTER,
      .state = ASK_AGREED,
      .asked_on = D(3, 1),
      .answered_on = D(3, 3),
      .need_by = D(9, 10)},
     D(9, 16),
     ASK_STEP_CHECK,
     D(9, 13)},
    {{.kind = ASK_LETTER,
      .state = ASK_AGREED,
      .asked_on = D(3, 1),
      .answered_on = D(3, 3),
      .need_by = D(9, 10)},
     D(9, 17),
     ASK_STEP_BACKUP,
     D(9, 17)},
    {{.kind = ASK_LETTER,
      .state = ASK_AGREED,
      .asked_on = D(3, 1),
      .answered_on = D(3, 3),
      .need_by = D(9, 10),
      .nudged_on = D(9, 20)},
     D(9, 21),
     ASK_STEP_BACKUP,
     D(9, 24)},
    /* asked late: the four weeks fall behind the day */
    {{.kind = ASK_LETTER,
      .state = ASK_AGREED,
      .asked_on = D(8, 20),
      .answered_on = D(8, 21),
      .need_by = D(9, 10)},
     D(8, 22),
     ASK_STEP_CHECK,
     D(8, 27)},
    /* other kinds: a week before and three days after */
    {{.kind = ASK_CALL,
      .state = ASK_AGREED,
      .asked_on = D(3, 1),
      .answered_on = D(3, 3),
      .need_by = D(4, 1)},
     D(3, 4),
     ASK_STEP_CHECK,
     D(3, 25)},
    {{.kind = ASK_CALL,
      .state = ASK_AGREED,
      .asked_on = D(3, 1),
      .answered_on = D(3, 3),
      .need_by = D(4, 1),
      .nudged_on = D(4, 4)},
     D(4, 5),
     ASK_STEP_WAIT,
     {0}},
    /* without a day: once, after four weeks */
    {{.kind = ASK_ADVICE, .state = ASK_AGREED, .answered_on = D(3, 3)},
     D(3, 4),
     ASK_STEP_CHECK,
     D(3, 31)},
    {{.kind = ASK_ADVICE, .state = ASK_AGREED, .answered_on = D(3, 3), .nudged_on = D(3, 31)},
     D(4, 4),
     ASK_STEP_WAIT,
     {0}},
    /* thanks within two days, then the outcome: when it is known, or on a sensible day */
    {{.kind = ASK_ADVICE, .state = ASK_DONE, .done_on = D(3, 3)}, D(3, 4), ASK_STEP_THANK, D(3, 5)},
    {{.kind = ASK_ADVICE, .state = ASK_THANKED, .done_on = D(3, 3), .thanked_on = D(3, 4)},
     D(3, 5),
     ASK_STEP_TELL,
     D(4, 2)},
    {{.kind = ASK_LETTER,
      .state = ASK_THANKED,
      .need_by = D(3, 10),
      .done_on = D(3, 3),
      .thanked_on = D(3, 4)},
     D(3, 5),
     ASK_STEP_TELL,
     D(9, 16)},
    {{.kind = ASK_ADVICE,
      .state = ASK_THANKED,
      .done_on = D(3, 3),
      .thanked_on = D(3, 4),
      .outcome = STR_INIT("I chose the clinic.")},
     D(3, 5),
     ASK_STEP_TELL,
     D(3, 5)},
    /* a no gets a line of thanks, once */
    {{.kind = ASK_ADVICE, .state = ASK_DECLINED, .answered_on = D(3, 3)},
     D(3, 4),
     ASK_STEP_GRACE,
     D(3, 5)},
    {{.kind = ASK_ADVICE, .state = ASK_DECLINED, .answered_on = D(3, 3), .thanked_on = D(3, 4)},
     D(3, 4),
     ASK_STEP_NONE,
     {0}},
    {{.state = ASK_NO_ANSWER}, D(3, 4), ASK_STEP_NONE, {0}},
    {{.state = ASK_TOLD}, D(3, 4), ASK_STEP_NONE, {0}},
    {{.state = ASK_DROPPED}, D(3, 4), ASK_STEP_NONE, {0}},
    /* a step of one's own: before the others when it comes first; thanks do not wait for it */
    {{.kind = ASK_LETTER,
      .state = ASK_AGREED,
      .asked_on = D(3, 1),
      .answered_on = D(3, 3),
      .next_step = STR_INIT("send the packet"),
      .next_on = D(3, 10)},
     D(3, 4),
     ASK_STEP_OWN,
     D(3, 10)},
    {{.kind = ASK_LETTER,
      .state = ASK_AGREED,
      .asked_on = D(3, 1),
      .answered_on = D(3, 3),
      .next_step = STR_INIT("send the packet"),
      .next_on = D(5, 10)},
     D(3, 4),
     ASK_STEP_OWN,
     D(5, 10)},
    {{.kind = ASK_ADVICE, .state = ASK_DONE, .done_on = D(3, 3), .next_on = D(3, 4)},
     D(3, 4),
     ASK_STEP_THANK,
     D(3, 5)},
    /* a day alone moves the step: the outcome will be known then */
    {{.kind = ASK_ADVICE,
      .state = ASK_THANKED,
      .done_on = D(3, 3),
      .thanked_on = D(3, 4),
      .next_on = D(6, 1)},
     D(3, 5),
     ASK_STEP_TELL,
     D(6, 1)},
};

static void test_ask_flow__next(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const struct next_case *c = &cases[i];
        struct ask_next next = ask_next(&c->ask, c->today);
        if (next.step != c->step || !date_eq(next.on, c->on))
            fail_msg("case %zu: step %d on %d-%d-%d", i, (int)next.step, next.on.y, next.on.m,
                     next.on.d);
    }
}

static void test_ask_flow__words(void **state)
{
    (void)state;
    for (int s = 0; s < ASK_STEP_COUNT; s++)
        for (int k = ASK_LETTER; k <= ASK_OTHER; k++) {
            assert_true(strlen(ask_step_words((enum ask_step)s, (enum ask_kind)k)) > 5);
            assert_true(strlen(ask_first_step((enum ask_kind)k)) > 5);
            assert_non_null(ask_step_why((enum ask_step)s, (enum ask_kind)k));
        }
}

/* The verb a step means must be possible where the step comes up. */
static void test_ask_flow__steps_can_be_taken(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct err err = {0};
        enum ask_verb verb = ask_step_verb(cases[i].step);
        if (verb != ASK_VERB_COUNT)
            assert_int_equal(ask_move_check((enum ask_state)cases[i].ask.state, verb, &err), 0);
    }
}

static void test_ask_flow__open(void **state)
{
    (void)state;
    struct ask x = {.state = ASK_DECLINED};
    assert_true(ask_is_open(&x));
    x.thanked_on = base_day;
    assert_false(ask_is_open(&x));
    static const bool open[] = {
        [ASK_IDEA] = true,    [ASK_ASKED] = true, [ASK_AGREED] = true,  [ASK_DONE] = true,
        [ASK_THANKED] = true, [ASK_TOLD] = false, [ASK_DROPPED] = false};
    for (int s = ASK_IDEA; s <= ASK_DROPPED; s++)
        if (s != ASK_DECLINED)
            assert_int_equal(ask_is_open(&(struct ask){.state = s}), open[s]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ask_flow__every_state_and_verb),
        cmocka_unit_test(test_ask_flow__every_change),
        cmocka_unit_test(test_ask_flow__dates_of_a_state),
        cmocka_unit_test(test_ask_flow__follows_its_help),
        cmocka_unit_test(test_ask_flow__next),
        cmocka_unit_test(test_ask_flow__words),
        cmocka_unit_test(test_ask_flow__steps_can_be_taken),
        cmocka_unit_test(test_ask_flow__open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
