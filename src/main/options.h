/* SPDX-License-Identifier: Apache-2.0 */
/* Options of the commands that are not operations, by their rows. */
#ifndef WM_MAIN_OPTIONS_H
#define WM_MAIN_OPTIONS_H

#include "def/field.h"

struct arena;
struct err;

/* Reads "--name value", "--name=value" and, for a yes-or-no row, "--name" into `in`. The other
 * words are moved to the front of argv and counted in *argc. Expected: ERR_USAGE, ERR_INVALID. */
int options_read(struct arena *a, const char *command, const struct field *rows, int *argc,
                 char **argv, void *in, struct err *err);
/* Prints the sentence on standard error; returns the exit status of the code. */
int options_fail(const struct err *err, int code);

#endif
