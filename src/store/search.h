/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Search over folded words (base/fold.h), prefix by prefix: every word of the query must begin a
 * word of the record. Our own ranking, the same on every engine: people whose names match by
 * sort key, then people by what is known of them, then interactions, newest first, and the rest.
 */
#ifndef WM_STORE_SEARCH_H
#define WM_STORE_SEARCH_H

#include "store/standing.h"

struct entity;

/* Folded texts. */
struct search_person {
    int64_t person;
    struct str name, about, note;
};
int search_set_person(struct db *db, const struct search_person *p);
int search_remove_person(struct db *db, int64_t person);
/* Text of the FIELD_SEARCH fields of a record that is not a person; after NULL removes. */
int search_set_record(struct db *db, struct arena *a, const struct entity *e, int64_t id,
                      const void *after);
int search_clear(struct db *db);

/* People for a folded query, filled as by people_list(). `names_only` for resolving a name that
 * somebody typed. */
int search_people(struct db *db, struct arena *a, struct str folded, bool names_only, int64_t limit,
                  struct standing **ret, size_t *ret_n);
/* 1 when one folded word is a whole word of some person's name, 0 when not; negative on error. */
int search_is_name(struct db *db, struct str folded_word);

struct search_hit {
    struct str kind;    /* entity name */
    int64_t id, person; /* person: a participant, 0 none */
    struct date on;     /* of an interaction */
    struct str text;    /* as written, cut */
    struct str person_name;
};
int search_records(struct db *db, struct arena *a, struct str folded, int64_t limit,
                   struct search_hit **ret, size_t *ret_n);

#endif
