/* SPDX-License-Identifier: Apache-2.0 */
#include "graph/lists.h"

#include "graph/lists_memory.h"

#include <errno.h>
#include <string.h>

enum {
    SLOTS_AT_ONCE = 4, /* readers' slots looked at in one edit */
    FIND_AT_ONCE = 16,
    PIECE_MAX = 2 * LIST_PIECE,
    RECLAIM_AT_ONCE = 8 /* blocks given back in one edit, so that no single edit pays for many */
};

#define SLOT_IDLE UINT64_MAX

struct slot {
    _Alignas(LIST_LINE) _Atomic uint64_t version;
};

struct lists {
    _Alignas(LIST_LINE) _Atomic uint64_t version;
    _Atomic(_Atomic uint64_t *) heads;
    _Atomic uint32_t people;
    uint32_t heads_room;
    uint64_t safe;         /* no reader has a version below */
    size_t slots_seen;     /* in the round that goes on */
    uint64_t round_oldest; /* of the version when it began and of the slots seen in it */
    struct lists_memory memory;
    struct slot slots[LIST_SLOTS];
};

static _Atomic uint64_t *heads_new(uint32_t room)
{
    return lists_memory_array((size_t)(room ? room : 1) * sizeof(_Atomic uint64_t));
}

struct lists *lists_new(uint32_t people, size_t bytes)
{
    struct lists *l = lists_memory_array(sizeof(*l));
    lists_memory_init(&l->memory, bytes);
    atomic_init(&l->heads, heads_new(people));
    atomic_init(&l->people, people);
    l->heads_room = people ? people : 1;
    for (size_t i = 0; i < LIST_SLOTS; i++)
        atomic_init(&l->slots[i].version, SLOT_IDLE);
    return l;
}

uint32_t lists_people(const struct lists *l)
{
    return atomic_load_explicit(&l->people, memory_order_relaxed);
}

static uint64_t next_version(const struct lists *l)
{
    return atomic_load_explicit(&l->version, memory_order_relaxed) + 1;
}

static _Atomic uint64_t *heads_of(const struct lists *l)
{
    return atomic_load_explicit(&l->heads, memory_order_relaxed);
}

/* The old heads stay for those who look at them: they lack later edits, which those don't see. */
void lists_grow(struct lists *l, uint32_t people)
{
    if (people > l->heads_room) {
        uint32_t room = people + people / 2;
        _Atomic uint64_t *old = heads_of(l), *new = heads_new(room);
        for (uint32_t i = 0; i < l->heads_room; i++)
            atomic_init(&new[i], atomic_load_explicit(&old[i], memory_order_relaxed));
        atomic_store_explicit(&l->heads, new, memory_order_release);
        lists_memory_retire(&l->memory, next_version(l), (void *)old, 0);
        l->heads_room = room;
    }
    atomic_store_explicit(&l->people, people, memory_order_release);
}

uint64_t lists_newest(const struct lists *l, uint32_t id)
{
    return atomic_load_explicit(&heads_of(l)[id], memory_order_relaxed);
}

/* ---- versions ---- */

/*
 * A few slots each time, so that no single edit pays for all. What a round began with bounds its
 * result: who takes a slot that was seen idle reads the version after that, so has none before it.
 */
static void look_at_slots(struct lists *l, uint64_t newest)
{
    if (l->slots_seen == 0)
        l->round_oldest = newest;
    for (size_t i = 0; i < SLOTS_AT_ONCE; i++) {
        _Atomic uint64_t *slot = &l->slots[l->slots_seen++].version;
        uint64_t v = atomic_load_explicit(slot, memory_order_seq_cst);
        if (v < l->round_oldest)
            l->round_oldest = v;
    }
    if (l->slots_seen == LIST_SLOTS) {
        l->safe = l->round_oldest;
        l->slots_seen = 0;
    }
}

void lists_commit(struct lists *l)
{
    uint64_t version = next_version(l);
    atomic_store_explicit(&l->version, version, memory_order_seq_cst);
    look_at_slots(l, version);
    lists_memory_reclaim(&l->memory, l->safe, RECLAIM_AT_ONCE);
}

/*
 * The slot gets a version before the one that is used is read. A writer that missed the slot stored
 * its version before it looked, so the reader uses that or a later one and needs nothing older.
 */
