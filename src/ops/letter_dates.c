/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/letter_dates.h"

#include "insight/phrase.h"
#include "ops/plan.h"

int letter_dates_wanted(struct op_ctx *ctx, struct plan_student *me, bool *ret)
{
    int rc = plan_student_load(ctx, me);
    *ret = rc < 0 || plan_has_letters(me);
    return rc;
}

static struct letter_date day_of(const struct plan_date *d)
{
    return date_is_full(d->from) ? (struct letter_date){d->from, d->status <= PLAN_PROJECTED}
                                 : (struct letter_date){0};
}

/* ResidencyCAS has days of its own, which those who never heard of it need not have. */
int letter_dates_load(struct op_ctx *ctx, const struct plan_student *me, struct letters *x)
{
    enum { IN, OPEN, SUBMIT, OTHER, ERAS, RCAS, N };
    static const char *const ids[N] = {"letters_in",  "eras_open",   "eras_submit",
                                       "rcas_submit", "eras_review", "rcas_view"};
    struct plan_date days[N];
    int rc = plan_dates_for(ctx, me, ids, N, days);
    if (rc < 0)
        return rc;
    x->needed = day_of(&days[IN]);
    x->eras_open = day_of(&days[OPEN]);
    x->opens = day_of(&days[date_is_set(days[SUBMIT].from) ? SUBMIT : OTHER]);
    x->eras_see = day_of(&days[ERAS]);
    x->residencycas_see = day_of(&days[RCAS]);
    return 0;
}

struct str letter_by_words(struct op_ctx *ctx, struct date by)
{
    return date_is_full(by) ? phrase_by(ctx->arena, by, ctx->today) : STR("");
}
