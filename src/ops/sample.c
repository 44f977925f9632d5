/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/sample.h"

#include "base/arena.h"
#include "base/sink.h"
#include "def/errors.h"
#include "model/entities.h"
#include "ops/sample_put.h"
#include "ops/save.h"
#include "store/find.h"
#include "store/record.h"
#include "store/store.h"

bool sample_is_here(struct op_ctx *ctx)
{
    struct ids ids = {0};
    return find_samples(ctx->db, ctx->arena, &entity_person, &ids) == 0 && ids.n > 0;
}

static void emit_counts(struct sink *out, size_t people, size_t interactions)
{
    sink_map_begin(out);
    sink_kv_i64(out, "people", (int64_t)people);
    sink_kv_i64(out, "interactions", (int64_t)interactions);
    sink_map_end(out);
}

static int run_add(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct sample_size size;
    if (sample_is_here(ctx))
        return err_set(ctx->err, ERR_CONFLICT,
                       "The sample network is here already; remove it first to have it anew.");
    int rc = sample_put(ctx, &size);
    if (rc < 0)
        return rc;
    ctx->message = str_format(ctx->arena, "Sample network added: %zu people, %zu interactions",
                              size.people, size.interactions);
    emit_counts(out, size.people, size.interactions);
    return 0;
}

static bool holds(const struct ids *ids, int64_t id)
{
    for (size_t i = 0; i < ids->n; i++)
        if (ids->p[i] == id)
            return true;
    return false;
}

/* Interactions first, so that people take few with them. One that the user gave to people of their
 * own stays with those. */
static int remove_interactions(struct op_ctx *ctx, const struct ids *people, size_t *ret_n)
{
    struct ids ids;
    int rc = find_samples(ctx->db, ctx->arena, &entity_interaction, &ids);
    for (size_t i = 0; rc == 0 && i < ids.n; i++) {
        struct interaction x;
        bool own = false;
        rc = record_load(ctx->db, ctx->arena, &entity_interaction, ids.p[i], &x);
        for (size_t k = 0; rc == 0 && k < x.people.n; k++)
            own |= !holds(people, x.people.p[k]);
        if (rc == 0 && own) {
            struct interaction after = x;
            after.sample = false;
            rc = save_change(ctx, &entity_interaction, &x, &after);
        } else if (rc == 0) {
            rc = save_remove(ctx, &entity_interaction, &x);
            ++*ret_n;
        }
    }
    return rc;
}

