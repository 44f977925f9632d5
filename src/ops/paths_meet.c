/* SPDX-License-Identifier: Apache-2.0 */
/* The network as a whole: whom to meet next, its shape, and whom not to lose. */
#include "base/arena.h"
#include "def/errors.h"
#include "graph/ego.h"
#include "graph/graph.h"
#include "insight/phrase.h"
#include "ops/paths_int.h"

static int failed(struct op_ctx *ctx, int rc, const struct err *err)
{
    return err_set(ctx->err, ERR_INTERNAL, "The network cannot be measured (%s: %s).",
                   strerror(-rc), err->text);
}

static struct str number(struct arena *a, size_t n) { return phrase_number(a, (int64_t)n); }

/* --- whom to meet next ------------------------------------------------------------------------ */

/* Ties of somebody to people the owner has no tie with. */
static int count_new(struct op_ctx *ctx, struct path_graph *g, uint32_t who, size_t *ret)
{
    struct graph_view view;
    struct graph_tie t;
    struct err err = {0};
    *ret = 0;
    int rc = graph_view_open(g->graph, &view, &err);
    if (rc < 0)
        return failed(ctx, rc, &err);
    for (struct graph_walk walk = graph_walk(&view, who); graph_walk_next(&walk, &t);)
        *ret += t.v && !g->facts->people.p[t.v].mine;
    graph_view_close(&view);
    return 0;
}

static bool is_at(const struct path_nodes *x, uint32_t at)
{
    for (size_t i = 0; i < x->n; i++)
        if (x->p[i] == at)
            return true;
    return false;
}

/* A way to the program by way of somebody met once, against the best there is now. */
static int would_gain(struct op_ctx *ctx, struct path_graph *g, const struct paths_aim *aim,
                      uint32_t who, bool *ret)
{
    enum { HOPS = 2 };
    const double met = 0.5 * 0.8, better = 1.2;
    double now, then = 1;
    int rc = paths_strength(ctx, g, 0, &aim->people, PATHS_HOPS, &now);
    if (rc == 0 && !is_at(&aim->people, who))
        rc = paths_strength(ctx, g, who, &aim->people, HOPS, &then);
    *ret = aim->people.n && met * then > now * better;
    return rc;
}

static struct str reason(struct op_ctx *ctx, const struct path_meet *m, struct str programs)
{
    struct arena *a = ctx->arena;
    struct str s = STR("");
    if (m->programs)
        s = str_format(a, "Would bring %.*s of your programs nearer: %.*s.",
                       STR_ARG(number(a, m->programs)), STR_ARG(programs));
    if (!m->reach)
        return s.n ? s : STR("Somebody you do not know yet.");
    return str_join(a, s, STR(" "),
                    m->reach == 1 ? STR("Knows one person you do not know.")
                                  : str_format(a, "Knows %.*s people you do not know.",
                                               STR_ARG(number(a, m->reach))));
}

static int tell_meeting(struct op_ctx *ctx, struct path_graph *g, const struct paths_aims *aims,
                        struct paths_telling *t, const struct ego_meeting *x, struct path_meet *ret)
{
    const struct path_person *p = &g->facts->people.p[x->who];
    struct str programs = STR_NULL;
    *ret = (struct path_meet){.person = p->id,
                              .name = str_copy(ctx->arena, p->name),
                              .place = str_copy(ctx->arena, p->place)};
    int rc = count_new(ctx, g, x->who, &ret->reach);
    for (size_t i = 0; rc == 0 && i < aims->programs_n; i++) {
        bool gains;
        rc = would_gain(ctx, g, &aims->programs[i], x->who, &gains);
        if (rc == 0 && gains) {
            ret->programs++;
            programs = str_join(ctx->arena, programs, STR(", "), aims->programs[i].name);
        }
    }
    ret->reason = reason(ctx, ret, programs);
    return rc < 0 ? rc : paths_tell(t, &x->path, &ret->way);
}

/* Everybody the owner does not know. */
static void want_all(struct op_ctx *ctx, const struct path_facts *f, struct path_nodes *to)
{
    *to = (struct path_nodes){0};
    for (uint32_t at = 1; at < f->people.n; at++)
        if (f->people.p[at].here && !f->people.p[at].mine)
            *VEC_PUSH(ctx->arena, to) = at;
}

/* Where nobody brings others nearer, those who are wanted themselves are worth meeting. */
static int add_wanted(struct op_ctx *ctx, struct path_graph *g, const struct path_nodes *wanted,
                      size_t most, struct ego_meeting *rows, size_t *n)
{
    static const struct paths_query one = {.k = 1};
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < wanted->n && *n < most; i++) {
        uint32_t at = wanted->p[i];
        struct path_nodes to = {&at, 1, 1};
        size_t found = 0;
        if (!g->facts->people.p[at].mine && !g->facts->people.p[at].never)
            rc = paths_search(ctx, g, 0, &to, NULL, &one, &rows[*n].path, &found);
        rows[*n].who = at;
        *n += found;
    }
    return rc;
}

