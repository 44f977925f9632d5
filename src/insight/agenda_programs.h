/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rules of Today about programs: interviews, offers, thanks to interviewers, calls before rank
 * lists are due, Match Week. Facts are few; ops/today_programs.c brings them, agenda_rules.c
 * names the rules. Rows about no one person have person 0; their name is the program's.
 */
#ifndef WM_INSIGHT_AGENDA_PROGRAMS_H
#define WM_INSIGHT_AGENDA_PROGRAMS_H

#include "insight/agenda.h"

enum {
    AGENDA_INTERVIEW_AHEAD = 2, /* days before an interview on which it is brought up */
    AGENDA_CALL_AHEAD = 28,     /* days before rank lists are due, for calls */
    AGENDA_MATCH_TELL = 14      /* days from Match Day on which it and who helped are brought up */
};

/* Keys of the rules, which marks and "done" use. */
#define AGENDA_RULE_INTERVIEW_THANKS "interview_thanks"
#define AGENDA_RULE_INTERVIEW "interview_near"
#define AGENDA_RULE_OFFER "offer_answer"
#define AGENDA_RULE_CALL "call_before_rank"
#define AGENDA_RULE_FEW "few_offers"
#define AGENDA_RULE_RESULT "match_result"
#define AGENDA_RULE_SOAP "soap_stop"
#define AGENDA_RULE_PLACE "match_place"
#define AGENDA_RULE_MATCH "match_tell"

/* One fact of one of these rules. */
struct agenda_program {
    const char *rule;            /* one of the keys above */
    int64_t subject;             /* program, ask, or the year of the Match */
    struct agenda_person person; /* id 0: about nobody in particular */
    struct str program;          /* its name, or "" */
    struct date on;              /* interview, offer, deadline, last day */
    struct str time;             /* "09:00" or "" */
    struct str sure;             /* how sure that day is, with its hour; or "" */
    size_t n, total;             /* offers; told of how many */
    int result;                  /* of soap_stop: enum match_result */
    bool placed;                 /* a place to train is noted, or all of Monday's result is good */
};
struct agenda_programs {
    struct agenda_program *p;
    size_t n;
};

/* There is a fact of this rule. */
bool agenda_has_program(const struct agenda_facts *f, const char *rule);
/* Rows of the table in agenda_rules.c: one finder and one teller for all of them. */
void agenda_find_programs(const struct agenda_facts *f, struct agenda_day *day);
void agenda_tell_program(const struct agenda_day *day, const void *fact, struct turn *t);

#endif
