/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/today_programs.h"

#include "base/arena.h"
#include "base/vec.h"
#include "def/limits.h"
#include "ops/match.h"
#include "ops/save.h"

/* What is being collected. */
struct found {
    struct op_ctx *ctx;
    today_counts counts;
    void *data;
    struct program_list list;
    VEC(struct agenda_program) rows;
};

static void add(struct found *w, struct agenda_program x)
{
    if (w->counts(w->data, x.rule, x.subject, x.person.id))
        *VEC_PUSH(w->ctx->arena, &w->rows) = x;
}

static void find_thanks(struct found *w, const struct program_fact *f)
{
    for (size_t i = 0; i < f->interviewers_n; i++)
        if (program_owes_thanks(f, &f->interviewers[i], w->ctx->today))
            add(w, (struct agenda_program){.rule = AGENDA_RULE_INTERVIEW_THANKS,
                                           .subject = f->program->record.id,
                                           .person = {.id = f->interviewers[i].person},
                                           .program = f->name,
                                           .on = f->program->interview_on});
}

static void find_near(struct found *w, const struct program_fact *f)
{
    const struct program *x = f->program;
    int64_t left = date_is_full(x->interview_on) ? date_diff(x->interview_on, w->ctx->today) : -1;
    bool off = x->status == PROGRAM_OUT;
    if (left >= 0 && left <= AGENDA_INTERVIEW_AHEAD && !off)
        add(w, (struct agenda_program){.rule = AGENDA_RULE_INTERVIEW,
                                       .subject = x->record.id,
                                       .program = f->name,
                                       .on = x->interview_on,
                                       .time = x->interview_time});
    if (program_waits_for_answer(x))
        add(w, (struct agenda_program){.rule = AGENDA_RULE_OFFER,
                                       .subject = x->record.id,
                                       .program = f->name,
                                       .on = x->offered_on});
}

static void find_few(struct found *w)
{
    const struct program_list *l = &w->list;
    if (program_is_few_offers(l->facts, l->n, w->ctx->today, l->season.offers.on))
        add(w, (struct agenda_program){.rule = AGENDA_RULE_FEW,
                                       .subject = l->season.year,
                                       .n = program_offers(l->facts, l->n)});
}

/* Asks that somebody call, in the last weeks in which a call can still do something. */
static int find_calls(struct found *w)
{
    const struct program_season *s = &w->list.season;
    struct ask *calls;
    struct program_row *rows = NULL;
    size_t n, rows_n = 0;
    int64_t left = date_is_set(s->rank_by.on) ? date_diff(s->rank_by.on, w->ctx->today) : -1;
    if (left < 0 || left > AGENDA_CALL_AHEAD)
        return 0;
    int rc = programs_calls(w->ctx->db, w->ctx->arena, &calls, &n);
    if (rc == 0 && n) /* it may not have got far yet */
        rc = programs_list(w->ctx->db, w->ctx->arena, 0, LIMIT_PROGRAMS, &rows, &rows_n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        for (size_t k = 0; k < rows_n; k++)
            if (rows[k].program.organisation == calls[i].organisation) {
                add(w, (struct agenda_program){.rule = AGENDA_RULE_CALL,
                                               .subject = calls[i].record.id,
                                               .person = {.id = calls[i].person},
                                               .program = program_name(&rows[k]),
                                               .on = s->rank_by.on});
                break;
            }
    return rc;
}

static bool is_between(struct date d, struct date from, struct date until)
{
    return date_is_set(from) && date_cmp(d, from) >= 0 && date_cmp(d, until) <= 0;
}

/* The stop of SOAP, until a place is found. */
static void find_soap(struct found *w, bool in_soap)
{
    const struct program_season *s = &w->list.season;
    if (in_soap && is_between(w->ctx->today, s->monday.on, s->soap_last.on))
        add(w, (struct agenda_program){.rule = AGENDA_RULE_SOAP,
                                       .subject = s->year,
                                       .on = s->soap_last.on,
                                       .result = s->result});
}

/* What Monday said, and where: what neither is known nor was asked away. */
static void find_result(struct found *w, int result, bool placed)
{
    const struct program_season *s = &w->list.season;
    struct date today = w->ctx->today, end = date_add_days(s->match_day.on, AGENDA_MATCH_TELL);
    if (!result && is_between(today, s->monday.on, end))
        add(w, (struct agenda_program){.rule = AGENDA_RULE_RESULT,
                                       .subject = s->year,
                                       .on = s->monday.on,
                                       .sure = season_day_words(w->ctx->arena, &s->monday)});
    if (result == MATCH_MATCHED && !placed && is_between(today, s->match_day.on, end))
        add(w, (struct agenda_program){
                   .rule = AGENDA_RULE_PLACE, .subject = s->year, .on = s->match_day.on});
}

/* Everybody who helped, as one row. */
static int find_match(struct found *w)
{
    const struct program_season *s = &w->list.season;
    struct match_list helpers;
    bool placed = program_is_placed(&w->list);
    int rc = 0;
    if (!date_is_set(s->match_day.on))
        return rc;
    find_soap(w, s->result > MATCH_MATCHED && !placed);
    find_result(w, s->result, placed);
    if (!s->result || !is_between(w->ctx->today, s->match_day.on,
                                  date_add_days(s->match_day.on, AGENDA_MATCH_TELL)))
        return rc;
    rc = match_list_load(w->ctx, s, &helpers);
    if (rc == 0 && helpers.told < helpers.n)
        add(w, (struct agenda_program){.rule = AGENDA_RULE_MATCH,
                                       .subject = s->year,
                                       .on = date_add_days(s->match_day.on, 7),
                                       .n = helpers.told,
                                       .total = helpers.n,
                                       .placed = placed || s->result == MATCH_MATCHED});
    return rc;
}

int today_programs_list(struct op_ctx *ctx, today_counts counts, void *data,
                        struct agenda_programs *ret)
{
    struct found w = {.ctx = ctx, .counts = counts, .data = data};
    int rc = program_list_load_moved(ctx, &w.list);
    for (size_t i = 0; rc == 0 && i < w.list.n; i++) {
        find_thanks(&w, &w.list.facts[i]);
        find_near(&w, &w.list.facts[i]);
    }
    if (rc == 0) {
        find_few(&w);
        rc = find_calls(&w);
    }
    if (rc == 0)
        rc = find_match(&w);
    *ret = (struct agenda_programs){w.rows.p, w.rows.n};
    return rc;
}

struct agenda_person *today_programs_person(struct agenda_programs *w, const struct turn *t)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->p[i].person.id && w->p[i].subject == t->subject && w->p[i].person.id == t->person &&
            strcmp(w->p[i].rule, t->rule) == 0)
            return &w->p[i].person;
    return NULL;
}

int today_done_interview_thanks(struct op_ctx *ctx, const struct turn *t)
{
    int64_t *person = ARENA_NEW(ctx->arena, int64_t);
    *person = t->person;
    struct interaction x = {.people = {person, 1},
                            .kind = INTERACTION_THANK_YOU,
                            .direction = DIRECTION_TO_THEM,
                            .on = ctx->today,
                            .summary = STR("Thanked for the interview.")};
    return save_new(ctx, &entity_interaction, &x);
}

int today_done_program(struct op_ctx *ctx, const struct turn *t)
{
    struct mark m = {
        .rule = str_c(t->rule), .subject = t->subject, .person = t->person, .never = true};
    return save_new(ctx, &entity_mark, &m);
}
