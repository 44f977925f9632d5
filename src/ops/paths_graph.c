/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/paths_graph.h"

#include "base/arena.h"
#include "def/errors.h"
#include "graph/graph.h"
#include "graph/path.h"
#include "model/road.h"
#include "model/tie.h"
#include "ops/paths_pairs.h"
#include "ops/record_json.h"
#include "store/change.h"
#include "store/store.h"
#include "store/ties.h"

/* --- building --------------------------------------------------------------------------------- */

/* The engine's sentence as ours: what it refuses is our fault. */
static int engine_failed(struct op_ctx *ctx, int rc)
{
    return err_set(ctx->err, ERR_INTERNAL, "The graph of ties cannot be made (%s).", strerror(-rc));
}

static bool tie_of(const struct path_facts *f, uint32_t x, uint32_t y, struct graph_tie *ret)
{
    struct tie_judgement j;
    paths_pairs_judge(f, x, y, &j);
    if (!j.used)
        return false;
    *ret = (struct graph_tie){.u = x, .v = y, .cost = graph_cost(j.p)};
    return true;
}

/* People whom the owner wants no suggestions of have no ties in the graph; who looks for one of
 * them puts them in for that question (paths_find.c). */
static bool is_in(const struct path_person *p) { return p->here && !p->never; }

typedef VEC(struct graph_tie) tie_list;

static void add_ties_of(struct path_facts *f, struct arena *a, uint32_t at, uint32_t after,
                        tie_list *to)
{
    struct graph_tie x = {0};
    if (!is_in(&f->people.p[at]))
        return;
    if (tie_of(f, 0, at, &x))
        *VEC_PUSH(a, to) = x;
    f->people.p[at].mine = x.cost;
    paths_pairs_near(f, at, after);
    for (size_t i = 0; i < f->found.n; i++)
        if (is_in(&f->people.p[f->found.p[i]]) && tie_of(f, at, f->found.p[i], &x))
            *VEC_PUSH(a, to) = x;
}

static int fill(struct op_ctx *ctx, struct path_graph *g)
{
    ARENA_SCOPE struct arena *tmp = arena_new(1 << 16);
    struct path_facts *f = g->facts;
    tie_list ties = {0};
    struct err err = {0};
    for (uint32_t i = 1; i < f->people.n; i++)
        add_ties_of(f, tmp, i, i, &ties);
    int rc = graph_new((uint32_t)f->people.n, ties.n, &g->graph, &err);
    if (rc == 0 && ties.n)
        rc = graph_build(g->graph, ties.p, ties.n, &err);
    return rc < 0 ? engine_failed(ctx, rc) : 0;
}

static void empty(struct path_graph *g)
{
    graph_free(g->graph);
    path_facts_free(g->facts);
    g->graph = NULL;
    g->facts = NULL;
}

void path_graph_release(struct path_graph *g)
{
    empty(g);
    path_search_free(g->search);
    g->search = NULL;
}

int path_graph_build(struct op_ctx *ctx, struct path_graph *g, const struct change_moment *now)
{
    empty(g);
    int rc = path_facts_load(ctx, &g->facts);
    if (rc == 0 && g->facts)
        rc = fill(ctx, g);
    if (rc < 0)
        empty(g);
    if (rc < 0 || !g->facts)
        return rc;
    g->seq = now->seq;
    g->origin = now->origin;
    g->torn = g->measured = false;
    g->built_bytes = path_facts_used(g->facts);
    g->builds++;
    if (!g->search)
        g->search = path_search_new(g->facts->people.n);
    return 0;
}

/* --- what changed ----------------------------------------------------------------------------- */

struct changes {
    struct op_ctx *ctx;
    VEC(int64_t) people;
    bool account; /* a contact came, went or changed: everybody's forecast may move */
    bool whole;
};

static void touch(struct changes *c, int64_t person)
{
    for (size_t i = 0; i < c->people.n; i++)
        if (c->people.p[i] == person)
            return;
    if (person)
        *VEC_PUSH(c->ctx->arena, &c->people) = person;
}

static void touch_record(struct changes *c, const struct entity *e, const void *record)
{
    if (e == &entity_interaction) {
        const struct interaction *x = record;
        for (size_t i = 0; i < x->people.n; i++)
            touch(c, x->people.p[i]);
        c->account = true;
    } else if (e == &entity_tie) {
        const struct tie *x = record;
        touch(c, x->person);
        touch(c, x->other);
    } else if (e == &entity_position)
        touch(c, ((const struct position *)record)->person);
    else
        touch(c, ((const struct role *)record)->person);
}

