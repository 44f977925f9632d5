/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Measures of one person's place in the graph, over an open view. Results live in the arena.
 *
 * Weights for effective size and constraint are strengths: graph_strength(cost) / 0.8, that is the
 * p of each tie. Only ties of `person` and among those they know count.
 */
#ifndef WM_GRAPH_EGO_H
#define WM_GRAPH_EGO_H

#include "base/arena.h"
#include "graph/path.h"
#include "graph/view.h"

struct ego_measures {
    uint32_t degree;
    double effective_size; /* degree minus the mean ties of those known among each other (Burt) */
    double constraint;     /* Burt 1992, weighted by p; 0 without ties */
    double clustering;     /* share of pairs of those known who know each other; 0 below two */
};

enum { EGO_BEHIND_MAX = 50 };

/* People who are cut off from the start when `via` is lost. */
struct ego_cut {
    uint32_t via;
    uint32_t behind_n; /* all of them, those behind a cut behind this one included */
    uint32_t *behind;  /* ids of the first EGO_BEHIND_MAX that were met, ascending */
};

struct ego_bridge {
    uint32_t u, v;     /* u nearer to the start */
    uint32_t behind_n; /* people cut off when this one tie is lost */
};

struct ego_cuts {
    struct ego_cut *cuts; /* most people behind first, then by id */
    size_t cuts_n;
    struct ego_bridge *bridges; /* likewise */
    size_t bridges_n;
    uint32_t reached; /* people `from` reaches at all, without itself */
};

/* Somebody worth meeting: in reach by a path, no tie yet. */
struct ego_meeting {
    uint32_t who;
    struct path path; /* how to reach them */
    uint32_t gain_n;  /* wanted people who come nearer through them */
    double gain;      /* sum of the strengths gained over all wanted people */
};

struct ego_meet_query {
    uint32_t from;
    const uint32_t *wanted; /* people at the programs and in the specialties aimed at */
    size_t wanted_n;
    unsigned hops; /* most ties on the way to them, 2..PATH_HOPS_MAX; 0: 3 */
    unsigned k;    /* how many; 0: 5 */
    uint16_t cost; /* of the tie that meeting them would give; 0: that of p = 0.5 */
};

/* Takes time with the number of ties of all those known. */
struct ego_measures ego_measures_get(const struct graph_view *view, uint32_t person);

/* Articulation people and bridges as seen from one person, linear in the part of the graph they
 * reach: for an account's own graph, not for one of millions. */
void ego_cuts_find(struct arena *a, const struct graph_view *view, uint32_t from,
                   struct ego_cuts *ret);

/* Whom to meet next: greedy, each next one adds most on top of those before. Meeting one counts
 * as a tie of query->cost to them, from which wanted people are at most PATH_HOPS_DEFAULT - 1 ties
 * away. Takes time with people and wanted people: for an account's own graph. -EINVAL, -EAGAIN as
 * path_find(); nobody wanted gives nobody. */
int ego_meetings_find(struct arena *a, struct path_search *s, const struct graph *g,
                      const struct ego_meet_query *query, struct ego_meeting **ret, size_t *ret_n,
                      struct err *err);

#endif
