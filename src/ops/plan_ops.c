/* SPDX-License-Identifier: Apache-2.0 */
/* The operations of the plan: what this month asks, and what the owner says to it. */
#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "def/errors.h"
#include "ops/plan_int.h"
#include "ops/plan_table.h"
#include "ops/save.h"

struct list_in {
    bool month, next, all;
    int64_t class_year;
};
struct step_in {
    struct str step;
    struct date on, until;
};
struct add_in {
    struct str title;
    struct date on, until;
    struct str note;
};

#define STEP_FIELD                                                                                 \
    {                                                                                              \
        .name = "step", .label = "Step", .type = FIELD_TEXT,                                       \
        .offset = offsetof(struct step_in, step), .max = 300,                                      \
        .help = "Its key or its title, as wellmet plan --all says.", .example = "eras_submit",     \
        .flags = FIELD_REQUIRED | FIELD_POSITION                                                   \
    }

static const struct field list_fields[] = {
    {.name = "month",
     .label = "This month",
     .type = FIELD_BOOL,
     .offset = offsetof(struct list_in, month),
     .help = "Only what this month asks.",
     .example = "yes"},
    {.name = "next",
     .label = "Next",
     .type = FIELD_BOOL,
     .offset = offsetof(struct list_in, next),
     .help = "Only what comes in the three months after.",
     .example = "yes"},
    {.name = "all",
     .label = "All",
     .type = FIELD_BOOL,
     .offset = offsetof(struct list_in, all),
     .help = "The whole road, with what is done, skipped or over.",
     .example = "yes"},
    {.name = "class",
     .label = "Class",
     .type = FIELD_INT,
     .offset = offsetof(struct list_in, class_year),
     .help = "Look at the road of another class; what you said to your own is left out.",
     .example = "2029",
     .min = 1950,
     .max = 2100},
    FIELD_END,
};
static const struct field step_fields[] = {STEP_FIELD, FIELD_END};
static const struct field done_fields[] = {
    STEP_FIELD,
    {.name = "on",
     .label = "On",
     .type = FIELD_DATE,
     .offset = offsetof(struct step_in, on),
     .help = "The day you did it; today if not said.",
     .example = "2027-08-09"},
    FIELD_END,
};
static const struct field move_fields[] = {
    STEP_FIELD,
    {.name = "on",
     .label = "Day",
     .type = FIELD_DATE,
     .offset = offsetof(struct step_in, on),
     .help = "Your own date; without one the plan's own comes back.",
     .example = "2027-09-01",
     .flags = FIELD_POSITION},
    {.name = "until",
     .label = "Until",
     .type = FIELD_DATE,
     .offset = offsetof(struct step_in, until),
     .help = "Last day, when it takes more than one.",
     .example = "2027-09-10",
     .flags = FIELD_POSITION},
    FIELD_END,
};
static const struct field add_fields[] = {
    {.name = "title",
     .label = "Title",
     .type = FIELD_TEXT,
     .offset = offsetof(struct add_in, title),
     .help = "What is to be done.",
     .example = "Meet the program adviser",
     .max = 300,
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "on",
     .label = "Day",
     .type = FIELD_DATE,
     .offset = offsetof(struct add_in, on),
     .help = "When.",
     .example = "2027-09-01",
     .flags = FIELD_POSITION},
    {.name = "until",
     .label = "Until",
     .type = FIELD_DATE,
     .offset = offsetof(struct add_in, until),
     .help = "Last day, when it takes more than one.",
     .example = "2027-09-10"},
    {.name = "note",
     .label = "Note",
     .type = FIELD_NOTE,
     .offset = offsetof(struct add_in, note),
     .help = "For you alone.",
     .example = "Ask for room 4."},
    FIELD_END,
};

#define OUT(key, title, kind, words, sample)                                                       \
    {                                                                                              \
        .name = key, .label = title, .type = kind, .help = words, .example = sample                \
    }
