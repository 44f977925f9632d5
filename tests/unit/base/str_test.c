/* SPDX-License-Identifier: Apache-2.0 */
#include "base/str.h"

#include "base/arena.h"
#include "check.h"

#include <limits.h>

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

static void test_str__empty_forms_are_equal(void **state)
{
    (void)state;
    assert_true(str_eq(STR_NULL, STR("")));
    assert_true(str_eq(str_c(NULL), str_c("")));
    assert_int_equal(str_cmp(STR_NULL, STR("")), 0);
    assert_true(str_starts(STR_NULL, STR_NULL) && str_ends(STR_NULL, STR_NULL));
    assert_str(str_trim(STR_NULL), "");
    assert_str(str_sub(STR_NULL, 3, 9), "");
    assert_int_equal(str_find(STR_NULL, STR("x"), 0), SIZE_MAX);
    assert_int_equal(str_find_char(STR_NULL, 'x', 0), SIZE_MAX);
}

static void test_str__comparisons(void **state)
{
    (void)state;
    assert_false(str_eq(STR("a"), STR("b")));
    assert_true(str_cmp(STR("a"), STR("b")) < 0);
    assert_true(str_cmp(STR("ab"), STR("a")) > 0);
    assert_true(str_cmp(STR("\xC3\xA9"), STR("z")) > 0); /* bytes are unsigned */
    assert_true(str_eq_nocase(STR("BEGIN"), STR("begin")));
    assert_false(str_eq_nocase(STR("BEGIN"), STR("BEGIN:")));
    assert_false(str_eq_nocase(STR("\xC3\x89"), STR("\xC3\xA9"))); /* ASCII letters only */
    assert_false(str_eq_nocase(STR("["), STR("{")));
    assert_true(str_starts(STR("mailto:x"), STR("mailto:")));
    assert_false(str_starts(STR("mail"), STR("mailto:")));
    assert_true(str_starts_nocase(STR("MailTo:x"), STR("mailto:")));
    assert_true(str_ends(STR("a.vcf"), STR(".vcf")));
    assert_false(str_ends(STR("vcf"), STR(".vcf")));
}

static void test_str__parts(void **state)
{
    (void)state;
    assert_str(str_sub(STR("abcdef"), 2, 4), "cd");
    assert_str(str_sub(STR("abcdef"), 4, 2), "");
    assert_str(str_sub(STR("abcdef"), 4, 99), "ef");
    assert_str(str_trim(STR(" \t\r\n\v\f a b \n")), "a b");
    assert_str(str_trim(STR(" \n ")), "");
    assert_int_equal(str_find_char(STR("a:b:c"), ':', 2), 3);
    assert_int_equal(str_find_char(STR("a:b"), ':', 2), SIZE_MAX);
    assert_int_equal(str_find(STR("one two two"), STR("two"), 5), 8);
    assert_int_equal(str_find(STR("ab"), STR(""), 2), 2);
    assert_int_equal(str_find(STR("ab"), STR("b"), 3), SIZE_MAX);
    assert_int_equal(str_find(STR("ab"), STR("abc"), 0), SIZE_MAX);
}

static void test_str__next_gives_every_part(void **state)
{
    (void)state;
    struct str rest = STR("a,,b,"), part;
    const char *want[] = {"a", "", "b", ""};
    for (size_t i = 0; i < 4; i++) {
        assert_true(str_next(&rest, ',', &part));
        assert_str(part, want[i]);
    }
    assert_false(str_next(&rest, ',', &part));
    rest = STR_NULL;
    assert_false(str_next(&rest, ',', &part));
}

static void test_str__next_line_takes_all_line_ends(void **state)
{
    (void)state;
    struct str rest = STR("one\ntwo\r\nthree\r\rfive"), line;
    const char *want[] = {"one", "two", "three", "", "five"};
    for (size_t i = 0; i < 5; i++) {
        assert_true(str_next_line(&rest, &line));
        assert_str(line, want[i]);
    }
    assert_false(str_next_line(&rest, &line));
    rest = STR("end\r\n");
    assert_true(str_next_line(&rest, &line));
    assert_false(str_next_line(&rest, &line));
}

static void test_str__copies(void **state)
{
    (void)state;
    struct str s = str_copy(arena, str_sub(STR("abcdef"), 1, 3));
    assert_string_equal(s.p, "bc");
    assert_string_equal(str_copy(arena, STR_NULL).p, "");
    assert_str(str_join(arena, STR("a"), STR(", "), STR("b")), "a, b");
    assert_str(str_join(arena, STR("a"), STR_NULL, STR("b")), "ab");
    assert_str(str_join(arena, STR(""), STR(", "), STR("b")), "b");
    assert_str(str_join(arena, STR("a"), STR(", "), STR_NULL), "a");
    assert_str(str_join(arena, STR_NULL, STR(", "), STR_NULL), "");
    assert_str(str_format(arena, "%d-%.*s", 7, STR_ARG(STR("xy"))), "7-xy");
    struct str nul = str_join(arena, (struct str){"a\0b", 3}, STR("|"), STR("c"));
    assert_int_equal(nul.n, 5);
    assert_memory_equal(nul.p, "a\0b|c", 6);
    assert_int_equal(str_printf_len((struct str){"", (size_t)INT_MAX + 1}), INT_MAX);
}

static void test_str__numbers(void **state)
{
    (void)state;
    int64_t v = 42;
    const char *bad[] = {"",  "-",    "+1",  " 1", "1 ", "1.0", "0x10", "9223372036854775808",
                         "a", "--1", "1-", "-9223372036854775809", "99999999999999999999"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_false(str_to_i64(str_c(bad[i]), INT64_MIN, INT64_MAX, &v));
    assert_int_equal(v, 42); /* written on success only */
    assert_true(str_to_i64(STR("-9223372036854775808"), INT64_MIN, INT64_MAX, &v));
    assert_true(v == INT64_MIN);
    assert_true(str_to_i64(STR("9223372036854775807"), INT64_MIN, INT64_MAX, &v));
    assert_true(v == INT64_MAX);
    assert_true(str_to_i64(STR("007"), 0, 9, &v) && v == 7);
    assert_false(str_to_i64(STR("10"), 0, 9, &v));
    assert_false(str_to_i64(STR("-1"), 0, 9, &v));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_str__empty_forms_are_equal),
        cmocka_unit_test(test_str__comparisons),
        cmocka_unit_test(test_str__parts),
        cmocka_unit_test(test_str__next_gives_every_part),
        cmocka_unit_test(test_str__next_line_takes_all_line_ends),
        cmocka_unit_test(test_str__copies),
        cmocka_unit_test(test_str__numbers),
    };
    return cmocka_run_group_tests_name("base/str", tests, setup, teardown);
}
