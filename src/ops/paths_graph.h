/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An account's graph of ties, kept between questions: built once from the store, then edited from
 * the change log, so that what was said a moment ago is in the next answer. It is asked for with
 * paths_open() and given back with paths_close(); in between it is the caller's alone, and as new
 * as the transaction the caller reads in. For paths_*.c.
 *
 * What an edit touches is read anew: the people named by a change get their facts and ties again.
 * A new day, another table of rules, a change to an organisation, somebody's removal, or more than
 * PATHS_EDITS changes make the whole graph anew. So an edited graph always equals a rebuilt one.
 *
 * The cache holds LIMIT_PATH_ACCOUNTS graphs; the one not used longest goes. A graph is found by
 * its owner's id alone and was read through the session's owner, so no account meets another's.
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

/* Heap, lives as long as the process. */
struct path_cache *path_cache_new(void);
void path_cache_free(struct path_cache *c); /* NULL is fine; nobody may hold a graph */

/* Lets the owner's graph go, if nobody holds it: the account was erased. NULL is fine. */
void path_cache_forget(struct path_cache *c, int64_t owner);

/* What Today said of ways at a moment of the log, on a day (paths_week.h), without a graph: true
 * and *ret in the arena (NULL: none), or false when nothing is kept. Needs a cache. */
struct change_moment;
struct agenda_way;
bool path_cache_week(struct op_ctx *ctx, const struct change_moment *now, struct agenda_way **ret);
void path_cache_keep_week(struct op_ctx *ctx, const struct change_moment *now,
                          const struct agenda_way *way);

/* The graph of the context's account. *ret NULL with 0: something is still under way (DB_AHEAD);
 * answer with nothing and be asked again. In a write that has written already, and without a
 * cache, a graph is made for this question alone. */
int paths_open(struct op_ctx *ctx, struct path_graph **ret);
void paths_close(struct op_ctx *ctx, struct path_graph *g); /* NULL is fine */

/* For tests: a graph made anew beside the cache. Ended by paths_close(). */
int paths_open_anew(struct op_ctx *ctx, struct path_graph **ret);

#endif
