/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The account's graph of ties: after random changes it equals one that is made anew; nobody's ties
 * are seen by another account, from one thread or many; what is said and asked moves the ways.
 */
#include "base/arena.h"
#include "base/vec.h"
#include "check.h"
#include "def/errors.h"
#include "def/limits.h"
#include "graph/view.h"
#include "ops/paths.h"
#include "ops/paths_cache.h"
#include "ops/paths_graph.h"
#include "ops/session.h"
#include "ops/today.h"
#include "property.h"
#include "store/owner_rows.h"
#include "store/record.h"
#include "store/store.h"
#include "world.h"

#include <pthread.h>

static struct world w;

static int setup(void **state)
{
    (void)state;
    world_open(&w);
    w.app.paths = path_cache_new();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    world_set_now(WORLD_NOW);
    path_cache_free(w.app.paths);
    world_close(&w);
    return 0;
}

/* --- a graph as text -------------------------------------------------------------------------- */

struct edge {
    int64_t x, y;
    unsigned cost;
};

static int by_ids(const void *a, const void *b)
{
    const struct edge *x = a, *y = b;
    if (x->x != y->x)
        return x->x < y->x ? -1 : 1;
    return x->y < y->y ? -1 : x->y > y->y;
}

static struct str text_of(struct arena *a, const struct path_graph *g)
{
    struct graph_view view;
    struct err err = {0};
    VEC(struct edge) edges = {0};
    struct str all = STR("");
    assert_int_equal(graph_view_open(g->graph, &view, &err), 0);
    for (uint32_t at = 0; at < g->facts->people.n; at++) {
        struct graph_tie t;
        for (struct graph_walk walk = graph_walk(&view, at); graph_walk_next(&walk, &t);) {
            int64_t x = g->facts->people.p[at].id, y = g->facts->people.p[t.v].id;
            if (x < y)
                *VEC_PUSH(a, &edges) = (struct edge){x, y, t.cost};
        }
    }
    graph_view_close(&view);
    if (edges.n)
        qsort(edges.p, edges.n, sizeof(*edges.p), by_ids);
    VEC_EACH (struct edge, e, &edges)
        all = str_format(a, "%.*s%lld-%lld %u\n", STR_ARG(all), (long long)e->x, (long long)e->y,
                         e->cost);
    return all;
}

static struct str kept(struct arena *a)
{
    struct path_graph *g;
    struct op_ctx *ctx = world_ctx(&w);
    if (paths_open(ctx, &g) < 0 || !g)
        return STR("no graph");
    struct str s = text_of(a, g);
    paths_close(ctx, g);
    return s;
}

static struct str made_anew(struct arena *a)
{
    struct path_graph *g;
    struct op_ctx *ctx = world_ctx(&w);
    if (paths_open_anew(ctx, &g) < 0 || !g)
        return STR("no graph");
    struct str s = text_of(a, g);
    paths_close(ctx, g);
    return s;
}

/* --- random changes --------------------------------------------------------------------------- */

static const char *some(struct gen *g, const struct entity *e)
{
    char *rows;
    size_t n;
    if (record_list(w.db, w.a, e, NULL, 0, (void **)&rows, &n) < 0 || !n)
        return "0000000000001";
    size_t i = (size_t)gen_between(g, 0, (int64_t)n - 1);
    return world_id(&w, ((struct record *)(void *)(rows + i * e->size))->id).p;
}

static const char *key(struct gen *g, const struct choice *c)
{
    int n = 0;
    while (c[n].key)
        n++;
    return c[gen_between(g, 1, n - 1)].key;
}

static const char *year(struct gen *g)
{
    return str_format(w.a, "%d", (int)gen_between(g, 2014, 2027)).p;
}

static int change_person(struct gen *g)
{
    static const char *const fields[] = {"never", "met_through", "circle", "ready_pin", "met_when"};
    const char *id = some(g, &entity_person), *field = fields[gen_between(g, 0, 4)], *value = "yes";
    if (field == fields[1])
        value = some(g, &entity_person);
    if (field == fields[2])
        value = key(g, circle_choices);
    if (field == fields[3])
        value = key(g, ready_pin_choices);
    if (field == fields[4])
        value = year(g);
    return world_run(&w, "person.edit", "id", id, field, value, NULL);
}

