/* SPDX-License-Identifier: Apache-2.0 */
/* Paths: equal to trying everything, on many graphs; and the cases at the edges. */
#include "graph/path_int.h"

#include "check.h"
#include "naive.h"

static struct path_search *search;

static bool agrees(const struct naive *x, const struct graph *g, const struct path_query *q)
{
    struct path got[PATH_K_MAX], want[PATH_K_MAX];
    size_t got_n, want_n;
    struct err err;
    if (path_find(search, g, NULL, q, got, &got_n, &err) != 0)
        return false;
    naive_paths(x, q, want, &want_n);
    bool same = naive_same(got, got_n, want, want_n);
    if (!same)
        fprintf(stderr, "# from %u, %zu wanted, %u hops, %u paths%s\n", q->from, q->to_n, q->hops,
                q->k, q->first_differs ? ", each another first" : "");
    return same;
}

/* Ten questions on a random graph; costs of few values make many ties between paths. */
static bool on_random_graph(struct gen *g, int64_t n_max, int64_t mean_max)
{
    static struct naive x;
    uint32_t to[NAIVE_MAX];
    static const uint32_t most[] = {1, 3, 40, 5000, 65535};
    naive_init(&x, (uint32_t)gen_between(g, 2, n_max));
    double mean = (double)gen_between(g, 1, mean_max);
    uint32_t costs = most[gen_between(g, 0, 4)];
    struct dice d = {gen_u64(g)};
    naive_fill(&x, &d, mean, costs);
    struct graph *graph = naive_graph(&x);
    struct path_tuning usual = search->tuning;
    if (dice_below(&d, 2)) /* as if all were large */
        search->tuning = (struct path_tuning){.near_first = 1 + dice_below(&d, 3),
                                              .near_first_of_set = 1 + dice_below(&d, 2),
                                              .volume_small = 0,
                                              .sort_few = dice_below(&d, 9),
                                              .trial = 1 + dice_below(&d, 4)};
    bool ok = true;
    for (int i = 0; i < 10 && ok; i++) {
        struct path_query q = naive_query(&d, x.n, to);
        ok = agrees(&x, graph, &q);
    }
    search->tuning = usual;
    graph_free(graph);
    return ok;
}

static bool holds_small(struct gen *g) { return on_random_graph(g, 12, 8); }
static bool holds_middle(struct gen *g) { return on_random_graph(g, 50, 9); }
static bool holds_large(struct gen *g) { return on_random_graph(g, 200, 6); }

static void test_path__like_trying_all(void **state)
{
    (void)state;
    property_check("small graphs", holds_small, 1500);
    property_check("middling graphs", holds_middle, 250);
    property_check("large graphs", holds_large, 60);
}

static struct path_query pair(uint32_t from, const uint32_t *to)
{
    return (struct path_query){.from = from, .to = to, .to_n = 1};
}

static size_t find(const struct graph *g, const struct path_query *q, struct path *ret)
{
    struct err err;
    size_t n;
    assert_int_equal(path_find(search, g, NULL, q, ret, &n, &err), 0);
    return n;
}

static void test_path__edges(void **state)
{
    (void)state;
    /* 0-1-2-3-4-5-6 in a row, 0-2 saturated, a repeated tie, 7 alone */
    static const struct graph_tie ties[] = {{0, 1, 10, 1},    {1, 2, 10, 2}, {2, 3, 10, 3},
                                            {3, 4, 10, 4},    {4, 5, 10, 5}, {5, 6, 10, 6},
                                            {0, 2, 65535, 7}, {6, 5, 4, 8},  {3, 3, 1, 9}};
    struct path p[PATH_K_MAX];
    struct graph *g;
    struct err err;
    assert_int_equal(graph_new(8, 0, &g, &err), 0);
    assert_int_equal(graph_build(g, ties, sizeof(ties) / sizeof(ties[0]), &err), 0);
    uint32_t to[8];

    to[0] = 0; /* the source is wanted */
    struct path_query q = pair(0, to);
    assert_int_equal(find(g, &q, p), 1);
    assert_int_equal(p[0].cost, 0);
    assert_int_equal(p[0].hops, 0);
    assert_int_equal(p[0].who[0], 0);
    to[0] = 3, to[1] = 0;
    q.to_n = 2;
    assert_int_equal(find(g, &q, p), 1);
    assert_int_equal(p[0].hops, 0);

    to[0] = 7; /* nobody leads there */
    q = pair(0, to);
    assert_int_equal(find(g, &q, p), 0);
    to[0] = 0;
    q = pair(7, to);
    assert_int_equal(find(g, &q, p), 0);

    to[0] = 6; /* six ties by the row, five over the saturated one */
    q = pair(0, to);
    assert_int_equal(find(g, &q, p), 0);
    q.hops = 5;
    assert_int_equal(find(g, &q, p), 1);
    assert_int_equal(p[0].cost, 65535 + 10 + 10 + 10 + 4);
    assert_int_equal(p[0].mark[0], 7);
    assert_int_equal(p[0].mark[4], 8);

    to[0] = 2; /* neighbours: the way round is cheaper */
    q = pair(0, to);
    assert_int_equal(find(g, &q, p), 2);
    assert_int_equal(p[0].hops, 2);
    assert_int_equal(p[1].cost, 65535);
    graph_free(g);
}

static void test_path__refusals(void **state)
{
    (void)state;
    struct path p[PATH_K_MAX];
    struct graph *g;
    struct err err;
    size_t n;
    uint32_t to[] = {1, 9};
    assert_int_equal(graph_new(2, 0, &g, &err), 0);
    struct path_query bad[] = {{.from = 2, .to = to, .to_n = 1},
                               {.from = 0, .to = to, .to_n = 2},
                               {.from = 0, .to = to, .to_n = 0},
                               {.from = GRAPH_PEOPLE_MAX, .to = to, .to_n = 1},
                               {.from = 0x80000000u, .to = to, .to_n = 1},
                               {.from = 0, .to = to, .to_n = 1, .hops = PATH_HOPS_MAX + 1},
                               {.from = 0, .to = to, .to_n = 1, .k = PATH_K_MAX + 1}};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_true(path_find(search, g, NULL, &bad[i], p, &n, &err) < 0);
        assert_true(err.text[0]);
    }
    graph_free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_path__edges),
        cmocka_unit_test(test_path__refusals),
        cmocka_unit_test(test_path__like_trying_all),
    };
    search = path_search_new(0);
    int failed = cmocka_run_group_tests_name("graph/path", tests, NULL, NULL);
    path_search_free(search);
    return failed;
}
