/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of ops/guard.h share. */
#ifndef WM_OPS_GUARD_INT_H
#define WM_OPS_GUARD_INT_H

#include "model/entities.h"
#include "ops/guard.h"

/* The program a person or an organisation is of; record.id 0 when none. */
int guard_load_program(struct op_ctx *ctx, int64_t person, int64_t organisation,
                       struct organisation *ret);
/* Contacted the student first, today or before. */
bool guard_wrote_first(const struct op_ctx *ctx, const struct organisation *program);
/* The account is in its SOAP window at this moment. */
int guard_soap_is_now(struct op_ctx *ctx, bool *ret);
/* Why nothing may go to this program dated `on`: the sentence, or "" when it may. For who matched
 * only what somebody else is to say there is stopped: `on_behalf`. */
int guard_soap_sentence(struct op_ctx *ctx, const struct organisation *program, struct date on,
                        bool on_behalf, struct str *ret);
/* The operation at work puts or takes the sample network. */
bool guard_is_sample(const struct op_ctx *ctx);
/* Whether something noted this season tells another program that it is ranked first. */
int guard_said_first_elsewhere(struct op_ctx *ctx, int64_t program, bool *ret);

#endif