static int change_position(struct gen *g)
{
    const char *departments[] = {"Cardiology", "Surgery", ""};
    if (gen_between(g, 0, 3) == 0)
        return world_run(&w, "position.remove", "id", some(g, &entity_position), NULL);
    return world_run(&w, "position.add", "person", some(g, &entity_person), "organisation",
                     some(g, &entity_organisation), "kind", key(g, position_kind_choices),
                     "department", departments[gen_between(g, 0, 2)], "from", year(g), "title", "x",
                     NULL);
}

static int change_tie(struct gen *g)
{
    const char *x = some(g, &entity_person), *y = some(g, &entity_person);
    static const char *const said[] = {"yes", "no", "weaker", "unused", "open"};
    switch (gen_between(g, 0, 3)) {
    case 0: return world_run(&w, "tie.remove", "id", some(g, &entity_tie), NULL);
    case 1:
        return world_run(&w, "tie.add", "person", x, "other", y, "kind", key(g, tie_kind_choices),
                         "until", year(g), NULL);
    case 2: return world_run(&w, "tie.say", "person", x, "said", said[gen_between(g, 0, 4)], NULL);
    default:
        return world_run(&w, "tie.say", "person", x, "other", y, "said", said[gen_between(g, 0, 4)],
                         NULL);
    }
}

static int change_interaction(struct gen *g)
{
    struct str people = str_c(some(g, &entity_person));
    for (int64_t more = gen_between(g, 0, 3); more > 0; more--)
        people = str_join(w.a, people, STR(","), str_c(some(g, &entity_person)));
    switch (gen_between(g, 0, 4)) {
    case 0: return world_run(&w, "interaction.remove", "id", some(g, &entity_interaction), NULL);
    case 1:
        return world_run(&w, "interaction.edit", "id", some(g, &entity_interaction), "people",
                         people.p, NULL);
    case 2: return world_run(&w, "interaction.archive", "id", some(g, &entity_interaction), NULL);
    default:
        return world_run(&w, "interaction.add", "people", people.p, "kind", "meeting", "on",
                         str_format(w.a, "2027-%02d-01", (int)gen_between(g, 1, 8)).p, NULL);
    }
}

static int change_place(struct gen *g)
{
    switch (gen_between(g, 0, 4)) {
    case 0:
        return world_run(&w, "organisation.edit", "id", some(g, &entity_organisation), "kind",
                         key(g, organisation_kind_choices), NULL);
    case 1:
        return world_run(&w, "organisation.edit", "id", some(g, &entity_organisation), "parent",
                         some(g, &entity_organisation), NULL);
    default:
        return world_run(&w, "organisation.add", "name",
                         str_format(w.a, "Place %d", (int)gen_between(g, 0, 9999)).p, "kind",
                         key(g, organisation_kind_choices), NULL);
    }
}

static int change_people(struct gen *g)
{
    const char *id = some(g, &entity_person);
    switch (gen_between(g, 0, 5)) {
    case 0: return world_run(&w, "person.archive", "id", id, NULL);
    case 1: return world_run(&w, "person.restore", "id", id, NULL);
    case 2: return world_run(&w, "person.remove", "id", id, NULL);
    case 3: return world_run(&w, "role.add", "person", id, "kind", key(g, role_choices), NULL);
    default:
        return world_run(&w, "person.add", "given", "Ada", "family",
                         str_format(w.a, "Ek%d", (int)gen_between(g, 0, 99999)).p, NULL);
    }
}

static bool random_changes(struct gen *g)
{
    static int (*const changes[])(struct gen * g) = {change_people,      change_person,
                                                     change_position,    change_tie,
                                                     change_interaction, change_place};
    world_reload(&w);
    for (int i = 0; i < 4; i++)
        change_people(g);
    for (int64_t n = gen_between(g, 1, 12); n > 0; n--) {
        for (int64_t k = gen_between(g, 1, 4); k > 0; k--)
            if (gen_between(g, 0, 9) == 0)
                world_run(&w, "undo", NULL);
            else
                changes[gen_between(g, 0, 5)](g);
        struct str one = kept(g->a), other = made_anew(g->a);
        if (!str_eq(one, other)) {
            printf("# kept:\n%.*s# anew:\n%.*s", STR_ARG(one), STR_ARG(other));
            return false;
        }
    }
    return true;
}

