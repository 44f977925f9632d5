/* SPDX-License-Identifier: Apache-2.0 */
/* The gate: which routes strangers reach, and what cookies look like. */
#include "visit.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "web/gate.h"

/* All that is open to everybody. A route that is added here is a decision. */
static const char *const open_routes[] = {
    "GET /assets/{name}",
    "GET /manifest.webmanifest",
    "GET /favicon.ico",
    "GET /login",
    "POST /login",
    "GET /login/second",
    "POST /login/second",
    "GET /login/oidc",
    "GET /login/oidc/callback",
    "POST /logout",
    "GET /join/{secret}",
    "POST /join/{secret}",
};

static bool is_open(const struct route *r)
{
    char name[200];
    snprintf(name, sizeof(name), "%s %s", http_method_name(r->method), r->pattern);
    for (size_t i = 0; i < sizeof(open_routes) / sizeof(*open_routes); i++)
        if (strcmp(open_routes[i], name) == 0)
            return true;
    return false;
}

/* A path that the pattern fits: names in braces become an id that nothing has. */
static const char *path_of(struct arena *a, const char *pattern)
{
    struct strbuf b;
    strbuf_init(&b, a, 1000);
    for (const char *p = pattern; *p; p++) {
        if (*p == '{') {
            strbuf_add(&b, STR("0000000000001"));
            p = strchr(p, '}');
        } else {
            strbuf_add_char(&b, *p);
        }
    }
    return b.p;
}

static void test_gate__strangers_reach_nothing(void **state)
{
    struct visit *v = *state;
    size_t closed = 0;
    v->web->closed = true;
    for (size_t i = 0; i < v->web->routes_n; i++) {
        const struct route *r = &v->web->routes[i];
        const char *path = path_of(v->process, r->pattern);
        if (is_open(r) != ((r->flags & ROUTE_PUBLIC) != 0))
            fail_msg("%s %s is open, or closed, against the list", http_method_name(r->method),
                     r->pattern);
        if (is_open(r))
            continue;
        int status = r->method == HTTP_GET ? visit_get(v, path) : visit_post(v, path, NULL);
        if (status != (r->method == HTTP_GET ? 303 : 401))
            fail_msg("%s %s answers %d", http_method_name(r->method), path, status);
        if (status == 303 && !str_starts(visit_header(v, "Location"), STR("/login")))
            fail_msg("%s leads elsewhere", path);
        closed++;
    }
    assert_true(closed > 50);
}

static void test_gate__way_back(void **state)
{
    struct visit *v = *state;
    v->web->closed = true;
    visit_get(v, "/people?role=mentor");
    assert_str(visit_header(v, "Location"), "/login?next=%2Fpeople%3Frole%3Dmentor");
    visit_get(v, "/");
    assert_str(visit_header(v, "Location"), "/login");
    assert_int_equal(visit_get(v, "/nowhere"), 404);
    assert_true(visit_has(v, "href=\"/login\""));
    assert_false(visit_has(v, "href=\"/people\"")); /* no navigation for strangers */
}

static void check_cookie(struct visit *v, bool secure, const char *want)
{
    v->rq.secure = secure;
    v->rs.headers_n = 0;
    gate_set_cookie(v->web, &v->rq, &v->rs, GATE_LOGIN, STR("value"), 3600);
    assert_str(visit_header(v, "Set-Cookie"), want);
}

static void test_gate__cookies(void **state)
{
    struct visit *v = *state;
    visit_get(v, "/settings");
    check_cookie(v, true,
                 "__Host-wellmet=value; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax");
    check_cookie(v, false,
                 "wellmet_login_8420=value; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
    v->rs.headers_n = 0;
    gate_set_cookie(v->web, &v->rq, &v->rs, GATE_SECOND, STR("0"), -1);
    assert_true(str_find(visit_header(v, "Set-Cookie"), STR("Max-Age=0"), 0) != SIZE_MAX);
}

/* Forms for operations on logins would leave out what their pages take care of. */
static void test_gate__no_form_for_the_site(void **state)
{
    struct visit *v = *state;
    assert_int_equal(visit_get(v, "/form/token.add"), 404);
    assert_int_equal(visit_get(v, "/form/account.invite"), 404);
    assert_int_equal(visit_get(v, "/form/account.erase"), 404);
    assert_int_equal(visit_post(v, "/form/site.edit", "name", "x", NULL), 404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_gate__strangers_reach_nothing, visit_setup,
                                        visit_teardown),
        cmocka_unit_test_setup_teardown(test_gate__way_back, visit_setup, visit_teardown),
        cmocka_unit_test_setup_teardown(test_gate__cookies, visit_setup, visit_teardown),
        cmocka_unit_test_setup_teardown(test_gate__no_form_for_the_site, visit_setup,
                                        visit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
