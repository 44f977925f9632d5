/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/fold.h"
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

#define BAD "\xEF\xBF\xBD"

static void test_utf8__valid(void **state)
{
    (void)state;
    static const char *const good[] = {"", "plain", "é", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                                       "\xEE\x80\x80", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF",
                                       "eight bytes and é"};
    static const char *const bad[] = {
        "\x80",             "\xBF",             "\xC0\x80",         "\xC1\xBF",
        "\xC3",             "\xC3(",            "\xE0\x80\x80",     "\xE0\x9F\xBF",
        "\xED\xA0\x80",     "\xED\xBF\xBF",     "\xE2\x82",         "\xE2(\xA1",
        "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
        "\xFF",             "\xFE",             "\xF0\x9F\x98",     "eight bytes!\x80",
    };
    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
        assert_true(utf8_is_valid(str_c(good[i])));
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_false(utf8_is_valid(str_c(bad[i])));
}

static void test_utf8__text(void **state)
{
    (void)state;
    assert_true(utf8_is_text(STR("a\tb\r\nc é")));
    assert_false(utf8_is_text((struct str){"a\0b", 3}));
    assert_false(utf8_is_text(STR("\x1b[31m")));
    assert_false(utf8_is_text(STR("\x7f")));
    assert_false(utf8_is_text(STR("\xC2\x85"))); /* U+0085 */
    assert_true(utf8_is_text(STR("\xC2\xA0")));
    assert_false(utf8_is_text(STR("\xFF")));
}

static void test_utf8__repair(void **state)
{
    (void)state;
    assert_str(utf8_repair(arena, STR("fine é")), "fine é");
    assert_str(utf8_repair(arena, STR("\xE9t\xE9")), BAD "t" BAD);
    assert_str(utf8_repair(arena, STR("a\xE2\x82")), "a" BAD BAD);
    assert_str(utf8_repair(arena, STR_NULL), "");
}

static void test_utf8__length_and_cut(void **state)
{
    (void)state;
    assert_int_equal(utf8_length(STR("aé王😀\xFF")), 5);
    assert_str(utf8_cut(STR("aé王😀"), 100), "aé王😀");
    assert_str(utf8_cut(STR("aé王😀"), 9), "aé王");
    assert_str(utf8_cut(STR("aé王😀"), 5), "aé");
    assert_str(utf8_cut(STR("aé王😀"), 3), "aé");
    assert_str(utf8_cut(STR("aé王😀"), 2), "a");
    assert_str(utf8_cut(STR("aé"), 0), "");
    assert_int_equal(utf8_cut(STR("\x80\x80\x80\x80\x80\x80"), 5).n, 5);
}

static void test_utf8__width(void **state)
{
    (void)state;
    assert_int_equal(utf8_width(STR("")), 0);
    assert_int_equal(utf8_width(STR("plain")), 5);
    assert_int_equal(utf8_width(STR("José")), 4);
    assert_int_equal(utf8_width(STR("Jose\xCC\x81")), 4); /* combining accent */
    assert_int_equal(utf8_width(STR("王芳")), 4);
    assert_int_equal(utf8_width(STR("a\tb\n")), 2);
    assert_int_equal(utf8_width(STR("…")), 1);
}

static bool code_points_round_trip(struct gen *g)
{
    char bytes[4];
    uint32_t cp = (uint32_t)gen_between(g, 0, 0x10FFFF);
    size_t n = utf8_encode(cp, bytes), at = 0;
    uint32_t back = utf8_next((struct str){bytes, n}, &at);
    bool surrogate = cp >= 0xD800 && cp <= 0xDFFF;
    return at == n && back == (surrogate ? 0xFFFD : cp) && utf8_is_valid((struct str){bytes, n});
}

/* Repairing makes it valid, keeps what was valid, and every byte is walked over once. */
static bool any_bytes(struct gen *g)
{
    struct str s = gen_bytes(g, 60, STR("ab\x80\xBF\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xFF"));
    struct str fixed = utf8_repair(g->a, s), cut = utf8_cut(fixed, (size_t)gen_between(g, 0, 60));
    size_t n = 0;
    for (size_t at = 0; at < s.n; n++)
        utf8_next(s, &at);
    return utf8_is_valid(fixed) && utf8_is_valid(cut) && str_starts(fixed, cut) &&
           (!utf8_is_valid(s) || str_eq(s, fixed)) && n == utf8_length(fixed);
}

static void test_utf8__properties(void **state)
{
    (void)state;
    property_check("code points round trip", code_points_round_trip, 5000);
    property_check("any bytes", any_bytes, 5000);
    size_t at = 3;
    assert_int_equal(utf8_next(STR("abc"), &at), 0xFFFD);
    assert_int_equal(at, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_utf8__valid),
        cmocka_unit_test(test_utf8__text),
        cmocka_unit_test(test_utf8__repair),
        cmocka_unit_test(test_utf8__length_and_cut),
        cmocka_unit_test(test_utf8__width),
        cmocka_unit_test(test_utf8__properties),
    };
    return cmocka_run_group_tests_name("base/utf8", tests, setup, teardown);
}
