/* SPDX-License-Identifier: Apache-2.0 */
#include "def/words.h"

#include "base/arena.h"
#include "check.h"

static void test_words__bool(void **state)
{
    static const struct {
        const char *text;
        int want; /* -1: refused */
    } rows[] = {{"yes", 1}, {"Y", 1},  {"TRUE", 1},  {" on ", 1}, {"1", 1},
                {"no", 0},  {"N", 0},  {"off", 0},   {"0", 0},    {"", 0},
                {"  ", 0},  {"2", -1}, {"yess", -1}, {"ja", -1}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        bool v = rows[i].want != 1;
        bool ok = words_bool(str_c(rows[i].text), &v);
        if (ok != (rows[i].want >= 0) || (ok && v != (rows[i].want == 1)))
            fail_msg("\"%s\"", rows[i].text);
    }
}

static void test_words__date(void **state)
{
    static const struct {
        const char *text, *want; /* NULL: refused */
    } rows[] = {{"today", "2027-03-01"},
                {"Yesterday", "2027-02-28"},
                {" TOMORROW ", "2027-03-02"},
                {"+14", "2027-03-15"},
                {"-1", "2027-02-28"},
                {"+2w", "2027-03-15"},
                {"-1w", "2027-02-22"},
                {"+0", "2027-03-01"},
                {"+36500", "2127-02-05"},
                {"+36501", NULL},
                {"+", NULL},
                {"-", NULL},
                {"+w", NULL},
                {"--5", NULL},
                {"5", NULL},
                {"", NULL},
                {"+1d", NULL},
                {"next week", NULL}};
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct date d;
        bool ok = words_date(str_c(rows[i].text), (struct date){2027, 3, 1}, &d);
        if (ok != (rows[i].want != NULL) || (ok && !str_eq(date_str(a, d), str_c(rows[i].want))))
            fail_msg("\"%s\" is %s", rows[i].text, ok ? date_str(a, d).p : "refused");
    }
}

static void test_words__date_needs_today(void **state)
{
    (void)state;
    struct date d;
    assert_false(words_date(STR("today"), (struct date){0, 0, 0}, &d));
    assert_false(
        words_date(STR("+9999"), (struct date){9999, 12, 1}, &d)); /* beyond the calendar */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words__bool),
                                       cmocka_unit_test(test_words__date),
                                       cmocka_unit_test(test_words__date_needs_today)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
