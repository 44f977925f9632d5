/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/letter_dates.h"

#include "insight/phrase.h"
#include "ops/plan.h"

int letter_dates_wanted(struct op_ctx *ctx, bool *ret)
{
    struct plan_student me;
    int rc = plan_student_load(ctx, &me);
    *ret = rc < 0 || plan_has_letters(&me);
    return rc;
}

/* ResidencyCAS has days of its own, which those who never heard of it need not have. */
static int load(struct op_ctx *ctx, const char *step, const char *otherwise,
                struct letter_date *ret)
{
    struct plan_date d = {0};
    int rc = plan_date_for(ctx, str_c(step), &d);
    if (rc == 0 && otherwise)
        rc = plan_date_for(ctx, str_c(otherwise), &d);
    if (rc > 0 && date_is_full(d.from))
        *ret = (struct letter_date){d.from, d.status <= PLAN_PROJECTED};
    return rc < 0 ? rc : 0;
}

int letter_dates_load(struct op_ctx *ctx, struct letters *x)
{
    int rc = load(ctx, "letters_in", NULL, &x->needed);
    if (rc == 0)
        rc = load(ctx, "eras_submit", "rcas_submit", &x->opens);
    if (rc == 0)
        rc = load(ctx, "eras_review", NULL, &x->eras_see);
    return rc < 0 ? rc : load(ctx, "rcas_view", NULL, &x->residencycas_see);
}

struct str letter_by_words(struct op_ctx *ctx, struct date by)
{
    return date_is_full(by) ? phrase_by(ctx->arena, by, ctx->today) : STR("");
}
