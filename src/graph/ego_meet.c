/* SPDX-License-Identifier: Apache-2.0 */
/* Whom to meet next: what a new tie to somebody would give, over all wanted people. */
#include "base/arena.h"
#include "base/vec.h"
#include "graph/ego.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define MEET_P 0.5 /* of a tie to somebody just met */

enum { MEET_HOPS = 3, MEET_K = 5, FAR_BYTE = 0x3f, FAR = 0x3f3f3f3f };

/* Lowest costs from one person within some hops, by layers (Bellman and Ford). */
struct reach {
    const struct graph_view *view;
    uint32_t *cost;           /* FAR: not reached */
    uint32_t *layer, *before; /* people whose cost fell in the last layer, and to what */
    uint32_t *next, *stamp;   /* those of this layer; when they were put there */
    uint32_t *reached;
    uint32_t layer_n, reached_n, time;
};

static void reach_init(struct arena *a, struct reach *r, const struct graph_view *view)
{
    *r = (struct reach){.view = view};
    uint32_t **all[] = {&r->cost, &r->layer, &r->before, &r->next, &r->stamp, &r->reached};
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        *all[i] = ARENA_ARRAY(a, uint32_t, view->people);
    memset(r->cost, FAR_BYTE, view->people * sizeof(*r->cost));
}

static void lower(struct reach *r, uint32_t id, uint32_t cost, uint32_t *next_n)
{
    if (cost >= r->cost[id])
        return;
    if (r->cost[id] == FAR)
        r->reached[r->reached_n++] = id;
    r->cost[id] = cost;
    if (r->stamp[id] != r->time)
        r->next[(*next_n)++] = id;
    r->stamp[id] = r->time;
}

/* One hop more. Costs before this layer are what it goes on from. */
static void reach_more(struct reach *r)
{
    struct graph_tie tie;
    uint32_t n = 0;
    r->time++;
    for (uint32_t i = 0; i < r->layer_n; i++)
        for (struct graph_walk w = graph_walk(r->view, r->layer[i]); graph_walk_next(&w, &tie);)
            lower(r, tie.v, r->before[i] + tie.cost, &n);
    for (uint32_t i = 0; i < n; i++) {
        r->layer[i] = r->next[i];
        r->before[i] = r->cost[r->next[i]];
    }
    r->layer_n = n;
}

static void reach_from(struct reach *r, uint32_t person, unsigned hops)
{
    for (uint32_t i = 0; i < r->reached_n; i++)
        r->cost[r->reached[i]] = FAR;
    r->reached_n = r->layer_n = 1;
    r->reached[0] = r->layer[0] = person;
    r->before[0] = r->cost[person] = 0;
    for (unsigned h = 0; h < hops && r->layer_n; h++)
        reach_more(r);
}

/* Meeting `who` would bring a wanted person this near. */
struct offer {
    uint32_t who, wanted;
    double strength;
};

struct meet {
    const struct ego_meet_query *q;
    uint32_t *from_cost; /* of the way to each person; FAR: not in reach, or known already */
    double *best;        /* strength of the best way to each wanted person so far */
    VEC(struct offer) offers;
};

static unsigned hops_of(const struct ego_meet_query *q) { return q->hops ? q->hops : MEET_HOPS; }

static void add_offers(struct arena *a, struct meet *m, struct reach *r, uint32_t at)
{
    uint32_t tie = m->q->cost ? m->q->cost : graph_cost(MEET_P);
    uint32_t wanted = m->q->wanted[at];
    reach_from(r, wanted, PATH_HOPS_DEFAULT);
    m->best[at] = r->cost[m->q->from] == FAR ? 0 : graph_strength(r->cost[m->q->from]);
    reach_from(r, wanted, PATH_HOPS_DEFAULT - 1);
    for (uint32_t i = 0; i < r->reached_n; i++) {
        uint32_t who = r->reached[i];
        double strength = graph_strength(tie + r->cost[who]);
        if (m->from_cost[who] != FAR && strength > m->best[at])
            *VEC_PUSH(a, &m->offers) = (struct offer){who, at, strength};
    }
}

/* In reach within the hops, no tie yet. */
static void find_candidates(struct arena *a, struct meet *m, struct reach *r)
{
    struct graph_tie tie;
    uint32_t from = m->q->from;
    reach_from(r, from, hops_of(m->q));
    m->from_cost = ARENA_ARRAY(a, uint32_t, r->view->people);
    memcpy(m->from_cost, r->cost, r->view->people * sizeof(*r->cost));
    m->from_cost[from] = FAR;
    for (struct graph_walk w = graph_walk(r->view, from); graph_walk_next(&w, &tie);)
        m->from_cost[tie.v] = FAR;
}

