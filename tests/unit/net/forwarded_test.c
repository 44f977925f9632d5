/* SPDX-License-Identifier: Apache-2.0 */
#include "net/forwarded.h"

#include "base/arena.h"
#include "base/strbuf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static struct arena *a;
static struct forwarded f;

static int set_up(void **state)
{
    (void)state;
    a = arena_new(0);
    f.n = 0;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

/* What is in f: "client proto host|client proto host". */
static const char *show(void)
{
    struct strbuf b;
    strbuf_init(&b, a, 10000);
    for (size_t i = 0; i < f.n; i++) {
        const struct forwarded_hop *hop = &f.hops[i];
        strbuf_addf(&b, "%s%s%.*s,%.*s,%.*s", i ? "|" : "", hop->is_address ? "@" : "",
                    STR_ARG(hop->client), STR_ARG(hop->proto), STR_ARG(hop->host));
    }
    return strbuf_get(&b).p;
}

static void test_forwarded__accepts(void **state)
{
    (void)state;
    static const struct {
        const char *line, *hops; /* "@" before an address */
    } rows[] = {
        /* RFC 7239 sections 4, 5.2 and 6. */
        {"for=\"_gazonk\"", "_gazonk,,"},
        {"For=\"[2001:db8:cafe::17]:4711\"", "@2001:db8:cafe::17,,"},
        {"for=192.0.2.60;proto=http;by=203.0.113.43", "@192.0.2.60,http,"},
        {"for=192.0.2.43, for=198.51.100.17", "@192.0.2.43,,|@198.51.100.17,,"},
        {"for=_hidden, for=_SEVKISEK", "_hidden,,|_SEVKISEK,,"},
        {"for=192.0.2.43,for=\"[2001:db8:cafe::17]\",for=unknown",
         "@192.0.2.43,,|@2001:db8:cafe::17,,|unknown,,"},
        {"for=\"192.0.2.43:47011\"", "@192.0.2.43,,"},
        {"for=\"[2001:db8:cafe::17]:47011\"", "@2001:db8:cafe::17,,"},
        {"for=192.0.2.43, for=\"[2001:db8:cafe::17]\";proto=https;host=wellmet.example",
         "@192.0.2.43,,|@2001:db8:cafe::17,https,wellmet.example"},
        /* Case, order, space, unknown parameters, empty elements, escapes, obfuscated ports. */
        {"PROTO=HTTPS;HOST=A;FOR=Unknown", "Unknown,HTTPS,A"},
        {"for=1.2.3.4 ; proto=https\t;\tx=y , , ,by=_b", "@1.2.3.4,https,|,,"},
        {";for=1.2.3.4;;", "@1.2.3.4,,"},
        {"", ""},
        {" , ;; ,", ""},
        {"x=\"a\\\"b,c;d\\\\\";for=1.2.3.4", "@1.2.3.4,,"},
        {"for=\"1.2.3.4:_port\"", "@1.2.3.4,,"},
        {"for=\"_a:9\"", "_a,,"},
        {"for=\"\\_\\a\"", "_a,,"},
        {"host=\"wellmet.example:8443\"", ",,wellmet.example:8443"},
        {"host=\"[::1]:80\"", ",,[::1]:80"},
        {"x=1;x=2;for=1.2.3.4", "@1.2.3.4,,"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        f.n = 0;
        if (!forwarded_add(a, str_c(rows[i].line), &f))
            fail_msg("refused: %s", rows[i].line);
        assert_string_equal(show(), rows[i].hops);
    }
}

static void test_forwarded__refuses(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "for",
        "for=",
        "=1.2.3.4",
        "for=1.2.3.4 for=1.2.3.5",
        "for=1.2.3.4,x",
        "for =1.2.3.4",
        "for= 1.2.3.4",
        "for=1.2.3.4;for=1.2.3.5",
        "proto=http;PROTO=https",
        "host=a;host=b",
        "for=1.2.3.4:80",
        "for=[::1]",
        "for=\"",
        "for=\"1.2.3.4",
        "for=\"1.2.3.4\\",
        "for=\"\\\"",
        "for=\"1.2.3.4\"x",
        "for=\"_a, for=\"1.2.3.4\"",
        "for=\"1.2.3.4:\"",
        "for=\"1.2.3.4:80000\"",
        "for=\"1.2.3.4:+80\"",
        "for=\"1.2.3.4:000080\"",
        "for=\"::1\"",
        "for=\"[::1\"",
        "for=\"[::1]80\"",
        "for=\"[::1]:\"",
        "for=\"[1.2.3.4]\"",
        "for=\"[unknown]\"",
        "for=hidden",
        "for=_",
        "for=\"_a b\"",
        "for=\"\"",
        "for=1.2.3.256",
        "for=\"fe80::1%eth0\"",
        "by=nobody",
        "proto=\"\"",
        "proto=\"a b\"",
        "proto=1a",
        "proto=\"http:\"",
        "host=\"\"",
        "host=\"a/b\"",
        "host=\"a@b\"",
        "host=\"a b\"",
        "for=1.2.3.4;host",
        "{for=1.2.3.4}",
        "for=\"\x01\"",
        "for=\"\x7f\"",
        "x=\"\xc3\xa9\"",
        "\xc3\xa9=x",
        "for=1.2.3.4\n",
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        f.n = 0;
        if (forwarded_add(a, str_c(rows[i]), &f))
            fail_msg("taken: %s", rows[i]);
    }
    f.n = 0;
    assert_false(forwarded_add(a, STR("for=_a\0b"), &f));
    assert_false(forwarded_add(a, STR("x=\"\0\""), &f));
}

static void test_forwarded__hops_are_bounded(void **state)
{
    (void)state;
    for (int i = 0; i < FORWARDED_HOPS_MAX; i++)
        assert_true(forwarded_add(a, STR("for=1.2.3.4"), &f));
    assert_true(forwarded_add(a, STR(", ,"), &f));
    assert_false(forwarded_add(a, STR("for=1.2.3.4"), &f));
}

static void test_forwarded__walk(void **state)
{
    (void)state;
    static const struct {
        const char *peer, *line, *client, *proto, *host;
    } rows[] = {
        {"192.0.2.9", "for=192.0.2.1;proto=https;host=x", "192.0.2.9", "", ""},
        {"10.0.0.1", "", "10.0.0.1", "", ""},
        {"10.0.0.1", "for=192.0.2.1;proto=https;host=x", "192.0.2.1", "https", "x"},
        {"2001:db8::1", "for=192.0.2.1", "192.0.2.1", "", ""},
        {"10.0.0.1", "for=198.51.100.1;proto=https;host=x, for=192.0.2.1;proto=http", "192.0.2.1",
         "http", ""},
        {"10.0.0.1", "for=192.0.2.1;proto=https, for=10.0.0.2;proto=http;host=y", "192.0.2.1",
         "https", ""},
        {"10.0.0.1", "for=10.0.0.3, for=10.0.0.2", "10.0.0.3", "", ""},
        {"10.0.0.1", "for=192.0.2.1, for=unknown;proto=https", "unknown", "https", ""},
        {"10.0.0.1", "for=192.0.2.1, for=_10.0.0.2;proto=https", "_10.0.0.2", "https", ""},
        {"10.0.0.1", "for=192.0.2.1, proto=https", "unknown", "https", ""},
        {"10.0.0.1", "for=192.0.2.1, for=\"[::ffff:10.0.0.2]\"", "192.0.2.1", "", ""},
    };
    struct address_block trusted[2];
    assert_true(address_block_parse(STR("10.0.0.0/8"), &trusted[0]));
    assert_true(address_block_parse(STR("2001:db8::/32"), &trusted[1]));
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct address peer;
        f.n = 0;
        assert_true(address_parse(str_c(rows[i].peer), &peer));
        assert_true(forwarded_add(a, str_c(rows[i].line), &f));
        struct forwarded_view v = forwarded_walk(a, &f, &peer, trusted, 2);
        assert_string_equal(str_copy(a, v.client).p, rows[i].client);
        assert_string_equal(str_copy(a, v.proto).p, rows[i].proto);
        assert_string_equal(str_copy(a, v.host).p, rows[i].host);
        v = forwarded_walk(a, &f, &peer, NULL, 0);
        assert_string_equal(str_copy(a, v.client).p, rows[i].peer);
        assert_int_equal(v.proto.n + v.host.n, 0);
    }
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_forwarded__accepts),
        CASE(test_forwarded__refuses),
        CASE(test_forwarded__hops_are_bounded),
        CASE(test_forwarded__walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
