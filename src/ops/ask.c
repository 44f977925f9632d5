/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/ask.h"

#include "base/arena.h"
#include "def/errors.h"
#include "model/rules.h"
#include "ops/ask_keep.h"
#include "ops/save.h"
#include "store/record.h"

/* One move being made. */
struct move {
    struct op_ctx *ctx;
    enum ask_verb verb;
    const struct ask_said *said;
    struct date on;
    const struct ask *before;
    struct ask *after;
};

/* --- the log -------------------------------------------------------------------------------- */

static void add_message(struct move *m, int64_t message)
{
    struct ids *ids = &m->after->messages;
    int64_t *p = ARENA_ARRAY(m->ctx->arena, int64_t, ids->n + 1);
    for (size_t i = 0; i < ids->n; i++) {
        if (ids->p[i] == message)
            return;
        p[i] = ids->p[i];
    }
    p[ids->n] = message;
    *ids = (struct ids){p, ids->n + 1};
}

/* A message that is logged already must be one with this person. */
static int link_message(struct move *m)
{
    struct interaction x;
    int rc = record_load(m->ctx->db, m->ctx->arena, &entity_interaction, m->said->message, &x);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < x.people.n; i++)
        if (x.people.p[i] == m->after->person) {
            add_message(m, m->said->message);
            return 0;
        }
    return err_set(m->ctx->err, ERR_INVALID, "Message: choose one with the person you asked.");
}

static int log_message(struct move *m, int kind, int direction, struct str summary)
{
    if (m->said->message)
        return link_message(m);
    int64_t *person = ARENA_NEW(m->ctx->arena, int64_t);
    *person = m->after->person;
    struct interaction x = {.people = {person, 1},
                            .kind = m->said->how ? m->said->how : kind,
                            .direction = direction,
                            .on = m->on,
                            .summary = summary};
    int rc = save_new(m->ctx, &entity_interaction, &x);
    if (rc == 0)
        add_message(m, x.record.id);
    return rc;
}

/* What was said, else in our words what it was about. */
static struct str summary_of(const struct move *m, const char *words)
{
    return m->said->text.n ? m->said->text
                           : str_format(m->ctx->arena, "%s: %.*s", words, STR_ARG(m->after->what));
}

/* How they were written to the last time, so that "I reminded them" needs no more words. */
static int last_way(const struct move *m)
{
    struct interaction x;
    for (size_t i = m->before->messages.n; i-- > 0;)
        if (record_load(m->ctx->db, m->ctx->arena, &entity_interaction, m->before->messages.p[i],
                        &x) == 0 &&
            (x.kind == INTERACTION_EMAIL || x.kind == INTERACTION_MESSAGE))
            return x.kind;
    return INTERACTION_EMAIL;
}

/* Readiness learns from what came of the messages; what the owner said before stays. */
static int answer_messages(struct move *m, int answer)
{
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < m->before->messages.n; i++) {
        struct interaction x;
        rc = record_load(m->ctx->db, m->ctx->arena, &entity_interaction, m->before->messages.p[i],
                         &x);
        bool last = i + 1 == m->before->messages.n;
        if (rc < 0 || x.answer != ANSWER_NONE || x.direction != DIRECTION_TO_THEM ||
            (x.kind != INTERACTION_EMAIL && x.kind != INTERACTION_MESSAGE))
            continue;
        struct interaction after = x;
        after.answer = last ? answer : ANSWER_NO;
        rc = save_change(m->ctx, &entity_interaction, &x, &after);
    }
    return rc;
}

/* --- promises and help ---------------------------------------------------------------------- */

static int add_promise(struct move *m)
{
    const struct ask_said *s = m->said;
    if (!s->promised.n && !date_is_set(s->by))
        return 0;
    struct promise x = {.person = m->after->person,
                        .by = PROMISE_BY_THEM,
                        .what = s->promised.n ? s->promised : m->after->what,
                        .made_on = m->on,
                        .due_on = s->by,
                        .about_person = m->after->about_person};
    int rc = save_new(m->ctx, &entity_promise, &x);
    m->after->promise = x.record.id;
    return rc;
}

