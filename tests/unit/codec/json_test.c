/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/strbuf.h"
#include "codec/json.h"
#include "def/errors.h"
#include "def/limits.h"

static struct json *parse_ok(struct arena *a, const char *text)
{
    struct json *j = NULL;
    struct err err = {0};
    if (json_parse(a, str_c(text), &j, &err))
        fail_msg("%s: %s", text, err.text);
    return j;
}

static void test_json__kinds(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct json *j =
        parse_ok(a, "{\"b\": [1, 2.5, true, false, null, \"\\u00e9\\n\"], \"a\": {}, \"\": -1}");
    assert_int_equal(j->kind, JSON_KIND_MAP);
    assert_int_equal(j->n, 3);
    assert_string_equal(j->keys[0].p, "b"); /* the order of the text */
    const struct json *b = json_get(j, "b");
    assert_int_equal(b->kind, JSON_KIND_LIST);
    assert_int_equal(b->n, 6);
    assert_int_equal(b->items[0].number, 1);
    assert_int_equal(b->items[1].kind, JSON_KIND_REAL);
    assert_true(b->items[1].real > 2.4 && b->items[1].real < 2.6);
    assert_true(b->items[2].kind == JSON_KIND_BOOL && b->items[2].truth);
    assert_true(b->items[3].kind == JSON_KIND_BOOL && !b->items[3].truth);
    assert_int_equal(b->items[4].kind, JSON_KIND_NULL);
    assert_string_equal(b->items[5].text.p, "\xc3\xa9\n");
    assert_int_equal(json_get(j, "a")->n, 0);
    assert_int_equal(json_get(j, "")->number, -1);
    assert_null(json_get(j, "c"));
    assert_null(json_get(b, "a"));
    assert_null(json_get(NULL, "a"));
}

static void test_json__int64_kept(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct json *j = parse_ok(a, "[9223372036854775807, -9223372036854775808, 9007199254740993]");
    assert_true(j->items[0].number == INT64_MAX);
    assert_true(j->items[1].number == INT64_MIN);
    assert_true(j->items[2].number == INT64_C(9007199254740993));
}

static void test_json__any_value_at_the_top(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    assert_int_equal(parse_ok(a, " 7 ")->number, 7);
    assert_int_equal(parse_ok(a, "\"x\"")->text.n, 1);
    assert_int_equal(parse_ok(a, "null")->kind, JSON_KIND_NULL);
}

static void test_json__refused(void **state)
{
    (void)state;
    static const struct {
        struct str text;
        const char *where; /* part of the sentence */
    } cases[] = {
        {STR_INIT(""), "empty"},
        {STR_INIT(" "), "line 1"},
        {STR_INIT("{\"a\": 1,\n \"a\": 2}"), "duplicate"},
        {STR_INIT("{\n  \"a\": tru\n}"), "line 2"},
        {STR_INIT("[1,]"), "line 1, column 4"},
        {STR_INIT("[1] 2"), "end of file"},
        {STR_INIT("[01]"), "line 1"},
        {STR_INIT("{'a': 1}"), "line 1"},
        {STR_INIT("[\"\xff\"]"), "decode"},
        {STR_INIT("[\"\xc0\x80\"]"), "decode"},
        {STR_INIT("[\"\\u0000\"]"), "not JSON"},
        {STR_INIT("{\"a\\u0000b\": 1}"), "not JSON"},
        {STR_INIT("[\"\\ud800\"]"), "not JSON"},
        {STR_INIT("[\"a\nb\"]"), "line 1"},
        {STR_INIT("[9223372036854775808]"), "too big integer"},
        {STR_INIT("[1e999]"), "real number overflow"},
        {STR_INIT("[NaN]"), "line 1"},
        {STR_INIT("[1 /* x */]"), "line 1"},
        {STR_INIT("[\"abc"), "line 1"},
        {STR_INIT("]"), "line 1"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        ARENA_SCOPE struct arena *a = arena_new(0);
        struct json *j = NULL;
        struct err err = {0};
        assert_int_equal(json_parse(a, cases[i].text, &j, &err), ERR_PARSE);
        assert_null(j);
        if (!strstr(err.text, cases[i].where))
            fail_msg("case %zu: \"%s\" does not say \"%s\"", i, err.text, cases[i].where);
    }
}

static struct str repeat(struct arena *a, const char *part, size_t n)
{
    struct strbuf b;
    strbuf_init(&b, a, 64u << 20);
    while (n--)
        strbuf_add(&b, str_c(part));
    return strbuf_get(&b);
}

static void test_json__depth(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct json *j = NULL;
    struct err err = {0};
    struct str open = repeat(a, "[", LIMIT_JSON_DEPTH), close = repeat(a, "]", LIMIT_JSON_DEPTH);
    assert_int_equal(json_parse(a, str_join(a, open, STR(""), close), &j, &err), 0);
    open = str_join(a, open, STR(" "), STR("["));
    close = str_join(a, close, STR(" "), STR("]"));
    assert_int_equal(json_parse(a, str_join(a, open, STR(""), close), &j, &err), ERR_LIMIT);
    assert_non_null(strstr(err.text, "16 levels of nesting (line 1, column 18)"));
    /* Brackets inside a text are not nesting. */
    assert_non_null(parse_ok(a, "\"[[[[[[[[[[[[[[[[[[[[[[[\\\"[[[[[[[[[[[[[[[[[[[[[[[[\""));
}

static void test_json__hostile_sizes(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct json *j = NULL;
    struct err err = {0};
    assert_int_equal(json_parse(a, repeat(a, "[", 1u << 20), &j, &err), ERR_LIMIT);
    assert_int_equal(json_parse(a, repeat(a, "]", 1u << 20), &j, &err), ERR_PARSE);
    assert_int_equal(json_parse(a, repeat(a, "{\"a\":", 1u << 18), &j, &err), ERR_LIMIT);
    assert_int_equal(json_parse(a, repeat(a, "[],", 1u << 20), &j, &err), ERR_LIMIT);
    assert_non_null(strstr(err.text, "values"));
    assert_int_equal(json_parse(a, repeat(a, "\\", 1u << 20), &j, &err), ERR_PARSE);
    assert_int_equal(json_parse(a, (struct str){"", (size_t)LIMIT_UPLOAD + 1}, &j, &err),
                     ERR_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json__kinds),
        cmocka_unit_test(test_json__int64_kept),
        cmocka_unit_test(test_json__any_value_at_the_top),
        cmocka_unit_test(test_json__refused),
        cmocka_unit_test(test_json__depth),
        cmocka_unit_test(test_json__hostile_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
