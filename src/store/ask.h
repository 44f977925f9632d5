/* SPDX-License-Identifier: Apache-2.0 */
/* Asks with the names of their people, in one look each: for lists and Today. */
#ifndef WM_STORE_ASK_H
#define WM_STORE_ASK_H

#include "model/entities.h"

struct arena;
struct db;

struct ask_row {
    struct ask ask; /* without specific, note and messages */
    struct str name, subline;
};

/* Those that are not told, dropped or put away, of people who were not put away either. */
int ask_list_open(struct db *db, struct arena *a, int64_t limit, struct ask_row **ret,
                  size_t *ret_n);
/* All but those put away, newest first. */
int ask_list_all(struct db *db, struct arena *a, int64_t limit, struct ask_row **ret,
                 size_t *ret_n);
/* Messages of asks that wait, for an answer or for what was agreed, or were let go: Today speaks of
 * these asks in its own words, or not at all. In order of ids. */
int ask_list_waiting(struct db *db, struct arena *a, struct ids *ret);

#endif
