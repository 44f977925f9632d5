/* SPDX-License-Identifier: Apache-2.0 */
/*
 * peer_graphblas: SuiteSparse:GraphBLAS, min-plus, meeting in the middle. Half of the hops from the
 * source, half from the wanted people, by vector times matrix with MIN as accumulator, so that each
 * vector holds the lowest cost within so many hops; the answer is the least sum over the people in
 * both. The fairest form of it that is known (docs/paths-lab.md).
 */
#include "main/graph_questions.h"
#include "rows.h"

#include <GraphBLAS.h>

struct peer {
    GrB_Matrix ties;
    GrB_Vector from, to, sum;
    int hops;
};

static void must(GrB_Info info, const char *what)
{
    if (info != GrB_SUCCESS && info != GrB_NO_VALUE)
        bench_fail("GraphBLAS refuses", what);
}

/* Rows become a matrix without another copy inside. */
static GrB_Matrix matrix_of(struct rows *r)
{
    GrB_Matrix m;
    GrB_Index *start = rows_room(NULL, (r->people + 1ul) * sizeof(*start));
    GrB_Index *to = rows_room(NULL, r->arcs_n * sizeof(*to));
    uint32_t *cost = rows_room(NULL, r->arcs_n * sizeof(*cost));
    for (uint64_t v = 0; v <= r->people; v++)
        start[v] = r->start[v];
    for (uint64_t i = 0; i < r->arcs_n; i++) {
        to[i] = r->arcs[i].to;
        cost[i] = r->arcs[i].cost;
    }
    must(GrB_Matrix_new(&m, GrB_UINT32, r->people, r->people), "a matrix");
    must(GxB_Matrix_pack_CSR(m, &start, &to, (void **)&cost, (r->people + 1ul) * sizeof(*start),
                             r->arcs_n * sizeof(*to), r->arcs_n * sizeof(*cost), false, false,
                             NULL),
         "packing");
    return m;
}

static void expand(GrB_Vector v, GrB_Matrix m, int hops)
{
    for (int h = 0; h < hops; h++)
        must(GrB_vxm(v, NULL, GrB_MIN_UINT32, GrB_MIN_PLUS_SEMIRING_UINT32, v, m, NULL), "vxm");
}

static uint32_t answer(struct peer *p, const struct question *q)
{
    uint32_t cost = QUESTION_NO_PATH;
    GrB_Index n;
    must(GrB_Vector_clear(p->from), "clear");
    must(GrB_Vector_clear(p->to), "clear");
    must(GrB_Vector_setElement_UINT32(p->from, 0, q->from), "set");
    for (size_t i = 0; i < q->to_n; i++)
        must(GrB_Vector_setElement_UINT32(p->to, 0, q->to[i]), "set");
    expand(p->from, p->ties, (p->hops + 1) / 2);
    expand(p->to, p->ties, p->hops / 2);
    must(GrB_Vector_eWiseMult_BinaryOp(p->sum, NULL, NULL, GrB_PLUS_UINT32, p->from, p->to, NULL),
         "sums");
    must(GrB_Vector_nvals(&n, p->sum), "count");
    if (n)
        must(GrB_Vector_reduce_UINT32(&cost, NULL, GrB_MIN_MONOID_UINT32, p->sum, NULL), "least");
    return cost;
}

static void warm(struct peer *p, uint32_t people)
{
    for (size_t i = 0; i < QUESTIONS_WARM; i++) {
        uint32_t to;
        struct question q = {.to = &to, .to_n = 1};
        question_warm(i, people, &q.from, &to);
        answer(p, &q);
    }
}

int main(int argc, char **argv)
{
    struct bench_args a = bench_args_read(argc, argv);
    struct rows rows = rows_load(a.edges, 1);
    struct peer p = {.hops = a.hops};
    struct questions qs;
    struct measured pairs, sets;
    struct err err;
    if (questions_load(a.questions, rows.people, &qs, &err) != 0)
        bench_fail("questions", err.text);
    must(GrB_init(GrB_NONBLOCKING), "to start");
    must(GxB_Global_Option_set(GxB_NTHREADS, a.threads), "threads");
    p.ties = matrix_of(&rows);
    must(GrB_Vector_new(&p.from, GrB_UINT32, rows.people), "a vector");
    must(GrB_Vector_new(&p.to, GrB_UINT32, rows.people), "a vector");
    must(GrB_Vector_new(&p.sum, GrB_UINT32, rows.people), "a vector");
    warm(&p, rows.people);
    rows_release(&rows);
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
        double start = measured_now(a.is_cpu);
        uint32_t cost = answer(&p, &qs.p[i]);
        measured_add(m, measured_now(a.is_cpu) - start, i, cost);
        fprintf(out, cost == QUESTION_NO_PATH ? "-1\n" : "%u\n", cost);
    }
    measured_print(&pairs, "graphblas", "pair", a.is_cpu);
    measured_print(&sets, "graphblas", "set", a.is_cpu);
    measured_print_memory("graphblas");
    return fclose(out) != 0;
}
