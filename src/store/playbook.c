/* SPDX-License-Identifier: Apache-2.0 */
#include "store/playbook.h"

#include "base/arena.h"
#include "base/vec.h"
#include "store/store.h"

enum { HALF_YEAR = 183 };

/* One question a row: ?2 is the first day that counts, for those that name one. */
enum from { FROM_START, FROM_STAGE, FROM_HALF_YEAR };
static const struct {
    const char *sql;
    enum from from;
} counts[PLAYBOOK_COUNTS] = {
    [PLAYBOOK_HELPERS] =
        {"select count(*) from (select person from help where owner_id = ?1 and direction ="
         " 'received' union select person from role where owner_id = ?1 and kind in"
         " ('letter_writer', 'teacher', 'employer', 'adviser', 'research_lead', 'mentor')) x",
         FROM_START},
    [PLAYBOOK_THANKED] = {"select count(distinct person) from help where owner_id = ?1 and"
                          " direction = 'received' and thanked_on is not null",
                          FROM_START},
    [PLAYBOOK_TEACHERS] =
        {"select count(distinct r.person) from role r join interaction_person p on"
         " p.owner_id = r.owner_id and p.person_id = r.person join interaction i on"
         " i.owner_id = p.owner_id and i.id = p.interaction_id where r.owner_id = ?1 and"
         " r.kind = 'teacher' and i.archived = 0 and i.kind in ('meeting', 'office_hours', 'call')"
         " and i.on_date >= ?2",
         FROM_STAGE},
    [PLAYBOOK_SETTINGS] =
        {"select count(*) from (select distinct lower(specialty) as k,"
         " case when specialty = '' then coalesce(organisation, supervisor, id) else 0 end as o"
         " from opportunity where owner_id = ?1 and archived = 0 and kind = 'shadowing' and"
         " state in ('under_way', 'finished')) x",
         FROM_START},
    [PLAYBOOK_GROUPS] = {"select count(distinct x.organisation) from position x join organisation o"
                         " on o.owner_id = x.owner_id and o.id = x.organisation where"
                         " x.owner_id = ?1 and o.kind = 'society'",
                         FROM_START},
    [PLAYBOOK_RESEARCH] =
        {"select count(*) from (select person from role where owner_id = ?1 and kind ="
         " 'research_lead' union select person from position where owner_id = ?1 and kind ="
         " 'researcher' union select supervisor from opportunity where owner_id = ?1 and kind ="
         " 'research' and supervisor is not null) x",
         FROM_START},
    [PLAYBOOK_DEEPENED] = {"select count(*) from standing s join person p on"
                           " p.owner_id = s.owner_id and p.id = s.person_id where s.owner_id = ?1"
                           " and s.archived = 0 and s.interactions >= 2 and p.met_when >= ?2",
                           FROM_STAGE},
    [PLAYBOOK_PROJECTS] = {"select count(*) from opportunity where owner_id = ?1 and archived = 0"
                           " and kind in ('research', 'volunteering') and state in ('under_way',"
                           " 'finished') and coalesce(until_date, from_date, ?2) >= ?2",
                           FROM_STAGE},
    [PLAYBOOK_DEPARTMENT] =
        {"select count(distinct x.person) from position x join standing s on"
         " s.owner_id = x.owner_id and s.person_id = x.person where x.owner_id = ?1 and x.kind in"
         " ('program_director', 'chair', 'faculty') and s.archived = 0 and s.last_on >= ?2",
         FROM_STAGE},
    [PLAYBOOK_NEAR_PEERS] = {"select count(distinct r.person) from role r join standing s on"
                             " s.owner_id = r.owner_id and s.person_id = r.person where"
                             " r.owner_id = ?1 and r.kind = 'near_peer' and s.archived = 0",
                             FROM_START},
    [PLAYBOOK_CONFERENCES] = {"select count(*) from opportunity where owner_id = ?1 and archived ="
                              " 0 and kind = 'conference' and state in ('arranged', 'under_way',"
                              " 'finished')",
                              FROM_START},
    [PLAYBOOK_QUIET] = {"select count(*) from quiet where owner_id = ?1 and until_date >= ?2",
                        FROM_STAGE},
    [PLAYBOOK_FEEDBACK] = {"select count(*) from ask where owner_id = ?1 and archived = 0 and kind"
                           " = 'feedback' and asked_on >= ?2",
                           FROM_STAGE},
    [PLAYBOOK_LETTERS] =
        {"select count(*) from (select person from ask where owner_id = ?1 and archived = 0 and"
         " kind = 'letter' and state not in ('declined', 'dropped', 'no_answer', '') union select"
         " person from role where owner_id = ?1 and kind = 'letter_writer' and from_date >= ?2) x",
         FROM_STAGE},
    [PLAYBOOK_RESIDENTS] = {"select count(distinct x.person) from position x join standing s on"
                            " s.owner_id = x.owner_id and s.person_id = x.person where"
                            " x.owner_id = ?1 and x.kind in ('resident', 'fellow') and"
                            " s.archived = 0 and s.last_on >= ?2",
                            FROM_HALF_YEAR},
    [PLAYBOOK_ROLES] = {"select count(distinct r.kind) from role r join standing s on"
                        " s.owner_id = r.owner_id and s.person_id = r.person where r.owner_id = ?1"
                        " and s.archived = 0 and r.until_date is null and r.kind in ('mentor',"
                        " 'sponsor', 'coach', 'connector', 'near_peer', 'specialty_faculty',"
                        " 'external')",
                        FROM_START},
    [PLAYBOOK_LETTERS_AGREED] = {"select count(distinct person) from ask where owner_id = ?1 and"
                                 " archived = 0 and kind = 'letter' and state in ('agreed',"
                                 " 'done', 'thanked', 'told')",
                                 FROM_START},
    [PLAYBOOK_BRIEFED] =
        {"select count(distinct r.person) from role r join interaction_person p on"
         " p.owner_id = r.owner_id and p.person_id = r.person join interaction i on"
         " i.owner_id = p.owner_id and i.id = p.interaction_id where r.owner_id = ?1 and r.kind in"
         " ('mentor', 'sponsor', 'adviser') and i.archived = 0 and i.kind in ('meeting', 'call',"
         " 'office_hours') and i.on_date >= ?2",
         FROM_STAGE},
    [PLAYBOOK_SIGNALS] = {"select count(*) from program where owner_id = ?1 and archived = 0 and"
                          " signal <> ''",
                          FROM_START},
    [PLAYBOOK_ROTATIONS] = {"select count(*) from opportunity where owner_id = ?1 and archived = 0"
                            " and kind = 'rotation' and state in ('arranged', 'under_way',"
                            " 'finished') and coalesce(until_date, from_date, ?2) >= ?2",
                            FROM_STAGE},
    [PLAYBOOK_TOLD] = {"select count(distinct person) from help where owner_id = ?1 and direction ="
                       " 'received' and told_on >= ?2",
                       FROM_STAGE},
    [PLAYBOOK_GIVEN] = {"select count(distinct person) from help where owner_id = ?1 and direction"
                        " = 'given' and on_date >= ?2",
                        FROM_STAGE},
    [PLAYBOOK_MENTORS_TOUCHED] =
        {"select count(distinct r.person) from role r join standing s on s.owner_id = r.owner_id"
         " and s.person_id = r.person where r.owner_id = ?1 and r.kind in ('mentor', 'sponsor',"
         " 'adviser') and s.archived = 0 and s.last_on >= ?2",
         FROM_HALF_YEAR},
};

int playbook_counts(struct db *db, struct date since, struct date today,
                    int64_t ret[PLAYBOOK_COUNTS])
{
    static const struct date ever = {1900, 1, 1};
    struct date half = date_add_days(today, -HALF_YEAR);
    int rc = 0;
    for (size_t i = 0; rc >= 0 && i < PLAYBOOK_COUNTS; i++) {
        struct stmt *q = db_stmt(db, counts[i].sql);
        if (counts[i].from != FROM_START)
            stmt_date(q, 2,
                      counts[i].from == FROM_HALF_YEAR ? half
                      : date_is_set(since)             ? since
                                                       : ever);
        rc = stmt_next(q);
        ret[i] = rc == 1 ? stmt_col_i64(q, 0) : 0;
        if (rc == 1)
            rc = stmt_next(q);
    }
    return rc < 0 ? rc : 0;
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
