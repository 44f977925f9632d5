/* SPDX-License-Identifier: Apache-2.0 */
/* "wellmet graph bench": builds, asks every question, and says how long each took. */
#include "base/arena.h"
#include "graph/ego.h"
#include "graph/overlay.h"
#include "graph/path.h"
#include "graph/snapshot.h"
#include "graph/view.h"
#include "main/graph_command.h"
#include "main/graph_questions.h"

#include <errno.h>
#include <string.h>

#define ENGINE "wellmet"

enum { OWN_TIES = 10 }; /* of each private person */

struct bench {
    const struct graph_in *in;
    struct graph *graph;
    struct graph_overlay *own;
    struct questions questions;
    struct measured pairs, sets;
    FILE *results;
};

static void put_costs(FILE *f, const struct path *paths, size_t n)
{
    if (!f)
        return;
    for (size_t i = 0; i < n; i++)
        fprintf(f, "%s%u", i ? " " : "", paths[i].cost);
    fputs(n ? "\n" : "-1\n", f);
}

static int ask(struct bench *b, struct path_search *s, size_t at, struct err *err)
{
    const struct question *x = &b->questions.p[at];
    struct measured *m = x->is_set ? &b->sets : &b->pairs;
    struct path paths[PATH_K_MAX];
    size_t n;
    if (m->n >= (size_t)(x->is_set ? b->in->sets : b->in->pairs)) {
        if (b->results)
            fputs("?\n", b->results);
        return 0;
    }
    struct path_query q = {.from = x->from,
                           .to = x->to,
                           .to_n = x->to_n,
                           .hops = (unsigned)b->in->hops,
                           .k = b->in->paths ? (unsigned)b->in->paths : 1,
                           .first_differs = b->in->first_differs};
    double start = measured_now(b->in->cpu);
    int rc = path_find(s, b->graph, b->own, &q, paths, &n, err);
    double seconds = measured_now(b->in->cpu) - start;
    measured_add(m, seconds, at, rc == 0 && n ? paths[0].cost : QUESTION_NO_PATH);
    put_costs(b->results, paths, n);
    return rc;
}

static int warm(struct bench *b, struct path_search *s, size_t people, struct err *err)
{
    struct path paths[1];
    size_t n;
    int rc = 0;
    for (size_t i = 0; i < QUESTIONS_WARM && rc == 0; i++) {
        uint32_t to;
        struct path_query q = {.to = &to, .to_n = 1, .hops = (unsigned)b->in->hops, .k = 1};
        question_warm(i, (uint32_t)people, &q.from, &to);
        rc = path_find(s, b->graph, b->own, &q, paths, &n, err);
    }
    return rc;
}

static int ask_all(struct bench *b, struct err *err)
{
    size_t people = graph_memory_get(b->graph).people;
    struct path_search *s = path_search_new(people);
    int rc = people ? warm(b, s, people, err) : 0;
    measured_init(&b->pairs, b->questions.n);
    measured_init(&b->sets, b->questions.n);
    for (size_t i = 0; i < b->questions.n && rc == 0; i++)
        rc = ask(b, s, i, err);
    path_search_free(s);
    char pair[40], set[40];
    snprintf(pair, sizeof(pair), "pair-h%d-k%d", (int)b->in->hops,
             b->in->paths ? (int)b->in->paths : 1);
    snprintf(set, sizeof(set), "set-h%d-k%d", (int)b->in->hops,
             b->in->paths ? (int)b->in->paths : 1);
    measured_print(&b->pairs, ENGINE, pair, b->in->cpu);
    measured_print(&b->sets, ENGINE, set, b->in->cpu);
    measured_release(&b->pairs);
    measured_release(&b->sets);
    return rc;
}

static int questions(struct arena *a, struct bench *b, struct err *err)
{
    struct graph_memory m = graph_memory_get(b->graph);
    int rc =
        questions_load(str_copy(a, b->in->questions).p, (uint32_t)m.people, &b->questions, err);
    if (rc == 0 && b->in->results.n) {
        const char *path = str_copy(a, b->in->results).p;
        b->results = fopen(path, "we");
        if (!b->results)
            rc = err_set(err, -1, "\"%s\" cannot be written: %s.", path, strerror(errno));
    }
    if (rc == 0)
        rc = ask_all(b, err);
    questions_release(&b->questions);
    if (b->results && fclose(b->results) != 0 && rc == 0)
        rc = err_set(err, -1, "The results could not be written: %s.", strerror(errno));
    return rc;
}

