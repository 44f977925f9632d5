/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/agenda_rules.h"

#include "base/arena.h"
#include "insight/agenda_letters.h"
#include "insight/agenda_programs.h"
#include "insight/agenda_works.h"
#include "insight/phrase.h"

/* Estimates in minutes, and how far ahead a promise comes into view. */
enum { WRITE_MINUTES = 5, KEEP_MINUTES = 10, TOUCH_MINUTES = 10, AHEAD_DAYS = 7 };

static int64_t at_most(int64_t v, int64_t top) { return v < top ? v : top; }

/* Days from d to today; -1 when d is not a full day. A day to come counts as today. */
static int64_t days_since(const struct agenda_day *day, struct date d)
{
    if (!date_is_full(d))
        return -1;
    int64_t n = date_diff(day->today, d);
    return n < 0 ? 0 : n;
}

static int64_t wait_of(const struct agenda_day *day, const char *rule, int64_t other)
{
    const struct cadence_row *row = day->cadence ? cadence_row_find(day->cadence, rule) : NULL;
    if (!row)
        return other;
    return row->max_days ? row->max_days : row->min_days ? row->min_days : other;
}

static void set_who(const struct agenda_person *who, struct turn *t)
{
    t->name = who->name;
    t->subline = who->subline;
    t->if_write = who->if_write;
    t->if_wait = who->if_wait;
}

/* "e-mailed Dr Chen": what the quick log starts with after the act. */
static struct str log_text(const struct agenda_day *day, const char *verb,
                           const struct agenda_person *who)
{
    return str_format(day->a, "%s %.*s", verb, STR_ARG(who->name));
}

/* ---- thanks owed: help received, not thanked. Freshest first: that is when thanks fit best. */

static void find_thanks(const struct agenda_facts *f, struct agenda_day *day)
{
    int64_t fresh = wait_of(day, "thank_you", 2);
    for (size_t i = 0; i < f->thanks.n; i++) {
        const struct agenda_thanks *x = &f->thanks.p[i];
        int64_t days = days_since(day, x->on);
        int64_t points = days < 0 ? 0 : days <= fresh ? 900 - days : 600 - at_most(days, 500);
        agenda_propose(day, AGENDA_BAND_OWE, points, &x->person, x->help, x);
    }
}

static void word_thanks(const struct agenda_day *day, const struct agenda_thanks *x, struct turn *t)
{
    struct arena *a = day->a;
    struct str about = phrase_inside(a, phrase_to_you(a, x->about));
    struct str when = phrase_on(a, x->on, day->today);
    const char *object = phrase_pronouns(x->person.pronouns).object;
    struct str start =
        !about.n ? str_format(a, "%.*s helped you", STR_ARG(x->person.name))
        : phrase_is_past(about)
            ? str_format(a, "%.*s %.*s", STR_ARG(x->person.name), STR_ARG(about))
            : str_format(a, "%.*s helped you with %.*s", STR_ARG(x->person.name), STR_ARG(about));
    if (when.n) {
        t->before = str_format(a, "%.*s ", STR_ARG(start));
        t->mark = when;
        t->after = str_format(a, ", and you have not thanked %s yet.", object);
    } else {
        t->before = str_format(a, "%.*s, and you have ", STR_ARG(start));
        t->mark = str_format(a, "not thanked %s yet", object);
        t->after = STR(".");
    }
}

static void tell_thanks(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_thanks *x = fact;
    int64_t fresh = wait_of(day, "thank_you", 2), days = days_since(day, x->on);
    set_who(&x->person, t);
    word_thanks(day, x, t);
    t->evidence_on = x->on;
    if (date_is_full(x->on))
        t->due_on = date_add_days(x->on, fresh);
    if (days >= 0 && days <= fresh)
        t->evidence = STR("From the help you noted. Thanks fit best within a day or two.");
    else if (days > fresh)
        t->evidence = STR("From the help you noted. Thanks are welcome late, too.");
    else
        t->evidence = STR("From the help you noted.");
    t->minutes = WRITE_MINUTES;
    t->action = STR("Write thanks");
    t->action_text = log_text(day, "thanked", &x->person);
}

