/* SPDX-License-Identifier: Apache-2.0 */
/* Arguments of a command become named inputs of its operation. */
#ifndef WM_CLI_ARGS_H
#define WM_CLI_ARGS_H

#include "base/sink.h"
#include "base/vec.h"
#include "cli/cli.h"
#include "ops/bind.h"

struct cli_options {
    const char *db;      /* NULL: not said */
    const char *account; /* e-mail of who acts; NULL: not said */
    enum sink_form form;
    bool yes, help, version, password_stdin;
};

struct cli_args {
    struct cli_options options;
    const struct op *op; /* NULL: see command */
    const struct cli_command *command;
    struct str group; /* "person" of "person --help"; empty: see op, command */
    int rest;         /* index of the first word after the command */
    VEC(struct op_input) inputs;
    VEC(const char *) files; /* words for a FIELD_FILE row */
};

/* Finds the command (the longest match of its words) and reads global options before and after it.
 * Expected: ERR_USAGE with a sentence that names a near command. */
int args_parse(struct arena *a, const struct cli *c, int argc, char **argv, struct cli_args *ret,
               struct err *err);
/* The options every command takes, for help and completion. */
extern const struct field cli_global_fields[];
/* "--met-how" for a row. */
struct str args_option(struct arena *a, const struct field *f);

#endif