/* Their promise ends with the ask: kept when they did it, taken off when it is not to come. */
static int end_promise(struct move *m, bool kept)
{
    struct promise x;
    int64_t id = m->after->promise;
    int rc = id ? record_load(m->ctx->db, m->ctx->arena, &entity_promise, id, &x) : ERR_NOT_FOUND;
    if (rc < 0 || date_is_set(x.kept_on))
        return rc == ERR_NOT_FOUND ? 0 : rc;
    struct promise after = x;
    after.kept_on = m->on;
    if (kept)
        return save_change(m->ctx, &entity_promise, &x, &after);
    m->after->promise = 0;
    return 0; /* removed once the ask has let it go */
}

static int drop_promise(struct move *m)
{
    struct promise x;
    int64_t id = m->before->promise;
    if (!id || m->after->promise)
        return 0;
    int rc = record_load(m->ctx->db, m->ctx->arena, &entity_promise, id, &x);
    return rc < 0 ? rc : save_remove(m->ctx, &entity_promise, &x);
}

/* The help it became: made now, or one that was noted already. */
static int set_help(struct move *m)
{
    struct help x = {.person = m->after->person,
                     .direction = HELP_RECEIVED,
                     .about = m->said->text.n ? m->said->text : m->after->what,
                     .on = m->on};
    if (!m->said->help) {
        int rc = save_new(m->ctx, &entity_help, &x);
        m->after->received = x.record.id;
        return rc;
    }
    int rc = record_load(m->ctx->db, m->ctx->arena, &entity_help, m->said->help, &x);
    if (rc == 0 && (x.person != m->after->person || x.direction == HELP_GIVEN))
        return err_set(m->ctx->err, ERR_INVALID, "Help: choose help that you got of this person.");
    m->after->received = m->said->help;
    return rc;
}

/* The help says the same of thanks and outcome. */
static int save_help(struct move *m)
{
    struct help x;
    int rc = m->after->received
                 ? record_load(m->ctx->db, m->ctx->arena, &entity_help, m->after->received, &x)
                 : ERR_NOT_FOUND;
    if (rc < 0)
        return rc == ERR_NOT_FOUND ? 0 : rc;
    if (m->verb == ASK_VERB_DONE) /* noted before, perhaps with thanks: the ask follows it */
        return ask_keep_follow(m->ctx, &entity_help, &x);
    struct help after = x;
    after.thanked_on = m->after->thanked_on;
    after.told_on = m->after->told_on;
    return save_change(m->ctx, &entity_help, &x, &after);
}

/* --- the moves ------------------------------------------------------------------------------ */

static int move_sent(struct move *m)
{
    bool first = m->before->state == ASK_IDEA;
    if (first) {
        m->after->asked_on = m->on;
    } else {
        m->after->nudges++;
        m->after->nudged_on = m->on;
    }
    int kind = first ? INTERACTION_EMAIL : last_way(m);
    int how = m->said->how ? m->said->how : kind;
    return log_message(m, kind, (int)interaction_usual_direction((enum interaction_kind)how),
                       summary_of(m, first ? "Asked" : "Reminded"));
}

static int move_agreed(struct move *m)
{
    bool promised = m->said->promised.n || date_is_set(m->said->by);
    m->after->answered_on = m->on;
    m->after->answer = m->said->text;
    m->after->thanked_on = (struct date){0}; /* was for a no that is a yes now */
    /* Who writes a letter waits for the packet, whatever was promised. */
    if (!m->said->next_step.n && (!promised || m->after->kind == ASK_LETTER)) {
        m->after->next_step = str_c(ask_first_step((enum ask_kind)m->after->kind));
        m->after->next_on = date_add_days(m->ctx->today, ASK_THANK_DAYS);
    }
    int rc = add_promise(m);
    if (rc == 0 && m->said->how)
        rc = log_message(m, m->said->how, DIRECTION_TO_ME, summary_of(m, "Agreed"));
    return rc < 0 ? rc : answer_messages(m, ANSWER_YES);
}

