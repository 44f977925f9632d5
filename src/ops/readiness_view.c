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
    struct readiness_row row; /* contact NULL: none that counts */
    struct readiness_line *lines;
    size_t lines_n;
    double at;
};

static int percent(double p) { return (int)lround(p * 100); }

static int load_source(struct op_ctx *ctx, int64_t person, struct source *s)
{
    int rc = readiness_account_load(ctx->db, &s->account);
    if (rc == 0)
        rc = readiness_load(ctx->db, ctx->arena, person, &s->row);
    if (rc == ERR_NOT_FOUND) {
        s->row = (struct readiness_row){.person = person};
        rc = 0;
    }
    return rc < 0 ? rc
                  : readiness_list_lines(ctx->db, ctx->arena, person, READINESS_GROUP, &s->lines,
                                         &s->lines_n);
}

/* --- what happened -------------------------------------------------------------------------- */

static bool goes_in(const struct readiness_line *l)
{
    return readiness_is_two_way(l->kind) || l->direction != DIRECTION_TO_THEM;
}

static bool goes_out(const struct readiness_line *l)
{
    return readiness_is_two_way(l->kind) || l->direction != DIRECTION_TO_ME;
}

static void fill_days(const struct source *s, struct readiness_view *v)
{
    for (size_t i = 0; i < s->lines_n; i++) {
        const struct readiness_line *l = &s->lines[i];
        if (l->is_group || date_cmp(l->on, v->on) > 0)
            continue;
        v->last_on = l->on;
        if (goes_in(l))
            v->last_in = l->on;
        if (goes_out(l))
            v->last_out = l->on;
    }
    const struct readiness_contact *c = s->row.contact;
    v->days_in = c->days_in;
    v->days_out = c->days_out;
    v->ignored = c->ignored;
}

/* One a kind; walking back from the newest, the first of each. */
static void fill_touches(struct op_ctx *ctx, const struct source *s, struct readiness_view *v)
{
    VEC(struct readiness_touch) rows = {0};
    for (size_t i = s->lines_n; i-- > 0;) {
        const struct readiness_line *l = &s->lines[i];
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

/* Lines come in order of days: a day is done when the next one begins. */
static void fill_weeks(const struct source *s, struct readiness_view *v)
{
    struct date first = readiness_weeks_from(v->on);
    for (int i = 0; i < READINESS_WEEKS; i++)
        v->weeks[i].from = date_add_days(first, i * WEEK);
    for (size_t i = 0; i < s->lines_n;) {
        struct date on = s->lines[i].on;
        bool in = false, out = false;
        for (; i < s->lines_n && date_eq(s->lines[i].on, on); i++)
            if (!s->lines[i].is_group) {
                in |= goes_in(&s->lines[i]);
                out |= goes_out(&s->lines[i]);
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
                                     const struct readiness_view *v, int days)
{
    double t = s->at + days;
    struct readiness_forecast f = readiness_predict(&s->account, s->row.contact, t);
    return (struct readiness_step){
        .on = date_add_days(v->on, days),
        .days = days,
        .write = readiness_chance(ctx->arena, &f),
        .alive90 = s->row.contact ? percent(readiness_alive90(s->row.contact, t)) : 0};
}

static void fill_curve(struct op_ctx *ctx, const struct source *s, struct readiness_view *v)
{
    v->curve_n = READINESS_CURVE_DAYS + 1;
    v->curve = ARENA_ARRAY(ctx->arena, struct readiness_step, v->curve_n);
    for (int i = 0; i <= READINESS_CURVE_DAYS; i++)
        v->curve[i] = step_at(ctx, s, v, i);
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
    double span = s->lines_n ? c->last - readiness_day(s->lines[0].on) : 0;
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
        rc = load_source(ctx, person, &s);
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
        v->until[i] = step_at(ctx, &s, v, days > 0 ? (int)days : 0);
    }
    return fill_ask(ctx, &s, v);
}