#define ITEM_OUT                                                                                   \
    OUT("when", "When", FIELD_TEXT, "Its days, in words.", "1 September 2027, 09:00 ET"),          \
        OUT("title", "Step", FIELD_TEXT, "What it is.", "Applicants may begin submitting"),        \
        OUT("sure", "How sure", FIELD_TEXT, "Projected dates say so and name the page to check.",  \
            "projected; check AAMC ERAS timeline for applicants"),                                 \
        OUT("state", "State", FIELD_TEXT, "Done, skipped, not for me, or nothing.", "done"),       \
        OUT("step", "Key", FIELD_TEXT, "What the other commands call it by.", "eras_submit"),      \
        OUT("from", "From", FIELD_DATE, "First day.", "2027-09-01"),                               \
        OUT("until", "Until", FIELD_DATE, "Last day.", "2027-09-01"),                              \
        OUT("about", "Around", FIELD_BOOL, "The day is approximate.", "no"),                       \
        OUT("status", "Status", FIELD_TEXT,                                                        \
            "official, secondary, school, projected, unknown or own.", "projected"),               \
        OUT("page", "Page", FIELD_TEXT, "Name of the page to check.",                              \
            "AAMC ERAS timeline for applicants"),                                                  \
        OUT("near", "Near", FIELD_TEXT, "past, month, next, later or undated.", "next"),           \
        OUT("stage", "Stage", FIELD_TEXT, "Of the road.", "ms4_apply"),                            \
        OUT("act", "To do", FIELD_BOOL, "Something is to be done by then.", "yes"),                \
        OUT("what", "What", FIELD_TEXT, "What to do.", "Submit the application."),                 \
        OUT("why", "Why", FIELD_TEXT, "Why it matters.", "It is seen from then on."),              \
        OUT("how", "How", FIELD_TEXT, "A way to begin.", "Let two people read it."),               \
        OUT("chapter", "Primer", FIELD_TEXT, "The chapter that says more.", "match")
static const struct field list_out[] = {ITEM_OUT, FIELD_END};
static const struct field show_out[] = {
    ITEM_OUT, OUT("who", "Who", FIELD_TEXT, "People who may help.", "Dr Mei-Ling Chen (Mentor)"),
    FIELD_END};
static const struct field change_out[] = {
    OUT("step", "Key", FIELD_TEXT, "What the other commands call it by.", "eras_submit"),
    OUT("title", "Step", FIELD_TEXT, "What it is.", "Applicants may begin submitting"),
    OUT("result", "Result", FIELD_TEXT, "What was done.", "done"),
    OUT("when", "When", FIELD_TEXT, "Its days, in words.", "1 September 2027, 09:00 ET"),
    FIELD_END,
};
static const struct field check_out[] = {
    OUT("file", "File", FIELD_TEXT, "Which table.", "milestones.csv"),
    OUT("line", "Line", FIELD_INT, "Where in it; 0: the file as a whole.", "4"),
    OUT("fault", "Fault", FIELD_TEXT, "What is wrong.", "title is missing"),
    FIELD_END,
};

static void emit_item(struct op_ctx *ctx, const struct plan_item *x, bool whole, struct sink *out)
{
    static const struct plan_step own;
    const struct plan_step *s = x->step ? x->step : &own;
    sink_kv_str(out, "when", plan_when(ctx->arena, &x->date));
    sink_kv_str(out, "title", x->title);
    sink_kv_str(out, "sure", plan_sure(ctx->arena, x));
    sink_kv_str(out, "state", str_c(milestone_state_choices[x->state].key));
    sink_kv_str(out, "step", x->key);
    if (sink_is_json(out)) {
        sink_kv_date(out, "from", x->date.from);
        sink_kv_date(out, "until", x->date.until);
        sink_kv_bool(out, "about", x->date.about);
        sink_kv_str(out, "status", str_c(plan_status_keys[x->date.status]));
        sink_kv_str(out, "page", x->page);
        sink_kv_str(out, "near", str_c(plan_near_keys[x->near]));
        sink_kv_str(out, "stage", str_c(plan_stage_keys[x->stage]));
        sink_kv_bool(out, "act", x->act);
    }
    if (sink_is_json(out) || whole) {
        sink_kv_str(out, "what", s->what);
        sink_kv_str(out, "why", s->why);
        sink_kv_str(out, "how", s->how);
        sink_kv_str(out, "chapter", s->chapter);
    }
}

static bool is_wanted(const struct list_in *x, const struct plan_item *item)
{
    if (x->all)
        return true;
    if (item->state != MILESTONE_OPEN)
        return false;
    bool both = !x->month && !x->next;
    return (item->near == PLAN_MONTH && (both || x->month)) ||
           (item->near == PLAN_NEXT && (both || x->next)) ||
           (both && item->near == PLAN_UNDATED && !item->step);
}

