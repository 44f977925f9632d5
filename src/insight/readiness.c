/* SPDX-License-Identifier: Apache-2.0 */
/* Model M5u. Coefficients were fitted once on two public data sets of messages (docs/readiness.md);
 * nothing is trained on the owner's machine but the offset. */
#include "insight/readiness.h"

#include "base/arena.h"
#include "base/vec.h"

#include <math.h>
#include <stdlib.h>

static const double BASE = -0.717, YOU = 0.356, THEM = 0.346, RECENT = 0.584, IGNORED = -0.367,
                    BALANCE = 0.467;
static const double PRIOR_RATE = 0.45;                       /* of being answered */
static const double WEIGHT_ACCOUNT = 12, WEIGHT_CONTACT = 4; /* of the priors, in turns */
static const double HALF_LIFE = READINESS_HALF_DAYS, HALF_LIFE_ALIVE = READINESS_HALF_DAYS_ALIVE;
static const double WEIGHT_OFFSET = 4, OFFSET_MAX = 1.5;
static const double WINDOW = READINESS_WINDOW_DAYS, SILENCE = READINESS_SILENCE_DAYS;
static const double FIRST_BASE = -0.554, FIRST_YOU = 0.402; /* nothing known of the contact */
static const double ALIVE_BASE = -1.21, ALIVE_DAYS = 1.19, ALIVE_GAP = -0.52;
static const double NUDGE_MIN = 14, NUDGE_MAX = 180, NUDGE_SHARE = 0.6;

/* A turn or a re-contact and, for the latter, its forecast without offset. */
struct waiting {
    struct readiness_try try;
    double p;
};

/* In order of time. */
struct queue {
    VEC(struct waiting) rows;
    size_t first; /* that is not 14 days old */
};

enum { NOTHING = -1 };

/* Where a contact's open turn and its last re-contact stand in the queues. */
struct places {
    int64_t turn, recontact; /* NOTHING: none waits */
};

struct readiness_model {
    struct arena *a;
    bool complete;
    struct readiness_account account;
    VEC(struct readiness_contact) contacts;
    VEC(struct places) places; /* of the same contacts */
    struct queue turns, recontacts;
};

static double logit(double p) { return log(p / (1 - p)); }
static double sigmoid(double z) { return 1 / (1 + exp(-z)); }
static double decay(double value, double age, double half) { return value * exp2(-age / half); }

static double account_rate(const struct readiness_account *x)
{
    return ((double)x->answered + WEIGHT_ACCOUNT * PRIOR_RATE) /
           ((double)x->resolved + WEIGHT_ACCOUNT);
}

static double offset_of(const struct readiness_account *x)
{
    double off = x->offset_sum / (x->offset_weight + WEIGHT_OFFSET);
    return fmax(-OFFSET_MAX, fmin(OFFSET_MAX, off));
}

static double sum_of(const struct readiness_terms *t)
{
    return t->base + t->you + t->them + t->recent + t->ignored + t->balance;
}

/* The open turn has become an unanswered one that nobody has counted yet. */
static bool is_overdue_no(const struct readiness_contact *c, double t)
{
    return c->open && c->open_no && t - c->open_at > WINDOW;
}

static struct readiness_basis basis_of(const struct readiness_contact *c, double t)
{
    return (struct readiness_basis){.recent = decay(c->in45, t - c->in45_at, HALF_LIFE),
                                    .answered = c->answered,
                                    .resolved = c->resolved + is_overdue_no(c, t),
                                    .ignored = c->ignored,
                                    .days_in = c->days_in,
                                    .days_out = c->days_out};
}

static struct readiness_terms terms_of(double rate, const struct readiness_basis *b)
{
    double in = (double)b->days_in, out = (double)b->days_out;
    double own =
        ((double)b->answered + WEIGHT_CONTACT * rate) / ((double)b->resolved + WEIGHT_CONTACT);
    return (struct readiness_terms){.base = BASE,
                                    .you = YOU * logit(rate),
                                    .them = THEM * (logit(own) - logit(rate)),
                                    .recent = RECENT * log1p(b->recent),
                                    .ignored = IGNORED * log1p((double)b->ignored),
                                    .balance = BALANCE * (in + 1) / (in + out + 2)};
}

