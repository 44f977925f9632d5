/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the graph of ties is made from: everybody at once, in few statements, or one person when
 * something of theirs changed. A person of 0 means all; rows are in order of people, then of ids.
 * People who were put away are in the rows, marked so. Results live in the arena.
 */
#ifndef WM_STORE_TIES_H
#define WM_STORE_TIES_H

#include "model/tie.h"

struct db;

struct ties_person {
    int64_t id;
    bool archived, never;
    struct str name, subline, specialty; /* name and subline as lists have them */
    int pin;                             /* enum ready_pin */
    int64_t met_through;
    struct date met_when;
    struct str met_how;
    int circle;       /* enum circle */
    struct str roles; /* keys in force, commas between */
    struct date last_on;
};
int ties_people(struct db *db, struct arena *a, int64_t person, struct ties_person **ret,
                size_t *ret_n);

/* Positions, with person, organisation, title, department, kind, specialty, from, until. */
int ties_posts(struct db *db, struct arena *a, int64_t person, struct position **ret,
               size_t *ret_n);
/* Organisations that were not put away: id, name, kind, place, parent; by id. */
int ties_places(struct db *db, struct arena *a, struct organisation **ret, size_t *ret_n);
/* Tie records, by id; of a person those at either end. */
int ties_records(struct db *db, struct arena *a, int64_t person, struct tie **ret, size_t *ret_n);

/* One participant of a contact that had several, which was not put away. */
struct ties_present {
    int64_t interaction, person;
    struct date on;
};
/* By interaction; of a person all participants of theirs. */
int ties_present(struct db *db, struct arena *a, int64_t person, struct ties_present **ret,
                 size_t *ret_n);

/* Asks of introductions that are open: id, person, about_person, state, oldest first. */
int ties_introductions(struct db *db, struct arena *a, struct ask **ret, size_t *ret_n);
/* How often people were asked since a day: those asked at all, by person. */
struct ties_asked {
    int64_t person, n, open; /* open: of them, asked or agreed and not yet done */
    int64_t agreed, declined, silent;
};
int ties_asked(struct db *db, struct arena *a, struct date since, struct ties_asked **ret,
               size_t *ret_n);

/* Where people are noted whom the owner was never in touch with: programs that are considered,
 * signalled or applied to (specialty ""), and specialties of people (program 0). Each once. */
struct ties_strange {
    int64_t program;
    struct str specialty;
};
int ties_strange(struct db *db, struct arena *a, struct ties_strange **ret, size_t *ret_n);

/* Changes after one, in order, of what the graph is made from: people, positions, roles, places,
 * ties and contacts. Only seq, entity, entity_id, before and after are filled. */
struct change;
int ties_changes(struct db *db, struct arena *a, int64_t after, int64_t limit, struct change **ret,
                 size_t *ret_n);

#endif
