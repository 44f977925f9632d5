/* SPDX-License-Identifier: Apache-2.0 */
#include "store/works.h"

#include "base/arena.h"
#include "base/vec.h"
#include "def/errors.h"
#include "store/record.h"
#include "store/store.h"

/* The records whose ids are the first column. */
static int load_rows(struct db *db, struct arena *a, const struct entity *e, struct stmt *q,
                     void **ret, size_t *ret_n)
{
    VEC(int64_t) ids = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &ids) = stmt_col_i64(q, 0);
    char *rows = arena_array(a, e->size, ids.n + 1);
    for (size_t i = 0; rc == 0 && i < ids.n; i++)
        rc = record_load(db, a, e, ids.p[i], rows + i * e->size);
    *ret = rows;
    *ret_n = rc == 0 ? ids.n : 0;
    return rc;
}

int works_opportunities(struct db *db, struct arena *a, int64_t limit, struct opportunity **ret,
                        size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select id from opportunity where owner_id = ?1 and archived = 0"
                                 " order by id desc limit ?2");
    stmt_i64(q, 2, limit);
    return load_rows(db, a, &entity_opportunity, q, (void **)ret, ret_n);
}

int works_ended(struct db *db, struct arena *a, struct date from, struct date until,
                struct opportunity **ret, size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select id from opportunity where owner_id = ?1 and archived = 0"
                    " and state in ('arranged', 'under_way', 'finished') and closed_out_on is null"
                    " and until_date >= ?2 and until_date <= ?3 order by until_date, id");
    stmt_date(q, 2, from);
    stmt_date(q, 3, until);
    return load_rows(db, a, &entity_opportunity, q, (void **)ret, ret_n);
}

int works_opportunities_of(struct db *db, struct arena *a, int64_t person, int64_t limit,
                           struct opportunity **ret, size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select id from opportunity where owner_id = ?1 and supervisor = ?2"
                    " union select opportunity_id from opportunity_person"
                    " where owner_id = ?1 and person_id = ?2 order by 1 desc limit ?3");
    stmt_i64(q, 2, person);
    stmt_i64(q, 3, limit);
    return load_rows(db, a, &entity_opportunity, q, (void **)ret, ret_n);
}

int works_days(struct db *db, struct arena *a, const struct works_filter *f, struct works_day **ret,
               size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select h.id, h.opportunity, coalesce(h.supervisor, o.supervisor), h.on_date,"
                    " h.minutes, o.kind, o.title, o.specialty, o.place, h.what from hours h"
                    " join opportunity o on o.owner_id = h.owner_id and o.id = h.opportunity"
                    " where h.owner_id = ?1 and (cast(?2 as bigint) = 0 or h.opportunity = ?2)"
                    " and (cast(?3 as bigint) = 0 or coalesce(h.supervisor, o.supervisor) = ?3)"
                    " and (?4 = '' or o.kind = ?4) and (?5 = '' or h.on_date >= ?5)"
                    " and (?6 = '' or h.on_date <= ?6) order by h.on_date, h.id");
    VEC(struct works_day) rows = {0};
    int rc;
    stmt_i64(q, 2, f->opportunity);
    stmt_i64(q, 3, f->supervisor);
    stmt_text(q, 4, str_c(opportunity_kind_choices[f->kind].key));
    stmt_text(q, 5, date_str(a, f->from));
    stmt_text(q, 6, date_str(a, f->until));
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) =
            (struct works_day){.hours = stmt_col_i64(q, 0),
                               .opportunity = stmt_col_i64(q, 1),
                               .supervisor = stmt_col_is_null(q, 2) ? 0 : stmt_col_i64(q, 2),
                               .on = stmt_col_date(q, 3),
                               .minutes = stmt_col_i64(q, 4),
                               .kind = choice_find(opportunity_kind_choices, stmt_col_peek(q, 5)),
                               .title = stmt_col_str(q, a, 6),
                               .specialty = stmt_col_str(q, a, 7),
                               .place = stmt_col_str(q, a, 8),
                               .what = stmt_col_str(q, a, 9)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int works_planned(struct db *db, struct arena *a, struct date from, struct date until,
                  int64_t limit, struct meeting **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select id from meeting where owner_id = ?1 and on_date >= ?2 and"
                                 " on_date <= ?3 and state = 'planned'"
                                 " order by on_date, time, id limit ?4");
    stmt_date(q, 2, from);
    stmt_date(q, 3, until);
    stmt_i64(q, 4, limit);
    return load_rows(db, a, &entity_meeting, q, (void **)ret, ret_n);
}

int works_past(struct db *db, struct arena *a, int64_t limit, struct meeting **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select id from meeting where owner_id = ?1 and"
                                 " state <> 'planned' order by on_date desc, id desc limit ?2");
    stmt_i64(q, 2, limit);
    return load_rows(db, a, &entity_meeting, q, (void **)ret, ret_n);
}

int works_planned_of(struct db *db, struct arena *a, int64_t person, struct date from,
                     int64_t limit, struct meeting **ret, size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select l.meeting_id from meeting_person l join meeting m"
                    " on m.owner_id = l.owner_id and m.id = l.meeting_id"
                    " where l.owner_id = ?1 and l.person_id = ?2 and l.sort_key >= ?3"
                    " and m.state = 'planned' order by l.sort_key, m.time, l.meeting_id limit ?4");
    stmt_i64(q, 2, person);
    stmt_date(q, 3, from);
    stmt_i64(q, 4, limit);
    return load_rows(db, a, &entity_meeting, q, (void **)ret, ret_n);
}

int works_follower(struct db *db, struct arena *a, int64_t meeting, struct meeting *ret)
{
    struct meeting *rows;
    size_t n;
    struct stmt *q = db_stmt(db, "select id from meeting where owner_id = ?1 and follows = ?2"
                                 " order by id desc limit 1");
    stmt_i64(q, 2, meeting);
    int rc = load_rows(db, a, &entity_meeting, q, (void **)&rows, &n);
    if (rc == 0 && n)
        *ret = rows[0];
    return rc < 0 ? rc : n ? 0 : ERR_NOT_FOUND;
}

int works_decisions(struct db *db, struct arena *a, int64_t limit, struct decision **ret,
                    size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select id from decision where owner_id = ?1 and archived = 0"
                                 " order by decided_on is not null, id desc limit ?2");
    stmt_i64(q, 2, limit);
    return load_rows(db, a, &entity_decision, q, (void **)ret, ret_n);
}

int works_untold(struct db *db, struct arena *a, int64_t limit, struct advice **ret, size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select a.id from decision d join advice a on a.owner_id = d.owner_id"
                    " and a.decision = d.id where d.owner_id = ?1 and d.archived = 0"
                    " and d.decided_on is not null"
                    " and (a.told_on is null or a.told_on < d.outcome_on) order by a.id limit ?2");
    stmt_i64(q, 2, limit);
    return load_rows(db, a, &entity_advice, q, (void **)ret, ret_n);
}
