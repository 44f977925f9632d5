/* SPDX-License-Identifier: Apache-2.0 */
/* Meetings, ended blocks and decisions for Today: their facts, and what "done" does for them. */
#ifndef WM_OPS_TODAY_WORKS_H
#define WM_OPS_TODAY_WORKS_H

#include "insight/agenda_works.h"
#include "ops/context.h"

/* May this row be shown? False for marks in force and people put away. */
typedef bool (*today_counts)(void *data, const char *rule, int64_t subject, int64_t person);

/* Facts with days and ids, without words. In ctx's arena. */
int today_works_list(struct op_ctx *ctx, today_counts counts, void *data, struct agenda_works *ret);
/* The person of the fact that a turn came from, whom the caller loads; NULL when the turn is of
 * another rule. */
struct agenda_person *today_works_person(struct agenda_works *w, const struct turn *t);

/* Rows of the table of "done" in today.c. */
int today_done_meeting(struct op_ctx *ctx, const struct turn *t); /* needs no more preparation */
int today_done_held(struct op_ctx *ctx, const struct turn *t);    /* it took place */
int today_done_close(struct op_ctx *ctx, const struct turn *t);   /* everything was gone through */
int today_done_tell(struct op_ctx *ctx, const struct turn *t);    /* the adviser was told */

#endif
