/* SPDX-License-Identifier: Apache-2.0 */
/* Readiness of one person, for their page. */
#include "base/arena.h"
#include "base/vec.h"
#include "def/errors.h"
#include "model/person.h"
#include "ops/readiness.h"
#include "ops/readiness_int.h"
#include "store/readiness.h"
#include "store/record.h"
#include "store/store.h"

#include <math.h>

enum { ASK_AFTER_DAYS = 14, WEEK = 7 };

/* What the view is made from. */
struct source {
    struct readiness_account account;
    struct readiness_row row;         /* contact NULL: none that counts */
    VEC(struct readiness_line) lines; /* newest first: a year, and what the last touches need */
    struct date first;                /* day of the oldest */
    double at;
};

static int percent(double p) { return (int)lround(p * 100); }

/* How much of a timeline is enough. Years of it would be read for a page that shows one. */
struct reading {
    struct arena *arena;
    struct source *to;
    struct date day, year; /* of the forecast; the first day of the weeks */
    unsigned kinds;        /* bits of those that were met */
    bool in, out;
};

static bool goes_in(const struct readiness_line *l)
{
    return readiness_is_two_way(l->kind) || l->direction != DIRECTION_TO_THEM;
}

static bool goes_out(const struct readiness_line *l)
{
    return readiness_is_two_way(l->kind) || l->direction != DIRECTION_TO_ME;
}

static bool read_on(void *to, const struct readiness_line *l)
{
    static const unsigned all = ((1u << (INTERACTION_OTHER + 1)) - 1) & ~1u;
    struct reading *r = to;
    *VEC_PUSH(r->arena, &r->to->lines) = *l;
    r->kinds |= 1u << l->kind;
    if (!l->is_group && date_cmp(l->on, r->day) <= 0) {
        r->in |= goes_in(l);
        r->out |= goes_out(l);
    }
    return date_cmp(l->on, r->year) >= 0 || (r->kinds & all) != all || !r->in || !r->out;
}

static int load_source(struct op_ctx *ctx, const struct readiness_view *v, struct source *s)
{
    struct reading r = {
        .arena = ctx->arena, .to = s, .day = v->on, .year = readiness_weeks_from(v->on)};
    int rc = readiness_account_load(ctx->db, &s->account);
    if (rc == 0)
        rc = readiness_load(ctx->db, ctx->arena, v->person, &s->row);
    if (rc == 0)
        rc = readiness_first_day(ctx->db, v->person, &s->first);
    return rc < 0 ? rc : readiness_each_back(ctx->db, v->person, READINESS_GROUP, read_on, &r);
}

/* --- what happened -------------------------------------------------------------------------- */

static void fill_days(const struct source *s, struct readiness_view *v)
{
    VEC_EACH (const struct readiness_line, l, &s->lines) {
        if (l->is_group || date_cmp(l->on, v->on) > 0)
            continue;
        if (!date_is_set(v->last_on))
            v->last_on = l->on;
        if (!date_is_set(v->last_in) && goes_in(l))
            v->last_in = l->on;
        if (!date_is_set(v->last_out) && goes_out(l))
            v->last_out = l->on;
    }
    const struct readiness_contact *c = s->row.contact;
    v->days_in = c->days_in;
    v->days_out = c->days_out;
    v->ignored = c->ignored;
}

/* One a kind: the newest of each. */
static void fill_touches(struct op_ctx *ctx, const struct source *s, struct readiness_view *v)
{
    VEC(struct readiness_touch) rows = {0};
    VEC_EACH (const struct readiness_line, l, &s->lines) {
        bool had = false;
        VEC_EACH (struct readiness_touch, x, &rows)
            had |= x->kind == l->kind;
        if (!had)
            *VEC_PUSH(ctx->arena, &rows) =
                (struct readiness_touch){l->kind, l->direction, l->on, l->interaction};
    }
    v->touches = rows.p;
    v->touches_n = rows.n;
}

/* Lines come in order of days: a day is done when the one before it begins. */
static void fill_weeks(const struct source *s, struct readiness_view *v)
{
    struct date first = readiness_weeks_from(v->on);
    for (int i = 0; i < READINESS_WEEKS; i++)
        v->weeks[i].from = date_add_days(first, i * WEEK);
    for (size_t i = 0; i < s->lines.n;) {
        struct date on = s->lines.p[i].on;
        bool in = false, out = false;
        for (; i < s->lines.n && date_eq(s->lines.p[i].on, on); i++)
            if (!s->lines.p[i].is_group) {
                in |= goes_in(&s->lines.p[i]);
                out |= goes_out(&s->lines.p[i]);
            }
        int64_t week = date_diff(on, first);
        if (week < 0 || week >= READINESS_WEEKS * WEEK)
            continue;
        v->weeks[week / WEEK].days += in || out;
        v->weeks[week / WEEK].two_way += in && out;
    }
}

/* --- what is forecast ----------------------------------------------------------------------- */

