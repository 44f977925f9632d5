/* SPDX-License-Identifier: Apache-2.0 */
/* Who knows whom, of one person (/ties), and the network as a whole with its map. */
#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "ops/session.h"
#include "web/pages.h"
#include "web/paths.h"

#include <math.h>

/* --- who knows whom --------------------------------------------------------------------------- */

enum { QUESTIONS = 5, MEET = 5, MAP_QUESTIONS = 2, LINES = 60 };

static void fill_ties(struct arena *a, const struct tie_view *ties, struct ties_view *v)
{
    v->n = v->all < TIES_SHOWN ? v->all : TIES_SHOWN;
    v->rows = ARENA_ARRAY(a, struct ties_row, v->n + 1);
    for (size_t i = 0; i < v->n; i++) {
        const struct tie_view *x = &ties[i];
        size_t n = x->evidence_n;
        v->rows[i] = (struct ties_row){
            .tie = x,
            .initials = x->other ? paths_initials(a, x->other_name) : STR("You"),
            .pair = str_join(a, x->name, STR(" and "), x->other ? x->other_name : STR("you")),
            .chance = paths_at_start(a, str_c(x->words)),
            .first = paths_sentences(a, x->evidence, 0, n ? 1 : 0),
            .more = paths_sentences(a, x->evidence, 1, n),
            .guessed = paths_is_guessed(!x->other, x->verdict, x->evidence, x->evidence_n),
        };
    }
}

static int load_ties(struct page *p, int64_t person, struct tie_view **ret, struct ties_view *v)
{
    int rc = browse_standing(&p->ctx, person, &v->who);
    if (rc == 0)
        rc = tie_list(&p->ctx, person, ret, &v->all);
    if (rc == 0)
        rc = tie_questions(&p->ctx, person, QUESTIONS, &v->questions, &v->questions_n);
    return rc;
}

static int run_ties(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct ties_view *v = ARENA_NEW(rq->a, struct ties_view);
    struct tie_view *ties = NULL;
    int64_t person = 0;
    int rc = page_begin(&p, app, rq, rs, NAV_PATHS);
    if (rc == 0 && !id_parse(form_get(&rq->params, STR("person")), &person))
        rc = ERR_NOT_FOUND;
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = load_ties(&p, person, &ties, v));
    if (rc == ERR_NOT_FOUND)
        err_set(&rq->err, rc, "This person is not here; they may have been removed.");
    if (rc == 0) {
        fill_ties(rq->a, ties, v);
        v->ways = paths_href(rq->a, "person", person);
        p.title = str_join(rq->a, STR("Who knows"), STR(" "), v->who.name);
        html_ties(&rs->body, &p, v);
    }
    return page_end(&p, rc);
}

/* --- the map ---------------------------------------------------------------------------------- */

enum { MAP = 440, CENTRE = MAP / 2, OUTER = 206, INITIALS_DOWN = 4 };
static const double NODE = 13, ME = 18, TURN = 6.283185307179586,
                    GAP = 0.26; /* at the foot, for the ring's name */
/* A ring has room for so many faces that one can be told from the next. */
static const struct {
    int circle;
    double radius;
    int64_t room;
} rings[] = {{CIRCLE_INNER, 66, 10}, {CIRCLE_ACTIVE, 122, 18}, {CIRCLE_GOOD, 176, 26}};
enum { RINGS = sizeof(rings) / sizeof(*rings), ROOM = 10 + 18 + 26 };