int lists_view_open(const struct lists *l, struct lists_view *ret, struct err *err)
{
    static _Thread_local uint32_t last;
    struct lists *mine = (struct lists *)l; /* slots are the readers' to write */
    for (uint32_t i = 0; i < LIST_SLOTS; i++) {
        uint32_t at = (last + i) % LIST_SLOTS;
        uint64_t idle = SLOT_IDLE, seen = atomic_load_explicit(&l->version, memory_order_acquire);
        if (!atomic_compare_exchange_strong_explicit(&mine->slots[at].version, &idle, seen,
                                                     memory_order_seq_cst, memory_order_relaxed))
            continue;
        last = at;
        ret->slot = at + 1;
        ret->version = atomic_load_explicit(&l->version, memory_order_seq_cst);
        ret->people = atomic_load_explicit(&l->people, memory_order_acquire);
        ret->heads = atomic_load_explicit(&l->heads, memory_order_acquire);
        return 0;
    }
    return err_set(err, -EAGAIN, "More than %d searches run at once; try again.", LIST_SLOTS);
}

void lists_view_close(const struct lists *l, struct lists_view *v)
{
    if (v->slot)
        atomic_store_explicit(&((struct lists *)l)->slots[v->slot - 1].version, SLOT_IDLE,
                              memory_order_release);
    v->slot = 0;
}

/* ---- blocks ---- */

size_t lists_bytes_of(size_t n)
{
    if (n > LIST_PLAIN_MAX) {
        size_t pieces = (n + LIST_PIECE - 1) / LIST_PIECE;
        return pieces * (LIST_PIECE * sizeof(uint64_t) + sizeof(struct list_piece) + LIST_LINE) +
               LIST_LINE;
    }
    size_t bytes = sizeof(struct list_block) + n * sizeof(uint64_t);
    return (bytes + LIST_LINE - 1) / LIST_LINE * LIST_LINE;
}

static uint64_t head_of(const void *block, size_t n, bool is_hub)
{
    uint64_t head = (uint64_t)(uintptr_t)block >> 6 << 22;
    return head | (is_hub ? HEAD_HUB : 0) | (n < HEAD_HUB ? n : HEAD_HUB - 1);
}

static void put_head(struct lists *l, uint32_t id, uint64_t head)
{
    atomic_store_explicit(&heads_of(l)[id], head, memory_order_release);
}

static void retire(struct lists *l, const void *p, size_t bytes)
{
    lists_memory_retire(&l->memory, next_version(l), (void *)(uintptr_t)p, bytes);
}

void lists_retire_heap(struct lists *l, void *p) { retire(l, p, 0); }

static size_t hub_bytes(size_t pieces)
{
    return sizeof(struct list_hub) + pieces * sizeof(struct list_piece);
}

static void retire_list(struct lists *l, uint64_t head, bool with_pieces)
{
    if (!head)
        return;
    if (!(head & HEAD_HUB)) {
        retire(l, head_block(head), sizeof(struct list_block) + HEAD_N(head) * sizeof(uint64_t));
        return;
    }
    const struct list_hub *h = (const struct list_hub *)head_block(head);
    for (uint32_t i = 0; with_pieces && i < h->pieces_n; i++)
        retire(l, h->pieces[i].arcs, h->pieces[i].n * sizeof(uint64_t));
    retire(l, h, hub_bytes(h->room));
}

static struct list_block *plain_new(struct lists *l, uint64_t older, size_t n)
{
    size_t bytes = sizeof(struct list_block) + n * sizeof(uint64_t);
    struct list_block *b = lists_memory_take(&l->memory, bytes);
    b->version = next_version(l);
    b->older = older;
    return b;
}

static struct list_hub *hub_new(struct lists *l, uint64_t older, size_t pieces, size_t n)
{
    struct list_hub *h = lists_memory_take(&l->memory, hub_bytes(pieces));
    h->version = next_version(l);
    h->older = older;
    h->pieces_n = (uint32_t)pieces;
    h->n = (uint32_t)n;
    h->room = pieces;
    return h;
}

static struct list_piece piece_new(struct lists *l, const uint64_t *arcs, size_t n)
{
    uint64_t *p = lists_memory_take(&l->memory, n * sizeof(uint64_t));
    memcpy(p, arcs, n * sizeof(uint64_t));
    return (struct list_piece){.arcs = p, .first = p[0], .n = n};
}

static uint64_t list_new(struct lists *l, uint64_t older, const uint64_t *arcs, size_t n)
{
    if (n <= LIST_PLAIN_MAX) {
        struct list_block *b = plain_new(l, older, n);
        if (n)
            memcpy(b->arcs, arcs, n * sizeof(uint64_t));
        return head_of(b, n, false);
    }
    size_t pieces = (n + LIST_PIECE - 1) / LIST_PIECE;
    struct list_hub *h = hub_new(l, older, pieces, n);
    for (size_t i = 0; i < pieces; i++) {
        size_t at = i * LIST_PIECE, len = n - at < LIST_PIECE ? n - at : LIST_PIECE;
        h->pieces[i] = piece_new(l, arcs + at, len);
    }
    return head_of(h, n, true);
}

