/* SPDX-License-Identifier: Apache-2.0 */
/* Programs for Today: their facts, and what "done" does for them. */
#ifndef WM_OPS_TODAY_PROGRAMS_H
#define WM_OPS_TODAY_PROGRAMS_H

#include "insight/agenda_programs.h"
#include "ops/today_works.h"

/* Facts with days and ids; names of programs, too. In ctx's arena. */
int today_programs_list(struct op_ctx *ctx, today_counts counts, void *data,
                        struct agenda_programs *ret);
/* The person of the fact that a turn came from, whom the caller loads; NULL: another rule's, or
 * about nobody. */
struct agenda_person *today_programs_person(struct agenda_programs *w, const struct turn *t);

/* Rows of the table of "done" in today.c. */
int today_done_interview_thanks(struct op_ctx *ctx, const struct turn *t); /* logs the thanks */
int today_done_program(struct op_ctx *ctx, const struct turn *t); /* not to be brought up again */

#endif
