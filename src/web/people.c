/* SPDX-License-Identifier: Apache-2.0 */
/* Everyone: pages of fifty, narrowed down by circle, role, specialty or place. */
#include "web/people.h"

#include "base/arena.h"
#include "base/html.h"
#include "base/id.h"
#include "def/errors.h"
#include "def/limits.h"
#include "web/pages.h"
#include "web/ready.h"

enum { SPECIALTIES = 40, HREF_MAX = 2000, OFFSET_MAX = 1000000 };

static void add_query(struct strbuf *b, const char *name, struct str value)
{
    if (!value.n)
        return;
    strbuf_addf(b, "%c%s=", str_find_char(strbuf_get(b), '?', 0) == SIZE_MAX ? '?' : '&', name);
    url_component(b, value);
}

static const struct choice bands[] = {{"", ""},
                                      {"low", "About 1 in 3"},
                                      {"even", "An even chance"},
                                      {"good", "A good chance"},
                                      {NULL, NULL}};
static const struct choice moves[] = {
    {"", ""}, {"steady", "Steady"}, {"up", "Rising"}, {"down", "Falling"}, {NULL, NULL}};
static const struct choice orders[] = {{"", "By name"},
                                       {"chance", "By chance of an answer"},
                                       {"fall", "Most faded first"},
                                       {NULL, NULL}};

/* The list then comes from the forecasts, and is narrowed down by circle and role alone. */
static bool asks_readiness(const struct readiness_filter *r)
{
    return r->band || r->move || r->overdue || r->order != READINESS_BY_NAME;
}

/* The address of a list. */
static struct str href(struct arena *a, const struct people_filter *f,
                       const struct readiness_filter *r)
{
    struct strbuf b;
    strbuf_init(&b, a, HREF_MAX);
    STRBUF_LIT(&b, "/people");
    add_query(&b, "circle", str_c(circle_choices[f->circle].key));
    add_query(&b, "role", str_c(role_choices[f->role].key));
    add_query(&b, "specialty", f->specialty);
    add_query(&b, "organisation", f->organisation ? id_str(a, f->organisation) : STR_NULL);
    add_query(&b, "band", str_c(bands[r->band].key));
    add_query(&b, "move", str_c(moves[r->move].key));
    add_query(&b, "overdue", r->overdue ? STR("1") : STR_NULL);
    add_query(&b, "order",
              r->order                     ? str_c(orders[r->order].key)
              : f->order == PEOPLE_BY_LAST ? STR("last")
                                           : STR_NULL);
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

static struct readiness_filter read_ready(const struct request *rq, const struct people_filter *f)
{
    const struct form *q = &rq->params;
    return (struct readiness_filter){
        .order = (enum readiness_order)choice_find(orders, form_get(q, STR("order"))),
        .band = choice_find(bands, form_get(q, STR("band"))),
        .move = choice_find(moves, form_get(q, STR("move"))),
        .overdue = form_get(q, STR("overdue")).n > 0,
        .known = true,
        .circle = f->circle,
        .role = f->role,
        .limit = f->limit,
        .offset = f->offset};
}

static const struct readiness_filter nothing_asked = {0};

static bool is_narrowed(const struct people_view *v)
{
    const struct people_filter *f = &v->filter;
    const struct readiness_filter *r = &v->ready;
    return f->circle || f->role || f->specialty.n || f->organisation || f->archived || r->band ||
           r->move || r->overdue;
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
                                 .href = href(a, &f, &nothing_asked),
                                 .on = i ? v->filter.circle == (int)i : !is_narrowed(v)};
    }
}

static void add_order(struct arena *a, struct people_view *v, const char *word,
                      enum people_order by, enum readiness_order by_chance)
{
    struct people_filter f = v->filter;
    struct readiness_filter r = v->ready;
    f.offset = 0;
    f.order = by;
    r.order = by_chance;
    v->orders[v->orders_n++] =
        (struct people_pill){.word = str_c(word),
                             .href = href(a, &f, &r),
                             .on = v->filter.order == by && v->ready.order == by_chance};
}

static void fill_orders(struct arena *a, struct people_view *v)
{
    const struct people_filter *f = &v->filter;
    if (f->specialty.n || f->organisation || f->archived)
        return; /* the store sorts these by name */
    add_order(a, v, "By name", PEOPLE_BY_NAME, READINESS_BY_NAME);
    if (!is_narrowed(v))
        add_order(a, v, "By last contact", PEOPLE_BY_LAST, READINESS_BY_NAME);
    add_order(a, v, orders[READINESS_BY_CHANCE].label, PEOPLE_BY_NAME, READINESS_BY_CHANCE);
    add_order(a, v, orders[READINESS_BY_FALL].label, PEOPLE_BY_NAME, READINESS_BY_FALL);
}

