/* SPDX-License-Identifier: Apache-2.0 */
#include "store/playbook.h"

#include "base/arena.h"
#include "base/vec.h"
#include "store/in_force.h"
#include "store/store.h"

enum { HALF_YEAR = 183, POOL = 500, GONE_DAYS = 1095 };

/* Counting ends where a number says nothing more; each question is asked from the shorter side. */
#define UP_TO " limit ?2"
#define COUNT(rows) "select count(*) from (" rows UP_TO ") x"
#define EITHER(rows) "select * from (" rows UP_TO ") y"

/* One question a row: ?2 is where counting ends, ?3 the first day that counts, if one is named. */
enum from { FROM_START, FROM_STAGE, FROM_HALF_YEAR, FROM_TODAY };
static const struct {
    const char *sql;
    enum from from;
} counts[PLAYBOOK_COUNTS] = {
    [PLAYBOOK_HELPERS] =
        {COUNT(EITHER("select distinct person from help where owner_id = ?1 and direction ="
                      " 'received'") " union " EITHER("select distinct person from role where "
                                                      "owner_id = ?1 and kind in"
                                                      " ('letter_writer', 'teacher', 'employer', "
                                                      "'adviser', 'research_lead',"
                                                      " 'mentor')")),
         FROM_START},
    [PLAYBOOK_THANKED] = {COUNT("select distinct person from help where owner_id = ?1 and"
                                " direction = 'received' and thanked_on is not null"),
                          FROM_START},
    [PLAYBOOK_TEACHERS] =
        {COUNT("select distinct r.person from role r join standing s on s.owner_id = r.owner_id"
               " and s.person_id = r.person where r.owner_id = ?1 and r.kind in ('teacher')"
               " and s.last_on >= ?3 and exists (select 1 from interaction_person l join"
               " interaction i on i.owner_id = l.owner_id and i.id = l.interaction_id where"
               " l.owner_id = ?1 and l.person_id = r.person and l.sort_key >= ?3 and i.kind in"
               " ('meeting', 'office_hours', 'call') and i.archived = 0)"),
         FROM_STAGE},
    [PLAYBOOK_SETTINGS] =
        {COUNT("select distinct lower(specialty) as k, case when specialty = '' then"
               " coalesce(organisation, supervisor, id) else 0 end as o from opportunity where"
               " owner_id = ?1 and archived = 0 and kind = 'shadowing' and state in"
               " ('under_way', 'finished')"),
         FROM_START},
    [PLAYBOOK_GROUPS] = {COUNT("select o.id from organisation o where o.owner_id = ?1 and o.kind ="
                               " 'society' and exists (select 1 from position x where"
                               " x.owner_id = ?1 and x.organisation = o.id)"),
                         FROM_START},
    [PLAYBOOK_RESEARCH] =
        {COUNT(EITHER(
             "select distinct person from role where owner_id = ?1 and kind ="
             " 'research_lead'") " union " EITHER("select distinct person from position where "
                                                  "owner_id = ?1 and kind ="
                                                  " 'researcher'") " union " EITHER("select "
                                                                                    "distinct "
                                                                                    "supervisor "
                                                                                    "from "
                                                                                    "opportunity "
                                                                                    "where "
                                                                                    "owner_id = ?1 "
                                                                                    "and kind ="
                                                                                    " 'research' "
                                                                                    "and "
                                                                                    "supervisor is "
                                                                                    "not null")),
         FROM_START},
    [PLAYBOOK_DEEPENED] = {COUNT("select s.person_id from standing s join person p on"
                                 " p.owner_id = s.owner_id and p.id = s.person_id where"
                                 " s.owner_id = ?1 and s.archived = 0 and s.interactions >= 2 and"
                                 " p.met_when >= ?3"),
                           FROM_STAGE},
    [PLAYBOOK_PROJECTS] = {COUNT("select id from opportunity where owner_id = ?1 and archived = 0"
                                 " and kind in ('research', 'volunteering') and state in"
                                 " ('under_way', 'finished') and coalesce(until_date, from_date,"
                                 " ?3) >= ?3"),
                           FROM_STAGE},
    [PLAYBOOK_DEPARTMENT] =
        {COUNT("select distinct x.person from position x join standing s on s.owner_id ="
               " x.owner_id and s.person_id = x.person where x.owner_id = ?1 and x.kind in"
               " ('program_director', 'chair', 'faculty') and s.archived = 0 and s.last_on >= ?3"),
         FROM_STAGE},
    [PLAYBOOK_NEAR_PEERS] = {COUNT("select distinct r.person from role r join standing s on"
                                   " s.owner_id = r.owner_id and s.person_id = r.person where"
                                   " r.owner_id = ?1 and r.kind = 'near_peer' and s.archived = 0"),
                             FROM_START},
    [PLAYBOOK_CONFERENCES] = {COUNT("select id from opportunity where owner_id = ?1 and archived ="
                                    " 0 and kind = 'conference' and state in ('arranged',"
                                    " 'under_way', 'finished')"),
                              FROM_START},
    [PLAYBOOK_QUIET] = {COUNT("select id from quiet where owner_id = ?1 and until_date >= ?3"),
                        FROM_STAGE},
    [PLAYBOOK_FEEDBACK] = {COUNT("select id from ask where owner_id = ?1 and archived = 0 and kind"
                                 " = 'feedback' and asked_on >= ?3"),
                           FROM_STAGE},
    [PLAYBOOK_LETTERS] =
        {COUNT("select person from ask where owner_id = ?1 and archived = 0 and kind = 'letter'"
               " and state not in ('declined', 'dropped', 'no_answer', '') union select person"
               " from role where owner_id = ?1 and kind = 'letter_writer' and from_date >= ?3"),
         FROM_STAGE},
    [PLAYBOOK_RESIDENTS] =
        {COUNT("select distinct x.person from position x join standing s on s.owner_id ="
               " x.owner_id and s.person_id = x.person where x.owner_id = ?1 and x.kind in"
               " ('resident', 'fellow') and s.archived = 0 and s.last_on >= ?3"),
         FROM_HALF_YEAR},
    [PLAYBOOK_ROLES] =
        {COUNT("select k.kind from (select 'mentor' as kind union all select 'sponsor' union all"
               " select 'coach' union all select 'connector' union all select 'near_peer' union all"
               " select 'specialty_faculty' union all select 'external') k where exists (select 1 "
               "from"
               " role r join standing s on s.owner_id = r.owner_id and s.person_id = r.person where"
               " r.owner_id = ?1 and r.kind = k.kind and s.archived = 0 and " IN_FORCE("r",
                                                                                       "?3") ")"),
         FROM_TODAY},
    [PLAYBOOK_LETTERS_AGREED] = {COUNT("select distinct person from ask where owner_id = ?1 and"
                                       " archived = 0 and kind = 'letter' and state in ('agreed',"
                                       " 'done', 'thanked', 'told')"),
                                 FROM_START},
    [PLAYBOOK_BRIEFED] =
        {COUNT("select distinct r.person from role r join standing s on s.owner_id = r.owner_id"
               " and s.person_id = r.person where r.owner_id = ?1 and r.kind in ('mentor', "
               "'sponsor', 'adviser')"
               " and s.last_on >= ?3 and exists (select 1 from interaction_person l join"
               " interaction i on i.owner_id = l.owner_id and i.id = l.interaction_id where"
               " l.owner_id = ?1 and l.person_id = r.person and l.sort_key >= ?3 and i.kind in"
               " ('meeting', 'office_hours', 'call') and i.archived = 0)"),
         FROM_STAGE},
    [PLAYBOOK_SIGNALS] = {COUNT("select id from program where owner_id = ?1 and archived = 0 and"
                                " signal <> ''"),
                          FROM_START},
    [PLAYBOOK_ROTATIONS] = {COUNT("select id from opportunity where owner_id = ?1 and archived = 0"
                                  " and kind = 'rotation' and state in ('arranged', 'under_way',"
                                  " 'finished') and coalesce(until_date, from_date, ?3) >= ?3"),
                            FROM_STAGE},
    [PLAYBOOK_TOLD] = {COUNT("select distinct person from help where owner_id = ?1 and direction ="
                             " 'received' and told_on >= ?3"),
                       FROM_STAGE},
    [PLAYBOOK_GIVEN] = {COUNT("select distinct person from help where owner_id = ?1 and direction"
                              " = 'given' and on_date >= ?3"),
                        FROM_STAGE},
    [PLAYBOOK_MENTORS_TOUCHED] =
        {COUNT("select distinct r.person from role r join standing s on s.owner_id = r.owner_id"
               " and s.person_id = r.person where r.owner_id = ?1 and r.kind in ('mentor',"
               " 'sponsor', 'adviser') and s.archived = 0 and s.last_on >= ?3"),
         FROM_HALF_YEAR},
};

