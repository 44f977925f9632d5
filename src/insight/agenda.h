/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Agenda: what to do for one's relationships today, a short list with a reason and evidence.
 *
 * The caller brings facts (plain rows); every rule of one table makes candidates of them; these
 * are scored, thinned to one per person, and cut to the limit. Pure and deterministic: equal
 * facts and day give equal turns, in whatever order the facts come.
 *
 * The provider leaves out archived people, people marked `never`, and rows with a mark in force
 * (agenda_is_marked). Promises kept, help thanked and letters answered are not facts.
 */
#ifndef WM_INSIGHT_AGENDA_H
#define WM_INSIGHT_AGENDA_H

#include "insight/ask_flow.h"
#include "insight/cadence.h"

struct agenda_person {
    int64_t id;
    struct str name;              /* "Dr Mei-Ling Chen" */
    struct str subline;           /* "Hospital medicine, Harrow Lake", or "" */
    struct str pronouns;          /* as in struct person: "she/her", "", ... */
    int circle;                   /* enum circle */
    struct str if_write, if_wait; /* readiness, as turns show it; or "" */
};

/* Help received and not thanked; or an ask that was done and has no help of its own. */
struct agenda_thanks {
    int64_t help; /* or the ask */
    struct agenda_person person;
    struct str about; /* "reviewed my CV" */
    struct date on;   /* may be not set or partial */
};

/* A promise not kept yet. */
struct agenda_promise {
    int64_t promise;
    struct agenda_person person;
    int by;                      /* enum promise_by */
    struct str what;             /* "send my ultrasound notes" */
    struct date made_on, due_on; /* either may be not set */
    struct str about;            /* name of the other person it concerns, or "" */
};

/* Their last message has had no answer. */
struct agenda_reply {
    int64_t interaction;
    struct agenda_person person;
    struct date on;
    int kind; /* enum interaction_kind */
    struct str summary;
};

/* Why somebody is due after so many days. */
enum agenda_rhythm {
    AGENDA_BY_CADENCE, /* a fixed one: the person's own, or nothing else is known */
    AGENDA_BY_CHANCE,  /* the chance of contact falls below the circle's floor then */
    AGENDA_BY_NEW      /* few days of contact, all of them lately */
};

/* A person with a cadence. May be given for everybody: rows that are not overdue make no turn. */
struct agenda_contact {
    struct agenda_person person;
    int64_t cadence_days; /* 0: never overdue */
    enum agenda_rhythm rhythm;
    int chance_then, chance_now; /* BY_CHANCE: percent, after the last contact and today */
    const char *because;         /* of cadence_days() */
    struct date last;            /* last interaction of any kind and direction; not set: none yet */
    struct date added;           /* when the person was added here */
    int last_kind;
    struct str last_summary;
};

/* A message of the owner's that nobody said the outcome of. */
struct agenda_ask {
    int64_t interaction;
    struct agenda_person person;
    struct date on;
    int kind; /* enum interaction_kind */
    struct str summary;
};

/* Somebody there was contact with, and none for years. */
struct agenda_dormant {
    struct agenda_person person;
    struct date last;
    int64_t days_in, days_out;  /* days of contact there were */
    int64_t answered, resolved; /* turns */
    bool helped;                /* help of theirs is noted */
    bool senior;                /* a role or position of somebody who decides */
    struct str last_summary;
};

/* What comes next of an open ask. Thanks that are due are agenda_thanks. */
struct agenda_step {
    struct ask ask; /* what ask_next() reads, and `what` */
    struct ask_next next;
    struct agenda_person person;
};
struct agenda_day; /* the day and its candidates: agenda_rules.h */
struct agenda_works;
struct agenda_programs;
struct agenda_letters;
/* An empty seat and somebody known who could take it; the first rows come first. */
struct agenda_seat {
    int64_t seat; /* index into role_choices */
    struct agenda_person person;
    const char *title, *what; /* "Coach", "Trains one skill with you over a short time." */
    struct str why;           /* what the suggestion rests on */
};

/* A step of the playbook that is open, and somebody known who could have a part in it; the first
 * rows come first. */
struct agenda_play {
    int64_t subject; /* playbook_subject() of the step */
    struct agenda_person person;
    struct str before, mark, after; /* what is counted, as a sentence */
    struct str could;               /* "Dr Chen or Dr Okafor could arrange it." */
    struct str action, why, chapter;
    struct str reason; /* why this person, what it rests on */
};

/* A step of the plan that is due soon, opens, or is a little past its day; about nobody in
 * particular. */
struct agenda_plan {
    int64_t subject;
    struct str title, what; /* "Letters uploaded"; "See that every letter is in." or "" */
    struct str when, sure;  /* "around 10 September 2027"; "projected; check ..." or "" */
    struct date from, due;  /* its first and last day */
    bool opens;             /* can be done from that day on, and is never late */
    bool about;             /* the days are approximate */
    struct str key;         /* of the step */
};

