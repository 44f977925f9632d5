/* SPDX-License-Identifier: Apache-2.0 */
/* What the template of Today shows. */
#ifndef WM_WEB_TODAY_H
#define WM_WEB_TODAY_H

#include "ops/people.h"
#include "ops/today.h"
#include "web/page.h"

struct today_turn {
    const struct turn *turn;
    struct standing who; /* for the face */
    struct str kind;     /* "You owe" */
    struct str picture;  /* name of the icon */
    struct str link;     /* of an ask: its page, or empty */
    struct str form;     /* id of the form that Never belongs to */
};

/* A promise with a day to come. */
struct today_date {
    struct promise promise;
    struct str name, day; /* "Thu 12", "27 August" */
};

struct today_page {
    struct str kicker, heading;
    struct str quiet; /* a quiet time holds: a sentence, else "" */
    struct today_turn *turns;
    size_t n, more;
    bool all;              /* nothing is left out */
    bool nobody;           /* no people yet */
    bool new_here;         /* first run is not over */
    bool set_up;           /* first run is over */
    struct str rest_until; /* proposed day for Snooze */
    struct str tomorrow;   /* earliest day for it */
    struct today_date *dates;
    size_t dates_n;
    struct standing *added;
    size_t added_n;
};

#endif
