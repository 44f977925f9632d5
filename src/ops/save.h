/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The only way records are written: derive, validate, check references, write with the change log,
 * and note which people's standing and search text must follow. All need an action (context.h).
 */
#ifndef WM_OPS_SAVE_H
#define WM_OPS_SAVE_H

#include "ops/context.h"

/* New record: id and version are set in `record`. */
int save_new(struct op_ctx *ctx, const struct entity *e, void *record);
/* Replaces `before` (as loaded) by `after`; no write when they are equal.
 * Expected: ERR_CONFLICT, ERR_INVALID. */
int save_change(struct op_ctx *ctx, const struct entity *e, const void *before, void *after);
/* Removes a record and, by the rows' on_delete, what depends on it. */
int save_remove(struct op_ctx *ctx, const struct entity *e, const void *before);
/* Writes exactly this, without rules: undo and replay. */
int save_raw(struct op_ctx *ctx, const struct entity *e, const void *before, void *after,
             bool keep_version);
int save_flush(struct op_ctx *ctx);

#endif