/* ---- my promises: overdue, due within a week, or without a day. */

static int64_t promise_points(const struct agenda_day *day, const struct agenda_promise *x)
{
    if (!date_is_full(x->due_on)) /* older ones first */
        return 100 + at_most(days_since(day, x->made_on), 99);
    int64_t left = date_diff(x->due_on, day->today);
    if (left > AHEAD_DAYS)
        return -1;
    return left < 0 ? 800 + at_most(-left, 60) : 790 - left * 50;
}

static void find_promises_mine(const struct agenda_facts *f, struct agenda_day *day)
{
    for (size_t i = 0; i < f->promises.n; i++) {
        const struct agenda_promise *x = &f->promises.p[i];
        if (x->by != PROMISE_BY_ME)
            continue;
        int64_t points = promise_points(day, x);
        if (points >= 0)
            agenda_propose(day, AGENDA_BAND_OWE, points, &x->person, x->promise, x);
    }
}

/* The act that fits the first word of a promise, and how its log entry would start. */
struct act {
    const char *verb, *label, *log;
};

static struct act promise_act(struct str what)
{
    static const struct act acts[] = {
        {"send", "Send it", "e-mailed"},    {"share", "Send it", "e-mailed"},
        {"forward", "Send it", "e-mailed"}, {"email", "Write it", "e-mailed"},
        {"e-mail", "Write it", "e-mailed"}, {"write", "Write it", "e-mailed"},
        {"call", "Call", "called"},         {"phone", "Call", "called"},
        {"text", "Text", "texted"},         {"introduce", "Introduce them", "e-mailed"},
        {"bring", "Bring it", "met"},       {"meet", "Set a day", "met"}};
    struct str verb = str_sub(what, 0, str_find_char(what, ' ', 0));
    for (size_t i = 0; i < sizeof(acts) / sizeof(*acts); i++)
        if (str_eq_nocase(verb, str_c(acts[i].verb)))
            return acts[i];
    return (struct act){"", phrase_is_thing(what) ? "Send it" : "Do it", "e-mailed"};
}

/* "to send your notes", or "a draft" when the promise is a thing. */
static struct str promised(struct arena *a, struct str what)
{
    struct str inside = phrase_inside(a, what);
    struct str you = phrase_to_you(a, inside);
    return phrase_is_thing(inside) || !inside.n ? you : str_format(a, "to %.*s", STR_ARG(you));
}

static struct str said_on(const struct agenda_day *day, const char *who, struct date made_on)
{
    struct str on = phrase_on(day->a, made_on, day->today);
    return on.n ? str_format(day->a, "%s said so %.*s.", who, STR_ARG(on)) : STR("");
}

static void tell_promise_mine(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_promise *x = fact;
    struct arena *a = day->a;
    struct str what = promised(a, x->what);
    struct act act = promise_act(x->what);
    set_who(&x->person, t);
    t->before = str_format(a, "You promised %.*s %.*s", STR_ARG(x->person.name), STR_ARG(what));
    t->mark = phrase_by(a, x->due_on, day->today);
    if (!t->mark.n)
        t->mark = phrase_on(a, x->made_on, day->today);
    else
        t->evidence = said_on(day, "You", x->made_on);
    if (t->mark.n) {
        /* "you said so" keeps "on Friday" from reading as the day it is due */
        t->before = str_format(a, date_is_set(x->due_on) ? "%.*s " : "%.*s; you said so ",
                               STR_ARG(t->before));
        t->after = STR(".");
    } else {
        t->before = str_format(a, "You promised %.*s ", STR_ARG(x->person.name));
        t->mark = what;
        t->after = STR(".");
    }
    t->evidence_on = x->made_on;
    t->due_on = x->due_on;
    t->minutes = KEEP_MINUTES;
    t->action = str_c(act.label);
    t->action_text = log_text(day, act.log, &x->person);
}

/* ---- replies owed: their last message waits for an answer. */

