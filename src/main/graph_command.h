/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of the command "graph" share. */
#ifndef WM_MAIN_GRAPH_COMMAND_H
#define WM_MAIN_GRAPH_COMMAND_H

#include "base/err.h"
#include "base/str.h"
#include "graph/graph.h"

struct arena;

struct graph_in {
    struct str edges, snapshot, questions, results, ego_results, to;
    int64_t from, hops, paths, pairs, sets, updates, readers, egos, own;
    bool cpu, first_differs;
};

/* Both return an exit status and print what they find. */
int graph_bench(struct arena *a, const struct graph_in *in, struct err *err);
int graph_query(struct arena *a, const struct graph_in *in, struct err *err);
/* Re-weights ties one by one while readers search, and measures that. */
void graph_bench_updates(struct graph *g, const struct graph_in *in);

#endif
