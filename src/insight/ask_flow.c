/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/ask_flow.h"

#include "base/err.h"
#include "def/errors.h"

#include <stdio.h>

#define ASKED ASK_NEEDS_ASKED
#define ANSWERED (ASK_NEEDS_ASKED | ASK_NEEDS_ANSWERED)
#define DONE ASK_NEEDS_DONE
#define THANKED (ASK_NEEDS_DONE | ASK_NEEDS_THANKED)
#define TOLD (ASK_NEEDS_DONE | ASK_NEEDS_THANKED | ASK_NEEDS_TOLD)
#define NO ASK_UNSET, 0
#define THANKED_ALREADY "They did it and were thanked: tell them what came of it."

/* clang-format off */
static const struct ask_move moves[] = {
    {ASK_IDEA, ASK_VERB_SENT,      ASK_ASKED, ASKED, "I asked"},
    {ASK_IDEA, ASK_VERB_AGREED,    NO, "This is still an idea: note first that you asked."},
    {ASK_IDEA, ASK_VERB_DECLINED,  NO, "This is still an idea: note first that you asked."},
    {ASK_IDEA, ASK_VERB_NO_ANSWER, NO, "This is still an idea: nobody was asked yet."},
    {ASK_IDEA, ASK_VERB_DONE,      NO, "This is still an idea: note first that you asked."},
    {ASK_IDEA, ASK_VERB_THANKED,   NO, "This is still an idea: there is nothing to thank for yet."},
    {ASK_IDEA, ASK_VERB_TOLD,      NO, "This is still an idea: there is no outcome yet."},
    {ASK_IDEA, ASK_VERB_DROPPED,   ASK_DROPPED, 0, "Let it go"},

    {ASK_ASKED, ASK_VERB_SENT,      ASK_ASKED, ASKED, "I reminded them"},
    {ASK_ASKED, ASK_VERB_AGREED,    ASK_AGREED, ANSWERED, "They agreed"},
    {ASK_ASKED, ASK_VERB_DECLINED,  ASK_DECLINED, ANSWERED, "They declined"},
    {ASK_ASKED, ASK_VERB_NO_ANSWER, ASK_NO_ANSWER, ASKED, "No answer: let it rest"},
    {ASK_ASKED, ASK_VERB_DONE,      ASK_DONE, ASKED | DONE, "They did it"},
    {ASK_ASKED, ASK_VERB_THANKED,   NO, "They have not answered yet: thanks come when it is done."},
    {ASK_ASKED, ASK_VERB_TOLD,      NO, "They have not answered yet: no outcome to tell."},
    {ASK_ASKED, ASK_VERB_DROPPED,   ASK_DROPPED, 0, "Let it go"},

    {ASK_AGREED, ASK_VERB_SENT,      ASK_AGREED, ANSWERED, "I reminded them"},
    {ASK_AGREED, ASK_VERB_AGREED,    NO, "They agreed already."},
    {ASK_AGREED, ASK_VERB_DECLINED,  ASK_DECLINED, ANSWERED, "They cannot after all"},
    {ASK_AGREED, ASK_VERB_NO_ANSWER, NO, "They answered: they agreed."},
    {ASK_AGREED, ASK_VERB_DONE,      ASK_DONE, ASKED | DONE, "They did it"},
    {ASK_AGREED, ASK_VERB_THANKED,   NO, "They agreed and it is not done yet: note that first."},
    {ASK_AGREED, ASK_VERB_TOLD,      NO, "They agreed and it is not done yet: note that first."},
    {ASK_AGREED, ASK_VERB_DROPPED,   ASK_DROPPED, 0, "Not needed any more"},

    {ASK_DECLINED, ASK_VERB_SENT,      NO, "They declined: leave it there, or ask somebody else."},
    {ASK_DECLINED, ASK_VERB_AGREED,    ASK_AGREED, ANSWERED, "They agreed after all"},
    {ASK_DECLINED, ASK_VERB_DECLINED,  NO, "They declined already."},
    {ASK_DECLINED, ASK_VERB_NO_ANSWER, NO, "They answered: they declined."},
    {ASK_DECLINED, ASK_VERB_DONE,      NO, "They declined: if they did it after all, note first "
                                           "that they agreed."},
    {ASK_DECLINED, ASK_VERB_THANKED,   ASK_DECLINED, ANSWERED | ASK_NEEDS_THANKED,
                                       "I thanked them for the answer"},
    {ASK_DECLINED, ASK_VERB_TOLD,      NO, "They declined: there is no outcome of theirs to tell."},
    {ASK_DECLINED, ASK_VERB_DROPPED,   ASK_DROPPED, 0, "Let it go"},

    {ASK_NO_ANSWER, ASK_VERB_SENT,      NO, "No answer came and you let it rest: ask somebody "
                                            "else, or begin anew when there is a new reason."},
    {ASK_NO_ANSWER, ASK_VERB_AGREED,    ASK_AGREED, ANSWERED, "They agreed, late"},
    {ASK_NO_ANSWER, ASK_VERB_DECLINED,  ASK_DECLINED, ANSWERED, "They declined, late"},
    {ASK_NO_ANSWER, ASK_VERB_NO_ANSWER, NO, "That no answer came is noted already."},
    {ASK_NO_ANSWER, ASK_VERB_DONE,      ASK_DONE, ASKED | DONE, "They did it, late"},
    {ASK_NO_ANSWER, ASK_VERB_THANKED,   NO, "No answer came: there is nothing to thank for yet."},
    {ASK_NO_ANSWER, ASK_VERB_TOLD,      NO, "No answer came: there is no outcome to tell."},
    {ASK_NO_ANSWER, ASK_VERB_DROPPED,   ASK_DROPPED, 0, "Let it go"},

    {ASK_DONE, ASK_VERB_SENT,      NO, "They did it already: thank them."},
    {ASK_DONE, ASK_VERB_AGREED,    NO, "They did it already: thank them."},
    {ASK_DONE, ASK_VERB_DECLINED,  NO, "They did it already: thank them."},
    {ASK_DONE, ASK_VERB_NO_ANSWER, NO, "They did it already: thank them."},
    {ASK_DONE, ASK_VERB_DONE,      NO, "That they did it is noted already: thank them."},
    {ASK_DONE, ASK_VERB_THANKED,   ASK_THANKED, THANKED, "I thanked them"},
    {ASK_DONE, ASK_VERB_TOLD,      ASK_TOLD, TOLD, "I thanked them and told them what came of it"},
    {ASK_DONE, ASK_VERB_DROPPED,   NO, "They did it already: thank them before you put it away."},

    {ASK_THANKED, ASK_VERB_SENT,      NO, THANKED_ALREADY},
    {ASK_THANKED, ASK_VERB_AGREED,    NO, THANKED_ALREADY},
    {ASK_THANKED, ASK_VERB_DECLINED,  NO, THANKED_ALREADY},
    {ASK_THANKED, ASK_VERB_NO_ANSWER, NO, THANKED_ALREADY},
    {ASK_THANKED, ASK_VERB_DONE,      NO, THANKED_ALREADY},
    {ASK_THANKED, ASK_VERB_THANKED,   NO, "Your thanks are noted already."},
    {ASK_THANKED, ASK_VERB_TOLD,      ASK_TOLD, TOLD, "I told them what came of it"},
    {ASK_THANKED, ASK_VERB_DROPPED,   NO, "They did it and were thanked: put it away instead."},

    {ASK_TOLD, ASK_VERB_SENT,      NO, "This has come full circle: begin a new one."},
    {ASK_TOLD, ASK_VERB_AGREED,    NO, "This has come full circle: begin a new one."},
    {ASK_TOLD, ASK_VERB_DECLINED,  NO, "This has come full circle: begin a new one."},
    {ASK_TOLD, ASK_VERB_NO_ANSWER, NO, "This has come full circle: begin a new one."},
    {ASK_TOLD, ASK_VERB_DONE,      NO, "This has come full circle: begin a new one."},
    {ASK_TOLD, ASK_VERB_THANKED,   NO, "This has come full circle: your thanks are noted already."},
    {ASK_TOLD, ASK_VERB_TOLD,      NO, "This has come full circle: they know already."},
    {ASK_TOLD, ASK_VERB_DROPPED,   NO, "This has come full circle: there is nothing to let go."},

    {ASK_DROPPED, ASK_VERB_SENT,      NO, "You let this go: begin a new one, or undo that."},
    {ASK_DROPPED, ASK_VERB_AGREED,    NO, "You let this go: begin a new one, or undo that."},
    {ASK_DROPPED, ASK_VERB_DECLINED,  NO, "You let this go: begin a new one, or undo that."},
    {ASK_DROPPED, ASK_VERB_NO_ANSWER, NO, "You let this go: begin a new one, or undo that."},
    {ASK_DROPPED, ASK_VERB_DONE,      NO, "You let this go: begin a new one, or undo that."},
    {ASK_DROPPED, ASK_VERB_THANKED,   NO, "You let this go: begin a new one, or undo that."},
    {ASK_DROPPED, ASK_VERB_TOLD,      NO, "You let this go: begin a new one, or undo that."},
    {ASK_DROPPED, ASK_VERB_DROPPED,   NO, "You let this go already."},
};
/* clang-format on */
enum { MOVES = sizeof(moves) / sizeof(*moves) };
_Static_assert(MOVES == ASK_DROPPED * ASK_VERB_COUNT, "a row for each state and verb");

