/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/primer.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/sink.h"
#include "base/strbuf.h"
#include "codec/markdown.h"
#include "def/errors.h"
#include "def/limits.h"
#include "insight/phrase.h"
#include "ops/road_days.h"
#include "ops/save.h"
#include "store/playbook.h"
#include "store/record.h"

enum { TEXT_COLUMNS = 76, INDENT = 4 };

static const struct primer none;

static const struct primer *primer_of(const struct op_ctx *ctx)
{
    return ctx->app->primer ? ctx->app->primer : &none;
}

/* ---- loading --------------------------------------------------------------------------------- */

static struct str fill_date(void *data, struct str id) { return road_day_words(data, id); }

static void fill_parts(struct op_ctx *ctx, struct primer_view *v)
{
    v->parts = ARENA_ARRAY(ctx->arena, struct primer_part, v->chapter->parts.n + 1);
    VEC_EACH (const struct primer_part, x, &v->chapter->parts) {
        struct primer_part *to = &v->parts[v->parts_n++];
        *to = *x;
        to->text = primer_fill(ctx->arena, x->text, fill_date, ctx);
    }
}

static void fill_steps(struct op_ctx *ctx, const struct milestone *said, size_t n,
                       struct primer_view *v)
{
    v->steps = ARENA_ARRAY(ctx->arena, struct primer_step, v->chapter->items.n + 1);
    VEC_EACH (const struct primer_item, x, &v->chapter->items) {
        struct primer_step *to = &v->steps[v->steps_n++];
        *to = (struct primer_step){.item = x};
        for (size_t i = 0; i < n; i++)
            if (str_eq(said[i].step, x->step)) {
                to->milestone = said[i].record.id;
                to->state = said[i].state;
            }
        v->taken += to->milestone != 0;
        v->done += to->milestone && to->state == MILESTONE_DONE;
    }
}

int primer_load_all(struct op_ctx *ctx, bool texts, struct primer_view **ret, size_t *ret_n)
{
    const struct primer *p = primer_of(ctx);
    struct milestone *said;
    size_t n;
    int rc = playbook_steps(ctx->db, ctx->arena, STR("primer."), &said, &n);
    *ret = ARENA_ARRAY(ctx->arena, struct primer_view, p->chapters.n + 1);
    *ret_n = 0;
    for (size_t i = 0; rc == 0 && i < p->chapters.n; i++) {
        struct primer_view *v = &(*ret)[(*ret_n)++];
        *v = (struct primer_view){.chapter = &p->chapters.p[i]};
        v->before = i ? &p->chapters.p[i - 1] : NULL;
        v->after = i + 1 < p->chapters.n ? &p->chapters.p[i + 1] : NULL;
        fill_steps(ctx, said, n, v);
        if (texts)
            fill_parts(ctx, v);
    }
    return rc;
}