static int read_change(struct changes *c, const struct change *x)
{
    const struct entity *e = entity_find(x->entity);
    struct str texts[] = {x->before, x->after};
    if (e == &entity_person) {
        c->whole |= !x->after.n;
        touch(c, x->entity_id);
        return 0;
    }
    if (e == &entity_organisation) {
        c->whole |= x->before.n > 0; /* a new one has nobody yet */
        return 0;
    }
    if (e != &entity_interaction && e != &entity_tie && e != &entity_position && e != &entity_role)
        return 0;
    for (size_t i = 0; i < 2; i++) {
        void *record = NULL;
        int rc =
            texts[i].n ? record_from_json(c->ctx->arena, e, texts[i], &record, c->ctx->err) : 0;
        if (rc < 0)
            return rc;
        if (record)
            touch_record(c, e, record);
    }
    return 0;
}

static int read_changes(struct changes *c, int64_t after, bool *ret_pending)
{
    struct change *rows;
    size_t n;
    int rc = ties_changes(c->ctx->db, c->ctx->arena, after, PATHS_EDITS + 1, &rows, &n);
    *ret_pending = db_is_pending(c->ctx->db);
    c->whole = n > PATHS_EDITS;
    for (size_t i = 0; rc == 0 && i < n && !c->whole; i++) {
        rc = read_change(c, &rows[i]);
        c->whole |= c->people.n > PATHS_PEOPLE;
    }
    return rc;
}

/* --- editing ---------------------------------------------------------------------------------- */

static int edit_person(struct path_graph *g, uint32_t at, struct err *err)
{
    ARENA_SCOPE struct arena *tmp = arena_new(0);
    tie_list ties = {0};
    int rc = graph_person_drop(g->graph, at, err);
    add_ties_of(g->facts, tmp, at, 0, &ties);
    for (size_t i = 0; rc == 0 && i < ties.n; i++)
        rc = graph_tie_put(g->graph, ties.p[i], err);
    return rc;
}

/* The owner's ties, where the forecast moved by a step. */
static int edit_mine(struct path_graph *g, struct err *err)
{
    int rc = 0;
    for (uint32_t at = 1; rc == 0 && at < g->facts->people.n; at++) {
        struct path_person *p = &g->facts->people.p[at];
        struct graph_tie x = {0};
        if (is_in(p))
            tie_of(g->facts, 0, at, &x);
        if (x.cost == p->mine)
            continue;
        rc = x.cost ? graph_tie_put(g->graph, x, err) : graph_tie_drop(g->graph, 0, at, err);
        p->mine = x.cost;
    }
    return rc;
}

static int edit(struct op_ctx *ctx, struct path_graph *g, const struct changes *c, size_t had)
{
    struct err err = {0};
    int rc = 0;
    g->measured = false;
    for (uint32_t id; rc == 0 && had < g->facts->people.n; had++)
        rc = graph_person_add(g->graph, &id, &err);
    for (size_t i = 0; rc == 0 && i < c->people.n; i++) {
        uint32_t at = path_facts_at(g->facts, c->people.p[i]);
        rc = at ? edit_person(g, at, &err) : 0;
    }
    if (rc == 0 && c->account)
        rc = edit_mine(g, &err);
    g->edits++;
    return rc < 0 ? engine_failed(ctx, rc) : 0;
}

static bool is_stale(const struct op_ctx *ctx, const struct path_graph *g)
{
    return !g->facts || g->torn || !date_eq(g->facts->today, ctx->today) ||
           g->facts->rules != ctx->app->ties ||
           path_facts_used(g->facts) > 2 * g->built_bytes + (1u << 20);
}

/* Edits the graph up to the last change; *ret_whole: it must be made anew. */
static int follow_edits(struct op_ctx *ctx, struct path_graph *g, const struct change_moment *now,
                        bool *ret_whole, bool *ret_pending)
{
    struct changes c = {.ctx = ctx};
    size_t had = g->facts->people.n;
    int rc = read_changes(&c, g->seq, ret_pending);
    *ret_whole = c.whole;
    if (rc < 0 || *ret_pending || c.whole)
        return rc;
    rc =
        path_facts_follow(ctx, g->facts, c.people.p, c.people.n, c.account, ret_whole, ret_pending);
    if (rc == 0 && !*ret_whole && !*ret_pending)
        rc = edit(ctx, g, &c, had);
    if (rc == 0 && !*ret_pending)
        g->seq = now->seq;
    if (rc < 0) /* half an edit is no graph */
        empty(g);
    return rc;
}

int path_graph_follow(struct op_ctx *ctx, struct path_graph *g, const struct change_moment *now,
                      bool *ret_pending)
{
    bool whole = is_stale(ctx, g) || g->origin != now->origin;
    int rc = 0;
    *ret_pending = false;
    if (!whole && g->seq >= now->seq) /* or newer than what this transaction sees */
        return 0;
    if (!whole)
        rc = follow_edits(ctx, g, now, &whole, ret_pending);
    if (rc < 0 || *ret_pending || !whole)
        return rc;
    rc = path_graph_build(ctx, g, now);
    *ret_pending = rc == 0 && !g->facts;
    return rc;
}