static enum ask_state real_state(int state) { return state ? (enum ask_state)state : ASK_IDEA; }

const struct ask_move *ask_move_find(enum ask_state from, enum ask_verb verb)
{
    return &moves[(real_state((int)from) - ASK_IDEA) * ASK_VERB_COUNT + verb];
}

const char *ask_verb_words(enum ask_verb verb)
{
    return verb == ASK_VERB_NO_ANSWER ? "no answer" : ask_verb_key(verb);
}

const char *ask_verb_key(enum ask_verb verb)
{
    static const char *const keys[] = {"sent", "agreed",  "declined", "no_answer",
                                       "done", "thanked", "told",     "dropped"};
    return keys[verb];
}

/* "sent, agreed or dropped": what is possible from a state. */
static void list_possible(enum ask_state from, char *ret, size_t size)
{
    const char *keys[ASK_VERB_COUNT];
    size_t n = 0, at = 0;
    for (int v = 0; v < ASK_VERB_COUNT; v++)
        if (ask_move_find(from, (enum ask_verb)v)->to)
            keys[n++] = ask_verb_words((enum ask_verb)v);
    ret[0] = 0;
    for (size_t i = 0; i < n && at < size; i++)
        at += (size_t)snprintf(ret + at, size - at, "%s%s",
                               !i           ? ""
                               : i + 1 == n ? " or "
                                            : ", ",
                               keys[i]);
}

