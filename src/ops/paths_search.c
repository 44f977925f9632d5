/* SPDX-License-Identifier: Apache-2.0 */
/* Searching an account's graph, and who is where in it. */
#include "base/arena.h"
#include "base/fold.h"
#include "def/errors.h"
#include "graph/graph.h"
#include "insight/cadence.h"
#include "insight/signals.h"
#include "ops/paths_int.h"
#include "ops/programs.h"

/* --- searching -------------------------------------------------------------------------------- */

static int failed(struct op_ctx *ctx, int rc, const struct err *err)
{
    return err_set(ctx->err, ERR_INTERNAL, "Ways cannot be searched (%s: %s).", strerror(-rc),
                   err->text);
}

static bool is_one_of(const struct path_nodes *x, uint32_t at)
{
    for (size_t i = 0; x && i < x->n; i++)
        if (x->p[i] == at)
            return true;
    return false;
}

/* Puts in or takes out those who are looked for but never introduce. They stand in the set of the
 * wanted, and inside of a path nobody wanted stands: so they introduce nobody even now. */
static int show_wanted(struct path_graph *g, const struct path_nodes *to, bool show,
                       struct err *err)
{
    struct path_facts *f = g->facts;
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < to->n; i++) {
        const struct path_person *p = &f->people.p[to->p[i]];
        if (!p->never || !p->here || !to->p[i])
            continue;
        if (!show) {
            rc = graph_person_drop(g->graph, to->p[i], err);
            continue;
        }
        paths_pairs_near(f, to->p[i], 0);
        *VEC_PUSH(f->a, &f->found) = 0;
        for (size_t k = 0; rc == 0 && k < f->found.n; k++) {
            struct tie_judgement j;
            uint32_t other = f->found.p[k];
            if (other && f->people.p[other].never && !is_one_of(to, other))
                continue;
            paths_pairs_judge(f, to->p[i], other, &j);
            struct graph_tie x = {.u = to->p[i], .v = other, .cost = graph_cost(j.p)};
            rc = j.used ? graph_tie_put(g->graph, x, err) : 0;
        }
    }
    return rc;
}

/* Takes the owner's own ties to some away, or puts them back. */
static int hide_first(struct path_graph *g, const struct path_nodes *without, bool hide,
                      struct err *err)
{
    int rc = 0;
    for (size_t i = 0; rc == 0 && without && i < without->n; i++) {
        struct graph_tie x = {.v = without->p[i], .cost = g->facts->people.p[without->p[i]].mine};
        if (x.cost)
            rc = hide ? graph_tie_drop(g->graph, 0, x.v, err) : graph_tie_put(g->graph, x, err);
    }
    return rc;
}

int paths_search(struct op_ctx *ctx, struct path_graph *g, uint32_t from,
                 const struct path_nodes *to, const struct path_nodes *without,
                 const struct paths_query *q, struct path *ret, size_t *ret_n)
{
    struct err err = {0};
    struct path_query x = {.from = from,
                           .to = to->p,
                           .to_n = to->n,
                           .hops = q->hops ? (unsigned)q->hops : PATHS_HOPS,
                           .k = q->k ? (unsigned)q->k : PATHS_K,
                           .first_differs = q->differs};
    *ret_n = 0;
    if (!to->n)
        return 0;
    int rc = show_wanted(g, to, true, &err);
    if (rc == 0)
        rc = hide_first(g, without, true, &err);
    if (rc == 0)
        rc = path_find(g->search, g->graph, NULL, &x, ret, ret_n, &err);
    int back = hide_first(g, without, false, &err);
    if (back == 0)
        back = show_wanted(g, to, false, &err);
    if (back < 0) /* a graph that is not whole any more is made anew next time */
        g->torn = true;
    rc = rc < 0 ? rc : back;
    return rc < 0 ? failed(ctx, rc, &err) : 0;
}

int paths_strength(struct op_ctx *ctx, struct path_graph *g, uint32_t from,
                   const struct path_nodes *to, unsigned hops, double *ret)
{
    struct path best[1];
    struct paths_query q = {.k = 1, .hops = hops};
    size_t n;
    int rc = paths_search(ctx, g, from, to, NULL, &q, best, &n);
    *ret = rc == 0 && n ? graph_strength(best[0].cost) : 0;
    return rc;
}

/* --- who is where ----------------------------------------------------------------------------- */

static bool is_there_now(const struct tie_post *x, struct date today)
{
    struct role r = {.from = x->from, .until = x->until};
    return cadence_role_is_in_force(&r, today);
}

