/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/playbook.h"

#include "base/arena.h"
#include "base/sink.h"
#include "base/vec.h"
#include "codec/csv_reader.h"
#include "def/errors.h"
#include "insight/plan_rule.h"
#include "ops/plan.h"
#include "ops/save.h"
#include "store/playbook.h"
#include "store/record.h"

enum { MONTH_DAYS = 31, TRIED = 12, TARGET_MAX = PLAYBOOK_ENOUGH };

/* ---- the table ------------------------------------------------------------------------------- */

enum { STAGE, KEY, ACTION, WHY, TARGET, COUNT, WHO, HOW, CONFIDENCE, SOURCE, FROM, UNTIL, CELLS };
static const char *const head[CELLS] = {"stage", "key", "action",     "why",    "target", "count",
                                        "who",   "how", "confidence", "source", "from",   "until"};
/* Tables of one's own may end before the days. */
enum { CELLS_MIN = FROM };

static int wrong(const struct csv_record *r, const char *what, struct err *err)
{
    return err_set(err, ERR_PARSE, "Line %lld: %s", (long long)r->line, what);
}

/* "rol-2w": a milestone, with days or weeks. */
static bool read_bound(struct arena *a, const struct csv_record *r, size_t cell,
                       struct playbook_bound *ret)
{
    struct err ignored = {0};
    struct plan_rule *rule;
    if (cell >= r->n || !r->cells[cell].n)
        return true;
    if (plan_rule_parse(a, r->cells[cell], &rule, &ignored) < 0 || rule->kind != PLAN_RULE_STEP)
        return false;
    *ret = (struct playbook_bound){rule->id, rule->days};
    return true;
}

static int read_row(struct arena *a, const struct csv_record *r, size_t cells,
                    struct playbook_row *ret, struct err *err)
{
    if (r->n != cells)
        return wrong(r, "there must be as many cells as in the first line.", err);
    *ret = (struct playbook_row){.stage = r->cells[STAGE],
                                 .key = r->cells[KEY],
                                 .action = r->cells[ACTION],
                                 .why = r->cells[WHY],
                                 .count = playbook_count_find(r->cells[COUNT]),
                                 .who = playbook_who_find(r->cells[WHO]),
                                 .how = r->cells[HOW],
                                 .confidence = r->cells[CONFIDENCE],
                                 .source = r->cells[SOURCE]};
    ret->step = str_format(a, "play.%.*s.%.*s", STR_ARG(ret->stage), STR_ARG(ret->key));
    ret->subject = playbook_subject(ret->step);
    if (plan_stage_find(ret->stage) < 0)
        return wrong(r,
                     "the stage is none of the road's (pre, ms1, ms1_summer, ms2, ms3, "
                     "ms4_apply, interview, match, after).",
                     err);
    if (!ret->key.n || !ret->action.n || !ret->source.n)
        return wrong(r, "key, action and source must say something.", err);
    if (r->cells[COUNT].n && ret->count < 0)
        return wrong(r, "nothing is counted under this name; leave the cell empty.", err);
    if (ret->who < 0)
        return wrong(r, "nobody is found under this name; leave the cell empty.", err);
    if (!read_bound(a, r, FROM, &ret->from) || !read_bound(a, r, UNTIL, &ret->until))
        return wrong(r, "from and until name a step of the plan, as in rol-2w.", err);
    return str_to_i64(r->cells[TARGET], 0, TARGET_MAX, &ret->target)
               ? 0
               : wrong(r, "the target is a whole number up to 100.", err);
}

static bool is_head(const struct csv_record *r)
{
    bool same = r->n == CELLS || r->n == CELLS_MIN;
    for (size_t i = 0; same && i < r->n; i++)
        same = str_eq(r->cells[i], str_c(head[i]));
    return same;
}

