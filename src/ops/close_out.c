/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Close-out: at the end of a block, person by person: what was done together, thanks, whether they
 * would write, how contact goes on; and one reflection. One action, so that one Undo takes it back.
 */
#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "base/vec.h"
#include "codec/json.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/bind.h"
#include "ops/opportunities.h"
#include "ops/save.h"
#include "store/record.h"
#include "store/standing.h"

enum thank { THANK_NOT, THANK_NOW, THANK_LATER };

struct close_in {
    struct str each;
    struct ids thanked, thank_later, letters;
    struct str reflection;
    int64_t quality;
};

/* What is said of one person. */
struct closing {
    int64_t person;
    struct str together;
    enum thank thank;
    bool letter;
    int circle;
    struct date next_on;
};
typedef VEC(struct closing) closings;

/* --- reading -------------------------------------------------------------------------------- */

static struct closing *closing_of(struct op_ctx *ctx, closings *all, int64_t person)
{
    VEC_EACH (struct closing, c, all)
        if (c->person == person)
            return c;
    struct closing *c = VEC_PUSH(ctx->arena, all);
    c->person = person;
    return c;
}

static struct str text_of(const struct json *row, const char *key)
{
    const struct json *x = json_get(row, key);
    return x && x->kind == JSON_KIND_TEXT ? str_trim(x->text) : STR_NULL;
}

static int wrong(struct op_ctx *ctx, const char *what)
{
    return err_set(ctx->err, ERR_INVALID, "People: %s.", what);
}

/* The day as any day is typed. */
static int read_day(struct op_ctx *ctx, struct str text, struct date *ret)
{
    static const struct field day = {.name = "next_on", .label = "Next on", .type = FIELD_DATE};
    struct field_context c = {.today = ctx->today};
    int rc = text.n ? field_parse(ctx->arena, &day, &c, text, ret, ctx->err) : 0;
    if (rc == 0 && date_is_set(*ret) && date_cmp(*ret, ctx->today) <= 0)
        return err_set(ctx->err, ERR_INVALID, "Next on: choose a day after today.");
    return rc;
}

static int read_row(struct op_ctx *ctx, const struct json *row, closings *all)
{
    int64_t person;
    struct str thank = text_of(row, "thank"), circle = text_of(row, "circle");
    const struct json *letter = json_get(row, "letter");
    int rc = op_resolve(ctx, &entity_person, text_of(row, "person"), &person);
    if (rc < 0)
        return rc;
    struct closing *c = closing_of(ctx, all, person);
    c->together = text_of(row, "together");
    c->thank = str_eq(thank, STR("now"))     ? THANK_NOW
               : str_eq(thank, STR("later")) ? THANK_LATER
                                             : THANK_NOT;
    c->letter = letter && letter->kind == JSON_KIND_BOOL && letter->truth;
    c->circle = choice_find(circle_choices, circle);
    if (thank.n && !c->thank && !str_eq(thank, STR("no")))
        return wrong(ctx, "thank is now, later or no");
    if (circle.n && !c->circle)
        return wrong(ctx, "circle is inner, active, good or extended");
    return read_day(ctx, text_of(row, "next_on"), &c->next_on);
}

static int read_in(struct op_ctx *ctx, const struct close_in *x, closings *all)
{
    struct json *list;
    int rc = x->each.n ? json_parse(ctx->arena, x->each, &list, ctx->err) : 0;
    if (rc < 0 || (x->each.n && list->kind != JSON_KIND_LIST))
        return wrong(ctx, "write a JSON list, one object a person");
    if (x->each.n && list->n > LIMIT_REFS)
        return wrong(ctx, "these are too many at once");
    for (size_t i = 0; rc == 0 && x->each.n && i < list->n; i++)
        rc = read_row(ctx, &list->items[i], all);
    for (size_t i = 0; i < x->thanked.n; i++)
        closing_of(ctx, all, x->thanked.p[i])->thank = THANK_NOW;
    for (size_t i = 0; i < x->thank_later.n; i++)
        closing_of(ctx, all, x->thank_later.p[i])->thank = THANK_LATER;
    for (size_t i = 0; i < x->letters.n; i++)
        closing_of(ctx, all, x->letters.p[i])->letter = true;
    return rc;
}

