/* SPDX-License-Identifier: Apache-2.0 */
#include "graph/ego.h"

#include "base/arena.h"
#include "graph/graph_int.h"
#include "graph/path_table.h"

#include <pthread.h>

enum { BATCH = 32 }; /* lists fetched at once: their memory arrives together */

#define HOP_FACTOR 0.8

struct known {
    double p;   /* of the tie with the person */
    double via; /* sum over others they both know: share with them * their share with this one */
    uint32_t id;
    uint32_t among; /* ties to others known */
};

/* Somebody known in the list of somebody known. */
struct hit {
    uint32_t at; /* in ego.all */
    double p;
};

struct ego {
    struct lists_view view;
    struct known *all;
    size_t n;
    struct hit *hits;
    struct path_table where; /* place in `all` plus one, by id */
    double total;
};

/* exp() of the two bytes of a cost: two looks and a product instead of a call for each tie. */
static double coarse[256], fine[256];
static pthread_once_t filled = PTHREAD_ONCE_INIT;

static void strengths_fill(void)
{
    for (uint32_t i = 0; i < 256; i++) {
        coarse[i] = graph_strength(i << 8) / HOP_FACTOR;
        fine[i] = graph_strength(i);
    }
}

/* p of a tie. */
static double strength_of(uint64_t arc) { return coarse[arc >> 56] * fine[arc >> 48 & 255]; }

static void known_find(struct arena *a, struct ego *e, uint32_t person)
{
    uint64_t head = person < e->view.people ? lists_head(&e->view, person) : 0;
    size_t room = head ? list_length(head) : 0;
    struct list_walk w;
    e->all = ARENA_ARRAY(a, struct known, room);
    e->hits = ARENA_ARRAY(a, struct hit, room);
    path_table_clear(&e->where, room, true);
    for (struct list_span s = list_first(head, &w); s.n; s = list_next(&w))
        for (size_t i = 0; i < s.n; i++) {
            uint32_t id = ARC_NBR(s.arcs[i]);
            double p = strength_of(s.arcs[i]);
            e->all[e->n++] = (struct known){.id = id, .p = p};
            e->total += p;
            path_table_lower(&e->where, id, (uint32_t)e->n);
            path_table_mark(&e->where, id);
        }
}

/* Once over the ties of somebody known: their total, and what they give to others known. */
static void add_through(struct ego *e, const struct known *q, uint64_t head)
{
    struct list_walk w;
    double theirs = 0;
    size_t hits_n = 0;
    for (struct list_span s = list_first(head, &w); s.n; s = list_next(&w))
        for (size_t i = 0; i < s.n; i++) {
            uint32_t id = ARC_NBR(s.arcs[i]);
            double p = strength_of(s.arcs[i]);
            theirs += p;
            uint32_t at = path_table_may_have(&e->where, id) ? path_table_get(&e->where, id) : 0;
            if (at)
                e->hits[hits_n++] = (struct hit){at - 1, p};
        }
    for (size_t i = 0; i < hits_n; i++) {
        struct known *j = &e->all[e->hits[i].at];
        j->among++;
        j->via += q->p / e->total * (e->hits[i].p / theirs);
    }
}

static void add_through_all(struct ego *e)
{
    uint64_t heads[BATCH];
    for (size_t at = 0; at < e->n; at += BATCH) {
        size_t n = e->n - at < BATCH ? e->n - at : BATCH;
        for (size_t i = 0; i < n; i++)
            __builtin_prefetch((const void *)&e->view.heads[e->all[at + i].id]);
        for (size_t i = 0; i < n; i++) {
            heads[i] = lists_word(&e->view, e->all[at + i].id);
            __builtin_prefetch(head_block(heads[i]));
        }
        for (size_t i = 0; i < n; i++)
            heads[i] = lists_settle(&e->view, heads[i]);
        for (size_t i = 0; i < n; i++) {
            if (i + 1 < n)
                list_fetch(heads[i + 1]);
            add_through(e, &e->all[at + i], heads[i]);
        }
    }
}

struct ego_measures ego_measures_get(const struct graph_view *view, uint32_t person)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct ego e = {.view = graph_view_lists(view)};
    struct ego_measures m = {0};
    double among = 0;
    pthread_once(&filled, strengths_fill);
    known_find(a, &e, person);
    add_through_all(&e);
    for (size_t i = 0; i < e.n; i++) {
        double share = e.all[i].p / e.total + e.all[i].via;
        m.constraint += share * share;
        among += e.all[i].among;
    }
    double n = (double)e.n;
    m.degree = (uint32_t)e.n;
    m.effective_size = e.n ? n - among / n : 0;
    m.clustering = e.n > 1 ? among / (n * (n - 1)) : 0;
    path_table_release(&e.where);
    return m;
}