static int compare_offers(const void *a, const void *b)
{
    const struct offer *x = a, *y = b;
    if (x->who != y->who)
        return x->who < y->who ? -1 : 1;
    return x->wanted < y->wanted ? -1 : x->wanted > y->wanted;
}

/* The gain of the offers of one person, which begin at `at`; *ret_end is past them. */
static struct ego_meeting gain_of(const struct meet *m, size_t at, size_t *ret_end)
{
    struct ego_meeting g = {.who = m->offers.p[at].who};
    for (; at < m->offers.n && m->offers.p[at].who == g.who; at++) {
        double more = m->offers.p[at].strength - m->best[m->offers.p[at].wanted];
        g.gain_n += more > 0;
        g.gain += more > 0 ? more : 0;
    }
    *ret_end = at;
    return g;
}

/* The person who adds most now; 0 when nobody adds anything. */
static struct ego_meeting best_meeting(const struct meet *m)
{
    struct ego_meeting best = {.who = GRAPH_NOBODY};
    for (size_t at = 0; at < m->offers.n;) {
        struct ego_meeting g = gain_of(m, at, &at);
        bool same = g.gain == best.gain && best.who != GRAPH_NOBODY;
        if (g.gain > best.gain || (same && m->from_cost[g.who] < m->from_cost[best.who]))
            best = g;
    }
    return best;
}

static void take(struct meet *m, uint32_t who)
{
    for (size_t i = 0; i < m->offers.n; i++) {
        const struct offer *o = &m->offers.p[i];
        if (o->who == who && o->strength > m->best[o->wanted])
            m->best[o->wanted] = o->strength;
    }
    m->from_cost[who] = FAR;
}

static int check(const struct graph_view *view, const struct ego_meet_query *q, struct err *err)
{
    bool known = q->from < view->people;
    for (size_t i = 0; i < q->wanted_n; i++)
        known &= q->wanted[i] < view->people;
    if (!known)
        return err_set(err, -EINVAL, "Nobody in the graph has one of these numbers.");
    return q->hops <= PATH_HOPS_MAX
               ? 0
               : err_set(err, -EINVAL, "Ask for at most %d hops.", PATH_HOPS_MAX);
}

static int add_path(struct path_search *s, const struct graph *g, const struct ego_meet_query *q,
                    struct ego_meeting *m, struct err *err)
{
    size_t n;
    struct path_query way = {.from = q->from, .to = &m->who, .to_n = 1, .hops = hops_of(q), .k = 1};
    return path_find(s, g, NULL, &way, &m->path, &n, err);
}

static void prepare(struct arena *a, struct meet *m, const struct graph_view *view)
{
    struct reach r;
    reach_init(a, &r, view);
    find_candidates(a, m, &r);
    m->best = ARENA_ARRAY(a, double, m->q->wanted_n);
    for (size_t i = 0; i < m->q->wanted_n; i++)
        if (m->q->wanted[i] != m->q->from)
            add_offers(a, m, &r, (uint32_t)i);
    if (m->offers.n)
        qsort(m->offers.p, m->offers.n, sizeof(*m->offers.p), compare_offers);
}

int ego_meetings_find(struct arena *a, struct path_search *s, const struct graph *g,
                      const struct ego_meet_query *query, struct ego_meeting **ret, size_t *ret_n,
                      struct err *err)
{
    ARENA_SCOPE struct arena *tmp = arena_new(0);
    struct graph_view view;
    struct meet m = {.q = query};
    unsigned k = query->k ? query->k : MEET_K;
    struct ego_meeting *all = ARENA_ARRAY(a, struct ego_meeting, k), one;
    size_t n = 0;
    int rc = graph_view_open(g, &view, err);
    if (rc < 0)
        return rc;
    rc = check(&view, query, err);
    if (rc == 0)
        prepare(tmp, &m, &view);
    while (rc == 0 && n < k && (one = best_meeting(&m)).who != GRAPH_NOBODY) {
        take(&m, one.who);
        rc = add_path(s, g, query, &one, err);
        all[n++] = one;
    }
    graph_view_close(&view);
    if (rc < 0)
        return rc;
    *ret = all;
    *ret_n = n;
    return 0;
}
