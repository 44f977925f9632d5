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

int import_merge_new(struct op_ctx *ctx, const struct imported *x, int64_t *ret_person)
{
    struct person p = x->person;
    int rc = save_new(ctx, &entity_person, &p);
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

/* Three ways: what the source changed goes in, what it left alone stays as it is here. */
static int merge_person(struct op_ctx *ctx, const struct imported *old, const struct imported *now,
                        int64_t person, struct str *what)
{
    struct person before;
    int rc = record_load(ctx->db, ctx->arena, &entity_person, person, &before);
    if (rc < 0)
        return rc;
    struct person after = before;
    FIELD_EACH(f, person_fields)
    {
        bool touched = !field_equal(f, &old->person, &now->person);
        bool fills = !old->raw.n && !field_is_set(f, &before); /* no older record: only fill gaps */
        if ((f->flags & FIELD_READONLY) || !touched || (!old->raw.n && !fills) ||
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
    if (!was || !now || (str_eq(was->label, now->label) && was->preferred == now->preferred))
        return 0;
    after.label = now->label;
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

static bool same_position(const struct imported_position *x, const struct imported_position *y)
{
    return str_eq(x->organisation, y->organisation) && str_eq(x->department, y->department) &&
           str_eq(x->title, y->title);
}

static bool has_position(const struct imported *in, const struct imported_position *p)
{
    VEC_EACH (const struct imported_position, it, &in->positions)
        if (same_position(it, p))
            return true;
    return false;
}

/* A position the source dropped is history, not an error: it stays here and gets an end. */
static int merge_positions(struct op_ctx *ctx, const struct imported *old,
                           const struct imported *now, int64_t person, struct str *what)
{
    struct imported here;
    int rc = imported_load(ctx, person, &here);
    VEC_EACH (const struct imported_position, q, &now->positions) {
        if (rc < 0 || has_position(old, q) || has_position(&here, q))
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
    int rc = merge_person(ctx, old, now, person, ret_what);
    if (rc == 0)
        rc = merge_contacts(ctx, old, now, person, ret_what);
    return rc < 0 ? rc : merge_positions(ctx, old, now, person, ret_what);
}
