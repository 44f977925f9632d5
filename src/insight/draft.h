/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A draft: a template filled with what is known and what the student typed. Says what is missing
 * (in visible square brackets), how many words there are, and whether anything in it is about this
 * person alone. Pure; nothing is ever sent. draft_facts.h makes facts of records.
 */
#ifndef WM_INSIGHT_DRAFT_H
#define WM_INSIGHT_DRAFT_H

#include "insight/template.h"

/* By field; "" is not known. What the student typed goes in by draft_facts_set(). */
struct draft_facts {
    struct str value[DRAFT_FIELDS];
};

struct draft_hole {
    enum draft_field field;
    struct str question; /* the template's, else the field's label */
};

struct draft {
    struct str subject, body;     /* body: lines end with \n, paragraphs with an empty line */
    size_t words;                 /* of the body, with greeting and name */
    bool too_long;                /* more than the template's limit */
    VEC(struct draft_hole) holes; /* each field once, in the order of the text */
    bool generic;                 /* nothing in it is about this person alone */
    struct str mend;              /* how to mend that, a sentence, or "" */
    struct str cliche;            /* the first phrase of form letters in it, or "" */
    struct str cliche_mend;       /* what to do about it, a sentence */
};

/* One line; phrases lose their stop, sentences begin with a capital and end with a stop. */
void draft_facts_set(struct arena *a, struct draft_facts *f, enum draft_field field,
                     struct str typed);
void draft_make(struct arena *a, const struct draft_template *t, const struct draft_facts *f,
                struct draft *ret);
/* The same for a text that was edited: words, brackets that are left (`holes` has their number, no
 * fields), phrases; generic when the draft was and little was added to it. */
void draft_check(struct arena *a, const struct draft_template *t, const struct draft *made,
                 struct str subject, struct str body, struct draft *ret);

/* Words between white space; a dash or a line of dashes alone is none. */
size_t draft_words(struct str text);
/* More than "your research": two words that are not said of everybody. */
bool draft_is_specific(struct arena *a, struct str sentence);
/* Whether a note reads as a sentence in a letter: "You said ...", or something with a stop at its
 * end; "her talk in spring" does not. */
bool draft_is_sentence(struct str s);
/* The first phrase of form letters in a text, or "". ret_mend: a sentence. */
struct str draft_cliche(struct arena *a, struct str text, struct str *ret_mend);

#endif
