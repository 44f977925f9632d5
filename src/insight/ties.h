/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who knows whom, and how surely: evidence on two people by the rules of a table (data/ties.csv),
 * put together to one probability that a word is passed on between them. Pure; days are a
 * parameter. Nearly all weights are judgement, and each finding says so (tie_rule.judgement).
 *
 * How: each piece of evidence has a probability of its own. Of shared history only the strongest
 * piece of one house counts, because two positions in one house are no two witnesses. The pieces
 * are joined by noisy-or (1 - product of 1 - p), history alone at most to its limit, all together
 * to theirs. What the owner said comes last: confirmed raises, weaker lowers, none and unused take
 * the tie off the paths (unused stays shown). Less than the floor is no tie.
 *
 * A finding's p = base
 *     * sqrt(size / people at the place), at most 1        when the row has a size
 *     * years / (years + half_years)                       when it has half_years
 *     * 2 ^ -(years since its end / fades)                 when it fades
 */
#ifndef WM_INSIGHT_TIES_H
#define WM_INSIGHT_TIES_H

#include "base/date.h"
#include "model/tie.h"

enum tie_rule_kind {
    TIE_RULE_MINE,
    TIE_RULE_DECLARED,
    TIE_RULE_HISTORY,
    TIE_RULE_PAPERS,
    TIE_RULE_INTRODUCED,
    TIE_RULE_TOGETHER,
    TIE_RULE_SIZE,
    TIE_RULE_LIMIT,
    TIE_RULE_KINDS
};

/* What a row needs: the word of its column "needs", of all kinds in one list. */
enum tie_needs {
    TIE_NEEDS_CONTACT,
    TIE_NEEDS_PIN_YES,
    TIE_NEEDS_PIN_NO,
    TIE_NEEDS_MET,
    TIE_NEEDS_DECLARED, /* + enum tie_kind, eight of them */
    TIE_NEEDS_CLASS = TIE_NEEDS_DECLARED + 8,
    TIE_NEEDS_HEAD,
    TIE_NEEDS_DEPARTMENT,
    TIE_NEEDS_PLACE,
    TIE_NEEDS_TEACHES,
    TIE_NEEDS_PART_OF,
    TIE_NEEDS_SIBLING,
    TIE_NEEDS_PAPERS,
    TIE_NEEDS_MET_THROUGH,
    TIE_NEEDS_TOGETHER,
    TIE_NEEDS_SIZE, /* + index into organisation_kind_choices - 1, nine of them */
    TIE_NEEDS_FLOOR = TIE_NEEDS_SIZE + 9,
    TIE_NEEDS_MOST_HISTORY,
    TIE_NEEDS_MOST,
    TIE_NEEDS_CONFIRMED,
    TIE_NEEDS_WEAKER,
    TIE_NEEDS
};
/* Of a row's kind and word; TIE_NEEDS: there is none of that name. */
enum tie_needs tie_needs_find(enum tie_rule_kind kind, struct str word);
/* "mine", "declared" ...; TIE_RULE_KINDS: none. */
enum tie_rule_kind tie_rule_kind_find(struct str word);

struct tie_rule {
    struct str id;
    enum tie_rule_kind kind;
    enum tie_needs needs;
    double base, size, half_years, fades; /* 0: does not matter */
    struct str words; /* {one} {two} {place} {other} {department} {n} {when} {how} */
    struct str source;
    bool judgement; /* the source begins with this word */
};
/* Every need has one row. */
struct tie_table {
    struct tie_rule rules[TIE_NEEDS];
};

/* --- facts ------------------------------------------------------------------------------------ */

/* A place as the rules see it. */
struct tie_place {
    int64_t id, parent;     /* organisations; parent 0 none */
    int kind;               /* index into organisation_kind_choices */
    double size, usual;     /* people there, and of its kind: tie_place_size() */
    struct str name, where; /* where: the town, or "" */
};
/* How many people a place is taken to have: by its kind, or, when the owner knows more there, the
 * next power of two of those. */
double tie_place_size(const struct tie_table *t, int kind, size_t known);

/* Somebody at a place; department folded (base/fold.h). */
struct tie_post {
    const struct tie_place *place, *above; /* above: the place's parent, NULL none */
    int kind;                              /* index into position_kind_choices */
    struct str department, department_key, title;
    struct date from, until; /* partial */
};

/* One of two people. */
struct tie_side {
    int64_t id;
    struct str name;
    const struct tie_post *posts;
    size_t posts_n;
    int64_t met_through; /* who brought them together with the owner */
    struct date met_when;
};

struct tie_pair {
    const struct tie_side *a, *b;
    const struct tie *ties; /* of the two, oldest first */
    size_t ties_n;
    int64_t together; /* contacts of the owner with both, in company small enough */
    struct date together_last;
};

/* What ties the owner to somebody. */
struct tie_mine {
    const struct tie_side *person;
    const struct tie *ties; /* with the owner, oldest first */
    size_t ties_n;
    bool contact;  /* some that counts */
    double answer; /* forecast of an answer, 0..1 */
    struct date last_on;
    int pin;  /* enum ready_pin */
    bool met; /* it is noted that they met, or what they are for the owner */
    struct str met_how;
};

/* --- judgement -------------------------------------------------------------------------------- */

struct tie_finding {
    const struct tie_rule *rule;
    double p;
    const struct tie_post *x, *y; /* history */
    struct str one, two;          /* names: of x and y, or who brought and who was brought */
    struct date from, until;      /* years of it, from as far as noted; until not set: it lasts */
    int64_t n;                    /* times, papers */
    int64_t tie;                  /* record, 0 none */
    struct str said;              /* what the owner noted as evidence, or how they met */
};

enum { TIE_FINDINGS = 12 };
struct tie_judgement {
    double p;    /* 0: no tie */
    bool used;   /* paths may use it */
    int verdict; /* enum tie_verdict, of the newest record that has one */
    int64_t tie; /* the newest record of the two, 0 none */
    struct tie_finding findings[TIE_FINDINGS]; /* strongest first */
    size_t n;
};

void tie_judge(const struct tie_table *t, const struct tie_pair *pair, struct date today,
               struct tie_judgement *ret);
void tie_judge_mine(const struct tie_table *t, const struct tie_mine *mine, struct date today,
                    struct tie_judgement *ret);
/* The most that two people at one place could come to by being there alone: when it is below the
 * floor, nobody needs to be compared for it. `same`: they were at the place itself, else at it and
 * one around it. */
double tie_place_most(const struct tie_table *t, const struct tie_place *place, bool same);
/* Can positions at one large place count, though the place alone is too large? Any two; these. */
bool tie_place_has_near(const struct tie_table *t, const struct tie_place *place);
bool tie_posts_near(const struct tie_table *t, const struct tie_post *x, const struct tie_post *y);

/* Has the owner met them, as far as the record of a person says it without any contact? A circle or
 * a role is given to people one has met; "a contact at another institution" may be only a name.
 * circle: enum circle; roles: keys in force, commas between. */
bool tie_was_met(int circle, struct str roles, struct date met_when);

/* --- words, in the arena ---------------------------------------------------------------------- */

/* "Both at Tern River ... Residency, 2020–2021". */
struct str tie_finding_words(struct arena *a, const struct tie_finding *f, struct date today);
/* The last of it: "2021", "12 May 2027", "now"; "" when not known. */
struct str tie_finding_when(struct arena *a, const struct tie_finding *f, struct date today);
/* "You said that ...", or "" for none. */
struct str tie_verdict_words(struct arena *a, int verdict, bool mine);

#endif
