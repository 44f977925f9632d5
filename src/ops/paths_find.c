/* SPDX-License-Identifier: Apache-2.0 */
/* Ways to somebody, or to anybody of a program, place or specialty. */
#include "base/arena.h"
#include "def/errors.h"
#include "graph/graph.h"
#include "model/road.h"
#include "ops/paths_int.h"
#include "ops/programs.h"
#include "store/record.h"
#include "store/standing.h"

enum { QUESTIONS = 3 };

static int check(struct op_ctx *ctx, const struct paths_query *q)
{
    if (!q->person && !q->program && !q->organisation && !q->specialty.n)
        return err_set(ctx->err, ERR_INVALID,
                       "Say whom you look for: a person, a program, a place or a specialty.");
    if (q->place.n && !q->specialty.n)
        return err_set(ctx->err, ERR_INVALID, "A town goes with a specialty: say that, too.");
    if (q->k < 0 || q->k > PATHS_K_MAX)
        return err_set(ctx->err, ERR_INVALID, "Ways: 1 to %d.", PATHS_K_MAX);
    if (q->hops < 0 || q->hops > PATHS_HOPS_MAX)
        return err_set(ctx->err, ERR_INVALID, "Hops: 1 to %d.", PATHS_HOPS_MAX);
    return 0;
}

/* --- the goal --------------------------------------------------------------------------------- */

static int goal_person(struct op_ctx *ctx, const struct path_facts *f, int64_t person,
                       struct path_nodes *to, struct path_answer *ret)
{
    int rc = standing_name(ctx->db, ctx->arena, person, &ret->goal);
    if (rc < 0)
        return rc == ERR_NOT_FOUND ? err_set(ctx->err, rc, "There is no such person.") : rc;
    uint32_t at = path_facts_at(f, person);
    if (at && f->people.p[at].here)
        *VEC_PUSH(ctx->arena, to) = at;
    return 0;
}

static int goal_place(struct op_ctx *ctx, const struct path_facts *f, int64_t organisation,
                      struct path_nodes *to, struct path_answer *ret)
{
    struct organisation o;
    int rc = record_load(ctx->db, ctx->arena, &entity_organisation, organisation, &o);
    if (rc < 0)
        return rc == ERR_NOT_FOUND ? err_set(ctx->err, rc, "There is no such place.") : rc;
    ret->goal = str_format(ctx->arena, "anybody at %.*s", STR_ARG(o.name));
    paths_at_place(ctx, f, organisation, to);
    return 0;
}

static int goal_program(struct op_ctx *ctx, const struct path_facts *f, int64_t program,
                        struct path_nodes *to, struct path_answer *ret)
{
    struct program p;
    int rc = record_load(ctx->db, ctx->arena, &entity_program, program, &p);
    if (rc < 0)
        return rc == ERR_NOT_FOUND ? err_set(ctx->err, rc, "There is no such program.") : rc;
    rc = goal_place(ctx, f, p.organisation, to, ret);
    if (rc == 0 && p.name.n)
        ret->goal = str_format(ctx->arena, "anybody at %.*s", STR_ARG(p.name));
    return rc;
}

static int find_goal(struct op_ctx *ctx, const struct path_facts *f, const struct paths_query *q,
                     struct path_nodes *to, struct path_answer *ret)
{
    struct arena *a = ctx->arena;
    if (q->person)
        return goal_person(ctx, f, q->person, to, ret);
    if (q->program)
        return goal_program(ctx, f, q->program, to, ret);
    if (q->organisation)
        return goal_place(ctx, f, q->organisation, to, ret);
    paths_of_specialty(ctx, f, q->specialty, q->place, to);
    ret->goal = q->place.n ? str_format(a, "anybody in %.*s at %.*s", STR_ARG(q->specialty),
                                        STR_ARG(q->place))
                           : str_format(a, "anybody in %.*s", STR_ARG(q->specialty));
    return 0;
}

/* --- the answer ------------------------------------------------------------------------------- */

