/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/sample_put.h"

#include "base/arena.h"
#include "model/person.h"
#include "ops/sample_history.h"
#include "ops/sample_records.h"
#include "ops/save.h"
#include "store/find.h"

#define SAMPLE_NOTE "Sample, invented."

/* One run of sample_put: the tables and who has been saved. */
struct adder {
    struct op_ctx *ctx;
    struct sample_rows people;
    struct sample_keys keys, places;
};

static struct str marked_note(struct op_ctx *ctx, struct str note)
{
    return str_join(ctx->arena, note, STR("\n\n"), STR(SAMPLE_NOTE));
}

static void remember(struct op_ctx *ctx, struct sample_keys *k, struct str key, int64_t id)
{
    *VEC_PUSH(ctx->arena, &k->all) = (struct sample_key){key, id};
}

static int add_places(struct adder *x)
{
    struct op_ctx *ctx = x->ctx;
    struct sample_rows t;
    int rc = sample_rows_load(ctx->arena, "organisations", &t, ctx->err);
    for (size_t i = 0; rc == 0 && i < t.n; i++) {
        struct organisation o = {
            .name = sample_cell(&t, i, "name"),
            .place = sample_cell(&t, i, "place"),
            .kind = choice_find(organisation_kind_choices, sample_cell(&t, i, "kind")),
            .note = marked_note(ctx, sample_cell(&t, i, "note")),
            .sample = true};
        rc = sample_key_find(&x->places, sample_cell(&t, i, "parent"), &o.parent, ctx->err);
        if (rc == 0)
            rc = save_new(ctx, &entity_organisation, &o);
        remember(ctx, &x->places, sample_cell(&t, i, "key"), o.record.id);
    }
    return rc;
}

static struct date month_of(struct date d) { return (struct date){d.y, d.m, 0}; }

/* "mentor/880 teacher/1500/900": the role, since and until so many days ago. */
static int add_roles(struct adder *x, size_t row, int64_t person)
{
    struct op_ctx *ctx = x->ctx;
    struct str rest = sample_cell(&x->people, row, "roles"), word;
    while (rest.n && str_next(&rest, ' ', &word)) {
        struct str key = STR_NULL, since = STR_NULL;
        int64_t from, until;
        struct role r = {.person = person};
        str_next(&word, '/', &key);
        str_next(&word, '/', &since);
        r.kind = choice_find(role_choices, key);
        if (str_to_i64(since, 0, 100000, &from))
            r.from = month_of(date_add_days(ctx->today, -from));
        if (str_to_i64(word, 0, 100000, &until))
            r.until = month_of(date_add_days(ctx->today, -until));
        int rc = save_new(ctx, &entity_role, &r);
        if (rc < 0)
            return rc;
    }
    return 0;
}

/* "ep": e-mail and phone, both of the kind kept free for examples. */
static int add_contacts(struct adder *x, size_t row, int64_t person)
{
    struct op_ctx *ctx = x->ctx;
    struct str reach = sample_cell(&x->people, row, "reach"),
               key = sample_cell(&x->people, row, "key");
    struct contact_point mail = {.person = person,
                                 .kind = CONTACT_EMAIL,
                                 .label = STR("work"),
                                 .preferred = true,
                                 .value = str_format(ctx->arena, "%.*s@example.org", STR_ARG(key))};
    struct contact_point phone = {.person = person,
                                  .kind = CONTACT_PHONE,
                                  .label = STR("mobile"),
                                  .value = str_format(ctx->arena, "555-01%02zu", row)};
    int rc =
        str_find_char(reach, 'e', 0) != SIZE_MAX ? save_new(ctx, &entity_contact_point, &mail) : 0;
    if (rc == 0 && str_find_char(reach, 'p', 0) != SIZE_MAX)
        rc = save_new(ctx, &entity_contact_point, &phone);
    return rc;
}

static int add_person(struct adder *x, size_t row)
{
    struct op_ctx *ctx = x->ctx;
    const struct sample_rows *t = &x->people;
    struct person p = {.pronouns = sample_cell(t, row, "pronouns"),
                       .specialty = sample_cell(t, row, "specialty"),
                       .circle = choice_find(circle_choices, sample_cell(t, row, "circle")),
                       .met_how = sample_cell(t, row, "met_how"),
                       .met_where = sample_cell(t, row, "met_where"),
                       .met_when = month_of(sample_day(t, row, "met", ctx->today)),
                       .cares_about = sample_cell(t, row, "cares_about"),
                       .note = marked_note(ctx, sample_cell(t, row, "note")),
                       .sample = true};
    person_set_name(ctx->arena, &p, sample_cell(t, row, "name"));
    int rc = sample_key_find(&x->keys, sample_cell(t, row, "through"), &p.met_through, ctx->err);
    if (rc == 0)
        rc = save_new(ctx, &entity_person, &p);
    if (rc == 0)
        rc = add_roles(x, row, p.record.id);
    if (rc == 0)
        rc = add_contacts(x, row, p.record.id);
    remember(ctx, &x->keys, sample_cell(t, row, "key"), p.record.id);
    return rc;
}

