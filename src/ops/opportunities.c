/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/opportunities.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/id.h"
#include "base/sink.h"
#include "base/vec.h"
#include "def/errors.h"
#include "ops/save.h"
#include "store/record.h"
#include "store/standing.h"

enum { SEARCHED = 500 };

int opportunity_follow(struct op_ctx *ctx, const struct opportunity *before,
                       struct opportunity *after)
{
    int from = before ? before->state : after->state;
    int rc = after->state ? opportunity_flow_check(from, after->state, ctx->err) : 0;
    bool said = before ? !date_eq(before->moved_on, after->moved_on) : date_is_set(after->moved_on);
    if (rc == 0 && !said && (!before || from != after->state))
        after->moved_on = ctx->today;
    return rc;
}

static struct str name_of(struct op_ctx *ctx, int64_t person)
{
    struct str name;
    return person && standing_name(ctx->db, ctx->arena, person, &name) == 0 ? name : STR_NULL;
}

static struct str place_of(struct op_ctx *ctx, const struct opportunity *x)
{
    struct organisation o;
    bool found = x->organisation &&
                 record_load(ctx->db, ctx->arena, &entity_organisation, x->organisation, &o) == 0;
    return found ? o.name : STR_NULL;
}

static int load_record(struct op_ctx *ctx, int64_t id, struct opportunity *ret)
{
    int rc = record_load(ctx->db, ctx->arena, &entity_opportunity, id, ret);
    return rc == ERR_NOT_FOUND
               ? err_set(ctx->err, rc, "This opportunity is not here; it may have been removed.")
               : rc;
}

/* The supervisor first, then those met there, then those who supervised a day; nobody twice. */
static int load_people(struct op_ctx *ctx, struct opportunity_file *f)
{
    const struct opportunity *x = &f->opportunity;
    VEC(int64_t) ids = {0};
    *VEC_PUSH(ctx->arena, &ids) = x->supervisor;
    for (size_t i = 0; i < x->people.n; i++)
        *VEC_PUSH(ctx->arena, &ids) = x->people.p[i];
    for (size_t i = 0; i < f->days_n; i++)
        *VEC_PUSH(ctx->arena, &ids) = f->days[i].supervisor;
    f->people = ARENA_ARRAY(ctx->arena, struct standing, ids.n + 1);
    for (size_t i = 0; i < ids.n; i++) {
        bool had = !ids.p[i];
        for (size_t k = 0; k < i; k++)
            had |= ids.p[k] == ids.p[i];
        int rc = had ? 0 : standing_load(ctx->db, ctx->arena, ids.p[i], &f->people[f->people_n]);
        if (rc < 0 && rc != ERR_NOT_FOUND)
            return rc;
        f->people_n += rc == 0 && !had;
    }
    return 0;
}

static int load_days(struct op_ctx *ctx, struct opportunity_file *f)
{
    struct works_filter filter = {.opportunity = f->opportunity.record.id};
    int rc = works_days(ctx->db, ctx->arena, &filter, &f->days, &f->days_n);
    f->days_by = ARENA_ARRAY(ctx->arena, struct str, f->days_n + 1);
    for (size_t i = 0; rc == 0 && i < f->days_n; i++) {
        f->minutes += f->days[i].minutes;
        if (f->days[i].supervisor != f->opportunity.supervisor)
            f->days_by[i] = name_of(ctx, f->days[i].supervisor);
    }
    return rc;
}

int opportunity_load(struct op_ctx *ctx, int64_t id, struct opportunity_file *f)
{
    *f = (struct opportunity_file){0};
    int rc = load_record(ctx, id, &f->opportunity);
    if (rc == 0)
        rc = load_days(ctx, f);
    if (rc == 0)
        rc = load_people(ctx, f);
    if (rc == 0)
        rc = record_list(ctx->db, ctx->arena, &entity_reflection,
                         field_find(reflection_fields, STR("opportunity")), id,
                         (void **)&f->reflections, &f->reflections_n);
    if (rc == 0)
        rc = record_list(ctx->db, ctx->arena, &entity_ask,
                         field_find(ask_fields, STR("opportunity")), id, (void **)&f->asks,
                         &f->asks_n);
    if (rc < 0)
        return rc;
    f->place = place_of(ctx, &f->opportunity);
    f->supervisor = name_of(ctx, f->opportunity.supervisor);
    f->step = opportunity_next(ctx->arena, &f->opportunity, f->supervisor, ctx->today);
    f->open_end = opportunity_is_open_end(&f->opportunity, ctx->today);
    return 0;
}

