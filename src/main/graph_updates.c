/* SPDX-License-Identifier: Apache-2.0 */
/* How long a change of one tie takes while others search. */
#include "graph/path.h"
#include "graph/view.h"
#include "main/graph_command.h"
#include "main/graph_questions.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

struct reader {
    pthread_t thread;
    const struct graph *graph;
    atomic_bool *stop;
    uint64_t state;
    size_t asked;
};

static uint64_t next(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static void *read_on(void *data)
{
    struct reader *r = data;
    uint32_t people = (uint32_t)graph_memory_get(r->graph).people;
    struct path_search *s = path_search_new(people);
    struct path paths[1];
    struct err err;
    size_t n;
    while (!atomic_load(r->stop)) {
        uint32_t to = (uint32_t)(next(&r->state) % people);
        struct path_query q = {
            .from = (uint32_t)(next(&r->state) % people), .to = &to, .to_n = 1, .k = 1};
        path_find(s, r->graph, NULL, &q, paths, &n, &err);
        r->asked++;
    }
    path_search_free(s);
    return NULL;
}

static double thread_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* A random tie of a random person, so that hubs come up as often as their ties. */
static bool any_tie(const struct graph *g, uint64_t *state, struct graph_tie *ret)
{
    struct graph_view view;
    struct err err;
    bool found = false;
    if (graph_view_open(g, &view, &err) != 0)
        return false;
    uint32_t person = (uint32_t)(next(state) % view.people), n = graph_degree(&view, person);
    uint32_t skip = n ? (uint32_t)(next(state) % n) : 0;
    struct graph_walk w = graph_walk(&view, person);
    while (n && graph_walk_next(&w, ret) && !(found = skip-- == 0))
        ;
    graph_view_close(&view);
    return found;
}

static void change_all(struct graph *g, const struct graph_in *in)
{
    struct measured m;
    struct graph_tie tie;
    struct err err;
    uint64_t state = 5;
    measured_init(&m, (size_t)in->updates);
    for (int64_t i = 0; i < in->updates; i++) {
        if (!any_tie(g, &state, &tie))
            continue;
        tie.cost = (uint16_t)(1000 + next(&state) % 12000);
        double start = in->cpu ? thread_now() : measured_now(false);
        graph_tie_put(g, tie, &err);
        measured_add(&m, (in->cpu ? thread_now() : measured_now(false)) - start, (size_t)i,
                     tie.cost);
    }
    measured_print(&m, "wellmet", "reweight", in->cpu);
    measured_release(&m);
}

void graph_bench_updates(struct graph *g, const struct graph_in *in)
{
    struct reader readers[64] = {0};
    atomic_bool stop = false;
    size_t asked = 0;
    for (int64_t i = 0; i < in->readers; i++) {
        readers[i] = (struct reader){.graph = g, .stop = &stop, .state = (uint64_t)i + 99};
        pthread_create(&readers[i].thread, NULL, read_on, &readers[i]);
    }
    change_all(g, in);
    atomic_store(&stop, true);
    for (int64_t i = 0; i < in->readers; i++) {
        pthread_join(readers[i].thread, NULL);
        asked += readers[i].asked;
    }
    struct graph_memory m = graph_memory_get(g);
    printf("engine=wellmet kind=reweight readers=%lld searches_meanwhile=%zu bytes_per_tie=%.2f "
           "free_mb=%.1f\n",
           (long long)in->readers, asked, m.bytes_per_tie, (double)m.free_bytes / 1e6);
}
