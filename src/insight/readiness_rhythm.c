/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/readiness_rhythm.h"

#include <math.h>

enum { THIN = 25, IGNORED = 28 };

static bool is_thin(const struct readiness_contact *c, const struct readiness_rhythm *r)
{
    int64_t days = c->days_in > c->days_out ? c->days_in : c->days_out;
    return days <= READINESS_THIN_DAYS && r->span <= READINESS_THIN_SPAN;
}

static struct readiness_due without_ignored(const struct readiness_contact *c,
                                            const struct readiness_rhythm *r)
{
    if (r->cadence > 0)
        return (struct readiness_due){r->cadence, AGENDA_BY_CADENCE};
    if (is_thin(c, r))
        return (struct readiness_due){r->thin ? r->thin : THIN, AGENDA_BY_NEW};
    if (r->floor <= 0)
        return (struct readiness_due){0, AGENDA_BY_CHANCE};
    double floor = readiness_alive90(c, c->last) * (double)r->floor / 100;
    return (struct readiness_due){(int64_t)readiness_nudge_after(c, floor), AGENDA_BY_CHANCE};
}

struct readiness_due readiness_due_after(const struct readiness_contact *c,
                                         const struct readiness_rhythm *r)
{
    struct readiness_due due = without_ignored(c, r);
    int64_t wait = r->ignored ? r->ignored : IGNORED;
    if (c->ignored >= READINESS_GIVE_UP)
        due.days = 0;
    else if (c->ignored > 0 && due.days && due.days < wait)
        due.days = wait;
    return due;
}

/* A message now, and an answer by its chance: counted in parts where sums are kept; a day in when
 * the parts make a whole one. */
static void write_to(struct readiness_contact *c, const struct readiness_account *account, double t,
                     double *carry)
{
    double p = readiness_predict(account, c, t).p;
    struct readiness_contact now = *c;
    now.in45 = c->in45 * exp2(-(t - c->in45_at) / READINESS_HALF_DAYS) + p;
    now.in120 = c->in120 * exp2(-(t - c->in120_at) / READINESS_HALF_DAYS_ALIVE) + p;
    now.out120 = c->out120 * exp2(-(t - c->out120_at) / READINESS_HALF_DAYS_ALIVE) + 1;
    now.in45_at = now.in120_at = now.out120_at = now.last = t;
    now.days_out++;
    *carry += p;
    now.resolved++;
    if (*carry >= 1) {
        *carry -= 1;
        now.days_in++;
        now.answered++;
    }
    *c = now;
}

struct readiness_contact readiness_follow(const struct readiness_account *account,
                                          const struct readiness_contact *c,
                                          const struct readiness_rhythm *r, double from, double to)
{
    struct readiness_contact x = *c;
    double carry = 0.5;
    for (;;) {
        struct readiness_due due = readiness_due_after(&x, r);
        double at = x.last + (double)due.days > from ? x.last + (double)due.days : from;
        if (!due.days || at > to)
            return x;
        write_to(&x, account, at, &carry);
    }
}
