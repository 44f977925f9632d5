/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Readiness in the database: derived rows like standing, which ops/readiness.h keeps. A contact's
 * counters, the tries its log came to, and one row of the owner for what all tries came to.
 */
#ifndef WM_STORE_READINESS_H
#define WM_STORE_READINESS_H

#include "base/date.h"

struct arena;
struct db;
struct readiness_account;
struct readiness_contact;
struct readiness_event;
struct readiness_try;

/* A line of a person's timeline, as the counters see it. */
struct readiness_line {
    int64_t interaction;
    struct date on; /* full */
    int kind;       /* enum interaction_kind */
    int direction;  /* enum direction */
    int answer;     /* enum answer */
    int64_t people; /* how many took part */
};

/* A contact as stored. */
struct readiness_row {
    int64_t person;
    struct readiness_contact *contact;
    int64_t ask;        /* the message nobody said the outcome of, 0 none */
    struct date ask_on; /* its day */
};

/* What counts of a person's timeline, oldest first: full days, not put away, not left out. */
int readiness_list_lines(struct db *db, struct arena *a, int64_t person,
                         struct readiness_line **ret, size_t *ret_n);

/* Replaces a person's row and tries. True in ret_changed when a try is another than before, so
 * that the owner's row must be made anew. A contact that was never seen has no row. */
int readiness_save(struct db *db, struct arena *a, const struct readiness_row *row,
                   const struct readiness_try *tries, size_t n, bool *ret_changed);
int readiness_load(struct db *db, struct arena *a, int64_t person,
                   struct readiness_row *ret); /* ERR_NOT_FOUND */
/* Everybody's, in order of person. */
int readiness_list(struct db *db, struct arena *a, struct readiness_row **ret, size_t *ret_n);
/* Those to be asked about, whose message is of a day between these, newest first, without people
 * who are to be left alone: person, ask and ask_on alone are filled. */
int readiness_list_asked(struct db *db, struct arena *a, struct date from, struct date until,
                         int64_t limit, struct readiness_row **ret, size_t *ret_n);
int readiness_list_tries(struct db *db, struct arena *a, struct readiness_try **ret, size_t *ret_n);
/* Zeros when there is no row. */
int readiness_account_load(struct db *db, struct readiness_account *ret);
int readiness_account_save(struct db *db, const struct readiness_account *x);
int readiness_account_remove(struct db *db);
int readiness_clear(struct db *db); /* all of the owner's, before a rebuild */

#endif
