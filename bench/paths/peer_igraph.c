/* SPDX-License-Identifier: Apache-2.0 */
/*
 * peer_igraph: a second opinion, not a race. Dijkstra as igraph has it knows no bound on hops and
 * answers in seconds, so no ratio is taken from it. What it tells of each pair, given the cost C
 * that somebody else found within H hops:
 *   its path has at most H ties: C must be its cost
 *   its path is longer, or C is none: its cost must not be above C
 * To a set it gives the lowest of the distances to all members, which must not be above C.
 * With -e FILE also Burt's constraint, for as "wellmet graph bench --ego-results FILE" writes it:
 * number, ties, effective size, clustering, constraint. Weights are strengths, as in graph/ego.h.
 *
 * usage: peer_igraph [-H hops] [-p pairs] [-s sets] [-c] EDGES QUESTIONS RESULTS
 *        peer_igraph -e MEASURES EDGES
 */
#include "main/graph_questions.h"
#include "rows.h"

#include <igraph/igraph.h>
#include <math.h>
#include <string.h>

struct peer {
    igraph_t graph;
    igraph_vector_t costs;
    igraph_vector_int_t who, ties;
    int hops;
    size_t equal, cheaper, bad;
};

struct answer {
    uint32_t cost;
    long hops; /* -1: not known */
};

static void must(igraph_error_t rc, const char *what)
{
    if (rc != IGRAPH_SUCCESS)
        bench_fail("igraph refuses", what);
}

static void build(struct peer *p, const struct rows *r)
{
    igraph_vector_int_t ends;
    igraph_integer_t n = 0;
    must(igraph_vector_int_init(&ends, (igraph_integer_t)r->arcs_n), "a vector");
    must(igraph_vector_init(&p->costs, (igraph_integer_t)(r->arcs_n / 2)), "a vector");
    for (uint32_t v = 0; v < r->people; v++)
        for (uint64_t i = r->start[v]; i < r->start[v + 1]; i++) {
            if (r->arcs[i].to <= v)
                continue;
            VECTOR(ends)[2 * n] = v;
            VECTOR(ends)[2 * n + 1] = r->arcs[i].to;
            VECTOR(p->costs)[n++] = r->arcs[i].cost;
        }
    must(igraph_create(&p->graph, &ends, r->people, IGRAPH_UNDIRECTED), "a graph");
    igraph_vector_int_destroy(&ends);
    must(igraph_vector_int_init(&p->who, 0), "a vector");
    must(igraph_vector_int_init(&p->ties, 0), "a vector");
}

static void release(struct peer *p)
{
    igraph_vector_int_destroy(&p->who);
    igraph_vector_int_destroy(&p->ties);
    igraph_vector_destroy(&p->costs);
    igraph_destroy(&p->graph);
}

static struct answer ask_pair(struct peer *p, const struct question *q)
{
    must(igraph_get_shortest_path_dijkstra(&p->graph, &p->who, &p->ties, q->from, q->to[0],
                                           &p->costs, IGRAPH_ALL),
         "a path");
    struct answer a = {.hops = (long)igraph_vector_int_size(&p->ties)};
    if (!a.hops && q->from != q->to[0])
        return (struct answer){QUESTION_NO_PATH, -1};
    for (long i = 0; i < a.hops; i++)
        a.cost += (uint32_t)VECTOR(p->costs)[VECTOR(p->ties)[i]];
    return a;
}

static uint32_t lower_cost(uint32_t cost, double other)
{
    return other < cost ? (uint32_t)other : cost; /* nobody in reach: infinite */
}

static struct answer ask_set(struct peer *p, const struct question *q)
{
    igraph_vector_int_t to;
    igraph_matrix_t far;
    struct answer a = {QUESTION_NO_PATH, -1};
    must(igraph_vector_int_init(&to, 0), "a vector");
    must(igraph_matrix_init(&far, 0, 0), "a matrix");
    for (size_t i = 0; i < q->to_n; i++)
        must(igraph_vector_int_push_back(&to, q->to[i]), "a vector");
    must(igraph_distances_dijkstra(&p->graph, &far, igraph_vss_1(q->from), igraph_vss_vector(&to),
                                   &p->costs, IGRAPH_ALL),
         "distances");
    for (size_t i = 0; i < q->to_n; i++)
        a.cost = lower_cost(a.cost, MATRIX(far, 0, (igraph_integer_t)i));
    igraph_matrix_destroy(&far);
    igraph_vector_int_destroy(&to);
    return a;
}

