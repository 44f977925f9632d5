/* SPDX-License-Identifier: Apache-2.0 */
#include "graph/snapshot.h"

#include "graph/graph_int.h"
#include "graph/lists_memory.h"
#include "graph/snapshot_int.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { PIECE = 1 << 20 }; /* bytes that are written or read at once */

/* ---- writing ---- */

struct writer {
    FILE *f;
    uint64_t sum; /* checksum of the body */
    bool failed;
};

static void put(struct writer *w, const void *p, size_t bytes)
{
    w->sum = crc32_z(w->sum, p, bytes);
    w->failed |= fwrite(p, 1, bytes, w->f) != bytes;
}

static void put_lists(struct writer *w, const struct lists_view *v, bool lengths)
{
    struct list_walk walk;
    for (uint32_t id = 0; id < v->people && !w->failed; id++) {
        uint64_t head = lists_head(v, id);
        uint32_t n = head ? list_length(head) : 0;
        if (lengths)
            put(w, &n, sizeof(n));
        else
            for (struct list_span s = list_first(head, &walk); s.n; s = list_next(&walk))
                put(w, s.arcs, s.n * sizeof(uint64_t));
    }
}

static uint64_t count_arcs(const struct lists_view *v)
{
    uint64_t n = 0;
    for (uint32_t id = 0; id < v->people; id++) {
        uint64_t head = lists_head(v, id);
        n += head ? list_length(head) : 0;
    }
    return n;
}

uint32_t snapshot_header_sum(const struct snapshot_header *h)
{
    return (uint32_t)crc32_z(0, (const unsigned char *)h, offsetof(struct snapshot_header, sum));
}

static bool write_all(FILE *f, const struct lists_view *v)
{
    struct snapshot_header h = {.magic = SNAPSHOT_MAGIC,
                                .format = SNAPSHOT_FORMAT,
                                .people = v->people,
                                .arcs = count_arcs(v)};
    struct writer w = {.f = f};
    fwrite(&h, sizeof(h), 1, f); /* again below, with the sums; an error stays in f */
    put_lists(&w, v, true);
    put_lists(&w, v, false);
    h.body_sum = (uint32_t)w.sum;
    h.sum = snapshot_header_sum(&h);
    if (w.failed || fseek(f, 0, SEEK_SET) != 0 || fwrite(&h, sizeof(h), 1, f) != 1)
        return false;
    return fflush(f) == 0 && !ferror(f) && fsync(fileno(f)) == 0;
}

static int cannot(struct err *err, const char *path, const char *what)
{
    int code = errno ? errno : EIO;
    return err_set(err, -code, "\"%s\" cannot be %s: %s.", path, what, strerror(code));
}

static int save_to(const char *beside, const char *path, const struct lists_view *v,
                   struct err *err)
{
    FILE *f = fopen(beside, "we");
    if (!f)
        return cannot(err, beside, "written");
    setvbuf(f, NULL, _IOFBF, PIECE);
    bool ok = write_all(f, v);
    ok &= fclose(f) == 0;
    ok = ok && rename(beside, path) == 0;
    int rc = ok ? 0 : cannot(err, path, "written");
    if (!ok)
        unlink(beside);
    return rc;
}

int graph_save(const struct graph *g, const char *path, struct err *err)
{
    struct lists_view v;
    char *beside;
    int rc = lists_view_open(g->lists, &v, err);
    if (rc < 0)
        return rc;
    if (asprintf(&beside, "%s.new", path) < 0)
        abort(); /* decision 0004 */
    rc = save_to(beside, path, &v, err);
    free(beside);
    lists_view_close(g->lists, &v);
    return rc;
}

/* ---- reading ---- */

struct reader {
    FILE *f;
    const char *path;
    uint64_t sum;
};

static int damaged(struct err *err, const char *path)
{
    return err_set(err, -EBADMSG,
                   "\"%s\" is damaged or no graph; remove it, and it will be made "
                   "again.",
                   path);
}

static int get(struct reader *r, void *to, size_t bytes, struct err *err)
{
    if (bytes && fread(to, 1, bytes, r->f) != bytes)
        return ferror(r->f) ? cannot(err, r->path, "read") : damaged(err, r->path);
    r->sum = crc32_z(r->sum, to, bytes);
    return 0;
}

static int read_header(struct reader *r, struct snapshot_header *h, struct err *err)
{
    struct stat st;
    int rc = get(r, h, sizeof(*h), err);
    r->sum = 0;
    if (rc < 0)
        return rc;
    if (fstat(fileno(r->f), &st) < 0)
        return cannot(err, r->path, "read");
    uint64_t bytes = (uint64_t)st.st_size;
    bool fits = h->magic == SNAPSHOT_MAGIC && h->format == SNAPSHOT_FORMAT &&
                h->sum == snapshot_header_sum(h) && h->people <= GRAPH_PEOPLE_MAX &&
                h->arcs <= bytes / sizeof(uint64_t) &&
                bytes == sizeof(*h) + h->people * sizeof(uint32_t) + h->arcs * sizeof(uint64_t);
    return fits ? 0 : damaged(err, r->path);
}

