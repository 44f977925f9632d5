/* SPDX-License-Identifier: Apache-2.0 */
/* The operations of identity: the portfolio, and a reflection in one line. */
#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "ops/portfolio.h"
#include "ops/save.h"

struct reflect_in {
    struct str text, quality;
    int64_t person;
    struct date on;
};
static const struct field reflect_fields[] = {
    {.name = "text",
     .label = "What you saw or learned",
     .type = FIELD_NOTE,
     .offset = offsetof(struct reflect_in, text),
     .help = "In your words, and nothing about patients.",
     .example = "She sat down before she spoke.",
     .flags = FIELD_REQUIRED | FIELD_POSITION | FIELD_REST},
    {.name = "quality",
     .label = "Quality",
     .type = FIELD_TEXT,
     .offset = offsetof(struct reflect_in, quality),
     .help = "Which it is about: its name, or a word of it.",
     .example = "calm"},
    {.name = "person",
     .label = "Person",
     .type = FIELD_REF,
     .offset = offsetof(struct reflect_in, person),
     .ref = "person",
     .help = "Whom you learned it from.",
     .example = "Mei-Ling Chen"},
    {.name = "on",
     .label = "Day",
     .type = FIELD_DATE,
     .offset = offsetof(struct reflect_in, on),
     .help = "Today if not said.",
     .example = "yesterday"},
    FIELD_END,
};
#define OUT(key, title, kind, words, sample)                                                       \
    {                                                                                              \
        .name = key, .label = title, .type = kind, .help = words, .example = sample                \
    }
static const struct field reflect_out[] = {
    OUT("id", "Id", FIELD_TEXT, "Of the reflection.", "0NG5A2B3C4D5E"),
    OUT("on", "Day", FIELD_DATE, "Its day.", "2027-08-10"),
    OUT("text", "Text", FIELD_TEXT, "As written.", "She sat down before she spoke."),
    FIELD_END,
};
static const struct field identity_out[] = {
    OUT("quality", "Quality", FIELD_TEXT, "Its name; empty: reflections about none.",
        "Staying calm when it is busy"),
    OUT("id", "Id", FIELD_TEXT, "Of the quality.", "0NG5A2B3C4D5E"),
    OUT("why", "Why", FIELD_TEXT, "What draws you to it.", "I saw it on nights."),
    OUT("people", "From whom", FIELD_TEXT, "Those you learn it from.", "Denise Williams"),
    OUT("reflections", "Reflections", FIELD_TEXT, "Oldest first.", "She finished one thing first."),
    FIELD_END,
};

static void emit_notes(struct op_ctx *ctx, const struct portfolio_note *rows, size_t n,
                       struct sink *out)
{
    sink_key(out, "reflections");
    if (!sink_is_json(out)) {
        sink_i64(out, (int64_t)n);
        return;
    }
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++) {
        sink_map_begin(out);
        sink_kv_id(out, "id", rows[i].note.record.id);
        sink_kv_date(out, "on", rows[i].note.on);
        sink_kv_str(out, "text", rows[i].note.text);
        sink_kv_str(out, "person", rows[i].who.name);
        sink_kv_id(out, "person_id", rows[i].who.person);
        sink_kv_str(out, "where", rows[i].opportunity);
        sink_map_end(out);
    }
    sink_list_end(out);
    (void)ctx;
}

static void emit_quality(struct op_ctx *ctx, const struct portfolio_quality *q, struct sink *out)
{
    struct str people = STR_NULL;
    for (size_t i = 0; i < q->people_n; i++)
        people = str_join(ctx->arena, people, STR(", "), q->people[i].name);
    sink_map_begin(out);
    sink_kv_str(out, "quality", q->quality.name);
    sink_kv_id(out, "id", q->quality.record.id);
    if (sink_is_json(out))
        sink_kv_str(out, "why", q->quality.why);
    sink_kv_str(out, "people", people);
    emit_notes(ctx, q->notes, q->notes_n, out);
    sink_map_end(out);
}

static int run_identity(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct portfolio x;
    (void)in;
    int rc = portfolio_load(ctx, &x);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < x.n; i++)
        emit_quality(ctx, &x.qualities[i], out);
    struct portfolio_quality loose = {.notes = x.loose, .notes_n = x.loose_n};
    if (x.loose_n)
        emit_quality(ctx, &loose, out);
    sink_list_end(out);
    if (!x.n && !x.notes_n)
        ctx->message = STR("Nothing is written yet. Begin: wellmet quality add "
                           "\"Staying calm when it is busy\"");
    return 0;
}

static int run_reflect(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct reflect_in *x = in;
    struct reflection r = {
        .on = date_is_set(x->on) ? x->on : ctx->today, .text = x->text, .person = x->person};
    int rc = x->quality.n ? portfolio_find_quality(ctx, x->quality, &r.quality) : 0;
    if (rc == 0)
        rc = save_new(ctx, &entity_reflection, &r);
    if (rc < 0)
        return rc;
    ctx->result_entity = &entity_reflection;
    ctx->result_id = r.record.id;
    ctx->message = STR("Reflection added");
    sink_map_begin(out);
    sink_kv_id(out, "id", r.record.id);
    sink_kv_date(out, "on", r.on);
    sink_kv_str(out, "text", r.text);
    sink_map_end(out);
    return 0;
}

const struct op portfolio_ops[] = {
    {.name = "identity",
     .cli = "identity",
     .method = OP_GET,
     .path = "/identity",
     .summary = "Qualities you want to learn, from whom, and your reflections.",
     .help = "Your own words in order: each quality with the people you learn it from and what "
             "you wrote about it.",
     .example = "wellmet identity",
     .out = identity_out,
     .need = PERM_READ,
     .run = run_identity},
    {.name = "reflect",
     .cli = "reflect",
     .method = OP_POST,
     .path = "/reflect",
     .summary = "Write down a reflection.",
     .help = "A page of your journal in one line: about a quality, a person, or neither. Leave "
             "out anything that could tell who a patient is.",
     .example = "wellmet reflect --quality calm --person 'Denise Williams' 'She finished one thing "
                "before she turned to the next.'",
     .in = reflect_fields,
     .in_size = sizeof(struct reflect_in),
     .out = reflect_out,
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_reflect},
    OP_END};
