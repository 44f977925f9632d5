/* SPDX-License-Identifier: Apache-2.0 */
#include "graph/path_table.h"

#include "graph/lists_memory.h"

#include <string.h>

enum {
    SLOTS_PER_LABEL = 3, /* at least; then most strangers meet a free slot at once */
    BITS_PER_LABEL = 32,
    TABLE_BITS_MIN = 8,
    BITMAP_BITS_MIN = 10,
    BITMAP_BITS_MAX = 21, /* 256 KiB: beyond it the bitmap would leave the second cache */
};

static uint32_t bits_for(size_t n, uint32_t min, uint32_t max)
{
    uint32_t bits = min;
    while (bits < max && (size_t)1 << bits < n)
        bits++;
    return bits;
}

static void slots_clear(struct path_table *t, uint32_t bits)
{
    size_t room = (size_t)1 << bits;
    if (room > t->slots_room) {
        free(t->slots);
        t->slots = lists_memory_heap(NULL, room * sizeof(*t->slots));
        t->slots_room = room;
    }
    memset(t->slots, 0, room * sizeof(*t->slots));
    t->bits = bits;
}

static void bitmap_clear(struct path_table *t, size_t n)
{
    t->bitmap_bits = bits_for(n * BITS_PER_LABEL, BITMAP_BITS_MIN, BITMAP_BITS_MAX);
    size_t words = ((size_t)1 << t->bitmap_bits) / 64;
    if (words > t->bitmap_room) {
        t->bitmap = lists_memory_heap(t->bitmap, words * sizeof(*t->bitmap));
        t->bitmap_room = words;
    }
    memset(t->bitmap, 0, words * sizeof(*t->bitmap));
}

void path_table_clear(struct path_table *t, size_t n, bool with_bitmap)
{
    t->n = 0;
    slots_clear(t, bits_for(n * SLOTS_PER_LABEL, TABLE_BITS_MIN, 31));
    t->bitmap_bits = 0;
    if (with_bitmap)
        bitmap_clear(t, n);
}

void path_table_reserve(struct path_table *t, size_t more)
{
    if ((t->n + more) * 2 <= (size_t)1 << t->bits)
        return;
    size_t old_n = (size_t)1 << t->bits, old_room = t->slots_room;
    uint64_t *old = t->slots;
    t->slots = t->spare;
    t->slots_room = t->spare_room;
    t->spare = old;
    t->spare_room = old_room;
    slots_clear(t, bits_for((t->n + more) * 2 * SLOTS_PER_LABEL, TABLE_BITS_MIN, 31));
    t->n = 0;
    if (t->bitmap_bits)
        bitmap_clear(t, t->n + more);
    for (size_t i = 0; i < old_n; i++)
        if (old[i]) {
            path_table_lower(t, (uint32_t)(old[i] >> 32), (uint32_t)old[i]);
            if (t->bitmap_bits)
                path_table_mark(t, (uint32_t)(old[i] >> 32));
        }
}

void path_table_release(struct path_table *t)
{
    free(t->slots);
    free(t->spare);
    free(t->bitmap);
    *t = (struct path_table){0};
}
