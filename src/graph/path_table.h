/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Labels by id, for path search: open addressing over words id << 32 | label, 0 free. Small enough
 * for the second cache, emptied by memset when a search begins, with a bitmap that spares most
 * probes: at 32 bits per label one look in thirty at a stranger goes on to the table.
 */
#ifndef WM_GRAPH_PATH_TABLE_H
#define WM_GRAPH_PATH_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct path_table {
    uint64_t *slots, *spare; /* the slots before they grew, for the next growth */
    uint64_t *bitmap;
    uint32_t bits, bitmap_bits; /* logarithms of their lengths; bitmap_bits 0: no bitmap */
    size_t n, slots_room, spare_room, bitmap_room;
};

/* Empty, for about n labels. */
void path_table_clear(struct path_table *t, size_t n, bool with_bitmap);
/* Room for `more` labels beyond those in it. */
void path_table_reserve(struct path_table *t, size_t more);
void path_table_release(struct path_table *t);

static inline uint32_t path_hash(uint32_t id) { return id * 0x9e3779b1u; }

/* The label; 0: none. */
static inline uint32_t path_table_get(const struct path_table *t, uint32_t id)
{
    uint32_t at = path_hash(id) >> (32 - t->bits), mask = (1u << t->bits) - 1;
    uint64_t slot;
    while ((slot = t->slots[at]) && (uint32_t)(slot >> 32) != id)
        at = (at + 1) & mask;
    return (uint32_t)slot;
}

static inline bool path_table_may_have(const struct path_table *t, uint32_t id)
{
    uint32_t bit = path_hash(id) >> (32 - t->bitmap_bits);
    return t->bitmap[bit >> 6] >> (bit & 63) & 1;
}

/* Sets the label unless there is a lower one; whether the id is new. Room must have been made. */
static inline bool path_table_lower(struct path_table *t, uint32_t id, uint32_t label)
{
    uint32_t at = path_hash(id) >> (32 - t->bits), mask = (1u << t->bits) - 1;
    uint64_t word = (uint64_t)id << 32 | label, slot;
    while ((slot = t->slots[at]) && (slot ^ word) >> 32)
        at = (at + 1) & mask;
    if (!slot || word < slot)
        t->slots[at] = word;
    t->n += !slot;
    return !slot;
}

static inline void path_table_mark(struct path_table *t, uint32_t id)
{
    uint32_t bit = path_hash(id) >> (32 - t->bitmap_bits);
    t->bitmap[bit >> 6] |= 1ull << (bit & 63);
}

#endif
