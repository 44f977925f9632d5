/* SPDX-License-Identifier: Apache-2.0 */
/* Letters, programs and which goes where, a whole table in one look each: for the matrix. */
#ifndef WM_STORE_LETTERS_H
#define WM_STORE_LETTERS_H

#include "model/road.h"

struct arena;
struct db;

/* A letter with its ask and its writer; those put away are left out. In order of ids. */
struct letter_row {
    struct letter letter;
    struct ask ask; /* person, state, what, need_by and the days of what happened */
    struct str writer, specialty, roles; /* of the person; roles in force, commas between */
    struct str backup;                   /* name, or "" */
};
int letters_list(struct db *db, struct arena *a, int64_t limit, struct letter_row **ret,
                 size_t *ret_n);

/* Programs of a season (0: said of none) that are not put away or out; by specialty and name. */
struct letter_program_row {
    struct program program; /* name (else the organisation's), specialty, service, letters_wanted,
                             * chair_letter, bond */
    bool submitted;         /* the application is */
};
int letters_list_programs(struct db *db, struct arena *a, int64_t season, int64_t limit,
                          struct letter_program_row **ret, size_t *ret_n);

/* How many people with a position at its organisation each program has, in order of programs; those
 * without are left out. */
struct letter_known_row {
    int64_t program, known;
};
int letters_list_known(struct db *db, struct arena *a, struct letter_known_row **ret,
                       size_t *ret_n);

/* Every assignment, in order of ids: letter, program and state. */
int letters_list_assignments(struct db *db, struct arena *a, int64_t limit, struct assignment **ret,
                             size_t *ret_n);

/* Positions of those who write a letter, in order of person; person, kind, specialty and days. */
int letters_list_posts(struct db *db, struct arena *a, struct position **ret, size_t *ret_n);

/* Who might write: mentors, teachers and others by their roles, last in touch first, with one row
 * for each position (kind 0: none is noted). Writers of a letter are left out. */
struct letter_could_row {
    int64_t person;
    struct str name, specialty, roles;
    struct position post;
};
int letters_list_could(struct db *db, struct arena *a, int64_t limit, struct letter_could_row **ret,
                       size_t *ret_n);

/* Does this person (0: anybody) write a letter that was waived? 1, 0 or negative. */
int letters_is_waived(struct db *db, int64_t person);
/* The ids of other letters with this Letter ID (ASCII case does not matter); 0: none. */
int letters_find_id(struct db *db, struct str letter_id, int64_t but, int64_t *ret);

#endif