/* Of somebody known, without the account's offset. */
static double plain(const struct readiness_account *account, const struct readiness_basis *b)
{
    struct readiness_terms terms = terms_of(account_rate(account), b);
    return sigmoid(sum_of(&terms));
}

struct readiness_forecast readiness_predict(const struct readiness_account *account,
                                            const struct readiness_contact *c, double t)
{
    struct readiness_forecast f = {0};
    double rate = account_rate(account);
    f.known = c && c->seen;
    if (f.known) {
        struct readiness_basis b = basis_of(c, t);
        f.terms = terms_of(rate, &b);
        f.answered = b.answered;
        f.resolved = b.resolved;
    } else {
        f.terms = (struct readiness_terms){.base = FIRST_BASE, .you = FIRST_YOU * logit(rate)};
    }
    f.p_plain = sigmoid(sum_of(&f.terms));
    f.terms.offset = f.known ? offset_of(account) : 0;
    f.p = sigmoid(sum_of(&f.terms) + f.terms.offset);
    return f;
}

double readiness_alive90(const struct readiness_contact *c, double t)
{
    double in = decay(c->in120, t - c->in120_at, HALF_LIFE_ALIVE);
    double out = decay(c->out120, t - c->out120_at, HALF_LIFE_ALIVE);
    double days = log1p(2 * fmin(in, out));
    return sigmoid(ALIVE_BASE + ALIVE_DAYS * days + ALIVE_GAP * log1p(fmax(0, t - c->last) / 7));
}

static void forget(double *sum, double at, double day)
{
    *sum = fmax(0, *sum - decay(1, at - day, HALF_LIFE_ALIVE));
}

void readiness_forget_day(struct readiness_contact *c, double day, bool in, bool out)
{
    if (in)
        forget(&c->in120, c->in120_at, day);
    if (out)
        forget(&c->out120, c->out120_at, day);
}

double readiness_within(double p, double days)
{
    /* Share of the answers within 14 days that have come after so many; straight in between. */
    static const struct {
        double days, share;
    } at[] = {{0, 0}, {1, 0.60}, {3, 0.74}, {7, 0.87}, {14, 1}};
    for (size_t i = 1; i < sizeof(at) / sizeof(*at); i++)
        if (days <= at[i].days) {
            double part = (days - at[i - 1].days) / (at[i].days - at[i - 1].days);
            return p * (at[i - 1].share + fmax(0, part) * (at[i].share - at[i - 1].share));
        }
    return p;
}

double readiness_nudge_after(const struct readiness_contact *c, double floor)
{
    double low = NUDGE_MIN, high = NUDGE_MAX;
    if (floor <= 0)
        floor = NUDGE_SHARE * readiness_alive90(c, c->last);
    if (readiness_alive90(c, c->last + low) < floor)
        return low;
    if (readiness_alive90(c, c->last + high) >= floor)
        return high;
    while (high - low > 0.5) { /* it only falls while nothing happens */
        double mid = (low + high) / 2;
        if (readiness_alive90(c, c->last + mid) < floor)
            high = mid;
        else
            low = mid;
    }
    return ceil(high);
}

enum readiness_band readiness_band(double p)
{
    return p < 0.35 ? READINESS_LOW : p <= 0.60 ? READINESS_EVEN : READINESS_GOOD;
}

/* --- the log -------------------------------------------------------------------------------- */

struct readiness_model *readiness_model_new(struct arena *a, bool complete)
{
    struct readiness_model *m = ARENA_NEW(a, struct readiness_model);
    m->a = a;
    m->complete = complete;
    return m;
}

static void learn(struct readiness_account *x, double p, bool answered)
{
    x->offset_sum += (answered ? 1 : 0) - p;
    x->offset_weight += p * (1 - p);
}

/* To the moment, 14 days are over in a complete log, as in the reference; in a log by days the
 * fourteenth day still counts, so that no answer comes after its "no". */
static bool is_over(const struct readiness_model *m, const struct waiting *w, double t)
{
    return m->complete ? w->try.at + WINDOW <= t : w->try.at + WINDOW < t;
}

