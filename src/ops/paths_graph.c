/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/paths_graph.h"

#include "base/arena.h"
#include "def/errors.h"
#include "def/limits.h"
#include "graph/graph.h"
#include "graph/path.h"
#include "insight/agenda.h"
#include "model/road.h"
#include "model/tie.h"
#include "ops/paths_pairs.h"
#include "ops/record_json.h"
#include "store/change.h"
#include "store/store.h"
#include "store/ties.h"

#include <pthread.h>

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

/* g->facts stays NULL when something is still under way. */
static int build(struct op_ctx *ctx, struct path_graph *g, const struct change_moment *now)
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

/* Brings the graph to the last change. *ret_pending: it could not be, ask again. */
static int follow(struct op_ctx *ctx, struct path_graph *g, const struct change_moment *now,
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
    rc = build(ctx, g, now);
    *ret_pending = rc == 0 && !g->facts;
    return rc;
}

/* --- the cache -------------------------------------------------------------------------------- */

struct slot {
    struct path_graph graph; /* first: paths_close() gets it back */
    pthread_mutex_t lock;    /* held while the graph is out */
    int64_t owner;
    uint64_t used; /* when it was asked for last */
    unsigned waiting;
    struct slot *next;
};

/* Of one owner; its words live in `a`. */
struct week {
    int64_t owner;
    struct change_moment moment;
    const struct tie_table *rules;
    struct date day;
    struct agenda_way *way;
    struct arena *a; /* NULL: nothing is kept here */
};
enum { WEEKS = 64 }; /* an owner has one place: two who share it take turns */

struct path_cache {
    struct week weeks[WEEKS];
    pthread_mutex_t lock; /* of the list; never held while a graph is made */
    struct slot *slots;
    size_t n;
    uint64_t clock;
};

struct path_cache *path_cache_new(void)
{
    struct path_cache *c = calloc(1, sizeof(*c));
    if (!c)
        abort();
    pthread_mutex_init(&c->lock, NULL);
    return c;
}

static void slot_free(struct slot *s)
{
    empty(&s->graph);
    path_search_free(s->graph.search);
    pthread_mutex_destroy(&s->lock);
    free(s);
}

void path_cache_free(struct path_cache *c)
{
    if (!c)
        return;
    for (struct slot *s = c->slots, *next; s; s = next) {
        next = s->next;
        slot_free(s);
    }
    for (size_t i = 0; i < WEEKS; i++)
        arena_free(c->weeks[i].a);
    pthread_mutex_destroy(&c->lock);
    free(c);
}

static struct slot *slot_new(int64_t owner)
{
    struct slot *s = calloc(1, sizeof(*s));
    if (!s)
        abort();
    pthread_mutex_init(&s->lock, NULL);
    s->owner = s->graph.owner = owner;
    return s;
}

/* Takes the one not used longest off the list, if nobody waits for it. */
static struct slot *take_oldest(struct path_cache *c)
{
    struct slot **oldest = NULL;
    for (struct slot **at = &c->slots; *at; at = &(*at)->next)
        if (!(*at)->waiting && (!oldest || (*at)->used < (*oldest)->used))
            oldest = at;
    struct slot *s = oldest ? *oldest : NULL;
    if (!s)
        return NULL;
    *oldest = s->next;
    c->n--;
    return s;
}

static struct slot *slot_get(struct path_cache *c, int64_t owner)
{
    struct slot *s, *gone = NULL;
    pthread_mutex_lock(&c->lock);
    for (s = c->slots; s && s->owner != owner;)
        s = s->next;
    if (!s) {
        if (c->n >= LIMIT_PATH_ACCOUNTS)
            gone = take_oldest(c);
        s = slot_new(owner);
        s->next = c->slots;
        c->slots = s;
        c->n++;
    }
    s->used = ++c->clock;
    s->waiting++;
    pthread_mutex_unlock(&c->lock);
    if (gone)
        slot_free(gone);
    pthread_mutex_lock(&s->lock);
    return s;
}

static void slot_put(struct path_cache *c, struct slot *s)
{
    pthread_mutex_unlock(&s->lock);
    pthread_mutex_lock(&c->lock);
    s->waiting--;
    pthread_mutex_unlock(&c->lock);
}