static struct date year_ago(const struct sample_rows *t, size_t row, const char *column,
                            struct date today)
{
    int64_t years = sample_number(t, row, column, -1);
    return (struct date){years < 0 ? 0 : today.y - (int)years, 0, 0};
}

static int add_positions(struct adder *x)
{
    struct op_ctx *ctx = x->ctx;
    struct sample_rows t;
    int rc = sample_rows_load(ctx->arena, "positions", &t, ctx->err);
    for (size_t i = 0; rc == 0 && i < t.n; i++) {
        struct position p = {.title = sample_cell(&t, i, "title"),
                             .department = sample_cell(&t, i, "department"),
                             .kind = choice_find(position_kind_choices, sample_cell(&t, i, "kind")),
                             .from = year_ago(&t, i, "from", ctx->today),
                             .until = year_ago(&t, i, "until", ctx->today)};
        rc = sample_key_find(&x->keys, sample_cell(&t, i, "person"), &p.person, ctx->err);
        if (rc == 0)
            rc = sample_key_find(&x->places, sample_cell(&t, i, "organisation"), &p.organisation,
                                 ctx->err);
        if (rc == 0)
            rc = save_new(ctx, &entity_position, &p);
    }
    return rc;
}

static int add_history(struct adder *x)
{
    struct op_ctx *ctx = x->ctx;
    struct sample_history h;
    int rc = sample_history_make(ctx->arena, &x->people, &x->keys, ctx->today, &h, ctx->err);
    for (size_t i = 0; rc == 0 && i < h.all.n; i++)
        rc = save_new(ctx, &entity_interaction, &h.all.p[i]);
    return rc;
}

static int add_help(struct adder *x)
{
    struct op_ctx *ctx = x->ctx;
    struct sample_rows t;
    int rc = sample_rows_load(ctx->arena, "help", &t, ctx->err);
    for (size_t i = 0; rc == 0 && i < t.n; i++) {
        struct help h = {.direction =
                             choice_find(help_direction_choices, sample_cell(&t, i, "direction")),
                         .about = sample_cell(&t, i, "about"),
                         .on = sample_day(&t, i, "ago", ctx->today),
                         .thanked_on = sample_day(&t, i, "thanked", ctx->today),
                         .told_on = sample_day(&t, i, "told", ctx->today)};
        rc = sample_key_find(&x->keys, sample_cell(&t, i, "person"), &h.person, ctx->err);
        if (rc == 0)
            rc = save_new(ctx, &entity_help, &h);
        /* An ask names the help it became: "chen_help_3". */
        remember(ctx, &x->keys,
                 str_format(ctx->arena, "%.*s_help_%.*s", STR_ARG(sample_cell(&t, i, "person")),
                            STR_ARG(sample_cell(&t, i, "ago"))),
                 h.record.id);
    }
    return rc;
}

static int add_promises(struct adder *x)
{
    struct op_ctx *ctx = x->ctx;
    struct sample_rows t;
    int rc = sample_rows_load(ctx->arena, "promises", &t, ctx->err);
    for (size_t i = 0; rc == 0 && i < t.n; i++) {
        struct promise p = {.by = choice_find(promise_by_choices, sample_cell(&t, i, "by")),
                            .what = sample_cell(&t, i, "what"),
                            .made_on = sample_day(&t, i, "made", ctx->today),
                            .due_on = sample_day(&t, i, "due", ctx->today),
                            .kept_on = sample_day(&t, i, "kept", ctx->today)};
        rc = sample_key_find(&x->keys, sample_cell(&t, i, "person"), &p.person, ctx->err);
        if (rc == 0)
            rc = sample_key_find(&x->keys, sample_cell(&t, i, "about"), &p.about_person, ctx->err);
        if (rc == 0)
            rc = save_new(ctx, &entity_promise, &p);
    }
    return rc;
}

int sample_put(struct op_ctx *ctx, struct sample_size *ret)
{
    struct adder x = {.ctx = ctx};
    int rc = sample_rows_load(ctx->arena, "people", &x.people, ctx->err);
    if (rc == 0)
        rc = add_places(&x);
    for (size_t i = 0; rc == 0 && i < x.people.n; i++)
        rc = add_person(&x, i);
    if (rc == 0)
        rc = add_positions(&x);
    if (rc == 0)
        rc = add_history(&x);
    if (rc == 0)
        rc = add_help(&x);
    if (rc == 0)
        rc = add_promises(&x);
    /* From here on, keys of people and places are one list. */
    VEC_EACH (const struct sample_key, k, &x.places.all)
        remember(ctx, &x.keys, k->key, k->id);
    if (rc == 0)
        rc = sample_records_put(ctx, &x.keys);
    struct ids interactions = {0};
    if (rc == 0)
        rc = find_samples(ctx->db, ctx->arena, &entity_interaction, &interactions);
    *ret = (struct sample_size){x.people.n, interactions.n};
    return rc;
}
