/* SPDX-License-Identifier: Apache-2.0 */
/* The head of a snapshot file, for its fuzzer, too, which has to mend the sums. */
#ifndef WM_GRAPH_SNAPSHOT_INT_H
#define WM_GRAPH_SNAPSHOT_INT_H

#include <stdint.h>

#define SNAPSHOT_MAGIC UINT64_C(0x3130534549544d57) /* "WMTIES01", little endian */
#define SNAPSHOT_FORMAT 1

struct snapshot_header {
    uint64_t magic, format;
    uint64_t people, arcs; /* then: lengths of all lists, 32 bits each; all arcs, 64 bits each */
    uint32_t body_sum;     /* CRC-32 of lengths and arcs */
    uint32_t sum;          /* CRC-32 of the header before this */
};

uint32_t snapshot_header_sum(const struct snapshot_header *h);

#endif
