/* SPDX-License-Identifier: Apache-2.0 */
/* Today's rule for the plan: a step with a date soon, or a little past it; two at most. */
#include "base/arena.h"
#include "insight/agenda_rules.h"

/* Beside promises with a date: a day that is near stands before one that is far. */
enum { PLAN_ROWS = 2, PLAN_POINTS = 400, PLAN_MINUTES = 15 };

void agenda_find_plan(const struct agenda_facts *f, struct agenda_day *day)
{
    static const struct agenda_person nobody;
    for (size_t i = 0; i < f->plan.n && i < PLAN_ROWS; i++) {
        const struct agenda_plan *x = &f->plan.p[i];
        agenda_propose(day, AGENDA_BAND_DATE, PLAN_POINTS - 10 * date_diff(x->due, day->today),
                       &nobody, x->subject, x);
    }
}

/* What has opened is not late: it can be done from then on. */
static struct str opening_words(const struct agenda_plan *x, struct date today)
{
    int order = date_cmp(x->from, today);
    if (x->about)
        return order > 0 ? STR("The time for it begins ") : STR("The time for it began ");
    return order > 0    ? STR("It opens on ")
           : order == 0 ? STR("It opens today: ")
                        : STR("Open since ");
}

static struct str day_words(const struct agenda_plan *x, struct date today)
{
    bool one = !x->about && date_eq(x->from, x->due);
    if (date_cmp(x->due, today) < 0)
        return one ? STR("Its day has passed: ") : STR("Its time has passed: ");
    return one ? STR("It has a date: ") : STR("Its time: ");
}

void agenda_tell_plan(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_plan *x = fact;
    struct arena *a = day->a;
    t->name = x->title;
    t->subline = STR("Your road");
    t->before = x->opens ? opening_words(x, day->today) : day_words(x, day->today);
    t->mark = x->when;
    t->after = x->what.n ? str_format(a, ". %.*s", STR_ARG(x->what)) : STR(".");
    if (x->sure.n)
        t->evidence = str_format(a, "How sure the day is: %.*s.", STR_ARG(x->sure));
    t->due_on = x->due;
    t->minutes = PLAN_MINUTES;
    t->action = STR("See the step");
    t->link = str_format(a, "/road#step-%.*s", STR_ARG(x->key));
}
