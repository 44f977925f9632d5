/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/strbuf.h"
#include "insight/phrase.h"
#include "insight/quicklog_state.h"

const char *quicklog_what_key(enum quicklog_what what)
{
    static const char *const keys[] = {"kind",    "date", "time", "minutes", "person",
                                       "promise", "due",  "help", "thanks",  "next"};
    return (size_t)what < QUICKLOG_WHATS ? keys[what] : "";
}

const char *quicklog_what_label(enum quicklog_what what)
{
    static const char *const labels[] = {"What",    "When",    "Time", "How long", "Who",
                                         "Promise", "By when", "Help", "Thanks",   "Next step"};
    return (size_t)what < QUICKLOG_WHATS ? labels[what] : "";
}

static struct quicklog_part *add_part(struct quicklog_state *q, enum quicklog_what what,
                                      size_t index, size_t from, size_t to)
{
    for (size_t k = from; k < to; k++)
        q->claimed[k] = true;
    struct quicklog_part *p = VEC_PUSH(q->a, &q->out->parts);
    p->what = what;
    p->index = index;
    p->from = q->tokens.p[from].from;
    p->to = q->tokens.p[to - 1].to;
    return p;
}

/* ---- words for what was understood */

/* By enum interaction_kind. */
static const char *const kind_things[] = {
    "Something",   "A meeting", "Shadowing", "Office hours", "A clinic or OR day",
    "A call",      "An e-mail", "A message", "An event",     "A letter",
    "A thank-you", "A gift",    "Something"};

static struct str kind_phrase(struct arena *a, int kind, int direction)
{
    bool mutual = kind == INTERACTION_MEETING || kind == INTERACTION_CALL ||
                  kind == INTERACTION_EMAIL || kind == INTERACTION_MESSAGE ||
                  kind == INTERACTION_LETTER;
    const char *way = direction == DIRECTION_TO_THEM ? " to them"
                      : direction == DIRECTION_TO_ME ? " to you"
                      : mutual                       ? ", both ways"
                                                     : "";
    return str_format(a, "%s%s", kind_things[kind], way);
}

static struct str day_phrase(struct arena *a, struct date d)
{
    struct str words = date_words(a, d);
    return str_format(a, "%s %.*s", date_weekday_names[date_weekday(d)], STR_ARG(words));
}

/* "3 April 2027, or 4 March 2027: month first, or day first?" */
static struct str doubtful_day(struct arena *a, const struct quicklog_when *w, struct date d,
                               const struct date readings[2])
{
    struct str day = day_phrase(a, d);
    if (w->nonsense)
        return STR("There is no such day in the calendar");
    if (date_is_full(readings[0]) && date_is_full(readings[1])) {
        struct str first = day_phrase(a, readings[0]), second = day_phrase(a, readings[1]);
        day = str_format(a, "%.*s, or %.*s", STR_ARG(first), STR_ARG(second));
    }
    return w->why ? str_format(a, "%.*s: %s", STR_ARG(day), w->why) : day;
}

static struct str minutes_phrase(struct arena *a, int64_t minutes)
{
    long long h = minutes / 60, m = minutes % 60;
    const char *hours = h == 1 ? "hour" : "hours", *rest = m == 1 ? "minute" : "minutes";
    if (!h)
        return str_format(a, "%lld %s", m, rest);
    return m ? str_format(a, "%lld %s %lld %s", h, hours, m, rest)
             : str_format(a, "%lld %s", h, hours);
}

static struct str name_of(const struct quicklog_state *q, size_t mention)
{
    return mention == QUICKLOG_NOBODY ? STR("someone") : q->out->people.p[mention].name;
}

/* ---- parts of one kind each */

