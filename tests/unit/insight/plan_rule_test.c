/* SPDX-License-Identifier: Apache-2.0 */
/* The grammar of the plan's rules: what it takes, what it refuses, and which days come of it. */
#include "insight/plan_rule.h"

#include "base/arena.h"
#include "base/err.h"
#include "check.h"
#include "def/errors.h"

/* The only other step: the third Friday of March, as "friday". */
static struct plan_span find(const void *data, size_t step, int64_t year)
{
    (void)step;
    return plan_rule_span(data, year, &(struct plan_lookup){find, data});
}

static struct plan_rule *parsed(struct arena *a, const char *text)
{
    struct plan_rule *r = NULL;
    struct err err = {0};
    if (plan_rule_parse(a, str_c(text), &r, &err) < 0)
        fail_msg("%s: %s", text, err.text);
    return r;
}

/* "2027-03-19", "~2027-03-19", "2027-03-01/2027-03-19" or "unknown". */
static struct str days(struct arena *a, const char *rule, int64_t year)
{
    struct plan_lookup steps = {find, parsed(a, "nth_weekday(3,fri,mar,G)")};
    struct plan_span s = plan_rule_span(parsed(a, rule), year, &steps);
    if (!date_is_set(s.from))
        return STR("unknown");
    struct str from = date_str(a, s.from), until = date_str(a, s.until);
    return str_format(a, "%s%.*s%s%.*s", s.about ? "~" : "", STR_ARG(from),
                      date_eq(s.from, s.until) ? "" : "/",
                      STR_ARG(date_eq(s.from, s.until) ? STR_NULL : until));
}

static void test_plan_rule__days(void **state)
{
    static const struct {
        const char *rule;
        int64_t year;
        const char *want;
    } rows[] = {
        {"date(05-31,G)", 2027, "2027-05-31"},
        {"date(09-15, G-1)", 2027, "2026-09-15"},
        {" date( 09-15 , G - 4 ) ", 2027, "2023-09-15"},
        {"date(02-29,G)", 2028, "2028-02-29"},
        {"date(02-29,G)", 2027, "2027-02-28"},
        {"about(07-01,G)", 2027, "~2027-07-01"},
        {"nth_weekday(1,wed,jun,G-1)", 2028, "2027-06-02"},
        {"nth_weekday(4,wed,sep,G-1)", 2026, "2025-09-24"},
        {"nth_weekday(5,wed,sep,G-1)", 2022, "2021-09-29"},
        {"nth_weekday(5,wed,sep,G-1)", 2026, "unknown"},
        {"nth_weekday(1,tue,feb,G)", 2024, "2024-02-06"},
        {"nth_weekday(1,sun,nov,G)", 2026, "2026-11-01"},
        {"next_workday(date(02-01,G))", 2026, "2026-02-02"},
        {"next_workday(date(01-31,G))", 2026, "2026-02-02"},
        {"next_workday(date(02-02,G))", 2026, "2026-02-02"},
        {"prev_workday(date(01-31,G))", 2027, "2027-01-29"},
        {"prev_workday(date(01-31,G))", 2028, "2028-01-31"},
        {"next_workday(about(02-01,G))", 2026, "~2026-02-02"},
        {"window(date(10-01,G-1),date(01-31,G))", 2027, "2026-10-01/2027-01-31"},
        {"window(about(10-01,G-1),date(01-31,G))", 2027, "~2026-10-01/2027-01-31"},
        {"window(date(02-01,G),date(01-31,G))", 2027, "unknown"},
        {"window(date(02-01,G),unknown())", 2027, "unknown"},
        {"friday", 2027, "2027-03-19"},
        {"friday-16d", 2023, "2023-03-01"},
        {"friday - 16d", 2024, "2024-02-28"},
        {"friday+2w", 2027, "2027-04-02"},
        {"window(friday,friday+7d)", 2027, "2027-03-19/2027-03-26"},
        {"next_workday(friday+1d)", 2027, "2027-03-22"},
        {"unknown()", 2027, "unknown"},
        {"date(05-31,G)", 1066, "unknown"},
        {"date(05-31,G)", INT64_MAX, "unknown"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        assert_str(days(*state, rows[i].rule, rows[i].year), rows[i].want);
}

static void test_plan_rule__refused(void **state)
{
    static const struct {
        const char *rule, *words; /* part of the sentence */
    } rows[] = {
        {"", "ends too soon"},
        {"date", NULL}, /* the id of a step */
        {"date()", "a day, MM-DD,"},
        {"date(13-01,G)", "at \"13-01,G)\""},
        {"date(02-30,G)", "a day, MM-DD,"},
        {"date(04-31,G)", "a day, MM-DD,"},
        {"date(1-1-1,G)", "a day"},
        {"date(05-31)", "\",\" should stand"},
        {"date(05-31,H)", "a year, G or G-1,"},
        {"date(05-31,G+1)", "\")\" should stand"},
        {"date(05-31,G-0)", "a number of years"},
        {"date(05-31,G-10)", "\")\" should stand"},
        {"date(05-31,G", "ends too soon; \")\""},
        {"date(05-31,G))", "the end should stand at \")\""},
        {"date(05-31,G) x", "the end should stand"},
        {"nth_weekday(0,wed,jun,G)", "a number from 1 to 5"},
        {"nth_weekday(6,wed,jun,G)", "a number from 1 to 5"},
        {"nth_weekday(1,wen,jun,G)", "a weekday"},
        {"nth_weekday(1,wed,juno,G)", "a month"},
        {"nth_weekday(1,wed,G)", "a month"},
        {"window(date(05-31,G))", "\",\" should stand"},
        {"next_workday()", "a rule or the id"},
        {"unknown(1)", "\")\" should stand"},
        {"easter(G)", "has no \"easter(\""},
        {"Match_Day", "a rule or the id"},
        {"2day", "a rule or the id"},
        {"friday+", "a number of days"},
        {"friday+2", "d or w"},
        {"friday+2m", "d or w"},
        {"friday+1000d", "d or w"},
        {"friday*2d", "the end"},
        {"next_workday(next_workday(next_workday(next_workday(next_workday(next_workday("
         "next_workday(next_workday(next_workday(friday)))))))))",
         "nested too deeply"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct plan_rule *r;
        struct err err = {0};
        int rc = plan_rule_parse(*state, str_c(rows[i].rule), &r, &err);
        assert_int_equal(rc, rows[i].words ? ERR_PARSE : 0);
        if (rows[i].words && !strstr(err.text, rows[i].words))
            fail_msg("\"%s\" gives: %s", rows[i].rule, err.text);
    }
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
        cmocka_unit_test_setup_teardown(test_plan_rule__days, setup, teardown),
        cmocka_unit_test_setup_teardown(test_plan_rule__refused, setup, teardown),
    };
    return cmocka_run_group_tests_name("insight/plan_rule", tests, NULL, NULL);
}