/* --- one person ----------------------------------------------------------------------------- */

static int log_with(struct op_ctx *ctx, int64_t person, int kind, int direction, struct date on,
                    struct str summary)
{
    struct interaction x = {.people = {ARENA_NEW(ctx->arena, int64_t), 1},
                            .kind = kind,
                            .on = on,
                            .direction = direction,
                            .summary = summary};
    x.people.p[0] = person;
    return save_new(ctx, &entity_interaction, &x);
}

static int kind_of(const struct opportunity *o)
{
    return o->kind == OPPORTUNITY_SHADOWING  ? INTERACTION_SHADOWING
           : o->kind == OPPORTUNITY_ROTATION ? INTERACTION_CLINIC
                                             : INTERACTION_MEETING;
}

/* Help of theirs without thanks, in the time of the block: thanked now, or *ret_open is set. */
static int settle_help(struct op_ctx *ctx, const struct opportunity *o, int64_t person, bool now,
                       bool *ret_open)
{
    struct help *rows;
    size_t n;
    *ret_open = false;
    int rc = record_list_of_person(ctx->db, ctx->arena, &entity_help, person, (void **)&rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        bool within = !date_is_full(o->from) || !date_is_full(rows[i].on) ||
                      date_cmp(rows[i].on, o->from) >= 0;
        if (rows[i].direction != HELP_RECEIVED || date_is_set(rows[i].thanked_on) || !within)
            continue;
        *ret_open = true;
        struct help after = rows[i];
        after.thanked_on = ctx->today;
        if (now)
            rc = save_change(ctx, &entity_help, &rows[i], &after);
    }
    return rc;
}

static int save_thanks(struct op_ctx *ctx, const struct opportunity *o, const struct closing *c)
{
    bool open = false;
    struct str thing = c->together.n ? c->together : o->title;
    int rc = settle_help(ctx, o, c->person, c->thank == THANK_NOW, &open);
    if (rc < 0 || (c->thank == THANK_LATER && open))
        return rc;
    if (c->thank == THANK_NOW)
        return log_with(ctx, c->person, INTERACTION_THANK_YOU, DIRECTION_TO_THEM, ctx->today,
                        str_format(ctx->arena, "Said thanks: %.*s", STR_ARG(thing)));
    struct help x = {.person = c->person,
                     .direction = HELP_RECEIVED,
                     .about = str_copy(ctx->arena, thing),
                     .on = ctx->today};
    return save_new(ctx, &entity_help, &x);
}

