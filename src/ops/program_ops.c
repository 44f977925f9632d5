/* SPDX-License-Identifier: Apache-2.0 */
/* Operations on programs: list, signal, move, compare, export. */
#include "base/arena.h"
#include "base/sink.h"
#include "base/vec.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/program_int.h"
#include "ops/save.h"
#include "store/record.h"

enum { COMPARED = 8 };

int program_record_load(struct op_ctx *ctx, int64_t id, struct program *ret)
{
    int rc = record_load(ctx->db, ctx->arena, &entity_program, id, ret);
    return rc == ERR_NOT_FOUND
               ? err_set(ctx->err, rc, "This program is not here; it may have been removed.")
               : rc;
}

struct str program_record_name(struct op_ctx *ctx, const struct program *x)
{
    struct organisation o;
    if (x->name.n)
        return x->name;
    return record_load(ctx->db, ctx->arena, &entity_organisation, x->organisation, &o) == 0
               ? o.name
               : x->specialty;
}

/* --- the list --------------------------------------------------------------------------------- */

struct list_in {
    int status, signal;
    struct str specialty;
    bool all;
};

static bool is_shown(struct op_ctx *ctx, const struct list_in *x, const struct program *p)
{
    if (x->status ? p->status != x->status : !x->all && p->status == PROGRAM_OUT)
        return false;
    if (x->signal && p->signal != x->signal)
        return false;
    return !x->specialty.n || specialty_is_same(ctx->arena, p->specialty, x->specialty);
}

static void emit_row(const struct program_list *l, size_t i, struct sink *out)
{
    const struct program_row *r = &l->rows[i];
    const struct program *p = &r->program;
    sink_map_begin(out);
    if (sink_is_json(out))
        sink_kv_id(out, "id", p->record.id);
    sink_kv_str(out, "name", program_name(r));
    sink_kv_str(out, "place", r->place);
    sink_kv_str(out, "specialty", p->specialty);
    sink_kv_str(out, "status", str_c(program_status_choices[p->status].key));
    sink_kv_str(out, "signal", str_c(signal_choices[p->signal].key));
    sink_kv_date(out, "interview_on", p->interview_on);
    sink_kv_str(out, "interview_time", p->interview_time);
    if (sink_is_json(out)) {
        sink_kv_bool(out, "no_thank_you", r->no_thank_you);
        sink_kv_date(out, "contacted_me_on", r->contacted_me_on);
    }
    sink_map_end(out);
}

/* "Internal medicine: 3 of 15 signals ..." of every specialty, and what is wrong with them. */
static struct str sums_words(struct op_ctx *ctx, const struct program_list *l)
{
    struct str words = STR_NULL;
    for (size_t i = 0; i < l->sums_n; i++) {
        const struct signal_sum *x = &l->sums[i];
        if (x->words.n)
            words = str_join(
                ctx->arena, words, STR(" "),
                str_format(ctx->arena, "%.*s: %.*s.", STR_ARG(x->specialty), STR_ARG(x->words)));
        VEC_EACH (const struct str, line, &x->problems)
            words = str_join(ctx->arena, words, STR(" "), *line);
    }
    return words;
}

static int run_list(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct program_list l;
    int rc = program_list_load(ctx, &l);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < l.n; i++)
        if (is_shown(ctx, in, &l.rows[i].program))
            emit_row(&l, i, out);
    sink_list_end(out);
    ctx->message =
        l.n ? sums_words(ctx, &l) : STR("No programs yet: program add, or programs import FILE.");
    return 0;
}

/* --- what is due ------------------------------------------------------------------------------ */

static int run_problems(struct op_ctx *ctx, const void *in, struct sink *out)
{
    static const char *const keys[] = {"two_on_a_day", "answer_offer", "thanks_owed",
                                       "few_offers",   "rank_gap",     "rank_double"};
    struct program_list l;
    struct program_problems found, rank;
    (void)in;
    int rc = program_list_load(ctx, &l);
    if (rc < 0)
        return rc;
    program_interview_problems(ctx->arena, l.facts, l.n, ctx->today, l.season.offers.on, &found);
    program_rank_problems(ctx->arena, l.facts, l.n, &rank);
    VEC_EACH (const struct program_problem, x, &rank.list)
        *VEC_PUSH(ctx->arena, &found.list) = *x;
    sink_list_begin(out);
    VEC_EACH (const struct program_problem, x, &found.list) {
        sink_map_begin(out);
        sink_kv_str(out, "kind", str_c(keys[x->kind]));
        sink_kv_date(out, "on", x->on);
        sink_kv_str(out, "text", x->text);
        if (sink_is_json(out)) {
            sink_kv_id(out, "program", x->program);
            sink_kv_id(out, "other", x->other);
            sink_kv_id(out, "person", x->person);
        }
        sink_map_end(out);
    }
    sink_list_end(out);
    if (!found.list.n)
        ctx->message = STR("Nothing is due or in the way.");
    return 0;
}

