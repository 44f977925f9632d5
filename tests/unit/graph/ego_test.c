/* SPDX-License-Identifier: Apache-2.0 */
/* One person's place: equal to what the definitions say, computed from the square. */
#include "graph/ego.h"

#include "base/arena.h"
#include "check.h"
#include "naive.h"

#include <errno.h>
#include <math.h>
#include <string.h>

static double p_of(const struct naive *x, uint32_t u, uint32_t v)
{
    return x->tie[u][v].cost ? graph_strength(x->tie[u][v].cost) / 0.8 : 0;
}

/* Burt's share of u's ties that goes to v. */
static double share(const struct naive *x, uint32_t u, uint32_t v)
{
    double total = 0;
    for (uint32_t k = 0; k < x->n; k++)
        total += p_of(x, u, k);
    return total > 0 ? p_of(x, u, v) / total : 0;
}

static struct ego_measures naive_measures(const struct naive *x, uint32_t u)
{
    struct ego_measures m = {0};
    double among = 0;
    for (uint32_t v = 0; v < x->n; v++) {
        if (!x->tie[u][v].cost)
            continue;
        double sum = share(x, u, v);
        m.degree++;
        for (uint32_t q = 0; q < x->n; q++)
            if (x->tie[u][q].cost && q != v) {
                sum += share(x, u, q) * share(x, q, v);
                among += x->tie[q][v].cost != 0;
            }
        m.constraint += sum * sum;
    }
    m.effective_size = m.degree ? m.degree - among / m.degree : 0;
    m.clustering = m.degree > 1 ? among / (m.degree * (m.degree - 1.0)) : 0;
    return m;
}

static bool near(double a, double b) { return fabs(a - b) < 1e-12 * (1 + fabs(a)); }

static void random_square(struct gen *gen, struct naive *x, int64_t n_max, int64_t mean_max)
{
    naive_init(x, (uint32_t)gen_between(gen, 1, n_max));
    double mean = (double)gen_between(gen, 0, mean_max);
    struct dice d = {gen_u64(gen)};
    naive_fill(x, &d, mean, 9000);
}

static bool measures_hold(struct gen *gen)
{
    static struct naive x;
    struct graph_view view;
    struct err err;
    random_square(gen, &x, 40, 12);
    struct graph *g = naive_graph(&x);
    bool ok = graph_view_open(g, &view, &err) == 0;
    for (uint32_t u = 0; u < x.n && ok; u++) {
        struct ego_measures got = ego_measures_get(&view, u), want = naive_measures(&x, u);
        ok = got.degree == want.degree && near(got.constraint, want.constraint) &&
             near(got.effective_size, want.effective_size) && near(got.clustering, want.clustering);
    }
    graph_view_close(&view);
    graph_free(g);
    return ok;
}

static void test_ego__measures(void **state)
{
    (void)state;
    property_check("measures", measures_hold, 150);
}

/* Who is reached from `from` without person `lost` and without the tie u-v. */
static void flood(const struct naive *x, uint32_t from, uint32_t lost, uint32_t u, uint32_t v,
                  bool *reached)
{
    uint32_t todo[NAIVE_MAX], n = 0;
    memset(reached, 0, NAIVE_MAX * sizeof(*reached));
    reached[from] = true;
    todo[n++] = from;
    while (n) {
        uint32_t a = todo[--n];
        for (uint32_t b = 0; b < x->n; b++)
            if (x->tie[a][b].cost && !reached[b] && b != lost && !(a == u && b == v) &&
                !(a == v && b == u)) {
                reached[b] = true;
                todo[n++] = b;
            }
    }
}

static uint32_t count(const bool *all, const bool *less, uint32_t except)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < NAIVE_MAX; i++)
        n += all[i] && !less[i] && i != except;
    return n;
}

