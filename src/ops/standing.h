/* SPDX-License-Identifier: Apache-2.0 */
/* Keeps a person's derived row and search text in step with the records. */
#ifndef WM_OPS_STANDING_H
#define WM_OPS_STANDING_H

#include "ops/context.h"

enum { DERIVED_VERSION = 4 }; /* count up when the same records give other derived rows */

/* Makes both anew from the records; removes them when the person is gone. In a write. */
int standing_refresh(struct op_ctx *ctx, int64_t person);
/* All people and all search text, in steps. Clears what was there. In a write. */
int standing_rebuild(struct op_ctx *ctx);
/* Rebuilds when the rows were made from another version of the tables than ctx->app has. Opens its
 * own transaction. */
int standing_follow_tables(struct op_ctx *ctx);

#endif
