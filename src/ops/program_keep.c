/* SPDX-License-Identifier: Apache-2.0 */
/* What holds for programs whoever writes them; save.c and the guards call this. */
#include "base/arena.h"
#include "base/fold.h"
#include "def/errors.h"
#include "ops/programs.h"
#include "ops/save.h"
#include "store/record.h"

enum { NAME_MAX = 200 }; /* as the field allows */

static const struct guard_rule doubt_rules[] = {
    {.id = "acgme_state",
     .kind = GUARD_MATCH,
     .severity = GUARD_NOTE,
     .sure = GUARD_READ,
     .by_fact = true,
     .title = "The ACGME id is of another state",
     .text = "Its fourth and fifth digit name a state other than the program's place. It is kept "
             "as you wrote it.",
     .source = "1,231 ids of the ACGME's public search: all but 3 agreed with their state"},
    {.id = "acgme_specialty",
     .kind = GUARD_MATCH,
     .severity = GUARD_NOTE,
     .sure = GUARD_KNOWN,
     .by_fact = true,
     .title = "The ACGME id is of another specialty",
     .text = "Its first three digits belong to a specialty other than this program's. It is kept "
             "as you wrote it.",
     .source = "ACGME's public search"},
};

static void add_doubt(struct op_ctx *ctx, const struct guard_rule *rule, const struct program *x)
{
    *VEC_PUSH(ctx->arena, &ctx->warnings) =
        (struct op_warning){.rule = rule,
                            .entity = &entity_program,
                            .field = field_find(program_fields, STR("acgme_id")),
                            .id = x->record.id,
                            .text = x->acgme_id,
                            .to = x->acgme_id.n};
}

int program_warn(struct op_ctx *ctx, const struct program *before, const struct program *after)
{
    struct organisation o = {0};
    bool same = before && str_eq(before->acgme_id, after->acgme_id) &&
                str_eq(before->specialty, after->specialty);
    if (same || !after->acgme_id.n)
        return 0;
    int rc = record_load(ctx->db, ctx->arena, &entity_organisation, after->organisation, &o);
    if (rc < 0)
        return rc == ERR_NOT_FOUND ? 0 : rc;
    unsigned doubts =
        acgme_doubts(ctx->arena, ctx->app->programs, after->acgme_id, after->specialty, o.place);
    if (doubts & ACGME_STATE)
        add_doubt(ctx, &doubt_rules[0], after);
    if (doubts & ACGME_SPECIALTY)
        add_doubt(ctx, &doubt_rules[1], after);
    return 0;
}

/* --- the organisation ------------------------------------------------------------------------- */

static int program_kind(void) { return choice_find(organisation_kind_choices, STR("program")); }

static struct str capital(struct arena *a, struct str s)
{
    char *p = arena_copy(a, s.p, s.n);
    for (size_t i = 0; i < s.n; i++)
        if ((i == 0 || p[i - 1] == ' ') && p[i] >= 'a' && p[i] <= 'z')
            p[i] = (char)(p[i] - 32);
    return (struct str){p, s.n};
}

/* The program of this specialty below a hospital or school: one whose name has it. */
static int find_child(struct op_ctx *ctx, const struct program *x, int64_t *ret)
{
    struct ids ids;
    struct str words = fold(ctx->arena, x->specialty);
    int rc = programs_children(ctx->db, ctx->arena, x->organisation, &ids);
    *ret = 0;
    for (size_t i = 0; rc == 0 && !*ret && i < ids.n; i++) {
        struct organisation o;
        rc = record_load(ctx->db, ctx->arena, &entity_organisation, ids.p[i], &o);
        if (rc == 0 && str_find(fold(ctx->arena, o.name), words, 0) != SIZE_MAX)
            *ret = ids.p[i];
    }
    return rc;
}

static int make_child(struct op_ctx *ctx, const struct organisation *above, const struct program *x,
                      int64_t *ret)
{
    struct organisation o = {.name = str_format(ctx->arena, "%.*s %.*s", STR_ARG(above->name),
                                                STR_ARG(capital(ctx->arena, x->specialty))),
                             .kind = program_kind(),
                             .place = above->place,
                             .parent = above->record.id,
                             .sample = x->sample};
    int rc = save_new(ctx, &entity_organisation, &o);
    *ret = o.record.id;
    return rc;
}

/* The guards look for organisations of kind program; a whole hospital must not be taken for one. */
static int settle_organisation(struct op_ctx *ctx, struct program *x)
{
    struct organisation o;
    int64_t child = 0;
    int rc = record_load(ctx->db, ctx->arena, &entity_organisation, x->organisation, &o);
    if (rc < 0 || o.kind == program_kind())
        return rc == ERR_NOT_FOUND ? 0 : rc; /* the check of references says so */
    if (!o.kind) {
        struct organisation after = o;
        after.kind = program_kind();
        return save_change(ctx, &entity_organisation, &o, &after);
    }
    rc = find_child(ctx, x, &child);
    if (rc == 0 && !child)
        rc = make_child(ctx, &o, x, &child);
    if (rc == 0)
        x->organisation = child;
    return rc;
}

/* --- together --------------------------------------------------------------------------------- */

static int check_twice(struct op_ctx *ctx, const struct program *x)
{
    struct program *rows;
    size_t n;
    int rc = record_list(ctx->db, ctx->arena, &entity_program,
                         field_find(program_fields, STR("organisation")), x->organisation,
                         (void **)&rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (rows[i].record.id != x->record.id && !rows[i].record.archived &&
            rows[i].season == x->season &&
            specialty_is_same(ctx->arena, rows[i].specialty, x->specialty) &&
            str_eq_nocase(rows[i].name, x->name))
            return err_set(ctx->err, ERR_INVALID,
                           "This program is on your list already: change that one, or give this "
                           "one another name.");
    return rc;
}

/* Lists, search and history show it without looking at its organisation. */
static int take_name(struct op_ctx *ctx, struct program *x)
{
    struct organisation o;
    int rc = record_load(ctx->db, ctx->arena, &entity_organisation, x->organisation, &o);
    if (rc == 0)
        x->name = utf8_cut(o.name, NAME_MAX);
    return rc == ERR_NOT_FOUND ? 0 : rc;
}

int program_keep_check(struct op_ctx *ctx, const struct entity *e, const void *before, void *after)
{
    const struct program *b = before;
    struct program *x = after;
    if (e != &entity_program)
        return 0;
    if (!x->status)
        x->status = PROGRAM_CONSIDERING;
    int rc = program_move_check(b ? b->status : 0, x->status, ctx->err);
    bool moved = !b || b->organisation != x->organisation;
    if (rc == 0 && moved && x->organisation)
        rc = settle_organisation(ctx, x);
    if (rc == 0 && !b && !x->name.n && x->organisation)
        rc = take_name(ctx, x);
    if (rc == 0 && (moved || b->season != x->season || !str_eq(b->specialty, x->specialty) ||
                    !str_eq(b->name, x->name)))
        rc = check_twice(ctx, x);
    return rc;
}
