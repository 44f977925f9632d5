/* SPDX-License-Identifier: Apache-2.0 */
/* Taking everything out: vCards with every property that came in, or all records as JSON. */
#ifndef WM_OPS_EXPORTING_H
#define WM_OPS_EXPORTING_H

#include "ops/context.h"

struct strbuf;

enum export_format { EXPORT_DEFAULT, EXPORT_VCARD, EXPORT_JSON };
extern const struct choice export_choices[];
struct export_in {
    int format;
};
/* Run of the op "export": fills ctx->raw. */
int export_run(struct op_ctx *ctx, const void *in, struct sink *out);
/* All cards in the order they came, then people without a card, oldest first. */
int export_vcards(struct op_ctx *ctx, struct strbuf *out);
/* All records of every entity as one JSON map, without a line end. */
int export_json(struct op_ctx *ctx, struct strbuf *out);
/* One person's vCard. */
int export_person(struct op_ctx *ctx, int64_t person, struct strbuf *out);

#endif
