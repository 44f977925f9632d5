/* SPDX-License-Identifier: Apache-2.0 */
#include "store/find.h"

#include "base/arena.h"
#include "base/vec.h"
#include "def/errors.h"
#include "store/record.h"
#include "store/record_sql.h"
#include "store/store.h"

/* The first column of all rows. */
static int read_ids(struct stmt *q, struct arena *a, struct ids *ret)
{
    VEC(int64_t) ids = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &ids) = stmt_col_i64(q, 0);
    *ret = (struct ids){ids.p, ids.n};
    return rc;
}

/* Loads the records of a list of ids into an array. */
static int load_ids(struct db *db, struct arena *a, const struct entity *e, struct ids ids,
                    void **ret, size_t *ret_n)
{
    char *rows = arena_alloc(a, ids.n * e->size);
    for (size_t i = 0; i < ids.n; i++) {
        int rc = record_load(db, a, e, ids.p[i], rows + i * e->size);
        if (rc < 0)
            return rc;
    }
    *ret = rows;
    *ret_n = ids.n;
    return 0;
}

static int select_records(struct db *db, struct arena *a, const struct entity *e, struct stmt *q,
                          void **ret, size_t *ret_n)
{
    struct ids ids;
    int rc = read_ids(q, a, &ids);
    return rc < 0 ? rc : load_ids(db, a, e, ids, ret, ret_n);
}

int find_organisation(struct db *db, struct str folded, int64_t *ret)
{
    struct stmt *q = db_stmt(db, "select id from organisation where owner_id = ?1 and sort_key = "
                                 "?2 order by archived, id limit 1");
    stmt_text(q, 2, folded);
    int rc = stmt_next(q);
    if (rc == 1)
        *ret = stmt_col_i64(q, 0);
    stmt_done(q);
    return rc == 0 ? ERR_NOT_FOUND : rc < 0 ? rc : 0;
}

int find_organisations(struct db *db, struct arena *a, int64_t limit, int64_t offset,
                       struct organisation **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select id from organisation where owner_id = ?1 and archived = 0"
                                 " order by sort_key, id limit ?2 offset ?3");
    stmt_i64(q, 2, limit);
    stmt_i64(q, 3, offset);
    return select_records(db, a, &entity_organisation, q, (void **)ret, ret_n);
}

static int first_card(struct db *db, struct arena *a, struct stmt *q, struct card *ret)
{
    struct ids ids;
    int rc = read_ids(q, a, &ids);
    if (rc < 0)
        return rc;
    return ids.n ? record_load(db, a, &entity_card, ids.p[0], ret) : ERR_NOT_FOUND;
}

int find_card_by_key(struct db *db, struct arena *a, struct str key, struct card *ret)
{
    struct stmt *q = db_stmt(db, "select id from card where owner_id = ?1 and source_key = ?2 and "
                                 "source_key <> '' order by id limit 1");
    stmt_text(q, 2, key);
    return first_card(db, a, q, ret);
}

int find_people_by_sort_key(struct db *db, struct arena *a, struct str sort_key, struct ids *ret)
{
    struct stmt *q = db_stmt(db, "select id from person where owner_id = ?1 and archived in (0, 1)"
                                 " and sort_key = ?2 order by id");
    stmt_text(q, 2, sort_key);
    return read_ids(q, a, ret);
}

int find_card_of_person(struct db *db, struct arena *a, int64_t person, struct card *ret)
{
    struct stmt *q = db_stmt(db, "select id from card where owner_id = ?1 and person = ?2 order by "
                                 "case format when 'vcard' then 0 else 1 end, id desc limit 1");
    stmt_i64(q, 2, person);
    return first_card(db, a, q, ret);
}

int find_help_not_thanked(struct db *db, struct arena *a, int64_t limit, struct help **ret,
                          size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select id, person, on_date from help where owner_id = ?1 and"
                                 " direction = 'received' and thanked_on is null order by on_date "
                                 "desc nulls last, id limit ?2");
    stmt_i64(q, 2, limit);
    VEC(struct help) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct help){.record = {.id = stmt_col_i64(q, 0)},
                                            .person = stmt_col_i64(q, 1),
                                            .on = stmt_col_date(q, 2)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int find_promises_open(struct db *db, struct arena *a, int by, int64_t limit, struct promise **ret,
                       size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select id, person, made_on, due_on from promise where owner_id = ?1"
                    " and made_by = ?2 and kept_on is null"
                    " order by due_on is null, due_on, id limit ?3");
    stmt_text(q, 2, str_c(promise_by_choices[by].key));
    stmt_i64(q, 3, limit);
    VEC(struct promise) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct promise){.record = {.id = stmt_col_i64(q, 0)},
                                               .by = by,
                                               .person = stmt_col_i64(q, 1),
                                               .made_on = stmt_col_date(q, 2),
                                               .due_on = stmt_col_date(q, 3)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int find_promises_due(struct db *db, struct arena *a, int by, struct date from, int64_t limit,
                      struct promise **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select id from promise where owner_id = ?1 and made_by = ?2 and kept_on is null"
            " and due_on >= ?3 order by due_on, id limit ?4");
    stmt_text(q, 2, str_c(promise_by_choices[by].key));
    stmt_date(q, 3, from);
    stmt_i64(q, 4, limit);
    return select_records(db, a, &entity_promise, q, (void **)ret, ret_n);
}

