/* SPDX-License-Identifier: Apache-2.0 */
/* Ways in words: bands, hops with their evidence, who is asked first and whether one should. */
#include "base/arena.h"
#include "def/errors.h"
#include "graph/graph.h"
#include "insight/phrase.h"
#include "insight/readiness_words.h"
#include "ops/guard_int.h"
#include "ops/paths_int.h"
#include "ops/readiness.h"
#include "store/find.h"
#include "store/ties.h"

enum { YEAR_DAYS = 365, MANY_ASKS = 3, OWED = 500 };

const char paths_meaning[] =
    "A judgement from what you noted and from dated positions, good for comparing ways with each "
    "other; it is no measured chance. What you say about a tie counts more.";

/* --- words of numbers ------------------------------------------------------------------------- */

static const struct {
    double least;
    const char *words;
} ladder[] = {{0.7, "about 3 in 4"},    {0.58, "about 2 in 3"},   {0.42, "about even"},
              {0.29, "about 1 in 3"},   {0.22, "about 1 in 4"},   {0.15, "about 1 in 5"},
              {0.075, "about 1 in 10"}, {0.035, "about 1 in 20"}, {0, "less than 1 in 20"}};

const char *path_chance(double p)
{
    size_t i = 0;
    while (ladder[i].least > p)
        i++;
    return ladder[i].words;
}

enum path_band path_band_of(double p)
{
    return p >= 0.42 ? PATH_GOOD : p >= 0.15 ? PATH_FAIR : p >= 0.05 ? PATH_SMALL : PATH_SLIM;
}

const char *path_band_key(enum path_band band)
{
    static const char *const keys[] = {"slim", "small", "fair", "good"};
    return keys[band];
}

/* --- hops ------------------------------------------------------------------------------------- */

struct path_evidence *paths_tell_evidence(struct op_ctx *ctx, const struct path_facts *f,
                                          const struct tie_judgement *j)
{
    struct path_evidence *rows = ARENA_ARRAY(ctx->arena, struct path_evidence, j->n + 1);
    for (size_t i = 0; i < j->n; i++) {
        const struct tie_finding *x = &j->findings[i];
        rows[i] = (struct path_evidence){
            .rule = str_copy(ctx->arena, x->rule->id),
            .words = str_copy(ctx->arena, tie_finding_words(ctx->arena, x, f->today)),
            .when = tie_finding_when(ctx->arena, x, f->today),
            .judgement = x->rule->judgement,
            .tie = x->tie};
    }
    return rows;
}

struct str paths_dated(struct arena *a, const struct path_evidence *e)
{
    struct str words =
        str_ends(e->words, STR(".")) ? str_sub(e->words, 0, e->words.n - 1) : e->words;
    bool said =
        !e->when.n || str_eq(e->when, STR("now")) || str_find(words, e->when, 0) != SIZE_MAX;
    return said ? e->words : str_format(a, "%.*s (%.*s)", STR_ARG(words), STR_ARG(e->when));
}

struct str paths_rests_on(struct arena *a, const struct path_evidence *e, size_t n)
{
    struct str all = STR_NULL;
    for (size_t i = 0; i < n; i++)
        all = str_join(a, all, STR("; "), paths_dated(a, &e[i]));
    return all;
}

/* What the owner confirmed needs no more evidence. */
static void tell_verdict(struct op_ctx *ctx, const struct tie_judgement *j, struct path_hop *h)
{
    if (h->evidence_n)
        return;
    h->evidence[0] =
        (struct path_evidence){.rule = STR("confirmed"),
                               .words = tie_verdict_words(ctx->arena, j->verdict, !h->from),
                               .judgement = true,
                               .tie = j->tie};
    h->evidence_n = 1;
}

