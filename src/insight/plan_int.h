/* SPDX-License-Identifier: Apache-2.0 */
/* Inside of the plan: the table, and how rows say to whom they apply. */
#ifndef WM_INSIGHT_PLAN_INT_H
#define WM_INSIGHT_PLAN_INT_H

#include "insight/plan.h"
#include "insight/plan_rule.h"

enum { PLAN_NOWHERE = -1 };

/* A date read in a source, for the class of one year. */
struct plan_exact {
    struct str id;
    int64_t year;
    struct plan_span span;
    int status;
    struct str source;
    ptrdiff_t next; /* of the same step; PLAN_NOWHERE: none */
    const char *file;
    int64_t line;
};

struct plan_stage_row {
    int stage;
    struct str applies_to;
    struct plan_rule *begins;
    const char *file;
    int64_t line;
};

struct plan_table {
    struct arena *a;
    struct plan_faults *faults;
    VEC(struct plan_step) steps;
    VEC(struct plan_exact) exact;
    VEC(struct plan_stage_row) stages;
    ptrdiff_t *first; /* by step: its first exact date */
};

/* Place of a step, or steps.n. */
size_t plan_place(const struct plan_table *t, struct str id);

/* Terms: alternatives with ";", of which each may join several with "+". */
bool plan_terms_hold(struct str terms, const struct plan_student *s);
/* The first word that means nothing, or "". */
struct str plan_terms_fault(struct str terms);

#endif
