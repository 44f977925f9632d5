/* SPDX-License-Identifier: Apache-2.0 */
/* The rules of Today about asks: each stands for a few steps of insight/ask_flow.h. */
#include "base/arena.h"
#include "insight/agenda_programs.h"
#include "insight/agenda_rules.h"
#include "insight/phrase.h"

enum { STEP_MINUTES = 5, ASKING_MINUTES = 20, IDEA_AHEAD = 14, OVER_MOST = 90 };

/* Which rule shows a step, how pressing it is, and how many days before it comes into view. */
static const struct {
    const char *rule;
    enum agenda_band band;
    int points, ahead;
} shown[ASK_STEP_COUNT] = {
    [ASK_STEP_ASK] = {"ask_step", AGENDA_BAND_DATE, 300, IDEA_AHEAD},
    [ASK_STEP_REMIND] = {"ask_remind", AGENDA_BAND_DATE, 600, 0},
    [ASK_STEP_LAST] = {"ask_remind", AGENDA_BAND_DATE, 600, 0},
    [ASK_STEP_REST] = {"ask_rest", AGENDA_BAND_DATE, 200, 0},
    [ASK_STEP_OWN] = {"ask_step", AGENDA_BAND_DATE, 700, 0},
    [ASK_STEP_CHECK] = {"ask_due", AGENDA_BAND_DATE, 800, 0},
    [ASK_STEP_BACKUP] = {"ask_due", AGENDA_BAND_DATE, 890, 0},
    [ASK_STEP_GRACE] = {"ask_grace", AGENDA_BAND_OWE, 120, 2},
    [ASK_STEP_TELL] = {"ask_tell", AGENDA_BAND_OWE, 200, 0},
};

/* A writer agreed and works in peace: a reminder comes up for two weeks, and so does the end. */
static bool is_silent(const struct agenda_step *x, int64_t over)
{
    bool waits = x->next.step == ASK_STEP_CHECK || x->next.step == ASK_STEP_BACKUP;
    return waits && x->ask.kind == ASK_LETTER && over >= ASK_LETTER_SHOWN;
}

void agenda_find_asks(const struct agenda_facts *f, struct agenda_day *day)
{
    /* Once a year who is to be told is one list. */
    if (strcmp(day->rule->key, "ask_tell") == 0 && agenda_has_program(f, AGENDA_RULE_MATCH))
        return;
    for (size_t i = 0; i < f->steps.n; i++) {
        const struct agenda_step *x = &f->steps.p[i];
        enum ask_step step = x->next.step;
        if (!shown[step].rule || strcmp(shown[step].rule, day->rule->key) != 0 ||
            !date_is_full(x->next.on))
            continue;
        int64_t over = date_diff(day->today, x->next.on);
        if (over < -shown[step].ahead)
            continue;
        if (is_silent(x, over))
            continue;
        over = over < 0 ? 0 : over > OVER_MOST ? OVER_MOST : over;
        agenda_propose(day, shown[step].band, shown[step].points + over, &x->person,
                       x->ask.record.id, x);
    }
}

/* before [mark] after. */
static void say(struct turn *t, struct str before, struct str mark, struct str after)
{
    t->before = before;
    t->mark = mark;
    t->after = after;
}

static void tell_idea(const struct agenda_day *day, const struct agenda_step *x, struct turn *t)
{
    struct arena *a = day->a;
    bool late = date_cmp(x->next.on, day->today) < 0;
    say(t, str_format(a, "You want to ask %.*s, best ", STR_ARG(x->person.name)),
        late ? STR("now") : phrase_by(a, x->next.on, day->today),
        str_format(a, ": %.*s.", STR_ARG(phrase_inside(a, x->ask.what))));
    t->evidence_on = x->ask.need_by;
    t->minutes = ASKING_MINUTES;
    t->action = STR("Prepare it");
    t->done = STR("I asked");
}

static void tell_remind(const struct agenda_day *day, const struct agenda_step *x, struct turn *t)
{
    struct arena *a = day->a;
    bool last = x->next.step == ASK_STEP_LAST;
    struct str nudged = last ? phrase_on(a, x->ask.nudged_on, day->today) : STR("");
    struct str reminded = last ? str_format(a, "You reminded them %.*s.", STR_ARG(nudged))
                               : STR("No answer is noted yet.");
    say(t, str_format(a, "You asked %.*s ", STR_ARG(x->person.name)),
        phrase_on(a, x->ask.asked_on, day->today),
        str_format(a, ": %.*s. %.*s", STR_ARG(phrase_inside(a, x->ask.what)), STR_ARG(reminded)));
    t->evidence_on = x->ask.asked_on;
    t->action = last ? STR("Write a last word") : STR("Write a reminder");
    t->done = STR("I reminded them");
}

static void tell_rest(const struct agenda_day *day, const struct agenda_step *x, struct turn *t)
{
    struct arena *a = day->a;
    say(t,
        str_format(a, "You asked %.*s and reminded them, the last time ", STR_ARG(x->person.name)),
        phrase_on(a, x->ask.nudged_on, day->today),
        str_format(a, ": %.*s.", STR_ARG(phrase_inside(a, x->ask.what))));
    t->evidence_on = x->ask.nudged_on;
    t->minutes = 1;
    t->action = STR("Look at it");
    t->done = STR("Let it rest");
}

