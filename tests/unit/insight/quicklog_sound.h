/* SPDX-License-Identifier: Apache-2.0 */
/* What holds for everything the quick log understands, whatever was typed. For properties and for
 * the fuzzer, which share no library. */
#ifndef WM_TESTS_QUICKLOG_SOUND_H
#define WM_TESTS_QUICKLOG_SOUND_H

#include "base/fold.h"
#include "insight/quicklog.h"

static bool quicklog_has_mention(const struct quicklog *q, size_t m, bool unclear)
{
    return m < q->people.n || (m == QUICKLOG_NOBODY && unclear);
}

static bool quicklog_day_is_sound(struct date d)
{
    return !date_is_set(d) || (date_is_full(d) && date_is_valid(d));
}

static bool quicklog_entries_are_sound(const struct quicklog *q)
{
    bool ok = true;
    VEC_EACH (const struct quicklog_promise, p, &q->promises) {
        ok = ok && (p->by == PROMISE_BY_ME || p->by == PROMISE_BY_THEM) && p->what.n &&
             quicklog_day_is_sound(p->due_on);
        ok = ok && quicklog_has_mention(q, p->person, p->unclear) &&
             quicklog_has_mention(q, p->about, true);
        ok = ok && (p->about == QUICKLOG_NOBODY || p->about != p->person);
    }
    VEC_EACH (const struct quicklog_help, h, &q->help) {
        ok = ok && (h->direction == HELP_RECEIVED || h->direction == HELP_GIVEN) && h->about.n;
        ok = ok && quicklog_has_mention(q, h->person, h->unclear) &&
             quicklog_has_mention(q, h->about_person, true);
    }
    VEC_EACH (const struct quicklog_thanks, t, &q->thanks)
        ok = ok && quicklog_has_mention(q, t->person, t->unclear);
    return ok;
}

static bool quicklog_parts_are_sound(const struct quicklog *q)
{
    const size_t most[QUICKLOG_WHATS] = {
        1, 1, 1, 1, q->people.n, q->promises.n, q->promises.n, q->help.n, q->thanks.n, 1};
    size_t at = 0, unclear = 0;
    int number = 0;
    bool ok = true;
    VEC_EACH (const struct quicklog_part, p, &q->parts) {
        ok = ok && p->from >= at && p->from < p->to && p->to <= q->text.n && p->number == ++number;
        ok = ok && (size_t)p->what < QUICKLOG_WHATS && p->index < most[p->what] && p->as.n;
        ok = ok && utf8_is_valid(str_sub(q->text, p->from, p->to)) && utf8_is_valid(p->as);
        ok = ok && quicklog_day_is_sound(p->readings[0]) && quicklog_day_is_sound(p->readings[1]);
        at = p->to;
        unclear += p->unclear;
    }
    return ok && unclear == q->unclear;
}

static bool quicklog_is_sound(const struct quicklog *q)
{
    bool ok = q->kind >= INTERACTION_NONE && q->kind <= INTERACTION_OTHER &&
              q->direction >= DIRECTION_NONE && q->direction <= DIRECTION_TO_ME;
    ok = ok && (q->kind == INTERACTION_NONE) == (q->direction == DIRECTION_NONE);
    ok = ok && date_is_full(q->date) && date_is_valid(q->date) && q->minutes >= 0 &&
         q->minutes <= 100000;
    ok = ok && (q->time.n == 0 || q->time.n == 5) && q->summary.n <= q->text.n &&
         utf8_is_valid(q->summary);
    size_t participants = 0;
    VEC_EACH (const struct quicklog_mention, m, &q->people) {
        ok = ok && m->name.n && m->from < m->to && m->to <= q->text.n;
        participants += m->participant;
    }
    ok = ok && (participants > 0) == (q->people.n > 0);
    return ok && quicklog_entries_are_sound(q) && quicklog_parts_are_sound(q);
}

#endif
