/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Guards at work: texts that are saved, messages to programs, and the one rule without a way
 * around it. insight/guard.h judges a text; here are the facts it needs: whether somebody is a
 * program's person, what the program wishes, which day it is.
 *
 * A program's person has a position that has not ended at an organisation of kind program, or at
 * one that belongs to a program (whose parent, or the parent's parent, is one).
 */
#ifndef WM_OPS_GUARD_H
#define WM_OPS_GUARD_H

#include "def/entity.h"
#include "insight/guard.h"
#include "ops/context.h"

extern const struct op guard_ops[];

struct guard_result {
    struct guard_hits hits;    /* of both guards; GUARD_STOP and other facts have no words */
    enum guard_severity worst; /* GUARD_NONE: nothing to say */
    int64_t program;           /* organisation, 0: not to a program, and no match rules */
    struct str program_name;
    struct str stop; /* worst is GUARD_STOP: what save_new() would say, a sentence */
};

/* Looks at a message before it goes out: to a person, to an organisation, or both (0: not said).
 * `on_behalf`: somebody writes for the student. Reads only; the caller decides what to do, but a
 * GUARD_STOP message must not be offered for sending. Expected: errors of the store. */
int guard_message(struct op_ctx *ctx, int64_t person, int64_t organisation, struct str text,
                  bool on_behalf, struct guard_result *ret);

/* The program somebody is of, by the definition above; *ret 0 when none. Of several, one that has
 * not written first. */
int guard_program_of(struct op_ctx *ctx, int64_t person, int64_t organisation, int64_t *ret);

/* --- for save.c ------------------------------------------------------------------------------ */

/* The stop: refuses `after` when it is a first contact with a program in the SOAP window and it is
 * that window now. Holds for undo, too. Expected: ERR_SOAP with the rule, its source and what to
 * do. */
int guard_stop(struct op_ctx *ctx, const struct entity *e, const void *before, const void *after);
/* Adds to ctx->warnings what the patient guard finds in guarded fields that this write changes, and
 * what the match guard finds in what goes to a program. Never refuses. */
int guard_collect(struct op_ctx *ctx, const struct entity *e, const void *before,
                  const void *after);

/* --- for faces ------------------------------------------------------------------------------- */

/* ctx->warnings as a list under the key "warnings" of an open map. */
void guard_emit_warnings(const struct op_ctx *ctx, struct sink *out);
/* One warning for a terminal: "Please look again: "room 412": A room or a bed. With the day ..." */
struct str guard_warning_line(const struct op_ctx *ctx, const struct op_warning *w);
/* What a past action left in guarded fields, as if it were saved now: for the page after it. */
int guard_of_action(struct op_ctx *ctx, int64_t action_id);

#endif
