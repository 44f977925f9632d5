/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "def/errors.h"
#include "def/limits.h"
#include "net/router.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static struct arena *a;
static struct request rq;

static int set_up(void **state)
{
    (void)state;
    a = arena_new(0);
    request_init(&rq, a, HTTP_GET, STR("/"));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

static void assert_str(struct str got, const char *want)
{
    assert_int_equal(got.n, strlen(want));
    assert_memory_equal(got.n ? got.p : "", want, got.n);
}

static int target(const char *text)
{
    request_init(&rq, a, HTTP_GET, str_c(text));
    return request_parse_target(&rq);
}

static void test_request__target(void **state)
{
    (void)state;
    assert_int_equal(target("/"), 0);
    assert_int_equal(rq.segments_n, 0);
    assert_int_equal(target("/a%2Fb/%C3%A9/?x=1&y=%20?"), 0);
    assert_int_equal(rq.segments_n, 3);
    assert_str(rq.segments[0], "a/b");
    assert_str(rq.segments[1], "\xC3\xA9");
    assert_str(rq.segments[2], "");
    assert_str(rq.path, "/a%2Fb/%C3%A9/");
    assert_str(request_get_param(&rq, STR("y")), " ?");
    assert_str(request_get_param(&rq, STR("z")), "");
    assert_int_equal(target("/1/2/3/4/5/6/7/8/9/0/1/2/3/4/5/6"), 0);
    assert_int_equal(target("/1/2/3/4/5/6/7/8/9/0/1/2/3/4/5/6/7"), ERR_NOT_FOUND);
}

static void test_request__bad_targets(void **state)
{
    (void)state;
    static const char *const bad[] = {"",      "a",     "*",     "http://x/", "/..", "/a/%2e",
                                      "/%",    "/%7F",  "/%0a",  "/%ff",      "/#",  "/?a=%",
                                      "/a\x01"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_int_equal(target(bad[i]), ERR_USAGE);
}

static void test_request__headers(void **state)
{
    (void)state;
    request_add_header(&rq, STR("X-A"), STR("1"));
    request_add_header(&rq, STR("x-a"), STR("2"));
    assert_str(request_get_header(&rq, STR("X-a")), "1");
    assert_int_equal(request_count_header(&rq, STR("x-A")), 2);
    assert_null(request_get_header(&rq, STR("X")).p);
    while (rq.headers_n < REQUEST_HEADERS_MAX)
        assert_true(request_add_header(&rq, STR("y"), STR("")));
    assert_false(request_add_header(&rq, STR("y"), STR("")));
}

static void test_request__cookies(void **state)
{
    (void)state;
    request_add_header(&rq, STR("cookie"), STR(" ab=1; a=x=y;b"));
    request_add_header(&rq, STR("Cookie"), STR("a=2; c="));
    assert_str(request_get_cookie(&rq, STR("a")), "x=y");
    assert_str(request_get_cookie(&rq, STR("ab")), "1");
    assert_non_null(request_get_cookie(&rq, STR("c")).p);
    assert_null(request_get_cookie(&rq, STR("b")).p);
}

static void test_request__same_origin(void **state)
{
    (void)state;
    static const struct {
        const char *site, *origin;
        bool same;
    } rows[] = {
        {NULL, NULL, true},
        {"same-origin", NULL, true},
        {"none", NULL, true},
        {"same-site", NULL, false},
        {"cross-site", "http://localhost:8420", false},
        {NULL, "http://localhost:8420", true},
        {NULL, "http://LOCALHOST:8420", true},
        {NULL, "https://localhost:8420", false},
        {NULL, "http://localhost:8421", false},
        {"same-origin", "null", false},
        {NULL, "", false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        request_init(&rq, a, HTTP_POST, STR("/"));
        request_add_header(&rq, STR("Host"), STR("localhost:8420"));
        if (rows[i].site)
            request_add_header(&rq, STR("Sec-Fetch-Site"), str_c(rows[i].site));
        if (rows[i].origin)
            request_add_header(&rq, STR("Origin"), str_c(rows[i].origin));
        assert_int_equal(request_is_same_origin(&rq), rows[i].same);
    }
}

/* Behind TLS, and behind a proxy that says the name. */
static void test_request__same_origin_secure(void **state)
{
    (void)state;
    static const struct {
        const char *origin, *host;
        bool same;
    } rows[] = {
        {"https://localhost:8420", "", true},
        {"http://localhost:8420", "", false},
        {"https://wellmet.example", "wellmet.example", true},
        {"https://localhost:8420", "wellmet.example", false},
        {"https://wellmet.example:8443", "wellmet.example", false},
        {"https://", "wellmet.example", false},
        {"https:/", "wellmet.example", false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        request_init(&rq, a, HTTP_POST, STR("/"));
        request_add_header(&rq, STR("Host"), STR("localhost:8420"));
        request_add_header(&rq, STR("Origin"), str_c(rows[i].origin));
        rq.secure = true;
        rq.host = str_c(rows[i].host);
        assert_int_equal(request_is_same_origin(&rq), rows[i].same);
    }
}

static void test_request__form_before_query(void **state)
{
    (void)state;
    assert_int_equal(target("/?a=query&b=query"), 0);
    request_add_header(&rq, STR("Content-Type"), STR("application/x-www-form-urlencoded"));
    assert_int_equal(request_set_body(&rq, STR("a=form")), 0);
    assert_str(request_get_param(&rq, STR("a")), "form");
    assert_str(request_get_param(&rq, STR("b")), "query");
    assert_int_equal(request_set_body(&rq, STR("a=%")), ERR_USAGE);
}

/* --- router --------------------------------------------------------------------------------- */

static int run(void *app, struct request *r, struct response *rs)
{
    (void)app;
    rs->status = *(const int *)r->route_data;
    return 0;
}

static const int data[] = {201, 202, 203, 204, 205, 206, 207};
static const struct route routes[] = {
    {HTTP_GET, "/people/{id}", run, &data[0], 0},
    {HTTP_GET, "/people/new", run, &data[1], 0},
    {HTTP_POST, "/people/{id}", run, &data[2], 0},
    {HTTP_GET, "/", run, &data[3], 0},
    {HTTP_GET, "/{a}/{b}/c", run, &data[4], 0},
    {HTTP_GET, "/x/{b}/{c}", run, &data[5], 0},
    {HTTP_POST, "/import", run, &data[6], ROUTE_UPLOAD},
};

static struct router *make_router(void)
{
    struct router *r = NULL;
    assert_int_equal(router_new(a, routes, sizeof(routes) / sizeof(*routes), &r, NULL), 0);
    return r;
}

static int go(const struct router *r, enum http_method m, const char *path, struct response *rs)
{
    assert_int_equal(target(path), 0);
    rq.method = m;
    response_init(rs, a);
    return router_run(r, NULL, &rq, rs);
}

static void test_router__finds(void **state)
{
    (void)state;
    struct router *r = make_router();
    struct response rs;
    static const struct {
        enum http_method m;
        const char *path;
        int rc, status;
    } rows[] = {
        {HTTP_GET, "/people/7", 0, 201},      {HTTP_GET, "/people/new", 0, 202},
        {HTTP_HEAD, "/people/new", 0, 202},   {HTTP_POST, "/people/7", 0, 203},
        {HTTP_POST, "/people/new", 0, 203},   {HTTP_GET, "/", 0, 204},
        {HTTP_GET, "/x/y/c", 0, 206},         {HTTP_GET, "/z/y/c", 0, 205},
        {HTTP_GET, "/people", ERR_NOT_FOUND, 200}, {HTTP_GET, "/people/", ERR_NOT_FOUND, 200},
        {HTTP_DELETE, "/people/7", ERR_METHOD, 200}, {HTTP_GET, "/import", ERR_METHOD, 200},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        assert_int_equal(go(r, rows[i].m, rows[i].path, &rs), rows[i].rc);
        assert_int_equal(rs.status, rows[i].status);
    }
    assert_int_equal(go(r, HTTP_DELETE, "/people/7", &rs), ERR_METHOD);
    assert_str(rs.headers[0].value, "GET, HEAD, POST");
    assert_int_equal(go(r, HTTP_GET, "/people/a%2Fb", &rs), 0);
    assert_str(request_get_arg(&rq, STR("id")), "a/b");
    assert_str(request_get_arg(&rq, STR("other")), "");
}

static void test_router__body_limit(void **state)
{
    (void)state;
    struct router *r = make_router();
    assert_int_equal(target("/import"), 0);
    rq.method = HTTP_POST;
    assert_int_equal(router_body_limit(r, &rq), LIMIT_UPLOAD);
    rq.method = HTTP_GET;
    assert_int_equal(router_body_limit(r, &rq), LIMIT_BODY);
    assert_int_equal(rq.err.code, 0);
}

static void test_router__is_slow(void **state)
{
    (void)state;
    static const struct route slow[] = {
        {HTTP_GET, "/login", run, &data[0], 0},
        {HTTP_POST, "/login", run, &data[1], ROUTE_SLOW},
    };
    struct router *r = NULL;
    assert_int_equal(router_new(a, slow, 2, &r, NULL), 0);
    assert_int_equal(target("/login"), 0);
    rq.method = HTTP_GET;
    assert_false(router_is_slow(r, &rq));
    rq.method = HTTP_POST;
    assert_true(router_is_slow(r, &rq));
    assert_int_equal(target("/none"), 0);
    assert_false(router_is_slow(r, &rq));
    assert_int_equal(rq.err.code, 0);
}

static void test_router__refuses_bad_tables(void **state)
{
    (void)state;
    struct router *r;
    static const struct route bad[][2] = {
        {{HTTP_GET, "/a/{x}", run, NULL, 0}, {HTTP_GET, "/a/{y}", run, NULL, 0}},
        {{HTTP_GET, "a", run, NULL, 0}, {HTTP_GET, "/", run, NULL, 0}},
        {{HTTP_GET, "/{a}/{b}/{c}/{d}/{e}", run, NULL, 0}, {HTTP_GET, "/", run, NULL, 0}},
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_int_equal(router_new(a, bad[i], 2, &r, NULL), ERR_INTERNAL);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_request__target),
        CASE(test_request__bad_targets),
        CASE(test_request__headers),
        CASE(test_request__cookies),
        CASE(test_request__same_origin),
        CASE(test_request__same_origin_secure),
        CASE(test_request__form_before_query),
        CASE(test_router__finds),
        CASE(test_router__body_limit),
        CASE(test_router__is_slow),
        CASE(test_router__refuses_bad_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
