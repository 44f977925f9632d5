/* SPDX-License-Identifier: Apache-2.0 */
/* Hours: sums, the file, and the sheet that a supervisor signs. */
#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "model/entities.h"
#include "ops/session.h"
#include "web/gate.h"
#include "web/pages.h"
#include "web/works.h"

static const char *const filters[] = {"kind", "supervisor", "from", "until"};
enum { FILTERS = sizeof(filters) / sizeof(*filters) };

static struct str filter_part(const struct request *rq, size_t i)
{
    return str_trim(form_get(&rq->params, str_c(filters[i])));
}

static void read_filter(const struct request *rq, struct works_filter *f)
{
    int64_t id;
    f->kind = choice_find(opportunity_kind_choices, filter_part(rq, 0));
    f->supervisor = id_parse(filter_part(rq, 1), &id) ? id : 0;
    if (!date_parse(filter_part(rq, 2), &f->from) || !date_is_full(f->from))
        f->from = (struct date){0};
    if (!date_parse(filter_part(rq, 3), &f->until) || !date_is_full(f->until))
        f->until = (struct date){0};
}

/* The same filter for the links: what was understood, not what was typed. */
static struct str query_of(struct arena *a, const struct works_filter *f)
{
    struct str s = STR_NULL, amp = STR("&");
    if (f->kind)
        s = str_format(a, "kind=%s", opportunity_kind_choices[f->kind].key);
    if (f->supervisor)
        s = str_join(a, s, amp, str_format(a, "supervisor=%s", id_str(a, f->supervisor).p));
    if (date_is_set(f->from))
        s = str_join(a, s, amp, str_format(a, "from=%s", date_str(a, f->from).p));
    if (date_is_set(f->until))
        s = str_join(a, s, amp, str_format(a, "until=%s", date_str(a, f->until).p));
    return s.n ? str_format(a, "?%.*s", STR_ARG(s)) : STR_NULL;
}

static int fill_sums(struct page *p, struct hours_view *v)
{
    int rc = 0;
    for (int by = HOURS_BY_OPPORTUNITY; rc == 0 && by <= HOURS_BY_SPECIALTY; by++)
        rc = hours_sums(&p->ctx, &v->filter, (enum hours_by)by, &v->by[by], &v->by_n[by]);
    v->minutes = 0;
    for (size_t i = 0; rc == 0 && i < v->by_n[HOURS_BY_OPPORTUNITY]; i++)
        v->minutes += v->by[HOURS_BY_OPPORTUNITY][i].minutes;
    v->query = query_of(p->ctx.arena, &v->filter);
    return rc;
}

static int run_hours(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct hours_view v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_OPPORTUNITIES);
    read_filter(rq, &v.filter);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = fill_sums(&p, &v));
    if (rc == 0) {
        p.title = STR("Hours");
        html_hours(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

/* Sheets are of shadowing unless another kind is asked for. */
static int run_print(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct account account;
    struct hours_view v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_OPPORTUNITIES);
    read_filter(rq, &v.filter);
    if (!v.filter.kind && !form_find(&rq->params, STR("kind")))
        v.filter.kind = OPPORTUNITY_SHADOWING;
    if (rc == 0)
        rc = hours_sheets(&p.ctx, &v.filter, &v.sheets, &v.sheets_n);
    if (rc == 0)
        rc = context_account(&p.ctx, &account);
    if (rc == 0) {
        v.student = account.name;
        v.school = account.school;
        v.query = query_of(rq->a, &v.filter);
        p.title = STR("Hours to be signed");
        html_hours_print(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

static int run_file(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct op_input in[FILTERS];
    size_t n = 0;
    if (!rq->thread)
        return page_check(app, rq);
    for (size_t i = 0; i < FILTERS; i++)
        if (form_find(&rq->params, str_c(filters[i])))
            in[n++] = (struct op_input){str_c(filters[i]), filter_part(rq, i)};
    int rc = session_begin_read(rq->thread, gate_caller(rq));
    if (rc == 0)
        rc = page_run(app, rq, "hours.export", in, n, &ctx);
    session_end_read(rq->thread);
    if (rc < 0)
        return rc;
    rs->bytes = ctx.raw.p ? ctx.raw : STR("");
    response_download(rs, str_copy(rq->a, ctx.raw_type).p, ctx.raw_name);
    return 0;
}

/* Hours have no page of their own: they stand on their opportunity's. */
static int run_one(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct hours h;
    int64_t id;
    struct str done = form_get(&rq->params, STR("done"));
    int rc = page_begin(&p, app, rq, rs, NAV_OPPORTUNITIES);
    if (rc == 0)
        rc = page_id(&p, "id", &entity_hours, &id);
    if (rc == 0)
        rc = browse_record(&p.ctx, &entity_hours, id, &h);
    if (rc == 0)
        response_redirect(rs, str_format(rq->a, "/opportunities/%s%s%.*s#hours",
                                         id_str(rq->a, h.opportunity).p, done.n ? "?done=" : "",
                                         STR_ARG(done)));
    return page_end(&p, rc);
}

const struct route hours_routes[] = {
    {HTTP_GET, "/hours", run_hours, NULL, 0},
    {HTTP_GET, "/hours/print", run_print, NULL, 0},
    {HTTP_GET, "/hours/hours.csv", run_file, NULL, 0},
    {HTTP_GET, "/hours/{id}", run_one, NULL, 0},
    ROUTE_END,
};