/* `word`: the cost somebody else found, "-1" for none. */
static void compare(struct peer *p, struct answer a, const char *word)
{
    uint32_t cost = *word == '-' ? QUESTION_NO_PATH : (uint32_t)strtoul(word, NULL, 10);
    bool is_within = a.hops >= 0 && a.hops <= p->hops;
    if (a.cost == cost)
        p->equal++;
    else if (is_within || a.cost > cost)
        p->bad++;
    else
        p->cheaper++;
}

static void ask_all(struct peer *p, const struct bench_args *a, const struct questions *qs)
{
    struct measured pairs, sets;
    char word[1200];
    FILE *results = fopen(a->results, "r");
    if (!results)
        bench_fail("cannot read", a->results);
    measured_init(&pairs, qs->n);
    measured_init(&sets, qs->n);
    for (size_t i = 0; i < qs->n && fgets(word, sizeof(word), results); i++) {
        const struct question *q = &qs->p[i];
        struct measured *m = q->is_set ? &sets : &pairs;
        if (*word == '?' || m->n >= (size_t)(q->is_set ? a->sets : a->pairs))
            continue;
        double start = measured_now(a->is_cpu);
        struct answer found = q->is_set ? ask_set(p, q) : ask_pair(p, q);
        measured_add(m, measured_now(a->is_cpu) - start, i, found.cost);
        compare(p, found, word);
    }
    fclose(results);
    measured_print(&pairs, "igraph", "pair", a->is_cpu);
    measured_print(&sets, "igraph", "set", a->is_cpu);
    printf("engine=igraph kind=check equal=%zu cheaper_with_more_hops=%zu bad=%zu\n", p->equal,
           p->cheaper, p->bad);
    measured_release(&pairs);
    measured_release(&sets);
}

/* ---- constraint ---- */

static double strength_of(double cost) { return exp(-cost / 4096) / 0.8; }

/* All in one call, which looks at the whole graph only once. */
static void constraints_of(struct peer *p, const igraph_vector_int_t *people, igraph_vector_t *ret)
{
    for (igraph_integer_t i = 0; i < igraph_vector_size(&p->costs); i++)
        VECTOR(p->costs)[i] = strength_of(VECTOR(p->costs)[i]);
    must(igraph_constraint(&p->graph, ret, igraph_vss_vector(people), &p->costs), "constraint");
}

static void compare_constraints(struct peer *p, const char *path)
{
    igraph_vector_int_t people;
    igraph_vector_t ours, theirs;
    uint32_t person, degree;
    double constraint, worst = 0;
    FILE *f = fopen(path, "r");
    if (!f)
        bench_fail("cannot read", path);
    must(igraph_vector_int_init(&people, 0), "a vector");
    must(igraph_vector_init(&ours, 0), "a vector");
    must(igraph_vector_init(&theirs, 0), "a vector");
    while (fscanf(f, "%u %u %*f %*f %lf", &person, &degree, &constraint) == 3) {
        if (!degree) /* without ties it is not a number there, 0 here */
            continue;
        must(igraph_vector_int_push_back(&people, person), "a vector");
        must(igraph_vector_push_back(&ours, constraint), "a vector");
    }
    fclose(f);
    constraints_of(p, &people, &theirs);
    for (igraph_integer_t i = 0; i < igraph_vector_size(&ours); i++) {
        double far = fabs(VECTOR(ours)[i] - VECTOR(theirs)[i]);
        worst = far > worst ? far : worst;
        p->bad += !(far < 1e-9);
    }
    printf("engine=igraph kind=constraint compared=%ld greatest_difference=%.2g bad=%zu\n",
           (long)igraph_vector_size(&ours), worst, p->bad);
    igraph_vector_int_destroy(&people);
    igraph_vector_destroy(&ours);
    igraph_vector_destroy(&theirs);
}

int main(int argc, char **argv)
{
    bool is_ego = argc == 4 && !strcmp(argv[1], "-e");
    struct bench_args a = {.edges = argv[argc - 1]};
    struct peer p = {0};
    struct questions qs = {0};
    struct err err;
    if (!is_ego)
        a = bench_args_read(argc, argv);
    p.hops = a.hops;
    struct rows rows = rows_load(a.edges, 1);
    build(&p, &rows);
    if (!is_ego && questions_load(a.questions, rows.people, &qs, &err) != 0)
        bench_fail("questions", err.text);
    rows_release(&rows);
    if (is_ego)
        compare_constraints(&p, argv[2]);
    else
        ask_all(&p, &a, &qs);
    questions_release(&qs);
    release(&p);
    measured_print_memory("igraph");
    return p.bad != 0;
}
