/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Opportunities: moving them along, what they are now, and the close-out at their end.
 * Functions that write need an action (context.h).
 */
#ifndef WM_OPS_OPPORTUNITIES_H
#define WM_OPS_OPPORTUNITIES_H

#include "insight/opportunity_flow.h"
#include "ops/context.h"
#include "store/works.h"

struct standing;

extern const struct op opportunities_ops[], close_out_ops[];

/* Before any change of an opportunity is saved: refuses an illegal move, and notes since when it
 * is in its state. `before` NULL: it is new. Expected: ERR_INVALID with a sentence. */
int opportunity_follow(struct op_ctx *ctx, const struct opportunity *before,
                       struct opportunity *after);

/* One opportunity with what its page shows. */
struct opportunity_file {
    struct opportunity opportunity;
    struct str place;        /* name of the organisation, or "" */
    struct str supervisor;   /* name, or "" */
    struct standing *people; /* the supervisor first, then the others */
    size_t people_n;
    struct opportunity_step step;
    struct works_day *days;
    struct str *days_by; /* of each day: the supervisor's name, when another than the usual */
    size_t days_n;
    int64_t minutes; /* of all days */
    struct reflection *reflections;
    size_t reflections_n;
    struct ask *asks;
    size_t asks_n;
    bool open_end; /* the close-out is due */
};
/* Expected: ERR_NOT_FOUND with a sentence. */
int opportunity_load(struct op_ctx *ctx, int64_t id, struct opportunity_file *ret);

/* A row of lists. */
struct opportunity_row {
    struct opportunity opportunity;
    struct str place, supervisor;
    struct opportunity_step step;
    int64_t minutes;
};
/* Those that are not put away, newest first. */
int opportunity_list(struct op_ctx *ctx, int64_t limit, struct opportunity_row **ret,
                     size_t *ret_n);

/* Those a person supervises or is met at, newest first. */
int opportunity_list_of(struct op_ctx *ctx, int64_t person, int64_t limit,
                        struct opportunity **ret, size_t *ret_n);

/* By id, or by words of its title or specialty; what is going on is preferred to what is over.
 * Expected: ERR_NOT_FOUND, ERR_AMBIGUOUS with who fits. */
int opportunity_find(struct op_ctx *ctx, struct str words, struct opportunity *ret);

#endif