int playbook_count(struct db *db, enum playbook_count kind, struct date since, struct date today,
                   int64_t most, int64_t *ret)
{
    static const struct date ever = {1900, 1, 1};
    const struct date days[] = {[FROM_STAGE] = date_is_set(since) ? since : ever,
                                [FROM_HALF_YEAR] = date_add_days(today, -HALF_YEAR),
                                [FROM_TODAY] = today};
    struct stmt *q = db_stmt(db, counts[kind].sql);
    stmt_i64(q, 2, most);
    if (counts[kind].from != FROM_START)
        stmt_date(q, 3, days[counts[kind].from]);
    int rc = stmt_next(q);
    *ret = rc == 1 ? stmt_col_i64(q, 0) : 0;
    stmt_done(q);
    return rc < 0 ? rc : 0;
}

static void bind_keys(struct stmt *q, int at, const char *const keys[PLAYBOOK_WHOM_KEYS])
{
    for (int i = 0; i < PLAYBOOK_WHOM_KEYS; i++)
        stmt_text(q, at + i, keys[i] ? str_c(keys[i]) : STR(""));
}

/* Walks the index of who was in touch last, and stops where enough have fitted. */
static const char people_sql[] =
    "select s.person_id, s.name, p.specialty, x.title, x.specialty, o.name, s.last_on,"
    " coalesce(r.answered, 0), coalesce(r.resolved, 0), coalesce(r.days_in, 0)"
    " from standing s join person p on p.owner_id = s.owner_id and p.id = s.person_id"
    " left join readiness r on r.owner_id = s.owner_id and r.person_id = s.person_id"
    " left join position x on x.owner_id = s.owner_id and x.id = (select min(y.id) from position y"
    " where y.owner_id = ?1 and y.person = s.person_id and " IN_FORCE(
        "y",
        "?2") ")"
              " left join organisation o on o.owner_id = x.owner_id and o.id = x.organisation"
              " where s.owner_id = ?1 and s.archived = 0 and length(s.last_on) = 10"
              " and s.last_on >= coalesce((select k.last_on from standing k where k.owner_id = ?1 "
              "and"
              " k.archived = 0 and k.last_on >= ?3 order by k.last_on desc limit 1 offset ?4), ?3)"
              " and p.never = 0 and ("
              "(?6 <> '' and exists (select 1 from role y where y.owner_id = ?1 and y.person = "
              "s.person_id"
              " and y.kind in (?6, ?7, ?8, ?9) and " IN_FORCE(
                  "y",
                  "?2") "))"
                        " or (?10 <> '' and exists (select 1 from position y where y.owner_id = ?1 "
                        "and"
                        " y.person = s.person_id and y.kind in (?10, ?11, ?12, ?13) and " IN_FORCE(
                            "y",
                            "?2") "))"
                                  " or (?14 > 0 and exists (select 1 from help y where y.owner_id "
                                  "= ?1 and"
                                  " y.person = s.person_id and y.direction = 'received' and (?14 = "
                                  "1 or (?14 = 2 and"
                                  " y.thanked_on is null) or (?14 = 3 and y.told_on is null))))"
                                  " or (?15 <> '' and length(p.met_when) = 10 and p.met_when > "
                                  "?15))"
                                  " order by s.last_on desc, s.person_id desc limit ?5";

