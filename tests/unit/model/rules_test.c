/* SPDX-License-Identifier: Apache-2.0 */
/* Short names, derived members and checks of the smaller entities. */
#include "model/rules.h"

#include "base/arena.h"
#include "base/err.h"
#include "check.h"
#include "def/errors.h"

static void test_rules__titles_are_never_null(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    for (size_t i = 0; i < entities_n; i++) {
        void *empty = arena_alloc(a, entities[i]->size);
        struct str t = entities[i]->title(a, empty);
        assert_true(t.n == 0 || t.p != NULL);
    }
    struct account me = {.name = STR_NULL};
    assert_str(account_title(a, &me), "You");
}

static void test_rules__interaction_title(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct interaction x = {.kind = INTERACTION_CALL,
                            .summary = STR("\n  \n Talked about it. \nMore.")};
    assert_str(interaction_title(a, &x), "Talked about it.");
    x.summary = STR_NULL;
    assert_str(interaction_title(a, &x), "Call");
    char long_line[400];
    memset(long_line, 'a', sizeof(long_line));
    x.summary = (struct str){long_line, sizeof(long_line)};
    assert_int_equal(interaction_title(a, &x).n, 120);
}

static void test_rules__person_needs_a_name(void **state)
{
    (void)state;
    struct err err = {0};
    struct person p = {.prefix = STR("Dr"), .middle = STR("J.")};
    assert_int_equal(person_validate(&p, &err), ERR_INVALID);
    assert_non_null(strstr(err.text, "name"));
    p.nickname = STR("J");
    assert_int_equal(person_validate(&p, &err), 0);
}

static int dates(struct date from, struct date until)
{
    struct position p = {.title = STR("Fellow"), .from = from, .until = until};
    return position_validate(&p, NULL);
}

static void test_rules__position_dates(void **state)
{
    (void)state;
    struct date none = {0, 0, 0};
    assert_int_equal(dates(none, none), 0);
    assert_int_equal(dates((struct date){2016, 0, 0}, (struct date){2021, 6, 0}), 0);
    assert_int_equal(dates((struct date){2021, 6, 0}, (struct date){2021, 0, 0}),
                     0); /* within 2021 */
    assert_int_equal(dates((struct date){2021, 6, 3}, (struct date){2021, 6, 0}), 0);
    assert_int_equal(dates((struct date){2022, 0, 0}, (struct date){2021, 6, 0}), ERR_INVALID);
    assert_int_equal(dates((struct date){2021, 7, 0}, (struct date){2021, 6, 0}), ERR_INVALID);
    assert_int_equal(dates((struct date){2021, 6, 3}, (struct date){2021, 6, 2}), ERR_INVALID);
    struct role backwards = {.from = {2022, 0, 0}, .until = {2021, 0, 0}};
    assert_int_equal(role_validate(&backwards, NULL), ERR_INVALID);
    struct position empty = {.person = 1};
    assert_int_equal(position_validate(&empty, NULL), ERR_INVALID);
}

static void test_rules__usual_direction(void **state)
{
    (void)state;
    struct interaction x = {.kind = INTERACTION_THANK_YOU};
    interaction_derive(NULL, &x);
    assert_int_equal(x.direction, DIRECTION_TO_THEM);
    x = (struct interaction){.kind = INTERACTION_MEETING};
    interaction_derive(NULL, &x);
    assert_int_equal(x.direction, DIRECTION_BOTH);
    x = (struct interaction){.kind = INTERACTION_EMAIL, .direction = DIRECTION_TO_ME};
    interaction_derive(NULL, &x);
    assert_int_equal(x.direction, DIRECTION_TO_ME);
    x = (struct interaction){.kind = INTERACTION_NONE};
    interaction_derive(NULL, &x);
    assert_int_equal(x.direction, DIRECTION_NONE);
}

static void test_rules__time(void **state)
{
    static const char *const bad[] = {"24:00", "12:60", "1:00",   "12.00", "12:0",
                                      "-1:00", "ab:cd", "12:000", " 2:00", "+2:00"};
    (void)state;
    assert_null(time_check(STR("00:00")));
    assert_null(time_check(STR("23:59")));
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        if (!time_check(str_c(bad[i])))
            fail_msg("%s is taken for a time", bad[i]);
}

static void test_rules__time_zone(void **state)
{
    static const char *const bad[] = {"Mars/Olympus", "../../etc/passwd", "/etc/localtime",
                                      "America", "."};
    (void)state;
    assert_null(time_zone_check(STR("America/Chicago")));
    assert_null(time_zone_check(STR("UTC")));
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        if (!time_zone_check(str_c(bad[i])))
            fail_msg("%s is taken for a time zone", bad[i]);
}

static void test_rules__organisation_sort_key(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct organisation o = {.name = STR("St. Brigid's  Hôpital")};
    organisation_derive(a, &o);
    assert_str(o.sort_key, "st brigid s hopital");
}

static void test_rules__choices_by_key_and_label(void **state)
{
    (void)state;
    assert_int_equal(choice_find(circle_choices, STR("INNER")), CIRCLE_INNER);
    assert_int_equal(choice_find(circle_choices, STR("good contacts")), CIRCLE_GOOD);
    assert_int_equal(choice_find(circle_choices, STR("nobody")), 0);
    assert_int_equal(choice_find(circle_choices, STR_NULL), 0);
    assert_int_equal(choice_find(interaction_kind_choices, STR("other")), INTERACTION_OTHER);
    assert_int_equal(choice_find(contact_kind_choices, STR("im")), CONTACT_IM);
    assert_int_equal(choice_find(promise_by_choices, STR("them")), PROMISE_BY_THEM);
    assert_int_equal(choice_find(help_direction_choices, STR("given")), HELP_GIVEN);
    assert_int_equal(choice_find(card_format_choices, STR("csv")), CARD_CSV);
    assert_int_equal(choice_find(direction_choices, STR("to_me")), DIRECTION_TO_ME);
    assert_int_equal(choice_find(track_choices, STR("other")), TRACK_OTHER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rules__titles_are_never_null),
                                       cmocka_unit_test(test_rules__interaction_title),
                                       cmocka_unit_test(test_rules__person_needs_a_name),
                                       cmocka_unit_test(test_rules__position_dates),
                                       cmocka_unit_test(test_rules__usual_direction),
                                       cmocka_unit_test(test_rules__time),
                                       cmocka_unit_test(test_rules__time_zone),
                                       cmocka_unit_test(test_rules__organisation_sort_key),
                                       cmocka_unit_test(test_rules__choices_by_key_and_label)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