int primer_load(struct op_ctx *ctx, struct str key, struct primer_view *ret)
{
    struct primer_view *all;
    size_t n;
    if (!primer_find(primer_of(ctx), key))
        return err_set(ctx->err, ERR_NOT_FOUND,
                       "There is no chapter \"%.*s\"; \"wellmet primer\" names them.",
                       STR_ARG(str_sub(key, 0, 80)));
    int rc = primer_load_all(ctx, false, &all, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (str_eq(all[i].chapter->key, key)) {
            *ret = all[i];
            fill_parts(ctx, ret);
        }
    return rc;
}

struct str primer_minutes(struct arena *a, int64_t minutes)
{
    return str_format(a, "%.*s minute%s", STR_ARG(phrase_number(a, minutes)),
                      minutes == 1 ? "" : "s");
}

/* ---- as plain text --------------------------------------------------------------------------- */

/* Wraps at blanks; `first` begins the first line, the others are indented as far. */
static void add_wrapped(struct strbuf *b, struct str text, const char *first, int columns)
{
    int indent = (int)str_c(first).n, column = indent;
    struct str word;
    strbuf_add(b, str_c(first));
    while (text.n && str_next(&text, ' ', &word)) {
        int w = utf8_width(word);
        if (column > indent && column + 1 + w > columns) {
            strbuf_add_char(b, '\n');
            for (column = 0; column < indent; column++)
                strbuf_add_char(b, ' ');
        } else if (column > indent) {
            strbuf_add_char(b, ' ');
            column++;
        }
        strbuf_add(b, word);
        column += w;
    }
    strbuf_add_char(b, '\n');
}

static void add_part_text(struct op_ctx *ctx, struct str text, int columns, struct strbuf *b)
{
    struct str line;
    while (text.n && str_next(&text, '\n', &line)) {
        const char *first = str_starts(line, STR("- "))   ? "  - "
                            : str_starts(line, STR("> ")) ? "    "
                                                          : "";
        struct str words = markdown_plain(ctx->arena, line, PRIMER_BYTES);
        if (words.n)
            add_wrapped(b, words, first, columns);
        else
            strbuf_add_char(b, '\n');
    }
}

static const char *mark_of(const struct primer_step *x)
{
    return !x->milestone                ? "  [ ] "
           : x->state == MILESTONE_DONE ? "  [x] "
           : x->state == MILESTONE_OPEN ? "  [>] "
                                        : "  [-] ";
}

static void add_steps(struct op_ctx *ctx, const struct primer_view *v, int columns,
                      struct strbuf *b)
{
    for (size_t i = 0; i < v->steps_n; i++)
        add_wrapped(b,
                    str_format(ctx->arena, "%.*s (%.*s.%.*s)", STR_ARG(v->steps[i].item->text),
                               STR_ARG(v->chapter->key), STR_ARG(v->steps[i].item->key)),
                    mark_of(&v->steps[i]), columns);
    add_wrapped(b,
                STR("wellmet primer take KEY.N puts one on your road; wellmet primer done KEY.N "
                    "notes that it is done."),
                "", columns);
}

struct str primer_text(struct op_ctx *ctx, const struct primer_view *v, int columns)
{
    struct strbuf b;
    strbuf_init(&b, ctx->arena, LIMIT_BODY);
    add_wrapped(&b, v->chapter->title, "", columns);
    add_wrapped(&b, v->chapter->about, "", columns);
    for (size_t i = 0; i < v->parts_n; i++) {
        const struct primer_part *x = &v->parts[i];
        strbuf_add_char(&b, '\n');
        if (x->title.n) {
            add_wrapped(&b, x->title, x->kind == PRIMER_EXAMPLE ? "Example: " : "", columns);
            strbuf_add_char(&b, '\n');
        }
        if (x->kind == PRIMER_ROAD)
            add_steps(ctx, v, columns, &b);
        else
            add_part_text(ctx, x->text, columns, &b);
    }
    return strbuf_get(&b);
}

/* ---- operations ------------------------------------------------------------------------------ */

struct primer_in {
    struct str chapter;
};
struct step_in {
    struct str step;
};

/* Open is the state of a record that says none. */
static struct str state_key(int state)
{
    return state == MILESTONE_OPEN ? STR("open") : str_c(milestone_state_choices[state].key);
}

static void emit_steps(const struct primer_view *v, struct sink *out)
{
    sink_key(out, "steps");
    sink_list_begin(out);
    for (size_t i = 0; i < v->steps_n; i++) {
        const struct primer_step *x = &v->steps[i];
        sink_map_begin(out);
        sink_kv_str(out, "step", x->item->step);
        sink_kv_str(out, "text", x->item->text);
        if (x->milestone) {
            sink_kv_id(out, "milestone", x->milestone);
            sink_kv_str(out, "state", state_key(x->state));
        }
        sink_map_end(out);
    }
    sink_list_end(out);
}

static void emit_chapter(const struct primer_view *v, struct sink *out)
{
    sink_map_begin(out);
    sink_kv_str(out, "key", v->chapter->key);
    sink_kv_str(out, "title", v->chapter->title);
    sink_kv_str(out, "about", v->chapter->about);
    sink_kv_i64(out, "minutes", v->chapter->minutes);
    sink_kv_i64(out, "on_road", (int64_t)v->taken);
    sink_kv_i64(out, "done", (int64_t)v->done);
    if (sink_is_json(out)) {
        sink_kv_str(out, "stage", v->chapter->stage);
        emit_steps(v, out);
    }
}

static void emit_text(struct op_ctx *ctx, const struct primer_view *v, struct sink *out)
{
    static const char *const kinds[] = {"prose", "do", "dont", "example", "road", "sources"};
    sink_key(out, "parts");
    sink_list_begin(out);
    for (size_t i = 0; i < v->parts_n; i++) {
        sink_map_begin(out);
        sink_kv_str(out, "kind", str_c(kinds[v->parts[i].kind]));
        sink_kv_str(out, "title", v->parts[i].title);
        sink_kv_str(out, "text", v->parts[i].text);
        sink_map_end(out);
    }
    sink_list_end(out);
    ctx->raw = primer_text(ctx, v, TEXT_COLUMNS);
}

static int run_primer(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct primer_in *x = in;
    struct primer_view one, *rows = &one;
    size_t n = 1;
    int rc =
        x->chapter.n ? primer_load(ctx, x->chapter, &one) : primer_load_all(ctx, false, &rows, &n);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++) {
        emit_chapter(&rows[i], out);
        if (x->chapter.n)
            emit_text(ctx, &rows[i], out);
        sink_map_end(out);
    }
    sink_list_end(out);
    VEC_EACH (const struct str, wrong, &primer_of(ctx)->wrong)
        ctx->message = str_join(ctx->arena, ctx->message, STR("\n"), *wrong);
    return 0;
}

