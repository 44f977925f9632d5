/* SPDX-License-Identifier: Apache-2.0 */
/* The primer: contents, chapters, all of it to print, and its steps put on the road. */
#include "web/primer.h"

#include "base/arena.h"
#include "ops/session.h"
#include "web/pages.h"

struct str primer_said(struct arena *a, const struct primer_view *v)
{
    if (!v->taken)
        return STR("");
    struct str s = str_format(a, "%zu of %zu on your road", v->taken, v->steps_n);
    return v->done ? str_format(a, "%.*s, %zu done", STR_ARG(s), v->done) : s;
}

static int fill_all(struct page *p, bool texts, struct primer_pages *v)
{
    int rc = primer_load_all(&p->ctx, texts, &v->chapters, &v->n);
    for (size_t i = 0; rc == 0 && i < v->n; i++)
        v->minutes += v->chapters[i].chapter->minutes;
    for (size_t i = 0; p->ctx.app->primer && i < p->ctx.app->primer->wrong.n; i++)
        v->wrong = str_join(p->ctx.arena, v->wrong, STR(" "), p->ctx.app->primer->wrong.p[i]);
    return rc;
}

static int run_contents(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct primer_pages v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_PRIMER);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = fill_all(&p, false, &v));
    if (rc == 0) {
        p.title = STR("Primer");
        html_primer(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

static int run_print(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct primer_pages v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_PRIMER);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = fill_all(&p, true, &v));
    if (rc == 0) {
        p.title = STR("Networking primer");
        p.solo = true;
        html_primer_print(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

static int run_chapter(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct primer_view v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_PRIMER);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = primer_load(&p.ctx, request_get_arg(rq, STR("key")), &v));
    if (rc == 0) {
        p.title = v.chapter->title;
        html_primer_chapter(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

static int run_say(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct op_input in[1] = {{STR("step"), form_get(&rq->form, STR("step"))}};
    int rc = page_check(app, rq);
    if (rc == 0)
        rc = page_run(app, rq, rq->route_data, in, 1, &ctx);
    if (rc == 0)
        page_redirect(rs, page_next(rq, STR("/primer")), &ctx);
    return rc;
}

const struct route primer_routes[] = {
    {HTTP_GET, "/primer", run_contents, NULL, 0},
    {HTTP_GET, "/primer/print", run_print, NULL, 0},
    {HTTP_GET, "/primer/{key}", run_chapter, NULL, 0},
    {HTTP_POST, "/primer/take", run_say, "primer.take", 0},
    {HTTP_POST, "/primer/done", run_say, "primer.done", 0},
    ROUTE_END,
};
