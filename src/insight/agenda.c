/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/agenda.h"

#include "base/arena.h"
#include "insight/agenda_rules.h"
#include "insight/phrase.h"

enum { SELECT_MAX = 64 }; /* up to here the best few are picked by insertion, else by sorting */

const char *agenda_group_key(enum agenda_group g)
{
    static const char *const keys[] = {"owe", "date", "ask", "dormant", "drift", "missing"};
    return keys[g];
}

const char *agenda_group_label(enum agenda_group g)
{
    static const char *const labels[] = {"You owe",     "Has a date", "Did they answer?",
                                         "Old contact", "Drifting",   "Missing"};
    return labels[g];
}

const struct agenda_rule *agenda_rule_find(struct str key)
{
    for (size_t i = 0; i < agenda_rules_n; i++)
        if (str_eq(str_c(agenda_rules[i].key), key))
            return &agenda_rules[i];
    return NULL;
}

void agenda_propose(struct agenda_day *day, enum agenda_band band, int64_t points,
                    const struct agenda_person *who, int64_t subject, const void *fact)
{
    int64_t top = AGENDA_BAND_SIZE - 1;
    points = points < 0 ? 0 : points > top ? top : points;
    *VEC_PUSH(day->a, &day->candidates) =
        (struct agenda_candidate){(int64_t)band + points, who->id, subject, day->rule, fact};
}

/* Highest score first; then person, rule and subject, so that the order of facts never shows. */
static int compare(const struct agenda_candidate *x, const struct agenda_candidate *y)
{
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    if (x->rule != y->rule)
        return x->rule < y->rule ? -1 : 1;
    return (x->subject > y->subject) - (x->subject < y->subject);
}

static int compare_void(const void *x, const void *y) { return compare(x, y); }

/* Whom a candidate takes the place of: rows about nobody in particular stand for themselves. */
static int64_t whose(const struct agenda_candidate *c)
{
    return c->person ? c->person : c->subject;
}

static size_t slot_of(int64_t person, size_t mask)
{
    return (size_t)(((uint64_t)person * UINT64_C(0x9E3779B97F4A7C15)) >> 20) & mask;
}

/* Keeps the best candidate of each person, packed to the front; returns how many. */
static size_t keep_best(struct arena *a, struct agenda_candidate *c, size_t n)
{
    size_t size = 16, kept = 0;
    while (size < n * 2)
        size *= 2;
    size_t *slots = ARENA_ARRAY(a, size_t, size); /* 0: free, else place in c + 1 */
    for (size_t i = 0; i < n; i++) {
        size_t s = slot_of(whose(&c[i]), size - 1);
        while (slots[s] && whose(&c[slots[s] - 1]) != whose(&c[i]))
            s = (s + 1) & (size - 1);
        if (!slots[s]) {
            c[kept++] = c[i];
            slots[s] = kept;
        } else if (compare(&c[i], &c[slots[s] - 1]) < 0) {
            c[slots[s] - 1] = c[i];
        }
    }
    return kept;
}

/* Brings the best `limit` to the front, in order. Thousands may wait, five are shown. */
static void select_best(struct agenda_candidate *c, size_t n, size_t limit)
{
    if (limit > SELECT_MAX || limit >= n) {
        if (n)
            qsort(c, n, sizeof(*c), compare_void);
        return;
    }
    for (size_t i = 1; i < n && limit; i++) {
        size_t at = i < limit ? i : limit - 1;
        struct agenda_candidate one = c[i];
        if (compare(&one, &c[at]) >= 0 && i >= limit)
            continue;
        c[i] = c[at]; /* the one that falls out stays among the rest */
        for (; at > 0 && compare(&one, &c[at - 1]) < 0; at--)
            c[at] = c[at - 1];
        c[at] = one;
    }
}

/* What can wait for the end of a quiet time is left out; order stays. */
static size_t keep_loud(const struct agenda_facts *f, struct agenda_candidate *c, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (agenda_quiet_lets(f, &c[i]))
            c[kept++] = c[i];
    return kept;
}

