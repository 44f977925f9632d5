/* SPDX-License-Identifier: Apache-2.0 */
/* What the page of Insights shows: where the time went, what goes both ways, who is drifting, what
 * is ahead, and whether the forecasts hold. Nothing here orders people by worth. */
#ifndef WM_WEB_INSIGHTS_H
#define WM_WEB_INSIGHTS_H

#include "ops/board.h"
#include "ops/ledger.h"
#include "ops/readiness.h"
#include "web/chart.h"
#include "web/page.h"

/* Contacts with one circle or role, week by week for a year. */
struct insights_effort {
    struct str word; /* "Inner circle" */
    struct chart chart;
    int64_t contacts, lately; /* in the year; in the last 12 weeks of it */
};

struct insights_outlook {
    struct str word;
    const struct readiness_outlook *row;
};

enum { INSIGHTS_SHOWN = 8 };
struct insights_view {
    struct readiness_insights x;
    struct str on; /* YYYY-MM-DD of the outlook, and the first day it may be */
    struct str tomorrow;
    struct chart effort; /* all contacts */
    struct str effort_words;
    struct insights_effort circles[READINESS_CIRCLES], roles[READINESS_ROLES];
    size_t circles_n, roles_n;
    struct insights_outlook outlook[READINESS_CIRCLES];
    size_t outlook_n;
    struct board board;             /* who fills which seat */
    struct insights_effort ways[2]; /* help received and given, month by month */
    struct str balance;             /* "You were helped 12 times and helped 5 times." */
    struct chart reliability;
    size_t owed_n, drifting_n, people_n; /* shown: a few; the rest is one link away */
};

/* "60 to 80 %" */
struct str insights_range(struct arena *a, const struct readiness_bin *b);
/* "71 %", "57 to 83 %": what came, and where it may lie by chance alone. */
struct str insights_came(struct arena *a, const struct readiness_bin *b);
struct str insights_chance(struct arena *a, const struct readiness_bin *b);

#endif
