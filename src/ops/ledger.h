/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The ledger: help both ways, thanks owed, outcomes to tell, and ideas for giving. Counts and
 * sentences; nothing is weighed and nobody is put in an order but that of days.
 */
#ifndef WM_OPS_LEDGER_H
#define WM_OPS_LEDGER_H

#include "insight/giving.h"
#include "ops/context.h"
#include "store/board.h"

extern const struct op ledger_ops[];

enum { LEDGER_SHOWN = 40, LEDGER_IDEAS = 5, LEDGER_MONTHS = 12 };

struct ledger_entry {
    struct help help;
    struct standing who;
};
struct ledger_row {
    struct ledger_person counts;
    struct standing who;
    struct str said; /* "She helped you four times; you helped her once." */
};
struct ledger {
    struct ledger_sums sums;
    struct str said;             /* "People helped you 22 times; you helped them ten times." */
    struct ledger_entry *thanks; /* help not thanked for, newest first */
    struct ledger_entry *untold; /* help whose outcome may be told, newest first */
    struct ledger_row *people;   /* newest day first, one page */
    struct giving_idea *ideas;   /* introductions first, then what fits anybody */
    size_t thanks_n, untold_n, people_n, ideas_n;
};
/* `offset`: of the page of people. */
int ledger_load(struct op_ctx *ctx, int64_t offset, struct ledger *ret);

/* One person's. */
struct ledger_file {
    struct standing who;
    struct str they, them; /* "She", "her" */
    struct help *help;     /* oldest first */
    size_t help_n;
    int64_t given, received;
    struct str said;
    struct help *untold; /* what they may be told the outcome of */
    size_t untold_n;
    struct giving_idea *ideas;
    size_t ideas_n;
};
/* Expected: ERR_NOT_FOUND. */
int ledger_load_person(struct op_ctx *ctx, int64_t person, struct ledger_file *ret);

/* "She helped you four times; you helped her once."; "" for none. */
struct str ledger_said(struct arena *a, struct str pronouns, int64_t received, int64_t given);
/* Help that ends in something one can be told of: a letter, an introduction, an application. */
bool ledger_has_outcome(struct arena *a, const struct help *h);

/* Help by month, the last LEDGER_MONTHS of them, oldest first; the last holds today. */
int ledger_load_months(struct op_ctx *ctx, struct ledger_month ret[LEDGER_MONTHS]);

#endif
