/* SPDX-License-Identifier: Apache-2.0 */
/* Small look-ups that are not by id: by name, by value, by key, open items. */
#ifndef WM_STORE_FIND_H
#define WM_STORE_FIND_H

#include "model/entities.h"

struct db;

/* The organisation whose folded name is this. Expected: ERR_NOT_FOUND. */
int find_organisation(struct db *db, struct str folded, int64_t *ret);
/* Organisations by name from an offset, not archived ones. */
int find_organisations(struct db *db, struct arena *a, int64_t limit, int64_t offset,
                       struct organisation **ret, size_t *ret_n);

/* Import: what a record may already be here. */
int find_card_by_key(struct db *db, struct arena *a, struct str source_key,
                     struct card *ret); /* ERR_NOT_FOUND */
/* People with this sort key. */
int find_people_by_sort_key(struct db *db, struct arena *a, struct str sort_key, struct ids *ret);
/* A person's card, the newest vCard before any other; ERR_NOT_FOUND. */
int find_card_of_person(struct db *db, struct arena *a, int64_t person, struct card *ret);

/* Open items for Today: help newest first, promises soonest first. Only id, person and days are
 * filled, which are read from an index. */
int find_help_not_thanked(struct db *db, struct arena *a, int64_t limit, struct help **ret,
                          size_t *ret_n);
int find_promises_open(struct db *db, struct arena *a, int by, int64_t limit, struct promise **ret,
                       size_t *ret_n);
/* Open promises due on a day or later, soonest first. */
int find_promises_due(struct db *db, struct arena *a, int by, struct date from, int64_t limit,
                      struct promise **ret, size_t *ret_n);
/* Marks in force on a day, for one subject and for one person. */
int find_marks(struct db *db, struct arena *a, struct date today, struct mark **ret, size_t *ret_n);

/* One person's timeline, newest first. */
int find_timeline(struct db *db, struct arena *a, int64_t person, int64_t limit, int64_t offset,
                  struct interaction **ret, size_t *ret_n);
/* Of an interaction, in the arena; empty when there is none of that id. */
int find_summary(struct db *db, struct arena *a, int64_t interaction, struct str *ret);
/* Ids of messages since a day that went out and speak of ranking or of a first choice. */
int find_messages_on_rank(struct db *db, struct arena *a, struct date from, struct ids *ret);
int64_t find_count(struct db *db,
                   const struct entity *e); /* records of an entity, negative on error */
/* Ids of records marked as sample: people, organisations, interactions. */
int find_samples(struct db *db, struct arena *a, const struct entity *e, struct ids *ret);
/* Distinct non-empty specialties, most frequent first. */
int find_specialties(struct db *db, struct arena *a, int64_t limit, struct str **ret,
                     size_t *ret_n);

#endif