void paths_tell_hop(struct op_ctx *ctx, const struct path_facts *f, uint32_t from, uint32_t to,
                    struct path_hop *ret)
{
    const struct path_person *p = &f->people.p[from], *q = &f->people.p[to];
    struct tie_judgement j;
    paths_pairs_judge(f, from, to, &j);
    *ret = (struct path_hop){.from = p->id,
                             .to = q->id,
                             .from_name = from ? str_copy(ctx->arena, p->name) : STR("You"),
                             .name = str_copy(ctx->arena, q->name),
                             .place = str_copy(ctx->arena, q->place),
                             .circle = q->circle,
                             .band = path_band_of(j.p),
                             .words = path_chance(j.p),
                             .evidence = paths_tell_evidence(ctx, f, &j),
                             .evidence_n = j.n,
                             .tie = j.tie,
                             .verdict = j.verdict};
    tell_verdict(ctx, &j, ret);
}

/* --- who is asked first ----------------------------------------------------------------------- */

static int load_owed(struct op_ctx *ctx, struct ids *ret)
{
    struct promise *promises;
    struct help *help;
    size_t promises_n, help_n;
    int rc = find_promises_open(ctx->db, ctx->arena, PROMISE_BY_ME, OWED, &promises, &promises_n);
    if (rc == 0)
        rc = find_help_not_thanked(ctx->db, ctx->arena, OWED, &help, &help_n);
    if (rc < 0)
        return rc;
    *ret = (struct ids){ARENA_ARRAY(ctx->arena, int64_t, promises_n + help_n), 0};
    for (size_t i = 0; i < promises_n; i++)
        ret->p[ret->n++] = promises[i].person;
    for (size_t i = 0; i < help_n; i++)
        ret->p[ret->n++] = help[i].person;
    return 0;
}

int paths_telling_init(struct op_ctx *ctx, const struct path_facts *f, struct paths_telling *ret)
{
    *ret = (struct paths_telling){.ctx = ctx, .facts = f};
    int rc = ties_asked(ctx->db, ctx->arena, date_add_days(ctx->today, -YEAR_DAYS), &ret->asked,
                        &ret->asked_n);
    if (rc == 0)
        rc = ties_introductions(ctx->db, ctx->arena, &ret->introductions, &ret->introductions_n);
    if (rc == 0)
        rc = load_owed(ctx, &ret->owed);
    return rc < 0 ? rc : guard_soap_is_now(ctx, &ret->soap);
}

int paths_stop(struct op_ctx *ctx, int64_t person, struct str *ret)
{
    struct organisation program;
    *ret = STR("");
    int rc = person ? guard_load_program(ctx, person, 0, &program) : 0;
    return rc < 0 || !person || !program.record.id
               ? rc
               : guard_soap_sentence(ctx, &program, ctx->today, true, ret);
}

static struct str if_write(struct op_ctx *ctx, const struct path_facts *f,
                           const struct path_person *p)
{
    return readiness_say_write(ctx, &f->account, p->contact ? &p->counters : NULL, p->pin);
}

static const struct ties_asked *asked_of(const struct paths_telling *t, int64_t person)
{
    for (size_t i = 0; i < t->asked_n; i++)
        if (t->asked[i].person == person)
            return &t->asked[i];
    return NULL;
}

static struct str asked_words(struct arena *a, struct str name, size_t n, size_t open)
{
    if (!n)
        return str_format(a, "You asked %.*s for nothing in the last year.", STR_ARG(name));
    struct str s = str_format(a, "You asked %.*s for %.*s thing%s in the last year", STR_ARG(name),
                              STR_ARG(phrase_number(a, (int64_t)n)), n == 1 ? "" : "s");
    if (!open)
        return str_join(a, s, STR(""), STR("."));
    return str_format(a, "%.*s; %.*s still open.", STR_ARG(s),
                      STR_ARG(str_join(a, phrase_number(a, (int64_t)open), STR(" "),
                                       open == 1 ? STR("is") : STR("are"))));
}

static struct str owed_words(const struct paths_telling *t, int64_t person)
{
    for (size_t i = 0; i < t->owed.n; i++)
        if (t->owed.p[i] == person)
            return STR("You owe them a thank-you or a promise: that comes first.");
    return STR("");
}

