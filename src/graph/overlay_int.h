/* SPDX-License-Identifier: Apache-2.0 */
/* How a search looks into an overlay, for the files of this folder. */
#ifndef WM_GRAPH_OVERLAY_INT_H
#define WM_GRAPH_OVERLAY_INT_H

#include "graph/lists.h"
#include "graph/overlay.h"

#define OVERLAY_NO_LIST UINT32_MAX

/* Which list belongs to an id: open addressing, id + 1 << 32 | list, 0 free; only ever filled. */
struct overlay_index {
    uint32_t bits, n;
    _Atomic uint64_t slots[];
};

struct graph_overlay {
    struct lists *lists;
    _Atomic(struct overlay_index *) index;
    size_t ties;
    uint32_t own_n;
};

/* For as long as a view of o->lists is open; taken after it was opened. */
static inline const struct overlay_index *overlay_index_get(const struct graph_overlay *o)
{
    return atomic_load_explicit(&((struct graph_overlay *)o)->index, memory_order_acquire);
}

/* The list of an id, OVERLAY_NO_LIST when it has none. */
static inline uint32_t overlay_list(const struct overlay_index *x, uint32_t id)
{
    uint32_t at = (id * 0x9e3779b1u) >> (32 - x->bits), mask = (1u << x->bits) - 1;
    for (;; at = (at + 1) & mask) {
        uint64_t slot = atomic_load_explicit(&x->slots[at], memory_order_acquire);
        if (!slot)
            return OVERLAY_NO_LIST;
        if (slot >> 32 == (uint64_t)id + 1)
            return (uint32_t)slot;
    }
}

/* A linked own person's list holds nothing but an arc of cost 0 to the shared person. */
static inline uint32_t overlay_link(uint64_t head)
{
    if (!head || head & HEAD_HUB || HEAD_N(head) != 1 || ARC_COST(head_block(head)->arcs[0]))
        return GRAPH_NOBODY;
    return ARC_NBR(head_block(head)->arcs[0]);
}

#endif
