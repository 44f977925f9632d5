/* SPDX-License-Identifier: Apache-2.0 */
/* Settings: who I am, the sample network, taking everything out, the rhythms of Today. */
#include "web/gate.h"
#include "web/settings.h"

#include "base/arena.h"
#include "def/errors.h"
#include "ops/sample.h"
#include "ops/session.h"
#include "web/pages.h"

static bool is_wanted(const struct field *f, const char *const *names)
{
    if (f->flags & (FIELD_HIDDEN | FIELD_READONLY))
        return false;
    for (size_t i = 0; names && names[i]; i++)
        if (strcmp(names[i], f->name) == 0)
            return true;
    return !names;
}

int account_form_fill(struct page *p, const char *const *names, struct account_form *ret)
{
    struct account account;
    int rc = context_account(&p->ctx, &account);
    if (rc < 0)
        return rc;
    *ret = (struct account_form){
        .inputs = ARENA_ARRAY(p->ctx.arena, struct account_input, field_count(account_fields)),
        .version = account.record.version,
        .wrong = str_c(p->rq->err.text)};
    FIELD_EACH (f, account_fields) {
        if (!is_wanted(f, names))
            continue;
        const struct form_part *typed = form_find(&p->rq->form, str_c(f->name));
        struct str value = typed ? typed->value : field_text(p->ctx.arena, f, &account);
        /* 0 is "not said" for numbers; an empty box says that better. */
        if (f->type == FIELD_INT && str_eq(value, STR("0")))
            value = STR_NULL;
        ret->inputs[ret->n++] = (struct account_input){f, value};
    }
    return 0;
}

int account_form_save(void *app, struct request *rq, struct op_ctx *ctx)
{
    struct op_input *in = ARENA_ARRAY(rq->a, struct op_input, field_count(account_fields) + 1);
    struct str version = form_get(&rq->form, STR("version"));
    size_t n = 0;
    if (version.n)
        in[n++] = (struct op_input){STR("version"), version};
    FIELD_EACH (f, account_fields) {
        const struct form_part *typed = form_find(&rq->form, str_c(f->name));
        if (!typed || typed->is_file || (f->flags & (FIELD_HIDDEN | FIELD_READONLY)))
            continue;
        bool empty = f->type == FIELD_INT && !str_trim(typed->value).n;
        in[n++] = (struct op_input){str_c(f->name), empty && f->min <= 0 ? STR("0") : typed->value};
    }
    return page_run(app, rq, "account.edit", in, n, ctx);
}

/* "every 6 weeks", "every month", "every 9 months". */
static struct str days_words(struct arena *a, int64_t days)
{
    bool months = days % 30 == 0, weeks = !months && days % 7 == 0;
    long long n = months ? days / 30 : weeks ? days / 7 : days;
    const char *unit = months ? "month" : weeks ? "week" : "day";
    return n == 1 ? str_format(a, "every %s", unit) : str_format(a, "every %lld %ss", n, unit);
}

static void fill_rhythms(struct page *p, struct settings_page *s)
{
    struct arena *a = p->ctx.arena;
    size_t n = 0;
    const struct cadence_table *t = p->ctx.app->cadences;
    const struct cadence_row *rows = t ? cadence_rows(t, &n) : NULL;
    s->circles = ARENA_ARRAY(a, struct rhythm, n + 1);
    s->roles = ARENA_ARRAY(a, struct rhythm, n + 1);
    for (size_t i = 0; i < n; i++) {
        struct rhythm x = {str_c(rows[i].title), days_words(a, rows[i].default_days)};
        if (rows[i].scope == CADENCE_CIRCLE)
            s->circles[s->circles_n++] = x;
        else if (rows[i].scope == CADENCE_ROLE)
            s->roles[s->roles_n++] = x;
    }
}

static int show_settings(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct settings_page s = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_SETTINGS);
    if (rc == 0)
        rc = account_form_fill(&p, NULL, &s.form);
    if (rc == 0) {
        fill_rhythms(&p, &s);
        s.sample = sample_is_here(&p.ctx);
        p.here = STR("/settings");
        p.title = STR("Settings");
        html_settings(&rs->body, &p, &s);
    }
    return page_end(&p, rc);
}

/* What did not fit is shown with the form as it was typed. */
static int run_save(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    int rc = page_check(app, rq);
    if (rc < 0)
        return rc;
    rc = account_form_save(app, rq, &ctx);
    if (rc == ERR_INVALID || rc == ERR_CONFLICT) {
        rs->status = error_row(rc)->http_status;
        return show_settings(app, rq, rs);
    }
    if (rc == 0)
        page_redirect(rs, STR("/settings"), &ctx);
    return rc;
}

static int run_sample(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    int rc = page_check(app, rq);
    if (rc == 0)
        rc = page_run(app, rq, rq->route_data, NULL, 0, &ctx);
    if (rc == 0)
        page_redirect(rs, page_next(rq, STR("/settings")), &ctx);
    return rc;
}

static int run_export(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct op_input in = {STR("format"), form_get(&rq->params, STR("format"))};
    if (!rq->thread)
        return page_check(app, rq);
    int rc = session_begin_read(rq->thread, gate_caller(rq));
    if (rc == 0)
        rc = page_run(app, rq, "export", &in, in.value.n ? 1 : 0, &ctx);
    session_end_read(rq->thread);
    if (rc < 0)
        return rc;
    rs->bytes = ctx.raw.p ? ctx.raw : STR("");
    response_download(rs, str_copy(rq->a, ctx.raw_type).p, ctx.raw_name);
    return 0;
}

const struct route settings_routes[] = {
    {HTTP_GET, "/settings", show_settings, NULL, 0},
    {HTTP_POST, "/settings", run_save, NULL, 0},
    {HTTP_POST, "/sample/add", run_sample, "sample.add", 0},
    {HTTP_POST, "/sample/remove", run_sample, "sample.remove", 0},
    {HTTP_GET, "/export", run_export, NULL, 0},
    ROUTE_END,
};
