/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who one is becoming: the qualities a student wants to learn, from whom, and what they wrote about
 * it. A portfolio of their own words; nothing is judged.
 */
#ifndef WM_OPS_PORTFOLIO_H
#define WM_OPS_PORTFOLIO_H

#include "model/entities.h"
#include "ops/context.h"
#include "store/standing.h"

extern const struct op portfolio_ops[];

enum { PORTFOLIO_NOTES = 1000 }; /* reflections read at most: the newest */

struct portfolio_note {
    struct reflection note;
    struct standing who;    /* whom it was learned from; person 0: nobody named */
    struct str opportunity; /* where, or "" */
    struct str quality;     /* its name, or "" */
};
struct portfolio_quality {
    struct quality quality;
    struct str number;            /* "One": of the chapter */
    struct standing *people;      /* those named, then those of its reflections */
    struct portfolio_note *notes; /* oldest first */
    size_t people_n, notes_n;
};
struct portfolio {
    struct portfolio_quality *qualities; /* in the order they were added; not those put away */
    struct portfolio_note *loose;        /* reflections about no quality shown, oldest first */
    size_t n, loose_n;
    size_t notes_n, people_n; /* in all: reflections, people learned from */
    struct str said;          /* "Two qualities, learned from three people; ..." or "" */
    struct date first;        /* day of the oldest reflection, or not set */
};
int portfolio_load(struct op_ctx *ctx, struct portfolio *ret);

/* What is learned from one person. */
struct portfolio_person {
    struct portfolio_note *notes; /* newest first */
    struct quality *learned;      /* qualities that name them */
    struct quality *all;          /* to choose from */
    size_t notes_n, learned_n, all_n;
};
int portfolio_load_person(struct op_ctx *ctx, int64_t person, struct portfolio_person *ret);

/* The quality of an id, a name, or a word that only one name has. Expected: ERR_NOT_FOUND,
 * ERR_AMBIGUOUS, with a sentence. */
int portfolio_find_quality(struct op_ctx *ctx, struct str text, int64_t *ret);

#endif
