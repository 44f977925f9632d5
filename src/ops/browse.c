/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/browse.h"

#include "base/arena.h"
#include "def/errors.h"
#include "store/change.h"
#include "store/find.h"
#include "store/record.h"
#include "store/store.h"

enum { DUE_SCAN = 200 };

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

int browse_standing(struct op_ctx *ctx, int64_t person, struct standing *ret)
{
    return standing_load(ctx->db, ctx->arena, person, ret);
}

int browse_people(struct op_ctx *ctx, const struct people_filter *f, struct people_page *ret)
{
    int rc = people_list(ctx->db, ctx->arena, f, &ret->rows, &ret->n);
    if (rc < 0)
        return rc;
    ret->total = people_count(ctx->db, f);
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

/* The store gives open promises oldest first; those with a day to come are picked and sorted. */
int browse_due(struct op_ctx *ctx, size_t limit, struct promise **ret, size_t *ret_n)
{
    VEC(struct promise) due = {0};
    for (int by = PROMISE_BY_ME; by <= PROMISE_BY_THEM; by++) {
        struct promise *rows;
        size_t n;
        int rc = find_promises_open(ctx->db, ctx->arena, by, DUE_SCAN, &rows, &n);
        if (rc < 0)
            return rc;
        for (size_t i = 0; i < n; i++) {
            if (!date_is_full(rows[i].due_on) || date_cmp(rows[i].due_on, ctx->today) < 0)
                continue;
            *VEC_PUSH(ctx->arena, &due) = rows[i];
            for (size_t k = due.n - 1; k > 0 && date_cmp(due.p[k].due_on, due.p[k - 1].due_on) < 0;
                 k--) {
                struct promise x = due.p[k];
                due.p[k] = due.p[k - 1];
                due.p[k - 1] = x;
            }
        }
    }
    *ret = due.p;
    *ret_n = due.n < limit ? due.n : limit;
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
