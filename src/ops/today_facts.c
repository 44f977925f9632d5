/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/today_facts.h"

#include "base/arena.h"
#include "base/vec.h"
#include "def/errors.h"
#include "insight/agenda_rules.h"
#include "insight/readiness_words.h"
#include "ops/paths_week.h"
#include "ops/playbook.h"
#include "ops/quiet.h"
#include "ops/readiness.h"
#include "ops/readiness_int.h"
#include "ops/today_board.h"
#include "ops/today_letters.h"
#include "ops/today_plan.h"
#include "ops/today_programs.h"
#include "ops/today_works.h"
#include "store/ask.h"
#include "store/find.h"
#include "store/readiness.h"
#include "store/readiness_people.h"
#include "store/record.h"
#include "store/standing.h"

#include <math.h>

enum { ITEMS = 40, DUE_PER_CIRCLE = 12, DORMANT_DAYS = 1095, ALL = 1000 };
enum { ASK_FROM_DAYS = 14, ASK_UNTIL_DAYS = 60, DORMANT_MAX = 24, UNPLACED_DAYS = 120 };

struct facts {
    VEC(struct agenda_thanks) thanks;
    VEC(struct agenda_promise) promises;
    VEC(struct agenda_reply) replies;
    VEC(struct agenda_contact) contacts;
    VEC(struct agenda_ask) asks;
    VEC(struct agenda_dormant) dormant;
    VEC(struct agenda_step) steps;
    struct agenda_works works;
    struct agenda_programs programs;
    struct agenda_letters letters;
    struct agenda_seat *seats; /* ops/today_board.h */
    size_t seats_n;
    struct agenda_play *plays; /* ops/playbook.h */
    size_t plays_n;
    struct date quiet_until;
    struct agenda_plan *plan; /* ops/today_plan.h */
    size_t plan_n;
    struct agenda_way *way;           /* ops/paths_week.h */
    struct readiness_account account; /* loaded for the rows that are shown */
    struct mark *marks;
    size_t marks_n;
    struct ids archived; /* people put away, in order of ids */
};

/* Ids are in order. */
static bool has_id(const struct ids *ids, int64_t id)
{
    size_t low = 0, high = ids->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (ids->p[mid] < id)
            low = mid + 1;
        else
            high = mid;
    }
    return low < ids->n && ids->p[low] == id;
}

static bool is_archived(const struct facts *f, int64_t person)
{
    return has_id(&f->archived, person);
}

/* False when the row is to rest or the person was put away. */
static bool counts(const struct op_ctx *ctx, const struct facts *f, const char *rule,
                   int64_t subject, int64_t person)
{
    return !agenda_is_marked(f->marks, f->marks_n, str_c(rule), subject, person, ctx->today) &&
           !is_archived(f, person);
}

