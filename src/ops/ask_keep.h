/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What holds for asks whoever writes them: save.c calls both for every record. The state of an ask
 * changes only as insight/ask_flow.h allows; an ask and the help it became say the same of thanks
 * and outcome. Undo and replay write exactly what was, so they do not come here.
 */
#ifndef WM_OPS_ASK_KEEP_H
#define WM_OPS_ASK_KEEP_H

#include "ops/context.h"

struct entity;

/* Before a write; `before` NULL: a new record. ERR_INVALID with a sentence. */
int ask_keep_check(struct op_ctx *ctx, const struct entity *e, const void *before,
                   const void *after);
/* After it: an ask whose help was thanked for, told of or corrected elsewhere follows. */
int ask_keep_follow(struct op_ctx *ctx, const struct entity *e, const void *after);

#endif