static void test_paths__edited_equals_rebuilt(void **state)
{
    struct path_graph *g;
    (void)state;
    property_check("an edited graph equals one made anew", random_changes, 60);
    struct op_ctx *ctx = world_ctx(&w);
    assert_int_equal(paths_open(ctx, &g), 0);
    assert_true(g->edits > g->builds); /* or nothing was tried */
    paths_close(ctx, g);
}

/* --- a small network -------------------------------------------------------------------------- */

static int64_t add_known(const char *given)
{
    int64_t id = world_add_person(&w, given, "Known");
    world_do(&w, "interaction.add", "people", world_id(&w, id).p, "kind", "meeting", "on",
             "2027-08-01", NULL);
    return id;
}

static void add_tie(int64_t x, int64_t y, const char *kind)
{
    world_do(&w, "tie.add", "person", world_id(&w, x).p, "other", world_id(&w, y).p, "kind", kind,
             NULL);
}

static size_t find(int64_t person, struct path_answer *ret)
{
    struct paths_query q = {.person = person};
    if (paths_find(world_ctx(&w), &q, ret) < 0)
        fail_msg("%s", world_error(&w));
    return ret->ways_n;
}

static void test_paths__find(void **state)
{
    (void)state;
    struct path_answer x;
    int64_t a = add_known("Ann"), b = add_known("Ben"), c = world_add_person(&w, "Cem", "Far"),
            d = world_add_person(&w, "Dee", "Beyond");
    assert_int_equal(find(c, &x), 0);
    assert_int_equal(x.none, PATH_NO_WAY);
    add_tie(a, c, "friends");
    add_tie(c, b, "trained");
    add_tie(c, d, "worked");
    assert_int_equal(find(c, &x), 2);
    assert_int_equal(x.ways[0].first.person, a);
    assert_int_equal(x.ways[1].first.person, b);
    assert_str(x.ways[0].summary, "Ann Known could introduce you to Cem Far.");
    assert_str(x.ways[0].hops[1].evidence[0].rule, "friends");
    assert_int_equal(find(d, &x), 2);
    assert_int_equal(x.ways[0].hops_n, 3);
    assert_int_equal(x.ways[0].about, c);
    assert_int_equal(find(a, &x), 1); /* not by way of people who are known better */
    assert_str(x.ways[0].summary, "You know Ann Known yourself: write.");
    /* another way */
    struct paths_query q = {.person = c, .without = {&a, 1}};
    assert_int_equal(paths_find(world_ctx(&w), &q, &x), 0);
    assert_int_equal(x.ways_n, 1);
    assert_int_equal(x.ways[0].first.person, b);
    assert_int_equal(find(c, &x), 2); /* and nothing of that stays */
    /* somebody who is never suggested can be reached, but introduces nobody */
    world_do(&w, "person.edit", "id", world_id(&w, c).p, "never", "yes", NULL);
    assert_int_equal(find(c, &x), 2);
    assert_int_equal(find(d, &x), 0);
    world_do(&w, "person.edit", "id", world_id(&w, c).p, "never", "no", NULL);
    world_do(&w, "person.archive", "id", world_id(&w, a).p, NULL);
    assert_int_equal(find(c, &x), 1);
    assert_int_equal(x.ways[0].first.person, b);
}

static void test_paths__refused(void **state)
{
    (void)state;
    struct path_answer x;
    struct paths_query none = {0}, town = {.place = STR("Tern")},
                       far = {.specialty = STR("x"), .hops = 6};
    assert_int_equal(paths_find(world_ctx(&w), &none, &x), ERR_INVALID);
    assert_int_equal(paths_find(world_ctx(&w), &town, &x), ERR_INVALID);
    assert_int_equal(paths_find(world_ctx(&w), &far, &x), ERR_INVALID);
    struct paths_query nobody = {.person = 77};
    assert_int_equal(paths_find(world_ctx(&w), &nobody, &x), ERR_NOT_FOUND);
}