int playbook_table_load(struct arena *a, struct str csv, struct playbook_table **ret,
                        struct err *err)
{
    struct csv_reader *reader = csv_reader_new(a, csv, ',');
    struct csv_record record;
    VEC(struct playbook_row) rows = {0};
    int rc = csv_reader_next(a, reader, &record, err);
    if (rc >= 0 && (rc == 0 || !is_head(&record)))
        return err_set(err, ERR_PARSE,
                       "The first line must be "
                       "stage,key,action,why,target,count,who,how,confidence,"
                       "source,from,until.");
    size_t cells = rc == 1 ? record.n : 0;
    while (rc == 1 && (rc = csv_reader_next(a, reader, &record, err)) == 1) {
        struct playbook_row row;
        rc = read_row(a, &record, cells, &row, err);
        if (rc < 0)
            return rc;
        for (size_t i = 0; i < rows.n; i++)
            if (str_eq(rows.p[i].step, row.step))
                return wrong(&record, "this stage has a step of that key already.", err);
        *VEC_PUSH(a, &rows) = row;
        rc = 1;
    }
    if (rc < 0)
        return wrong(&record, "it cannot be read; look for a quote that is open.", err);
    *ret = ARENA_NEW(a, struct playbook_table);
    **ret = (struct playbook_table){rows.p, rows.n};
    return 0;
}

/* ---- loading --------------------------------------------------------------------------------- */

static void set_said(struct playbook_step *x, const struct milestone *said, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(said[i].step, x->row->step)) {
            x->milestone = said[i].record.id;
            x->state = said[i].state;
        }
}

static int load_stage(struct op_ctx *ctx, int stage, struct playbook_view *v)
{
    const struct plan_table *plan = ctx->app->plan;
    *v = (struct playbook_view){.stage = -1, .title = ""};
    int rc = plan_student_load(ctx, &v->me);
    if (rc < 0 || !ctx->app->playbook || !plan)
        return rc;
    v->stage = stage < 0 ? plan_stage(plan, &v->me, ctx->today) : stage;
    if (v->stage < 0)
        return 0;
    v->title = plan_stage_titles[v->stage];
    if (v->stage > PLAN_PRE)
        v->begins = plan_stage_begins(plan, &v->me, v->stage);
    return 0;
}

/* The stage and its steps with what was said to them; nothing is counted. */
static int load_steps(struct op_ctx *ctx, int stage, struct playbook_view *v)
{
    const struct playbook_table *t = ctx->app->playbook;
    struct milestone *said;
    size_t n;
    int rc = load_stage(ctx, stage, v);
    if (rc < 0 || v->stage < 0)
        return rc;
    rc = playbook_steps(ctx->db, ctx->arena, STR("play."), &said, &n);
    v->steps = ARENA_ARRAY(ctx->arena, struct playbook_step, t->n + 1);
    for (size_t i = 0; rc == 0 && i < t->n; i++) {
        struct playbook_step *x = &v->steps[v->n];
        if (plan_stage_find(t->rows[i].stage) != v->stage)
            continue;
        *x = (struct playbook_step){.row = &t->rows[i], .n = PLAYBOOK_UNCOUNTED};
        set_said(x, said, n);
        v->n++;
    }
    return rc;
}

/* Up to `most`: whoever only asks whether there are enough need not know how many. */
static int count_step(struct op_ctx *ctx, struct playbook_view *v, int64_t most,
                      struct playbook_step *x)
{
    int rc = 0;
    bool counted = x->row->count >= 0;
    if (counted)
        rc = playbook_count(ctx->db, (enum playbook_count)x->row->count, v->begins, ctx->today,
                            most, &x->n);
    x->words = playbook_words(ctx->arena, x->row, x->n);
    x->open = x->state == MILESTONE_OPEN && !(counted && x->n >= x->row->target);
    v->open += x->open;
    return rc;
}

static int load_offers(struct op_ctx *ctx, const struct playbook_view *v, size_t max,
                       struct playbook_step *x)
{
    struct playbook_person *people;
    struct str names[PLAYBOOK_OFFERS];
    size_t n;
    if (!x->row->who)
        return 0;
    int rc = playbook_list_people(ctx->db, ctx->arena, playbook_whom(x->row->who), ctx->today,
                                  TRIED, &people, &n);
    if (rc < 0)
        return rc;
    playbook_suggest(ctx->arena, x->row, &v->me, ctx->today, people, n, max, &x->offers,
                     &x->offers_n);
    n = x->offers_n < PLAYBOOK_OFFERS ? x->offers_n : PLAYBOOK_OFFERS;
    for (size_t i = 0; i < n; i++)
        names[i] = x->offers[i].who->name;
    x->could = playbook_who_words(ctx->arena, x->row, names, n);
    return 0;
}

