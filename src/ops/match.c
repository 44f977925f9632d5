/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/match.h"

#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "insight/ask_flow.h"
#include "insight/phrase.h"
#include "ops/ask.h"
#include "ops/plan.h"
#include "ops/save.h"
#include "store/record.h"
#include "store/standing.h"

const char *match_group_label(enum program_help_kind g)
{
    static const char *const labels[HELPED_KINDS] = {"Wrote a letter", "Did what you asked",
                                                     "Helped", "Advised"};
    return labels[g];
}

/* --- who helped ------------------------------------------------------------------------------- */

static bool has(const struct ids *ids, int64_t id)
{
    for (size_t i = 0; i < ids->n; i++)
        if (ids->p[i] == id)
            return true;
    return false;
}

/* Beginning of the keys of this season's messages; one of them is "match-2029-0NG5A2B3C4D5E". */
static struct str key_of(struct op_ctx *ctx, const struct program_season *s, const char *end)
{
    return str_format(ctx->arena, "match-%lld%s", (long long)s->year, end);
}

static bool is_told(const struct program_helper *h, const struct program_season *s)
{
    return date_is_full(h->told_on) && date_is_set(s->monday.on) &&
           date_cmp(h->told_on, s->monday.on) >= 0;
}

static void add_helper(struct op_ctx *ctx, struct match_list *l, const struct program_helper *h,
                       const struct program_season *s, const struct ids *marked)
{
    struct match_helper *x = l->n ? &l->rows[l->n - 1] : NULL;
    if (!x || x->person != h->person) {
        x = &l->rows[l->n++];
        *x = (struct match_helper){
            .person = h->person, .name = h->name, .group = h->kind, .told = has(marked, h->person)};
    }
    if (h->kind == HELPED_LETTER || h->kind == HELPED_ASK)
        x->ask = h->record;
    struct str did = phrase_inside(ctx->arena, h->what);
    if (did.n && h->kind == HELPED_ADVICE) /* their words, among things done */
        did = str_format(ctx->arena, "\xE2\x80\x9C%.*s\xE2\x80\x9D", STR_ARG(did));
    if (did.n && str_find(x->did, did, 0) == SIZE_MAX)
        x->did = str_join(ctx->arena, x->did, STR("; "), did);
    x->told |= is_told(h, s);
}

/* Rows came by name; groups come first. */
static void sort_groups(struct arena *a, struct match_list *l)
{
    struct match_helper *sorted = ARENA_ARRAY(a, struct match_helper, l->n + 1);
    size_t at = 0;
    for (int g = 0; g < HELPED_KINDS; g++)
        for (size_t i = 0; i < l->n; i++)
            if ((int)l->rows[i].group == g)
                sorted[at++] = l->rows[i];
    l->rows = sorted;
}

int match_list_load(struct op_ctx *ctx, const struct program_season *s, struct match_list *l)
{
    struct program_helper *rows;
    struct ids marked = {0};
    size_t n;
    *l = (struct match_list){0};
    int rc = programs_helpers(ctx->db, ctx->arena, &rows, &n);
    if (rc == 0)
        rc =
            programs_marked(ctx->db, ctx->arena, key_of(ctx, s, "-"), key_of(ctx, s, "."), &marked);
    if (rc < 0)
        return rc;
    l->rows = ARENA_ARRAY(ctx->arena, struct match_helper, n + 1);
    for (size_t i = 0; i < n; i++)
        add_helper(ctx, l, &rows[i], s, &marked);
    for (size_t i = 0; i < l->n; i++)
        l->told += l->rows[i].told;
    sort_groups(ctx->arena, l);
    return 0;
}

/* --- the plan in Today ------------------------------------------------------------------------ */

struct trim {
    struct date today;
    bool applied, placed, helped;
};

/* What cannot be made up for any more once its day is over. */
static bool is_final(struct str step)
{
    return str_eq(step, STR("rol")) || str_eq(step, STR("sf_rank")) ||
           str_eq(step, STR("uro_rank"));
}

static bool is_left_out(const struct trim *w, const struct plan_item *x)
{
    struct str step = x->step ? x->step->id : STR("");
    bool over = date_is_full(x->date.until) && date_cmp(x->date.until, w->today) < 0;
    bool ahead = date_is_full(x->date.from) && date_cmp(x->date.from, w->today) > 0;
    if (is_final(step) || str_eq(step, STR("soap_begins")))
        return over;
    if (str_eq(step, STR("match_thanks"))) /* else the list of who helped is a row of its own */
        return ahead || w->helped;
    if (str_eq(step, STR("soap_after")))
        return ahead || w->placed;
    return str_eq(step, STR("offers_check")) && w->applied; /* offers are counted */
}

