/* SPDX-License-Identifier: Apache-2.0 */
/* Quiet weeks: those there are, adding and removing them; what is said to steps of the playbook. */
#include "web/quiet.h"

#include "base/arena.h"
#include "base/id.h"
#include "ops/session.h"
#include "web/form.h"
#include "web/pages.h"

struct str quiet_span(const struct page *p, struct date from, struct date until)
{
    struct arena *a = p->ctx.arena;
    return str_format(a, "%.*s to %.*s", STR_ARG(date_near(a, from, p->ctx.today)),
                      STR_ARG(date_words(a, until)));
}

void web_playbook_emit(struct strbuf *out, const struct page *p, const struct playbook_view *v)
{
    if (v->n)
        html_playbook(out, p, v);
}

static int fill(struct page *p, struct quiet_view *v)
{
    struct date until;
    int rc = quiet_load(&p->ctx, &v->rows, &v->n, v->ideas, &v->ideas_n);
    if (rc == 0)
        rc = quiet_until(&p->ctx, &until);
    if (rc == 0 && date_is_full(until))
        v->now = quiet_words(&p->ctx, until);
    v->today = date_str(p->ctx.arena, p->ctx.today);
    return rc;
}

static int run_show(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct quiet_view v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_NONE);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = fill(&p, &v));
    if (rc == 0) {
        p.title = STR("Quiet weeks");
        html_quiet(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

static int run_add(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct op_input in[3] = {{STR("from"), form_get(&rq->form, STR("from"))},
                             {STR("until"), form_get(&rq->form, STR("until"))},
                             {STR("why"), form_get(&rq->form, STR("why"))}};
    int rc = page_check(app, rq);
    if (rc == 0)
        rc = page_run(app, rq, "quiet.add", in, 3, &ctx);
    if (rc == 0)
        page_redirect(rs, page_next(rq, STR("/quiet")), &ctx);
    return rc;
}

static int run_remove(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct op_input in[1] = {{STR("id"), form_get(&rq->form, STR("id"))}};
    int rc = page_check(app, rq);
    if (rc == 0)
        rc = page_run(app, rq, "quiet.remove", in, 1, &ctx);
    if (rc == 0)
        page_redirect(rs, page_next(rq, STR("/quiet")), &ctx);
    return rc;
}

static int run_step(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct op_input in[2] = {{STR("step"), form_get(&rq->form, STR("step"))},
                             {STR("state"), form_get(&rq->form, STR("state"))}};
    int rc = page_check(app, rq);
    if (rc == 0)
        rc = page_run(app, rq, "plan.stage_say", in, 2, &ctx);
    if (rc == 0)
        page_redirect(rs, page_next(rq, STR("/")), &ctx);
    return rc;
}

const struct route quiet_routes[] = {
    {HTTP_GET, "/quiet", run_show, NULL, 0},
    {HTTP_POST, "/quiet/add", run_add, NULL, 0},
    {HTTP_POST, "/quiet/remove", run_remove, NULL, 0},
    {HTTP_POST, "/playbook/say", run_step, NULL, 0},
    ROUTE_END,
};
