/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the templates of opportunities, hours, meetings and decisions show, and the lines about them
 * on a person's page. Forms of these pages go to /form/{op}; only the close-out and the agenda,
 * whose inputs are more than fields, have addresses of their own.
 */
#ifndef WM_WEB_WORKS_H
#define WM_WEB_WORKS_H

#include "ops/decisions.h"
#include "ops/hours.h"
#include "ops/meetings.h"
#include "ops/opportunities.h"
#include "web/page.h"

struct opportunities_view {
    struct opportunity_row *rows;
    size_t n;
    struct str today; /* YYYY-MM-DD */
    int64_t minutes;  /* in all */
    size_t running;   /* rows hours can be noted for */
};

struct opportunity_view {
    struct opportunity_file file;
    struct str url, today;
    struct str kicker;   /* "Shadowing · cardiology" */
    struct str when;     /* of the next step: "By Monday", "Tomorrow", or "" */
    bool logged;         /* hours were just noted */
    struct str thank_to; /* "thanked Dr Haddad for a day of shadowing", for the log */
};

/* A person of the close-out, with what was typed. */
struct close_row {
    const struct standing *who;
    struct str prefix;   /* of the names of the fields: "p0" */
    struct str together; /* as typed */
    struct str thank, circle, next_on;
    bool letter;
    bool has_letter; /* an ask for a letter is there already */
};
struct close_view {
    struct opportunity_file file;
    struct str url, error, reflection;
    struct close_row *rows;
    size_t n;
};

struct hours_view {
    struct hours_sum *by[4]; /* indexed by enum hours_by */
    size_t by_n[4];
    struct works_filter filter;
    struct str query; /* "?kind=shadowing&from=..." for the links */
    int64_t minutes;
    struct hours_sheet *sheets; /* of the page to print */
    size_t sheets_n;
    struct str student, school; /* who it is about */
};

struct meetings_view {
    struct meeting_row *near, *over, *past; /* to come, to be noted, noted or called off */
    size_t near_n, over_n, past_n;
    struct str today, tomorrow;
};
struct meeting_view {
    struct meeting_file file;
    struct str url, when, today, next_when;
    struct str *names; /* of the people */
    bool over; /* its day has come */
};

struct decisions_view {
    struct decision_row *rows;
    size_t n, open;
    struct advice_row *tell;
    size_t tell_n;
};
struct decision_view {
    struct decision_file file;
    struct str url, today;
};

/* On a person's page. */
struct person_works {
    struct meeting_row *meetings; /* planned */
    size_t meetings_n;
    struct opportunity *opportunities;
    size_t opportunities_n;
    struct advice_row *advice; /* of theirs */
    size_t advice_n;
};
int person_works_load(struct page *p, int64_t person, struct person_works *ret);

/* The page of a record of these kinds, by its entity's name; "" for others. */
struct str works_href(struct arena *a, struct str kind, int64_t id);
/* "Rotation · internal medicine · St. Brigid Hospital" */
struct str opportunity_about(struct arena *a, const struct opportunity *x, struct str place);
/* "by 24 September", "from Thursday", "" */
struct str opportunity_when(const struct page *p, const struct opportunity_step *s);

#endif
