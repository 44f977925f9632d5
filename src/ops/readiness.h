/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Keeps readiness in step with the log: a person's timeline becomes events, is replayed alone, and
 * the owner's row is made from the tries of everybody. So it does not matter in which order
 * interactions are logged, changed, removed or taken back: the rows always equal a rebuild.
 */
#ifndef WM_OPS_READINESS_H
#define WM_OPS_READINESS_H

#include "ops/context.h"

struct readiness_explanation;
struct readiness_forecast;
struct readiness_row;

/* The days of the owner's calendar that the counters run on. */
double readiness_day(struct date d);

/* Makes a person's row and tries anew. In a write transaction, before readiness_settle(). */
int readiness_refresh(struct op_ctx *ctx, int64_t person);
/* Makes the owner's row anew when a try changed since the transaction began. */
int readiness_settle(struct op_ctx *ctx);

#endif