/* A way to somewhere the owner knows nobody, at most one a week: ops/paths_week.h. */
struct agenda_way {
    int64_t subject;             /* the program, or plan_item.subject of the step that needs it */
    struct agenda_person person; /* who is asked first */
    struct str need;             /* "You know nobody at St. Brigid Hospital yet" */
    struct str could;            /* "Dr Chen could introduce you to Dr Ruiz" */
    struct str why;              /* what the tie of the two rests on, a sentence */
    struct str chance;           /* of the whole way: "about 1 in 3" */
    struct str link;             /* page of the ways */
};

#define AGENDA_ROWS(T)                                                                             \
    struct {                                                                                       \
        const T *p;                                                                                \
        size_t n;                                                                                  \
    }
struct agenda_facts {
    AGENDA_ROWS(struct agenda_thanks) thanks;
    AGENDA_ROWS(struct agenda_promise) promises;
    AGENDA_ROWS(struct agenda_reply) replies;
    AGENDA_ROWS(struct agenda_contact) contacts;
    AGENDA_ROWS(struct agenda_ask) asks;
    AGENDA_ROWS(struct agenda_dormant) dormant;
    AGENDA_ROWS(struct agenda_step) steps;
    const struct agenda_works *works; /* agenda_works.h; or NULL */
    const struct agenda_programs *programs; /* agenda_programs.h; or NULL */
    const struct agenda_letters *letters; /* agenda_letters.h; or NULL */
    AGENDA_ROWS(struct agenda_seat) seats; /* of one seat alone: agenda_board.c */
    AGENDA_ROWS(struct agenda_play) plays; /* of one step alone: agenda_road.c */
    struct date quiet_until; /* set: a quiet time holds today, up to this day */
    AGENDA_ROWS(struct agenda_plan) plan;  /* by day: agenda_plan.c */
    const struct agenda_way *way;          /* agenda_paths.c; NULL: none this week */
};

/* In the order of Today. */
enum agenda_group {
    AGENDA_OWE,
    AGENDA_DATE,
    AGENDA_ASK, /* did they answer? yes, no and later, with "answered" */
    AGENDA_DORMANT,
    AGENDA_DRIFT,
    AGENDA_MISSING
};
const char *agenda_group_key(enum agenda_group g);   /* "owe" */
const char *agenda_group_label(enum agenda_group g); /* "You owe" */

/* One row of Today. The reason is before + mark + after, `mark` the one deciding fact. */
struct turn {
    const char *rule; /* key of the rule; with subject it names the row for marks */
    enum agenda_group group;
    int64_t person;  /* 0: about nobody in particular */
    int64_t subject; /* the help, promise, interaction, program or (drift) person */
    struct str name, subline;
    struct str before, mark, after;
    struct str evidence;     /* one or two sentences, or "" */
    struct str if_write;     /* "If you write: about 65 % answer within two weeks." or "" */
    struct str if_wait;      /* "If you wait: 1 to 15 in 100 ..." or "" */
    struct date evidence_on; /* the day of the evidence, may be not set */
    struct date due_on;      /* when it is or was due, may be not set */
    int minutes;             /* a rough estimate */
    int64_t score;           /* only its order has a meaning */
    struct str action;       /* label of the likeliest act: "Write thanks" */
    struct str action_text;  /* what the quick log is filled with: "thanked Dr Chen" */
    struct str done;         /* label: "Done" */
    struct str page;         /* where the act is: this, the subject's id, page_end; "" = the log */
    struct str page_end;
    struct str link; /* the whole address instead, or "" */
};

/* To add a rule: a row in agenda_rules.c and its two functions. */
struct agenda_rule {
    const char *key; /* "thanks_owed" */
    enum agenda_group group;
    const char *title; /* "Thanks owed" */
    const char *help;  /* one sentence: when it fires */
    /* Proposes a candidate for each fact that fits, with agenda_propose(). */
    void (*find)(const struct agenda_facts *f, struct agenda_day *day);
    /* Fills dates and words of a turn from its fact; only called for turns that are shown. */
    void (*tell)(const struct agenda_day *day, const void *fact, struct turn *t);
};
extern const struct agenda_rule agenda_rules[];
extern const size_t agenda_rules_n;
const struct agenda_rule *agenda_rule_find(struct str key);

struct agenda {
    struct turn *turns;
    size_t n;
    size_t more; /* people who can wait: turns beyond the limit */
    int minutes; /* of the turns shown */
    struct date quiet_until; /* set: only what has a date or is owed is here, up to this day */
};

/* `today` must be a full date; limit SIZE_MAX gives all. Always 0 for now: the code is there for
 * rules that can fail. */
int agenda_build(struct arena *a, const struct agenda_facts *f, struct date today,
                 const struct cadence_table *t, size_t limit, struct agenda *ret);

/* "Five people, about forty minutes"; "Nobody is waiting today" for none. */
struct str agenda_title(struct arena *a, size_t people, int minutes);
/* The same for what is shown, with rows about nobody in particular: "Four people and one step,
 * about forty minutes". */
struct str agenda_heading(struct arena *a, const struct agenda *x);

/* True when a mark for this rule and subject (or, with subject 0 in the mark, this rule and
 * person; with an empty rule, any rule) is in force: never, or until a day after today. */
bool agenda_is_marked(const struct mark *marks, size_t n, struct str rule, int64_t subject,
                      int64_t person, struct date today);

#endif
