/* SPDX-License-Identifier: Apache-2.0 */
/* The operations of letters: add, packet, confirm, uploaded, plan, assign, unassign, and lists. */
#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "def/errors.h"
#include "insight/phrase.h"
#include "ops/ask.h"
#include "ops/letters.h"
#include "ops/save.h"
#include "store/record.h"
#include "store/standing.h"

struct add_in {
    struct letter letter;
    int64_t person;
    struct str what;
    struct date need_by;
};
struct step_in {
    struct date on;
    struct str letter_id;
};
struct goes_in {
    int64_t program;
    struct date on;
    bool all;
};

/* --- answers ---------------------------------------------------------------------------------- */

static size_t index_of(const struct letters *x, int64_t letter)
{
    size_t i = 0;
    while (i < x->facts.letters_n && x->facts.letters[i].letter.record.id != letter)
        i++;
    return i;
}

static void emit_one(struct op_ctx *ctx, const struct letters *x, size_t i, struct sink *out)
{
    const struct letter_fact *l = &x->facts.letters[i];
    struct letter_act act = letters_act(ctx, x, i);
    char key[2] = {l->key, '\0'};
    sink_map_begin(out);
    sink_kv_str(out, "key", str_copy(ctx->arena, str_c(key)));
    sink_kv_str(out, "writer", l->writer.name);
    sink_kv_str(out, "letter", letters_kind(ctx->arena, &l->letter));
    sink_kv_str(out, "state", str_c(letter_step_words[letter_steps(&x->facts, i)]));
    sink_kv_str(out, "so_far", act.said);
    sink_kv_str(out, "next", str_c(act.label));
    if (sink_is_json(out)) {
        sink_kv_str(out, "service", str_c(service_choices[l->letter.service].key));
        sink_kv_str(out, "form", str_c(letter_form_choices[l->letter.form].key));
        sink_kv_str(out, "letter_id", l->letter.letter_id);
        sink_kv_i64(out, "step", letter_steps(&x->facts, i));
        sink_kv_date(out, "need_by", letter_need_by(&x->facts, l));
        sink_kv_id(out, "ask", l->ask.record.id);
        sink_kv_id(out, "id", l->letter.record.id);
        sink_kv_id(out, "person_id", l->writer.person);
    }
    sink_map_end(out);
}

/* Of a letter that was put away only its record is known. */
static int emit_letter(struct op_ctx *ctx, int64_t letter, const char *words, struct sink *out)
{
    struct letters x;
    int rc = letters_load(ctx, false, &x);
    size_t i = rc == 0 ? index_of(&x, letter) : 0;
    if (rc < 0)
        return rc;
    ctx->result_entity = &entity_letter;
    ctx->result_id = letter;
    if (i == x.facts.letters_n) {
        sink_map_begin(out);
        sink_kv_id(out, "id", letter);
        sink_map_end(out);
        return 0;
    }
    ctx->message =
        str_format(ctx->arena, "%s: %.*s", words, STR_ARG(x.facts.letters[i].writer.name));
    emit_one(ctx, &x, i, out);
    return 0;
}

static int check_on(struct op_ctx *ctx)
{
    struct letters x;
    int rc = letters_load(ctx, false, &x);
    return rc == 0 && x.off
               ? err_set(ctx->err, ERR_INVALID,
                         "Places are given without letters where you are; Settings has "
                         "your country.")
               : rc;
}

/* --- add -------------------------------------------------------------------------------------- */

static int add_ask(struct op_ctx *ctx, const struct add_in *x, int64_t *ret)
{
    struct letters all;
    if (!x->person)
        return err_set(ctx->err, ERR_INVALID, "Person: say who would write it.");
    int rc = letters_load(ctx, false, &all);
    if (rc < 0)
        return rc;
    struct str what = x->letter.specialty.n
                          ? str_format(ctx->arena, "a letter for %.*s",
                                       STR_ARG(phrase_inside(ctx->arena, x->letter.specialty)))
                          : STR("a letter of recommendation");
    struct ask ask = {.person = x->person,
                      .kind = ASK_LETTER,
                      .state = ASK_IDEA,
                      .what = x->what.n ? x->what : what,
                      .need_by = date_is_set(x->need_by) ? x->need_by : all.needed.on};
    rc = save_new(ctx, &entity_ask, &ask);
    *ret = ask.record.id;
    return rc;
}

