/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/import_merge.h"

#include "base/arena.h"
#include "base/fold.h"
#include "def/errors.h"
#include "ops/importing.h"
#include "ops/save.h"
#include "store/find.h"
#include "store/record.h"

static int organisation_of(struct op_ctx *ctx, struct str name, int64_t *ret)
{
    *ret = 0;
    if (!name.n)
        return 0;
    struct str key = fold(ctx->arena, name);
    int rc = key.n ? find_organisation(ctx->db, key, ret) : ERR_NOT_FOUND;
    if (rc != ERR_NOT_FOUND)
        return rc;
    struct organisation o = {.name = name};
    rc = save_new(ctx, &entity_organisation, &o);
    *ret = o.record.id;
    return rc;
}

static int add_contact(struct op_ctx *ctx, const struct contact_point *from, int64_t person)
{
    struct contact_point c = *from;
    c.person = person;
    return save_new(ctx, &entity_contact_point, &c);
}

static int add_position(struct op_ctx *ctx, const struct imported_position *from, int64_t person)
{
    struct position p = {.person = person, .title = from->title, .department = from->department};
    int rc = organisation_of(ctx, from->organisation, &p.organisation);
    if (rc < 0 || (!p.organisation && !p.title.n))
        return rc;
    return save_new(ctx, &entity_position, &p);
}

/* All of it fits, so that nothing is written of a record that does not. */
static int check(struct op_ctx *ctx, const struct imported *x)
{
    int rc = x->group ? 0 : entity_validate(&entity_person, &x->person, ctx->err);
    VEC_EACH (const struct contact_point, c, &x->contacts) {
        struct contact_point any = *c;
        any.person = 1;
        if (rc == 0)
            rc = entity_validate(&entity_contact_point, &any, ctx->err);
    }
    VEC_EACH (const struct imported_position, q, &x->positions) {
        struct organisation o = {.name = q->organisation};
        struct position p = {
            .person = 1, .organisation = 1, .title = q->title, .department = q->department};
        if (rc == 0 && o.name.n)
            rc = entity_validate(&entity_organisation, &o, ctx->err);
        if (rc == 0)
            rc = entity_validate(&entity_position, &p, ctx->err);
    }
    return rc;
}

int import_merge_new(struct op_ctx *ctx, const struct imported *x, int64_t *ret_person)
{
    struct person p = x->person;
    int rc = check(ctx, x);
    if (rc == 0)
        rc = save_new(ctx, &entity_person, &p);
    VEC_EACH (const struct contact_point, c, &x->contacts)
        if (rc == 0)
            rc = add_contact(ctx, c, p.record.id);
    VEC_EACH (const struct imported_position, q, &x->positions)
        if (rc == 0)
            rc = add_position(ctx, q, p.record.id);
    *ret_person = p.record.id;
    return rc;
}

static void add_word(struct op_ctx *ctx, struct str *what, const char *word)
{
    *what = str_join(ctx->arena, *what, STR(", "), str_c(word));
}

/* Three ways: what the source changed goes in where nothing was changed here; the rest stays. */
static int merge_person(struct op_ctx *ctx, const struct imported *old, const struct imported *now,
                        int64_t person, struct str *what)
{
    struct person before;
    int rc = record_load(ctx->db, ctx->arena, &entity_person, person, &before);
    if (rc < 0)
        return rc;
    struct person after = before;
    FIELD_EACH (f, person_fields) {
        bool touched = !field_equal(f, &old->person, &now->person);
        bool ours = field_is_set(f, &before) && !field_equal(f, &before, &old->person);
        if ((f->flags & FIELD_READONLY) || !touched || ours ||
            field_equal(f, &before, &now->person))
            continue;
        field_copy(f, &after, &now->person);
        add_word(ctx, what, f->label);
    }
    return save_change(ctx, &entity_person, &before, &after);
}

static bool same_contact(const struct contact_point *x, const struct contact_point *y)
{
    return x->kind == y->kind && str_eq(x->value, y->value);
}

static const struct contact_point *find_contact(const struct imported *in,
                                                const struct contact_point *c)
{
    VEC_EACH (const struct contact_point, it, &in->contacts)
        if (same_contact(it, c))
            return it;
    return NULL;
}

