/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Ideas for giving: what one could do for somebody, from what is noted of them. Texts stand in a
 * table (data/giving.csv); this matches their conditions. Nothing here counts what is owed.
 */
#ifndef WM_INSIGHT_GIVING_H
#define WM_INSIGHT_GIVING_H

#include "model/entities.h"

enum giving_when {
    GIVING_SHARED,   /* another known person cares about the same, and they have not met here */
    GIVING_PROJECT,  /* they lead or do research */
    GIVING_CARES,    /* something they care about is noted */
    GIVING_NEW_POST, /* a position of theirs began lately */
    GIVING_TEACHES,  /* they teach */
    GIVING_STUDENT,  /* they are a student, or a peer */
    GIVING_HELPED,   /* they helped and an outcome may be told */
    GIVING_ANYBODY,  /* about nobody in particular */
    GIVING_WHENS
};
/* Of a word of the table's column "when"; GIVING_WHENS: there is none of that name. */
enum giving_when giving_when_find(struct str word);

/* {name}, {topic}, {other}, {place} in texts stand for what is known. */
struct giving_row {
    struct str key, text, why;
    enum giving_when when;
};
struct giving_table {
    const struct giving_row *rows;
    size_t n;
};

/* Another person who cares about the same. */
struct giving_other {
    int64_t person;
    struct str name, topic;
};
struct giving_facts {
    struct date today;
    struct str name;
    struct str cares_about; /* commas between */
    const struct role *roles;
    const struct position *positions;
    const struct str *places; /* name of each position's organisation */
    const struct giving_other *others;
    size_t roles_n, positions_n, others_n, helped;
};
struct giving_idea {
    struct str key, text, why;
    int64_t other; /* the person to bring them together with, or 0 */
};

/* In the order of the table, at most `max`; of GIVING_SHARED one for each other person. */
void giving_ideas(struct arena *a, const struct giving_table *t, const struct giving_facts *f,
                  size_t max, struct giving_idea **ret, size_t *ret_n);
/* One thing that somebody cares about, so that it can be compared: case, accents and a plural's s
 * do not matter. "" when it is too short to mean anything. */
struct str giving_topic(struct arena *a, struct str words);
/* What two texts of "cares about" have in common, as the first has it; "" for nothing. */
struct str giving_common(struct arena *a, struct str mine, struct str theirs);

#endif
