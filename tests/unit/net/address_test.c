/* SPDX-License-Identifier: Apache-2.0 */
#include "net/address.h"

#include "base/arena.h"

#include <arpa/inet.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <sys/un.h>

static struct arena *a;

static int set_up(void **state)
{
    (void)state;
    a = arena_new(0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

static void test_address__text(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out; /* NULL: refused */
    } rows[] = {
        {"192.0.2.1", "192.0.2.1"},
        {"0.0.0.0", "0.0.0.0"},
        {"2001:DB8:0:0::1", "2001:db8::1"},
        {"[2001:db8::1]", "2001:db8::1"},
        {"::", "::"},
        {"::ffff:192.0.2.1", "192.0.2.1"},
        {"[::ffff:192.0.2.1]", "192.0.2.1"},
        {"[192.0.2.1]", NULL},
        {"", NULL},
        {"[]", NULL},
        {"[::1", NULL},
        {"::1]", NULL},
        {"192.0.2", NULL},
        {"192.0.2.256", NULL},
        {"192.0.2.01", NULL},
        {"192.0.2.1 ", NULL},
        {"192.0.2.1:80", NULL},
        {"0x7f.0.0.1", NULL},
        {"fe80::1%eth0", NULL},
        {"localhost", NULL},
        {"1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa:bbbb:cccc:dddd", NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct address got;
        bool ok = address_parse(str_c(rows[i].in), &got);
        assert_int_equal(ok, rows[i].out != NULL);
        if (ok)
            assert_string_equal(address_format(a, &got).p, rows[i].out);
    }
    struct address got;
    assert_false(address_parse(STR("192.0.2.1\0x"), &got));
    assert_false(address_parse(STR_NULL, &got));
}

static void test_address__blocks(void **state)
{
    (void)state;
    static const struct {
        const char *block, *in, *out; /* an address inside, one outside; NULL: none */
    } rows[] = {
        {"10.0.0.0/8", "10.255.0.1", "11.0.0.0"},
        {"192.0.2.128/25", "192.0.2.255", "192.0.2.127"},
        {"192.0.2.7", "192.0.2.7", "192.0.2.6"},
        {"192.0.2.6/31", "192.0.2.7", "192.0.2.8"},
        {"0.0.0.0/0", "203.0.113.9", "2001:db8::1"},
        {"2001:db8::/32", "2001:db8:ffff::1", "2001:db9::1"},
        {"2001:db8::/33", "2001:db8:7fff::1", "2001:db8:8000::1"},
        {"::1", "::1", "127.0.0.1"},
        {"::/0", "192.0.2.1", NULL},
    };
    struct address_block block;
    struct address at;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        assert_true(address_block_parse(str_c(rows[i].block), &block));
        assert_true(address_parse(str_c(rows[i].in), &at) && address_block_has(&block, &at));
        if (rows[i].out)
            assert_true(address_parse(str_c(rows[i].out), &at) && !address_block_has(&block, &at));
    }
    static const char *const bad[] = {
        "",       "/",           "10.0.0.0/",   "10.0.0.0/33", "10.0.0.1/8", "::1/127",
        "::/129", "10.0.0.0/-1", "10.0.0.0/8/", "10.0.0.0/a",  "proxy/8",    "10/8"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_false(address_block_parse(str_c(bad[i]), &block));
}

static void test_address__loopback(void **state)
{
    (void)state;
    static const char *const local[] = {"127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"};
    static const char *const open[] = {"0.0.0.0", "::", "128.0.0.1", "::2", "fe80::1"};
    struct address at;
    for (size_t i = 0; i < 4; i++)
        assert_true(address_parse(str_c(local[i]), &at) && address_is_loopback(&at));
    for (size_t i = 0; i < 5; i++)
        assert_true(address_parse(str_c(open[i]), &at) && !address_is_loopback(&at));
}

static void test_address__of_socket(void **state)
{
    (void)state;
    struct sockaddr_in v4 = {.sin_family = AF_INET};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
    struct sockaddr_un other = {.sun_family = AF_UNIX};
    struct address at;
    inet_pton(AF_INET, "192.0.2.1", &v4.sin_addr);
    inet_pton(AF_INET6, "::ffff:192.0.2.1", &v6.sin6_addr);
    assert_true(address_of_socket((const struct sockaddr *)&v4, &at));
    assert_string_equal(address_format(a, &at).p, "192.0.2.1");
    assert_true(address_of_socket((const struct sockaddr *)&v6, &at));
    assert_string_equal(address_format(a, &at).p, "192.0.2.1");
    assert_false(address_of_socket((const struct sockaddr *)&other, &at));
    assert_false(address_of_socket(NULL, &at));
}

static void test_address__network(void **state)
{
    (void)state;
    static const struct {
        const char *client, *network;
    } rows[] = {
        {"192.0.2.1", "192.0.2.1"},
        {"2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"},
        {"2001:db8:1:2::", "2001:db8:1:2::"},
        {"unknown", "unknown"},
        {"_hidden", "_hidden"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        assert_true(str_eq(address_network(a, str_c(rows[i].client)), str_c(rows[i].network)));
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_address__text),      CASE(test_address__blocks),  CASE(test_address__loopback),
        CASE(test_address__of_socket), CASE(test_address__network),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
