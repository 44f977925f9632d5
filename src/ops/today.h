/* SPDX-License-Identifier: Apache-2.0 */
/* Today: whom to turn to and why, and what can be said to a row: done, snooze, never. */
#ifndef WM_OPS_TODAY_H
#define WM_OPS_TODAY_H

#include "insight/agenda.h"
#include "ops/context.h"

extern const struct op today_ops[];

/* limit 0: the account's size (five if not set). */
int today_load(struct op_ctx *ctx, size_t limit, struct agenda *ret);

#endif
