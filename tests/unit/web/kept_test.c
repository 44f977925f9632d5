/* SPDX-License-Identifier: Apache-2.0 */
/* Pages that are shown again: the same bytes while nothing changed, and never anybody else's. */
#include "visit.h"

#include "base/arena.h"
#include "def/limits.h"
#include "web/kept.h"

static struct str keep(struct visit *v) { return str_copy(v->process, visit_body(v)); }

static struct str get(struct visit *v, const char *target)
{
    assert_int_equal(visit_get(v, target), 200);
    return keep(v);
}

/* Pages are too long for a message of all of both. */
static void same(struct str x, struct str want)
{
    if (!str_eq(x, want))
        fail_msg("two pages of %zu and %zu bytes differ", x.n, want.n);
}

static int sample_setup(void **state)
{
    int rc = visit_setup(state);
    struct visit *v = *state;
    world_do(&v->world, "sample.add", NULL);
    return rc;
}

/* As a server that has just started would show it. */
static struct str made_anew(struct visit *v, const char *target)
{
    struct kept *before = v->web->kept;
    v->web->kept = kept_new();
    struct str body = get(v, target);
    assert_int_equal(kept_shown(v->web->kept), 0);
    kept_free(v->web->kept);
    v->web->kept = before;
    return body;
}

static void test_kept__shown_again(void **state)
{
    static const char *const pages[] = {"/letters", "/road", "/road?all=1"};
    struct visit *v = *state;
    for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
        struct str first = get(v, pages[i]);
        same(get(v, pages[i]), first);
        assert_int_equal(kept_shown(v->web->kept), i + 1);
        same(made_anew(v, pages[i]), first);
    }
}

/* Presses the first open cell; what came of it is where the browser is sent to. */
static const char *press_cell(struct visit *v)
{
    assert_int_equal(visit_get(v, "/letters"), 200);
    struct str value = visit_field(v, "plan"), letters = visit_field(v, "letters");
    assert_true(value.n > 0 && letters.n > 0);
    assert_int_equal(visit_post(v, "/letters", "plan", str_copy(v->process, value).p, "letters",
                                str_copy(v->process, letters).p, NULL),
                     303);
    return str_copy(v->process, visit_header(v, "Location")).p;
}

/* After a change and after its undo each page is as if made anew. */
static void test_kept__not_after_a_change(void **state)
{
    struct visit *v = *state;
    struct str before = get(v, "/letters");
    press_cell(v);
    size_t shown = kept_shown(v->web->kept);
    struct str after = get(v, "/letters");
    assert_false(str_eq(before, after));
    same(made_anew(v, "/letters"), after);
    world_do(&v->world, "undo", NULL);
    same(get(v, "/letters"), before);
    assert_int_equal(kept_shown(v->web->kept), shown);
}

static void test_kept__not_on_another_day(void **state)
{
    struct visit *v = *state;
    struct str before = get(v, "/letters");
    world_set_now("2027-08-11T15:00:00Z");
    struct str after = get(v, "/letters");
    world_set_now(WORLD_NOW);
    assert_false(str_eq(before, after));
    assert_int_equal(kept_shown(v->web->kept), 0);
}

/* The line with Undo is of one moment. */
static void test_kept__not_with_what_was_done(void **state)
{
    struct visit *v = *state;
    const char *where = press_cell(v);
    size_t shown = kept_shown(v->web->kept);
    get(v, where);
    assert_true(visit_has(v, ">Undo</button>"));
    get(v, "/letters");
    assert_false(visit_has(v, ">Undo</button>"));
    get(v, where);
    assert_true(visit_has(v, ">Undo</button>"));
    assert_int_equal(kept_shown(v->web->kept), shown);
}

/* Of many addresses those not shown longest go, and memory stays within its bound. */
static void test_kept__bounded(void **state)
{
    struct visit *v = *state;
    char target[40];
    size_t n = LIMIT_KEPT_BYTES / get(v, "/letters?n=0").n + 10;
    for (size_t i = 1; i < n; i++) {
        snprintf(target, sizeof(target), "/letters?n=%zu", i);
        assert_int_equal(visit_get(v, target), 200);
    }
    assert_int_equal(visit_get(v, target), 200);
    assert_int_equal(kept_shown(v->web->kept), 1);
    get(v, "/letters?n=0");
    assert_int_equal(kept_shown(v->web->kept), 1);
}

/* The same address from a browser with another cookie. */
static struct str get_elsewhere(struct visit *v, const char *target)
{
    struct net_app app = web_net_app(v->web);
    arena_reset(v->a);
    request_init(&v->rq, v->a, HTTP_GET, str_c(target));
    response_init(&v->rs, v->a);
    v->rq.thread = v->db;
    request_add_header(&v->rq, STR("Cookie"),
                       str_format(v->a, "%s=%0*d", v->web->csrf.cookie_name, CSRF_VALUE_LEN, 8));
    assert_int_equal(request_parse_target(&v->rq), 0);
    assert_int_equal(app.handle(app.data, &v->rq, &v->rs), 0);
    return keep(v);
}

/* Forms carry a token of the browser, so a page of one is never shown in another. */
static void test_kept__not_in_another_browser(void **state)
{
    struct visit *v = *state;
    struct str mine = get(v, "/letters"), other = get_elsewhere(v, "/letters");
    assert_int_equal(kept_shown(v->web->kept), 0);
    assert_false(str_eq(mine, other));
    same(get(v, "/letters"), mine);
    same(get_elsewhere(v, "/letters"), other);
    assert_int_equal(kept_shown(v->web->kept), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_kept__shown_again, sample_setup, visit_teardown),
        cmocka_unit_test_setup_teardown(test_kept__not_after_a_change, sample_setup,
                                        visit_teardown),
        cmocka_unit_test_setup_teardown(test_kept__not_on_another_day, sample_setup,
                                        visit_teardown),
        cmocka_unit_test_setup_teardown(test_kept__bounded, sample_setup, visit_teardown),
        cmocka_unit_test_setup_teardown(test_kept__not_in_another_browser, sample_setup,
                                        visit_teardown),
        cmocka_unit_test_setup_teardown(test_kept__not_with_what_was_done, sample_setup,
                                        visit_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
