/* SPDX-License-Identifier: Apache-2.0 */
#include "store/standing_row.h"

#include "base/arena.h"
#include "base/vec.h"
#include "def/errors.h"
#include "model/entities.h"
#include "store/store.h"

/* Whole rows begin with what lists show. */
#define COLUMNS                                                                                    \
    STANDING_LISTED                                                                                \
    ", s.added_on, s.interactions, s.last_id, s.last_kind, s.last_in_on, s.last_out_on,"           \
    " s.reply_since, s.reply_id, s.cadence, s.due_on"

void standing_read_listed(struct stmt *q, struct arena *a, struct standing *s)
{
    *s = (struct standing){.person = stmt_col_i64(q, 0),
                           .archived = stmt_col_i64(q, 1) != 0,
                           .sample = stmt_col_i64(q, 2) != 0,
                           .photo = stmt_col_i64(q, 3) != 0,
                           .sort_key = stmt_col_str(q, a, 4),
                           .name = stmt_col_str(q, a, 5),
                           .initials = stmt_col_str(q, a, 6),
                           .subline = stmt_col_str(q, a, 7),
                           .pronouns = stmt_col_str(q, a, 8),
                           .circle = (int)stmt_col_i64(q, 9),
                           .roles = stmt_col_str(q, a, 10),
                           .last_on = stmt_col_date(q, 11)};
}

static void read_standing(struct stmt *q, struct arena *a, struct standing *s)
{
    standing_read_listed(q, a, s);
    s->added_on = stmt_col_date(q, 12);
    s->interactions = stmt_col_i64(q, 13);
    s->last_id = stmt_col_i64(q, 14);
    s->last_kind = choice_find(interaction_kind_choices, stmt_col_peek(q, 15));
    s->last_in_on = stmt_col_date(q, 16);
    s->last_out_on = stmt_col_date(q, 17);
    s->reply_since = stmt_col_date(q, 18);
    s->reply_id = stmt_col_i64(q, 19);
    s->cadence = stmt_col_i64(q, 20);
    s->due_on = stmt_col_date(q, 21);
}

