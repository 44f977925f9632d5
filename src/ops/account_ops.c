/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/account_ops.h"

#include "base/arena.h"
#include "base/sink.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "def/limits.h"
#include "model/entities.h"
#include "ops/save.h"

static void emit(const struct account *x, struct sink *out)
{
    sink_map_begin(out);
    entity_emit(out, &entity_account, x);
    sink_map_end(out);
}

/* Changes the fields that `set` names (bits of account_fields); makes the account when new. */
static int account_change(struct op_ctx *ctx, const struct account *in, uint64_t set)
{
    struct account before;
    int rc = context_account(ctx, &before);
    if (rc < 0)
        return rc;
    struct account after = before;
    uint64_t bit = 1;
    FIELD_EACH(f, account_fields)
    {
        if (set & bit)
            field_copy(f, &after, in);
        bit <<= 1;
    }
    ctx->message = STR("Settings saved");
    return before.record.id ? save_change(ctx, &entity_account, &before, &after)
                            : save_new(ctx, &entity_account, &after);
}

static int run_show(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    struct account x;
    int rc = context_account(ctx, &x);
    if (rc == 0)
        emit(&x, out);
    return rc;
}

/* Nothing is overwritten: says what stands there now, beside what was sent. */
static int conflict(struct op_ctx *ctx, const struct account *stored, const struct account *sent)
{
    struct strbuf b;
    uint64_t bit = 1;
    strbuf_init(&b, ctx->arena, LIMIT_LINE);
    FIELD_EACH(f, account_fields)
    {
        if ((ctx->set & bit) && !field_equal(f, stored, sent))
            strbuf_addf(&b, " %s is \"%.*s\" now.", f->label,
                        STR_ARG(field_text(ctx->arena, f, stored)));
        bit <<= 1;
    }
    struct str now = strbuf_get(&b);
    return err_set(ctx->err, ERR_CONFLICT,
                   "The settings were changed in the meantime.%.*s Save again to keep yours.",
                   STR_ARG(now));
}

static int run_set(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct account stored;
    int rc = context_account(ctx, &stored);
    if (rc == 0 && ctx->version && ctx->version != stored.record.version)
        return conflict(ctx, &stored, in);
    if (rc == 0)
        rc = account_change(ctx, in, ctx->set);
    return rc < 0 ? rc : run_show(ctx, NULL, out);
}

const struct op account_ops[] = {
    {.name = "account.show",
     .cli = "settings",
     .method = OP_GET,
     .path = "/account",
     .summary = "Show your settings.",
     .help = "Who you are, for the plan and for Today.",
     .example = "wellmet settings",
     .out = account_fields,
     .need = PERM_READ,
     .run = run_show},
    {.name = "account.edit",
     .cli = "settings set",
     .method = OP_PATCH,
     .path = "/account",
     .summary = "Change your settings.",
     .help = "Changes what is given and leaves the rest.",
     .example = "wellmet settings set --graduation-year 2029 --track md",
     .in = account_fields,
     .in_size = sizeof(struct account),
     .out = account_fields,
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_set},
    OP_END};
