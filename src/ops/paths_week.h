/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Today's way of the week: to a program that is considered, signalled or applied to, or to a
 * specialty that a step of the plan needs somebody of, where the owner knows nobody, by way of
 * somebody who may be asked now, with a fair chance or better. The week (from Monday) and the
 * records decide which; nothing is stored until something is said to the row.
 *
 * None after rank lists are due, in the week of SOAP, and none once one was done, put off or asked
 * in this week.
 */
#ifndef WM_OPS_PATHS_WEEK_H
#define WM_OPS_PATHS_WEEK_H

#include "insight/agenda.h"
#include "ops/context.h"

/* *ret NULL: none. person has its id alone. What was found is kept with the graphs until the next
 * change of the owner's records, so that Today pays for one look at the log. */
int paths_week_load(struct op_ctx *ctx, const struct mark *marks, size_t n,
                    struct agenda_way **ret);

/* Rows of the table of "done" in today.c, and what "later" and "never" do besides: this way rests
 * for a season, and no other comes up in this week. In an action. */
int paths_week_done(struct op_ctx *ctx, const struct turn *t);
int paths_week_rest(struct op_ctx *ctx, const struct turn *t);
/* An introduction is being asked for: when it is the way of this week, the week has had its one. */
int paths_week_asked(struct op_ctx *ctx, int64_t person);

#endif
