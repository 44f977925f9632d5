/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The command line: every operation with CLI words is a command; options come from its rows. What
 * main adds (serve) are extra commands. Exit statuses are those of def/errors.def; 0 is success.
 */
#ifndef WM_CLI_CLI_H
#define WM_CLI_CLI_H

#include "ops/app.h"

struct err;

/* A command that is not an operation. Gets the words after its name. */
struct cli_command {
    const char *name, *summary, *help, *example;
    const struct field *options; /* for help and completion; parsed by run itself */
    int (*run)(void *data, int argc, char **argv);
};

struct cli {
    const struct op_registry *ops;
    const struct cli_command *commands; /* ends with a NULL name */
    void *data;                         /* for commands, and for open */
    /* Opens the application when an operation needs it. 0 or a negative code. */
    int (*open)(void *data, const char *db, const struct app **ret, struct err *err);
    void (*close)(void *data);
};

/* Runs the program's arguments; returns the exit status. Prints. */
int cli_run(const struct cli *c, int argc, char **argv);

#endif