void lists_set(struct lists *l, uint32_t id, const uint64_t *arcs, size_t n)
{
    uint64_t old = lists_newest(l, id);
    if (!old && !n)
        return;
    put_head(l, id, list_new(l, old, arcs, n));
    retire_list(l, old, true);
}

uint64_t *lists_raw(struct lists *l, uint32_t id, size_t n)
{
    struct list_block *b = plain_new(l, 0, n);
    b->version = 0;
    put_head(l, id, head_of(b, n, false));
    return b->arcs;
}

void lists_raw_set(struct lists *l, uint32_t id, size_t n)
{
    put_head(l, id, n ? head_of(head_block(lists_newest(l, id)), n, false) : 0);
}

/* ---- edits ---- */

/* The first arc that is not below `arc`. */
static size_t lower(const uint64_t *arcs, size_t n, uint64_t arc)
{
    size_t at = 0;
    while (n) {
        size_t half = n / 2;
        bool right = arcs[at + half] < arc;
        at = right ? at + half + 1 : at;
        n = right ? n - half - 1 : half;
    }
    return at;
}

static size_t copy(uint64_t *to, const uint64_t *from, size_t a, size_t b)
{
    memcpy(to, from + a, (b - a) * sizeof(uint64_t));
    return b - a;
}

/* from[0..n) with `old` (0: none) left out and `new` (0: none) put in; the length. Copies first and
 * searches in the copy: what is read in its order arrives sooner than what a search jumps to. */
static size_t replaced(uint64_t *to, const uint64_t *from, size_t n, uint64_t old, uint64_t new)
{
    if (!new) {
        size_t out = lower(from, n, old);
        copy(to, from, 0, out);
        copy(to + out, from, out + 1, n);
        return n - 1;
    }
    copy(to, from, 0, n);
    size_t out = old ? lower(to, n, old) : n, in = lower(to, n, new);
    if (in <= out)
        memmove(to + in + 1, to + in, (out - in) * sizeof(*to));
    else {
        in--;
        memmove(to + out, to + out + 1, (in - out) * sizeof(*to));
    }
    to[in] = new;
    return old ? n : n + 1;
}

/* The last piece that begins at or before the arc; the first one for what is lower still. */
static size_t piece_of(const struct list_hub *h, uint64_t arc)
{
    size_t at = 0, n = h->pieces_n;
    while (n > 1) {
        size_t half = n / 2;
        at = h->pieces[at + half].first <= arc ? at + half : at;
        n -= half;
    }
    return at;
}

/* Flattens a list with the change into a new one: its form changes, or its pieces got small. */
static uint64_t rebuilt(struct lists *l, uint64_t head, uint64_t old, uint64_t new)
{
    size_t n = list_length(head), k = 0;
    uint64_t *flat = lists_memory_heap(NULL, (2 * n + 2) * sizeof(*flat)), *changed = flat + n;
    struct list_walk w;
    for (struct list_span s = list_first(head, &w); s.n; s = list_next(&w))
        k += copy(flat + k, s.arcs, 0, s.n);
    n = replaced(changed, flat, n, old, new);
    uint64_t ret = list_new(l, head, changed, n);
    free(flat);
    retire_list(l, head, true);
    return ret;
}

/* Writes the one or two pieces (or none) that come of piece `p` with the change. */
static size_t changed_piece(struct lists *l, const struct list_piece *p, uint64_t old, uint64_t new,
                            struct list_piece *ret)
{
    uint64_t arcs[LIST_PLAIN_MAX + 1];
    size_t n = p->n + (new ? 1u : 0u) - (old ? 1u : 0u);
    retire(l, p->arcs, p->n * sizeof(uint64_t));
    if (!n)
        return 0;
    if (n <= PIECE_MAX) {
        uint64_t *to = lists_memory_take(&l->memory, n * sizeof(uint64_t));
        replaced(to, p->arcs, p->n, old, new);
        ret[0] = (struct list_piece){.arcs = to, .first = to[0], .n = n};
        return 1;
    }
    replaced(arcs, p->arcs, p->n, old, new);
    ret[0] = piece_new(l, arcs, n / 2);
    ret[1] = piece_new(l, arcs + n / 2, n - n / 2);
    return 2;
}

