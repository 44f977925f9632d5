/* SPDX-License-Identifier: Apache-2.0 */
/* Designed output for a terminal where a table would not do. */
#ifndef WM_CLI_SHOW_H
#define WM_CLI_SHOW_H

#include "ops/context.h"

/* Prints the operation's result in a form of its own; false: print the table. */
bool show_special(struct op_ctx *ctx, const struct op *op);

#endif
