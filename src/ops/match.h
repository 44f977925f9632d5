/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Match Week: what its Monday said, and everybody who helped on the way, to be told one by one.
 * Functions that write need an action (context.h).
 */
#ifndef WM_OPS_MATCH_H
#define WM_OPS_MATCH_H

#include "ops/programs.h"

extern const struct op match_ops[];

/* One person who helped, under the first thing they did. */
struct match_helper {
    int64_t person;
    struct str name;
    enum program_help_kind group;
    struct str did; /* "a letter for residency; read my second draft" */
    bool told;
    int64_t ask; /* the newest ask of theirs, for the draft; 0 none */
};
struct match_list {
    struct match_helper *rows; /* by group, then name */
    size_t n, told;
};
const char *match_group_label(enum program_help_kind g); /* "Wrote a letter" */

/* Letters, asks done, help received and advice; one row a person. Interviewers are not among
 * them. */
int match_list_load(struct op_ctx *ctx, const struct program_season *s, struct match_list *ret);
/* Takes out of a plan what Today must not say of the Match: a rank list after its day, telling
 * before there is anything to tell, and what its rows about programs say better. */
struct plan;
int match_trim_plan(struct op_ctx *ctx, struct plan *plan);
/* Logs that somebody was told the result, once, and notes it with all they did. */
int match_set_told(struct op_ctx *ctx, int64_t person, struct date on);

#endif
