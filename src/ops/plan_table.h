/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads the plan's tables: CSV files with a header line (docs/plan.md says the columns). Faults
 * are all told, with their lines; rows that have one are left out.
 */
#ifndef WM_OPS_PLAN_TABLE_H
#define WM_OPS_PLAN_TABLE_H

#include "insight/plan.h"

enum plan_file { PLAN_FILE_STEPS, PLAN_FILE_WORLD, PLAN_FILE_EXACT, PLAN_FILE_STAGES, PLAN_FILES };
extern const char *const plan_file_names[PLAN_FILES]; /* "milestones.csv" ... */

/* `files` are the texts of plan_file_names, which must stay valid; in the arena. */
const struct plan_table *plan_table_load(struct arena *a, const struct str files[PLAN_FILES],
                                         struct plan_faults *faults);
/* One fault as a sentence: "milestones.csv, line 4: title is missing." */
struct str plan_fault_words(struct arena *a, const struct plan_fault *f);

#endif
