/* SPDX-License-Identifier: Apache-2.0 */
/* Opportunities: the list, one of them, and the close-out at its end. */
#include "base/arena.h"
#include "base/id.h"
#include "base/json_out.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/session.h"
#include "web/pages.h"
#include "web/works.h"

enum { SHOWN = 200 };

static int run_list(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct opportunities_view v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_OPPORTUNITIES);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = opportunity_list(&p.ctx, SHOWN, &v.rows, &v.n));
    for (size_t i = 0; rc == 0 && i < v.n; i++) {
        int state = v.rows[i].opportunity.state;
        v.minutes += v.rows[i].minutes;
        v.running += state == OPPORTUNITY_ARRANGED || state == OPPORTUNITY_UNDER_WAY;
    }
    if (rc == 0) {
        v.today = date_str(rq->a, p.ctx.today);
        p.title = STR("Opportunities");
        html_opportunities(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

static int run_show(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct opportunity_view v = {.logged = form_get(&rq->params, STR("logged")).n > 0};
    int64_t id;
    int rc = page_begin(&p, app, rq, rs, NAV_OPPORTUNITIES);
    if (rc == 0)
        rc = page_id(&p, "id", &entity_opportunity, &id);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = opportunity_load(&p.ctx, id, &v.file));
    if (rc == 0) {
        v.url = str_format(rq->a, "/opportunities/%s", id_str(rq->a, id).p);
        v.today = date_str(rq->a, p.ctx.today);
        v.kicker = opportunity_about(rq->a, &v.file.opportunity, STR_NULL);
        v.thank_to =
            str_format(rq->a, "thanked %.*s for a day of shadowing", STR_ARG(v.file.supervisor));
        p.title = v.file.opportunity.title;
        html_opportunity(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

/* --- close-out ------------------------------------------------------------------------------ */

static struct str sent(const struct request *rq, struct str prefix, const char *name)
{
    return str_trim(form_get(&rq->form, str_format(rq->a, "%.*s_%s", STR_ARG(prefix), name)));
}

static void fill_rows(const struct request *rq, struct close_view *v)
{
    const struct opportunity_file *f = &v->file;
    v->rows = ARENA_ARRAY(rq->a, struct close_row, f->people_n + 1);
    for (size_t i = 0; i < f->people_n; i++) {
        struct close_row *x = &v->rows[i];
        x->who = &f->people[i];
        /* named by the person, so that a list that changed meanwhile cannot mix them up */
        x->prefix = id_str(rq->a, x->who->person);
        x->together = sent(rq, x->prefix, "together");
        x->thank = sent(rq, x->prefix, "thank");
        x->circle = sent(rq, x->prefix, "circle");
        x->next_on = sent(rq, x->prefix, "next_on");
        x->letter = sent(rq, x->prefix, "letter").n > 0;
        for (size_t k = 0; k < f->asks_n; k++)
            x->has_letter |= f->asks[k].person == x->who->person && f->asks[k].kind == ASK_LETTER;
    }
    v->n = f->people_n;
    v->reflection = form_get(&rq->form, STR("reflection"));
}

static int show_close(void *app, struct request *rq, struct response *rs, struct str error)
{
    struct page p;
    struct close_view v = {.error = error};
    int64_t id;
    int rc = page_begin(&p, app, rq, rs, NAV_OPPORTUNITIES);
    if (rc == 0)
        rc = page_id(&p, "id", &entity_opportunity, &id);
    if (rc == 0)
        rc = opportunity_load(&p.ctx, id, &v.file);
    if (rc == 0) {
        v.url = str_format(rq->a, "/opportunities/%s", id_str(rq->a, id).p);
        fill_rows(rq, &v);
        p.here = str_format(rq->a, "%.*s/close", STR_ARG(v.url));
        p.title = str_format(rq->a, "Close %.*s", STR_ARG(v.file.opportunity.title));
        html_close_out(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

static int run_close_form(void *app, struct request *rq, struct response *rs)
{
    return show_close(app, rq, rs, STR_NULL);
}

static void put(struct json_out *j, const char *key, struct str value)
{
    if (!value.n)
        return;
    json_key(j, str_c(key));
    json_string(j, value);
}

/* Everybody whose fields were sent; the hidden field "people" says who. */
static struct str each_of(const struct request *rq)
{
    struct strbuf b;
    struct json_out j;
    struct str people = form_get(&rq->form, STR("people")), id;
    strbuf_init(&b, rq->a, LIMIT_BODY * 2);
    json_init(&j, &b, false);
    json_list_begin(&j);
    while (people.n && str_next(&people, ',', &id)) {
        if (!id.n)
            continue;
        json_map_begin(&j);
        put(&j, "person", id);
        put(&j, "together", sent(rq, id, "together"));
        put(&j, "thank", sent(rq, id, "thank"));
        put(&j, "circle", sent(rq, id, "circle"));
        put(&j, "next_on", sent(rq, id, "next_on"));
        json_key(&j, STR("letter"));
        json_bool(&j, sent(rq, id, "letter").n > 0);
        json_map_end(&j);
    }
    json_list_end(&j);
    return strbuf_get(&b);
}

static int run_close(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct str id = request_get_arg(rq, STR("id"));
    struct op_input in[] = {{STR("id"), id},
                            {STR("each"), each_of(rq)},
                            {STR("reflection"), form_get(&rq->form, STR("reflection"))}};
    int rc = page_check(app, rq);
    if (rc == 0)
        rc = page_run(app, rq, "opportunity.close", in, 3, &ctx);
    if (rc == 0)
        page_redirect(rs, str_format(rq->a, "/opportunities/%.*s", STR_ARG(id)), &ctx);
    if (rc == ERR_INVALID || rc == ERR_LIMIT) { /* with everything as it was typed */
        struct str error = str_copy(rq->a, str_c(rq->err.text));
        rs->status = error_row(rc)->http_status;
        return show_close(app, rq, rs, error);
    }
    return rc;
}

const struct route opportunities_routes[] = {
    {HTTP_GET, "/opportunities", run_list, NULL, 0},
    {HTTP_GET, "/opportunities/{id}", run_show, NULL, 0},
    {HTTP_GET, "/opportunities/{id}/close", run_close_form, NULL, 0},
    {HTTP_POST, "/opportunities/{id}/close", run_close, NULL, 0},
    ROUTE_END,
};
