/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the forecasts of insight/readiness.h are made from, as plain numbers that are stored and
 * compared: events, a contact's counters, tries to reach a contact, an account's counters. Times
 * are days since any fixed origin. The words are explained in insight/readiness.h.
 */
#ifndef WM_MODEL_READINESS_H
#define WM_MODEL_READINESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum readiness_direction { READINESS_OUT, READINESS_IN, READINESS_BOTH };
enum readiness_outcome { READINESS_UNKNOWN, READINESS_NO, READINESS_YES };

struct readiness_event {
    size_t contact; /* numbered from 0 by the caller, densely */
    double t;
    int64_t order; /* of events at the same time: any number that only grows, such as an id */
    enum readiness_direction direction;
    enum readiness_outcome outcome; /* what the owner said came of a message of theirs */
};

/* Counters of one contact. */
struct readiness_contact {
    double last;            /* time of the last event, either way */
    double in45, in45_at;   /* days with a message from them, half-life 45 days, as of in45_at */
    double in120, in120_at; /* the same with 120 days, and for mine */
    double out120, out120_at;
    double open_at;             /* start of the open turn */
    int64_t day_in, day_out;    /* the last day with a message; -1 none */
    int64_t days_in, days_out;  /* different days with a message */
    int64_t answered, resolved; /* turns */
    int64_t ignored;
    bool seen, open;
    bool open_no; /* the owner said that the open turn went unanswered */
};

/* Counters over all contacts. */
struct readiness_account {
    int64_t answered, resolved; /* turns */
    double offset_sum;          /* of outcome - forecast over resolved re-contacts */
    double offset_weight;       /* of p (1 - p) */
};

/* The account's counters as they were when a stage of so many days began, or at the end of all. */
enum { READINESS_STAGE_DAYS = 16 }; /* more than an answer is waited for */
#define READINESS_STAGE_END 1e9
struct readiness_stage {
    double at;
    struct readiness_account account;
};

/* What a forecast takes of a contact's counters at one moment. */
struct readiness_basis {
    double recent; /* days with a message from them, faded */
    int64_t answered, resolved, ignored, days_in, days_out;
};

/* One try to reach a contact: a turn, or a re-contact. What they came to makes the account's
 * counters; they need nothing else of the log. */
struct readiness_try {
    bool recontact;                 /* else a turn */
    double at, done_at;             /* my message; the answer, or 14 days later */
    int64_t order, done_order;      /* of those events */
    enum readiness_outcome outcome; /* UNKNOWN: waits, or nobody said */
    struct readiness_basis then;    /* re-contact: just before it */
};

#endif
