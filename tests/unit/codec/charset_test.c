/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/charset.h"

#include "base/arena.h"
#include "base/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static struct arena *a;

static int setup(void **state)
{
    (void)state;
    a = arena_new(0);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

#define EQ(x, literal) assert_true(str_eq((x), STR(literal)))

static void test_charset__decode(void **state)
{
    (void)state;
    EQ(charset_decode(a, STR("")), "");
    EQ(charset_decode(a, STR("plain")), "plain");
    EQ(charset_decode(a, STR("\xEF\xBB\xBF"
                             "name")),
       "name");
    EQ(charset_decode(a, STR("\xFF\xFE"
                             "A\0\xE9\0\x3D\xD8\0\xDE")),
       "Aé😀");
    EQ(charset_decode(a, STR("\xFE\xFF"
                             "\0A\0\xE9\xD8\x3D\xDE\0")),
       "Aé😀");
    EQ(charset_decode(a, STR("B\0E\0G\0I\0N\0")), "BEGIN");
    EQ(charset_decode(a, STR("\0B\0E\0G\0I\0N")), "BEGIN");
    EQ(charset_decode(a, STR("caf\xE9")), "caf\xE9"); /* a matter for charset_repair() */
    EQ(charset_decode(a, STR("a\0b and some text")), "a\0b and some text");
}

static void test_charset__broken_utf16(void **state)
{
    (void)state;
    EQ(charset_decode(a, STR("\xFF\xFE"
                             "A\0\x3D\xD8"
                             "B\0")),
       "A\xEF\xBF\xBD"
       "B"); /* lone half */
    EQ(charset_decode(a, STR("\xFF\xFE"
                             "A\0\0\xDE")),
       "A\xEF\xBF\xBD");
    EQ(charset_decode(a, STR("\xFF\xFE"
                             "A\0\x3D\xD8")),
       "A\xEF\xBF\xBD");
    EQ(charset_decode(a, STR("\xFF\xFE"
                             "A\0B")),
       "A");
    EQ(charset_decode(a, STR("\xFF\xFE")), "");
}

static void test_charset__repair(void **state)
{
    (void)state;
    EQ(charset_repair(a, STR("Zoë")), "Zoë");
    EQ(charset_repair(a, STR("Zo\xEB \x96 \x80\x92s")), "Zoë – €’s");
    EQ(charset_repair(a, STR("\x81")), "\xC2\x81"); /* windows-1252 has no such letter */
    EQ(charset_repair(a, STR("\x8E\x52\x93\x63\x91\xBE\x98\x59")), "山田太郎");
}

/* Western text is full of bytes that could be Shift-JIS. */
static void test_charset__guess(void **state)
{
    (void)state;
    static const struct str western[] = {STR_INIT("S\xE9"
                                                  "bastien M\xFCller"),
                                         STR_INIT("don\x92t, can\x92t, won\x92t"),
                                         STR_INIT("\x93Hello\x94 he said"),
                                         STR_INIT("na\xEFve caf\xE9s"),
                                         STR_INIT("\xC9\xC8\xCA"),
                                         STR_INIT("\xCF\xF0\xE8\xE2\xE5\xF2"),
                                         STR_INIT("\x97\xD1;")};
    static const struct str japanese[] = {STR_INIT("\x8E\x52\x93\x63;\x91\xBE\x98\x59"),
                                          STR_INIT("\x83\x84\x83\x7D\x83\x5F"),
                                          STR_INIT("N:\x97\xD1\x82\xB3\x82\xF1 and some Latin")};
    for (size_t i = 0; i < sizeof(western) / sizeof(*western); i++)
        EQ(charset_guess(western[i]), "WINDOWS-1252");
    for (size_t i = 0; i < sizeof(japanese) / sizeof(*japanese); i++)
        EQ(charset_guess(japanese[i]), "SHIFT_JIS");
    EQ(charset_guess(STR("山田")), "UTF-8");
    EQ(charset_guess(STR("")), "UTF-8");
}

static void test_charset__convert(void **state)
{
    (void)state;
    struct str out = STR("untouched");
    assert_true(charset_convert(a, STR("windows-1252"), STR("\x80"), &out));
    EQ(out, "€");
    assert_true(charset_convert(a, STR("iso-8859-1"), STR("\xE9"), &out));
    EQ(out, "é");
    assert_true(charset_convert(a, STR("ISO-8859-2"),
                                STR("\xA3\xF3"
                                    "d\xBC"),
                                &out));
    EQ(out, "Łódź");
    assert_true(charset_convert(a, STR("koi8-r"), STR("\xF0"), &out));
    EQ(out, "П");
    assert_true(charset_convert(a, STR("Shift_JIS"), STR("\x8E\x52"), &out));
    EQ(out, "山");
    assert_true(charset_convert(a, STR("ISO-2022-JP"), STR("\x1B$B;3\x1B(B"), &out));
    EQ(out, "山");
    assert_true(charset_convert(a, STR("UTF8"), STR("é"), &out));
    EQ(out, "é");
}

static void test_charset__convert_refuses(void **state)
{
    (void)state;
    struct str out = STR("untouched");
    assert_false(charset_convert(a, STR("utf-8"), STR("\xE9"), &out));
    assert_false(charset_convert(a, STR("shift_jis"), STR("\x8E"), &out));
    assert_false(charset_convert(a, STR("ISO-2022-CN-EXT"), STR("a"), &out));
    assert_false(charset_convert(a, STR("UTF-16"), STR("a\0"), &out));
    assert_false(charset_convert(a, STR("windows-1252//TRANSLIT"), STR("a"), &out));
    assert_false(charset_convert(a, STR("no such set"), STR("a"), &out));
    assert_false(charset_convert(a, STR(""), STR("a"), &out));
    EQ(out, "untouched");
}

static void test_charset__ascii(void **state)
{
    (void)state;
    assert_true(charset_is_ascii(STR("")));
    assert_true(charset_is_ascii(STR("0123456789 abcdef")));
    for (size_t n = 1; n < 20; n++) {
        char *s = arena_alloc(a, n);
        memset(s, 'x', n);
        s[n - 1] = '\x80';
        assert_false(charset_is_ascii((struct str){s, n}));
    }
    assert_true(charset_is_utf8(STR("utf-8")) && charset_is_utf8(STR("US-ASCII")));
    assert_false(charset_is_utf8(STR("utf-7")));
}

/* Any bytes become UTF-8. */
static void test_charset__never_fails(void **state)
{
    (void)state;
    uint32_t x = 1;
    for (int round = 0; round < 2000; round++) {
        char bytes[40];
        size_t n = (size_t)round % sizeof(bytes);
        for (size_t i = 0; i < n; i++)
            bytes[i] = (char)((x = x * 1664525 + 1013904223) >> 24);
        assert_true(utf8_is_valid(charset_repair(a, charset_decode(a, (struct str){bytes, n}))));
        arena_reset(a);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(test_charset__##name, setup, teardown)
    const struct CMUnitTest tests[] = {TEST(decode), TEST(broken_utf16), TEST(repair),
                                       TEST(guess),  TEST(convert),      TEST(convert_refuses),
                                       TEST(ascii),  TEST(never_fails)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
