/* SPDX-License-Identifier: Apache-2.0 */
/* The settings of the installation, and what happened to all logins. */
#include "base/arena.h"
#include "base/err.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/access_int.h"
#include "ops/key.h"
#include "store/security_event.h"
#include "store/setting.h"
#include "store/store.h"

int run_event_audit(struct op_ctx *ctx, const void *in, struct sink *out)
{
    static const struct op accounts = {.path = "/accounts/{id}"};
    const struct audit_in *i = in;
    struct login_work w;
    struct security_event *rows;
    size_t n;
    int64_t after, account = 0;
    int rc = access_begin_staff(ctx, &w);
    if (rc == 0)
        rc = access_after(ctx, i->after, &after);
    if (rc == 0 && i->login.n)
        rc = access_find_id(ctx, &accounts, i->login, &account);
    if (rc == 0)
        rc = security_event_list(ctx->db, ctx->arena, account, after,
                                 i->limit ? i->limit : LIMIT_PAGE, &rows, &n);
    if (rc == 0)
        access_emit_events(ctx, rows, n, out);
    return rc;
}

static int emit(struct op_ctx *ctx, struct sink *out)
{
    struct site site;
    int rc = site_load(ctx->app, ctx->db, ctx->arena, &site, ctx->err);
    if (rc < 0)
        return rc;
    sink_map_begin(out);
    FIELD_EACH (f, site_fields) {
        if (f->flags & FIELD_SECRET)
            sink_kv_str(out, f->name, FIELD_CPTR(struct str, f, &site)->n ? STR("set") : STR_NULL);
        else
            field_emit(out, f, &site);
    }
    sink_map_end(out);
    return 0;
}

int run_site_show(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    return emit(ctx, out);
}

static int save(struct op_ctx *ctx, const struct field *f, const void *in)
{
    struct str value = field_text(ctx->arena, f, in);
    int rc = 0;
    if ((f->flags & FIELD_SECRET) && value.n)
        rc = key_seal(ctx->app, ctx->arena, "oidc", 0, value, &value, ctx->err);
    return rc < 0 ? rc : setting_set(ctx->db, str_c(f->name), value);
}

int run_site_edit(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct str names = STR_NULL;
    uint64_t bit = 1;
    int rc = 0;
    FIELD_EACH (f, site_fields) {
        if (rc == 0 && (ctx->set & bit)) {
            rc = save(ctx, f, in);
            names = str_join(ctx->arena, names, STR(", "), str_c(f->name));
        }
        bit <<= 1;
    }
    if (rc == 0 && names.n)
        rc = access_note(ctx, SECURITY_SETTINGS, 0, names);
    ctx->message = STR("Settings of the installation saved");
    return rc == 0 ? emit(ctx, out) : rc;
}