int ask_move_check(enum ask_state from, enum ask_verb verb, struct err *err)
{
    const struct ask_move *m = ask_move_find(from, verb);
    const char *label = ask_state_choices[real_state((int)from)].label;
    char possible[200];
    if (m->to)
        return 0;
    list_possible(from, possible, sizeof(possible));
    if (!possible[0])
        return err_set(err, ERR_INVALID, "%s It stands at \"%s\".", m->why, label);
    return err_set(err, ERR_INVALID, "%s It stands at \"%s\"; possible now: %s.", m->why, label,
                   possible);
}

/* --- whole records -------------------------------------------------------------------------- */

static unsigned dates_of(const struct ask *x)
{
    const struct date *const dates[] = {&x->asked_on, &x->answered_on, &x->done_on, &x->thanked_on,
                                        &x->told_on};
    unsigned bits = 0;
    for (size_t i = 0; i < sizeof(dates) / sizeof(*dates); i++)
        bits |= date_is_set(*dates[i]) ? 1u << i : 0u;
    return bits;
}

/* What a record in a state must say, however it came there. */
static unsigned state_needs(enum ask_state state)
{
    static const unsigned needs[] = {0,     0,    ASKED,   ANSWERED, ANSWERED,
                                     ASKED, DONE, THANKED, TOLD,     0};
    return needs[state];
}

