/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How well the guards do on the labelled sentences of tests/guards/: counted for the half that was
 * looked at, the half that was not, and both.
 */
#ifndef WM_TESTS_GUARD_CORPUS_H
#define WM_TESTS_GUARD_CORPUS_H

#include "insight/guard.h"

enum guard_half { GUARD_TUNED, GUARD_HELD, GUARD_ALL, GUARD_HALVES };

struct guard_count {
    int sentences, wanted, found, missed, wrong; /* found: rightly; wrong: where nothing is */
    int by_rule;                                 /* found by the rule that is named */
};

/* Reads tests/guards/<patient|match>.tsv below WELLMET_SOURCE. `tell` is called for each sentence
 * that was judged otherwise, or by another rule. Stops the test when the file cannot be read. */
void guard_corpus_count(enum guard_kind kind, struct guard_count ret[GUARD_HALVES],
                        void (*tell)(const char *half, const char *what, struct str want,
                                     struct str text));
double guard_recall(const struct guard_count *c);
double guard_precision(const struct guard_count *c);

#endif