static struct str why_none(struct op_ctx *ctx, const struct paths_query *q,
                           const struct path_answer *x)
{
    struct arena *a = ctx->arena;
    if (x->none == PATH_FOUND)
        return STR("");
    if (x->none == PATH_NOBODY)
        return q->person
                   ? str_format(a, "%.*s was put away; bring them back first.", STR_ARG(x->goal))
                   : str_format(a,
                                "Your people do not include %.*s yet. Add somebody you have heard "
                                "of, with their place, and ways to them are looked for.",
                                STR_ARG(x->goal));
    return str_format(a,
                      "No way to %.*s within reach yet. Note who knows whom, or where people "
                      "trained and worked, and look again.",
                      STR_ARG(x->goal));
}

static int tell_all(struct op_ctx *ctx, const struct path_facts *f, const struct path *paths,
                    size_t n, struct path_answer *ret)
{
    struct paths_telling t;
    int rc = paths_telling_init(ctx, f, &t);
    ret->ways = ARENA_ARRAY(ctx->arena, struct path_way, n + 1);
    for (; rc == 0 && ret->ways_n < n; ret->ways_n++)
        rc = paths_tell(&t, &paths[ret->ways_n], &ret->ways[ret->ways_n]);
    return rc;
}

/* Nobody needs to be introduced to somebody they know at least as well themselves; somebody known
 * may be worth a good word of one other, not of two. */
static bool is_roundabout(const struct path_facts *f, const struct path *p)
{
    if (p->hops > 2 && f->people.p[p->who[p->hops]].mine)
        return true;
    for (unsigned i = 2; i < p->hops; i++) {
        uint16_t mine = f->people.p[p->who[i]].mine;
        struct tie_judgement j;
        uint32_t until = 0;
        for (unsigned k = 0; k < i; k++) {
            paths_pairs_judge(f, p->who[k], p->who[k + 1], &j);
            until += graph_cost(j.p);
        }
        if (mine && mine <= until)
            return true;
    }
    return false;
}

static size_t without_roundabouts(const struct path_facts *f, struct path *paths, size_t n,
                                  size_t most)
{
    size_t to = 0;
    for (size_t i = 0; i < n && to < most; i++)
        if (!is_roundabout(f, &paths[i]))
            paths[to++] = paths[i];
    return to;
}

static int by_cost(const void *a, const void *b)
{
    const struct path *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    return x->who[1] < y->who[1] ? -1 : x->who[1] > y->who[1];
}

static bool has_first(const struct path *paths, size_t n, uint32_t first)
{
    for (size_t i = 0; i < n; i++)
        if (paths[i].who[1] == first)
            return true;
    return false;
}

/* Introducers whose best way is a roundabout may have a plain one: from the strongest of all ways,
 * at most PATH_K_MAX, those by somebody who has none yet. */
static int add_second_best(struct op_ctx *ctx, struct path_graph *g, const struct path_nodes *to,
                           const struct path_nodes *without, const struct paths_query *q,
                           struct path paths[PATH_K_MAX], size_t *n)
{
    struct path *more = ARENA_ARRAY(ctx->arena, struct path, PATH_K_MAX);
    struct paths_query x = *q;
    size_t more_n, k = q->k ? (size_t)q->k : PATHS_K;
    x.differs = false;
    x.k = PATH_K_MAX;
    int rc = paths_search(ctx, g, 0, to, without, &x, more, &more_n);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < more_n && *n < k; i++)
        if (!has_first(paths, *n, more[i].who[1]) && !is_roundabout(g->facts, &more[i]))
            paths[(*n)++] = more[i];
    if (*n)
        qsort(paths, *n, sizeof(*paths), by_cost);
    return 0;
}

/* The k strongest that are no roundabouts: looked for among more, and among many if need be. With
 * another first person each that takes long, so a brief look does without if it found any.
 * *ret_best: strength of the strongest, roundabouts too; 0 none. */
