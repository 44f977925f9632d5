/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/json_out.h"
#include "check.h"
#include "outbound/oidc_json.h"

#include <dlfcn.h>

static void test_oidc_json__what_is_refused(void **state)
{
    static const char *const refused[] = {"",
                                          "x",
                                          "[]",
                                          "\"a\"",
                                          "null",
                                          "{",
                                          "{}x",
                                          "{\"a\":1,}",
                                          "{\"a\":1,\"a\":2}",
                                          "{\"a\":\"\\u0000\"}",
                                          "{'a':1}",
                                          "{\"a\":\"\xff\"}",
                                          "{\"a\":99999999999999999999}",
                                          "{\"a\":1e999}",
                                          "{\"a\":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}",
                                          "\xef\xbb\xbf{}"};
    ARENA_SCOPE struct arena *a = arena_new(0);
    (void)state;
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
        if (oidc_json_parse(a, str_c(refused[i])))
            fail_msg("%s", refused[i]);
    assert_non_null(oidc_json_parse(a, STR("{\"a\":\"[[[[[[[[[[[[[[[[[[[[\\\"[[\"}")));
    assert_non_null(oidc_json_parse(a, STR("{\"a\":[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]}")));
}

static void test_oidc_json__members(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    const struct oidc_json *j = oidc_json_parse(
        a,
        STR("{\"t\":\"x\",\"n\":7,\"r\":7.9,\"neg\":-1.5,\"big\":1e300,\"yes\":true,\"no\":false,"
            "\"nil\":null,\"list\":[\"a\",{\"t\":\"y\"},3]}"));
    const struct oidc_json *list;
    struct str s;
    int64_t n;
    bool b = false;
    (void)state;
    assert_int_equal(oidc_json_text(j, "t", &s), OIDC_MEMBER_OK);
    assert_str(s, "x");
    assert_int_equal(oidc_json_text(j, "n", &s), OIDC_MEMBER_WRONG);
    assert_int_equal(oidc_json_text(j, "nil", &s), OIDC_MEMBER_NONE);
    assert_int_equal(oidc_json_text(j, "absent", &s), OIDC_MEMBER_NONE);
    assert_true(oidc_json_has(j, "nil"));
    assert_false(oidc_json_has(j, "absent"));
    assert_int_equal(oidc_json_number(j, "n", &n), OIDC_MEMBER_OK);
    assert_int_equal(n, 7);
    assert_int_equal(oidc_json_number(j, "r", &n), OIDC_MEMBER_OK);
    assert_int_equal(n, 7);
    assert_int_equal(oidc_json_number(j, "neg", &n), OIDC_MEMBER_WRONG);
    assert_int_equal(oidc_json_number(j, "big", &n), OIDC_MEMBER_WRONG);
    assert_int_equal(oidc_json_number(j, "t", &n), OIDC_MEMBER_WRONG);
    assert_int_equal(oidc_json_bool(j, "yes", &b), OIDC_MEMBER_OK);
    assert_true(b);
    assert_int_equal(oidc_json_bool(j, "no", &b), OIDC_MEMBER_OK);
    assert_false(b);
    assert_int_equal(oidc_json_bool(j, "n", &b), OIDC_MEMBER_WRONG);
    assert_int_equal(oidc_json_list(j, "t", &list), OIDC_MEMBER_WRONG);
    assert_int_equal(oidc_json_list(j, "list", &list), OIDC_MEMBER_OK);
    assert_int_equal(oidc_json_size(list), 3);
    assert_str(oidc_json_text_at(list, 0), "a");
    assert_str(oidc_json_text_at(list, 2), "");
    assert_null(oidc_json_map_at(list, 0));
    assert_int_equal(oidc_json_text(oidc_json_map_at(list, 1), "t", &s), OIDC_MEMBER_OK);
    assert_true(oidc_json_list_has(list, STR("a")));
    assert_false(oidc_json_list_has(list, STR("")));
}

/* base has functions of the same names as jansson; libraries must find jansson's. */
static void test_oidc_json__names_do_not_meet(void **state)
{
    static const struct {
        const char *name;
        uintptr_t ours;
    } names[] = {{"json_string", (uintptr_t)json_string}, {"json_null", (uintptr_t)json_null}};
    (void)state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        uintptr_t found = (uintptr_t)dlsym(RTLD_DEFAULT, names[i].name);
        assert_true(found != 0);
        assert_true(found != names[i].ours);
    }
}

#define TEST(name)                                                                                 \
    {                                                                                              \
        "test_oidc_json__" #name, test_oidc_json__##name, NULL, NULL, NULL                         \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(what_is_refused), TEST(members),
                                       TEST(names_do_not_meet)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
