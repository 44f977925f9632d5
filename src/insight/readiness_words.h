/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Readiness in words: what the forecast is made of, as points against writing to somebody new,
 * each with the evidence it rests on. Whole points that add up to what is shown; a term that
 * makes no point is left out. Nothing here ranks people.
 */
#ifndef WM_INSIGHT_READINESS_WORDS_H
#define WM_INSIGHT_READINESS_WORDS_H

#include "base/date.h"
#include "insight/readiness.h"
#include "model/entities.h"

enum readiness_term {
    READINESS_YOU,     /* how often people answer the owner */
    READINESS_THEM,    /* how often this person did */
    READINESS_RECENT,  /* their messages of late */
    READINESS_IGNORED, /* messages in vain since */
    READINESS_BALANCE, /* who writes more */
    READINESS_OFFSET,  /* how the forecasts turned out so far */
    READINESS_TERMS
};

struct readiness_point {
    enum readiness_term term;
    int points;          /* of a hundred; not 0 */
    struct str sentence; /* "Answered 4 of your 5 messages, last on 3 November." */
};

struct readiness_explanation {
    bool digits; /* false: fewer than READINESS_FEW turns, show the band */
    enum readiness_band band;
    int start; /* percent for somebody new, asked by somebody average */
    int shown; /* percent; start and all points add up to it */
    struct readiness_point rows[READINESS_TERMS]; /* largest first */
    size_t n;
    struct str summary; /* "About 70 %: 4 of 5 answered." or "Chances are good; too few ..." */
};

/* What the sentences tell of; days are the owner's. */
struct readiness_evidence {
    const struct readiness_account *account;
    const struct readiness_contact *contact; /* NULL: no contact yet */
    struct date last_in;                     /* their last message; may be not set */
    struct date today;
};

/* In the arena. */
void readiness_explain(struct arena *a, const struct readiness_forecast *f,
                       const struct readiness_evidence *e, struct readiness_explanation *ret);
/* "about 1 in 3", "about even", "good": for bands. */
const char *readiness_band_words(enum readiness_band band);

/* A forecast as it may be shown. */
struct readiness_chance {
    bool known;  /* there was contact */
    bool digits; /* false: fewer than READINESS_FEW turns, show the words alone */
    enum readiness_band band;
    int percent;      /* in steps of five; without digits for order and drawing only */
    struct str words; /* "about 70 %", or of the band: "about 1 in 3" */
};
struct readiness_chance readiness_chance(struct arena *a, const struct readiness_forecast *f);
/* The same, for the day after `before`: shares its words when they say the same. */
struct readiness_chance readiness_chance_after(struct arena *a, const struct readiness_forecast *f,
                                               const struct readiness_chance *before);

/* What comes by itself within 14 days when the owner does not write, by the silence so far. Seen
 * in logs of other people: a range, and too rosy for whom one does not meet anyway. */
struct readiness_wait {
    bool known;       /* false: in touch within the last 7 days, nothing to say */
    int low, high;    /* percent */
    struct str words; /* "1 to 15 in 100 are heard from by themselves within two weeks" or "" */
};
struct readiness_wait readiness_wait(struct arena *a, double silent_days);
/* The pair that Today shows: "If you write: about 65 % that an answer comes within two weeks." A
 * pin (enum ready_pin) is said in its place, with the forecast beside it. */
struct str readiness_if_write(struct arena *a, const struct readiness_chance *x, int pin);
struct str readiness_if_wait(struct arena *a, const struct readiness_wait *x); /* or "" */
/* "You said that they would answer.", or "". */
struct str readiness_pin_words(int pin);

#endif
