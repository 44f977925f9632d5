/* SPDX-License-Identifier: Apache-2.0 */
#include "base/date.h"

#include "base/arena.h"
#include "check.h"
#include "property.h"

static struct arena *arena;
static int setup(void **state)
{
    (void)state;
    arena = arena_new(0);
    return 0;
}
static int teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct date day(int y, int m, int d) { return (struct date){y, m, d}; }

static void test_date__leap_years(void **state)
{
    (void)state;
    assert_int_equal(date_month_length(2023, 2), 28);
    assert_int_equal(date_month_length(2024, 2), 29);
    assert_int_equal(date_month_length(1900, 2), 28);
    assert_int_equal(date_month_length(2000, 2), 29);
    assert_int_equal(date_month_length(0, 2), 29); /* a birthday without its year */
    assert_true(date_is_valid(day(2024, 2, 29)));
    assert_false(date_is_valid(day(2023, 2, 29)));
    assert_true(date_is_valid(day(0, 2, 29)));
}

static void test_date__which_parts_may_lack(void **state)
{
    (void)state;
    assert_true(date_is_valid(day(0, 0, 0)));
    assert_true(date_is_valid(day(2024, 0, 0)));
    assert_true(date_is_valid(day(2024, 5, 0)));
    assert_true(date_is_valid(day(0, 7, 4)));
    assert_false(date_is_valid(day(0, 7, 0)));
    assert_false(date_is_valid(day(0, 0, 4)));
    assert_false(date_is_valid(day(2024, 0, 4)));
    assert_false(date_is_valid(day(2024, 13, 1)));
    assert_false(date_is_valid(day(2024, 4, 31)));
    assert_false(date_is_valid(day(-1, 1, 1)));
    assert_false(date_is_valid(day(10000, 1, 1)));
    assert_false(date_is_valid(day(2024, -1, 1)));
    assert_false(date_is_set(day(0, 0, 0)));
    assert_true(date_is_set(day(2024, 0, 0)));
    assert_false(date_is_full(day(2024, 5, 0)));
    assert_true(date_is_full(day(2024, 5, 1)));
}

static void test_date__order(void **state)
{
    (void)state;
    assert_true(date_cmp(day(2023, 12, 31), day(2024, 1, 1)) < 0);
    assert_true(date_cmp(day(2024, 0, 0), day(2024, 1, 1)) < 0);
    assert_true(date_cmp(day(2024, 2, 2), day(2024, 2, 1)) > 0);
    assert_int_equal(date_cmp(day(2024, 2, 2), day(2024, 2, 2)), 0);
    assert_true(date_eq(day(2024, 2, 2), day(2024, 2, 2)));
    assert_false(date_eq(day(2024, 2, 2), day(2024, 2, 0)));
}

static void test_date__days(void **state)
{
    (void)state;
    assert_int_equal(date_to_days(day(1970, 1, 1)), 0);
    assert_int_equal(date_to_days(day(1969, 12, 31)), -1);
    assert_int_equal(date_to_days(day(2000, 3, 1)), 11017);
    assert_int_equal(date_to_days(day(1, 1, 1)), -719162);
    assert_true(date_eq(date_add_days(day(2024, 2, 28), 2), day(2024, 3, 1)));
    assert_true(date_eq(date_add_days(day(2024, 1, 1), -1), day(2023, 12, 31)));
    assert_int_equal(date_diff(day(2025, 1, 1), day(2024, 1, 1)), 366);
    assert_int_equal(date_weekday(day(1970, 1, 1)), 3);
    assert_int_equal(date_weekday(day(2024, 3, 11)), 0);
    assert_int_equal(date_weekday(day(2024, 3, 17)), 6);
    assert_int_equal(date_weekday(day(1900, 1, 1)), 0);
}

static bool days_round_trip(struct gen *g)
{
    int64_t days = gen_between(g, -719162, 2932896); /* years 1 to 9999 */
    struct date d = date_from_days(days), next = date_from_days(days + 1);
    return date_is_full(d) && (date_is_valid(d) || d.y > 9999) && date_to_days(d) == days &&
           date_cmp(d, next) < 0 && (date_weekday(d) + 1) % 7 == date_weekday(next);
}

