/* SPDX-License-Identifier: Apache-2.0 */
#include "store/programs.h"

#include "base/arena.h"
#include "base/vec.h"
#include "store/read_rows.h"
#include "store/store.h"

static void read_program(struct stmt *q, struct arena *a, struct program_row *r)
{
    struct program *x = &r->program;
    int c = 0;
    x->record.id = stmt_col_i64(q, c++);
    x->record.version = stmt_col_i64(q, c++);
    x->record.archived = stmt_col_i64(q, c++) != 0;
    x->organisation = stmt_col_i64(q, c++);
    x->name = stmt_col_str(q, a, c++);
    x->specialty = stmt_col_str(q, a, c++);
    x->acgme_id = stmt_col_str(q, a, c++);
    x->season = stmt_col_i64(q, c++);
    x->service = choice_find(service_choices, stmt_col_peek(q, c++));
    x->status = choice_find(program_status_choices, stmt_col_peek(q, c++));
    x->signal = choice_find(signal_choices, stmt_col_peek(q, c++));
    x->bond = choice_find(program_bond_choices, stmt_col_peek(q, c++));
    x->applied_on = stmt_col_date(q, c++);
    x->offered_on = stmt_col_date(q, c++);
    x->interview_on = stmt_col_date(q, c++);
    x->interview_time = stmt_col_str(q, a, c++);
    x->interview_place = stmt_col_str(q, a, c++);
    x->rank = stmt_col_i64(q, c++);
    x->letters_wanted = stmt_col_i64(q, c++);
    x->chair_letter = stmt_col_i64(q, c++) != 0;
    x->soap = stmt_col_i64(q, c++) != 0;
    r->place_name = stmt_col_str(q, a, c++);
    r->place = stmt_col_str(q, a, c++);
    r->parent = stmt_col_is_null(q, c) ? 0 : stmt_col_i64(q, c);
    c++;
    r->no_thank_you = stmt_col_i64(q, c++) != 0;
    r->contacted_me_on = stmt_col_date(q, c++);
    r->letters = stmt_col_i64(q, c++);
    r->known = stmt_col_i64(q, c);
    if (!x->status)
        x->status = PROGRAM_CONSIDERING;
}

#define PROGRAM_COLUMNS                                                                            \
    "p.id, p.version, p.archived, p.organisation, p.name, p.specialty, p.acgme_id, p.season,"      \
    " p.service, p.status, p.signal, p.bond, p.applied_on, p.offered_on, p.interview_on,"          \
    " p.interview_time, p.interview_place, p.rank_place, p.letters_wanted, p.chair_letter,"        \
    " p.soap, o.name, o.place, o.parent, o.no_thank_you, o.contacted_me_on,"

int programs_list(struct db *db, struct arena *a, int64_t id, int64_t limit,
                  struct program_row **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select " PROGRAM_COLUMNS
            " (select count(*) from assignment g where g.owner_id = ?1 and g.program = p.id),"
            " (select count(distinct t.person) from position t where t.owner_id = ?1"
            " and t.organisation = p.organisation)"
            " from program p join organisation o on o.owner_id = p.owner_id"
            " and o.id = p.organisation where p.owner_id = ?1"
            " and (p.id = ?2 or (cast(?2 as bigint) = 0 and p.archived = 0))"
            " order by o.sort_key, p.id limit ?3");
    stmt_i64(q, 2, id);
    stmt_i64(q, 3, limit);
    READ_ROWS(struct program_row, read_program);
}

/* Programs first, whatever the order of places would save: most are gone after one look. */
int programs_list_moved(struct db *db, struct arena *a, int64_t limit, struct program_row **ret,
                        size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select " PROGRAM_COLUMNS
                    " 0, 0 from program p cross join organisation o where p.owner_id = ?1"
                    " and p.archived = 0 and (p.applied_on is not null or p.offered_on is not null"
                    " or p.interview_on is not null"
                    " or p.status in ('applied', 'interview', 'ranked', 'matched'))"
                    " and o.owner_id = p.owner_id and o.id = p.organisation"
                    " order by o.sort_key, p.id limit ?2");
    stmt_i64(q, 2, limit);
    READ_ROWS(struct program_row, read_program);
}

