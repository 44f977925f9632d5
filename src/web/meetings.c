/* SPDX-License-Identifier: Apache-2.0 */
/* Meetings: what is planned, what waits to be noted, and one meeting before and after. */
#include "base/arena.h"
#include "base/id.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/session.h"
#include "web/pages.h"
#include "web/works.h"

static int fill_list(struct page *p, struct meetings_view *v)
{
    int rc = meeting_list(&p->ctx, MEETING_LIST_AHEAD, &v->near, &v->near_n);
    if (rc == 0)
        rc = meeting_list(&p->ctx, MEETING_LIST_OVER, &v->over, &v->over_n);
    if (rc == 0)
        rc = meeting_list(&p->ctx, MEETING_LIST_PAST, &v->past, &v->past_n);
    v->today = date_str(p->ctx.arena, p->ctx.today);
    v->tomorrow = date_str(p->ctx.arena, date_add_days(p->ctx.today, 1));
    return rc;
}

static int run_list(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct meetings_view v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_MEETINGS);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = fill_list(&p, &v));
    if (rc == 0) {
        p.title = STR("Meetings");
        html_meetings(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

static int run_show(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct meeting_view v = {0};
    int64_t id;
    int rc = page_begin(&p, app, rq, rs, NAV_MEETINGS);
    if (rc == 0)
        rc = page_id(&p, "id", &entity_meeting, &id);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = meeting_load(&p.ctx, id, &v.file));
    v.names = ARENA_ARRAY(rq->a, struct str, v.file.meeting.people.n + 1);
    for (size_t i = 0; rc == 0 && i < v.file.meeting.people.n; i++)
        v.names[i] = browse_title(&p.ctx, &entity_person, v.file.meeting.people.p[i]);
    if (rc == 0) {
        v.url = str_format(rq->a, "/meetings/%s", id_str(rq->a, id).p);
        v.when = meeting_when(&p.ctx, &v.file.meeting);
        v.today = date_str(rq->a, p.ctx.today);
        v.over = date_cmp(v.file.meeting.on, p.ctx.today) <= 0;
        v.next_when = v.file.next ? meeting_when(&p.ctx, v.file.next) : STR_NULL;
        p.title = str_format(rq->a, "Meeting with %.*s", STR_ARG(v.file.with));
        html_meeting(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

/* The agenda as typed, and a line for each suggestion that was ticked. */
static struct str agenda_of(const struct request *rq)
{
    struct strbuf b;
    strbuf_init(&b, rq->a, LIMIT_NOTE);
    strbuf_add(&b, str_trim(form_get(&rq->form, STR("agenda"))));
    for (size_t i = 0; i < rq->form.n; i++) {
        const struct form_part *part = &rq->form.p[i];
        struct str line = str_trim(part->value);
        if (!str_eq(part->name, STR("line")) || !line.n)
            continue;
        if (b.n)
            strbuf_add_char(&b, '\n');
        STRBUF_LIT(&b, "- ");
        strbuf_add(&b, line);
    }
    return strbuf_get(&b);
}

static int run_prepare(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct str id = request_get_arg(rq, STR("id"));
    struct op_input in[] = {{STR("id"), id},
                            {STR("goal"), form_get(&rq->form, STR("goal"))},
                            {STR("agenda"), agenda_of(rq)}};
    int rc = page_check(app, rq);
    if (rc == 0)
        rc = page_run(app, rq, "meeting.edit", in, 3, &ctx);
    if (rc == 0)
        page_redirect(rs, str_format(rq->a, "/meetings/%.*s", STR_ARG(id)), &ctx);
    return rc;
}

const struct route meetings_routes[] = {
    {HTTP_GET, "/meetings", run_list, NULL, 0},
    {HTTP_GET, "/meetings/{id}", run_show, NULL, 0},
    {HTTP_POST, "/meetings/{id}/prepare", run_prepare, NULL, 0},
    ROUTE_END,
};
