/* SPDX-License-Identifier: Apache-2.0 */
/* Ties as such: what speaks for one, what to ask the owner, and what the owner says. */
#include "base/arena.h"
#include "def/errors.h"
#include "graph/graph.h"
#include "ops/paths_int.h"
#include "ops/save.h"
#include "store/record.h"
#include "store/ties.h"

/* --- one tie ---------------------------------------------------------------------------------- */

static void tell_tie(struct op_ctx *ctx, const struct path_facts *f, uint32_t x, uint32_t y,
                     struct tie_view *ret)
{
    const struct path_person *p = &f->people.p[x], *q = &f->people.p[y];
    struct tie_judgement j;
    paths_pairs_judge(f, x, y, &j);
    *ret = (struct tie_view){.person = p->id,
                             .other = q->id,
                             .name = str_copy(ctx->arena, p->name),
                             .other_name = y ? str_copy(ctx->arena, q->name) : STR("You"),
                             .known = j.used,
                             .band = path_band_of(j.p),
                             .words = path_chance(j.p),
                             .verdict = j.verdict,
                             .verdict_words = tie_verdict_words(ctx->arena, j.verdict, !y),
                             .tie = j.tie,
                             .evidence = paths_tell_evidence(ctx, f, &j),
                             .evidence_n = j.n};
}

static int find_node(struct op_ctx *ctx, const struct path_facts *f, int64_t person, uint32_t *ret)
{
    *ret = path_facts_at(f, person);
    return *ret ? 0 : err_set(ctx->err, ERR_NOT_FOUND, "There is no such person.");
}

static int refuse_one(struct op_ctx *ctx)
{
    return err_set(ctx->err, ERR_INVALID, "A tie needs two people: choose another one.");
}

int tie_load(struct op_ctx *ctx, int64_t person, int64_t other, struct tie_view *ret)
{
    if (person == other)
        return refuse_one(ctx);
    struct path_graph *g;
    uint32_t x = 0, y = 0;
    *ret = (struct tie_view){.person = person, .other = other};
    int rc = paths_open(ctx, &g);
    if (rc < 0 || !g)
        return rc;
    rc = find_node(ctx, g->facts, person, &x);
    if (rc == 0 && other)
        rc = find_node(ctx, g->facts, other, &y);
    if (rc == 0)
        tell_tie(ctx, g->facts, x, y, ret);
    paths_close(ctx, g);
    return rc;
}

struct ranked {
    uint32_t at;
    double p;
};

static int by_strength(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->p > y->p || x->p < y->p)
        return x->p > y->p ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* Those with a tie, or that were judged by the owner. */
static size_t rank_ties(struct path_facts *f, struct arena *a, uint32_t at, struct ranked **ret)
{
    size_t n = 0;
    paths_pairs_near(f, at, 0);
    *VEC_PUSH(f->a, &f->found) = 0;
    struct ranked *rows = ARENA_ARRAY(a, struct ranked, f->found.n);
    for (size_t i = 0; i < f->found.n; i++) {
        struct tie_judgement j;
        paths_pairs_judge(f, at, f->found.p[i], &j);
        if (j.p > 0 || j.verdict)
            rows[n++] = (struct ranked){f->found.p[i], j.used ? j.p : 0};
    }
    if (n)
        qsort(rows, n, sizeof(*rows), by_strength);
    *ret = rows;
    return n;
}

int tie_list(struct op_ctx *ctx, int64_t person, struct tie_view **ret, size_t *ret_n)
{
    struct path_graph *g;
    struct ranked *rows;
    uint32_t at = 0;
    *ret = NULL;
    *ret_n = 0;
    int rc = paths_open(ctx, &g);
    if (rc < 0 || !g)
        return rc;
    rc = find_node(ctx, g->facts, person, &at);
    size_t n = rc == 0 ? rank_ties(g->facts, ctx->arena, at, &rows) : 0;
    *ret = ARENA_ARRAY(ctx->arena, struct tie_view, n + 1);
    for (size_t i = 0; i < n; i++)
        tell_tie(ctx, g->facts, at, rows[i].at, &(*ret)[i]);
    *ret_n = n;
    paths_close(ctx, g);
    return rc;
}

/* --- what to ask ------------------------------------------------------------------------------ */

