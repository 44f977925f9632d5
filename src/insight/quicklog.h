/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Quick log: one sentence a student types about something that happened, such as
 * "coffee with Chen yesterday 30m, she will introduce me to Dr Ruiz; thanked her".
 *
 * The parser says what it understood and where in the text; it saves nothing, looks nobody up
 * and reads no clock. Who "Chen" is decides the caller. What is not understood stays in the
 * summary. What could be read in two ways is marked unclear, with its readings, and must be shown
 * before saving; the values given then are proposals.
 *
 * Offsets are bytes into `text`. Mentions are named by their index in `people`. All results live
 * in the arena; slices point into it or into static text.
 */
#ifndef WM_INSIGHT_QUICKLOG_H
#define WM_INSIGHT_QUICKLOG_H

#include "base/date.h"
#include "base/vec.h"
#include "model/entities.h"

/* Tells whether one folded word (fold.h) is part of the name of a known person, so that "chen"
 * in lower case is understood. is_name may be NULL: then only capitals and titles show names. */
struct quicklog_names {
    void *data;
    bool (*is_name)(void *data, struct str folded_word);
};

#define QUICKLOG_NOBODY SIZE_MAX /* no mention */

/* A person named in the sentence, once for every distinct name. */
struct quicklog_mention {
    struct str name;    /* as typed, with the title: "Dr Ruiz" */
    size_t from, to;    /* where it is named first */
    bool participant;   /* took part; otherwise only spoken of */
    bool unclear;       /* perhaps not a name: "coffee with brian" when no brian is known */
    struct str pronoun; /* "she", "he" or "they" when one stands for this person, else "" */
};

struct quicklog_promise {
    int by;             /* enum promise_by */
    size_t person;      /* who promised, or to whom I did; QUICKLOG_NOBODY when not said */
    struct str what;    /* "introduce me to Dr Ruiz" */
    struct date due_on; /* not set when no day was said */
    size_t about;       /* another mention it concerns, or QUICKLOG_NOBODY */
    bool unclear;       /* who promised whom is a guess */
};

struct quicklog_help {
    int direction;       /* enum help_direction */
    size_t person;       /* who helped, or whom I helped; QUICKLOG_NOBODY when not said */
    struct str about;    /* "reviewed my CV" */
    size_t about_person; /* "introduced me to Ruiz": Ruiz, or QUICKLOG_NOBODY */
    bool thanked;        /* the same sentence says that I thanked this person */
    bool unclear;        /* who is meant is a guess */
};

/* I thanked someone. Their thanks to me are not among these. */
struct quicklog_thanks {
    size_t person;    /* QUICKLOG_NOBODY when not said */
    struct str about; /* "reviewing my CV", or "" */
    bool unclear;
};

enum quicklog_what {
    QUICKLOG_KIND,
    QUICKLOG_DATE,
    QUICKLOG_TIME,
    QUICKLOG_MINUTES,
    QUICKLOG_PERSON,  /* index: the mention */
    QUICKLOG_PROMISE, /* index: the promise */
    QUICKLOG_DUE,     /* index: the promise that is due then */
    QUICKLOG_HELP,    /* index: the help */
    QUICKLOG_THANKS,  /* index: the thanks */
    QUICKLOG_NEXT,
    QUICKLOG_WHATS
};

/* A stretch of the text with its meaning. Parts are in text order and do not overlap; a promise
 * is underlined where no other part lies in it. A person named again has a part of their own
 * with the same index. */
struct quicklog_part {
    size_t from, to;
    enum quicklog_what what;
    size_t index;
    int number;    /* 1, 2, 3 ... in text order */
    struct str as; /* for people: "A meeting, both ways", "Monday 9 August 2027" */
    bool unclear;
    struct date readings[2]; /* of an unclear date; not set when there are none */
};

struct quicklog {
    struct str text; /* as typed, whole */
    /* enum interaction_kind. NONE: nothing says it, ask; OTHER: help or a promise, else unsaid. */
    int kind;
    int direction;    /* enum direction; NONE only when the kind is NONE */
    struct date date; /* today when no day was said */
    bool date_said;
    struct str time; /* "14:00" or "" */
    int64_t minutes; /* 0 when not said */
    VEC(struct quicklog_mention) people;
    VEC(struct quicklog_promise) promises;
    VEC(struct quicklog_help) help;
    VEC(struct quicklog_thanks) thanks;
    struct str next_step;
    /* The sentence without day, time, duration and next step, starting with a capital. Markdown
     * characters are as typed. */
    struct str summary;
    VEC(struct quicklog_part) parts;
    size_t unclear; /* how many parts are unclear */
};

/* Never crashes on any bytes; invalid UTF-8 is repaired first (text is then the repaired one).
 * `today` must be a full date. Expected errors: ERR_INVALID for an empty sentence, ERR_LIMIT
 * beyond LIMIT_LOG_TEXT bytes or LIMIT_LOG_PEOPLE people. */
int quicklog_parse(struct arena *a, struct str text, struct date today,
                   const struct quicklog_names *names, struct quicklog *ret, struct err *err);

/* "kind", "date", ...: stable words for JSON, class names and tests. */
const char *quicklog_what_key(enum quicklog_what what);
/* "What", "When", ...: row headings of the preview. */
const char *quicklog_what_label(enum quicklog_what what);

#endif
