/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A private layer over a shared graph: one account's people and ties (thousands) above what all
 * share (millions). A search sees the union of the two; neither is copied, and the shared graph
 * knows nothing of its overlays, so what is private is in no answer to anybody else.
 *
 * Ids: own people have ids from GRAPH_OWN on, everything below is the shared graph's. Ties join own
 * people, an own and a shared person, or two shared people (a private tie between them; with a
 * shared tie of the same two the cheaper counts). An own person who IS a shared person is linked;
 * from then on answers name the shared id, and either id may be used in calls and queries.
 *
 * Threads as in graph/graph.h: one writer, readers that never wait. The caller keeps shared ids
 * within the shared graph; a tie to an id beyond it leads nowhere.
 */
#ifndef WM_GRAPH_OVERLAY_H
#define WM_GRAPH_OVERLAY_H

#include "graph/graph.h"

#define GRAPH_OWN 0x80000000u /* own people: GRAPH_OWN + 0, 1, ... */

struct graph_overlay;

/* Heap object, never NULL. */
struct graph_overlay *overlay_new(void);
/* NULL is fine. No search may be running. */
void overlay_free(struct graph_overlay *o);

/* One more own person; the id is GRAPH_OWN plus the number of own people before. -EFBIG. */
int overlay_person_add(struct graph_overlay *o, uint32_t *ret, struct err *err);
/* `own` is `shared` from now on; their ties become one person's, the cheaper of two counts.
 * -EINVAL when either is linked already, or the ids are of the wrong kind. */
int overlay_person_link(struct graph_overlay *o, uint32_t own, uint32_t shared, struct err *err);
/* Drops all private ties of a person; links and the shared layer stay. -EINVAL. */
int overlay_person_drop(struct graph_overlay *o, uint32_t person, struct err *err);

/* As graph_tie_put() and graph_tie_drop(), for private ties. */
int overlay_tie_put(struct graph_overlay *o, struct graph_tie tie, struct err *err);
int overlay_tie_drop(struct graph_overlay *o, uint32_t u, uint32_t v, struct err *err);

/* The id that answers use: the shared one of a linked own person, else the id itself. */
uint32_t overlay_id(const struct graph_overlay *o, uint32_t person);
/* The own id of a shared person; GRAPH_NOBODY when no own person is linked to it. */
uint32_t overlay_own(const struct graph_overlay *o, uint32_t shared);

/* For the writer, or while nobody writes. */
struct graph_memory overlay_memory_get(const struct graph_overlay *o);

#endif