static int update_contact(struct op_ctx *ctx, const struct contact_point *here,
                          const struct contact_point *was, const struct contact_point *now,
                          struct str *what)
{
    struct contact_point after = *here;
    if (was && !now) {
        add_word(ctx, what, contact_kind_choices[here->kind].label);
        return save_remove(ctx, &entity_contact_point, here);
    }
    if (!was || !now)
        return 0;
    if (str_eq(here->label, was->label))
        after.label = now->label;
    if (here->preferred == was->preferred)
        after.preferred = now->preferred;
    return save_change(ctx, &entity_contact_point, here, &after);
}

static int merge_contacts(struct op_ctx *ctx, const struct imported *old,
                          const struct imported *now, int64_t person, struct str *what)
{
    struct imported here;
    int rc = imported_load(ctx, person, &here);
    VEC_EACH (const struct contact_point, c, &here.contacts)
        if (rc == 0)
            rc = update_contact(ctx, c, find_contact(old, c), find_contact(now, c), what);
    VEC_EACH (const struct contact_point, c, &now->contacts) {
        if (rc < 0 || find_contact(&here, c) || find_contact(old, c))
            continue;
        add_word(ctx, what, contact_kind_choices[c->kind].label);
        rc = add_contact(ctx, c, person);
    }
    return rc;
}

/* Organisations are the same when their folded names are, as organisation_of() finds them. */
static bool has_position(struct op_ctx *ctx, const struct imported *in,
                         const struct imported_position *p)
{
    VEC_EACH (const struct imported_position, it, &in->positions)
        if (str_eq(it->department, p->department) && str_eq(it->title, p->title) &&
            (str_eq(it->organisation, p->organisation) ||
             str_eq(fold(ctx->arena, it->organisation), fold(ctx->arena, p->organisation))))
            return true;
    return false;
}

/* A person's positions here, ended ones too: the records, and as a codec would have read them. */
struct places {
    struct position *rows;
    size_t n;
    struct imported as_read;
};

static int load_places(struct op_ctx *ctx, int64_t person, struct places *ret)
{
    *ret = (struct places){0};
    int rc = record_list_of_person(ctx->db, ctx->arena, &entity_position, person,
                                   (void **)&ret->rows, &ret->n);
    for (size_t i = 0; rc == 0 && i < ret->n; i++) {
        struct organisation o = {0};
        const struct position *p = &ret->rows[i];
        if (p->organisation)
            rc = record_load(ctx->db, ctx->arena, &entity_organisation, p->organisation, &o);
        *VEC_PUSH(ctx->arena, &ret->as_read.positions) =
            (struct imported_position){o.name, p->department, p->title};
    }
    return rc;
}

/* A position the source dropped is history, not an error: it stays here and ends this month. */
static int end_position(struct op_ctx *ctx, const struct position *here)
{
    struct position after = *here;
    after.until = (struct date){ctx->today.y, ctx->today.m, 0};
    if (date_is_set(here->until) || date_cmp(here->from, after.until) > 0)
        return 0;
    return save_change(ctx, &entity_position, here, &after);
}

static int merge_positions(struct op_ctx *ctx, const struct imported *old,
                           const struct imported *now, int64_t person, struct str *what)
{
    struct places here;
    int rc = load_places(ctx, person, &here);
    for (size_t i = 0; rc == 0 && i < here.n; i++) {
        const struct imported_position *p = &here.as_read.positions.p[i];
        if (has_position(ctx, old, p) && !has_position(ctx, now, p))
            rc = end_position(ctx, &here.rows[i]);
    }
    VEC_EACH (const struct imported_position, q, &now->positions) {
        if (rc < 0 || has_position(ctx, old, q) || has_position(ctx, &here.as_read, q))
            continue;
        add_word(ctx, what, "Position");
        rc = add_position(ctx, q, person);
    }
    return rc;
}

int import_merge_changed(struct op_ctx *ctx, const struct imported *old, const struct imported *now,
                         int64_t person, struct str *ret_what)
{
    *ret_what = STR_NULL;
    int rc = check(ctx, now);
    if (rc == 0)
        rc = merge_person(ctx, old, now, person, ret_what);
    if (rc == 0)
        rc = merge_contacts(ctx, old, now, person, ret_what);
    return rc < 0 ? rc : merge_positions(ctx, old, now, person, ret_what);
}
