/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside of the quick log, shared by its files. The sentence is cut into tokens once; each pass
 * reads them and notes what it understood, in this order:
 *   tokens -> next step -> when (days, times, durations) -> people -> clauses (promises, help,
 *   thanks) -> kind and direction -> parts and summary.
 * A token past either end is a full stop, so that passes need no bounds checks.
 */
#ifndef WM_INSIGHT_QUICKLOG_STATE_H
#define WM_INSIGHT_QUICKLOG_STATE_H

#include "insight/quicklog.h"
#include "insight/quicklog_words.h"

enum quicklog_token_type {
    TOKEN_WORD,   /* letters; "Mei-Ling" is one */
    TOKEN_NUMBER, /* starts with a digit: 30m 14:00 2026-11-03 */
    TOKEN_SUFFIX, /* after an apostrophe: 's 'll 'd n't ends in t */
    TOKEN_MARK,   /* punctuation, one character */
    TOKEN_END,    /* before the first and after the last */
};

/* What a token was taken for. */
enum quicklog_role { ROLE_NONE, ROLE_WHEN, ROLE_NAME };

/* What stretch of the sentence covers it. */
enum quicklog_cover { COVER_NONE, COVER_NEXT, COVER_PROMISE, COVER_HELP, COVER_THANKS };

struct quicklog_token {
    enum quicklog_token_type type;
    size_t from, to;
    struct str fold; /* folded word; a number's own characters in lower case */
    unsigned is;     /* enum quicklog_word_class */
    char mark;       /* of TOKEN_MARK: , ; . ! ? : ( ) - & + / " and \n; * others; ~ of "Dr." */
    bool capital;    /* starts with a capital, or a script that has none */
    bool acronym;    /* two or more letters, all capitals */
    bool known;      /* part of a known person's name */
    bool start;      /* first word of a sentence or line */
    bool glued;      /* no blank before it */
    enum quicklog_role role;
    size_t item; /* ROLE_WHEN: index into whens; ROLE_NAME: into seen */
    enum quicklog_cover cover;
    size_t cover_item;
};

enum quicklog_when_type { WHEN_DAY, WHEN_TIME, WHEN_MINUTES };

/* A stretch of tokens [from, to) that says when or how long. */
struct quicklog_when {
    enum quicklog_when_type type;
    size_t from, to;
    struct date past;            /* as the day of something that happened */
    struct date future;          /* as a day something is due; not set: cannot be */
    bool unclear;                /* as the past reading */
    bool unclear_due;            /* as the future reading */
    bool ahead;                  /* names a day to come: tomorrow, next week */
    bool bound;                  /* "by Friday" */
    bool nonsense;               /* "31 Feb": no day at all */
    struct date readings[2];     /* as past days */
    struct date due_readings[2]; /* as days to come */
    const char *why;             /* what is unclear, for people; or NULL */
    struct str time;             /* WHEN_TIME */
    int64_t minutes;             /* WHEN_MINUTES, and of "2-3pm" */
    bool used;                   /* became a part */
};

/* One place where a person is named, tokens [from, to). */
struct quicklog_seen {
    size_t from, to;
    size_t mention;
    int strength; /* enum quicklog_strength, or -1: only named */
};

/* How sure it is that a person named here took part. */
enum quicklog_strength { STRENGTH_NONE, STRENGTH_WEAK, STRENGTH_STRONG };

/* Tokens [from, to) understood as a promise, help, thanks or next step. */
struct quicklog_span {
    enum quicklog_what what;
    size_t index, n; /* of the first entry, and how many (thanks to several) */
    size_t from, to;
};

struct quicklog_state {
    struct arena *a;
    struct str text;
    struct date today;
    const struct quicklog_names *names;
    struct err *err;
    struct quicklog *out;
    VEC(struct quicklog_token) tokens;
    VEC(struct quicklog_when) whens;
    VEC(struct quicklog_seen) seen;
    VEC(struct quicklog_span) spans;
    size_t kind_from, kind_to;     /* tokens of the kind word; equal when there is none */
    size_t second_from, second_to; /* of another kind with other people, likewise */
    int second_kind;
    bool thanked_me;               /* they thanked me */
    size_t thanks_from, thanks_to; /* tokens that say thanks, mine or theirs */
    bool thanks_noun;              /* "a thank-you card" */
    bool *claimed;                 /* per token: lies in a part */
};