static void tell(const struct agenda_day *day, const struct agenda_candidate *c, struct turn *t)
{
    *t = (struct turn){.rule = c->rule->key,
                       .group = c->rule->group,
                       .person = c->person,
                       .subject = c->subject,
                       .score = c->score,
                       .done = STR("Done")};
    c->rule->tell(day, c->fact, t);
}

int agenda_build(struct arena *a, const struct agenda_facts *f, struct date today,
                 const struct cadence_table *t, size_t limit, struct agenda *ret)
{
    struct agenda_day day = {.a = a, .today = today, .cadence = t};
    for (size_t i = 0; i < agenda_rules_n; i++) {
        day.rule = &agenda_rules[i];
        day.rule->find(f, &day);
    }
    if (date_is_full(f->quiet_until))
        day.candidates.n = keep_loud(f, day.candidates.p, day.candidates.n);
    size_t n = keep_best(a, day.candidates.p, day.candidates.n);
    select_best(day.candidates.p, n, limit);
    struct agenda out = {.n = n < limit ? n : limit, .quiet_until = f->quiet_until};
    out.more = n - out.n;
    out.turns = ARENA_ARRAY(a, struct turn, out.n);
    for (size_t i = 0; i < out.n; i++) {
        tell(&day, &day.candidates.p[i], &out.turns[i]);
        out.minutes += out.turns[i].minutes;
    }
    *ret = out;
    return 0;
}

static struct str capital(struct arena *a, struct str s)
{
    char *p = arena_copy(a, s.p, s.n);
    if (p[0] >= 'a' && p[0] <= 'z')
        p[0] = (char)(p[0] - 32);
    return (struct str){p, s.n};
}

/* Estimates are rough: five-minute steps, hours in halves. */
static struct str duration_words(struct arena *a, int minutes)
{
    int near = minutes < 5 ? 5 : (minutes + 2) / 5 * 5;
    if (near < 90) {
        struct str n = phrase_number(a, near);
        return near == 60 ? STR("an hour") : str_format(a, "%.*s minutes", STR_ARG(n));
    }
    int halves = (minutes + 15) / 30;
    struct str hours = phrase_number(a, halves / 2);
    if (halves % 2)
        return halves == 3 ? STR("an hour and a half")
                           : str_format(a, "%.*s and a half hours", STR_ARG(hours));
    return str_format(a, "%.*s hours", STR_ARG(hours));
}

struct str agenda_title(struct arena *a, size_t people, int minutes)
{
    if (!people)
        return STR("Nobody is waiting today");
    struct str n = capital(a, phrase_number(a, (int64_t)people));
    struct str time = duration_words(a, minutes);
    return str_format(a, "%.*s %s, about %.*s", STR_ARG(n), people == 1 ? "person" : "people",
                      STR_ARG(time));
}

struct str agenda_heading(struct arena *a, const struct agenda *x)
{
    size_t people = 0;
    for (size_t i = 0; i < x->n; i++)
        people += x->turns[i].person != 0;
    size_t steps = x->n - people;
    if (!steps)
        return agenda_title(a, people, x->minutes);
    struct str n = phrase_number(a, (int64_t)steps), time = duration_words(a, x->minutes);
    const char *word = steps == 1 ? "step" : "steps";
    if (!people)
        return str_format(a, "%.*s %s of the road, about %.*s", STR_ARG(capital(a, n)), word,
                          STR_ARG(time));
    return str_format(a, "%.*s %s and %.*s %s, about %.*s",
                      STR_ARG(capital(a, phrase_number(a, (int64_t)people))),
                      people == 1 ? "person" : "people", STR_ARG(n), word, STR_ARG(time));
}

static bool mark_fits(const struct mark *m, struct str rule, int64_t subject, int64_t person)
{
    if (m->rule.n && !str_eq(m->rule, rule))
        return false;
    if (m->subject && m->subject != subject)
        return false;
    return !m->person || m->person == person; /* one record may be about several people */
}

bool agenda_is_marked(const struct mark *marks, size_t n, struct str rule, int64_t subject,
                      int64_t person, struct date today)
{
    for (size_t i = 0; i < n; i++)
        if (mark_fits(&marks[i], rule, subject, person) &&
            (marks[i].never || date_cmp(marks[i].until, today) > 0))
            return true;
    return false;
}
