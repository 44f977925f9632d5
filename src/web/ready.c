/* SPDX-License-Identifier: Apache-2.0 */
#include "web/ready.h"

#include "base/arena.h"
#include "ops/session.h"
#include "web/person.h"

enum { STEP = 5, SOON = 30, LATER = 90, CHART_WIDTH = 360, CURVE_HEIGHT = 190, WEEKS_HEIGHT = 44 };
static const double BAND_EVEN = 0.35, BAND_GOOD = 0.60; /* readiness_band() */
static const double GAP = 0.3;

struct str ready_about(struct arena *a, int percent)
{
    int shown = (percent + STEP / 2) / STEP * STEP;
    if (shown < STEP)
        return STR("under 5 %");
    return str_format(a, "about %d %%", shown > 100 - STEP ? 100 - STEP : shown);
}

struct str ready_chance(struct arena *a, const struct readiness_chance *x)
{
    return x->digits ? x->words : str_format(a, "chances are %.*s", STR_ARG(x->words));
}

struct str ready_touch_words(struct arena *a, const struct readiness_touch *x)
{
    struct str way = x->direction == DIRECTION_TO_THEM ? STR("from you")
                     : x->direction == DIRECTION_TO_ME ? STR("to you")
                                                       : STR_NULL;
    return str_join(a, str_c(interaction_kind_choices[x->kind].label), STR(", "), way);
}

/* "about 70 %" as the beginning of a line. */
static struct str at_start(struct arena *a, struct str s)
{
    if (!s.n || s.p[0] < 'a' || s.p[0] > 'z')
        return s;
    return str_format(a, "%c%.*s", s.p[0] - 'a' + 'A', STR_ARG(str_sub(s, 1, s.n)));
}

static struct str times(struct arena *a, int64_t n)
{
    return n == 1 ? STR("one earlier try") : str_format(a, "%lld earlier tries", (long long)n);
}

static void fill_write(struct arena *a, const struct person_words *w, struct ready_view *r)
{
    const struct readiness_view *v = &r->v;
    r->write = v->now.digits                   ? at_start(a, v->now.words)
               : v->now.band == READINESS_EVEN ? STR("An even chance")
               : v->now.band == READINESS_GOOD ? STR("A good chance")
                                               : at_start(a, v->now.words);
    r->tally = chart_tally(a, STR("tally"), v->now.percent);
    if (v->now.digits)
        r->write_small =
            str_format(a,
                       "that an answer comes within two weeks, from %.*s: %.*s "
                       "within a day, %.*s within a week.",
                       STR_ARG(times(a, v->resolved)), STR_ARG(ready_about(a, v->within1)),
                       STR_ARG(ready_about(a, v->within7)));
    else if (!v->known)
        r->write_small = str_format(a,
                                    "that an answer comes within two weeks, as with people one "
                                    "writes to for the first time. Nothing is known of %.*s yet.",
                                    STR_ARG(w->them));
    else if (v->resolved)
        r->write_small = str_format(a,
                                    "that an answer comes within two weeks. %.*s: too few to "
                                    "say it in digits.",
                                    STR_ARG(at_start(a, times(a, v->resolved))));
    else
        r->write_small = STR("that an answer comes within two weeks. No earlier try has a known "
                             "outcome: too little to say it in digits.");
}

static void fill_wait(struct arena *a, struct ready_view *r)
{
    const struct readiness_wait *x = &r->v.wait;
    if (!x->known) {
        r->wait = r->v.known ? STR("Nothing to say yet") : STR("Not known");
        r->wait_small = r->v.known
                            ? STR("You were in touch within the last week.")
                            : STR("There was no contact yet that could come back by itself.");
        return;
    }
    r->wait = x->low == x->high ? str_format(a, "%d in 100", x->low)
                                : str_format(a, "%d to %d in 100", x->low, x->high);
    r->wait_small = STR("are heard from by themselves within two weeks after a silence like this; "
                        "fewer when you do not meet anyway.");
}

/* Without digits a term is for an answer or against it. */
static void fill_reasons(struct arena *a, struct ready_view *r)
{
    const struct readiness_explanation *x = &r->v.why;
    for (size_t i = 0; i < x->n; i++) {
        int points = x->rows[i].points;
        r->reasons[i].sentence = x->rows[i].sentence;
        r->reasons[i].points = !x->digits   ? (points > 0 ? STR("for") : STR("against"))
                               : points > 0 ? str_format(a, "+%d", points)
                                            : str_format(a, "\xe2\x88\x92%d", -points);
    }
}