/* What has waited for 14 days becomes a "no", or is dropped when nobody said so. */
static void resolve(struct readiness_model *m, double t)
{
    struct queue *q = &m->turns;
    for (; q->first < q->rows.n && is_over(m, &q->rows.p[q->first], t); q->first++)
        m->account.resolved += q->rows.p[q->first].try.outcome == READINESS_NO;
    q = &m->recontacts;
    for (; q->first < q->rows.n && is_over(m, &q->rows.p[q->first], t); q->first++)
        if (q->rows.p[q->first].try.outcome == READINESS_NO)
            learn(&m->account, q->rows.p[q->first].p, false);
}

static struct readiness_contact *contact_at(struct readiness_model *m, size_t contact)
{
    while (m->contacts.n <= contact) {
        *VEC_PUSH(m->a, &m->contacts) = (struct readiness_contact){.day_in = -1, .day_out = -1};
        *VEC_PUSH(m->a, &m->places) = (struct places){NOTHING, NOTHING};
    }
    return &m->contacts.p[contact];
}

static int64_t add_try(struct readiness_model *m, struct queue *q, const struct readiness_event *e,
                       double p)
{
    struct waiting *w = VEC_PUSH(m->a, &q->rows);
    *w = (struct waiting){.try = {.recontact = q == &m->recontacts,
                                  .at = e->t,
                                  .done_at = e->t + WINDOW,
                                  .order = e->order,
                                  .done_order = e->order,
                                  .outcome = READINESS_UNKNOWN,
                                  .then = basis_of(&m->contacts.p[e->contact], e->t)},
                          .p = p};
    return (int64_t)q->rows.n - 1;
}

static void count_day(double *sum, double *at, double t, double half)
{
    *sum = decay(*sum, t - *at, half) + 1;
    *at = t;
}

static void count_out_day(struct readiness_contact *c, double t)
{
    if (c->day_out == (int64_t)floor(t))
        return;
    c->day_out = (int64_t)floor(t);
    c->days_out++;
    count_day(&c->out120, &c->out120_at, t, HALF_LIFE_ALIVE);
}

static void count_in_day(struct readiness_contact *c, double t)
{
    if (c->day_in == (int64_t)floor(t))
        return;
    c->day_in = (int64_t)floor(t);
    c->days_in++;
    count_day(&c->in45, &c->in45_at, t, HALF_LIFE);
    count_day(&c->in120, &c->in120_at, t, HALF_LIFE_ALIVE);
}

static struct waiting *waiting_at(struct queue *q, int64_t place)
{
    return place == NOTHING ? NULL : &q->rows.p[place];
}

static bool set_answered(struct waiting *w, const struct readiness_event *e)
{
    if (!w || e->t - w->try.at > WINDOW)
        return false;
    w->try.outcome = READINESS_YES;
    w->try.done_at = e->t;
    w->try.done_order = e->order;
    return true;
}

/* They answered what was open, whatever it was. */
static void settle(struct readiness_model *m, struct readiness_contact *c,
                   const struct readiness_event *e)
{
    struct places *at = &m->places.p[e->contact];
    struct waiting *recontact = waiting_at(&m->recontacts, at->recontact);
    if (c->open && set_answered(waiting_at(&m->turns, at->turn), e)) {
        c->answered++;
        c->resolved++;
        m->account.answered++;
        m->account.resolved++;
    }
    c->open = false;
    if (recontact && !is_over(m, recontact, e->t) && set_answered(recontact, e))
        learn(&m->account, recontact->p, true);
    *at = (struct places){NOTHING, NOTHING};
    c->ignored = 0;
}

/* What was given up already stays so. */
static void set_no(struct readiness_model *m, struct waiting *w, double t)
{
    if (w && !is_over(m, w, t))
        w->try.outcome = READINESS_NO;
}

static void add_out(struct readiness_model *m, struct readiness_contact *c,
                    const struct readiness_event *e)
{
    struct places *at = &m->places.p[e->contact];
    bool silent = !c->seen || e->t - c->last >= SILENCE;
    bool no = e->outcome == READINESS_NO || (m->complete && e->outcome == READINESS_UNKNOWN);
    if (silent && c->seen) {
        struct readiness_basis b = basis_of(c, e->t);
        at->recontact = add_try(m, &m->recontacts, e, plain(&m->account, &b));
    }
    if (!c->open) {
        at->turn = add_try(m, &m->turns, e, 0);
        c->open = true;
        c->open_no = false;
        c->open_at = e->t;
    }
    count_out_day(c, e->t);
    if (no) {
        set_no(m, waiting_at(&m->turns, at->turn), e->t);
        set_no(m, waiting_at(&m->recontacts, at->recontact), e->t);
        c->open_no = true;
        c->ignored += silent;
    }
    if (e->outcome == READINESS_YES)
        settle(m, c, e);
}

