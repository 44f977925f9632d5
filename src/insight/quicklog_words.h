/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Classes of English words as the quick log needs them, by folded form. To teach it a word, add
 * a row; what the word means beyond its class is said by the phrase tables of the other files.
 */
#ifndef WM_INSIGHT_QUICKLOG_WORDS_H
#define WM_INSIGHT_QUICKLOG_WORDS_H

#include "base/str.h"

enum quicklog_word_class {
    W_STOP = 1u << 0,       /* not a name unless a known person has it */
    W_TITLE = 1u << 1,      /* dr, prof */
    W_PARTICLE = 1u << 2,   /* de, van: inside names */
    W_CREDENTIAL = 1u << 3, /* md, phd */
    W_SUFFIX = 1u << 4,     /* jr, iii */
    W_PLACE = 1u << 5,      /* hospital: what stands before it is no person */
    W_AT = 1u << 6,         /* at, in: a place follows */
    W_GENERIC = 1u << 7,    /* friends, team: people without a name */
    W_COMMON = 1u << 8,     /* common words that are names, too: a name only with a capital */
    W_VERB = 1u << 9,       /* stands after a subject: will, emailed, is */
    W_ADV = 1u << 10,       /* may stand between subject and verb */
    W_MODAL = 1u << 11,     /* what follows has not happened: will, to */
    W_SUBJ = 1u << 12,      /* she he they */
    W_OBJ = 1u << 13,       /* her him them */
    W_POSS = 1u << 14,      /* her his their */
    W_ME = 1u << 15,        /* i */
    W_MEOBJ = 1u << 16,     /* me us */
    W_MY = 1u << 17,        /* my our */
    W_DET = 1u << 18,       /* a the my */
    W_NEG = 1u << 19,       /* not never no */
    W_WEEKDAY = 1u << 20,
    W_MONTH = 1u << 21,
    W_ACRO = 1u << 22, /* in capitals no initials of a person: ICU */
};

struct quicklog_word {
    const char *word;
    unsigned classes;
};

extern const struct quicklog_word quicklog_words[];
extern const size_t quicklog_words_n;
/* 0 for words without a row. */
unsigned quicklog_word_classes(struct str folded);

#endif