static int check_ask(struct op_ctx *ctx, int64_t id)
{
    struct ask ask;
    int rc = record_load(ctx->db, ctx->arena, &entity_ask, id, &ask);
    return rc == 0 && ask.kind != ASK_LETTER
               ? err_set(ctx->err, ERR_INVALID, "Ask: choose one of kind letter.")
               : rc;
}

static int run_add(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct add_in *x = in;
    struct letter letter = x->letter;
    memset(&letter.record, 0, sizeof(letter.record));
    int rc = check_on(ctx);
    if (rc == 0)
        rc = letter.ask ? check_ask(ctx, letter.ask) : add_ask(ctx, x, &letter.ask);
    if (letter.waived && !date_is_set(letter.waived_on))
        letter.waived_on = ctx->today;
    if (!letter.portal)
        letter.portal = PORTAL_NOT_CONFIRMED;
    if (rc == 0)
        rc = save_new(ctx, &entity_letter, &letter);
    return rc < 0 ? rc : emit_letter(ctx, letter.record.id, "Letter added", out);
}

/* --- steps ------------------------------------------------------------------------------------ */

static int load_letter(struct op_ctx *ctx, const struct step_in *x, struct letter *ret,
                       struct date *ret_on)
{
    *ret_on = date_is_set(x->on) ? x->on : ctx->today;
    if (date_cmp(*ret_on, ctx->today) > 0)
        return err_set(ctx->err, ERR_INVALID, "Day: choose today or a day before.");
    return record_load(ctx->db, ctx->arena, &entity_letter, ctx->id, ret);
}

/* What the ask had as next step is done with it. */
static int clear_packet_step(struct op_ctx *ctx, int64_t id)
{
    struct ask ask;
    int rc = record_load(ctx->db, ctx->arena, &entity_ask, id, &ask);
    bool mine = rc == 0 && str_eq(ask.next_step, str_c(ask_first_step(ASK_LETTER)));
    return mine ? ask_clear_step(ctx, id) : rc;
}

int letter_packet_sent(struct op_ctx *ctx, int64_t letter, struct date on)
{
    struct letter before;
    int rc = record_load(ctx->db, ctx->arena, &entity_letter, letter, &before);
    if (rc < 0)
        return rc;
    struct letter after = before;
    after.packet_on = on;
    rc = save_change(ctx, &entity_letter, &before, &after);
    return rc < 0 ? rc : clear_packet_step(ctx, before.ask);
}

static int run_packet(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct letter before;
    struct date on;
    int rc = load_letter(ctx, in, &before, &on);
    if (rc == 0)
        rc = letter_packet_sent(ctx, ctx->id, on);
    return rc < 0 ? rc : emit_letter(ctx, ctx->id, "Packet sent", out);
}

static int run_confirm(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct step_in *x = in;
    struct letter before;
    struct date on;
    int rc = load_letter(ctx, x, &before, &on);
    if (rc == 0 && before.portal == PORTAL_UPLOADED)
        rc = err_set(ctx->err, ERR_INVALID, "This letter is uploaded already.");
    if (rc < 0)
        return rc;
    struct letter after = before;
    after.portal = PORTAL_CONFIRMED;
    after.confirmed_on = on;
    if (x->letter_id.n)
        after.letter_id = str_trim(x->letter_id);
    rc = save_change(ctx, &entity_letter, &before, &after);
    return rc < 0 ? rc : emit_letter(ctx, ctx->id, "Request confirmed", out);
}

/* The ask is done with it, so that thanks come next. */
static int finish_ask(struct op_ctx *ctx, int64_t id, struct date on)
{
    struct ask ask, after;
    struct ask_said said = {.on = on, .text = STR("wrote a letter for me")};
    int rc = record_load(ctx->db, ctx->arena, &entity_ask, id, &ask);
    if (rc < 0 || !ask_move_find((enum ask_state)ask.state, ASK_VERB_DONE)->to)
        return rc;
    return ask_move(ctx, id, ASK_VERB_DONE, &said, &after);
}

static int run_uploaded(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct letter before;
    struct date on;
    int rc = load_letter(ctx, in, &before, &on);
    struct letter after = before;
    after.portal = PORTAL_UPLOADED;
    after.uploaded_on = on;
    if (rc == 0 && !date_is_set(after.confirmed_on))
        after.confirmed_on = on;
    if (rc == 0)
        rc = save_change(ctx, &entity_letter, &before, &after);
    if (rc == 0)
        rc = finish_ask(ctx, before.ask, on);
    return rc < 0 ? rc : emit_letter(ctx, ctx->id, "Uploaded, thanks come next", out);
}

