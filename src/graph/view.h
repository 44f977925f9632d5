/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A view: the graph as it was after one edit, for as long as the view is open. Costs the reader two
 * stores; while it is open, the lists it may see are kept, so close it soon. Belongs to one thread.
 */
#ifndef WM_GRAPH_VIEW_H
#define WM_GRAPH_VIEW_H

#include "graph/graph.h"

struct graph_view {
    const struct graph *graph;
    uint64_t
        version; /* edits applied since the graph was made; each of the writer's calls is one */
    uint32_t people;
    uint32_t slot;     /* internal */
    const void *heads; /* internal */
};

/* Walk over one person's ties, cheapest first, then by id. */
struct graph_walk {
    uint32_t person;
    uint32_t at, end; /* internal, from here */
    const uint64_t *arcs;
    const void *hub;
    uint32_t piece;
};

/* -EAGAIN when GRAPH_READERS_MAX views are open. */
int graph_view_open(const struct graph *g, struct graph_view *ret, struct err *err);
/* A view that was never opened (zeros) is fine. */
void graph_view_close(struct graph_view *view);

/* Number of ties of a person; 0 for an id nobody has. */
uint32_t graph_degree(const struct graph_view *view, uint32_t person);
/* Whether u and v have a tie; ret may be NULL. */
bool graph_find(const struct graph_view *view, uint32_t u, uint32_t v, struct graph_tie *ret);
/* for (struct graph_walk w = graph_walk(view, person); graph_walk_next(&w, &tie);): u is person. */
struct graph_walk graph_walk(const struct graph_view *view, uint32_t person);
bool graph_walk_next(struct graph_walk *walk, struct graph_tie *ret);

#endif
