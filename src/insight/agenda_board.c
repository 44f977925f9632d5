/* SPDX-License-Identifier: Apache-2.0 */
/* Today's rule for the board: an empty seat, once a week, with somebody who could take it. */
#include "base/arena.h"
#include "insight/agenda_rules.h"
#include "insight/phrase.h"

/* Beside the old contact of the week: both can wait, and neither should drown in silence. */
enum { SEAT_POINTS = 500, SEAT_MINUTES = 10 };

bool agenda_is_brought_up(const struct agenda_facts *f, int64_t person)
{
    for (size_t i = 0; i < f->thanks.n; i++)
        if (f->thanks.p[i].person.id == person)
            return true;
    for (size_t i = 0; i < f->promises.n; i++)
        if (f->promises.p[i].person.id == person)
            return true;
    for (size_t i = 0; i < f->replies.n; i++)
        if (f->replies.p[i].person.id == person)
            return true;
    for (size_t i = 0; i < f->asks.n; i++)
        if (f->asks.p[i].person.id == person)
            return true;
    return false;
}

void agenda_find_seat(const struct agenda_facts *f, struct agenda_day *day)
{
    for (size_t i = 0; i < f->seats.n; i++) {
        const struct agenda_seat *x = &f->seats.p[i];
        if (agenda_is_brought_up(f, x->person.id))
            continue;
        agenda_propose(day, AGENDA_BAND_DORMANT, SEAT_POINTS, &x->person, x->seat, x);
        return;
    }
}

void agenda_tell_seat(const struct agenda_day *day, const void *fact, struct turn *t)
{
    const struct agenda_seat *x = fact;
    struct arena *a = day->a;
    struct phrase_pronouns p = phrase_pronouns(x->person.pronouns);
    t->name = x->person.name;
    t->subline = x->person.subline;
    t->if_write = x->person.if_write;
    t->if_wait = x->person.if_wait;
    t->before = str_format(a, "Your board has ");
    t->mark = str_format(a, "an empty seat: %s", x->title);
    t->after = str_format(a, ". Perhaps %.*s would take it.", STR_ARG(x->person.name));
    t->evidence = str_format(a, "%.*s The seat: %s", STR_ARG(x->why), x->what);
    t->minutes = SEAT_MINUTES;
    t->action = p.known ? str_format(a, "Write to %s", p.object) : STR("Write a few lines");
    t->action_text = str_format(a, "e-mailed %.*s", STR_ARG(x->person.name));
    t->done = str_format(a, "Give %s the seat", p.object);
}