int playbook_load(struct op_ctx *ctx, int stage, struct playbook_view *ret)
{
    int rc = load_steps(ctx, stage, ret);
    for (size_t i = 0; rc == 0 && i < ret->n; i++) {
        rc = count_step(ctx, ret, PLAYBOOK_ENOUGH, &ret->steps[i]);
        if (rc == 0 && ret->steps[i].open)
            rc = load_offers(ctx, ret, PLAYBOOK_OFFERS, &ret->steps[i]);
    }
    return rc;
}

/* ---- Today ----------------------------------------------------------------------------------- */

/* A mark with a day holds for the step, whoever was suggested. */
static bool rests(const struct mark *marks, size_t n, int64_t subject)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(marks[i].rule, STR("playbook")) && marks[i].subject == subject &&
            !marks[i].never)
            return true;
    return false;
}

static size_t add_plays(struct op_ctx *ctx, const struct mark *marks, size_t n,
                        const struct playbook_step *x, struct agenda_play *ret)
{
    struct str names[PLAYBOOK_OFFERS];
    size_t added = 0;
    for (size_t i = 0; i < x->offers_n; i++) {
        int64_t person = x->offers[i].who->id;
        if (agenda_is_marked(marks, n, STR("playbook"), x->row->subject, person, ctx->today))
            continue;
        ret[added++] = (struct agenda_play){.subject = x->row->subject,
                                            .person = {.id = person},
                                            .before = x->words.before,
                                            .mark = x->words.mark,
                                            .after = x->words.after,
                                            .action = x->row->action,
                                            .why = x->row->why,
                                            .chapter = x->row->how,
                                            .reason = x->offers[i].why};
        /* The row is about this person; the next of the list is the other name. */
        size_t other = i + 1 < x->offers_n ? i + 1 : i ? i - 1 : i;
        names[0] = x->offers[i].who->name;
        names[1] = x->offers[other].who->name;
        ret[added - 1].could =
            playbook_who_words(ctx->arena, x->row, names, other == i ? 1 : PLAYBOOK_OFFERS);
    }
    return added;
}

int playbook_today(struct op_ctx *ctx, const struct mark *marks, size_t n, struct agenda_play **ret,
                   size_t *ret_n)
{
    struct playbook_view v;
    *ret_n = 0;
    *ret = ARENA_ARRAY(ctx->arena, struct agenda_play, TRIED);
    int rc = load_steps(ctx, -1, &v);
    for (size_t i = 0; rc == 0 && i < v.n && !*ret_n; i++) {
        struct playbook_step *x = &v.steps[i];
        if (!x->row->who || x->row->count < 0 || x->state != MILESTONE_OPEN ||
            rests(marks, n, x->row->subject) ||
            !playbook_is_in_season(x->row, ctx->app->plan, &v.me, ctx->today))
            continue;
        rc = count_step(ctx, &v, x->row->target, x);
        if (rc == 0 && x->open)
            rc = load_offers(ctx, &v, TRIED, x);
        if (rc == 0)
            *ret_n = add_plays(ctx, marks, n, x, *ret);
    }
    return rc;
}

/* The step of a subject; NULL when the table has changed since. */
static const struct playbook_row *row_of(const struct op_ctx *ctx, int64_t subject)
{
    const struct playbook_table *t = ctx->app->playbook;
    for (size_t i = 0; t && i < t->n; i++)
        if (t->rows[i].subject == subject)
            return &t->rows[i];
    return NULL;
}

static int say(struct op_ctx *ctx, const struct playbook_row *row, int state, int64_t *ret_id)
{
    struct milestone *said, before;
    size_t n;
    int rc = playbook_steps(ctx->db, ctx->arena, row->step, &said, &n);
    int64_t id = 0;
    for (size_t i = 0; rc == 0 && i < n; i++)
        id = str_eq(said[i].step, row->step) ? said[i].record.id : id;
    if (rc == 0 && id)
        rc = record_load(ctx->db, ctx->arena, &entity_milestone, id, &before);
    if (rc < 0)
        return rc;
    struct milestone after =
        id ? before : (struct milestone){.step = row->step, .title = row->action};
    after.state = state;
    after.done_on = state == MILESTONE_DONE ? ctx->today : (struct date){0};
    if (id && before.state == state) {
        *ret_id = id;
        return 0;
    }
    rc = id ? save_change(ctx, &entity_milestone, &before, &after)
            : save_new(ctx, &entity_milestone, &after);
    *ret_id = after.record.id;
    return rc;
}