/* --- changing one ----------------------------------------------------------------------------- */

int program_answer(struct op_ctx *ctx, const struct program *x, struct str message,
                   struct sink *out)
{
    struct program_list l;
    int rc = program_list_load(ctx, &l);
    size_t at = rc == 0 ? program_at(&l, x->record.id) : SIZE_MAX;
    ctx->result_entity = &entity_program;
    ctx->result_id = x->record.id;
    ctx->message = message;
    if (at != SIZE_MAX)
        emit_row(&l, at, out);
    return rc;
}

struct signal_in {
    int signal;
    bool none;
};

static int run_signal(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct signal_in *x = in;
    struct program before;
    int rc = program_record_load(ctx, ctx->id, &before);
    if (rc == 0 && !x->signal && !x->none)
        rc = err_set(ctx->err, ERR_INVALID, "Signal: say signal, gold or silver; or --none.");
    if (rc < 0)
        return rc;
    struct program after = before;
    after.signal = x->none ? SIGNAL_NONE : x->signal;
    if (after.signal && before.status <= PROGRAM_CONSIDERING)
        after.status = PROGRAM_SIGNALLED;
    if (!after.signal && before.status == PROGRAM_SIGNALLED)
        after.status = PROGRAM_CONSIDERING;
    rc = save_change(ctx, &entity_program, &before, &after);
    if (rc < 0)
        return rc;
    struct program_list l;
    rc = program_list_load(ctx, &l);
    const struct signal_sum *sum = rc == 0 ? program_sum_of(ctx, &l, after.specialty) : NULL;
    struct str words = str_format(ctx->arena, "%s: %.*s.",
                                  after.signal ? signal_choices[after.signal].label : "No signal",
                                  STR_ARG(program_record_name(ctx, &after)));
    if (sum && sum->words.n)
        words = str_format(ctx->arena, "%.*s %.*s.", STR_ARG(words), STR_ARG(sum->words));
    for (size_t i = 0; sum && i < sum->problems.n; i++)
        words = str_join(ctx->arena, words, STR(" "), sum->problems.p[i]);
    return rc < 0 ? rc : program_answer(ctx, &after, words, out);
}

struct move_in {
    int to;
    struct date on;
};

/* The days that a move says. What is noted already stays. */
static void set_days(struct program *x, struct date on)
{
    if (x->status == PROGRAM_APPLIED && !date_is_set(x->applied_on))
        x->applied_on = on;
    if (x->status == PROGRAM_INTERVIEW && !date_is_set(x->offered_on))
        x->offered_on = on;
}

static int run_move(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct move_in *x = in;
    struct program before;
    struct date on;
    int rc = program_record_load(ctx, ctx->id, &before);
    if (rc == 0)
        rc = context_day(ctx, x->on, &on);
    if (rc < 0)
        return rc;
    struct program after = before;
    after.status = x->to;
    if (before.status != x->to)
        set_days(&after, on);
    rc = save_change(ctx, &entity_program, &before, &after);
    struct str words = str_format(ctx->arena, "%s: %.*s.", program_status_choices[x->to].label,
                                  STR_ARG(program_record_name(ctx, &after)));
    if (rc == 0 && program_waits_for_answer(&after))
        words = str_join(ctx->arena, words, STR(" "),
                         STR("Choose a day soon: programs give at least 48 hours to answer."));
    return rc < 0 ? rc : program_answer(ctx, &after, words, out);
}

/* --- side by side ----------------------------------------------------------------------------- */

struct compare_in {
    struct ids programs;
};

