/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/agenda_works.h"

#include "base/arena.h"
#include "insight/agenda_rules.h"
#include "insight/phrase.h"

enum { PREPARE_MINUTES = 5, NOTE_MINUTES = 3, CLOSE_MINUTES = 10, TELL_MINUTES = 5 };

static void set_who(const struct agenda_person *who, struct turn *t)
{
    t->name = who->name;
    t->subline = who->subline;
    t->if_write = who->if_write;
    t->if_wait = who->if_wait;
}

/* "Dr Chen", "Dr Chen and one more", "Dr Chen and two others". */
static struct str with_others(struct arena *a, const struct agenda_person *who, size_t others)
{
    if (!others)
        return who->name;
    if (others == 1)
        return str_format(a, "%.*s and one more", STR_ARG(who->name));
    struct str n = phrase_number(a, (int64_t)others);
    return str_format(a, "%.*s and %.*s others", STR_ARG(who->name), STR_ARG(n));
}

/* ---- a meeting is near, and nothing is noted of what it is for. */

void agenda_find_meetings(const struct agenda_facts *f, struct agenda_day *day)
{
    for (size_t i = 0; f->works && i < f->works->meetings.n; i++) {
        const struct agenda_meeting *x = &f->works->meetings.p[i];
        int64_t left = date_diff(x->on, day->today);
        if (left >= 0 && left <= AGENDA_MEETING_AHEAD && (!x->goal.n || !x->has_agenda))
            agenda_propose(day, AGENDA_BAND_DATE, 950 - left, &x->person, x->meeting, x);
    }
}

void agenda_tell_meeting(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_meeting *x = fact;
    struct arena *a = day->a;
    set_who(&x->person, t);
    struct str who = with_others(a, &x->person, x->others), when = phrase_on(a, x->on, day->today);
    t->before = str_format(a, "You meet %.*s ", STR_ARG(who));
    t->mark = x->time.n ? str_format(a, "%.*s at %.*s", STR_ARG(when), STR_ARG(x->time)) : when;
    t->after =
        x->goal.n ? STR(". What will you talk about?") : STR(". What do you want to leave with?");
    t->evidence =
        x->goal.n ? str_format(a, "Your goal: \xE2\x80\x9C%.*s\xE2\x80\x9D. No agenda is noted.",
                               STR_ARG(phrase_inside(a, x->goal)))
                  : STR("No goal is noted. One sentence is enough.");
    t->evidence_on = t->due_on = x->on;
    t->minutes = PREPARE_MINUTES;
    t->action = STR("Prepare it");
    t->action_text = str_format(a, "met %.*s", STR_ARG(x->person.name));
    t->page = STR("/meetings/");
    t->done = STR("Fine as it is");
}

/* ---- its day is over, and nobody said how it was. */

void agenda_find_held(const struct agenda_facts *f, struct agenda_day *day)
{
    for (size_t i = 0; f->works && i < f->works->meetings.n; i++) {
        const struct agenda_meeting *x = &f->works->meetings.p[i];
        int64_t past = date_diff(day->today, x->on);
        if (past > 0 && past <= AGENDA_MEETING_PAST)
            agenda_propose(day, AGENDA_BAND_DATE, 900 - past, &x->person, x->meeting, x);
    }
}

void agenda_tell_held(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_meeting *x = fact;
    struct arena *a = day->a;
    set_who(&x->person, t);
    struct str who = with_others(a, &x->person, x->others);
    t->before = str_format(a, "You were to meet %.*s ", STR_ARG(who));
    t->mark = phrase_on(a, x->on, day->today);
    t->after = STR(". How was it?");
    t->evidence = x->goal.n ? str_format(a, "Your goal: \xE2\x80\x9C%.*s\xE2\x80\x9D.",
                                         STR_ARG(phrase_inside(a, x->goal)))
                            : STR("Two lines now, and what you both will do, save an hour later.");
    t->evidence_on = t->due_on = x->on;
    t->minutes = NOTE_MINUTES;
    t->action = STR("Note it");
    t->action_text = str_format(a, "met %.*s", STR_ARG(x->person.name));
    t->page = STR("/meetings/");
    t->done = STR("It took place");
}