static bool text_round_trip(struct gen *g)
{
    struct date d = date_from_days(gen_between(g, -719162, 2932896)), back = {0};
    char text[DATE_TEXT_MAX];
    int64_t form = gen_between(g, 0, 3);
    if (form == 1)
        d.d = 0;
    else if (form == 2)
        d.m = d.d = 0;
    else if (form == 3)
        d.y = 0;
    size_t n = date_format(d, text);
    return strlen(text) == n && date_parse(str_c(text), &back) && date_eq(d, back);
}

/* Whatever is read is valid and is read the same from its own text. */
static bool hostile_text(struct gen *g)
{
    struct date d, back;
    char text[DATE_TEXT_MAX];
    if (!date_parse(gen_bytes(g, 12, STR("0123456789-- ")), &d))
        return true;
    date_format(d, text);
    return date_is_valid(d) && date_parse(str_c(text), &back) && date_eq(d, back);
}

static void test_date__properties(void **state)
{
    (void)state;
    property_check("days round trip", days_round_trip, 3000);
    property_check("text round trip", text_round_trip, 3000);
    property_check("hostile text", hostile_text, 20000);
}

static void test_date__parse(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct date want;
    } good[] = {
        {"", {0, 0, 0}},           {"  ", {0, 0, 0}},        {"2024", {2024, 0, 0}},
        {"2024-03", {2024, 3, 0}}, {"2024-03-12", {2024, 3, 12}}, {" 2024-03-12\n", {2024, 3, 12}},
        {"20240312", {2024, 3, 12}}, {"--07-04", {0, 7, 4}}, {"--0704", {0, 7, 4}},
        {"--02-29", {0, 2, 29}},   {"0001-01-01", {1, 1, 1}}, {"9999-12-31", {9999, 12, 31}},
    };
    static const char *const bad[] = {
        "0000",       "24",         "2024-3",     "2024-3-1",    "2024-13",    "2024-00",
        "2024-02-30", "2023-02-29", "2024/03/12", "12.03.2024",  "--13-01",    "--00-00",
        "--07-00",    "--00-04",    "--0000",     "0000-01-12",  "00000112",   "20240012",
        "20240100",   "2024-03-1x", "2024-03-1 ", "2024-03-12x", "-2024",      "+2024",
        "today",      "---12",      "2024-03-",   "２０２４",    "2024 -03",
    };
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
        struct date d = {9, 9, 9};
        assert_true(date_parse(str_c(good[i].text), &d));
        assert_true(date_eq(d, good[i].want));
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        struct date d = {9, 9, 9};
        if (date_parse(str_c(bad[i]), &d))
            fail_msg("%s was read", bad[i]);
        assert_true(date_eq(d, day(9, 9, 9)));
    }
}

static void test_date__format(void **state)
{
    (void)state;
    assert_str(date_str(arena, day(2024, 3, 2)), "2024-03-02");
    assert_str(date_str(arena, day(987, 3, 0)), "0987-03");
    assert_str(date_str(arena, day(2024, 0, 0)), "2024");
    assert_str(date_str(arena, day(0, 7, 4)), "--07-04");
    assert_str(date_str(arena, day(0, 0, 0)), "");
    assert_str(date_str(arena, day(2023, 2, 29)), "");
}

static void test_date__words(void **state)
{
    (void)state;
    assert_str(date_words(arena, day(2024, 3, 12)), "12 March 2024");
    assert_str(date_words(arena, day(2024, 3, 0)), "March 2024");
    assert_str(date_words(arena, day(2024, 0, 0)), "2024");
    assert_str(date_words(arena, day(0, 7, 4)), "4 July");
    assert_str(date_words(arena, day(0, 0, 0)), "");
    assert_str(date_words(arena, day(2024, 2, 30)), "");
}

