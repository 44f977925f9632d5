/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How an opportunity goes on: idea, contacted, arranged, under way, finished, or dropped. One table
 * says which move is legal, what the button for it says, and why the others are refused. Pure.
 *
 * Every state also has a next step: what to do, and from which day. Days after a message without an
 * answer follow the ladder of messages: a reminder after 7 days, another after 21, then rest.
 */
#ifndef WM_INSIGHT_OPPORTUNITY_FLOW_H
#define WM_INSIGHT_OPPORTUNITY_FLOW_H

#include "base/err.h"
#include "model/entities.h"

struct opportunity_move {
    int from, to;       /* enum opportunity_state */
    const char *label;  /* of a legal move: "I wrote to them"; NULL: refused */
    const char *refuse; /* why not, and what to do instead; NULL: legal */
};

/* The row for a pair of different states; NULL when either is no state. */
const struct opportunity_move *opportunity_move_find(int from, int to);
/* Legal moves out of a state, likeliest first: 1 and *ret, 0 past the end. */
int opportunity_move_next(int from, size_t n, const struct opportunity_move **ret);
/* 0, also when nothing moves; ERR_INVALID with the sentence of the table. */
int opportunity_flow_check(int from, int to, struct err *err);

struct opportunity_step {
    struct str what;  /* a sentence: "Ask whether they would have you." "" when all is done */
    struct date when; /* may be not set */
};
/* What comes next. `who` names the supervisor, or "". */
struct opportunity_step opportunity_next(struct arena *a, const struct opportunity *x,
                                         struct str who, struct date today);
/* Kinds that end with thanks and a look ahead: shadowing, research, rotation. */
bool opportunity_is_block(int kind);
/* A block that took place, has ended, and whose people were not gone through yet. */
bool opportunity_is_open_end(const struct opportunity *x, struct date today);

#endif
