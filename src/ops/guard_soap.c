/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The stop. During SOAP neither the applicant nor anybody for them may contact a program first
 * (Match Participation Agreement). It is held here, below every face, and it has no way around but
 * the program's own "They contacted me first on".
 *
 * It is about places that are open. Who noted that they matched has none to seek: thanks and news
 * of their own go out, and only what somebody else is to say for anybody is held. Until Monday's
 * answer is noted, the stop holds for all; it does for those, too, to whom SOAP is not open.
 */
#include "base/arena.h"
#include "base/sink.h"
#include "base/zone.h"
#include "def/errors.h"
#include "ops/guard_int.h"
#include "ops/plan.h"
#include "ops/programs.h"

/* By the tables, whatever road they are on and whatever Monday said. */
static struct guard_window window_of_tables(const struct op_ctx *ctx, int64_t year)
{
    const struct plan_table *t = ctx->app->plan;
    const struct plan_step *first = t ? plan_step_find(t, STR("match_week")) : NULL,
                           *last = t ? plan_step_find(t, STR("soap_end")) : NULL;
    struct plan_date from, until;
    if (!first || !last || !plan_step_date(t, year, first, &from) ||
        !plan_step_date(t, year, last, &until))
        return (struct guard_window){0};
    return guard_soap_window(from.from, until.until);
}

static bool is_inside(const struct op_ctx *ctx, const struct guard_window *w)
{
    return w->to && ctx->now >= w->from && ctx->now < w->to;
}

struct soap {
    struct guard_window window;
    bool inside;
    int result; /* enum match_result */
};

/* The window the account is in right now; outside, or when the year is not known, `inside` is
 * false. The days of the plan count, and so do one's own: moving a day in one's plan does not open
 * the stop. */
static int load_soap(struct op_ctx *ctx, struct soap *ret)
{
    struct account me;
    struct program_season s;
    int rc = context_account(ctx, &me);
    *ret = (struct soap){0};
    if (rc < 0 || ctx->today.y != me.graduation_year) /* nothing to read in other years */
        return rc;
    ret->result = me.match_result;
    ret->window = window_of_tables(ctx, me.graduation_year);
    ret->inside = is_inside(ctx, &ret->window);
    if (ret->inside)
        return 0;
    rc = program_season_load(ctx, &s);
    if (rc == 0) {
        ret->window = guard_soap_window(s.monday.on, s.soap_last.on);
        ret->inside = is_inside(ctx, &ret->window);
    }
    return rc;
}

/* A day of the window; today always, wherever in the world the student's clock stands. */
static bool is_in_window(const struct op_ctx *ctx, const struct guard_window *w, struct date on)
{
    return date_eq(on, ctx->today) || (date_cmp(on, w->first) >= 0 && date_cmp(on, w->last) <= 0);
}

/* True when the stop holds: for who matched only what others are to say. */
static bool is_held(const struct op_ctx *ctx, const struct soap *x, struct date on, bool on_behalf)
{
    return x->inside && is_in_window(ctx, &x->window, on) &&
           (on_behalf || x->result != MATCH_MATCHED);
}

static struct str sentence(struct op_ctx *ctx, const struct organisation *program,
                           const struct soap *x)
{
    const struct guard_window *w = &x->window;
    if (x->result == MATCH_MATCHED)
        return str_format(
            ctx->arena,
            "During SOAP (until %.*s is over in New York) nobody may contact %.*s first for "
            "somebody who seeks a place: Match Participation Agreement, rule soap_contact. You "
            "matched: your own thanks and news may go out.",
            STR_ARG(date_words(ctx->arena, w->last)), STR_ARG(program->name));
    return str_format(
        ctx->arena,
        "During SOAP (until %.*s is over in New York) neither you nor anybody for you may contact "
        "%.*s first: Match Participation Agreement, rule soap_contact. If they contacted you "
        "first, set \"They contacted me first on\" for this program and try again; your dean's "
        "office can help.%s",
        STR_ARG(date_words(ctx->arena, w->last)), STR_ARG(program->name),
        x->result ? "" : " If you matched, note it first: this is not for you then.");
}

int guard_soap_sentence(struct op_ctx *ctx, const struct organisation *program, struct date on,
                        bool on_behalf, struct str *ret)
{
    struct soap x;
    *ret = STR_NULL;
    if (guard_wrote_first(ctx, program))
        return 0;
    int rc = load_soap(ctx, &x);
    if (rc == 0 && is_held(ctx, &x, on, on_behalf))
        *ret = sentence(ctx, program, &x);
    return rc;
}

int guard_soap_is_now(struct op_ctx *ctx, bool *ret)
{
    struct soap x;
    int rc = load_soap(ctx, &x);
    *ret = x.inside;
    return rc;
}

/* --- what a write would do -------------------------------------------------------------------- */

static bool is_message(int kind)
{
    return kind == INTERACTION_EMAIL || kind == INTERACTION_MESSAGE || kind == INTERACTION_CALL ||
           kind == INTERACTION_LETTER || kind == INTERACTION_THANK_YOU;
}

static bool holds(const struct ids *ids, int64_t id)
{
    for (size_t i = 0; i < ids->n; i++)
        if (ids->p[i] == id)
            return true;
    return false;
}

/* A write that leaves the contact itself as it was, such as a corrected word, makes none. */
static bool is_same_contact(const struct interaction *x, const struct interaction *y)
{
    if (x->kind != y->kind || x->direction != y->direction || !date_eq(x->on, y->on))
        return false;
    for (size_t i = 0; i < y->people.n; i++)
        if (!holds(&x->people, y->people.p[i]))
            return false;
    return true;
}

