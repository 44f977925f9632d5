/* SPDX-License-Identifier: Apache-2.0 */
/* The graph as a square of costs, and searches that try everything: what the engine is held to. */
#ifndef WM_TESTS_GRAPH_NAIVE_H
#define WM_TESTS_GRAPH_NAIVE_H

#include "graph/path.h"
#include "property.h"

enum { NAIVE_MAX = 256 };

struct naive {
    uint32_t n;
    struct {
        uint16_t cost, mark; /* cost 0: no tie */
    } tie[NAIVE_MAX][NAIVE_MAX];
};

/* Random numbers of one's own, so that a case is few draws of a property. */
struct dice {
    uint64_t state;
};
uint32_t dice_below(struct dice *d, uint32_t n);

void naive_init(struct naive *x, uint32_t n);
/* Sets, changes or (cost 0) drops a tie. */
void naive_set(struct naive *x, uint32_t u, uint32_t v, uint32_t cost, uint16_t mark);
void naive_person_drop(struct naive *x, uint32_t v);
/* Random ties, about `mean` for each person; costs from 1 to `most`. */
void naive_fill(struct naive *x, struct dice *d, double mean, uint32_t most);
/* A graph with the same ties. */
struct graph *naive_graph(const struct naive *x);

/* As path_find(). */
void naive_paths(const struct naive *x, const struct path_query *q, struct path *ret,
                 size_t *ret_n);
/* Whether both are the same answer, marks included; says what differs when not. */
bool naive_same(const struct path *got, size_t got_n, const struct path *want, size_t want_n);

/* A random question about people below n. Wanted people come from `to`, room for n. */
struct path_query naive_query(struct dice *d, uint32_t n, uint32_t *to);

#endif
