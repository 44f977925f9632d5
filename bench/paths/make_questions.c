/* SPDX-License-Identifier: Apache-2.0 */
/*
 * make_questions EDGES PAIRS SETS SIZE SEED QUESTIONS: random pairs, then sets. A set stands for the
 * people of one program: somebody, their six strongest ties, theirs, and so on up to SIZE.
 */
#include "rows.h"

#include <stdio.h>
#include <string.h>

enum { SIZE_MAX_SET = 10000, STRONGEST = 6 };

static uint64_t state;

static uint32_t below(uint32_t n)
{
    uint64_t z = (state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)((z ^ (z >> 31)) % n);
}

/* Somebody with ties, not `other`. */
static uint32_t anybody(const struct rows *r, uint32_t other)
{
    uint32_t v;
    do
        v = below(r->people);
    while (v == other || r->start[v] == r->start[v + 1]);
    return v;
}

static int has(const uint32_t *set, size_t n, uint32_t v)
{
    for (size_t i = 0; i < n; i++)
        if (set[i] == v)
            return 1;
    return 0;
}

static void put_set(FILE *f, const struct rows *r, size_t size)
{
    static uint32_t set[SIZE_MAX_SET];
    uint32_t from = anybody(r, UINT32_MAX);
    size_t n = 1;
    set[0] = anybody(r, from);
    for (size_t i = 0; i < n; i++) {
        uint64_t begin = r->start[set[i]], end = r->start[set[i] + 1];
        for (uint64_t e = begin; e < end && e < begin + STRONGEST && n < size; e++)
            if (r->arcs[e].to != from && !has(set, n, r->arcs[e].to))
                set[n++] = r->arcs[e].to;
    }
    fprintf(f, "S %u %zu", from, n);
    for (size_t i = 0; i < n; i++)
        fprintf(f, " %u", set[i]);
    fputc('\n', f);
}

int main(int argc, char **argv)
{
    if (argc != 7)
        bench_fail("usage", "make_questions EDGES PAIRS SETS SIZE SEED QUESTIONS");
    size_t size = strtoul(argv[4], NULL, 10);
    struct rows r = rows_load(argv[1], 0);
    FILE *f = fopen(argv[6], "w");
    if (!f || size < 1 || size > SIZE_MAX_SET)
        bench_fail("cannot write", argv[6]);
    state = strtoull(argv[5], NULL, 10);
    for (long n = strtol(argv[2], NULL, 10); n > 0; n--) {
        uint32_t from = anybody(&r, UINT32_MAX);
        fprintf(f, "P %u %u\n", from, anybody(&r, from));
    }
    for (long n = strtol(argv[3], NULL, 10); n > 0; n--)
        put_set(f, &r, size);
    rows_release(&r);
    return fclose(f) != 0;
}
