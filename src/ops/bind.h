/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Binder: runs an operation from named texts, whatever face they came from. Reads inputs by their
 * rows, resolves names of people and organisations, checks permission, opens the transaction for
 * OP_WRITE, refreshes what depends, commits. Every face goes through op_run().
 */
#ifndef WM_OPS_BIND_H
#define WM_OPS_BIND_H

#include "ops/context.h"

/* "id" and "version" are always understood; the other names are rows of op->in. The same name
 * twice: REFS take both, others the last. */
struct op_input {
    struct str name, value;
};

/* Expected: what field_parse and the operation say; ERR_USAGE for an unknown name. */
int op_run(struct op_ctx *ctx, const struct op *op, const struct op_input *in, size_t n,
           struct sink *out);

/* A person or other record by id or, for people and organisations, by name.
 * Expected: ERR_NOT_FOUND, ERR_AMBIGUOUS (the sentence lists who fits). */
int op_resolve(struct op_ctx *ctx, const struct entity *e, struct str text, int64_t *ret);

#endif
