/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Asks: moving them from the idea to the outcome, and what pages and commands show of them. What
 * is possible and what comes next is judged by insight/ask_flow.h; here it is written down, with
 * the message in the person's timeline, the help it became and the promise they made. One move is
 * one action: Undo takes all of it back.
 */
#ifndef WM_OPS_ASK_H
#define WM_OPS_ASK_H

#include "insight/ask_flow.h"
#include "ops/context.h"

extern const struct op ask_flow_ops[];

/* What is said with a move; everything may be left out. */
struct ask_said {
    struct date on;  /* the day of it; not set: today */
    int how;         /* enum interaction_kind, 0: as the move usually is */
    struct str text; /* of the message, the answer, the help or the outcome */
    int64_t message; /* an interaction that is logged already, 0: it is logged now */
    struct str promised;
    struct date by; /* agreed: what they promised, and by when */
    int64_t help;   /* done: the help, when it is noted already */
    struct str next_step;
    struct date next_on;
};

/* Moves an ask, in a write. Expected: ERR_NOT_FOUND; ERR_INVALID with what it is at and what can be
 * done instead. `ret` is the ask afterwards. */
int ask_move(struct op_ctx *ctx, int64_t ask, enum ask_verb verb, const struct ask_said *said,
             struct ask *ret);
/* Notes thanks for help received, of its ask too when there is one, and logs them. */
int ask_thank_help(struct op_ctx *ctx, int64_t help, struct date on, struct str text);
/* The step of one's own is done: takes it off. */
int ask_clear_step(struct op_ctx *ctx, int64_t ask);
/* The owner said whether a message was answered: a no lets its ask rest; a yes leaves it, because
 * only they know what the answer was. ret_ask: the ask that now waits for "agreed" or "declined",
 * or 0. */
int ask_answered(struct op_ctx *ctx, int64_t message, bool yes, int64_t *ret_ask);

/* By id, or by words of the person and of what it is: "Chen letter". Open ones come first.
 * Expected: ERR_NOT_FOUND, ERR_AMBIGUOUS (the sentence lists who fits). */
int ask_find(struct op_ctx *ctx, struct str text, int64_t *ret);

/* One of a list. */
struct ask_item {
    struct ask ask; /* without specific, note and messages */
    struct str name, subline;
    struct ask_next next;
    struct str step; /* "Remind them once, kindly", or the step that was noted */
    const char *why;
    bool open, due;  /* due: its day has come */
    struct str when; /* "since Friday", "today", "by 10 September", or "" */
};
enum ask_which { ASK_WHICH_OPEN, ASK_WHICH_ALL };
/* Open ones by the day of what comes next, without a day last; all: newest first. */
int ask_items(struct op_ctx *ctx, enum ask_which which, int64_t person, struct ask_item **ret,
              size_t *ret_n);

/* One with everything around it. */
struct ask_file {
    struct ask ask;
    struct ask_item item;
    struct str about, organisation; /* names, or "" */
    struct interaction *messages;   /* oldest first */
    size_t messages_n;
    struct promise promise; /* id 0: none */
};
int ask_load(struct op_ctx *ctx, int64_t ask, struct ask_file *ret);

#endif