static int move_declined(struct move *m)
{
    m->after->answered_on = m->on;
    m->after->answer = m->said->text;
    int rc = end_promise(m, false);
    if (rc == 0 && m->said->how)
        rc = log_message(m, m->said->how, DIRECTION_TO_ME, summary_of(m, "Declined"));
    return rc < 0 ? rc : answer_messages(m, ANSWER_YES);
}

static int move_no_answer(struct move *m) { return answer_messages(m, ANSWER_NO); }

static int move_done(struct move *m)
{
    m->after->done_on = m->on;
    if (!date_is_set(m->after->answered_on))
        m->after->answered_on = m->on;
    int rc = end_promise(m, true);
    if (rc == 0)
        rc = answer_messages(m, ANSWER_YES);
    return rc < 0 ? rc : set_help(m);
}

static int move_thanked(struct move *m)
{
    m->after->thanked_on = m->on;
    if (m->before->state == ASK_DONE)
        m->after->state = (int)ask_state_of_dates(m->after);
    return log_message(m, INTERACTION_THANK_YOU, DIRECTION_TO_THEM, summary_of(m, "Said thanks"));
}

static int move_told(struct move *m)
{
    m->after->told_on = m->on;
    if (!date_is_set(m->after->thanked_on))
        m->after->thanked_on = m->on;
    if (m->said->text.n)
        m->after->outcome = m->said->text;
    struct str summary = summary_of(m, "Told what came of it");
    if (!m->said->text.n && m->after->outcome.n)
        summary =
            str_format(m->ctx->arena, "Told what came of it: %.*s", STR_ARG(m->after->outcome));
    /* A word of thanks, too: nobody has to answer it. */
    return log_message(m, INTERACTION_THANK_YOU, DIRECTION_TO_THEM, summary);
}

static int move_dropped(struct move *m) { return end_promise(m, false); }

static int (*const makers[])(struct move *m) = {move_sent,      move_agreed, move_declined,
                                                move_no_answer, move_done,   move_thanked,
                                                move_told,      move_dropped};

static int check_day(const struct move *m)
{
    const struct ask *x = m->before;
    if (date_cmp(m->on, m->ctx->today) > 0)
        return err_set(m->ctx->err, ERR_INVALID, "Day: choose today or a day before.");
    if (date_is_set(x->asked_on) && date_cmp(m->on, x->asked_on) < 0)
        return err_set(m->ctx->err, ERR_INVALID, "Day: you asked on %s; choose that day or later.",
                       date_str(m->ctx->arena, x->asked_on).p);
    return 0;
}

/* What was next is done with the move, unless it says what is; a reminder does nothing of it. */
static void set_next(const struct move *m)
{
    bool says = m->said->next_step.n || date_is_set(m->said->next_on);
    if (m->verb == ASK_VERB_SENT && m->before->state != ASK_IDEA && !says)
        return;
    m->after->next_step = m->said->next_step;
    m->after->next_on = m->said->next_on;
}

static int write_move(struct move *m)
{
    int rc = makers[m->verb](m);
    if (rc == 0)
        rc = save_change(m->ctx, &entity_ask, m->before, m->after);
    if (rc == 0)
        rc = drop_promise(m);
    bool same = m->verb == ASK_VERB_DONE || m->verb == ASK_VERB_THANKED || m->verb == ASK_VERB_TOLD;
    return rc < 0 || !same ? rc : save_help(m);
}

