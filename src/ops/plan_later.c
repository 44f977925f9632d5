/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/plan.h"

int plan_student_load(struct op_ctx *ctx, struct plan_student *ret)
{
    (void)ctx;
    *ret = (struct plan_student){0};
    return 0;
}
int plan_date_for(struct op_ctx *ctx, struct str id, struct plan_date *ret)
{
    (void)ctx;
    (void)id;
    (void)ret;
    return 0;
}
int plan_stage(const struct plan_table *t, const struct plan_student *s, struct date day)
{
    (void)t;
    (void)s;
    (void)day;
    return -1;
}
struct date plan_stage_begins(const struct plan_table *t, const struct plan_student *s, int stage)
{
    (void)t;
    (void)s;
    (void)stage;
    return (struct date){0};
}
const char *const plan_stage_keys[PLAN_STAGES] = {"pre", "ms1", "ms1_summer", "ms2", "ms3",
                                                  "ms4_apply", "interview", "match", "after"};
const char *const plan_stage_titles[PLAN_STAGES] = {
    "Before school", "First year", "First summer", "Second year", "Third year",
    "Applying", "Interviews", "Match", "After"};
int plan_stage_find(struct str key)
{
    for (int i = 0; i < PLAN_STAGES; i++)
        if (str_eq(str_c(plan_stage_keys[i]), key))
            return i;
    return -1;
}
