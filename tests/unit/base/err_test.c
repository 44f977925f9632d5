/* SPDX-License-Identifier: Apache-2.0 */
#include "base/err.h"

#include "base/fold.h"
#include "check.h"

static void test_err__sets_and_returns(void **state)
{
    (void)state;
    struct err e = {0};
    assert_int_equal(err_set(&e, -3, "No person \"%s\".", "Chen"), -3);
    assert_int_equal(e.code, -3);
    assert_string_equal(e.text, "No person \"Chen\".");
    assert_int_equal(err_set(NULL, -4, "nobody listens"), -4);
    err_prefix(NULL, "nobody %d", 1);
}

static void test_err__is_one_line(void **state)
{
    (void)state;
    struct err e = {0};
    err_set(&e, -1, "a\nb\tc\x1b[31md\x7f");
    assert_string_equal(e.text, "a b c [31md ");
}

static void test_err__prefix(void **state)
{
    (void)state;
    struct err e = {0};
    err_set(&e, -1, "line %d is empty", 3);
    err_prefix(&e, "%s", "a.csv");
    assert_string_equal(e.text, "a.csv: line 3 is empty");
    assert_int_equal(e.code, -1);
}

static void test_err__cut_keeps_whole_characters(void **state)
{
    (void)state;
    static const char *const units[] = {"a", "é", "王", "😀"};
    for (size_t u = 0; u < 4; u++) {
        for (size_t shift = 0; shift < 4; shift++) {
            struct err e = {0};
            char text[2000] = "";
            size_t n = shift;
            memset(text, 'x', shift);
            for (; n + 4 < sizeof(text); n += strlen(units[u]))
                memcpy(text + n, units[u], strlen(units[u]) + 1);
            err_set(&e, -1, "%s", text);
            assert_true(utf8_is_valid(str_c(e.text)));
            assert_in_range(strlen(e.text), sizeof(e.text) - 5, sizeof(e.text) - 1);
            err_prefix(&e, "é");
            assert_true(utf8_is_valid(str_c(e.text)));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_err__sets_and_returns),
        cmocka_unit_test(test_err__is_one_line),
        cmocka_unit_test(test_err__prefix),
        cmocka_unit_test(test_err__cut_keeps_whole_characters),
    };
    return cmocka_run_group_tests_name("base/err", tests, NULL, NULL);
}
