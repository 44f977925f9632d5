/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ties of an edge file as plain compressed rows, for the reference and the peers: on purpose nothing
 * of src/graph, so that what is compared is read twice by different code.
 * Records: u32 u, u32 v, u16 cost, u16 mark, little endian. Repeats: the cheapest; u == v: left out.
 */
#ifndef WM_BENCH_PATHS_ROWS_H
#define WM_BENCH_PATHS_ROWS_H

#include <stdint.h>
#include <stdlib.h>

struct row_arc {
    uint32_t to, cost;
};

struct rows {
    uint32_t people;
    uint64_t arcs_n;
    uint64_t *start; /* people + 1 */
    struct row_arc *arcs;
};

/* By cost then neighbour, or by neighbour alone. Ends the program with a sentence when it cannot. */
struct rows rows_load(const char *path, int by_neighbour);
void rows_release(struct rows *r);
/* malloc() and realloc() that end the program. */
void *rows_room(void *old, size_t bytes);

/* Options of all programs here: -H hops -p pairs -s sets -k paths -c (CPU time) -t threads. */
struct bench_args {
    const char *edges, *questions, *results;
    int hops, pairs, sets, paths, is_cpu, threads;
};
struct bench_args bench_args_read(int argc, char **argv);
_Noreturn void bench_fail(const char *what, const char *which);

#endif
