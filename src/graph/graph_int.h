/* SPDX-License-Identifier: Apache-2.0 */
/* What a graph is made of, for the files of this folder. */
#ifndef WM_GRAPH_GRAPH_INT_H
#define WM_GRAPH_GRAPH_INT_H

#include "graph/graph.h"
#include "graph/lists.h"
#include "graph/view.h"

struct graph {
    struct lists *lists;
    size_t ties; /* the writer's count */
};

static inline struct lists_view graph_view_lists(const struct graph_view *view)
{
    return (struct lists_view){
        .heads = view->heads, .version = view->version, .people = view->people, .slot = view->slot};
}

/* Sorts words ascending. */
void words_sort(uint64_t *words, size_t n);

/* A list while its arcs are put. */
struct graph_filler_list {
    uint64_t *end;    /* where the next arc goes */
    uint32_t n, room; /* arcs put, arcs that still fit */
};

/* Filling an empty graph: count every tie, lay out, put every tie, finish. */
struct graph_filler {
    struct graph *graph;
    uint32_t *degrees;               /* ties counted so far, repeats included */
    struct graph_filler_list *lists; /* by person, once laid out */
    uint32_t people, room;
    size_t expected; /* ties that will come, repeats included */
};

void graph_filler_init(struct graph_filler *f, struct graph *g, size_t expected);
/* -EFBIG. */
int graph_filler_count(struct graph_filler *f, const struct graph_tie *ties, size_t n,
                       struct err *err);
void graph_filler_layout(struct graph_filler *f);
/* -ESTALE: these are not the ties that were counted. */
int graph_filler_put(struct graph_filler *f, const struct graph_tie *ties, size_t n,
                     struct err *err);
/* Sorts lists and leaves repeats out; also for a filler that goes no further. */
void graph_filler_finish(struct graph_filler *f);

/* A tie's arcs put into both lists of `l`, or taken out when cost is 0; false when nothing changed.
 * Neither list need have the other's neighbour as its index: `at_u`, `at_v` are the lists. */
struct tie_lists {
    uint32_t at_u, at_v; /* lists */
    uint32_t u, v;       /* what arcs name */
};
bool lists_tie_set(struct lists *l, const struct tie_lists *t, uint32_t cost, uint16_t mark,
                   bool *ret_was_there);

#endif
