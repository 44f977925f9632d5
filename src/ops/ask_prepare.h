/* SPDX-License-Identifier: Apache-2.0 */
/* Before asking: what to know of the person, what you owe them first, which rules bind this kind
 * of ask, and what to have ready. Counts only; whether it is too much is the owner's to judge. */
#ifndef WM_OPS_ASK_PREPARE_H
#define WM_OPS_ASK_PREPARE_H

#include "insight/ask_rules.h"
#include "ops/ask.h"
#include "ops/readiness.h"

enum { ASK_PREPARE_CONTACTS = 3, ASK_PREPARE_OWED = 12, ASK_PREPARE_RULES = 24 };

struct ask_prepare {
    struct ask_file file;
    struct readiness_view ready;
    struct interaction *contacts;                   /* the last ones, newest first */
    struct str contact_words[ASK_PREPARE_CONTACTS]; /* "Meeting: Read my second draft" */
    size_t contacts_n;
    size_t helped, gave;   /* help received and given, ever */
    struct date helped_on; /* the last of it, or not set */
    struct date gave_on;
    size_t year, year_agreed, year_declined, year_silent; /* asked in 365 days, this one not */
    struct str year_words; /* "You asked Dr Chen for two things in the last year: one yes ..." */
    struct str help_words; /* "Dr Chen helped you three times, you helped once." */
    struct str cares;      /* what they care about, or "" */
    struct str owed[ASK_PREPARE_OWED]; /* "You promised to send your notes by Friday." */
    size_t owed_n;
    const struct ask_rule *rules[ASK_PREPARE_RULES];
    size_t rules_n;
    const char *const *packet; /* NULL after the last */
    struct date ask_by;        /* not set: any day */
    struct str ask_by_words;   /* "Ask by 16 July: ..." or "" */
    struct str draft;          /* address of the page that drafts it */
};
/* Expected: ERR_NOT_FOUND. */
int ask_prepare_load(struct op_ctx *ctx, int64_t ask, struct ask_prepare *ret);

/* The operation ask.prepare. */
extern const struct field ask_prepare_out[];
int ask_prepare_run(struct op_ctx *ctx, const void *in, struct sink *out);

#endif
