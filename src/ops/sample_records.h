/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Records of any kind for the sample network, from data/sample_records.csv: a key, the entity, and
 * its fields as "name=value | name=value". Days are numbers of days before today (negative: ahead),
 * references are keys, several with blanks between; "~" begins a new line.
 */
#ifndef WM_OPS_SAMPLE_RECORDS_H
#define WM_OPS_SAMPLE_RECORDS_H

#include "ops/context.h"
#include "ops/sample_history.h"

/* `keys`: what can be referred to by now; grows with each record. Expected: what save_new() says;
 * ERR_INTERNAL when the table does not fit. */
int sample_records_put(struct op_ctx *ctx, struct sample_keys *keys);

#endif