static bool has_step(const struct plan *plan, const char *id)
{
    for (size_t i = 0; i < plan->n; i++)
        if (plan->items[i].step && str_eq(plan->items[i].step->id, str_c(id)))
            return true;
    return false;
}

/* Only what a step of this plan is left out for. */
static int load_trim(struct op_ctx *ctx, const struct plan *plan, struct trim *w)
{
    struct program_row *rows = NULL;
    size_t n = 0;
    int rc = has_step(plan, "match_thanks") ? programs_has_helper(ctx->db) : 0;
    w->helped = rc == 1;
    if (rc >= 0 && (has_step(plan, "soap_after") || has_step(plan, "offers_check")))
        rc = programs_list(ctx->db, ctx->arena, 0, LIMIT_PROGRAMS, &rows, &n);
    for (size_t i = 0; rc >= 0 && i < n; i++) {
        w->placed |= rows[i].program.status == PROGRAM_MATCHED;
        w->applied |= rows[i].program.status >= PROGRAM_APPLIED;
    }
    return rc < 0 ? rc : 0;
}

int match_trim_plan(struct op_ctx *ctx, struct plan *plan)
{
    struct trim w = {.today = ctx->today};
    size_t kept = 0;
    int rc = load_trim(ctx, plan, &w);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < plan->n; i++)
        if (!is_left_out(&w, &plan->items[i]))
            plan->items[kept++] = plan->items[i];
    plan->n = kept;
    return 0;
}

/* --- telling ---------------------------------------------------------------------------------- */

static const char *result_words(int result)
{
    static const char *const words[] = {"Told how the Match went.", "Told that I matched.",
                                        "Told that I matched in part.",
                                        "Told that I did not match.", "Told that I did not match."};
    return words[result];
}

static int log_telling(struct op_ctx *ctx, const struct program_season *s, int64_t person,
                       int result, struct date on, int64_t *ret)
{
    int64_t *who = ARENA_NEW(ctx->arena, int64_t);
    *who = person;
    struct str key = str_format(ctx->arena, "%.*s%s", STR_ARG(key_of(ctx, s, "-")),
                                id_str(ctx->arena, person).p);
    struct interaction x = {.people = {who, 1},
                            .kind = INTERACTION_MESSAGE,
                            .direction = DIRECTION_TO_THEM,
                            .on = on,
                            .summary = str_c(result_words(result)),
                            .source_key = key};
    int rc = save_new(ctx, &entity_interaction, &x);
    *ret = x.record.id;
    return rc;
}

/* An ask that can be told of moves on, with its help; others only have the message. */
static int tell_ask(struct op_ctx *ctx, int64_t id, int64_t message, int result, struct date on)
{
    struct ask before, after;
    struct ask_said said = {.on = on, .message = message};
    int rc = record_load(ctx->db, ctx->arena, &entity_ask, id, &before);
    if (rc < 0 || !ask_move_find((enum ask_state)before.state, ASK_VERB_TOLD)->to)
        return rc;
    if (!before.outcome.n)
        said.text = str_c(match_result_choices[result < MATCH_NOT ? result : MATCH_NOT].label);
    return ask_move(ctx, id, ASK_VERB_TOLD, &said, &after);
}

static int tell_record(struct op_ctx *ctx, const struct program_helper *h, int64_t message,
                       int result, struct date on)
{
    if (h->kind == HELPED_LETTER || h->kind == HELPED_ASK)
        return tell_ask(ctx, h->record, message, result, on);
    const struct entity *e = h->kind == HELPED_HELP ? &entity_help : &entity_advice;
    const struct field *f = field_find(e->fields, STR("told_on"));
    void *before = arena_alloc(ctx->arena, e->size);
    int rc = record_load(ctx->db, ctx->arena, e, h->record, before);
    if (rc < 0 || field_is_set(f, before)) /* an earlier outcome was told: that stays noted */
        return rc;
    void *after = entity_copy(ctx->arena, e, before);
    *FIELD_PTR(struct date, f, after) = on;
    return save_change(ctx, e, before, after);
}