static int search(struct op_ctx *ctx, struct path_graph *g, const struct path_nodes *to,
                  const struct path_nodes *without, const struct paths_query *q,
                  struct path paths[PATH_K_MAX], size_t *ret_n, double *ret_best)
{
    static const int64_t more[] = {2, PATH_K_MAX};
    struct paths_query x = *q;
    int64_t k = q->k ? q->k : PATHS_K;
    bool dropped = false, deep = !q->differs || !q->brief;
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < 2; i++) {
        size_t n;
        x.k = k * more[i] < PATH_K_MAX ? k * more[i] : PATH_K_MAX;
        rc = paths_search(ctx, g, 0, to, without, &x, paths, &n);
        *ret_best = rc == 0 && n ? graph_strength(paths[0].cost) : 0;
        *ret_n = rc == 0 ? without_roundabouts(g->facts, paths, n, (size_t)k) : 0;
        dropped = n > *ret_n;
        if (*ret_n == (size_t)k || n < (size_t)x.k || (*ret_n && !deep))
            break;
    }
    return rc == 0 && q->differs && dropped && *ret_n < (size_t)k && (deep || !*ret_n)
               ? add_second_best(ctx, g, to, without, q, paths, ret_n)
               : rc;
}

static bool is_one_of(const struct path_nodes *x, uint32_t at)
{
    for (size_t i = 0; i < x->n; i++)
        if (x->p[i] == at)
            return true;
    return false;
}

/* Of a place or a specialty: those the owner knows, each, and ways to those they do not. */
static int search_set(struct op_ctx *ctx, struct path_graph *g, const struct path_nodes *to,
                      const struct path_nodes *without, const struct paths_query *q,
                      struct path *paths, size_t *ret_n)
{
    double best;
    struct path_nodes others = {0};
    struct path *known = ARENA_ARRAY(ctx->arena, struct path, to->n + PATH_K_MAX);
    size_t n = 0, ways_n, k = q->k ? (size_t)q->k : PATHS_K;
    for (size_t i = 0; i < to->n; i++) {
        uint16_t mine = g->facts->people.p[to->p[i]].mine;
        if (!mine)
            *VEC_PUSH(ctx->arena, &others) = to->p[i];
        else if (!is_one_of(without, to->p[i]))
            known[n++] = (struct path){.cost = mine, .hops = 1, .who = {0, to->p[i]}};
    }
    int rc = search(ctx, g, &others, without, q, known + n, &ways_n, &best);
    if (rc < 0)
        return rc;
    n += ways_n;
    if (n)
        qsort(known, n, sizeof(*known), by_cost);
    *ret_n = n < k ? n : k;
    if (*ret_n)
        memcpy(paths, known, *ret_n * sizeof(*paths));
    return 0;
}

/* Of the questions: what is known already of the strongest way, -1 nothing. */
static double strength_now(const struct paths_query *q, double best)
{
    return q->person && !q->without.n && (!q->hops || q->hops == PATHS_HOPS) ? best : -1;
}

static int answer(struct op_ctx *ctx, struct path_graph *g, const struct paths_query *q,
                  struct path_answer *ret)
{
    struct path_nodes to = {0}, without = {0};
    struct path *paths = ARENA_ARRAY(ctx->arena, struct path, PATH_K_MAX);
    size_t n = 0;
    double best = -1;
    int rc = find_goal(ctx, g->facts, q, &to, ret);
    for (size_t i = 0; i < q->without.n; i++) {
        uint32_t at = path_facts_at(g->facts, q->without.p[i]);
        if (at)
            *VEC_PUSH(ctx->arena, &without) = at;
    }
    if (rc == 0)
        rc = q->person ? search(ctx, g, &to, &without, q, paths, &n, &best)
                       : search_set(ctx, g, &to, &without, q, paths, &n);
    if (rc == 0)
        rc = tell_all(ctx, g->facts, paths, n, ret);
    if (rc < 0)
        return rc;
    ret->targets = to.n;
    ret->none = n ? PATH_FOUND : to.n ? PATH_NO_WAY : PATH_NOBODY;
    ret->note = why_none(ctx, q, ret);
    return paths_ask_ties(ctx, g, &to, 0, strength_now(q, best), QUESTIONS, &ret->questions,
                          &ret->questions_n);
}

int paths_find(struct op_ctx *ctx, const struct paths_query *q, struct path_answer *ret)
{
    struct path_graph *g;
    *ret = (struct path_answer){.meaning = str_c(paths_meaning)};
    int rc = check(ctx, q);
    if (rc == 0)
        rc = paths_open(ctx, &g);
    if (rc < 0 || !g)
        return rc;
    rc = answer(ctx, g, q, ret);
    paths_close(ctx, g);
    return rc;
}
