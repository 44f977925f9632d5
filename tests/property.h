/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Property tests: a statement about a function is tried on many random inputs. What a property
 * draws is remembered, so that a failing case is played again with smaller draws (each set to zero
 * or halved) until no smaller one fails, and only that one is shown.
 *
 * Draws are the same on every run; WELLMET_SEED=<number> gives others, WELLMET_RUNS more of them.
 */
#ifndef WM_TESTS_PROPERTY_H
#define WM_TESTS_PROPERTY_H

#include "base/str.h"

enum { GEN_DRAWS_MAX = 512 };

struct arena;

struct gen {
    uint64_t draws[GEN_DRAWS_MAX];
    size_t n, at;    /* drawn so far, place when played again */
    uint64_t state;  /* of the random numbers */
    bool replay;     /* draws come from the list; zero past its end */
    struct arena *a; /* emptied after each case */
};

uint64_t gen_u64(struct gen *g);
/* In [low, high]; smaller draws are nearer to low. */
int64_t gen_between(struct gen *g, int64_t low, int64_t high);
/* At most `max` bytes of any value, or of those in `alphabet` when it is not empty. */
struct str gen_bytes(struct gen *g, size_t max, struct str alphabet);

/* Returns whether the property holds for what it draws. It must not call cmocka's assertions. */
typedef bool (*property)(struct gen *g);

/* Fails the running cmocka test, after shrinking, with the name and the draws. */
void property_check(const char *name, property holds, int runs);

#endif
