/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Meetings: goal and agenda before; afterwards what came of it becomes an interaction and promises,
 * and a series plans its next one. Functions that write need an action (context.h).
 */
#ifndef WM_OPS_MEETINGS_H
#define WM_OPS_MEETINGS_H

#include "model/entities.h"
#include "ops/context.h"

extern const struct op meetings_ops[];

/* What is said afterwards. */
struct meeting_notes {
    struct date on; /* when it really was; not set: its own day, or today when that is to come */
    int64_t minutes;
    struct str summary, next_step;
    struct str mine, theirs; /* what I will do, what they will do: one a line, "... by Friday" */
    struct date next_on;     /* the next meeting; not set: by the series */
    struct str next_time;    /* "" = as this one */
    bool last;               /* the series ends here */
};
/* Logs the interaction, makes the promises, plans the next one. Expected: ERR_NOT_FOUND,
 * ERR_INVALID when it was held or called off before. */
int meeting_set_held(struct op_ctx *ctx, int64_t meeting, const struct meeting_notes *x);

/* A line that could stand on the agenda, and what it rests on. */
struct meeting_hint {
    struct str line; /* "The draft I promised" */
    struct str why;  /* "You promised it on 2 July." */
};
/* One meeting with what its page shows. */
struct meeting_file {
    struct meeting meeting;
    struct str with; /* names, commas between */
    struct meeting_hint *hints;
    size_t hints_n;
    struct interaction *logged; /* what was logged of it, or NULL */
    struct meeting *next;       /* the next of the series, or NULL */
};
/* Expected: ERR_NOT_FOUND with a sentence. */
int meeting_load(struct op_ctx *ctx, int64_t meeting, struct meeting_file *ret);
/* Names of people, commas between; those that are gone are left out. */
struct str meeting_names(struct op_ctx *ctx, const struct ids *people);
/* "Thursday 19 August, 14:00" */
struct str meeting_when(struct op_ctx *ctx, const struct meeting *m);

/* A row of lists. */
struct meeting_row {
    struct meeting meeting;
    struct str with, when;
};
/* What is to come, what waits to be noted, what is past; and what one person's page shows. */
enum meeting_list { MEETING_LIST_AHEAD, MEETING_LIST_OVER, MEETING_LIST_PAST };
int meeting_list(struct op_ctx *ctx, enum meeting_list which, struct meeting_row **ret,
                 size_t *ret_n);
int meeting_list_of(struct op_ctx *ctx, int64_t person, int64_t limit, struct meeting_row **ret,
                    size_t *ret_n);

#endif