static void find_replies(const struct agenda_facts *f, struct agenda_day *day)
{
    int64_t nudge = wait_of(day, "no_reply_1", 7);
    for (size_t i = 0; i < f->replies.n; i++) {
        const struct agenda_reply *x = &f->replies.p[i];
        int64_t days = days_since(day, x->on);
        /* Presses until the day one would be nudged oneself, then slowly less. */
        int64_t points = days < 0        ? 0
                         : days <= nudge ? 300 + days * 30
                                         : 510 - at_most(days - nudge, 400);
        agenda_propose(day, AGENDA_BAND_OWE, points, &x->person, x->interaction, x);
    }
}

static const char *reached_you(int kind)
{
    switch (kind) {
    case INTERACTION_EMAIL: return "e-mailed you";
    case INTERACTION_CALL: return "called you";
    case INTERACTION_MESSAGE: return "sent you a message";
    case INTERACTION_LETTER: return "wrote you a letter";
    case INTERACTION_THANK_YOU: return "thanked you";
    default: return "wrote to you";
    }
}

/* The student's own note of it, as evidence: Your note: "asked about Thursday". */
static struct str note_of(struct arena *a, struct str summary)
{
    struct str line = phrase_inside(a, summary);
    return line.n ? str_format(a, "Your note: \xE2\x80\x9C%.*s\xE2\x80\x9D.", STR_ARG(line))
                  : STR("");
}

static void tell_reply(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_reply *x = fact;
    struct arena *a = day->a;
    set_who(&x->person, t);
    t->before = str_format(a, "%.*s %s ", STR_ARG(x->person.name), reached_you(x->kind));
    t->mark = phrase_on(a, x->on, day->today);
    t->after = STR(", and no answer is noted yet.");
    if (!t->mark.n) {
        t->before = str_format(a, "%.*s %s, and ", STR_ARG(x->person.name), reached_you(x->kind));
        t->mark = STR("no answer is noted yet");
        t->after = STR(".");
    }
    t->evidence = note_of(a, x->summary);
    t->evidence_on = x->on;
    t->minutes = WRITE_MINUTES;
    t->action = x->kind == INTERACTION_CALL ? STR("Call back") : STR("Write back");
    t->action_text =
        log_text(day, x->kind == INTERACTION_CALL ? "called" : "replied to", &x->person);
}

/* ---- their promises, only once the day they named has passed. */

static void find_promises_theirs(const struct agenda_facts *f, struct agenda_day *day)
{
    for (size_t i = 0; i < f->promises.n; i++) {
        const struct agenda_promise *x = &f->promises.p[i];
        if (x->by != PROMISE_BY_THEM || !date_is_full(x->due_on))
            continue;
        int64_t over = date_diff(day->today, x->due_on);
        if (over > 0)
            agenda_propose(day, AGENDA_BAND_DATE, at_most(over, 500), &x->person, x->promise, x);
    }
}

static void tell_promise_theirs(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_promise *x = fact;
    struct arena *a = day->a;
    struct str what = promised(a, x->what);
    set_who(&x->person, t);
    t->before = str_format(a, "%.*s %s %.*s ", STR_ARG(x->person.name),
                           phrase_is_thing(phrase_inside(a, x->what)) ? "promised you" : "offered",
                           STR_ARG(what));
    t->mark = phrase_by(a, x->due_on, day->today);
    t->after = STR("; a short, friendly word is fine now.");
    t->evidence = said_on(day, phrase_pronouns(x->person.pronouns).at_start, x->made_on);
    t->evidence_on = x->made_on;
    t->due_on = x->due_on;
    t->minutes = WRITE_MINUTES;
    t->action = STR("Ask kindly");
    t->action_text = log_text(day, "e-mailed", &x->person);
}

/* ---- drift: past the cadence. How far past, in parts of the cadence, weighed by the circle. */