int find_marks(struct db *db, struct arena *a, struct date today, struct mark **ret, size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select id, rule, subject, person, until_date, never from mark"
                    " where owner_id = ?1 and (never = 1 or until_date > ?2) order by id");
    stmt_date(q, 2, today);
    VEC(struct mark) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct mark){.record = {.id = stmt_col_i64(q, 0)},
                                            .rule = stmt_col_str(q, a, 1),
                                            .subject = stmt_col_i64(q, 2),
                                            .person = stmt_col_i64(q, 3),
                                            .until = stmt_col_date(q, 4),
                                            .never = stmt_col_i64(q, 5) != 0};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

#define TIMELINE                                                                                   \
    "i.id, i.version, i.kind, i.on_date, i.time, i.minutes, i.direction, i.summary, i.next_step, " \
    "i.sample, exists (select 1 from interaction_person o where o.owner_id = ?1 and"               \
    " o.interaction_id = i.id and o.place > 0), i.answer, i.left_out"

/* `person` took part in all of them: most were with nobody else, and then the list of people needs
 * no statement of its own. */
static int read_timeline(struct db *db, struct arena *a, struct stmt *q, int64_t person,
                         struct interaction **ret, size_t *ret_n)
{
    VEC(struct interaction) rows = {0};
    int rc;
    struct ids alone = {ARENA_NEW(a, int64_t), 1};
    alone.p[0] = person;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct interaction){
            .people = stmt_col_i64(q, 10) ? (struct ids){0} : alone,
            .record = {.id = stmt_col_i64(q, 0), .version = stmt_col_i64(q, 1)},
            .kind = choice_find(interaction_kind_choices, stmt_col_peek(q, 2)),
            .on = stmt_col_date(q, 3),
            .time = stmt_col_str(q, a, 4),
            .minutes = stmt_col_i64(q, 5),
            .direction = choice_find(direction_choices, stmt_col_peek(q, 6)),
            .summary = stmt_col_str(q, a, 7),
            .next_step = stmt_col_str(q, a, 8),
            .sample = stmt_col_i64(q, 9) != 0,
            .answer = choice_find(answer_choices, stmt_col_peek(q, 11)),
            .left_out = stmt_col_i64(q, 12) != 0};
    for (size_t i = 0; rc == 0 && i < rows.n; i++) {
        if (rows.p[i].people.n)
            continue;
        q = db_stmt(db, "select person_id from interaction_person where owner_id = ?1 and "
                        "interaction_id = ?2 order by place");
        stmt_i64(q, 2, rows.p[i].record.id);
        rc = read_ids(q, a, &rows.p[i].people);
    }
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int find_timeline(struct db *db, struct arena *a, int64_t person, int64_t limit, int64_t offset,
                  struct interaction **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select " TIMELINE " from interaction_person l"
            " join interaction i on i.owner_id = l.owner_id and i.id = l.interaction_id"
            " where l.owner_id = ?1 and l.person_id = ?2 and i.archived = 0"
            " order by l.sort_key desc nulls last, l.interaction_id desc limit ?3 offset ?4");
    stmt_i64(q, 2, person);
    stmt_i64(q, 3, limit);
    stmt_i64(q, 4, offset);
    return read_timeline(db, a, q, person, ret, ret_n);
}

int find_messages_on_rank(struct db *db, struct arena *a, struct date from, struct ids *ret)
{
    struct stmt *q =
        db_stmt(db, "select id from interaction where owner_id = ?1 and on_date >= ?2"
                    " and direction in ('to_them', 'both')"
                    " and (lower(summary) like '%rank%' or lower(summary) like '%choice%'"
                    " or lower(summary) like '%top of my%' or lower(summary) like '%number one%'"
                    " or summary like '%#1%' or lower(said) like '%rank%'"
                    " or lower(said) like '%choice%') order by on_date desc, id desc limit 500");
    stmt_date(q, 2, from);
    return read_ids(q, a, ret);
}

int64_t find_count(struct db *db, const struct entity *e)
{
    static const struct {
        const struct entity *e;
        const char *sql;
    } counts[] = {{&entity_person, "select count(*) from person where owner_id = ?1"},
                  {&entity_organisation, "select count(*) from organisation where owner_id = ?1"},
                  {&entity_interaction, "select count(*) from interaction where owner_id = ?1"},
                  {&entity_card, "select count(*) from card where owner_id = ?1"}};
    for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
        if (counts[i].e != e)
            continue;
        struct stmt *q = db_stmt(db, counts[i].sql);
        int rc = stmt_next(q);
        int64_t n = rc == 1 ? stmt_col_i64(q, 0) : rc;
        stmt_done(q);
        return n;
    }
    return err_set(db_err(db), ERR_INTERNAL, "There is no count of %s.", e->plural);
}

int find_samples(struct db *db, struct arena *a, const struct entity *e, struct ids *ret)
{
    if (!record_sql(e)->samples)
        return err_set(db_err(db), ERR_INTERNAL, "%s have no samples.", e->labels);
    return read_ids(db_stmt(db, record_sql(e)->samples), a, ret);
}

int find_specialties(struct db *db, struct arena *a, int64_t limit, struct str **ret, size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select specialty from person where owner_id = ?1 and specialty <> ''"
                    " group by specialty order by count(*) desc, specialty limit ?2");
    stmt_i64(q, 2, limit);
    VEC(struct str) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = stmt_col_str(q, a, 0);
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int find_summary(struct db *db, struct arena *a, int64_t interaction, struct str *ret)
{
    struct stmt *q = db_stmt(db, "select summary from interaction where owner_id = ?1 and id = ?2");
    stmt_i64(q, 2, interaction);
    int rc = stmt_next(q);
    *ret = rc == 1 ? stmt_col_str(q, a, 0) : STR_NULL;
    stmt_done(q);
    return rc < 0 ? rc : 0;
}
