/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "def/errors.h"
#include "net/csrf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static struct arena *a;
static struct request rq;
static struct response rs;

static int set_up(void **state)
{
    (void)state;
    a = arena_new(0);
    request_init(&rq, a, HTTP_GET, STR("/"));
    response_init(&rs, a);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

static const char *header(const char *name)
{
    for (size_t i = 0; i < rs.headers_n; i++)
        if (str_eq(rs.headers[i].name, str_c(name)))
            return rs.headers[i].value.p;
    return "";
}

static void test_response__header_injection(void **state)
{
    (void)state;
    response_add_header(&rs, STR("X"), STR("a\r\nSet-Cookie: b"));
    assert_int_equal(rs.status, 500);
    assert_int_equal(rs.headers_n, 0);
    for (int i = 0; i < RESPONSE_HEADERS_MAX; i++)
        response_add_header(&rs, STR("X"), STR("y"));
    assert_int_equal(rs.headers_n, RESPONSE_HEADERS_MAX);
    response_add_header(&rs, STR("X"), STR("y"));
    assert_int_equal(rs.headers_n, 0);
}

static void test_response__redirect_stays_here(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"/people/x?y#z", "/people/x?y#z"}, {"//evil.example", "/"}, {"http://a/", "/"},
        {"", "/"}, {"/\\evil", "/"}, {"/a\nb", "/"}, {"people", "/"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        response_init(&rs, a);
        response_redirect(&rs, str_c(rows[i][0]));
        assert_int_equal(rs.status, 303);
        assert_string_equal(header("Location"), rows[i][1]);
    }
}

static void test_response__download(void **state)
{
    (void)state;
    response_download(&rs, "text/vcard", STR("a\"b/\xC3\xA9.vcf"));
    assert_string_equal(header("Content-Disposition"),
                        "attachment; filename=\"a_b___.vcf\"; "
                        "filename*=UTF-8''a%22b%2F%C3%A9.vcf");
}

static void test_response__bytes_by_tag(void **state)
{
    (void)state;
    response_bytes(&rs, &rq, STR("png"), "image/png", STR("abc"));
    assert_int_equal(rs.status, 200);
    assert_string_equal(header("ETag"), "\"abc\"");
    assert_string_equal(rs.cache, "private, no-cache");
    request_add_header(&rq, STR("If-None-Match"), STR("W/\"x\", W/\"abc\""));
    response_init(&rs, a);
    response_bytes(&rs, &rq, STR("png"), "image/png", STR("abc"));
    assert_int_equal(rs.status, 304);
    assert_int_equal(rs.bytes.n, 0);
}

static void test_response__types(void **state)
{
    (void)state;
    assert_string_equal(response_type_of(STR("a.css")), "text/css; charset=utf-8");
    assert_string_equal(response_type_of(STR("a.html")), "application/octet-stream");
}

/* --- csrf ----------------------------------------------------------------------------------- */

static void post(const struct csrf *c, const char *cookie, struct str token)
{
    request_init(&rq, a, HTTP_POST, STR("/"));
    if (cookie)
        request_add_header(&rq, STR("Cookie"),
                           str_format(a, "%s=%s", c->cookie_name, cookie));
    request_add_header(&rq, STR("Content-Type"), STR("application/x-www-form-urlencoded"));
    assert_int_equal(request_set_body(&rq, str_format(a, "csrf=%.*s", STR_ARG(token))), 0);
}

static void test_csrf__token_and_cookie(void **state)
{
    (void)state;
    struct csrf c, other;
    assert_true(csrf_init(&c, 8420, NULL));
    assert_true(csrf_init(&other, 8420, NULL));
    struct str token = csrf_token(&c, &rq, &rs);
    assert_int_equal(token.n, CSRF_VALUE_LEN);
    csrf_token(&c, &rq, &rs);
    assert_int_equal(rs.headers_n, 1);
    assert_string_equal(header("Set-Cookie"), str_format(a, "wellmet_8420=%s; Path=/; HttpOnly; "
                                                         "SameSite=Strict", c.cookie).p);
    post(&c, c.cookie, token);
    assert_int_equal(csrf_check(&c, &rq), 0);
    assert_int_equal(csrf_check(&other, &rq), ERR_FORBIDDEN);
    post(&c, NULL, token);
    assert_int_equal(csrf_check(&c, &rq), ERR_FORBIDDEN);
    post(&c, other.cookie, token);
    assert_int_equal(csrf_check(&c, &rq), ERR_FORBIDDEN);
    post(&c, c.cookie, str_sub(token, 0, 31));
    assert_int_equal(csrf_check(&c, &rq), ERR_FORBIDDEN);
    post(&c, c.cookie, str_c(c.cookie));
    assert_int_equal(csrf_check(&c, &rq), ERR_FORBIDDEN);
}

static void test_csrf__kept_key(void **state)
{
    (void)state;
    struct csrf before, after;
    const unsigned char key[CSRF_KEY_BYTES] = {1, 2, 3};
    assert_true(csrf_init(&before, 1, key));
    assert_true(csrf_init(&after, 1, key));
    struct str token = csrf_token(&before, &rq, &rs);
    post(&before, before.cookie, token);
    assert_int_equal(csrf_check(&after, &rq), 0);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_response__header_injection),
        CASE(test_response__redirect_stays_here),
        CASE(test_response__download),
        CASE(test_response__bytes_by_tag),
        CASE(test_response__types),
        CASE(test_csrf__token_and_cookie),
        CASE(test_csrf__kept_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
