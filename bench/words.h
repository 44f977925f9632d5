/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Invented words for the benchmarks: names put together from syllables, sentences from phrases.
 * The same seed gives the same words on every machine. Nobody in here exists.
 */
#ifndef WM_BENCH_WORDS_H
#define WM_BENCH_WORDS_H

#include "base/str.h"

struct arena;

struct dice {
    uint64_t state;
};

void dice_init(struct dice *d, uint64_t seed);
/* 0 .. n - 1 */
unsigned dice_roll(struct dice *d, unsigned n);
/* True about `percent` times in a hundred. */
bool dice_chance(struct dice *d, unsigned percent);

struct str words_given(struct dice *d);
struct str words_family(struct arena *a, struct dice *d);
/* "halberg17@mail.example", the ASCII letters of a family name. */
struct str words_email(struct arena *a, struct str family, unsigned n);
struct str words_specialty(struct dice *d);
struct str words_title(struct dice *d);
struct str words_city(struct dice *d);
/* "Brookhaven Children's Hospital" and the like; `n` keeps them apart. */
struct str words_organisation(struct arena *a, struct dice *d, unsigned n);
/* What a meeting was about, 6 to 20 words. */
struct str words_sentence(struct arena *a, struct dice *d);
/* "send comments on the research abstract" */
struct str words_task(struct arena *a, struct dice *d);
struct str words_note(struct arena *a, struct dice *d, unsigned sentences);

#endif
