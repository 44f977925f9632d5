/* SPDX-License-Identifier: Apache-2.0 */
/* From a way to an ask: the ask of kind introduction with its draft, and what its outcome says of
 * the tie. */
#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "insight/phrase.h"
#include "ops/draft.h"
#include "ops/guard_int.h"
#include "ops/paths_asks.h"
#include "ops/paths_int.h"
#include "ops/paths_week.h"
#include "ops/save.h"
#include "store/record.h"
#include "store/standing.h"
#include "store/ties.h"

/* --- before ----------------------------------------------------------------------------------- */

static int find_open(struct op_ctx *ctx, struct path_ask_view *v)
{
    struct ask *rows;
    size_t n;
    int rc = ties_introductions(ctx->db, ctx->arena, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (rows[i].person == v->person && rows[i].about_person == v->about)
            v->ask = rows[i].record.id;
    return rc;
}

/* Neither to somebody of a program nor about somebody there, in the week when none may be asked. */
static int find_stop(struct op_ctx *ctx, struct path_ask_view *v)
{
    int rc = paths_stop(ctx, v->person, &v->stop);
    return rc == 0 && !v->stop.n ? paths_stop(ctx, v->about, &v->stop) : rc;
}

static struct str draft_page(struct op_ctx *ctx, const struct path_ask_view *v)
{
    return str_format(ctx->arena, "/people/%s/draft?ask=%s", id_str(ctx->arena, v->person).p,
                      id_str(ctx->arena, v->ask).p);
}

static int tell_draft(struct op_ctx *ctx, struct path_ask_view *v, const struct draft_in *in)
{
    struct draft_view draft;
    int rc = draft_load(ctx, in, &draft);
    if (rc < 0)
        return rc;
    v->subject = draft.made.subject;
    v->body = draft.made.body;
    return 0;
}

int paths_ask_load(struct op_ctx *ctx, int64_t person, int64_t about, struct path_ask_view *ret)
{
    *ret = (struct path_ask_view){.person = person, .about = about};
    if (!person || person == about)
        return err_set(ctx->err, ERR_INVALID, "An introduction needs two people.");
    int rc = standing_name(ctx->db, ctx->arena, person, &ret->name);
    if (rc == 0)
        rc = standing_name(ctx->db, ctx->arena, about, &ret->about_name);
    if (rc < 0)
        return rc == ERR_NOT_FOUND ? err_set(ctx->err, rc, "There is no such person.") : rc;
    ret->what = str_format(ctx->arena, "an introduction to %.*s", STR_ARG(ret->about_name));
    rc = find_open(ctx, ret);
    if (rc == 0)
        rc = find_stop(ctx, ret);
    if (rc < 0 || ret->stop.n)
        return rc;
    if (ret->ask)
        ret->draft = draft_page(ctx, ret);
    struct draft_in in = {
        .person = person, .ask = ret->ask, .template = STR("introduction"), .to = ret->about_name};
    return tell_draft(ctx, ret, &in);
}

/* --- asking ----------------------------------------------------------------------------------- */

int paths_ask(struct op_ctx *ctx, const struct path_ask_said *said, struct path_ask_view *ret)
{
    int rc = paths_ask_load(ctx, said->person, said->about, ret);
    if (rc == 0 && ret->stop.n)
        rc = err_set(ctx->err, ERR_SOAP, "%.*s", STR_ARG(ret->stop));
    if (rc < 0 || ret->ask)
        return rc;
    struct ask x = {.person = said->person,
                    .kind = ASK_INTRODUCTION,
                    .state = ASK_IDEA,
                    .what = ret->what,
                    .specific = said->specific,
                    .about_person = said->about,
                    .organisation = said->organisation};
    rc = paths_week_asked(ctx, said->person);
    if (rc == 0)
        rc = save_new(ctx, &entity_ask, &x);
    if (rc < 0)
        return rc;
    ret->ask = x.record.id;
    ret->organisation = said->organisation;
    ret->draft = draft_page(ctx, ret);
    struct draft_in in = {.person = said->person, .ask = ret->ask, .about = said->topic};
    return tell_draft(ctx, ret, &in);
}

/* --- after ------------------------------------------------------------------------------------ */

static struct str day(struct op_ctx *ctx, struct date on)
{
    return date_words(ctx->arena, date_is_full(on) ? on : ctx->today);
}

static bool was_made(const struct ask *x)
{
    return x->state == ASK_DONE || x->state == ASK_THANKED || x->state == ASK_TOLD;
}

/* What the owner said is theirs: a refusal moves only what is open, and who asked not to be asked
 * this way stays so, even when it went well. */
static int may_learn(struct op_ctx *ctx, const struct ask *x, bool made, bool *ret)
{
    struct tie *rows;
    size_t n;
    int verdict = TIE_OPEN;
    int rc = ties_records(ctx->db, ctx->arena, x->person, &rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        if (rows[i].person == x->about_person || rows[i].other == x->about_person)
            verdict = rows[i].verdict;
    *ret = made ? verdict != TIE_UNUSED : verdict == TIE_OPEN;
    return rc;
}

int paths_learn(struct op_ctx *ctx, const struct entity *e, const void *before, const void *after)
{
    static const struct ask none;
    const struct ask *was = before ? before : &none, *x = after;
    struct str name;
    int64_t tie;
    bool may = e == &entity_ask && x->kind == ASK_INTRODUCTION && x->about_person &&
               x->about_person != x->person && !guard_is_sample(ctx);
    if (!may)
        return 0;
    bool made = was_made(x) && !was_made(was),
         declined = x->state == ASK_DECLINED && was->state != ASK_DECLINED;
    if (!made && !declined)
        return 0;
    int rc = may_learn(ctx, x, made, &may);
    if (rc < 0 || !may)
        return rc;
    rc = standing_name(ctx->db, ctx->arena, x->person, &name);
    if (rc < 0)
        return rc;
    struct str why = made ? str_format(ctx->arena, "%.*s introduced you, %.*s.", STR_ARG(name),
                                       STR_ARG(day(ctx, x->done_on)))
                          : str_format(ctx->arena, "%.*s would rather not introduce you, %.*s.",
                                       STR_ARG(name), STR_ARG(day(ctx, x->answered_on)));
    return tie_say(ctx, x->person, x->about_person, made ? TIE_CONFIRMED : TIE_WEAKER, TIE_KNOW,
                   why, &tie);
}