static struct str list_words(struct op_ctx *ctx, const struct plan *plan, size_t shown)
{
    if (!plan->student.graduation_year)
        return STR("The plan has no dates yet: set your graduation year (wellmet settings set "
                   "--graduation-year 2029).");
    struct str wrong = STR_NULL;
    if (ctx->app->plan_faults && ctx->app->plan_faults->all.n)
        wrong = str_format(ctx->arena, " Your own tables have a fault and are not used: %s",
                           plan_fault_words(ctx->arena, ctx->app->plan_faults->all.p).p);
    return str_format(ctx->arena,
                      "Class of %lld, %s: %zu of %zu steps. Projected days move: check "
                      "the page that is named.%.*s",
                      (long long)plan->student.graduation_year, plan_stage_titles[plan->stage],
                      shown, plan->n, STR_ARG(wrong));
}

static int run_list(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct list_in *x = in;
    struct plan plan;
    size_t shown = 0;
    int rc = plan_load(ctx, x->class_year, &plan);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < plan.n; i++) {
        if (!is_wanted(x, &plan.items[i]))
            continue;
        sink_map_begin(out);
        emit_item(ctx, &plan.items[i], false, out);
        sink_map_end(out);
        shown++;
    }
    sink_list_end(out);
    ctx->message = list_words(ctx, &plan, shown);
    return 0;
}

static int run_show(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct step_in *x = in;
    struct plan_item item;
    struct plan_helper helpers[3];
    struct plan_student me;
    struct str who = STR_NULL;
    size_t n = 0;
    int rc = plan_find(ctx, x->step, &item);
    if (rc == 0)
        rc = plan_student_load(ctx, &me);
    if (rc == 0 && item.step)
        rc = plan_helpers(ctx, &me, item.step, helpers, &n);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < n; i++)
        who = str_join(ctx->arena, who, STR("; "),
                       str_format(ctx->arena, "%.*s (%.*s)", STR_ARG(helpers[i].name),
                                  STR_ARG(helpers[i].why)));
    sink_map_begin(out);
    emit_item(ctx, &item, true, out);
    sink_kv_str(out, "who", who);
    sink_map_end(out);
    return 0;
}

static void emit_change(struct op_ctx *ctx, const struct plan_item *x, const char *result,
                        struct sink *out)
{
    struct str when = plan_when(ctx->arena, &x->date);
    ctx->message = str_format(ctx->arena, "%s: %.*s", result, STR_ARG(x->title));
    sink_map_begin(out);
    sink_kv_str(out, "step", x->key);
    sink_kv_str(out, "title", x->title);
    sink_kv_str(out, "result", str_c(result));
    sink_kv_str(out, "when", when);
    sink_map_end(out);
}

static int say(struct op_ctx *ctx, const struct step_in *x, int state, struct sink *out)
{
    struct plan_item item;
    struct date on = date_is_set(x->on) ? x->on : ctx->today;
    if (date_cmp(on, ctx->today) > 0)
        return err_set(ctx->err, ERR_INVALID, "On: choose today or a day before.");
    int rc = plan_say(ctx, x->step, state, on, &item);
    if (rc == 0)
        emit_change(ctx, &item, state ? milestone_state_choices[state].label : "Open again", out);
    return rc;
}

static int run_done(struct op_ctx *ctx, const void *in, struct sink *out)
{
    return say(ctx, in, MILESTONE_DONE, out);
}

static int run_skip(struct op_ctx *ctx, const void *in, struct sink *out)
{
    return say(ctx, in, MILESTONE_SKIPPED, out);
}

static int run_not_for_me(struct op_ctx *ctx, const void *in, struct sink *out)
{
    return say(ctx, in, MILESTONE_NOT_FOR_ME, out);
}

static int run_open(struct op_ctx *ctx, const void *in, struct sink *out)
{
    return say(ctx, in, MILESTONE_OPEN, out);
}

static int run_move(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct step_in *x = in;
    struct plan_item item;
    int rc = plan_find(ctx, x->step, &item);
    if (rc < 0)
        return rc;
    if (date_is_set(x->until) && !date_is_set(x->on))
        return err_set(ctx->err, ERR_INVALID, "Until: say the first day, too.");
    struct milestone after = item.said;
    after.on = x->on;
    after.until = x->until;
    rc = plan_write(ctx, &item, &after);
    if (rc == 0)
        rc = plan_find(ctx, item.key, &item);
    if (rc == 0)
        emit_change(ctx, &item, date_is_set(x->on) ? "Moved" : "Back to its own date", out);
    return rc;
}

