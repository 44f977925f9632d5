/* SPDX-License-Identifier: Apache-2.0 */
#include "store/letters.h"

#include "base/arena.h"
#include "base/vec.h"
#include "store/store.h"

static void read_letter(struct stmt *q, struct arena *a, int c, struct letter *x)
{
    x->record.id = stmt_col_i64(q, c++);
    x->record.version = stmt_col_i64(q, c++);
    x->ask = stmt_col_i64(q, c++);
    x->service = choice_find(service_choices, stmt_col_peek(q, c++));
    x->form = choice_find(letter_form_choices, stmt_col_peek(q, c++));
    x->sloe_from = choice_find(sloe_choices, stmt_col_peek(q, c++));
    x->specialty = stmt_col_str(q, a, c++);
    x->chair = stmt_col_i64(q, c++) != 0;
    x->preliminary = stmt_col_i64(q, c++) != 0;
    x->waived = stmt_col_i64(q, c++) != 0;
    x->waived_on = stmt_col_date(q, c++);
    x->letter_id = stmt_col_str(q, a, c++);
    x->portal = choice_find(portal_choices, stmt_col_peek(q, c++));
    x->packet_on = stmt_col_date(q, c++);
    x->confirmed_on = stmt_col_date(q, c++);
    x->uploaded_on = stmt_col_date(q, c++);
    x->imported = stmt_col_i64(q, c++) != 0;
    x->backup = stmt_col_i64(q, c++);
    x->note = stmt_col_str(q, a, c);
}
enum { ASK_AT = 19 };

static void read_ask(struct stmt *q, struct arena *a, int c, struct ask *x)
{
    x->record.id = stmt_col_i64(q, 2);
    x->kind = ASK_LETTER;
    x->person = stmt_col_i64(q, c++);
    x->state = choice_find(ask_state_choices, stmt_col_peek(q, c++));
    x->what = stmt_col_str(q, a, c++);
    x->need_by = stmt_col_date(q, c++);
    x->asked_on = stmt_col_date(q, c++);
    x->nudges = stmt_col_i64(q, c++);
    x->nudged_on = stmt_col_date(q, c++);
    x->answered_on = stmt_col_date(q, c++);
    x->done_on = stmt_col_date(q, c++);
    x->thanked_on = stmt_col_date(q, c++);
    x->told_on = stmt_col_date(q, c++);
    x->next_step = stmt_col_str(q, a, c++);
    x->next_on = stmt_col_date(q, c);
}
enum { WRITER_AT = ASK_AT + 13 };

int letters_list(struct db *db, struct arena *a, int64_t limit, struct letter_row **ret,
                 size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select l.id, l.version, l.ask, l.service, l.form, l.sloe_from, l.specialty, l.chair,"
            " l.preliminary, l.waived, l.waived_on, l.letter_id, l.portal, l.packet_on,"
            " l.confirmed_on, l.uploaded_on, l.imported, l.backup, l.note, a.person, a.state,"
            " a.what, a.need_by, a.asked_on, a.nudges, a.nudged_on, a.answered_on, a.done_on,"
            " a.thanked_on, a.told_on, a.next_step, a.next_on, s.name, p.specialty, s.roles, b.name"
            " from letter l join ask a on a.owner_id = l.owner_id and a.id = l.ask"
            " join standing s on s.owner_id = l.owner_id and s.person_id = a.person"
            " join person p on p.owner_id = l.owner_id and p.id = a.person"
            " left join standing b on b.owner_id = l.owner_id and b.person_id = l.backup"
            " where l.owner_id = ?1 and l.archived = 0 order by l.id limit ?2");
    VEC(struct letter_row) rows = {0};
    int rc;
    stmt_i64(q, 2, limit);
    while ((rc = stmt_next(q)) == 1) {
        struct letter_row *r = VEC_PUSH(a, &rows);
        read_letter(q, a, 0, &r->letter);
        read_ask(q, a, ASK_AT, &r->ask);
        r->writer = stmt_col_str(q, a, WRITER_AT);
        r->specialty = stmt_col_str(q, a, WRITER_AT + 1);
        r->roles = stmt_col_str(q, a, WRITER_AT + 2);
        r->backup = stmt_col_str(q, a, WRITER_AT + 3);
    }
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int letters_list_programs(struct db *db, struct arena *a, int64_t season, int64_t limit,
                          struct letter_program_row **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select p.id, case when p.name <> '' then p.name else o.name end, p.specialty,"
            " p.service, p.letters_wanted, p.chair_letter, p.bond, case when p.applied_on is not"
            " null or p.status in ('applied', 'interview', 'ranked', 'matched') then 1 else 0 end"
            " from program p"
            " join organisation o on o.owner_id = p.owner_id and o.id = p.organisation"
            " where p.owner_id = ?1 and p.archived = 0 and p.soap = 0 and p.status <> 'out'"
            " and (p.season = 0 or cast(?2 as bigint) = 0 or p.season = ?2)"
            " order by p.specialty, o.sort_key, p.id limit ?3");
    VEC(struct letter_program_row) rows = {0};
    int rc;
    stmt_i64(q, 2, season);
    stmt_i64(q, 3, limit);
    while ((rc = stmt_next(q)) == 1) {
        struct letter_program_row *r = VEC_PUSH(a, &rows);
        struct program *x = &r->program;
        x->record.id = stmt_col_i64(q, 0);
        x->name = stmt_col_str(q, a, 1);
        x->specialty = stmt_col_str(q, a, 2);
        x->service = choice_find(service_choices, stmt_col_peek(q, 3));
        x->letters_wanted = stmt_col_i64(q, 4);
        x->chair_letter = stmt_col_i64(q, 5) != 0;
        x->bond = choice_find(program_bond_choices, stmt_col_peek(q, 6));
        r->submitted = stmt_col_i64(q, 7) != 0;
    }
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int letters_list_known(struct db *db, struct arena *a, struct letter_known_row **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select p.id, count(distinct x.person) from program p join position x on"
            " x.owner_id = p.owner_id and x.organisation = p.organisation join standing s on"
            " s.owner_id = x.owner_id and s.person_id = x.person where p.owner_id = ?1 and"
            " p.archived = 0 and s.archived = 0 group by p.id order by p.id");
    VEC(struct letter_known_row) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct letter_known_row){stmt_col_i64(q, 0), stmt_col_i64(q, 1)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int letters_list_assignments(struct db *db, struct arena *a, int64_t limit, struct assignment **ret,
                             size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select id, letter, program, case state when 'assigned' then 1 else 0 end"
                    " from assignment where owner_id = ?1 order by id limit ?2");
    VEC(struct assignment) rows = {0};
    int rc;
    stmt_i64(q, 2, limit);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) =
            (struct assignment){.record = {.id = stmt_col_i64(q, 0)},
                                .letter = stmt_col_i64(q, 1),
                                .program = stmt_col_i64(q, 2),
                                .state = stmt_col_i64(q, 3) ? ASSIGNMENT_DONE : ASSIGNMENT_PLANNED};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