static int64_t minutes_of(const struct works_day *days, size_t n, int64_t opportunity)
{
    int64_t sum = 0;
    for (size_t i = 0; i < n; i++)
        if (days[i].opportunity == opportunity)
            sum += days[i].minutes;
    return sum;
}

int opportunity_list(struct op_ctx *ctx, int64_t limit, struct opportunity_row **ret, size_t *ret_n)
{
    struct opportunity *rows;
    struct works_day *days;
    struct works_filter all = {0};
    size_t n, days_n;
    int rc = works_opportunities(ctx->db, ctx->arena, limit, &rows, &n);
    if (rc == 0)
        rc = works_days(ctx->db, ctx->arena, &all, &days, &days_n);
    if (rc < 0)
        return rc;
    *ret = ARENA_ARRAY(ctx->arena, struct opportunity_row, n + 1);
    *ret_n = n;
    for (size_t i = 0; i < n; i++) {
        struct opportunity_row *x = &(*ret)[i];
        x->opportunity = rows[i];
        x->place = place_of(ctx, &rows[i]);
        x->supervisor = name_of(ctx, rows[i].supervisor);
        x->step = opportunity_next(ctx->arena, &rows[i], x->supervisor, ctx->today);
        x->minutes = minutes_of(days, days_n, rows[i].record.id);
    }
    return 0;
}

int opportunity_list_of(struct op_ctx *ctx, int64_t person, int64_t limit,
                        struct opportunity **ret, size_t *ret_n)
{
    return works_opportunities_of(ctx->db, ctx->arena, person, limit, ret, ret_n);
}

/* --- finding one by words ------------------------------------------------------------------- */

/* Every word of the query begins a word of the text. Both are folded. */
static bool has_words(struct str text, struct str query)
{
    struct str word, of;
    while (query.n && str_next(&query, ' ', &word)) {
        struct str rest = text;
        bool found = false;
        while (!found && rest.n && str_next(&rest, ' ', &of))
            found = str_starts(of, word);
        if (!found)
            return false;
    }
    return true;
}

/* What is going on is meant before what is to come, and that before what is over. */
static int nearness(int state)
{
    switch (state) {
    case OPPORTUNITY_UNDER_WAY: return 3;
    case OPPORTUNITY_ARRANGED: return 2;
    case OPPORTUNITY_DROPPED: return 0;
    default: return 1;
    }
}

static int choose(struct op_ctx *ctx, struct str words, const struct opportunity *rows, size_t n,
                  struct opportunity *ret)
{
    struct str folded = fold(ctx->arena, words), names = STR_NULL;
    int best = -1;
    size_t fit = 0;
    for (size_t i = 0; i < n; i++) {
        struct str text = str_join(ctx->arena, fold(ctx->arena, rows[i].title), STR(" "),
                                   fold(ctx->arena, rows[i].specialty));
        int near = nearness(rows[i].state);
        if (!folded.n || near < best || !has_words(text, folded))
            continue;
        if (near > best) {
            fit = 0;
            names = STR_NULL;
        }
        best = near;
        fit++;
        *ret = rows[i];
        struct str name = str_format(ctx->arena, "%.*s (%s)", STR_ARG(rows[i].title),
                                     id_str(ctx->arena, rows[i].record.id).p);
        names = str_join(ctx->arena, names, STR("; "), name);
    }
    if (!fit)
        return err_set(ctx->err, ERR_NOT_FOUND,
                       "No opportunity fits \"%.*s\": check the spelling, or add it first.",
                       STR_ARG(words));
    if (fit > 1)
        return err_set(ctx->err, ERR_AMBIGUOUS,
                       "More than one opportunity fits \"%.*s\": %.*s. Use more words or the id.",
                       STR_ARG(words), STR_ARG(names));
    return 0;
}

int opportunity_find(struct op_ctx *ctx, struct str words, struct opportunity *ret)
{
    int64_t id;
    struct opportunity *rows;
    size_t n;
    words = str_trim(words);
    if (id_parse(words, &id) && record_load(ctx->db, ctx->arena, &entity_opportunity, id, ret) == 0)
        return 0;
    int rc = works_opportunities(ctx->db, ctx->arena, SEARCHED, &rows, &n);
    return rc < 0 ? rc : choose(ctx, words, rows, n, ret);
}

