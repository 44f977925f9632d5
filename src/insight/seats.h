/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Seats: the board of people a student wants around them, and who of those they know could take a
 * seat that is empty. Pure: facts and a day in, suggestions with their reasons out.
 *
 * A suggestion is somebody with whom there was contact in the last three years, who does what the
 * seat is about by what is noted of them: each seat has its own rule. Those come first with whom
 * the most is noted; it says nothing of what anybody is worth, and the reason says what it rests
 * on.
 */
#ifndef WM_INSIGHT_SEATS_H
#define WM_INSIGHT_SEATS_H

#include "model/entities.h"

enum { SEATS = 8 };

struct seat {
    const char *key;   /* of role_choices: whoever has this role fills the seat */
    const char *title; /* "Faculty in your specialty" */
    const char *what;  /* what this person does for you: one plain sentence */
    const char *empty; /* an invitation while nobody sits there */
    int want;          /* how many the playbook wants by the end of the third year; 0: no number */
    const char *source, *confidence; /* V read in a source, K common practice */
};
extern const struct seat seats[SEATS];
/* The seat of a key, or of a role (index into role_choices); NULL. */
const struct seat *seat_find(struct str key);
const struct seat *seat_of_role(int role);
int seat_role(const struct seat *s); /* index into role_choices */
/* "One by the end of your third year, about June 2027", or "". graduation_year 0: not known. */
struct str seat_want(struct arena *a, const struct seat *s, int64_t graduation_year);

/* A position with what is known of its place. */
struct seat_place {
    int64_t person;
    int kind, organisation_kind; /* enum indexes of their choices */
    struct str title, specialty, name;
    struct date from, until; /* partial */
    bool home;               /* belongs to the owner's school, or stands in the same town */
};

struct seat_help {
    int64_t person;
    struct str about;
    struct date on;
    bool thanked, told; /* of what came of it */
};

struct seat_person {
    int64_t id;
    struct str specialty;
    struct date met, last; /* met: partial, may be not set */
    int64_t answered, resolved, days_in;
    int64_t introduced;       /* people met through them */
    const struct role *roles; /* ended ones, too */
    const struct seat_place *places;
    const struct seat_help *help; /* received from them, oldest first */
    size_t roles_n, places_n, help_n;
};

struct seat_owner {
    struct date today;
    struct str specialties;  /* of interest, commas between */
    int64_t graduation_year; /* 0: not known */
    bool school_known;       /* without a school nobody is at another institution */
};

struct seat_offer {
    const struct seat_person *who;
    int64_t points; /* only its order has a meaning */
    struct str why; /* "Taught you cardiac views in July; helped you twice; answered 4 of 5." */
};

/* At most `max` people who could fill the seat and do not yet, in the arena. */
void seats_suggest(struct arena *a, const struct seat *s, const struct seat_owner *me,
                   const struct seat_person *people, size_t n, size_t max, struct seat_offer **ret,
                   size_t *ret_n);

/* The seat whose turn it is in the week of a day: every seat once in eight weeks. */
const struct seat *seat_of_week(struct date today);

#endif
