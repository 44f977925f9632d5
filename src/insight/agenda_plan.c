/* SPDX-License-Identifier: Apache-2.0 */
/* Today's rule for the plan: a step with a date soon, or a little overdue; two at most. */
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

void agenda_tell_plan(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_plan *x = fact;
    struct arena *a = day->a;
    bool over = date_cmp(x->due, day->today) < 0;
    t->name = x->title;
    t->subline = STR("Your road");
    t->before = over ? STR("Its day has passed: ") : STR("It has a date: ");
    t->mark = x->when;
    t->after = x->what.n ? str_format(a, ". %.*s", STR_ARG(x->what)) : STR(".");
    t->evidence = str_format(a, "How sure the day is: %.*s.", STR_ARG(x->sure));
    t->due_on = x->due;
    t->minutes = PLAN_MINUTES;
    t->action = STR("See the step");
    t->link = str_format(a, "/road#step-%.*s", STR_ARG(x->key));
}
