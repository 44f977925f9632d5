/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What tables say of programs: how many signals a specialty allows in a season (data/signals.csv),
 * and what the digits of an ACGME id mean (data/acgme_states.csv, data/acgme_specialties.csv).
 * Where nothing is known, nothing is said. Pure; ops/program_tables.c reads the files.
 */
#ifndef WM_INSIGHT_SIGNALS_H
#define WM_INSIGHT_SIGNALS_H

#include "base/str.h"

struct arena;

/* Signals of one specialty in one season, the year of its Match. A specialty has either gold and
 * silver signals or a number of equal ones. */
struct signal_row {
    int64_t season;
    struct str specialty, key;  /* key: specialty_key() of it */
    int64_t gold, silver, flat; /* flat: equal signals */
    struct str note;            /* a rule of that season, or "" */
    struct str confidence, source;
};
struct acgme_state {
    struct str code, state, name; /* "16", "IL", "Illinois" */
};
struct acgme_specialty {
    struct str prefix, key; /* "110", specialty_key() */
    struct str name;
};
struct program_tables {
    const struct signal_row *signals;
    const struct acgme_state *states;
    const struct acgme_specialty *specialties;
    size_t signals_n, states_n, specialties_n;
};

/* What may be used, and how sure that is. */
struct signal_allowance {
    const struct signal_row *row; /* NULL: none is known */
    bool of_season;               /* false: the row is of an earlier season */
};

/* Names of one specialty have one key: letters and digits, without "and", known short names
 * spelled out ("ENT", "OB-GYN", "orthopaedics"). */
struct str specialty_key(struct arena *a, struct str specialty);
bool specialty_is_same(struct arena *a, struct str one, struct str other);

/* The row of that season, else the newest one before it. `t` NULL: none. */
struct signal_allowance signal_find(struct arena *a, const struct program_tables *t,
                                    struct str specialty, int64_t season);
/* "3 gold and 12 silver signals in season 2026; check the official page", "5 signals"; "" when
 * none is known. */
struct str signal_words(struct arena *a, const struct signal_allowance *x);

/* What an ACGME id says that other facts do not: bits. Unknown codes and places say nothing. */
enum acgme_doubts { ACGME_STATE = 1u << 0, ACGME_SPECIALTY = 1u << 1 };
/* `place` may be "Boston, MA", "Boston, Massachusetts" or without a state. */
unsigned acgme_doubts(struct arena *a, const struct program_tables *t, struct str id,
                      struct str specialty, struct str place);
/* The digits alone, for keeping and comparing: blanks and hyphens taken out. */
struct str acgme_digits(struct arena *a, struct str id);

#endif
