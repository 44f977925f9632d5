/* SPDX-License-Identifier: Apache-2.0 */
/* Ways to somebody, or to anybody of a program, place or specialty. */
#include "base/arena.h"
#include "def/errors.h"
#include "model/road.h"
#include "ops/paths_int.h"
#include "ops/programs.h"
#include "store/record.h"
#include "store/standing.h"

enum { QUESTIONS = 3 };

static int check(struct op_ctx *ctx, const struct paths_query *q)
{
    int said = !!q->person + !!q->program + !!q->organisation + (q->specialty.n > 0);
    if (said != 1)
        return err_set(ctx->err, ERR_INVALID,
                       said ? "Say one thing: a person, a program, a place or a specialty."
                            : "Say whom you look for: a person, a program, a place or a "
                              "specialty.");
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
                   : STR("Nobody of there is among your people yet. Add somebody you have "
                         "heard of, with their place, and ways to them are looked for.");
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

static int answer(struct op_ctx *ctx, struct path_graph *g, const struct paths_query *q,
                  struct path_answer *ret)
{
    struct path_nodes to = {0}, without = {0};
    struct path *paths = ARENA_ARRAY(ctx->arena, struct path, PATHS_K_MAX);
    size_t n = 0;
    int rc = find_goal(ctx, g->facts, q, &to, ret);
    for (size_t i = 0; i < q->without.n; i++) {
        uint32_t at = path_facts_at(g->facts, q->without.p[i]);
        if (at)
            *VEC_PUSH(ctx->arena, &without) = at;
    }
    if (rc == 0)
        rc = paths_search(ctx, g, 0, &to, &without, q, paths, &n);
    if (rc == 0)
        rc = tell_all(ctx, g->facts, paths, n, ret);
    if (rc < 0)
        return rc;
    ret->targets = to.n;
    ret->none = n ? PATH_FOUND : to.n ? PATH_NO_WAY : PATH_NOBODY;
    ret->note = why_none(ctx, q, ret);
    return paths_ask_ties(ctx, g, &to, 0, QUESTIONS, &ret->questions, &ret->questions_n);
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
