/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Decisions: what was asked, who advised what, what was chosen, what came of it, and who has been
 * told. Functions that write need an action (context.h).
 */
#ifndef WM_OPS_DECISIONS_H
#define WM_OPS_DECISIONS_H

#include "model/entities.h"
#include "ops/context.h"

extern const struct op decisions_ops[];

/* Notes that an adviser was told, on a day and how (enum interaction_kind): their timeline says
 * so. Expected: ERR_NOT_FOUND, ERR_INVALID when nothing was decided yet. */
int advice_set_told(struct op_ctx *ctx, int64_t advice, struct date on, int kind);
/* There is something this adviser has not been told. */
bool advice_is_due(const struct advice *x, const struct decision *d);

/* One piece of advice with who gave it. */
struct decision_advice {
    struct advice advice;
    struct str name, subline;
    bool due; /* to be told */
};
/* One decision with what its page shows. */
struct decision_file {
    struct decision decision;
    struct decision_advice *advice;
    size_t advice_n, due_n;
    struct meeting *meetings; /* planned or held about it */
    size_t meetings_n;
};
/* Expected: ERR_NOT_FOUND with a sentence. */
int decision_load(struct op_ctx *ctx, int64_t decision, struct decision_file *ret);

#endif