/* ---- a block has ended: thank, ask, look ahead. Most pressing in the first days. */

void agenda_find_ended(const struct agenda_facts *f, struct agenda_day *day)
{
    for (size_t i = 0; f->works && i < f->works->ended.n; i++) {
        const struct agenda_ended *x = &f->works->ended.p[i];
        int64_t past = date_diff(day->today, x->until);
        if (past >= 0 && past <= AGENDA_CLOSE_DAYS)
            agenda_propose(day, AGENDA_BAND_DATE, 850 - past, &x->person, x->opportunity, x);
    }
}

void agenda_tell_ended(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_ended *x = fact;
    struct arena *a = day->a;
    bool today = date_eq(x->until, day->today);
    set_who(&x->person, t);
    t->before =
        str_format(a, "%.*s %s ", STR_ARG(phrase_inside(a, x->title)), today ? "ends" : "ended");
    t->mark = phrase_on(a, x->until, day->today);
    t->after = STR(". Thank people while it is fresh, and see who would write for you.");
    t->evidence = str_format(a, "With %.*s. One page, saved at once.",
                             STR_ARG(with_others(a, &x->person, x->others)));
    t->evidence_on = x->until;
    t->due_on = date_add_days(x->until, AGENDA_CLOSE_DAYS);
    t->minutes = CLOSE_MINUTES;
    t->action = STR("Close it well");
    t->action_text = str_format(a, "thanked %.*s", STR_ARG(x->person.name));
    t->page = STR("/opportunities/");
    t->page_end = STR("/close");
    t->done = STR("All is done");
}

/* ---- who advised deserves to hear what was chosen, and later what came of it. */

void agenda_find_untold(const struct agenda_facts *f, struct agenda_day *day)
{
    for (size_t i = 0; f->works && i < f->works->advice.n; i++) {
        const struct agenda_advice *x = &f->works->advice.p[i];
        struct date since = date_is_full(x->outcome_on) ? x->outcome_on : x->decided_on;
        int64_t days = date_diff(day->today, since);
        days = days < 0 ? 0 : days > 400 ? 400 : days;
        agenda_propose(day, AGENDA_BAND_OWE, 500 - days, &x->person, x->advice, x);
    }
}

void agenda_tell_untold(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_advice *x = fact;
    struct arena *a = day->a;
    bool outcome = date_is_full(x->outcome_on);
    struct date since = outcome ? x->outcome_on : x->decided_on;
    const char *object = phrase_pronouns(x->person.pronouns).object;
    set_who(&x->person, t);
    struct str question = phrase_inside(a, x->question);
    bool asks = str_ends(question, STR("?")); /* ends the sentence by itself */
    t->before = str_format(a, "%.*s advised you on \xE2\x80\x9C%.*s\xE2\x80\x9D%s ",
                           STR_ARG(x->person.name), STR_ARG(question), asks ? "" : ".");
    t->mark = str_format(a, outcome ? "Tell %s what came of it" : "Tell %s what you chose", object);
    t->after = STR(".");
    struct str chosen = phrase_inside(a, x->chosen), when = phrase_on(a, since, day->today);
    t->evidence = outcome ? str_format(a, "You noted what came of it %.*s.", STR_ARG(when))
                          : str_format(a, "You chose \xE2\x80\x9C%.*s\xE2\x80\x9D %.*s.",
                                       STR_ARG(chosen), STR_ARG(when));
    t->evidence_on = since;
    t->minutes = TELL_MINUTES;
    t->action = STR("Write a few lines");
    t->action_text = str_format(a, "e-mailed %.*s about what I chose", STR_ARG(x->person.name));
    t->page = STR("/advice/");
    t->done = STR("Told");
}
