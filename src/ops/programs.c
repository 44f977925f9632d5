/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/programs.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/id.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/program_people.h"
#include "ops/program_tables.h"
#include "store/record.h"

enum { FITS_SHOWN = 6 };

struct str program_name(const struct program_row *r)
{
    return r->program.name.n ? r->program.name : r->place_name;
}

/* Who interviewed, beside their programs. Both come in an order of their own. */
static void take_met(struct op_ctx *ctx, struct program_list *l, const struct program_met *met,
                     size_t met_n)
{
    struct program_interviewer *all =
        ARENA_ARRAY(ctx->arena, struct program_interviewer, met_n + 1);
    size_t at = 0;
    for (size_t i = 0; i < l->n; i++) {
        struct program_fact *f = &l->facts[i];
        f->interviewers = all + at;
        for (size_t k = 0; k < met_n; k++)
            if (met[k].program == l->rows[i].program.record.id)
                all[at++] =
                    (struct program_interviewer){met[k].person, met[k].name, met[k].written_on};
        f->interviewers_n = (size_t)(all + at - f->interviewers);
    }
}

static int load_rows(struct op_ctx *ctx, bool moved, struct program_list *l)
{
    struct program_met *met = NULL;
    size_t met_n = 0;
    *l = (struct program_list){0};
    int rc = program_season_load(ctx, &l->season);
    if (rc == 0)
        rc = moved ? programs_list_moved(ctx->db, ctx->arena, LIMIT_PROGRAMS, &l->rows, &l->n)
                   : programs_list(ctx->db, ctx->arena, 0, LIMIT_PROGRAMS, &l->rows, &l->n);
    if (rc == 0)
        rc = programs_met(ctx->db, ctx->arena, 0, &met, &met_n);
    if (rc < 0)
        return rc;
    l->facts = ARENA_ARRAY(ctx->arena, struct program_fact, l->n + 1);
    for (size_t i = 0; i < l->n; i++)
        l->facts[i] = (struct program_fact){.program = &l->rows[i].program,
                                            .name = program_name(&l->rows[i]),
                                            .no_thank_you = l->rows[i].no_thank_you};
    take_met(ctx, l, met, met_n);
    return 0;
}

int program_list_load(struct op_ctx *ctx, struct program_list *l)
{
    int rc = load_rows(ctx, false, l);
    if (rc == 0)
        program_signals(ctx->arena, ctx->app->programs, l->facts, l->n, l->season.year, &l->sums,
                        &l->sums_n);
    return rc;
}

int program_list_load_moved(struct op_ctx *ctx, struct program_list *l)
{
    return load_rows(ctx, true, l);
}

const struct signal_sum *program_sum_of(struct op_ctx *ctx, const struct program_list *l,
                                        struct str specialty)
{
    for (size_t i = 0; i < l->sums_n; i++)
        if (specialty_is_same(ctx->arena, l->sums[i].specialty, specialty))
            return &l->sums[i];
    return NULL;
}

bool program_is_placed(const struct program_list *l)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->rows[i].program.status == PROGRAM_MATCHED)
            return true;
    return false;
}

size_t program_at(const struct program_list *l, int64_t program)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->rows[i].program.record.id == program)
            return i;
    return SIZE_MAX;
}

/* --- finding one by words --------------------------------------------------------------------- */

/* Every word of the query begins a word of the text. Both are folded. */
static bool has_words(struct str text, struct str query)
{
    struct str word, of;
    while (query.n && str_next(&query, ' ', &word)) {
        struct str rest = text;
        bool found = !word.n;
        while (!found && rest.n && str_next(&rest, ' ', &of))
            found = str_starts(of, word);
        if (!found)
            return false;
    }
    return true;
}

static int too_many(struct op_ctx *ctx, struct str words, const struct program_row *rows,
                    const size_t *fits, size_t n)
{
    struct str names = STR_NULL;
    for (size_t i = 0; i < n && i < FITS_SHOWN; i++) {
        const struct program_row *r = &rows[fits[i]];
        names = str_join(ctx->arena, names, STR("; "),
                         str_format(ctx->arena, "%.*s, %.*s (%s)", STR_ARG(program_name(r)),
                                    STR_ARG(r->program.specialty),
                                    id_str(ctx->arena, r->program.record.id).p));
    }
    return err_set(ctx->err, ERR_AMBIGUOUS,
                   "More than one program fits \"%.*s\": %.*s. Use more words or the id.",
                   STR_ARG(words), STR_ARG(names));
}

