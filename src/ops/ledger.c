/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/ledger.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/vec.h"
#include "def/errors.h"
#include "insight/phrase.h"
#include "model/person.h"
#include "store/find.h"
#include "store/record.h"
#include "store/standing.h"
#include "store/store.h"

#include <stdlib.h>

enum { UNTOLD_DAYS = 730, UNTOLD_READ = 400, PAIRS_TRIED = 60, MONTHS_A_YEAR = 12 };

/* ---- words ----------------------------------------------------------------------------------- */

static struct str times(struct arena *a, int64_t n)
{
    return n == 1   ? STR("once")
           : n == 2 ? STR("twice")
                    : str_format(a, "%.*s times", STR_ARG(phrase_number(a, n)));
}

struct str ledger_said(struct arena *a, struct str pronouns, int64_t received, int64_t given)
{
    struct phrase_pronouns p = phrase_pronouns(pronouns);
    if (!received && !given)
        return STR("");
    if (!given)
        return str_format(a, "%s helped you %.*s.", p.at_start, STR_ARG(times(a, received)));
    if (!received)
        return str_format(a, "You helped %s %.*s.", p.object, STR_ARG(times(a, given)));
    return str_format(a, "%s helped you %.*s; you helped %s %.*s.", p.at_start,
                      STR_ARG(times(a, received)), p.object, STR_ARG(times(a, given)));
}

static struct str said_of_all(struct arena *a, const struct ledger_sums *s)
{
    if (!s->given && !s->received)
        return STR("");
    struct str got = s->received
                         ? str_format(a, "People helped you %.*s", STR_ARG(times(a, s->received)))
                         : STR("No help to you is noted");
    struct str gave = s->given ? str_format(a, "you helped them %.*s", STR_ARG(times(a, s->given)))
                               : STR("no help of yours is noted yet");
    return str_format(a, "%.*s; %.*s.", STR_ARG(got), STR_ARG(gave));
}

