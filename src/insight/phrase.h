/* SPDX-License-Identifier: Apache-2.0 */
/* Small pieces of English for reasons and titles: numbers, spans, days, pronouns. In the arena. */
#ifndef WM_INSIGHT_PHRASE_H
#define WM_INSIGHT_PHRASE_H

#include "base/date.h"

/* "five", "forty-two"; figures from 100 on and below 0. */
struct str phrase_number(struct arena *a, int64_t n);
/* "a day", "nine days", "three weeks", "five months", "two years", rounded. */
struct str phrase_span(struct arena *a, int64_t days);
/* "every day", "every three weeks". */
struct str phrase_every(struct arena *a, int64_t days);
/* "today", "on Friday", "on 2 July", "in March 2025"; "" when not set. */
struct str phrase_on(struct arena *a, struct date d, struct date today);
/* "by today", "by last Friday", "by Friday", "by 10 September". */
struct str phrase_by(struct arena *a, struct date d, struct date today);
/* "since yesterday", "since last Friday", "since 3 February". */
struct str phrase_since(struct arena *a, struct date d, struct date today);

struct phrase_pronouns {
    const char *subject, *at_start, *object; /* "she", "She", "her" */
    bool known;
};
/* Of a person's pronouns as typed ("she/her"); "they", "them" and known = false otherwise. */
struct phrase_pronouns phrase_pronouns(struct str pronouns);

/* What the student typed of themselves, said to them: "introduce me" becomes "introduce you". */
struct str phrase_to_you(struct arena *a, struct str s);
/* One line inside a sentence: blanks at the ends and a final stop taken off, long ones cut. */
struct str phrase_inside(struct arena *a, struct str s);
/* Our own words, such as the label of a choice, inside a sentence: "Confirmed" becomes "confirmed",
 * "ERAS" stays. Not for what somebody typed, which may begin with a name. */
struct str phrase_label(struct arena *a, struct str label);
/* "a draft", "my notes": a thing rather than an act. */
bool phrase_is_thing(struct str s);
/* "reviewed my CV": an act in the past. */
bool phrase_is_past(struct str s);

#endif
