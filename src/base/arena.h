/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Arena: memory by lifespan. Everything allocated from an arena lives until the arena is reset or
 * freed; nobody frees a single allocation. Three lifespans are used: process, request (also one
 * CLI run) and item (one imported record, one row of a long list).
 *
 * Out of memory is not reported to callers: the process stops with one line on standard error.
 * Acknowledged writes are already durable then (docs/decisions/0004-out-of-memory.md).
 *
 * In builds with WM_ARENA_DEBUG every allocation is its own malloc and reset poisons it, so that
 * AddressSanitizer sees a use after reset or of what has been grown elsewhere. An arena belongs to
 * one thread at a time.
 */
#ifndef WM_BASE_ARENA_H
#define WM_BASE_ARENA_H

#include <stddef.h>

struct arena;

/* Heap object; `block` is the first block's size in bytes, 0 for the default (8 KiB). */
struct arena *arena_new(size_t block);
/* Runs cleanups (newest first), then gives all memory back. NULL is fine. */
void arena_free(struct arena *a);
/* Runs cleanups, forgets all allocations, keeps one block for reuse. */
void arena_reset(struct arena *a);

/* Zeroed, aligned for any type. Never NULL. Size 0 gives a valid pointer. */
void *arena_alloc(struct arena *a, size_t size);
/* Copies `size` bytes and appends a NUL, which is not part of the size. */
char *arena_copy(struct arena *a, const void *bytes, size_t size);
/* `n` elements of `size` bytes, zeroed; a product that overflows counts as out of memory. */
void *arena_array(struct arena *a, size_t size, size_t n);
/* Grows an allocation, in place when it is the newest one. The new tail is not zeroed, the old
 * address is no longer valid. `old` may be NULL. */
void *arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size);
/* Calls fn(data) at reset or free, before the memory goes. For files, statements, locks. */
void arena_on_cleanup(struct arena *a, void (*fn)(void *data), void *data);
/* Bytes handed out since the last reset, for limits and tests. */
size_t arena_used(const struct arena *a);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_array((a), sizeof(type), (size_t)(n)))

/* Scope cleanup: `ARENA_SCOPE struct arena *tmp = arena_new(0);` frees at the end of the scope. */
void arena_free_scope(struct arena **a);
#define ARENA_SCOPE __attribute__((cleanup(arena_free_scope)))

#endif
