/* SPDX-License-Identifier: Apache-2.0 */
#include "store/ties.h"

#include "base/arena.h"
#include "base/vec.h"
#include "store/change.h"
#include "store/read_rows.h"
#include "store/store.h"

/* One text for all people, another for one: an index serves each. */
static struct stmt *of_person(struct db *db, const char *all, const char *one, int64_t person)
{
    struct stmt *q = db_stmt(db, person ? one : all);
    if (person)
        stmt_i64(q, 2, person);
    return q;
}

static int64_t ref(struct stmt *q, int col)
{
    return stmt_col_is_null(q, col) ? 0 : stmt_col_i64(q, col);
}

static void read_person(struct stmt *q, struct arena *a, struct ties_person *r)
{
    *r = (struct ties_person){
        .id = stmt_col_i64(q, 0),
        .archived = stmt_col_i64(q, 1) != 0,
        .name = stmt_col_str(q, a, 2),
        .subline = stmt_col_str(q, a, 3),
        .circle = (int)stmt_col_i64(q, 4),
        .roles = stmt_col_str(q, a, 5),
        .last_on = stmt_col_date(q, 6),
        .specialty = stmt_col_str(q, a, 7),
        .never = stmt_col_i64(q, 8) != 0,
        .pin = choice_find(ready_pin_choices, stmt_col_peek(q, 9)),
        .met_through = ref(q, 10),
        .met_when = stmt_col_date(q, 11),
        .met_how = stmt_col_str(q, a, 12),
    };
}

#define PEOPLE                                                                                     \
    "select s.person_id, s.archived, s.name, s.subline, s.circle, s.roles, s.last_on,"             \
    " p.specialty, p.never, p.ready_pin, p.met_through, p.met_when, p.met_how from standing s"     \
    " join person p on p.owner_id = s.owner_id and p.id = s.person_id where s.owner_id = ?1"

int ties_people(struct db *db, struct arena *a, int64_t person, struct ties_person **ret,
                size_t *ret_n)
{
    struct stmt *q =
        of_person(db, PEOPLE " order by s.person_id", PEOPLE " and s.person_id = ?2", person);
    READ_ROWS(struct ties_person, read_person);
}

static void read_post(struct stmt *q, struct arena *a, struct position *r)
{
    *r = (struct position){
        .record.id = stmt_col_i64(q, 0),
        .person = stmt_col_i64(q, 1),
        .organisation = stmt_col_i64(q, 2),
        .title = stmt_col_str(q, a, 3),
        .department = stmt_col_str(q, a, 4),
        .kind = choice_find(position_kind_choices, stmt_col_peek(q, 5)),
        .specialty = stmt_col_str(q, a, 6),
        .from = stmt_col_date(q, 7),
        .until = stmt_col_date(q, 8),
    };
}

#define POSTS                                                                                      \
    "select id, person, organisation, title, department, kind, specialty, from_date, until_date"   \
    " from position where owner_id = ?1 and organisation is not null"

int ties_posts(struct db *db, struct arena *a, int64_t person, struct position **ret, size_t *ret_n)
{
    struct stmt *q = of_person(db, POSTS " order by person, id",
                               POSTS " and person = ?2 order by person, id", person);
    READ_ROWS(struct position, read_post);
}

static void read_place(struct stmt *q, struct arena *a, struct organisation *r)
{
    *r = (struct organisation){
        .record.id = stmt_col_i64(q, 0),
        .name = stmt_col_str(q, a, 1),
        .kind = choice_find(organisation_kind_choices, stmt_col_peek(q, 2)),
        .place = stmt_col_str(q, a, 3),
        .parent = ref(q, 4),
    };
}

int ties_places(struct db *db, struct arena *a, struct organisation **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select id, name, kind, place, parent from organisation"
                                 " where owner_id = ?1 and archived = 0 order by id");
    READ_ROWS(struct organisation, read_place);
}

static void read_tie(struct stmt *q, struct arena *a, struct tie *r)
{
    *r = (struct tie){
        .record.id = stmt_col_i64(q, 0),
        .record.version = stmt_col_i64(q, 1),
        .person = stmt_col_i64(q, 2),
        .other = ref(q, 3),
        .kind = choice_find(tie_kind_choices, stmt_col_peek(q, 4)),
        .from = stmt_col_date(q, 5),
        .until = stmt_col_date(q, 6),
        .papers = stmt_col_i64(q, 7),
        .last_paper = stmt_col_i64(q, 8),
        .authors = stmt_col_i64(q, 9),
        .verdict = choice_find(tie_verdict_choices, stmt_col_peek(q, 10)),
        .evidence = stmt_col_str(q, a, 11),
    };
}

#define TIES                                                                                       \
    "select id, version, person, other, kind, from_date, until_date, papers, last_paper, authors," \
    " verdict, evidence from tie where owner_id = ?1"

