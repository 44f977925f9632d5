/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/decisions.h"

#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "base/vec.h"
#include "def/errors.h"
#include "insight/phrase.h"
#include "ops/save.h"
#include "store/record.h"
#include "store/standing.h"
#include "store/works.h"

enum { UNTOLD = 200 };

bool advice_is_due(const struct advice *x, const struct decision *d)
{
    if (!date_is_set(d->decided_on))
        return false;
    bool later = date_is_set(d->outcome_on) && date_cmp(x->told_on, d->outcome_on) < 0;
    return !date_is_set(x->told_on) || later;
}

static int load_decision(struct op_ctx *ctx, int64_t id, struct decision *ret)
{
    int rc = record_load(ctx->db, ctx->arena, &entity_decision, id, ret);
    return rc == ERR_NOT_FOUND
               ? err_set(ctx->err, rc, "This decision is not here; it may have been removed.")
               : rc;
}

static int load_advice(struct op_ctx *ctx, struct decision_file *f)
{
    struct advice *rows;
    size_t n;
    int rc =
        record_list(ctx->db, ctx->arena, &entity_advice, field_find(advice_fields, STR("decision")),
                    f->decision.record.id, (void **)&rows, &n);
    f->advice = ARENA_ARRAY(ctx->arena, struct decision_advice, n + 1);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        struct standing s = {0};
        rc = standing_load(ctx->db, ctx->arena, rows[i].person, &s);
        f->advice[i] = (struct decision_advice){.advice = rows[i],
                                                .name = s.name,
                                                .subline = s.subline,
                                                .due = advice_is_due(&rows[i], &f->decision)};
        f->due_n += f->advice[i].due;
    }
    f->advice_n = n;
    return rc;
}

int decision_load(struct op_ctx *ctx, int64_t decision, struct decision_file *f)
{
    *f = (struct decision_file){0};
    int rc = load_decision(ctx, decision, &f->decision);
    if (rc == 0)
        rc = load_advice(ctx, f);
    if (rc == 0)
        rc = record_list(ctx->db, ctx->arena, &entity_meeting,
                         field_find(meeting_fields, STR("decision")), decision,
                         (void **)&f->meetings, &f->meetings_n);
    return rc;
}

int decision_list(struct op_ctx *ctx, int64_t limit, struct decision_row **ret, size_t *ret_n)
{
    struct decision *rows;
    int rc = works_decisions(ctx->db, ctx->arena, limit, &rows, ret_n);
    *ret = ARENA_ARRAY(ctx->arena, struct decision_row, *ret_n + 1);
    for (size_t i = 0; rc == 0 && i < *ret_n; i++) {
        struct decision_file f;
        rc = decision_load(ctx, rows[i].record.id, &f);
        (*ret)[i] = (struct decision_row){rows[i], f.advice_n, f.due_n};
    }
    return rc;
}

static int fill_row(struct op_ctx *ctx, const struct advice *x, struct advice_row *ret)
{
    *ret = (struct advice_row){.advice = *x};
    standing_name(ctx->db, ctx->arena, x->person, &ret->name);
    return load_decision(ctx, x->decision, &ret->decision);
}

int advice_list_due(struct op_ctx *ctx, int64_t limit, struct advice_row **ret, size_t *ret_n)
{
    struct advice *rows;
    int rc = works_untold(ctx->db, ctx->arena, limit, &rows, ret_n);
    *ret = ARENA_ARRAY(ctx->arena, struct advice_row, *ret_n + 1);
    for (size_t i = 0; rc == 0 && i < *ret_n; i++)
        rc = fill_row(ctx, &rows[i], &(*ret)[i]);
    return rc;
}

int advice_list_of(struct op_ctx *ctx, int64_t person, size_t limit, struct advice_row **ret,
                   size_t *ret_n)
{
    struct advice *rows;
    size_t n;
    int rc = record_list_of_person(ctx->db, ctx->arena, &entity_advice, person, (void **)&rows, &n);
    *ret = ARENA_ARRAY(ctx->arena, struct advice_row, limit + 1);
    *ret_n = 0;
    for (size_t i = n; rc == 0 && i-- > 0 && *ret_n < limit;) {
        rc = fill_row(ctx, &rows[i], &(*ret)[*ret_n]);
        *ret_n += rc == 0;
    }
    return rc;
}

