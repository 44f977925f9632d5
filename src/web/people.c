/* SPDX-License-Identifier: Apache-2.0 */
/* Everyone: pages of fifty, narrowed down by circle, role, specialty or place. */
#include "web/people.h"

#include "base/arena.h"
#include "base/html.h"
#include "base/id.h"
#include "def/errors.h"
#include "def/limits.h"
#include "web/pages.h"

enum { SPECIALTIES = 40, HREF_MAX = 2000, OFFSET_MAX = 1000000 };

static void add_query(struct strbuf *b, const char *name, struct str value)
{
    if (!value.n)
        return;
    strbuf_addf(b, "%c%s=", str_find_char(strbuf_get(b), '?', 0) == SIZE_MAX ? '?' : '&', name);
    url_component(b, value);
}

/* The address of a list. */
static struct str href(struct arena *a, const struct people_filter *f)
{
    struct strbuf b;
    strbuf_init(&b, a, HREF_MAX);
    STRBUF_LIT(&b, "/people");
    add_query(&b, "circle", str_c(circle_choices[f->circle].key));
    add_query(&b, "role", str_c(role_choices[f->role].key));
    add_query(&b, "specialty", f->specialty);
    add_query(&b, "organisation", f->organisation ? id_str(a, f->organisation) : STR_NULL);
    add_query(&b, "order", f->order == PEOPLE_BY_LAST ? STR("last") : STR_NULL);
    add_query(&b, "archived", f->archived ? STR("1") : STR_NULL);
    if (f->offset)
        strbuf_addf(&b, "%c%s=%lld", str_find_char(strbuf_get(&b), '?', 0) == SIZE_MAX ? '?' : '&',
                    "from", (long long)f->offset);
    return strbuf_get(&b);
}

/* Unknown values narrow nothing down: an old address still shows a list. */
static struct people_filter read_filter(const struct request *rq)
{
    const struct form *q = &rq->params;
    struct people_filter f = {
        .circle = choice_find(circle_choices, form_get(q, STR("circle"))),
        .role = choice_find(role_choices, form_get(q, STR("role"))),
        .specialty = form_get(q, STR("specialty")),
        .archived = form_get(q, STR("archived")).n > 0,
        .order = str_eq(form_get(q, STR("order")), STR("last")) ? PEOPLE_BY_LAST : PEOPLE_BY_NAME,
        .limit = LIMIT_PAGE};
    id_parse(form_get(q, STR("organisation")), &f.organisation);
    if (!str_to_i64(form_get(q, STR("from")), 0, OFFSET_MAX, &f.offset))
        f.offset = 0;
    return f;
}

static void fill_pills(struct arena *a, struct people_view *v)
{
    size_t n = 0;
    while (circle_choices[n].key)
        n++;
    v->pills = ARENA_ARRAY(a, struct people_pill, n);
    for (size_t i = 0; i < n; i++) {
        struct people_filter f = {.circle = (int)i};
        v->pills[v->pills_n++] =
            (struct people_pill){.word = i ? str_c(circle_choices[i].label) : STR("Everyone"),
                                 .href = href(a, &f),
                                 .on = v->filter.circle == (int)i &&
                                       (i || (!v->filter.role && !v->filter.specialty.n &&
                                              !v->filter.organisation && !v->filter.archived))};
    }
}

static void fill_pager(struct arena *a, struct people_view *v)
{
    struct people_filter f = v->filter;
    v->from = f.offset + 1;
    v->to = f.offset + (int64_t)v->people.n;
    if (v->filter.offset > 0) {
        f.offset = v->filter.offset > LIMIT_PAGE ? v->filter.offset - LIMIT_PAGE : 0;
        v->back = href(a, &f);
    }
    if (v->to < v->people.total) {
        f.offset = v->to;
        v->next = href(a, &f);
    }
    f.offset = 0;
    bool plain = !f.circle && !f.role && !f.specialty.n && !f.organisation && !f.archived;
    if (!plain) /* the store sorts narrowed lists by name */
        return;
    f.order = PEOPLE_BY_NAME;
    v->by_name = href(a, &f);
    f.order = PEOPLE_BY_LAST;
    v->by_last = href(a, &f);
}

static struct str heading(struct page *p, const struct people_filter *f)
{
    if (f->archived)
        return STR("Put away");
    if (f->organisation)
        return str_format(p->ctx.arena, "At %.*s",
                          STR_ARG(browse_title(&p->ctx, &entity_organisation, f->organisation)));
    if (f->role)
        return str_format(p->ctx.arena, "People, %s", role_choices[f->role].label);
    if (f->circle)
        return str_format(p->ctx.arena, "People, %s", circle_choices[f->circle].label);
    if (f->specialty.n)
        return str_format(p->ctx.arena, "People, %.*s", STR_ARG(f->specialty));
    return STR("People");
}

static int run_people(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct people_view v = {.filter = read_filter(rq)};
    int rc = page_begin(&p, app, rq, rs, NAV_PEOPLE);
    if (rc == 0)
        rc = browse_people(&p.ctx, &v.filter, &v.people);
    if (rc == 0) {
        fill_pills(rq->a, &v);
        fill_pager(rq->a, &v);
        p.title = v.heading = heading(&p, &v.filter);
        html_people(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

static int run_narrow(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct narrow_view v = {0};
    struct str *names = NULL;
    int rc = page_begin(&p, app, rq, rs, NAV_PEOPLE);
    if (rc == 0)
        rc = browse_specialties(&p.ctx, SPECIALTIES, &names, &v.specialties_n);
    if (rc < 0)
        return page_end(&p, rc);
    while (role_choices[v.roles_n + 1].key)
        v.roles_n++;
    v.roles = ARENA_ARRAY(rq->a, struct people_pill, v.roles_n);
    v.specialties = ARENA_ARRAY(rq->a, struct people_pill, v.specialties_n + 1);
    for (size_t i = 0; i < v.roles_n; i++) {
        struct people_filter f = {.role = (int)i + 1};
        v.roles[i] =
            (struct people_pill){.word = str_c(role_choices[i + 1].label), .href = href(rq->a, &f)};
    }
    for (size_t i = 0; i < v.specialties_n; i++) {
        struct people_filter f = {.specialty = names[i]};
        v.specialties[i] = (struct people_pill){.word = names[i], .href = href(rq->a, &f)};
    }
    p.title = STR("Whom to show");
    html_narrow(&rs->body, &p, &v);
    return page_end(&p, 0);
}

/* One line adds a person and leads to their page. */
static int run_add(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct op_input in = {STR("name"), form_get(&rq->form, STR("name"))};
    int rc = page_check(app, rq);
    if (rc == 0)
        rc = page_run(app, rq, "add", &in, 1, &ctx);
    if (rc == 0)
        page_redirect(rs, str_format(rq->a, "/people/%s", id_str(rq->a, ctx.result_id).p), &ctx);
    return rc;
}

const struct route people_routes[] = {
    {HTTP_GET, "/people", run_people, NULL, 0},
    {HTTP_POST, "/people", run_add, NULL, 0},
    {HTTP_GET, "/people/narrow", run_narrow, NULL, 0},
    ROUTE_END,
};
