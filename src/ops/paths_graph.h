/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One account's graph of ties: built from the store, then edited from the change log, so that what
 * was said a moment ago is in the next answer. Begins as all zeros in the caller's storage. Who
 * asks a question of it takes it from the cache (paths_cache.h). For paths_*.c.
 *
 * What an edit touches is read anew: the people named by a change get their facts and ties again.
 * A new day, another table of rules, a change to an organisation, somebody's removal, or more than
 * PATHS_EDITS changes make the whole graph anew. So an edited graph always equals a rebuilt one.
 */
#ifndef WM_OPS_PATHS_GRAPH_H
#define WM_OPS_PATHS_GRAPH_H

#include "graph/ego.h"
#include "ops/paths_facts.h"

struct graph;
struct path_search;

enum { PATHS_EDITS = 300, PATHS_PEOPLE = 60 };

struct path_graph {
    int64_t owner, seq; /* seq: of the last change that is in it */
    int64_t origin;     /* what the owner's log began with: an id may be given out again */
    struct path_facts *facts;
    struct graph *graph;        /* facts' numbers are its ids */
    struct path_search *search; /* scratch */
    size_t built_bytes;         /* of the facts when they were loaded */
    bool torn;                  /* an edit of it failed: to be made anew */
    size_t builds, edits;       /* so far, for tests */
    bool measured;              /* `mine` holds for the graph as it is */
    struct ego_measures mine;   /* of the owner, who may know thousands */
};

/* Reads the facts and builds the graph as of `now`. g->facts stays NULL with 0 when something is
 * still under way (DB_AHEAD). After an error the graph is empty. */
struct change_moment;
int path_graph_build(struct op_ctx *ctx, struct path_graph *g, const struct change_moment *now);
/* Brings it to the last change, by edits or by building it anew. *ret_pending: it could not be, for
 * something is still under way; ask again. */
int path_graph_follow(struct op_ctx *ctx, struct path_graph *g, const struct change_moment *now,
                      bool *ret_pending);
void path_graph_release(struct path_graph *g); /* all zeros is fine */

#endif
