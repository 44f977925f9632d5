/* SPDX-License-Identifier: Apache-2.0 */
/* Letters for Today: their facts, and what "done" does for them. */
#ifndef WM_OPS_TODAY_LETTERS_H
#define WM_OPS_TODAY_LETTERS_H

#include "insight/agenda_letters.h"
#include "ops/today_works.h"

/* Facts with names of writers and programs; none where places are given without letters. */
int today_letters_list(struct op_ctx *ctx, today_counts counts, void *data,
                       struct agenda_letters *ret);
/* The person of the fact that a turn came from, whom the caller loads; NULL: another rule's, or
 * about nobody. */
struct agenda_person *today_letters_person(struct agenda_letters *w, const struct turn *t);

/* Rows of the table of "done" in today.c. */
int today_done_packet(struct op_ctx *ctx, const struct turn *t); /* noted as sent today */
int today_done_nudge(struct op_ctx *ctx, const struct turn *t);  /* the ask was reminded of */
/* Rests for a week: it comes again unless the records say that it is so. */
int today_done_letter(struct op_ctx *ctx, const struct turn *t);

#endif
