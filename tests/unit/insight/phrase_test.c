/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

#include "base/arena.h"
#include "insight/phrase.h"

static const struct date today = {2027, 8, 10}; /* a Tuesday */

static void test_phrase__numbers(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    assert_str(phrase_number(a, 0), "zero");
    assert_str(phrase_number(a, 5), "five");
    assert_str(phrase_number(a, 19), "nineteen");
    assert_str(phrase_number(a, 40), "forty");
    assert_str(phrase_number(a, 42), "forty-two");
    assert_str(phrase_number(a, 99), "ninety-nine");
    assert_str(phrase_number(a, 100), "100");
    assert_str(phrase_number(a, -3), "-3");
}

static void test_phrase__spans(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    assert_str(phrase_span(a, 1), "a day");
    assert_str(phrase_span(a, 7), "a week");
    assert_str(phrase_span(a, 9), "nine days");
    assert_str(phrase_span(a, 21), "three weeks");
    assert_str(phrase_span(a, 188), "six months");
    assert_str(phrase_span(a, 365), "twelve months");
    assert_str(phrase_span(a, 730), "two years");
    assert_str(phrase_every(a, 1), "every day");
    assert_str(phrase_every(a, 7), "every week");
    assert_str(phrase_every(a, 42), "every six weeks");
}

static void test_phrase__days(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    static const struct date yesterday = {2027, 8, 9}, friday = {2027, 8, 6},
                             next_friday = {2027, 8, 13};
    static const struct date july = {2027, 7, 2}, old = {2025, 3, 0}, year = {2023, 0, 0},
                             none = {0, 0, 0};
    assert_str(phrase_on(a, today, today), "today");
    assert_str(phrase_on(a, yesterday, today), "yesterday");
    assert_str(phrase_on(a, friday, today), "on Friday");
    assert_str(phrase_on(a, july, today), "on 2 July");
    assert_str(phrase_on(a, old, today), "in March 2025");
    assert_str(phrase_on(a, year, today), "in 2023");
    assert_str(phrase_on(a, none, today), "");
    assert_str(phrase_by(a, friday, today), "by last Friday");
    assert_str(phrase_by(a, next_friday, today), "by Friday");
    assert_str(phrase_by(a, yesterday, today), "by yesterday");
    assert_str(phrase_by(a, none, today), "");
    assert_str(phrase_since(a, friday, today), "since last Friday");
    assert_str(phrase_since(a, july, today), "since 2 July");
}

static void test_phrase__pronouns(void **state)
{
    (void)state;
    assert_string_equal(phrase_pronouns(STR("she/her")).object, "her");
    assert_string_equal(phrase_pronouns(STR("He / him")).object, "him");
    assert_string_equal(phrase_pronouns(STR("they/them")).object, "them");
    assert_true(phrase_pronouns(STR("they")).known);
    assert_false(phrase_pronouns(STR("")).known);
    assert_string_equal(phrase_pronouns(STR("xe/xem")).object, "them");
    assert_false(phrase_pronouns(STR("ask me")).known);
}

static void test_phrase__said_to_you(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    assert_str(phrase_to_you(a, STR("introduce me to Dr Ruiz")), "introduce you to Dr Ruiz");
    assert_str(phrase_to_you(a, STR("send my notes, which I am writing")),
               "send your notes, which you are writing");
    assert_str(phrase_to_you(a, STR("what I was told")), "what you were told");
    assert_str(phrase_to_you(a, STR("Mia's memo, myself")), "Mia's memo, yourself");
    assert_str(phrase_to_you(a, STR("")), "");
}

static void test_phrase__inside_a_sentence(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    assert_str(phrase_inside(a, STR("  asked about Thursday. ")), "asked about Thursday");
    assert_str(phrase_inside(a, STR("first\nsecond")), "first");
    assert_str(phrase_label(a, STR("Confirmed")), "confirmed");
    assert_str(phrase_label(a, STR("Not confirmed.")), "not confirmed");
    assert_str(phrase_label(a, STR("A call to them")), "a call to them");
    assert_str(phrase_label(a, STR("ERAS letter")), "ERAS letter");
    assert_str(phrase_label(a, STR("ResidencyCAS")), "ResidencyCAS");
    assert_str(phrase_label(a, STR("I asked")), "I asked");
    assert_str(phrase_label(a, STR("")), "");
    assert_str(phrase_inside(a, STR(" \n ")), "");
    char wide[1000];
    memset(wide, 'x', sizeof(wide));
    struct str cut = phrase_inside(a, (struct str){wide, sizeof(wide)});
    assert_true(cut.n < 200);
    assert_true(str_ends(cut, STR("\xE2\x80\xA6")));
}

static void test_phrase__things_and_acts(void **state)
{
    (void)state;
    assert_true(phrase_is_thing(STR("a draft")));
    assert_true(phrase_is_thing(STR("My notes")));
    assert_false(phrase_is_thing(STR("send my notes")));
    assert_false(phrase_is_thing(STR("")));
    assert_true(phrase_is_past(STR("reviewed my CV")));
    assert_true(phrase_is_past(STR("wrote my letter")));
    assert_false(phrase_is_past(STR("letter of recommendation")));
    assert_false(phrase_is_past(STR("need more time")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phrase__numbers),
        cmocka_unit_test(test_phrase__spans),
        cmocka_unit_test(test_phrase__days),
        cmocka_unit_test(test_phrase__pronouns),
        cmocka_unit_test(test_phrase__said_to_you),
        cmocka_unit_test(test_phrase__inside_a_sentence),
        cmocka_unit_test(test_phrase__things_and_acts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
