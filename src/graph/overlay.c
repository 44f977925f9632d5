/* SPDX-License-Identifier: Apache-2.0 */
#include "graph/overlay_int.h"

#include "graph/graph_int.h"
#include "graph/lists_memory.h"

#include <errno.h>

enum { INDEX_BITS_FIRST = 6 };

static struct overlay_index *index_new(uint32_t bits)
{
    struct overlay_index *x =
        lists_memory_array(sizeof(*x) + ((size_t)1 << bits) * sizeof(x->slots[0]));
    x->bits = bits;
    return x;
}

struct graph_overlay *overlay_new(void)
{
    struct graph_overlay *o = lists_memory_heap(NULL, sizeof(*o));
    *o = (struct graph_overlay){.lists = lists_new(0, 0)};
    atomic_init(&o->index, index_new(INDEX_BITS_FIRST));
    return o;
}

void overlay_free(struct graph_overlay *o)
{
    if (!o)
        return;
    lists_free(o->lists);
    free(atomic_load_explicit(&o->index, memory_order_relaxed));
    free(o);
}

static void index_put(struct overlay_index *x, uint32_t id, uint32_t list)
{
    uint32_t at = (id * 0x9e3779b1u) >> (32 - x->bits), mask = (1u << x->bits) - 1;
    while (atomic_load_explicit(&x->slots[at], memory_order_relaxed))
        at = (at + 1) & mask;
    atomic_store_explicit(&x->slots[at], ((uint64_t)id + 1) << 32 | list, memory_order_release);
    x->n++;
}

/* An own person's list, or one of a shared person that a private tie names. */
static uint32_t list_add(struct graph_overlay *o, uint32_t id)
{
    struct overlay_index *x = atomic_load_explicit(&o->index, memory_order_relaxed);
    uint32_t list = lists_people(o->lists);
    lists_grow(o->lists, list + 1);
    if ((x->n + 1) * 2 > 1u << x->bits) {
        struct overlay_index *more = index_new(x->bits + 1);
        for (size_t i = 0; i < (size_t)1 << x->bits; i++) {
            uint64_t slot = atomic_load_explicit(&x->slots[i], memory_order_relaxed);
            if (slot)
                index_put(more, (uint32_t)(slot >> 32) - 1, (uint32_t)slot);
        }
        atomic_store_explicit(&o->index, more, memory_order_release);
        lists_retire_heap(o->lists, x);
        x = more;
    }
    index_put(x, id, list);
    return list;
}

static uint32_t list_of(const struct graph_overlay *o, uint32_t id)
{
    return overlay_list(overlay_index_get(o), id);
}

static uint32_t list_made(struct graph_overlay *o, uint32_t id)
{
    uint32_t list = list_of(o, id);
    return list == OVERLAY_NO_LIST ? list_add(o, id) : list;
}

int overlay_person_add(struct graph_overlay *o, uint32_t *ret, struct err *err)
{
    if (o->own_n == GRAPH_PEOPLE_MAX)
        return err_set(err, -EFBIG, "A layer holds at most %u people.", GRAPH_PEOPLE_MAX);
    list_add(o, GRAPH_OWN + o->own_n);
    lists_commit(o->lists);
    *ret = GRAPH_OWN + o->own_n++;
    return 0;
}

static bool is_known(const struct graph_overlay *o, uint32_t id)
{
    return id < GRAPH_PEOPLE_MAX || (id >= GRAPH_OWN && id - GRAPH_OWN < o->own_n);
}

static int unknown(struct err *err, uint32_t id)
{
    return err_set(err, -EINVAL, "Nobody in this layer has the number %u.", id);
}

uint32_t overlay_id(const struct graph_overlay *o, uint32_t person)
{
    uint32_t list = person >= GRAPH_OWN ? list_of(o, person) : OVERLAY_NO_LIST;
    if (list == OVERLAY_NO_LIST)
        return person;
    uint32_t link = overlay_link(lists_newest(o->lists, list));
    return link == GRAPH_NOBODY ? person : link;
}

uint32_t overlay_own(const struct graph_overlay *o, uint32_t shared)
{
    for (uint32_t i = 0; i < o->own_n; i++)
        if (overlay_id(o, GRAPH_OWN + i) == shared)
            return GRAPH_OWN + i;
    return GRAPH_NOBODY;
}

