/* SPDX-License-Identifier: Apache-2.0 */
/* The operation program.interview: its day, and who interviewed, who may be new. */
#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "model/person.h"
#include "model/rules.h"
#include "ops/names.h"
#include "ops/program_int.h"
#include "ops/save.h"
#include "store/record.h"
#include "store/standing.h"

enum { NAMES = 12 };

/* --- who interviewed -------------------------------------------------------------------------- */

/* Somebody new, known from the interview: with a position there. */
static int add_person(struct op_ctx *ctx, const struct program *x, struct str name, int64_t *ret)
{
    struct person p = {.met_how = STR("interview"), .met_when = x->interview_on};
    person_set_name(ctx->arena, &p, name);
    int rc = save_new(ctx, &entity_person, &p);
    struct position at = {.person = p.record.id,
                          .organisation = x->organisation,
                          .kind = choice_find(position_kind_choices, STR("faculty"))};
    *ret = p.record.id;
    return rc < 0 ? rc : save_new(ctx, &entity_position, &at);
}

static int find_interviewer(struct op_ctx *ctx, const struct program *x, struct str name,
                            bool add_new, int64_t *ret)
{
    struct names who;
    int64_t id;
    if (id_parse(name, &id) && record_exists(ctx->db, &entity_person, id)) {
        *ret = id;
        return 0;
    }
    int rc = names_find(ctx, name, &who);
    if (rc < 0)
        return rc;
    if (who.only != SIZE_MAX) {
        *ret = who.rows[who.only].person;
        return 0;
    }
    if (who.n)
        return err_set(ctx->err, ERR_AMBIGUOUS,
                       "Interviewers: more than one person fits \"%.*s\"; use the whole name or "
                       "the id.",
                       STR_ARG(name));
    if (!add_new)
        return err_set(ctx->err, ERR_NOT_FOUND,
                       "Interviewers: \"%.*s\" is not here yet; check the spelling, or say that "
                       "new people are added.",
                       STR_ARG(name));
    return add_person(ctx, x, name, ret);
}

static void add_interviewer(struct op_ctx *ctx, struct program *x, int64_t id)
{
    struct ids *ids = &x->interviewers;
    for (size_t i = 0; i < ids->n; i++)
        if (ids->p[i] == id)
            return;
    int64_t *more = ARENA_ARRAY(ctx->arena, int64_t, ids->n + 1);
    if (ids->n)
        memcpy(more, ids->p, ids->n * sizeof(*more));
    more[ids->n] = id;
    *ids = (struct ids){more, ids->n + 1};
}

static int set_interviewers(struct op_ctx *ctx, struct program *x,
                            const struct program_interview_in *in)
{
    struct str rest = in->interviewers, name;
    int rc = 0, n = 0;
    while (rc == 0 && rest.n && str_next(&rest, ',', &name)) {
        int64_t id = 0;
        name = str_trim(name);
        if (!name.n)
            continue;
        if (++n > NAMES)
            return err_set(ctx->err, ERR_LIMIT, "Interviewers: these are more than %d at once.",
                           NAMES);
        rc = find_interviewer(ctx, x, name, in->add_new, &id);
        if (rc == 0)
            add_interviewer(ctx, x, id);
    }
    return rc;
}

/* --- the operation ---------------------------------------------------------------------------- */

/* Another interview on that day is said at once, and kept. */
static struct str interview_words(struct op_ctx *ctx, const struct program *x)
{
    struct program_list l;
    struct program_problems found;
    struct str words =
        str_format(ctx->arena, "Interview: %.*s, %.*s.", STR_ARG(program_record_name(ctx, x)),
                   STR_ARG(date_near(ctx->arena, x->interview_on, ctx->today)));
    if (program_list_load(ctx, &l) < 0)
        return words;
    program_interview_problems(ctx->arena, l.facts, l.n, ctx->today, l.season.offers.on, &found);
    VEC_EACH (const struct program_problem, p, &found.list)
        if (p->kind == PROGRAM_TWO_ON_A_DAY &&
            (p->program == x->record.id || p->other == x->record.id))
            words = str_join(ctx->arena, words, STR(" "), p->text);
    return words;
}

int program_interview_run(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct program_interview_in *x = in;
    struct program before;
    int rc = program_record_load(ctx, ctx->id, &before);
    if (rc < 0)
        return rc;
    struct program after = before;
    if (date_is_set(x->on))
        after.interview_on = x->on;
    if (!date_is_full(after.interview_on))
        return err_set(ctx->err, ERR_INVALID, "Day: say when the interview is.");
    if (context_has(ctx, "time"))
        after.interview_time = x->time;
    if (context_has(ctx, "place"))
        after.interview_place = x->place;
    if (before.status < PROGRAM_INTERVIEW)
        after.status = PROGRAM_INTERVIEW;
    rc = set_interviewers(ctx, &after, x);
    if (rc == 0)
        rc = save_change(ctx, &entity_program, &before, &after);
    return rc < 0 ? rc : program_answer(ctx, &after, interview_words(ctx, &after), out);
}

/* clang-format off */
const struct field program_interview_fields[] = {
    {.name = "on", .label = "Day", .type = FIELD_DATE,
     .offset = offsetof(struct program_interview_in, on),
     .help = "When it is, or was.", .example = "+14", .flags = FIELD_POSITION},
    {.name = "time", .label = "Time", .type = FIELD_TEXT,
     .offset = offsetof(struct program_interview_in, time),
     .help = "Local time.", .example = "09:00", .max = 5, .check = time_check,
     .flags = FIELD_POSITION},
    {.name = "place", .label = "Place", .type = FIELD_TEXT,
     .offset = offsetof(struct program_interview_in, place), .help = "Place or link.",
     .example = "by video", .max = 300},
    {.name = "interviewers", .label = "Interviewers", .type = FIELD_TEXT,
     .offset = offsetof(struct program_interview_in, interviewers),
     .help = "Who interviewed you, with commas between; they are added to those noted.",
     .example = "Rachel Cohen", .max = 1000},
    {.name = "add_new", .label = "Add people who are new", .type = FIELD_BOOL,
     .offset = offsetof(struct program_interview_in, add_new),
     .help = "Names that are not here yet become people, with a position at the program.",
     .example = "yes"},
    FIELD_END,
};
/* clang-format on */