/* --- moving along --------------------------------------------------------------------------- */

struct move_in {
    int to;
    struct date on;
};

/* The days that a move says: begun, over. What is noted already stays. */
static void set_days(struct opportunity *x, struct date on)
{
    bool begins = x->state == OPPORTUNITY_UNDER_WAY || x->state == OPPORTUNITY_FINISHED;
    if (begins && (!date_is_full(x->from) || date_cmp(x->from, on) > 0))
        x->from = on;
    if (x->state == OPPORTUNITY_FINISHED && (!date_is_full(x->until) || date_cmp(x->until, on) > 0))
        x->until = on;
    if (x->state == OPPORTUNITY_UNDER_WAY) /* it goes on after all */
        x->closed_out_on = (struct date){0};
    if (x->state == OPPORTUNITY_UNDER_WAY && date_is_full(x->until) && date_cmp(x->until, on) < 0)
        x->until = (struct date){0};
}

static void emit_move(struct op_ctx *ctx, const struct opportunity *x, struct sink *out)
{
    struct str name = name_of(ctx, x->supervisor);
    struct opportunity_step step = opportunity_next(ctx->arena, x, name, ctx->today);
    const struct choice *state = &opportunity_state_choices[x->state];
    ctx->result_entity = &entity_opportunity;
    ctx->result_id = x->record.id;
    ctx->message = str_format(ctx->arena, "%s: %.*s", state->label, STR_ARG(x->title));
    if (step.what.n)
        ctx->message =
            str_format(ctx->arena, "%.*s. Next: %.*s", STR_ARG(ctx->message), STR_ARG(step.what));
    sink_map_begin(out);
    sink_kv_id(out, "id", x->record.id);
    sink_kv_str(out, "title", x->title);
    sink_kv_str(out, "state", str_c(state->key));
    sink_kv_str(out, "next_step", step.what);
    sink_kv_date(out, "next_on", step.when);
    sink_map_end(out);
}

static int run_move(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct move_in *x = in;
    struct opportunity before;
    struct date on;
    int rc = load_record(ctx, ctx->id, &before);
    if (rc == 0)
        rc = context_day(ctx, x->on, &on);
    if (rc == 0)
        rc = opportunity_flow_check(before.state, x->to, ctx->err);
    if (rc < 0)
        return rc;
    struct opportunity after = before;
    after.state = x->to;
    if (before.state != x->to) {
        after.moved_on = on;
        set_days(&after, on);
    }
    rc = save_change(ctx, &entity_opportunity, &before, &after);
    if (rc == 0)
        emit_move(ctx, &after, out);
    return rc;
}

/* clang-format off */
static const struct field move_fields[] = {
    {.name = "to", .label = "To", .type = FIELD_CHOICE, .offset = offsetof(struct move_in, to),
     .choices = opportunity_state_choices, .help = "How far it is now.", .example = "under_way",
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "on", .label = "On", .type = FIELD_DATE, .offset = offsetof(struct move_in, on),
     .help = "The day it happened; today if not said.", .example = "yesterday"},
    FIELD_END,
};
static const struct field move_out[] = {
    {.name = "title", .label = "Title", .type = FIELD_TEXT, .help = "Its short name.",
     .example = "Shadowing in cardiology"},
    {.name = "state", .label = "State", .type = FIELD_TEXT, .help = "How far it is now.",
     .example = "under_way"},
    {.name = "next_step", .label = "Next step", .type = FIELD_TEXT, .help = "What to do next.",
     .example = "Note your hours on the day, and whom you meet."},
    {.name = "next_on", .label = "Next on", .type = FIELD_DATE, .help = "From or by which day.",
     .example = "2027-08-27"},
    FIELD_END,
};

const struct op opportunities_ops[] = {
    {.name = "opportunity.move", .cli = "opportunity move", .method = OP_POST,
     .path = "/opportunities/{id}/move",
     .summary = "Say how far an opportunity is.",
     .help = "From an idea over contacted, arranged and under way to finished, or dropped. A step "
             "that cannot follow is refused with the reason. Says what comes next, and when.",
     .example = "wellmet opportunity move {opportunity} --to finished",
     .entity = &entity_opportunity, .in = move_fields, .in_size = sizeof(struct move_in),
     .out = move_out, .need = PERM_WRITE, .flags = OP_WRITE, .run = run_move},
    OP_END};
/* clang-format on */