static int load_people(struct page *p, struct network_view *v)
{
    v->people = ARENA_ARRAY(p->ctx.arena, struct network_person, ROOM);
    v->people_n = 0;
    v->more = 0;
    for (size_t r = 0; r < RINGS; r++) {
        struct people_filter f = {
            .order = PEOPLE_BY_LAST, .circle = rings[r].circle, .limit = rings[r].room};
        struct people_page rows;
        int rc = browse_people(&p->ctx, &f, &rows);
        if (rc < 0)
            return rc;
        for (size_t i = 0; i < rows.n; i++) {
            double turn = TURN / 4 + GAP + (TURN - 2 * GAP) * ((double)i + 0.5) / (double)rows.n;
            v->people[v->people_n++] =
                (struct network_person){.who = rows.rows[i],
                                        .x = CENTRE + rings[r].radius * cos(turn),
                                        .y = CENTRE + rings[r].radius * sin(turn)};
        }
        v->more += rows.total - (int64_t)rows.n;
    }
    return 0;
}

static const struct network_person *find_person(const struct network_view *v, int64_t person)
{
    for (size_t i = 0; i < v->people_n; i++)
        if (v->people[i].who.person == person)
            return &v->people[i];
    return NULL;
}

static void draw_node(struct chart *c, const char *kind, const char *word, double x, double y,
                      double radius, struct str initials)
{
    chart_dot(c, kind, x, y, radius);
    chart_word(c, word, x, y + INITIALS_DOWN, initials);
}

static void draw_people(struct network_view *v)
{
    static const char *const kinds[] = {"node", "node inner", "node active", "node good"};
    for (size_t i = 0; i < v->people_n; i++) {
        const struct network_person *x = &v->people[i];
        bool inner = x->who.circle == CIRCLE_INNER;
        draw_node(&v->map, kinds[x->who.circle], inner ? "middle on" : "middle", x->x, x->y, NODE,
                  x->who.initials);
    }
}

/* Between two faces of the outer ring, on the right: the line to somebody outside hides none. */
static double gap_of(const struct network_view *v)
{
    size_t n = 0;
    for (size_t i = 0; i < v->people_n; i++)
        n += v->people[i].who.circle == CIRCLE_GOOD;
    return TURN / 4 + GAP + (n ? (TURN - 2 * GAP) * (double)(n * 3 / 4) / (double)n : TURN * 0.7);
}

/* Where a person of the way stands: in their circle, else outside, beside the one before. */
static void place_of(const struct network_view *v, int64_t person, size_t step, double *x,
                     double *y)
{
    const struct network_person *known = find_person(v, person);
    if (known) {
        *x = known->x;
        *y = known->y;
        return;
    }
    double turn = step ? atan2(*y - CENTRE, *x - CENTRE) + 0.45 : gap_of(v);
    *x = CENTRE + OUTER * cos(turn);
    *y = CENTRE + OUTER * sin(turn);
}

/* Of the others among each other; faces stand over them. */
static void draw_lines(struct network_view *v)
{
    for (size_t i = 0; i < v->lines_n; i++) {
        const struct path_line *l = &v->lines[i];
        const struct network_person *x = find_person(v, l->person), *y = find_person(v, l->other);
        if (x && y)
            chart_rule(&v->map, l->band >= PATH_GOOD ? "tie good" : "tie", x->x, x->y, y->x, y->y);
    }
}

static void draw_way(struct arena *a, struct network_view *v)
{
    double x[PATHS_HOPS_MAX + 1] = {CENTRE}, y[PATHS_HOPS_MAX + 1] = {CENTRE};
    size_t n = v->way ? v->way->hops_n : 0;
    draw_lines(v);
    for (size_t i = 0; i < n; i++) {
        const struct path_hop *h = &v->way->hops[i];
        x[i + 1] = x[i];
        y[i + 1] = y[i];
        place_of(v, h->to, i, &x[i + 1], &y[i + 1]);
        chart_rule(&v->map, "route", x[i], y[i], x[i + 1], y[i + 1]);
    }
    draw_people(v);
    for (size_t i = 1; i <= n; i++)
        draw_node(&v->map, "node way", "middle on", x[i], y[i], NODE,
                  paths_initials(a, v->way->hops[i - 1].name));
}

