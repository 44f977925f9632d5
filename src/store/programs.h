/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Look-ups of programs that are not by id: the list with its places, who interviewed, who is or was
 * there, which letters go there, and who helped on the way. Results live in the arena.
 */
#ifndef WM_STORE_PROGRAMS_H
#define WM_STORE_PROGRAMS_H

#include "model/road.h"

struct db;

/* A program with what its organisation says. */
struct program_row {
    struct program program; /* without interviewers, liked, worries and note */
    struct str place_name;  /* the organisation's name */
    struct str place;       /* where that is, or "" */
    int64_t parent;         /* organisation above it */
    bool no_thank_you;
    struct date contacted_me_on;
    int64_t letters; /* planned or assigned */
    int64_t known;   /* people with a position at the organisation itself */
};
/* Programs that are not put away, by name of the organisation; `id` not 0: this one, put away or
 * not. */
int programs_list(struct db *db, struct arena *a, int64_t id, int64_t limit,
                  struct program_row **ret, size_t *ret_n);

/* Of them those applied to, invited or further on; without letters and known, which are 0. */
int programs_list_moved(struct db *db, struct arena *a, int64_t limit, struct program_row **ret,
                        size_t *ret_n);

/* Somebody who interviewed, and their newest message since the interview. */
struct program_met {
    int64_t program, person;
    struct str name;
    struct date written_on; /* thanks, e-mail, message or letter to them since its day */
};
/* Of all programs, by program; `program` not 0: of this one. */
int programs_met(struct db *db, struct arena *a, int64_t program, struct program_met **ret,
                 size_t *ret_n);

/* A position at an organisation, at the one above it or at one below it. */
struct program_post {
    int64_t person, organisation;
    struct str name, place, title; /* of the person, the organisation, the position */
    int kind;                      /* index into position_kind_choices */
    struct date from, until;       /* partial */
    int circle;                    /* enum circle */
    struct str roles;              /* keys in force, commas between */
};
/* Of people who are not put away, by person's name. */
int programs_posts(struct db *db, struct arena *a, int64_t organisation, int64_t limit,
                   struct program_post **ret, size_t *ret_n);

/* Letters for a program: those assigned or planned, with their writers. */
struct program_letter {
    int64_t letter, ask, person;
    struct str name;
    int portal, state; /* enum letter_portal, enum assignment_state */
};
int programs_letters(struct db *db, struct arena *a, int64_t program, struct program_letter **ret,
                     size_t *ret_n);

/* Something somebody did for the owner. */
enum program_help_kind { HELPED_LETTER, HELPED_ASK, HELPED_HELP, HELPED_ADVICE, HELPED_KINDS };
struct program_helper {
    int64_t person, record; /* record: the ask, help or advice */
    enum program_help_kind kind;
    struct str name, what;
    int ask_kind; /* enum ask_kind */
    struct date told_on;
};
/* Letters agreed to or done, asks done, help received and advice, of people who are not put away,
 * by person's name. */
int programs_helpers(struct db *db, struct arena *a, struct program_helper **ret, size_t *ret_n);
/* Is there any of these? 1, 0 or negative. */
int programs_has_helper(struct db *db);
/* People an interaction with this beginning of its key was logged for. */
int programs_marked(struct db *db, struct arena *a, struct str key_from, struct str key_until,
                    struct ids *ret);

/* Asks of kind call about an organisation that are still open, oldest first: id, person, what,
 * state. */
int programs_calls(struct db *db, struct arena *a, struct ask **ret, size_t *ret_n);

/* Programs below an organisation: organisations of kind program whose parent it is. */
int programs_children(struct db *db, struct arena *a, int64_t organisation, struct ids *ret);

#endif
