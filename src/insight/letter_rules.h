/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The rules of letters of recommendation: what portals allow, what a specialty asks for, and when.
 * Specialties stand in a table (data/letters.csv, read by ops/letter_table.h); what holds for every
 * letter stands in letter_laws. Facts and a day go in, refusals and problems come out, each with
 * the id of its rule, a sentence and the source. Pure; results live in the caller's arena.
 *
 * Letters whose cell is planned count like those that are assigned: a plan is to be true.
 */
#ifndef WM_INSIGHT_LETTER_RULES_H
#define WM_INSIGHT_LETTER_RULES_H

#include "base/vec.h"
#include "insight/ask_flow.h"
#include "model/road.h"

/* --- the table of specialties ----------------------------------------------------------------- */

/* What a row asks of the letters of its form that go to a program. */
enum letter_check {
    LETTER_CHECK_COUNT,  /* between min and max, so many of them from the specialty */
    LETTER_CHECK_READY,  /* so many are uploaded on the day applications open */
    LETTER_CHECK_AUTHOR, /* each is by such an author */
    LETTER_CHECK_ONLY,   /* no letter of another form */
    LETTER_CHECK_EITHER, /* not from somebody who also writes one of the form it replaces */
    LETTER_CHECK_NOTE,   /* good to know, never a problem */
    LETTER_CHECKS
};
/* Which letters a row counts. */
enum letter_which {
    LETTER_WHICH_ANY,
    LETTER_WHICH_NARRATIVE,
    LETTER_WHICH_SLOE,
    LETTER_WHICH_SLOR,
    LETTER_WHICH_SEL,
    LETTER_WHICH_STANDARDIZED, /* every form but the narrative one */
    LETTER_WHICH_CHAIR,
    LETTER_WHICH_DEPARTMENTAL, /* the SEL, or the chair's */
    LETTER_WHICH_PRELIMINARY,
    LETTER_WHICHES
};
enum letter_author {
    LETTER_AUTHOR_ANY,
    LETTER_AUTHOR_SPECIALTY,
    LETTER_AUTHOR_FACULTY,
    LETTER_AUTHOR_SPECIALTY_FACULTY,
    LETTER_AUTHOR_CLINICAL, /* a physician */
    LETTER_AUTHORS
};
/* Words of the table's cells, in the order of the enums; "" is the first where it is any. */
extern const char *const letter_check_words[LETTER_CHECKS];
extern const char *const letter_which_words[LETTER_WHICHES];
extern const char *const letter_author_words[LETTER_AUTHORS];

struct letter_rule {
    struct str id;
    struct str specialty; /* names, ";" between; General: no count of its own; Chair: where the
                           * program asks; "*word": any specialty with this word */
    struct str names;     /* the same, made comparable by letter_rules_end() */
    int service;          /* enum service; 0: every one */
    enum letter_check check;
    enum letter_which which, replaces;
    int64_t min, max, in_specialty; /* 0: not said */
    enum letter_author author;
    bool must;
    struct str sentence, confidence, source, season;
};
struct letter_rules {
    const struct letter_rule *rows;
    size_t n;
};
/* Fills what is derived from the cells. */
void letter_rules_end(struct arena *a, struct letter_rule *rows, size_t n);
/* A specialty's name, so that it can be compared: the first name of the rows that know it. */
struct str letter_specialty(struct arena *a, const struct letter_rules *t, struct str name);
/* The service a specialty goes through where none is said. */
enum service letter_service(struct arena *a, const struct letter_rules *t, struct str specialty);

/* What holds for every letter. */
struct letter_law {
    const char *id, *sentence, *confidence, *source;
};
extern const struct letter_law letter_laws[];
extern const size_t letter_laws_n;
const struct letter_law *letter_law_find(const char *id); /* never NULL for an id of the table */

/* --- facts ------------------------------------------------------------------------------------ */

