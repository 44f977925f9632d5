/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The playbook: what each stage of the road asks, and what of it is open by what the records say.
 * Pure: a table, counts and people in; steps, sentences and suggestions out. ops/playbook.h reads
 * the table (data/playbook.csv) and counts.
 *
 * A step is closed when enough is counted, or when the student said so (a record `milestone` with
 * step "play.STAGE.KEY"). A suggestion is somebody known who could have a part in it, by what is
 * noted of them; the reason says what it rests on.
 */
#ifndef WM_INSIGHT_PLAYBOOK_H
#define WM_INSIGHT_PLAYBOOK_H

#include "insight/plan.h"
#include "model/playbook.h"

/* Whom a step is done with: column `who`. */
enum playbook_who {
    PLAYBOOK_NOBODY,
    PLAYBOOK_HELPER,
    PLAYBOOK_UNTHANKED,
    PLAYBOOK_UNTOLD,
    PLAYBOOK_TEACHER,
    PLAYBOOK_CLINICIAN,
    PLAYBOOK_WITNESS, /* a clinician who has seen the student work */
    PLAYBOOK_RESEARCHER,
    PLAYBOOK_RESIDENT,
    PLAYBOOK_DIRECTOR, /* "department" */
    PLAYBOOK_NEAR_PEER,
    PLAYBOOK_ADVISER,
    PLAYBOOK_STUDENT,
    PLAYBOOK_NEW, /* met in the last half year */
    PLAYBOOK_WHOS
};

enum { PLAYBOOK_UNCOUNTED = -1, PLAYBOOK_OFFERS = 2 };

/* A day of the plan, and days after it; without `step` there is no such bound. */
struct playbook_bound {
    struct str step; /* id of a milestone */
    int64_t days;
};

struct playbook_row {
    struct str stage; /* key, as in insight/plan.h */
    struct str key;
    struct str step; /* "play.ms1.shadow" */
    struct str action, why;
    int64_t target;
    int count;      /* enum playbook_count, or PLAYBOOK_UNCOUNTED: only the student can say */
    int who;        /* enum playbook_who */
    struct str how; /* chapter of the primer */
    struct str confidence, source;
    struct playbook_bound from, until; /* Today proposes it from then, and until then */
    int64_t subject;                   /* made of the step: names it in marks of Today */
};
struct playbook_table {
    const struct playbook_row *rows; /* by stage and order of the file */
    size_t n;
};

/* Key of the column; -1: there is none. */
int playbook_count_find(struct str key);
int playbook_who_find(struct str key);
/* The subject of a step's key; positive. */
int64_t playbook_subject(struct str step);

/* What is counted, as a sentence in three parts around its deciding fact: "You have shadowed in ",
 * "one setting", "; the plan suggests three." Empty for what is not counted. */
struct playbook_words {
    struct str before, mark, after;
};
struct playbook_words playbook_words(struct arena *a, const struct playbook_row *row, int64_t n);
/* "Dr Chen or Dr Okafor could arrange it."; "" without names. */
struct str playbook_who_words(struct arena *a, const struct playbook_row *row,
                              const struct str *names, size_t n);

/* True when Today may propose the step: its days by the plan hold, as far as they are known. */
bool playbook_is_in_season(const struct playbook_row *row, const struct plan_table *plan,
                           const struct plan_student *me, struct date today);

/* Whom to look for; nobody for PLAYBOOK_NOBODY. */
const struct playbook_whom *playbook_whom(int who);

struct playbook_offer {
    const struct playbook_person *who;
    int64_t points; /* only its order has a meaning */
    struct str why; /* "Attending, Harrow Lake; last in touch on 1 August; answered 4 of 5." */
};
/* At most `max` of the people who fit the step, whom most is noted of first; the same for the same
 * facts. Where a step is about a field, those in a field of the student's come before. */
void playbook_suggest(struct arena *a, const struct playbook_row *row,
                      const struct plan_student *me, struct date today,
                      const struct playbook_person *people, size_t n, size_t max,
                      struct playbook_offer **ret, size_t *ret_n);

#endif
