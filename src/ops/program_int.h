/* SPDX-License-Identifier: Apache-2.0 */
/* What the files with operations on programs share. */
#ifndef WM_OPS_PROGRAM_INT_H
#define WM_OPS_PROGRAM_INT_H

#include "ops/programs.h"

struct sink;

/* The record that an operation changes. Expected: ERR_NOT_FOUND with a sentence. */
int program_record_load(struct op_ctx *ctx, int64_t id, struct program *ret);
/* What a sentence calls it: its own name, else its organisation's, else its specialty. */
struct str program_record_name(struct op_ctx *ctx, const struct program *x);
/* Ends an operation that changed it: the message, and its row as the list has it. */
int program_answer(struct op_ctx *ctx, const struct program *x, struct str message,
                   struct sink *out);

/* The operation program.interview, for its row. */
struct program_interview_in {
    struct date on;
    struct str time, place, interviewers;
    bool add_new;
};
extern const struct field program_interview_fields[];
int program_interview_run(struct op_ctx *ctx, const void *in, struct sink *out);

#endif