/* A pair that a yes would change. */
struct question {
    uint32_t x, y;   /* y: the one that is wanted */
    double now;      /* strength of the way to y; -1: ways are not the point */
    double expected; /* what a yes would add, times how likely it looks */
};

static int by_expected(const void *a, const void *b)
{
    const struct question *x = a, *y = b;
    if (x->expected > y->expected || x->expected < y->expected)
        return x->expected > y->expected ? -1 : 1;
    if (x->y != y->y)
        return x->y < y->y ? -1 : 1;
    return x->x < y->x ? -1 : x->x > y->x;
}

/* Somebody was asked about before, or noted more than can be concluded. */
static bool is_answered(const struct tie_judgement *j) { return j->tie || j->verdict; }

/* What a way over x to y would be worth if they did know each other. */
static double if_yes(const struct path_facts *f, uint32_t x)
{
    double confirmed = f->rules->rules[TIE_NEEDS_CONFIRMED].base;
    uint16_t mine = f->people.p[x].mine;
    return mine ? graph_strength(mine) * graph_strength(graph_cost(confirmed)) : 0;
}

/* How likely a yes looks: the strongest piece of evidence, also when it is below the floor. */
static double likely(const struct tie_judgement *j)
{
    return is_answered(j) || !j->n ? 0 : j->findings[0].p;
}

static int ask_about(struct op_ctx *ctx, struct path_graph *g, uint32_t wanted, double now,
                     struct question *best)
{
    const double least = 0.02; /* a yes that changes less is not worth a question */
    struct path_facts *f = g->facts;
    struct path_nodes to = {&wanted, 1, 1};
    int rc = now < 0 ? paths_strength(ctx, g, 0, &to, PATHS_HOPS, &now) : 0;
    *best = (struct question){.y = wanted, .now = now};
    paths_pairs_near(f, wanted, 0);
    for (size_t i = 0; rc == 0 && i < f->found.n; i++) {
        struct tie_judgement j;
        uint32_t x = f->found.p[i];
        double adds = f->people.p[x].never ? 0 : if_yes(f, x) - now;
        if (adds < least || adds <= best->expected)
            continue;
        paths_pairs_judge(f, x, wanted, &j);
        double expected = adds * likely(&j);
        if (expected > best->expected ||
            (expected > 0 && expected >= best->expected && x < best->x)) {
            best->expected = expected;
            best->x = x;
        }
    }
    return rc;
}

/* One person's pairs: the likely ones first. */
static void ask_of(struct path_graph *g, uint32_t only, uint32_t other, struct question *q)
{
    struct tie_judgement j;
    paths_pairs_judge(g->facts, only, other, &j);
    *q = (struct question){.x = only, .y = other, .now = -1, .expected = likely(&j)};
}

static void tell_question(struct op_ctx *ctx, const struct path_facts *f, const struct question *q,
                          struct tie_question *ret)
{
    const struct path_person *x = &f->people.p[q->x], *y = &f->people.p[q->y];
    struct arena *a = ctx->arena;
    struct tie_judgement j;
    paths_pairs_judge(f, q->x, q->y, &j);
    *ret = (struct tie_question){
        .person = x->id,
        .other = y->id,
        .name = str_copy(a, x->name),
        .other_name = str_copy(a, y->name),
        .question =
            str_format(a, "Do %.*s and %.*s know each other?", STR_ARG(x->name), STR_ARG(y->name)),
        .because =
            j.n ? str_format(a, "%.*s.", STR_ARG(tie_finding_words(a, &j.findings[0], f->today)))
                : STR(""),
        .gain = q->now < 0 ? STR("")
                           : str_format(a,
                                        q->now > 0 ? "A yes would make the way to %.*s stronger."
                                                   : "A yes would open a way to %.*s.",
                                        STR_ARG(y->name))};
}

