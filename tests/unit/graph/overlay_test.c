/* SPDX-License-Identifier: Apache-2.0 */
/* Two layers answer as one graph of both would; and nobody sees another account's layer. */
#include "graph/overlay.h"

#include "check.h"
#include "graph/path_int.h"
#include "naive.h"

#include <errno.h>

static struct path_search *search;

/* An account's layer beside a square of shared and private ties; own person i stands at n + i. */
struct account {
    struct graph_overlay *layer;
    struct naive own; /* private ties alone, linked people at their shared place */
    uint32_t shared_n, own_n;
    uint32_t link[NAIVE_MAX];
};

static uint32_t outside(const struct account *a, uint32_t id)
{
    return id < a->shared_n ? id : GRAPH_OWN + id - a->shared_n;
}

static uint32_t inside(const struct account *a, uint32_t id)
{
    return id < GRAPH_OWN ? id : id - GRAPH_OWN + a->shared_n;
}

static uint32_t place(const struct account *a, uint32_t id)
{
    return id >= a->shared_n && a->link[id - a->shared_n] != GRAPH_NOBODY
               ? a->link[id - a->shared_n]
               : id;
}

static bool link_one(struct account *a, uint32_t own, uint32_t shared)
{
    struct err err;
    uint32_t at = a->shared_n + own;
    bool taken = a->link[own] != GRAPH_NOBODY;
    for (uint32_t i = 0; i < a->own_n; i++)
        taken |= a->link[i] == shared;
    int rc = overlay_person_link(a->layer, GRAPH_OWN + own, shared, &err);
    if (taken)
        return rc == -EINVAL;
    for (uint32_t v = 0; v < a->own.n; v++) {
        uint16_t cost = a->own.tie[at][v].cost, there = a->own.tie[shared][v].cost;
        if (v != shared && cost && (!there || cost < there))
            naive_set(&a->own, shared, v, cost, a->own.tie[at][v].mark);
    }
    naive_person_drop(&a->own, at);
    a->link[own] = shared;
    return rc == 0 && overlay_own(a->layer, shared) == GRAPH_OWN + own &&
           overlay_id(a->layer, GRAPH_OWN + own) == shared;
}

static bool change(struct account *a, struct dice *d)
{
    struct err err;
    uint32_t all = a->shared_n + a->own_n, kind = dice_below(d, 30), id;
    if (a->own_n < 12 && (kind < 4 || !a->own_n)) {
        bool ok = overlay_person_add(a->layer, &id, &err) == 0 && id == GRAPH_OWN + a->own_n;
        a->link[a->own_n++] = GRAPH_NOBODY;
        return ok;
    }
    uint32_t u = dice_below(d, all),
             v = dice_below(d, 3) ? a->shared_n + dice_below(d, a->own_n) : dice_below(d, all);
    uint32_t cost = kind < 9 ? 0 : 1 + dice_below(d, 12), pu = place(a, u), pv = place(a, v);
    struct graph_tie t = {outside(a, u), outside(a, v), (uint16_t)cost,
                          (uint16_t)dice_below(d, 99)};
    if (kind == 4)
        return link_one(a, dice_below(d, a->own_n), dice_below(d, a->shared_n));
    if (kind == 5) {
        naive_person_drop(&a->own, pu);
        return overlay_person_drop(a->layer, outside(a, u), &err) == 0;
    }
    if (pu == pv)
        return overlay_tie_put(a->layer, t, &err) == -EINVAL;
    naive_set(&a->own, pu, pv, cost, t.mark);
    return (cost ? overlay_tie_put(a->layer, t, &err)
                 : overlay_tie_drop(a->layer, t.u, t.v, &err)) == 0;
}

/* Both layers in one square. */
static void unite(struct naive *all, const struct naive *shared, const struct account *a)
{
    *all = a->own;
    all->n = a->shared_n + a->own_n;
    for (uint32_t u = 0; u < shared->n; u++)
        for (uint32_t v = 0; v < u; v++) {
            uint16_t cost = shared->tie[u][v].cost, own = all->tie[u][v].cost;
            if (cost && (!own || cost <= own))
                naive_set(all, u, v, cost, shared->tie[u][v].mark);
        }
}

