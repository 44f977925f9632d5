/* SPDX-License-Identifier: Apache-2.0 */
/* The days of the road that letters ask for. */
#ifndef WM_OPS_LETTER_DATES_H
#define WM_OPS_LETTER_DATES_H

#include "ops/letters.h"

struct account;

/* False where places are given without letters. */
bool letter_dates_wanted(struct arena *a, const struct account *me);
/* Fills needed, opens and when programs see letters. */
int letter_dates_load(struct op_ctx *ctx, const struct account *me, struct letters *x);

#endif
