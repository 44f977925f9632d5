/* SPDX-License-Identifier: Apache-2.0 */
/* Quiet weeks: days in which Today holds only what is owed and what has a date. */
#ifndef WM_OPS_QUIET_H
#define WM_OPS_QUIET_H

#include "model/road.h"
#include "ops/context.h"

/* The last day of the quiet time that holds today; not set: none does. Quiet weeks that touch or
 * overlap are one. */
int quiet_until(struct op_ctx *ctx, struct date *ret);
/* "Quiet until 14 September: only what is owed or has a date." */
struct str quiet_words(struct op_ctx *ctx, struct date until);

/* Weeks that the plan would suggest, for an exam that is ahead. */
struct quiet_idea {
    struct date from, until;
    struct str why;   /* "Step 1" */
    struct str words; /* "Six weeks before Step 1, around 10 March 2027 (projected)" */
};
/* Those now and ahead, soonest first, and ideas for exams without quiet weeks. */
int quiet_load(struct op_ctx *ctx, struct quiet **ret, size_t *ret_n,
               struct quiet_idea ret_ideas[2], size_t *ret_ideas_n);

#endif