static void find_drift(const struct agenda_facts *f, struct agenda_day *day)
{
    static const int64_t weight[] = {2, 4, 3, 2, 1}; /* by enum circle; none counts as good */
    int64_t dormant = wait_of(day, "dormant", 1095), today = date_to_days(day->today);
    for (size_t i = 0; i < f->contacts.n; i++) {
        const struct agenda_contact *x = &f->contacts.p[i];
        struct date from = date_is_full(x->last) ? x->last : x->added;
        if (x->cadence_days <= 0 || !date_is_full(from))
            continue;
        int64_t silent = today - date_to_days(from);
        if (silent <= x->cadence_days || (date_is_full(x->last) && silent >= dormant))
            continue;
        int circle =
            x->person.circle >= 0 && x->person.circle <= CIRCLE_EXTENDED ? x->person.circle : 0;
        int64_t over =
            at_most(silent * 30 / x->cadence_days, 240); /* 8 cadences and more are alike */
        agenda_propose(day, AGENDA_BAND_DRIFT, over * weight[circle], &x->person, x->person.id, x);
    }
}

/* Why now: by a fixed rhythm, by the chance of contact, or because the contact is new. */
static struct str rhythm(const struct agenda_day *day, const struct agenda_contact *x,
                         int64_t silent)
{
    struct arena *a = day->a;
    if (x->rhythm == AGENDA_BY_NEW)
        return STR("You know each other little yet; a word within three to four weeks keeps that"
                   " going.");
    if (x->rhythm == AGENDA_BY_CHANCE && x->chance_then)
        return str_format(a,
                          "The chance that you are both in touch within three months fell from"
                          " %d to %d %%%s%s.",
                          x->chance_then, x->chance_now,
                          x->because[0] ? ", below what you keep for: " : "", x->because);
    struct str every = phrase_every(a, x->cadence_days), gap = phrase_span(a, silent);
    const char *because = x->because && x->because[0] ? x->because : "your choice";
    return str_format(a, "You aim for %.*s (%s); it has been %.*s.", STR_ARG(every), because,
                      STR_ARG(gap));
}

static void tell_drift(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_contact *x = fact;
    struct arena *a = day->a;
    bool spoken = date_is_full(x->last);
    struct date from = spoken ? x->last : x->added;
    struct phrase_pronouns p = phrase_pronouns(x->person.pronouns);
    set_who(&x->person, t);
    if (spoken) {
        t->before = str_format(a, "You and %.*s have not been in touch ", STR_ARG(x->person.name));
        t->mark = phrase_since(a, from, day->today);
        t->after = STR(".");
    } else {
        t->before = str_format(a, "You added %.*s ", STR_ARG(x->person.name));
        t->mark = phrase_on(a, from, day->today);
        t->after = STR(" and have not noted any contact yet.");
    }
    struct str evidence = rhythm(day, x, date_diff(day->today, from)),
               note = note_of(a, x->last_summary);
    t->evidence = str_join(a, evidence, STR(" "), note);
    t->evidence_on = from;
    t->due_on = date_add_days(from, x->cadence_days);
    t->minutes = TOUCH_MINUTES;
    t->action = p.known ? str_format(a, "Write to %s", p.object) : STR("Write a few lines");
    t->action_text = log_text(day, "e-mailed", &x->person);
}

/* ---- did they answer? The two newest questions stand before silence; a third can wait. */

enum { ASK_MINUTES = 1, ASK_FROM_DAYS = 14, ASK_UNTIL_DAYS = 60, ASKED_AT_ONCE = 2 };

static bool asks(const struct agenda_day *day, const struct agenda_ask *x)
{
    int64_t days = days_since(day, x->on);
    return days >= ASK_FROM_DAYS && days <= ASK_UNTIL_DAYS;
}

/* How many questions are newer; at equal days by message and person. */
static size_t newer_asks(const struct agenda_facts *f, const struct agenda_day *day,
                         const struct agenda_ask *x)
{
    size_t n = 0;
    for (size_t i = 0; i < f->asks.n; i++) {
        const struct agenda_ask *y = &f->asks.p[i];
        int by_day = date_cmp(y->on, x->on);
        if (!asks(day, y) || by_day < 0)
            continue;
        n += by_day > 0 || y->interaction > x->interaction ||
             (y->interaction == x->interaction && y->person.id < x->person.id);
    }
    return n;
}

