/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One writer at full speed, readers beside it. Every edit is known beforehand, and a reader learns
 * which edit its answer was made after; so it makes that very state again, with nothing but arrays,
 * and its answer must be the answer there: a torn state, or one that never was, shows.
 *
 * Meant for ThreadSanitizer (script/test builds it so); as any other test it runs fewer edits.
 * WELLMET_EDITS sets their number.
 */
#include "graph/view.h"

#include "check.h"
#include "graph/overlay.h"
#include "naive.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

enum {
    PEOPLE = 40,
    TIES_MEAN = 5,
    KEPT_EVERY = 512, /* edits between two states that are kept whole */
    READERS = 2,
    CROWD = 1500, /* ties of the hub */
    FEWEST_ANSWERS = 200,
};

struct edit {
    uint32_t u, v; /* v GRAPH_NOBODY: u is dropped */
    uint16_t cost, mark;
};

/* A state as little memory: the square of costs and marks. */
struct state {
    uint16_t cost[PEOPLE][PEOPLE], mark[PEOPLE][PEOPLE];
};

struct script {
    struct edit *edits;
    struct state *kept;
    size_t n;
    uint64_t start; /* version before the first edit */
    struct graph *graph;
    struct graph_overlay *layer; /* edited in the graph's place when it is there */
    _Atomic bool done, failed;
    _Atomic size_t answers;
};

static void apply(struct state *s, const struct edit *e)
{
    if (e->v != GRAPH_NOBODY) {
        s->cost[e->u][e->v] = s->cost[e->v][e->u] = e->cost;
        s->mark[e->u][e->v] = s->mark[e->v][e->u] = e->mark;
        return;
    }
    for (uint32_t v = 0; v < PEOPLE; v++)
        s->cost[e->u][v] = s->cost[v][e->u] = s->mark[e->u][v] = s->mark[v][e->u] = 0;
}

/* Only edits that change something, for each is then one version. */
static struct edit draw(struct dice *d, const struct state *s, size_t i)
{
    for (;;) {
        struct edit e = {dice_below(d, PEOPLE), dice_below(d, PEOPLE), 0, 0};
        uint32_t kind = dice_below(d, 200), degree = 0;
        for (uint32_t v = 0; v < PEOPLE; v++)
            degree += s->cost[e.u][v] != 0;
        if (kind == 0) {
            e.v = GRAPH_NOBODY;
            return e;
        }
        if (e.u == e.v || (s->cost[e.u][e.v] == 0) != (degree < TIES_MEAN))
            continue;
        if (kind < 60 && s->cost[e.u][e.v])
            return e;
        e.cost = (uint16_t)(1 + dice_below(d, 500));
        e.mark = (uint16_t)(1 + i % 65535);
        return e;
    }
}

static void write_script(struct script *x, size_t n)
{
    struct dice d = {3};
    struct state *now = calloc(1, sizeof(*now));
    x->n = n;
    x->edits = malloc(n * sizeof(*x->edits));
    x->kept = malloc((n / KEPT_EVERY + 1) * sizeof(*x->kept));
    assert_true(now && x->edits && x->kept);
    for (size_t i = 0; i < n; i++) {
        if (i % KEPT_EVERY == 0)
            x->kept[i / KEPT_EVERY] = *now;
        x->edits[i] = draw(&d, now, i);
        apply(now, &x->edits[i]);
    }
    free(now);
}

static int put(struct script *x, const struct edit *e)
{
    struct err err;
    bool own = x->layer != NULL;
    uint32_t u = own ? GRAPH_OWN + e->u : e->u, v = own ? GRAPH_OWN + e->v : e->v;
    struct graph_tie t = {u, v, e->cost, e->mark};
    if (e->v == GRAPH_NOBODY)
        return own ? overlay_person_drop(x->layer, u, &err) : graph_person_drop(x->graph, u, &err);
    if (!e->cost)
        return own ? overlay_tie_drop(x->layer, u, v, &err) : graph_tie_drop(x->graph, u, v, &err);
    return own ? overlay_tie_put(x->layer, t, &err) : graph_tie_put(x->graph, t, &err);
}

static void *write_all(void *data)
{
    struct script *x = data;
    for (size_t i = 0; i < x->n && !atomic_load(&x->failed); i++)
        if (put(x, &x->edits[i]) != 0)
            atomic_store(&x->failed, true);
    atomic_store(&x->done, true);
    return NULL;
}