static void read_met(struct stmt *q, struct arena *a, struct program_met *r)
{
    r->program = stmt_col_i64(q, 0);
    r->person = stmt_col_i64(q, 1);
    r->name = stmt_col_str(q, a, 2);
    r->written_on = stmt_col_date(q, 3);
}

int programs_met(struct db *db, struct arena *a, int64_t program, struct program_met **ret,
                 size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select l.program_id, l.person_id, s.name, (select max(x.on_date) from"
            " interaction_person m join interaction x on x.owner_id = m.owner_id"
            " and x.id = m.interaction_id where m.owner_id = ?1 and m.person_id = l.person_id"
            " and m.sort_key >= p.interview_on and x.archived = 0 and x.direction <> 'to_me'"
            " and x.kind in ('email', 'message', 'letter', 'thank_you'))"
            " from program_interviewer l join program p on p.owner_id = l.owner_id"
            " and p.id = l.program_id join standing s on s.owner_id = l.owner_id"
            " and s.person_id = l.person_id where l.owner_id = ?1"
            " and (cast(?2 as bigint) = 0 or l.program_id = ?2) order by l.program_id, l.place");
    stmt_i64(q, 2, program);
    READ_ROWS(struct program_met, read_met);
}

static void read_post(struct stmt *q, struct arena *a, struct program_post *r)
{
    *r = (struct program_post){
        .person = stmt_col_i64(q, 0),
        .organisation = stmt_col_i64(q, 1),
        .name = stmt_col_str(q, a, 2),
        .place = stmt_col_str(q, a, 3),
        .title = stmt_col_str(q, a, 4),
        .kind = choice_find(position_kind_choices, stmt_col_peek(q, 5)),
        .from = stmt_col_date(q, 6),
        .until = stmt_col_date(q, 7),
        .circle = (int)stmt_col_i64(q, 8),
        .roles = stmt_col_str(q, a, 9),
    };
}

int programs_posts(struct db *db, struct arena *a, int64_t organisation, int64_t limit,
                   struct program_post **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select t.person, t.organisation, s.name, o.name, t.title, t.kind, t.from_date,"
            " t.until_date, s.circle, s.roles from position t"
            " join organisation o on o.owner_id = t.owner_id and o.id = t.organisation"
            " join standing s on s.owner_id = t.owner_id and s.person_id = t.person"
            " where t.owner_id = ?1 and s.archived = 0 and t.organisation in (select b.id from"
            " organisation b where b.owner_id = ?1 and (b.id = ?2 or b.parent = ?2 or b.id ="
            " (select c.parent from organisation c where c.owner_id = ?1 and c.id = ?2)))"
            " order by s.sort_key, t.person, t.from_date, t.id limit ?3");
    stmt_i64(q, 2, organisation);
    stmt_i64(q, 3, limit);
    READ_ROWS(struct program_post, read_post);
}

static void read_letter(struct stmt *q, struct arena *a, struct program_letter *r)
{
    *r = (struct program_letter){
        .letter = stmt_col_i64(q, 0),
        .ask = stmt_col_i64(q, 1),
        .person = stmt_col_i64(q, 2),
        .name = stmt_col_str(q, a, 3),
        .portal = choice_find(portal_choices, stmt_col_peek(q, 4)),
        .state = choice_find(assignment_state_choices, stmt_col_peek(q, 5)),
    };
}

int programs_letters(struct db *db, struct arena *a, int64_t program, struct program_letter **ret,
                     size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select l.id, k.id, k.person, s.name, l.portal, g.state from assignment g"
            " join letter l on l.owner_id = g.owner_id and l.id = g.letter"
            " join ask k on k.owner_id = l.owner_id and k.id = l.ask"
            " join standing s on s.owner_id = k.owner_id and s.person_id = k.person"
            " where g.owner_id = ?1 and g.program = ?2 and l.archived = 0 order by s.sort_key,"
            " l.id");
    stmt_i64(q, 2, program);
    READ_ROWS(struct program_letter, read_letter);
}

