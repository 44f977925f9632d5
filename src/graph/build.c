/* SPDX-License-Identifier: Apache-2.0 */
/* A whole graph at once: count, lay out, fill, sort. The input is seen twice and never copied. */
#include "graph/graph_int.h"
#include "graph/lists_memory.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    PIECE_TIES = 1 << 15,    /* of a file, read at once: 384 KiB */
    PEOPLE_ALWAYS = 1 << 20, /* ids may always go so far, */
    PEOPLE_PER_TIE = 16,     /* and beyond by so many for each tie: a few wild ones must not */
};                           /* make a graph of billions */

void graph_filler_init(struct graph_filler *f, struct graph *g, size_t expected)
{
    *f = (struct graph_filler){.graph = g, .expected = expected, .people = lists_people(g->lists)};
    f->room = f->people ? f->people : 1024;
    f->degrees = lists_memory_array(f->room * sizeof(*f->degrees));
}

static void make_room(struct graph_filler *f, uint32_t people)
{
    if (people > f->room) {
        uint64_t want = (uint64_t)people + people / 2;
        uint32_t room = want < GRAPH_PEOPLE_MAX ? (uint32_t)want : GRAPH_PEOPLE_MAX;
        uint32_t *more = lists_memory_array(room * sizeof(*more));
        memcpy(more, f->degrees, f->people * sizeof(*more));
        free(f->degrees);
        f->degrees = more;
        f->room = room;
    }
    f->people = people;
}

int graph_filler_count(struct graph_filler *f, const struct graph_tie *ties, size_t n,
                       struct err *err)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t u = ties[i].u, v = ties[i].v, high = u > v ? u : v;
        if (high >= GRAPH_PEOPLE_MAX)
            return err_set(err, -EFBIG, "A graph holds at most %u people; a tie names number %u.",
                           GRAPH_PEOPLE_MAX, high);
        if (high >= f->people && high > f->expected * PEOPLE_PER_TIE + PEOPLE_ALWAYS)
            return err_set(err, -EFBIG,
                           "Number %u is far beyond the number of ties; people are "
                           "numbered from 0 without large gaps.",
                           high);
        if (high >= f->people)
            make_room(f, high + 1);
        if (u == v)
            continue;
        f->degrees[u]++;
        f->degrees[v]++;
    }
    return 0;
}

/* The graph was made for a guess; now that sizes are known its memory is made anew. */
void graph_filler_layout(struct graph_filler *f)
{
    size_t bytes = 0;
    for (uint32_t i = 0; i < f->people; i++)
        bytes += f->degrees[i] ? lists_bytes_of(f->degrees[i]) : 0;
    lists_free(f->graph->lists);
    f->graph->lists = lists_new(f->people, bytes);
    f->lists = lists_memory_array((f->people + 1u) * sizeof(*f->lists));
    for (uint32_t i = 0; i < f->people; i++) {
        uint32_t n = f->lists[i].room = f->degrees[i];
        if (n > LIST_PLAIN_MAX)
            f->lists[i].end = lists_memory_heap(NULL, n * sizeof(uint64_t));
        else if (n)
            f->lists[i].end = lists_raw(f->graph->lists, i, n);
    }
    free(f->degrees);
    f->degrees = NULL;
}

static bool put_arc(struct graph_filler *f, uint32_t at, uint64_t arc)
{
    if (at >= f->people || !f->lists[at].room)
        return false;
    struct graph_filler_list *l = &f->lists[at];
    *l->end++ = arc;
    l->n++;
    l->room--;
    return true;
}

int graph_filler_put(struct graph_filler *f, const struct graph_tie *ties, size_t n,
                     struct err *err)
{
    for (size_t i = 0; i < n; i++) {
        const struct graph_tie *t = &ties[i];
        uint64_t cost = t->cost ? t->cost : GRAPH_COST_MIN;
        if (t->u == t->v)
            continue;
        if (!put_arc(f, t->u, ARC(cost, t->v, t->mark)) ||
            !put_arc(f, t->v, ARC(cost, t->u, t->mark)))
            return err_set(err, -ESTALE, "The ties changed while they were read: try again.");
    }
    return 0;
}