static void state_at(const struct script *x, size_t edits, struct naive *ret)
{
    struct state s = x->kept[edits < x->n ? edits / KEPT_EVERY : (x->n - 1) / KEPT_EVERY];
    size_t at = edits < x->n ? edits / KEPT_EVERY : (x->n - 1) / KEPT_EVERY;
    for (size_t i = at * KEPT_EVERY; i < edits; i++)
        apply(&s, &x->edits[i]);
    naive_init(ret, PEOPLE);
    for (uint32_t u = 0; u < PEOPLE; u++)
        for (uint32_t v = 0; v < PEOPLE; v++) {
            ret->tie[u][v].cost = s.cost[u][v];
            ret->tie[u][v].mark = s.mark[u][v];
        }
}

static bool answer_is_true(struct script *x, struct path_search *s, struct dice *d,
                           struct naive *square)
{
    uint32_t to[PEOPLE], outside[PEOPLE];
    struct path got[PATH_K_MAX], want[PATH_K_MAX];
    size_t got_n, want_n;
    uint64_t shared, own;
    struct err err;
    struct path_query q = naive_query(d, PEOPLE, to), asked = q;
    uint32_t base = x->layer ? GRAPH_OWN : 0;
    for (size_t i = 0; i < q.to_n; i++)
        outside[i] = base + to[i];
    asked.to = outside;
    asked.from += base;
    if (path_find(s, x->graph, x->layer, &asked, got, &got_n, &err) != 0)
        return false;
    for (size_t i = 0; i < got_n; i++)
        for (unsigned h = 0; h <= got[i].hops; h++)
            got[i].who[h] -= base;
    path_search_versions(s, &shared, &own);
    state_at(x, (size_t)((x->layer ? own : shared) - x->start), square);
    naive_paths(square, &q, want, &want_n);
    return naive_same(got, got_n, want, want_n);
}

static void *read_on(void *data)
{
    static _Atomic uint64_t seeds = 100;
    struct script *x = data;
    struct path_search *s = path_search_new(0);
    struct naive *square = malloc(sizeof(*square));
    struct dice d = {atomic_fetch_add(&seeds, 1)};
    while (!atomic_load(&x->failed) && square &&
           (!atomic_load(&x->done) || atomic_load(&x->answers) < FEWEST_ANSWERS)) {
        if (!answer_is_true(x, s, &d, square))
            atomic_store(&x->failed, true);
        atomic_fetch_add(&x->answers, 1);
    }
    free(square);
    path_search_free(s);
    return NULL;
}

static void run(struct script *x, void *(*reader)(void *), void *(*writer)(void *))
{
    pthread_t readers[READERS], write_thread;
    for (size_t i = 0; i < READERS; i++)
        assert_int_equal(pthread_create(&readers[i], NULL, reader, x), 0);
    assert_int_equal(pthread_create(&write_thread, NULL, writer, x), 0);
    pthread_join(write_thread, NULL);
    for (size_t i = 0; i < READERS; i++)
        pthread_join(readers[i], NULL);
    assert_false(atomic_load(&x->failed));
    printf("# %zu edits, %zu answers compared\n", x->n, atomic_load(&x->answers));
}

static size_t edits_wanted(size_t usual)
{
    int64_t n;
    const char *text = getenv("WELLMET_EDITS");
    return text && str_to_i64(str_c(text), 1, 100000000, &n) ? (size_t)n : usual;
}

/* What readers held back depends on when they were let run; without them nothing more is taken. */
static void check_reuse(struct graph *g)
{
    struct err err;
    for (unsigned round = 0; round < 2; round++) {
        size_t before = graph_memory_get(g).reserved_bytes;
        for (unsigned i = 0; i < 20000; i++)
            assert_int_equal(
                graph_tie_put(g, (struct graph_tie){i % 7, 7 + i % 11, (uint16_t)(1 + i), 0}, &err),
                0);
        if (round)
            assert_int_equal(graph_memory_get(g).reserved_bytes, before);
    }
}

