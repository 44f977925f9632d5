/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The plan: which dated steps lie on the road of a student, and when. Rules relative to the
 * graduation year stand in tables (data/milestones.csv and others; docs/plan.md), dates read in a
 * source win over them for their class (data/milestones_exact.csv). ops/plan_table.h reads the
 * files. Pure and deterministic; a table is immutable and may be shared by threads.
 *
 * A date that a rule gave is PLAN_PROJECTED and must be shown as such, with the name of the
 * official page (`source` of the step). Nothing else makes dates of the road.
 */
#ifndef WM_INSIGHT_PLAN_H
#define WM_INSIGHT_PLAN_H

#include "base/date.h"
#include "base/vec.h"

struct err;
struct plan_rule;

/* What the account says of itself; strings may be "". */
struct plan_student {
    int64_t graduation_year;         /* G; 0 not set */
    int track;                       /* index into track_choices */
    struct str country, specialties; /* as in struct account: commas between specialties */
    bool military;
    int match_result; /* index into match_result_choices */
};

/* How sure a date is; from the least to the most. */
enum plan_status {
    PLAN_UNKNOWN,   /* no date can be given: `from` is not set */
    PLAN_PROJECTED, /* by a rule: say so, and name the official page */
    PLAN_SCHOOL,    /* one school's date */
    PLAN_SECONDARY, /* read, but not in an official page */
    PLAN_OFFICIAL,  /* read in the official page */
    PLAN_OWN        /* the owner's own date (ops/plan.h) */
};
extern const char *const plan_status_keys[];   /* "unknown", "projected" ... */
extern const char *const plan_status_labels[]; /* "not known yet", "projected" ..., "your date" */

struct plan_date {
    struct date from, until; /* full; until = from for a single day */
    bool about;              /* show as "around" */
    struct str time, zone;   /* "21:00" and "America/New_York"; "" the whole day */
    int status;              /* enum plan_status */
};

/* In the order of the road; keys as in playbooks: "pre", "ms1", "ms1_summer" ... */
enum plan_stage {
    PLAN_PRE,
    PLAN_MS1,
    PLAN_MS1_SUMMER,
    PLAN_MS2,
    PLAN_MS3,
    PLAN_MS4_APPLY,
    PLAN_INTERVIEW,
    PLAN_MATCH,
    PLAN_AFTER,
    PLAN_STAGES
};
extern const char *const plan_stage_keys[PLAN_STAGES];
extern const char *const plan_stage_titles[PLAN_STAGES]; /* "Before school", "First year" ... */
int plan_stage_find(struct str key);                     /* -1: there is none */

/* Which country's rules lead to residency. International graduates (track img) are on the road of
 * the United States wherever they study, and so is everybody whose country is not known here. */
enum plan_road { PLAN_US, PLAN_CANADA, PLAN_UK, PLAN_AUSTRALIA, PLAN_ROADS };
enum plan_road plan_road(const struct plan_student *s);
/* False where places are given without referees (UK): letters are not asked for. */
bool plan_has_letters(const struct plan_student *s);
/* True when the specialty is one of the student's; "EM", "Ob/Gyn" and any case are understood. */
bool plan_has_specialty(const struct plan_student *s, struct str specialty);

/* One step as the table has it. All texts live with the table. */
struct plan_step {
    struct str id, title;
    struct str rule;       /* as written */
    struct str time, zone; /* as in struct plan_date */
    struct str applies_to, confidence;
    struct str source;         /* what was read */
    struct str page;           /* name of the official page to check */
    struct str what, why, how; /* one sentence each */
    struct str chapter;        /* of the primer: /primer/{chapter}; or "" */
    struct str who;            /* keys of roles that are involved, ";" between; or "" */
    int stage;                 /* enum plan_stage */
    bool act;   /* something is to be done; false: good to know */
    bool opens; /* from then on rather than by then: nobody is late once its day is over */
    const char *file;
    int64_t line;
    struct plan_rule *when; /* parsed by the table */
};

/* One fault of a table. */
struct plan_fault {
    const char *file; /* "milestones.csv" */
    int64_t line;     /* 0: the file as a whole */
    struct str text;  /* "in the rule, a day, MM-DD, should stand at ..."; no full stop */
};
struct plan_faults {
    VEC(struct plan_fault) all;
};

struct plan_table;

/* To make a table: begin, add rows of files in any order, end. Faults are told to `faults`, every
 * one of them, and their rows are left out. Texts are borrowed for the life of the table; it and
 * the faults live in `a`. */
struct plan_table *plan_table_begin(struct arena *a, struct plan_faults *faults);
/* `step` with texts, stage, act, file and line filled; `time` as in the file ("21:00 ET"). */
void plan_table_add(struct plan_table *t, const struct plan_step *step);
/* A date read in a source for one class: "2026-03-20", or "2026-04-01/2026-04-30". */
void plan_table_add_exact(struct plan_table *t, struct str id, struct str class_year,
                          struct str date, struct str status, struct str source, const char *file,
                          int64_t line);
/* When a stage begins, for those it applies to. */
void plan_table_add_stage(struct plan_table *t, struct str key, struct str begins,
                          struct str applies_to, const char *file, int64_t line);
/* Ties references together; finds unknown ids and circles. */
void plan_table_end(struct plan_table *t);

/* All steps in file order. */
const struct plan_step *plan_steps(const struct plan_table *t, size_t *ret_n);
/* Or NULL. */
const struct plan_step *plan_step_find(const struct plan_table *t, struct str id);
/* True when the step lies on this student's road. */
bool plan_applies(const struct plan_step *step, const struct plan_student *s);

/* 1 and the date (PLAN_UNKNOWN: known not to be known); 0 when there is no such step, it is not
 * theirs, or the graduation year is not set. The owner's own dates are not known here: see
 * plan_date_for() of ops/plan.h. */
int plan_date(const struct plan_table *t, const struct plan_student *s, struct str id,
              struct plan_date *ret);
/* The same of a step at hand, whether or not it applies. */
int plan_step_date(const struct plan_table *t, int64_t graduation_year,
                   const struct plan_step *step, struct plan_date *ret);
/* What to show beside the date: what an exact date was read in, else the page to check. */
struct str plan_source(const struct plan_table *t, int64_t graduation_year,
                       const struct plan_step *step);

/* enum plan_stage of the student on a day; -1 without a graduation year. */
int plan_stage(const struct plan_table *t, const struct plan_student *s, struct date day);
/* First day of a stage; not set when it has none for them (PLAN_PRE). */
struct date plan_stage_begins(const struct plan_table *t, const struct plan_student *s, int stage);

#endif