static int read_listed(struct stmt *q, struct arena *a, struct standing **ret, size_t *ret_n)
{
    VEC(struct standing) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        standing_read_listed(q, a, VEC_PUSH(a, &rows));
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

static bool wants_answer(int kind)
{
    return kind == INTERACTION_EMAIL || kind == INTERACTION_MESSAGE || kind == INTERACTION_CALL ||
           kind == INTERACTION_LETTER;
}

/* Newest first; stops as soon as both directions are known. */
static void scan_row(struct stmt *q, struct standing *s, bool *answered)
{
    struct date on = stmt_col_date(q, 1);
    int kind = choice_find(interaction_kind_choices, stmt_col_peek(q, 2));
    int direction = choice_find(direction_choices, stmt_col_peek(q, 3));
    if (!s->last_id) {
        s->last_id = stmt_col_i64(q, 0);
        s->last_on = on;
        s->last_kind = kind;
    }
    /* "I will send Chen my notes" is noted as something else: a promise is no answer. */
    bool talk = kind != INTERACTION_OTHER;
    bool in = talk && direction != DIRECTION_TO_THEM, out = talk && direction != DIRECTION_TO_ME;
    if (in && !date_is_set(s->last_in_on))
        s->last_in_on = on;
    if (out && !date_is_set(s->last_out_on))
        s->last_out_on = on;
    if (!out && !*answered && !s->reply_id && wants_answer(kind)) {
        s->reply_since = on;
        s->reply_id = stmt_col_i64(q, 0);
    }
    *answered |= out;
}

int standing_scan(struct db *db, struct arena *a, int64_t person, struct standing *s)
{
    (void)a;
    struct stmt *q =
        db_stmt(db, "select i.id, i.on_date, i.kind, i.direction from interaction_person l"
                    " join interaction i on i.owner_id = l.owner_id and i.id = l.interaction_id"
                    " where l.owner_id = ?1 and l.person_id = ?2 and i.archived = 0"
                    " order by l.sort_key desc nulls last, l.interaction_id desc");
    stmt_i64(q, 2, person);
    bool answered = false;
    int rc;
    while ((rc = stmt_next(q)) == 1) {
        scan_row(q, s, &answered);
        if (date_is_set(s->last_in_on) && date_is_set(s->last_out_on)) {
            stmt_done(q);
            rc = 0;
            break;
        }
    }
    if (rc < 0)
        return rc;
    q = db_stmt(db, "select count(*) from interaction_person l"
                    " join interaction i on i.owner_id = l.owner_id and i.id = l.interaction_id"
                    " where l.owner_id = ?1 and l.person_id = ?2 and i.archived = 0");
    stmt_i64(q, 2, person);
    rc = stmt_next(q);
    if (rc == 1)
        s->interactions = stmt_col_i64(q, 0);
    stmt_done(q);
    return rc < 0 ? rc : 0;
}

int standing_load(struct db *db, struct arena *a, int64_t person, struct standing *ret)
{
    struct stmt *q = db_stmt(db, "select " COLUMNS
                                 " from standing s where s.owner_id = ?1 and s.person_id = ?2");
    stmt_i64(q, 2, person);
    int rc = stmt_next(q);
    if (rc == 1)
        read_standing(q, a, ret);
    else
        *ret = (struct standing){.person = person};
    stmt_done(q);
    return rc == 0 && !db_is_pending(db) ? ERR_NOT_FOUND : rc < 0 ? rc : 0;
}

int standing_name(struct db *db, struct arena *a, int64_t person, struct str *ret)
{
    struct stmt *q =
        db_stmt(db, "select name from standing where owner_id = ?1 and person_id = ?2");
    stmt_i64(q, 2, person);
    int rc = stmt_next(q);
    if (rc == 1)
        *ret = stmt_col_str(q, a, 0);
    stmt_done(q);
    return rc == 0 ? ERR_NOT_FOUND : rc < 0 ? rc : 0;
}

int standing_save(struct db *db, const struct standing *s)
{
    struct stmt *q = db_stmt(
        db,
        "insert into standing (owner_id, person_id, archived, sample, photo, sort_key, name, "
        "initials,"
        " subline, pronouns, circle, roles, added_on, interactions, last_on, last_id, last_kind,"
        " last_in_on, last_out_on, reply_since, reply_id, cadence, due_on) values (?1, ?2, ?3, ?4, "
        "?5,"
        " ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)"
        " on conflict (owner_id, person_id) do update set archived = excluded.archived,"
        " sample = excluded.sample, photo = excluded.photo, sort_key = excluded.sort_key,"
        " name = excluded.name, initials = excluded.initials, subline = excluded.subline,"
        " pronouns = excluded.pronouns, circle = excluded.circle, roles = excluded.roles,"
        " added_on = excluded.added_on, interactions = excluded.interactions,"
        " last_on = excluded.last_on, last_id = excluded.last_id, last_kind = excluded.last_kind,"
        " last_in_on = excluded.last_in_on, last_out_on = excluded.last_out_on,"
        " reply_since = excluded.reply_since, reply_id = excluded.reply_id,"
        " cadence = excluded.cadence, due_on = excluded.due_on");
    stmt_i64(q, 2, s->person);
    stmt_i64(q, 3, s->archived);
    stmt_i64(q, 4, s->sample);
    stmt_i64(q, 5, s->photo);
    stmt_text(q, 6, s->sort_key);
    stmt_text(q, 7, s->name);
    stmt_text(q, 8, s->initials);
    stmt_text(q, 9, s->subline);
    stmt_text(q, 10, s->pronouns);
    stmt_i64(q, 11, s->circle);
    stmt_text(q, 12, s->roles);
    stmt_date(q, 13, s->added_on);
    stmt_i64(q, 14, s->interactions);
    stmt_date(q, 15, s->last_on);
    stmt_i64(q, 16, s->last_id);
    stmt_text(q, 17, str_c(interaction_kind_choices[s->last_kind].key));
    stmt_date(q, 18, s->last_in_on);
    stmt_date(q, 19, s->last_out_on);
    stmt_date(q, 20, s->reply_since);
    stmt_i64(q, 21, s->reply_id);
    stmt_i64(q, 22, s->cadence);
    stmt_date(q, 23, s->due_on);
    return stmt_run(q);
}

int standing_remove(struct db *db, int64_t person)
{
    struct stmt *q = db_stmt(db, "delete from standing where owner_id = ?1 and person_id = ?2");
    stmt_i64(q, 2, person);
    return stmt_run(q);
}

int standing_clear(struct db *db)
{
    return stmt_run(db_stmt(db, "delete from standing where owner_id = ?1"));
}

bool standing_is_from(struct db *db, struct str version)
{
    struct stmt *q = db_stmt(db, "select version from derived_from where owner_id = ?1 and"
                                 " what = 'standing'");
    bool same = stmt_next(q) == 1 && str_eq(stmt_col_peek(q, 0), version);
    stmt_done(q);
    return same;
}

int standing_set_from(struct db *db, struct str version)
{
    struct stmt *q = db_stmt(db, "insert into derived_from (owner_id, what, version) values"
                                 " (?1, 'standing', ?2) on conflict (owner_id, what)"
                                 " do update set version = excluded.version");
    stmt_text(q, 2, version);
    return stmt_run(q);
}

/* One text for each way people are listed, so that each uses its index. ?2 archived, ?3 limit,
 * ?4 offset, ?5 the filter. */
#define LISTED " from standing s where s.owner_id = ?1 and s.archived = ?2"
#define ORDER_NAME " order by s.sort_key, s.person_id limit ?3 offset ?4"
#define BY_ROLE                                                                                    \
    " and s.person_id in (select r.person from role r where r.owner_id = ?1 and r.kind = ?5)"
#define BY_ORGANISATION                                                                            \
    " and s.person_id in (select x.person from position x where x.owner_id = ?1 and "              \
    "x.organisation = ?5)"
#define BY_SPECIALTY                                                                               \
    " and s.person_id in (select p.id from person p where p.owner_id = ?1 and p.specialty = ?5)"

enum { QUERY_LIST, QUERY_COUNT };
static const char *const by_name[] = {"select " STANDING_LISTED LISTED ORDER_NAME,
                                      "select count(*)" LISTED};
static const char *const by_last[] = {
    "select " STANDING_LISTED LISTED
    " order by s.last_on desc nulls last, s.person_id desc limit ?3 offset ?4",
    "select count(*)" LISTED};
static const char *const by_circle[] = {"select " STANDING_LISTED LISTED
                                        " and s.circle = ?5" ORDER_NAME,
                                        "select count(*)" LISTED " and s.circle = ?5"};
static const char *const by_role[] = {"select " STANDING_LISTED LISTED BY_ROLE ORDER_NAME,
                                      "select count(*)" LISTED BY_ROLE};
static const char *const by_organisation[] = {
    "select " STANDING_LISTED LISTED BY_ORGANISATION ORDER_NAME,
    "select count(*)" LISTED BY_ORGANISATION};
static const char *const by_specialty[] = {"select " STANDING_LISTED LISTED BY_SPECIALTY ORDER_NAME,
                                           "select count(*)" LISTED BY_SPECIALTY};

/* The first filter that is set decides; the pages offer one at a time. */
static struct stmt *people_stmt(struct db *db, const struct people_filter *f, int which)
{
    struct stmt *q;
    if (f->organisation) {
        q = db_stmt(db, by_organisation[which]);
        stmt_i64(q, 5, f->organisation);
    } else if (f->role) {
        q = db_stmt(db, by_role[which]);
        stmt_text(q, 5, str_c(role_choices[f->role].key));
    } else if (f->circle) {
        q = db_stmt(db, by_circle[which]);
        stmt_i64(q, 5, f->circle);
    } else if (f->specialty.n) {
        q = db_stmt(db, by_specialty[which]);
        stmt_text(q, 5, f->specialty);
    } else {
        q = db_stmt(db, (f->order == PEOPLE_BY_LAST ? by_last : by_name)[which]);
    }
    stmt_i64(q, 2, f->archived);
    return q;
}

int people_list(struct db *db, struct arena *a, const struct people_filter *f,
                struct standing **ret, size_t *ret_n)
{
    struct stmt *q = people_stmt(db, f, QUERY_LIST);
    stmt_i64(q, 3, f->limit);
    stmt_i64(q, 4, f->offset);
    return read_listed(q, a, ret, ret_n);
}

int64_t people_count(struct db *db, const struct people_filter *f)
{
    struct stmt *q = people_stmt(db, f, QUERY_COUNT);
    int rc = stmt_next(q);
    int64_t n = rc == 1 ? stmt_col_i64(q, 0) : rc;
    stmt_done(q);
    return n;
}

int standing_list_added(struct db *db, struct arena *a, int64_t limit, struct standing **ret,
                        size_t *ret_n)
{
    struct stmt *q = db_stmt(db, "select " STANDING_LISTED
                                 " from standing s where s.owner_id = ?1 and s.archived = 0 "
                                 "order by s.person_id desc limit ?2");
    stmt_i64(q, 2, limit);
    return read_listed(q, a, ret, ret_n);
}

int standing_list_due(struct db *db, struct arena *a, int circle, struct date today,
                      struct date oldest, int64_t limit, struct standing **ret, size_t *ret_n)
{
    struct stmt *q = db_stmt(
        db, "select s.person_id, s.cadence, s.last_on, s.added_on from standing s where"
            " s.owner_id = ?1 and s.circle = ?2 and s.due_on is not null and s.due_on <= ?3"
            " and (s.last_on is null or s.last_on > ?4) order by s.due_on, s.person_id limit ?5");
    stmt_i64(q, 2, circle);
    stmt_date(q, 3, today);
    stmt_date(q, 4, oldest);
    stmt_i64(q, 5, limit);
    VEC(struct standing) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct standing){.person = stmt_col_i64(q, 0),
                                                .circle = circle,
                                                .cadence = stmt_col_i64(q, 1),
                                                .last_on = stmt_col_date(q, 2),
                                                .added_on = stmt_col_date(q, 3)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int standing_list_replies(struct db *db, struct arena *a, int64_t limit, struct standing **ret,
                          size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select s.person_id, s.reply_id, s.reply_since from standing s where"
                    " s.owner_id = ?1 and s.reply_since is not null and s.archived = 0"
                    " order by s.reply_since desc, s.person_id limit ?2");
    stmt_i64(q, 2, limit);
    VEC(struct standing) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &rows) = (struct standing){.person = stmt_col_i64(q, 0),
                                                .reply_id = stmt_col_i64(q, 1),
                                                .reply_since = stmt_col_date(q, 2)};
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

static int compare_ids(const void *x, const void *y)
{
    int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
    return (a > b) - (a < b);
}

/* Sorted here: asked for an order by id, the planner would walk everybody. */
int standing_list_archived(struct db *db, struct arena *a, struct ids *ret)
{
    struct stmt *q =
        db_stmt(db, "select person_id from standing where owner_id = ?1 and archived = 1");
    VEC(int64_t) ids = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        *VEC_PUSH(a, &ids) = stmt_col_i64(q, 0);
    if (ids.n)
        qsort(ids.p, ids.n, sizeof(*ids.p), compare_ids);
    *ret = (struct ids){ids.p, ids.n};
    return rc;
}
