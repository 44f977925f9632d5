/* SPDX-License-Identifier: Apache-2.0 */
/* The playbook from the records to Today; quiet weeks, during and after. */
#include "ops/playbook.h"

#include "base/arena.h"
#include "base/err.h"
#include "check.h"
#include "def/errors.h"
#include "insight/cadence.h"
#include "insight/primer.h"
#include "ops/plan.h"
#include "ops/quiet.h"
#include "ops/today.h"
#include "store/playbook.h"
#include "world.h"

static int setup(void **state)
{
    struct world *w = calloc(1, sizeof(*w));
    world_open(w);
    *state = w;
    return 0;
}

static int teardown(void **state)
{
    world_set_now(WORLD_NOW);
    world_close(*state);
    free(*state);
    return 0;
}

/* ---- the table ------------------------------------------------------------------------------- */

static void test_playbook__table(void **state)
{
    struct world *w = *state;
    const struct playbook_table *t = w->app.playbook;
    bool stages[PLAN_STAGES] = {0};
    for (size_t i = 0; i < t->n; i++) {
        const struct playbook_row *x = &t->rows[i];
        stages[plan_stage_find(x->stage)] = true;
        if (!primer_find(w->app.primer, x->how))
            fail_msg("%.*s: there is no chapter %.*s", STR_ARG(x->step), STR_ARG(x->how));
        assert_true(x->subject > 0 && x->source.n && x->confidence.n && x->why.n);
        assert_true(x->count < 0 || x->target > 0);
        if (x->from.step.n && !plan_step_find(w->app.plan, x->from.step))
            fail_msg("%.*s: there is no step %.*s", STR_ARG(x->step), STR_ARG(x->from.step));
        if (x->until.step.n && !plan_step_find(w->app.plan, x->until.step))
            fail_msg("%.*s: there is no step %.*s", STR_ARG(x->step), STR_ARG(x->until.step));
        assert_false(str_ends(x->action, STR(".")) || str_ends(x->why, STR(".")));
        for (size_t k = 0; k < i; k++)
            assert_true(t->rows[k].subject != x->subject);
    }
    for (int i = 0; i < PLAN_STAGES; i++)
        assert_true(stages[i]);
}

static void test_playbook__refused_tables(void **state)
{
#define COLUMNS "stage,key,action,why,target,count,who,how,confidence,source"
#define HEAD COLUMNS "\n"
#define HEAD_DAYS COLUMNS ",from,until\n"
    static const struct {
        const char *csv, *part;
    } rows[] = {
        {"", "The first line must be"},
        {"a,b\n", "The first line must be"},
        {HEAD "ms1,x\n", "Line 2: there must be as many cells"},
        {HEAD "ms1,x,A,W,1,,,why,K,S,,\n", "Line 2: there must be as many cells"},
        {HEAD_DAYS "ms1,x,A,W,1,,,why,K,S\n", "Line 2: there must be as many cells"},
        {HEAD_DAYS "ms1,x,A,W,1,,,why,K,S,soon,rol-2\n", "from and until name a step"},
        {HEAD_DAYS "ms1,x,A,W,1,,,why,K,S,,\"date(01-01,G)\"\n", "from and until name a step"},
        {HEAD "ms9,x,A,W,1,,,why,K,S\n", "the stage is none"},
        {HEAD "ms1,x,A,W,1,stars,,why,K,S\n", "nothing is counted under this name"},
        {HEAD "ms1,x,A,W,1,,wizard,why,K,S\n", "nobody is found under this name"},
        {HEAD "ms1,x,A,W,-1,,,why,K,S\n", "the target is a whole number"},
        {HEAD "ms1,x,A,W,1,,,why,K,\n", "source must say something"},
        {HEAD "ms1,x,A,W,1,,,why,K,S\nms1,x,B,W,1,,,why,K,S\n", "Line 3: this stage has"}};
    struct world *w = *state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct playbook_table *t = NULL;
        struct err err = {0};
        assert_int_equal(playbook_table_load(w->a, str_c(rows[i].csv), &t, &err), ERR_PARSE);
        if (!strstr(err.text, rows[i].part))
            fail_msg("%s: %s", rows[i].part, err.text);
    }
}