static struct readiness_step step_at(struct op_ctx *ctx, const struct source *s,
                                     const struct readiness_view *v, int days,
                                     const struct readiness_step *before)
{
    double t = s->at + days;
    struct readiness_forecast f = readiness_predict(&s->account, s->row.contact, t);
    return (struct readiness_step){
        .on = date_add_days(v->on, days),
        .days = days,
        .write = readiness_chance_after(ctx->arena, &f, before ? &before->write : NULL),
        .alive90 = s->row.contact ? percent(readiness_alive90(s->row.contact, t)) : 0};
}

static void fill_curve(struct op_ctx *ctx, const struct source *s, struct readiness_view *v)
{
    v->curve_n = READINESS_CURVE_DAYS + 1;
    v->curve = ARENA_ARRAY(ctx->arena, struct readiness_step, v->curve_n);
    for (int i = 0; i <= READINESS_CURVE_DAYS; i++)
        v->curve[i] = step_at(ctx, s, v, i, i ? &v->curve[i - 1] : NULL);
}

static void fill_forecast(struct op_ctx *ctx, const struct source *s, struct readiness_view *v)
{
    struct readiness_forecast f = readiness_predict(&s->account, s->row.contact, s->at);
    struct readiness_evidence e = {
        .account = &s->account, .contact = s->row.contact, .last_in = v->last_in, .today = v->on};
    v->now = readiness_chance(ctx->arena, &f);
    v->answered = f.answered;
    v->resolved = f.resolved;
    v->within1 = percent(readiness_within(f.p, 1));
    v->within3 = percent(readiness_within(f.p, 3));
    v->within7 = percent(readiness_within(f.p, 7));
    readiness_explain(ctx->arena, &f, &e, &v->why);
    if (!v->known)
        return;
    v->wait = readiness_wait(ctx->arena, s->at - s->row.contact->last);
    v->alive90 = percent(readiness_alive90(s->row.contact, s->at));
    fill_curve(ctx, s, v);
}

/* Why Today brings them up on that day, or never. */
static struct str nudge_words(struct op_ctx *ctx, const struct source *s, const struct person *p,
                              const struct standing *who)
{
    const char *because;
    const struct readiness_contact *c = s->row.contact;
    if (p->never)
        return STR("You asked never to be reminded of them.");
    if (!c)
        return STR("");
    double span = date_is_set(s->first) ? c->last - readiness_day(s->first) : 0;
    struct readiness_rhythm r =
        readiness_rhythm_standing(ctx, who, p->cadence_days, span, &because);
    struct readiness_due due = readiness_due_after(c, &r);
    if (c->ignored >= READINESS_GIVE_UP)
        return STR("Several messages in a row went unanswered, so Today leaves them be.");
    if (!due.days)
        return STR("Without a circle or a role, Today does not bring them up.");
    if (due.by == AGENDA_BY_CADENCE)
        return str_format(ctx->arena, "You aim for every %lld days.", (long long)due.days);
    if (due.by == AGENDA_BY_NEW)
        return STR("New contacts are brought up after three to four weeks.");
    return str_format(ctx->arena,
                      "%s%sThe chance of contact will have fallen to %lld %% of what"
                      " it was after the last one.",
                      because, because[0] ? ": " : "", (long long)r.floor);
}

static int fill_ask(struct op_ctx *ctx, const struct source *s, struct readiness_view *v)
{
    struct interaction x;
    if (!s->row.ask)
        return 0;
    int rc = record_load(ctx->db, ctx->arena, &entity_interaction, s->row.ask, &x);
    if (rc < 0)
        return rc;
    v->ask = (struct readiness_ask){.interaction = s->row.ask,
                                    .on = s->row.ask_on,
                                    .kind = x.kind,
                                    .due = date_diff(ctx->today, s->row.ask_on) >= ASK_AFTER_DAYS,
                                    .summary = x.summary};
    return 0;
}

int readiness_of(struct op_ctx *ctx, int64_t person, struct date at, const struct date *until,
                 size_t until_n, struct readiness_view *ret)
{
    struct source s = {0};
    struct person p;
    struct standing standing;
    struct readiness_view *v = ret;
    *v = (struct readiness_view){
        .person = person, .on = date_is_full(at) ? at : ctx->today, .until_n = until_n};
    int rc = record_load(ctx->db, ctx->arena, &entity_person, person, &p);
    if (rc == 0)
        rc = standing_load(ctx->db, ctx->arena, person, &standing);
    if (rc == 0)
        rc = load_source(ctx, v, &s);
    if (rc < 0)
        return rc;
    s.at = readiness_day(v->on);
    v->name = standing.name;
    v->pin = p.ready_pin;
    v->pin_words = readiness_pin_words(p.ready_pin);
    v->known = s.row.contact != NULL;
    v->nudge_on = standing.due_on;
    v->nudge_words = nudge_words(ctx, &s, &p, &standing);
    if (v->known)
        fill_days(&s, v);
    fill_touches(ctx, &s, v);
    fill_weeks(&s, v);
    fill_forecast(ctx, &s, v);
    v->until = ARENA_ARRAY(ctx->arena, struct readiness_step, until_n + 1);
    for (size_t i = 0; i < until_n; i++) {
        int64_t days = date_diff(until[i], v->on);
        v->until[i] = step_at(ctx, &s, v, days > 0 ? (int)days : 0, NULL);
    }
    return fill_ask(ctx, &s, v);
}