static bool has_strangers(const struct path_facts *f)
{
    for (uint32_t at = 1; at < f->people.n; at++)
        if (f->people.p[at].here && !f->people.p[at].never && !f->people.p[at].mine)
            return true;
    return false;
}

static int find_meetings(struct op_ctx *ctx, struct path_graph *g, int64_t limit,
                         struct path_meet **ret, size_t *ret_n)
{
    enum { USUAL = 5, MOST = 20, WANTED = 120 };
    struct paths_aims aims;
    struct paths_telling t;
    struct ego_meeting *rows = NULL;
    struct err err = {0};
    size_t n = 0;
    if (!has_strangers(g->facts))
        return 0;
    int rc = paths_aims_load(ctx, g->facts, &aims);
    if (rc == 0)
        rc = paths_telling_init(ctx, g->facts, &t);
    if (rc < 0)
        return rc;
    if (!aims.wanted.n)
        want_all(ctx, g->facts, &aims.wanted);
    struct ego_meet_query q = {.wanted = aims.wanted.p,
                               .wanted_n = aims.wanted.n < WANTED ? aims.wanted.n : WANTED,
                               .k = limit > 0 && limit < MOST ? (unsigned)limit
                                    : limit                   ? MOST
                                                              : USUAL};
    if (q.wanted_n)
        rc = ego_meetings_find(ctx->arena, g->search, g->graph, &q, &rows, &n, &err);
    if (rc < 0)
        return failed(ctx, rc, &err);
    if (!n) {
        rows = ARENA_ARRAY(ctx->arena, struct ego_meeting, q.k + 1);
        rc = add_wanted(ctx, g, &aims.wanted, q.k, rows, &n);
    }
    if (rc == 0 && !n) { /* they are all known: then anybody else */
        want_all(ctx, g->facts, &aims.wanted);
        rc = add_wanted(ctx, g, &aims.wanted, q.k, rows, &n);
    }
    *ret = ARENA_ARRAY(ctx->arena, struct path_meet, n + 1);
    for (size_t i = 0; rc == 0 && i < n; i++)
        rc = tell_meeting(ctx, g, &aims, &t, &rows[i], &(*ret)[(*ret_n)++]);
    return rc;
}

int paths_meet(struct op_ctx *ctx, int64_t limit, struct path_meet **ret, size_t *ret_n)
{
    struct path_graph *g;
    *ret = NULL;
    *ret_n = 0;
    int rc = paths_open(ctx, &g);
    if (rc < 0 || !g)
        return rc;
    rc = find_meetings(ctx, g, limit, ret, ret_n);
    paths_close(ctx, g);
    return rc;
}

/* --- ties among some -------------------------------------------------------------------------- */

typedef VEC(struct graph_tie) among_list;

static int by_cost(const void *a, const void *b)
{
    const struct graph_tie *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    if (x->u != y->u)
        return x->u < y->u ? -1 : 1;
    return x->v < y->v ? -1 : x->v > y->v;
}

static int list_among(struct op_ctx *ctx, struct path_graph *g, const int64_t *people, size_t n,
                      among_list *to)
{
    struct graph_view view;
    struct graph_tie t;
    struct err err = {0};
    bool *among = ARENA_ARRAY(ctx->arena, bool, g->facts->people.n + 1);
    int rc = graph_view_open(g->graph, &view, &err);
    if (rc < 0)
        return failed(ctx, rc, &err);
    for (size_t i = 0; i < n; i++)
        among[path_facts_at(g->facts, people[i])] = true;
    among[0] = false;
    for (size_t i = 0; i < n; i++) {
        uint32_t at = path_facts_at(g->facts, people[i]);
        for (struct graph_walk walk = graph_walk(&view, at); at && graph_walk_next(&walk, &t);)
            if (among[t.v] && t.v > at)
                *VEC_PUSH(ctx->arena, to) = (struct graph_tie){.u = at, .v = t.v, .cost = t.cost};
    }
    graph_view_close(&view);
    return 0;
}

int paths_among(struct op_ctx *ctx, const int64_t *people, size_t n, size_t limit,
                struct path_line **ret, size_t *ret_n, size_t *ret_all)
{
    struct path_graph *g;
    among_list ties = {0};
    *ret = NULL;
    *ret_n = *ret_all = 0;
    int rc = paths_open(ctx, &g);
    if (rc < 0 || !g)
        return rc;
    rc = list_among(ctx, g, people, n, &ties);
    if (ties.n)
        qsort(ties.p, ties.n, sizeof(*ties.p), by_cost);
    *ret_all = ties.n;
    *ret_n = ties.n < limit ? ties.n : limit;
    *ret = ARENA_ARRAY(ctx->arena, struct path_line, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] = (struct path_line){
            .person = g->facts->people.p[ties.p[i].u].id,
            .other = g->facts->people.p[ties.p[i].v].id,
            .band = path_band_of(graph_strength(ties.p[i].cost) / graph_strength(graph_cost(1)))};
    paths_close(ctx, g);
    return rc;
}

