/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The primer for one reader: its dates filled in with theirs, and which steps of its chapters are
 * on their road (records `milestone` with step "primer.KEY.N").
 */
#ifndef WM_OPS_PRIMER_H
#define WM_OPS_PRIMER_H

#include "insight/primer.h"
#include "model/road.h"
#include "ops/context.h"

extern const struct op primer_ops[];

struct primer_step {
    const struct primer_item *item;
    int64_t milestone; /* 0: not on the road */
    int state;         /* enum milestone_state, when it is */
};

struct primer_view {
    const struct primer_chapter *chapter;
    const struct primer_chapter *before, *after; /* or NULL */
    struct primer_part *parts;                   /* of the chapter, with the reader's dates */
    size_t parts_n;
    struct primer_step *steps;
    size_t steps_n, taken, done; /* taken: on the road, done ones too */
};

/* Expected: ERR_NOT_FOUND with a sentence. */
int primer_load(struct op_ctx *ctx, struct str key, struct primer_view *ret);
/* All chapters, in order. With `texts` their parts are filled, too. */
int primer_load_all(struct op_ctx *ctx, bool texts, struct primer_view **ret, size_t *ret_n);
/* "four minutes" */
struct str primer_minutes(struct arena *a, int64_t minutes);
/* A chapter as plain text of at most `columns` columns. */
struct str primer_text(struct op_ctx *ctx, const struct primer_view *v, int columns);

#endif