/* What a write sends to whom, on which day. */
struct contact {
    struct ids people;
    int64_t organisation;
    struct date on;
    bool on_behalf; /* somebody else is asked to speak there */
};

static bool contact_of_interaction(const struct interaction *before,
                                   const struct interaction *after, struct contact *ret)
{
    if (!is_message(after->kind) || after->direction == DIRECTION_TO_ME ||
        (before && is_same_contact(before, after)))
        return false;
    *ret = (struct contact){.people = after->people, .on = after->on};
    return true;
}

/* The day, when this write sets it. */
static bool is_set_now(struct date before, struct date after, struct date *ret)
{
    if (!date_is_set(after) || date_eq(before, after))
        return false;
    *ret = after;
    return true;
}

/* Asking, reminding, thanking and telling go out; so does a call that somebody else is asked to
 * make to the program, which is "on behalf". */
static bool contact_of_ask(struct op_ctx *ctx, const struct ask *before, const struct ask *after,
                           struct contact *ret)
{
    static const struct ask none;
    const struct ask *b = before ? before : &none;
    bool asks = after->state >= ASK_ASKED && after->state != ASK_DROPPED && b->state < ASK_ASKED;
    bool nudges = after->nudges > b->nudges;
    *ret = (struct contact){.people = {arena_array(ctx->arena, sizeof(int64_t), 2), 0},
                            .on = ctx->today};
    asks |= is_set_now(b->asked_on, after->asked_on, &ret->on);
    nudges |= is_set_now(b->nudged_on, after->nudged_on, &ret->on);
    bool tells = is_set_now(b->thanked_on, after->thanked_on, &ret->on);
    tells |= is_set_now(b->told_on, after->told_on, &ret->on);
    if (!asks && !nudges && !tells)
        return false;
    ret->people.p[ret->people.n++] = after->person;
    ret->on_behalf =
        (asks || nudges) && (after->kind == ASK_INTRODUCTION || after->kind == ASK_CALL);
    if (ret->on_behalf)
        ret->people.p[ret->people.n++] = after->about_person;
    ret->organisation = asks || nudges ? after->organisation : 0;
    return true;
}

/* Thanks and news for help received go out, too. */
static bool contact_of_help(struct op_ctx *ctx, const struct help *before, const struct help *after,
                            struct contact *ret)
{
    static const struct help none;
    const struct help *b = before ? before : &none;
    *ret = (struct contact){.people = {arena_array(ctx->arena, sizeof(int64_t), 1), 0}};
    ret->people.p[ret->people.n++] = after->person;
    bool goes = is_set_now(b->thanked_on, after->thanked_on, &ret->on);
    goes |= is_set_now(b->told_on, after->told_on, &ret->on);
    return goes && after->direction == HELP_RECEIVED;
}

/* "Contacted" says that the student wrote to the place or to who is in charge there. */
static bool contact_of_opportunity(struct op_ctx *ctx, const struct opportunity *before,
                                   const struct opportunity *after, struct contact *ret)
{
    int was = before ? before->state : OPPORTUNITY_UNSET;
    *ret = (struct contact){.people = {arena_array(ctx->arena, sizeof(int64_t), 1), 0},
                            .organisation = after->organisation,
                            .on = ctx->today};
    if (after->supervisor)
        ret->people.p[ret->people.n++] = after->supervisor;
    return after->state == OPPORTUNITY_CONTACTED && was < OPPORTUNITY_CONTACTED;
}

static bool find_contact(struct op_ctx *ctx, const struct entity *e, const void *before,
                         const void *after, struct contact *ret)
{
    if (e == &entity_interaction)
        return contact_of_interaction(before, after, ret);
    if (e == &entity_help)
        return contact_of_help(ctx, before, after, ret);
    if (e == &entity_opportunity)
        return contact_of_opportunity(ctx, before, after, ret);
    return e == &entity_ask && contact_of_ask(ctx, before, after, ret);
}

/* The sample network's history is nobody's contact; its operations write nothing of the user's. */
bool guard_is_sample(const struct op_ctx *ctx)
{
    return ctx->op && str_starts(str_c(ctx->op->name), STR("sample."));
}

static int check_program(struct op_ctx *ctx, int64_t person, int64_t organisation,
                         const struct contact *c)
{
    struct organisation program;
    struct str why = STR_NULL;
    int rc = guard_load_program(ctx, person, organisation, &program);
    if (rc == 0 && program.record.id)
        rc = guard_soap_sentence(ctx, &program, c->on, c->on_behalf, &why);
    if (rc == 0 && why.n)
        rc = err_set(ctx->err, ERR_SOAP, "%.*s", STR_ARG(why));
    return rc;
}

int guard_stop(struct op_ctx *ctx, const struct entity *e, const void *before, const void *after)
{
    struct contact c;
    struct soap x;
    if (!find_contact(ctx, e, before, after, &c) || guard_is_sample(ctx))
        return 0;
    int rc = load_soap(ctx, &x);
    if (rc < 0 || !is_held(ctx, &x, c.on, c.on_behalf))
        return rc;
    if (c.organisation)
        rc = check_program(ctx, 0, c.organisation, &c);
    for (size_t i = 0; rc == 0 && i < c.people.n; i++)
        rc = check_program(ctx, c.people.p[i], 0, &c);
    return rc;
}