/* --- which goes where ------------------------------------------------------------------------- */

static int find_cell(struct op_ctx *ctx, int64_t program, struct assignment *ret, bool *ret_found)
{
    struct letters x;
    int rc = program ? letters_load(ctx, false, &x)
                     : err_set(ctx->err, ERR_INVALID, "Program: say which one.");
    size_t l = rc == 0 ? index_of(&x, ctx->id) : 0, p = 0;
    *ret_found = false;
    while (rc == 0 && p < x.facts.places_n && x.facts.places[p].program != program)
        p++;
    if (rc == 0 && x.off)
        return check_on(ctx);
    if (rc < 0 || l == x.facts.letters_n || p == x.facts.places_n)
        return rc; /* put away: the table does not show it */
    int64_t id = x.assignments[p * x.facts.letters_n + l];
    *ret_found = id != 0;
    return id ? record_load(ctx->db, ctx->arena, &entity_assignment, id, ret) : rc;
}

static int save_cell(struct op_ctx *ctx, const struct goes_in *x, const struct assignment *before,
                     enum assignment_state to)
{
    struct assignment after =
        before ? *before : (struct assignment){.letter = ctx->id, .program = x->program};
    after.state = (int)to;
    after.on = to != ASSIGNMENT_DONE ? (struct date){0} : date_is_set(x->on) ? x->on : ctx->today;
    return before ? save_change(ctx, &entity_assignment, before, &after)
                  : save_new(ctx, &entity_assignment, &after);
}

/* To every program the letter fits, where there is room for it. */
static int set_all(struct op_ctx *ctx, const struct goes_in *in, enum assignment_state to)
{
    struct letters x;
    int rc = letters_load(ctx, false, &x);
    size_t l = rc == 0 ? index_of(&x, ctx->id) : 0, n = 0, full = 0;
    for (size_t p = 0; rc == 0 && l < x.facts.letters_n && p < x.facts.places_n; p++) {
        struct goes_in one = {.program = x.facts.places[p].program, .on = in->on};
        int64_t id = x.assignments[p * x.facts.letters_n + l];
        struct assignment before;
        struct err why = {0};
        if (letter_cell(&x.facts, l, p) >= to ||
            !letter_fits(&x.facts.letters[l], &x.facts.places[p]))
            continue;
        if (letter_check_assign(&x.facts, l, p, to, &why) < 0) {
            full++;
            continue;
        }
        rc = id ? record_load(ctx->db, ctx->arena, &entity_assignment, id, &before) : 0;
        if (rc == 0)
            rc = save_cell(ctx, &one, id ? &before : NULL, to);
        n++;
    }
    ctx->message = str_format(ctx->arena, "%zu programs", n);
    if (full)
        ctx->message =
            str_format(ctx->arena, "%zu programs, %zu have no room or do not take it", n, full);
    return rc;
}

static int set_cell(struct op_ctx *ctx, const struct goes_in *x, enum assignment_state to,
                    struct sink *out)
{
    const char *words = to == ASSIGNMENT_DONE ? "Assigned" : "Planned";
    struct assignment before;
    bool found;
    if (x->all) {
        int rc = set_all(ctx, x, to);
        return rc < 0
                   ? rc
                   : emit_letter(ctx, ctx->id,
                                 str_format(ctx->arena, "%s, %.*s", words, STR_ARG(ctx->message)).p,
                                 out);
    }
    int rc = find_cell(ctx, x->program, &before, &found);
    if (rc == 0)
        rc = save_cell(ctx, x, found ? &before : NULL, to);
    return rc < 0 ? rc : emit_letter(ctx, ctx->id, words, out);
}

static int run_plan(struct op_ctx *ctx, const void *in, struct sink *out)
{
    return set_cell(ctx, in, ASSIGNMENT_PLANNED, out);
}

static int run_assign(struct op_ctx *ctx, const void *in, struct sink *out)
{
    return set_cell(ctx, in, ASSIGNMENT_DONE, out);
}

