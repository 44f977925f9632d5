/* SPDX-License-Identifier: Apache-2.0 */
/* Building and editing: any order of edits ends in the graph that would be built at once. */
#include "graph/graph_int.h"
#include "graph/view.h"

#include "check.h"
#include "naive.h"

#include <errno.h>
#include <math.h>
#include <string.h>

static struct graph_view open_view(const struct graph *g)
{
    struct graph_view view;
    struct err err;
    assert_int_equal(graph_view_open(g, &view, &err), 0);
    return view;
}

/* Every list is what the square says, in order. */
static bool has_ties(const struct graph *g, const struct naive *x)
{
    struct graph_view view;
    struct graph_tie t, last;
    struct err err;
    bool same = graph_view_open(g, &view, &err) == 0;
    for (uint32_t u = 0; u < x->n && same; u++) {
        uint32_t n = 0, want = 0;
        last = (struct graph_tie){0};
        for (struct graph_walk w = graph_walk(&view, u); graph_walk_next(&w, &t); last = t, n++)
            same &= t.u == u && t.cost && x->tie[u][t.v].cost == t.cost &&
                    x->tie[u][t.v].mark == t.mark &&
                    (t.cost > last.cost || (t.cost == last.cost && t.v > last.v) || !n);
        for (uint32_t v = 0; v < x->n; v++)
            want += x->tie[u][v].cost != 0;
        same &= n == want && graph_degree(&view, u) == want;
    }
    graph_view_close(&view);
    return same;
}

static int edit(struct graph *g, struct naive *x, struct dice *d)
{
    struct err err;
    uint32_t u = dice_below(d, x->n), v = dice_below(d, x->n), kind = dice_below(d, 20);
    struct graph_tie t = {u, v, (uint16_t)(1 + dice_below(d, 9)), (uint16_t)dice_below(d, 7)};
    if (kind == 0) {
        naive_person_drop(x, u);
        return graph_person_drop(g, u, &err);
    }
    if (u == v)
        return graph_tie_put(g, t, &err) == -EINVAL ? 0 : -1;
    naive_set(x, u, v, kind < 6 ? 0 : t.cost, t.mark);
    return kind < 6 ? graph_tie_drop(g, u, v, &err) : graph_tie_put(g, t, &err);
}

static bool edits_hold(struct gen *gen)
{
    static struct naive x;
    struct dice d = {gen_u64(gen)};
    struct err err;
    uint32_t more;
    naive_init(&x, (uint32_t)gen_between(gen, 2, 60));
    naive_fill(&x, &d, (double)gen_between(gen, 0, 6), 9);
    struct graph *g = naive_graph(&x);
    bool ok = has_ties(g, &x);
    for (int64_t n = gen_between(gen, 0, 600); n-- && ok;) {
        ok = edit(g, &x, &d) == 0;
        if (dice_below(&d, 40) == 0 && x.n < NAIVE_MAX)
            ok &= graph_person_add(g, &more, &err) == 0 && more == x.n++;
    }
    ok &= has_ties(g, &x);
    size_t ties = 0;
    for (uint32_t u = 0; u < x.n; u++)
        for (uint32_t v = 0; v < u; v++)
            ties += x.tie[u][v].cost != 0;
    ok &= graph_memory_get(g).ties == ties && graph_memory_get(g).people == x.n;
    graph_free(g);
    return ok;
}

static void test_graph__edits(void **state)
{
    (void)state;
    property_check("edits", edits_hold, 300);
}

enum { CROWD = 4000 };

static bool hub_is(const struct graph *g, const uint16_t *cost)
{
    struct graph_view view = open_view(g);
    struct graph_tie t, last = {0};
    uint32_t n = 0, want = 0;
    bool same = true;
    for (struct graph_walk w = graph_walk(&view, 0); graph_walk_next(&w, &t); last = t, n++)
        same &=
            cost[t.v] == t.cost && (t.cost > last.cost || (t.cost == last.cost && t.v > last.v));
    for (uint32_t v = 1; v < CROWD; v++) {
        want += cost[v] != 0;
        same &= graph_find(&view, 0, v, &t) == (cost[v] != 0) && (!cost[v] || t.cost == cost[v]);
    }
    same &= n == want && graph_degree(&view, 0) == want;
    graph_view_close(&view);
    return same;
}

/* One person grows far beyond what one block holds, shrinks again, and is dropped. */
static void test_graph__hub(void **state)
{
    (void)state;
    static uint16_t cost[CROWD];
    struct dice d = {7};
    struct graph *g;
    struct err err;
    assert_int_equal(graph_new(CROWD, 0, &g, &err), 0);
    for (uint32_t i = 0; i < 40000; i++) {
        uint32_t v = 1 + dice_below(&d, CROWD - 1);
        bool shrinks = i > 25000 && dice_below(&d, 4);
        cost[v] = shrinks ? 0 : (uint16_t)(1 + dice_below(&d, i < 9000 ? 65535 : 50));
        if (shrinks)
            assert_int_equal(graph_tie_drop(g, v, 0, &err), 0);
        else
            assert_int_equal(graph_tie_put(g, (struct graph_tie){0, v, cost[v], 3}, &err), 0);
        if (i % 2500 == 0)
            assert_true(hub_is(g, cost));
    }
    assert_true(hub_is(g, cost));
    assert_int_equal(graph_person_drop(g, 0, &err), 0);
    memset(cost, 0, sizeof(cost));
    assert_true(hub_is(g, cost));
    assert_int_equal(graph_memory_get(g).ties, 0);
    graph_free(g);
}

