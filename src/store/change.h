/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The change log: every write of a record, in order, with what was before and after. An action
 * groups the changes of one command or request; undo works on actions. Append-only: rows are never
 * altered, except that an action learns which action undid it.
 */
#ifndef WM_STORE_CHANGE_H
#define WM_STORE_CHANGE_H

#include "base/str.h"

struct arena;
struct db;

struct change {
    int64_t seq, action_id;
    struct str entity;
    int64_t entity_id, version;
    struct str before, after; /* JSON maps; empty when the record did not exist */
    struct str actor;
    int64_t at; /* instant */
};

struct action {
    int64_t id;
    struct str op, summary, actor;
    int64_t at, undoes, undone_by;
};

/* Takes the next number, and the time when it has none. In a write transaction. */
int change_append(struct db *db, const struct change *c);
/* The highest version the log knows of a record, 0 when none, negative on error. */
int64_t change_last_version(struct db *db, int64_t entity_id);
/* When the log first knew of a record, 0 never, negative on error. */
int64_t change_first_at(struct db *db, int64_t entity_id);
/* The change after `seq`: 1, 0 or negative. */
int change_next(struct db *db, struct arena *a, int64_t seq, struct change *ret);
/* The last change of an action before `seq`: 1, 0 or negative. */
int change_prev(struct db *db, struct arena *a, int64_t action_id, int64_t seq, struct change *ret);
/* Changes of an action, in order; of a record, newest first, at most limit. */
int change_list_action(struct db *db, struct arena *a, int64_t action_id, struct change **ret,
                       size_t *ret_n);
int change_list_record(struct db *db, struct arena *a, int64_t entity_id, int64_t limit,
                       struct change **ret, size_t *ret_n);
int64_t change_last_seq(struct db *db);
/* The number of the owner's last change, 0 none, and the action the log began with: another log,
 * after an account was erased and its owner's id given out again, began with another one. */
struct change_moment {
    int64_t seq, origin;
};
int change_moment_load(struct db *db, struct change_moment *ret);
/* Number and time of the last change that may have moved a date of the plan: to the account or to a
 * milestone. 0, 0 when there was none. */
int change_last_of_plan(struct db *db, int64_t *ret_seq, int64_t *ret_at);

int action_add(struct db *db, const struct action *x);
int action_load(struct db *db, struct arena *a, int64_t id, struct action *ret);
int action_set_undone(struct db *db, int64_t id, int64_t by); /* by 0: stands again */
int action_set_undoes(struct db *db, int64_t id, int64_t undoes);
int action_set_summary(struct db *db, int64_t id, struct str summary);
/* Newest first, before `before` (0: from the newest). */
int action_list(struct db *db, struct arena *a, int64_t before, int64_t limit, struct action **ret,
                size_t *ret_n);

#endif
