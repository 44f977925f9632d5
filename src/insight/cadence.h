/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Cadence: after how many days without contact a person is due. Defaults come from a table
 * (data/cadences.csv, or the user's own file of the same form); a person's own value wins.
 *
 * The file is plain CSV: the header line key,applies_to,title,min_days,max_days,default_days,
 * basis,confidence,floor_percent; no quotes, no commas inside a cell. `applies_to` is circle, role
 * or rule. The last column may be left out of the whole file, or its cells be empty: see
 * cadence_floor().
 * Every circle and role of model/choices.c has one row with a default, and so have the rules
 * that Today needs. Lines that are empty or start with # are skipped.
 */
#ifndef WM_INSIGHT_CADENCE_H
#define WM_INSIGHT_CADENCE_H

#include "model/entities.h"

enum cadence_scope { CADENCE_CIRCLE, CADENCE_ROLE, CADENCE_RULE };

struct cadence_row {
    const char *key; /* "inner", "mentor", "thank_you" */
    enum cadence_scope scope;
    const char *title;                        /* "Inner circle" */
    const char *because;                      /* "inner circle", for the middle of a sentence */
    int64_t min_days, max_days, default_days; /* 0 when the cell is empty */
    const char *basis, *confidence;
    int64_t floor_percent; /* 0 when the cell is empty */
};

enum { CADENCE_FLOOR = 60 }; /* percent, where the table says nothing */

struct cadence_table;

/* Reads the whole table into the arena. Expected error: ERR_PARSE, with the line and what to do. */
int cadence_table_load(struct arena *a, struct str csv, struct cadence_table **ret,
                       struct err *err);

/* Days between contacts for this person: their own, else the circle's, else the shortest of the
 * roles in force on `today` (roles of other people are passed over), else 0 (no cadence).
 * ret_because, if not NULL: "your choice", "inner circle", "mentor" ..., lives with the table;
 * "" when 0. */
int64_t cadence_days(const struct cadence_table *t, const struct person *p,
                     const struct role *roles, size_t n, struct date today,
                     const char **ret_because);
/* How far the chance of contact both ways may fall after the last contact before the person is
 * due, in percent of what it was then: the circle's, else the highest of the roles in force, else
 * CADENCE_FLOOR. ret_because as above; "" when neither says it. */
int64_t cadence_floor(const struct cadence_table *t, const struct person *p,
                      const struct role *roles, size_t n, struct date today,
                      const char **ret_because);
/* The row of a key, or NULL. */
const struct cadence_row *cadence_row_find(const struct cadence_table *t, const char *key);
/* All rows in file order, for a settings page. */
const struct cadence_row *cadence_rows(const struct cadence_table *t, size_t *ret_n);
/* A role without dates is in force; partial dates count as their first and last day. */
bool cadence_role_is_in_force(const struct role *r, struct date today);

#endif
