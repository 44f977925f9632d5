/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The worksheet: the owner's own order of programs. It is not the rank list, which is certified at
 * NRMP, and it never leaves the owner's records: no draft, no list for others, no export but that
 * of everything.
 */
#include "base/arena.h"
#include "base/sink.h"
#include "def/errors.h"
#include "ops/programs.h"
#include "ops/save.h"
#include "store/record.h"

enum step { STEP_NONE, STEP_UP, STEP_DOWN, STEP_FIRST, STEP_LAST, STEP_OFF };

struct rank_in {
    int step; /* enum step */
    int64_t place;
};

static int set_place(struct op_ctx *ctx, int64_t id, int64_t place)
{
    struct program before;
    int rc = record_load(ctx->db, ctx->arena, &entity_program, id, &before);
    struct program after = before;
    if (rc < 0 || before.rank == place)
        return rc;
    after.rank = place;
    if (place && before.status == PROGRAM_INTERVIEW)
        after.status = PROGRAM_RANKED;
    if (!place && before.status == PROGRAM_RANKED)
        after.status = PROGRAM_INTERVIEW;
    return save_change(ctx, &entity_program, &before, &after);
}

/* The place it goes to, 1 to `n` (those ranked without it) + 1; 0: off. */
static int64_t place_of(const struct rank_in *x, int64_t now, int64_t n)
{
    int64_t place = now ? now : n + 1;
    switch (x->step) {
    case STEP_UP: place = now ? now - 1 : n + 1; break;
    case STEP_DOWN: place = now ? now + 1 : n + 1; break;
    case STEP_FIRST: place = 1; break;
    case STEP_LAST: place = n + 1; break;
    case STEP_OFF: return 0;
    default: place = x->place ? x->place : place;
    }
    return place < 1 ? 1 : place > n + 1 ? n + 1 : place;
}

/* Puts `id` at its place and numbers all from 1: gaps and doubles end here. */
static int renumber(struct op_ctx *ctx, const struct program_list *l, int64_t id,
                    const struct rank_in *x)
{
    size_t *order, ranked, n;
    int64_t now = 0, others = 0, at = 0;
    int rc = 0;
    program_rank_order(ctx->arena, l, &order, &ranked, &n);
    for (size_t i = 0; i < ranked; i++) {
        if (l->rows[order[i]].program.record.id == id)
            now = others + 1;
        else
            others++;
    }
    int64_t to = place_of(x, now, others);
    for (size_t i = 0; rc == 0 && i < ranked; i++) {
        int64_t other = l->rows[order[i]].program.record.id;
        if (other == id)
            continue;
        at += at + 1 == to ? 2 : 1;
        rc = set_place(ctx, other, at);
    }
    return rc < 0 ? rc : set_place(ctx, id, to);
}

static void emit_order(struct op_ctx *ctx, const struct program_list *l, struct sink *out)
{
    size_t *order, ranked, n;
    program_rank_order(ctx->arena, l, &order, &ranked, &n);
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++) {
        const struct program_row *r = &l->rows[order[i]];
        sink_map_begin(out);
        sink_kv_i64(out, "place", r->program.rank);
        sink_kv_str(out, "name", program_name(r));
        sink_kv_str(out, "specialty", r->program.specialty);
        if (sink_is_json(out))
            sink_kv_id(out, "id", r->program.record.id);
        sink_map_end(out);
    }
    sink_list_end(out);
}

static struct str certify_words(struct op_ctx *ctx, const struct program_season *s)
{
    const char *alone = "This worksheet is for you alone.";
    if (!date_is_set(s->rank_by.on))
        return str_format(ctx->arena, "%s The real list is certified at NRMP.", alone);
    return str_format(ctx->arena, "%s%.*s The real list is certified at NRMP, by %.*s.", alone,
                      STR_ARG(season_opens(ctx, s)),
                      STR_ARG(season_day_words(ctx->arena, &s->rank_by)));
}