static int run_add(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct add_in *x = in;
    struct milestone m = {
        .title = str_trim(x->title), .on = x->on, .until = x->until, .note = x->note};
    struct plan_item item = {.title = m.title};
    int rc = plan_write(ctx, &item, &m);
    if (rc < 0)
        return rc;
    item.key = id_str(ctx->arena, m.record.id);
    item.date.from = m.on;
    item.date.until = date_is_set(m.until) ? m.until : m.on;
    emit_change(ctx, &item, "Step added", out);
    return 0;
}

static int run_check(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    size_t n = ctx->app->plan_faults ? ctx->app->plan_faults->all.n : 0;
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++) {
        const struct plan_fault *f = &ctx->app->plan_faults->all.p[i];
        sink_map_begin(out);
        sink_kv_str(out, "file", str_c(f->file));
        sink_kv_i64(out, "line", f->line);
        sink_kv_str(out, "fault", f->text);
        sink_map_end(out);
    }
    sink_list_end(out);
    ctx->message = n ? STR("The tables that come with Wellmet are used until these are mended.")
                     : STR("The plan's tables are sound.");
    return 0;
}

#define CHANGE(verb, words, at, text, more, shown, fields, function)                               \
    {                                                                                              \
        .name = "plan." verb, .cli = words, .method = OP_POST, .path = at, .summary = text,        \
        .help = more, .example = shown, .in = fields, .in_size = sizeof(struct step_in),           \
        .out = change_out, .need = PERM_WRITE, .flags = OP_WRITE, .run = function                  \
    }

const struct op plan_ops[] = {
    {.name = "plan",
     .cli = "plan",
     .method = OP_GET,
     .path = "/plan",
     .summary = "The road: what this month asks, and what comes next.",
     .help = "Steps from the first day of school to residency, dated from your graduation year, "
             "track and specialties. A date that is projected says so and names the page to check. "
             "When the graduation year changes, everything moves.",
     .example = "wellmet plan --month",
     .in = list_fields,
     .in_size = sizeof(struct list_in),
     .out = list_out,
     .need = PERM_READ,
     .run = run_list},
    {.name = "plan.show",
     .cli = "plan show",
     .method = OP_GET,
     .path = "/plan/step",
     .summary = "One step: what to do, why and how, and who may help.",
     .help = "Names the chapter of the primer that says more, and people you know in the roles "
             "that the step asks for.",
     .example = "wellmet plan show rol",
     .in = step_fields,
     .in_size = sizeof(struct step_in),
     .out = show_out,
     .need = PERM_READ,
     .run = run_show},
    CHANGE("done", "plan done", "/plan/done", "A step is done.", "It stays on the road, ticked.",
           "wellmet plan done letters_ask", done_fields, run_done),
    CHANGE("skip", "plan skip", "/plan/skip", "Skip a step.",
           "It stays on the road and asks for nothing more.", "wellmet plan skip away", step_fields,
           run_skip),
    CHANGE("not_for_me", "plan not-for-me", "/plan/not-for-me", "A step is not for you.",
           "It leaves your road; wellmet plan --all shows it still, and plan open brings it back.",
           "wellmet plan not-for-me vslo_catalogs", step_fields, run_not_for_me),
    CHANGE("open", "plan open", "/plan/open", "A step is open again.",
           "Takes back done, skipped and not for me.", "wellmet plan open rol", step_fields,
           run_open),
    CHANGE("move", "plan move", "/plan/move", "Give a step a date of your own.",
           "Your date wins over the plan's; without a day the plan's own comes back.",
           "wellmet plan move eras_submit 2027-09-10", move_fields, run_move),
    {.name = "plan.add",
     .cli = "plan add",
     .method = OP_POST,
     .path = "/plan",
     .summary = "Add a step of your own.",
     .help = "It stands among the others by its day.",
     .example = "wellmet plan add 'Meet the program adviser' 2027-09-01",
     .in = add_fields,
     .in_size = sizeof(struct add_in),
     .out = change_out,
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_add},
    {.name = "plan.check",
     .cli = "plan check",
     .method = OP_GET,
     .path = "/plan/check",
     .summary = "What is wrong in your own tables of the plan.",
     .help = "Your own milestones.csv, milestones_world.csv, milestones_exact.csv or stages.csv "
             "beside the database take the place of those that come with Wellmet. While one has a "
             "fault, none of yours is used; every fault is named with its line.",
     .example = "wellmet plan check",
     .out = check_out,
     .need = PERM_READ,
     .run = run_check},
    OP_END};