void readiness_add(struct readiness_model *m, const struct readiness_event *e)
{
    struct readiness_contact *c = contact_at(m, e->contact);
    resolve(m, e->t);
    if (c->open && e->t - c->open_at > WINDOW) {
        c->resolved += c->open_no;
        c->open = false;
    }
    if (e->direction == READINESS_OUT)
        add_out(m, c, e);
    else
        settle(m, c, e);
    if (e->direction == READINESS_BOTH)
        count_out_day(c, e->t);
    if (e->direction != READINESS_OUT)
        count_in_day(c, e->t);
    c->last = e->t;
    c->seen = true;
}

struct readiness_forecast readiness_forecast(struct readiness_model *m, size_t contact, double t)
{
    resolve(m, t);
    return readiness_predict(&m->account, readiness_contact_get(m, contact), t);
}

const struct readiness_contact *readiness_contact_get(const struct readiness_model *m,
                                                      size_t contact)
{
    bool seen = contact < m->contacts.n && m->contacts.p[contact].seen;
    return seen ? &m->contacts.p[contact] : NULL;
}

size_t readiness_contacts(const struct readiness_model *m) { return m->contacts.n; }

const struct readiness_account *readiness_account_get(struct readiness_model *m, double t)
{
    resolve(m, t);
    return &m->account;
}

/* --- the account from the tries ------------------------------------------------------------- */

static bool is_before(const struct readiness_try *x, const struct readiness_try *y)
{
    return x->at < y->at || (x->at == y->at && x->order <= y->order);
}

struct readiness_try *readiness_tries(const struct readiness_model *m, size_t *ret_n)
{
    size_t i = 0, k = 0, n = 0, turns = m->turns.rows.n, recontacts = m->recontacts.rows.n;
    struct readiness_try *rows = ARENA_ARRAY(m->a, struct readiness_try, turns + recontacts + 1);
    while (i < turns || k < recontacts) {
        const struct readiness_try *turn = i < turns ? &m->turns.rows.p[i].
        try : NULL
            ;
        const struct readiness_try *re = k < recontacts ? &m->recontacts.rows.p[k].
        try : NULL
            ;
        bool first = turn && (!re || is_before(turn, re));
        rows[n++] = first ? *turn : *re;
        i += first;
        k += !first;
    }
    *ret_n = n;
    return rows;
}

/* What happens to the account, in the order in which the whole log does it: the events of a time,
 * each of which forecasts before it answers, then what has waited 14 days until then. */
enum step { STEP_FORECAST, STEP_ANSWER, STEP_TIME_UP };

struct mark {
    double t;
    bool event; /* else the time is up */
    int64_t order;
    enum step step;
    size_t row;
};