int program_find(struct op_ctx *ctx, struct str words, int64_t *ret)
{
    struct arena *a = ctx->arena;
    struct program_row *rows;
    struct str key = fold(a, words);
    size_t n, fits_n = 0, same = 0, whole = 0;
    int rc = programs_list(ctx->db, a, 0, LIMIT_PROGRAMS, &rows, &n);
    if (rc < 0)
        return rc;
    size_t *fits = ARENA_ARRAY(a, size_t, n + 1);
    for (size_t i = 0; key.n && i < n; i++) {
        struct str name = fold(a, program_name(&rows[i])), place = fold(a, rows[i].place_name);
        struct str text = str_join(a, str_join(a, name, STR(" "), place), STR(" "),
                                   fold(a, rows[i].program.specialty));
        if (!has_words(text, key))
            continue;
        if (str_eq(name, key) || str_eq(place, key)) {
            same++;
            whole = i;
        }
        fits[fits_n++] = i;
    }
    if (!fits_n)
        return err_set(ctx->err, ERR_NOT_FOUND,
                       "No program fits \"%.*s\": check the spelling, or add it first.",
                       STR_ARG(words));
    if (fits_n > 1 && same != 1)
        return too_many(ctx, words, rows, fits, fits_n);
    *ret = rows[same == 1 ? whole : fits[0]].program.record.id;
    return 0;
}

/* --- one -------------------------------------------------------------------------------------- */

static int load_row(struct op_ctx *ctx, int64_t id, struct program_file *f)
{
    struct program_row *rows;
    struct program_met *met;
    size_t n = 0, met_n = 0;
    int rc = programs_list(ctx->db, ctx->arena, id, 1, &rows, &n);
    if (rc == 0 && !n)
        return err_set(ctx->err, ERR_NOT_FOUND,
                       "This program is not here; it may have been removed.");
    if (rc == 0)
        rc = record_load(ctx->db, ctx->arena, &entity_program, id, &f->program);
    if (rc == 0)
        rc = programs_met(ctx->db, ctx->arena, id, &met, &met_n);
    if (rc < 0)
        return rc;
    struct program_list one = {.rows = rows, .n = 1, .facts = &f->fact};
    f->row = rows[0];
    f->program.status = f->row.program.status;
    f->fact = (struct program_fact){
        .program = &f->program, .name = program_name(&f->row), .no_thank_you = f->row.no_thank_you};
    take_met(ctx, &one, met, met_n);
    return 0;
}

static struct str id_words(struct op_ctx *ctx, const struct program_file *f)
{
    unsigned doubts = acgme_doubts(ctx->arena, ctx->app->programs, f->program.acgme_id,
                                   f->program.specialty, f->row.place);
    if (!doubts)
        return STR("");
    return str_c(doubts & ACGME_STATE
                     ? "The fourth and fifth digit of its ACGME id are of another state."
                     : "The first three digits of its ACGME id are of another specialty.");
}

/* Problems of all programs that are about this one; two interviews on a day need the others. Thanks
 * that are owed stand beside each interviewer. */
static void keep_problems(struct op_ctx *ctx, const struct program_list *all,
                          struct program_file *f)
{
    struct program_problems found;
    program_interview_problems(ctx->arena, all->facts, all->n, ctx->today, all->season.offers.on,
                               &found);
    VEC_EACH (const struct program_problem, x, &found.list)
        if (x->kind != PROGRAM_THANKS &&
            (x->program == f->program.record.id || x->other == f->program.record.id))
            *VEC_PUSH(ctx->arena, &f->problems.list) = *x;
}

int program_load(struct op_ctx *ctx, int64_t id, struct program_file *f)
{
    struct program_list all;
    *f = (struct program_file){0};
    int rc = load_row(ctx, id, f);
    if (rc == 0)
        rc = program_list_load(ctx, &all);
    if (rc == 0)
        rc = programs_letters(ctx->db, ctx->arena, id, &f->letters, &f->letters_n);
    if (rc == 0)
        rc = program_people_load(ctx, f);
    if (rc < 0)
        return rc;
    const struct signal_sum *sum = program_sum_of(ctx, &all, f->program.specialty);
    f->season = all.season;
    f->allowance = signal_find(ctx->arena, ctx->app->programs, f->program.specialty,
                               f->program.season ? f->program.season : f->season.year);
    f->signals = sum ? sum->words : signal_words(ctx->arena, &f->allowance);
    f->wrong_id = id_words(ctx, f);
    keep_problems(ctx, &all, f);
    return 0;
}

/* --- the worksheet ---------------------------------------------------------------------------- */

/* By place; without one after all others. Equal ones stay as they are. */
static void sort_by_rank(const struct program_list *l, size_t *order, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        size_t x = order[i], k = i;
        int64_t rank = l->rows[x].program.rank;
        for (; k && rank; k--) {
            int64_t before = l->rows[order[k - 1]].program.rank;
            if (before && before <= rank)
                break;
            order[k] = order[k - 1];
        }
        order[k] = x;
    }
}

void program_rank_order(struct arena *a, const struct program_list *l, size_t **ret,
                        size_t *ret_ranked, size_t *ret_n)
{
    size_t *order = ARENA_ARRAY(a, size_t, l->n + 1), n = 0;
    *ret_ranked = 0;
    for (size_t i = 0; i < l->n; i++) {
        const struct program *x = &l->rows[i].program;
        bool met = date_is_set(x->interview_on) ||
                   (x->status >= PROGRAM_INTERVIEW && x->status <= PROGRAM_MATCHED);
        if (!x->rank && (!met || x->status == PROGRAM_OUT))
            continue;
        order[n++] = i;
        *ret_ranked += x->rank > 0;
    }
    sort_by_rank(l, order, n);
    *ret = order;
    *ret_n = n;
}
