/* SPDX-License-Identifier: Apache-2.0 */
#include "store/readiness_people.h"

#include "base/arena.h"
#include "base/vec.h"
#include "model/entities.h"
#include "store/store.h"

int readiness_list_days(struct db *db, struct arena *a, struct date after, int64_t people_max,
                        struct readiness_contact_day **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select l.person_id, i.on_date, i.kind, i.direction from interaction i"
            " join interaction_person l on l.owner_id = i.owner_id and l.interaction_id = i.id"
            " where i.owner_id = ?1 and i.on_date > ?2 and length(i.on_date) = 10"
            " and i.archived = 0 and i.left_out = 0 and (select count(*) from interaction_person o"
            " where o.owner_id = ?1 and o.interaction_id = i.id) <= ?3"
            " order by l.person_id, i.on_date");
    VEC(struct readiness_contact_day) rows = {0};
    int rc;
    stmt_date(q, 2, after);
    stmt_i64(q, 3, people_max);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct readiness_contact_day){
            .person = stmt_col_i64(q, 0),
            .on = stmt_col_date(q, 1),
            .kind = choice_find(interaction_kind_choices, stmt_col_peek(q, 2)),
            .direction = choice_find(direction_choices, stmt_col_peek(q, 3))};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int readiness_list_before(struct db *db, struct arena *a, struct date until,
                          struct readiness_last **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select r.person_id, (select max(l.sort_key) from interaction_person l where"
            " l.owner_id = ?1 and l.person_id = r.person_id and l.sort_key <= ?2)"
            " from readiness r where r.owner_id = ?1 and r.last_at > ?3 order by r.person_id");
    VEC(struct readiness_last) rows = {0};
    int rc;
    stmt_date(q, 2, until);
    stmt_f64(q, 3, (double)date_to_days(until));
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct readiness_last){stmt_col_i64(q, 0), stmt_col_date(q, 1)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int readiness_list_due(struct db *db, struct arena *a, struct readiness_extra **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select person_id, due_on from standing where owner_id = ?1"
                                 " and due_on is not null order by person_id");
    VEC(struct readiness_extra) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) =
            (struct readiness_extra){.person = stmt_col_i64(q, 0), .due_on = stmt_col_date(q, 1)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int readiness_list_pins(struct db *db, struct arena *a, struct readiness_extra **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select id, ready_pin from person where owner_id = ?1"
                                 " and ready_pin <> '' order by id");
    VEC(struct readiness_extra) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) =
            (struct readiness_extra){.person = stmt_col_i64(q, 0),
                                     .pin = choice_find(ready_pin_choices, stmt_col_peek(q, 1))};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int readiness_count_contacts(struct db *db, struct arena *a, struct date from,
                             struct readiness_count **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select i.on_date, s.circle, s.roles, count(*) from interaction i"
            " join interaction_person l on l.owner_id = i.owner_id and l.interaction_id = i.id"
            " join standing s on s.owner_id = l.owner_id and s.person_id = l.person_id"
            " where i.owner_id = ?1 and i.on_date >= ?2 and length(i.on_date) = 10"
            " and i.archived = 0 group by i.on_date, s.circle, s.roles"
            " order by i.on_date, s.circle, s.roles");
    VEC(struct readiness_count) rows = {0};
    int rc;
    stmt_date(q, 2, from);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct readiness_count){.on = stmt_col_date(q, 0),
                                                       .circle = (int)stmt_col_i64(q, 1),
                                                       .roles = stmt_col_str(q, a, 2),
                                                       .n = stmt_col_i64(q, 3)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int readiness_count_help(struct db *db, struct arena *a, struct readiness_help **ret, size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select person, sum(case when direction = 'given' then 1 else 0 end),"
                    " sum(case when direction = 'received' then 1 else 0 end) from help"
                    " where owner_id = ?1 group by person order by person");
    VEC(struct readiness_help) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) =
            (struct readiness_help){stmt_col_i64(q, 0), stmt_col_i64(q, 1), stmt_col_i64(q, 2)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

/* The columns at the end are looked up for the few rows that are left. */
int readiness_list_dormant(struct db *db, struct arena *a, struct date until, int64_t limit,
                           struct readiness_dormant **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db,
        "select s.person_id, s.last_on, s.circle, r.days_in, r.days_out, r.answered, r.resolved,"
        " (select count(*) from help h where h.owner_id = ?1 and h.person = s.person_id and"
        " h.direction = 'received'),"
        " (select count(*) from role x where x.owner_id = ?1 and x.person = s.person_id and x.kind"
        " in ('mentor', 'sponsor', 'adviser', 'letter_writer', 'research_lead', 'employer')) +"
        " (select count(*) from position y where y.owner_id = ?1 and y.person = s.person_id and"
        " y.kind in ('program_director', 'chair', 'faculty', 'attending'))"
        " from standing s join readiness r on r.owner_id = s.owner_id and r.person_id ="
        " s.person_id join person p on p.owner_id = s.owner_id and p.id = s.person_id"
        " where s.owner_id = ?1 and s.archived = 0 and s.last_on <= ?2 and p.never = 0"
        " order by s.last_on desc, s.person_id desc limit ?3");
    VEC(struct readiness_dormant) rows = {0};
    int rc;
    stmt_date(q, 2, until);
    stmt_i64(q, 3, limit);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct readiness_dormant){.person = stmt_col_i64(q, 0),
                                                         .last_on = stmt_col_date(q, 1),
                                                         .circle = (int)stmt_col_i64(q, 2),
                                                         .days_in = stmt_col_i64(q, 3),
                                                         .days_out = stmt_col_i64(q, 4),
                                                         .answered = stmt_col_i64(q, 5),
                                                         .resolved = stmt_col_i64(q, 6),
                                                         .helped = stmt_col_i64(q, 7),
                                                         .senior = stmt_col_i64(q, 8) > 0};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}
