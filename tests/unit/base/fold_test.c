/* SPDX-License-Identifier: Apache-2.0 */
#include "base/fold.h"

#include "base/arena.h"
#include "base/strbuf.h"
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

struct pair {
    const char *text, *folded;
};

static void check_pairs(const struct pair *pairs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct str got = fold(arena, str_c(pairs[i].text));
        assert_str(got, pairs[i].folded);
        assert_int_equal(got.p[got.n], '\0');
    }
}

static void test_fold__ascii(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"", ""},
        {"Chen", "chen"},
        {"  Mary-Ann  O'Brien, M.D. (she/her) ", "mary ann o brien m d she her"},
        {"...", ""},
        {"x", "x"},
        {"Room 12B\n\tEast", "room 12b east"},
    };
    check_pairs(pairs, sizeof(pairs) / sizeof(*pairs));
    assert_str(fold(arena, STR_NULL), "");
    assert_str(fold(arena, (struct str){"a\0b", 3}), "a b");
}

static void test_fold__accents(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"José", "jose"},       {"Jose\xCC\x81", "jose"}, {"Nguyễn Thị", "nguyen thi"},
        {"Ångström", "angstrom"}, {"ČAPEK", "capek"},     {"İzmir", "izmir"},
        {"Ελληνικός", "ελληνικοσ"}, {"Ёлкин", "елкин"},  {"محمّد", "محمد"},
        {"ﬁn Ⅳ № ½", "fin iv no 1 2"}, {"ＡＢＣ１", "abc1"}, {"co\xC2\xADop", "coop"},
    };
    check_pairs(pairs, sizeof(pairs) / sizeof(*pairs));
}

static void test_fold__letters_of_their_own(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"Łódź", "lodz"},       {"Sørensen", "sorensen"}, {"ĐẶNG đ", "dang d"},
        {"Æsir ÆØÅ", "aesir aeoa"}, {"Þór Ð ð", "thor d d"}, {"Işık ı", "isik i"},
        {"Straße STRAẞE", "strasse strasse"}, {"Œuvre", "oeuvre"}, {"Ħal", "hal"},
        {"Ŋ ŋ", "n n"},         {"Ŧ ŧ", "t t"},           {"ĸ", "q"},
        {"ȷ", "j"},             {"Ĳssel ĳ", "ijssel ij"}, {"Ǿ ǿ Ǽ", "o o ae"},
        {"Əliyev", "eliyev"},   {"Ɓ Ɗ Ƙ", "b d k"},       {"ſ", "s"},
    };
    check_pairs(pairs, sizeof(pairs) / sizeof(*pairs));
}

static void test_fold__everything_else_parts(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"O’Brien", "o brien"},   {"Ka\xCA\xBB" "ahu", "ka ahu"}, {"王芳", "王芳"},
        {"a\xC2\xA0" "b", "a b"}, {"😀x — y…", "x y"},          {"“é”", "e"},
        {"é\xFF" "e", "e e"},     {"\xEF\xBB\xBF" "é", "e"},
    };
    check_pairs(pairs, sizeof(pairs) / sizeof(*pairs));
}

static void test_fold__initials(void **state)
{
    (void)state;
    assert_str(fold_initials(arena, STR("mary ann"), STR("o'brien")), "MO");
    assert_str(fold_initials(arena, STR("élodie"), STR("")), "É");
    assert_str(fold_initials(arena, STR("(Bob)"), STR("'t Hooft")), "BT");
    assert_str(fold_initials(arena, STR("芳"), STR("王")), "芳王");
    assert_str(fold_initials(arena, STR("123"), STR_NULL), "");
    assert_str(fold_initials(arena, STR("ß"), STR("\xFFz")), "ẞZ");
}

/* Folding is UTF-8, trimmed, without double blanks, and folding again changes nothing. */
static bool is_stable(struct gen *g)
{
    struct strbuf b;
    strbuf_init(&b, g->a, 4000);
    for (int64_t n = gen_between(g, 0, 30); n > 0; n--) {
        char bytes[4];
        int64_t top = gen_between(g, 0, 3) == 0 ? 0x10FFFF : 0x2FF;
        strbuf_add(&b, (struct str){bytes, utf8_encode((uint32_t)gen_between(g, 0, top), bytes)});
    }
    struct str once = fold(g->a, strbuf_get(&b)), again = fold(g->a, once);
    return utf8_is_valid(once) && str_eq(once, again) && str_eq(once, str_trim(once)) &&
           str_find(once, STR("  "), 0) == SIZE_MAX;
}

/* Both paths do the same: a letter of another script behind a blank forces the long one. */
static bool paths_agree(struct gen *g)
{
    struct strbuf b;
    struct str s = gen_bytes(g, 40, STR("aZ09 .,-'\n\t@z"));
    struct str quick = fold(g->a, s);
    strbuf_init(&b, g->a, 1000);
    strbuf_add(&b, s);
    STRBUF_LIT(&b, " é");
    struct str whole = fold(g->a, strbuf_get(&b));
    return str_eq(whole, str_join(g->a, quick, STR(" "), STR("e")));
}

static void test_fold__properties(void **state)
{
    (void)state;
    property_check("fold is stable", is_stable, 5000);
    property_check("fold paths agree", paths_agree, 2000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fold__ascii),
        cmocka_unit_test(test_fold__accents),
        cmocka_unit_test(test_fold__letters_of_their_own),
        cmocka_unit_test(test_fold__everything_else_parts),
        cmocka_unit_test(test_fold__initials),
        cmocka_unit_test(test_fold__properties),
    };
    return cmocka_run_group_tests_name("base/fold", tests, setup, teardown);
}