static void test_paths__verdicts(void **state)
{
    (void)state;
    struct path_answer x;
    struct tie_view v;
    int64_t a = add_known("Ann"), c = world_add_person(&w, "Cem", "Far");
    struct str ai = world_id(&w, a), ci = world_id(&w, c);
    world_do(&w, "tie.say", "person", ai.p, "other", ci.p, "said", "yes", NULL);
    assert_int_equal(find(c, &x), 1);
    assert_int_equal(world_count(&w, &entity_tie), 1);
    int cost = x.ways[0].cost;
    world_do(&w, "tie.say", "person", ci.p, "other", ai.p, "said", "weaker", NULL);
    assert_int_equal(world_count(&w, &entity_tie), 1); /* the same two, whoever is named first */
    assert_int_equal(find(c, &x), 1);
    assert_true(x.ways[0].cost > cost);
    world_do(&w, "tie.say", "person", ai.p, "other", ci.p, "said", "unused", NULL);
    assert_int_equal(find(c, &x), 0);
    assert_int_equal(tie_load(world_ctx(&w), a, c, &v), 0);
    assert_true(!v.known && v.verdict == TIE_UNUSED);
    world_do(&w, "undo", NULL);
    assert_int_equal(find(c, &x), 1);
    world_do(&w, "tie.say", "person", ai.p, "said", "unused", NULL); /* not Ann at all */
    assert_int_equal(find(c, &x), 0);
}

static void test_paths__questions(void **state)
{
    (void)state;
    struct tie_question *q;
    size_t n;
    int64_t a = add_known("Ann"), c = world_add_person(&w, "Cem", "Far");
    struct str ai = world_id(&w, a), ci = world_id(&w, c);
    assert_int_equal(tie_questions(world_ctx(&w), 0, 0, &q, &n), 0);
    assert_int_equal(n, 0); /* nothing speaks for it */
    world_do(&w, "organisation.add", "name", "Big Hospital", "kind", "hospital", NULL);
    struct str o = world_id(&w, w.ctx.result_id);
    world_do(&w, "position.add", "person", ai.p, "organisation", o.p, "from", "2027", NULL);
    world_do(&w, "position.add", "person", ci.p, "organisation", o.p, "from", "2027", NULL);
    assert_int_equal(tie_questions(world_ctx(&w), 0, 0, &q, &n), 0);
    assert_int_equal(n, 1);
    assert_str(q[0].question, "Do Ann Known and Cem Far know each other?");
    assert_str(q[0].because, "Both at Big Hospital, since 2027.");
    assert_str(q[0].gain, "A yes would open a way to Cem Far.");
    world_do(&w, "tie.say", "person", ai.p, "other", ci.p, "said", "no", NULL);
    assert_int_equal(tie_questions(world_ctx(&w), 0, 0, &q, &n), 0);
    assert_int_equal(n, 0); /* it was answered */
}

/* Reading ahead gives the same, when the graph is made and when it is edited. */
static void check_ahead(int64_t person, size_t ways)
{
    struct path_answer x = {0};
    struct paths_query q = {.person = person};
    struct op_ctx *ctx = world_ctx(&w);
    int rc = 0;
    assert_int_equal(db_begin_read(w.db), 0);
    DB_AHEAD(w.db, rc = paths_find(ctx, &q, &x));
    db_rollback(w.db);
    assert_int_equal(rc, 0);
    assert_int_equal(x.ways_n, ways);
    assert_str(x.goal, "Cem Far");
}

static void test_paths__ahead(void **state)
{
    (void)state;
    int64_t a = add_known("Ann"), b = add_known("Ben"), c = world_add_person(&w, "Cem", "Far");
    add_tie(a, c, "friends");
    check_ahead(c, 1);
    add_tie(b, c, "friends");
    check_ahead(c, 2);
    world_do(&w, "tie.say", "person", world_id(&w, a).p, "said", "unused", NULL);
    check_ahead(c, 1);
    world_do(&w, "undo", NULL);
    check_ahead(c, 2);
}

/* --- asking ----------------------------------------------------------------------------------- */

static const struct tie *only_tie(void)
{
    struct tie *rows;
    size_t n;
    assert_int_equal(record_list(w.db, w.a, &entity_tie, NULL, 0, (void **)&rows, &n), 0);
    assert_int_equal(n, 1);
    return rows;
}

