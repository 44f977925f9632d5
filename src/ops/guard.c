/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/guard.h"

#include "base/arena.h"
#include "base/sink.h"
#include "def/errors.h"
#include "model/entities.h"
#include "ops/guard_int.h"
#include "store/record.h"

/* How far up the chain of organisations is looked; a circle ends there, too. */
enum { PARENTS = 8 };

static int load_organisation(struct op_ctx *ctx, int64_t id, struct organisation *ret)
{
    int rc = record_load(ctx->db, ctx->arena, &entity_organisation, id, ret);
    if (rc == ERR_NOT_FOUND)
        *ret = (struct organisation){0};
    return rc == ERR_NOT_FOUND ? 0 : rc;
}

/* The organisation itself or the next one above it that is a program. */
static int program_above(struct op_ctx *ctx, int64_t id, struct organisation *ret)
{
    int program = choice_find(organisation_kind_choices, STR("program"));
    *ret = (struct organisation){0};
    for (int i = 0; id && i < PARENTS; i++) {
        struct organisation o;
        int rc = load_organisation(ctx, id, &o);
        if (rc < 0)
            return rc;
        if (o.kind == program) {
            *ret = o;
            return 0;
        }
        id = o.parent;
    }
    return 0;
}

/* A position that ends this month has not ended yet. */
static bool has_ended(const struct position *p, struct date today)
{
    struct date t = today, u = p->until;
    if (!date_is_set(u) || !u.y)
        return false;
    if (u.y != t.y || !u.m)
        return u.y < t.y;
    if (u.m != t.m || !u.d)
        return u.m < t.m;
    return u.d < t.d;
}

bool guard_wrote_first(const struct op_ctx *ctx, const struct organisation *o)
{
    return date_is_set(o->contacted_me_on) && date_cmp(o->contacted_me_on, ctx->today) <= 0;
}

/* Takes the program of an organisation; one that has not written first wins. */
static int take_program(struct op_ctx *ctx, int64_t organisation, struct organisation *ret)
{
    struct organisation o;
    int rc = program_above(ctx, organisation, &o);
    if (rc == 0 && o.record.id && (!ret->record.id || !guard_wrote_first(ctx, &o)))
        *ret = o;
    return rc;
}

int guard_load_program(struct op_ctx *ctx, int64_t person, int64_t organisation,
                       struct organisation *ret)
{
    struct position *rows;
    size_t n = 0;
    *ret = (struct organisation){0};
    int rc = organisation ? take_program(ctx, organisation, ret) : 0;
    if (rc == 0 && person)
        rc = record_list_of_person(ctx->db, ctx->arena, &entity_position, person, (void **)&rows,
                                   &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (rows[i].organisation && !has_ended(&rows[i], ctx->today))
            rc = take_program(ctx, rows[i].organisation, ret);
    return rc;
}

int guard_program_of(struct op_ctx *ctx, int64_t person, int64_t organisation, int64_t *ret)
{
    struct organisation o;
    int rc = guard_load_program(ctx, person, organisation, &o);
    *ret = rc == 0 ? o.record.id : 0;
    return rc;
}

/* --- a message before it goes out ------------------------------------------------------------ */

static int add_facts(struct op_ctx *ctx, const struct organisation *program, struct str text,
                     bool on_behalf, struct guard_result *ret)
{
    bool again = false;
    int rc = 0;
    if (program->no_thank_you && guard_says_thanks(text))
        guard_add_fact(ctx->arena, "thank_you_unwanted", &ret->hits);
    if (guard_says_first(text))
        rc = guard_said_first_elsewhere(ctx, program->record.id, &again);
    if (rc == 0 && again)
        guard_add_fact(ctx->arena, "rank_first_again", &ret->hits);
    if (rc == 0)
        rc = guard_soap_sentence(ctx, program, ctx->today, on_behalf, &ret->stop);
    if (rc == 0 && ret->stop.n)
        guard_add_fact(ctx->arena, "soap_contact", &ret->hits);
    return rc;
}

int guard_message(struct op_ctx *ctx, int64_t person, int64_t organisation, struct str text,
                  bool on_behalf, struct guard_result *ret)
{
    struct organisation program;
    *ret = (struct guard_result){0};
    guard_find_patient(ctx->arena, text, &ret->hits);
    int rc = guard_load_program(ctx, person, organisation, &program);
    if (rc == 0 && program.record.id) {
        ret->program = program.record.id;
        ret->program_name = program.name;
        guard_find_match(ctx->arena, text, on_behalf, &ret->hits);
        rc = add_facts(ctx, &program, text, on_behalf, ret);
    }
    ret->worst = guard_worst(&ret->hits);
    return rc;
}
