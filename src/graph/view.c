/* SPDX-License-Identifier: Apache-2.0 */
#include "graph/view.h"

#include "graph/graph_int.h"

int graph_view_open(const struct graph *g, struct graph_view *ret, struct err *err)
{
    struct lists_view v;
    int rc = lists_view_open(g->lists, &v, err);
    if (rc == 0)
        *ret = (struct graph_view){.graph = g,
                                   .version = v.version,
                                   .people = v.people,
                                   .slot = v.slot,
                                   .heads = (const void *)v.heads};
    return rc;
}

void graph_view_close(struct graph_view *view)
{
    struct lists_view v = graph_view_lists(view);
    if (view->graph)
        lists_view_close(view->graph->lists, &v);
    *view = (struct graph_view){0};
}

static uint64_t head(const struct graph_view *view, uint32_t person)
{
    struct lists_view v = graph_view_lists(view);
    return person < view->people ? lists_head(&v, person) : 0;
}

uint32_t graph_degree(const struct graph_view *view, uint32_t person)
{
    uint64_t h = head(view, person);
    return h ? list_length(h) : 0;
}

static struct graph_tie tie_of(uint32_t person, uint64_t arc)
{
    return (struct graph_tie){
        .u = person, .v = ARC_NBR(arc), .cost = (uint16_t)ARC_COST(arc), .mark = ARC_MARK(arc)};
}

bool graph_find(const struct graph_view *view, uint32_t u, uint32_t v, struct graph_tie *ret)
{
    uint64_t hu = head(view, u), hv = head(view, v);
    if (!hu || !hv)
        return false;
    uint64_t arc = list_length(hu) <= list_length(hv) ? list_find(hu, v) : list_find(hv, u);
    if (arc && ret) {
        *ret = tie_of(u, arc);
        ret->v = v;
    }
    return arc != 0;
}

struct graph_walk graph_walk(const struct graph_view *view, uint32_t person)
{
    struct list_walk w;
    struct list_span s = list_first(head(view, person), &w);
    return (struct graph_walk){
        .person = person, .end = (uint32_t)s.n, .arcs = s.arcs, .hub = w.hub, .piece = w.piece};
}

bool graph_walk_next(struct graph_walk *walk, struct graph_tie *ret)
{
    if (walk->at == walk->end) {
        struct list_walk w = {.hub = walk->hub, .piece = walk->piece};
        struct list_span s = list_next(&w);
        if (!s.n)
            return false;
        walk->arcs = s.arcs;
        walk->end = (uint32_t)s.n;
        walk->piece = w.piece;
        walk->at = 0;
    }
    *ret = tie_of(walk->person, walk->arcs[walk->at++]);
    return true;
}