/* Turns words so that the neighbour stands first, and back. */
static uint64_t turned(uint64_t arc)
{
    return (uint64_t)ARC_NBR(arc) << 32 | ARC_COST(arc) << 16 | ARC_MARK(arc);
}

static uint64_t turned_back(uint64_t word)
{
    return ARC((word >> 16 & 0xffff), word >> 32, word & 0xffff);
}

/* Leaves the cheapest arc to each neighbour, in order; the number left. */
static size_t tidy(uint64_t *arcs, size_t n)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        arcs[i] = turned(arcs[i]);
    words_sort(arcs, n);
    for (size_t i = 0; i < n; i++)
        if (!i || arcs[i] >> 32 != arcs[i - 1] >> 32)
            arcs[k++] = arcs[i];
    for (size_t i = 0; i < k; i++)
        arcs[i] = turned_back(arcs[i]);
    words_sort(arcs, k);
    return k;
}

void graph_filler_finish(struct graph_filler *f)
{
    struct lists *l = f->graph->lists;
    size_t arcs = 0;
    for (uint32_t i = 0; f->lists && i < f->people; i++) {
        uint32_t n = f->lists[i].n, counted = n + f->lists[i].room;
        uint64_t *start = counted ? f->lists[i].end - n : NULL;
        size_t left = n ? tidy(start, n) : 0;
        arcs += left;
        if (counted > LIST_PLAIN_MAX) {
            lists_set(l, i, start, left);
            free(start);
        } else if (counted)
            lists_raw_set(l, i, left);
    }
    f->graph->ties = arcs / 2;
    lists_commit(l);
    free(f->lists);
    free(f->degrees);
}

int graph_build(struct graph *g, const struct graph_tie *ties, size_t n, struct err *err)
{
    struct graph_filler f;
    graph_filler_init(&f, g, n);
    int rc = graph_filler_count(&f, ties, n, err);
    if (rc == 0) {
        graph_filler_layout(&f);
        rc = graph_filler_put(&f, ties, n, err);
    }
    graph_filler_finish(&f);
    return rc;
}

/* ---- edge files ---- */

static int cannot(struct err *err, const char *path)
{
    int code = errno ? errno : EIO;
    return err_set(err, -code, "\"%s\" cannot be read: %s.", path, strerror(code));
}

/* One pass over the file. */
static int pass(struct graph_filler *f, int fd, bool is_count, const char *path, struct err *err)
{
    int rc = 0;
    ssize_t got;
    off_t at = 0;
    struct graph_tie *ties = lists_memory_heap(NULL, PIECE_TIES * sizeof(*ties));
    while (rc == 0 && (got = pread(fd, ties, PIECE_TIES * sizeof(*ties), at)) != 0) {
        size_t n = got > 0 ? (size_t)got / sizeof(*ties) : 0;
        if (n == 0)
            rc = cannot(err, path);
        else if (is_count)
            rc = graph_filler_count(f, ties, n, err);
        else
            rc = graph_filler_put(f, ties, n, err);
        at += (off_t)(n * sizeof(*ties));
    }
    free(ties);
    return rc;
}

static int build_from(struct graph *g, int fd, const char *path, struct err *err)
{
    struct stat st;
    struct graph_filler f;
    errno = 0;
    if (fstat(fd, &st) < 0)
        return cannot(err, path);
    if (!S_ISREG(st.st_mode))
        return err_set(err, -EINVAL, "\"%s\" cannot be read: it is no plain file.", path);
    if (st.st_size % (off_t)sizeof(struct graph_tie))
        return err_set(err, -EBADMSG,
                       "\"%s\" is no file of ties: its length is not a multiple of "
                       "%zu bytes.",
                       path, sizeof(struct graph_tie));
    graph_filler_init(&f, g, (size_t)st.st_size / sizeof(struct graph_tie));
    int rc = pass(&f, fd, true, path, err);
    if (rc == 0) {
        graph_filler_layout(&f);
        rc = pass(&f, fd, false, path, err);
    }
    graph_filler_finish(&f);
    return rc;
}

int graph_build_file(struct graph *g, const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return cannot(err, path);
    int rc = build_from(g, fd, path, err);
    close(fd);
    return rc;
}
