/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files of the graph: ties, and snapshots. Whatever the bytes, they are a graph that can be searched
 * and edited, or one clear error. The first byte chooses the file; a snapshot's sums are mended
 * first, for else nothing would get past them.
 */
#include "graph/graph.h"
#include "graph/path.h"
#include "graph/snapshot.h"
#include "graph/snapshot_int.h"

#include "fuzz.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

static void mend(uint8_t *bytes, size_t n)
{
    struct snapshot_header h;
    if (n < sizeof(h))
        return;
    memcpy(&h, bytes, sizeof(h));
    h.body_sum = (uint32_t)crc32_z(0, bytes + sizeof(h), n - sizeof(h));
    h.sum = snapshot_header_sum(&h);
    memcpy(bytes, &h, sizeof(h));
}

static void use(struct graph *g)
{
    struct graph_memory m = graph_memory_get(g);
    struct path_search *s = path_search_new(0);
    struct path paths[PATH_K_DEFAULT];
    struct err err;
    size_t n;
    uint32_t last = (uint32_t)m.people - 1;
    struct path_query q = {.from = 0, .to = &last, .to_n = 1, .hops = PATH_HOPS_MAX};
    if (m.people > 1) {
        PROMISE(path_find(s, g, NULL, &q, paths, &n, &err) == 0);
        for (size_t i = 0; i < n; i++)
            PROMISE(paths[i].who[paths[i].hops] == last && paths[i].hops <= PATH_HOPS_MAX);
        PROMISE(graph_tie_put(g, (struct graph_tie){0, last, 7, 7}, &err) == 0);
        PROMISE(graph_person_drop(g, 0, &err) == 0);
        PROMISE(path_find(s, g, NULL, &q, paths, &n, &err) == 0 && n == 0);
    }
    path_search_free(s);
}

static void load(const char *path, int is_snapshot)
{
    struct graph *g = NULL;
    struct err err = {0};
    int rc = is_snapshot ? graph_load(path, &g, &err) : graph_new(0, 0, &g, &err);
    if (rc == 0 && !is_snapshot)
        rc = graph_build_file(g, path, &err);
    PROMISE(rc == 0 || err.text[0]);
    if (rc == 0)
        use(g);
    graph_free(g);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static int fd = -1;
    static char path[40];
    if (n == 0)
        return 0;
    if (fd < 0) {
        fd = memfd_create("graph", 0);
        snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
    }
    uint8_t *bytes = malloc(n);
    PROMISE(fd >= 0 && bytes);
    memcpy(bytes, data + 1, n - 1);
    int is_snapshot = data[0] & 1;
    if (is_snapshot)
        mend(bytes, n - 1);
    PROMISE(ftruncate(fd, 0) == 0);
    PROMISE(pwrite(fd, bytes, n - 1, 0) == (ssize_t)(n - 1));
    free(bytes);
    load(path, is_snapshot);
    return 0;
}
