/* SPDX-License-Identifier: Apache-2.0 */
/* The plan in Today: steps with a date soon, and what "done" does for them. */
#ifndef WM_OPS_TODAY_PLAN_H
#define WM_OPS_TODAY_PLAN_H

#include "insight/agenda.h"
#include "ops/context.h"

/* Steps that are due within two weeks or were in the last two, without those that rest; by day. */
int today_plan_list(struct op_ctx *ctx, const struct mark *marks, size_t n,
                    struct agenda_plan **ret, size_t *ret_n);
/* A row of the table of "done" in today.c: the step is done. */
int today_plan_done(struct op_ctx *ctx, const struct turn *t);

#endif
