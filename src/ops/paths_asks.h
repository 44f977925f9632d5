/* SPDX-License-Identifier: Apache-2.0 */
/* Asks for introductions along a way: making one, and what its outcome says of the tie. */
#ifndef WM_OPS_PATHS_ASKS_H
#define WM_OPS_PATHS_ASKS_H

#include "ops/paths.h"

struct entity;

struct path_ask_said {
    int64_t person, about;
    int64_t organisation; /* the program or place it is about, or 0 */
    struct str specific;  /* why this person: a sentence, or "" */
    struct str topic;     /* what the other would be asked about, or "" */
};

/* Makes the ask (an idea: nothing is sent), or finds the open one, with its draft. In a write.
 * Expected: ERR_NOT_FOUND; ERR_SOAP: a program may not be written to first now. */
int paths_ask(struct op_ctx *ctx, const struct path_ask_said *said, struct path_ask_view *ret);

/* For save.c, after a record was written, whichever face or operation wrote it (`before` NULL: a
 * new one): an ask whose introduction has been made confirms the tie of the two, one that has been
 * declined weakens it, unless the owner said more. In the same action, so that Undo takes both
 * back; undoing itself writes what was, and teaches nothing. */
int paths_learn(struct op_ctx *ctx, const struct entity *e, const void *before, const void *after);

#endif
