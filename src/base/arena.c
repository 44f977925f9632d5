/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>

#if defined(__SANITIZE_ADDRESS__)
#define WM_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WM_ASAN 1
#endif
#endif
#if defined(WM_ARENA_DEBUG) && defined(WM_ASAN)
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

enum { ARENA_DEFAULT = 8192, ARENA_ALIGN = alignof(max_align_t), ARENA_POISON = 0xDB };

struct block {
    struct block *next;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
};

struct cleanup {
    struct cleanup *next;
    void (*fn)(void *);
    void *data;
};

struct arena {
    struct block *head;      /* newest first */
    struct cleanup *cleanups;
    size_t first, used;
};

static _Noreturn void out_of_memory(size_t size)
{
    fprintf(stderr, "wellmet: out of memory (%zu bytes wanted); everything saved so far is safe\n",
            size);
    abort();
}

static struct block *block_new(size_t size)
{
    struct block *b = malloc(sizeof(*b) + size);
    if (!b)
        out_of_memory(size);
    b->next = NULL;
    b->size = size;
    b->used = 0;
    return b;
}

struct arena *arena_new(size_t block)
{
    struct arena *a = calloc(1, sizeof(*a));
    if (!a)
        out_of_memory(sizeof(*a));
    a->first = block ? block : ARENA_DEFAULT;
    return a;
}

static void run_cleanups(struct arena *a)
{
    while (a->cleanups) {
        struct cleanup *c = a->cleanups;
        a->cleanups = c->next;
        c->fn(c->data);
    }
}

static void block_free(struct block *b)
{
#ifdef WM_ARENA_DEBUG
    ASAN_UNPOISON_MEMORY_REGION(b->bytes, b->size);
    memset(b->bytes, ARENA_POISON, b->size);
#endif
    free(b);
}

void arena_reset(struct arena *a)
{
    run_cleanups(a);
    a->used = 0;
#ifndef WM_ARENA_DEBUG
    struct block *keep = NULL;
#endif
    while (a->head) {
        struct block *b = a->head;
        a->head = b->next;
#ifndef WM_ARENA_DEBUG
        if (!keep && b->size <= a->first * 8) {
            keep = b;
            continue;
        }
#endif
        block_free(b);
    }
#ifndef WM_ARENA_DEBUG
    if (keep) {
        keep->next = NULL;
        keep->used = 0;
        a->head = keep;
    }
#endif
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    arena_reset(a);
    while (a->head) {
        struct block *b = a->head;
        a->head = b->next;
        block_free(b);
    }
    free(a);
}

void arena_free_scope(struct arena **a) { arena_free(*a); }

/* Room for `size` bytes at the end of the newest block, or of a new one. Not zeroed. */
static void *take(struct arena *a, size_t size)
{
    if (size > SIZE_MAX / 2)
        out_of_memory(size);
    size_t rounded = (size + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN;
    if (rounded == 0)
        rounded = ARENA_ALIGN;
    a->used += rounded;
    struct block *b = a->head;
#ifdef WM_ARENA_DEBUG
    b = NULL;
    size_t want = rounded;
#else
    size_t want = b ? b->size * 2 : a->first;
    if (want > (size_t)1 << 20)
        want = (size_t)1 << 20;
    if (want < rounded)
        want = rounded;
#endif
    if (!b || b->size - b->used < rounded) {
        b = block_new(want);
        b->next = a->head;
        a->head = b;
    }
    void *p = b->bytes + b->used;
    b->used += rounded;
    return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
    void *p = take(a, size);
    memset(p, 0, size);
    return p;
}

void *arena_array(struct arena *a, size_t size, size_t n)
{
    size_t bytes;
    if (__builtin_mul_overflow(size, n, &bytes))
        out_of_memory(SIZE_MAX);
    return arena_alloc(a, bytes);
}

char *arena_copy(struct arena *a, const void *bytes, size_t size)
{
    char *p = take(a, size + 1);
    if (size)
        memcpy(p, bytes, size);
    p[size] = '\0';
    return p;
}

void *arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size)
{
    struct block *b = a->head;
    if (new_size > SIZE_MAX / 2) /* the roundings below would wrap */
        out_of_memory(new_size);
    size_t had = (old_size + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN;
    if (old && b && old_size && (unsigned char *)old + had == b->bytes + b->used) {
        size_t start = (size_t)((unsigned char *)old - b->bytes);
        size_t want = (new_size + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN;
        if (b->size - start >= want) {
            b->used = start + want;
            a->used += want - had;
            return old;
        }
    }
    void *p = take(a, new_size);
    if (old && old_size) {
        memcpy(p, old, old_size < new_size ? old_size : new_size);
#ifdef WM_ARENA_DEBUG
        memset(old, ARENA_POISON, old_size);
        ASAN_POISON_MEMORY_REGION(old, old_size);
#endif
    }
    return p;
}

void arena_on_cleanup(struct arena *a, void (*fn)(void *), void *data)
{
    struct cleanup *c = arena_alloc(a, sizeof(*c));
    c->fn = fn;
    c->data = data;
    c->next = a->cleanups;
    a->cleanups = c;
}

size_t arena_used(const struct arena *a) { return a->used; }