/* Taking off what is not there is no mistake. */
static int run_unassign(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct goes_in *x = in;
    struct assignment before;
    bool found;
    int rc = find_cell(ctx, x->program, &before, &found);
    if (rc == 0 && found)
        rc = save_remove(ctx, &entity_assignment, &before);
    return rc < 0 ? rc
                  : emit_letter(ctx, ctx->id, found ? "Taken off" : "It does not go there", out);
}

/* --- lists ------------------------------------------------------------------------------------ */

static void say_off(struct op_ctx *ctx)
{
    ctx->message = STR("Places are given without letters where you are.");
}

static int run_letters(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct letters x;
    (void)in;
    int rc = letters_load(ctx, false, &x);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < x.facts.letters_n; i++)
        emit_one(ctx, &x, i, out);
    sink_list_end(out);
    if (x.off)
        say_off(ctx);
    else
        ctx->message = x.facts.letters_n ? letters_title(ctx->arena, &x)
                                         : STR("No letters yet. wellmet letter add begins one.");
    return 0;
}

static int run_problems(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct letters x;
    letter_problems_vec all = {0};
    (void)in;
    int rc = letters_load(ctx, false, &x);
    if (rc < 0)
        return rc;
    if (!x.off)
        letter_problems(ctx->arena, &x.facts, &all);
    sink_list_begin(out);
    VEC_EACH (const struct letter_problem, p, &all) {
        sink_map_begin(out);
        sink_kv_date(out, "by", p->by);
        sink_kv_str(out, "problem", p->sentence);
        sink_kv_str(out, "rule", p->rule);
        sink_kv_str(out, "text", p->text);
        sink_kv_str(out, "source", p->source);
        if (sink_is_json(out)) {
            sink_kv_str(out, "confidence", p->confidence);
            sink_kv_str(out, "season", p->season);
            sink_kv_i64(out, "weight", p->weight);
            sink_kv_id(out, "program", p->program);
            sink_kv_id(out, "letter", p->letter);
        }
        sink_map_end(out);
    }
    sink_list_end(out);
    if (x.off)
        say_off(ctx);
    else if (!all.n)
        ctx->message = STR("Nothing is wrong with your letters, as far as is noted.");
    return 0;
}

static struct str writers_of(struct op_ctx *ctx, const struct letters *x,
                             const struct letter_need *need)
{
    struct str s = STR_NULL;
    for (size_t i = 0; need && i < need->writers_n; i++)
        s = str_join(ctx->arena, s, STR(", "), x->facts.could[need->writers[i]].name);
    return s;
}

static int run_matrix(struct op_ctx *ctx, const void *in, struct sink *out)
{
    static const char *const signs[] = {".", "o", "#"};
    struct letters x;
    letter_needs_vec needs = {0};
    (void)in;
    int rc = letters_load(ctx, true, &x);
    if (rc < 0)
        return rc;
    if (!x.off)
        letter_needs(ctx->arena, &x.facts, &needs);
    sink_list_begin(out);
    for (size_t p = 0; p < x.facts.places_n; p++) {
        const struct letter_need *need = NULL;
        struct str cells = STR_NULL;
        VEC_EACH (const struct letter_need, n, &needs)
            if (n->place == p)
                need = n;
        for (size_t l = 0; l < x.facts.letters_n; l++) {
            const struct letter_fact *f = &x.facts.letters[l];
            const char *sign =
                !letter_fits(f, &x.facts.places[p]) ? "-" : signs[letter_cell(&x.facts, l, p)];
            cells =
                str_format(ctx->arena, "%.*s%s%c%s", STR_ARG(cells), l ? " " : "", f->key, sign);
        }
        sink_map_begin(out);
        sink_kv_str(out, "program", x.facts.places[p].name);
        sink_kv_str(out, "specialty", x.facts.places[p].specialty_name);
        sink_kv_str(out, "service", str_c(service_choices[x.facts.places[p].service].label));
        sink_kv_str(out, "letters", cells);
        sink_kv_i64(out, "sum", (int64_t)letter_sum(&x.facts, p));
        sink_kv_i64(out, "wanted", letter_wanted(&x.facts, p));
        sink_kv_str(out, "could_go", need ? need->could : STR(""));
        sink_kv_str(out, "could_write", writers_of(ctx, &x, need));
        sink_kv_id(out, "id", x.facts.places[p].program);
        sink_map_end(out);
    }
    sink_list_end(out);
    if (x.off)
        say_off(ctx);
    else
        ctx->message = STR("# assigned, o planned, . not assigned, - not used there.");
    return 0;
}

