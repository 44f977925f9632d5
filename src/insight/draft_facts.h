/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Facts for drafts out of records. What was noted for oneself is not put into a letter as it is:
 * only what is known to read well goes in (a name, a place, a day, "read my second draft"); the
 * rest is offered as a note to write from.
 */
#ifndef WM_INSIGHT_DRAFT_FACTS_H
#define WM_INSIGHT_DRAFT_FACTS_H

#include "insight/draft.h"
#include "model/entities.h"

/* Records as they were loaded; any pointer but account and person may be NULL with a count of 0. */
struct draft_known {
    const struct account *account;
    const struct person *person;
    const struct position *positions;
    const struct str *places; /* organisation name of each position */
    const struct role *roles;
    const struct help *help;
    size_t positions_n, roles_n, help_n;
    const struct person *through;   /* who introduced us */
    const struct interaction *last; /* the newest */
    const struct interaction *sent; /* my message that waits for an answer */
    int64_t help_meant;             /* this help, not the newest; 0 none */
    struct date today;
};

/* The student's words win over what is known here: set them afterwards. */
void draft_facts_fill(struct arena *a, const struct draft_known *k, struct draft_facts *ret);
/* The help a thank-you is about: the one meant, the newest not thanked, else the newest received;
 * NULL: none. */
const struct help *draft_help(const struct draft_known *k);
/* "a second-year medical student at Harrow Lake College of Medicine"; "" when nothing is known. */
struct str draft_who(struct arena *a, const struct account *x, struct date today);
/* American: "June 3", with the year when it is far; "June 2025", "2025". */
struct str draft_day(struct arena *a, struct date d, struct date today);
/* "yesterday", "on June 3", "in June 2025". */
struct str draft_when(struct arena *a, struct date d, struct date today);
/* The template to begin with when none was chosen: by what is owed and how long it is. */
struct str draft_first_choice(const struct draft_known *k);

#endif
