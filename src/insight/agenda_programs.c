/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/agenda_programs.h"

#include "base/arena.h"
#include "insight/agenda_rules.h"
#include "insight/phrase.h"
#include "model/road.h"

enum { THANK_DAYS = 2 };

bool agenda_has_program(const struct agenda_facts *f, const char *rule)
{
    for (size_t i = 0; f->programs && i < f->programs->n; i++)
        if (strcmp(f->programs->p[i].rule, rule) == 0)
            return true;
    return false;
}

static void say_thanks(const struct agenda_day *day, const struct agenda_program *x, struct turn *t)
{
    struct arena *a = day->a;
    t->before = str_format(a, "%.*s interviewed you ", STR_ARG(x->person.name));
    t->mark = phrase_on(a, x->on, day->today);
    t->after = str_format(a, " for %.*s, and no thanks are noted yet.", STR_ARG(x->program));
    t->due_on = date_add_days(x->on, THANK_DAYS);
    t->action_text = str_format(a, "thanked %.*s for the interview", STR_ARG(x->person.name));
}

static void say_interview(const struct agenda_day *day, const struct agenda_program *x,
                          struct turn *t)
{
    struct arena *a = day->a;
    struct str when = phrase_on(a, x->on, day->today);
    t->before = str_format(a, "Your interview at %.*s is ", STR_ARG(x->program));
    t->mark = x->time.n ? str_format(a, "%.*s at %.*s", STR_ARG(when), STR_ARG(x->time)) : when;
    t->after = STR(". What do you want to ask, and whom do you know there?");
}

static void say_offer(const struct agenda_day *day, const struct agenda_program *x, struct turn *t)
{
    t->due_on = date_add_days(x->on, THANK_DAYS);
    t->before = str_format(day->a, "%.*s invited you. Choose a day ", STR_ARG(x->program));
    t->mark = phrase_by(day->a, t->due_on, day->today);
    t->after = STR(".");
}

static void say_call(const struct agenda_day *day, const struct agenda_program *x, struct turn *t)
{
    struct arena *a = day->a;
    t->before =
        str_format(a, "Rank lists are due %.*s. ", STR_ARG(phrase_on(a, x->on, day->today)));
    t->mark = str_format(a, "A call to %.*s", STR_ARG(x->program));
    t->after = str_format(a, " is still open with %.*s.", STR_ARG(x->person.name));
    t->action_text = str_format(a, "e-mailed %.*s", STR_ARG(x->person.name));
}

static void say_few(const struct agenda_day *day, const struct agenda_program *x, struct turn *t)
{
    struct str n = phrase_number(day->a, (int64_t)x->n);
    t->before = str_format(day->a, "So far %.*s of your programs invited you. ",
                           STR_ARG(x->n ? n : STR("none")));
    t->mark = STR("See your adviser this week");
    t->after = STR(".");
    t->due_on = (struct date){0};
}

/* On the day itself, and after it for who did not look in. */
static void say_result(const struct agenda_day *day, const struct agenda_program *x, struct turn *t)
{
    if (date_eq(x->on, day->today)) {
        t->before = STR("Today you learn whether you matched. ");
        t->mark = STR("Note what it said");
        t->after = STR(", and what comes next stands here.");
    } else {
        t->before = str_format(day->a, "Match Week began %.*s. ",
                               STR_ARG(phrase_on(day->a, x->on, day->today)));
        t->mark = STR("Did you match?");
        t->after = STR(" Note it, and what comes next stands here.");
    }
    t->evidence =
        str_format(day->a, "%.*s. Be near somebody you can talk to either way.", STR_ARG(x->sure));
}

static void say_soap(const struct agenda_day *day, const struct agenda_program *x, struct turn *t)
{
    static const char *const begins[] = {
        [MATCH_PARTLY] = "For the part that is open: until a program contacts you first, neither "
                         "you nor anybody for you ",
        [MATCH_NOT] = "Until a program contacts you first, neither you nor anybody for you ",
        [MATCH_NOT_ELIGIBLE] = "SOAP is not open to you, and while it lasts neither you nor "
                               "anybody for you "};
    bool open = x->result != MATCH_NOT_ELIGIBLE;
    t->before = str_c(begins[x->result > MATCH_MATCHED ? x->result : MATCH_NOT]);
    t->mark = open ? STR("may contact it") : STR("may contact a program first");
    t->after = date_eq(x->on, day->today)
                   ? STR("; today is the last day of SOAP.")
                   : str_format(day->a, "; %s lasts until %.*s.", open ? "SOAP" : "it",
                                STR_ARG(date_near(day->a, x->on, day->today)));
}

static void say_place(const struct agenda_day *day, const struct agenda_program *x, struct turn *t)
{
    t->before = date_eq(x->on, day->today)
                    ? STR("Match Day is today. ")
                    : str_format(day->a, "Match Day was %.*s. ",
                                 STR_ARG(phrase_on(day->a, x->on, day->today)));
    t->mark = STR("Note where you matched");
    t->after = STR(".");
}

