/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as the plan's tables, cut at lines of "=": faults are told, dates come to an end. */
#include "fuzz.h"

#include "base/arena.h"
#include "ops/plan_table.h"

enum { YEAR = 2028 };

static void check_dates(const struct plan_table *t)
{
    size_t n;
    const struct plan_step *steps = plan_steps(t, &n);
    struct plan_student s = {.graduation_year = YEAR, .specialties = STR("EM, urology")};
    for (size_t i = 0; i < n; i++) {
        struct plan_date d;
        PROMISE(plan_step_date(t, YEAR, &steps[i], &d) == 1);
        PROMISE(date_is_set(d.from) == (d.status != PLAN_UNKNOWN));
        PROMISE(!date_is_set(d.from) || date_cmp(d.from, d.until) <= 0);
        PROMISE(plan_step_find(t, steps[i].id) == &steps[i]);
        plan_applies(&steps[i], &s);
    }
    int stage = plan_stage(t, &s, (struct date){2027, 8, 10});
    PROMISE(stage >= 0 && stage < PLAN_STAGES);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str rest = str_copy(a, (struct str){(const char *)data, size});
    struct str files[PLAN_FILES] = {{0}};
    struct plan_faults faults = {{0}};
    for (int i = 0; i < PLAN_FILES; i++)
        str_next(&rest, '=', &files[i]);
    const struct plan_table *t = plan_table_load(a, files, &faults);
    VEC_EACH (const struct plan_fault, f, &faults.all)
        PROMISE(plan_fault_words(a, f).n > 0);
    check_dates(t);
    return 0;
}