static void add_kind(struct quicklog_state *q)
{
    struct quicklog *out = q->out;
    if (q->kind_to > q->kind_from && quicklog_at(q, q->kind_from)->cover != COVER_THANKS)
        add_part(q, QUICKLOG_KIND, 0, q->kind_from, q->kind_to)->as =
            kind_phrase(q->a, out->kind, out->direction);
    if (q->second_to > q->second_from) {
        struct quicklog_part *p = add_part(q, QUICKLOG_KIND, 0, q->second_from, q->second_to);
        p->as = str_format(q->a, "%s as well? One entry holds one thing: log the other on its own",
                           kind_things[q->second_kind]);
        p->unclear = true;
    }
}

static void add_day(struct quicklog_state *q, const struct quicklog_when *w)
{
    struct quicklog_part *p = add_part(q, QUICKLOG_DATE, 0, w->from, w->to);
    p->unclear = w->unclear;
    p->as = w->unclear ? doubtful_day(q->a, w, w->past, w->readings) : day_phrase(q->a, w->past);
    memcpy(p->readings, w->readings, sizeof(p->readings));
}

static void add_span_of_time(struct quicklog_state *q, const struct quicklog_when *w)
{
    bool clock = w->type == WHEN_TIME;
    struct quicklog_part *p =
        add_part(q, clock ? QUICKLOG_TIME : QUICKLOG_MINUTES, 0, w->from, w->to);
    struct str minutes = w->minutes ? minutes_phrase(q->a, w->minutes) : STR("");
    p->as = !clock ? minutes : w->minutes ? str_join(q->a, w->time, STR(", "), minutes) : w->time;
    p->unclear = w->unclear;
    if (w->unclear && w->why)
        p->as = str_format(q->a, "%.*s: %s", STR_ARG(p->as), w->why);
}

/* Days in promises are used as due days and get their part there. */
static void add_whens(struct quicklog_state *q)
{
    VEC_EACH (const struct quicklog_when, w, &q->whens) {
        if (!w->used || quicklog_at(q, w->from)->cover == COVER_PROMISE)
            continue;
        if (w->type == WHEN_DAY)
            add_day(q, w);
        else
            add_span_of_time(q, w);
    }
}

static void add_people(struct quicklog_state *q)
{
    VEC_EACH (const struct quicklog_seen, s, &q->seen) {
        const struct quicklog_mention *m = &q->out->people.p[s->mention];
        struct quicklog_part *p = add_part(q, QUICKLOG_PERSON, s->mention, s->from, s->to);
        p->unclear = m->unclear;
        p->as = m->unclear ? str_format(q->a, "%.*s: a person?", STR_ARG(m->name))
                           : str_format(q->a, "%.*s, %s", STR_ARG(m->name),
                                        m->participant ? "took part" : "spoken of");
    }
}

static void add_due(struct quicklog_state *q, const struct quicklog_span *s)
{
    const struct quicklog_promise *x = &q->out->promises.p[s->index];
    const struct quicklog_when *w = &q->whens.p[quicklog_at(q, s->from)->item];
    struct quicklog_part *p = add_part(q, QUICKLOG_DUE, s->index, s->from, s->to);
    struct str day = w->unclear_due ? doubtful_day(q->a, w, x->due_on, w->due_readings)
                                    : day_phrase(q->a, x->due_on);
    p->as = w->nonsense ? day : str_format(q->a, "By %.*s", STR_ARG(day));
    p->unclear = w->unclear_due;
    memcpy(p->readings, w->due_readings, sizeof(p->readings));
}

/* ---- spans: promises, help, thanks, next step */

static bool is_binding(const struct quicklog_token *t)
{
    static const char *const words[] = {"to",  "with", "about", "and", "from", "on",
                                        "for", "that", "in",    "at",  NULL};
    return t->type == TOKEN_MARK || t->type == TOKEN_SUFFIX || quicklog_is_any(t, words);
}

/* The first stretch of [*from, *to) that no part lies in, without small words at its ends. */
static bool free_stretch(const struct quicklog_state *q, size_t *from, size_t *to)
{
    size_t i = *from, end;
    for (; i < *to; i = end + 1) {
        while (i < *to && (q->claimed[i] || is_binding(quicklog_at(q, i))))
            i++;
        for (end = i; end < *to && !q->claimed[end];)
            end++;
        size_t last = end;
        while (last > i && is_binding(quicklog_at(q, last - 1)))
            last--;
        if (last > i) {
            *from = i;
            *to = last;
            return true;
        }
    }
    return false;
}

