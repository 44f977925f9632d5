/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the store to the agenda: what is owed, promised, unanswered and overdue. Hundreds of rows
 * decide which few are shown, so they are read from the indexes alone; words are read afterwards,
 * for the rows that are shown.
 */
#ifndef WM_OPS_TODAY_FACTS_H
#define WM_OPS_TODAY_FACTS_H

#include "insight/agenda.h"
#include "ops/context.h"

/* The agenda of ctx's day, `size` rows; `all`: everybody who can wait is counted, too. */
int today_build(struct op_ctx *ctx, size_t size, bool all, struct agenda *ret);

#endif
