/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json_out.h"

#include "base/arena.h"
#include "base/fold.h"
#include "check.h"
#include "property.h"

static struct arena *arena;
static struct strbuf out;
static struct json_out j;
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

static void start(bool pretty)
{
    strbuf_init(&out, arena, 100000);
    json_init(&j, &out, pretty);
}

static void sample(void)
{
    json_map_begin(&j);
    json_key(&j, STR("name"));
    json_string(&j, STR("Chen"));
    json_key(&j, STR("n"));
    json_i64(&j, INT64_MIN);
    json_key(&j, STR("list"));
    json_list_begin(&j);
    json_bool(&j, 1);
    json_bool(&j, 0);
    json_null(&j);
    json_map_begin(&j);
    json_map_end(&j);
    json_list_end(&j);
    json_key(&j, STR("empty"));
    json_list_begin(&j);
    json_list_end(&j);
    json_map_end(&j);
}

static void test_json_out__compact(void **state)
{
    (void)state;
    start(0);
    sample();
    assert_str(strbuf_get(&out), "{\"name\":\"Chen\",\"n\":-9223372036854775808,"
                                 "\"list\":[true,false,null,{}],\"empty\":[]}");
}

static void test_json_out__pretty(void **state)
{
    (void)state;
    start(1);
    sample();
    assert_str(strbuf_get(&out), "{\n  \"name\": \"Chen\",\n  \"n\": -9223372036854775808,\n"
                                 "  \"list\": [\n    true,\n    false,\n    null,\n    {}\n  ],\n"
                                 "  \"empty\": []\n}\n");
}

static void test_json_out__escapes(void **state)
{
    (void)state;
    start(0);
    json_string(&j, (struct str){"\"\\/\b\f\n\r\t\0\x1f é", 13});
    assert_str(strbuf_get(&out),
               "\"\\\"\\\\/\\u0008\\u000c\\n\\u000d\\u0009\\u0000\\u001f é\"");
}

static void test_json_out__keys_are_escaped(void **state)
{
    (void)state;
    start(0);
    json_map_begin(&j);
    json_key(&j, STR("a\"b"));
    json_null(&j);
    json_map_end(&j);
    assert_str(strbuf_get(&out), "{\"a\\\"b\":null}");
}

static void test_json_out__repairs(void **state)
{
    (void)state;
    start(0);
    json_string(&j, STR("a\xFF" "b\xC3"));
    assert_str(strbuf_get(&out), "\"a\xEF\xBF\xBD" "b\xEF\xBF\xBD\"");
}

static void test_json_out__deepest(void **state)
{
    (void)state;
    start(0);
    for (int i = 0; i < JSON_DEPTH_MAX; i++)
        json_list_begin(&j);
    for (int i = 0; i < JSON_DEPTH_MAX; i++)
        json_list_end(&j);
    assert_int_equal(out.n, 2 * JSON_DEPTH_MAX);
}

/* Any bytes make a string of valid UTF-8 without control characters and bare quotes. */
static bool any_bytes(struct gen *g)
{
    struct strbuf b;
    struct json_out json;
    strbuf_init(&b, g->a, 10000);
    json_init(&json, &b, 0);
    json_string(&json, gen_bytes(g, 50, STR_NULL));
    struct str s = strbuf_get(&b);
    for (size_t i = 1; i + 1 < s.n; i++) {
        if ((unsigned char)s.p[i] < 0x20 || s.p[i] == '"')
            return false;
        i += s.p[i] == '\\';
    }
    return s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"' && utf8_is_valid(s);
}

static void test_json_out__any_bytes(void **state)
{
    (void)state;
    property_check("any bytes are a string", any_bytes, 3000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_out__compact),
        cmocka_unit_test(test_json_out__pretty),
        cmocka_unit_test(test_json_out__escapes),
        cmocka_unit_test(test_json_out__keys_are_escaped),
        cmocka_unit_test(test_json_out__repairs),
        cmocka_unit_test(test_json_out__deepest),
        cmocka_unit_test(test_json_out__any_bytes),
    };
    return cmocka_run_group_tests_name("base/json_out", tests, setup, teardown);
}
