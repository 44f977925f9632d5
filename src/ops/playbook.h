/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The playbook for the owner: the steps of their stage, what is counted of each, which are open
 * and who they know that could help (insight/playbook.h).
 */
#ifndef WM_OPS_PLAYBOOK_H
#define WM_OPS_PLAYBOOK_H

#include "insight/agenda.h"
#include "insight/playbook.h"
#include "model/road.h"
#include "ops/context.h"

extern const struct op playbook_ops[];

/* Columns stage,key,action,why,target,count,who,how,confidence,source,from,until with a header
 * line, of which the last two may be missing; steps of a stage in their order. Expected: ERR_PARSE
 * with the line and what to do. */
int playbook_table_load(struct arena *a, struct str csv, struct playbook_table **ret,
                        struct err *err);

struct playbook_step {
    const struct playbook_row *row;
    int64_t n; /* counted; PLAYBOOK_UNCOUNTED */
    bool open;
    int state;         /* enum milestone_state, when something was said to it */
    int64_t milestone; /* 0: nothing was said */
    struct playbook_words words;
    struct str could;              /* "Dr Chen or Dr Okafor could arrange it.", or "" */
    struct playbook_offer *offers; /* of open steps */
    size_t offers_n;
};
struct playbook_view {
    int stage;          /* enum plan_stage; -1: the graduation year is not set */
    struct date begins; /* may be not set */
    struct plan_student me;
    const char *title; /* "First year", or "" */
    struct playbook_step *steps;
    size_t n, open;
};

/* `stage` -1: the owner's today. People are looked for open steps alone. */
int playbook_load(struct op_ctx *ctx, int stage, struct playbook_view *ret);

/* For Today: the first open step with somebody to propose; ids and words, the person's own words
 * are the caller's. */
int playbook_today(struct op_ctx *ctx, const struct mark *marks, size_t n, struct agenda_play **ret,
                   size_t *ret_n);
/* "Done" of its row: the step is done. */
int playbook_today_done(struct op_ctx *ctx, const struct turn *t);
/* After "never", which is about the person: the step rests for a month. Does nothing for the rows
 * of other rules. */
int playbook_today_rest(struct op_ctx *ctx, const struct turn *t);

#endif
