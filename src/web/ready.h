/* SPDX-License-Identifier: Apache-2.0 */
/* The part of a person's page about readiness: will they answer, and what if I wait. */
#ifndef WM_WEB_READY_H
#define WM_WEB_READY_H

#include "ops/readiness.h"
#include "web/chart.h"
#include "web/page.h"

struct person_words;

/* One day ahead: what holds when nothing happens until then. */
struct ready_day {
    struct str when; /* "Today", "In 30 days" */
    struct date on;
    struct str write;   /* "about 70 %", or of a band "about even" */
    struct str contact; /* "about 35 %" */
};

/* A term of the forecast: "+19" or, without digits, "for". */
struct ready_reason {
    struct str points, sentence;
};

enum { READY_DAYS = 4 };
struct ready_view {
    struct readiness_view v;
    struct str heading;            /* "Will she answer?" */
    struct str write, write_small; /* "About 70 %", what of and from how much */
    struct str wait, wait_small;   /* "1 to 15 in 100" */
    struct chart tally, weeks, curve;
    struct str weeks_words; /* what the drawing of weeks shows */
    struct ready_reason reasons[READINESS_TERMS];
    struct ready_day days[READY_DAYS];
    size_t days_n;
    struct str nudge; /* why Today brings it up then, or empty */
    struct str ask;   /* "You wrote on 2 July; no answer is noted." or empty */
};

/* Reads it for the page's day. Expected: ERR_NOT_FOUND. */
int ready_load(struct page *p, int64_t person, const struct person_words *w,
               struct ready_view *ret);
/* "E-mail, to them" */
struct str ready_touch_words(struct arena *a, const struct readiness_touch *x);
/* A percent that is an estimate: in steps of five, "under 5 %" below. */
struct str ready_about(struct arena *a, int percent);

/* "about 70 %", or in words "chances are good". */
struct str ready_chance(struct arena *a, const struct readiness_chance *x);

#endif