static bool cuts_agree(const struct naive *x, uint32_t from, const struct ego_cuts *c)
{
    bool all[NAIVE_MAX], less[NAIVE_MAX], ok = true;
    size_t cuts = 0, bridges = 0;
    flood(x, from, GRAPH_NOBODY, GRAPH_NOBODY, GRAPH_NOBODY, all);
    for (uint32_t v = 0; v < x->n; v++) {
        if (v == from || !all[v])
            continue;
        flood(x, from, v, GRAPH_NOBODY, GRAPH_NOBODY, less);
        uint32_t behind = count(all, less, v);
        for (size_t i = 0; i < c->cuts_n && behind; i++)
            if (c->cuts[i].via == v) {
                cuts++;
                ok &= c->cuts[i].behind_n == behind;
                for (uint32_t k = 0; k < behind && k < EGO_BEHIND_MAX; k++)
                    ok &= all[c->cuts[i].behind[k]] && !less[c->cuts[i].behind[k]] &&
                          (!k || c->cuts[i].behind[k] > c->cuts[i].behind[k - 1]);
            }
        cuts += behind == 0;
    }
    ok &= cuts == count(all, (bool[NAIVE_MAX]){0}, from);
    for (uint32_t u = 0; u < x->n; u++)
        for (uint32_t v = 0; v < u; v++) {
            if (!x->tie[u][v].cost || !all[u])
                continue;
            flood(x, from, GRAPH_NOBODY, u, v, less);
            bridges += count(all, less, GRAPH_NOBODY) > 0;
        }
    for (size_t i = 0; i < c->bridges_n; i++) {
        const struct ego_bridge *b = &c->bridges[i];
        flood(x, from, GRAPH_NOBODY, b->u, b->v, less);
        ok &= less[b->u] && !less[b->v] && b->behind_n == count(all, less, GRAPH_NOBODY);
        ok &= !i || c->bridges[i - 1].behind_n >= b->behind_n;
    }
    for (size_t i = 0; i < c->cuts_n; i++)
        ok &= c->cuts[i].behind_n > 0 && (!i || c->cuts[i - 1].behind_n >= c->cuts[i].behind_n);
    return ok && bridges == c->bridges_n && c->reached == count(all, (bool[NAIVE_MAX]){0}, from);
}

static bool cuts_hold(struct gen *gen)
{
    static struct naive x;
    struct graph_view view;
    struct ego_cuts cuts;
    struct err err;
    random_square(gen, &x, 60, 4);
    struct graph *g = naive_graph(&x);
    bool ok = graph_view_open(g, &view, &err) == 0;
    ego_cuts_find(gen->a, &view, 0, &cuts);
    ok = ok && cuts_agree(&x, 0, &cuts);
    graph_view_close(&view);
    graph_free(g);
    return ok;
}

static void test_ego__cuts(void **state)
{
    (void)state;
    property_check("cuts", cuts_hold, 300);
}

/* Best strength from one person to another, with one more tie perhaps. */
static double best(struct naive *x, uint32_t from, uint32_t to, uint32_t meet, uint16_t cost)
{
    struct path p[PATH_K_MAX];
    size_t n;
    uint16_t before = x->tie[from][meet].cost, mark = x->tie[from][meet].mark;
    struct path_query q = {.from = from, .to = &to, .to_n = 1, .hops = 4, .k = 1};
    if (meet != from)
        naive_set(x, from, meet, cost, 0);
    naive_paths(x, &q, p, &n);
    if (meet != from)
        naive_set(x, from, meet, before, mark);
    return n ? graph_strength(p[0].cost) : 0;
}

/* The first suggestion gains most of all who are in reach, and exactly what trying it gives. */
static bool meetings_hold(struct gen *gen)
{
    static struct naive x;
    struct ego_meeting *m;
    struct path p[PATH_K_MAX];
    uint32_t wanted[4];
    size_t n, found;
    struct err err;
    random_square(gen, &x, 25, 4);
    struct graph *g = naive_graph(&x);
    struct path_search *s = path_search_new(25);
    struct ego_meet_query q = {
        .wanted = wanted, .wanted_n = (size_t)gen_between(gen, 0, 4), .k = 3};
    for (size_t i = 0; i < q.wanted_n; i++)
        wanted[i] = (uint32_t)gen_between(gen, 0, x.n - 1);
    bool ok = ego_meetings_find(gen->a, s, g, &q, &m, &n, &err) == 0;
    double most = 0;
    for (uint32_t c = 1; c < x.n && ok; c++) {
        struct path_query way = {.from = 0, .to = &c, .to_n = 1, .hops = 3, .k = 1};
        double gain = 0;
        naive_paths(&x, &way, p, &found);
        for (size_t i = 0; i < q.wanted_n && found && !x.tie[0][c].cost; i++)
            gain += wanted[i]
                        ? best(&x, 0, wanted[i], c, graph_cost(0.5)) - best(&x, 0, wanted[i], 0, 0)
                        : 0;
        most = gain > most ? gain : most;
        if (n && m[0].who == c)
            ok &= near(gain, m[0].gain) && found && m[0].path.cost == p[0].cost;
    }
    ok = ok && (n ? near(most, m[0].gain) : most < 1e-12);
    for (size_t i = 0; i < n && ok; i++)
        ok = m[i].gain > 0 && m[i].gain_n && !x.tie[0][m[i].who].cost && m[i].path.hops > 1 &&
             (!i || m[i].gain <= m[i - 1].gain + 1e-12);
    path_search_free(s);
    graph_free(g);
    return ok;
}

static void test_ego__meetings(void **state)
{
    (void)state;
    property_check("meetings", meetings_hold, 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ego__measures),
        cmocka_unit_test(test_ego__cuts),
        cmocka_unit_test(test_ego__meetings),
    };
    return cmocka_run_group_tests_name("graph/ego", tests, NULL, NULL);
}
