/* SPDX-License-Identifier: Apache-2.0 */
/* What the templates of the list of people, of places and of search results show. */
#ifndef WM_WEB_PEOPLE_H
#define WM_WEB_PEOPLE_H

#include "ops/people.h"
#include "ops/readiness.h"
#include "web/page.h"

/* A link that narrows the list down. */
struct people_pill {
    struct str word, href;
    bool on;
};

enum { PEOPLE_ORDERS = 4 };
struct people_view {
    struct people_filter filter;
    struct readiness_filter ready; /* in force when people_asks_readiness() */
    struct people_page people;
    struct readiness_person *chances; /* of the same people */
    struct str heading;               /* "People", "Inner circle", "Mentors" ... */
    struct people_pill *pills;
    size_t pills_n;
    int64_t from, to;                         /* rows shown, counted from 1 */
    struct str back, next;                    /* addresses; empty: none */
    struct people_pill orders[PEOPLE_ORDERS]; /* "by name"; on: in force */
    size_t orders_n;
};

/* "If you write: about 70 %; falling", or empty. */
struct str people_chance(struct arena *a, const struct readiness_person *x);

/* The other ways to narrow the list down. */
struct narrow_view {
    struct people_pill *roles, *specialties, *ready;
    size_t roles_n, specialties_n, ready_n;
};

struct organisations_view {
    struct organisation_page page;
    struct str back, next;
};

/* One place: who is and was there. */
struct organisation_view {
    struct organisation o;
    struct str parent;
    struct people_page people;
    struct str *as; /* for each person: "Resident, 2014 to 2017" */
    struct str back, next;
};

/* People, and as many of the rest: another letter helps more than a longer list. */
enum { SEARCH_RESULTS = 12 };
struct search_view {
    struct str query;
    struct who who;
};

/* "2019 to now", "2013 to 2016", "until 2016", "" */
struct str page_span(struct arena *a, struct date from, struct date until);

#endif