static void tell_first(struct paths_telling *t, const struct path_person *p, bool between,
                       const struct path_way *way, struct path_first *ret)
{
    struct arena *a = t->ctx->arena;
    const struct ties_asked *asked = asked_of(t, p->id);
    bool itself = way->ask && way->ask_state != ASK_IDEA && way->ask_state != ASK_UNSET;
    size_t open = asked ? (size_t)asked->open - (itself && asked->open > 0) : 0;
    size_t n = asked ? (size_t)asked->n : 0;
    *ret = (struct path_first){.person = between ? p->id : 0,
                               .name = str_copy(a, p->name),
                               .if_write = if_write(t->ctx, t->facts, p),
                               .asked = asked_words(a, p->name, n, open),
                               .asked_year = n,
                               .asked_open = open,
                               .tired = open > 0 || n >= MANY_ASKS,
                               .owed = owed_words(t, p->id)};
    ret->tired_why = open         ? STR("They still have something of yours to do: another way, "
                                                "or a little later, is kinder.")
                     : ret->tired ? STR("You asked much of them this year: another way may be "
                                        "kinder.")
                                  : STR("");
}

/* --- the whole way ---------------------------------------------------------------------------- */

static struct str summary(struct arena *a, const struct path_way *w)
{
    const struct path_hop *h = w->hops;
    if (w->hops_n == 1)
        return str_format(a, "You know %.*s yourself: write.", STR_ARG(w->end_name));
    struct str s =
        str_format(a, "%.*s could introduce you to %.*s", STR_ARG(h[0].name), STR_ARG(h[1].name));
    if (w->hops_n == 3)
        s = str_format(a, "%.*s, who knows %.*s", STR_ARG(s), STR_ARG(w->end_name));
    for (size_t i = 2; w->hops_n > 3 && i < w->hops_n; i++)
        s = str_join(a, s,
                     i == 2              ? STR(", and from there it goes on to ")
                     : i + 1 < w->hops_n ? STR(", ")
                                         : STR(" and "),
                     h[i].name);
    return str_join(a, s, STR(""), STR("."));
}

static void find_ask(const struct paths_telling *t, struct path_way *w)
{
    for (size_t i = 0; i < t->introductions_n && w->hops_n > 1; i++) {
        const struct ask *x = &t->introductions[i];
        if (x->person == w->hops[0].to &&
            (x->about_person == w->about || x->about_person == w->end)) {
            w->ask = x->record.id;
            w->ask_state = x->state ? x->state : ASK_IDEA;
        }
    }
}

static int tell_stop(struct paths_telling *t, struct path_way *w)
{
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < w->hops_n && i < 2 && !w->stop.n; i++)
        rc = paths_stop(t->ctx, w->hops[i].to, &w->stop);
    return rc;
}

int paths_tell(struct paths_telling *t, const struct path *path, struct path_way *ret)
{
    const struct path_facts *f = t->facts;
    double strength = graph_strength(path->cost);
    *ret = (struct path_way){.hops = ARENA_ARRAY(t->ctx->arena, struct path_hop, path->hops + 1),
                             .hops_n = path->hops,
                             .cost = (int)path->cost,
                             .band = path_band_of(strength),
                             .words = path_chance(strength)};
    for (unsigned i = 0; i < path->hops; i++)
        paths_tell_hop(t->ctx, f, path->who[i], path->who[i + 1], &ret->hops[i]);
    if (!path->hops)
        return 0;
    ret->end = ret->hops[path->hops - 1].to;
    ret->end_name = ret->hops[path->hops - 1].name;
    if (path->hops > 1) {
        ret->about = ret->hops[1].to;
        ret->about_name = ret->hops[1].name;
    }
    find_ask(t, ret);
    tell_first(t, &f->people.p[path->who[1]], path->hops > 1, ret, &ret->first);
    ret->summary = summary(t->ctx->arena, ret);
    return t->soap ? tell_stop(t, ret) : 0;
}
