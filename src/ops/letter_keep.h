/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What holds for letters whoever writes them: save.c calls this for every record. What portals
 * refuse is refused with rule and source (insight/letter_rules.h), and so is the text of a letter
 * that was waived, in whatever field it comes. Undo and replay write exactly what was, so they do
 * not come here.
 */
#ifndef WM_OPS_LETTER_KEEP_H
#define WM_OPS_LETTER_KEEP_H

#include "def/entity.h"
#include "ops/context.h"

/* Before a write; `before` NULL: a new record. ERR_INVALID; ERR_FORBIDDEN for a letter's text. */
int letter_keep_check(struct op_ctx *ctx, const struct entity *e, const void *before,
                      const void *after);
/* Before a record is removed by its own operation. ERR_INVALID. */
int letter_keep_remove(struct op_ctx *ctx, const struct entity *e, const void *before);
/* The sentence for an input that would hold a letter's text; 0 when `name` is none of letters. */
int letter_keep_input(const struct op *op, struct str name, struct err *err);

#endif