static void test_paths__ask_and_outcome(void **state)
{
    (void)state;
    int64_t a = add_known("Ann"), c = world_add_person(&w, "Cem", "Far");
    struct str ai = world_id(&w, a), ci = world_id(&w, c);
    struct path_answer x;
    add_tie(a, c, "worked");
    world_do(&w, "path.ask", "person", ai.p, "about", ci.p, "topic", "a research year", NULL);
    struct str ask = world_id(&w, w.ctx.result_id);
    const struct ask *k = world_load(&w, &entity_ask, w.ctx.result_id);
    assert_true(k->kind == ASK_INTRODUCTION && k->state == ASK_IDEA && k->about_person == c);
    assert_true(str_find(w.out, STR("Would you introduce me to Cem Far?"), 0) != SIZE_MAX);
    assert_true(str_find(w.out, STR("please ask"), 0) != SIZE_MAX); /* the other says yes first */
    world_do(&w, "path.ask", "person", ai.p, "about", ci.p, NULL);
    assert_int_equal(world_count(&w, &entity_ask), 1); /* it is there already */
    assert_int_equal(find(c, &x), 1);
    assert_int_equal(x.ways[0].ask, k->record.id);
    world_do(&w, "ask.sent", "id", ask.p, NULL);
    world_do(&w, "ask.declined", "id", ask.p, NULL);
    assert_int_equal(only_tie()->verdict, TIE_WEAKER);
    world_do(&w, "undo", NULL); /* of the whole action */
    assert_int_equal(only_tie()->verdict, TIE_OPEN);
    world_do(&w, "ask.edit", "id", ask.p, "answer", "Not now.", NULL); /* no change of state */
    assert_int_equal(only_tie()->verdict, TIE_OPEN);
    world_do(&w, "undo", NULL);
    world_do(&w, "ask.done", "id", ask.p, NULL);
    assert_int_equal(only_tie()->verdict, TIE_CONFIRMED);
    assert_true(str_find(only_tie()->evidence, STR("Ann Known introduced you"), 0) == 0);
    world_do(&w, "undo", NULL);
    world_do(&w, "tie.say", "person", ai.p, "other", ci.p, "said", "unused", NULL);
    world_do(&w, "ask.done", "id", ask.p, NULL);
    assert_int_equal(only_tie()->verdict, TIE_UNUSED); /* what the owner said stays */
}

/* Ann's best way is over Bo, who is known: it is left out, and her second best is not. */
static void test_paths__differs(void **state)
{
    (void)state;
    int64_t a = add_known("Ann"), b = add_known("Bo"), c = world_add_person(&w, "Cem", "Far"),
            e = world_add_person(&w, "Eli", "Mid");
    add_tie(a, b, "family");
    add_tie(b, c, "family");
    add_tie(a, e, "worked");
    add_tie(e, c, "worked");
    struct paths_query q = {.person = c, .differs = true};
    struct path_answer x;
    if (paths_find(world_ctx(&w), &q, &x) < 0)
        fail_msg("%s", world_error(&w));
    assert_int_equal(x.ways_n, 2);
    assert_int_equal(x.ways[0].first.person, b);
    assert_int_equal(x.ways[1].first.person, a);
    assert_int_equal(x.ways[1].hops[1].to, e);
}

static void test_paths__soap(void **state)
{
    (void)state;
    int64_t a = add_known("Ann"), c = world_add_person(&w, "Cem", "Far");
    struct path_answer x;
    add_tie(a, c, "worked");
    world_do(&w, "account.edit", "graduation_year", "2028", NULL);
    world_do(&w, "organisation.add", "name", "Residency", "kind", "program", NULL);
    world_do(&w, "position.add", "person", world_id(&w, c).p, "organisation",
             world_id(&w, w.ctx.result_id).p, "kind", "resident", NULL);
    world_set_now("2028-03-14T15:00:00Z");
    assert_int_equal(find(c, &x), 1);
    assert_true(x.ways[0].stop.n > 0);
    assert_int_equal(
        world_run(&w, "path.ask", "person", world_id(&w, a).p, "about", world_id(&w, c).p, NULL),
        ERR_SOAP);
    world_set_now(WORLD_NOW);
    assert_int_equal(find(c, &x), 1);
    assert_int_equal(x.ways[0].stop.n, 0);
}

/* --- today ------------------------------------------------------------------------------------ */

