/* SPDX-License-Identifier: Apache-2.0 */
/* Drawings: where values stand in their box. */
#include "check.h"

#include "base/arena.h"
#include "web/chart.h"

static struct chart box(struct arena *a)
{
    struct chart c = chart_new(a, STR("x"), STR("A title"), STR("What it shows"), 100, 50);
    chart_inset(&c, 10, 10, 10, 10);
    return c;
}

static void test_chart__line(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct chart c = box(a);
    double values[] = {0, 50, 200, -1}; /* beyond the box is cut, not drawn over the page */
    double level[] = {50, 50, 50, 50, 100}, below[] = {-0.26};
    (void)state;
    chart_line(&c, "write", values, 4, 100);
    assert_int_equal(c.paths.n, 1);
    assert_str(c.paths.p[0].kind, "write");
    assert_str(c.paths.p[0].d, "M10 40L36.7 25L63.3 10L90 40");
    chart_line(&c, "write", level, 5, 100); /* level pieces are one step */
    assert_str(c.paths.p[1].d, "M10 25H70L90 10");
    chart_line(&c, "write", below, 1, 1);
    assert_str(c.paths.p[2].d, "M10 40");
}

static void test_chart__bars(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct chart c = box(a);
    int64_t values[] = {0, 4, 2};
    (void)state;
    chart_bars(&c, "bar", values, 2, 4, 0.5);
    assert_str(c.paths.p[0].d, "M10 40h20v-1h-20z"
                               "M50 40h20v-30h-20z");
    chart_bars(&c, "bar", values, 3, 0, 0.5); /* nothing anywhere divides by nothing */
    chart_bars(&c, "bar", values, 0, 0, 0.5);
    assert_str(c.paths.p[2].d, "");
}

static void test_chart__place(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct chart c = box(a);
    (void)state;
    assert_true(chart_x(&c, 0) == 10 && chart_x(&c, 1) == 90);
    assert_true(chart_y(&c, 0) == 40 && chart_y(&c, 1) == 10);
    chart_rule(&c, "grid", 1, 2, 3, 4);
    assert_str(c.paths.p[0].d, "M1 2L3 4");
    chart_word(&c, "end", 7.9, 8, STR("low"));
    assert_int_equal(c.words.p[0].x, 7);
}

static size_t strokes(struct str d)
{
    size_t n = 0;
    for (size_t i = 0; i < d.n; i++)
        n += d.p[i] == 'M';
    return n;
}

/* Ten strokes for every chance; five in a hundred are half a stroke. */
static void test_chart__tally(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    (void)state;
    for (int percent = 0; percent <= 100; percent += 5) {
        struct chart c = chart_tally(a, STR("t"), percent);
        size_t whole = 0, rest = 0;
        VEC_EACH (struct chart_path, p, &c.paths)
            *(str_eq(p->kind, STR("whole")) ? &whole : &rest) += strokes(p->d);
        assert_int_equal(whole + rest, 10);
        assert_int_equal(whole, (percent + 5) / 10);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chart__line), cmocka_unit_test(test_chart__bars),
        cmocka_unit_test(test_chart__place), cmocka_unit_test(test_chart__tally)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