/* A view keeps what it saw; the newest state is another one. */
static void test_graph__view_stays(void **state)
{
    (void)state;
    static struct naive x, before;
    struct dice d = {11};
    naive_init(&x, 40);
    naive_fill(&x, &d, 6, 100);
    struct graph *g = naive_graph(&x);
    struct graph_view view = open_view(g);
    struct graph_tie t;
    before = x;
    for (int i = 0; i < 5000; i++)
        assert_int_equal(edit(g, &x, &d), 0);
    for (uint32_t u = 0; u < x.n; u++)
        for (uint32_t v = 0; v < x.n; v++)
            if (u != v) {
                assert_int_equal(graph_find(&view, u, v, &t), before.tie[u][v].cost != 0);
                if (before.tie[u][v].cost)
                    assert_int_equal(t.cost, before.tie[u][v].cost);
            }
    graph_view_close(&view);
    assert_true(has_ties(g, &x));
    graph_free(g);
}

static void test_graph__too_many_views(void **state)
{
    (void)state;
    struct graph_view views[GRAPH_READERS_MAX], one = {0};
    struct graph *g;
    struct err err;
    assert_int_equal(graph_new(3, 0, &g, &err), 0);
    for (size_t i = 0; i < GRAPH_READERS_MAX; i++)
        views[i] = open_view(g);
    assert_int_equal(graph_view_open(g, &one, &err), -EAGAIN);
    graph_view_close(&views[9]);
    one = open_view(g);
    graph_view_close(&one);
    for (size_t i = 0; i < GRAPH_READERS_MAX; i++)
        graph_view_close(&views[i]);
    graph_free(g);
}

static void test_graph__cost(void **state)
{
    (void)state;
    assert_int_equal(graph_cost(1.25), graph_cost(1));
    assert_int_equal(graph_cost(1), 914); /* -ln 0.8 * 4096 */
    assert_int_equal(graph_cost(0), 65535);
    assert_int_equal(graph_cost(-1), 65535);
    assert_int_equal(graph_cost(1e-9), 65535);
    for (double p = 0.01; p <= 1; p += 0.01)
        assert_true(fabs(graph_strength(graph_cost(p)) - 0.8 * p) < 0.0002 * p);
}

static void test_graph__bad_files(void **state)
{
    (void)state;
    struct graph *g;
    struct err err;
    assert_int_equal(graph_new(0, 0, &g, &err), 0);
    assert_int_equal(graph_build_file(g, "/nowhere/at/all", &err), -ENOENT);
    assert_int_equal(graph_build(g, (struct graph_tie[]){{1, GRAPH_PEOPLE_MAX, 4, 0}}, 1, &err),
                     -EFBIG);
    assert_int_equal(graph_new(GRAPH_PEOPLE_MAX + 1u, 0, &g, &err), -EFBIG);
    graph_free(g);
}

/* A file may be written while it is read: others than the counted ties come, more, or fewer. */
static void test_graph__ties_change_while_read(void **state)
{
    (void)state;
    static const struct graph_tie counted[] = {{0, 1, 5, 0}, {1, 2, 6, 0}},
                                  others[][2] = {{{0, 1, 5, 0}, {0, 1, 5, 0}},
                                                 {{0, 1, 5, 0}, {1, 7, 5, 0}},
                                                 {{0, 1, 5, 0}, {3, 3, 5, 0}}};
    for (size_t i = 0; i < 3; i++) {
        struct graph_filler f;
        struct graph *g;
        struct err err;
        assert_int_equal(graph_new(0, 0, &g, &err), 0);
        graph_filler_init(&f, g, 2);
        assert_int_equal(graph_filler_count(&f, counted, 2, &err), 0);
        graph_filler_layout(&f);
        assert_int_equal(graph_filler_put(&f, others[i], 2, &err), i < 2 ? -ESTALE : 0);
        graph_filler_finish(&f);
        assert_int_equal(graph_memory_get(g).ties, 1);
        graph_free(g);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_graph__cost),
        cmocka_unit_test(test_graph__edits),
        cmocka_unit_test(test_graph__hub),
        cmocka_unit_test(test_graph__view_stays),
        cmocka_unit_test(test_graph__too_many_views),
        cmocka_unit_test(test_graph__bad_files),
        cmocka_unit_test(test_graph__ties_change_while_read),
    };
    return cmocka_run_group_tests_name("graph/graph", tests, NULL, NULL);
}
