/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rows of patterns, as the guards use them: a rule's id, what to find, what must be near and what
 * must not. Patterns are PCRE2, without regard to case, over UTF-8; invalid bytes match nothing.
 * Three signs mean more than in PCRE2, but not in a class: a blank stands for one to four white
 * spaces, an apostrophe for any of its typographic forms or none, ~ for any sign that does not end
 * a sentence ("Dr." does not). Named groups of
 * the list `words` may be called as (?&name). (?-i:...) regards case. \K begins the marked words.
 *
 * Rows are compiled once, at first use, and live as long as the process. A match that would take
 * too long (LIMIT_GUARD_STEPS) counts as none: a guard advises, it must never hang.
 */
#ifndef WM_INSIGHT_GUARD_PATTERN_H
#define WM_INSIGHT_GUARD_PATTERN_H

#include "insight/guard.h"

enum guard_pattern_flags {
    GUARD_IN_TEXT = 1u << 0,       /* `needs` may stand anywhere in the text, not in the sentence */
    GUARD_UNLESS_TEXT = 1u << 1,   /* so may `unless` */
    GUARD_UNLESS_BEFORE = 1u << 2, /* `unless` counts only before the hit, in its sentence */
    GUARD_MENTOR_ONLY = 1u << 3,   /* for texts on behalf of a student */
};

struct guard_pattern {
    const char *rule;   /* id of its rule */
    const char *find;   /* what is marked */
    const char *needs;  /* must match in the sentence of the hit; NULL: nothing */
    const char *unless; /* must not match there; NULL: nothing */
    unsigned flags;     /* enum guard_pattern_flags */
};

/* Compiled rows; made by guard_patterns_new() only. */
struct guard_patterns;

/* `words`: "(?(DEFINE)...)", put before every pattern. Tables of rows in the order in which they
 * are tried, NULL after the last; each ends with a NULL rule. Stops the process when a pattern is
 * wrong, which is a mistake of the programmer. Heap, for the process. */
struct guard_patterns *guard_patterns_new(const char *words,
                                          const struct guard_pattern *const *tables);
/* Appends what the rows find; rows with a flag of `without` are left out. */
void guard_patterns_find(const struct guard_patterns *p, struct arena *a, struct str text,
                         unsigned without, struct guard_hits *hits);
/* The sentence around byte `at`: ends at . ? ! ; before a blank, or at a line end, but not after an
 * abbreviation such as "Dr." or "vs."; at most 600 bytes on each side. */
struct str guard_sentence(struct str text, size_t at);

#endif