int match_set_told(struct op_ctx *ctx, int64_t person, struct date on)
{
    struct program_season s;
    struct program_helper *rows;
    struct account me;
    struct match_list l;
    int64_t message = 0;
    size_t n;
    int rc = program_season_load(ctx, &s);
    if (rc == 0)
        rc = match_list_load(ctx, &s, &l);
    if (rc == 0)
        rc = context_account(ctx, &me);
    for (size_t i = 0; rc == 0 && i < l.n; i++)
        if (l.rows[i].person == person && l.rows[i].told)
            return 0;
    if (rc == 0)
        rc = log_telling(ctx, &s, person, me.match_result, on, &message);
    if (rc == 0)
        rc = programs_helpers(ctx->db, ctx->arena, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (rows[i].person == person)
            rc = tell_record(ctx, &rows[i], message, me.match_result, on);
    return rc;
}

/* --- operations ------------------------------------------------------------------------------- */

struct result_in {
    int result;
    int64_t program;
};

/* What holds until SOAP is over, which is ahead. */
static struct str soap_message(struct op_ctx *ctx, int result, struct date last)
{
    static const char *const forms[] = {
        [MATCH_PARTLY] = "Noted. SOAP, for the part that is open, goes until %.*s. Until a program "
                         "contacts you first, neither you nor anybody for you may contact it. Your "
                         "dean's office helps today.",
        [MATCH_NOT] = "Noted. SOAP goes until %.*s. Until a program contacts you first, neither "
                      "you nor anybody for you may contact it. Your dean's office helps today.",
        [MATCH_NOT_ELIGIBLE] =
            "Noted. SOAP is not open to you, and it stops you all the same: until it is over on "
            "%.*s neither you nor anybody for you may contact a program first. After it you may. "
            "Your dean's office helps with what comes next."};
    return str_format(ctx->arena, forms[result], STR_ARG(date_words(ctx->arena, last)));
}

static struct str result_message(struct op_ctx *ctx, int result, const struct program_season *s)
{
    struct date day = s->match_day.on;
    if (result == MATCH_MATCHED && date_is_set(day) && date_cmp(ctx->today, day) < 0)
        return str_format(ctx->arena,
                          "Matched. Where, you learn %.*s; then everybody who helped would like to "
                          "hear it (match thanks lists them). Until then contact no program for "
                          "somebody who is in SOAP.",
                          STR_ARG(phrase_on(ctx->arena, day, ctx->today)));
    if (result == MATCH_MATCHED)
        return STR("Matched. Tell everybody who helped within a week: match thanks lists them.");
    if (!date_is_set(s->soap_last.on) || date_cmp(ctx->today, s->soap_last.on) > 0)
        return STR("Noted. Your dean's office helps with what comes next.");
    return result ? soap_message(ctx, result, s->soap_last.on) : STR("Noted.");
}

/* Who matched at a program had applied there, noted or not. */
static int set_matched(struct op_ctx *ctx, struct program *p)
{
    struct program applied = *p;
    int rc = 0;
    if (p->status < PROGRAM_APPLIED) {
        applied.status = PROGRAM_APPLIED;
        rc = save_change(ctx, &entity_program, p, &applied);
    }
    struct program matched = applied;
    matched.status = PROGRAM_MATCHED;
    return rc < 0 ? rc : save_change(ctx, &entity_program, &applied, &matched);
}

static int run_result(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct result_in *x = in;
    struct account before;
    struct program_season s;
    struct program p;
    int rc = context_account(ctx, &before);
    if (rc < 0)
        return rc;
    struct account after = before;
    after.match_result = x->result;
    rc = before.record.id ? save_change(ctx, &entity_account, &before, &after)
                          : save_new(ctx, &entity_account, &after);
    if (rc == 0 && x->program)
        rc = record_load(ctx->db, ctx->arena, &entity_program, x->program, &p);
    if (rc == 0 && x->program)
        rc = set_matched(ctx, &p);
    if (rc == 0) /* of the plan as the result leaves it */
        rc = program_season_load(ctx, &s);
    if (rc < 0)
        return rc;
    ctx->message = result_message(ctx, x->result, &s);
    sink_map_begin(out);
    sink_kv_str(out, "result", str_c(match_result_choices[x->result].key));
    sink_kv_date(out, "match_day", s.match_day.on);
    sink_kv_date(out, "soap_until", s.soap_last.on);
    sink_map_end(out);
    return 0;
}

static int run_thanks(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct program_season s;
    struct match_list l = {0};
    (void)in;
    int rc = program_season_load(ctx, &s);
    if (rc == 0)
        rc = match_list_load(ctx, &s, &l);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < l.n; i++) {
        const struct match_helper *h = &l.rows[i];
        sink_map_begin(out);
        sink_kv_str(out, "group", str_c(match_group_label(h->group)));
        sink_kv_str(out, "person", h->name);
        sink_kv_str(out, "did", h->did);
        sink_kv_bool(out, "told", h->told);
        if (sink_is_json(out))
            sink_kv_id(out, "person_id", h->person);
        sink_map_end(out);
    }
    sink_list_end(out);
    ctx->message = str_format(ctx->arena, "%zu of %zu told.", l.told, l.n);
    return 0;
}

struct told_in {
    int64_t person;
    struct date on;
};