static int list_thanks(struct op_ctx *ctx, struct facts *f, int64_t limit)
{
    struct help *rows;
    size_t n;
    int rc = find_help_not_thanked(ctx->db, ctx->arena, limit, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (counts(ctx, f, "thanks_owed", rows[i].record.id, rows[i].person))
            *VEC_PUSH(ctx->arena, &f->thanks) = (struct agenda_thanks){
                .help = rows[i].record.id, .person = {.id = rows[i].person}, .on = rows[i].on};
    return rc;
}

static int list_promises(struct op_ctx *ctx, struct facts *f, int by, int64_t limit)
{
    const char *rule = by == PROMISE_BY_ME ? "promise_mine" : "promise_theirs";
    struct promise *rows;
    size_t n;
    int rc = find_promises_open(ctx->db, ctx->arena, by, limit, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (counts(ctx, f, rule, rows[i].record.id, rows[i].person))
            *VEC_PUSH(ctx->arena, &f->promises) =
                (struct agenda_promise){.promise = rows[i].record.id,
                                        .person = {.id = rows[i].person},
                                        .by = by,
                                        .made_on = rows[i].made_on,
                                        .due_on = rows[i].due_on};
    return rc;
}

static int list_replies(struct op_ctx *ctx, struct facts *f, int64_t limit)
{
    struct standing *rows;
    size_t n;
    int rc = standing_list_replies(ctx->db, ctx->arena, limit, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (counts(ctx, f, "reply_owed", rows[i].reply_id, rows[i].person))
            *VEC_PUSH(ctx->arena, &f->replies) =
                (struct agenda_reply){.interaction = rows[i].reply_id,
                                      .person = {.id = rows[i].person},
                                      .on = rows[i].reply_since};
    return rc;
}

static const char *rule_of(enum ask_step step)
{
    static const char *const rules[ASK_STEP_COUNT] = {
        [ASK_STEP_ASK] = "ask_step",    [ASK_STEP_REMIND] = "ask_remind",
        [ASK_STEP_LAST] = "ask_remind", [ASK_STEP_REST] = "ask_rest",
        [ASK_STEP_OWN] = "ask_step",    [ASK_STEP_CHECK] = "ask_due",
        [ASK_STEP_BACKUP] = "ask_due",  [ASK_STEP_GRACE] = "ask_grace",
        [ASK_STEP_TELL] = "ask_tell",   [ASK_STEP_THANK] = "thanks_owed"};
    return rules[step];
}

static void add_step(struct op_ctx *ctx, struct facts *f, const struct ask *ask)
{
    struct ask_next next = ask_next(ask, ctx->today);
    const char *rule = rule_of(next.step);
    if (!rule || !counts(ctx, f, rule, ask->record.id, ask->person))
        return;
    if (next.step != ASK_STEP_THANK)
        *VEC_PUSH(ctx->arena, &f->steps) =
            (struct agenda_step){.ask = *ask, .next = next, .person = {.id = ask->person}};
    else if (!ask->received) /* else its help is in the list already */
        *VEC_PUSH(ctx->arena, &f->thanks) = (struct agenda_thanks){
            .help = ask->record.id, .person = {.id = ask->person}, .on = ask->done_on};
}

static int list_steps(struct op_ctx *ctx, struct facts *f)
{
    struct ask_row *rows;
    size_t n;
    int rc = ask_list_open(ctx->db, ctx->arena, ALL, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        add_step(ctx, f, &rows[i].ask);
    return rc;
}

/* Today proposes two questions and one old contact whatever is asked for, so these lists do not
 * depend on the size. */
static int list_asks(struct op_ctx *ctx, struct facts *f)
{
    struct readiness_row *rows;
    size_t n;
    int rc = readiness_list_asked(ctx->db, ctx->arena, date_add_days(ctx->today, -ASK_UNTIL_DAYS),
                                  date_add_days(ctx->today, -ASK_FROM_DAYS),
                                  ITEMS + (int64_t)f->marks_n, &rows, &n);
    struct ids waiting = {0}; /* their asks have rows of their own */
    if (rc == 0)
        rc = ask_list_waiting(ctx->db, ctx->arena, &waiting);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (!has_id(&waiting, rows[i].ask) && counts(ctx, f, "asked", rows[i].ask, rows[i].person))
            *VEC_PUSH(ctx->arena, &f->asks) = (struct agenda_ask){
                .interaction = rows[i].ask, .person = {.id = rows[i].person}, .on = rows[i].ask_on};
    return rc;
}

/* Who is not to be brought up when drifting is not to be brought up again, either. */
static int list_dormant(struct op_ctx *ctx, struct facts *f)
{
    struct readiness_dormant *rows;
    size_t n;
    int rc = readiness_list_dormant(ctx->db, ctx->arena, date_add_days(ctx->today, -DORMANT_DAYS),
                                    DORMANT_MAX + (int64_t)f->marks_n, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (counts(ctx, f, "dormant", rows[i].person, rows[i].person) &&
            counts(ctx, f, "drift", rows[i].person, rows[i].person))
            *VEC_PUSH(ctx->arena, &f->dormant) =
                (struct agenda_dormant){.person = {.id = rows[i].person, .circle = rows[i].circle},
                                        .last = rows[i].last_on,
                                        .days_in = rows[i].days_in,
                                        .days_out = rows[i].days_out,
                                        .answered = rows[i].answered,
                                        .resolved = rows[i].resolved,
                                        .helped = rows[i].helped > 0,
                                        .senior = rows[i].senior};
    return rc;
}

/* New people whom nobody gave a circle or a role are brought up once, not for years. */
static int is_stale(struct op_ctx *ctx, const struct standing *row, bool *ret)
{
    struct standing s;
    bool old = date_is_full(row->last_on) && date_diff(ctx->today, row->last_on) > UNPLACED_DAYS;
    *ret = false;
    if (row->circle || !old)
        return 0;
    int rc = standing_load(ctx->db, ctx->arena, row->person, &s);
    struct person p;
    if (rc == 0 && !s.roles.n)
        rc = record_load(ctx->db, ctx->arena, &entity_person, row->person, &p);
    *ret = rc == 0 && !s.roles.n && !p.cadence_days;
    return rc;
}

static int list_due(struct op_ctx *ctx, struct facts *f, int circle, int64_t limit)
{
    struct standing *rows;
    size_t n;
    int rc = standing_list_due(ctx->db, ctx->arena, circle, ctx->today,
                               date_add_days(ctx->today, -DORMANT_DAYS), limit, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        bool stale = false;
        if (!counts(ctx, f, "drift", rows[i].person, rows[i].person))
            continue;
        rc = is_stale(ctx, &rows[i], &stale);
        if (!stale)
            *VEC_PUSH(ctx->arena, &f->contacts) =
                (struct agenda_contact){.person = {.id = rows[i].person, .circle = circle},
                                        .cadence_days = rows[i].cadence,
                                        .last = rows[i].last_on,
                                        .added = rows[i].added_on};
    }
    return rc;
}

/* For facts that are listed elsewhere. */
struct counting {
    const struct op_ctx *ctx;
    const struct facts *f;
};

static bool counts_for(void *data, const char *rule, int64_t subject, int64_t person)
{
    const struct counting *c = data;
    return counts(c->ctx, c->f, rule, subject, person);
}

static int list_works(struct op_ctx *ctx, struct facts *f)
{
    struct counting c = {ctx, f};
    int rc = today_works_list(ctx, counts_for, &c, &f->works);
    if (rc == 0)
        rc = today_programs_list(ctx, counts_for, &c, &f->programs);
    return rc < 0 ? rc : today_letters_list(ctx, counts_for, &c, &f->letters);
}

static int list_facts(struct op_ctx *ctx, bool all, struct facts *f)
{
    int rc = find_marks(ctx->db, ctx->arena, ctx->today, &f->marks, &f->marks_n);
    /* What is marked takes places of these lists: many marks must not empty them. */
    int64_t items = (all ? ALL : ITEMS) + (int64_t)f->marks_n;
    if (rc == 0)
        rc = standing_list_archived(ctx->db, ctx->arena, &f->archived);
    if (rc == 0)
        rc = list_thanks(ctx, f, items);
    if (rc == 0)
        rc = list_promises(ctx, f, PROMISE_BY_ME, items);
    if (rc == 0)
        rc = list_promises(ctx, f, PROMISE_BY_THEM, items);
    if (rc == 0)
        rc = list_replies(ctx, f, items);
    if (rc == 0)
        rc = list_asks(ctx, f);
    if (rc == 0)
        rc = list_steps(ctx, f);
    if (rc == 0)
        rc = list_dormant(ctx, f);
    if (rc == 0)
        rc = list_works(ctx, f);
    if (rc == 0)
        rc = today_plan_list(ctx, f->marks, f->marks_n, &f->plan, &f->plan_n);
    if (rc == 0)
        rc = quiet_until(ctx, &f->quiet_until);
    if (rc < 0 || date_is_full(f->quiet_until)) /* who drifts or is missing can wait */
        return rc;
    if (rc == 0)
        rc = today_board_list(ctx, f->marks, f->marks_n, &f->seats, &f->seats_n);
    if (rc == 0)
        rc = paths_week_load(ctx, f->marks, f->marks_n, &f->way);
    int64_t due = (all ? ALL : DUE_PER_CIRCLE) + (int64_t)f->marks_n;
    for (int circle = 0; rc == 0 && circle <= CIRCLE_EXTENDED; circle++)
        rc = list_due(ctx, f, circle, due);
    if (rc == 0)
        rc = playbook_today(ctx, f->marks, f->marks_n, &f->plays, &f->plays_n);
    return rc;
}

/* What to expect of them, whatever the row is about. */
static int load_outlook(struct op_ctx *ctx, const struct facts *f, struct agenda_person *p,
                        struct readiness_row *row, struct person *person)
{
    int rc = record_load(ctx->db, ctx->arena, &entity_person, p->id, person);
    if (rc == 0)
        rc = readiness_load(ctx->db, ctx->arena, p->id, row);
    if (rc < 0)
        return rc;
    p->if_write = readiness_say_write(ctx, &f->account, row->contact, person->ready_pin);
    p->if_wait = readiness_say_wait(ctx, row->contact);
    return 0;
}

/* Of a person and, for drift, their readiness row. */
struct told {
    struct standing standing;
    struct readiness_row row;
    struct person person;
};

static int load_told(struct op_ctx *ctx, const struct facts *f, struct agenda_person *p,
                     struct told *x)
{
    struct standing *s = &x->standing;
    int rc = standing_load(ctx->db, ctx->arena, p->id, s);
    if (rc < 0)
        return rc;
    *p = (struct agenda_person){.id = s->person,
                                .name = s->name,
                                .subline = s->subline,
                                .pronouns = s->pronouns,
                                .circle = s->circle};
    return load_outlook(ctx, f, p, &x->row, &x->person);
}

static int load_person(struct op_ctx *ctx, const struct facts *f, struct agenda_person *p)
{
    struct told x;
    return load_told(ctx, f, p, &x);
}

static int tell_thanks(struct op_ctx *ctx, const struct facts *f, struct agenda_thanks *x)
{
    struct help help;
    struct ask ask;
    int rc = record_load(ctx->db, ctx->arena, &entity_help, x->help, &help);
    x->about = rc == 0 ? help.about : STR_NULL;
    if (rc == ERR_NOT_FOUND) {
        rc = record_load(ctx->db, ctx->arena, &entity_ask, x->help, &ask);
        x->about = rc == 0 ? ask.what : STR_NULL;
    }
    return rc < 0 ? rc : load_person(ctx, f, &x->person);
}

static int tell_promise(struct op_ctx *ctx, const struct facts *f, struct agenda_promise *x)
{
    struct standing about;
    struct promise promise;
    int rc = record_load(ctx->db, ctx->arena, &entity_promise, x->promise, &promise);
    if (rc < 0)
        return rc;
    x->what = promise.what;
    if (promise.about_person &&
        standing_load(ctx->db, ctx->arena, promise.about_person, &about) == 0 && !about.archived)
        x->about = about.name;
    return load_person(ctx, f, &x->person);
}

static int tell_reply(struct op_ctx *ctx, const struct facts *f, struct agenda_reply *x)
{
    struct interaction last;
    int rc = record_load(ctx->db, ctx->arena, &entity_interaction, x->interaction, &last);
    if (rc < 0)
        return rc;
    x->kind = last.kind;
    x->summary = last.summary;
    return load_person(ctx, f, &x->person);
}

static int tell_ask(struct op_ctx *ctx, const struct facts *f, struct agenda_ask *x)
{
    struct interaction message;
    int rc = record_load(ctx->db, ctx->arena, &entity_interaction, x->interaction, &message);
    if (rc < 0)
        return rc;
    x->kind = message.kind;
    x->summary = message.summary;
    return load_person(ctx, f, &x->person);
}

static int tell_dormant(struct op_ctx *ctx, const struct facts *f, struct agenda_dormant *x)
{
    struct told told;
    int rc = load_told(ctx, f, &x->person, &told);
    return rc == 0 ? find_summary(ctx->db, ctx->arena, told.standing.last_id, &x->last_summary)
                   : rc;
}

/* Whose cadence it is: the circle's or the role's. */
static const char *cadence_words(struct op_ctx *ctx, const struct standing *s)
{
    size_t n;
    const char *text = "";
    struct person p = {.circle = s->circle};
    const struct role *roles = readiness_roles(ctx, s, &n);
    if (ctx->app->cadences)
        cadence_days(ctx->app->cadences, &p, roles, n, ctx->today, &text);
    return text;
}

static int percent(double p) { return (int)lround(p * 100); }

/* Why they are due after so many days: the same judgement that set the day (ops/standing.c). */
static void tell_rhythm(struct op_ctx *ctx, const struct told *told, struct agenda_contact *x)
{
    const struct readiness_contact *c = told->row.contact;
    const char *floor;
    /* When it began is not kept: a thin contact that was not due as a new one is an old one. */
    struct readiness_rhythm r =
        readiness_rhythm_standing(ctx, &told->standing, told->person.cadence_days, 0, &floor);
    x->because = told->person.cadence_days ? "your choice" : cadence_words(ctx, &told->standing);
    if (!c || told->person.cadence_days)
        return;
    struct readiness_due due = readiness_due_after(c, &r);
    x->rhythm =
        due.by == AGENDA_BY_NEW && due.days == x->cadence_days ? AGENDA_BY_NEW : AGENDA_BY_CHANCE;
    x->because = floor;
    x->chance_then = percent(readiness_alive90(c, c->last));
    x->chance_now = percent(readiness_alive90(c, readiness_day(ctx->today)));
}

static int tell_contact(struct op_ctx *ctx, const struct facts *f, struct agenda_contact *x)
{
    struct told told;
    int rc = load_told(ctx, f, &x->person, &told);
    if (rc < 0)
        return rc;
    tell_rhythm(ctx, &told, x);
    x->last_kind = told.standing.last_kind;
    return find_summary(ctx->db, ctx->arena, told.standing.last_id, &x->last_summary);
}

/* Fills the words of the fact that a turn came from. Ids are unique over all kinds of records; one
 * message may wait for an answer to several people. */
static int tell_turn(struct op_ctx *ctx, struct facts *f, const struct turn *t)
{
    struct agenda_person *who = today_programs_person(&f->programs, t);
    who = who ? who : today_letters_person(&f->letters, t);
    if (who) /* first: an ask may be the subject of another rule's row, too */
        return load_person(ctx, f, who);
    if (f->way && strcmp(t->rule, AGENDA_RULE_WAY) == 0)
        return load_person(ctx, f, &f->way->person);
    VEC_EACH (struct agenda_thanks, x, &f->thanks)
        if (x->help == t->subject)
            return tell_thanks(ctx, f, x);
    VEC_EACH (struct agenda_promise, x, &f->promises)
        if (x->promise == t->subject)
            return tell_promise(ctx, f, x);
    VEC_EACH (struct agenda_reply, x, &f->replies)
        if (x->interaction == t->subject && x->person.id == t->person)
            return tell_reply(ctx, f, x);
    VEC_EACH (struct agenda_contact, x, &f->contacts)
        if (x->person.id == t->subject)
            return tell_contact(ctx, f, x);
    VEC_EACH (struct agenda_ask, x, &f->asks)
        if (x->interaction == t->subject && x->person.id == t->person)
            return tell_ask(ctx, f, x);
    VEC_EACH (struct agenda_dormant, x, &f->dormant)
        if (x->person.id == t->subject)
            return tell_dormant(ctx, f, x);
    for (size_t i = 0; i < f->seats_n; i++)
        if (f->seats[i].seat == t->subject && f->seats[i].person.id == t->person)
            return load_person(ctx, f, &f->seats[i].person);
    for (size_t i = 0; i < f->plays_n; i++)
        if (f->plays[i].subject == t->subject && f->plays[i].person.id == t->person)
            return load_person(ctx, f, &f->plays[i].person);
    VEC_EACH (struct agenda_step, x, &f->steps)
        if (x->ask.record.id == t->subject)
            return load_person(ctx, f, &x->person);
    struct agenda_person *works = today_works_person(&f->works, t);
    return works ? load_person(ctx, f, works) : 0;
}

int today_build(struct op_ctx *ctx, size_t size, bool all, struct agenda *ret)
{
    struct facts f = {0};
    int rc = list_facts(ctx, all, &f);
    struct agenda_facts facts = {.thanks = {f.thanks.p, f.thanks.n},
                                 .promises = {f.promises.p, f.promises.n},
                                 .replies = {f.replies.p, f.replies.n},
                                 .contacts = {f.contacts.p, f.contacts.n},
                                 .asks = {f.asks.p, f.asks.n},
                                 .dormant = {f.dormant.p, f.dormant.n},
                                 .steps = {f.steps.p, f.steps.n},
                                 .works = &f.works,
                                 .programs = &f.programs,
                                 .letters = &f.letters,
                                 .seats = {f.seats, f.seats_n},
                                 .plays = {f.plays, f.plays_n},
                                 .quiet_until = f.quiet_until,
                                 .plan = {f.plan, f.plan_n},
                                 .way = f.way};
    if (rc == 0)
        rc = readiness_account_load(ctx->db, &f.account);
    if (rc == 0)
        rc = agenda_build(ctx->arena, &facts, ctx->today, ctx->app->cadences, size, ret);
    for (size_t i = 0; rc == 0 && i < ret->n; i++)
        rc = tell_turn(ctx, &f, &ret->turns[i]);
    /* Words change no order: the same turns again, now in full. */
    return rc < 0 ? rc
                  : agenda_build(ctx->arena, &facts, ctx->today, ctx->app->cadences, size, ret);
}
