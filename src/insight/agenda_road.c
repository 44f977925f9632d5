/* SPDX-License-Identifier: Apache-2.0 */
/* Today's rule for the playbook of a stage, and what a quiet time leaves of Today. */
#include "base/arena.h"
#include "insight/agenda_rules.h"
#include "insight/phrase.h"

enum { PLAY_POINTS = 500, PLAY_AFTER_SEAT = 999, PLAY_MINUTES = 10 };

/* True when the week's empty seat has somebody to propose: that comes first then. */
static bool has_seat(const struct agenda_facts *f)
{
    for (size_t i = 0; i < f->seats.n; i++)
        if (!agenda_is_brought_up(f, f->seats.p[i].person.id))
            return true;
    return false;
}

/* True when another rule has something more pressing about this person. */
static bool is_proposed(const struct agenda_day *day, int64_t person, int64_t score)
{
    for (size_t i = 0; i < day->candidates.n; i++)
        if (day->candidates.p[i].person == person && day->candidates.p[i].score >= score)
            return true;
    return false;
}

void agenda_find_play(const struct agenda_facts *f, struct agenda_day *day)
{
    bool seat = has_seat(f);
    enum agenda_band band = seat ? AGENDA_BAND_DRIFT : AGENDA_BAND_DORMANT;
    int64_t points = seat ? PLAY_AFTER_SEAT : PLAY_POINTS;
    for (size_t i = 0; i < f->plays.n; i++) {
        const struct agenda_play *x = &f->plays.p[i];
        if (is_proposed(day, x->person.id, band + points))
            continue;
        agenda_propose(day, band, points, &x->person, x->subject, x);
        return;
    }
}

void agenda_tell_play(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_play *x = fact;
    struct arena *a = day->a;
    struct phrase_pronouns p = phrase_pronouns(x->person.pronouns);
    t->name = x->person.name;
    t->subline = x->person.subline;
    t->if_write = x->person.if_write;
    t->if_wait = x->person.if_wait;
    t->before = x->before;
    t->mark = x->mark;
    t->after =
        x->could.n ? str_format(a, "%.*s %.*s", STR_ARG(x->after), STR_ARG(x->could)) : x->after;
    t->evidence =
        str_format(a, "At this stage: %.*s. %.*s.%s%.*s", STR_ARG(phrase_label(a, x->action)),
                   STR_ARG(x->why), x->reason.n ? " " : "", STR_ARG(x->reason));
    t->minutes = PLAY_MINUTES;
    t->action = p.known ? str_format(a, "Write to %s", p.object) : STR("Write a few lines");
    t->action_text = str_format(a, "e-mailed %.*s", STR_ARG(x->person.name));
    t->done = STR("Done with this step");
}

/* ---- quiet ----------------------------------------------------------------------------------- */

/* Owed or dated, and yet it can wait for two weeks without harm. */
static const char *const waiting[] = {"reply_owed", "ask_tell", "decision_tell", "ask_remind",
                                      "ask_rest",   "ask_step", "promise_theirs"};

bool agenda_quiet_lets(const struct agenda_facts *f, const struct agenda_candidate *c)
{
    if (c->rule->group != AGENDA_OWE && c->rule->group != AGENDA_DATE)
        return false;
    for (size_t i = 0; i < sizeof(waiting) / sizeof(*waiting); i++)
        if (strcmp(waiting[i], c->rule->key) == 0)
            return false;
    if (strcmp(c->rule->key, "promise_mine") != 0)
        return true;
    const struct agenda_promise *x = c->fact;
    return date_is_full(x->due_on) && date_cmp(x->due_on, f->quiet_until) <= 0;
}
