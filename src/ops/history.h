/* SPDX-License-Identifier: Apache-2.0 */
/* The change log at work: history, undo, and rebuilding a database from it. */
#ifndef WM_OPS_HISTORY_H
#define WM_OPS_HISTORY_H

#include "ops/context.h"

struct store;

extern const struct op history_ops[];

/* Undoes one action in a transaction of its own; undoing an undo brings the action back.
 * Expected: ERR_NOT_FOUND; ERR_CONFLICT when its records are no longer as the action left them. */
int history_undo(struct op_ctx *ctx, int64_t action_id);
/* Writes all changes of ctx's database into an empty database, in order, with the same ids,
 * versions and times, and the log itself; then rebuilds what is derived. */
int history_replay(struct op_ctx *ctx, struct store *into);
/* Compares all records of two databases: 0, or ERR_CORRUPT naming the first difference. */
int history_compare(struct op_ctx *ctx, struct store *with);

#endif