static struct position read_post(struct stmt *q, struct arena *a, int c)
{
    return (struct position){.person = stmt_col_i64(q, 0),
                             .kind = choice_find(position_kind_choices, stmt_col_peek(q, c)),
                             .specialty = stmt_col_str(q, a, c + 1),
                             .from = stmt_col_date(q, c + 2),
                             .until = stmt_col_date(q, c + 3)};
}

int letters_list_posts(struct db *db, struct arena *a, struct position **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select x.person, x.kind, x.specialty, x.from_date, x.until_date from"
            " (select distinct a.person as who from letter l join ask a on"
            " a.owner_id = l.owner_id and a.id = l.ask where l.owner_id = ?1 and l.archived = 0) k"
            " join position x on x.owner_id = ?1 and x.person = k.who order by x.person, x.id");
    VEC(struct position) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = read_post(q, a, 1);
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

/* Roles in force stand in one text: no look-up for each of seven. Mostly it is one role. */
/* clang-format off */
#define HAS(key) " or ',' || s.roles || ',' like '%," key ",%'"
#define HAS_A_WRITERS_ROLE                                                                         \
    "(s.roles in ('letter_writer', 'mentor', 'sponsor', 'adviser', 'research_lead', 'teacher',"    \
    " 'specialty_faculty') or s.roles like '%,%' and (1 = 0" HAS("letter_writer") HAS("mentor")    \
    HAS("sponsor") HAS("adviser") HAS("research_lead") HAS("teacher") HAS("specialty_faculty") "))"
/* clang-format on */

int letters_list_could(struct db *db, struct arena *a, int64_t limit, struct letter_could_row **ret,
                       size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select k.person_id, x.kind, x.specialty, x.from_date, x.until_date, k.name,"
            " k.specialty, k.roles from (select s.person_id, s.name, s.roles, s.last_on,"
            " p.specialty from standing s join person p on p.owner_id = ?1 and p.id = s.person_id"
            " where s.owner_id = ?1 and s.archived = 0 and s.roles <> '' and p.never = 0"
            " and not exists (select 1 from letter l join ask a"
            " on a.owner_id = l.owner_id and a.id = l.ask where l.owner_id = ?1 and"
            " a.person = s.person_id) and " HAS_A_WRITERS_ROLE
            " order by s.last_on desc nulls last, s.person_id desc limit ?2) k"
            " left join position x on x.owner_id = ?1 and x.person = k.person_id"
            " order by k.last_on desc nulls last, k.person_id desc, x.id");
    VEC(struct letter_could_row) rows = {0};
    int rc;
    stmt_i64(q, 2, limit);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct letter_could_row){.person = stmt_col_i64(q, 0),
                                                        .post = read_post(q, a, 1),
                                                        .name = stmt_col_str(q, a, 5),
                                                        .specialty = stmt_col_str(q, a, 6),
                                                        .roles = stmt_col_str(q, a, 7)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int letters_is_waived(struct db *db, int64_t person)
{
    struct stmt *q = db_stmt(db, "select 1 from ask a join letter l on l.owner_id = a.owner_id and"
                                 " l.ask = a.id where a.owner_id = ?1 and"
                                 " (cast(?2 as bigint) = 0 or a.person = ?2) and"
                                 " l.waived = 1 limit 1");
    stmt_i64(q, 2, person);
    int rc = stmt_next(q);
    stmt_done(q);
    return rc;
}

int letters_find_id(struct db *db, struct str letter_id, int64_t but, int64_t *ret)
{
    struct stmt *q = db_stmt(db, "select id from letter where owner_id = ?1 and letter_id <> ''"
                                 " and lower(letter_id) = lower(?2) and id <> ?3 limit 1");
    *ret = 0;
    stmt_text(q, 2, letter_id);
    stmt_i64(q, 3, but);
    int rc = stmt_next(q);
    if (rc == 1)
        *ret = stmt_col_i64(q, 0);
    stmt_done(q);
    return rc < 0 ? rc : 0;
}
