/* SPDX-License-Identifier: Apache-2.0 */
/* iCalendar as it is written: folds, escapes, days and times, to the byte. */
#include "codec/ical_out.h"

#include "base/arena.h"
#include "check.h"

static struct str written(struct arena *a, const struct ical_event *e)
{
    struct strbuf out;
    strbuf_init(&out, a, 10000);
    ical_put_event(&out, e);
    return strbuf_get(&out);
}

static void test_ical_out__days(void **state)
{
    struct ical_event e = {.uid = STR("a@wellmet"),
                           .sequence = 7,
                           .from = {2026, 12, 30},
                           .until = {2026, 12, 31},
                           .summary = STR("Commas, semicolons; back\\slash\nand lines\x01"),
                           .tentative = true};
    assert_str(written(*state, &e), "BEGIN:VEVENT\r\n"
                                    "UID:a@wellmet\r\n"
                                    "DTSTAMP:19700101T000000Z\r\n"
                                    "LAST-MODIFIED:19700101T000000Z\r\n"
                                    "SEQUENCE:7\r\n"
                                    "DTSTART;VALUE=DATE:20261230\r\n"
                                    "DTEND;VALUE=DATE:20270101\r\n"
                                    "SUMMARY:Commas\\, semicolons\\; back\\\\slash\\nand lines\r\n"
                                    "STATUS:TENTATIVE\r\n"
                                    "TRANSP:TRANSPARENT\r\n"
                                    "END:VEVENT\r\n");
}

static void test_ical_out__times(void **state)
{
    int64_t at = INT64_C(1835571600) * US_PER_SECOND; /* 2028-03-02T01:00:00Z */
    struct ical_event e = {.uid = STR("b"), .at = at, .stamp = at};
    struct str s = written(*state, &e);
    assert_true(str_find(s, STR("\r\nDTSTART:20280302T010000Z\r\n"), 0) != SIZE_MAX);
    assert_true(str_find(s, STR("DTEND"), 0) == SIZE_MAX);
    e.at_end = at + 61 * US_PER_SECOND;
    s = written(*state, &e);
    assert_true(str_find(s, STR("\r\nDTEND:20280302T010101Z\r\n"), 0) != SIZE_MAX);
}

/* No line is longer than 75 octets, no character is cut, and put together it is the same. */
static void test_ical_out__folds(void **state)
{
    struct str long_text = STR_NULL, unfolded = STR_NULL, rest, line;
    for (int i = 0; i < 60; i++)
        long_text = str_format(*state, "%.*sé%s", STR_ARG(long_text), i % 7 ? "x" : "日本");
    struct ical_event e = {
        .uid = STR("c"), .from = {2026, 1, 1}, .until = {2026, 1, 1}, .description = long_text};
    rest = written(*state, &e);
    while (str_next_line(&rest, &line)) {
        assert_true(line.n <= 75);
        assert_true(((unsigned char)line.p[line.n - 1] & 0xC0) != 0xC0);
        if (line.p[0] == ' ')
            assert_true(((unsigned char)line.p[1] & 0xC0) != 0x80);
        unfolded = line.p[0] == ' '
                       ? str_format(*state, "%.*s%.*s", STR_ARG(unfolded),
                                    STR_ARG(str_sub(line, 1, line.n)))
                       : str_format(*state, "%.*s\n%.*s", STR_ARG(unfolded), STR_ARG(line));
    }
    struct str want = str_format(*state, "\nDESCRIPTION:%.*s\n", STR_ARG(long_text));
    assert_true(str_find(unfolded, want, 0) != SIZE_MAX);
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
    const struct CMUnitTest tests[] = {TEST(test_ical_out__days), TEST(test_ical_out__times),
                                       TEST(test_ical_out__folds)};
    return cmocka_run_group_tests_name("codec/ical_out", tests, NULL, NULL);
}
