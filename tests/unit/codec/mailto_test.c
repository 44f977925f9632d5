/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "codec/mailto.h"

#define assert_str(got, want)                                                                      \
    do {                                                                                           \
        struct str g_ = (got);                                                                     \
        assert_int_equal(g_.n, strlen(want));                                                      \
        assert_memory_equal(g_.p, want, g_.n);                                                     \
    } while (0)

static void link_is(const char *to, const char *subject, const char *body, const char *want)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    bool whole = false;
    assert_str(mailto_format(a, str_c(to), str_c(subject), str_c(body), &whole), want);
    assert_true(whole);
}

static void test_mailto__encodes_by_rfc_6068(void **state)
{
    (void)state;
    link_is("chen@example.org", "Hi", "a", "mailto:chen@example.org?subject=Hi&body=a");
    link_is("a+b%c&d?e=f@example.org", "100% & more?", "x",
            "mailto:a%2Bb%25c%26d%3Fe%3Df@example.org?subject=100%25%20%26%20more%3F&body=x");
    link_is("", "S", "one\ntwo\r\n\r\nthree",
            "mailto:?subject=S&body=one%0D%0Atwo%0D%0A%0D%0Athree");
    link_is("x@example.org", "Caf\xC3\xA9 \"+\" #1", "",
            "mailto:x@example.org?subject=Caf%C3%A9%20%22%2B%22%20%231&body=");
}

static void test_mailto__leaves_a_long_body_out(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    bool whole = true;
    char *p = arena_alloc(a, MAILTO_MAX);
    memset(p, 'x', MAILTO_MAX);
    struct str to = STR("x@example.org");
    assert_str(mailto_format(a, to, STR("S"), (struct str){p, MAILTO_MAX}, &whole),
               "mailto:x@example.org?subject=S");
    assert_false(whole);
    size_t rest = sizeof("mailto:x@example.org?subject=S&body=") - 1;
    assert_int_equal(mailto_format(a, to, STR("S"), (struct str){p, MAILTO_MAX - rest}, &whole).n,
                     MAILTO_MAX);
    assert_true(whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mailto__encodes_by_rfc_6068),
        cmocka_unit_test(test_mailto__leaves_a_long_body_out),
    };
    return cmocka_run_group_tests_name("codec/mailto", tests, NULL, NULL);
}