static struct str when_words(const struct readiness_step *s)
{
    return s->days == 0       ? STR("Today")
           : s->days == SOON  ? STR("In 30 days")
           : s->days == LATER ? STR("In 90 days")
                              : STR("When Today brings it up");
}

static void fill_days(struct page *p, struct ready_view *r)
{
    struct arena *a = p->ctx.arena;
    for (size_t i = 0; i < r->v.until_n && i < READY_DAYS; i++) {
        const struct readiness_step *s = &r->v.until[i];
        r->days[r->days_n++] =
            (struct ready_day){.when = when_words(s),
                               .on = s->on,
                               .write = at_start(a, s->write.words),
                               .contact = at_start(a, ready_about(a, s->alive90))};
    }
}

/* --- drawings ------------------------------------------------------------------------------- */

static void draw_weeks(struct arena *a, struct ready_view *r)
{
    int64_t all[READINESS_WEEKS], both[READINESS_WEEKS], most = 1, days = 0, two_way = 0;
    for (int i = 0; i < READINESS_WEEKS; i++) {
        const struct readiness_week *w = &r->v.weeks[i];
        all[i] = w->days;
        both[i] = w->two_way;
        days += w->days;
        two_way += w->two_way;
        most = w->days > most ? w->days : most;
    }
    r->weeks_words =
        str_format(a, "%lld %s with contact in a year, on %lld of them both of you spoke.",
                   (long long)days, days == 1 ? "day" : "days", (long long)two_way);
    r->weeks = chart_new(a, STR("weeks"), STR("Days in touch, week by week"), r->weeks_words,
                         CHART_WIDTH, WEEKS_HEIGHT);
    chart_inset(&r->weeks, 0, 2, 0, 14);
    chart_bars(&r->weeks, "bar", all, READINESS_WEEKS, most, GAP);
    chart_bars(&r->weeks, "bar both", both, READINESS_WEEKS, most, GAP);
    chart_word(&r->weeks, "start", 0, WEEKS_HEIGHT - 2, STR("a year ago"));
    chart_word(&r->weeks, "end", CHART_WIDTH, WEEKS_HEIGHT - 2, STR("this week"));
}

/* Percents where there are digits; else where the bands begin. */
static void draw_scale(struct chart *c, bool digits)
{
    static const struct {
        double at;
        const char *words;
    } percents[] = {{0, "0"}, {0.5, "50"}, {1, "100 %"}},
      bands[] = {{0, "low"}, {BAND_EVEN, "even"}, {BAND_GOOD, "good"}};
    for (size_t i = 0; i < sizeof(bands) / sizeof(*bands); i++) {
        double y = chart_y(c, digits ? percents[i].at : bands[i].at);
        chart_rule(c, i ? "grid" : "axis", c->left, y, c->right, y);
        chart_word(c, "end", c->left - 6, digits ? y + 4 : y - 6,
                   str_c(digits ? percents[i].words : bands[i].words));
    }
}

static void draw_mark(struct chart *c, const double *write, const double *wait, int day,
                      const char *words)
{
    double x = chart_x(c, (double)day / READINESS_CURVE_DAYS);
    chart_rule(c, "grid", x, c->top, x, c->bottom);
    chart_word(c, day == READINESS_CURVE_DAYS ? "end" : "middle", x, c->bottom + 16, str_c(words));
    chart_dot(c, "write dot", x, chart_y(c, write[day] / 100), 3.5);
    chart_dot(c, "wait dot", x, chart_y(c, wait[day] / 100), 3.5);
}

/* The names of the two lines, each on its outer side where there is room. */
static void draw_names(struct chart *c, const double *write, const double *wait)
{
    enum { FROM = 85, AT = 131, TO = 177 };
    bool above = write[AT] >= wait[AT];
    const double *upper = above ? write : wait, *lower = above ? wait : write;
    double high = 0, middle = 0, low = 100, x = chart_x(c, (double)AT / READINESS_CURVE_DAYS);
    for (int i = FROM; i < TO; i++) {
        high = upper[i] > high ? upper[i] : high;
        middle = lower[i] > middle ? lower[i] : middle;
        low = lower[i] < low ? lower[i] : low;
    }
    double up = chart_y(c, high / 100) - 9, down = chart_y(c, low / 100) + 17;
    if (down > c->bottom - 5) /* no room at the foot: between the lines */
        down = chart_y(c, middle / 100) - 9;
    chart_word(c, "middle write", x, above ? up : down, STR("an answer, if you write then"));
    chart_word(c, "middle wait", x, above ? down : up, STR("contact in the 90 days after"));
}

