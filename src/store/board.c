/* SPDX-License-Identifier: Apache-2.0 */
#include "store/board.h"

#include "base/arena.h"
#include "base/vec.h"
#include "store/in_force.h"
#include "store/standing_row.h"
#include "store/store.h"

int board_list_roles(struct db *db, struct arena *a, int kind, struct role **ret, size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, kind ? "select r.id, r.person, r.kind, r.from_date, r.until_date from role r"
                           " join standing s on s.owner_id = r.owner_id and s.person_id = r.person"
                           " where r.owner_id = ?1 and r.kind = ?2 and s.archived = 0"
                           " order by r.person, r.id"
                         : "select r.id, r.person, r.kind, r.from_date, r.until_date from role r"
                           " join standing s on s.owner_id = r.owner_id and s.person_id = r.person"
                           " where r.owner_id = ?1 and s.archived = 0 order by r.person, r.id");
    VEC(struct role) rows = {0};
    int rc;
    if (kind)
        stmt_text(q, 2, str_c(role_choices[kind].key));
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct role){.record = {.id = stmt_col_i64(q, 0)},
                                            .person = stmt_col_i64(q, 1),
                                            .kind = choice_find(role_choices, stmt_col_peek(q, 2)),
                                            .from = stmt_col_date(q, 3),
                                            .until = stmt_col_date(q, 4)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int board_has_role(struct db *db, int kind, struct date day)
{
    struct stmt *q =
        db_stmt(db, "select 1 from role r join standing s on s.owner_id = r.owner_id"
                    " and s.person_id = r.person where r.owner_id = ?1 and r.kind = ?2"
                    " and s.archived = 0 and " IN_FORCE(
                        "r", "?3") " and"
                                   " (r.until_date is null or r.until_date <> ?3) limit 1");
    stmt_text(q, 2, str_c(role_choices[kind].key));
    stmt_date(q, 3, day);
    int rc = stmt_next(q);
    stmt_done(q);
    return rc;
}

enum { LISTED = 12 }; /* columns of STANDING_LISTED */

int board_list_people(struct db *db, struct arena *a, int64_t limit, struct board_person **ret,
                      size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select " STANDING_LISTED ", p.specialty, p.met_when, coalesce(r.answered, 0),"
            " coalesce(r.resolved, 0), coalesce(r.days_in, 0), (select count(*) from person t"
            " where t.owner_id = ?1 and t.met_through = s.person_id)"
            " from standing s join person p on p.owner_id = s.owner_id and p.id = s.person_id"
            " left join readiness r on r.owner_id = s.owner_id and r.person_id = s.person_id"
            " where s.owner_id = ?1 and s.archived = 0 and s.last_on is not null and p.never = 0"
            " order by s.last_on desc, s.person_id desc limit ?2");
    VEC(struct board_person) rows = {0};
    int rc;
    stmt_i64(q, 2, limit);
    while ((rc = stmt_next(q)) == 1) {
        struct board_person *x = VEC_PUSH(a, &rows);
        standing_read_listed(q, a, &x->who);
        x->specialty = stmt_col_str(q, a, LISTED);
        x->met = stmt_col_date(q, LISTED + 1);
        x->answered = stmt_col_i64(q, LISTED + 2);
        x->resolved = stmt_col_i64(q, LISTED + 3);
        x->days_in = stmt_col_i64(q, LISTED + 4);
        x->introduced = stmt_col_i64(q, LISTED + 5);
    }
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int board_list_positions(struct db *db, struct arena *a, int64_t limit, struct board_position **ret,
                         size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select x.id, x.person, x.organisation, x.title, x.kind, x.specialty, x.from_date,"
            " x.until_date, o.name, o.place, o.kind from (select person_id from standing where"
            " owner_id = ?1 and archived = 0 and last_on is not null"
            " order by last_on desc, person_id desc limit ?2) k"
            " join position x on x.owner_id = ?1 and x.person = k.person_id"
            " left join organisation o on o.owner_id = x.owner_id and o.id = x.organisation"
            " order by x.person, x.id");
    VEC(struct board_position) rows = {0};
    int rc;
    stmt_i64(q, 2, limit);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct board_position){
            .position = {.record = {.id = stmt_col_i64(q, 0)},
                         .person = stmt_col_i64(q, 1),
                         .organisation = stmt_col_i64(q, 2),
                         .title = stmt_col_str(q, a, 3),
                         .kind = choice_find(position_kind_choices, stmt_col_peek(q, 4)),
                         .specialty = stmt_col_str(q, a, 5),
                         .from = stmt_col_date(q, 6),
                         .until = stmt_col_date(q, 7)},
            .name = stmt_col_str(q, a, 8),
            .place = stmt_col_str(q, a, 9),
            .kind = choice_find(organisation_kind_choices, stmt_col_peek(q, 10))};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int board_list_places(struct db *db, struct arena *a, struct organisation **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select id, sort_key, place, parent from organisation"
                                 " where owner_id = ?1 order by id");
    VEC(struct organisation) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct organisation){.record = {.id = stmt_col_i64(q, 0)},
                                                    .sort_key = stmt_col_str(q, a, 1),
                                                    .place = stmt_col_str(q, a, 2),
                                                    .parent = stmt_col_i64(q, 3)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int board_list_help(struct db *db, struct arena *a, struct help **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select id, person, about, on_date, thanked_on, told_on from"
                                 " help where owner_id = ?1"
                                 " and direction = 'received' order by person, on_date nulls first,"
                                 " id");
    VEC(struct help) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct help){.record = {.id = stmt_col_i64(q, 0)},
                                            .person = stmt_col_i64(q, 1),
                                            .about = stmt_col_str(q, a, 2),
                                            .on = stmt_col_date(q, 3),
                                            .thanked_on = stmt_col_date(q, 4),
                                            .told_on = stmt_col_date(q, 5)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int ledger_list_people(struct db *db, struct arena *a, int64_t limit, int64_t offset,
                       struct ledger_person **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select h.person, sum(case when h.direction = 'given' then 1 else 0 end),"
            " sum(case when h.direction = 'received' then 1 else 0 end),"
            " sum(case when h.direction = 'received' and h.thanked_on is not null then 1 else 0"
            " end), max(h.on_date) from help h join standing s on s.owner_id = h.owner_id"
            " and s.person_id = h.person where h.owner_id = ?1 and s.archived = 0"
            " group by h.person order by max(h.on_date) desc nulls last, h.person"
            " limit ?2 offset ?3");
    VEC(struct ledger_person) rows = {0};
    int rc;
    stmt_i64(q, 2, limit);
    stmt_i64(q, 3, offset);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) =
            (struct ledger_person){stmt_col_i64(q, 0), stmt_col_i64(q, 1), stmt_col_i64(q, 2),
                                   stmt_col_i64(q, 3), stmt_col_date(q, 4)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int ledger_list_untold(struct db *db, struct arena *a, struct date since, int64_t limit,
                       struct help **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select h.id, h.person, h.about, h.on_date, h.thanked_on from help h join standing s"
            " on s.owner_id = h.owner_id and s.person_id = h.person where h.owner_id = ?1"
            " and h.direction = 'received' and h.thanked_on is not null and h.told_on is null"
            " and h.on_date >= ?2 and s.archived = 0 order by h.on_date desc, h.id limit ?3");
    VEC(struct help) rows = {0};
    int rc;
    stmt_date(q, 2, since);
    stmt_i64(q, 3, limit);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct help){.record = {.id = stmt_col_i64(q, 0)},
                                            .person = stmt_col_i64(q, 1),
                                            .direction = HELP_RECEIVED,
                                            .about = stmt_col_str(q, a, 2),
                                            .on = stmt_col_date(q, 3),
                                            .thanked_on = stmt_col_date(q, 4)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int ledger_count_months(struct db *db, struct arena *a, struct date since,
                        struct ledger_month **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select substr(on_date, 1, 7), sum(case when direction = 'given' then 1 else 0 end),"
            " sum(case when direction = 'received' then 1 else 0 end) from help"
            " where owner_id = ?1 and on_date >= ?2 and length(on_date) = 10"
            " group by substr(on_date, 1, 7) order by substr(on_date, 1, 7)");
    VEC(struct ledger_month) rows = {0};
    int rc;
    stmt_date(q, 2, since);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) =
            (struct ledger_month){stmt_col_date(q, 0), stmt_col_i64(q, 1), stmt_col_i64(q, 2)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int ledger_sums(struct db *db, struct ledger_sums *ret)
{
    struct stmt *q = db_stmt(
        db, "select sum(case when direction = 'given' then 1 else 0 end),"
            " sum(case when direction = 'received' then 1 else 0 end),"
            " sum(case when direction = 'received' and thanked_on is not null then 1 else 0 end),"
            " sum(case when direction = 'received' and told_on is not null then 1 else 0 end),"
            " count(distinct person) from help where owner_id = ?1");
    int rc = stmt_next(q);
    *ret = (struct ledger_sums){0};
    if (rc == 1 && stmt_col_i64(q, 4))
        *ret = (struct ledger_sums){stmt_col_i64(q, 0), stmt_col_i64(q, 1), stmt_col_i64(q, 2),
                                    stmt_col_i64(q, 3), stmt_col_i64(q, 4)};
    stmt_done(q);
    return rc < 0 ? rc : 0;
}

int ledger_list_cares(struct db *db, struct arena *a, struct ledger_care **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select p.id, s.name, p.cares_about from person p join standing s on s.owner_id ="
            " p.owner_id and s.person_id = p.id where p.owner_id = ?1 and p.cares_about <> ''"
            " and p.never = 0 and s.archived = 0 order by p.id");
    VEC(struct ledger_care) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) =
            (struct ledger_care){stmt_col_i64(q, 0), stmt_col_str(q, a, 1), stmt_col_str(q, a, 2)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int ledger_have_met(struct db *db, int64_t person, int64_t other)
{
    struct stmt *q = db_stmt(
        db, "select 1 where exists (select 1 from interaction_person x join interaction_person y"
            " on y.owner_id = x.owner_id and y.interaction_id = x.interaction_id"
            " where x.owner_id = ?1 and x.person_id = ?2 and y.person_id = ?3)"
            " or exists (select 1 from position x join position y on y.owner_id = x.owner_id"
            " and y.organisation = x.organisation where x.owner_id = ?1 and x.person = ?2"
            " and y.person = ?3)"
            " or exists (select 1 from person p where p.owner_id = ?1 and ((p.id = ?2"
            " and p.met_through = ?3) or (p.id = ?3 and p.met_through = ?2)))");
    stmt_i64(q, 2, person);
    stmt_i64(q, 3, other);
    int rc = stmt_next(q);
    stmt_done(q);
    return rc;
}