static void test_date__near(void **state)
{
    (void)state;
    struct date today = day(2024, 3, 13); /* a Wednesday */
    assert_str(date_near(arena, today, today), "today");
    assert_str(date_near(arena, day(2024, 3, 12), today), "yesterday");
    assert_str(date_near(arena, day(2024, 3, 14), today), "tomorrow");
    assert_str(date_near(arena, day(2024, 3, 7), today), "Thursday");
    assert_str(date_near(arena, day(2024, 3, 19), today), "Tuesday");
    assert_str(date_near(arena, day(2024, 3, 6), today), "6 March");
    assert_str(date_near(arena, day(2024, 3, 20), today), "20 March");
    assert_str(date_near(arena, day(2023, 12, 24), today), "24 December 2023");
    assert_str(date_near(arena, day(2024, 3, 0), today), "March 2024");
    assert_str(date_near(arena, day(0, 0, 0), today), "");
    assert_str(date_near(arena, day(2023, 12, 31), day(2024, 1, 1)), "yesterday");
}

static void test_date__instants(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t seconds, us;
        const char *back; /* NULL: the same */
    } good[] = {
        {"1970-01-01T00:00:01Z", 1, 0, NULL},
        {"2024-03-12T08:05:00Z", 1710230700, 0, NULL},
        {"2024-03-12T08:05:00.5Z", 1710230700, 500000, "2024-03-12T08:05:00.500000Z"},
        {"2024-03-12T08:05:00.123456789Z", 1710230700, 123456, "2024-03-12T08:05:00.123456Z"},
        {"2024-03-12t09:05:00+01:00", 1710230700, 0, "2024-03-12T08:05:00Z"},
        {"2024-03-12 03:05:00-0500", 1710230700, 0, "2024-03-12T08:05:00Z"},
        {"2024-03-12T13:35:00+05:30", 1710230700, 0, "2024-03-12T08:05:00Z"},
        {"2024-03-12", 1710201600, 0, "2024-03-12T00:00:00Z"},
        {"1969-12-31T23:59:59.999999Z", -1, 999999, NULL},
    };
    static const char *const bad[] = {
        "", "2024-03", "2024-03-12T08:05Z", "2024-03-12T08:05:00", "2024-03-12T24:00:00Z",
        "2024-03-12T08:60:00Z", "2024-03-12T08:05:00+25:00", "2024-03-12T08:05:00+1:00",
        "2024-03-12T08:05:00Zx", "2024-03-12T08:05:00.Z", "20240312T08:05:00Z",
        "20240312  T08:05:00Z", "2024-03-12x08:05:00Z", "2024-02-30T08:05:00Z",
        "--03-12T08:05:00Z", "2024-03-12T08:05:00+01:", "2024-03-12T08:05:00Z+",
    };
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
        int64_t us = 0;
        char text[INSTANT_TEXT_MAX];
        assert_true(instant_parse(str_c(good[i].text), &us));
        assert_true(us == good[i].seconds * US_PER_SECOND + good[i].us);
        size_t n = instant_format(us, text);
        assert_int_equal(n, strlen(text));
        assert_string_equal(text, good[i].back ? good[i].back : good[i].text);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        int64_t us;
        if (instant_parse(str_c(bad[i]), &us))
            fail_msg("%s was read", bad[i]);
    }
}

static bool instant_round_trip(struct gen *g)
{
    int64_t us = gen_between(g, -719162 * US_PER_DAY, 2932896 * US_PER_DAY), back;
    char text[INSTANT_TEXT_MAX];
    return instant_format(us, text) < sizeof(text) && instant_parse(str_c(text), &back) &&
           back == us;
}

static void test_date__instant_round_trip(void **state)
{
    (void)state;
    char text[INSTANT_TEXT_MAX];
    property_check("instant round trip", instant_round_trip, 3000);
    assert_true(instant_format(INT64_MIN, text) < sizeof(text));
    assert_true(instant_format(INT64_MAX, text) < sizeof(text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_date__leap_years),
        cmocka_unit_test(test_date__which_parts_may_lack),
        cmocka_unit_test(test_date__order),
        cmocka_unit_test(test_date__days),
        cmocka_unit_test(test_date__properties),
        cmocka_unit_test(test_date__parse),
        cmocka_unit_test(test_date__format),
        cmocka_unit_test(test_date__words),
        cmocka_unit_test(test_date__near),
        cmocka_unit_test(test_date__instants),
        cmocka_unit_test(test_date__instant_round_trip),
    };
    return cmocka_run_group_tests_name("base/date", tests, setup, teardown);
}
