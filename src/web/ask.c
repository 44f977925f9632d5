/* SPDX-License-Identifier: Apache-2.0 */
/* Asks: /asks, /asks/new, /asks/{id}, /asks/{id}/prepare. */
#include "web/ask.h"

#include "base/arena.h"
#include "base/id.h"
#include "base/vec.h"
#include "def/errors.h"
#include "ops/session.h"
#include "web/pages.h"

typedef VEC(struct ask_line) line_vec;

/* --- lists ---------------------------------------------------------------------------------- */

static struct ask_line line_of(const struct page *p, const struct ask_item *x)
{
    enum ask_step step = x->next.step;
    bool owed = step == ASK_STEP_THANK || step == ASK_STEP_TELL || step == ASK_STEP_GRACE;
    return (struct ask_line){
        .item = x,
        .url = str_format(p->ctx.arena, "/asks/%s", id_str(p->ctx.arena, x->ask.record.id).p),
        .last = x->when,
        .owed = owed && x->due};
}

/* The day it ended on, or was last heard of. */
static struct date ended_on(const struct ask *x)
{
    const struct date days[] = {x->told_on, x->thanked_on, x->answered_on, x->nudged_on,
                                x->asked_on};
    for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++)
        if (date_is_full(days[i]))
            return days[i];
    return (struct date){0};
}

/* What one has to do, sooner or later; else somebody else has to. */
static bool is_mine(const struct ask_item *x)
{
    return x->due || x->next.step == ASK_STEP_ASK || x->next.step == ASK_STEP_THANK ||
           x->next.step == ASK_STEP_GRACE || x->next.step == ASK_STEP_OWN;
}

static int fill_asks(struct page *p, struct asks_view *v)
{
    struct arena *a = p->ctx.arena;
    struct ask_item *open, *all;
    size_t open_n, all_n;
    line_vec next = {0}, waiting = {0}, over = {0};
    v->year = p->ctx.today.y;
    int rc = ask_items(&p->ctx, ASK_WHICH_OPEN, 0, &open, &open_n);
    if (rc == 0)
        rc = ask_items(&p->ctx, ASK_WHICH_ALL, 0, &all, &all_n);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < open_n; i++)
        *(is_mine(&open[i]) ? VEC_PUSH(a, &next) : VEC_PUSH(a, &waiting)) = line_of(p, &open[i]);
    for (size_t i = 0; i < all_n; i++)
        if (!all[i].open && ended_on(&all[i].ask).y == v->year)
            *VEC_PUSH(a, &over) = line_of(p, &all[i]);
    v->next = (struct ask_lines){next.p, next.n};
    v->waiting = (struct ask_lines){waiting.p, waiting.n};
    v->over = (struct ask_lines){over.p, over.n};
    return 0;
}

static int run_asks(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct asks_view v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_ASKS);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = fill_asks(&p, &v));
    p.title = STR("Asks");
    if (rc == 0)
        html_asks(&rs->body, &p, &v);
    return page_end(&p, rc);
}

int ask_lines_of(struct page *p, int64_t person, struct ask_lines *ret)
{
    struct arena *a = p->ctx.arena;
    struct ask_item *items;
    size_t n;
    line_vec lines = {0};
    int rc = ask_items(&p->ctx, ASK_WHICH_ALL, person, &items, &n);
    for (int open = 1; rc == 0 && open >= 0; open--)
        for (size_t i = 0; i < n; i++)
            if (items[i].open == (bool)open)
                *VEC_PUSH(a, &lines) = line_of(p, &items[i]);
    *ret = (struct ask_lines){lines.p, lines.n};
    return rc;
}

/* --- a new one ------------------------------------------------------------------------------ */

const char *ask_kind_hint(int kind)
{
    static const char *const hints[] = {
        [ASK_KIND_NONE] = "",
        [ASK_LETTER] = "From somebody who knows your work well.",
        [ASK_INTRODUCTION] = "To somebody they know and you would like to meet.",
        [ASK_CALL] = "A word for you with a program.",
        [ASK_SHADOWING] = "A day beside them.",
        [ASK_RESEARCH] = "A project to take part in.",
        [ASK_ADVICE] = "Twenty minutes on one question.",
        [ASK_INTERVIEW_PRACTICE] = "A mock interview, and what they noticed.",
        [ASK_FEEDBACK] = "On a draft, a talk, or how you work.",
        [ASK_OTHER] = "Whatever it is.",
    };
    return hints[kind];
}

static int run_new(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct ask_new_view v = {0};
    int64_t person = 0;
    bool named = id_parse(form_get(&rq->params, STR("person")), &person);
    int kind = choice_find(ask_kind_choices, form_get(&rq->params, STR("kind")));
    int rc = page_begin(&p, app, rq, rs, NAV_ASKS);
    if (rc == 0 && named) {
        rc = browse_standing(&p.ctx, person, &v.who);
        v.person = str_format(rq->a, "person=%s&", id_str(rq->a, person).p);
    }
    if (rc == ERR_NOT_FOUND)
        err_set(&rq->err, rc, "This person is not here; they may have been removed.");
    p.title = STR("Ask somebody");
    for (int i = ASK_LETTER; i <= ASK_OTHER; i++)
        v.links[i] = str_format(rq->a, "/form/ask.add?%.*skind=%s", STR_ARG(v.person),
                                ask_kind_choices[i].key);
    if (rc == 0 && kind)
        response_redirect(rs, v.links[kind]);
    else if (rc == 0)
        html_ask_new(&rs->body, &p, &v);
    return page_end(&p, rc);
}

/* --- one ------------------------------------------------------------------------------------ */

