/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Readiness: keeping it in step with the log, and everything that is shown of it.
 *
 * Kept: a person's timeline becomes events, is replayed alone, and the owner's stages are made from
 * the tries of everybody, from the first one on that changed. So it does not matter in which order
 * interactions are logged, changed, removed or taken back: the rows always equal a rebuild.
 *
 * Shown: what readiness_of() and its neighbours load lives in the context's arena. Percents are
 * whole; a chance without `digits` is to be shown by its words, its percent is for order and
 * drawing alone. What the owner pinned stands beside a forecast and is never counted in it.
 */
#ifndef WM_OPS_READINESS_H
#define WM_OPS_READINESS_H

#include "insight/readiness_words.h"
#include "model/entities.h"
#include "ops/context.h"
#include "store/standing.h"

extern const struct op readiness_ops[];

/* --- kept ----------------------------------------------------------------------------------- */

/* The days of the owner's calendar that the counters run on. */
double readiness_day(struct date d);

/* What refreshing a person found. */
struct readiness_kept {
    struct readiness_contact *contact; /* NULL: no contact that counts */
    struct date first_on;              /* their first day that counts */
};

/* Makes a person's row and tries anew. In a write transaction, before readiness_settle(). */
int readiness_refresh(struct op_ctx *ctx, int64_t person, struct readiness_kept *ret);
/* Makes the owner's stages anew from the first try on that changed since the transaction began. */
int readiness_settle(struct op_ctx *ctx);

/* --- one person ----------------------------------------------------------------------------- */

/* What to expect of writing to somebody today, as said beside their name. `c`: NULL when there was
 * no contact yet; `pin`: what the owner says of them (enum ready_pin). */
struct str readiness_say_write(struct op_ctx *ctx, const struct readiness_account *account,
                               const struct readiness_contact *c, int pin);
/* And of waiting; STR_NULL without contact. */
struct str readiness_say_wait(struct op_ctx *ctx, const struct readiness_contact *c);

enum { READINESS_WEEKS = 52, READINESS_CURVE_DAYS = 180 };

/* What is forecast for one day, when nothing happens until then. */
struct readiness_step {
    struct date on;
    int days; /* from the view's day */
    struct readiness_chance write;
    int alive90; /* percent: contact both ways within 90 days of that day */
};

/* The last contact of a kind. */
struct readiness_touch {
    int kind, direction; /* enum interaction_kind, enum direction */
    struct date on;
    int64_t interaction;
};

struct readiness_week {
    struct date from; /* its Monday */
    int days;         /* days with contact that counts */
    int two_way;      /* of them, days on which both spoke */
};

/* A message nobody said the outcome of. */
struct readiness_ask {
    int64_t interaction; /* 0: nothing to ask */
    struct date on;
    int kind;           /* enum interaction_kind */
    bool due;           /* 14 days and more ago: to be asked now */
    struct str summary; /* what the owner noted, one line, or "" */
};

struct readiness_view {
    int64_t person;
    struct str name;
    struct date on;       /* the day of the forecast */
    int pin;              /* enum ready_pin */
    struct str pin_words; /* "You said that they would answer.", or "" */
    bool known;           /* there was contact that counts; else what is said of new people */
    struct readiness_chance now;
    struct readiness_explanation why;
    int within1, within3, within7; /* percent answered within so many days, of `now.percent` */
    struct readiness_wait wait;    /* contact by itself within 14 days */
    int alive90;                   /* percent; 0 when not known */
    struct date last_on, last_in, last_out;
    int64_t days_in, days_out, answered, resolved, ignored;
    struct readiness_touch *touches; /* one a kind, newest first */
    size_t touches_n;
    struct readiness_week weeks[READINESS_WEEKS]; /* oldest first; the last holds the day */
    struct readiness_step *curve;                 /* every day from 0 to READINESS_CURVE_DAYS */
    size_t curve_n;                               /* 0 when not known */
    struct readiness_step *until;                 /* the days asked for, in their order */
    size_t until_n;
    struct date nudge_on;   /* when Today brings them up, or not set */
    struct str nudge_words; /* why then: "Inner circle: a chance of contact under 80 % ..." or "" */
    struct readiness_ask ask;
};

/* Everything about one person. `at`: the day of the forecast, not set: today; a later day says
 * what holds when nothing happens until then. Days in `until` before it are taken as that day.
 * Expected: ERR_NOT_FOUND. */