static void tell_own(const struct agenda_day *day, const struct agenda_step *x, struct turn *t)
{
    struct arena *a = day->a;
    bool late = date_cmp(x->next.on, day->today) < 0;
    struct str first = str_c(ask_first_step((enum ask_kind)x->ask.kind));
    struct str step = str_eq(x->ask.next_step, first) ? phrase_label(a, first)
                                                      : phrase_inside(a, x->ask.next_step);
    say(t,
        str_format(a, "With %.*s your next step %s due ", STR_ARG(x->person.name),
                   late ? "was" : "is"),
        phrase_on(a, x->next.on, day->today), str_format(a, ": %.*s.", STR_ARG(step)));
    t->evidence = str_format(a, "For this: %.*s.", STR_ARG(phrase_inside(a, x->ask.what)));
    t->evidence_on = x->ask.answered_on;
    t->action = STR("Look at it");
}

static void tell_check(const struct agenda_day *day, const struct agenda_step *x, struct turn *t)
{
    struct arena *a = day->a;
    struct str what = phrase_inside(a, x->ask.what);
    bool dated = date_is_full(x->ask.need_by), backup = x->next.step == ASK_STEP_BACKUP;
    bool late = dated && date_cmp(x->ask.need_by, day->today) < 0;
    if (!dated)
        say(t, str_format(a, "%.*s agreed ", STR_ARG(x->person.name)),
            phrase_on(a, x->ask.answered_on, day->today), str_format(a, ": %.*s.", STR_ARG(what)));
    else
        say(t,
            str_format(a, "%.*s agreed: %.*s. You %s it ", STR_ARG(x->person.name), STR_ARG(what),
                       late ? "needed" : "need"),
            phrase_by(a, x->ask.need_by, day->today),
            backup ? STR(". See whether it came; if not, another writer is the way.") : STR("."));
    if (!dated)
        t->evidence = STR("Four weeks have passed; a friendly word is welcome.");
    if (backup)
        t->evidence = STR("This is the last word on it here; it stays among your asks. Thank them "
                          "all the same.");
    t->evidence_on = x->ask.answered_on;
    t->action = backup ? STR("Look at it") : STR("Write a friendly word");
    t->done = backup ? STR("Done") : STR("I reminded them");
}

static void tell_grace(const struct agenda_day *day, const struct agenda_step *x, struct turn *t)
{
    struct arena *a = day->a;
    say(t, str_format(a, "%.*s answered you honestly ", STR_ARG(x->person.name)),
        phrase_on(a, x->ask.answered_on, day->today),
        str_format(a, " and declined: %.*s.", STR_ARG(phrase_inside(a, x->ask.what))));
    t->evidence_on = x->ask.answered_on;
    t->action = STR("Write a line of thanks");
    t->done = STR("I thanked them");
}

static void tell_outcome(const struct agenda_day *day, const struct agenda_step *x, struct turn *t)
{
    struct arena *a = day->a;
    struct str outcome = phrase_inside(a, x->ask.outcome);
    say(t,
        str_format(a, "%.*s helped you: %.*s. You have ", STR_ARG(x->person.name),
                   STR_ARG(phrase_inside(a, x->ask.what))),
        str_format(a, "not told %s yet", phrase_pronouns(x->person.pronouns).object),
        STR(" what came of it."));
    if (outcome.n)
        t->evidence = str_format(a, "What came of it: %.*s.", STR_ARG(outcome));
    t->evidence_on = x->ask.done_on;
    t->action = STR("Tell them");
    t->done = STR("I told them");
}

void agenda_tell_ask(const struct agenda_day *day, const void *fact, struct turn *t)
{
    static void (*const tellers[ASK_STEP_COUNT])(const struct agenda_day *,
                                                 const struct agenda_step *, struct turn *) = {
        [ASK_STEP_ASK] = tell_idea,     [ASK_STEP_REMIND] = tell_remind,
        [ASK_STEP_LAST] = tell_remind,  [ASK_STEP_REST] = tell_rest,
        [ASK_STEP_OWN] = tell_own,      [ASK_STEP_CHECK] = tell_check,
        [ASK_STEP_BACKUP] = tell_check, [ASK_STEP_GRACE] = tell_grace,
        [ASK_STEP_TELL] = tell_outcome};
    const struct agenda_step *x = fact;
    t->name = x->person.name;
    t->subline = x->person.subline;
    t->if_write = x->person.if_write;
    t->if_wait = x->person.if_wait;
    t->due_on = x->next.on;
    t->minutes = STEP_MINUTES;
    t->action_text = str_format(day->a, "e-mailed %.*s", STR_ARG(x->person.name));
    tellers[x->next.step](day, x, t);
    if (!t->evidence.n)
        t->evidence = str_c(ask_step_why(x->next.step, (enum ask_kind)x->ask.kind));
}
