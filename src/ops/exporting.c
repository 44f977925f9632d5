/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/exporting.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/id.h"
#include "base/strbuf.h"
#include "codec/contacts_csv.h"
#include "codec/vcard.h"
#include "def/errors.h"
#include "def/limits.h"
#include "model/person.h"
#include "ops/importing.h"
#include "store/find.h"
#include "store/record.h"

const struct choice export_choices[] = {
    {"", ""}, {"vcard", "vCard"}, {"json", "JSON"}, {NULL, NULL}};

/* "2021" lasts to the end of the year; a month or a day that has come is an end. */
static bool is_over(struct date until, struct date today)
{
    struct date now = {today.y, until.m ? today.m : 0, until.d ? today.d : 0};
    return until.y && date_cmp(until, now) < (until.m ? 1 : 0);
}

int imported_load(struct op_ctx *ctx, int64_t person, struct imported *ret)
{
    struct contact_point *contacts;
    struct position *positions;
    size_t contacts_n, positions_n;
    memset(ret, 0, sizeof(*ret));
    int rc = record_load(ctx->db, ctx->arena, &entity_person, person, &ret->person);
    if (rc == 0)
        rc = record_list_of_person(ctx->db, ctx->arena, &entity_contact_point, person,
                                   (void **)&contacts, &contacts_n);
    if (rc == 0)
        rc = record_list_of_person(ctx->db, ctx->arena, &entity_position, person,
                                   (void **)&positions, &positions_n);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < contacts_n; i++)
        *VEC_PUSH(ctx->arena, &ret->contacts) = contacts[i];
    for (size_t i = 0; i < positions_n; i++) {
        struct organisation o = {0};
        if (is_over(positions[i].until, ctx->today))
            continue;
        if (positions[i].organisation)
            rc = record_load(ctx->db, ctx->arena, &entity_organisation, positions[i].organisation,
                             &o);
        if (rc < 0)
            return rc;
        *VEC_PUSH(ctx->arena, &ret->positions) =
            (struct imported_position){.organisation = o.name,
                                       .department = positions[i].department,
                                       .title = positions[i].title};
    }
    return 0;
}

static void end_line(struct strbuf *out)
{
    if (out->n && out->p[out->n - 1] != '\n')
        STRBUF_LIT(out, "\r\n");
}

/* A person without a vCard of their own: a new card, with what only the CSV row says. */
static int write_card(struct op_ctx *ctx, const struct imported *x, const struct card *csv,
                      struct strbuf *out)
{
    struct strbuf one;
    strbuf_init(&one, ctx->arena, LIMIT_CARD * 2);
    vcard_write(ctx->arena, &one, x);
    struct str extra = csv ? csv_extra_vcard_lines(ctx->arena, csv->raw) : STR_NULL;
    struct str text = strbuf_get(&one), end = STR("END:VCARD\r\n");
    strbuf_add(out, str_sub(text, 0, text.n - end.n));
    strbuf_add(out, extra);
    strbuf_add(out, end);
    return 0;
}

/* "ST BRIGID" on a card was taken for the St. Brigid that is here: the card keeps its spelling. */
static void keep_spelling(struct op_ctx *ctx, struct str raw, struct imported *now)
{
    struct vcard_reader r;
    struct imported was;
    struct import_failure fail;
    vcard_reader_init(&r, raw);
    if (!now->positions.n || vcard_next(ctx->arena, &r, &was, &fail) != 1)
        return;
    VEC_EACH (struct imported_position, p, &now->positions) {
        struct str key = fold(ctx->arena, p->organisation);
        VEC_EACH (const struct imported_position, q, &was.positions)
            if (key.n && str_eq(fold(ctx->arena, q->organisation), key)) {
                p->organisation = q->organisation;
                break;
            }
    }
}

static int write_one(struct op_ctx *ctx, const struct card *card, struct strbuf *out)
{
    struct imported now;
    if (!card->person) { /* a group */
        strbuf_add(out, card->raw);
        end_line(out);
        return 0;
    }
    int rc = imported_load(ctx, card->person, &now);
    if (rc == 0 && card->format == CARD_CSV)
        return write_card(ctx, &now, card, out);
    if (rc < 0)
        return rc;
    keep_spelling(ctx, card->raw, &now);
    rc = vcard_patch(ctx->arena, card->raw, &now, out, ctx->err);
    end_line(out);
    return rc;
}

