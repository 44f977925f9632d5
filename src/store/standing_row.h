/* SPDX-License-Identifier: Apache-2.0 */
/* The columns of standing that lists show, for the queries of several files of store/. */
#ifndef WM_STORE_STANDING_ROW_H
#define WM_STORE_STANDING_ROW_H

#include "store/standing.h"

struct stmt;

/* The first columns of a select from `standing s`. */
#define STANDING_LISTED                                                                            \
    "s.person_id, s.archived, s.sample, s.photo, s.sort_key, s.name, s.initials, s.subline, "      \
    "s.pronouns, s.circle, s.roles, s.last_on"
void standing_read_listed(struct stmt *q, struct arena *a, struct standing *s);

#endif