/* Percents come in steps: a straight line from the middle of each step to the next. */
static void smooth(double *y, size_t n)
{
    double from = y[0];
    size_t at = 0;
    for (size_t i = 0; i < n;) {
        size_t end = i;
        double value = y[i];
        while (end < n && y[end] == value)
            end++;
        size_t middle = end == n ? n - 1 : i == 0 ? 0 : (i + end) / 2;
        for (size_t k = at; k < middle; k++)
            y[k] = from + (value - from) * (double)(k - at) / (double)(middle - at);
        for (size_t k = middle; k < end; k++)
            y[k] = value;
        at = middle;
        from = value;
        i = end;
    }
}

static void draw_curve(struct arena *a, struct ready_view *r)
{
    const struct readiness_view *v = &r->v;
    struct str desc =
        str_format(a,
                   "If nothing happens, the chance of an answer goes from %.*s today "
                   "to %.*s in half a year. The table below has the days between.",
                   STR_ARG(v->curve[0].write.words), STR_ARG(v->curve[v->curve_n - 1].write.words));
    r->curve =
        chart_new(a, STR("curve"), STR("What waiting does"), desc, CHART_WIDTH, CURVE_HEIGHT);
    double *write = ARENA_ARRAY(a, double, v->curve_n), *wait = ARENA_ARRAY(a, double, v->curve_n);
    for (size_t i = 0; i < v->curve_n; i++) {
        write[i] = v->curve[i].write.percent;
        wait[i] = v->curve[i].alive90;
    }
    smooth(write, v->curve_n);
    chart_inset(&r->curve, 40, 12, 4, 22);
    draw_scale(&r->curve, v->now.digits);
    chart_line(&r->curve, "write", write, v->curve_n, 100);
    chart_line(&r->curve, "wait", wait, v->curve_n, 100);
    draw_mark(&r->curve, write, wait, 0, "today");
    draw_mark(&r->curve, write, wait, SOON, "30 days");
    draw_mark(&r->curve, write, wait, LATER, "90 days");
    draw_mark(&r->curve, write, wait, READINESS_CURVE_DAYS, "180 days");
    draw_names(&r->curve, write, wait);
}

/* The days that matter, in their order: today, in 30 and 90 days, when Today brings it up. */
static size_t list_days(struct date today, struct date due, struct date ret[READY_DAYS])
{
    struct date soon = date_add_days(today, SOON), later = date_add_days(today, LATER);
    bool has_due = date_is_full(due) && date_cmp(due, today) > 0 && !date_eq(due, soon) &&
                   !date_eq(due, later);
    size_t n = 1;
    if (has_due && date_cmp(due, soon) < 0)
        ret[n++] = due;
    ret[n++] = soon;
    if (has_due && date_cmp(due, soon) > 0 && date_cmp(due, later) < 0)
        ret[n++] = due;
    ret[n++] = later;
    if (has_due && date_cmp(due, later) > 0)
        ret[n++] = due;
    return n;
}

int ready_load(struct page *p, int64_t person, const struct person_words *w, struct ready_view *ret)
{
    struct arena *a = p->ctx.arena;
    struct standing s;
    struct date today = p->ctx.today;
    struct date until[READY_DAYS] = {today};
    int rc = browse_standing(&p->ctx, person, &s);
    size_t n = rc < 0 ? 0 : list_days(today, s.due_on, until);
    if (rc == 0)
        SESSION_AHEAD(p->ctx.db,
                      rc = readiness_of(&p->ctx, person, (struct date){0}, until, n, &ret->v));
    if (rc < 0)
        return rc;
    ret->nudge = at_start(a, ret->v.nudge_words);
    ret->heading = str_format(a, "Will %.*s answer?", STR_ARG(w->they));
    fill_write(a, w, ret);
    fill_wait(a, ret);
    fill_reasons(a, ret);
    if (ret->v.ask.due)
        ret->ask = str_format(a, "You wrote to %.*s %.*s; no answer is noted.", STR_ARG(w->them),
                              STR_ARG(page_near(p, ret->v.ask.on)));
    if (!ret->v.known)
        return 0;
    fill_days(p, ret);
    draw_weeks(a, ret);
    draw_curve(a, ret);
    return 0;
}
