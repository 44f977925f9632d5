/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/save.h"

#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "model/entities.h"
#include "ops/ask_keep.h"
#include "ops/guard.h"
#include "ops/letter_keep.h"
#include "ops/paths_asks.h"
#include "ops/programs.h"
#include "ops/readiness.h"
#include "ops/standing.h"
#include "store/record.h"
#include "store/search.h"
#include "store/store.h"

/* A person's standing and search text will be refreshed by save_flush(). */
static void touch_person(struct op_ctx *ctx, int64_t person)
{
    if (!person)
        return;
    for (size_t i = ctx->dirty.n; i-- > 0;)
        if (ctx->dirty.p[i] == person)
            return;
    *VEC_PUSH(ctx->arena, &ctx->dirty) = person;
}

/* People of a record: itself, its person references, its participants. */
static void touch_people(struct op_ctx *ctx, const struct entity *e, const void *record)
{
    if (!record || e == &entity_mark)
        return;
    ctx->cards_written |= e == &entity_card; /* there may be another picture now */
    if (e == &entity_person)
        touch_person(ctx, ((const struct record *)record)->id);
    FIELD_EACH (f, e->fields) {
        if (!f->ref || strcmp(f->ref, "person") != 0)
            continue;
        if (f->type == FIELD_REF) {
            touch_person(ctx, *FIELD_CPTR(int64_t, f, record));
        } else {
            const struct ids *ids = FIELD_CPTR(struct ids, f, record);
            for (size_t i = 0; i < ids->n; i++)
                touch_person(ctx, ids->p[i]);
        }
    }
}

/* An organisation's name is part of the search text of the people there. */
static int touch_members(struct op_ctx *ctx, const struct entity *e, int64_t id)
{
    if (e != &entity_organisation)
        return 0;
    struct position *rows;
    size_t n;
    int rc = record_list(ctx->db, ctx->arena, &entity_position,
                         field_find(position_fields, STR("organisation")), id, (void **)&rows, &n);
    for (size_t i = 0; i < n; i++)
        touch_person(ctx, rows[i].person);
    return rc;
}

/* The searchable text of records that are not people: interactions, organisations, promises ... */
static int index_record(struct op_ctx *ctx, const struct entity *e, int64_t id, const void *after)
{
    if (!(e->flags & ENTITY_SEARCH))
        return 0;
    return search_set_record(ctx->db, ctx->arena, e, id, after);
}

static int write_record(struct op_ctx *ctx, const struct entity *e, const void *before, void *after,
                        bool keep_version)
{
    struct record_write w = {.e = e,
                             .before = before,
                             .after = after,
                             .action_id = ctx->action_id,
                             .actor = ctx->actor,
                             .keep_version = keep_version};
    int rc = after ? guard_stop(ctx, e, before, after) : 0;
    if (rc == 0)
        rc = record_write(ctx->db, ctx->arena, &w);
    if (rc < 0)
        return rc;
    ctx->writes++;
    touch_people(ctx, e, before);
    touch_people(ctx, e, after);
    int64_t id = before ? ((const struct record *)before)->id : ((struct record *)after)->id;
    if (before)
        rc = touch_members(ctx, e, id);
    return rc < 0 ? rc : index_record(ctx, e, id, after);
}

int save_raw(struct op_ctx *ctx, const struct entity *e, const void *before, void *after,
             bool keep_version)
{
    return write_record(ctx, e, before, after, keep_version);
}

static int check_ref(struct op_ctx *ctx, const struct field *f, int64_t id)
{
    const struct entity *to = entity_find(str_c(f->ref));
    if (!id || record_exists(ctx->db, to, id))
        return 0;
    char text[ID_TEXT_MAX];
    id_format(id, text);
    return err_set(ctx->err, ERR_INVALID, "%s: there is no %s with the id %s.", f->label, to->name,
                   text);
}

static int check_refs(struct op_ctx *ctx, const struct entity *e, const void *before,
                      const void *after)
{
    int rc = 0;
    FIELD_EACH (f, e->fields) {
        if (!f->ref || (before && field_equal(f, before, after)))
            continue;
        int64_t id = f->type == FIELD_REF ? *FIELD_CPTR(int64_t, f, after) : 0;
        if (id && id == ((const struct record *)after)->id)
            return err_set(ctx->err, ERR_INVALID, "%s: choose another %s than this one.", f->label,
                           f->ref);
        rc = check_ref(ctx, f, id);
        const struct ids *ids = f->type == FIELD_REFS ? FIELD_CPTR(struct ids, f, after) : NULL;
        for (size_t i = 0; rc == 0 && ids && i < ids->n; i++)
            rc = check_ref(ctx, f, ids->p[i]);
        if (rc < 0)
            return rc;
    }
    return 0;
}