int export_person(struct op_ctx *ctx, int64_t person, struct strbuf *out)
{
    struct card card;
    struct imported now;
    int rc = find_card_of_person(ctx->db, ctx->arena, person, &card);
    if (rc == 0)
        return write_one(ctx, &card, out);
    if (rc == ERR_NOT_FOUND)
        rc = imported_load(ctx, person, &now);
    return rc < 0 ? rc : write_card(ctx, &now, NULL, out);
}

/* Each record in an arena of its own, so that a large export stays small. */
static int each(struct op_ctx *ctx, const struct entity *e, struct strbuf *out,
                int (*write)(struct op_ctx *, const void *, struct strbuf *))
{
    struct arena *outer = ctx->arena, *item = arena_new(65536);
    struct record *row = arena_alloc(outer, e->size);
    int64_t after = 0;
    int rc;
    ctx->arena = item;
    while ((rc = record_next(ctx->db, item, e, after, row)) == 1) {
        after = row->id;
        rc = write(ctx, row, out);
        if (rc < 0)
            break;
        arena_reset(item);
    }
    ctx->arena = outer;
    arena_free(item);
    return rc < 0 ? rc : 0;
}

static int write_card_row(struct op_ctx *ctx, const void *row, struct strbuf *out)
{
    return write_one(ctx, row, out);
}

static int write_cardless(struct op_ctx *ctx, const void *row, struct strbuf *out)
{
    const struct person *p = row;
    struct card card;
    int rc = find_card_of_person(ctx->db, ctx->arena, p->record.id, &card);
    return rc == ERR_NOT_FOUND ? export_person(ctx, p->record.id, out) : rc;
}

int export_vcards(struct op_ctx *ctx, struct strbuf *out)
{
    int rc = each(ctx, &entity_card, out, write_card_row);
    return rc < 0 ? rc : each(ctx, &entity_person, out, write_cardless);
}

int export_json(struct op_ctx *ctx, struct strbuf *out)
{
    STRBUF_LIT(out, "{\"wellmet\":1");
    for (size_t i = 0; i < entities_n; i++) {
        const struct entity *e = entities[i];
        struct arena *item = arena_new(65536);
        struct record *row = arena_alloc(ctx->arena, e->size);
        int64_t after = 0;
        int rc;
        strbuf_addf(out, ",\n\"%s\":[", e->plural);
        for (int n = 0; (rc = record_next(ctx->db, item, e, after, row)) == 1; n++) {
            char id[ID_TEXT_MAX];
            after = row->id;
            id_format(row->id, id);
            struct str text = entity_json(item, e, row);
            strbuf_addf(out, "%s{\"id\":\"%s\",\"version\":%lld%s", n ? ",\n" : "\n", id,
                        (long long)row->version, text.n > 2 ? "," : "");
            strbuf_add(out, str_sub(text, 1, text.n));
            arena_reset(item);
        }
        arena_free(item);
        if (rc < 0)
            return rc;
        STRBUF_LIT(out, "]");
    }
    STRBUF_LIT(out, "}");
    return 0;
}

int export_run(struct op_ctx *ctx, const void *in, struct sink *sink)
{
    (void)sink;
    const struct export_in *x = in;
    bool json = x->format == EXPORT_JSON;
    struct strbuf out;
    strbuf_init(&out, ctx->arena, LIMIT_OUTPUT);
    int rc = json ? export_json(ctx, &out) : export_vcards(ctx, &out);
    if (rc < 0)
        return rc;
    if (json)
        STRBUF_LIT(&out, "\n");
    if (out.overflow)
        return err_set(ctx->err, ERR_LIMIT, "This is more than one file can hold.");
    ctx->raw = strbuf_get(&out);
    ctx->raw_type = json ? STR("application/json") : STR("text/vcard; charset=utf-8");
    ctx->raw_name = json ? STR("wellmet.json") : STR("wellmet.vcf");
    return 0;
}
