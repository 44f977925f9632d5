/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists of arcs by id, one writer and many readers: what graph and overlay are made of. Not for use
 * outside this folder.
 *
 * An arc is one 64-bit word, cost << 48 | neighbour << 16 | mark, so that a list in ascending order
 * of words is in the order cost, neighbour. A list is one block of up to LIST_PLAIN_MAX arcs, or a
 * hub: a directory of pieces. A head word tells where an id's list is, how long, and of which form.
 *
 * Blocks are never changed once a reader may see them. An edit writes a new block that names its
 * version and the head word before; when all lists of the edit are in place, the version is stored.
 * A reader stores the version it saw in a slot, reads the version again and uses that: a block that
 * is newer leads to the one before. A block replaced by edit n is used again when no slot holds a
 * version below n, so whatever a reader may follow is still there. No fences: only atomic words.
 */
#ifndef WM_GRAPH_LISTS_H
#define WM_GRAPH_LISTS_H

#include "base/err.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    LIST_PLAIN_MAX = 1024, /* arcs in one block; a copy of so many takes about 0.3 us */
    LIST_PIECE = 256,      /* arcs in a piece of a hub when it is new */
    LIST_LINE = 64,        /* bytes of a cache line, and unit of memory here */
    LIST_SLOTS = 256,
    LIST_LINES_AHEAD = 6, /* of the next list, fetched while one is read */
};

#define ARC(cost, nbr, mark) ((uint64_t)(cost) << 48 | (uint64_t)(nbr) << 16 | (uint64_t)(mark))
#define ARC_COST(arc) ((uint32_t)((arc) >> 48))
#define ARC_NBR(arc) ((uint32_t)((arc) >> 16))
#define ARC_MARK(arc) ((uint16_t)(arc))

/* Head word: address / 64 in the high 42 bits, hub bit, length in 21 bits (at most 2^21 - 1). */
#define HEAD_HUB (1u << 21)
#define HEAD_N(head) ((uint32_t)(head)&0x1fffffu)

struct list_block {
    uint64_t version, older; /* the edit that made it; the head word before it */
    uint64_t arcs[];
};

struct list_piece {
    const uint64_t *arcs;
    uint64_t first; /* arcs[0] */
    uint64_t n;
};

struct list_hub {
    uint64_t version, older;
    uint32_t n, pieces_n;
    uint64_t room; /* for so many pieces */
    struct list_piece pieces[];
};

struct lists;

struct lists_view {
    const _Atomic uint64_t *heads;
    uint64_t version;
    uint32_t people, slot; /* slot + 1; 0: not open */
};

/* A stretch of a list that lies in one piece of memory. */
struct list_span {
    const uint64_t *arcs;
    size_t n;
};

struct list_walk {
    const struct list_hub *hub; /* NULL: a plain list */
    uint32_t piece;
};

/* Heap object, never NULL. `people` empty lists; room for `bytes` of blocks is made at once. */
struct lists *lists_new(uint32_t people, size_t bytes);
void lists_free(struct lists *l);
/* More ids, all empty. */
void lists_grow(struct lists *l, uint32_t people);
uint32_t lists_people(const struct lists *l);

/* ---- the writer ---- */

/* Makes all changes since the last commit seen, at once. */
void lists_commit(struct lists *l);
/* Replaces the arc `old` (0: none) by `new` (0: none) in a list. `old` must be there. */
void lists_edit(struct lists *l, uint32_t id, uint64_t old, uint64_t new);
/* The whole list, from arcs in ascending order. */
void lists_set(struct lists *l, uint32_t id, const uint64_t *arcs, size_t n);
/* The newest head word, for the writer. */
uint64_t lists_newest(const struct lists *l, uint32_t id);
/* Before any reader: an empty block of `n` arcs (at most LIST_PLAIN_MAX) to be filled in place. */
uint64_t *lists_raw(struct lists *l, uint32_t id, size_t n);
/* Of such a block, how many of the arcs count in the end. */
void lists_raw_set(struct lists *l, uint32_t id, size_t n);
/* free(p), once no reader that is there now can see it. */
void lists_retire_heap(struct lists *l, void *p);
/* Bytes a list of n arcs takes. */
size_t lists_bytes_of(size_t n);
/* Of lists and heads; given back; all. */
void lists_memory(const struct lists *l, size_t *ret_live, size_t *ret_free, size_t *ret_all);

/* ---- readers ---- */

int lists_view_open(const struct lists *l, struct lists_view *ret, struct err *err);
void lists_view_close(const struct lists *l, struct lists_view *v);

static inline const struct list_block *head_block(uint64_t head)
{
    return (const struct list_block *)(uintptr_t)(head >> 22 << 6);
}

static inline uint64_t lists_word(const struct lists_view *v, uint32_t id)
{
    return atomic_load_explicit(&v->heads[id], memory_order_acquire);
}

/* The head word as of the view's version, from the newest one; 0: empty. */
static inline uint64_t lists_settle(const struct lists_view *v, uint64_t head)
{
    while (head && __builtin_expect(head_block(head)->version > v->version, 0))
        head = head_block(head)->older;
    return head;
}

static inline uint64_t lists_head(const struct lists_view *v, uint32_t id)
{
    return lists_settle(v, lists_word(v, id));
}

static inline uint32_t list_length(uint64_t head)
{
    return head & HEAD_HUB ? ((const struct list_hub *)head_block(head))->n : HEAD_N(head);
}

static inline struct list_span list_next(struct list_walk *w)
{
    if (!w->hub || w->piece == w->hub->pieces_n)
        return (struct list_span){0};
    const struct list_piece *p = &w->hub->pieces[w->piece++];
    return (struct list_span){p->arcs, p->n};
}

/* The first lines of a list but the very first, which told where it is. */
static inline void list_fetch(uint64_t head)
{
    const char *block = (const char *)head_block(head);
    size_t lines = (sizeof(struct list_block) + HEAD_N(head) * sizeof(uint64_t) - 1) / LIST_LINE;
    for (size_t i = 1; i <= LIST_LINES_AHEAD && i <= lines; i++)
        __builtin_prefetch(block + i * LIST_LINE);
}

/* for (struct list_span s = list_first(head, &w); s.n; s = list_next(&w)) ... */
static inline struct list_span list_first(uint64_t head, struct list_walk *w)
{
    *w = (struct list_walk){0};
    if (!head)
        return (struct list_span){0};
    if (!(head & HEAD_HUB))
        return (struct list_span){head_block(head)->arcs, HEAD_N(head)};
    w->hub = (const struct list_hub *)head_block(head);
    return list_next(w);
}

/* The arc to a neighbour; 0: none. Looks at the whole list. */
uint64_t list_find(uint64_t head, uint32_t nbr);

#endif