static int run_told(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct told_in *x = in;
    struct str name = STR_NULL;
    struct date on;
    int rc = context_day(ctx, x->on, &on);
    if (rc == 0)
        rc = match_set_told(ctx, x->person, on);
    if (rc == 0)
        rc = standing_name(ctx->db, ctx->arena, x->person, &name);
    if (rc < 0)
        return rc;
    ctx->result_entity = &entity_person;
    ctx->result_id = x->person;
    ctx->message = str_format(ctx->arena, "Told: %.*s", STR_ARG(name));
    sink_map_begin(out);
    sink_kv_id(out, "id", x->person);
    sink_kv_str(out, "person", name);
    sink_kv_date(out, "on", on);
    sink_map_end(out);
    return 0;
}

/* clang-format off */
static const struct field result_fields[] = {
    {.name = "result", .label = "Result", .type = FIELD_CHOICE,
     .offset = offsetof(struct result_in, result), .choices = match_result_choices,
     .help = "What the Monday of Match Week said.", .example = "matched",
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "program", .label = "Program", .type = FIELD_REF, .ref = "program",
     .offset = offsetof(struct result_in, program),
     .help = "On Match Day: where.", .example = "{program}"},
    FIELD_END,
};
static const struct field result_out[] = {
    {.name = "result", .label = "Result", .type = FIELD_TEXT, .help = "What was noted.",
     .example = "matched"},
    {.name = "match_day", .label = "Match Day", .type = FIELD_DATE, .help = "Of your year.",
     .example = "2029-03-16"},
    {.name = "soap_until", .label = "SOAP until", .type = FIELD_DATE, .help = "Its last day.",
     .example = "2029-03-15"},
    FIELD_END,
};
static const struct field thanks_out[] = {
    {.name = "group", .label = "Group", .type = FIELD_TEXT, .help = "What they did first of all.",
     .example = "Wrote a letter"},
    {.name = "person", .label = "Person", .type = FIELD_TEXT, .help = "Who.",
     .example = "Dr Mei-Ling Chen"},
    {.name = "did", .label = "Did", .type = FIELD_TEXT, .help = "All of it.",
     .example = "a letter for residency"},
    {.name = "told", .label = "Told", .type = FIELD_BOOL, .help = "They know the result.",
     .example = "no"},
    {.name = "person_id", .label = "Person id", .type = FIELD_REF, .help = "Id of the person.",
     .example = "0NG5A2B3C4D5E"},
    FIELD_END,
};
static const struct field told_fields[] = {
    {.name = "person", .label = "Person", .type = FIELD_REF, .ref = "person",
     .offset = offsetof(struct told_in, person), .help = "Whom you told.",
     .example = "Mei-Ling Chen", .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "on", .label = "On", .type = FIELD_DATE, .offset = offsetof(struct told_in, on),
     .help = "Today if not said.", .example = "yesterday"},
    FIELD_END,
};
static const struct field told_out[] = {
    {.name = "id", .label = "Id", .type = FIELD_REF, .help = "The person.",
     .example = "0NG5A2B3C4D5E"},
    {.name = "person", .label = "Person", .type = FIELD_TEXT, .help = "Whom you told.",
     .example = "Dr Mei-Ling Chen"},
    {.name = "on", .label = "On", .type = FIELD_DATE, .help = "When.", .example = "2029-03-16"},
    FIELD_END,
};

const struct op match_ops[] = {
    {.name = "match.result", .cli = "match result", .method = OP_POST, .path = "/match/result",
     .summary = "Note what Match Week said.",
     .help = "Matched, partly or not matched, on its Monday; with --program on Match Day. When you "
             "did not match, it says what holds during SOAP.",
     .example = "wellmet match result matched", .in = result_fields,
     .in_size = sizeof(struct result_in), .out = result_out, .need = PERM_WRITE, .flags = OP_WRITE,
     .run = run_result},
    {.name = "match.thanks", .cli = "match thanks", .method = OP_GET, .path = "/match/thanks",
     .summary = "Everybody who helped, to be told how the Match went.",
     .help = "One row a person, by what they did: letters, what you asked for, help, advice.",
     .example = "wellmet match thanks", .out = thanks_out, .need = PERM_READ, .run = run_thanks},
    {.name = "match.told", .cli = "match told", .method = OP_POST, .path = "/match/told",
     .summary = "Note that somebody was told how the Match went.",
     .help = "Logs the message and notes it with everything they did for you. Twice does nothing.",
     .example = "wellmet match told 'Mei-Ling Chen'", .in = told_fields,
     .in_size = sizeof(struct told_in), .out = told_out, .need = PERM_WRITE, .flags = OP_WRITE,
     .run = run_told},
    OP_END};
/* clang-format on */