static void emit_compared(const struct program_file *f, struct sink *out)
{
    const struct program *p = &f->program;
    sink_map_begin(out);
    sink_kv_str(out, "name", f->fact.name);
    sink_kv_str(out, "place", f->row.place);
    sink_kv_str(out, "specialty", p->specialty);
    sink_kv_str(out, "status", str_c(program_status_choices[p->status].key));
    sink_kv_str(out, "signal", str_c(signal_choices[p->signal].key));
    sink_kv_date(out, "interview_on", p->interview_on);
    sink_kv_i64(out, "letters", (int64_t)f->letters_n);
    sink_kv_i64(out, "people", (int64_t)f->people_n);
    sink_kv_i64(out, "could_call", (int64_t)f->callers_n);
    sink_kv_str(out, "liked", p->liked);
    sink_kv_str(out, "worries", p->worries);
    sink_map_end(out);
}

static int run_compare(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct compare_in *x = in;
    int rc = 0;
    if (!x->programs.n || x->programs.n > COMPARED)
        return err_set(ctx->err, ERR_INVALID, "Programs: name at most %d, with commas between.",
                       COMPARED);
    sink_list_begin(out);
    for (size_t i = 0; rc == 0 && i < x->programs.n; i++) {
        struct program_file f;
        rc = program_load(ctx, x->programs.p[i], &f);
        if (rc == 0)
            emit_compared(&f, out);
    }
    sink_list_end(out);
    return rc;
}

/* --- taking the list out ---------------------------------------------------------------------- */

/* What an adviser may see, too: neither rank nor what was liked or worries. */
static void write_row(const struct program_row *r, struct sink *csv)
{
    const struct program *p = &r->program;
    sink_map_begin(csv);
    sink_kv_str(csv, "program", program_name(r));
    sink_kv_str(csv, "place", r->place);
    sink_kv_str(csv, "specialty", p->specialty);
    sink_kv_str(csv, "acgme_id", p->acgme_id);
    sink_kv_str(csv, "service", str_c(service_choices[p->service].key));
    int status = p->status == PROGRAM_RANKED ? PROGRAM_INTERVIEW : p->status; /* that is private */
    sink_kv_str(csv, "status", str_c(program_status_choices[status].key));
    sink_kv_str(csv, "signal", str_c(signal_choices[p->signal].key));
    sink_kv_str(csv, "bond", str_c(program_bond_choices[p->bond].key));
    sink_kv_date(csv, "applied_on", p->applied_on);
    sink_kv_date(csv, "offered_on", p->offered_on);
    sink_kv_date(csv, "interview_on", p->interview_on);
    sink_kv_str(csv, "interview_time", p->interview_time);
    sink_map_end(csv);
}

static int run_export(struct op_ctx *ctx, const void *in, struct sink *sink)
{
    struct program_row *rows;
    struct strbuf text;
    size_t n;
    (void)in;
    (void)sink;
    int rc = programs_list(ctx->db, ctx->arena, 0, LIMIT_IMPORT_RECORDS, &rows, &n);
    if (rc < 0)
        return rc;
    strbuf_init(&text, ctx->arena, LIMIT_OUTPUT);
    struct sink *csv = sink_new(ctx->arena, SINK_CSV, &text, 0);
    sink_list_begin(csv);
    for (size_t i = 0; i < n; i++)
        write_row(&rows[i], csv);
    sink_list_end(csv);
    sink_finish(csv);
    if (text.overflow)
        return err_set(ctx->err, ERR_LIMIT, "This is more than one file can hold.");
    ctx->raw = strbuf_get(&text);
    ctx->raw_type = STR("text/csv; charset=utf-8");
    ctx->raw_name = STR("wellmet-programs.csv");
    return 0;
}

/* clang-format off */
static const struct field list_fields[] = {
    {.name = "status", .label = "Status", .type = FIELD_CHOICE,
     .offset = offsetof(struct list_in, status),
     .choices = program_status_choices, .help = "Only these.", .example = "interview",
     .flags = FIELD_POSITION},
    {.name = "specialty", .label = "Specialty", .type = FIELD_TEXT,
     .offset = offsetof(struct list_in, specialty), .help = "Only this specialty.",
     .example = "internal medicine", .max = 120},
    {.name = "signal", .label = "Signal", .type = FIELD_CHOICE,
     .offset = offsetof(struct list_in, signal),
     .choices = signal_choices, .help = "Only those with this signal.", .example = "gold"},
    {.name = "all", .label = "All", .type = FIELD_BOOL, .offset = offsetof(struct list_in, all),
     .help = "Those you let go, too.", .example = "yes"},
    FIELD_END,
};
#define OUT_NAME {.name = "name", .label = "Name", .type = FIELD_TEXT, \
     .help = "What you call it.", \
     .example = "St. Brigid Internal Medicine Residency"}