static void test_concurrent__graph(void **state)
{
    (void)state;
    struct script x = {0};
    struct graph_view view;
    struct err err;
    write_script(&x, edits_wanted(60000));
    assert_int_equal(graph_new(PEOPLE, 0, &x.graph, &err), 0);
    assert_int_equal(graph_view_open(x.graph, &view, &err), 0);
    x.start = view.version;
    graph_view_close(&view);
    run(&x, read_on, write_all);
    check_reuse(x.graph);
    graph_free(x.graph);
    free(x.edits);
    free(x.kept);
}

static void test_concurrent__overlay(void **state)
{
    (void)state;
    struct script x = {.layer = overlay_new()};
    uint32_t id;
    struct err err;
    write_script(&x, edits_wanted(60000) / 10);
    for (uint32_t i = 0; i < PEOPLE; i++)
        assert_int_equal(overlay_person_add(x.layer, &id, &err), 0);
    x.start = PEOPLE;
    run(&x, read_on, write_all);
    overlay_free(x.layer);
    free(x.edits);
    free(x.kept);
}

/* ---- a hub, whose list is many blocks; and people who come meanwhile ---- */

/* The writer moves one unit of cost from one of the hub's ties to another at a time, in two edits:
 * at an even version the sum of all is always the same, at an odd one it is one less. */
static void *write_hub(void *data)
{
    struct script *x = data;
    struct dice d = {8};
    struct err err;
    uint16_t cost[CROWD + 1], mark = 0;
    for (uint32_t v = 1; v <= CROWD; v++)
        cost[v] = 1000;
    for (size_t i = 0; i < x->n; i += 2) {
        uint32_t from = 1 + dice_below(&d, CROWD), to = 1 + dice_below(&d, CROWD), id;
        if (cost[from] == 1 || cost[to] == 65535 || from == to) {
            i -= 2;
            continue;
        }
        graph_tie_put(x->graph, (struct graph_tie){0, from, --cost[from], mark++}, &err);
        graph_tie_put(x->graph, (struct graph_tie){0, to, ++cost[to], mark++}, &err);
        if (i % 400 == 0 && graph_person_add(x->graph, &id, &err) == 0) /* two more versions */
            graph_tie_put(x->graph, (struct graph_tie){id, 1, 5, mark++}, &err);
    }
    atomic_store(&x->done, true);
    return NULL;
}

static bool hub_is_whole(const struct script *x)
{
    struct graph_view view;
    struct graph_tie t, last = {0};
    struct err err;
    uint64_t sum = 0, n = 0;
    bool ok = graph_view_open(x->graph, &view, &err) == 0;
    for (struct graph_walk w = graph_walk(&view, 0); graph_walk_next(&w, &t); last = t, n++) {
        ok &= t.cost > last.cost || (t.cost == last.cost && t.v > last.v);
        sum += t.cost;
    }
    /* a new person stands between two pairs: it has its tie in every second version, too */
    uint64_t odd = (view.version - x->start) % 2;
    ok &= n == CROWD && (sum == CROWD * 1000u || (odd && sum == CROWD * 1000u - 1));
    ok &= odd || sum == CROWD * 1000u;
    graph_view_close(&view);
    return ok;
}

static void *read_hub(void *data)
{
    struct script *x = data;
    while (!atomic_load(&x->failed) &&
           (!atomic_load(&x->done) || atomic_load(&x->answers) < FEWEST_ANSWERS)) {
        if (!hub_is_whole(x))
            atomic_store(&x->failed, true);
        atomic_fetch_add(&x->answers, 1);
    }
    return NULL;
}

static void test_concurrent__hub(void **state)
{
    (void)state;
    struct script x = {.n = edits_wanted(60000) / 10};
    struct graph_view view;
    struct err err;
    assert_int_equal(graph_new(CROWD + 1, 0, &x.graph, &err), 0);
    for (uint32_t v = 1; v <= CROWD; v++)
        assert_int_equal(graph_tie_put(x.graph, (struct graph_tie){0, v, 1000, 0}, &err), 0);
    assert_int_equal(graph_view_open(x.graph, &view, &err), 0);
    x.start = view.version;
    graph_view_close(&view);
    run(&x, read_hub, write_hub);
    graph_free(x.graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_concurrent__graph),
        cmocka_unit_test(test_concurrent__overlay),
        cmocka_unit_test(test_concurrent__hub),
    };
    return cmocka_run_group_tests_name("graph/concurrent", tests, NULL, NULL);
}
