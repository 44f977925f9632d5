/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory of the lists: blocks of whole cache lines from large regions, free lists by size, and a
 * queue of blocks that wait until no reader can see them. Inside this folder only; the writer's.
 */
#ifndef WM_GRAPH_LISTS_MEMORY_H
#define WM_GRAPH_LISTS_MEMORY_H

#include <stddef.h>
#include <stdint.h>

enum { BLOCK_CLASSES = 257 }; /* free lists for blocks of 1..256 lines; larger ones are malloc's */

/* Something replaced by the edit `version`: a block, or an old array of heads. */
struct waiting {
    uint64_t version;
    void *p;
    size_t bytes; /* 0: give p to free() */
};

struct lists_memory {
    void *free[BLOCK_CLASSES];
    char *at, *end; /* rest of the newest region */
    struct region *regions;
    struct waiting *queue; /* a ring */
    size_t queue_at, queue_n, queue_room;
    size_t live, waiting, regions_bytes, big_bytes, next_region;
};

void lists_memory_init(struct lists_memory *m, size_t bytes);
void lists_memory_release(struct lists_memory *m);
/* Aligned to a line; not zeroed. */
void *lists_memory_take(struct lists_memory *m, size_t bytes);
/* To be used again once no reader has a version below `version`. */
void lists_memory_retire(struct lists_memory *m, uint64_t version, void *p, size_t bytes);
/* Gives back at most `most` of what waits for versions up to `safe`. */
void lists_memory_reclaim(struct lists_memory *m, uint64_t safe, size_t most);
/* realloc() that ends the process when memory is out (decision 0004). */
void *lists_memory_heap(void *old, size_t bytes);
/* Zeroed, for free(); in large pages where there are such. */
void *lists_memory_array(size_t bytes);

#endif