static void find_asks(const struct agenda_facts *f, struct agenda_day *day)
{
    for (size_t i = 0; i < f->asks.n; i++) {
        const struct agenda_ask *x = &f->asks.p[i];
        if (asks(day, x) && newer_asks(f, day, x) < ASKED_AT_ONCE)
            agenda_propose(day, AGENDA_BAND_ASK, 900 - days_since(day, x->on), &x->person,
                           x->interaction, x);
    }
}

static void tell_ask(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_ask *x = fact;
    struct arena *a = day->a;
    set_who(&x->person, t);
    t->before = str_format(a, "You %s %.*s ",
                           x->kind == INTERACTION_EMAIL ? "e-mailed" : "sent a message to",
                           STR_ARG(x->person.name));
    t->mark = phrase_on(a, x->on, day->today);
    t->after = STR(". Did they answer?");
    t->evidence = note_of(a, x->summary);
    t->evidence_on = x->on;
    t->minutes = ASK_MINUTES;
    t->action = STR("Log the answer");
    t->action_text = str_format(a, "%.*s answered me", STR_ARG(x->person.name));
    t->done = STR("They answered");
}

/* ---- an old contact a week. Levin, Walter and Murnighan 2011: advice of those one has lost touch
 * with is as useful and newer; best are those one spent little time with, who stand higher, whom
 * one trusts and who were willing. How much each weighs is judgement. */

enum { DORMANT_BEST = 8, WEEK_DAYS = 7, DORMANT_MINUTES = 15 };

static int64_t dormant_points(const struct agenda_dormant *x)
{
    int64_t together = x->days_in > x->days_out ? x->days_in : x->days_out;
    int64_t novelty = 300 / (together > 0 ? together : 1);
    int64_t willing = 200 * (2 * x->answered + 1) / (2 * x->resolved + 2);
    return novelty + (x->senior ? 200 : 0) + (x->helped ? 300 : 0) + at_most(willing, 200);
}

static bool is_better(const struct agenda_dormant *x, const struct agenda_dormant *than)
{
    int64_t a = dormant_points(x), b = dormant_points(than);
    return a != b ? a > b : x->person.id < than->person.id;
}

/* The best few take turns, week by week. */
static void find_dormant(const struct agenda_facts *f, struct agenda_day *day)
{
    int64_t dormant = wait_of(day, "dormant", 1095);
    size_t turn, fit = 0;
    for (size_t i = 0; i < f->dormant.n; i++)
        fit += days_since(day, f->dormant.p[i].last) >= dormant;
    if (!fit)
        return;
    int64_t monday = date_to_days(day->today) - date_weekday(day->today);
    turn = (size_t)(monday / WEEK_DAYS) % (fit < DORMANT_BEST ? fit : DORMANT_BEST);
    for (size_t i = 0; i < f->dormant.n; i++) {
        const struct agenda_dormant *x = &f->dormant.p[i];
        size_t better = 0;
        if (days_since(day, x->last) < dormant)
            continue;
        for (size_t k = 0; k < f->dormant.n; k++)
            better +=
                days_since(day, f->dormant.p[k].last) >= dormant && is_better(&f->dormant.p[k], x);
        if (better == turn)
            agenda_propose(day, AGENDA_BAND_DORMANT, 0, &x->person, x->person.id, x);
    }
}

static struct str dormant_reasons(struct arena *a, const struct agenda_dormant *x)
{
    struct str s = STR_NULL;
    int64_t together = x->days_in > x->days_out ? x->days_in : x->days_out;
    if (x->helped)
        s = str_join(a, s, STR(", "), STR("they helped you"));
    if (x->senior)
        s = str_join(a, s, STR(", "), STR("they see more from where they stand"));
    if (x->answered)
        s = str_join(a, s, STR(", "), STR("they used to answer"));
    if (together <= DORMANT_BEST)
        s = str_join(a, s, STR(", "), STR("you move in different circles"));
    return s.n ? str_format(a, " Here: %.*s.", STR_ARG(s)) : STR("");
}