static int check_dates(const struct ask *x, enum ask_state state, unsigned needs, struct err *err)
{
    static const char *const missing[] = {"when you asked", "when they answered",
                                          "when they did it", "when you thanked them",
                                          "when you told them what came of it"};
    unsigned lacks = needs & ~dates_of(x);
    for (size_t i = 0; i < sizeof(missing) / sizeof(*missing); i++)
        if (lacks & (1u << i))
            return err_set(err, ERR_INVALID, "State: \"%s\" needs the day %s.",
                           ask_state_choices[state].label, missing[i]);
    return 0;
}

static bool was_done(enum ask_state s)
{
    return s == ASK_DONE || s == ASK_THANKED || s == ASK_TOLD;
}

enum ask_state ask_state_of_dates(const struct ask *x)
{
    if (!date_is_set(x->thanked_on))
        return ASK_DONE;
    return date_is_set(x->told_on) ? ASK_TOLD : ASK_THANKED;
}

int ask_change_check(const struct ask *before, const struct ask *after, struct err *err)
{
    enum ask_state to = real_state(after->state), from = before ? real_state(before->state) : to;
    if (from == to)
        return check_dates(after, to, state_needs(to), err);
    if (was_done(from) && was_done(to) && to == ask_state_of_dates(after))
        return check_dates(after, to, state_needs(to), err);
    for (int verb = 0; verb < ASK_VERB_COUNT; verb++) {
        const struct ask_move *m = ask_move_find(from, (enum ask_verb)verb);
        if (m->to == to)
            return check_dates(after, to, m->needs, err);
    }
    return err_set(err, ERR_INVALID, "State: an ask cannot go from \"%s\" to \"%s\".",
                   ask_state_choices[from].label, ask_state_choices[to].label);
}

bool ask_is_open(const struct ask *x)
{
    enum ask_state s = real_state(x->state);
    if (s == ASK_DECLINED)
        return !date_is_set(x->thanked_on);
    return s != ASK_TOLD && s != ASK_DROPPED && s != ASK_NO_ANSWER;
}

/* --- what comes next ------------------------------------------------------------------------ */

enum {
    LETTER_AHEAD = 56, /* ask eight weeks before */
    ASK_AHEAD = 28,
    CHECK_AFTER = 28, /* a letter: four weeks after asking */
    CHECK_BEFORE = 7,
    LETTER_BEFORE = 14,
    OVERDUE = 3,
    BACKUP_AFTER = 4
};

/* After how many days it makes sense to say what came of it, and what is settled first. */
static const struct {
    const char *first; /* once they agreed */
    int tell_days;
} kinds[] = {
    [ASK_KIND_NONE] = {"Settle the next step", 30},
    [ASK_LETTER] = {"Send the packet", 190},
    [ASK_INTRODUCTION] = {"Send a note they can forward", 30},
    [ASK_CALL] = {"Send the facts for the call", 60},
    [ASK_SHADOWING] = {"Settle day, place and dress", 30},
    [ASK_RESEARCH] = {"Settle when you begin and what you do", 90},
    [ASK_ADVICE] = {"Settle a day", 30},
    [ASK_INTERVIEW_PRACTICE] = {"Settle a day", 60},
    [ASK_FEEDBACK] = {"Send what they are to look at", 21},
    [ASK_OTHER] = {"Settle the next step", 30},
};

const char *ask_first_step(enum ask_kind kind) { return kinds[kind].first; }

static struct date days_after(struct date d, int64_t n)
{
    return date_is_full(d) ? date_add_days(d, n) : (struct date){0};
}

static bool is_later(struct date a, struct date b)
{
    return date_is_full(a) && (!date_is_full(b) || date_cmp(a, b) > 0);
}

struct date ask_by(const struct ask *x)
{
    return days_after(x->need_by, x->kind == ASK_LETTER ? -LETTER_AHEAD : -ASK_AHEAD);
}

static struct ask_next next_of_idea(const struct ask *x)
{
    return (struct ask_next){ASK_STEP_ASK, ask_by(x)};
}

/* Seven days, 21 days, then rest; a late reminder moves what follows, so that nobody is written
 * to twice in a week. */