/* --- the shape -------------------------------------------------------------------------------- */

static struct str names_of(struct op_ctx *ctx, const struct path_facts *f, const uint32_t *at,
                           size_t n)
{
    enum { NAMED = 3 };
    struct str s = STR_NULL;
    for (size_t i = 0; i < n && i < NAMED; i++)
        s = str_join(ctx->arena, s, i + 1 == n ? STR(" and ") : STR(", "), f->people.p[at[i]].name);
    return n > NAMED ? str_format(ctx->arena, "%.*s and %.*s more", STR_ARG(s),
                                  STR_ARG(number(ctx->arena, n - NAMED)))
                     : s;
}

static void tell_bridges(struct op_ctx *ctx, const struct path_facts *f,
                         const struct ego_cuts *cuts, struct path_shape *ret)
{
    enum { MOST = 20 };
    size_t n = cuts->cuts_n < MOST ? cuts->cuts_n : MOST;
    ret->bridges = ARENA_ARRAY(ctx->arena, struct path_bridge, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct ego_cut *c = &cuts->cuts[i];
        const struct path_person *p = &f->people.p[c->via];
        ret->bridges[ret->bridges_n++] = (struct path_bridge){
            .person = p->id,
            .name = str_copy(ctx->arena, p->name),
            .alone = c->behind_n,
            .sentence = str_format(
                ctx->arena, "If you lose touch with %.*s, you lose your only way to %.*s.",
                STR_ARG(p->name), STR_ARG(names_of(ctx, f, c->behind, c->behind_n)))};
    }
}

static const char *density(double clustering)
{
    return clustering >= 0.5    ? "Most of them know each other."
           : clustering >= 0.2  ? "Some of them know each other."
           : clustering >= 0.05 ? "Few of them know each other."
                                : "Hardly any of them know each other.";
}

static const char *openness(double effective, size_t degree)
{
    double share = degree ? effective / (double)degree : 0;
    return share >= 0.8 ? "Nearly each leads to people the others do not reach."
           : share >= 0.5
               ? "About half of them lead to people the others do not reach."
               : "They mostly lead to the same people; somebody from elsewhere would add "
                 "most.";
}

static struct str shape_words(struct op_ctx *ctx, const struct path_shape *s)
{
    struct arena *a = ctx->arena;
    if (!s->degree)
        return s->person ? STR("No ties of theirs are known.")
                         : STR("No ties yet: log a contact, and they begin.");
    struct str who = s->person ? s->name : STR("You");
    struct str n = s->degree == 1 ? STR("one person")
                                  : str_format(a, "%.*s people", STR_ARG(number(a, s->degree)));
    return str_format(a, "%.*s %s %.*s. %s %s", STR_ARG(who), s->person ? "knows" : "know",
                      STR_ARG(n), s->degree > 1 ? density(s->clustering) : "",
                      s->degree > 1 ? openness(s->effective, s->degree) : "");
}

static int measure(struct op_ctx *ctx, struct path_graph *g, uint32_t at, struct path_shape *ret)
{
    struct graph_view view;
    struct ego_cuts cuts;
    struct err err = {0};
    int rc = graph_view_open(g->graph, &view, &err);
    if (rc < 0)
        return failed(ctx, rc, &err);
    struct ego_measures m = at || !g->measured ? ego_measures_get(&view, at) : g->mine;
    if (!at) {
        g->mine = m;
        g->measured = true;
    }
    ret->degree = m.degree;
    ret->effective = m.effective_size;
    ret->constraint = m.constraint;
    ret->clustering = m.clustering;
    if (!at) {
        ego_cuts_find(ctx->arena, &view, 0, &cuts);
        tell_bridges(ctx, g->facts, &cuts, ret);
    }
    graph_view_close(&view);
    ret->words = shape_words(ctx, ret);
    return 0;
}

int paths_shape(struct op_ctx *ctx, int64_t person, struct path_shape *ret)
{
    struct path_graph *g;
    *ret = (struct path_shape){.person = person, .name = STR("You")};
    int rc = paths_open(ctx, &g);
    if (rc < 0 || !g)
        return rc;
    uint32_t at = path_facts_at(g->facts, person);
    if (person && !at)
        rc = err_set(ctx->err, ERR_NOT_FOUND, "There is no such person.");
    if (at)
        ret->name = str_copy(ctx->arena, g->facts->people.p[at].name);
    if (rc == 0)
        rc = measure(ctx, g, at, ret);
    paths_close(ctx, g);
    return rc;
}