/* The newest record of a step; ERR_NOT_FOUND. */
static int find_said(struct op_ctx *ctx, struct str step, struct milestone *ret)
{
    struct milestone *said;
    size_t n;
    int rc = playbook_steps(ctx->db, ctx->arena, step, &said, &n);
    int64_t id = 0;
    for (size_t i = 0; rc == 0 && i < n; i++)
        id = str_eq(said[i].step, step) ? said[i].record.id : id;
    if (rc < 0)
        return rc;
    return id ? record_load(ctx->db, ctx->arena, &entity_milestone, id, ret) : ERR_NOT_FOUND;
}

/* Puts the step on the road, or changes what was said to it. */
static int say(struct op_ctx *ctx, const struct primer_item *item, int state, int64_t *ret_id)
{
    struct milestone before;
    int rc = find_said(ctx, item->step, &before);
    if (rc < 0 && rc != ERR_NOT_FOUND)
        return rc;
    bool is_new = rc == ERR_NOT_FOUND;
    struct milestone after =
        is_new ? (struct milestone){.step = item->step, .title = item->text} : before;
    after.state = state;
    after.done_on = state == MILESTONE_DONE ? ctx->today : (struct date){0};
    *ret_id = is_new ? 0 : before.record.id;
    if (!is_new && before.state == state)
        return 0;
    rc = is_new ? save_new(ctx, &entity_milestone, &after)
                : save_change(ctx, &entity_milestone, &before, &after);
    *ret_id = after.record.id;
    return rc;
}

static int run_say(struct op_ctx *ctx, struct str step, int state, const char *verb,
                   struct sink *out)
{
    const struct primer_chapter *c;
    const struct primer_item *item = primer_item_find(primer_of(ctx), step, &c);
    int64_t id;
    if (!item)
        return err_set(ctx->err, ERR_NOT_FOUND,
                       "There is no step \"%.*s\"; each chapter ends with its steps.",
                       STR_ARG(str_sub(step, 0, 80)));
    int rc = say(ctx, item, state, &id);
    if (rc < 0)
        return rc;
    ctx->message = str_format(ctx->arena, "%s: %.*s", verb, STR_ARG(item->text));
    ctx->result_entity = &entity_milestone;
    ctx->result_id = id;
    sink_map_begin(out);
    sink_kv_id(out, "id", id);
    sink_kv_str(out, "step", item->step);
    sink_kv_str(out, "title", item->text);
    sink_kv_str(out, "state", state_key(state));
    sink_map_end(out);
    return 0;
}

static int run_take(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct step_in *x = in;
    return run_say(ctx, x->step, MILESTONE_OPEN, "On your road", out);
}

static int run_done(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct step_in *x = in;
    return run_say(ctx, x->step, MILESTONE_DONE, "Done", out);
}

