/* SPDX-License-Identifier: Apache-2.0 */
#include "naive.h"

#include "check.h"

#include <string.h>

uint32_t dice_below(struct dice *d, uint32_t n)
{
    uint64_t z = (d->state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)((z ^ (z >> 31)) % n);
}

void naive_init(struct naive *x, uint32_t n)
{
    memset(x, 0, sizeof(*x));
    x->n = n;
}

void naive_set(struct naive *x, uint32_t u, uint32_t v, uint32_t cost, uint16_t mark)
{
    x->tie[u][v].cost = x->tie[v][u].cost = (uint16_t)cost;
    x->tie[u][v].mark = x->tie[v][u].mark = cost ? mark : 0;
}

void naive_person_drop(struct naive *x, uint32_t v)
{
    for (uint32_t u = 0; u < x->n; u++)
        naive_set(x, u, v, 0, 0);
}

void naive_fill(struct naive *x, struct dice *d, double mean, uint32_t most)
{
    for (uint32_t i = 0; i < x->n * mean / 2; i++) {
        uint32_t u = dice_below(d, x->n), v = dice_below(d, x->n);
        if (u != v)
            naive_set(x, u, v, 1 + dice_below(d, most), (uint16_t)dice_below(d, 1 << 16));
    }
}

struct graph *naive_graph(const struct naive *x)
{
    struct graph *g;
    struct err err;
    size_t n = 0;
    struct graph_tie *ties = malloc((size_t)x->n * x->n * sizeof(*ties) + 1);
    assert_non_null(ties);
    for (uint32_t u = 0; u < x->n; u++)
        for (uint32_t v = 0; v < u; v++)
            if (x->tie[u][v].cost)
                ties[n++] = (struct graph_tie){u, v, x->tie[u][v].cost, x->tie[u][v].mark};
    assert_int_equal(graph_new(x->n, n, &g, &err), 0);
    assert_int_equal(graph_build(g, ties, n, &err), 0);
    free(ties);
    return g;
}

struct walk {
    const struct naive *x;
    bool wanted[NAIVE_MAX];
    unsigned hops, k;
    bool first_differs;
    struct path at; /* so far */
    struct path *best;
    size_t n;
};

static int compare(const struct path *a, const struct path *b)
{
    if (a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    if (a->hops != b->hops)
        return a->hops < b->hops ? -1 : 1;
    for (unsigned i = 0; i <= a->hops; i++)
        if (a->who[i] != b->who[i])
            return a->who[i] < b->who[i] ? -1 : 1;
    return 0;
}

static void keep(struct walk *w, const struct path *p)
{
    for (size_t i = 0; i < w->n && w->first_differs; i++)
        if (w->best[i].who[1] == p->who[1]) {
            if (compare(p, &w->best[i]) >= 0)
                return;
            memmove(&w->best[i], &w->best[i + 1], (--w->n - i) * sizeof(*p));
        }
    size_t at = w->n;
    while (at && compare(p, &w->best[at - 1]) < 0)
        at--;
    if (at == w->k)
        return;
    if (w->n == w->k)
        w->n--;
    memmove(&w->best[at + 1], &w->best[at], (w->n - at) * sizeof(*p));
    w->best[at] = *p;
    w->n++;
}

static struct path longer(const struct walk *w, uint32_t v)
{
    struct path p = w->at;
    uint32_t u = p.who[p.hops];
    p.cost += w->x->tie[u][v].cost;
    p.mark[p.hops++] = w->x->tie[u][v].mark;
    p.who[p.hops] = v;
    return p;
}

static bool stands_in(const struct path *p, uint32_t v)
{
    for (unsigned i = 0; i <= p->hops; i++)
        if (p->who[i] == v)
            return true;
    return false;
}

static void go_on(struct walk *w)
{
    uint32_t u = w->at.who[w->at.hops], end = NAIVE_MAX;
    struct path before = w->at;
    if (before.hops == w->hops || (w->n == w->k && before.cost > w->best[w->n - 1].cost))
        return;
    for (uint32_t v = 0; v < w->x->n; v++)
        if (w->wanted[v] && w->x->tie[u][v].cost &&
            (end == NAIVE_MAX || w->x->tie[u][v].cost < w->x->tie[u][end].cost))
            end = v;
    if (end != NAIVE_MAX) {
        struct path p = longer(w, end);
        keep(w, &p);
    }
    for (uint32_t v = 0; v < w->x->n; v++) {
        if (w->wanted[v] || !w->x->tie[u][v].cost || stands_in(&before, v))
            continue;
        w->at = longer(w, v);
        go_on(w);
        w->at = before;
    }
}

void naive_paths(const struct naive *x, const struct path_query *q, struct path *ret, size_t *ret_n)
{
    struct path best[PATH_K_MAX + 1];
    struct walk w = {.x = x, .hops = q->hops, .k = q->k, .first_differs = q->first_differs};
    w.best = best;
    w.at.who[0] = q->from;
    for (size_t i = 0; i < q->to_n; i++)
        w.wanted[q->to[i]] = true;
    if (w.wanted[q->from]) {
        ret[0] = w.at;
        *ret_n = 1;
        return;
    }
    go_on(&w);
    memcpy(ret, best, w.n * sizeof(*ret));
    *ret_n = w.n;
}

static void show(const char *what, const struct path *p)
{
    fprintf(stderr, "# %s: cost %u:", what, p->cost);
    for (unsigned i = 0; i <= p->hops; i++)
        fprintf(stderr, " %u", p->who[i]);
    fputs("\n", stderr);
}

bool naive_same(const struct path *got, size_t got_n, const struct path *want, size_t want_n)
{
    if (got_n != want_n)
        fprintf(stderr, "# %zu paths, %zu wanted\n", got_n, want_n);
    for (size_t i = 0; i < got_n || i < want_n; i++) {
        bool same = i < got_n && i < want_n && !compare(&got[i], &want[i]) &&
                    !memcmp(got[i].mark, want[i].mark, sizeof(got[i].mark[0]) * got[i].hops);
        if (same)
            continue;
        if (i < got_n)
            show("got", &got[i]);
        if (i < want_n)
            show("want", &want[i]);
        return false;
    }
    return true;
}

struct path_query naive_query(struct dice *d, uint32_t n, uint32_t *to)
{
    struct path_query q = {.from = dice_below(d, n), .to = to};
    uint32_t most = dice_below(d, 3) ? 1 : n < 12 ? n : 12;
    q.to_n = 1 + dice_below(d, most);
    for (size_t i = 0; i < q.to_n; i++)
        to[i] = dice_below(d, n);
    q.hops = 1 + dice_below(d, PATH_HOPS_MAX);
    q.k = 1 + dice_below(d, 10);
    q.first_differs = dice_below(d, 4) == 0;
    return q;
}
