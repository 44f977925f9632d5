/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of the plan's operations share. */
#ifndef WM_OPS_PLAN_INT_H
#define WM_OPS_PLAN_INT_H

#include "ops/plan.h"

/* The item of the owner's plan with a key or a title. Expected: ERR_NOT_FOUND with a sentence. */
int plan_find(struct op_ctx *ctx, struct str key, struct plan_item *ret);
/* Writes what is said to an item: `after` is its record, changed. */
int plan_write(struct op_ctx *ctx, const struct plan_item *item, struct milestone *after);

#endif