static int compare_marks(const void *x, const void *y)
{
    const struct mark *a = x, *b = y;
    if (a->t != b->t)
        return a->t < b->t ? -1 : 1;
    if (a->event != b->event)
        return a->event ? -1 : 1;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    if (a->step != b->step)
        return a->step < b->step ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

/* Tries gone through in time. */
struct replay {
    struct arena *a;
    const struct readiness_try *tries;
    size_t n;
    double from;  /* what came to its end before it is in `account` already */
    double until; /* what is later has not happened */
    struct readiness_account account;
    double *p;                   /* of each try: its forecast without the offset */
    struct readiness_told *told; /* room for what was told, or NULL */
    double *shown;               /* with told: with the offset as it was then */
    size_t told_n;
};

static struct mark *list_marks(const struct replay *r, double first, size_t *ret_n)
{
    struct mark *marks = ARENA_ARRAY(r->a, struct mark, 2 * r->n + 1);
    size_t k = 0;
    for (size_t i = 0; i < r->n; i++) {
        const struct readiness_try *x = &r->tries[i];
        if (x->recontact && x->at >= first && x->at <= r->until)
            marks[k++] = (struct mark){x->at, true, x->order, STEP_FORECAST, i};
        if (x->outcome == READINESS_YES && x->done_at >= first && x->done_at <= r->until)
            marks[k++] = (struct mark){x->done_at, true, x->done_order, STEP_ANSWER, i};
        if (x->outcome == READINESS_NO && x->done_at >= first && x->done_at < r->until)
            marks[k++] = (struct mark){x->done_at, false, x->order, STEP_TIME_UP, i};
    }
    qsort(marks, k, sizeof(*marks), compare_marks);
    *ret_n = k;
    return marks;
}

static double with_offset(double p, const struct readiness_account *x)
{
    return sigmoid(logit(p) + offset_of(x));
}

/* Forecasts rest on how many turns came to what, and never on the offset: so those of the stage
 * before can be made anew without what was learned in it. */
static void replay_mark(struct replay *r, const struct mark *mark)
{
    const struct readiness_try *try = &r->tries[mark->row];
    bool answered = mark->step == STEP_ANSWER;
    if (mark->step == STEP_FORECAST) {
        r->p[mark->row] = plain(&r->account, &try->then);
        if (r->told)
            r->shown[mark->row] = with_offset(r->p[mark->row], &r->account);
    } else if (!try->recontact) {
        r->account.answered += answered;
        r->account.resolved++;
    } else if (mark->t >= r->from) {
        learn(&r->account, r->p[mark->row], answered);
        if (r->told)
            r->told[r->told_n++] = (struct readiness_told){try->at, r->shown[mark->row], answered};
    }
}

static struct replay replay_new(struct arena *a, const struct readiness_try *tries, size_t n,
                                double until)
{
    return (struct replay){.a = a,
                           .tries = tries,
                           .n = n,
                           .from = -INFINITY,
                           .until = until,
                           .p = ARENA_ARRAY(a, double, n + 1)};
}

static void replay_all(struct replay *r)
{
    size_t n;
    const struct mark *marks = list_marks(r, r->from, &n);
    for (size_t i = 0; i < n; i++)
        replay_mark(r, &marks[i]);
}

struct readiness_account readiness_account_of(struct arena *a, const struct readiness_try *tries,
                                              size_t n, double t)
{
    struct replay r = replay_new(a, tries, n, t);
    replay_all(&r);
    return r.account;
}

struct readiness_told *readiness_replay(struct arena *a, const struct readiness_try *tries,
                                        size_t n, double t, size_t *ret_n)
{
    struct replay r = replay_new(a, tries, n, t);
    r.told = ARENA_ARRAY(a, struct readiness_told, n + 1);
    r.shown = ARENA_ARRAY(a, double, n + 1);
    replay_all(&r);
    *ret_n = r.told_n;
    return r.told;
}

double readiness_stage_at(double t)
{
    return floor(t / READINESS_STAGE_DAYS) * READINESS_STAGE_DAYS;
}

struct readiness_stage *readiness_stages(struct arena *a, const struct readiness_try *tries,
                                         size_t n, const struct readiness_stage *before,
                                         const struct readiness_stage *from, size_t *ret_n)
{
    struct replay r = replay_new(a, tries, n, INFINITY);
    VEC(struct readiness_stage) stages = {0};
    size_t marks_n, i = 0;
    if (from) {
        r.from = from->at;
        r.account = before->account;
    }
    const struct mark *marks = list_marks(&r, from ? before->at : -INFINITY, &marks_n);
    while (i < marks_n && marks[i].t < r.from)
        replay_mark(&r, &marks[i++]);
    if (from)
        r.account = from->account;
    for (; i < marks_n; i++) {
        double stage = readiness_stage_at(marks[i].t);
        bool first = i == 0 || marks[i - 1].t < stage;
        if (first)
            *VEC_PUSH(a, &stages) = (struct readiness_stage){stage, r.account};
        replay_mark(&r, &marks[i]);
    }
    if (r.account.resolved || r.account.offset_weight > 0)
        *VEC_PUSH(a, &stages) = (struct readiness_stage){READINESS_STAGE_END, r.account};
    *ret_n = stages.n;
    return stages.p;
}
