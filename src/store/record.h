/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Records of any entity, by its field rows: load, list, write, remove. Writes go to the change log
 * in the same transaction. These functions keep no rules: ops/record.h is the way in for everybody
 * else, because it derives, validates and keeps what depends on a record in step.
 */
#ifndef WM_STORE_RECORD_H
#define WM_STORE_RECORD_H

#include "def/entity.h"

struct db;

/* Texts and ids go to the arena. Expected: ERR_NOT_FOUND. */
int record_load(struct db *db, struct arena *a, const struct entity *e, int64_t id, void *ret);
bool record_exists(struct db *db, const struct entity *e, int64_t id);
/* Records whose REF field `by` is `id` (by == NULL: all), oldest first, archived ones too. */
int record_list(struct db *db, struct arena *a, const struct entity *e, const struct field *by,
                int64_t id, void **ret, size_t *ret_n);
/* What belongs to a person: the records whose field "person" is this one. */
int record_list_of_person(struct db *db, struct arena *a, const struct entity *e, int64_t person,
                          void **ret, size_t *ret_n);
/* The next record after `after` in id order, for walking a whole table: 1, 0 or negative. */
int record_next(struct db *db, struct arena *a, const struct entity *e, int64_t after, void *ret);
/* Ids of the records that hold `id` in a REFS field. */
int record_holders(struct db *db, struct arena *a, const struct field *refs, int64_t id,
                   struct ids *ret);

/* before NULL: insert; after NULL: remove; both: replace. Sets after's version (before's + 1, or 1
 * past the last version the log knows) unless `keep_version`. Appends to the change log when
 * action_id is not 0. In a write transaction. Expected: ERR_CONFLICT when the stored version is not
 * before's. */
struct record_write {
    const struct entity *e;
    const void *before;
    void *after;
    int64_t action_id;
    struct str actor;
    bool keep_version;
};
int record_write(struct db *db, struct arena *a, const struct record_write *w);

#endif
