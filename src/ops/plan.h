/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The plan of the owner: the steps of the tables that lie on their road (insight/plan.h), with
 * what they said to them (records `milestone`: done, skipped, not for me, another date) and steps
 * of their own among them.
 */
#ifndef WM_OPS_PLAN_H
#define WM_OPS_PLAN_H

#include "insight/plan.h"
#include "model/road.h"
#include "ops/context.h"

extern const struct op plan_ops[];

/* The account as the plan reads it. */
int plan_student_load(struct op_ctx *ctx, struct plan_student *ret);
/* The date of a step of the tables for the owner, their own date first: 1 and the date, 0 when the
 * step is not theirs, negative on error. */
int plan_date_for(struct op_ctx *ctx, struct str id, struct plan_date *ret);
/* The same for at most PLAN_DATES_MAX steps of a student with one read: ret[i] is the date of
 * ids[i], without `from` when the step is not theirs. 0, or negative. */
enum { PLAN_DATES_MAX = 32 };
int plan_dates_for(struct op_ctx *ctx, const struct plan_student *student, const char *const ids[],
                   size_t n, struct plan_date *ret);

/* When an item is due, seen from today. */
enum plan_near {
    PLAN_PAST,
    PLAN_MONTH, /* this calendar month; or open still and over for two weeks at most */
    PLAN_NEXT,  /* within three months */
    PLAN_LATER,
    PLAN_UNDATED
};
extern const char *const plan_near_keys[]; /* "past", "month", "next", "later", "undated" */

struct plan_item {
    const struct plan_step *step; /* NULL: one of the owner's own */
    struct milestone said;        /* record.id 0: nothing was said to it */
    struct str key;               /* what operations call it by: id of the step or the record */
    int64_t subject;              /* a number for marks of Today, the same every day */
    struct str title;
    struct str page; /* name of the page its date is from, or to check */
    struct plan_date date;
    int stage; /* enum plan_stage */
    int state; /* enum milestone_state */
    enum plan_near near;
    bool act; /* something is to be done */
};
struct plan {
    struct plan_student student;
    int stage; /* today's, or -1 without a graduation year */
    struct plan_item *items;
    size_t n; /* by day; undated ones last */
};
/* For the owner's class; with another `class_year` as the tables have it for that class, without
 * what the owner said. Without a graduation year only steps of one's own are there. */
int plan_load(struct op_ctx *ctx, int64_t class_year, struct plan *ret);
/* Open, to be done, and due within `ahead` days or over for at most `behind`. */
bool plan_is_pressing(const struct plan_item *x, struct date today, int ahead, int behind);

/* "around 20 October 2027", "1 to 31 August 2027", "1 March 2028, 21:00 ET", "no date". */
struct str plan_when(struct arena *a, const struct plan_date *d);
/* "projected; check AAMC ERAS timeline for applicants", "official", "your date": never empty for a
 * step of the tables. */
struct str plan_sure(struct arena *a, const struct plan_item *x);

/* Who may help: those with a role that the step names, then those in touch lately who by their
 * position do the work of one, in a field of the student's where it matters; three at most. */
struct plan_helper {
    int64_t person;
    struct str name;
    struct str why; /* "Mentor"; "Resident, Willow Clinic" */
};
int plan_helpers(struct op_ctx *ctx, const struct plan_student *me, const struct plan_step *step,
                 struct plan_helper ret[3], size_t *ret_n);

/* Says something to the item with a key: its state and the day (`done_on` of DONE). Expected:
 * ERR_NOT_FOUND with a sentence. In an action. */
int plan_say(struct op_ctx *ctx, struct str key, int state, struct date done_on,
             struct plan_item *ret);

/* The dated steps that are open or done as iCalendar, into `out`; ret_tag changes when a byte does.
 * Every event has the number and the time of the last change to the account or to what was said to
 * a step as SEQUENCE and DTSTAMP: both rise when a date changes, undo included. */
struct strbuf;
int plan_feed(struct op_ctx *ctx, struct strbuf *out, struct str *ret_tag);

#endif
