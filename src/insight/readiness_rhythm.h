/* SPDX-License-Identifier: Apache-2.0 */
/*
 * When somebody is due, by readiness: the chance of contact both ways has fallen too far. And what
 * becomes of a contact when the owner writes each time. Days are judgement (docs/readiness.md).
 */
#ifndef WM_INSIGHT_READINESS_RHYTHM_H
#define WM_INSIGHT_READINESS_RHYTHM_H

#include "insight/agenda.h"
#include "insight/readiness.h"

enum { READINESS_THIN_DAYS = 3, READINESS_THIN_SPAN = 90, READINESS_GIVE_UP = 3 };

/* What decides. */
struct readiness_rhythm {
    int64_t cadence; /* the owner's own, in days: wins; 0 none */
    int64_t floor;   /* percent of the chance just after the last contact; 0: no circle, no role */
    int64_t thin, ignored; /* days for a new contact, and after a message in vain; 0: 25 and 28 */
    double span;           /* days from the first contact to the last */
};

struct readiness_due {
    int64_t days; /* of silence; 0: never */
    enum agenda_rhythm by;
};
/* After how many days of silence a contact is due. New contacts (at most READINESS_THIN_DAYS days,
 * all within READINESS_THIN_SPAN) after 3 to 4 weeks; after a message in vain not before four
 * weeks; after READINESS_GIVE_UP in vain never. */
struct readiness_due readiness_due_after(const struct readiness_contact *c,
                                         const struct readiness_rhythm *r);

/* The contact on day `to` when the owner writes each time it is due from day `from` on and answers
 * come as often as forecast: every answer counts by its chance. */
struct readiness_contact readiness_follow(const struct readiness_account *account,
                                          const struct readiness_contact *c,
                                          const struct readiness_rhythm *r, double from, double to);

#endif
