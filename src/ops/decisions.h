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

/* A row of the list. */
struct decision_row {
    struct decision decision;
    size_t advice, due; /* pieces of advice, and those whose adviser is to be told */
};
/* Those that are not put away, open ones first. */
int decision_list(struct op_ctx *ctx, int64_t limit, struct decision_row **ret, size_t *ret_n);

/* Advice with its decision and who gave it. */
struct advice_row {
    struct advice advice;
    struct decision decision;
    struct str name;
};
/* Whose adviser is to be told something. */
int advice_list_due(struct op_ctx *ctx, int64_t limit, struct advice_row **ret, size_t *ret_n);
/* A person's advice, newest first. */
int advice_list_of(struct op_ctx *ctx, int64_t person, size_t limit, struct advice_row **ret,
                   size_t *ret_n);

#endif