static void fill_pager(struct arena *a, struct people_view *v)
{
    struct people_filter f = v->filter;
    v->from = f.offset + 1;
    v->to = f.offset + (int64_t)v->people.n;
    if (v->filter.offset > 0) {
        f.offset = v->filter.offset > LIMIT_PAGE ? v->filter.offset - LIMIT_PAGE : 0;
        v->back = href(a, &f, &v->ready);
    }
    if (v->to < v->people.total) {
        f.offset = v->to;
        v->next = href(a, &f, &v->ready);
    }
}

static struct str heading(struct page *p, const struct people_filter *f,
                          const struct readiness_filter *r)
{
    if (r->overdue)
        return STR("People, overdue");
    if (r->band)
        return str_format(p->ctx.arena, "People, %s", bands[r->band].label);
    if (r->move)
        return str_format(p->ctx.arena, "People, %s", moves[r->move].label);
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

struct str people_chance(struct arena *a, const struct readiness_person *x)
{
    if (!x->known)
        return STR_NULL;
    struct str words = str_format(a, "If you write: %.*s", STR_ARG(ready_chance(a, &x->chance)));
    if (x->pin == READY_PIN_YES)
        words = str_join(a, words, STR("; "), STR("you said they would answer"));
    if (x->pin == READY_PIN_NO)
        words = str_join(a, words, STR("; "), STR("you said not to count on it"));
    if (x->move != READINESS_STEADY)
        words = str_join(a, words, STR("; "), str_c(readiness_move_words(x->move)));
    return words;
}

static int load_people(struct page *p, struct people_view *v)
{
    size_t total;
    if (!asks_readiness(&v->ready)) {
        int rc = browse_people(&p->ctx, &v->filter, &v->people);
        return rc < 0 ? rc : readiness_of_people(&p->ctx, v->people.rows, v->people.n, &v->chances);
    }
    int rc = readiness_people(&p->ctx, &v->ready, &v->chances, &v->people.n, &total);
    if (rc < 0)
        return rc;
    v->people.total = (int64_t)total;
    v->people.rows = ARENA_ARRAY(p->ctx.arena, struct standing, v->people.n + 1);
    for (size_t i = 0; i < v->people.n; i++)
        v->people.rows[i] = v->chances[i].who;
    return 0;
}

static int run_people(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct people_view v = {.filter = read_filter(rq)};
    v.ready = read_ready(rq, &v.filter);
    int rc = page_begin(&p, app, rq, rs, NAV_PEOPLE);
    if (rc == 0)
        rc = load_people(&p, &v);
    if (rc == 0) {
        fill_pills(rq->a, &v);
        fill_pager(rq->a, &v);
        fill_orders(rq->a, &v);
        p.title = v.heading = heading(&p, &v.filter, &v.ready);
        html_people(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

static void fill_ready(struct arena *a, struct narrow_view *v)
{
    enum { MOST = 8 };
    const struct people_filter everybody = {0};
    v->ready = ARENA_ARRAY(a, struct people_pill, MOST);
    for (int i = READINESS_GOOD + 1; i > 0; i--) {
        struct readiness_filter r = {.band = i};
        v->ready[v->ready_n++] =
            (struct people_pill){.word = str_c(bands[i].label), .href = href(a, &everybody, &r)};
    }
    struct readiness_filter overdue = {.overdue = true};
    v->ready[v->ready_n++] =
        (struct people_pill){.word = STR("Overdue"), .href = href(a, &everybody, &overdue)};
    for (int i = READINESS_DOWN + 1; i > 0; i--) {
        struct readiness_filter r = {.move = i};
        v->ready[v->ready_n++] =
            (struct people_pill){.word = str_c(moves[i].label), .href = href(a, &everybody, &r)};
    }
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
        v.roles[i] = (struct people_pill){.word = str_c(role_choices[i + 1].label),
                                          .href = href(rq->a, &f, &nothing_asked)};
    }
    for (size_t i = 0; i < v.specialties_n; i++) {
        struct people_filter f = {.specialty = names[i]};
        v.specialties[i] =
            (struct people_pill){.word = names[i], .href = href(rq->a, &f, &nothing_asked)};
    }
    fill_ready(rq->a, &v);
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
