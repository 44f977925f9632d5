/* SPDX-License-Identifier: Apache-2.0 */
/* Decisions: open ones, made ones, who is to be told; and one of them. */
#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "ops/session.h"
#include "web/pages.h"
#include "web/works.h"

enum { SHOWN = 100 };

static int fill_list(struct page *p, struct decisions_view *v)
{
    int rc = decision_list(&p->ctx, SHOWN, &v->rows, &v->n);
    if (rc == 0)
        rc = advice_list_due(&p->ctx, SHOWN, &v->tell, &v->tell_n);
    v->open = 0;
    for (size_t i = 0; rc == 0 && i < v->n; i++)
        v->open += !date_is_set(v->rows[i].decision.decided_on);
    return rc;
}

static int run_list(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct decisions_view v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_DECISIONS);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = fill_list(&p, &v));
    if (rc == 0) {
        p.title = STR("Decisions");
        html_decisions(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

static int run_show(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct decision_view v = {0};
    int64_t id;
    int rc = page_begin(&p, app, rq, rs, NAV_DECISIONS);
    if (rc == 0)
        rc = page_id(&p, "id", &entity_decision, &id);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = decision_load(&p.ctx, id, &v.file));
    if (rc == 0) {
        v.url = str_format(rq->a, "/decisions/%s", id_str(rq->a, id).p);
        v.today = date_str(rq->a, p.ctx.today);
        p.title = v.file.decision.question;
        html_decision(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

/* Advice stands on its decision's page. */
static int run_advice(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct advice x;
    int64_t id;
    struct str done = form_get(&rq->params, STR("done"));
    int rc = page_begin(&p, app, rq, rs, NAV_DECISIONS);
    if (rc == 0)
        rc = page_id(&p, "id", &entity_advice, &id);
    if (rc == 0)
        rc = browse_record(&p.ctx, &entity_advice, id, &x);
    if (rc == 0)
        response_redirect(rs, str_format(rq->a, "/decisions/%s%s%.*s#advice",
                                         id_str(rq->a, x.decision).p, done.n ? "?done=" : "",
                                         STR_ARG(done)));
    return page_end(&p, rc);
}

const struct route decisions_routes[] = {
    {HTTP_GET, "/decisions", run_list, NULL, 0},
    {HTTP_GET, "/decisions/{id}", run_show, NULL, 0},
    {HTTP_GET, "/advice/{id}", run_advice, NULL, 0},
    ROUTE_END,
};
