/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reference [-H hops] [-k paths] ... EDGES QUESTIONS RESULTS: answers in the plainest way. Without
 * -k, the lowest cost by layers (Bellman and Ford). With -k, the k lowest costs of simple paths by
 * trying every path that may still be among them.
 */
#include "main/graph_questions.h"
#include "rows.h"

#include <string.h>

enum { TOP_MAX = 64, FAR = INT32_MAX };

struct reference {
    struct rows rows;
    const struct question *q;
    uint32_t *cost, *layer, *before, *next, *stamp; /* by person */
    uint8_t *wanted;
    uint32_t top[TOP_MAX], path[16];
    size_t top_n, k;
    int hops;
};

static uint32_t lowest_wanted(const struct reference *r)
{
    uint32_t best = FAR;
    for (size_t i = 0; i < r->q->to_n; i++)
        best = r->cost[r->q->to[i]] < best ? r->cost[r->q->to[i]] : best;
    return best;
}

/* Costs of the layer before are kept beside, for a cost lowered in this layer is a hop longer. */
static uint32_t by_layers(struct reference *r)
{
    uint32_t n = 1;
    for (uint32_t v = 0; v < r->rows.people; v++)
        r->cost[v] = FAR;
    memset(r->stamp, 0, r->rows.people * sizeof(*r->stamp));
    r->layer[0] = r->q->from;
    r->before[0] = r->cost[r->q->from] = 0;
    for (uint32_t h = 1; h <= (uint32_t)r->hops && n; h++) {
        uint32_t next_n = 0;
        for (uint32_t i = 0; i < n; i++)
            for (uint64_t e = r->rows.start[r->layer[i]]; e < r->rows.start[r->layer[i] + 1]; e++) {
                const struct row_arc *a = &r->rows.arcs[e];
                if (r->before[i] + a->cost >= r->cost[a->to])
                    continue;
                r->cost[a->to] = r->before[i] + a->cost;
                if (r->stamp[a->to] != h)
                    r->next[next_n++] = a->to;
                r->stamp[a->to] = h;
            }
        for (uint32_t i = 0; i < next_n; i++) {
            r->layer[i] = r->next[i];
            r->before[i] = r->cost[r->next[i]];
        }
        n = next_n;
    }
    return lowest_wanted(r);
}

static void keep(struct reference *r, uint32_t cost)
{
    size_t at = r->top_n < r->k ? r->top_n++ : r->k - 1;
    for (; at && r->top[at - 1] > cost; at--)
        r->top[at] = r->top[at - 1];
    r->top[at] = cost;
}

/* Lists are in order of cost: the first one wanted is the best end of this chain of people. */
static void try_all(struct reference *r, int depth, uint32_t cost)
{
    bool ended = false;
    uint32_t v = r->path[depth];
    for (uint64_t e = r->rows.start[v]; e < r->rows.start[v + 1]; e++) {
        const struct row_arc *a = &r->rows.arcs[e];
        bool seen = false;
        if (r->top_n == r->k && cost + a->cost >= r->top[r->k - 1])
            return;
        if (r->wanted[a->to]) {
            if (!ended)
                keep(r, cost + a->cost);
            ended = true;
            continue;
        }
        for (int i = 0; i <= depth; i++)
            seen |= r->path[i] == a->to;
        if (seen || depth + 1 == r->hops)
            continue;
        r->path[depth + 1] = a->to;
        try_all(r, depth + 1, cost + a->cost);
    }
}

static void answer(struct reference *r)
{
    r->top_n = 0;
    for (size_t i = 0; i < r->q->to_n; i++)
        r->wanted[r->q->to[i]] = 1;
    r->path[0] = r->q->from;
    if (r->wanted[r->q->from])
        r->top[r->top_n++] = 0;
    else if (r->k)
        try_all(r, 0, 0);
    else if ((r->top[0] = by_layers(r)) != FAR)
        r->top_n = 1;
    for (size_t i = 0; i < r->q->to_n; i++)
        r->wanted[r->q->to[i]] = 0;
}

static void put(FILE *f, const struct reference *r)
{
    for (size_t i = 0; i < r->top_n; i++)
        fprintf(f, "%s%u", i ? " " : "", r->top[i]);
    fputs(r->top_n ? "\n" : "-1\n", f);
}

int main(int argc, char **argv)
{
    struct bench_args a = bench_args_read(argc, argv);
    struct reference r = {.rows = rows_load(a.edges, 0), .k = (size_t)a.paths, .hops = a.hops};
    size_t bytes = (r.rows.people + 1ul) * sizeof(uint32_t);
    uint32_t **all[] = {&r.cost, &r.layer, &r.before, &r.next, &r.stamp};
    struct questions qs;
    struct measured pairs, sets;
    struct err err;
    if (questions_load(a.questions, r.rows.people, &qs, &err) != 0)
        bench_fail("questions", err.text);
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        *all[i] = rows_room(NULL, bytes);
    r.wanted = memset(rows_room(NULL, r.rows.people), 0, r.rows.people);
    FILE *out = fopen(a.results, "w");
    if (!out)
        bench_fail("cannot write", a.results);
    measured_init(&pairs, qs.n);
    measured_init(&sets, qs.n);
    for (size_t i = 0; i < qs.n; i++) {
        struct measured *m = qs.p[i].is_set ? &sets : &pairs;
        if (m->n >= (size_t)(qs.p[i].is_set ? a.sets : a.pairs)) {
            fputs("?\n", out);
            continue;
        }
        r.q = &qs.p[i];
        double start = measured_now(a.is_cpu);
        answer(&r);
        measured_add(m, measured_now(a.is_cpu) - start, i, r.top_n ? r.top[0] : QUESTION_NO_PATH);
        put(out, &r);
    }
    measured_print(&pairs, "reference", "pair", a.is_cpu);
    measured_print(&sets, "reference", "set", a.is_cpu);
    return fclose(out) != 0;
}