/* Cem, whom Ann knows and the owner does not, is at a program that is considered. */
static int64_t add_program(int64_t ann, int64_t cem)
{
    add_tie(ann, cem, "friends");
    world_do(&w, "organisation.add", "name", "Juniper Residency", "kind", "program", NULL);
    const char *place = world_id(&w, w.ctx.result_id).p;
    world_do(&w, "position.add", "person", world_id(&w, cem).p, "organisation", place, "kind",
             "resident", NULL);
    world_do(&w, "program.add", "organisation", place, "specialty", "pediatrics", NULL);
    return w.ctx.result_id;
}

/* The row of the week, or NULL. */
static const struct turn *way_in(void)
{
    struct agenda a;
    if (today_load(world_ctx(&w), 0, &a) < 0)
        fail_msg("%s", world_error(&w));
    for (size_t i = 0; i < a.n; i++)
        if (strcmp(a.turns[i].rule, "way_in") == 0)
            return &a.turns[i];
    return NULL;
}

/* The next week that has one, within a cycle. */
static const struct turn *next_way_in(void)
{
    static const char *const mondays[] = {"2027-08-16T15:00:00Z", "2027-08-23T15:00:00Z",
                                          "2027-08-30T15:00:00Z"};
    const struct turn *t = NULL;
    for (size_t i = 0; i < 3 && !t; i++) {
        world_set_now(mondays[i]);
        t = way_in();
    }
    world_set_now(WORLD_NOW);
    return t;
}

static struct str reason(const struct turn *t)
{
    return t ? str_format(w.a, "%.*s%.*s%.*s", STR_ARG(t->before), STR_ARG(t->mark),
                          STR_ARG(t->after))
             : STR("nothing");
}

static void test_paths__week(void **state)
{
    (void)state;
    int64_t a = add_known("Ann"), b = add_known("Bo"), c = world_add_person(&w, "Cem", "Far");
    int64_t program = add_program(a, c);
    const struct turn *t = way_in();
    assert_str(reason(t), "You know nobody at Juniper Residency yet; Ann Known could introduce you "
                          "to Cem Far.");
    assert_int_equal(t->person, a);
    assert_int_equal(t->subject, program);
    assert_str(t->evidence, "You noted that they are friends. The whole way: about 1 in 4, a "
                            "judgement. One way a week, and only if you like.");
    assert_str(t->link, str_format(w.a, "/paths?program=%s", world_id(&w, program).p).p);
    assert_true(t->if_write.n > 0);
    assert_str(reason(way_in()), reason(t).p); /* kept, and the same */
    /* Who is owed something is not asked for more; nobody else leads there with a fair chance. */
    world_do(&w, "help.add", "person", "Ann", "direction", "received", "about", "read my draft",
             "on", "2027-08-02", NULL);
    assert_null(way_in());
    add_tie(b, c, "friends");
    assert_int_equal(way_in()->person, b);
    world_do(&w, "undo", NULL);
    world_do(&w, "undo", NULL);
    assert_int_equal(way_in()->person, a);
    /* A weak tie is no suggestion, a tie that is not to be used none at all. */
    world_do(&w, "tie.say", "person", "Ann", "other", "Cem", "said", "weaker", NULL);
    assert_null(way_in());
    world_do(&w, "undo", NULL);
    assert_non_null(way_in());
    /* Whoever is known there already, the place needs no way. */
    world_do(&w, "interaction.add", "people", "Cem", "kind", "email", "on", "2027-08-09", NULL);
    assert_null(way_in());
    world_do(&w, "undo", NULL);
    world_do(&w, "person.edit", "id", "Cem", "never", "yes", NULL);
    assert_null(way_in());
    world_do(&w, "undo", NULL);
    assert_non_null(way_in());
    world_do(&w, "program.edit", "id", world_id(&w, program).p, "status", "out", NULL);
    assert_null(way_in());
}