static size_t copy_pieces(struct list_piece *to, const struct list_piece *from, size_t a, size_t b)
{
    memcpy(to, from + a, (b - a) * sizeof(*to));
    return b - a;
}

static uint64_t hub_edited(struct lists *l, uint64_t head, uint64_t old, uint64_t new)
{
    const struct list_hub *h = (const struct list_hub *)head_block(head);
    size_t in = piece_of(h, new ? new : old), out = old ? piece_of(h, old) : in;
    size_t first = out < in ? out : in, last = out < in ? in : out;
    size_t n = h->n + (new ? 1u : 0u) - (old ? 1u : 0u), k = 0;
    if (n <= LIST_PLAIN_MAX / 2 || h->pieces_n > 4 * (n / LIST_PIECE) + 8)
        return rebuilt(l, head, old, new);
    struct list_hub *to = hub_new(l, head, h->pieces_n + 1u, n);
    k = copy_pieces(to->pieces, h->pieces, 0, first);
    k += changed_piece(l, &h->pieces[first], first == out ? old : 0, first == in ? new : 0,
                       &to->pieces[k]);
    if (last != first) {
        k += copy_pieces(to->pieces + k, h->pieces, first + 1, last);
        k += changed_piece(l, &h->pieces[last], last == out ? old : 0, last == in ? new : 0,
                           &to->pieces[k]);
    }
    k += copy_pieces(to->pieces + k, h->pieces, last + 1, h->pieces_n);
    retire_list(l, head, false);
    to->pieces_n = (uint32_t)k;
    return head_of(to, n, true);
}

static uint64_t plain_edited(struct lists *l, uint64_t head, uint64_t old, uint64_t new)
{
    size_t n = HEAD_N(head), now = n + (new ? 1u : 0u) - (old ? 1u : 0u);
    struct list_block *b = plain_new(l, head, now);
    replaced(b->arcs, head ? head_block(head)->arcs : b->arcs, n, old, new);
    retire_list(l, head, true);
    return head_of(b, now, false);
}

void lists_edit(struct lists *l, uint32_t id, uint64_t old, uint64_t new)
{
    uint64_t head = lists_newest(l, id);
    if (head & HEAD_HUB)
        head = hub_edited(l, head, old, new);
    else if (HEAD_N(head) == LIST_PLAIN_MAX && new && !old)
        head = rebuilt(l, head, old, new);
    else
        head = plain_edited(l, head, old, new);
    put_head(l, id, head);
}

/* Sixteen at a time without a branch, which a compiler turns into few instructions: for a tie of
 * two hubs this is most of an edit. */
static uint64_t find_in(const uint64_t *arcs, size_t n, uint32_t nbr)
{
    size_t i = 0;
    for (; i + FIND_AT_ONCE <= n; i += FIND_AT_ONCE) {
        unsigned hits = 0;
        for (size_t k = 0; k < FIND_AT_ONCE; k++)
            hits |= ARC_NBR(arcs[i + k]) == nbr;
        if (hits)
            break;
    }
    for (; i < n; i++)
        if (ARC_NBR(arcs[i]) == nbr)
            return arcs[i];
    return 0;
}

uint64_t list_find(uint64_t head, uint32_t nbr)
{
    struct list_walk w;
    uint64_t found = 0;
    for (struct list_span s = list_first(head, &w); s.n && !found; s = list_next(&w))
        found = find_in(s.arcs, s.n, nbr);
    return found;
}

void lists_free(struct lists *l)
{
    if (!l)
        return;
    for (uint32_t id = 0; id < lists_people(l); id++) { /* what came from malloc */
        uint64_t head = lists_newest(l, id);
        const struct list_hub *h = (const struct list_hub *)head_block(head);
        if (head & HEAD_HUB && hub_bytes(h->room) > (BLOCK_CLASSES - 1) * LIST_LINE)
            retire_list(l, head, false);
    }
    lists_memory_release(&l->memory);
    free((void *)atomic_load_explicit(&l->heads, memory_order_relaxed));
    free(l);
}

void lists_memory(const struct lists *l, size_t *ret_live, size_t *ret_free, size_t *ret_all)
{
    size_t heads = l->heads_room * sizeof(uint64_t), all = l->memory.regions_bytes;
    all += l->memory.big_bytes;
    *ret_live = l->memory.live + heads;
    *ret_free = all > l->memory.live ? all - l->memory.live : 0;
    *ret_all = all + heads + sizeof(*l);
}
