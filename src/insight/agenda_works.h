/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rules of Today about meetings, blocks that have ended and advice on decisions. Facts are few;
 * ops/today_works.c brings them, agenda_rules.c names the rules.
 */
#ifndef WM_INSIGHT_AGENDA_WORKS_H
#define WM_INSIGHT_AGENDA_WORKS_H

#include "insight/agenda.h"

enum {
    AGENDA_MEETING_AHEAD = 2, /* days before a meeting on which its goal is asked for */
    AGENDA_MEETING_PAST = 14, /* days after it on which is asked how it was */
    AGENDA_CLOSE_DAYS = 14    /* days after the last day of a block */
};

/* A planned meeting, near or just over. */
struct agenda_meeting {
    int64_t meeting;
    struct agenda_person person; /* the first of the people */
    size_t others;               /* how many more */
    struct date on;
    struct str time; /* "14:00" or "" */
    struct str goal; /* or "" */
    bool has_agenda;
};

/* A block that has ended, with people who were not gone through. */
struct agenda_ended {
    int64_t opportunity;
    struct agenda_person person; /* the supervisor, else the first of the people */
    size_t others;
    struct str title;
    struct date until;
};

/* Advice on a decision that was made. */
struct agenda_advice {
    int64_t advice, decision;
    struct agenda_person person;
    struct str question, chosen;
    struct date on;         /* of the advice, may be not set */
    struct date decided_on; /* set */
    struct date outcome_on; /* set: what came of it is what is to be told */
};

#define AGENDA_WORKS_ROWS(T)                                                                       \
    struct {                                                                                       \
        T *p;                                                                                      \
        size_t n;                                                                                  \
    }
struct agenda_works {
    AGENDA_WORKS_ROWS(struct agenda_meeting) meetings;
    AGENDA_WORKS_ROWS(struct agenda_ended) ended;
    AGENDA_WORKS_ROWS(struct agenda_advice) advice;
};

/* Keys of the rules, which marks and "done" use. */
#define AGENDA_RULE_MEETING "meeting_agenda"
#define AGENDA_RULE_HELD "meeting_over"
#define AGENDA_RULE_CLOSE "close_out"
#define AGENDA_RULE_TELL "decision_tell"

/* Rows of the table in agenda_rules.c. */
void agenda_find_meetings(const struct agenda_facts *f, struct agenda_day *day);
void agenda_tell_meeting(const struct agenda_day *day, const void *fact, struct turn *t);
void agenda_find_held(const struct agenda_facts *f, struct agenda_day *day);
void agenda_tell_held(const struct agenda_day *day, const void *fact, struct turn *t);
void agenda_find_ended(const struct agenda_facts *f, struct agenda_day *day);
void agenda_tell_ended(const struct agenda_day *day, const void *fact, struct turn *t);
void agenda_find_untold(const struct agenda_facts *f, struct agenda_day *day);
void agenda_tell_untold(const struct agenda_day *day, const void *fact, struct turn *t);

#endif