static bool tie_set(struct graph_overlay *o, uint32_t u, uint32_t v, uint32_t cost, uint16_t mark)
{
    bool was_there, changed;
    struct tie_lists t = {.at_u = list_made(o, u), .at_v = list_made(o, v), .u = u, .v = v};
    changed = lists_tie_set(o->lists, &t, cost, mark, &was_there);
    if (cost)
        o->ties += !was_there;
    else
        o->ties -= was_there;
    return changed;
}

static int check_pair(const struct graph_overlay *o, uint32_t *u, uint32_t *v, struct err *err)
{
    if (!is_known(o, *u) || !is_known(o, *v))
        return unknown(err, is_known(o, *u) ? *v : *u);
    *u = overlay_id(o, *u);
    *v = overlay_id(o, *v);
    return *u == *v ? err_set(err, -EINVAL, "Nobody has a tie to themselves.") : 0;
}

int overlay_tie_put(struct graph_overlay *o, struct graph_tie tie, struct err *err)
{
    int rc = check_pair(o, &tie.u, &tie.v, err);
    if (rc == 0 && tie_set(o, tie.u, tie.v, tie.cost ? tie.cost : GRAPH_COST_MIN, tie.mark))
        lists_commit(o->lists);
    return rc;
}

int overlay_tie_drop(struct graph_overlay *o, uint32_t u, uint32_t v, struct err *err)
{
    int rc = check_pair(o, &u, &v, err);
    if (rc == 0 && list_of(o, u) != OVERLAY_NO_LIST && list_of(o, v) != OVERLAY_NO_LIST &&
        tie_set(o, u, v, 0, 0))
        lists_commit(o->lists);
    return rc;
}

/* Takes all ties of `id` out; `to`, if that is somebody, gets those that lead elsewhere. */
static void move_ties(struct graph_overlay *o, uint32_t id, uint32_t to)
{
    uint32_t list = list_of(o, id);
    uint64_t head;
    struct list_walk w;
    while (list != OVERLAY_NO_LIST && (head = lists_newest(o->lists, list)) && list_length(head)) {
        uint64_t arc = list_first(head, &w).arcs[0], other = 0;
        uint32_t nbr = ARC_NBR(arc);
        tie_set(o, id, nbr, 0, 0);
        if (to == GRAPH_NOBODY || nbr == to)
            continue;
        uint32_t to_list = list_made(o, to);
        head = lists_newest(o->lists, to_list);
        other = head ? list_find(head, nbr) : 0;
        if (!other || ARC_COST(arc) < ARC_COST(other))
            tie_set(o, to, nbr, ARC_COST(arc), ARC_MARK(arc));
    }
}

int overlay_person_link(struct graph_overlay *o, uint32_t own, uint32_t shared, struct err *err)
{
    if (own < GRAPH_OWN || !is_known(o, own) || shared >= GRAPH_PEOPLE_MAX)
        return unknown(err, own < GRAPH_OWN || !is_known(o, own) ? own : shared);
    if (overlay_id(o, own) != own || overlay_own(o, shared) != GRAPH_NOBODY)
        return err_set(err, -EINVAL, "One of these two is linked already.");
    move_ties(o, own, shared);
    lists_set(o->lists, list_of(o, own), (uint64_t[]){ARC(0, shared, 0)}, 1);
    lists_commit(o->lists);
    return 0;
}

int overlay_person_drop(struct graph_overlay *o, uint32_t person, struct err *err)
{
    if (!is_known(o, person))
        return unknown(err, person);
    move_ties(o, overlay_id(o, person), GRAPH_NOBODY);
    lists_commit(o->lists);
    return 0;
}

struct graph_memory overlay_memory_get(const struct graph_overlay *o)
{
    struct graph_memory m = {.people = o->own_n, .ties = o->ties};
    lists_memory(o->lists, &m.lists_bytes, &m.free_bytes, &m.reserved_bytes);
    m.bytes_per_tie = m.ties ? (double)m.lists_bytes / (double)m.ties : 0;
    return m;
}
