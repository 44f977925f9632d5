/* SPDX-License-Identifier: Apache-2.0 */
#include "graph/ego.h"

#include "base/arena.h"

#include <math.h>
#include <stdlib.h>

#define HOP_FACTOR 0.8

/* p of a tie, from its cost. */
static double strength_of(uint16_t cost) { return graph_strength(cost) / HOP_FACTOR; }

struct known {
    uint32_t id;
    double p;   /* of the tie with the person */
    double via; /* sum over others they both know: share with them * their share with this one */
    uint32_t among; /* ties to others known */
};

static int compare_known(const void *a, const void *b)
{
    uint32_t x = ((const struct known *)a)->id, y = ((const struct known *)b)->id;
    return x < y ? -1 : x > y;
}

static struct known *find_known(struct known *k, size_t n, uint32_t id)
{
    struct known key = {.id = id};
    return bsearch(&key, k, n, sizeof(*k), compare_known);
}

static size_t known_of(struct arena *a, const struct graph_view *view, uint32_t person,
                       struct known **ret, double *ret_total)
{
    struct graph_tie tie;
    size_t n = 0;
    *ret_total = 0;
    *ret = ARENA_ARRAY(a, struct known, graph_degree(view, person));
    for (struct graph_walk w = graph_walk(view, person); graph_walk_next(&w, &tie);) {
        (*ret)[n] = (struct known){.id = tie.v, .p = strength_of(tie.cost)};
        *ret_total += (*ret)[n++].p;
    }
    if (n)
        qsort(*ret, n, sizeof(**ret), compare_known);
    return n;
}

/* Goes once over the ties of somebody known: their total, then what they give to others known. */
static void add_through(const struct graph_view *view, uint32_t person, struct known *all, size_t n,
                        const struct known *q, double total)
{
    struct graph_tie tie;
    double theirs = 0;
    for (struct graph_walk w = graph_walk(view, q->id); graph_walk_next(&w, &tie);)
        theirs += strength_of(tie.cost);
    for (struct graph_walk w = graph_walk(view, q->id); graph_walk_next(&w, &tie);) {
        struct known *j = tie.v == person ? NULL : find_known(all, n, tie.v);
        if (!j)
            continue;
        j->among++;
        j->via += q->p / total * (strength_of(tie.cost) / theirs);
    }
}

struct ego_measures ego_measures_get(const struct graph_view *view, uint32_t person)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct ego_measures m = {0};
    struct known *all;
    double total, among = 0;
    size_t n = known_of(a, view, person, &all, &total);
    for (size_t i = 0; i < n; i++)
        add_through(view, person, all, n, &all[i], total);
    for (size_t i = 0; i < n; i++) {
        double share = all[i].p / total + all[i].via;
        m.constraint += share * share;
        among += all[i].among;
    }
    m.degree = (uint32_t)n;
    m.effective_size = n ? (double)n - among / (double)n : 0;
    m.clustering = n > 1 ? among / ((double)n * (double)(n - 1)) : 0;
    return m;
}
