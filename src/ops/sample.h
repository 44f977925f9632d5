/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The sample network: some sixty invented people with three years of history, for looking around
 * before one's own people are here. Everything is marked as sample, dated back from the account's
 * today, and the same every time. Adding it is one action, removing it is one action.
 *
 * The data are data/sample_*.csv, compiled in. Addresses are at example.org, phones are 555-01xx.
 */
#ifndef WM_OPS_SAMPLE_H
#define WM_OPS_SAMPLE_H

#include "ops/context.h"

extern const struct op sample_ops[];

/* True when any sample person is here; false also when that cannot be read. */
bool sample_is_here(struct op_ctx *ctx);

#endif