static bool is_at_now(const struct path_person *p, const struct path_place *place,
                      struct date today)
{
    for (size_t i = 0; i < p->side.posts_n; i++)
        if (p->side.posts[i].place == &place->tie && is_there_now(&p->side.posts[i], today))
            return true;
    return false;
}

/* Who is at a place or a part of it, some more than once. */
static void add_members(struct op_ctx *ctx, const struct path_facts *f,
                        const struct path_place *place, int down, struct path_nodes *to)
{
    for (size_t i = 0; i < place->members.n; i++) {
        const struct path_person *p = &f->people.p[place->members.p[i]];
        if (p->here && is_at_now(p, place, ctx->today))
            *VEC_PUSH(ctx->arena, to) = place->members.p[i];
    }
    for (size_t i = 0; down > 0 && i < place->parts.n; i++)
        add_members(ctx, f, place->parts.p[i], down - 1, to);
}

static int by_number(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

void paths_at_place(struct op_ctx *ctx, const struct path_facts *f, int64_t organisation,
                    struct path_nodes *ret)
{
    enum { DOWN = 3 }; /* hospital, department, program */
    const struct path_place *place = path_facts_place(f, organisation);
    size_t n = 0;
    *ret = (struct path_nodes){0};
    if (!place)
        return;
    add_members(ctx, f, place, DOWN, ret);
    if (ret->n)
        qsort(ret->p, ret->n, sizeof(*ret->p), by_number);
    for (size_t i = 0; i < ret->n; i++)
        if (!n || ret->p[n - 1] != ret->p[i])
            ret->p[n++] = ret->p[i];
    ret->n = n;
}

/* Somebody is where a place of theirs, or the one around it, lies or is called so. */
static bool is_in_place(struct op_ctx *ctx, const struct path_person *p, struct str key)
{
    for (size_t i = 0; i < p->side.posts_n; i++) {
        const struct tie_post *x = &p->side.posts[i];
        const struct tie_place *at[] = {x->place, x->above};
        for (size_t k = 0; k < 2; k++)
            if (at[k] && is_there_now(x, ctx->today) &&
                (str_find(at[k]->where, key, 0) != SIZE_MAX ||
                 str_find(fold(ctx->arena, at[k]->name), key, 0) != SIZE_MAX))
                return true;
    }
    return false;
}

void paths_of_specialty(struct op_ctx *ctx, const struct path_facts *f, struct str specialty,
                        struct str place, struct path_nodes *ret)
{
    struct str key = specialty_key(ctx->arena, specialty), where = fold(ctx->arena, place);
    *ret = (struct path_nodes){0};
    for (uint32_t at = 1; at < f->people.n; at++) {
        const struct path_person *p = &f->people.p[at];
        if (p->here && p->specialty.n && str_eq(p->specialty, key) &&
            (!where.n || is_in_place(ctx, p, where)))
            *VEC_PUSH(ctx->arena, ret) = at;
    }
}

/* --- what the owner aims at ------------------------------------------------------------------- */

static bool is_considered(const struct program *p)
{
    return p->status >= PROGRAM_CONSIDERING && p->status <= PROGRAM_INTERVIEW;
}

static void want(struct op_ctx *ctx, struct path_nodes *to, const struct path_nodes *more)
{
    for (size_t i = 0; i < more->n; i++)
        if (!is_one_of(to, more->p[i]))
            *VEC_PUSH(ctx->arena, to) = more->p[i];
}

int paths_aims_load(struct op_ctx *ctx, const struct path_facts *f, struct paths_aims *ret)
{
    enum { PROGRAMS = 200 };
    struct account me;
    struct program_row *rows;
    size_t n;
    int rc = context_account(ctx, &me);
    if (rc == 0)
        rc = programs_list(ctx->db, ctx->arena, 0, PROGRAMS, &rows, &n);
    *ret = (struct paths_aims){0};
    if (rc < 0)
        return rc;
    ret->programs = ARENA_ARRAY(ctx->arena, struct paths_aim, n + 1);
    for (size_t i = 0; i < n; i++) {
        struct paths_aim *aim = &ret->programs[ret->programs_n];
        if (!is_considered(&rows[i].program))
            continue;
        *aim = (struct paths_aim){.program = rows[i].program.record.id,
                                  .name = program_name(&rows[i])};
        paths_at_place(ctx, f, rows[i].program.organisation, &aim->people);
        want(ctx, &ret->wanted, &aim->people);
        ret->programs_n++;
    }
    struct str specialty, rest = me.specialties;
    while (rest.n && str_next(&rest, ',', &specialty)) {
        struct path_nodes of;
        paths_of_specialty(ctx, f, str_trim(specialty), STR(""), &of);
        want(ctx, &ret->wanted, &of);
    }
    return 0;
}
