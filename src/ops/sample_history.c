/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/sample_history.h"

#include "base/arena.h"
#include "base/err.h"
#include "def/errors.h"

#include <stdlib.h>

enum { SATURDAY = 5, JITTER_MIN = 70, JITTER_RANGE = 91 };
enum { ANSWERED_AGO = 60, ANSWERED_LEAST = 40, ANSWERED_STEP = 15 };

/* What making the history needs. */
struct maker {
    struct arena *a;
    const struct sample_keys *keys;
    struct date today;
    struct sample_rows phrases;
    struct sample_history *history;
    struct err *err;
};

int sample_key_find(const struct sample_keys *k, struct str key, int64_t *ret, struct err *err)
{
    *ret = 0;
    if (!key.n)
        return 0;
    for (size_t i = 0; i < k->all.n; i++)
        if (str_eq(k->all.p[i].key, key)) {
            *ret = k->all.p[i].id;
            return 0;
        }
    return err_set(err, ERR_INTERNAL, "The sample network has no \"%.*s\".", STR_ARG(key));
}

/* Linear congruential generator (Knuth's MMIX constants): the same numbers on every machine. */
static uint64_t next_random(uint64_t *state, uint64_t range)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (*state >> 33) % range;
}

/* Offices are closed on weekends: those things happened on the Friday before. */
static struct date working_day(struct date on, int kind)
{
    int weekday = date_weekday(on);
    bool work = kind == INTERACTION_MEETING || kind == INTERACTION_SHADOWING ||
                kind == INTERACTION_OFFICE_HOURS || kind == INTERACTION_CLINIC;
    return work && weekday >= SATURDAY ? date_add_days(on, SATURDAY - 1 - weekday) : on;
}

/* What the student said of old messages of theirs: most were answered, by some people more often
 * than by others. The last weeks are still to be asked about. */
static int answer_of(const struct maker *m, const struct interaction *x, int64_t ago)
{
    bool message = x->kind == INTERACTION_EMAIL || x->kind == INTERACTION_MESSAGE;
    size_t place = 0; /* of the person in the tables: the same every time, as ids are not */
    if (!message || x->direction != DIRECTION_TO_THEM || ago < ANSWERED_AGO)
        return ANSWER_NONE;
    while (place < m->keys->all.n && m->keys->all.p[place].id != x->people.p[0])
        place++;
    uint64_t state = (uint64_t)ago * 104729 + place;
    uint64_t rate = ANSWERED_LEAST + ANSWERED_STEP * (place % 4);
    return next_random(&state, 100) < rate ? ANSWER_YES : ANSWER_NO;
}

/* A row of moments or phrases, so many days ago. */
static void add(struct maker *m, const struct sample_rows *t, size_t row, int64_t ago,
                struct ids people)
{
    int kind = choice_find(interaction_kind_choices, sample_cell(t, row, "kind"));
    struct interaction *x = VEC_PUSH(m->a, &m->history->all);
    *x = (struct interaction){.people = people,
                              .kind = kind,
                              .direction =
                                  choice_find(direction_choices, sample_cell(t, row, "direction")),
                              .on = working_day(date_add_days(m->today, -ago), kind),
                              .minutes = sample_number(t, row, "minutes", 0),
                              .summary = sample_cell(t, row, "summary"),
                              .next_step = sample_cell(t, row, "next_step"),
                              .sample = true};
    x->answer = answer_of(m, x, ago);
}

static int add_moment(struct maker *m, const struct sample_rows *t, size_t row)
{
    struct str rest = sample_cell(t, row, "people"), key;
    struct ids people = {ARENA_ARRAY(m->a, int64_t, rest.n + 1), 0};
    while (rest.n && str_next(&rest, ' ', &key)) {
        int rc = sample_key_find(m->keys, key, &people.p[people.n++], m->err);
        if (rc < 0)
            return rc;
    }
    int64_t ago = sample_number(t, row, "ago", 0), every = sample_number(t, row, "every", 0);
    for (int64_t i = 0; i < sample_number(t, row, "times", 1); i++)
        add(m, t, row, ago + i * every, people);
    return 0;
}

/* How many phrases a kind of talk has, and the first. Rows of one kind stand together. */
static size_t count_phrases(const struct maker *m, struct str talk, size_t *ret_from)
{
    size_t n = 0;
    for (size_t i = 0; i < m->phrases.n; i++)
        if (str_eq(sample_cell(&m->phrases, i, "talk"), talk)) {
            if (n++ == 0)
                *ret_from = i;
        }
    return n;
}

/* From the first contact to the last, in steps around the person's usual gap. */
static void add_rhythm(struct maker *m, const struct sample_rows *people, size_t row, int64_t id)
{
    struct str talk = sample_cell(people, row, "talk");
    int64_t every = sample_number(people, row, "every", 0),
            last = sample_number(people, row, "last", 0);
    size_t from = 0, n = count_phrases(m, talk, &from);
    uint64_t state = row * 7919 + 1;
    if (!every || !n)
        return;
    struct ids who = {ARENA_NEW(m->a, int64_t), 1};
    *who.p = id;
    size_t which = (size_t)next_random(&state, n);
    for (int64_t ago = sample_number(people, row, "since", 0);;) {
        add(m, &m->phrases, from + which % n, ago, who);
        if (ago <= last)
            return;
        which += 1 + (size_t)next_random(&state, n - 1); /* never the same twice in a row */
        ago -= every * (JITTER_MIN + (int64_t)next_random(&state, JITTER_RANGE)) / 100;
        if (ago < last + every / 2) /* the last contact is on its day */
            ago = last;
    }
}

static int by_day(const void *x, const void *y)
{
    const struct interaction *a = x, *b = y;
    int order = date_cmp(a->on, b->on);
    if (order)
        return order;
    /* Same day: qsort keeps no order of its own. */
    order = (a->people.p[0] > b->people.p[0]) - (a->people.p[0] < b->people.p[0]);
    return order ? order : str_cmp(a->summary, b->summary);
}

int sample_history_make(struct arena *a, const struct sample_rows *people,
                        const struct sample_keys *keys, struct date today,
                        struct sample_history *ret, struct err *err)
{
    struct maker m = {.a = a, .keys = keys, .today = today, .history = ret, .err = err};
    struct sample_rows moments;
    *ret = (struct sample_history){0};
    int rc = sample_rows_load(a, "phrases", &m.phrases, err);
    if (rc == 0)
        rc = sample_rows_load(a, "moments", &moments, err);
    for (size_t i = 0; rc == 0 && i < moments.n; i++)
        rc = add_moment(&m, &moments, i);
    for (size_t i = 0; rc == 0 && i < people->n; i++) {
        int64_t id;
        rc = sample_key_find(keys, sample_cell(people, i, "key"), &id, err);
        if (rc == 0)
            add_rhythm(&m, people, i, id);
    }
    if (rc == 0 && ret->all.n)
        qsort(ret->all.p, ret->all.n, sizeof(*ret->all.p), by_day);
    return rc;
}