int playbook_today_done(struct op_ctx *ctx, const struct turn *t)
{
    int64_t id;
    const struct playbook_row *row = row_of(ctx, t->subject);
    return row ? say(ctx, row, MILESTONE_DONE, &id)
               : err_set(ctx->err, ERR_NOT_FOUND, "This step is not in the playbook any more.");
}

int playbook_today_rest(struct op_ctx *ctx, const struct turn *t)
{
    struct mark m = {.rule = STR("playbook"),
                     .subject = t->subject,
                     .until = date_add_days(ctx->today, MONTH_DAYS)};
    return strcmp(t->rule, "playbook") == 0 ? save_new(ctx, &entity_mark, &m) : 0;
}

/* ---- operations ------------------------------------------------------------------------------ */

struct stage_in {
    struct str stage;
};
struct say_in {
    struct str step;
    int state;
};

static struct str sentence(struct op_ctx *ctx, const struct playbook_step *x)
{
    return str_format(ctx->arena, "%.*s%.*s%.*s", STR_ARG(x->words.before), STR_ARG(x->words.mark),
                      STR_ARG(x->words.after));
}

static const char *state_of(const struct playbook_step *x)
{
    return x->milestone && x->state ? milestone_state_choices[x->state].key
           : x->open                ? "open"
                                    : "done";
}

static void emit_step(struct op_ctx *ctx, const struct playbook_step *x, struct sink *out)
{
    sink_map_begin(out);
    sink_kv_str(out, "step", x->row->step);
    sink_kv_str(out, "action", x->row->action);
    sink_kv_str(out, "state", str_c(state_of(x)));
    sink_kv_str(out, "counted", sentence(ctx, x));
    sink_kv_str(out, "who", x->could);
    if (sink_is_json(out)) {
        sink_kv_str(out, "why", x->row->why);
        sink_kv_str(out, "chapter", x->row->how);
        sink_kv_i64(out, "target", x->row->target);
        sink_kv_str(out, "confidence", x->row->confidence);
        sink_kv_str(out, "source", x->row->source);
        sink_key(out, "people");
        sink_list_begin(out);
        for (size_t i = 0; i < x->offers_n; i++) {
            sink_map_begin(out);
            sink_kv_id(out, "id", x->offers[i].who->id);
            sink_kv_str(out, "name", x->offers[i].who->name);
            sink_kv_str(out, "why", x->offers[i].why);
            sink_map_end(out);
        }
        sink_list_end(out);
    }
    sink_map_end(out);
}

static int run_stage(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct stage_in *x = in;
    struct playbook_view v;
    int stage = x->stage.n ? plan_stage_find(x->stage) : -1;
    if (x->stage.n && stage < 0)
        return err_set(ctx->err, ERR_INVALID,
                       "Stage: choose pre, ms1, ms1_summer, ms2, ms3, ms4_apply, interview, match "
                       "or after.");
    int rc = playbook_load(ctx, stage, &v);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < v.n; i++)
        emit_step(ctx, &v.steps[i], out);
    sink_list_end(out);
    ctx->message = v.stage < 0
                       ? STR("Set your graduation year in Settings to see what your stage asks.")
                       : str_format(ctx->arena, "%s: %zu of %zu open.", v.title, v.open, v.n);
    return 0;
}

static int run_say(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct say_in *x = in;
    struct str step = str_starts(x->step, STR("play."))
                          ? x->step
                          : str_format(ctx->arena, "play.%.*s", STR_ARG(x->step));
    const struct playbook_row *row = row_of(ctx, playbook_subject(step));
    int64_t id;
    if (!row)
        return err_set(ctx->err, ERR_NOT_FOUND,
                       "There is no such step; \"wellmet plan stage\" names them.");
    int rc = say(ctx, row, x->state, &id);
    if (rc < 0)
        return rc;
    ctx->result_entity = &entity_milestone;
    ctx->result_id = id;
    ctx->message = str_format(ctx->arena, "%s: %.*s",
                              x->state ? milestone_state_choices[x->state].label : "Open",
                              STR_ARG(row->action));
    sink_map_begin(out);
    sink_kv_id(out, "id", id);
    sink_kv_str(out, "step", row->step);
    sink_kv_str(out, "action", row->action);
    sink_kv_str(out, "state",
                x->state ? str_c(milestone_state_choices[x->state].key) : STR("open"));
    sink_map_end(out);
    return 0;
}

