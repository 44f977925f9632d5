/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The graph of ties: who knows whom, and how dear the way between them is. It knows ids and weights
 * only; names, evidence and permission live above. Undirected, at most one tie per pair, held in
 * memory with each person's ties in ascending order of cost, so that a search may stop early.
 *
 * A person is a dense id from 0. A tie's cost is graph_cost(p) of its strength p in (0, 1], so the
 * cheapest path is the one whose product of strengths, times 0.8 for each hop, is greatest.
 *
 * Threads: one writer and any number of readers (at most GRAPH_READERS_MAX at one moment). A reader
 * opens a view (graph/view.h; path_find() does it by itself) and sees the graph as it was between
 * two edits, whole, however long it looks and however fast the writer goes; neither waits for the
 * other. Lists are never changed, they are replaced; what nobody can see any more is used again.
 * graph_build(), the loaders and graph_free() need the graph alone.
 *
 * Which to use: an account without a shared layer uses a graph alone (path_find() with no overlay).
 * With a shared graph, the account's people and ties go into an overlay (graph/overlay.h).
 *
 * Errors of this folder are 0 or -errno, as in base/io.h, with one sentence in `err`:
 * -EINVAL (an id or number out of range), -EFBIG (too many people), -EBADMSG (a damaged file),
 * -EAGAIN (too many readers), or what a file's call said.
 */
#ifndef WM_GRAPH_GRAPH_H
#define WM_GRAPH_GRAPH_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    GRAPH_COST_MIN = 1,
    GRAPH_COST_MAX = 65535,  /* a strength of about 1.4e-7 and below */
    GRAPH_READERS_MAX = 256, /* views open at one moment */
};
#define GRAPH_PEOPLE_MAX 0x7fffffffu /* ids from here on are an overlay's own people */
#define GRAPH_NOBODY 0xffffffffu

struct graph;

/* A tie, as handed in and as written in edge files (12 bytes, little endian). */
struct graph_tie {
    uint32_t u, v;
    uint16_t cost; /* graph_cost(); 0 counts as 1 */
    uint16_t mark; /* the caller's own, comes back with paths */
};

struct graph_memory {
    size_t people, ties;
    size_t lists_bytes;    /* heads and lists with the slack in them */
    size_t free_bytes;     /* given back by edits, used again by the next ones */
    size_t reserved_bytes; /* all of the graph's memory */
    double bytes_per_tie;  /* lists_bytes / ties; 0 without ties */
};

/* -ln(0.8 p) in units of 1/4096, rounded, within GRAPH_COST_MIN..MAX; p is drawn into (0, 1]. */
uint16_t graph_cost(double p);
/* The strength of a path of that cost: exp(-cost / 4096), which includes 0.8 for each hop. */
double graph_strength(uint32_t cost);

/* A graph of `people` ids without ties; `ties_hint` of them are expected (0: unknown). -EFBIG. */
int graph_new(uint32_t people, size_t ties_hint, struct graph **ret, struct err *err);
/* NULL is fine. No view may be open. */
void graph_free(struct graph *g);

/* Fills a graph that has no ties yet, quicker than one by one. Ids beyond the people grow it; of
 * repeated ties the cheapest counts (then the lower mark); u == v is passed over. -EFBIG, also when
 * an id is far beyond the number of ties (16 times and a million). */
int graph_build(struct graph *g, const struct graph_tie *ties, size_t n, struct err *err);
/* The same from an edge file (records of struct graph_tie), read twice in pieces, so that it is
 * never in memory whole. -EBADMSG when its length is no whole number of records, -ESTALE when the
 * file changes meanwhile. */
int graph_build_file(struct graph *g, const char *path, struct err *err);

/* One more person; the id is the number of people before. -EFBIG. */
int graph_person_add(struct graph *g, uint32_t *ret, struct err *err);
/* Drops all ties of a person, in one edit; the id stays and may be used again. -EINVAL. */
int graph_person_drop(struct graph *g, uint32_t person, struct err *err);
/* Adds the tie, or gives it this cost and mark. u == v and unknown ids are -EINVAL. */
int graph_tie_put(struct graph *g, struct graph_tie tie, struct err *err);
/* Drops a tie; one that is not there is fine. -EINVAL. */
int graph_tie_drop(struct graph *g, uint32_t u, uint32_t v, struct err *err);

/* For the writer, or while nobody writes. */
struct graph_memory graph_memory_get(const struct graph *g);

#endif
