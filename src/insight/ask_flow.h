/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How an ask goes on: from the idea to telling the person what came of it. One table says which
 * step is possible from where, and what those are told who try another; another says, per kind,
 * what comes next and when. Nothing is written here; ops/ask.h moves the records.
 *
 * Sources of the days: data/cadences.csv and its notes. A reminder after seven days is published;
 * the second after 21, the pause before letting it rest, and the days before telling an outcome
 * are judgement. A letter's reminders, one week before the day and four weeks after asking, are
 * published; two weeks before and three days after are judgement. Then they stop, heard or not,
 * and another writer is proposed.
 */
#ifndef WM_INSIGHT_ASK_FLOW_H
#define WM_INSIGHT_ASK_FLOW_H

#include "model/entities.h"

enum ask_verb {
    ASK_VERB_SENT,      /* asked, asked again, or reminded of what was agreed */
    ASK_VERB_AGREED,    /* they said yes, late or not */
    ASK_VERB_DECLINED,  /* they said no */
    ASK_VERB_NO_ANSWER, /* let it rest */
    ASK_VERB_DONE,      /* they did it */
    ASK_VERB_THANKED,   /* of a decline: for the honest answer */
    ASK_VERB_TOLD,      /* they know what came of it */
    ASK_VERB_DROPPED,   /* not wanted any more */
    ASK_VERB_COUNT
};

/* What a step puts down: bits of the dates that must be there after it. */
enum ask_needs {
    ASK_NEEDS_ASKED = 1u << 0,    /* asked_on */
    ASK_NEEDS_ANSWERED = 1u << 1, /* answered_on */
    ASK_NEEDS_DONE = 1u << 2,     /* done_on */
    ASK_NEEDS_THANKED = 1u << 3,  /* thanked_on */
    ASK_NEEDS_TOLD = 1u << 4      /* told_on */
};

/* A row of the table: possible with `to`, else refused with `why`. */
struct ask_move {
    enum ask_state from;
    enum ask_verb verb;
    enum ask_state to; /* ASK_UNSET: refused */
    unsigned needs;    /* enum ask_needs, of the record after it */
    const char *why;   /* when refused: what is wrong; when possible: the label of its button */
};

/* The row for a state and a verb; never NULL. ASK_UNSET counts as an idea. */
const struct ask_move *ask_move_find(enum ask_state from, enum ask_verb verb);
const char *ask_verb_key(enum ask_verb verb);   /* "no_answer", as in ask.no_answer */
const char *ask_verb_words(enum ask_verb verb); /* "no answer" */

/* Refuses, with the state it is in and what can be done instead: ERR_INVALID. */
int ask_move_check(enum ask_state from, enum ask_verb verb, struct err *err);
/* Does a whole record change in a way that some row allows, or as its help was corrected (between
 * done, thanked and told, by the dates)? `before` NULL: a new one; then the dates must fit its
 * state. ERR_INVALID with a sentence. */
int ask_change_check(const struct ask *before, const struct ask *after, struct err *err);
/* The state of an ask that was done, by its dates: done, thanked or told. */
enum ask_state ask_state_of_dates(const struct ask *x);
/* True until nothing is left to do: told, dropped, let rest, or declined with thanks. */
bool ask_is_open(const struct ask *x);

/* What comes next. */
enum ask_step {
    ASK_STEP_NONE,
    ASK_STEP_ASK,    /* it is an idea: prepare and ask */
    ASK_STEP_REMIND, /* no answer for a week */
    ASK_STEP_LAST,   /* three weeks: a last word, with an easy way out */
    ASK_STEP_REST,   /* after that: let it rest */
    ASK_STEP_OWN,    /* the step that was noted */
    ASK_STEP_CHECK,  /* agreed, and its day nears or has passed: a friendly word */
    ASK_STEP_BACKUP, /* a letter is overdue and reminders are over: somebody else */
    ASK_STEP_WAIT,   /* agreed; nothing to do before the day */
    ASK_STEP_THANK,
    ASK_STEP_GRACE, /* declined: thank them for the answer */
    ASK_STEP_TELL,
    ASK_STEP_COUNT
};

struct ask_next {
    enum ask_step step;
    struct date on; /* when, or not set: any day */
};

/* True from a week after the day of a letter: its writer is not reminded any more. */
bool ask_letter_is_over(struct date need_by, struct date today);
/* For how many days a reminder of a letter, and the step after the last one, is brought up. */
enum { ASK_LETTER_SHOWN = 14 };

/* `today` decides which of several passed reminders counts, the newest, and whether a letter's are
 * over. */
struct ask_next ask_next(const struct ask *x, struct date today);
/* "Remind them once, kindly", "Write thanks"; of ASK_STEP_OWN the caller has the words. */
const char *ask_step_words(enum ask_step step, enum ask_kind kind);
/* Why then, in one sentence; "" where there is nothing to explain. */
const char *ask_step_why(enum ask_step step, enum ask_kind kind);
/* The verb that doing the step means; ASK_VERB_COUNT when it is none. */
enum ask_verb ask_step_verb(enum ask_step step);

/* What to settle first once they agreed: "Send the packet". */
const char *ask_first_step(enum ask_kind kind);
/* The day by which one should have asked: eight weeks before a letter, four before others. Not set
 * when nothing is needed by a day. */
struct date ask_by(const struct ask *x);

enum { ASK_REMIND_DAYS = 7, ASK_LAST_DAYS = 21, ASK_REST_DAYS = 14, ASK_THANK_DAYS = 2 };

#endif