/* Half of the ties among themselves, half to anybody. */
static int add_own(struct bench *b, struct err *err)
{
    uint64_t state = 11;
    uint32_t id, people = (uint32_t)graph_memory_get(b->graph).people;
    int rc = 0;
    if (!b->in->own || !people)
        return 0;
    b->own = overlay_new();
    for (int64_t i = 0; i < b->in->own && rc == 0; i++)
        rc = overlay_person_add(b->own, &id, err);
    for (int64_t i = 0; i < b->in->own * OWN_TIES && rc == 0; i++) {
        uint32_t u = GRAPH_OWN + (uint32_t)(i / OWN_TIES), v;
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        v = (uint32_t)(state >> 33);
        v = i % 2 ? v % people : GRAPH_OWN + v % (uint32_t)b->in->own;
        if (u != v)
            rc = overlay_tie_put(
                b->own, (struct graph_tie){u, v, (uint16_t)(2000 + (state >> 20) % 9000), 0}, err);
    }
    return rc;
}

static int snapshot(struct arena *a, struct bench *b, struct err *err)
{
    struct graph *back = NULL;
    const char *path = str_copy(a, b->in->snapshot).p;
    double start = measured_now(b->in->cpu), saved;
    int rc = graph_save(b->graph, path, err);
    saved = measured_now(b->in->cpu);
    if (rc == 0)
        rc = graph_load(path, &back, err);
    if (rc == 0)
        printf("engine=" ENGINE " kind=snapshot save_s=%.2f load_s=%.2f\n", saved - start,
               measured_now(b->in->cpu) - saved);
    graph_free(back);
    return rc;
}

static void put_measures(FILE *f, uint32_t person, const struct ego_measures *e)
{
    if (f)
        fprintf(f, "%u %u %.17g %.17g %.17g\n", person, e->degree, e->effective_size, e->clustering,
                e->constraint);
}

static void measure_each(const struct bench *b, const struct graph_view *view, FILE *f)
{
    struct measured m;
    uint64_t state = 17;
    measured_init(&m, (size_t)b->in->egos);
    for (int64_t i = 0; i < b->in->egos && view->people; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        uint32_t person = (uint32_t)((state >> 33) % view->people);
        double start = measured_now(b->in->cpu);
        struct ego_measures e = ego_measures_get(view, person);
        measured_add(&m, measured_now(b->in->cpu) - start, (size_t)i, e.degree);
        put_measures(f, person, &e);
    }
    measured_print(&m, ENGINE, "ego", b->in->cpu);
    measured_release(&m);
}

static int measure_egos(struct arena *a, const struct bench *b, struct err *err)
{
    const char *path = str_copy(a, b->in->ego_results).p;
    struct graph_view view = {0};
    FILE *f = b->in->ego_results.n ? fopen(path, "we") : NULL;
    int rc = 0;
    if (b->in->ego_results.n && !f)
        rc = err_set(err, -1, "\"%s\" cannot be written: %s.", path, strerror(errno));
    if (rc == 0)
        rc = graph_view_open(b->graph, &view, err);
    if (rc == 0)
        measure_each(b, &view, f);
    graph_view_close(&view);
    if (f && fclose(f) != 0 && rc == 0)
        rc = err_set(err, -1, "\"%s\" could not be written: %s.", path, strerror(errno));
    return rc;
}

int graph_bench(struct arena *a, const struct graph_in *in, struct err *err)
{
    struct bench b = {.in = in};
    double start = measured_now(in->cpu);
    int rc = graph_new(0, 0, &b.graph, err);
    if (rc == 0)
        rc = graph_build_file(b.graph, str_copy(a, in->edges).p, err);
    if (rc == 0) {
        struct graph_memory m = graph_memory_get(b.graph);
        printf("engine=" ENGINE " people=%zu ties=%zu build_s=%.2f bytes_per_tie=%.2f "
               "graph_mb=%.0f\n",
               m.people, m.ties, measured_now(in->cpu) - start, m.bytes_per_tie,
               (double)m.reserved_bytes / 1e6);
        rc = add_own(&b, err);
    }
    if (rc == 0 && in->questions.n)
        rc = questions(a, &b, err);
    if (rc == 0 && in->egos)
        rc = measure_egos(a, &b, err);
    if (rc == 0 && in->snapshot.n)
        rc = snapshot(a, &b, err);
    if (rc == 0 && in->updates && graph_memory_get(b.graph).ties)
        graph_bench_updates(b.graph, in);
    measured_print_memory(ENGINE);
    overlay_free(b.own);
    graph_free(b.graph);
    return rc;
}
