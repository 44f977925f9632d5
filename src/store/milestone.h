/* SPDX-License-Identifier: Apache-2.0 */
/* Days that the owner set for steps of the plan, without the rest of what was said to them. */
#ifndef WM_STORE_MILESTONE_H
#define WM_STORE_MILESTONE_H

#include "model/road.h"

struct arena;
struct db;

/* Of records with a step and a day that are not put away: step, on and until, in order of ids. */
int milestone_list_days(struct db *db, struct arena *a, struct milestone **ret, size_t *ret_n);

#endif