static struct week *week_of(struct path_cache *c, int64_t owner)
{
    return &c->weeks[(uint64_t)owner % WEEKS];
}

static void week_empty(struct week *x)
{
    arena_free(x->a);
    *x = (struct week){0};
}

static struct agenda_way *copy_way(struct arena *a, const struct agenda_way *way)
{
    struct agenda_way *x = ARENA_NEW(a, struct agenda_way);
    *x = *way;
    struct str *words[] = {&x->need, &x->could, &x->why, &x->chance, &x->link};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        *words[i] = str_copy(a, *words[i]);
    return x;
}

bool path_cache_week(struct op_ctx *ctx, const struct change_moment *now, struct agenda_way **ret)
{
    struct path_cache *c = ctx->app->paths;
    int64_t owner = db_owner(ctx->db);
    pthread_mutex_lock(&c->lock);
    const struct week *x = week_of(c, owner);
    bool kept = x->a && x->owner == owner && x->moment.seq == now->seq &&
                x->moment.origin == now->origin && x->rules == ctx->app->ties &&
                date_eq(x->day, ctx->today);
    if (kept)
        *ret = x->way ? copy_way(ctx->arena, x->way) : NULL;
    pthread_mutex_unlock(&c->lock);
    return kept;
}

void path_cache_keep_week(struct op_ctx *ctx, const struct change_moment *now,
                          const struct agenda_way *way)
{
    struct path_cache *c = ctx->app->paths;
    struct week new = {.owner = db_owner(ctx->db),
                       .moment = *now,
                       .rules = ctx->app->ties,
                       .day = ctx->today,
                       .a = arena_new(1 << 10)};
    new.way = way ? copy_way(new.a, way) : NULL;
    pthread_mutex_lock(&c->lock);
    struct week *x = week_of(c, new.owner), old = *x;
    *x = new;
    pthread_mutex_unlock(&c->lock);
    arena_free(old.a);
}

void path_cache_forget(struct path_cache *c, int64_t owner)
{
    struct slot *gone = NULL;
    if (!c)
        return;
    pthread_mutex_lock(&c->lock);
    if (week_of(c, owner)->owner == owner)
        week_empty(week_of(c, owner));
    for (struct slot **at = &c->slots; *at && !gone; at = &(*at)->next)
        if ((*at)->owner == owner && !(*at)->waiting) {
            gone = *at;
            *at = gone->next;
            c->n--;
            break;
        }
    pthread_mutex_unlock(&c->lock);
    if (gone)
        slot_free(gone);
}

/* A graph for one question is a slot that is in no list. */
static bool is_lent(const struct op_ctx *ctx, const struct path_graph *g)
{
    return ctx->app->paths && g->owner;
}

int paths_open_anew(struct op_ctx *ctx, struct path_graph **ret)
{
    struct slot *s = slot_new(0);
    static const struct change_moment none;
    int rc = build(ctx, &s->graph, &none);
    *ret = NULL;
    if (rc < 0 || !s->graph.facts)
        slot_free(s);
    else
        *ret = &s->graph;
    return rc;
}

int paths_open(struct op_ctx *ctx, struct path_graph **ret)
{
    struct path_cache *c = ctx->app->paths;
    bool pending = false;
    *ret = NULL;
    if (!ctx->app->ties)
        return err_set(ctx->err, ERR_INTERNAL, "The rules of ties are missing.");
    if (!c || ctx->writes) /* what is not committed must be in no graph that is kept */
        return paths_open_anew(ctx, ret);
    struct change_moment now;
    int rc = change_moment_load(ctx->db, &now);
    if (rc < 0 || db_is_pending(ctx->db))
        return rc;
    struct slot *s = slot_get(c, db_owner(ctx->db));
    rc = follow(ctx, &s->graph, &now, &pending);
    if (rc < 0 || pending)
        slot_put(c, s);
    else
        *ret = &s->graph;
    return rc;
}

void paths_close(struct op_ctx *ctx, struct path_graph *g)
{
    struct slot *s = (struct slot *)(void *)g;
    if (!g)
        return;
    if (is_lent(ctx, g))
        slot_put(ctx->app->paths, s);
    else
        slot_free(s);
}
