/* SPDX-License-Identifier: Apache-2.0 */
#include "graph/lists_memory.h"

#include "graph/lists.h"

#include <assert.h>
#include <string.h>
#include <sys/mman.h>

enum {
    LARGE_PAGE = 2 << 20,
    REGION_FIRST = 64 << 10, /* an account's own graph is small */
    REGION_MAX = 64 << 20,
    QUEUE_FIRST = 256,
};

/* Stands at the start of each region. */
struct region {
    struct region *next;
    size_t bytes;
};

static void out_of_memory(void)
{
    fputs("wellmet: out of memory in the graph of ties.\n", stderr);
    abort(); /* decision 0004 */
}

void *lists_memory_heap(void *old, size_t bytes)
{
    void *p = realloc(old, bytes ? bytes : 1);
    if (!p)
        out_of_memory();
    return p;
}

static size_t round_up(size_t n, size_t unit) { return (n + unit - 1) / unit * unit; }

static void *take_pages(size_t bytes)
{
    size_t unit = bytes >= LARGE_PAGE ? LARGE_PAGE : LIST_LINE;
    bytes = round_up(bytes, unit);
    void *p = aligned_alloc(unit, bytes);
    if (!p)
        out_of_memory();
    if (unit == LARGE_PAGE)
        madvise(p, bytes, MADV_HUGEPAGE); /* only quicker: no matter when it is refused */
    return p;
}

void *lists_memory_array(size_t bytes) { return memset(take_pages(bytes), 0, bytes); }

static void add_region(struct lists_memory *m, size_t bytes)
{
    bytes = round_up(bytes + LIST_LINE, bytes >= LARGE_PAGE ? LARGE_PAGE : LIST_LINE);
    struct region *r = take_pages(bytes);
    assert((uintptr_t)r >> 48 == 0); /* head words hold 48 bits of an address */
    *r = (struct region){.next = m->regions, .bytes = bytes};
    m->regions = r;
    m->regions_bytes += bytes;
    m->at = (char *)r + LIST_LINE;
    m->end = (char *)r + bytes;
}

void lists_memory_init(struct lists_memory *m, size_t bytes)
{
    *m = (struct lists_memory){.next_region = REGION_FIRST};
    if (bytes)
        add_region(m, bytes);
}

void lists_memory_release(struct lists_memory *m)
{
    lists_memory_reclaim(m, UINT64_MAX, SIZE_MAX);
    for (struct region *r = m->regions, *next; r; r = next) {
        next = r->next;
        free(r);
    }
    free(m->queue);
}

void *lists_memory_take(struct lists_memory *m, size_t bytes)
{
    size_t lines = (bytes + LIST_LINE - 1) / LIST_LINE;
    bytes = lines * LIST_LINE;
    m->live += bytes;
    if (lines >= BLOCK_CLASSES) {
        void *p = aligned_alloc(LIST_LINE, bytes);
        if (!p)
            out_of_memory();
        m->big_bytes += bytes;
        return p;
    }
    void *p = m->free[lines];
    if (p) {
        memcpy(&m->free[lines], p, sizeof(void *));
        return p;
    }
    if ((size_t)(m->end - m->at) < bytes) {
        add_region(m, m->next_region);
        if (m->next_region < REGION_MAX)
            m->next_region *= 2;
    }
    p = m->at;
    m->at += bytes;
    return p;
}

static void give_back(struct lists_memory *m, const struct waiting *w)
{
    size_t lines = w->bytes / LIST_LINE;
    m->waiting -= w->bytes;
    if (!w->bytes || lines >= BLOCK_CLASSES) {
        m->big_bytes -= w->bytes;
        free(w->p);
        return;
    }
    memcpy(w->p, &m->free[lines], sizeof(void *));
    m->free[lines] = w->p;
}

void lists_memory_retire(struct lists_memory *m, uint64_t version, void *p, size_t bytes)
{
    if (m->queue_n == m->queue_room) {
        size_t room = m->queue_room ? m->queue_room * 2 : QUEUE_FIRST;
        struct waiting *q = lists_memory_heap(NULL, room * sizeof(*q));
        for (size_t i = 0; i < m->queue_n; i++)
            q[i] = m->queue[(m->queue_at + i) & (m->queue_room - 1)];
        free(m->queue);
        m->queue = q;
        m->queue_at = 0;
        m->queue_room = room;
    }
    bytes = round_up(bytes, LIST_LINE);
    m->live -= bytes;
    m->waiting += bytes;
    m->queue[(m->queue_at + m->queue_n++) & (m->queue_room - 1)] =
        (struct waiting){.version = version, .p = p, .bytes = bytes};
}

void lists_memory_reclaim(struct lists_memory *m, uint64_t safe, size_t most)
{
    for (; most && m->queue_n && m->queue[m->queue_at].version <= safe; most--) {
        give_back(m, &m->queue[m->queue_at]);
        m->queue_at = (m->queue_at + 1) & (m->queue_room - 1);
        m->queue_n--;
    }
}