/* An idea; how it goes on is said where asks are. Once for each block. */
static int save_letter(struct op_ctx *ctx, const struct opportunity *o, const struct closing *c)
{
    struct ask *rows;
    size_t n;
    int rc = record_list_of_person(ctx->db, ctx->arena, &entity_ask, c->person, (void **)&rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (rows[i].kind == ASK_LETTER && rows[i].opportunity == o->record.id)
            return 0;
    struct ask x = {.person = c->person,
                    .kind = ASK_LETTER,
                    .state = ASK_IDEA,
                    .what = str_format(ctx->arena, "a letter after %.*s", STR_ARG(o->title)),
                    .specific = c->together,
                    .opportunity = o->record.id};
    return rc < 0 ? rc : save_new(ctx, &entity_ask, &x);
}

static int set_circle(struct op_ctx *ctx, const struct closing *c)
{
    struct person before;
    int rc = record_load(ctx->db, ctx->arena, &entity_person, c->person, &before);
    struct person after = before;
    after.circle = c->circle;
    return rc < 0 ? rc : save_change(ctx, &entity_person, &before, &after);
}

static int save_next(struct op_ctx *ctx, const struct opportunity *o, const struct closing *c)
{
    struct promise x = {.person = c->person,
                        .by = PROMISE_BY_ME,
                        .what = str_format(ctx->arena, "write again after %.*s", STR_ARG(o->title)),
                        .made_on = ctx->today,
                        .due_on = c->next_on};
    return save_new(ctx, &entity_promise, &x);
}

static int close_person(struct op_ctx *ctx, const struct opportunity *o, const struct closing *c)
{
    int rc = 0;
    struct date on =
        date_is_full(o->until) && date_cmp(o->until, ctx->today) < 0 ? o->until : ctx->today;
    if (c->together.n)
        rc = log_with(ctx, c->person, kind_of(o), DIRECTION_BOTH, on, c->together);
    if (rc == 0 && c->thank)
        rc = save_thanks(ctx, o, c);
    if (rc == 0 && c->letter)
        rc = save_letter(ctx, o, c);
    if (rc == 0 && c->circle)
        rc = set_circle(ctx, c);
    if (rc == 0 && date_is_set(c->next_on))
        rc = save_next(ctx, o, c);
    return rc;
}

/* --- the block ------------------------------------------------------------------------------ */

/* Who was only named here was met there, too. */
static void add_people(struct op_ctx *ctx, const closings *all, struct opportunity *o)
{
    VEC(int64_t) ids = {0};
    for (size_t i = 0; i < o->people.n; i++)
        *VEC_PUSH(ctx->arena, &ids) = o->people.p[i];
    VEC_EACH (const struct closing, c, all) {
        bool had = c->person == o->supervisor;
        VEC_EACH (int64_t, id, &ids)
            had |= *id == c->person;
        if (!had)
            *VEC_PUSH(ctx->arena, &ids) = c->person;
    }
    o->people = (struct ids){ids.p, ids.n};
}

static int close_block(struct op_ctx *ctx, const struct opportunity *before, const closings *all)
{
    struct opportunity after = *before;
    after.closed_out_on = ctx->today;
    if (after.state != OPPORTUNITY_FINISHED) {
        after.state = OPPORTUNITY_FINISHED;
        after.moved_on = ctx->today;
    }
    if (!date_is_full(after.until) || date_cmp(after.until, ctx->today) > 0)
        after.until = ctx->today;
    add_people(ctx, all, &after);
    return save_change(ctx, &entity_opportunity, before, &after);
}

static int save_reflection(struct op_ctx *ctx, const struct opportunity *o,
                           const struct close_in *x)
{
    struct reflection r = {.on = ctx->today,
                           .opportunity = o->record.id,
                           .person = o->supervisor,
                           .quality = x->quality,
                           .text = x->reflection};
    return save_new(ctx, &entity_reflection, &r);
}

static int load_block(struct op_ctx *ctx, struct opportunity *ret)
{
    int rc = record_load(ctx->db, ctx->arena, &entity_opportunity, ctx->id, ret);
    if (rc == ERR_NOT_FOUND)
        return err_set(ctx->err, rc, "This opportunity is not here; it may have been removed.");
    bool began = ret->state == OPPORTUNITY_ARRANGED || ret->state == OPPORTUNITY_UNDER_WAY ||
                 ret->state == OPPORTUNITY_FINISHED;
    if (rc == 0 && !began)
        return err_set(ctx->err, ERR_INVALID,
                       "It has not taken place: say first that it is under way.");
    return rc;
}

static void emit_close(struct op_ctx *ctx, const struct opportunity *o, const closings *all,
                       struct sink *out)
{
    size_t thanked = 0, later = 0, letters = 0;
    VEC_EACH (const struct closing, c, all) {
        thanked += c->thank == THANK_NOW;
        later += c->thank == THANK_LATER;
        letters += c->letter;
    }
    ctx->result_entity = &entity_opportunity;
    ctx->result_id = o->record.id;
    ctx->message = str_format(ctx->arena, "Closed: %.*s", STR_ARG(o->title));
    if (later)
        ctx->message =
            str_format(ctx->arena, "%.*s. Today reminds you of the thanks", STR_ARG(ctx->message));
    sink_map_begin(out);
    sink_kv_id(out, "id", o->record.id);
    sink_kv_str(out, "title", o->title);
    sink_kv_i64(out, "people", (int64_t)all->n);
    sink_kv_i64(out, "thanked", (int64_t)thanked);
    sink_kv_i64(out, "to_thank", (int64_t)later);
    sink_kv_i64(out, "letters", (int64_t)letters);
    sink_map_end(out);
}

static int run_close(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct close_in *x = in;
    struct opportunity o;
    closings all = {0};
    int rc = load_block(ctx, &o);
    if (rc == 0)
        rc = read_in(ctx, x, &all);
    if (rc == 0)
        rc = close_block(ctx, &o, &all);
    for (size_t i = 0; rc == 0 && i < all.n; i++)
        rc = close_person(ctx, &o, &all.p[i]);
    if (rc == 0 && x->reflection.n)
        rc = save_reflection(ctx, &o, x);
    if (rc == 0)
        emit_close(ctx, &o, &all, out);
    return rc;
}

/* clang-format off */
static const struct field close_fields[] = {
    {.name = "thanked", .label = "Thanked", .type = FIELD_REFS, .ref = "person",
     .offset = offsetof(struct close_in, thanked),
     .help = "Whom you thanked today, commas between.", .example = "Chen"},
    {.name = "thank_later", .label = "To thank", .type = FIELD_REFS, .ref = "person",
     .offset = offsetof(struct close_in, thank_later),
     .help = "Whom Today is to remind you to thank.", .example = "Okafor"},
    {.name = "letters", .label = "Would write", .type = FIELD_REFS, .ref = "person",
     .offset = offsetof(struct close_in, letters),
     .help = "Who would write a letter for you: kept as an idea to ask.", .example = "Chen"},
    {.name = "reflection", .label = "Reflection", .type = FIELD_NOTE,
     .offset = offsetof(struct close_in, reflection),
     .help = "What stays with you. Nothing about patients.",
     .example = "She asked before she explained."},
    {.name = "quality", .label = "Quality", .type = FIELD_REF, .ref = "quality",
     .offset = offsetof(struct close_in, quality),
     .help = "The quality the reflection is about.", .example = "x", .flags = FIELD_ADVANCED},
    {.name = "each", .label = "People", .type = FIELD_NOTE,
     .offset = offsetof(struct close_in, each),
     .help = "The same person by person: a JSON list of objects with person, together, thank (now "
             "or later), letter, circle and next_on.",
     .example = "[{\"person\":\"Chen\",\"together\":\"Rounds.\",\"thank\":\"now\",\"letter\":true,"
                "\"circle\":\"active\",\"next_on\":\"+60\"}]",
     .flags = FIELD_ADVANCED},
    FIELD_END,
};
static const struct field close_out[] = {
    {.name = "title", .label = "Title", .type = FIELD_TEXT, .help = "Its short name.",
     .example = "Internal medicine block"},
    {.name = "people", .label = "People", .type = FIELD_INT, .help = "How many were gone through.",
     .example = "2"},
    {.name = "thanked", .label = "Thanked", .type = FIELD_INT, .help = "How many were thanked.",
     .example = "1"},
    {.name = "to_thank", .label = "To thank", .type = FIELD_INT,
     .help = "How many Today reminds you to thank.", .example = "1"},
    {.name = "letters", .label = "Letters", .type = FIELD_INT,
     .help = "How many would write.", .example = "1"},
    FIELD_END,
};

const struct op close_out_ops[] = {
    {.name = "opportunity.close", .cli = "opportunity close", .method = OP_POST,
     .path = "/opportunities/{id}/close",
     .summary = "Close a block: thanks, letters, what comes next.",
     .help = "For everybody met there: what you did together, thanks, whether they would write, "
             "how contact goes on; and one reflection. One Undo takes all of it back.",
     .example = "wellmet opportunity close {opportunity} --thanked 'Mei-Ling Chen' --reflection "
                "'She asked before she explained.'",
     .entity = &entity_opportunity, .in = close_fields, .in_size = sizeof(struct close_in),
     .out = close_out, .need = PERM_WRITE, .flags = OP_WRITE, .run = run_close},
    OP_END};
/* clang-format on */
