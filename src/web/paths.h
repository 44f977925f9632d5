/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the pages of introduction paths show: ways to somebody, the ask before it is made, who
 * knows whom, and the network as a whole. What the owner says of a tie is the operation tie.say,
 * by its form; what a page looks for is in its address, so that it can be kept.
 */
#ifndef WM_WEB_PATHS_H
#define WM_WEB_PATHS_H

#include "ops/ask_prepare.h"
#include "ops/paths.h"
#include "ops/programs.h"
#include "web/chart.h"
#include "web/page.h"

/* --- ways: /paths ----------------------------------------------------------------------------- */

/* One tie of a way, in words. */
struct paths_hop {
    const struct path_hop *hop;
    struct str initials, place; /* of the one it leads to; place cut short */
    struct str pair;            /* "You and Dr Chen" */
    struct str first;           /* the strongest evidence, a sentence */
    struct str more;            /* the rest, sentences, or "" */
    bool guessed;               /* concluded from dates: nobody said so */
};

struct paths_way {
    const struct path_way *way;
    struct paths_hop *hops;
    struct str heading;  /* "Through Dr Chen" */
    struct str kind;     /* "two introductions; one tie guessed" */
    struct str another;  /* address of the page without its first one, or "" */
    struct str prepare;  /* address of the ask, or "" */
    bool surest, likely; /* likely: the ask is what one would do */
    bool open;           /* its evidence is seen at once */
};

/* Somebody left out: "use another way". */
struct paths_left {
    struct str name, back; /* back: address with them again */
};

/* What is typed; all of it comes back when something is wrong. */
struct paths_form {
    struct str who, at, specialty, place;
    int64_t hops, k;  /* k: ways at most */
    bool same;        /* the first person may be the same on several ways */
    struct str wrong; /* a sentence, or "" */
    char field;       /* what it is about: 'w'ho, 'a't, 's'pecialty, 0 all of it */
};

struct paths_view {
    struct paths_form form;
    struct path_answer x;
    bool asked;         /* something was looked for */
    struct str heading; /* "Who can put you in contact with Dr Ruiz?" */
    struct str dek;     /* "Three ways, each through someone else first.", or "" */
    struct str me;      /* the owner's initials */
    struct paths_way *ways;
    struct paths_left left[PATHS_WITHOUT_MAX];
    size_t left_n;
    struct str further;           /* address that looks one tie further, or "" */
    struct str more;              /* address with more ways, or "" */
    struct str page;              /* of the person looked for, or "" */
    struct program_list programs; /* to begin with */
};

/* "/paths?person=ID", "/ties?person=ID" */
struct str paths_href(struct arena *a, const char *what, int64_t id);
struct str ties_href(struct arena *a, int64_t person);
/* Nobody said so, it is concluded from dates. `mine`: a tie of the owner's own. */
bool paths_is_guessed(bool mine, int verdict, const struct path_evidence *e, size_t n);
/* Evidence as sentences, from the one at `from` on, the last before `n`. */
struct str paths_sentences(struct arena *a, const struct path_evidence *e, size_t from, size_t n);
/* "MC" of "Dr Mei-Ling Chen". */
struct str paths_initials(struct arena *a, struct str name);
/* With a capital. */
struct str paths_at_start(struct arena *a, struct str s);
/* "three ways" */
struct str paths_count(struct arena *a, size_t n, const char *one, const char *many);

/* --- before asking: /paths/ask ---------------------------------------------------------------- */

enum { PATHS_RULES = 6 };
struct paths_ask_view {
    struct path_ask_view x;
    struct str person, about, program; /* ids as texts; program may be "" */
    struct str place;                  /* of the program, or "" */
    struct str topic, specific;        /* as typed */
    struct str wrong;
    const struct ask_rule *rules[PATHS_RULES], *match[PATHS_RULES]; /* match: of programs */
    size_t rules_n, match_n;
};

/* --- who knows whom: /ties -------------------------------------------------------------------- */

enum { TIES_SHOWN = 60 };
struct ties_row {
    const struct tie_view *tie;
    struct str initials, pair;
    struct str chance;      /* "About 2 in 3" */
    struct str first, more; /* evidence */
    bool guessed;
};
struct ties_view {
    struct standing who;
    struct ties_row *rows;
    size_t n, all;
    struct tie_question *questions;
    size_t questions_n;
    struct str ways; /* address of the ways to them */
};

/* --- the network: /paths/network -------------------------------------------------------------- */

/* Somebody on the map and in the table beside it. */
struct network_person {
    struct standing who;
    double x, y; /* on the map */
};
struct network_view {
    struct path_shape shape;
    struct tie_question *questions;
    size_t questions_n;
    struct chart map;
    struct network_person *people; /* inner circle first */
    size_t people_n;
    int64_t more;               /* people of those circles that are not drawn */
    struct path_line *lines;    /* ties among them, the strongest */
    size_t lines_n, lines_all;
    const struct path_way *way; /* the one that is drawn, NULL none */
    struct str way_words;       /* "You, Dr Chen, Dr Ruiz", or "" */
    struct str way_href;
};

/* --- whom to meet next: /paths/meet, a page of its own since it looks far --------------------- */

struct meet_view {
    struct path_meet *meet;
    size_t n;
};

#endif