/* What their timeline says they were told. */
static struct str told_words(struct arena *a, const struct decision *d)
{
    struct str chosen = phrase_inside(a, d->chosen), outcome = phrase_inside(a, d->outcome),
               question = phrase_inside(a, d->question);
    struct str s = chosen.n ? str_format(a, "Told them what I chose: %.*s.", STR_ARG(chosen))
                            : str_format(a, "Told them how I decided: %.*s", STR_ARG(question));
    return date_is_set(d->outcome_on) && outcome.n
               ? str_format(a, "%.*s What came of it: %.*s.", STR_ARG(s), STR_ARG(outcome))
               : s;
}

int advice_set_told(struct op_ctx *ctx, int64_t advice, struct date on, int kind)
{
    struct advice before;
    struct decision d;
    int rc = record_load(ctx->db, ctx->arena, &entity_advice, advice, &before);
    if (rc == ERR_NOT_FOUND)
        return err_set(ctx->err, rc, "This advice is not here; it may have been removed.");
    if (rc == 0)
        rc = load_decision(ctx, before.decision, &d);
    if (rc < 0)
        return rc;
    if (!date_is_set(d.decided_on))
        return err_set(ctx->err, ERR_INVALID, "Nothing is decided yet: note first what you chose.");
    struct advice after = before;
    after.told_on = on;
    rc = save_change(ctx, &entity_advice, &before, &after);
    int64_t *person = ARENA_NEW(ctx->arena, int64_t);
    *person = before.person;
    struct interaction x = {.people = {person, 1},
                            .kind = kind ? kind : INTERACTION_MESSAGE,
                            .direction = DIRECTION_TO_THEM,
                            .on = on,
                            .summary = told_words(ctx->arena, &d)};
    if (x.kind == INTERACTION_MEETING || x.kind == INTERACTION_CALL)
        x.direction = DIRECTION_BOTH;
    return rc < 0 ? rc : save_new(ctx, &entity_interaction, &x);
}

/* --- operations ----------------------------------------------------------------------------- */

struct decide_in {
    struct str chosen, why;
    struct date on;
};
struct outcome_in {
    struct str outcome;
    struct date on;
};
struct told_in {
    int how;
    struct date on;
};

/* How many are to be told now, for the message. */
static int emit_decision(struct op_ctx *ctx, int64_t id, const char *verb, struct sink *out)
{
    struct decision_file f;
    int rc = decision_load(ctx, id, &f);
    if (rc < 0)
        return rc;
    struct str names = STR_NULL, question = phrase_inside(ctx->arena, f.decision.question);
    for (size_t i = 0; i < f.advice_n; i++)
        if (f.advice[i].due)
            names = str_join(ctx->arena, names, STR(", "), f.advice[i].name);
    ctx->result_entity = &entity_decision;
    ctx->result_id = id;
    ctx->message = str_format(ctx->arena, "%s: %.*s", verb, STR_ARG(question));
    if (names.n)
        ctx->message = str_format(ctx->arena, "%.*s%s To tell: %.*s", STR_ARG(ctx->message),
                                  str_ends(question, STR("?")) ? "" : ".", STR_ARG(names));
    sink_map_begin(out);
    sink_kv_id(out, "id", id);
    sink_kv_str(out, "question", f.decision.question);
    sink_kv_str(out, "chosen", f.decision.chosen);
    sink_kv_date(out, "decided_on", f.decision.decided_on);
    sink_kv_str(out, "outcome", f.decision.outcome);
    sink_kv_str(out, "to_tell", names);
    sink_map_end(out);
    return 0;
}

static int check_day(struct op_ctx *ctx, struct date on)
{
    return date_cmp(on, ctx->today) > 0
               ? err_set(ctx->err, ERR_INVALID, "On: choose today or a day before.")
               : 0;
}

