/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rules for dates relative to a graduation year G:
 *
 *     expr := date(MM-DD, Y) | about(MM-DD, Y)         about: an approximate day
 *           | nth_weekday(N, wd, mon, Y)               N 1..5, wd mon..sun, mon jan..dec
 *           | next_workday(expr) | prev_workday(expr)  Saturday and Sunday move on, or back
 *           | window(expr, expr)                       from and to, both included
 *           | ID [(+|-)N(d|w)]                         another step, with days or weeks
 *           | unknown()                                no date can be given
 *     Y    := G | G-N                                  N 1..9
 *
 * Blanks do not matter. Rules are immutable but for `step`, which the table sets once.
 */
#ifndef WM_INSIGHT_PLAN_RULE_H
#define WM_INSIGHT_PLAN_RULE_H

#include "base/date.h"

struct err;

enum plan_rule_kind {
    PLAN_RULE_UNKNOWN,
    PLAN_RULE_DATE,
    PLAN_RULE_ABOUT,
    PLAN_RULE_NTH,
    PLAN_RULE_NEXT,
    PLAN_RULE_PREV,
    PLAN_RULE_WINDOW,
    PLAN_RULE_STEP
};

struct plan_rule {
    enum plan_rule_kind kind;
    int back;                  /* the year is G - back */
    int month, day;            /* date, about; month of nth */
    int nth, weekday;          /* 1..5; 0 Monday .. 6 Sunday */
    struct plan_rule *of, *to; /* next, prev, window */
    struct str id;             /* of another step */
    size_t step;               /* its place in the table */
    int64_t days;              /* after it */
};

/* Days a rule gives; `from` not set: unknown. */
struct plan_span {
    struct date from, until;
    bool about;
};

/* In the arena; ids are slices of `text`. Expected: ERR_PARSE with a sentence that says where. */
int plan_rule_parse(struct arena *a, struct str text, struct plan_rule **ret, struct err *err);
/* An id of a step: small letters, digits, underlines; the first a letter. */
bool plan_rule_is_id(struct str s);

/* Answers for the steps that rules name. */
struct plan_lookup {
    struct plan_span (*find)(const void *data, size_t step, int64_t year);
    const void *data;
};
/* The days for the class of `year` (1900..2200, else unknown). */
struct plan_span plan_rule_span(const struct plan_rule *r, int64_t year,
                                const struct plan_lookup *steps);

#endif