/* clang-format off */
static const struct field primer_fields[] = {
    {.name = "chapter", .label = "Chapter", .type = FIELD_TEXT,
     .offset = offsetof(struct primer_in, chapter), .max = 80,
     .help = "Key of the chapter to read; without it the chapters are listed.",
     .example = "letters", .flags = FIELD_POSITION},
    FIELD_END,
};
static const struct field step_fields[] = {
    {.name = "step", .label = "Step", .type = FIELD_TEXT, .offset = offsetof(struct step_in, step),
     .max = 120, .help = "Chapter and key of the step, as the chapter shows it.",
     .example = "letters.1", .flags = FIELD_REQUIRED | FIELD_POSITION},
    FIELD_END,
};
static const struct field primer_out[] = {
    {.name = "key", .label = "Key", .type = FIELD_TEXT, .help = "Of the chapter.",
     .example = "letters"},
    {.name = "title", .label = "Title", .type = FIELD_TEXT, .help = "Of the chapter.",
     .example = "Letters"},
    {.name = "about", .label = "About", .type = FIELD_TEXT, .help = "What it is about.",
     .example = "Whom to ask, and how."},
    {.name = "minutes", .label = "Minutes", .type = FIELD_INT, .help = "To read it.",
     .example = "4"},
    {.name = "on_road", .label = "On the road", .type = FIELD_INT,
     .help = "How many of its steps are on your road.", .example = "2"},
    {.name = "done", .label = "Done", .type = FIELD_INT, .help = "How many of them are done.",
     .example = "1"},
    {.name = "stage", .label = "Stage", .type = FIELD_TEXT,
     .help = "The stage of the road it is about.", .example = "ms4_apply"},
    {.name = "steps", .label = "Steps", .type = FIELD_NOTE,
     .help = "Steps that can be put on the road, and what was said to them.",
     .example = "primer.letters.1"},
    {.name = "parts", .label = "Parts", .type = FIELD_NOTE,
     .help = "Of one chapter: its parts in order, as Markdown.", .example = "Who"},
    FIELD_END,
};
static const struct field step_out[] = {
    {.name = "id", .label = "Id", .type = FIELD_REF, .help = "Of the record of the step.",
     .example = "0NG5A2B3C4D5E"},
    {.name = "step", .label = "Step", .type = FIELD_TEXT, .help = "Key of the step.",
     .example = "primer.letters.1"},
    {.name = "title", .label = "Title", .type = FIELD_TEXT, .help = "What is to be done.",
     .example = "Find a backup writer."},
    {.name = "state", .label = "State", .type = FIELD_TEXT, .help = "What was said to it.",
     .example = "done"},
    FIELD_END,
};

const struct op primer_ops[] = {
    {.name = "primer", .cli = "primer", .method = OP_GET, .path = "/primer",
     .summary = "Read the primer.",
     .help = "A guide to the people of one's road, from before school to giving back. Without a "
             "chapter its chapters are listed. Dates in it are yours, and projected where they "
             "say so. A file of the same name in the folder primer beside your database is used "
             "instead.",
     .example = "wellmet primer letters", .in = primer_fields,
     .in_size = sizeof(struct primer_in), .out = primer_out, .need = PERM_READ,
     .run = run_primer},
    {.name = "primer.take", .cli = "primer take", .method = OP_POST, .path = "/primer/take",
     .summary = "Put a step of the primer on your road.",
     .help = "Makes it a step of your own, open. One that was done or skipped is open again.",
     .example = "wellmet primer take letters.1", .in = step_fields,
     .in_size = sizeof(struct step_in), .out = step_out, .need = PERM_WRITE, .flags = OP_WRITE,
     .run = run_take},
    {.name = "primer.done", .cli = "primer done", .method = OP_POST, .path = "/primer/done",
     .summary = "Note that a step of the primer is done.",
     .help = "Puts it on your road as done, with today as the day.",
     .example = "wellmet primer done why.1", .in = step_fields,
     .in_size = sizeof(struct step_in), .out = step_out, .need = PERM_WRITE, .flags = OP_WRITE,
     .run = run_done},
    OP_END};
/* clang-format on */