#define OUT_PLACE {.name = "place", .label = "Place", .type = FIELD_TEXT, .help = "Where it is.", \
     .example = "Harrow Lake"}
#define OUT_SPECIALTY {.name = "specialty", .label = "Specialty", .type = FIELD_TEXT, \
     .help = "Its specialty.", .example = "internal medicine"}
#define OUT_STATUS {.name = "status", .label = "Status", .type = FIELD_TEXT, \
     .help = "How far it is.", \
     .example = "interview"}
#define OUT_SIGNAL {.name = "signal", .label = "Signal", .type = FIELD_TEXT, \
     .help = "The one you gave.", \
     .example = "gold"}
#define OUT_INTERVIEW {.name = "interview_on", .label = "Interview", .type = FIELD_DATE, \
     .help = "Its day.", .example = "2028-11-12"}
#define OUT_ROW  \
    OUT_NAME, OUT_PLACE, OUT_SPECIALTY, OUT_STATUS, OUT_SIGNAL, OUT_INTERVIEW, \
    {.name = "interview_time", .label = "Interview at", .type = FIELD_TEXT, .help = "Local time.", \
     .example = "09:00"}, \
    {.name = "no_thank_you", .label = "No thank-you notes", .type = FIELD_BOOL, \
     .help = "It asks for none.", .example = "no"}, \
    {.name = "contacted_me_on", .label = "They contacted me first on", .type = FIELD_DATE, \
     .help = "During SOAP.", .example = "2029-03-13"},
static const struct field list_out[] = {
    {.name = "id", .label = "Id", .type = FIELD_REF, .help = "The program.",
     .example = "0NG5A2B3C4D5E"},
    OUT_ROW
    FIELD_END,
};
static const struct field row_out[] = {
    OUT_ROW
    FIELD_END,
};
static const struct field problem_out[] = {
    {.name = "kind", .label = "Kind", .type = FIELD_TEXT,
     .help = "two_on_a_day, answer_offer, thanks_owed, few_offers, rank_gap or rank_double.",
     .example = "thanks_owed"},
    {.name = "on", .label = "Day", .type = FIELD_DATE, .help = "By when.", .example = "2028-11-14"},
    {.name = "text", .label = "Text", .type = FIELD_TEXT, .help = "A sentence.",
     .example = "Dr Cohen interviewed you yesterday; thanks fit best by Friday."},
    {.name = "program", .label = "Program", .type = FIELD_REF, .help = "The program it is about.",
     .example = "0NG5A2B3C4D5E"},
    {.name = "other", .label = "Other program", .type = FIELD_REF, .help = "The other one of two.",
     .example = "0NG5A2B3C4D5E"},
    {.name = "person", .label = "Person", .type = FIELD_REF, .help = "Whom to thank.",
     .example = "0NG5A2B3C4D5E"},
    FIELD_END,
};
static const struct field signal_fields[] = {
    {.name = "signal", .label = "Signal", .type = FIELD_CHOICE,
     .offset = offsetof(struct signal_in, signal), .choices = signal_choices,
     .help = "Gold or silver where the specialty has them, else signal.", .example = "gold",
     .flags = FIELD_POSITION},
    {.name = "none", .label = "Take it back", .type = FIELD_BOOL,
     .offset = offsetof(struct signal_in, none), .help = "No signal after all.", .example = "no"},
    FIELD_END,
};
static const struct field move_fields[] = {
    {.name = "to", .label = "To", .type = FIELD_CHOICE, .offset = offsetof(struct move_in, to),
     .choices = program_status_choices, .help = "How far it is now.", .example = "applied",
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "on", .label = "On", .type = FIELD_DATE, .offset = offsetof(struct move_in, on),
     .help = "The day it happened; today if not said.", .example = "yesterday"},
    FIELD_END,
};
static const struct field compare_fields[] = {
    {.name = "programs", .label = "Programs", .type = FIELD_REFS, .ref = "program",
     .offset = offsetof(struct compare_in, programs), .help = "Up to eight, by name or id.",
     .example = "{program}", .flags = FIELD_REQUIRED | FIELD_POSITION},
    FIELD_END,
};
static const struct field compare_out[] = {
    OUT_NAME, OUT_PLACE, OUT_SPECIALTY, OUT_STATUS, OUT_SIGNAL, OUT_INTERVIEW,
    {.name = "letters", .label = "Letters", .type = FIELD_INT, .help = "Planned or assigned.",
     .example = "3"},
    {.name = "people", .label = "People", .type = FIELD_INT, .help = "Whom you noted there.",
     .example = "4"},
    {.name = "could_call", .label = "Could call", .type = FIELD_INT,
     .help = "Of them, who could call for you.", .example = "2"},
    {.name = "liked", .label = "What you liked", .type = FIELD_TEXT, .help = "For you alone.",
     .example = "Residents who know the town."},
    {.name = "worries", .label = "What worries you", .type = FIELD_TEXT, .help = "For you alone.",
     .example = "Far from home."},
    FIELD_END,
};