/* What each step asks, Today may ask in its months alone: nobody arranges a month away in September,
 * and there are no interviews to tell of before October. */
static void test_playbook__season(void **state)
{
    static const struct {
        const char *step;
        struct date first, last; /* not set: the stage alone bounds it */
    } rows[] = {{"play.ms1.deepen", {2024, 9, 23}, {0}},
                {"play.ms3.aways", {2026, 11, 1}, {2027, 3, 31}},
                {"play.ms3.feedback", {0}, {0}},
                {"play.ms4_apply.letters", {0}, {2027, 9, 10}},
                {"play.ms4_apply.brief", {2027, 6, 2}, {2027, 9, 22}},
                {"play.ms4_apply.signals", {2027, 7, 21}, {2027, 9, 22}},
                {"play.ms4_apply.aways", {0}, {2027, 6, 30}},
                {"play.interview.tell", {2027, 10, 20}, {2027, 12, 15}},
                {"play.interview.call", {2027, 12, 22}, {2028, 2, 16}}};
    struct world *w = *state;
    const struct plan_student me = {.graduation_year = 2028, .track = 1}, nobody = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const struct playbook_row *x = NULL;
        for (size_t k = 0; k < w->app.playbook->n; k++)
            if (str_eq(w->app.playbook->rows[k].step, str_c(rows[i].step)))
                x = &w->app.playbook->rows[k];
        assert_non_null(x);
        for (int day = -400; day < 1600; day++) {
            struct date on = date_add_days((struct date){2024, 8, 1}, day);
            bool in = !(date_is_set(rows[i].first) && date_cmp(on, rows[i].first) < 0) &&
                      !(date_is_set(rows[i].last) && date_cmp(on, rows[i].last) > 0);
            if (playbook_is_in_season(x, w->app.plan, &me, on) != in)
                fail_msg("%s on %d-%d-%d", rows[i].step, on.y, on.m, on.d);
            assert_true(playbook_is_in_season(x, w->app.plan, &nobody, on));
        }
    }
}

/* ---- what is counted ------------------------------------------------------------------------- */

static const struct playbook_step *step(struct world *w, const char *stage, const char *key)
{
    static struct playbook_view v;
    struct str name = str_format(w->a, "play.%s.%s", stage, key);
    if (playbook_load(world_ctx(w), plan_stage_find(str_c(stage)), &v) < 0)
        fail_msg("%s", world_error(w));
    for (size_t i = 0; i < v.n; i++)
        if (str_eq(v.steps[i].row->step, name))
            return &v.steps[i];
    fail_msg("no step %.*s", STR_ARG(name));
    return NULL;
}

static void set_class(struct world *w)
{
    world_do(w, "account.edit", "graduation_year", "2031", "track", "md", NULL);
}

/* A first-year on 10 November 2027: one day of shadowing, an attending and a teacher. */
static void first_year(struct world *w)
{
    world_set_now("2027-11-10T15:00:00Z");
    set_class(w);
    world_add_person(w, "Ada", "Ek");
    world_add_person(w, "Bo", "Berg");
    world_do(w, "organisation.add", "name", "Willow Clinic", "kind", "clinic", NULL);
    world_do(w, "position.add", "person", "Ada", "organisation", "Willow", "kind", "attending",
             NULL);
    world_do(w, "position.add", "person", "Bo", "organisation", "Willow", "kind", "attending",
             NULL);
    world_do(w, "interaction.add", "people", "Ada", "kind", "meeting", "on", "2027-11-01", NULL);
    world_do(w, "interaction.add", "people", "Bo", "kind", "meeting", "on", "2027-10-20", NULL);
    world_do(w, "opportunity.add", "title", "A morning", "kind", "shadowing", "state", "finished",
             "specialty", "Family medicine", NULL);
}