static struct ask_next next_of_asked(const struct ask *x)
{
    struct date pause = days_after(x->nudged_on, ASK_REMIND_DAYS);
    struct date last = days_after(x->asked_on, ASK_LAST_DAYS);
    if (x->nudges <= 0)
        return (struct ask_next){ASK_STEP_REMIND, days_after(x->asked_on, ASK_REMIND_DAYS)};
    if (x->nudges == 1)
        return (struct ask_next){ASK_STEP_LAST, is_later(pause, last) ? pause : last};
    return (struct ask_next){ASK_STEP_REST, days_after(x->nudged_on, ASK_REST_DAYS)};
}

/* The days on which a word is in place, oldest first; returns how many. */
static size_t check_days(const struct ask *x, struct date ret[4])
{
    size_t n = 0;
    bool letter = x->kind == ASK_LETTER;
    struct date early = days_after(x->need_by, letter ? -LETTER_BEFORE : -CHECK_BEFORE);
    struct date four = days_after(letter ? x->asked_on : x->answered_on, CHECK_AFTER);
    if (is_later(x->next_on, four)) /* one's own step comes first: nothing to remind of yet */
        four = (struct date){0};
    if ((letter || !date_is_full(x->need_by)) && date_is_full(four) &&
        (!date_is_full(early) || date_cmp(four, early) < 0))
        ret[n++] = four;
    if (!date_is_full(x->need_by))
        return n;
    ret[n++] = early;
    if (letter)
        ret[n++] = days_after(x->need_by, -CHECK_BEFORE);
    ret[n++] = days_after(x->need_by, OVERDUE);
    return n;
}

bool ask_letter_is_over(struct date need_by, struct date today)
{
    struct date last = days_after(need_by, OVERDUE + BACKUP_AFTER);
    return date_is_full(last) && date_cmp(last, today) <= 0;
}

/* The newest reminder that has passed since the last word, else the next to come. */
static struct ask_next next_check(const struct ask *x, struct date today)
{
    struct date days[4],
        word = is_later(x->nudged_on, x->answered_on) ? x->nudged_on : x->answered_on;
    struct date pick = {0};
    size_t n = check_days(x, days);
    for (size_t i = 0; i < n; i++)
        if (is_later(days[i], word) && (!date_is_set(pick) || date_cmp(days[i], today) <= 0))
            pick = days[i];
    bool letter = x->kind == ASK_LETTER && date_is_full(x->need_by);
    bool over = letter && ask_letter_is_over(x->need_by, today);
    if (date_is_set(pick) && !over)
        return (struct ask_next){ASK_STEP_CHECK, pick};
    if (letter) {
        struct date last = days_after(x->need_by, OVERDUE), on = is_later(word, last) ? word : last;
        return (struct ask_next){ASK_STEP_BACKUP, days_after(on, BACKUP_AFTER)};
    }
    return (struct ask_next){ASK_STEP_WAIT, {0}};
}

static struct ask_next next_of_thanked(const struct ask *x)
{
    struct date from = is_later(x->need_by, x->done_on) ? x->need_by : x->done_on;
    if (x->outcome.n) /* known: there is nothing to wait for but a day after the thanks */
        return (struct ask_next){ASK_STEP_TELL, days_after(x->thanked_on, 1)};
    return (struct ask_next){ASK_STEP_TELL, days_after(from, kinds[x->kind].tell_days)};
}

static struct ask_next next_by_state(const struct ask *x, struct date today)
{
    switch (real_state(x->state)) {
    case ASK_UNSET:
    case ASK_IDEA: return next_of_idea(x);
    case ASK_ASKED: return next_of_asked(x);
    case ASK_AGREED: return next_check(x, today);
    case ASK_DONE: return (struct ask_next){ASK_STEP_THANK, days_after(x->done_on, ASK_THANK_DAYS)};
    case ASK_THANKED: return next_of_thanked(x);
    case ASK_DECLINED:
        if (!date_is_set(x->thanked_on))
            return (struct ask_next){ASK_STEP_GRACE, days_after(x->answered_on, ASK_THANK_DAYS)};
        break;
    case ASK_NO_ANSWER:
    case ASK_TOLD:
    case ASK_DROPPED: break;
    }
    return (struct ask_next){ASK_STEP_NONE, {0}};
}

