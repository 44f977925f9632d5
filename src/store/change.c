/* SPDX-License-Identifier: Apache-2.0 */
#include "store/change.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/vec.h"
#include "def/errors.h"
#include "store/store_int.h"

int change_append(struct db *db, const struct change *c)
{
    struct stmt *q = db_stmt(db, "insert into change (owner_id, seq, action_id, entity, entity_id, "
                                 "version, before, after, actor, at)"
                                 " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    stmt_i64(q, 2, db->next_seq);
    stmt_i64(q, 3, c->action_id);
    stmt_text(q, 4, c->entity);
    stmt_i64(q, 5, c->entity_id);
    stmt_i64(q, 6, c->version);
    if (c->before.n)
        stmt_text(q, 7, c->before);
    else
        stmt_null(q, 7);
    if (c->after.n)
        stmt_text(q, 8, c->after);
    else
        stmt_null(q, 8);
    stmt_text(q, 9, c->actor);
    stmt_i64(q, 10, c->at ? c->at : clock_now());
    int rc = stmt_run(q);
    if (rc == 0)
        db->next_seq++;
    return rc;
}

int64_t change_last_version(struct db *db, int64_t entity_id)
{
    struct stmt *q = db_stmt(
        db, "select coalesce(max(version), 0) from change where owner_id = ?1 and entity_id = ?2");
    stmt_i64(q, 2, entity_id);
    int rc = stmt_next(q);
    int64_t v = rc == 1 ? stmt_col_i64(q, 0) : rc;
    stmt_done(q);
    return v;
}

int64_t change_first_at(struct db *db, int64_t entity_id)
{
    struct stmt *q = db_stmt(db, "select at from change where owner_id = ?1 and entity_id = ?2"
                                 " order by seq limit 1");
    stmt_i64(q, 2, entity_id);
    int rc = stmt_next(q);
    int64_t at = rc == 1 ? stmt_col_i64(q, 0) : rc;
    stmt_done(q);
    return at;
}

int64_t change_last_seq(struct db *db)
{
    struct stmt *q = db_stmt(db, "select coalesce(max(seq), 0) from change where owner_id = ?1");
    int rc = stmt_next(q);
    int64_t v = rc == 1 ? stmt_col_i64(q, 0) : rc;
    stmt_done(q);
    return v;
}

#define CHANGE_COLUMNS "seq, action_id, entity, entity_id, version, before, after, actor, at"

static void read_change(struct stmt *q, struct arena *a, struct change *c)
{
    *c = (struct change){.seq = stmt_col_i64(q, 0),
                         .action_id = stmt_col_i64(q, 1),
                         .entity = stmt_col_str(q, a, 2),
                         .entity_id = stmt_col_i64(q, 3),
                         .version = stmt_col_i64(q, 4),
                         .before = stmt_col_str(q, a, 5),
                         .after = stmt_col_str(q, a, 6),
                         .actor = stmt_col_str(q, a, 7),
                         .at = stmt_col_i64(q, 8)};
}

static int read_changes(struct stmt *q, struct arena *a, struct change **ret, size_t *ret_n)
{
    VEC(struct change) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        read_change(q, a, VEC_PUSH(a, &rows));
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}

int change_next(struct db *db, struct arena *a, int64_t seq, struct change *ret)
{
    struct stmt *q =
        db_stmt(db, "select " CHANGE_COLUMNS
                    " from change where owner_id = ?1 and seq > ?2 order by seq limit 1");
    stmt_i64(q, 2, seq);
    int rc = stmt_next(q);
    if (rc == 1)
        read_change(q, a, ret);
    stmt_done(q);
    return rc;
}

int change_prev(struct db *db, struct arena *a, int64_t action_id, int64_t seq, struct change *ret)
{
    struct stmt *q = db_stmt(db, "select " CHANGE_COLUMNS " from change where owner_id = ?1 and"
                                 " action_id = ?2 and seq < ?3 order by seq desc limit 1");
    stmt_i64(q, 2, action_id);
    stmt_i64(q, 3, seq);
    int rc = stmt_next(q);
    if (rc == 1)
        read_change(q, a, ret);
    stmt_done(q);
    return rc;
}

int change_list_action(struct db *db, struct arena *a, int64_t action_id, struct change **ret,
                       size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select " CHANGE_COLUMNS
                    " from change where owner_id = ?1 and action_id = ?2 order by seq");
    stmt_i64(q, 2, action_id);
    return read_changes(q, a, ret, ret_n);
}

int change_list_record(struct db *db, struct arena *a, int64_t entity_id, int64_t limit,
                       struct change **ret, size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select " CHANGE_COLUMNS " from change where owner_id = ?1 and entity_id = ?2"
                    " order by seq desc limit ?3");
    stmt_i64(q, 2, entity_id);
    stmt_i64(q, 3, limit);
    return read_changes(q, a, ret, ret_n);
}