static void test_playbook__counts(void **state)
{
    struct world *w = *state;
    first_year(w);
    const struct playbook_step *x = step(w, "ms1", "shadow");
    assert_int_equal(x->n, 1);
    assert_true(x->open);
    assert_str(x->could, "Ada Ek or Bo Berg could arrange it.");
    world_do(w, "opportunity.add", "title", "Again", "kind", "shadowing", "state", "finished",
             "specialty", "family medicine", NULL);
    assert_int_equal(step(w, "ms1", "shadow")->n, 1); /* the same field is the same setting */
    world_do(w, "opportunity.add", "title", "Idea", "kind", "shadowing", "state", "idea",
             "specialty", "Surgery", NULL);
    assert_int_equal(step(w, "ms1", "shadow")->n, 1); /* not yet */
    world_do(w, "opportunity.add", "title", "Two", "kind", "shadowing", "state", "under_way",
             "specialty", "Surgery", NULL);
    world_do(w, "opportunity.add", "title", "Three", "kind", "shadowing", "state", "finished",
             "organisation", "Willow", NULL);
    assert_int_equal(step(w, "ms1", "shadow")->n, 3);
    assert_false(step(w, "ms1", "shadow")->open);
    assert_int_equal(step(w, "ms1", "instructors")->n, 0);
    world_do(w, "role.add", "person", "Bo", "kind", "teacher", NULL);
    assert_int_equal(step(w, "ms1", "instructors")->n, 1);
    assert_int_equal(step(w, "pre", "helpers")->n, 1);
    world_do(w, "help.add", "person", "Ada", "direction", "received", "about", "a letter", "on",
             "2027-01-01", NULL);
    assert_int_equal(step(w, "pre", "helpers")->n, 2);
    assert_int_equal(step(w, "pre", "thanks")->n, 0);
    assert_int_equal(step(w, "ms2", "quiet")->n, 0);
    world_do(w, "quiet.add", "from", "2028-10-01", "until", "2028-11-01", NULL);
    assert_int_equal(step(w, "ms2", "quiet")->n, 1);
}

static void test_playbook__said(void **state)
{
    struct world *w = *state;
    first_year(w);
    assert_true(step(w, "ms1", "mail")->open);
    world_do(w, "plan.stage_say", "step", "ms1.mail", "state", "done", NULL);
    assert_false(step(w, "ms1", "mail")->open);
    world_do(w, "plan.stage_say", "step", "play.ms1.mail", NULL);
    assert_true(step(w, "ms1", "mail")->open);
    assert_int_equal(world_count(w, &entity_milestone), 1);
    world_do(w, "plan.stage_say", "step", "ms1.shadow", "state", "not_for_me", NULL);
    assert_false(step(w, "ms1", "shadow")->open);
    assert_int_equal(world_run(w, "plan.stage_say", "step", "ms1.tea", NULL), ERR_NOT_FOUND);
    assert_int_equal(world_run(w, "plan.playbook", "stage", "ms7", NULL), ERR_INVALID);
}

/* Without a graduation year there is no stage, and nothing is asked. */
static void test_playbook__no_class(void **state)
{
    struct world *w = *state;
    struct playbook_view v;
    assert_int_equal(playbook_load(world_ctx(w), -1, &v), 0);
    assert_int_equal(v.stage, -1);
    assert_int_equal(v.n, 0);
}

/* ---- who could help ---------------------------------------------------------------------- */

/* The store asks in SQL what insight asks of dates: the two say the same. */
static void test_playbook__in_force(void **state)
{
    static const char *const days[] = {"",           "2027",       "2027-11",    "2027-11-10",
                                       "2027-11-09", "2027-11-11", "2027-12",    "2026",
                                       "2028",       "--11-09",    "2026-11-11", "2027-10"};
    enum { DAYS = sizeof(days) / sizeof(*days) };
    struct world *w = *state;
    struct date today = {2027, 11, 10};
    struct playbook_person *people;
    size_t n;
    int holds = 0;
    world_set_now("2027-11-10T15:00:00Z");
    world_add_person(w, "Ada", "Ek");
    for (int i = 0; i < DAYS * DAYS; i++) {
        struct role r = {.kind = choice_find(role_choices, STR("teacher"))};
        const char *from = days[i / DAYS], *until = days[i % DAYS];
        if (world_run(w, "role.add", "person", "Ada", "kind", "teacher", "from", from, "until",
                      until, NULL) < 0)
            continue; /* it would end before it begins */
        date_parse(str_c(from), &r.from);
        date_parse(str_c(until), &r.until);
        assert_int_equal(playbook_list_holders(w->db, w->a, r.kind, today, 3, &people, &n), 0);
        if ((n == 1) != cadence_role_is_in_force(&r, today))
            fail_msg("from \"%s\" until \"%s\": %zu", from, until, n);
        holds += n == 1;
        world_do(w, "undo", NULL);
    }
    assert_true(holds > 5);
}