int ties_records(struct db *db, struct arena *a, int64_t person, struct tie **ret, size_t *ret_n)
{
    struct stmt *q = of_person(db, TIES " order by id",
                               TIES " and person = ?2 union all " TIES
                                    " and other = ?2 and other is not null order by 1",
                               person);
    READ_ROWS(struct tie, read_tie);
}

static void read_present(struct stmt *q, struct arena *a, struct ties_present *r)
{
    (void)a;
    *r = (struct ties_present){stmt_col_i64(q, 0), stmt_col_i64(q, 1), stmt_col_date(q, 2)};
}

#define PRESENT                                                                                    \
    "select l.interaction_id, l.person_id, l.sort_key from interaction_person l join interaction"  \
    " i on i.owner_id = l.owner_id and i.id = l.interaction_id where l.owner_id = ?1 and"          \
    " i.archived = 0 and l.interaction_id in (select m.interaction_id from interaction_person m"   \
    " where m.owner_id = ?1 and "

int ties_present(struct db *db, struct arena *a, int64_t person, struct ties_present **ret,
                 size_t *ret_n)
{
    struct stmt *q =
        of_person(db, PRESENT "m.place = 1) order by l.interaction_id, l.person_id",
                  PRESENT "m.person_id = ?2) order by l.interaction_id, l.person_id", person);
    READ_ROWS(struct ties_present, read_present);
}

static void read_introduction(struct stmt *q, struct arena *a, struct ask *r)
{
    *r = (struct ask){.record.id = stmt_col_i64(q, 0),
                      .person = stmt_col_i64(q, 1),
                      .about_person = ref(q, 2),
                      .kind = ASK_INTRODUCTION,
                      .state = choice_find(ask_state_choices, stmt_col_peek(q, 3)),
                      .what = stmt_col_str(q, a, 4)};
}

int ties_introductions(struct db *db, struct arena *a, struct ask **ret, size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select id, person, about_person, state, what from ask where owner_id = ?1"
                    " and kind = 'introduction' and archived = 0 and about_person is not null"
                    " and state in ('', 'idea', 'asked', 'agreed') order by id");
    READ_ROWS(struct ask, read_introduction);
}

static void read_asked(struct stmt *q, struct arena *a, struct ties_asked *r)
{
    (void)a;
    *r = (struct ties_asked){.person = stmt_col_i64(q, 0),
                             .n = stmt_col_i64(q, 1),
                             .open = stmt_col_i64(q, 2),
                             .agreed = stmt_col_i64(q, 3),
                             .declined = stmt_col_i64(q, 4),
                             .silent = stmt_col_i64(q, 5)};
}

int ties_asked(struct db *db, struct arena *a, struct date since, struct ties_asked **ret,
               size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select person, count(*), sum(case when state in ('asked', 'agreed') then 1 else 0"
            " end), sum(case when answered_on is not null and state <> 'declined' then 1 else 0"
            " end), sum(case when state = 'declined' then 1 else 0 end),"
            " sum(case when state = 'no_answer' then 1 else 0 end) from ask where owner_id = ?1"
            " and archived = 0 and asked_on >= ?2 group by person order by person");
    stmt_date(q, 2, since);
    READ_ROWS(struct ties_asked, read_asked);
}

static void read_strange(struct stmt *q, struct arena *a, struct ties_strange *r)
{
    *r = (struct ties_strange){stmt_col_i64(q, 0), stmt_col_str(q, a, 1)};
}

/* "cross join": from the strangers, who are few, to where they are. */
int ties_strange(struct db *db, struct arena *a, struct ties_strange **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select g.id, '' from standing s cross join position t cross join program g"
            " where s.owner_id = ?1 and s.archived = 0 and s.last_on is null"
            " and t.owner_id = ?1 and t.person = s.person_id and g.owner_id = ?1"
            " and g.organisation = t.organisation and g.archived = 0"
            " and g.status in ('', 'considering', 'signalled', 'applied')"
            " union select 0, p.specialty from standing s cross join person p"
            " where s.owner_id = ?1 and s.archived = 0 and s.last_on is null"
            " and p.owner_id = ?1 and p.id = s.person_id and p.specialty <> '' order by 1, 2");
    READ_ROWS(struct ties_strange, read_strange);
}

static void read_change(struct stmt *q, struct arena *a, struct change *r)
{
    *r = (struct change){.seq = stmt_col_i64(q, 0),
                         .entity = stmt_col_str(q, a, 1),
                         .entity_id = stmt_col_i64(q, 2),
                         .before = stmt_col_str(q, a, 3),
                         .after = stmt_col_str(q, a, 4)};
}

int ties_changes(struct db *db, struct arena *a, int64_t after, int64_t limit, struct change **ret,
                 size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select seq, entity, entity_id, before, after from change"
                                 " where owner_id = ?1 and seq > ?2 and entity in ('person',"
                                 " 'position', 'role', 'organisation', 'tie', 'interaction')"
                                 " order by seq limit ?3");
    stmt_i64(q, 2, after);
    stmt_i64(q, 3, limit);
    READ_ROWS(struct change, read_change);
}
