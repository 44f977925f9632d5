/* SPDX-License-Identifier: Apache-2.0 */
/* Places where people work and train. */
#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/session.h"
#include "web/pages.h"
#include "web/people.h"

enum { OFFSET_MAX = 1000000 };

struct str page_span(struct arena *a, struct date from, struct date until)
{
    struct str x = date_words(a, from), y = date_words(a, until);
    if (x.n)
        return str_format(a, "%.*s to %.*s", STR_ARG(x), STR_ARG(y.n ? y : STR("now")));
    return y.n ? str_format(a, "until %.*s", STR_ARG(y)) : STR_NULL;
}

static int64_t offset_of(const struct request *rq)
{
    int64_t n;
    return str_to_i64(form_get(&rq->params, STR("from")), 0, OFFSET_MAX, &n) ? n : 0;
}

/* Addresses of the pages before and after. */
static void fill_pager(struct arena *a, struct str url, int64_t offset, bool more,
                       struct str *ret_back, struct str *ret_next)
{
    if (offset > LIMIT_PAGE)
        *ret_back = str_format(a, "%.*s?from=%lld", STR_ARG(url), (long long)(offset - LIMIT_PAGE));
    else if (offset)
        *ret_back = url;
    if (more)
        *ret_next = str_format(a, "%.*s?from=%lld", STR_ARG(url), (long long)(offset + LIMIT_PAGE));
}

static int run_list(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct organisations_view v = {0};
    int64_t offset = offset_of(rq);
    int rc = page_begin(&p, app, rq, rs, NAV_ORGANISATIONS);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = browse_organisations(&p.ctx, LIMIT_PAGE + 1, offset, &v.page));
    if (rc == 0) {
        bool more = v.page.n > LIMIT_PAGE;
        v.page.n -= more;
        fill_pager(rq->a, STR("/organisations"), offset, more, &v.back, &v.next);
        p.title = STR("Places");
        html_organisations(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

static struct str position_words(struct arena *a, const struct position *x)
{
    struct str what = x->title.n ? x->title : str_c(position_kind_choices[x->kind].label);
    return str_join(a, what, STR(", "), page_span(a, x->from, x->until));
}

/* What each of the people shown is or was there. One query for all. */
static int fill_positions(struct page *p, struct organisation_view *v)
{
    struct arena *a = p->ctx.arena;
    struct position *rows;
    size_t n;
    int rc = browse_positions(&p->ctx, v->o.record.id, &rows, &n);
    v->as = ARENA_ARRAY(a, struct str, v->people.n + 1);
    for (size_t i = 0; rc == 0 && i < v->people.n; i++)
        for (size_t k = 0; k < n; k++)
            if (rows[k].person == v->people.rows[i].person)
                v->as[i] = str_join(a, v->as[i], STR("; "), position_words(a, &rows[k]));
    return rc;
}

static int fill(struct page *p, int64_t id, int64_t offset, struct organisation_view *v)
{
    struct people_filter f = {.organisation = id, .limit = LIMIT_PAGE, .offset = offset};
    int rc = browse_record(&p->ctx, &entity_organisation, id, &v->o);
    if (rc == 0)
        rc = browse_people(&p->ctx, &f, &v->people);
    if (rc == 0)
        rc = fill_positions(p, v);
    if (rc < 0)
        return rc;
    v->parent = browse_title(&p->ctx, &entity_organisation, v->o.parent);
    struct str url = str_format(p->ctx.arena, "/organisations/%s", id_str(p->ctx.arena, id).p);
    bool more = offset + (int64_t)v->people.n < v->people.total;
    fill_pager(p->ctx.arena, url, offset, more, &v->back, &v->next);
    return 0;
}

static int run_show(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct organisation_view v = {0};
    int64_t id;
    int rc = page_begin(&p, app, rq, rs, NAV_ORGANISATIONS);
    if (rc == 0)
        rc = page_id(&p, "id", &entity_organisation, &id);
    if (rc == 0)
        rc = fill(&p, id, offset_of(rq), &v);
    if (rc == 0) {
        p.title = v.o.name;
        html_organisation(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

const struct route organisation_routes[] = {
    {HTTP_GET, "/organisations", run_list, NULL, 0},
    {HTTP_GET, "/organisations/{id}", run_show, NULL, 0},
    ROUTE_END,
};
