/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Standing: one derived row a person, so that lists and Today read one index range instead of the
 * whole history. ops/standing.h keeps it; the change log does not know it.
 */
#ifndef WM_STORE_STANDING_H
#define WM_STORE_STANDING_H

#include "base/date.h"

struct arena;
struct db;
struct ids;

struct standing {
    int64_t person;
    bool archived, sample, photo;
    struct str sort_key, name, initials, subline, pronouns;
    int circle;       /* enum circle */
    struct str roles; /* keys in force, commas between */
    struct date added_on;
    int64_t interactions; /* how many, archived ones not counted */
    struct date last_on;  /* of any kind and direction; not set: none */
    int64_t last_id;
    int last_kind; /* enum interaction_kind */
    struct date last_in_on, last_out_on;
    struct date reply_since; /* day of their last message without an answer, or not set */
    int64_t reply_id;
    int64_t cadence;    /* days, 0 none */
    struct date due_on; /* not set: never due */
};

/* Reads last contact and owed reply from the timeline; the other members are left alone. */
int standing_scan(struct db *db, struct arena *a, int64_t person, struct standing *s);
int standing_load(struct db *db, struct arena *a, int64_t person,
                  struct standing *ret); /* ERR_NOT_FOUND */
/* A person's name alone; ERR_NOT_FOUND. */
int standing_name(struct db *db, struct arena *a, int64_t person, struct str *ret);
int standing_save(struct db *db, const struct standing *s);
int standing_remove(struct db *db, int64_t person);
int standing_clear(struct db *db); /* all of the owner's, before a rebuild */

/* What the rows were made from, such as the cadence table: a text that changes with it. */
bool standing_is_from(struct db *db, struct str version);
int standing_set_from(struct db *db, struct str version);

enum people_order { PEOPLE_BY_NAME, PEOPLE_BY_CIRCLE, PEOPLE_BY_LAST };
struct people_filter {
    enum people_order order;
    bool archived;        /* the archived ones instead */
    int circle;           /* 0 all */
    int role;             /* index into role_choices, 0 all */
    int64_t organisation; /* 0 all */
    struct str specialty; /* exact, empty: all */
    int64_t limit, offset;
};
/* Lists fill what they show: person, archived, sample, photo, sort_key, name, initials, subline,
 * pronouns, circle, roles, last_on. */
int people_list(struct db *db, struct arena *a, const struct people_filter *f,
                struct standing **ret, size_t *ret_n);
int64_t people_count(struct db *db, const struct people_filter *f); /* negative on error */
/* Those added last, newest first, not archived ones: ids are ordered by time. */
int standing_list_added(struct db *db, struct arena *a, int64_t limit, struct standing **ret,
                        size_t *ret_n);

/* Rows for Today, read from an index: only the members named are filled.
 * Due by a day, longest due first: person, circle, cadence, last_on, added_on. */
int standing_list_due(struct db *db, struct arena *a, int circle, struct date today,
                      struct date oldest, int64_t limit, struct standing **ret, size_t *ret_n);
/* A reply owed, newest first, not archived ones: person, reply_id, reply_since. */
int standing_list_replies(struct db *db, struct arena *a, int64_t limit, struct standing **ret,
                          size_t *ret_n);
/* People put away, in order of ids. */
int standing_list_archived(struct db *db, struct arena *a, struct ids *ret);

#endif