static bool agrees(const struct naive *shared, const struct graph *g, const struct account *a,
                   struct dice *d)
{
    static struct naive all;
    uint32_t to[NAIVE_MAX], wanted[NAIVE_MAX];
    struct path got[PATH_K_MAX], want[PATH_K_MAX];
    size_t got_n, want_n;
    struct err err;
    unite(&all, shared, a);
    struct path_query q = naive_query(d, all.n, to);
    struct path_query asked = q;
    for (size_t i = 0; i < q.to_n; i++) {
        wanted[i] = outside(a, to[i]);
        to[i] = place(a, to[i]);
    }
    asked.to = wanted;
    asked.from = outside(a, q.from);
    q.from = place(a, q.from);
    if (path_find(search, g, a->layer, &asked, got, &got_n, &err) != 0)
        return false;
    for (size_t i = 0; i < got_n; i++)
        for (unsigned h = 0; h <= got[i].hops; h++)
            got[i].who[h] = inside(a, got[i].who[h]);
    naive_paths(&all, &q, want, &want_n);
    return naive_same(got, got_n, want, want_n);
}

static void account_init(struct account *a, uint32_t shared_n)
{
    naive_init(&a->own, NAIVE_MAX);
    a->layer = overlay_new();
    a->shared_n = shared_n;
    a->own_n = 0;
}

static bool layers_hold(struct gen *gen)
{
    static struct naive shared;
    static struct account a, b;
    struct dice d = {gen_u64(gen)};
    naive_init(&shared, (uint32_t)gen_between(gen, 1, 30));
    naive_fill(&shared, &d, (double)gen_between(gen, 0, 6), 12);
    struct graph *g = naive_graph(&shared);
    account_init(&a, shared.n);
    account_init(&b, shared.n);
    bool ok = true;
    for (int64_t n = gen_between(gen, 1, 120); n-- && ok;)
        ok = change(&a, &d) && change(&b, &d);
    for (int i = 0; i < 8 && ok; i++)
        ok = agrees(&shared, g, &a, &d) && agrees(&shared, g, &b, &d);
    overlay_free(a.layer);
    overlay_free(b.layer);
    graph_free(g);
    return ok;
}

static void test_overlay__like_one_graph(void **state)
{
    (void)state;
    property_check("two layers", layers_hold, 500);
}

/* 0 and 1 are shared strangers. A knows a private way between them; B must not hear of it. */
static void test_overlay__private(void **state)
{
    (void)state;
    struct graph_overlay *a = overlay_new(), *b = overlay_new();
    struct graph *g;
    struct err err;
    struct path p[PATH_K_MAX];
    size_t n;
    uint32_t mine, theirs, to = 1;
    assert_int_equal(graph_new(2, 0, &g, &err), 0);
    assert_int_equal(overlay_person_add(a, &mine, &err), 0);
    assert_int_equal(overlay_person_add(b, &theirs, &err), 0);
    assert_int_equal(overlay_tie_put(a, (struct graph_tie){0, mine, 5, 1}, &err), 0);
    assert_int_equal(overlay_tie_put(a, (struct graph_tie){mine, 1, 5, 2}, &err), 0);
    assert_int_equal(overlay_tie_put(a, (struct graph_tie){0, 1, 30, 3}, &err), 0);
    struct path_query q = {.from = 0, .to = &to, .to_n = 1};
    assert_int_equal(path_find(search, g, a, &q, p, &n, &err), 0);
    assert_int_equal(n, 2);
    assert_int_equal(p[0].who[1], mine);
    assert_int_equal(p[1].mark[0], 3);
    assert_int_equal(path_find(search, g, b, &q, p, &n, &err), 0);
    assert_int_equal(n, 0);
    assert_int_equal(path_find(search, g, NULL, &q, p, &n, &err), 0);
    assert_int_equal(n, 0);
    /* a layer alone, without a shared graph */
    assert_int_equal(path_find(search, NULL, a, &q, p, &n, &err), 0);
    assert_int_equal(n, 2);
    assert_true(path_find(search, NULL, b, &q, p, &n, &err) < 0);
    overlay_free(a);
    overlay_free(b);
    graph_free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_overlay__private),
        cmocka_unit_test(test_overlay__like_one_graph),
    };
    search = path_search_new(200);
    int failed = cmocka_run_group_tests_name("graph/overlay", tests, NULL, NULL);
    path_search_free(search);
    return failed;
}