static struct str helpers_of(struct world *w, const char *id)
{
    struct plan_student me;
    struct plan_helper found[3];
    struct str all = STR("");
    size_t n;
    struct op_ctx *ctx = world_ctx(w);
    assert_int_equal(plan_student_load(ctx, &me), 0);
    const struct plan_step *step = plan_step_find(w->app.plan, str_c(id));
    assert_non_null(step);
    assert_int_equal(plan_helpers(ctx, &me, step, found, &n), 0);
    for (size_t i = 0; i < n; i++)
        all = str_join(
            w->a, all, STR("; "),
            str_format(w->a, "%.*s (%.*s)", STR_ARG(found[i].name), STR_ARG(found[i].why)));
    return all;
}

/* Who has the role comes first; then who does the same work, in a field of one's own. */
static void test_playbook__helpers_of_the_plan(void **state)
{
    struct world *w = *state;
    first_year(w);
    assert_str(helpers_of(w, "vslo_catalogs"), ""); /* attendings, but of no field */
    world_do(w, "account.edit", "specialties", "cardiology, EM", NULL);
    world_do(w, "person.edit", "id", "Ada", "specialty", "Emergency Medicine", NULL);
    world_do(w, "person.edit", "id", "Bo", "specialty", "Dermatology", NULL);
    assert_str(helpers_of(w, "vslo_catalogs"), "Ada Ek (Emergency Medicine, Willow)");
    world_add_person(w, "Cy", "Coe"); /* no contact is noted, and yet they are the connector */
    world_do(w, "role.add", "person", "Cy", "kind", "connector", NULL);
    assert_str(helpers_of(w, "vslo_catalogs"),
               "Cy Coe (Connector); Ada Ek (Emergency Medicine, Willow)");
    world_do(w, "role.add", "person", "Ada", "kind", "connector", NULL); /* once, by the role */
    assert_str(helpers_of(w, "vslo_catalogs"), "Ada Ek (Connector); Cy Coe (Connector)");
    assert_str(helpers_of(w, "step1"), "");
}

/* ---- Today ----------------------------------------------------------------------------------- */

static struct agenda agenda(struct world *w, size_t limit)
{
    struct agenda g;
    if (today_load(world_ctx(w), limit, &g) < 0)
        fail_msg("%s", world_error(w));
    return g;
}

static const struct turn *play(struct world *w)
{
    struct agenda g = agenda(w, 1000);
    for (size_t i = 0; i < g.n; i++)
        if (strcmp(g.turns[i].rule, "playbook") == 0)
            return &g.turns[i];
    return NULL;
}

static void test_playbook__in_today(void **state)
{
    struct world *w = *state;
    first_year(w);
    world_do(w, "plan.stage_say", "step", "ms1.instructors", "state", "done", NULL);
    const struct turn *t = play(w);
    assert_non_null(t);
    assert_str(t->mark, "one setting");
    assert_str(t->after, "; the plan suggests three. Ada Ek or Bo Berg could arrange it.");
    struct str subject = world_id(w, t->subject);
    /* Never: this person; the step itself rests for a month, then somebody else is named. */
    world_do(w, "today.never", "rule", "playbook", "subject", subject.p, NULL);
    t = play(w);
    assert_true(!t || t->subject != playbook_subject(STR("play.ms1.shadow")));
    world_set_now("2027-12-20T15:00:00Z");
    t = play(w);
    assert_non_null(t);
    assert_str(t->name, "Bo Berg");
    world_do(w, "today.done", "rule", "playbook", "subject", subject.p, NULL);
    assert_false(step(w, "ms1", "shadow")->open);
    t = play(w);
    assert_true(!t || t->subject != playbook_subject(STR("play.ms1.shadow")));
}