static int prepare(struct op_ctx *ctx, const struct entity *e, const void *before, void *after)
{
    if (e->derive)
        e->derive(ctx->arena, after);
    int rc = entity_validate(e, after, ctx->err);
    if (rc == 0)
        rc = ask_keep_check(ctx, e, before, after);
    if (rc == 0)
        rc = letter_keep_check(ctx, e, before, after);
    if (rc == 0)
        rc = program_keep_check(ctx, e, before, after);
    return rc < 0 ? rc : check_refs(ctx, e, before, after);
}

int save_new(struct op_ctx *ctx, const struct entity *e, void *record)
{
    struct record *r = record;
    r->id = id_new();
    int rc = prepare(ctx, e, NULL, record);
    if (rc == 0)
        rc = write_record(ctx, e, NULL, record, false);
    if (rc == 0)
        rc = paths_learn(ctx, e, NULL, record);
    return rc < 0 ? rc : guard_collect(ctx, e, NULL, record);
}

int save_change(struct op_ctx *ctx, const struct entity *e, const void *before, void *after)
{
    int rc = prepare(ctx, e, before, after);
    if (rc < 0 || entity_equal(e, before, after))
        return rc;
    rc = write_record(ctx, e, before, after, false);
    if (rc == 0)
        rc = paths_learn(ctx, e, before, after);
    if (rc == 0)
        rc = guard_collect(ctx, e, before, after);
    return rc < 0 ? rc : ask_keep_follow(ctx, e, after);
}

/* A record that refers to the removed one through field f goes too, or forgets it. */
static int detach(struct op_ctx *ctx, const struct entity *e, const struct field *f,
                  const void *row)
{
    if (f->on_delete == ON_DELETE_CASCADE)
        return save_remove(ctx, e, row);
    void *after = entity_copy(ctx->arena, e, row);
    *FIELD_PTR(int64_t, f, after) = 0;
    /* A position without organisation and title says nothing any more. */
    if (entity_validate(e, after, NULL) < 0)
        return save_remove(ctx, e, row);
    return write_record(ctx, e, row, after, false);
}

static int detach_all(struct op_ctx *ctx, const struct entity *e, const struct field *f, int64_t id)
{
    char *rows;
    size_t n;
    int rc = record_list(ctx->db, ctx->arena, e, f, id, (void **)&rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        /* Loaded again: an earlier step may have changed or removed it. */
        void *row = arena_alloc(ctx->arena, e->size);
        rc = record_load(ctx->db, ctx->arena, e,
                         ((struct record *)(void *)(rows + i * e->size))->id, row);
        if (rc == ERR_NOT_FOUND)
            rc = 0;
        else if (rc == 0)
            rc = detach(ctx, e, f, row);
    }
    return rc;
}

/* Takes one participant out; a record that cannot be without any, as an interaction, goes. */
static int drop_participant(struct op_ctx *ctx, const struct entity *e, const struct field *f,
                            int64_t holder, int64_t id)
{
    void *row = arena_alloc(ctx->arena, e->size);
    int rc = record_load(ctx->db, ctx->arena, e, holder, row);
    if (rc < 0)
        return rc;
    void *after = entity_copy(ctx->arena, e, row);
    struct ids *ids = FIELD_PTR(struct ids, f, after);
    size_t n = 0;
    for (size_t i = 0; i < ids->n; i++)
        if (ids->p[i] != id)
            ids->p[n++] = ids->p[i];
    ids->n = n;
    bool stays = n || entity_validate(e, after, NULL) == 0;
    return stays ? write_record(ctx, e, row, after, false) : save_remove(ctx, e, row);
}

static int drop_from_all(struct op_ctx *ctx, const struct entity *e, const struct field *f,
                         int64_t id)
{
    struct ids holders;
    int rc = record_holders(ctx->db, ctx->arena, f, id, &holders);
    for (size_t i = 0; rc == 0 && i < holders.n; i++)
        rc = drop_participant(ctx, e, f, holders.p[i], id);
    return rc;
}

int save_remove(struct op_ctx *ctx, const struct entity *e, const void *before)
{
    int64_t id = ((const struct record *)before)->id;
    int rc = letter_keep_remove(ctx, e, before);
    for (size_t i = 0; rc == 0 && i < entities_n; i++)
        FIELD_EACH (f, entities[i]->fields) {
            if (rc < 0 || !f->ref || strcmp(f->ref, e->name) != 0)
                continue;
            rc = f->type == FIELD_REFS ? drop_from_all(ctx, entities[i], f, id)
                                       : detach_all(ctx, entities[i], f, id);
        }
    return rc < 0 ? rc : write_record(ctx, e, before, NULL, false);
}

int save_flush(struct op_ctx *ctx)
{
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < ctx->dirty.n; i++)
        rc = standing_refresh(ctx, ctx->dirty.p[i]);
    ctx->dirty.n = 0;
    return rc < 0 ? rc : readiness_settle(ctx);
}
