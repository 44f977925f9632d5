/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/plan.h"

#include "base/err.h"

int plan_student_load(struct op_ctx *ctx, struct plan_student *ret)
{
    struct account a;
    int rc = context_account(ctx, &a);
    if (rc == 0)
        *ret = (struct plan_student){.graduation_year = a.graduation_year,
                                     .track = a.track,
                                     .country = a.country,
                                     .specialties = a.specialties,
                                     .military = a.military};
    return rc;
}

int plan_date_for(struct op_ctx *ctx, struct str id, struct plan_date *ret)
{
    struct plan_student s;
    int rc = plan_student_load(ctx, &s);
    return rc == 0 && ctx->app->plan ? plan_date(ctx->app->plan, &s, id, ret) : rc;
}