int playbook_list_people(struct db *db, struct arena *a, const struct playbook_whom *whom,
                         struct date today, int64_t limit, struct playbook_person **ret,
                         size_t *ret_n)
{
    struct stmt *q = db_stmt(db, people_sql);
    VEC(struct playbook_person) rows = {0};
    int rc;
    stmt_date(q, 2, today);
    stmt_date(q, 3, date_add_days(today, -GONE_DAYS));
    stmt_i64(q, 4, POOL - 1);
    stmt_i64(q, 5, limit);
    bind_keys(q, 6, whom->roles);
    bind_keys(q, 10, whom->positions);
    stmt_i64(q, 14, whom->help);
    stmt_text(q, 15, whom->met_days ? date_str(a, date_add_days(today, -whom->met_days)) : STR(""));
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct playbook_person){.id = stmt_col_i64(q, 0),
                                                       .name = stmt_col_str(q, a, 1),
                                                       .specialty = stmt_col_str(q, a, 2),
                                                       .title = stmt_col_str(q, a, 3),
                                                       .field = stmt_col_str(q, a, 4),
                                                       .place = stmt_col_str(q, a, 5),
                                                       .last = stmt_col_date(q, 6),
                                                       .answered = stmt_col_i64(q, 7),
                                                       .resolved = stmt_col_i64(q, 8),
                                                       .days_in = stmt_col_i64(q, 9)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int playbook_list_holders(struct db *db, struct arena *a, int role, struct date today,
                          int64_t limit, struct playbook_person **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select s.person_id, s.name from standing s where s.owner_id = ?1 and s.archived = 0"
            " and s.person_id in (select r.person from role r where r.owner_id = ?1 and r.kind = ?2"
            " and " IN_FORCE("r", "?3") ") order by s.last_on desc nulls last, s.person_id"
                                        " limit ?4");
    VEC(struct playbook_person) rows = {0};
    int rc;
    stmt_text(q, 2, str_c(role_choices[role].key));
    stmt_date(q, 3, today);
    stmt_i64(q, 4, limit);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) =
            (struct playbook_person){.id = stmt_col_i64(q, 0), .name = stmt_col_str(q, a, 1)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int playbook_steps(struct db *db, struct arena *a, struct str prefix, struct milestone **ret,
                   size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select id, step, title, state from milestone where owner_id = ?1"
                    " and archived = 0 and step >= ?2 and step < ?3 order by step, id");
    VEC(struct milestone) rows = {0};
    int rc;
    stmt_text(q, 2, prefix);
    stmt_text(q, 3, str_format(a, "%.*s~", STR_ARG(prefix))); /* keys are letters of ASCII */
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) =
            (struct milestone){.record = {.id = stmt_col_i64(q, 0)},
                               .step = stmt_col_str(q, a, 1),
                               .title = stmt_col_str(q, a, 2),
                               .state = choice_find(milestone_state_choices, stmt_col_peek(q, 3))};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int quiet_list(struct db *db, struct arena *a, struct date day, struct quiet **ret, size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select id, from_date, until_date, why from quiet where owner_id = ?1 and"
                    " until_date >= ?2 order by from_date, id limit 200");
    VEC(struct quiet) rows = {0};
    int rc;
    stmt_date(q, 2, day);
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct quiet){.record = {.id = stmt_col_i64(q, 0)},
                                             .from = stmt_col_date(q, 1),
                                             .until = stmt_col_date(q, 2),
                                             .why = stmt_col_str(q, a, 3)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}
