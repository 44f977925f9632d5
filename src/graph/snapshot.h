/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A graph in a file: quick to load, checked. The file is a copy, never the source: when it is
 * missing or damaged, build the graph again. Little endian: header (magic, format, people, arcs,
 * checksums), degrees, arcs. Marks are kept, the version is not: a loaded graph begins at 0.
 */
#ifndef WM_GRAPH_SNAPSHOT_H
#define WM_GRAPH_SNAPSHOT_H

#include "graph/graph.h"

/* Writes beside `path`, flushes, renames. Takes a view, so the writer may go on meanwhile. */
int graph_save(const struct graph *g, const char *path, struct err *err);
/* A new graph. -EBADMSG when the file is damaged or of another kind; -ENOENT when it is missing. */
int graph_load(const char *path, struct graph **ret, struct err *err);

#endif