/* Passes. They cannot fail but for limits. */
void quicklog_tokens_cut(struct quicklog_state *q);
void quicklog_when_find(struct quicklog_state *q);
int quicklog_people_find(struct quicklog_state *q);
void quicklog_next_find(struct quicklog_state *q); /* before the days: it takes all in it */
void quicklog_clauses_find(struct quicklog_state *q);
void quicklog_kind_find(struct quicklog_state *q);
void quicklog_days_settle(struct quicklog_state *q); /* which day, time and duration it was */
void quicklog_parts_make(struct quicklog_state *q);
void quicklog_summary_make(struct quicklog_state *q);

/* Token i, or the end token. */
const struct quicklog_token *quicklog_at(const struct quicklog_state *q, size_t i);
/* Token before i, or the end token. */
const struct quicklog_token *quicklog_before(const struct quicklog_state *q, size_t i);
bool quicklog_is_word(const struct quicklog_token *t, const char *folded);
/* How many tokens from i spell `phrase` (folded words, one blank between); 0 for none. */
size_t quicklog_match(const struct quicklog_state *q, size_t i, const char *phrase);
/* The longest match of a list that ends with NULL. */
size_t quicklog_match_any(const struct quicklog_state *q, size_t i, const char *const *phrases);
/* A mark that ends a clause for sure: ; . ! ? ( ) line end, or the end. Not the comma. */
bool quicklog_is_stop(const struct quicklog_token *t);
struct str quicklog_slice(const struct quicklog_state *q, size_t from, size_t to); /* of the text */

/* tokens, split: */
bool quicklog_is_any(const struct quicklog_token *t, const char *const *words);
size_t quicklog_skip_adverbs(const struct quicklog_state *q, size_t i);
/* A subject's verb follows at i: "will", "'ll", "kindly offered". */
bool quicklog_verb_follows(const struct quicklog_state *q, size_t i);
/* A new clause with its own subject or verb starts at token i. */
bool quicklog_starts_clause(const struct quicklog_state *q, size_t i);
/* The end (a token) of the clause that i lies in: before a stop, a comma or "and" that starts
 * another clause. */
size_t quicklog_clause_end(const struct quicklog_state *q, size_t i);

/* mentions: */
/* Names tokens [from, to); expected error: ERR_LIMIT. */
int quicklog_mention_add(struct quicklog_state *q, size_t from, size_t to, int strength,
                         bool unclear);
/* The strongest place, before a token, where a mention is named; -1 for none. */
int quicklog_strength(const struct quicklog_state *q, size_t mention, size_t before);
/* The mention that a pronoun at token i stands for, or QUICKLOG_NOBODY; *ret_unclear when others
 * could be meant. Notes the pronoun with the mention. */
size_t quicklog_resolve(struct quicklog_state *q, size_t i, bool *ret_unclear);
/* The person a clause without one is about: the participant named before a token. */
size_t quicklog_counterpart(const struct quicklog_state *q, size_t before, bool *ret_unclear);
/* Who is named in these tokens did not take part by that: they lie in a promise. */
void quicklog_weaken(struct quicklog_state *q, size_t from, size_t to);
/* Decides who took part. */
void quicklog_people_settle(struct quicklog_state *q);

/* subjects: who did what a verb says. */
enum quicklog_who { WHO_UNSAID, WHO_ME, WHO_THEM, WHO_OTHER };
struct quicklog_subject {
    enum quicklog_who who;
    size_t mention; /* of WHO_THEM, or QUICKLOG_NOBODY */
    bool unclear;
    size_t from; /* first token of the subject, or of the verb */
};
struct quicklog_subject quicklog_subject_before(struct quicklog_state *q, size_t verb);
/* Covers [from, to) and notes the span. */
void quicklog_cover(struct quicklog_state *q, enum quicklog_cover cover, enum quicklog_what what,
                    size_t index, size_t from, size_t to);

void quicklog_promises_find(struct quicklog_state *q);
void quicklog_help_find(struct quicklog_state *q);
void quicklog_thanks_find(struct quicklog_state *q);
/* The end of the part of [from, to) that nothing else covers. */
size_t quicklog_free_end(const struct quicklog_state *q, size_t from, size_t to);
/* Takes days, times and durations off the end of [from, to); returns the new end. */
size_t quicklog_trim_when(const struct quicklog_state *q, size_t from, size_t to);
/* The mention of a name or pronoun at token i, or QUICKLOG_NOBODY. */
size_t quicklog_object_at(struct quicklog_state *q, size_t i, bool *ret_unclear);

#endif
