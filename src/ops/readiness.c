/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/readiness.h"

#include "base/arena.h"
#include "base/vec.h"
#include "def/errors.h"
#include "insight/cadence.h"
#include "insight/readiness.h"
#include "model/entities.h"
#include "ops/readiness_int.h"
#include "store/readiness.h"
#include "store/store.h"

#include <math.h>

struct date readiness_weeks_from(struct date d)
{
    return date_add_days(d, -date_weekday(d) - 7 * (READINESS_WEEKS - 1));
}

double readiness_day(struct date d) { return (double)date_to_days(d); }

bool readiness_is_two_way(int kind)
{
    return kind == INTERACTION_MEETING || kind == INTERACTION_SHADOWING ||
           kind == INTERACTION_OFFICE_HOURS || kind == INTERACTION_CLINIC ||
           kind == INTERACTION_CALL || kind == INTERACTION_EVENT;
}

/* Thanks and gifts, letters and notes ask for no answer. */
static bool asks_for_answer(int kind)
{
    return kind == INTERACTION_EMAIL || kind == INTERACTION_MESSAGE;
}

struct replay {
    struct readiness_model *model;
    int64_t ask; /* the last message of the open turn, when nobody said what came of it */
    struct date ask_on;
    struct date first_on; /* of what counts */
};

static void add(struct replay *r, const struct readiness_line *l, enum readiness_direction d)
{
    static const enum readiness_outcome outcomes[] = {[ANSWER_NONE] = READINESS_UNKNOWN,
                                                      [ANSWER_YES] = READINESS_YES,
                                                      [ANSWER_NO] = READINESS_NO};
    struct readiness_event e = {.t = readiness_day(l->on),
                                .order = l->interaction,
                                .direction = d,
                                .outcome = outcomes[l->answer]};
    readiness_add(r->model, &e);
    bool open = d == READINESS_OUT && l->answer == ANSWER_NONE && asks_for_answer(l->kind);
    r->ask = open ? l->interaction : 0;
    r->ask_on = open ? l->on : (struct date){0};
}

/* A meeting that the owner proposed is a message that was answered at once. */
static void add_line(struct replay *r, const struct readiness_line *l)
{
    if (l->is_group)
        return;
    if (!date_is_set(r->first_on))
        r->first_on = l->on;
    if (!readiness_is_two_way(l->kind)) {
        add(r, l,
            l->direction == DIRECTION_TO_THEM ? READINESS_OUT
            : l->direction == DIRECTION_TO_ME ? READINESS_IN
                                              : READINESS_BOTH);
        return;
    }
    if (l->direction == DIRECTION_TO_THEM) {
        add(r, l, READINESS_OUT);
        add(r, l, READINESS_IN);
    } else {
        add(r, l, READINESS_BOTH);
    }
}

int readiness_refresh(struct op_ctx *ctx, int64_t person, struct readiness_kept *ret)
{
    struct arena *a = ctx->arena;
    struct readiness_line *lines;
    struct readiness_try *tries;
    size_t n, tries_n;
    double from = INFINITY;
    int rc = readiness_list_lines(ctx->db, a, person, READINESS_GROUP, &lines, &n);
    if (rc < 0)
        return rc;
    struct replay r = {.model = readiness_model_new(a, false)};
    for (size_t i = 0; i < n; i++)
        add_line(&r, &lines[i]);
    tries = readiness_tries(r.model, &tries_n);
    struct readiness_contact *c = NULL;
    if (readiness_contact_get(r.model, 0)) {
        c = ARENA_NEW(a, struct readiness_contact);
        *c = *readiness_contact_get(r.model, 0);
    }
    struct readiness_row row = {.person = person, .contact = c, .ask = r.ask, .ask_on = r.ask_on};
    rc = readiness_save(ctx->db, a, &row, tries, tries_n, &from);
    ctx->tries_from = fmin(ctx->tries_from, from);
    *ret = (struct readiness_kept){.contact = c, .first_on = r.first_on};
    return rc;
}

/* Nothing waits for the clock: what is not known is asked, and counts once it is said. */
static int settle_from(struct op_ctx *ctx, double at)
{
    struct readiness_stage before, from, *stages;
    struct readiness_try *tries;
    size_t n, stages_n;
    bool anew = isinf(at);
    int rc = anew ? 0 : readiness_stage_load(ctx->db, at - READINESS_STAGE_DAYS, &before);
    if (rc == 0 && !anew)
        rc = readiness_stage_load(ctx->db, at, &from);
    if (rc == 0)
        rc = readiness_list_tries(ctx->db, ctx->arena, anew ? at : before.at, &tries, &n);
    if (rc < 0)
        return rc;
    stages = readiness_stages(ctx->arena, tries, n, anew ? NULL : &before, anew ? NULL : &from,
                              &stages_n);
    return readiness_stages_save(ctx->db, at, stages, stages_n);
}

int readiness_settle(struct op_ctx *ctx)
{
    double from = ctx->tries_from;
    ctx->tries_from = INFINITY;
    return from == INFINITY ? 0 : settle_from(ctx, readiness_stage_at(from));
}

/* --- when somebody is due ------------------------------------------------------------------- */

static int64_t wait_of(const struct op_ctx *ctx, const char *rule)
{
    const struct cadence_row *row = cadence_row_find(ctx->app->cadences, rule);
    return row ? row->default_days : 0;
}

struct readiness_rhythm readiness_rhythm_of(const struct op_ctx *ctx, const struct person *p,
                                            const struct role *roles, size_t n, double span,
                                            const char **ret_because)
{
    const struct cadence_table *t = ctx->app->cadences;
    struct readiness_rhythm r = {.cadence = p->cadence_days, .span = span};
    *ret_because = "";
    if (!t)
        return r;
    r.thin = wait_of(ctx, "new_thin");
    r.ignored = wait_of(ctx, "after_ignored");
    if (cadence_days(t, p, roles, n, ctx->today, NULL))
        r.floor = cadence_floor(t, p, roles, n, ctx->today, ret_because);
    return r;
}

struct role *readiness_roles(const struct op_ctx *ctx, const struct standing *s, size_t *ret_n)
{
    VEC(struct role) roles = {0};
    struct str keys = s->roles, key;
    while (keys.n && str_next(&keys, ',', &key))
        *VEC_PUSH(ctx->arena, &roles) = (struct role){.kind = choice_find(role_choices, key)};
    *ret_n = roles.n;
    return roles.p;
}

struct readiness_rhythm readiness_rhythm_standing(const struct op_ctx *ctx,
                                                  const struct standing *s, int64_t own_cadence,
                                                  double span, const char **ret_because)
{
    size_t n;
    struct person p = {.circle = s->circle, .cadence_days = own_cadence};
    const struct role *roles = readiness_roles(ctx, s, &n);
    return readiness_rhythm_of(ctx, &p, roles, n, span, ret_because);
}