/* Who writes, or could. */
struct letter_writer {
    int64_t person;
    struct str name;
    struct str specialties; /* as letter_specialty() has them, ";" between */
    unsigned posts;         /* bit i: a position of today of kind i (position_kind_choices) */
    bool family;
    struct str why; /* of somebody who could write: "mentor; faculty in my specialty" */
};
struct letter_fact {
    struct letter letter; /* specialty as typed */
    struct str specialty; /* as letter_specialty() has it, or "" */
    struct letter_writer writer;
    struct ask ask;
    char key; /* 'A', 'B' ...; '*' after Z */
};
/* The rows of the table that bind a program, and how many letters they ask for. */
struct letter_bound {
    const struct letter_rule **rows;
    size_t n;
    int64_t wanted;
};
/* A program, as letters see it. */
struct letter_place {
    int64_t program;
    struct str name;
    struct str specialty_name; /* as typed */
    struct str specialty;      /* as letter_specialty() has it */
    int service;               /* enum service, never 0 */
    bool submitted;            /* the application is: what is assigned is locked */
    int64_t wanted;            /* letters the program asks for; 0: what the specialty asks */
    bool chair;
    const struct letter_bound *bound; /* letter_bind(), or NULL: looked up each time */
};
struct letter_facts {
    const struct letter_rules *rules;
    struct letter_fact *letters;
    size_t letters_n;
    struct letter_place *places;
    size_t places_n;
    unsigned char *cells; /* [place * letters_n + letter]: enum assignment_state */
    struct date today;
    struct date need_by;               /* when letters are needed, where a letter does not say */
    struct date opens;                 /* when applications are submitted */
    const struct letter_writer *could; /* who might write, the likeliest first */
    size_t could_n;
};
/* Finds what binds each program; once for neighbours of one specialty. Without a table, nothing. */
void letter_bind(struct arena *a, const struct letter_rules *t, struct letter_place *places,
                 size_t n);
enum { LETTER_FOUR = 4, LETTER_STEPS = 5 };

/* Asked, agreed, confirmed, uploaded, assigned: 0 (an idea) to LETTER_STEPS. What was assigned
 * before it was there, as portals let you, is not at the end. */
int letter_steps(const struct letter_facts *f, size_t letter);
extern const char *const letter_step_words[LETTER_STEPS + 1]; /* "Not asked yet", "Asked" ... */
enum assignment_state letter_cell(const struct letter_facts *f, size_t letter, size_t place);
/* False: this letter does not go there, another service or another specialty's form. */
bool letter_fits(const struct letter_fact *x, const struct letter_place *p);
/* Letters planned or assigned to a program. */
size_t letter_sum(const struct letter_facts *f, size_t place);
/* How many letters a program should have: its own wish, else what its specialty asks for. */
int64_t letter_wanted(const struct letter_facts *f, size_t place);
/* When it is needed: the ask's own day, else that of the plan. */
struct date letter_need_by(const struct letter_facts *f, const struct letter_fact *x);

/* --- refusals --------------------------------------------------------------------------------- */

/* All: 0, or ERR_INVALID with a sentence that names rule and source. */
int letter_check_assign(const struct letter_facts *f, size_t letter, size_t place,
                        enum assignment_state to, struct err *err);
int letter_check_unassign(const struct letter_place *p, enum assignment_state from,
                          struct err *err);
int letter_check_edit(const struct letter *before, const struct letter *after, struct err *err);
int letter_check_remove(const struct letter *x, struct err *err);
/* Rules over one letter alone: L2, L7. */
int letter_check_entry(const struct letter *x, struct err *err);
/* L4: `other` has the same Letter ID. */
int letter_check_id(const struct letter *x, const struct letter *other, struct err *err);

/* --- problems --------------------------------------------------------------------------------- */

struct letter_problem {
    struct str rule;     /* id */
    struct str sentence; /* what is wrong, and where */
    struct str text;     /* the rule in one sentence */
    struct str source, confidence, season;
    int64_t program, letter; /* 0: none in particular */
    struct str place;        /* name of the program, or "" */
    struct date by;          /* may be not set */
    int weight;              /* 3 not allowed, 2 asked for, 1 advised */
};
typedef VEC(struct letter_problem) letter_problems_vec;
/* Ordered by date, weight and rule; then as letters and programs stand in the facts. */
void letter_problems(struct arena *a, const struct letter_facts *f, letter_problems_vec *ret);

/* The same, one row a rule: the first problem, and where else it is so. Only the first `limit` have
 * words, the others are there to be counted. */
enum { LETTER_NAMED = 3 };
struct letter_group {
    struct letter_problem first;
    size_t more;
    struct str others[LETTER_NAMED]; /* names of the next programs, or letters; "" after the last */
};
typedef VEC(struct letter_group) letter_groups_vec;
void letter_problem_groups(struct arena *a, const struct letter_facts *f, size_t limit,
                           letter_groups_vec *ret);

/* A program with fewer letters than it needs. */
struct letter_need {
    size_t place;
    int64_t has, wants;
    struct str could; /* keys of letters that could go there, too: "C, E" */
    size_t writers[3];
    size_t writers_n; /* indices into facts.could */
};
typedef VEC(struct letter_need) letter_needs_vec;
/* The emptiest first. */
void letter_needs(struct arena *a, const struct letter_facts *f, letter_needs_vec *ret);

/* --- the text of a letter --------------------------------------------------------------------- */

/* Reads like a letter of recommendation itself: begins like one, or says two things that only such
 * letters say, or is long and says one. */
bool letter_text_looks(struct arena *a, struct str text);

#endif