static uint64_t mixed(uint64_t a, uint64_t b)
{
    a = (a ^ b) * UINT64_C(0x9E3779B97F4A7C15);
    return (a ^ a >> 32) * UINT64_C(0xBF58476D1CE4E5B9);
}

/* Ascending, of people who are there, nobody's own; and how the list adds to the balance, which is
 * zero when every tie stands with both. */
static bool check_arcs(uint32_t id, uint32_t people, const uint64_t *arcs, size_t n,
                       uint64_t before, uint64_t *balance)
{
    for (size_t i = 0; i < n; before = arcs[i++]) {
        uint32_t nbr = ARC_NBR(arcs[i]);
        if (arcs[i] <= before || !ARC_COST(arcs[i]) || nbr >= people || nbr == id)
            return false;
        uint64_t pair = id < nbr ? (uint64_t)id << 32 | nbr : (uint64_t)nbr << 32 | id;
        uint64_t word = mixed(pair, ARC_COST(arcs[i]) << 16 | ARC_MARK(arcs[i]));
        *balance += id < nbr ? word : -word;
    }
    return true;
}

/* A long list goes through memory of its own, all others straight into their block. */
static int read_list(struct reader *r, struct graph *g, uint32_t id, uint32_t n, uint64_t *balance,
                     struct err *err)
{
    bool is_long = n > LIST_PLAIN_MAX;
    uint64_t *arcs =
        is_long ? lists_memory_heap(NULL, n * sizeof(*arcs)) : lists_raw(g->lists, id, n);
    int rc = get(r, arcs, n * sizeof(*arcs), err);
    if (rc == 0 && !check_arcs(id, lists_people(g->lists), arcs, n, 0, balance))
        rc = damaged(err, r->path);
    if (is_long && rc == 0)
        lists_set(g->lists, id, arcs, n);
    if (is_long)
        free(arcs);
    return rc;
}

static int read_lists(struct reader *r, struct graph *g, const uint32_t *lengths, uint64_t arcs,
                      struct err *err)
{
    uint64_t balance = 0, sum = 0;
    uint32_t people = lists_people(g->lists);
    int rc = 0;
    for (uint32_t id = 0; id < people && rc == 0; id++) {
        sum += lengths[id];
        if (sum > arcs || lengths[id] >= people)
            return damaged(err, r->path);
        if (lengths[id])
            rc = read_list(r, g, id, lengths[id], &balance, err);
    }
    if (rc == 0 && (sum != arcs || balance))
        rc = damaged(err, r->path);
    return rc;
}

static size_t room_for(const uint32_t *lengths, uint32_t people)
{
    size_t bytes = 0;
    for (uint32_t id = 0; id < people; id++)
        bytes += lengths[id] ? lists_bytes_of(lengths[id]) : 0;
    return bytes;
}

static int read_body(struct reader *r, const struct snapshot_header *h, struct graph **ret,
                     struct err *err)
{
    uint32_t people = (uint32_t)h->people;
    uint32_t *lengths = lists_memory_heap(NULL, (size_t)people * sizeof(*lengths));
    int rc = get(r, lengths, (size_t)people * sizeof(*lengths), err);
    size_t bytes = rc == 0 ? room_for(lengths, people) : 0;
    if (rc == 0 && bytes > 2 * (h->arcs * sizeof(uint64_t) + (size_t)people * LIST_LINE))
        rc = damaged(err, r->path); /* lengths that promise more than the file holds */
    if (rc == 0) {
        struct graph *g = lists_memory_heap(NULL, sizeof(*g));
        *g = (struct graph){.lists = lists_new(people, bytes), .ties = h->arcs / 2};
        rc = read_lists(r, g, lengths, h->arcs, err);
        if (rc == 0 && (uint32_t)r->sum != h->body_sum)
            rc = damaged(err, r->path);
        lists_commit(g->lists);
        if (rc == 0)
            *ret = g;
        else
            graph_free(g);
    }
    free(lengths);
    return rc;
}

int graph_load(const char *path, struct graph **ret, struct err *err)
{
    struct snapshot_header h;
    struct reader r = {.path = path, .f = fopen(path, "re")};
    if (!r.f)
        return cannot(err, path, "read");
    setvbuf(r.f, NULL, _IOFBF, PIECE);
    int rc = read_header(&r, &h, err);
    if (rc == 0)
        rc = read_body(&r, &h, ret, err);
    fclose(r.f);
    return rc;
}
