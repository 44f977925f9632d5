/* SPDX-License-Identifier: Apache-2.0 */
/* Looking before writing: what a sentence was understood as, what an import would do. */
#ifndef WM_CLI_PREVIEW_H
#define WM_CLI_PREVIEW_H

#include "cli/args.h"

enum { PREVIEW_STOP = 1 };

/* Runs "<op>.preview", prints it, asks the open questions and whether to go on. 0: go on (answers
 * are added to the inputs); PREVIEW_STOP: nothing to do or not wanted; negative: an error. */
int preview_before(struct op_ctx *ctx, struct cli_args *args);

#endif
