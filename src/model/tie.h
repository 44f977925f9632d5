/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the owner knows about two people: that they know each other, how and since when; or that
 * they do not, or should not be asked across. As in model/entities.h.
 */
#ifndef WM_MODEL_TIE_H
#define WM_MODEL_TIE_H

#include "model/entities.h"

struct tie {
    struct record record;
    int64_t person, other;   /* people, in no order; other 0: the owner */
    int kind;                /* enum tie_kind */
    struct date from, until; /* partial; the time they had to do with each other */
    int64_t papers;          /* written together; 0 not known */
    int64_t last_paper;      /* its year; 0 not known */
    int64_t authors;         /* of a usual paper of theirs; 0 not known */
    int verdict;             /* enum tie_verdict */
    struct str evidence;     /* how the owner knows: "she told me" */
    bool sample;
};
enum tie_kind {
    TIE_KNOW, /* they know each other, nothing more is known */
    TIE_TRAINED,
    TIE_WORKED,
    TIE_TAUGHT,
    TIE_COAUTHORS,
    TIE_FRIENDS,
    TIE_FAMILY,
    TIE_INTRODUCED /* one introduced the other */
};
/* What the owner says about the two, which wins over everything that is only concluded. */
enum tie_verdict {
    TIE_OPEN,
    TIE_CONFIRMED, /* they do know each other */
    TIE_WEAKER,    /* less than it looks */
    TIE_NONE,      /* they do not know each other */
    TIE_UNUSED     /* they do, but this way is not to be used */
};

extern const struct entity entity_tie;
extern const struct field tie_fields[];
extern const struct choice tie_kind_choices[], tie_verdict_choices[];

#endif
