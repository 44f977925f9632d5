/* SPDX-License-Identifier: Apache-2.0 */
/* Today's rule for introductions: once a week, a way to where nobody is known yet. */
#include "base/arena.h"
#include "insight/agenda_rules.h"

/* After the empty seat of the week: a seat is for years. */
enum { WAY_POINTS = 450, WAY_MINUTES = 15 };

void agenda_find_way(const struct agenda_facts *f, struct agenda_day *day)
{
    const struct agenda_way *x = f->way;
    if (x && !agenda_is_brought_up(f, x->person.id))
        agenda_propose(day, AGENDA_BAND_DORMANT, WAY_POINTS, &x->person, x->subject, x);
}

void agenda_tell_way(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_way *x = fact;
    struct arena *a = day->a;
    t->name = x->person.name;
    t->subline = x->person.subline;
    t->if_write = x->person.if_write;
    t->if_wait = x->person.if_wait;
    t->before = str_format(a, "%.*s; ", STR_ARG(x->need));
    t->mark = x->could;
    t->after = STR(".");
    t->evidence = str_format(a,
                             "%.*s. The whole way: %.*s, a judgement. One way a week, and only "
                             "if you like.",
                             STR_ARG(x->why), STR_ARG(x->chance));
    t->minutes = WAY_MINUTES;
    t->action = STR("See the way");
    t->link = x->link;
}
