/* SPDX-License-Identifier: Apache-2.0 */
/* /road: what to do at each stage, by when and why. */
#include "web/road.h"

#include "base/arena.h"
#include "def/limits.h"
#include "ops/plan_table.h"
#include "ops/session.h"
#include "web/kept.h"
#include "web/pages.h"

enum { WIDTH = 400, HEIGHT = 92, ROWS = 3, TAIL_DAYS = 45 };

/* --- the picture ----------------------------------------------------------------------------- */

struct span {
    struct date from, until;
};

static double share(const struct span *s, struct date d)
{
    double x = (double)date_diff(d, s->from) / (double)date_diff(s->until, s->from);
    return x < 0 ? 0 : x > 1 ? 1 : x;
}

static void draw_years(struct chart *c, const struct span *s)
{
    for (int y = s->from.y + 1; y <= s->until.y; y++) {
        double x = chart_x(c, share(s, (struct date){y, 1, 1}));
        chart_rule(c, "grid", x, c->top, x, c->bottom);
        chart_word(c, "middle", x, HEIGHT - 3, date_words(c->a, (struct date){y, 0, 0}));
    }
}

static const char *dot_kind(const struct plan_item *x)
{
    if (x->state == MILESTONE_DONE)
        return "whole dot";
    return x->state != MILESTONE_OPEN ? "rest dot" : x->act ? "write dot" : "wait dot";
}

static void draw_steps(struct chart *c, const struct span *s, const struct plan *plan)
{
    size_t row = 0;
    for (size_t i = 0; i < plan->n; i++) {
        const struct plan_item *x = &plan->items[i];
        if (!date_is_set(x->date.from) || x->state == MILESTONE_NOT_FOR_ME)
            continue;
        double y = chart_y(c, (0.5 + (double)(row++ % ROWS)) / ROWS);
        double from = chart_x(c, share(s, x->date.from)), to = chart_x(c, share(s, x->date.until));
        if (to - from > 6)
            chart_rule(c, "axis", from, y, to, y);
        chart_dot(c, dot_kind(x), from, y, 3.5);
    }
}

static struct chart draw(struct page *p, const struct road_view *v)
{
    const struct plan_table *t = p->ctx.app->plan;
    struct span s = {plan_stage_begins(t, &v->plan.student, PLAN_MS1),
                     plan_stage_begins(t, &v->plan.student, PLAN_AFTER)};
    struct chart c = chart_new(p->ctx.arena, STR("years"), STR("The road, year by year"),
                               STR("Every step at its day; the same steps stand below, by stage."),
                               WIDTH, HEIGHT);
    if (!date_is_set(s.from) || !date_is_set(s.until))
        return c;
    s.until = date_add_days(s.until, TAIL_DAYS);
    chart_inset(&c, 6, 14, 6, 18);
    draw_years(&c, &s);
    double today = chart_x(&c, share(&s, p->ctx.today));
    chart_rule(&c, "write", today, c.top, today, c.bottom);
    chart_word(&c,
               today > WIDTH - 40 ? "end write"
               : today < 40       ? "start write"
                                  : "middle write",
               today, 10, STR("today"));
    draw_steps(&c, &s, &v->plan);
    return c;
}

/* --- stages ---------------------------------------------------------------------------------- */

static int add_step(struct page *p, struct road_view *v, const struct plan_item *x)
{
    struct road_stage *s = &v->stages[x->stage];
    struct arena *a = p->ctx.arena;
    struct road_step *step = &s->steps[s->n];
    if (x->state == MILESTONE_NOT_FOR_ME && !v->all)
        return 0;
    *step = (struct road_step){
        .item = x,
        .when = plan_when(a, &x->date),
        .sure = plan_sure(a, x),
        .id = str_format(a, "step-%.*s", STR_ARG(x->key)),
        .on = date_str(a, x->date.from),
        .until = date_eq(x->date.from, x->date.until) ? STR_NULL : date_str(a, x->date.until)};
    s->n++;
    s->done += x->state == MILESTONE_DONE;
    bool near = x->stage == v->plan.stage && x->state == MILESTONE_OPEN && x->step;
    return near ? plan_helpers(&p->ctx, &v->plan.student, x->step, step->who, &step->who_n) : 0;
}

