/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Search over folded words (base/fold.h), prefix by prefix: every word of the query must begin a
 * word of the record. What is found, and its order, is our own and the same on every engine:
 *
 * People   A word of the query may begin a word of the name, of what is known of the person, or
 *          of the note. First those whose name alone has all words, then the others; in each of
 *          the two those put away last, then by sort key (byte by byte), then by id. `names_only`
 *          leaves the second part out. A single letter, unless for names only, lists by their sort
 *          keys the people whose sort key begins with it, without those put away.
 * Records  All words in the record's texts; the newest (largest id) first. A single letter finds
 *          none. Archived records are not searched.
 *
 * Of a query the first SEARCH_WORDS words count; one longer than SEARCH_QUERY bytes finds nothing.
 * Relevance scores are not used: they differ between engines and with other owners' texts.
 * How each engine does it: search_engine.h, docs/decisions/0014.
 */
#ifndef WM_STORE_SEARCH_H
#define WM_STORE_SEARCH_H

#include "store/standing.h"

struct entity;

enum { SEARCH_WORDS = 12, SEARCH_QUERY = 1000 };

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

/* --- the index itself, for copying and comparing it ----------------------------------------- */

/* The text of one record that is not a person. */
struct search_text {
    int64_t id, person;
    struct str kind, body;
};
/* Add many at once, of which none is there yet; the arena is for the work. */
int search_add_people(struct db *db, struct arena *a, const struct search_person *rows, size_t n);
int search_add_texts(struct db *db, struct arena *a, const struct search_text *rows, size_t n);
/* At most `limit` of the owner's entries after an id, in order of ids; all texts in the arena. */
int search_list_people(struct db *db, struct arena *a, int64_t after, int64_t limit,
                       struct search_person **ret, size_t *ret_n);
int search_list_texts(struct db *db, struct arena *a, int64_t after, int64_t limit,
                      struct search_text **ret, size_t *ret_n);
/* Whether a table is one of the index. */
bool search_is_table(struct str name);

#endif