int change_moment_load(struct db *db, struct change_moment *ret)
{
    struct stmt *q =
        db_stmt(db, "select coalesce(max(c.seq), 0), coalesce((select d.action_id from change d"
                    " where d.owner_id = ?1 order by d.seq limit 1), 0) from change c"
                    " where c.owner_id = ?1");
    int rc = stmt_next(q);
    *ret = (struct change_moment){0};
    if (rc == 1)
        *ret = (struct change_moment){stmt_col_i64(q, 0), stmt_col_i64(q, 1)};
    stmt_done(q);
    return rc < 0 ? rc : 0;
}

int change_last_of_plan(struct db *db, int64_t *ret_seq, int64_t *ret_at)
{
    struct stmt *q = db_stmt(db, "select seq, at from change where owner_id = ?1"
                                 " and entity in ('account', 'milestone') order by seq desc"
                                 " limit 1");
    int rc = stmt_next(q);
    *ret_seq = rc == 1 ? stmt_col_i64(q, 0) : 0;
    *ret_at = rc == 1 ? stmt_col_i64(q, 1) : 0;
    stmt_done(q);
    return rc < 0 ? rc : 0;
}

int action_add(struct db *db, const struct action *x)
{
    struct stmt *q = db_stmt(db, "insert into action (owner_id, id, op, summary, actor, at, "
                                 "undoes) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    stmt_i64(q, 2, x->id);
    stmt_text(q, 3, x->op);
    stmt_text(q, 4, x->summary);
    stmt_text(q, 5, x->actor);
    stmt_i64(q, 6, x->at);
    if (x->undoes)
        stmt_i64(q, 7, x->undoes);
    else
        stmt_null(q, 7);
    return stmt_run(q);
}

#define ACTION_COLUMNS "id, op, summary, actor, at, coalesce(undoes, 0), coalesce(undone_by, 0)"

static void read_action(struct stmt *q, struct arena *a, struct action *x)
{
    *x = (struct action){.id = stmt_col_i64(q, 0),
                         .op = stmt_col_str(q, a, 1),
                         .summary = stmt_col_str(q, a, 2),
                         .actor = stmt_col_str(q, a, 3),
                         .at = stmt_col_i64(q, 4),
                         .undoes = stmt_col_i64(q, 5),
                         .undone_by = stmt_col_i64(q, 6)};
}

int action_load(struct db *db, struct arena *a, int64_t id, struct action *ret)
{
    struct stmt *q =
        db_stmt(db, "select " ACTION_COLUMNS " from action where owner_id = ?1 and id = ?2");
    stmt_i64(q, 2, id);
    int rc = stmt_next(q);
    if (rc == 1)
        read_action(q, a, ret);
    stmt_done(q);
    if (rc == 0)
        return err_set(db_err(db), ERR_NOT_FOUND, "This action is not in the history.");
    return rc < 0 ? rc : 0;
}

int action_set_undone(struct db *db, int64_t id, int64_t by)
{
    struct stmt *q =
        db_stmt(db, "update action set undone_by = ?3 where owner_id = ?1 and id = ?2");
    stmt_i64(q, 2, id);
    if (by)
        stmt_i64(q, 3, by);
    else
        stmt_null(q, 3);
    return stmt_run(q);
}

int action_set_undoes(struct db *db, int64_t id, int64_t undoes)
{
    struct stmt *q = db_stmt(db, "update action set undoes = ?3 where owner_id = ?1 and id = ?2");
    stmt_i64(q, 2, id);
    stmt_i64(q, 3, undoes);
    return stmt_run(q);
}

int action_set_summary(struct db *db, int64_t id, struct str summary)
{
    struct stmt *q = db_stmt(db, "update action set summary = ?3 where owner_id = ?1 and id = ?2");
    stmt_i64(q, 2, id);
    stmt_text(q, 3, summary);
    return stmt_run(q);
}

int action_list(struct db *db, struct arena *a, int64_t before, int64_t limit, struct action **ret,
                size_t *ret_n)
{
    struct stmt *q =
        db_stmt(db, "select " ACTION_COLUMNS
                    " from action where owner_id = ?1 and id < ?2 order by id desc limit ?3");
    stmt_i64(q, 2, before ? before : INT64_MAX);
    stmt_i64(q, 3, limit);
    VEC(struct action) rows = {0};
    int rc;
    while ((rc = stmt_next(q)) == 1)
        read_action(q, a, VEC_PUSH(a, &rows));
    *ret = rows.p;
    *ret_n = rows.n;
    return rc;
}