/* ---- quiet ----------------------------------------------------------------------------------- */

static void many_who_drift(struct world *w)
{
    for (int i = 0; i < 12; i++) {
        struct str name = str_format(w->a, "Person%c", 'A' + i);
        world_do(w, "person.add", "given", name.p, "family", "Drift", "circle", "active", NULL);
        world_do(w, "interaction.add", "people", name.p, "kind", "meeting", "on", "2027-03-01",
                 NULL);
    }
}

static void test_playbook__quiet_weeks(void **state)
{
    struct world *w = *state;
    first_year(w);
    world_set_now(WORLD_NOW);
    many_who_drift(w);
    world_do(w, "help.add", "person", "Ada", "direction", "received", "about", "read my draft",
             "on", "2027-08-08", NULL);
    size_t before = agenda(w, 1000).n;
    assert_true(before > 10);
    world_do(w, "quiet.add", "from", "2027-08-01", "until", "2027-08-20", "why", "Step 1", NULL);
    world_do(w, "quiet.add", "from", "2027-08-21", "until", "2027-09-14", NULL); /* one with it */
    struct agenda g = agenda(w, 1000);
    assert_int_equal(g.n, 1);
    assert_string_equal(g.turns[0].rule, "thanks_owed");
    assert_int_equal(g.more, 0); /* nobody is told to be late */
    assert_str(date_str(w->a, g.quiet_until), "2027-09-14");
    assert_str(quiet_words(world_ctx(w), g.quiet_until),
               "Quiet until 14 September: only what is owed or has a date.");
    world_do(w, "today", NULL);
    assert_true(str_find(w->ctx.message, STR("Quiet until 14 September"), 0) != SIZE_MAX);
    /* Afterwards no flood: the list is as long as usual. */
    world_set_now("2027-09-15T15:00:00Z");
    g = agenda(w, 0);
    assert_int_equal(g.n, 5);
    assert_false(date_is_set(g.quiet_until));
    /* Ahead of it nothing is quiet. */
    world_set_now("2027-07-31T15:00:00Z");
    assert_false(date_is_set(agenda(w, 0).quiet_until));
}

static void test_playbook__quiet_ideas(void **state)
{
    struct world *w = *state;
    struct quiet *rows;
    struct quiet_idea ideas[2];
    size_t n, ideas_n;
    assert_int_equal(quiet_load(world_ctx(w), &rows, &n, ideas, &ideas_n), 0);
    assert_int_equal(ideas_n, 0); /* no class, no exam */
    world_set_now("2029-01-10T15:00:00Z");
    set_class(w);
    assert_int_equal(quiet_load(world_ctx(w), &rows, &n, ideas, &ideas_n), 0);
    assert_int_equal(ideas_n, 1);
    assert_str(ideas[0].why, "Step 1");
    assert_int_equal(date_diff(ideas[0].until, ideas[0].from), 41);
    assert_true(str_find(ideas[0].words, STR("projected"), 0) != SIZE_MAX);
    world_do(w, "quiet.add", "from", date_str(w->a, ideas[0].from).p, "until",
             date_str(w->a, ideas[0].until).p, NULL);
    assert_int_equal(quiet_load(world_ctx(w), &rows, &n, ideas, &ideas_n), 0);
    assert_int_equal(ideas_n, 0);
    assert_int_equal(n, 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_playbook__table),      TEST(test_playbook__refused_tables),
        TEST(test_playbook__season),     TEST(test_playbook__counts),
        TEST(test_playbook__said),       TEST(test_playbook__no_class),
        TEST(test_playbook__in_force),   TEST(test_playbook__helpers_of_the_plan),
        TEST(test_playbook__in_today),   TEST(test_playbook__quiet_weeks),
        TEST(test_playbook__quiet_ideas)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