/* A step of one's own comes first when its day is no later. Thanks never wait for it. */
struct ask_next ask_next(const struct ask *x, struct date today)
{
    struct ask_next next = next_by_state(x, today);
    bool own = x->next_step.n || date_is_full(x->next_on);
    if (!own || next.step == ASK_STEP_NONE || next.step == ASK_STEP_THANK ||
        next.step == ASK_STEP_GRACE)
        return next;
    if (date_is_full(x->next_on) && is_later(x->next_on, next.on) && date_is_full(next.on) &&
        next.step != ASK_STEP_TELL)
        return next;
    /* A day alone moves what comes next anyway. */
    return (struct ask_next){x->next_step.n ? ASK_STEP_OWN : next.step, x->next_on};
}

/* --- words ---------------------------------------------------------------------------------- */

const char *ask_step_words(enum ask_step step, enum ask_kind kind)
{
    static const char *const words[ASK_STEP_COUNT] = {
        [ASK_STEP_NONE] = "Nothing is left to do",
        [ASK_STEP_ASK] = "Prepare and ask",
        [ASK_STEP_REMIND] = "Remind them once, kindly",
        [ASK_STEP_LAST] = "A last word, with an easy way out",
        [ASK_STEP_REST] = "Let it rest",
        [ASK_STEP_OWN] = "Your next step",
        [ASK_STEP_CHECK] = "A friendly word about the day",
        [ASK_STEP_BACKUP] = "See whether it came, or ask another writer",
        [ASK_STEP_WAIT] = "They are on it",
        [ASK_STEP_THANK] = "Write thanks",
        [ASK_STEP_GRACE] = "Thank them for the answer",
        [ASK_STEP_TELL] = "Tell them what came of it",
    };
    if (step == ASK_STEP_ASK && kind == ASK_LETTER)
        return "Prepare, and ask in person";
    return words[step];
}

const char *ask_step_why(enum ask_step step, enum ask_kind kind)
{
    static const char *const why[ASK_STEP_COUNT] = {
        [ASK_STEP_NONE] = "",
        [ASK_STEP_ASK] = "Four weeks leave them room to say yes or no.",
        [ASK_STEP_REMIND] = "One kind reminder after a week is usual.",
        [ASK_STEP_LAST] = "A second one after three weeks, in which a no is easy; then no more.",
        [ASK_STEP_REST] = "Two reminders are enough. Silence is an answer, and no quarrel.",
        [ASK_STEP_OWN] = "You noted it yourself.",
        [ASK_STEP_CHECK] = "A week before the day, and once after it, a word is welcome.",
        [ASK_STEP_BACKUP] = "The day has passed, and there are no more reminders.",
        [ASK_STEP_WAIT] = "Nothing to do before the day.",
        [ASK_STEP_THANK] = "Thanks fit best within two days.",
        [ASK_STEP_GRACE] = "An honest no is a kindness, too; a line of thanks keeps the door open.",
        [ASK_STEP_TELL] = "Those who helped like to hear what came of it.",
    };
    if (kind == ASK_LETTER && step == ASK_STEP_ASK)
        return "Eight weeks leave time for a good letter; a school's own date comes first.";
    if (kind == ASK_LETTER && step == ASK_STEP_CHECK)
        return "Four weeks after asking, two weeks and one before the day, and once after it.";
    return why[step];
}

enum ask_verb ask_step_verb(enum ask_step step)
{
    switch (step) {
    case ASK_STEP_ASK:
    case ASK_STEP_REMIND:
    case ASK_STEP_LAST:
    case ASK_STEP_CHECK: return ASK_VERB_SENT;
    case ASK_STEP_REST: return ASK_VERB_NO_ANSWER;
    case ASK_STEP_THANK:
    case ASK_STEP_GRACE: return ASK_VERB_THANKED;
    case ASK_STEP_TELL: return ASK_VERB_TOLD;
    case ASK_STEP_NONE:
    case ASK_STEP_OWN:
    case ASK_STEP_BACKUP:
    case ASK_STEP_WAIT:
    case ASK_STEP_COUNT: break;
    }
    return ASK_VERB_COUNT;
}