static int run_decide(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct decide_in *x = in;
    struct decision before;
    int rc = load_decision(ctx, ctx->id, &before);
    if (rc == 0 && !x->chosen.n)
        rc = err_set(ctx->err, ERR_INVALID, "What I chose: say it in a few words.");
    struct decision after = before;
    after.chosen = x->chosen;
    after.why = context_has(ctx, "why") ? x->why : before.why;
    after.decided_on = date_is_set(x->on) ? x->on : ctx->today;
    if (rc == 0)
        rc = check_day(ctx, after.decided_on);
    if (rc == 0)
        rc = save_change(ctx, &entity_decision, &before, &after);
    return rc < 0 ? rc : emit_decision(ctx, ctx->id, "Decided", out);
}

static int run_outcome(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct outcome_in *x = in;
    struct decision before;
    int rc = load_decision(ctx, ctx->id, &before);
    if (rc == 0 && !date_is_set(before.decided_on))
        rc = err_set(ctx->err, ERR_INVALID, "Nothing is decided yet: note first what you chose.");
    if (rc == 0 && !x->outcome.n)
        rc = err_set(ctx->err, ERR_INVALID, "What came of it: say it in a few words.");
    struct decision after = before;
    after.outcome = x->outcome;
    after.outcome_on = date_is_set(x->on) ? x->on : ctx->today;
    if (rc == 0)
        rc = check_day(ctx, after.outcome_on);
    if (rc == 0)
        rc = save_change(ctx, &entity_decision, &before, &after);
    return rc < 0 ? rc : emit_decision(ctx, ctx->id, "Noted what came of it", out);
}

static int run_told(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct told_in *x = in;
    struct advice a;
    struct str name = STR("them");
    struct date on = date_is_set(x->on) ? x->on : ctx->today;
    int rc = check_day(ctx, on);
    if (rc == 0)
        rc = advice_set_told(ctx, ctx->id, on, x->how);
    if (rc == 0)
        rc = record_load(ctx->db, ctx->arena, &entity_advice, ctx->id, &a);
    if (rc < 0)
        return rc;
    standing_name(ctx->db, ctx->arena, a.person, &name);
    ctx->result_entity = &entity_advice;
    ctx->result_id = ctx->id;
    ctx->message = str_format(ctx->arena, "Told: %.*s", STR_ARG(name));
    sink_map_begin(out);
    sink_kv_id(out, "id", ctx->id);
    sink_kv_str(out, "person", name);
    sink_kv_date(out, "told_on", a.told_on);
    sink_map_end(out);
    return 0;
}

static int run_untold(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct advice_row *rows;
    size_t n;
    int rc = advice_list_due(ctx, UNTOLD, &rows, &n);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++) {
        sink_map_begin(out);
        sink_kv_id(out, "id", rows[i].advice.record.id);
        sink_kv_str(out, "person", rows[i].name);
        sink_kv_str(out, "question", rows[i].decision.question);
        sink_kv_str(out, "chosen", rows[i].decision.chosen);
        sink_map_end(out);
    }
    sink_list_end(out);
    if (!n)
        ctx->message = STR("Everybody who advised you knows what you chose.");
    return 0;
}

