/* SPDX-License-Identifier: Apache-2.0 */
#include "base/vec.h"

#include "base/arena.h"

void *vec_reserve(struct arena *a, void *p, size_t n, size_t *cap, size_t elem)
{
    if (n == *cap) {
        size_t want = *cap ? *cap * 2 : 8;
        p = arena_grow(a, p, *cap * elem, want * elem);
        *cap = want;
    }
    memset((char *)p + n * elem, 0, elem);
    return p;
}
