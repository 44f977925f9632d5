/* SPDX-License-Identifier: Apache-2.0 */
/* Talking to somebody at a terminal. */
#ifndef WM_CLI_ASK_H
#define WM_CLI_ASK_H

#include "ops/context.h"

bool ask_is_possible(void);         /* standard input and error are terminals */
int ask_columns(void);              /* width of standard output; 0 when it is no terminal */
bool ask_yes(const char *question); /* "[y/N]" */
/* A line without its end, cut at 400 bytes, in the arena; empty at the end of input. */
struct str ask_line(struct arena *a, const char *question);
/* The same without showing what is typed. With `again` it is asked for twice; false when the two
 * differ, or standard input has ended. */
bool ask_secret(struct arena *a, const char *question, bool again, struct str *ret);
/* Shows how far long work is when somebody watches; stops it on Ctrl-C. */
struct op_progress ask_progress(void);
/* Bold when the terminal wants it (NO_COLOR is respected), else "". */
const char *ask_bold(void);
const char *ask_plain(void);

#endif
