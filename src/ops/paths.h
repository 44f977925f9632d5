/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who can put the owner in contact: ways of ties to a person, or to anybody of a program, place or
 * specialty, with the evidence of every hop; whom to meet next; whom not to lose; what to confirm.
 *
 * A chance here is a judgement from rules (data/ties.csv), never a count: it is said in words and
 * bands, and it puts ways in an order. docs/paths.md says what it means and what it does not.
 *
 * Loads work on the account's graph (paths_graph.h), as it is at the last change of the log. What
 * they return lives in the context's arena. Person 0 is the owner. Nobody who was put away is in
 * any of it; people marked "never" can be reached and named, but are never asked to introduce.
 */
#ifndef WM_OPS_PATHS_H
#define WM_OPS_PATHS_H

#include "model/tie.h"
#include "ops/context.h"

extern const struct op paths_ops[], ties_ops[];

/* --- words ------------------------------------------------------------------------------------ */

enum path_band { PATH_SLIM, PATH_SMALL, PATH_FAIR, PATH_GOOD };
/* "slim", "small", "fair", "good": keys, and words after "a ... chance". */
const char *path_band_key(enum path_band band);
/* "about 1 in 3", "less than 1 in 20": from a short ladder, so that no digit pretends to more. */
const char *path_chance(double p);
enum path_band path_band_of(double p);

/* What one tie rests on. */
struct path_evidence {
    struct str rule;  /* id of the row of data/ties.csv: "same_class" */
    struct str words; /* "Both at Tern River Emergency Medicine Residency, 2020–2021" */
    struct str when;  /* the last day of it in words, "2021", "now"; or "" */
    bool judgement;   /* the row's weight is our judgement: no published figure is behind it */
    int64_t tie;      /* the record it is from, 0: concluded */
};

/* Its words with the day: "You came to Dr Ruiz through Dr Chen (2021)". */
struct str paths_dated(struct arena *a, const struct path_evidence *e);

/* From one person to the next one. */
struct path_hop {
    int64_t from, to;               /* people; from 0: the owner */
    struct str from_name;           /* "You" for the owner */
    struct str name, place;         /* of `to`: as lists have it; what and where now, or "" */
    int circle;                     /* of `to`: enum circle */
    enum path_band band;            /* of this tie alone */
    const char *words;              /* "about even" of this tie alone */
    struct path_evidence *evidence; /* strongest first, at least one */
    size_t evidence_n;
    int64_t tie; /* the newest tie record of the two, 0 none: for an edit page */
    int verdict; /* enum tie_verdict */
};

/* Who is asked first, and whether one should. */
struct path_first {
    int64_t person; /* 0: nobody is between, the owner knows the end of the way */
    struct str name;
    struct str if_write;  /* "If you write: about 65 % that an answer comes within two weeks." */
    struct str asked;     /* "You asked Dr Chen for nothing in the last year." */
    size_t asked_year;    /* asks in 365 days, any kind */
    size_t asked_open;    /* of them, those that wait for an answer or for being done */
    bool tired;           /* three or more in the year, or one waits: another way is kinder */
    struct str tired_why; /* a sentence when tired, else "" */
    struct str owed;      /* "You have not thanked them yet: ...", or "" */
};

struct path_way {
    struct path_hop *hops; /* from the owner; the last one ends at the person that was looked for */
    size_t hops_n;
    int64_t end; /* that person */
    struct str end_name;
    int cost; /* of the whole way, in 1/4096 nat, lower is stronger: order only */
    enum path_band band;
    const char *words; /* of the whole way: "about 1 in 5" */
    struct path_first first;
    struct str summary; /* "Dr Chen could introduce you to Dr Ruiz." "You know her: write." */
    int64_t about;      /* whom the first is asked to bring in: the next on the way; 0 none */
    struct str about_name;
    int64_t ask;     /* an open ask of kind introduction that goes this way, 0 none */
    int ask_state;   /* enum ask_state of it */
    struct str stop; /* no message may go there now (SOAP window): the sentence, or "" */
};

/* --- ways ------------------------------------------------------------------------------------- */

enum { PATHS_K = 5, PATHS_K_MAX = 20, PATHS_HOPS = 4, PATHS_HOPS_MAX = 5, PATHS_WITHOUT_MAX = 16 };

/* The first of person, program, organisation and specialty that is said counts; place narrows a
 * specialty down. */
struct paths_query {
    int64_t person;       /* somebody in the list of people */
    int64_t program;      /* anybody there now: its organisation, and what belongs to it */
    int64_t organisation; /* the same of any place; a hospital includes its programs */
    struct str specialty; /* anybody of it, now at a place there */
    struct str place;     /* words of a town or of an organisation's name, "" anywhere */
    int64_t k;            /* how many ways, 0: PATHS_K, at most PATHS_K_MAX */
    int64_t hops;         /* ties at most, 0: PATHS_HOPS, at most PATHS_HOPS_MAX */
    bool differs;         /* a different first introducer each */
    bool brief;           /* with it: fewer ways than asked for rather than a long search */
    struct ids without;   /* "use another way": first introducers to leave out */
};

