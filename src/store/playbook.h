/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Look-ups for the playbook, the primer and quiet weeks: how many of what a stage asks for there
 * are, what was said to steps of a kind, and which quiet weeks hold. Results live in the arena.
 */
#ifndef WM_STORE_PLAYBOOK_H
#define WM_STORE_PLAYBOOK_H

#include "model/playbook.h"
#include "model/road.h"

struct db;

/* How many there are of a kind, `most` at most: counting ends there. `since`: first day of the
 * student's stage, for what is counted within it; not set: from the beginning. */
int playbook_count(struct db *db, enum playbook_count kind, struct date since, struct date today,
                   int64_t most, int64_t *ret);

/* Those who fit, in touch with in the last three years, newest first, at most `limit`; looked for
 * among the five hundred in touch with most lately. Not those put away or never to be suggested. */
int playbook_list_people(struct db *db, struct arena *a, const struct playbook_whom *whom,
                         struct date today, int64_t limit, struct playbook_person **ret,
                         size_t *ret_n);

/* Those with a role (index into role_choices) on a day, whether or not there was contact; in touch
 * with last first, at most `limit`. Only id and name are filled. */
int playbook_list_holders(struct db *db, struct arena *a, int role, struct date today,
                          int64_t limit, struct playbook_person **ret, size_t *ret_n);

/* Steps whose key begins with `prefix` ("primer."), with what was said to them: record, step, title
 * and state are filled. In order of the key, the newest record of one key last. */
int playbook_steps(struct db *db, struct arena *a, struct str prefix, struct milestone **ret,
                   size_t *ret_n);

/* Quiet weeks that end on `day` or later, soonest first. */
int quiet_list(struct db *db, struct arena *a, struct date day, struct quiet **ret, size_t *ret_n);

#endif
