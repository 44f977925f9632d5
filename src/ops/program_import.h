/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bringing programs in from a CSV file or pasted lines: first what would happen, then, on yes, it
 * happens in one action. The same lines again change nothing; a line that cannot be read is named
 * with its number and the reason, and stops nothing.
 */
#ifndef WM_OPS_PROGRAM_IMPORT_H
#define WM_OPS_PROGRAM_IMPORT_H

#include "codec/programs_csv.h"
#include "ops/programs.h"

struct program_import_in {
    struct str file, name, text; /* a file and what it is called, or lines */
    struct str columns;    /* "name,specialty,skip"; "": as they were understood */
    struct str specialty;  /* of lines that say none */
};
enum program_import_status {
    PROGRAM_IMPORT_NEW,
    PROGRAM_IMPORT_CHANGED,
    PROGRAM_IMPORT_SAME,
    PROGRAM_IMPORT_FAILED,
    PROGRAM_IMPORT_STATUSES
};
extern const char *const program_import_keys[PROGRAM_IMPORT_STATUSES]; /* "new" ... */
struct program_import_item {
    enum program_import_status status;
    int64_t line;
    struct str name, reason; /* reason: why it failed, what changes */
};
struct program_import_report {
    struct program_sheet sheet;
    size_t count[PROGRAM_IMPORT_STATUSES];
    VEC(struct program_import_item) items; /* in the order of lines */
};

/* `commit` needs an action. Expected: ERR_PARSE, ERR_INVALID (columns), ERR_LIMIT. */
int program_import_run(struct op_ctx *ctx, const struct program_import_in *in, bool commit,
                       struct program_import_report *ret);

#endif
