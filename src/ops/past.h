/* SPDX-License-Identifier: Apache-2.0 */
/* What was done, in words, for the history page. Reading only. */
#ifndef WM_OPS_PAST_H
#define WM_OPS_PAST_H

#include "ops/context.h"

struct past_action {
    int64_t id;
    struct date on;   /* the account's day */
    struct str time;  /* "14:05" */
    struct str words; /* "Person added: Dr Mei-Ling Chen" */
    struct str actor; /* "web", "command", "api" */
    bool undone;      /* taken back by a later action */
    bool is_undo;     /* it took something back itself */
};

/* Newest first, those before the action `before` (0: from the newest). In the context's arena. */
int past_list(struct op_ctx *ctx, int64_t before, int64_t limit, struct past_action **ret,
              size_t *ret_n);

#endif
