/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Articulation people and bridges: Tarjan 1972, one depth-first walk from the person, without
 * recursion. Somebody cuts off the subtree below a child that reaches no earlier than themselves;
 * all subtrees cut off by the same person are theirs together.
 */
#include "base/arena.h"
#include "graph/ego.h"

#include <stdlib.h>

struct seen {
    uint32_t order;  /* 1 when first met, 0: not yet */
    uint32_t low;    /* earliest that the subtree reaches past its own way in */
    uint32_t size;   /* people in the subtree */
    uint32_t behind; /* of these, cut off when this one is lost */
};

struct step {
    uint32_t id, parent;
    struct graph_walk walk;
};

struct tour {
    const struct graph_view *view;
    struct seen *seen;
    uint32_t *ids; /* in the order they were met, so that a subtree is a stretch of it */
    uint32_t n;
    struct step *steps;
    size_t depth, room;
    struct arena *a;
    struct ego_bridge *bridges;
    size_t bridges_n, bridges_room;
};

static void enter(struct tour *t, uint32_t id, uint32_t parent)
{
    if (t->depth == t->room) {
        t->steps = arena_grow(t->a, t->steps, t->room * sizeof(*t->steps),
                              (t->room * 2 + 64) * sizeof(*t->steps));
        t->room = t->room * 2 + 64;
    }
    t->ids[t->n++] = id;
    t->seen[id] = (struct seen){.order = t->n, .low = t->n, .size = 1};
    t->steps[t->depth++] =
        (struct step){.id = id, .parent = parent, .walk = graph_walk(t->view, id)};
}

static void add_bridge(struct tour *t, uint32_t u, uint32_t v, uint32_t behind)
{
    if (t->bridges_n == t->bridges_room) {
        size_t room = t->bridges_room * 2 + 16;
        t->bridges = arena_grow(t->a, t->bridges, t->bridges_room * sizeof(*t->bridges),
                                room * sizeof(*t->bridges));
        t->bridges_room = room;
    }
    t->bridges[t->bridges_n++] = (struct ego_bridge){u, v, behind};
}

static void leave(struct tour *t)
{
    struct step *done = &t->steps[--t->depth];
    if (!t->depth)
        return;
    struct seen *child = &t->seen[done->id], *parent = &t->seen[done->parent];
    parent->size += child->size;
    parent->low = child->low < parent->low ? child->low : parent->low;
    if (child->low >= parent->order)
        parent->behind += child->size;
    if (child->low > parent->order)
        add_bridge(t, done->parent, done->id, child->size);
}

static void walk_all(struct tour *t, uint32_t from)
{
    struct graph_tie tie;
    enter(t, from, GRAPH_NOBODY);
    while (t->depth) {
        struct step *s = &t->steps[t->depth - 1];
        if (!graph_walk_next(&s->walk, &tie))
            leave(t);
        else if (!t->seen[tie.v].order)
            enter(t, tie.v, s->id);
        else if (tie.v != s->parent && t->seen[tie.v].order < t->seen[s->id].low)
            t->seen[s->id].low = t->seen[tie.v].order;
    }
}

static int compare_ids(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Subtrees cut off stand one after another behind the person, among those that are not. */
static struct ego_cut cut_of(struct tour *t, uint32_t via)
{
    const struct seen *s = &t->seen[via];
    uint32_t most = s->behind < EGO_BEHIND_MAX ? s->behind : EGO_BEHIND_MAX, n = 0;
    struct ego_cut c = {
        .via = via, .behind_n = s->behind, .behind = ARENA_ARRAY(t->a, uint32_t, most)};
    for (uint32_t i = s->order; i < s->order - 1 + s->size && n < most;) {
        const struct seen *child = &t->seen[t->ids[i]];
        for (uint32_t k = 0; k < child->size && child->low >= s->order && n < most; k++)
            c.behind[n++] = t->ids[i + k];
        i += child->size;
    }
    qsort(c.behind, n, sizeof(*c.behind), compare_ids);
    return c;
}

static int compare_cuts(const void *a, const void *b)
{
    const struct ego_cut *x = a, *y = b;
    if (x->behind_n != y->behind_n)
        return x->behind_n > y->behind_n ? -1 : 1;
    return x->via < y->via ? -1 : x->via > y->via;
}

static int compare_bridges(const void *a, const void *b)
{
    const struct ego_bridge *x = a, *y = b;
    if (x->behind_n != y->behind_n)
        return x->behind_n > y->behind_n ? -1 : 1;
    return x->u != y->u ? (x->u < y->u ? -1 : 1) : x->v < y->v ? -1 : x->v > y->v;
}

void ego_cuts_find(struct arena *a, const struct graph_view *view, uint32_t from,
                   struct ego_cuts *ret)
{
    struct tour t = {.view = view, .a = a};
    *ret = (struct ego_cuts){0};
    if (from >= view->people)
        return;
    t.seen = ARENA_ARRAY(a, struct seen, view->people);
    t.ids = ARENA_ARRAY(a, uint32_t, view->people);
    walk_all(&t, from);
    ret->reached = t.n - 1;
    ret->cuts = ARENA_ARRAY(a, struct ego_cut, t.n);
    for (uint32_t i = 1; i < t.n; i++) /* not the start itself */
        if (t.seen[t.ids[i]].behind)
            ret->cuts[ret->cuts_n++] = cut_of(&t, t.ids[i]);
    ret->bridges = t.bridges;
    ret->bridges_n = t.bridges_n;
    if (ret->cuts_n)
        qsort(ret->cuts, ret->cuts_n, sizeof(*ret->cuts), compare_cuts);
    if (ret->bridges_n)
        qsort(ret->bridges, ret->bridges_n, sizeof(*ret->bridges), compare_bridges);
}