/* --- rows ------------------------------------------------------------------------------------- */

/* clang-format off */
#define ROW(S, N, L, T, M, H, E, ...)                                                              \
    {.name = N, .label = L, .type = T, .offset = offsetof(S, M), .help = H, .example = E, \
     __VA_ARGS__}
static const struct field add_fields[] = {
    ROW(struct add_in, "person", "Person", FIELD_REF, person, "Who would write it.",
        "Mei-Ling Chen", .ref = "person", .flags = FIELD_POSITION),
    ROW(struct add_in, "service", "Service", FIELD_CHOICE, letter.service,
        "Where it will be uploaded.", "eras", .choices = service_choices),
    ROW(struct add_in, "form", "Form", FIELD_CHOICE, letter.form,
        "Narrative, or one of the standardized forms.", "narrative",
        .choices = letter_form_choices),
    ROW(struct add_in, "specialty", "Specialty", FIELD_TEXT, letter.specialty,
        "For which it is written; empty: for any.", "internal medicine", .max = 120),
    ROW(struct add_in, "need_by", "Needed by", FIELD_DATE, need_by,
        "When it must be there; the day of the plan if not said.", "2027-09-10", .flags = 0),
    ROW(struct add_in, "waived", "Waived", FIELD_BOOL, letter.waived,
        "You gave up the right to read it.", "yes", .flags = 0),
    ROW(struct add_in, "waived_on", "Waived on", FIELD_DATE, letter.waived_on,
        "When you signed that; today if not said.", "2027-06-03", .flags = FIELD_ADVANCED),
    ROW(struct add_in, "backup", "Backup writer", FIELD_REF, letter.backup,
        "Who could write when this one cannot.", "Okafor", .ref = "person"),
    ROW(struct add_in, "sloe_from", "Written by", FIELD_CHOICE, letter.sloe_from,
        "For a SLOE: which kind of group writes it.", "residency_group", .choices = sloe_choices,
        .flags = FIELD_ADVANCED),
    ROW(struct add_in, "chair", "From the chair", FIELD_BOOL, letter.chair,
        "A letter of the department chair.", "no", .flags = FIELD_ADVANCED),
    ROW(struct add_in, "preliminary", "For a preliminary year", FIELD_BOOL, letter.preliminary,
        "For programs of a preliminary year.", "no", .flags = FIELD_ADVANCED),
    ROW(struct add_in, "imported", "Imported", FIELD_BOOL, letter.imported,
        "Brought over from an earlier application.", "no", .flags = FIELD_ADVANCED),
    ROW(struct add_in, "what", "What you ask for", FIELD_TEXT, what,
        "In your words; made from the specialty if not said.", "a letter for residency",
        .max = 2000, .flags = FIELD_ADVANCED),
    ROW(struct add_in, "ask", "Ask", FIELD_REF, letter.ask,
        "The ask of kind letter, when it is there already.", "Chen letter", .ref = "ask",
        .flags = FIELD_ADVANCED),
    ROW(struct add_in, "portal", "In the portal", FIELD_CHOICE, letter.portal,
        "Not confirmed if not said.", "not_confirmed", .choices = portal_choices,
        .flags = FIELD_ADVANCED),
    ROW(struct add_in, "letter_id", "Letter ID", FIELD_TEXT, letter.letter_id,
        "The number of its request form; for one writer, used once.", "12345678", .max = 40,
        .flags = FIELD_ADVANCED),
    ROW(struct add_in, "note", "Note", FIELD_TEXT, letter.note,
        "What to think of; never what the letter says.", "Her office uploads on Fridays.",
        .max = 500, .flags = FIELD_GUARDED | FIELD_ADVANCED),
    FIELD_END};
#define ROW_DAY(H) ROW(struct step_in, "on", "Day", FIELD_DATE, on, H, "yesterday", .flags = 0)
static const struct field packet_fields[] = {
    ROW_DAY("When you sent it; today if not said."), FIELD_END};
static const struct field confirm_fields[] = {
    ROW(struct step_in, "letter_id", "Letter ID", FIELD_TEXT, letter_id,
        "The number on the request form; for one writer, used once.", "12345678", .max = 40,
        .flags = FIELD_POSITION),
    ROW_DAY("When you confirmed it; today if not said."), FIELD_END};
