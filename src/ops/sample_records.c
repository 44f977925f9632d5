/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/sample_records.h"

#include "base/arena.h"
#include "def/errors.h"
#include "model/entities.h"
#include "ops/save.h"

/* A line of the table, being read. */
struct line {
    struct op_ctx *ctx;
    const struct sample_keys *keys;
    const struct entity *entity;
    void *record;
};

static int unknown(const struct line *x, const char *what, struct str word)
{
    return err_set(x->ctx->err, ERR_INTERNAL, "sample_records.csv: \"%.*s\" is no %s.",
                   STR_ARG(word), what);
}

static int read_ids(const struct line *x, const struct field *f, struct str words)
{
    VEC(int64_t) ids = {0};
    struct str word;
    int rc = 0;
    while (rc == 0 && words.n && str_next(&words, ' ', &word))
        rc = sample_key_find(x->keys, word, VEC_PUSH(x->ctx->arena, &ids), x->ctx->err);
    *FIELD_PTR(struct ids, f, x->record) = (struct ids){ids.p, ids.n};
    return rc;
}

static int read_day(const struct line *x, const struct field *f, struct str value)
{
    int64_t ago;
    if (!str_to_i64(value, -10000, 10000, &ago))
        return unknown(x, "number of days", value);
    *FIELD_PTR(struct date, f, x->record) = date_add_days(x->ctx->today, -ago);
    return 0;
}

static struct str with_lines(struct arena *a, struct str value)
{
    char *p = arena_alloc(a, value.n + 1);
    for (size_t i = 0; i < value.n; i++)
        p[i] = value.p[i] == '~' ? '\n' : value.p[i];
    return (struct str){p, value.n};
}

static int read_field(const struct line *x, struct str text)
{
    struct str name = STR_NULL;
    struct field_context c = {x->ctx->today};
    struct arena *a = x->ctx->arena;
    str_next(&text, '=', &name);
    const struct field *f = field_find(x->entity->fields, str_trim(name));
    text = str_trim(text);
    if (!f)
        return unknown(x, "field", name);
    switch (f->type) {
    case FIELD_REF:
        return sample_key_find(x->keys, text, FIELD_PTR(int64_t, f, x->record), x->ctx->err);
    case FIELD_REFS: return read_ids(x, f, text);
    case FIELD_DATE: return read_day(x, f, text);
    default: return field_parse(a, f, &c, with_lines(a, text), x->record, x->ctx->err);
    }
}

static int put_line(struct op_ctx *ctx, const struct sample_rows *t, size_t row,
                    struct sample_keys *keys)
{
    struct str name = sample_cell(t, row, "entity"), rest = sample_cell(t, row, "fields"), text;
    struct line x = {.ctx = ctx, .keys = keys, .entity = entity_find(name)};
    int rc = 0;
    if (!x.entity)
        return unknown(&x, "kind of record", name);
    x.record = arena_alloc(ctx->arena, x.entity->size);
    memset(x.record, 0, x.entity->size);
    while (rc == 0 && rest.n && str_next(&rest, '|', &text))
        rc = read_field(&x, text);
    const struct field *sample = field_find(x.entity->fields, STR("sample"));
    if (sample)
        *FIELD_PTR(bool, sample, x.record) = true;
    if (rc == 0)
        rc = save_new(ctx, x.entity, x.record);
    *VEC_PUSH(ctx->arena, &keys->all) =
        (struct sample_key){sample_cell(t, row, "key"), ((struct record *)x.record)->id};
    return rc;
}

int sample_records_put(struct op_ctx *ctx, struct sample_keys *keys)
{
    struct sample_rows t;
    int rc = sample_rows_load(ctx->arena, "records", &t, ctx->err);
    for (size_t i = 0; rc == 0 && i < t.n; i++)
        rc = put_line(ctx, &t, i, keys);
    return rc;
}
