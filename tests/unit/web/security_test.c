/* SPDX-License-Identifier: Apache-2.0 */
/* Words of the pages about logins. */
#include "visit.h"

#include "base/arena.h"
#include "base/err.h"
#include "web/security.h"
#include "web/task.h"

static void test_security__browsers(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    static const struct {
        const char *agent, *words;
    } rows[] = {
        {"Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0",
         "Firefox on Linux"},
        {"Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
         "Gecko) Version/17.0 Mobile/15E148 Safari/604.1",
         "Safari on iPhone"},
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
         "Chrome/119.0.0.0 Safari/537.36 Edg/119.0.0.0",
         "Edge on Windows"},
        {"Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 "
         "Mobile Safari/537.36",
         "Chrome on Android"},
        {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
         "Version/17.0 Safari/605.1.15",
         "Safari on Mac"},
        {"curl/7.88.1", "curl"},
        {"my own thing", "my own thing"},
        {"", "A browser that does not say its name"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        assert_str(security_browser(a, str_c(rows[i].agent)), rows[i].words);
}

static const struct json *event(struct arena *a, const char *text)
{
    struct json *j;
    struct err err = {0};
    assert_int_equal(json_parse(a, str_c(text), &j, &err), 0);
    return j;
}

static void test_security__events(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    const struct json *own = event(a, "{\"kind\": \"login\", \"detail\": \"code\", \"account\": "
                                      "\"a@x\", \"by\": \"a@x\", \"address\": \"192.0.2.7\"}");
    assert_str(security_event_detail(own), "with a code");
    assert_str(security_event_who(a, own, false), "from 192.0.2.7");
    assert_str(security_event_who(a, own, true), "a@x, from 192.0.2.7");
    const struct json *other = event(a, "{\"kind\": \"token\", \"detail\": \"code\", \"account\": "
                                        "\"a@x\", \"by\": \"staff@x\", \"address\": null}");
    assert_str(security_event_detail(other), "code"); /* a name somebody gave, no way to log in */
    assert_str(security_event_who(a, other, false), "by staff@x");
    const struct json *nobody = event(a, "{\"account\": null, \"address\": \"192.0.2.7\"}");
    assert_str(security_event_who(a, nobody, true), "no account, from 192.0.2.7");
}

static void test_security__roles(void **state)
{
    (void)state;
    assert_str(security_role(STR("admin")), "Administrator");
    assert_str(security_role(STR("none such")), "none such");
}

/* What a page says is one of our sentences, whatever stands in its address. */
static void test_security__said(void **state)
{
    struct visit *v = *state;
    assert_str(task_said(STR("site.edit")), "Saved.");
    assert_str(task_said(STR("token.add")), ""); /* its answer is a page */
    assert_str(task_said(STR("Pay at evil.example")), "");
    visit_get(v, "/security?said=Pay+at+evil.example");
    assert_false(visit_has(v, "evil.example</span>"));
    visit_get(v, "/settings?said=site.edit");
    assert_true(visit_has(v, "<span>Saved.</span>"));
}

/* Without logins there is nothing to look after; the page says how to begin. */
static void test_security__without_logins(void **state)
{
    struct visit *v = *state;
    assert_int_equal(visit_get(v, "/security"), 200);
    assert_true(visit_has(v, "Nobody has to log in here"));
    assert_int_equal(visit_get(v, "/login"), 303);
    assert_str(visit_header(v, "Location"), "/");
    visit_get(v, "/settings");
    assert_false(visit_has(v, "Log out"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_security__browsers),
        cmocka_unit_test(test_security__events),
        cmocka_unit_test(test_security__roles),
        cmocka_unit_test_setup_teardown(test_security__said, visit_setup, visit_teardown),
        cmocka_unit_test_setup_teardown(test_security__without_logins, visit_setup, visit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