static void tell_dormant(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_dormant *x = fact;
    struct arena *a = day->a;
    struct phrase_pronouns p = phrase_pronouns(x->person.pronouns);
    struct str reasons = dormant_reasons(a, x), note = note_of(a, x->last_summary);
    set_who(&x->person, t);
    t->before = str_format(a, "You and %.*s have not been in touch ", STR_ARG(x->person.name));
    t->mark = phrase_since(a, x->last, day->today);
    t->after = STR(". An old contact often knows what your usual ones do not.");
    t->evidence = str_format(a, "One old contact a week, and only if you like.%.*s%s%.*s",
                             STR_ARG(reasons), note.n ? " " : "", STR_ARG(note));
    t->evidence_on = x->last;
    t->minutes = DORMANT_MINUTES;
    t->action = p.known ? str_format(a, "Write to %s", p.object) : STR("Write a few lines");
    t->action_text = log_text(day, "e-mailed", &x->person);
}

const struct agenda_rule agenda_rules[] = {
    {"thanks_owed", AGENDA_OWE, "Thanks owed", "Someone helped you and no thanks are noted.",
     find_thanks, tell_thanks},
    {"promise_mine", AGENDA_OWE, "Your promises",
     "You promised something that is due within a week or has no day.", find_promises_mine,
     tell_promise_mine},
    {"reply_owed", AGENDA_OWE, "Replies owed", "Someone wrote or called and no answer is noted.",
     find_replies, tell_reply},
    {AGENDA_RULE_TELL, AGENDA_OWE, "Decisions to tell",
     "Somebody advised you on a decision and was not told yet.", agenda_find_untold,
     agenda_tell_untold},
    {AGENDA_RULE_MEETING, AGENDA_DATE, "Meetings to prepare",
     "A meeting is within two days and has no goal or no agenda.", agenda_find_meetings,
     agenda_tell_meeting},
    {AGENDA_RULE_HELD, AGENDA_DATE, "Meetings to note",
     "The day of a meeting is over and nobody said how it was.", agenda_find_held,
     agenda_tell_held},
    {AGENDA_RULE_CLOSE, AGENDA_DATE, "Close-out",
     "A rotation, research or shadowing has ended, for two weeks from its last day.",
     agenda_find_ended, agenda_tell_ended},
    {"plan_step", AGENDA_DATE, "Steps of the road",
     "A step of your plan is due within two weeks, or was in the last two; two at most.",
     agenda_find_plan, agenda_tell_plan},
    {"promise_theirs", AGENDA_DATE, "Their promises",
     "Someone offered something by a day that has passed.", find_promises_theirs,
     tell_promise_theirs},
    {"asked", AGENDA_ASK, "Did they answer?",
     "You wrote 14 to 60 days ago and nobody said what came of it.", find_asks, tell_ask},
    {"dormant", AGENDA_DORMANT, "Old contact", "Once a week: somebody from years ago.",
     find_dormant, tell_dormant},
    {"empty_seat", AGENDA_MISSING, "Empty seat",
     "At most once a week: a seat of your board is empty and somebody you know could take it.",
     agenda_find_seat, agenda_tell_seat},
    {AGENDA_RULE_WAY, AGENDA_MISSING, "A way in",
     "At most once a week: you know nobody at a program of yours, or in a specialty that a step of "
     "your plan needs, and somebody you know could introduce you.",
     agenda_find_way, agenda_tell_way},
    {"drift", AGENDA_DRIFT, "Drifting",
     "The chance of contact has fallen below what you keep for their circle.", find_drift,
     tell_drift},
    {AGENDA_RULE_INTERVIEW_THANKS, AGENDA_OWE, "Interviewers to thank",
     "Somebody interviewed you within two weeks, nothing was written since, and the program does "
     "not ask for none.",
     agenda_find_programs, agenda_tell_program},
    {AGENDA_RULE_INTERVIEW, AGENDA_DATE, "Interviews near", "An interview is within two days.",
     agenda_find_programs, agenda_tell_program},
    {AGENDA_RULE_OFFER, AGENDA_DATE, "Offers to answer",
     "A program invited you and no day is noted; there are at least 48 hours.",
     agenda_find_programs, agenda_tell_program},
    {AGENDA_RULE_CALL, AGENDA_DATE, "Calls before rank lists",
     "An ask that somebody call a program is open, four weeks before rank lists are due.",
     agenda_find_programs, agenda_tell_program},
    {AGENDA_RULE_FEW, AGENDA_DATE, "Few offers",
     "You applied, and fewer than ten programs invited you by late October.",
     agenda_find_programs, agenda_tell_program},
    {AGENDA_RULE_RESULT, AGENDA_DATE, "What Match Week said",
     "Match Week has begun, and whether you matched is not noted.", agenda_find_programs,
     agenda_tell_program},
    {AGENDA_RULE_SOAP, AGENDA_DATE, "SOAP", "You did not match, and SOAP is going on.",
     agenda_find_programs, agenda_tell_program},
    {AGENDA_RULE_PLACE, AGENDA_DATE, "Where you matched",
     "You matched, Match Day is here, and the program is not noted.", agenda_find_programs,
     agenda_tell_program},
    {AGENDA_RULE_MATCH, AGENDA_DATE, "Telling everybody",
     "For two weeks from Match Day: those who helped and were not told, as one row.",
     agenda_find_programs, agenda_tell_program},
    {AGENDA_RULE_LETTER_PACKET, AGENDA_DATE, "Packets to send",
     "Somebody agreed two days ago to write a letter, and no packet is noted.", agenda_find_letters,
     agenda_tell_letter},
    {AGENDA_RULE_LETTER_ID, AGENDA_DATE, "Letter ID missing",
     "The packet is sent, a letter of ERAS is needed within eight weeks, and it has no Letter ID.",
     agenda_find_letters, agenda_tell_letter},
    {AGENDA_RULE_LETTER_NUDGE, AGENDA_DATE, "Letters by the plan's day",
     "A letter without a day of its own: reminders by the day of your plan.", agenda_find_letters,
     agenda_tell_letter},
    {AGENDA_RULE_LETTER_NOWHERE, AGENDA_DATE, "Uploaded, assigned nowhere",
     "A letter is uploaded, applications open within eight weeks, and it goes to no program.",
     agenda_find_letters, agenda_tell_letter},
    {AGENDA_RULE_LETTER_BACKUP, AGENDA_DATE, "Nobody in reserve",
     "A letter is needed within two weeks, not uploaded, and has no backup writer.",
     agenda_find_letters, agenda_tell_letter},
    {AGENDA_RULE_LETTER_NONE, AGENDA_DATE, "Programs without letters",
     "Applications open within four weeks, and programs have no letter assigned; one row.",
     agenda_find_letters, agenda_tell_letter},
    {AGENDA_RULE_LETTER_FEW, AGENDA_DATE, "Too few letters",
     "Letters are needed within eight weeks, and programs have fewer than they need; one row.",
     agenda_find_letters, agenda_tell_letter},
    {"ask_tell", AGENDA_OWE, "Outcomes to tell",
     "Someone helped and does not know what came of it.", agenda_find_asks, agenda_tell_ask},
    {"ask_grace", AGENDA_OWE, "Declined", "Someone declined and was not thanked for the answer.",
     agenda_find_asks, agenda_tell_ask},
    {"ask_due", AGENDA_DATE, "Agreed, and the day nears",
     "Someone agreed, and the day you need it nears or has passed.", agenda_find_asks,
     agenda_tell_ask},
    {"ask_step", AGENDA_DATE, "Next steps of asks", "A step you noted, or an ask to make, is due.",
     agenda_find_asks, agenda_tell_ask},
    {"ask_remind", AGENDA_DATE, "No answer yet",
     "You asked a week ago, or three, and no answer is noted.", agenda_find_asks, agenda_tell_ask},
    {"ask_rest", AGENDA_DATE, "Let it rest", "You asked, reminded twice, and no answer came.",
     agenda_find_asks, agenda_tell_ask},
    /* The last: it proposes nobody of whom another rule has more to say. */
    {AGENDA_RULE_PLAY, AGENDA_MISSING, "Stage of the road",
     "At most one a day: something this stage asks for is open, and somebody you know could help.",
     agenda_find_play, agenda_tell_play},
};
const size_t agenda_rules_n = sizeof(agenda_rules) / sizeof(*agenda_rules);
