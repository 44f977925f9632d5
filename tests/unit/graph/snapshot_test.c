/* SPDX-License-Identifier: Apache-2.0 */
/* What is saved is what is loaded, and no damaged file is taken for a graph. */
#include "graph/snapshot.h"

#include "check.h"
#include "graph/view.h"
#include "naive.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/wellmet-graph-XXXXXX";
static char path[64];

static bool same_lists(const struct graph *g, const struct graph *h)
{
    struct graph_view a = {0}, b = {0};
    struct graph_tie x, y;
    struct err err;
    bool same = graph_view_open(g, &a, &err) == 0 && graph_view_open(h, &b, &err) == 0 &&
                a.people == b.people && graph_memory_get(g).ties == graph_memory_get(h).ties;
    for (uint32_t u = 0; same && u < a.people; u++) {
        struct graph_walk v = graph_walk(&a, u), w = graph_walk(&b, u);
        same = graph_degree(&a, u) == graph_degree(&b, u);
        while (same && graph_walk_next(&v, &x))
            same = graph_walk_next(&w, &y) && x.v == y.v && x.cost == y.cost && x.mark == y.mark;
    }
    graph_view_close(&a);
    graph_view_close(&b);
    return same;
}

static bool round_trip_holds(struct gen *gen)
{
    static struct naive x;
    struct dice d = {gen_u64(gen)};
    struct err err;
    struct graph *back = NULL;
    naive_init(&x, (uint32_t)gen_between(gen, 0, 80));
    naive_fill(&x, &d, (double)gen_between(gen, 0, 9), 65535);
    struct graph *g = naive_graph(&x);
    bool same =
        graph_save(g, path, &err) == 0 && graph_load(path, &back, &err) == 0 && same_lists(g, back);
    graph_free(g);
    graph_free(back);
    return same;
}

static void test_snapshot__round_trip(void **state)
{
    (void)state;
    property_check("round trip", round_trip_holds, 100);
}

/* A hub has another form in memory; in the file it is a list as any other. */
static void test_snapshot__hub(void **state)
{
    (void)state;
    struct graph *g, *back;
    struct err err;
    assert_int_equal(graph_new(3001, 0, &g, &err), 0);
    for (uint32_t v = 1; v <= 3000; v++) {
        struct graph_tie t = {0, v, (uint16_t)(1 + v * 7919 % 5000), (uint16_t)v};
        assert_int_equal(graph_tie_put(g, t, &err), 0);
    }
    assert_int_equal(graph_save(g, path, &err), 0);
    assert_int_equal(graph_load(path, &back, &err), 0);
    assert_true(same_lists(g, back));
    assert_int_equal(graph_tie_drop(back, 0, 17, &err), 0);
    assert_false(same_lists(g, back));
    graph_free(g);
    graph_free(back);
}

static void write_file(const char *bytes, size_t n)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
}

static void refuse(void)
{
    struct graph *back = NULL;
    struct err err = {0};
    assert_int_equal(graph_load(path, &back, &err), -EBADMSG);
    assert_null(back);
    assert_non_null(strstr(err.text, path));
}

static void test_snapshot__damaged(void **state)
{
    (void)state;
    static struct naive x;
    static char bytes[20000];
    struct dice d = {5};
    struct err err;
    naive_init(&x, 20);
    naive_fill(&x, &d, 4, 3000);
    struct graph *g = naive_graph(&x);
    assert_int_equal(graph_save(g, path, &err), 0);
    graph_free(g);
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    size_t n = fread(bytes, 1, sizeof(bytes), f);
    fclose(f);
    assert_in_range(n, 100, sizeof(bytes) - 1);
    for (size_t i = 0; i < n; i++) { /* every byte flipped, every shorter file, one byte more */
        bytes[i] = (char)~bytes[i];
        write_file(bytes, n);
        refuse();
        bytes[i] = (char)~bytes[i];
        write_file(bytes, i);
        refuse();
    }
    write_file(bytes, n + 1);
    refuse();
    unlink(path);
    assert_int_equal(graph_load(path, &g, &err), -ENOENT);
}

static int set_up(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof(path), "%s/a.graph", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_snapshot__round_trip),
        cmocka_unit_test(test_snapshot__hub),
        cmocka_unit_test(test_snapshot__damaged),
    };
    return cmocka_run_group_tests_name("graph/snapshot", tests, set_up, tear_down);
}