/* clang-format off */
static const struct field decide_fields[] = {
    {.name = "chosen", .label = "What I chose", .type = FIELD_TEXT,
     .offset = offsetof(struct decide_in, chosen), .help = "In a few words.",
     .example = "Emergency medicine", .max = 2000, .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "why", .label = "Why", .type = FIELD_NOTE, .offset = offsetof(struct decide_in, why),
     .help = "What settled it.", .example = "The nights decided it."},
    {.name = "on", .label = "On", .type = FIELD_DATE, .offset = offsetof(struct decide_in, on),
     .help = "The day of the choice; today if not said.", .example = "yesterday"},
    FIELD_END,
};
static const struct field outcome_fields[] = {
    {.name = "outcome", .label = "What came of it", .type = FIELD_NOTE,
     .offset = offsetof(struct outcome_in, outcome), .help = "In a few words.",
     .example = "Two aways booked.", .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "on", .label = "On", .type = FIELD_DATE, .offset = offsetof(struct outcome_in, on),
     .help = "The day it was clear; today if not said.", .example = "yesterday"},
    FIELD_END,
};
static const struct field told_fields[] = {
    {.name = "how", .label = "How", .type = FIELD_CHOICE, .offset = offsetof(struct told_in, how),
     .choices = interaction_kind_choices, .help = "A message if not said.", .example = "email"},
    {.name = "on", .label = "On", .type = FIELD_DATE, .offset = offsetof(struct told_in, on),
     .help = "The day you told them; today if not said.", .example = "yesterday"},
    FIELD_END,
};
static const struct field decision_out[] = {
    {.name = "question", .label = "Question", .type = FIELD_TEXT, .help = "What was to be decided.",
     .example = "Emergency medicine or family medicine?"},
    {.name = "chosen", .label = "What I chose", .type = FIELD_TEXT, .help = "In a few words.",
     .example = "Emergency medicine"},
    {.name = "decided_on", .label = "Decided on", .type = FIELD_DATE,
     .help = "The day of the choice.", .example = "2028-02-20"},
    {.name = "outcome", .label = "What came of it", .type = FIELD_TEXT, .help = "Written later.",
     .example = "Two aways booked."},
    {.name = "to_tell", .label = "To tell", .type = FIELD_TEXT,
     .help = "Who advised and was not told yet.", .example = "Dr Mei-Ling Chen"},
    FIELD_END,
};
static const struct field told_out[] = {
    {.name = "person", .label = "Person", .type = FIELD_TEXT, .help = "Who advised.",
     .example = "Dr Mei-Ling Chen"},
    {.name = "told_on", .label = "Told on", .type = FIELD_DATE, .help = "When you told them.",
     .example = "2028-02-21"},
    FIELD_END,
};
static const struct field untold_out[] = {
    {.name = "id", .label = "Id", .type = FIELD_REF, .help = "The advice, for told.",
     .example = "0NG5A2B3C4D5E"},
    {.name = "person", .label = "Person", .type = FIELD_TEXT, .help = "Who advised.",
     .example = "Dr Mei-Ling Chen"},
    {.name = "question", .label = "Question", .type = FIELD_TEXT, .help = "What was to be decided.",
     .example = "Emergency medicine or family medicine?"},
    {.name = "chosen", .label = "What I chose", .type = FIELD_TEXT, .help = "In a few words.",
     .example = "Emergency medicine"},
    FIELD_END,
};

const struct op decisions_ops[] = {
    {.name = "decision.decide", .cli = "decision decide", .method = OP_POST,
     .path = "/decisions/{id}/decide",
     .summary = "Note what you chose.",
     .help = "Today then reminds you to tell those who advised you.",
     .example = "wellmet decision decide {decision} 'Emergency medicine' --why 'The nights decided "
                "it.'",
     .entity = &entity_decision, .in = decide_fields, .in_size = sizeof(struct decide_in),
     .out = decision_out, .need = PERM_WRITE, .flags = OP_WRITE, .run = run_decide},
    {.name = "decision.outcome", .cli = "decision outcome", .method = OP_POST,
     .path = "/decisions/{id}/outcome",
     .summary = "Note what came of a decision.",
     .help = "Those who advised you hear it, too: Today reminds you.",
     .example = "wellmet decision outcome {decision} 'Two aways booked.'",
     .entity = &entity_decision, .in = outcome_fields, .in_size = sizeof(struct outcome_in),
     .out = decision_out, .need = PERM_WRITE, .flags = OP_WRITE, .run = run_outcome},
    {.name = "decision.tell", .cli = "decision tell", .method = OP_GET, .path = "/decisions/tell",
     .summary = "List the advisers who were not told yet.",
     .help = "Who advised you on a decision that was made, and has not heard what you chose, or "
             "what came of it.",
     .example = "wellmet decision tell",
     .out = untold_out, .need = PERM_READ, .run = run_untold},
    {.name = "advice.told", .cli = "advice told", .method = OP_POST, .path = "/advice/{id}/told",
     .summary = "Note that you told an adviser what you chose.",
     .help = "Their timeline says so. When something comes of it later, they are to be told again.",
     .example = "wellmet advice told {advice} --how email",
     .entity = &entity_advice, .in = told_fields, .in_size = sizeof(struct told_in),
     .out = told_out, .need = PERM_WRITE, .flags = OP_WRITE, .run = run_told},
    OP_END};
/* clang-format on */