static int remove_rows(struct op_ctx *ctx, const struct entity *e, const struct field *by,
                       int64_t person)
{
    char *rows;
    size_t n = 0;
    int rc = record_list(ctx->db, ctx->arena, e, by, person, (void **)&rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        rc = save_remove(ctx, e, rows + i * e->size);
    return rc;
}

/* Asks, opportunities and the like, in an order in which what refers to others goes first. */
static int remove_records(struct op_ctx *ctx)
{
    int rc = 0;
    for (size_t k = entities_n; rc == 0 && k-- > 0;) {
        const struct entity *e = entities[k];
        struct ids ids = {0};
        if (e == &entity_person || e == &entity_organisation || e == &entity_interaction ||
            !field_find(e->fields, STR("sample")))
            continue;
        rc = find_samples(ctx->db, ctx->arena, e, &ids);
        for (size_t i = ids.n; rc == 0 && i-- > 0;) {
            void *row = arena_alloc(ctx->arena, e->size);
            rc = record_load(ctx->db, ctx->arena, e, ids.p[i], row);
            if (rc == 0)
                rc = save_remove(ctx, e, row);
        }
    }
    return rc;
}

/* What belongs to the people goes before any of them, and of the people the newest first: undo
 * goes backwards, and then everything that a record refers to is there before it. */
static int remove_belongings(struct op_ctx *ctx, const struct ids *people)
{
    int rc = 0;
    for (size_t k = 0; k < entities_n; k++)
        FIELD_EACH (f, entities[k]->fields) {
            bool belongs = f->type == FIELD_REF && f->on_delete == ON_DELETE_CASCADE &&
                           strcmp(f->ref, "person") == 0;
            for (size_t i = 0; belongs && rc == 0 && i < people->n; i++)
                rc = remove_rows(ctx, entities[k], f, people->p[i]);
        }
    return rc;
}

static int remove_people(struct op_ctx *ctx, const struct ids *people)
{
    int rc = 0;
    for (size_t i = people->n; rc == 0 && i-- > 0;) {
        struct person p;
        rc = record_load(ctx->db, ctx->arena, &entity_person, people->p[i], &p);
        if (rc == 0)
            rc = save_remove(ctx, &entity_person, &p);
    }
    return rc;
}

/* Does anything of the user's refer to this organisation? */
static int is_used(struct op_ctx *ctx, int64_t organisation, bool *ret)
{
    struct position *rows;
    struct organisation *children;
    size_t n, children_n = 0;
    int rc = record_list(ctx->db, ctx->arena, &entity_position,
                         field_find(position_fields, STR("organisation")), organisation,
                         (void **)&rows, &n);
    if (rc == 0)
        rc = record_list(ctx->db, ctx->arena, &entity_organisation,
                         field_find(organisation_fields, STR("parent")), organisation,
                         (void **)&children, &children_n);
    *ret = n || children_n;
    return rc;
}

/* The people are gone, so who is still at a sample organisation is the user's own. Parents were
 * made first: going backwards, children are gone before them. */
static int remove_places(struct op_ctx *ctx)
{
    struct ids ids;
    int rc = find_samples(ctx->db, ctx->arena, &entity_organisation, &ids);
    for (size_t i = ids.n; rc == 0 && i-- > 0;) {
        struct organisation o;
        bool used = false;
        rc = record_load(ctx->db, ctx->arena, &entity_organisation, ids.p[i], &o);
        if (rc == 0)
            rc = is_used(ctx, ids.p[i], &used);
        struct organisation after = o;
        after.sample = false;
        if (rc == 0)
            rc = used ? save_change(ctx, &entity_organisation, &o, &after)
                      : save_remove(ctx, &entity_organisation, &o);
    }
    return rc;
}

static int run_remove(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct ids people;
    size_t interactions = 0;
    int rc = find_samples(ctx->db, ctx->arena, &entity_person, &people);
    if (rc == 0 && !people.n)
        return err_set(ctx->err, ERR_NOT_FOUND,
                       "The sample network is not here, so there is nothing to remove.");
    if (rc == 0)
        rc = remove_records(ctx);
    if (rc == 0)
        rc = remove_belongings(ctx, &people);
    if (rc == 0)
        rc = remove_interactions(ctx, &people, &interactions);
    if (rc == 0)
        rc = remove_people(ctx, &people);
    if (rc == 0)
        rc = remove_places(ctx);
    if (rc < 0)
        return rc;
    ctx->message = str_format(ctx->arena, "Sample network removed: %zu people, %zu interactions",
                              people.n, interactions);
    emit_counts(out, people.n, interactions);
    return 0;
}

static const struct field sample_out[] = {
    {.name = "people",
     .label = "People",
     .type = FIELD_INT,
     .help = "How many sample people.",
     .example = "60"},
    {.name = "interactions",
     .label = "Interactions",
     .type = FIELD_INT,
     .help = "How many sample interactions.",
     .example = "600"},
    FIELD_END,
};

const struct op sample_ops[] = {
    {.name = "sample.add",
     .cli = "sample add",
     .method = OP_POST,
     .path = "/sample",
     .summary = "Add the sample network, to look around.",
     .help =
         "Adds some sixty invented people with three years of history, all marked as sample and "
         "dated back from today. Removing it, or undo, takes all of it out again.",
     .example = "wellmet sample add",
     .out = sample_out,
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_add},
    {.name = "sample.remove",
     .cli = "sample remove",
     .method = OP_DELETE,
     .path = "/sample",
     .summary = "Remove the sample network.",
     .help = "Takes out the sample people and everything that belongs to them. What you added for "
             "people of your own stays; what you noted about sample people goes with them. Undo "
             "brings it back.",
     .example = "wellmet sample remove --yes",
     .out = sample_out,
     .need = PERM_WRITE,
     .flags = OP_WRITE | OP_CONFIRM,
     .run = run_remove},
    OP_END};