/* clang-format off */
static const struct field stage_fields[] = {
    {.name = "stage", .label = "Stage", .type = FIELD_TEXT,
     .offset = offsetof(struct stage_in, stage), .max = 40,
     .help = "Another stage than today's.", .example = "ms3", .flags = FIELD_POSITION},
    FIELD_END,
};
static const struct field say_fields[] = {
    {.name = "step", .label = "Step", .type = FIELD_TEXT, .offset = offsetof(struct say_in, step),
     .max = 80, .help = "Key of the step, as the list shows it.", .example = "play.ms1.mail",
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "state", .label = "State", .type = FIELD_CHOICE,
     .offset = offsetof(struct say_in, state), .choices = milestone_state_choices,
     .help = "Done, skipped, not for me; open if not said.",
     .example = "done"},
    FIELD_END,
};
static const struct field stage_out[] = {
    {.name = "step", .label = "Step", .type = FIELD_TEXT, .help = "Key of the step.",
     .example = "play.ms1.shadow"},
    {.name = "action", .label = "Action", .type = FIELD_TEXT, .help = "What is to be done.",
     .example = "Shadow in at least three settings of interest"},
    {.name = "state", .label = "State", .type = FIELD_TEXT, .help = "Open, or what became of it.",
     .example = "open"},
    {.name = "counted", .label = "Counted", .type = FIELD_TEXT, .help = "What your records say.",
     .example = "You have shadowed in one setting; the plan suggests three."},
    {.name = "who", .label = "Who", .type = FIELD_TEXT, .help = "People you know who could help.",
     .example = "Dr Chen or Dr Okafor could arrange it."},
    {.name = "why", .label = "Why", .type = FIELD_TEXT, .help = "What it is good for.",
     .example = "It shows what the work is."},
    {.name = "chapter", .label = "Chapter", .type = FIELD_TEXT, .help = "Of the primer.",
     .example = "shadowing"},
    {.name = "target", .label = "Suggested", .type = FIELD_INT, .help = "How many are suggested.",
     .example = "3"},
    {.name = "confidence", .label = "Confidence", .type = FIELD_TEXT,
     .help = "V read in a source, K common advice.", .example = "K"},
    {.name = "source", .label = "Source", .type = FIELD_TEXT, .help = "Where it was read.",
     .example = "Playbook of stages; common advice"},
    {.name = "people", .label = "People", .type = FIELD_NOTE,
     .help = "Id, name and why of people who could help.", .example = "Dr Chen"},
    FIELD_END,
};
static const struct field said_out[] = {
    {.name = "id", .label = "Id", .type = FIELD_REF, .help = "Of the record of the step.",
     .example = "0NG5A2B3C4D5E"},
    {.name = "step", .label = "Step", .type = FIELD_TEXT, .help = "Key of the step.",
     .example = "play.ms1.mail"},
    {.name = "action", .label = "Action", .type = FIELD_TEXT, .help = "What is to be done.",
     .example = "Read the school mail"},
    {.name = "state", .label = "State", .type = FIELD_TEXT, .help = "What was said to it.",
     .example = "done"},
    FIELD_END,
};

const struct op playbook_ops[] = {
    {.name = "plan.playbook", .cli = "plan stage", .method = OP_GET, .path = "/plan/stage",
     .summary = "What this stage of the road asks, and who could help.",
     .help = "Lists the playbook of your stage: what your records say of each step, whether it is "
             "open, and people you know who could have a part in it. A file playbook.csv beside "
             "your database is used instead of the one built in.",
     .example = "wellmet plan stage ms3", .in = stage_fields, .in_size = sizeof(struct stage_in),
     .out = stage_out, .need = PERM_READ, .run = run_stage},
    {.name = "plan.stage_say", .cli = "plan stage-say", .method = OP_POST,
     .path = "/plan/stage/say",
     .summary = "Say that a step of the playbook is done, or not for you.",
     .help = "What you say wins over what is counted. Without a state it is open again.",
     .example = "wellmet plan stage-say ms1.mail --state done", .in = say_fields,
     .in_size = sizeof(struct say_in), .out = said_out, .need = PERM_WRITE, .flags = OP_WRITE,
     .run = run_say},
    OP_END};
/* clang-format on */