static void add_stop(struct ask_view *v, const char *label, struct date on, bool passed, bool here)
{
    v->stops[v->stops_n++] = (struct ask_stop){str_c(label), on, passed, here};
}

/* Idea, asked, answer, done, thanked, told: an answer other than yes ends the line. */
static void fill_stops(struct ask_view *v)
{
    const struct ask *x = &v->file.ask;
    enum ask_state s = (enum ask_state)x->state;
    bool ended = s == ASK_DECLINED || s == ASK_NO_ANSWER || s == ASK_DROPPED;
    bool yes = s == ASK_AGREED || s == ASK_DONE || s == ASK_THANKED || s == ASK_TOLD;
    add_stop(v, "Idea", (struct date){0}, s != ASK_IDEA, s == ASK_IDEA);
    if (s != ASK_DROPPED || date_is_set(x->asked_on))
        add_stop(v, "Asked", x->asked_on, date_is_set(x->asked_on) && s != ASK_ASKED,
                 s == ASK_ASKED);
    if (ended) {
        add_stop(v, ask_state_choices[s].label,
                 s == ASK_DECLINED ? x->answered_on : (struct date){0}, false, true);
        return;
    }
    add_stop(v, "Agreed", yes ? x->answered_on : (struct date){0}, yes && s != ASK_AGREED,
             s == ASK_AGREED);
    add_stop(v, "Done", x->done_on, s == ASK_THANKED || s == ASK_TOLD, s == ASK_DONE);
    add_stop(v, "Thanked", x->thanked_on, s == ASK_TOLD, s == ASK_THANKED);
    add_stop(v, "Outcome told", x->told_on, false, s == ASK_TOLD);
}

/* The buttons: what is possible, the likeliest first. */
static void fill_acts(struct page *p, struct ask_view *v)
{
    static const bool plain[ASK_VERB_COUNT] = {
        [ASK_VERB_NO_ANSWER] = true, [ASK_VERB_THANKED] = true, [ASK_VERB_DROPPED] = true};
    enum ask_state state = (enum ask_state)v->file.ask.state;
    enum ask_verb likely = ask_step_verb(v->file.item.next.step);
    if (state == ASK_AGREED)
        likely = ASK_VERB_DONE;
    if (state == ASK_ASKED && !v->file.item.due)
        likely = ASK_VERB_AGREED;
    for (int pass = 0; pass < 2; pass++)
        for (int verb = 0; verb < ASK_VERB_COUNT; verb++) {
            const struct ask_move *m = ask_move_find(state, (enum ask_verb)verb);
            if (!m->to || (pass == 0) != ((enum ask_verb)verb == likely))
                continue;
            v->acts[v->acts_n++] = (struct ask_act){
                .op = str_format(p->ctx.arena, "ask.%s", ask_verb_key((enum ask_verb)verb)),
                .label = str_c(m->why),
                .plain = plain[verb],
                .likely = pass == 0};
        }
}

static int fill_ask(struct page *p, int64_t id, struct ask_view *v)
{
    int rc = ask_load(&p->ctx, id, &v->file);
    if (rc == 0)
        rc = browse_standing(&p->ctx, v->file.ask.person, &v->who);
    if (rc < 0)
        return rc;
    v->url = str_format(p->ctx.arena, "/asks/%s", id_str(p->ctx.arena, id).p);
    v->prepare = str_join(p->ctx.arena, v->url, STR("/"), STR("prepare"));
    v->when = v->file.item.when;
    if (str_starts(v->when, STR("since")))
        v->when = str_join(p->ctx.arena, STR("due"), STR(" "), v->when);
    v->can_prepare = v->file.ask.state == ASK_IDEA || v->file.ask.state == ASK_ASKED;
    fill_stops(v);
    fill_acts(p, v);
    return 0;
}

static int run_ask(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct ask_view v = {0};
    int64_t id = 0;
    int rc = page_begin(&p, app, rq, rs, NAV_ASKS);
    if (rc == 0)
        rc = page_id(&p, "id", &entity_ask, &id);
    if (rc == 0)
        rc = fill_ask(&p, id, &v);
    p.title = v.file.ask.what;
    if (rc == 0)
        html_ask(&rs->body, &p, &v);
    return page_end(&p, rc);
}

/* --- before asking -------------------------------------------------------------------------- */

static int run_prepare(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct ask_prepare_view *v = ARENA_NEW(rq->a, struct ask_prepare_view);
    int64_t id = 0;
    int rc = page_begin(&p, app, rq, rs, NAV_ASKS);
    if (rc == 0)
        rc = page_id(&p, "id", &entity_ask, &id);
    if (rc == 0)
        rc = ask_prepare_load(&p.ctx, id, &v->x);
    if (rc == 0)
        rc = browse_standing(&p.ctx, v->x.file.ask.person, &v->who);
    if (rc == 0) {
        v->url = str_format(rq->a, "/asks/%s", id_str(rq->a, id).p);
        v->summary = readiness_if_write(rq->a, &v->x.ready.now, v->x.ready.pin);
        v->can_ask = v->x.file.ask.state == ASK_IDEA;
        p.title = STR("Before asking");
        html_ask_prepare(&rs->body, &p, v);
    }
    return page_end(&p, rc);
}

const struct route ask_routes[] = {
    {HTTP_GET, "/asks", run_asks, NULL, 0},
    {HTTP_GET, "/asks/new", run_new, NULL, 0},
    {HTTP_GET, "/asks/{id}", run_ask, NULL, 0},
    {HTTP_GET, "/asks/{id}/prepare", run_prepare, NULL, 0},
    ROUTE_END,
};