/* Why there is no way; the sentence is in `note`. */
enum path_none {
    PATH_FOUND,
    PATH_NOBODY, /* nobody of there is in the list of people: the place is unknown so far */
    PATH_NO_WAY  /* there are people, but no ties lead to them within the hops */
};

struct path_answer {
    struct str goal;       /* "Dr Lucía Ruiz", "anybody at Tern River ... Residency" */
    struct path_way *ways; /* strongest first */
    size_t ways_n;
    size_t targets; /* people that would do */
    enum path_none none;
    struct str note;                /* when there is no way: what it is and what to do; else "" */
    struct tie_question *questions; /* whose answers could open or strengthen a way; at most 3 */
    size_t questions_n;
    struct str meaning; /* what the numbers are, one sentence, to be shown beside them */
};
/* Expected: ERR_NOT_FOUND; ERR_INVALID: nothing was said, a sentence. */
int paths_find(struct op_ctx *ctx, const struct paths_query *q, struct path_answer *ret);

/* --- ties ------------------------------------------------------------------------------------- */

/* "Do Dr A and Dr B know each other?" */
struct tie_question {
    int64_t person, other;
    struct str name, other_name;
    struct str question; /* "Do Dr Hassan and Dr Kahananui know each other?" */
    struct str because;  /* "Both at Tern River Emergency Medicine Residency, since 2025." */
    struct str gain;     /* "A yes would open a way to Dr Kahananui.", or "" */
};
/* Pairs of which a yes or no would change ways most, best first; at most limit (0: 10). Pairs that
 * were answered are not asked again. `person` not 0: pairs with them alone. */
int tie_questions(struct op_ctx *ctx, int64_t person, int64_t limit, struct tie_question **ret,
                  size_t *ret_n);

/* Everything that speaks for or against a tie, also when no way uses it. */
struct tie_view {
    int64_t person, other; /* other 0: the owner */
    struct str name, other_name;
    bool known; /* there is a tie that ways may use */
    enum path_band band;
    const char *words;
    int verdict;              /* enum tie_verdict */
    struct str verdict_words; /* "You said that this way is not to be used.", or "" */
    int64_t tie;              /* the record, 0 none */
    struct path_evidence *evidence;
    size_t evidence_n;
};
int tie_load(struct op_ctx *ctx, int64_t person, int64_t other, struct tie_view *ret);
/* All ties of a person, strongest first: for the person's page. Those that were refused are in it,
 * too, with known false. */
int tie_list(struct op_ctx *ctx, int64_t person, struct tie_view **ret, size_t *ret_n);

/* Says what the owner knows of two people: writes a tie or changes the newest one of the two.
 * In a write (tie.say). `other` 0: the owner. ret: the record. */
int tie_say(struct op_ctx *ctx, int64_t person, int64_t other, enum tie_verdict verdict, int kind,
            struct str evidence, int64_t *ret);

/* --- asking ----------------------------------------------------------------------------------- */

/* What path.ask makes, before it is made: the ask and the note to forward. */
struct path_ask_view {
    int64_t person, about; /* who is asked; whom to be introduced to */
    struct str name, about_name;
    struct str what;          /* of the ask: "an introduction to Dr Ruiz" */
    int64_t organisation;     /* the program it is about, or 0 */
    struct str draft;         /* address of the page that drafts it; after the ask was made */
    struct str subject, body; /* of the draft, with what is missing in it marked */
    struct str stop;          /* as in path_way */
    int64_t ask;              /* the open one that is there already, 0 none */
};
int paths_ask_load(struct op_ctx *ctx, int64_t person, int64_t about, struct path_ask_view *ret);

/* --- the network as a whole ------------------------------------------------------------------- */

/* Somebody worth meeting next: not known to the owner, on a way to programs or specialties. */
struct path_meet {
    int64_t person;
    struct str name, place;
    struct str reason;   /* "Would bring two of your programs within reach: A, B." */
    size_t programs;     /* of the owner's programs that get a way, or a much better one */
    size_t reach;        /* people within two ties of them that are not so now */
    struct path_way way; /* to them */
};
int paths_meet(struct op_ctx *ctx, int64_t limit, struct path_meet **ret, size_t *ret_n);

/* A tie of two of some people, neither of them the owner. */
struct path_line {
    int64_t person, other;
    enum path_band band;
};
/* The strongest ties among `people`, at most `limit`; *ret_all: how many there are. */
int paths_among(struct op_ctx *ctx, const int64_t *people, size_t n, size_t limit,
                struct path_line **ret, size_t *ret_n, size_t *ret_all);

struct path_bridge {
    int64_t person;
    struct str name;
    size_t alone;        /* people whom only they connect to the owner */
    struct str sentence; /* "If you lose touch with X, you lose your only way to Y." */
};
/* The shape of the network around one person (0: the owner). */
struct path_shape {
    int64_t person;
    struct str name;
    size_t degree;
    double effective;            /* effective size, Burt 1992 */
    double constraint;           /* Burt 1992, 0..1.125: how much the contacts know each other */
    double clustering;           /* share of pairs of contacts that know each other, 0..1 */
    struct str words;            /* two or three plain sentences of the four */
    struct path_bridge *bridges; /* most people first, at most 20; of the owner only */
    size_t bridges_n;
};
int paths_shape(struct op_ctx *ctx, int64_t person, struct path_shape *ret);

#endif