static const struct field uploaded_fields[] = {
    ROW_DAY("When it came in; today if not said."), FIELD_END};
#define ROW_PROGRAM                                                                                \
    ROW(struct goes_in, "program", "Program", FIELD_REF, program, "To which program.", "x", \
        .ref = "program", .flags = FIELD_POSITION)
#define ROW_ALL \
    ROW(struct goes_in, "all", "All programs", FIELD_BOOL, all, \
        "To every program it fits, where there is room for it.", "no", .flags = 0)
static const struct field goes_fields[] = {ROW_PROGRAM, FIELD_END};
static const struct field plan_fields[] = {ROW_PROGRAM, ROW_ALL, FIELD_END};
static const struct field assign_fields[] = {
    ROW_PROGRAM, ROW_ALL,
    ROW(struct goes_in, "on", "Day", FIELD_DATE, on, "When you assigned it; today if not said.",
        "yesterday", .flags = 0), FIELD_END};

#define OUT(N, L, T, H, E) {.name = N, .label = L, .type = T, .help = H, .example = E}
static const struct field letters_out[] = {
    OUT("id", "Id", FIELD_REF, "Its id.", "0NG5A2B3C4D5E"),
    OUT("key", "Key", FIELD_TEXT, "Its letter in the matrix.", "A"),
    OUT("writer", "Writer", FIELD_TEXT, "Who writes it.", "Dr Mei-Ling Chen"),
    OUT("letter", "Letter", FIELD_TEXT, "Form, specialty and waiver.", "Narrative, waived"),
    OUT("state", "State", FIELD_TEXT, "Asked, agreed, confirmed, uploaded or assigned.", "Agreed"),
    OUT("so_far", "So far", FIELD_TEXT, "What happened last and when it is due.", "due in 31 days"),
    OUT("next", "Next", FIELD_TEXT, "What comes next.", "Confirm request"),
    OUT("service", "Service", FIELD_TEXT, "Where it is uploaded.", "eras"),
    OUT("form", "Form", FIELD_TEXT, "Its form.", "narrative"),
    OUT("letter_id", "Letter ID", FIELD_TEXT, "The number of its request form.", "12345678"),
    OUT("step", "Step", FIELD_INT, "How many of the five steps are done.", "2"),
    OUT("need_by", "Needed by", FIELD_DATE, "When it must be there.", "2027-09-10"),
    OUT("ask", "Ask", FIELD_REF, "The ask it belongs to.", "0NG5A2B3C4D5E"),
    OUT("person_id", "Person id", FIELD_REF, "Id of the writer.", "0NG5A2B3C4D5E"),
    FIELD_END};
/* Of a record its id goes without saying. */
#define letter_out (letters_out + 1)
static const struct field problem_out[] = {
    OUT("by", "By", FIELD_DATE, "By when it matters.", "2027-09-10"),
    OUT("problem", "Problem", FIELD_TEXT, "What is wrong, and where.", "It has no SLOE."),
    OUT("rule", "Rule", FIELD_TEXT, "Id of the rule.", "em_sloe"),
    OUT("text", "Text", FIELD_TEXT, "The rule in a sentence.", "Two SLOEs are recommended."),
    OUT("source", "Source", FIELD_TEXT, "Where the rule was read.", "CORD"),
    OUT("confidence", "Confidence", FIELD_TEXT,
        "V read, V~ read elsewhere or older, D concluded, K common knowledge.", "V"),
    OUT("season", "Season", FIELD_TEXT, "For which season it was read.", "2023-24"),
    OUT("weight", "Weight", FIELD_INT, "3 not allowed, 2 asked for, 1 advised.", "2"),
    OUT("program", "Program", FIELD_REF, "Id of the program.", "0NG5A2B3C4D5E"),
    OUT("letter", "Letter", FIELD_REF, "Id of the letter.", "0NG5A2B3C4D5E"),
    FIELD_END};
static const struct field matrix_out[] = {
    OUT("program", "Program", FIELD_TEXT, "Its name.", "Port Ellis"),
    OUT("specialty", "Specialty", FIELD_TEXT, "Of what.", "Emergency Medicine"),
    OUT("service", "Service", FIELD_TEXT, "Through which it applies.", "ResidencyCAS"),
    OUT("letters", "Letters", FIELD_TEXT, "Each letter's key with its sign.", "A# Bo C. D-"),
    OUT("sum", "Sum", FIELD_INT, "How many go there.", "3"),
    OUT("wanted", "Wanted", FIELD_INT, "How many it needs.", "4"),
    OUT("could_go", "Could go", FIELD_TEXT, "Letters that could go there, too.", "C, E"),
    OUT("could_write", "Could write", FIELD_TEXT, "Who might write another.", "Dr Anselm Okafor"),
    OUT("id", "Id", FIELD_REF, "Id of the program.", "0NG5A2B3C4D5E"),
    FIELD_END};