static void read_helper(struct stmt *q, struct arena *a, struct program_helper *r)
{
    *r = (struct program_helper){
        .person = stmt_col_i64(q, 0),
        .record = stmt_col_i64(q, 1),
        .kind = (enum program_help_kind)stmt_col_i64(q, 2),
        .name = stmt_col_str(q, a, 3),
        .what = stmt_col_str(q, a, 4),
        .ask_kind = choice_find(ask_kind_choices, stmt_col_peek(q, 5)),
        .told_on = stmt_col_date(q, 6),
    };
}

/* Help that came of an ask is said with it. */
#define HELPED_ROWS                                                                                \
    "(select person, id as record, case when kind = 'letter' then 0 else 1 end as kind, what,"     \
    " kind as ask_kind, told_on from ask where owner_id = ?1 and archived = 0 and"                 \
    " (state in ('done', 'thanked', 'told') or (kind = 'letter' and state = 'agreed'))"            \
    " union all select person, id, 2, about, '', told_on from help where owner_id = ?1"            \
    " and direction = 'received' and not exists (select 1 from ask k where k.owner_id = ?1"        \
    " and k.received = help.id and k.archived = 0)"                                                \
    " union all select person, id, 3, text, '', told_on from advice where owner_id = ?1) h"        \
    " join standing s on s.owner_id = ?1 and s.person_id = h.person where s.archived = 0"

int programs_helpers(struct db *db, struct arena *a, struct program_helper **ret, size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select h.person, h.record, h.kind, s.name, h.what, h.ask_kind, h.told_on"
                    " from " HELPED_ROWS " order by s.sort_key, h.person, h.kind, h.record");
    READ_ROWS(struct program_helper, read_helper);
}

int programs_has_helper(struct db *db)
{
    struct stmt *q = db_stmt(db, "select 1 from " HELPED_ROWS " limit 1");
    int rc = stmt_next(q);
    stmt_done(q);
    return rc;
}

int programs_marked(struct db *db, struct arena *a, struct str key_from, struct str key_until,
                    struct ids *ret)
{
    VEC(int64_t) ids = {0};
    struct stmt *q =
        db_stmt(db, "select l.person_id from interaction x join interaction_person l"
                    " on l.owner_id = x.owner_id and l.interaction_id = x.id where x.owner_id = ?1"
                    " and x.source_key >= ?2 and x.source_key < ?3 and x.source_key <> ''"
                    " and x.archived = 0 order by l.person_id");
    int rc;
    stmt_text(q, 2, key_from);
    stmt_text(q, 3, key_until);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &ids) = stmt_col_i64(q, 0);
    *ret = (struct ids){ids.p, ids.n};
    return rc;
}

static void read_call(struct stmt *q, struct arena *a, struct ask *r)
{
    *r = (struct ask){.record.id = stmt_col_i64(q, 0),
                      .person = stmt_col_i64(q, 1),
                      .organisation = stmt_col_i64(q, 2),
                      .kind = ASK_CALL,
                      .state = choice_find(ask_state_choices, stmt_col_peek(q, 3)),
                      .what = stmt_col_str(q, a, 4)};
}

int programs_calls(struct db *db, struct arena *a, struct ask **ret, size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select id, person, organisation, state, what from ask where owner_id = ?1"
                    " and kind = 'call' and archived = 0 and organisation is not null"
                    " and state in ('idea', 'asked', 'agreed') order by id");
    READ_ROWS(struct ask, read_call);
}

int programs_children(struct db *db, struct arena *a, int64_t organisation, struct ids *ret)
{
    VEC(int64_t) ids = {0};
    struct stmt *q = db_stmt(db, "select id from organisation where owner_id = ?1 and parent = ?2"
                                 " and kind = 'program' and archived = 0 order by id");
    int rc;
    stmt_i64(q, 2, organisation);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &ids) = stmt_col_i64(q, 0);
    *ret = (struct ids){ids.p, ids.n};
    return rc;
}
