/* SPDX-License-Identifier: Apache-2.0 */
/* Writes the sample network, inside an action. The tables refer to each other by keys. */
#ifndef WM_OPS_SAMPLE_PUT_H
#define WM_OPS_SAMPLE_PUT_H

#include "ops/context.h"

struct sample_size {
    size_t people, interactions;
};

/* Expected: what save_new() says; ERR_INTERNAL when a table does not fit. */
int sample_put(struct op_ctx *ctx, struct sample_size *ret);

#endif