int ask_move(struct op_ctx *ctx, int64_t ask, enum ask_verb verb, const struct ask_said *said,
             struct ask *ret)
{
    struct ask before;
    int rc = record_load(ctx->db, ctx->arena, &entity_ask, ask, &before);
    if (rc == 0 && ctx->version && ctx->id == ask && ctx->version != before.record.version)
        rc = err_set(ctx->err, ERR_CONFLICT,
                     "This ask was changed in the meantime: look at it and say it again.");
    if (rc == 0)
        rc = ask_move_check((enum ask_state)before.state, verb, ctx->err);
    if (rc < 0)
        return rc;
    *ret = before;
    ret->state = (int)ask_move_find((enum ask_state)before.state, verb)->to;
    struct move m = {.ctx = ctx,
                     .verb = verb,
                     .said = said,
                     .on = date_is_set(said->on) ? said->on : ctx->today,
                     .before = &before,
                     .after = ret};
    set_next(&m);
    rc = check_day(&m);
    return rc < 0 ? rc : write_move(&m);
}

int ask_clear_step(struct op_ctx *ctx, int64_t ask)
{
    struct ask before;
    int rc = record_load(ctx->db, ctx->arena, &entity_ask, ask, &before);
    if (rc < 0)
        return rc;
    struct ask after = before;
    after.next_step = STR_NULL;
    after.next_on = (struct date){0};
    return save_change(ctx, &entity_ask, &before, &after);
}

/* --- from elsewhere ------------------------------------------------------------------------- */

/* The ask that became this help and waits for thanks; 0 when there is none. */
static int ask_of_help(struct op_ctx *ctx, int64_t help, int64_t *ret)
{
    struct ask *asks;
    size_t n;
    *ret = 0;
    int rc = record_list(ctx->db, ctx->arena, &entity_ask, field_find(ask_fields, STR("received")),
                         help, (void **)&asks, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (asks[i].state == ASK_DONE)
            *ret = asks[i].record.id;
    return rc;
}

static int thank_help_alone(struct op_ctx *ctx, const struct help *before, struct date on,
                            struct str text)
{
    struct help after = *before;
    int64_t *person = ARENA_NEW(ctx->arena, int64_t);
    struct str said = str_format(ctx->arena, "Said thanks: %.*s", STR_ARG(before->about));
    *person = before->person;
    after.thanked_on = on;
    struct interaction x = {.people = {person, 1},
                            .kind = INTERACTION_THANK_YOU,
                            .direction = DIRECTION_TO_THEM,
                            .on = on,
                            .summary = text.n ? text : said};
    int rc = save_change(ctx, &entity_help, before, &after);
    return rc < 0 ? rc : save_new(ctx, &entity_interaction, &x);
}

int ask_thank_help(struct op_ctx *ctx, int64_t help, struct date on, struct str text)
{
    struct help before;
    struct ask after;
    int64_t ask = 0;
    int rc = record_load(ctx->db, ctx->arena, &entity_help, help, &before);
    if (rc == 0)
        rc = ask_of_help(ctx, help, &ask);
    if (rc < 0)
        return rc;
    if (!ask)
        return thank_help_alone(ctx, &before, on, text);
    struct ask_said said = {.on = on, .text = text};
    return ask_move(ctx, ask, ASK_VERB_THANKED, &said, &after);
}

int ask_answered(struct op_ctx *ctx, int64_t message, bool yes, int64_t *ret_ask)
{
    struct ids asks;
    int rc = record_holders(ctx->db, ctx->arena, field_find(ask_fields, STR("messages")), message,
                            &asks);
    *ret_ask = 0;
    for (size_t i = 0; rc == 0 && i < asks.n; i++) {
        struct ask x, after;
        struct ask_said said = {0};
        rc = record_load(ctx->db, ctx->arena, &entity_ask, asks.p[i], &x);
        if (rc < 0 || x.state != ASK_ASKED)
            continue;
        if (yes)
            *ret_ask = x.record.id;
        else
            rc = ask_move(ctx, x.record.id, ASK_VERB_NO_ANSWER, &said, &after);
    }
    return rc;
}