static void say_match(const struct agenda_day *day, const struct agenda_program *x, struct turn *t)
{
    t->before = x->placed ? STR("Those who helped you would like to hear how the Match went. ")
                          : STR("Those who helped you would want to know, and may help again. ");
    t->mark = x->n ? str_format(day->a, "%zu of %zu told", x->n, x->total)
                   : str_format(day->a, "%zu to tell", x->total);
    t->after = x->placed ? STR(".") : STR(", when you are ready.");
}

/* What stands around the sentence of each rule. `page` is followed by the subject's id; rows with a
 * `link` are about no one record. */
static const struct frame {
    const char *rule, *name, *evidence, *action, *done, *page, *link;
    int minutes;
    int points; /* in its band; 0: by its day. A call stands before the same ask's own next step,
                 * which knows of no deadline. */
    void (*say)(const struct agenda_day *day, const struct agenda_program *x, struct turn *t);
} frames[] = {
    {AGENDA_RULE_INTERVIEW_THANKS, NULL, "One concrete thing you talked about, nothing on ranking.",
     "Write thanks", "I thanked them", "/programs/", NULL, 10, 0, say_thanks},
    {AGENDA_RULE_INTERVIEW, NULL,
     "People you know there, your notes and the place stand on its page.", "Prepare it",
     "I am prepared", "/programs/", NULL, 20, 0, say_interview},
    {AGENDA_RULE_OFFER, NULL, "Programs give at least 48 hours to answer; good days go first.",
     "Note the day", "I answered", "/programs/", NULL, 5, 970, say_offer},
    {AGENDA_RULE_CALL, NULL, "What such a call may say, and what not, stands beside the ask.",
     "Look at the ask", "It is settled", "/asks/", NULL, 10, 995, say_call},
    {AGENDA_RULE_FEW, "Your interviews",
     "Advice of AAMC Careers in Medicine for fewer than ten by late October.", "Look at the list",
     "I made a date", NULL, "/programs/interviews", 10, 900, say_few},
    {AGENDA_RULE_RESULT, "The Match", "", "Note it", "Leave it", NULL, "/match", 5, 999,
     say_result},
    {AGENDA_RULE_SOAP, "SOAP", "Match Participation Agreement. Your dean's office helps today.",
     "Look at the page", "Read", NULL, "/match", 5, 999, say_soap},
    {AGENDA_RULE_PLACE, "Match Day", "Congratulations. Then tell those who helped.",
     "Note the place", "Leave it", NULL, "/match", 5, 998, say_place},
    {AGENDA_RULE_MATCH, "Everybody who helped",
     "Within a week, letter writers and mentors first; one list has them all.", "Open the list",
     "All are told", NULL, "/match", 30, 0, say_match},
};

static const struct frame *frame_of(const char *rule)
{
    const struct frame *f = frames;
    while (strcmp(f->rule, rule) != 0)
        f++;
    return f;
}

static void propose(struct agenda_day *day, const struct agenda_program *x)
{
    const struct frame *f = frame_of(x->rule);
    int64_t days = date_is_full(x->on) ? date_diff(x->on, day->today) : 0;
    /* Who is of nobody in particular is kept apart from the others: by the record it is about, or,
     * when that is the whole season, by the rule. */
    struct agenda_person who = {.id = x->person.id ? x->person.id
                                      : f->link    ? -1 - (f - frames)
                                                   : x->subject};
    bool thanks = f->say == say_thanks;
    int64_t points = f->points ? f->points : thanks ? 700 + days : days < 0 ? 960 : 960 - days;
    agenda_propose(day, thanks ? AGENDA_BAND_OWE : AGENDA_BAND_DATE, points, &who, x->subject, x);
}

void agenda_find_programs(const struct agenda_facts *f, struct agenda_day *day)
{
    for (size_t i = 0; f->programs && i < f->programs->n; i++)
        if (strcmp(f->programs->p[i].rule, day->rule->key) == 0)
            propose(day, &f->programs->p[i]);
}

void agenda_tell_program(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_program *x = fact;
    const struct frame *f = frame_of(x->rule);
    t->person = x->person.id;
    t->name = f->name ? str_c(f->name) : x->person.id ? x->person.name : x->program;
    t->subline = x->person.subline;
    t->if_write = x->person.if_write;
    t->if_wait = x->person.if_wait;
    t->evidence = str_c(f->evidence);
    t->evidence_on = x->on;
    t->due_on = x->on;
    t->minutes = f->minutes;
    t->action = str_c(f->action);
    t->done = str_c(f->done);
    t->page = f->page ? str_c(f->page) : STR("");
    t->link = f->link ? str_c(f->link) : STR("");
    f->say(day, x, t);
}
