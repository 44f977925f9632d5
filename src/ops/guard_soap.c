/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The stop. During SOAP neither the applicant nor anybody for them may contact a program first
 * (Match Participation Agreement). It is held here, below every face, and it has no way around but
 * the program's own "They contacted me first on".
 */
#include "base/arena.h"
#include "base/sink.h"
#include "base/zone.h"
#include "def/errors.h"
#include "ops/guard_int.h"

/* The window the account is in right now; false outside, or when the year is not known. */
static int load_window(struct op_ctx *ctx, struct guard_window *ret, bool *ret_inside)
{
    struct account me;
    int rc = context_account(ctx, &me);
    *ret = guard_soap_window(rc == 0 ? me.graduation_year : 0);
    *ret_inside = ret->to && ctx->now >= ret->from && ctx->now < ret->to;
    return rc;
}

/* A day of the window; today always, wherever in the world the student's clock stands. */
static bool is_in_window(const struct op_ctx *ctx, const struct guard_window *w, struct date on)
{
    return date_eq(on, ctx->today) || (date_cmp(on, w->first) >= 0 && date_cmp(on, w->last) <= 0);
}

static struct str sentence(struct op_ctx *ctx, const struct organisation *program,
                           const struct guard_window *w)
{
    return str_format(
        ctx->arena,
        "During SOAP (until %.*s is over in New York) neither you nor anybody for you may contact "
        "%.*s first: Match Participation Agreement, rule soap_contact. If they contacted you "
        "first, set \"They contacted me first on\" for this program and try again; your dean's "
        "office can help.",
        STR_ARG(date_words(ctx->arena, w->last)), STR_ARG(program->name));
}

int guard_soap_sentence(struct op_ctx *ctx, const struct organisation *program, struct date on,
                        struct str *ret)
{
    struct guard_window w;
    bool inside;
    *ret = STR_NULL;
    if (guard_wrote_first(ctx, program))
        return 0;
    int rc = load_window(ctx, &w, &inside);
    if (rc == 0 && inside && is_in_window(ctx, &w, on))
        *ret = sentence(ctx, program, &w);
    return rc;
}

int guard_said_first_elsewhere(struct op_ctx *ctx, int64_t program, bool *ret)
{
    (void)ctx;
    (void)program;
    *ret = false;
    return 0;
}
