/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The accounts' graphs of ties (paths_graph.h), kept between questions. One is asked for with
 * paths_open() and given back with paths_close(); in between it is the caller's alone, and as new
 * as the transaction the caller reads in. Beside them stands the way that Today last said of each
 * account, so that a page needs no graph for it.
 *
 * The cache holds LIMIT_PATH_ACCOUNTS graphs; the one not used longest goes. A graph is found by
 * its owner's id alone and was read through the session's owner, so no account meets another's.
 */
#ifndef WM_OPS_PATHS_CACHE_H
#define WM_OPS_PATHS_CACHE_H

#include "ops/context.h"

struct agenda_way;
struct change_moment;
struct path_graph;

/* Heap, lives as long as the process. */
struct path_cache *path_cache_new(void);
void path_cache_free(struct path_cache *c); /* NULL is fine; nobody may hold a graph */

/* Lets the owner's graph go, if nobody holds it: the account was erased. NULL is fine. */
void path_cache_forget(struct path_cache *c, int64_t owner);

/* The graph of the context's account. *ret NULL with 0: something is still under way (DB_AHEAD);
 * answer with nothing and be asked again. In a write that has written already, and without a
 * cache, a graph is made for this question alone. */
int paths_open(struct op_ctx *ctx, struct path_graph **ret);
void paths_close(struct op_ctx *ctx, struct path_graph *g); /* NULL is fine */

/* For tests: a graph made anew beside the cache. Ended by paths_close(). */
int paths_open_anew(struct op_ctx *ctx, struct path_graph **ret);

/* What Today said of ways at a moment of the log, on a day (paths_week.h), without a graph: true
 * and *ret in the arena (NULL: none), or false when nothing is kept. Needs a cache. */
bool path_cache_week(struct op_ctx *ctx, const struct change_moment *now, struct agenda_way **ret);
void path_cache_keep_week(struct op_ctx *ctx, const struct change_moment *now,
                          const struct agenda_way *way);

#endif