int readiness_of(struct op_ctx *ctx, int64_t person, struct date at, const struct date *until,
                 size_t until_n, struct readiness_view *ret);

/* --- many people ---------------------------------------------------------------------------- */

/* Against 30 days ago, by the chance of contact both ways; five points make a move. */
enum readiness_move { READINESS_STEADY, READINESS_UP, READINESS_DOWN };

struct readiness_person {
    struct standing who; /* as lists have it, with due_on */
    bool known;
    struct readiness_chance chance;
    struct readiness_wait wait;
    int alive90;
    enum readiness_move move;
    bool overdue; /* Today would bring them up */
    int pin;      /* enum ready_pin */
};

enum readiness_order { READINESS_BY_NAME, READINESS_BY_CHANCE, READINESS_BY_FALL };
struct readiness_filter {
    enum readiness_order order; /* by chance: highest first; by fall: most lost first */
    int band;                   /* 0 all, else 1 + enum readiness_band */
    int move;                   /* 0 all, else 1 + enum readiness_move */
    bool overdue;               /* only them */
    bool known;                 /* only people with contact that counts */
    int circle;                 /* 0 all */
    int role;                   /* index into role_choices, 0 all */
    struct date at;             /* not set: today */
    int64_t limit, offset;      /* limit 0: all */
};

/* Walks everybody who was not put away: for a list that is asked for by readiness. */
int readiness_people(struct op_ctx *ctx, const struct readiness_filter *f,
                     struct readiness_person **ret, size_t *ret_n, size_t *ret_total);
/* The same for some people of a list that was read already, in their order. */
int readiness_of_people(struct op_ctx *ctx, const struct standing *who, size_t n,
                        struct readiness_person **ret);
/* "rising", "steady", "falling". */
const char *readiness_move_words(enum readiness_move m);

/* --- insights ------------------------------------------------------------------------------- */

enum { READINESS_CIRCLES = 5, READINESS_ROLES = 16, READINESS_BINS = 5, READINESS_LISTED = 20 };

/* Contacts a week: one with two people counts twice, of somebody with two roles in both. */
struct readiness_effort {
    struct date from; /* its Monday */
    int64_t all, circle[READINESS_CIRCLES], role[READINESS_ROLES];
};

struct readiness_balance {
    int64_t person; /* 0: of all */
    struct str name;
    int64_t help_given, help_received, days_in, days_out;
};

/* Ready: a chance that is good (readiness_band). */
struct readiness_outlook {
    int circle;                          /* enum circle */
    int64_t people, now, nothing, today; /* ready: now; on the day; when Today is followed */
};
struct readiness_outlook_person {
    struct standing who;
    struct readiness_chance now, nothing, today;
};

/* "Of the people we gave 60 to 80 %, 71 % answered." */
struct readiness_bin {
    int low, high; /* percent */
    int64_t n, answered;
    double said, came;  /* mean forecast, share answered; 0..1 */
    double least, most; /* where `came` may lie by chance alone, 95 % (Wilson 1927) */
};
struct readiness_calibration {
    struct readiness_bin bins[READINESS_BINS];
    int64_t n, answered; /* re-contacts whose outcome is known */
    int64_t unknown;     /* nobody said what came of them; not counted */
    double brier, off;   /* mean squared error; mean distance of the bins, weighted (ECE) */
    struct str words;    /* the fullest bin as a sentence, or that it is too early to say */
};

struct readiness_insights {
    struct readiness_effort weeks[READINESS_WEEKS]; /* oldest first; the last holds today */
    struct readiness_balance balance;
    struct readiness_balance *owed; /* helped the owner more than they were helped, most first */
    size_t owed_n;
    struct readiness_person *drifting; /* most lost first */
    size_t drifting_n, drifting_total;
    struct date on;                                      /* the day of the outlook */
    struct readiness_outlook outlook[READINESS_CIRCLES]; /* by circle */
    struct readiness_outlook_person *people;             /* whom following Today helps most */
    size_t people_n;
    struct readiness_calibration calibration;
};

/* `on`: the day that is looked ahead to; not set: in half a year. Lists hold at most
 * READINESS_LISTED. */
int readiness_insights(struct op_ctx *ctx, struct date on, struct readiness_insights *ret);
/* The owner's own calibration alone. */
int readiness_calibrate(struct op_ctx *ctx, struct readiness_calibration *ret);

#endif