const struct op programs_ops[] = {
    {.name = "programs", .cli = "programs", .method = OP_GET, .path = "/programs/table",
     .summary = "Your programs, with the signals you gave.",
     .help = "By status, specialty or signal; those you let go with --all. Says how many "
             "signals of "
             "the season are used, per specialty.",
     .example = "wellmet programs",
     .in = list_fields, .in_size = sizeof(struct list_in), .out = list_out, .need = PERM_READ,
     .run = run_list},
    {.name = "programs.due", .cli = "programs due", .method = OP_GET, .path = "/programs/due",
     .summary = "What is due or in the way about your programs.",
     .help = "Two interviews on a day, offers to answer, thanks to interviewers, few offers in "
             "late "
             "October, places of the worksheet that are empty or stand twice. By date.",
     .example = "wellmet programs due",
     .out = problem_out, .need = PERM_READ, .run = run_problems},
    {.name = "programs.export", .cli = "programs export", .method = OP_GET,
     .path = "/programs/export",
     .summary = "Take your programs out as a CSV file.",
     .help = "For an adviser, too: neither your ranking nor what you liked or worry about is in "
             "it.",
     .example = "wellmet programs export", .need = PERM_READ, .flags = OP_RAW, .run = run_export},
    {.name = "program.signal", .cli = "program signal", .method = OP_POST,
     .path = "/programs/{id}/signal",
     .summary = "Give a program a signal, or take it back.",
     .help = "Counts it against the season's allowance of the specialty, and says what does not "
             "fit. Nothing is sent: signals are given in the application itself.",
     .example = "wellmet program signal {program} gold",
     .entity = &entity_program, .in = signal_fields, .in_size = sizeof(struct signal_in),
     .out = row_out, .need = PERM_WRITE, .flags = OP_WRITE, .run = run_signal},
    {.name = "program.move", .cli = "program move", .method = OP_POST,
     .path = "/programs/{id}/move",
     .summary = "Say how far a program is.",
     .help = "From considering over signalled, applied, interview and ranked to matched; or out. "
             "Notes the day of an application or an invitation.",
     .example = "wellmet program move {program} applied",
     .entity = &entity_program, .in = move_fields, .in_size = sizeof(struct move_in),
     .out = row_out, .need = PERM_WRITE, .flags = OP_WRITE, .run = run_move},
    {.name = "program.interview", .cli = "program interview", .method = OP_POST,
     .path = "/programs/{id}/interview",
     .summary = "Note an interview and who interviewed you.",
     .help = "Today reminds you of it the day before, and afterwards to thank each interviewer "
             "within two days, unless the program asks for no thank-you notes.",
     .example = "wellmet program interview {program} +14 09:00 --interviewers 'Rachel Cohen' "
             "--add-new",
     .entity = &entity_program, .in = program_interview_fields,
     .in_size = sizeof(struct program_interview_in),
     .out = row_out, .need = PERM_WRITE, .flags = OP_WRITE, .run = program_interview_run},
    {.name = "programs.compare", .cli = "programs compare", .method = OP_GET,
     .path = "/programs/compare",
     .summary = "Put programs side by side.",
     .help = "How far each is, its interview, letters, whom you know there, and your own notes.",
     .example = "wellmet programs compare 'St. Brigid, Port Ansel'",
     .in = compare_fields, .in_size = sizeof(struct compare_in), .out = compare_out,
     .need = PERM_READ, .run = run_compare},
    OP_END};
/* clang-format on */
