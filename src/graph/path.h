/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Paths of introduction: the strongest ways from one person to another, or to any of a set, over at
 * most `hops` ties. Exact: the k cheapest simple paths, in the order cost, then fewer hops, then
 * ids from the first to the last; the same on every machine.
 *
 * Nobody stands twice in a path. To a set, the people between stay outside the set, and each chain
 * of introducers counts once, with its best end (cheapest last tie, then lower id). A source that
 * is itself wanted gives one path of cost 0 without hops.
 *
 * How: hop-bounded search from both ends that meets in the middle (docs/decisions/0029).
 */
#ifndef WM_GRAPH_PATH_H
#define WM_GRAPH_PATH_H

#include "graph/graph.h"

enum {
    PATH_HOPS_MAX = 5,
    PATH_HOPS_DEFAULT = 4,
    PATH_K_MAX = 100,
    PATH_K_DEFAULT = 5,
};

struct graph_overlay;
struct path_search; /* scratch memory of one thread; grows to the largest search it has done */

struct path_query {
    uint32_t from;
    const uint32_t *to; /* wanted people; repeats are fine */
    size_t to_n;
    unsigned hops;      /* 1..PATH_HOPS_MAX; 0: default */
    unsigned k;         /* 1..PATH_K_MAX; 0: default */
    bool first_differs; /* each result has another first person after the source (its best path) */
};

struct path {
    uint32_t cost;                   /* graph_strength() tells what it means */
    unsigned hops;                   /* ties; 0: the source is wanted itself */
    uint32_t who[PATH_HOPS_MAX + 1]; /* source, introducers, end: hops + 1 of them */
    uint16_t mark[PATH_HOPS_MAX];    /* marks of the ties, in order */
};

/* Heap object; never NULL. The memory that a search among so many people usually needs is made
 * ready, so that the first searches cost what later ones do; 0: it grows as they need it. */
struct path_search *path_search_new(size_t people);
/* NULL is fine. */
void path_search_free(struct path_search *s);

/* Writes up to k paths into `ret` (room for query->k, or the default when 0) and their number into
 * `ret_n` (0: nobody is in reach). Either layer may be NULL, not both. Ids are those of the graph;
 * with an overlay, own people's ids as graph/overlay.h tells, in the query and in answers.
 * Edits made meanwhile by a writer are in the answer whole or not at all.
 * -EINVAL: an id nobody has, hops or k out of range, nobody wanted. -EAGAIN: too many readers. */
int path_find(struct path_search *s, const struct graph *shared, const struct graph_overlay *own,
              const struct path_query *query, struct path *ret, size_t *ret_n, struct err *err);

/* The versions (edits) of both layers the last answer was made from; 0 for a missing one. */
void path_search_versions(const struct path_search *s, uint64_t *ret_shared, uint64_t *ret_own);

#endif
