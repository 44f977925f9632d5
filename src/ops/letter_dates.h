/* SPDX-License-Identifier: Apache-2.0 */
/* The days of the road that letters ask for. */
#ifndef WM_OPS_LETTER_DATES_H
#define WM_OPS_LETTER_DATES_H

#include "ops/letters.h"

struct plan_student;

/* The owner as the plan knows them; false where places are given without letters. */
int letter_dates_wanted(struct op_ctx *ctx, struct plan_student *me, bool *ret);
/* Fills needed, opens and when programs see letters: dates of the plan (ops/plan.h). */
int letter_dates_load(struct op_ctx *ctx, const struct plan_student *me, struct letters *x);

/* "by 10 September", "by tomorrow"; "" without a full day. */
struct str letter_by_words(struct op_ctx *ctx, struct date by);

#endif
