/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/browse.h"

#include "base/arena.h"
#include "def/errors.h"
#include "ops/session.h"
#include "store/find.h"
#include "store/record.h"
#include "store/store.h"

int browse_record(struct op_ctx *ctx, const struct entity *e, int64_t id, void *ret)
{
    int rc = record_load(ctx->db, ctx->arena, e, id, ret);
    if (rc == ERR_NOT_FOUND)
        return err_set(ctx->err, rc, "This %s is not here; it may have been removed.", e->name);
    return rc;
}

struct str browse_title(struct op_ctx *ctx, const struct entity *e, int64_t id)
{
    void *row = arena_alloc(ctx->arena, e->size);
    if (!id || record_load(ctx->db, ctx->arena, e, id, row) < 0)
        return STR_NULL;
    return e->title(ctx->arena, row);
}

int browse_moment(struct op_ctx *ctx, struct change_moment *ret, bool *ret_known)
{
    int rc = change_moment_load(ctx->db, ret);
    *ret_known = rc == 0 && !db_is_pending(ctx->db);
    return rc;
}

int browse_standing(struct op_ctx *ctx, int64_t person, struct standing *ret)
{
    return standing_load(ctx->db, ctx->arena, person, ret);
}

/* Counting reads every row, so the count of everyone is kept until somebody writes. */
static int64_t count_people(struct op_ctx *ctx, const struct people_filter *f)
{
    bool everyone = !f->circle && !f->role && !f->organisation && !f->specialty.n && !f->archived;
    int64_t n, version = everyone ? db_version(ctx->db) : 0;
    if (version && session_find_count(ctx->db, version, &n))
        return n;
    n = people_count(ctx->db, f);
    if (version && n >= 0)
        session_set_count(ctx->db, version, n);
    return n;
}

int browse_people(struct op_ctx *ctx, const struct people_filter *f, struct people_page *ret)
{
    int rc = people_list(ctx->db, ctx->arena, f, &ret->rows, &ret->n);
    if (rc < 0)
        return rc;
    ret->total = count_people(ctx, f);
    return ret->total < 0 ? (int)ret->total : 0;
}

/* Ids are ordered by time, so the newest people are those with the highest ids. */
int browse_added(struct op_ctx *ctx, int64_t limit, struct standing **ret, size_t *ret_n)
{
    return standing_list_added(ctx->db, ctx->arena, limit, ret, ret_n);
}

int browse_specialties(struct op_ctx *ctx, int64_t limit, struct str **ret, size_t *ret_n)
{
    return find_specialties(ctx->db, ctx->arena, limit, ret, ret_n);
}

int browse_organisations(struct op_ctx *ctx, int64_t limit, int64_t offset,
                         struct organisation_page *ret)
{
    int rc = find_organisations(ctx->db, ctx->arena, limit, offset, &ret->rows, &ret->n);
    if (rc < 0)
        return rc;
    ret->total = find_count(ctx->db, &entity_organisation);
    return ret->total < 0 ? (int)ret->total : 0;
}

int browse_positions(struct op_ctx *ctx, int64_t organisation, struct position **ret, size_t *ret_n)
{
    return record_list(ctx->db, ctx->arena, &entity_position,
                       field_find(position_fields, STR("organisation")), organisation, (void **)ret,
                       ret_n);
}

/* Mine and theirs, each soonest first, merged. */
int browse_due(struct op_ctx *ctx, size_t limit, struct promise **ret, size_t *ret_n)
{
    struct promise *mine, *theirs;
    size_t mine_n, theirs_n, i = 0, k = 0, n = 0;
    int64_t max = (int64_t)limit;
    int rc = find_promises_due(ctx->db, ctx->arena, PROMISE_BY_ME, ctx->today, max, &mine, &mine_n);
    if (rc == 0)
        rc = find_promises_due(ctx->db, ctx->arena, PROMISE_BY_THEM, ctx->today, max, &theirs,
                               &theirs_n);
    if (rc < 0)
        return rc;
    struct promise *due = ARENA_ARRAY(ctx->arena, struct promise, limit + 1);
    while (n < limit && (i < mine_n || k < theirs_n))
        due[n++] = k == theirs_n || (i < mine_n && date_cmp(mine[i].due_on, theirs[k].due_on) <= 0)
                       ? mine[i++]
                       : theirs[k++];
    *ret = due;
    *ret_n = n;
    return 0;
}

int browse_done(struct op_ctx *ctx, int64_t action_id, struct done *ret)
{
    struct action x;
    int rc = action_load(ctx->db, ctx->arena, action_id, &x);
    if (rc < 0)
        return rc;
    *ret = (struct done){.action_id = x.id,
                         .words = x.summary.n ? x.summary : x.op,
                         .undone = x.undone_by != 0,
                         .is_undo = str_eq(x.op, STR("undo"))};
    return 0;
}