#define STEP(N, IN, SUM, HELP, EX, RUN)                                                            \
    {.name = "letter." N, .cli = "letter " N, .method = OP_POST, .path = "/letters/{id}/" N, \
     .summary = SUM, .help = HELP, .example = EX, .entity = &entity_letter, .in = IN, \
     .in_size = sizeof(struct step_in), .out = letter_out, .need = PERM_WRITE, .flags = OP_WRITE, \
     .run = RUN}
#define GOES(N, IN, SUM, HELP, EX, RUN)                                                            \
    {.name = "letter." N, .cli = "letter " N, .method = OP_POST, .path = "/letters/{id}/" N, \
     .summary = SUM, .help = HELP, .example = EX, .entity = &entity_letter, .in = IN, \
     .in_size = sizeof(struct goes_in), .out = letter_out, .need = PERM_WRITE, .flags = OP_WRITE, \
     .run = RUN}
#define SHOWN(N, C, P, SUM, HELP, OUTS, RUN)                                                       \
    {.name = N, .cli = C, .method = OP_GET, .path = P, .summary = SUM, .help = HELP, \
     .example = "wellmet " C, .out = OUTS, .need = PERM_READ, .run = RUN}

const struct op letter_flow_ops[] = {
    SHOWN("letters", "letters", "/letters/open", "Your letters, and how far each is.",
          "Keys A, B, C ... stand for letters in the matrix and in commands. Letter list has every "
          "field.", letters_out, run_letters),
    SHOWN("letter.problems", "letter problems", "/letters/problems",
          "What is missing or not allowed, by date.",
          "Checks which letter goes where against the rules of portals and specialties; each "
          "problem names its rule and the source.", problem_out, run_problems),
    SHOWN("letter.matrix", "letter matrix", "/letters/matrix",
          "Which letter goes to which program.",
          "A row for each program: every letter's key with a sign, the sum, and for programs with "
          "too few letters which could go there and who could write.", matrix_out, run_matrix),
    {.name = "letter.add", .cli = "letter add", .method = OP_POST, .path = "/letters",
     .summary = "Add a letter.",
     .help = "Says who would write it; the ask of kind letter is made with it. Nothing is sent. "
             "There is no place for what the letter says.",
     .example = "wellmet letter add 'Mei-Ling Chen' --service eras --form narrative",
     .entity = &entity_letter, .in = add_fields, .in_size = sizeof(struct add_in),
     .out = letter_out, .need = PERM_WRITE, .flags = OP_WRITE, .run = run_add},
    STEP("packet", packet_fields, "Note that the writer has the packet.",
         "CV, statement, request form with the Letter ID, the day, evaluations without patient "
         "data, specialty and programs, points to stress.", "wellmet letter packet {letter}",
         run_packet),
    STEP("confirm", confirm_fields, "Note that you confirmed the request in the portal.",
         "After that the entry cannot be edited or deleted. ERAS gives a Letter ID, for one "
         "writer, used once.", "wellmet letter confirm {letter} --letter-id 44556677", run_confirm),
    STEP("uploaded", uploaded_fields, "Note that the letter came in.",
         "The ask is done with it, and thanks come next.", "wellmet letter uploaded {letter}",
         run_uploaded),
    GOES("plan", plan_fields, "Plan a letter for a program.",
         "At most four for a program; what is not allowed is refused with its rule. With --all it "
         "goes to every program it fits.",
         "wellmet letter plan B {program}", run_plan),
    GOES("assign", assign_fields, "Note that you assigned a letter in the portal.",
         "Wellmet plans; you assign in the portal and note it here. Once you applied, it stays.",
         "wellmet letter assign B {program}", run_assign),
    GOES("unassign", goes_fields, "Take a letter off a program.",
         "Not after you applied to the program with it.",
         "wellmet letter unassign B {program}", run_unassign),
    OP_END};
/* clang-format on */