bool ledger_has_outcome(struct arena *a, const struct help *h)
{
    static const char *const words[] = {
        "letter",   "recommend", "introduc", "applica",  "interview", "statement",
        "abstract", "poster",    "paper",    "summer",   "scholar",   "name forward",
        "program",  "schedule",  "advi",     "decision", "exam",      NULL};
    struct str about = fold(a, h->about);
    for (size_t i = 0; words[i]; i++)
        if (str_find(about, str_c(words[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

/* ---- what is open ---------------------------------------------------------------------------- */

static int load_thanks(struct op_ctx *ctx, struct ledger *x)
{
    struct help *rows;
    size_t n;
    int rc = find_help_not_thanked(ctx->db, ctx->arena, LEDGER_SHOWN, &rows, &n);
    x->thanks = ARENA_ARRAY(ctx->arena, struct ledger_entry, n + 1);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        struct ledger_entry *e = &x->thanks[x->thanks_n];
        rc = record_load(ctx->db, ctx->arena, &entity_help, rows[i].record.id, &e->help);
        if (rc == 0)
            rc = standing_load(ctx->db, ctx->arena, rows[i].person, &e->who);
        x->thanks_n += rc == 0 && !e->who.archived;
    }
    return rc;
}

static int load_untold(struct op_ctx *ctx, struct ledger *x)
{
    struct help *rows;
    size_t n;
    int rc = ledger_list_untold(ctx->db, ctx->arena, date_add_days(ctx->today, -UNTOLD_DAYS),
                                UNTOLD_READ, &rows, &n);
    x->untold = ARENA_ARRAY(ctx->arena, struct ledger_entry, LEDGER_SHOWN + 1);
    for (size_t i = 0; rc == 0 && i < n && x->untold_n < LEDGER_SHOWN; i++) {
        struct ledger_entry *e = &x->untold[x->untold_n];
        if (!ledger_has_outcome(ctx->arena, &rows[i]))
            continue;
        e->help = rows[i];
        rc = standing_load(ctx->db, ctx->arena, rows[i].person, &e->who);
        x->untold_n += rc == 0;
    }
    return rc;
}

static int load_people(struct op_ctx *ctx, int64_t offset, struct ledger *x)
{
    struct ledger_person *rows;
    int rc = ledger_list_people(ctx->db, ctx->arena, LEDGER_SHOWN, offset, &rows, &x->people_n);
    if (rc < 0)
        return rc;
    x->people = ARENA_ARRAY(ctx->arena, struct ledger_row, x->people_n + 1);
    for (size_t i = 0; rc == 0 && i < x->people_n; i++) {
        struct ledger_row *r = &x->people[i];
        r->counts = rows[i];
        rc = standing_load(ctx->db, ctx->arena, rows[i].person, &r->who);
        if (rc == 0)
            r->said = ledger_said(ctx->arena, r->who.pronouns, rows[i].received, rows[i].given);
    }
    return rc;
}

/* ---- ideas ----------------------------------------------------------------------------------- */

/* One thing that somebody cares about. */
struct topic {
    struct str key, words;
    const struct ledger_care *who;
};

static int by_topic(const void *x, const void *y)
{
    const struct topic *a = x, *b = y;
    int by_key = str_cmp(a->key, b->key);
    return by_key ? by_key : (a->who->person > b->who->person) - (a->who->person < b->who->person);
}

/* Others who care about the same and have not met the person here. */
static int find_others(struct op_ctx *ctx, int64_t person, struct str cares_about,
                       struct giving_facts *f)
{
    struct ledger_care *rows;
    size_t n, tried = 0;
    VEC(struct giving_other) others = {0};
    int rc = cares_about.n ? ledger_list_cares(ctx->db, ctx->arena, &rows, &n) : 0;
    for (size_t i = 0; rc == 0 && cares_about.n && i < n && tried < PAIRS_TRIED; i++) {
        struct str topic = giving_common(ctx->arena, cares_about, rows[i].cares_about);
        if (rows[i].person == person || !topic.n)
            continue;
        tried++;
        int met = ledger_have_met(ctx->db, person, rows[i].person);
        if (met < 0)
            return met;
        if (!met)
            *VEC_PUSH(ctx->arena, &others) =
                (struct giving_other){rows[i].person, rows[i].name, topic};
    }
    f->others = others.p;
    f->others_n = others.n;
    return rc < 0 ? rc : 0;
}

static struct topic *list_topics(struct op_ctx *ctx, const struct ledger_care *rows, size_t n,
                                 size_t *ret_n)
{
    VEC(struct topic) topics = {0};
    for (size_t i = 0; i < n; i++) {
        struct str rest = rows[i].cares_about, one;
        while (rest.n && str_next(&rest, ',', &one)) {
            struct str key = giving_topic(ctx->arena, one);
            if (key.n)
                *VEC_PUSH(ctx->arena, &topics) = (struct topic){key, str_trim(one), &rows[i]};
        }
    }
    if (topics.n)
        qsort(topics.p, topics.n, sizeof(*topics.p), by_topic);
    *ret_n = topics.n;
    return topics.p;
}

/* Two who care about the same, by topic: the next of each group, so that nobody is named often. */
static int find_pairs(struct op_ctx *ctx, struct ledger *x)
{
    struct ledger_care *rows;
    size_t n, topics_n, tried = 0, found;
    VEC(struct giving_idea) ideas = {0};
    struct giving_idea *more;
    int rc = ledger_list_cares(ctx->db, ctx->arena, &rows, &n);
    if (rc < 0)
        return rc;
    struct topic *topics = list_topics(ctx, rows, n, &topics_n);
    for (size_t i = 0; i + 1 < topics_n && ideas.n < LEDGER_IDEAS && tried < PAIRS_TRIED; i++) {
        const struct ledger_care *one = topics[i].who, *two = topics[i + 1].who;
        if (!str_eq(topics[i].key, topics[i + 1].key) || one == two)
            continue;
        tried++;
        int met = ledger_have_met(ctx->db, one->person, two->person);
        if (met < 0)
            return met;
        struct giving_other other = {two->person, two->name, topics[i].words};
        struct giving_facts f = {
            .today = ctx->today, .name = one->name, .others = &other, .others_n = 1};
        if (!met)
            giving_ideas(ctx->arena, ctx->app->giving, &f, 1, &more, &found);
        for (size_t k = 0; !met && k < found; k++)
            *VEC_PUSH(ctx->arena, &ideas) = more[k];
    }
    struct giving_facts nobody = {.today = ctx->today};
    giving_ideas(ctx->arena, ctx->app->giving, &nobody, LEDGER_IDEAS, &more, &found);
    for (size_t k = 0; k < found; k++)
        *VEC_PUSH(ctx->arena, &ideas) = more[k];
    x->ideas = ideas.p;
    x->ideas_n = ideas.n;
    return 0;
}

int ledger_load(struct op_ctx *ctx, int64_t offset, struct ledger *ret)
{
    *ret = (struct ledger){0};
    int rc = ledger_sums(ctx->db, &ret->sums);
    if (rc == 0)
        rc = load_thanks(ctx, ret);
    if (rc == 0)
        rc = load_untold(ctx, ret);
    if (rc == 0)
        rc = load_people(ctx, offset, ret);
    if (rc == 0)
        rc = find_pairs(ctx, ret);
    ret->said = said_of_all(ctx->arena, &ret->sums);
    return rc;
}

/* ---- one person ------------------------------------------------------------------------------ */

static int load_facts(struct op_ctx *ctx, const struct person *p, struct giving_facts *f)
{
    struct role *roles;
    struct position *positions;
    int64_t me = p->record.id;
    int rc =
        record_list_of_person(ctx->db, ctx->arena, &entity_role, me, (void **)&roles, &f->roles_n);
    if (rc == 0)
        rc = record_list_of_person(ctx->db, ctx->arena, &entity_position, me, (void **)&positions,
                                   &f->positions_n);
    if (rc < 0)
        return rc;
    struct str *places = ARENA_ARRAY(ctx->arena, struct str, f->positions_n + 1);
    for (size_t i = 0; i < f->positions_n; i++) {
        struct organisation o;
        if (positions[i].organisation && record_load(ctx->db, ctx->arena, &entity_organisation,
                                                     positions[i].organisation, &o) == 0)
            places[i] = o.name;
    }
    f->roles = roles;
    f->positions = positions;
    f->places = places;
    return find_others(ctx, me, p->cares_about, f);
}

static void count(struct op_ctx *ctx, struct ledger_file *x)
{
    x->untold = ARENA_ARRAY(ctx->arena, struct help, x->help_n + 1);
    for (size_t i = x->help_n; i-- > 0;) {
        const struct help *h = &x->help[i];
        bool got = h->direction != HELP_GIVEN;
        x->received += got;
        x->given += !got;
        if (got && date_is_set(h->thanked_on) && !date_is_set(h->told_on) &&
            ledger_has_outcome(ctx->arena, h))
            x->untold[x->untold_n++] = *h;
    }
}

int ledger_load_person(struct op_ctx *ctx, int64_t person, struct ledger_file *ret)
{
    struct person p;
    *ret = (struct ledger_file){0};
    int rc = record_load(ctx->db, ctx->arena, &entity_person, person, &p);
    if (rc == 0)
        rc = standing_load(ctx->db, ctx->arena, person, &ret->who);
    if (rc == 0)
        rc = record_list_of_person(ctx->db, ctx->arena, &entity_help, person, (void **)&ret->help,
                                   &ret->help_n);
    if (rc < 0)
        return rc;
    count(ctx, ret);
    struct giving_facts f = {.today = ctx->today,
                             .name = ret->who.name,
                             .cares_about = p.cares_about,
                             .helped = ret->untold_n};
    rc = load_facts(ctx, &p, &f);
    ret->they = str_c(phrase_pronouns(p.pronouns).at_start);
    ret->them = str_c(phrase_pronouns(p.pronouns).object);
    ret->said = ledger_said(ctx->arena, p.pronouns, ret->received, ret->given);
    if (rc == 0)
        giving_ideas(ctx->arena, ctx->app->giving, &f, LEDGER_IDEAS, &ret->ideas, &ret->ideas_n);
    return rc;
}

/* ---- over time ------------------------------------------------------------------------------- */

int ledger_load_months(struct op_ctx *ctx, struct ledger_month ret[LEDGER_MONTHS])
{
    struct ledger_month *rows;
    size_t n;
    int last = ctx->today.y * MONTHS_A_YEAR + ctx->today.m - 1;
    for (int i = 0; i < LEDGER_MONTHS; i++) {
        int at = last - LEDGER_MONTHS + 1 + i;
        ret[i] = (struct ledger_month){.month = {at / MONTHS_A_YEAR, at % MONTHS_A_YEAR + 1, 0}};
    }
    struct date since = {ret[0].month.y, ret[0].month.m, 1};
    int rc = ledger_count_months(ctx->db, ctx->arena, since, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        int at = rows[i].month.y * MONTHS_A_YEAR + rows[i].month.m - 1 - (last - LEDGER_MONTHS + 1);
        if (at >= 0 && at < LEDGER_MONTHS)
            ret[at] = rows[i];
    }
    return rc;
}