static int run_rank(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct rank_in *x = in;
    struct program_list l;
    struct program_file f;
    int rc = program_list_load(ctx, &l);
    if (rc == 0 && !x->step && !x->place)
        rc = err_set(ctx->err, ERR_INVALID, "Say up, down, first, last or off; or --place.");
    if (rc == 0)
        rc = renumber(ctx, &l, ctx->id, x);
    if (rc == 0)
        rc = program_list_load(ctx, &l);
    if (rc == 0)
        rc = program_load(ctx, ctx->id, &f);
    if (rc < 0)
        return rc;
    ctx->result_entity = &entity_program;
    ctx->result_id = ctx->id;
    ctx->message = f.program.rank
                       ? str_format(ctx->arena, "Place %lld on your worksheet: %.*s.",
                                    (long long)f.program.rank, STR_ARG(f.fact.name))
                       : str_format(ctx->arena, "Off your worksheet: %.*s.", STR_ARG(f.fact.name));
    emit_order(ctx, &l, out);
    return 0;
}

static int run_order(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct program_list l;
    (void)in;
    int rc = program_list_load(ctx, &l);
    if (rc < 0)
        return rc;
    emit_order(ctx, &l, out);
    ctx->message = certify_words(ctx, &l.season);
    return 0;
}

/* clang-format off */
static const struct choice step_choices[] = {{"", ""}, {"up", "Up"}, {"down", "Down"},
    {"first", "First"}, {"last", "Last"}, {"off", "Off the worksheet"}, {NULL, NULL}};
static const struct field rank_fields[] = {
    {.name = "step", .label = "Move", .type = FIELD_CHOICE,
     .offset = offsetof(struct rank_in, step),
     .choices = step_choices, .help = "One place up or down, first, last, or off.",
     .example = "up", .flags = FIELD_POSITION},
    {.name = "place", .label = "Place", .type = FIELD_INT,
     .offset = offsetof(struct rank_in, place),
     .help = "Instead: this place.", .example = "1", .min = 1, .max = 300},
    FIELD_END,
};
static const struct field rank_out[] = {
    {.name = "place", .label = "Place", .type = FIELD_INT, .help = "0: not on the worksheet yet.",
     .example = "1"},
    {.name = "name", .label = "Name", .type = FIELD_TEXT, .help = "What you call it.",
     .example = "St. Brigid Internal Medicine Residency"},
    {.name = "specialty", .label = "Specialty", .type = FIELD_TEXT, .help = "Its specialty.",
     .example = "internal medicine"},
    FIELD_END,
};
static const struct field ranks_out[] = {
    {.name = "place", .label = "Place", .type = FIELD_INT, .help = "0: not on the worksheet yet.",
     .example = "1"},
    {.name = "name", .label = "Name", .type = FIELD_TEXT, .help = "What you call it.",
     .example = "St. Brigid Internal Medicine Residency"},
    {.name = "specialty", .label = "Specialty", .type = FIELD_TEXT, .help = "Its specialty.",
     .example = "internal medicine"},
    {.name = "id", .label = "Id", .type = FIELD_REF, .help = "The program.",
     .example = "0NG5A2B3C4D5E"},
    FIELD_END,
};

const struct op program_rank_ops[] = {
    {.name = "program.rank", .cli = "program rank", .method = OP_POST,
     .path = "/programs/{id}/rank",
     .summary = "Move a program on your own worksheet.",
     .help = "The others make room; places are numbered from one. The worksheet is for you alone; "
             "the real list is certified at NRMP.",
     .example = "wellmet program rank {program} first",
     .entity = &entity_program, .in = rank_fields, .in_size = sizeof(struct rank_in),
     .out = rank_out, .need = PERM_WRITE, .flags = OP_WRITE, .run = run_rank},
    {.name = "programs.rank", .cli = "programs rank", .method = OP_GET, .path = "/programs/rank",
     .summary = "Your own worksheet of ranks.",
     .help = "In order; programs with an interview and no place yet come last, with place 0.",
     .example = "wellmet programs rank", .out = ranks_out, .need = PERM_READ, .run = run_order},
    OP_END};
/* clang-format on */
