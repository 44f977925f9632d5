/* SPDX-License-Identifier: Apache-2.0 */
#include "graph/graph_int.h"
#include "graph/lists_memory.h"

#include <errno.h>
#include <math.h>

#define COST_UNIT 4096.0
#define HOP_FACTOR 0.8

uint16_t graph_cost(double p)
{
    if (!(p > 0))
        return GRAPH_COST_MAX;
    double cost = round(-log(HOP_FACTOR * (p < 1 ? p : 1)) * COST_UNIT);
    return cost < GRAPH_COST_MAX ? (uint16_t)cost : GRAPH_COST_MAX;
}

double graph_strength(uint32_t cost) { return exp(-(double)cost / COST_UNIT); }

static int too_many(struct err *err)
{
    return err_set(err, -EFBIG, "A graph holds at most %u people.", GRAPH_PEOPLE_MAX);
}

static int unknown(struct err *err, uint32_t id)
{
    return err_set(err, -EINVAL, "Nobody in the graph has the number %u.", id);
}

int graph_new(uint32_t people, size_t ties_hint, struct graph **ret, struct err *err)
{
    if (people > GRAPH_PEOPLE_MAX)
        return too_many(err);
    struct graph *g = lists_memory_heap(NULL, sizeof(*g));
    size_t mean = people ? 2 * ties_hint / people : 0;
    *g = (struct graph){.lists = lists_new(people, ties_hint ? people * lists_bytes_of(mean) : 0)};
    *ret = g;
    return 0;
}

void graph_free(struct graph *g)
{
    if (!g)
        return;
    lists_free(g->lists);
    free(g);
}

int graph_person_add(struct graph *g, uint32_t *ret, struct err *err)
{
    uint32_t people = lists_people(g->lists);
    if (people == GRAPH_PEOPLE_MAX)
        return too_many(err);
    lists_grow(g->lists, people + 1);
    lists_commit(g->lists);
    *ret = people;
    return 0;
}

bool lists_tie_set(struct lists *l, const struct tie_lists *t, uint32_t cost, uint16_t mark,
                   bool *ret_was_there)
{
    uint64_t u = lists_newest(l, t->at_u), v = lists_newest(l, t->at_v), old;
    old = list_length(u) <= list_length(v) ? list_find(u, t->v) : list_find(v, t->u);
    uint32_t old_cost = ARC_COST(old);
    *ret_was_there = old != 0;
    if (old_cost == cost && (!old || ARC_MARK(old) == mark))
        return false;
    lists_edit(l, t->at_u, old ? ARC(old_cost, t->v, ARC_MARK(old)) : 0,
               cost ? ARC(cost, t->v, mark) : 0);
    lists_edit(l, t->at_v, old ? ARC(old_cost, t->u, ARC_MARK(old)) : 0,
               cost ? ARC(cost, t->u, mark) : 0);
    return true;
}

static int check_pair(const struct graph *g, uint32_t u, uint32_t v, struct err *err)
{
    uint32_t people = lists_people(g->lists);
    if (u >= people || v >= people)
        return unknown(err, u >= people ? u : v);
    return u == v ? err_set(err, -EINVAL, "Nobody has a tie to themselves.") : 0;
}

int graph_tie_put(struct graph *g, struct graph_tie tie, struct err *err)
{
    int rc = check_pair(g, tie.u, tie.v, err);
    bool was_there;
    if (rc < 0)
        return rc;
    struct tie_lists t = {tie.u, tie.v, tie.u, tie.v};
    if (lists_tie_set(g->lists, &t, tie.cost ? tie.cost : GRAPH_COST_MIN, tie.mark, &was_there))
        lists_commit(g->lists);
    g->ties += !was_there;
    return 0;
}

int graph_tie_drop(struct graph *g, uint32_t u, uint32_t v, struct err *err)
{
    int rc = check_pair(g, u, v, err);
    bool was_there;
    if (rc < 0)
        return rc;
    if (lists_tie_set(g->lists, &(struct tie_lists){u, v, u, v}, 0, 0, &was_there))
        lists_commit(g->lists);
    g->ties -= was_there;
    return 0;
}

int graph_person_drop(struct graph *g, uint32_t person, struct err *err)
{
    if (person >= lists_people(g->lists))
        return unknown(err, person);
    uint64_t head = lists_newest(g->lists, person);
    struct list_walk w;
    g->ties -= head ? list_length(head) : 0;
    for (struct list_span s = list_first(head, &w); s.n; s = list_next(&w))
        for (size_t i = 0; i < s.n; i++)
            lists_edit(g->lists, ARC_NBR(s.arcs[i]),
                       ARC(ARC_COST(s.arcs[i]), person, ARC_MARK(s.arcs[i])), 0);
    lists_set(g->lists, person, NULL, 0);
    lists_commit(g->lists);
    return 0;
}

struct graph_memory graph_memory_get(const struct graph *g)
{
    struct graph_memory m = {.people = lists_people(g->lists), .ties = g->ties};
    lists_memory(g->lists, &m.lists_bytes, &m.free_bytes, &m.reserved_bytes);
    m.bytes_per_tie = m.ties ? (double)m.lists_bytes / (double)m.ties : 0;
    return m;
}
