/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The plan of the owner: the steps of the tables that lie on their road (insight/plan.h), with
 * what they said to them (records `milestone`: done, skipped, not for me, another date) and steps of
 * their own among them.
 */
#ifndef WM_OPS_PLAN_H
#define WM_OPS_PLAN_H

#include "insight/plan.h"
#include "model/road.h"
#include "ops/context.h"

extern const struct op plan_ops[];

/* The account as the plan reads it. */
int plan_student_load(struct op_ctx *ctx, struct plan_student *ret);
/* The date of a step of the tables for the owner, their own date first: 1 and the date, 0 when the
 * step is not theirs, negative on error. */
int plan_date_for(struct op_ctx *ctx, struct str id, struct plan_date *ret);

#endif
