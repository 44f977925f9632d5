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

/* A form sent back with these; `cookie` may be NULL. */
static void post(const char *name, const char *cookie, struct str token)
{
    struct str session = rq.session, client = rq.client;
    bool secure = rq.secure;
    request_init(&rq, a, HTTP_POST, STR("/"));
    rq.session = session;
    rq.client = client;
    rq.secure = secure;
    if (cookie)
        request_add_header(&rq, STR("Cookie"), str_format(a, "%s=%s", name, cookie));
    request_add_header(&rq, STR("Content-Type"), STR("application/x-www-form-urlencoded"));
    assert_int_equal(request_set_body(&rq, str_format(a, "csrf=%.*s", STR_ARG(token))), 0);
}

/* The value that the response gives the cookie of this name; "" when it gives none. */
static const char *given(const char *name)
{
    struct str start = str_format(a, "%s=", name);
    for (size_t i = 0; i < rs.headers_n; i++)
        if (str_eq(rs.headers[i].name, STR("Set-Cookie")) &&
            str_starts(rs.headers[i].value, start))
            return str_copy(a, str_sub(rs.headers[i].value, start.n, start.n + CSRF_VALUE_LEN)).p;
    return "";
}

static struct str fresh_token(const struct csrf *c)
{
    response_init(&rs, a);
    return csrf_token(c, &rq, &rs);
}

static void test_csrf__token_and_cookie(void **state)
{
    (void)state;
    struct csrf c, other;
    assert_true(csrf_init(&c, 8420, NULL));
    assert_true(csrf_init(&other, 8420, NULL));
    fresh_token(&other);
    const char *foreign = given("wellmet_8420");
    struct str token = fresh_token(&c);
    const char *cookie = given("wellmet_8420");
    assert_int_equal(token.n, CSRF_VALUE_LEN);
    csrf_token(&c, &rq, &rs);
    assert_int_equal(rs.headers_n, 1);
    assert_string_equal(header("Set-Cookie"), str_format(a, "wellmet_8420=%s; Path=/; HttpOnly; "
                                                         "SameSite=Strict", cookie).p);
    post("wellmet_8420", cookie, token);
    assert_int_equal(csrf_check(&c, &rq), 0);
    assert_int_equal(csrf_check(&other, &rq), ERR_FORBIDDEN);
    post("wellmet_8420", NULL, token);
    assert_int_equal(csrf_check(&c, &rq), ERR_FORBIDDEN);
    post("wellmet_8420", foreign, token);
    assert_int_equal(csrf_check(&c, &rq), ERR_FORBIDDEN);
    post("wellmet_8420", cookie, str_sub(token, 0, 31));
    assert_int_equal(csrf_check(&c, &rq), ERR_FORBIDDEN);
    post("wellmet_8420", cookie, str_c(cookie));
    assert_int_equal(csrf_check(&c, &rq), ERR_FORBIDDEN);
}

static void test_csrf__kept_key(void **state)
{
    (void)state;
    struct csrf before, after;
    const unsigned char key[CSRF_KEY_BYTES] = {1, 2, 3};
    assert_true(csrf_init(&before, 1, key));
    assert_true(csrf_init(&after, 1, key));
    struct str token = fresh_token(&before);
    const char *cookie = given("wellmet_1");
    post("wellmet_1", cookie, token);
    assert_int_equal(csrf_check(&after, &rq), 0);
    request_init(&rq, a, HTTP_GET, STR("/"));
    fresh_token(&after);
    assert_string_equal(given("wellmet_1"), cookie);
}

static void test_csrf__secure_name(void **state)
{
    (void)state;
    struct csrf c;
    assert_true(csrf_init(&c, 8420, NULL));
    rq.secure = true;
    struct str token = fresh_token(&c);
    const char *cookie = given(CSRF_SECURE_COOKIE);
    assert_string_equal(header("Set-Cookie"),
                        str_format(a, "__Host-wellmet_csrf=%s; Path=/; Secure; HttpOnly; "
                                   "SameSite=Strict", cookie).p);
    post(CSRF_SECURE_COOKIE, cookie, token);
    assert_int_equal(csrf_check(&c, &rq), 0);
    post("wellmet_8420", cookie, token); /* a plain connection could have set that one */
    assert_int_equal(csrf_check(&c, &rq), ERR_FORBIDDEN);
}

/* A token is good for its login session alone; the cookie of one session is always the same. */
static void test_csrf__session(void **state)
{
    (void)state;
    struct csrf c;
    assert_true(csrf_init(&c, 1, NULL));
    rq.client = STR("192.0.2.1");
    struct str before = fresh_token(&c);
    const char *anonymous = given("wellmet_1");
    rq.session = STR("session-1");
    struct str token = fresh_token(&c);
    const char *cookie = given("wellmet_1");
    assert_string_not_equal(anonymous, cookie);
    post("wellmet_1", cookie, token);
    assert_int_equal(csrf_check(&c, &rq), 0);
    assert_true(str_eq(fresh_token(&c), token));
    assert_int_equal(rs.headers_n, 0);
    post("wellmet_1", anonymous, before);
    assert_int_equal(csrf_check(&c, &rq), ERR_FORBIDDEN);
    fresh_token(&c); /* the cookie from before the login gives way */
    assert_string_equal(given("wellmet_1"), cookie);
    rq.session = STR("session-2");
    post("wellmet_1", cookie, token);
    assert_int_equal(csrf_check(&c, &rq), ERR_FORBIDDEN);
    fresh_token(&c);
    assert_string_not_equal(given("wellmet_1"), cookie);
    rq.session = STR_NULL;
    rq.client = STR("192.0.2.2");
    request_init(&rq, a, HTTP_GET, STR("/"));
    fresh_token(&c);
    assert_string_not_equal(given("wellmet_1"), anonymous);
}

static void test_response__cookies(void **state)
{
    (void)state;
    struct cookie_options o = COOKIE_OPTIONS_INIT;
    response_set_cookie(&rs, STR("a"), STR("1"), &o);
    assert_string_equal(rs.headers[0].value.p, "a=1; Path=/; HttpOnly; SameSite=Strict");
    o = (struct cookie_options){.max_age = 90, .secure = true, .same_site = COOKIE_LAX};
    response_set_cookie(&rs, STR("__Host-a"), STR("1"), &o);
    assert_string_equal(rs.headers[1].value.p,
                        "__Host-a=1; Path=/; Max-Age=90; Secure; SameSite=Lax");
    o.max_age = -1;
    response_set_cookie(&rs, STR("__Host-a"), STR(""), &o);
    assert_string_equal(rs.headers[2].value.p,
                        "__Host-a=; Path=/; Max-Age=0; Secure; SameSite=Lax");
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
        CASE(test_csrf__secure_name),
        CASE(test_csrf__session),
        CASE(test_response__cookies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
