/* SPDX-License-Identifier: Apache-2.0 */
/* What lists and insights ask beside the counters of readiness, for all people at once. */
#ifndef WM_STORE_READINESS_PEOPLE_H
#define WM_STORE_READINESS_PEOPLE_H

#include "base/date.h"

struct arena;
struct db;

/* A contact that counts, as in readiness.h, of at most `people_max` people. */
struct readiness_contact_day {
    int64_t person;
    struct date on;
    int kind, direction; /* enum interaction_kind, enum direction */
};
/* Those after a day, in order of person and day. */
int readiness_list_days(struct db *db, struct arena *a, struct date after, int64_t people_max,
                        struct readiness_contact_day **ret, size_t *ret_n);

/* The newest day of each person's timeline that is not after `until`, of those with contact since;
 * in order of person. A day that is not set: none. */
struct readiness_last {
    int64_t person;
    struct date on;
};
int readiness_list_before(struct db *db, struct arena *a, struct date until,
                          struct readiness_last **ret, size_t *ret_n);

/* What a list needs of people beside standing's columns. In order of person; only those who have
 * a due day or a pin. */
struct readiness_extra {
    int64_t person;
    struct date due_on;
    int pin; /* enum ready_pin */
};
int readiness_list_due(struct db *db, struct arena *a, struct readiness_extra **ret, size_t *ret_n);
int readiness_list_pins(struct db *db, struct arena *a, struct readiness_extra **ret,
                        size_t *ret_n);

/* Contacts from a day on, by day, circle and roles: one with two people counts twice. */
struct readiness_count {
    struct date on;
    int circle;       /* enum circle */
    struct str roles; /* keys in force, commas between */
    int64_t n;
};
int readiness_count_contacts(struct db *db, struct arena *a, struct date from,
                             struct readiness_count **ret, size_t *ret_n);

/* Help by person, those with any. */
struct readiness_help {
    int64_t person, given, received;
};
int readiness_count_help(struct db *db, struct arena *a, struct readiness_help **ret,
                         size_t *ret_n);

/* Those last in touch on a day or before, not put away and not to be left alone, newest first,
 * with what speaks for writing to them again. */
struct readiness_dormant {
    int64_t person;
    struct date last_on;
    int circle;
    int64_t days_in, days_out, answered, resolved, helped;
    bool senior; /* a mentor, sponsor, adviser, letter writer, employer, or head of something */
};
int readiness_list_dormant(struct db *db, struct arena *a, struct date until, int64_t limit,
                           struct readiness_dormant **ret, size_t *ret_n);

#endif
