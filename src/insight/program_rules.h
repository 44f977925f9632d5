/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What holds for programs: how one goes on from considering to matched, how many signals are given
 * against the season's allowance, what is wrong or due about interviews, and whether the places on
 * the worksheet make a list. Pure: facts in, sentences out, by date.
 *
 * Sources: signals AAMC (data/signals.csv); 48 hours to answer an offer, Match Participation
 * Agreement 6.2; thanks within 24 to 48 hours, etiquette; fewer than ten offers by late October,
 * AAMC Careers in Medicine.
 */
#ifndef WM_INSIGHT_PROGRAM_RULES_H
#define WM_INSIGHT_PROGRAM_RULES_H

#include "base/vec.h"
#include "insight/signals.h"
#include "model/road.h"

struct err;

/* --- how a program goes on -------------------------------------------------------------------- */

struct program_move {
    int from, to;      /* enum program_status */
    const char *label; /* of its button: "I applied" */
};
/* Moves out of a status, likeliest first: 1 and *ret, 0 past the end. */
int program_move_next(int from, size_t n, const struct program_move **ret);
/* 0, also when nothing moves. Any step ahead is possible, and every step back; a program that was
 * let go is taken up again first, and only one that was applied to can match. ERR_INVALID. */
int program_move_check(int from, int to, struct err *err);

/* --- facts ------------------------------------------------------------------------------------ */

/* Somebody who interviewed, and when the owner wrote afterwards. */
struct program_interviewer {
    int64_t person;
    struct str name;
    struct date thanked_on; /* not set: nothing is noted since the interview */
};
struct program_fact {
    const struct program *program;
    struct str name; /* as lists show it */
    bool no_thank_you;
    const struct program_interviewer *interviewers;
    size_t interviewers_n;
};

/* --- signals ---------------------------------------------------------------------------------- */

/* Of one specialty. */
struct signal_sum {
    struct str specialty;
    struct signal_allowance allowance;
    int64_t gold, silver, flat; /* given */
    int64_t used, total;        /* total 0: not known */
    struct str words;           /* "12 of 15 signals", "4 signals; ..." */
    VEC(struct str) problems;   /* too many, of another kind, against the season's rule */
};
/* One row a specialty that has a program, in the order of first programs. Programs that are out
 * keep their signal: it was given. */
void program_signals(struct arena *a, const struct program_tables *t,
                     const struct program_fact *facts, size_t n, int64_t season,
                     struct signal_sum **ret, size_t *ret_n);

/* --- problems --------------------------------------------------------------------------------- */

enum program_problem_kind {
    PROGRAM_TWO_ON_A_DAY,
    PROGRAM_ANSWER,     /* an offer without a day */
    PROGRAM_THANKS,     /* one row an interviewer */
    PROGRAM_FEW_OFFERS, /* about no one program */
    PROGRAM_RANK_GAP,
    PROGRAM_RANK_DOUBLE
};
struct program_problem {
    enum program_problem_kind kind;
    int64_t program, other; /* 0: none */
    int64_t person;         /* PROGRAM_THANKS */
    struct date on;         /* by when, or the day it is about */
    struct str text;        /* a sentence */
};
struct program_problems {
    VEC(struct program_problem) list;
};

enum {
    PROGRAM_ANSWER_DAYS = 2,
    PROGRAM_THANK_DAYS = 2,
    PROGRAM_THANK_UNTIL = 14, /* days after which a thank-you is no longer brought up */
    PROGRAM_OFFERS = 10
};

/* Thanks are wanted from an interviewer: the day of the interview is over, not long, nothing was
 * written since, and the program does not ask for none. */
bool program_owes_thanks(const struct program_fact *f, const struct program_interviewer *who,
                         struct date today);
/* An offer without a day and without an answer. */
bool program_waits_for_answer(const struct program *x);
/* Offers so far: interviews and what came after them. */
size_t program_offers(const struct program_fact *facts, size_t n);
/* From `few_from` (the plan's late October) to the end of its year: applied, and fewer than ten
 * offers. */
bool program_is_few_offers(const struct program_fact *facts, size_t n, struct date today,
                           struct date few_from);

/* Interviews: two on a day, offers to answer, thanks owed, few offers. By date. */
void program_interview_problems(struct arena *a, const struct program_fact *facts, size_t n,
                                struct date today, struct date few_from,
                                struct program_problems *ret);
/* Places on the worksheet that are missing or stand twice. */
void program_rank_problems(struct arena *a, const struct program_fact *facts, size_t n,
                           struct program_problems *ret);

#endif