int paths_ask_ties(struct op_ctx *ctx, struct path_graph *g, const struct path_nodes *wanted,
                   uint32_t only, double now, size_t limit, struct tie_question **ret,
                   size_t *ret_n)
{
    enum { LOOKED_AT = 8 }; /* for each one that is wanted */
    size_t most = limit * LOOKED_AT, n = wanted->n < most ? wanted->n : most, asked = 0;
    struct question *rows = ARENA_ARRAY(ctx->arena, struct question, n + 1);
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < n; i++) {
        struct question *q = &rows[asked];
        if (only)
            ask_of(g, only, wanted->p[i], q);
        else
            rc = ask_about(ctx, g, wanted->p[i], now, q);
        asked += q->expected > 0;
    }
    if (asked)
        qsort(rows, asked, sizeof(*rows), by_expected);
    *ret_n = asked < limit ? asked : limit;
    *ret = ARENA_ARRAY(ctx->arena, struct tie_question, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        tell_question(ctx, g->facts, &rows[i], &(*ret)[i]);
    return rc;
}

/* After the people of programs and specialties all others the owner has no tie with. */
static void want_strangers(struct op_ctx *ctx, const struct path_facts *f, struct path_nodes *to)
{
    bool *is = ARENA_ARRAY(ctx->arena, bool, f->people.n + 1);
    for (size_t i = 0; i < to->n; i++)
        is[to->p[i]] = true;
    for (uint32_t at = 1; at < f->people.n; at++)
        if (!is[at] && f->people.p[at].here && !f->people.p[at].mine)
            *VEC_PUSH(ctx->arena, to) = at;
}

static int wanted_for(struct op_ctx *ctx, struct path_graph *g, uint32_t only,
                      struct path_nodes *ret)
{
    struct paths_aims aims;
    *ret = (struct path_nodes){0};
    if (only) {
        paths_pairs_near(g->facts, only, 0);
        for (size_t i = 0; i < g->facts->found.n; i++)
            *VEC_PUSH(ctx->arena, ret) = g->facts->found.p[i];
        return 0;
    }
    int rc = paths_aims_load(ctx, g->facts, &aims);
    *ret = aims.wanted;
    if (rc == 0)
        want_strangers(ctx, g->facts, ret);
    return rc;
}

int tie_questions(struct op_ctx *ctx, int64_t person, int64_t limit, struct tie_question **ret,
                  size_t *ret_n)
{
    enum { USUAL = 10 };
    struct path_graph *g;
    struct path_nodes wanted;
    uint32_t only = 0;
    *ret = NULL;
    *ret_n = 0;
    int rc = paths_open(ctx, &g);
    if (rc < 0 || !g)
        return rc;
    if (person)
        rc = find_node(ctx, g->facts, person, &only);
    if (rc == 0)
        rc = wanted_for(ctx, g, only, &wanted);
    if (rc == 0)
        rc = paths_ask_ties(ctx, g, &wanted, only, -1, limit > 0 ? (size_t)limit : USUAL, ret,
                            ret_n);
    paths_close(ctx, g);
    return rc;
}

/* --- what the owner says ---------------------------------------------------------------------- */

/* The newest record of the two; id 0: none. */
static int find_newest(struct op_ctx *ctx, int64_t person, int64_t other, struct tie *ret)
{
    struct tie *rows;
    size_t n;
    *ret = (struct tie){0};
    int rc = ties_records(ctx->db, ctx->arena, person, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if ((rows[i].person == person ? rows[i].other : rows[i].person) == other)
            *ret = rows[i];
    return rc;
}

int tie_say(struct op_ctx *ctx, int64_t person, int64_t other, enum tie_verdict verdict, int kind,
            struct str evidence, int64_t *ret)
{
    struct tie newest, before, after;
    if (person == other || !person)
        return refuse_one(ctx);
    int rc = find_newest(ctx, person, other, &newest);
    if (rc < 0)
        return rc;
    if (!newest.record.id) {
        after = (struct tie){.person = person,
                             .other = other,
                             .kind = kind,
                             .verdict = (int)verdict,
                             .evidence = evidence};
        rc = save_new(ctx, &entity_tie, &after);
        *ret = after.record.id;
        return rc;
    }
    rc = record_load(ctx->db, ctx->arena, &entity_tie, newest.record.id, &before);
    if (rc < 0)
        return rc;
    after = before;
    after.verdict = (int)verdict;
    after.kind = kind ? kind : before.kind;
    after.evidence = evidence.n ? evidence : before.evidence;
    *ret = before.record.id;
    return save_change(ctx, &entity_tie, &before, &after);
}
