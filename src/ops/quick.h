/* SPDX-License-Identifier: Apache-2.0 */
/* Quick log: a sentence becomes an interaction, promises and help, once its author has seen what
 * was understood. */
#ifndef WM_OPS_QUICK_H
#define WM_OPS_QUICK_H

#include "insight/quicklog.h"
#include "ops/context.h"

struct standing;

extern const struct op quick_ops[];

enum quick_who { QUICK_KNOWN, QUICK_NEW, QUICK_ASK, QUICK_SKIP };

/* One mention of the sentence and who that is. */
struct quick_person {
    enum quick_who status;
    int64_t id;                  /* KNOWN */
    struct str name;             /* as known, or as typed */
    struct standing *candidates; /* ASK: who it may be (perhaps none); also for KNOWN by choice */
    size_t candidates_n;
};

struct quick_plan {
    struct quicklog log;
    struct quick_person *people; /* as log.people */
    size_t unanswered;           /* mentions with QUICK_ASK */
    size_t unsure; /* other parts that can be read in two ways, not settled by input */
    size_t added;  /* mentions with QUICK_NEW */
};

/* What the user said to the preview; zeroed: nothing. `who` is "1=ID,2=new,3=skip", mentions
 * counted from 1. */
struct quick_in {
    struct str text, who;
    int kind, direction;
    struct date on;
    int64_t minutes;
    bool add;  /* names nobody knows become new people */
    bool seen; /* the user has looked at what is unclear and agrees */
};

/* "I will send Ann my CV": a promise and nothing that happened. Its sentence is kept, put away, so
 * that it does not count as contact. */
bool quick_is_promise_only(const struct quicklog *log);
/* Reads and resolves; writes nothing. */
int quick_plan(struct op_ctx *ctx, const struct quick_in *in, struct quick_plan *ret);
/* Writes a plan without open questions, in an action. Expected: ERR_AMBIGUOUS, ERR_INVALID. */
int quick_save(struct op_ctx *ctx, struct quick_plan *plan);

#endif
