/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Readiness in the database: derived rows like standing, which ops/readiness.h keeps. A contact's
 * counters, the tries its log came to, and the owner's stages: what all tries came to by then.
 */
#ifndef WM_STORE_READINESS_H
#define WM_STORE_READINESS_H

#include "base/date.h"

struct arena;
struct db;
struct readiness_account;
struct readiness_contact;
struct readiness_event;
struct readiness_stage;
struct readiness_try;

/* A line of a person's timeline, as the counters see it. */
struct readiness_line {
    int64_t interaction;
    struct date on; /* full */
    int kind;       /* enum interaction_kind */
    int direction;  /* enum direction */
    int answer;     /* enum answer */
    bool is_group;  /* more people took part than were asked for */
};

/* A contact as stored. */
struct readiness_row {
    int64_t person;
    struct readiness_contact *contact;
    int64_t ask;        /* the message nobody said the outcome of, 0 none */
    struct date ask_on; /* its day */
};

/* What counts of a person's timeline, oldest first: full days, not put away, not left out. More
 * than `group` people are a group. */
int readiness_list_lines(struct db *db, struct arena *a, int64_t person, int group,
                         struct readiness_line **ret, size_t *ret_n);
/* The same from the newest backwards, one at a time, until `more` has enough. */
int readiness_each_back(struct db *db, int64_t person, int group,
                        bool (*more)(void *to, const struct readiness_line *line), void *to);
int readiness_first_day(struct db *db, int64_t person, struct date *ret); /* not set: none */

/* Replaces a person's row and tries. In ret_from the time of the first try that is another than
 * before, or INFINITY: from there on the owner's stages must be made anew. A contact that was never
 * seen has no row. */
int readiness_save(struct db *db, struct arena *a, const struct readiness_row *row,
                   const struct readiness_try *tries, size_t n, double *ret_from);
/* Somebody without contact, or whom nobody knows, has a row without `contact`. */
int readiness_load(struct db *db, struct arena *a, int64_t person, struct readiness_row *ret);
/* Everybody's, in order of person. */
int readiness_list(struct db *db, struct arena *a, struct readiness_row **ret, size_t *ret_n);
/* Those to be asked about, whose message is of a day between these, newest first, without people
 * who are to be left alone: person, ask and ask_on alone are filled. */
int readiness_list_asked(struct db *db, struct arena *a, struct date from, struct date until,
                         int64_t limit, struct readiness_row **ret, size_t *ret_n);
/* Those that came to their end then or later; -INFINITY: all. */
int readiness_list_tries(struct db *db, struct arena *a, double since, struct readiness_try **ret,
                         size_t *ret_n);
/* Zeros when nothing is kept. */
int readiness_account_load(struct db *db, struct readiness_account *ret);
/* The owner's counters as of everything before a time at which a stage may begin. */
int readiness_stage_load(struct db *db, double at, struct readiness_stage *ret);
/* Replaces the stages from a time on (-INFINITY: all). */
int readiness_stages_save(struct db *db, double from, const struct readiness_stage *stages,
                          size_t n);

#endif