/* At most one a week, whatever is said to it; each can be taken back. */
static void test_paths__week_said(void **state)
{
    (void)state;
    int64_t a = add_known("Ann"), b = add_known("Bo");
    add_program(a, world_add_person(&w, "Cem", "Far"));
    world_do(&w, "organisation.add", "name", "Larch Residency", "kind", "program", NULL);
    const char *place = world_id(&w, w.ctx.result_id).p;
    int64_t d = world_add_person(&w, "Dag", "Far");
    add_tie(b, d, "friends");
    world_do(&w, "position.add", "person", world_id(&w, d).p, "organisation", place, "kind",
             "resident", NULL);
    world_do(&w, "program.add", "organisation", place, "specialty", "pediatrics", NULL);
    const char *const verbs[] = {"today.done", "today.snooze", "today.never"};
    struct str first = reason(way_in());
    for (size_t i = 0; i < 3; i++) {
        const char *subject = world_id(&w, way_in()->subject).p;
        world_do(&w, verbs[i], "rule", "way_in", "subject", subject, i == 1 ? "until" : NULL,
                 "2027-10-10", NULL);
        assert_null(way_in());
        world_set_now("2027-08-15T15:00:00Z"); /* Sunday */
        assert_null(way_in());
        const struct turn *t = next_way_in(); /* the other one */
        assert_non_null(t);
        assert_false(str_eq(reason(t), first));
        world_set_now(WORLD_NOW);
        world_do(&w, "undo", NULL);
        assert_str(reason(way_in()), first.p);
    }
    /* Asking is the week's one, too. */
    bool ann = way_in()->person == a;
    world_do(&w, "path.ask", "person", ann ? "Ann" : "Bo", "about", ann ? "Cem" : "Dag", NULL);
    assert_null(way_in());
    assert_int_equal(next_way_in()->person, ann ? b : a);
}

static void test_paths__week_forbidden(void **state)
{
    (void)state;
    int64_t a = add_known("Ann");
    for (int i = 0; i < 3; i++) /* as many as weeks in which each rests */
        add_program(a, world_add_person(&w, i ? i > 1 ? "Dag" : "Cem" : "Eli", "Far"));
    world_do(&w, "account.edit", "graduation_year", "2028", NULL);
    assert_non_null(way_in());
    world_do(&w, "quiet.add", "from", "2027-08-09", "until", "2027-08-20", NULL);
    assert_null(way_in());
    world_do(&w, "undo", NULL);
    world_do(&w, "interaction.add", "people", "Ann", "kind", "meeting", "on", "2027-08-10", NULL);
    static const struct {
        const char *now;
        bool may;
    } days[] = {{"2028-02-20T15:00:00Z", true},   /* before rank lists are due */
                {"2028-03-05T15:00:00Z", false},  /* after it */
                {"2028-03-14T15:00:00Z", false},  /* SOAP */
                {"2028-03-20T15:00:00Z", false}}; /* after Match Day */
    for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
        world_set_now(days[i].now);
        assert_int_equal(way_in() != NULL, days[i].may);
    }
}

/* A step of the plan needs somebody of the specialty, and none is known. */
static void test_paths__week_step(void **state)
{
    (void)state;
    int64_t a = add_known("Ann"), c = world_add_person(&w, "Cem", "Far");
    add_tie(a, c, "friends");
    world_do(&w, "person.edit", "id", "Cem", "specialty", "Pediatrics", NULL);
    assert_null(way_in());
    world_do(&w, "account.edit", "graduation_year", "2028", "specialties", "pediatrics", NULL);
    const struct turn *t = way_in();
    assert_non_null(t);
    assert_true(str_ends(reason(t), STR("comes, and you know nobody in pediatrics yet; Ann Known "
                                        "could introduce you to Cem Far.")));
    assert_str(t->link, "/paths?specialty=pediatrics");
    world_do(&w, "person.edit", "id", "Ann", "specialty", "Pediatrics", NULL);
    assert_null(way_in());
}

/* --- accounts --------------------------------------------------------------------------------- */

/* A network of the account in which Cem is known to Ann alone; returns Cem. */
static int64_t add_network(int64_t owner, bool tied)
{
    world_set_owner(&w, owner);
    int64_t a = add_known("Ann"), c = world_add_person(&w, "Cem", "Far");
    if (tied)
        add_tie(a, c, "friends");
    return c;
}