/* Who stands in the words of a part, and whether that is sure. */
struct meant {
    struct str who;
    bool unclear, nobody;
};

static void add_meant(const struct quicklog_state *q, struct meant *m, size_t mention, bool unclear,
                      bool last)
{
    m->who = str_join(q->a, m->who, last ? STR(" and ") : STR(", "), name_of(q, mention));
    m->unclear |= unclear;
    m->nobody |= mention == QUICKLOG_NOBODY;
}

static struct str span_words(struct quicklog_state *q, const struct quicklog_span *s,
                             struct meant *m)
{
    struct arena *a = q->a;
    if (s->what == QUICKLOG_PROMISE) {
        const struct quicklog_promise *p = &q->out->promises.p[s->index];
        add_meant(q, m, p->person, p->unclear, true);
        return p->by == PROMISE_BY_ME
                   ? str_format(a, "You promise %.*s: %.*s", STR_ARG(m->who), STR_ARG(p->what))
                   : str_format(a, "%.*s promises you: %.*s", STR_ARG(m->who), STR_ARG(p->what));
    }
    if (s->what == QUICKLOG_HELP) {
        const struct quicklog_help *h = &q->out->help.p[s->index];
        for (size_t i = s->n; i-- > 0;) /* the last one named was noted first */
            add_meant(q, m, h[i].person, h[i].unclear, i == 0);
        return str_format(
            a, h->direction == HELP_RECEIVED ? "Help from %.*s: %.*s" : "Your help to %.*s: %.*s",
            STR_ARG(m->who), STR_ARG(h->about));
    }
    const struct quicklog_thanks *t = &q->out->thanks.p[s->index];
    for (size_t i = 0; i < s->n; i++)
        add_meant(q, m, t[i].person, t[i].unclear, i + 1 == s->n);
    return str_format(a, "You thanked %.*s", STR_ARG(m->who));
}

static struct str span_phrase(struct quicklog_state *q, const struct quicklog_span *s,
                              bool *ret_unclear)
{
    struct meant m = {STR_NULL, false, false};
    struct str words = span_words(q, s, &m);
    *ret_unclear = m.unclear;
    if (!m.unclear)
        return words;
    return str_format(q->a, "%.*s; %s", STR_ARG(words),
                      m.nobody ? "who is it?" : "is that who is meant?");
}

static void add_spans(struct quicklog_state *q)
{
    VEC_EACH (const struct quicklog_span, s, &q->spans)
        if (s->what == QUICKLOG_DUE)
            add_due(q, s);
    VEC_EACH (const struct quicklog_span, s, &q->spans) {
        size_t from = s->from, to = s->to;
        if (s->what == QUICKLOG_NEXT) {
            add_part(q, QUICKLOG_NEXT, 0, from, to)->as = STR("Next step");
        } else if (s->what != QUICKLOG_DUE && free_stretch(q, &from, &to)) {
            struct quicklog_part *p = add_part(q, s->what, s->index, from, to);
            p->as = span_phrase(q, s, &p->unclear);
        }
    }
}

static int by_place(const void *x, const void *y)
{
    const struct quicklog_part *a = x, *b = y;
    return (a->from > b->from) - (a->from < b->from);
}

void quicklog_parts_make(struct quicklog_state *q)
{
    q->claimed = ARENA_ARRAY(q->a, bool, q->tokens.n);
    add_whens(q);
    add_people(q);
    add_kind(q);
    add_spans(q);
    if (q->out->parts.n)
        qsort(q->out->parts.p, q->out->parts.n, sizeof(*q->out->parts.p), by_place);
    int number = 0;
    VEC_EACH (struct quicklog_part, p, &q->out->parts) {
        p->number = ++number;
        q->out->unclear += p->unclear;
    }
}