static void draw_map(struct arena *a, struct network_view *v)
{
    struct str desc = str_format(
        a,
        "You in the middle; %zu people around you, on a ring for each circle, the inner circle "
        "nearest, and %zu ties among them. %.*s The table below has everybody.",
        v->people_n, v->lines_n,
        STR_ARG(v->way ? str_join(a, STR("The way drawn:"), STR(" "),
                                  str_join(a, v->way_words, STR(""), STR(".")))
                       : STR("")));
    v->map = chart_new(a, STR("map"), STR("The people nearest to you"), desc, MAP, MAP);
    for (size_t r = 0; r < RINGS; r++) {
        chart_dot(&v->map, "ring", CENTRE, CENTRE, rings[r].radius);
        chart_word(&v->map, "middle ringed", CENTRE, CENTRE + rings[r].radius + INITIALS_DOWN,
                   str_c(circle_choices[rings[r].circle].label));
    }
    draw_way(a, v);
    draw_node(&v->map, "node me", "middle on", CENTRE, CENTRE, ME, STR("You"));
}

/* --- the page --------------------------------------------------------------------------------- */

static int load_way(struct page *p, int64_t person, struct network_view *v)
{
    struct path_answer x;
    struct paths_query q = {.person = person, .k = 1};
    v->way = NULL;
    int rc = person ? paths_find(&p->ctx, &q, &x) : 0;
    if (rc == 0 && person && x.ways_n)
        v->way = &x.ways[0];
    return rc;
}

static int load_lines(struct page *p, struct network_view *v)
{
    int64_t *ids = ARENA_ARRAY(p->ctx.arena, int64_t, v->people_n + 1);
    for (size_t i = 0; i < v->people_n; i++)
        ids[i] = v->people[i].who.person;
    return paths_among(&p->ctx, ids, v->people_n, LINES, &v->lines, &v->lines_n, &v->lines_all);
}

static int load_network(struct page *p, int64_t person, struct network_view *v)
{
    int rc = load_people(p, v);
    if (rc == 0)
        rc = load_way(p, person, v);
    if (rc == 0)
        rc = paths_shape(&p->ctx, 0, &v->shape);
    if (rc == 0)
        rc = load_lines(p, v);
    if (rc == 0)
        rc = tie_questions(&p->ctx, 0, MAP_QUESTIONS, &v->questions, &v->questions_n);
    return rc;
}

static void fill_way(struct arena *a, struct network_view *v)
{
    if (!v->way)
        return;
    v->way_words = STR("You");
    for (size_t i = 0; i < v->way->hops_n; i++)
        v->way_words = str_join(a, v->way_words, STR(", "), v->way->hops[i].name);
    v->way_href = paths_href(a, "person", v->way->end);
}

static int run_network(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct network_view *v = ARENA_NEW(rq->a, struct network_view);
    struct str said = form_get(&rq->params, STR("person"));
    int64_t person = 0;
    int rc = page_begin(&p, app, rq, rs, NAV_PATHS);
    if (rc == 0 && said.n && !id_parse(said, &person))
        person = -1; /* nobody */
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = load_network(&p, person, v));
    if (rc == 0) {
        fill_way(rq->a, v);
        draw_map(rq->a, v);
        p.title = STR("Your network");
        html_network(&rs->body, &p, v);
    }
    return page_end(&p, rc);
}

/* --- whom to meet next ------------------------------------------------------------------------ */

static int run_meet(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct meet_view v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_PATHS);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = paths_meet(&p.ctx, MEET, &v.meet, &v.n));
    if (rc == 0) {
        p.title = STR("Whom to meet next");
        html_paths_meet(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

const struct route paths_network_routes[] = {
    {HTTP_GET, "/ties", run_ties, NULL, 0},
    {HTTP_GET, "/paths/network", run_network, NULL, 0},
    {HTTP_GET, "/paths/meet", run_meet, NULL, 0},
    ROUTE_END,
};