static void test_paths__accounts_apart(void **state)
{
    (void)state;
    struct path_answer x;
    int64_t mine = add_network(1, true), theirs = add_network(2, false);
    assert_int_equal(find(theirs, &x), 0);
    struct paths_query q = {.person = mine};
    assert_int_equal(paths_find(world_ctx(&w), &q, &x), ERR_NOT_FOUND);
    world_set_owner(&w, 1);
    assert_int_equal(find(mine, &x), 1);
    assert_int_equal(x.ways[0].end, mine);
    q.person = theirs;
    assert_int_equal(paths_find(world_ctx(&w), &q, &x), ERR_NOT_FOUND);
}

/* An owner's id is given out again: nothing of the account before is known any more. */
static void test_paths__erased(void **state)
{
    (void)state;
    struct path_answer x;
    int64_t c = add_network(1, true);
    assert_int_equal(find(c, &x), 1);
    assert_int_equal(db_begin_write(w.db), 0);
    assert_true(owner_rows_remove(w.db) > 0);
    assert_int_equal(db_commit(w.db), 0);
    for (int i = 0; i < 4; i++) /* the new log grows past the old one */
        c = add_network(1, false);
    assert_int_equal(find(c, &x), 0);
    struct path_graph *g;
    assert_int_equal(paths_open(world_ctx(&w), &g), 0);
    assert_int_equal(g->facts->people.n, 1 + 8);
    paths_close(&w.ctx, g);
    path_cache_forget(w.app.paths, 1);
    path_cache_forget(w.app.paths, 99);
    assert_int_equal(find(c, &x), 0);
}

/* More accounts than are kept: those that went are made anew. */
static void test_paths__many_accounts(void **state)
{
    (void)state;
    enum { ACCOUNTS = LIMIT_PATH_ACCOUNTS + 4 };
    struct path_answer x;
    int64_t far[ACCOUNTS];
    for (int i = 0; i < ACCOUNTS; i++) {
        far[i] = add_network(10 + i, i % 2 == 0);
        assert_int_equal(find(far[i], &x), i % 2 == 0);
    }
    for (int i = 0; i < ACCOUNTS; i++) {
        world_set_owner(&w, 10 + i);
        assert_int_equal(find(far[i], &x), i % 2 == 0);
    }
}

enum { THREADS = 4, OWNERS = 3, ROUNDS = 60 };
static int64_t far_of[OWNERS];

/* Asks for all accounts in turn; a tie that is not the account's own would make a way. */
static void *ask_in_turn(void *failed)
{
    struct db *db;
    struct err err = {0};
    struct arena *a = arena_new(0);
    if (session_open(&w.app, &db, &err) < 0)
        return failed;
    void *result = NULL;
    for (int i = 0; i < ROUNDS && !result; i++) {
        int at = i % OWNERS;
        struct caller who = caller_local();
        struct op_ctx ctx;
        struct path_answer x;
        struct paths_query q = {.person = far_of[at]};
        who.account = 50 + at;
        arena_reset(a);
        int rc = context_init(&ctx, a, &w.app, db, &who, STR("test"));
        if (rc == 0)
            rc = paths_find(&ctx, &q, &x);
        if (rc < 0 || x.ways_n != (size_t)(at == 0))
            result = failed;
    }
    session_close(db);
    arena_free(a);
    return result;
}

static void test_paths__threads(void **state)
{
    (void)state;
    pthread_t threads[THREADS];
    for (int i = 0; i < OWNERS; i++)
        far_of[i] = add_network(50 + i, i == 0);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, ask_in_turn, &w), 0);
    for (int i = 0; i < ROUNDS; i++) { /* while the graphs are edited */
        world_set_owner(&w, 50 + i % OWNERS);
        add_known("Zoe");
    }
    for (int i = 0; i < THREADS; i++) {
        void *result;
        assert_int_equal(pthread_join(threads[i], &result), 0);
        assert_null(result);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_paths__find),
        TEST(test_paths__refused),
        TEST(test_paths__verdicts),
        TEST(test_paths__questions),
        TEST(test_paths__ahead),
        TEST(test_paths__ask_and_outcome),
        TEST(test_paths__soap),
        TEST(test_paths__differs),
        TEST(test_paths__week),
        TEST(test_paths__week_said),
        TEST(test_paths__week_forbidden),
        TEST(test_paths__week_step),
        TEST(test_paths__accounts_apart),
        TEST(test_paths__erased),
        TEST(test_paths__many_accounts),
        TEST(test_paths__threads),
        TEST(test_paths__edited_equals_rebuilt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