static int fill_stages(struct page *p, struct road_view *v)
{
    struct arena *a = p->ctx.arena;
    int rc = 0;
    for (int i = 0; i < PLAN_STAGES; i++) {
        struct road_stage *s = &v->stages[i];
        struct date begins = p->ctx.app->plan
                                 ? plan_stage_begins(p->ctx.app->plan, &v->plan.student, i)
                                 : (struct date){0};
        s->n = s->done = 0; /* read ahead, this runs twice */
        s->stage = i;
        s->place = i < v->plan.stage ? STR("past") : i == v->plan.stage ? STR("now") : STR("ahead");
        s->begins = date_words(a, (struct date){begins.y, begins.m, 0});
        s->steps = ARENA_ARRAY(a, struct road_step, v->plan.n + 1);
    }
    for (size_t i = 0; rc == 0 && i < v->plan.n; i++)
        rc = add_step(p, v, &v->plan.items[i]);
    return rc;
}

static struct str kicker(struct arena *a, const struct plan_student *s)
{
    struct str k = str_format(a, "Class of %lld", (long long)s->graduation_year);
    k = str_join(a, k, STR(" · "), s->track ? str_c(track_choices[s->track].label) : STR_NULL);
    return str_join(a, k, STR(" · "), s->specialties);
}

static int fill(struct page *p, struct road_view *v)
{
    struct arena *a = p->ctx.arena;
    struct plan_student own;
    int rc = plan_student_load(&p->ctx, &own);
    v->own_year = rc == 0 ? own.graduation_year : 0;
    if (rc == 0)
        rc = plan_load(&p->ctx, v->class_year, &v->plan);
    if (rc < 0)
        return rc;
    v->class_year = v->plan.student.graduation_year;
    v->other = v->class_year != v->own_year;
    v->letters = plan_has_letters(&v->plan.student);
    v->url = v->other ? str_format(a, "/road?class=%lld", (long long)v->class_year) : STR("/road");
    const struct plan_faults *faults = p->ctx.app->plan_faults;
    if (faults && faults->all.n)
        v->wrong = plan_fault_words(a, faults->all.p);
    if (!v->class_year || v->plan.stage < 0)
        return 0;
    v->kicker = kicker(a, &v->plan.student);
    v->dek = str_format(a, "What to do at each stage, by when and why. You are here: %s.",
                        plan_stage_titles[v->plan.stage]);
    v->years = draw(p, v);
    rc = v->other ? 0 : playbook_load(&p->ctx, -1, &v->asks);
    return rc < 0 ? rc : fill_stages(p, v);
}

static int run_road(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct kept_mark mark = {0};
    struct road_view *v = ARENA_NEW(rq->a, struct road_view);
    v->all = form_get(&rq->params, STR("all")).n > 0;
    if (!str_to_i64(form_get(&rq->params, STR("class")), 1950, 2100, &v->class_year))
        v->class_year = 0;
    int rc = page_begin(&p, app, rq, rs, NAV_ROAD);
    if (rc == 0 && kept_show(&p, &mark))
        return page_end(&p, 0);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = fill(&p, v));
    if (rc == 0) {
        p.title = STR("The road");
        html_road(&rs->body, &p, v);
        kept_add(&p, &mark);
    }
    return page_end(&p, rc);
}

/* For a browser that is logged in, and for programs with a key in the address (web/gate.h). */
static int run_calendar(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct strbuf out;
    struct str tag;
    strbuf_init(&out, rq->a, LIMIT_OUTPUT);
    int rc = page_begin(&p, app, rq, rs, NAV_CALENDAR);
    if (rc == 0)
        rc = plan_feed(&p.ctx, &out, &tag);
    if (rc == 0)
        response_bytes(rs, rq, strbuf_get(&out), "text/calendar; charset=utf-8", tag);
    return page_end(&p, rc);
}

const struct route road_routes[] = {
    {HTTP_GET, "/road", run_road, NULL, 0},
    {HTTP_GET, "/calendar.ics", run_calendar, NULL, 0},
    ROUTE_END,
};
