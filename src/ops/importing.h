/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bringing people in from a file: first what would happen, then, on yes, it happens. The same file
 * again changes nothing; an edited card updates what the edit touched; one bad record stops
 * nothing. The record itself is kept (struct card), so that nothing it said is lost.
 *
 * A record is recognised by its key (UID, profile URL); without one by the very same record; then
 * by the same name with a shared e-mail or phone. A same name without any shared address is
 * unclear: the user decides, never the program.
 */
#ifndef WM_OPS_IMPORTING_H
#define WM_OPS_IMPORTING_H

#include "model/imported.h"
#include "ops/context.h"

extern const struct op importing_ops[];

enum import_status {
    IMPORT_NEW,
    IMPORT_CHANGED,
    IMPORT_SAME,
    IMPORT_UNCLEAR,
    IMPORT_FAILED,
    IMPORT_STATUSES
};
extern const char *const import_status_keys[IMPORT_STATUSES];   /* "new" ... */

struct import_item {
    enum import_status status;
    int64_t line; /* first line of the record */
    struct str name;
    struct str reason; /* what changes, who it may be, why it failed; warnings */
    int64_t person;    /* who it is, or may be (UNCLEAR) */
};

/* What to do with unclear records. */
enum import_unclear { UNCLEAR_NEW, UNCLEAR_SKIP, UNCLEAR_SAME };

struct import_in {
    struct str bytes, name; /* the file and its name */
    int unclear;            /* enum import_unclear + 1, 0 = new */
    bool commit;            /* false: only look */
};

struct import_report {
    const char *product;
    size_t count[IMPORT_STATUSES];
    size_t groups;                 /* group cards kept */
    size_t look_again;             /* records whose note may point to a patient */
    VEC(struct import_item) items; /* new, changed, unclear and failed, in file order */
    bool cut;                      /* more items than are listed */
};

/* Opens its own transactions, some hundred records each, so that others can write in between.
 * Cancelled through ctx->progress, or failed half-way: all of it is taken back. Expected:
 * ERR_CANCELLED, ERR_PARSE, ERR_LIMIT. */
int import_run(struct op_ctx *ctx, const struct import_in *in, struct import_report *ret);

/* What the model holds of a person now, as a codec would have read it: without ended positions. */
int imported_load(struct op_ctx *ctx, int64_t person, struct imported *ret);

#endif
