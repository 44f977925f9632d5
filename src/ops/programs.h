/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Programs: the list with its signals, one program with everybody known there, and what holds
 * whenever one is saved. Functions that write need an action (context.h).
 */
#ifndef WM_OPS_PROGRAMS_H
#define WM_OPS_PROGRAMS_H

#include "insight/guard.h"
#include "insight/program_rules.h"
#include "ops/context.h"
#include "store/programs.h"

extern const struct op programs_ops[], program_rank_ops[], program_import_ops[];

/* --- what holds whoever writes ---------------------------------------------------------------- */

/* For save.c, before a write: the status moves as it may (insight/program_rules.h), a specialty
 * stands once at an organisation and season, and the organisation is one of kind program: when
 * another was named, its program of this specialty is taken, or made below it. ERR_INVALID. */
int program_keep_check(struct op_ctx *ctx, const struct entity *e, const void *before, void *after);
/* For the guards, after it: warns when the ACGME id disagrees with specialty or place. */
int program_warn(struct op_ctx *ctx, const struct program *before, const struct program *after);

/* --- the season ------------------------------------------------------------------------------- */

/* A day of the plan (plan.h), which is the one source of them. Not set: not on their road. */
struct season_day {
    struct date on;
    struct str when; /* "1 March 2028, 21:00 ET" */
    struct str sure; /* "projected; check NRMP Main Residency Match calendar", "official" */
};
/* Days of the owner's own Match, their own dates first. */
struct program_season {
    int64_t year;             /* of the Match; 0 not known */
    int result;               /* index into match_result_choices: what Match Week said */
    struct season_day offers; /* from when fewer than ten offers are said */
    struct season_day rank_open, rank_by;
    struct season_day monday; /* of Match Week: matched or not */
    struct season_day soap_last, match_day;
};
int program_season_load(struct op_ctx *ctx, struct program_season *ret);
/* " Ranking opens 1 February 2028, 12:00 ET."; "" once it has. */
struct str season_opens(struct op_ctx *ctx, const struct program_season *s);
/* "1 March 2028, 21:00 ET (projected; check NRMP Main Residency Match calendar)". */
struct str season_day_words(struct arena *a, const struct season_day *d);

/* --- lists ------------------------------------------------------------------------------------ */

/* Everything that pages and rules read of all programs. rows[i] and facts[i] belong together. */
struct program_list {
    struct program_row *rows;
    struct program_fact *facts;
    size_t n;
    struct signal_sum *sums; /* by specialty */
    size_t sums_n;
    struct program_season season;
};
int program_list_load(struct op_ctx *ctx, struct program_list *ret);
/* For Today: applied to, invited or further on (programs_list_moved), without sums. */
int program_list_load_moved(struct op_ctx *ctx, struct program_list *ret);
/* Signals of a specialty as the list has them; NULL: no program of it. */
const struct signal_sum *program_sum_of(struct op_ctx *ctx, const struct program_list *l,
                                        struct str specialty);
/* They matched at one of them. */
bool program_is_placed(const struct program_list *l);
/* Index of a program, or SIZE_MAX. */
size_t program_at(const struct program_list *l, int64_t program);
/* Its own name, else the organisation's. */
struct str program_name(const struct program_row *r);

/* By id, or by words of its name, organisation or specialty. For ops/names.h.
 * Expected: ERR_NOT_FOUND, ERR_AMBIGUOUS with who fits. */
int program_find(struct op_ctx *ctx, struct str words, int64_t *ret);

/* --- one -------------------------------------------------------------------------------------- */

/* Somebody known there: one row a person. */
struct program_person {
    int64_t person;
    struct str name;
    struct str words;    /* "trained there 2016–2019; works at St. Brigid Hospital since 2019" */
    struct str roles;    /* "Mentor, Letter writer", or "" */
    struct str if_write; /* readiness, a sentence; empty when they never met */
    bool of_program;     /* is there now: they are the program, nobody calls it for you */
    bool could_call;
    bool met;       /* or else only noted: a way to them comes first */
    int64_t call;   /* an open ask of kind call to them about it, or 0 */
    int call_state; /* enum ask_state */
};
struct program_file {
    struct program_row row;
    struct program program; /* whole */
    struct program_fact fact;
    struct signal_allowance allowance;
    struct str signals; /* "12 of 15 signals ...", or "" */
    struct program_person *people;
    size_t people_n, callers_n;
    struct program_letter *letters;
    size_t letters_n;
    struct program_problems problems; /* of this program, but thanks: see fact */
    struct program_season season;
    struct str wrong_id; /* what its ACGME id disagrees with, a sentence, or "" */
};
/* Expected: ERR_NOT_FOUND with a sentence. */
int program_load(struct op_ctx *ctx, int64_t id, struct program_file *ret);
/* "trained there 2016–2019": what a position says, for a program or a place beside it. */
struct str program_post_words(struct arena *a, const struct program_post *x, int64_t organisation,
                              struct date today);

/* --- the worksheet ---------------------------------------------------------------------------- */

/* Programs with a place, by place; then those with an interview and none. Indices into l->rows. */
void program_rank_order(struct arena *a, const struct program_list *l, size_t **ret,
                        size_t *ret_ranked, size_t *ret_n);

#endif
