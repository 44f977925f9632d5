/* SPDX-License-Identifier: Apache-2.0 */
#include "rows.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct record {
    uint32_t u, v;
    uint16_t cost, mark;
};

void bench_fail(const char *what, const char *which)
{
    fprintf(stderr, "error: %s: %s\n", what, which);
    exit(2);
}

void *rows_room(void *old, size_t bytes)
{
    void *p = realloc(old, bytes ? bytes : 1);
    if (!p)
        bench_fail("out of memory", "a larger machine is needed");
    return p;
}

static int by_cost(const void *a, const void *b)
{
    const struct row_arc *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    return x->to < y->to ? -1 : x->to > y->to;
}

static int by_to(const void *a, const void *b)
{
    const struct row_arc *x = a, *y = b;
    if (x->to != y->to)
        return x->to < y->to ? -1 : 1;
    return x->cost < y->cost ? -1 : x->cost > y->cost;
}

static const struct record *map(const char *path, size_t *ret_n)
{
    struct stat st;
    int fd = open(path, O_RDONLY);
    if (fd < 0 || fstat(fd, &st) < 0)
        bench_fail("cannot read", path);
    if (!st.st_size || (size_t)st.st_size % sizeof(struct record))
        bench_fail("no file of ties", path);
    void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    if (p == MAP_FAILED)
        bench_fail("cannot map", path);
    close(fd);
    *ret_n = (size_t)st.st_size / sizeof(struct record);
    return p;
}

/* start[v] is where v's arcs begin, all arcs in, repeats too. */
static void fill(struct rows *r, const struct record *e, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (e[i].u != e[i].v) {
            r->start[e[i].u + 2]++;
            r->start[e[i].v + 2]++;
        }
    for (uint32_t v = 0; v < r->people; v++)
        r->start[v + 2] += r->start[v + 1];
    r->arcs = rows_room(NULL, r->start[r->people + 1] * sizeof(*r->arcs));
    for (size_t i = 0; i < n; i++)
        if (e[i].u != e[i].v) {
            uint32_t cost = e[i].cost ? e[i].cost : 1;
            r->arcs[r->start[e[i].u + 1]++] = (struct row_arc){e[i].v, cost};
            r->arcs[r->start[e[i].v + 1]++] = (struct row_arc){e[i].u, cost};
        }
}

static size_t without_repeats(struct row_arc *a, size_t n)
{
    size_t k = 0;
    qsort(a, n, sizeof(*a), by_to);
    for (size_t i = 0; i < n; i++)
        if (!i || a[i].to != a[i - 1].to)
            a[k++] = a[i];
    return k;
}

struct rows rows_load(const char *path, int by_neighbour)
{
    struct rows r = {0};
    size_t n;
    const struct record *e = map(path, &n);
    for (size_t i = 0; i < n; i++) {
        r.people = e[i].u >= r.people ? e[i].u + 1 : r.people;
        r.people = e[i].v >= r.people ? e[i].v + 1 : r.people;
    }
    r.start = rows_room(NULL, (r.people + 2ul) * sizeof(*r.start));
    memset(r.start, 0, (r.people + 2ul) * sizeof(*r.start));
    fill(&r, e, n);
    munmap((void *)(uintptr_t)e, n * sizeof(*e));
    for (uint32_t v = 0; v < r.people; v++) {
        uint64_t begin = v ? r.start[v] : 0, end = r.start[v + 1];
        size_t k = without_repeats(r.arcs + begin, end - begin);
        if (!by_neighbour)
            qsort(r.arcs + begin, k, sizeof(*r.arcs), by_cost);
        memmove(r.arcs + r.arcs_n, r.arcs + begin, k * sizeof(*r.arcs));
        r.start[v] = r.arcs_n; /* read above as the end of v - 1 already */
        r.arcs_n += k;
    }
    r.start[r.people] = r.arcs_n;
    return r;
}

void rows_release(struct rows *r)
{
    free(r->start);
    free(r->arcs);
}

struct bench_args bench_args_read(int argc, char **argv)
{
    struct bench_args a = {.hops = 4, .pairs = INT32_MAX, .sets = INT32_MAX, .threads = 1};
    int c;
    int *numbers[128] = {
        ['H'] = &a.hops, ['p'] = &a.pairs, ['s'] = &a.sets, ['k'] = &a.paths, ['t'] = &a.threads};
    while ((c = getopt(argc, argv, "H:p:s:k:t:c")) != -1) {
        if (c == 'c')
            a.is_cpu = 1;
        else if (c == '?')
            bench_fail("usage",
                       "PROGRAM [-H hops] [-p pairs] [-s sets] [-k paths] [-c] [-t threads] "
                       "EDGES QUESTIONS RESULTS");
        else
            *numbers[c] = (int)strtol(optarg, NULL, 10);
    }
    if (argc - optind != 3 || a.hops < 1 || a.hops > 8 || a.paths < 0 || a.paths > 64)
        bench_fail("usage", "three files: EDGES QUESTIONS RESULTS");
    a.edges = argv[optind];
    a.questions = argv[optind + 1];
    a.results = argv[optind + 2];
    return a;
}
