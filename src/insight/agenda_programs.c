/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/agenda_programs.h"

#include "base/arena.h"
#include "insight/agenda_rules.h"
#include "insight/phrase.h"

enum { THANK_DAYS = 2 };

static void propose(struct agenda_day *day, const struct agenda_program *x)
{
    bool thanks = strcmp(x->rule, AGENDA_RULE_INTERVIEW_THANKS) == 0;
    int64_t days = date_is_full(x->on) ? date_diff(x->on, day->today) : 0;
    /* Who is of nobody in particular is kept apart from the others by what it is about. */
    struct agenda_person who = {.id = x->person.id ? x->person.id : x->subject};
    int64_t points = 960 - (days < 0 ? 0 : days);
    if (strcmp(x->rule, AGENDA_RULE_SOAP) == 0)
        points = 999;
    if (strcmp(x->rule, AGENDA_RULE_CALL) == 0)
        points = 995; /* before the same ask's own next step, which knows of no deadline */
    agenda_propose(day, thanks ? AGENDA_BAND_OWE : AGENDA_BAND_DATE, thanks ? 700 + days : points,
                   &who, x->subject, x);
}

void agenda_find_programs(const struct agenda_facts *f, struct agenda_day *day)
{
    for (size_t i = 0; f->programs && i < f->programs->n; i++)
        if (strcmp(f->programs->p[i].rule, day->rule->key) == 0)
            propose(day, &f->programs->p[i]);
}

static void tell_thanks(const struct agenda_day *day, const struct agenda_program *x,
                        struct turn *t)
{
    struct arena *a = day->a;
    t->before = str_format(a, "%.*s interviewed you ", STR_ARG(x->person.name));
    t->mark = phrase_on(a, x->on, day->today);
    t->after = str_format(a, " for %.*s, and no thanks are noted yet.", STR_ARG(x->program));
    t->evidence = STR("One concrete thing you talked about, nothing on ranking.");
    t->due_on = date_add_days(x->on, THANK_DAYS);
    t->minutes = 10;
    t->action = STR("Write thanks");
    t->action_text = str_format(a, "thanked %.*s for the interview", STR_ARG(x->person.name));
    t->done = STR("I thanked them");
    t->page = STR("/programs/");
}

static void tell_interview(const struct agenda_day *day, const struct agenda_program *x,
                           struct turn *t)
{
    struct arena *a = day->a;
    struct str when = phrase_on(a, x->on, day->today);
    t->before = str_format(a, "Your interview at %.*s is ", STR_ARG(x->program));
    t->mark = x->time.n ? str_format(a, "%.*s at %.*s", STR_ARG(when), STR_ARG(x->time)) : when;
    t->after = STR(". What do you want to ask, and whom do you know there?");
    t->evidence = STR("People you know there, your notes and the place stand on its page.");
    t->due_on = x->on;
    t->minutes = 20;
    t->action = STR("Prepare it");
    t->done = STR("I am prepared");
    t->page = STR("/programs/");
}

static void tell_offer(const struct agenda_day *day, const struct agenda_program *x, struct turn *t)
{
    struct arena *a = day->a;
    t->due_on = date_add_days(x->on, THANK_DAYS);
    t->before = str_format(a, "%.*s invited you. Choose a day ", STR_ARG(x->program));
    t->mark = phrase_by(a, t->due_on, day->today);
    t->after = STR(".");
    t->evidence = STR("Programs give at least 48 hours to answer; good days go first.");
    t->minutes = 5;
    t->action = STR("Note the day");
    t->done = STR("I answered");
    t->page = STR("/programs/");
}

static void tell_call(const struct agenda_day *day, const struct agenda_program *x, struct turn *t)
{
    struct arena *a = day->a;
    t->before =
        str_format(a, "Rank lists are due %.*s. ", STR_ARG(phrase_on(a, x->on, day->today)));
    t->mark = str_format(a, "A call to %.*s", STR_ARG(x->program));
    t->after = str_format(a, " is still open with %.*s.", STR_ARG(x->person.name));
    t->evidence = STR("What such a call may say, and what not, stands beside the ask.");
    t->due_on = x->on;
    t->minutes = 10;
    t->action = STR("Look at the ask");
    t->action_text = str_format(a, "e-mailed %.*s", STR_ARG(x->person.name));
    t->done = STR("It is settled");
    t->page = STR("/asks/");
}

static void tell_few(const struct agenda_day *day, const struct agenda_program *x, struct turn *t)
{
    struct str n = phrase_number(day->a, (int64_t)x->n);
    t->name = STR("Your interviews");
    t->before = str_format(day->a, "So far %.*s of your programs invited you. ",
                           STR_ARG(x->n ? n : STR("none")));
    t->mark = STR("See your adviser this week");
    t->after = STR(".");
    t->evidence = STR("Advice of AAMC Careers in Medicine for fewer than ten by late October.");
    t->minutes = 10;
    t->action = STR("Look at the list");
    t->done = STR("I made a date");
    t->page = STR("/programs?due=");
}

static void tell_soap(const struct agenda_day *day, const struct agenda_program *x, struct turn *t)
{
    t->name = STR("SOAP");
    t->before = STR("Until a program contacts you first, neither you nor anybody for you ");
    t->mark = STR("may contact it");
    t->after =
        str_format(day->a, "; SOAP lasts until %.*s.",
                          STR_ARG(date_near(day->a, x->on, day->today)));
    t->evidence = STR("Match Participation Agreement. Your dean's office helps today.");
    t->due_on = x->on;
    t->minutes = 5;
    t->action = STR("Look at the page");
    t->done = STR("Read");
    t->page = STR("/match?year=");
}

static void tell_match(const struct agenda_day *day, const struct agenda_program *x, struct turn *t)
{
    t->name = STR("Everybody who helped");
    t->before = STR("Those who helped you would like to hear how the Match went. ");
    t->mark = x->n ? str_format(day->a, "%zu of %zu told", x->n, x->total)
                   : str_format(day->a, "%zu to tell", x->total);
    t->after = STR(".");
    t->evidence = STR("Within a week, letter writers and mentors first; one list has them all.");
    t->due_on = x->on;
    t->minutes = 30;
    t->action = STR("Open the list");
    t->done = STR("All are told");
    t->page = STR("/match?year=");
}

void agenda_tell_program(const struct agenda_day *day, const void *fact, struct turn *t)
{
    static const struct {
        const char *rule;
        void (*tell)(const struct agenda_day *day, const struct agenda_program *x, struct turn *t);
    } tellers[] = {{AGENDA_RULE_INTERVIEW_THANKS, tell_thanks},
                   {AGENDA_RULE_INTERVIEW, tell_interview},
                   {AGENDA_RULE_OFFER, tell_offer},
                   {AGENDA_RULE_CALL, tell_call},
                   {AGENDA_RULE_FEW, tell_few},
                   {AGENDA_RULE_SOAP, tell_soap},
                   {AGENDA_RULE_MATCH, tell_match}};
    const struct agenda_program *x = fact;
    t->person = x->person.id;
    t->name = x->person.id ? x->person.name : x->program;
    t->subline = x->person.subline;
    t->if_write = x->person.if_write;
    t->if_wait = x->person.if_wait;
    t->evidence_on = x->on;
    for (size_t i = 0; i < sizeof(tellers) / sizeof(*tellers); i++)
        if (strcmp(tellers[i].rule, x->rule) == 0)
            tellers[i].tell(day, x, t);
}
