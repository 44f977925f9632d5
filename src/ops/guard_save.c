/* SPDX-License-Identifier: Apache-2.0 */
/* What the guards say of texts that are saved: collected for the faces, never in the way. */
#include "base/arena.h"
#include "base/sink.h"
#include "ops/guard_int.h"
#include "ops/programs.h"
#include "ops/record_json.h"
#include "store/change.h"
#include "store/find.h"
#include "store/record.h"

/* --- the same told to another program --------------------------------------------------------- */

/* Applications open in September: what was said since the summer is of this season. */
static struct date season_start(struct date today)
{
    return (struct date){today.m >= 7 ? today.y : today.y - 1, 7, 1};
}

/* Whether a message says "first" and went to a program other than this one. */
static int is_first_elsewhere(struct op_ctx *ctx, int64_t message, int64_t program, bool *ret)
{
    struct interaction x;
    int rc = record_load(ctx->db, ctx->arena, &entity_interaction, message, &x);
    if (rc < 0 || (!guard_says_first(x.summary) && !guard_says_first(x.said)))
        return rc;
    for (size_t i = 0; rc == 0 && !*ret && i < x.people.n; i++) {
        int64_t other = 0;
        rc = guard_program_of(ctx, x.people.p[i], 0, &other);
        *ret = other && other != program;
    }
    return rc;
}

int guard_said_first_elsewhere(struct op_ctx *ctx, int64_t program, bool *ret)
{
    struct ids ids;
    *ret = false;
    int rc = find_messages_on_rank(ctx->db, ctx->arena, season_start(ctx->today), &ids);
    for (size_t i = 0; rc == 0 && !*ret && i < ids.n; i++)
        rc = is_first_elsewhere(ctx, ids.p[i], program, ret);
    return rc;
}

/* --- collecting ------------------------------------------------------------------------------- */

enum { WARNINGS = 50 }; /* of one action; more would not be read */

static struct str words_of(const struct op_warning *w) { return str_sub(w->text, w->from, w->to); }

/* A sentence is kept as typed and in parts: the same words are said once. */
static bool is_said(const struct op_ctx *ctx, const struct op_warning *w)
{
    VEC_EACH (const struct op_warning, x, &ctx->warnings)
        if (x->rule == w->rule && str_eq(words_of(x), words_of(w)))
            return true;
    return false;
}

static void add_warnings(struct op_ctx *ctx, const struct entity *e, const struct field *f,
                         const void *record, const struct guard_hits *hits)
{
    VEC_EACH (const struct guard_hit, h, &hits->list) {
        struct op_warning w = {.rule = h->rule,
                               .entity = e,
                               .field = f,
                               .id = ((const struct record *)record)->id,
                               .text = *FIELD_CPTR(struct str, f, record),
                               .from = h->from,
                               .to = h->to};
        if (ctx->warnings.n < WARNINGS && !is_said(ctx, &w))
            *VEC_PUSH(ctx->arena, &ctx->warnings) = w;
    }
}

/* The program that a record's people are of, or 0. */
static int program_of_record(struct op_ctx *ctx, const struct entity *e, const void *record,
                             int64_t *ret)
{
    const struct field *one = field_find(e->fields, STR("person"));
    const struct field *many = field_find(e->fields, STR("people"));
    int rc = 0;
    *ret = 0;
    if (e == &entity_person)
        return 0;
    if (one && one->type == FIELD_REF)
        return guard_program_of(ctx, *FIELD_CPTR(int64_t, one, record), 0, ret);
    const struct ids *ids = many ? FIELD_CPTR(struct ids, many, record) : NULL;
    for (size_t i = 0; rc == 0 && !*ret && ids && i < ids->n; i++)
        rc = guard_program_of(ctx, ids->p[i], 0, ret);
    return rc;
}

static bool is_changed(const struct field *f, const void *before, const void *after)
{
    return (f->flags & FIELD_GUARDED) && field_is_set(f, after) &&
           !(before && field_equal(f, before, after));
}

int guard_collect(struct op_ctx *ctx, const struct entity *e, const void *before, const void *after)
{
    int64_t program = -1; /* not looked up yet */
    int rc = 0;
    if (guard_is_sample(ctx))
        return 0;
    FIELD_EACH (f, e->fields) {
        struct guard_hits hits = {0};
        if (rc < 0 || !is_changed(f, before, after))
            continue;
        struct str text = *FIELD_CPTR(struct str, f, after);
        guard_find_patient(ctx->arena, text, &hits);
        if (program < 0)
            rc = program_of_record(ctx, e, after, &program);
        if (rc == 0 && program > 0)
            guard_find_match(ctx->arena, text, false, &hits);
        add_warnings(ctx, e, f, after, &hits);
    }
    return rc == 0 && e == &entity_program ? program_warn(ctx, before, after) : rc;
}

/* --- telling ---------------------------------------------------------------------------------- */

static void emit_warning(const struct op_ctx *ctx, const struct op_warning *w, struct sink *out)
{
    (void)ctx;
    sink_map_begin(out);
    sink_kv_str(out, "rule", str_c(w->rule->id));
    sink_kv_str(out, "severity", str_c(guard_severity_key(w->rule->severity)));
    sink_kv_str(out, "title", str_c(w->rule->title));
    sink_kv_str(out, "text", str_c(w->rule->text));
    sink_kv_str(out, "source", str_c(w->rule->source));
    sink_kv_str(out, "of", str_c(w->entity->name));
    sink_kv_id(out, "id", w->id);
    sink_kv_str(out, "field", str_c(w->field->name));
    sink_kv_str(out, "words", words_of(w));
    sink_kv_i64(out, "from", (int64_t)w->from);
    sink_kv_i64(out, "to", (int64_t)w->to);
    sink_map_end(out);
}

void guard_emit_warnings(const struct op_ctx *ctx, struct sink *out)
{
    sink_key(out, "warnings");
    sink_list_begin(out);
    VEC_EACH (const struct op_warning, w, &ctx->warnings)
        emit_warning(ctx, w, out);
    sink_list_end(out);
}

struct str guard_warning_line(const struct op_ctx *ctx, const struct op_warning *w)
{
    struct str words = words_of(w);
    return str_format(ctx->arena, "Please look again: %s%.*s%s%s. %s", words.n ? "\"" : "",
                      STR_ARG(words), words.n ? "\": " : "", w->rule->title, w->rule->text);
}

enum { CHANGES = 50 }; /* an import has more, and its own report */

int guard_of_action(struct op_ctx *ctx, int64_t action_id)
{
    struct change c = {.seq = INT64_MAX};
    int rc = 1;
    for (int n = 0; rc == 1 && n < CHANGES; n++) {
        struct record *before, *after;
        rc = change_prev(ctx->db, ctx->arena, action_id, c.seq, &c);
        const struct entity *e = rc == 1 ? entity_find(c.entity) : NULL;
        if (!e || !c.after.n)
            continue;
        int read = record_from_json(ctx->arena, e, c.before, (void **)&before, ctx->err);
        if (read == 0)
            read = record_from_json(ctx->arena, e, c.after, (void **)&after, ctx->err);
        if (read == 0 && after) {
            after->id = c.entity_id;
            read = guard_collect(ctx, e, before, after);
        }
        rc = read < 0 ? read : rc;
    }
    return rc < 0 ? rc : 0;
}
