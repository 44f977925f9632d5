/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Look-ups of opportunities, hours, meetings, decisions and advice that are not by id: what is
 * open, what has ended, what is near, what belongs to a person. Results live in the arena.
 */
#ifndef WM_STORE_WORKS_H
#define WM_STORE_WORKS_H

#include "model/entities.h"

struct db;

/* Opportunities that are not put away, newest first. */
int works_opportunities(struct db *db, struct arena *a, int64_t limit, struct opportunity **ret,
                        size_t *ret_n);
/* Those that took place and whose last day lies in [from, until], not closed out yet. */
int works_ended(struct db *db, struct arena *a, struct date from, struct date until,
                struct opportunity **ret, size_t *ret_n);
/* Those a person supervises or is met at, newest first. */
int works_opportunities_of(struct db *db, struct arena *a, int64_t person, int64_t limit,
                           struct opportunity **ret, size_t *ret_n);

/* Hours on one day, with what their opportunity says of them. */
struct works_day {
    int64_t hours, opportunity;
    int64_t supervisor; /* of the day, else of the opportunity; 0 none */
    struct date on;
    int64_t minutes;
    int kind; /* enum opportunity_kind */
    struct str title, specialty, place, what;
};
struct works_filter {
    int64_t opportunity, supervisor; /* 0: all */
    int kind;                        /* 0: all */
    struct date from, until;         /* not set: no bound */
};
/* In order of days. */
int works_days(struct db *db, struct arena *a, const struct works_filter *f, struct works_day **ret,
               size_t *ret_n);

/* Planned meetings with a day in [from, until], soonest first. */
int works_planned(struct db *db, struct arena *a, struct date from, struct date until,
                  int64_t limit, struct meeting **ret, size_t *ret_n);
/* Meetings that were held or called off, newest first. */
int works_past(struct db *db, struct arena *a, int64_t limit, struct meeting **ret, size_t *ret_n);
/* A person's planned meetings from a day on, soonest first. */
int works_planned_of(struct db *db, struct arena *a, int64_t person, struct date from,
                     int64_t limit, struct meeting **ret, size_t *ret_n);
/* The meeting that follows another of a series; ERR_NOT_FOUND. */
int works_follower(struct db *db, struct arena *a, int64_t meeting, struct meeting *ret);

/* Decisions that are not put away: open ones first, each part newest first. */
int works_decisions(struct db *db, struct arena *a, int64_t limit, struct decision **ret,
                    size_t *ret_n);
/* Advice on decisions that were made, whose adviser was not told, or not yet what came of it. */
int works_untold(struct db *db, struct arena *a, int64_t limit, struct advice **ret, size_t *ret_n);

#endif
