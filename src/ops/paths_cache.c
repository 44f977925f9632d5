/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/paths_cache.h"

#include "base/arena.h"
#include "def/errors.h"
#include "def/limits.h"
#include "insight/agenda.h"
#include "ops/paths_graph.h"
#include "store/change.h"
#include "store/store.h"

#include <pthread.h>

/* An account's graph in the list. */
struct slot {
    struct path_graph graph; /* first: paths_close() gets it back */
    pthread_mutex_t lock;    /* held while the graph is out */
    int64_t owner;
    uint64_t used; /* when it was asked for last */
    unsigned waiting;
    struct slot *next;
};

/* What Today said of ways to one owner: it holds while everything that it was made from does. */
struct week {
    int64_t owner;
    struct change_moment moment;
    const struct tie_table *rules;
    struct date day;
    struct agenda_way *way; /* NULL: there was none */
    struct arena *a;        /* its words live here; NULL: nothing is kept here */
};
enum { WEEKS = 64 }; /* an owner has one place: two who share it take turns */

struct path_cache {
    struct week weeks[WEEKS];
    pthread_mutex_t lock; /* of all here; never held while a graph is made */
    struct slot *slots;
    size_t n;
    uint64_t clock;
};

/* --- the graphs ------------------------------------------------------------------------------- */

static struct slot *slot_new(int64_t owner)
{
    struct slot *s = calloc(1, sizeof(*s));
    if (!s)
        abort();
    pthread_mutex_init(&s->lock, NULL);
    s->owner = s->graph.owner = owner;
    return s;
}

static void slot_free(struct slot *s)
{
    path_graph_release(&s->graph);
    pthread_mutex_destroy(&s->lock);
    free(s);
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

/* A graph for one question is a slot that is in no list. */
static bool is_lent(const struct op_ctx *ctx, const struct path_graph *g)
{
    return ctx->app->paths && g->owner;
}

int paths_open_anew(struct op_ctx *ctx, struct path_graph **ret)
{
    struct slot *s = slot_new(0);
    static const struct change_moment none;
    int rc = path_graph_build(ctx, &s->graph, &none);
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
    rc = path_graph_follow(ctx, &s->graph, &now, &pending);
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

/* --- the week's way --------------------------------------------------------------------------- */

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

static bool week_holds(const struct week *x, const struct op_ctx *ctx, int64_t owner,
                       const struct change_moment *now)
{
    return x->a && x->owner == owner && x->moment.seq == now->seq &&
           x->moment.origin == now->origin && x->rules == ctx->app->ties &&
           date_eq(x->day, ctx->today);
}

bool path_cache_week(struct op_ctx *ctx, const struct change_moment *now, struct agenda_way **ret)
{
    struct path_cache *c = ctx->app->paths;
    int64_t owner = db_owner(ctx->db);
    pthread_mutex_lock(&c->lock);
    const struct week *x = week_of(c, owner);
    bool kept = week_holds(x, ctx, owner, now);
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

/* --- the whole -------------------------------------------------------------------------------- */

struct path_cache *path_cache_new(void)
{
    struct path_cache *c = calloc(1, sizeof(*c));
    if (!c)
        abort();
    pthread_mutex_init(&c->lock, NULL);
    return c;
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
