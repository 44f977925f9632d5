/* SPDX-License-Identifier: Apache-2.0 */
/* What seats, ledger and the board's suggestions ask of many people at once. */
#ifndef WM_STORE_BOARD_H
#define WM_STORE_BOARD_H

#include "model/entities.h"
#include "store/standing.h"

struct db;

/* Roles of a kind (index into role_choices; 0: all), ended ones too, in order of person and id.
 * People put away are left out. */
int board_list_roles(struct db *db, struct arena *a, int kind, struct role **ret, size_t *ret_n);
/* 1 when somebody has the role on a day and does not end it that day: who fills a seat. */
int board_has_role(struct db *db, int kind, struct date day);

/* Those in touch with most lately, newest first, at most `limit`; not those put away or never to
 * be suggested. */
struct board_person {
    struct standing who; /* what lists show */
    struct str specialty;
    struct date met;
    int64_t answered, resolved, days_in, introduced;
};
int board_list_people(struct db *db, struct arena *a, int64_t limit, struct board_person **ret,
                      size_t *ret_n);

/* Positions of the same people with their places, in order of person and id. */
struct board_position {
    struct position position;
    struct str name, place; /* of the organisation */
    int kind;               /* enum index of organisation_kind_choices */
};
int board_list_positions(struct db *db, struct arena *a, int64_t limit, struct board_position **ret,
                         size_t *ret_n);
/* Name (folded), place and parent of every organisation, in order of id. */
int board_list_places(struct db *db, struct arena *a, struct organisation **ret, size_t *ret_n);
/* Help received, in order of person and day. Only id, person, about and day are filled. */
int board_list_help(struct db *db, struct arena *a, struct help **ret, size_t *ret_n);

/* Help with one person, newest day first, at most `limit`; without thanks and outcome when 0. */
struct ledger_person {
    int64_t person, given, received, thanked;
    struct date last;
};
int ledger_list_people(struct db *db, struct arena *a, int64_t limit, int64_t offset,
                       struct ledger_person **ret, size_t *ret_n);
/* Help received since a day, thanked for, whose outcome was not told; newest first. */
int ledger_list_untold(struct db *db, struct arena *a, struct date since, int64_t limit,
                       struct help **ret, size_t *ret_n);

/* Help by month since a day: month is not a full date. */
struct ledger_month {
    struct date month;
    int64_t given, received;
};
int ledger_count_months(struct db *db, struct arena *a, struct date since,
                        struct ledger_month **ret, size_t *ret_n);
struct ledger_sums {
    int64_t given, received, thanked, told, people;
};
int ledger_sums(struct db *db, struct ledger_sums *ret);

/* People who noted something they care about, not those put away; in order of id. */
struct ledger_care {
    int64_t person;
    struct str name, cares_about;
};
int ledger_list_cares(struct db *db, struct arena *a, struct ledger_care **ret, size_t *ret_n);
/* 1 when two people were met together, work or worked at one place, or one through the other. */
int ledger_have_met(struct db *db, int64_t person, int64_t other);

#endif
