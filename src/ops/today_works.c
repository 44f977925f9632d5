/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/today_works.h"

#include "base/arena.h"
#include "base/vec.h"
#include "def/errors.h"
#include "insight/opportunity_flow.h"
#include "ops/decisions.h"
#include "ops/meetings.h"
#include "ops/save.h"
#include "store/record.h"
#include "store/works.h"

enum { MEETINGS = 60, UNTOLD = 60 };

/* What is being collected. */
struct works {
    struct op_ctx *ctx;
    today_counts counts;
    void *data;
    VEC(struct agenda_meeting) meetings;
    VEC(struct agenda_ended) ended;
    VEC(struct agenda_advice) advice;
};

static int list_meetings(struct works *w)
{
    struct op_ctx *ctx = w->ctx;
    struct meeting *rows;
    size_t n;
    int rc = works_planned(ctx->db, ctx->arena, date_add_days(ctx->today, -AGENDA_MEETING_PAST),
                           date_add_days(ctx->today, AGENDA_MEETING_AHEAD), MEETINGS, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        const struct meeting *m = &rows[i];
        bool over = date_cmp(m->on, ctx->today) < 0;
        if (!m->people.n || !w->counts(w->data, over ? AGENDA_RULE_HELD : AGENDA_RULE_MEETING,
                                       m->record.id, m->people.p[0]))
            continue;
        *VEC_PUSH(ctx->arena, &w->meetings) =
            (struct agenda_meeting){.meeting = m->record.id,
                                    .person = {.id = m->people.p[0]},
                                    .others = m->people.n - 1,
                                    .on = m->on,
                                    .time = m->time,
                                    .goal = m->goal,
                                    .has_agenda = m->agenda.n > 0};
    }
    return rc;
}

/* Whom a row about a block names: the supervisor, else the first of the people. */
static int64_t face_of(const struct opportunity *x, size_t *ret_others)
{
    size_t others = 0;
    int64_t first = x->supervisor ? x->supervisor : x->people.n ? x->people.p[0] : 0;
    for (size_t i = 0; i < x->people.n; i++)
        others += x->people.p[i] != first;
    *ret_others = others;
    return first;
}

static int list_ended(struct works *w)
{
    struct op_ctx *ctx = w->ctx;
    struct opportunity *rows;
    size_t n;
    int rc = works_ended(ctx->db, ctx->arena, date_add_days(ctx->today, -AGENDA_CLOSE_DAYS),
                         ctx->today, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        size_t others;
        int64_t person = face_of(&rows[i], &others);
        if (!person || !opportunity_is_open_end(&rows[i], ctx->today) ||
            !w->counts(w->data, AGENDA_RULE_CLOSE, rows[i].record.id, person))
            continue;
        *VEC_PUSH(ctx->arena, &w->ended) = (struct agenda_ended){.opportunity = rows[i].record.id,
                                                                 .person = {.id = person},
                                                                 .others = others,
                                                                 .title = rows[i].title,
                                                                 .until = rows[i].until};
    }
    return rc;
}

static int list_advice(struct works *w)
{
    struct op_ctx *ctx = w->ctx;
    struct advice *rows;
    size_t n;
    int rc = works_untold(ctx->db, ctx->arena, UNTOLD, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        struct decision d;
        if (!w->counts(w->data, AGENDA_RULE_TELL, rows[i].record.id, rows[i].person))
            continue;
        rc = record_load(ctx->db, ctx->arena, &entity_decision, rows[i].decision, &d);
        if (rc == 0)
            *VEC_PUSH(ctx->arena, &w->advice) =
                (struct agenda_advice){.advice = rows[i].record.id,
                                       .decision = rows[i].decision,
                                       .person = {.id = rows[i].person},
                                       .question = d.question,
                                       .chosen = d.chosen,
                                       .on = rows[i].on,
                                       .decided_on = d.decided_on,
                                       .outcome_on = d.outcome_on};
    }
    return rc;
}

int today_works_list(struct op_ctx *ctx, today_counts counts, void *data, struct agenda_works *ret)
{
    struct works w = {.ctx = ctx, .counts = counts, .data = data};
    int rc = list_meetings(&w);
    if (rc == 0)
        rc = list_ended(&w);
    if (rc == 0)
        rc = list_advice(&w);
    *ret = (struct agenda_works){.meetings = {w.meetings.p, w.meetings.n},
                                 .ended = {w.ended.p, w.ended.n},
                                 .advice = {w.advice.p, w.advice.n}};
    return rc;
}

struct agenda_person *today_works_person(struct agenda_works *w, const struct turn *t)
{
    for (size_t i = 0; i < w->meetings.n; i++)
        if (w->meetings.p[i].meeting == t->subject)
            return &w->meetings.p[i].person;
    for (size_t i = 0; i < w->ended.n; i++)
        if (w->ended.p[i].opportunity == t->subject)
            return &w->ended.p[i].person;
    for (size_t i = 0; i < w->advice.n; i++)
        if (w->advice.p[i].advice == t->subject)
            return &w->advice.p[i].person;
    return NULL;
}

/* Shown no more until its day is over: then another rule asks how it was. */
int today_done_meeting(struct op_ctx *ctx, const struct turn *t)
{
    struct mark m = {.rule = STR(AGENDA_RULE_MEETING),
                     .subject = t->subject,
                     .person = t->person,
                     .never = true};
    return save_new(ctx, &entity_mark, &m);
}

int today_done_held(struct op_ctx *ctx, const struct turn *t)
{
    struct meeting_notes notes = {0};
    return meeting_set_held(ctx, t->subject, &notes);
}

int today_done_close(struct op_ctx *ctx, const struct turn *t)
{
    struct opportunity before;
    int rc = record_load(ctx->db, ctx->arena, &entity_opportunity, t->subject, &before);
    if (rc < 0)
        return rc;
    struct opportunity after = before;
    after.closed_out_on = ctx->today;
    if (after.state != OPPORTUNITY_FINISHED) {
        after.state = OPPORTUNITY_FINISHED;
        after.moved_on = ctx->today;
    }
    return save_change(ctx, &entity_opportunity, &before, &after);
}

int today_done_tell(struct op_ctx *ctx, const struct turn *t)
{
    return advice_set_told(ctx, t->subject, ctx->today, INTERACTION_MESSAGE);
}
