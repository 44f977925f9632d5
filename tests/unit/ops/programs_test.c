/* SPDX-License-Identifier: Apache-2.0 */
/* Programs from the operation to the records, on both engines; what Today makes of them through a
 * season; who helped; and that the worksheet stays with its owner. */
#include "base/arena.h"
#include "check.h"
#include "def/errors.h"
#include "insight/draft.h"
#include "ops/match.h"
#include "ops/program_import.h"
#include "ops/today.h"
#include "store/record.h"
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

static const char *last_id(struct world *w) { return world_id(w, w->ctx.result_id).p; }

static const struct program *program_of(struct world *w, int64_t id)
{
    struct program *p = world_load(w, &entity_program, id);
    assert_non_null(p);
    return p;
}

static const char *add(struct world *w, const char *organisation, const char *specialty)
{
    world_do(w, "program.add", "organisation", organisation, "specialty", specialty, NULL);
    return last_id(w);
}

/* "rule name" of each row of Today, in order. */
static struct str told(struct world *w)
{
    struct agenda a;
    struct str all = STR_NULL;
    if (today_load(world_ctx(w), 50, &a) < 0)
        fail_msg("%s", world_error(w));
    for (size_t i = 0; i < a.n; i++)
        all = str_join(w->a, all, STR(", "),
                       str_format(w->a, "%s %.*s", a.turns[i].rule, STR_ARG(a.turns[i].name)));
    return all;
}

static void test_programs__organisations(void **state)
{
    struct world *w = *state;
    int kind = choice_find(organisation_kind_choices, STR("program"));
    add(w, "Lakeside Hospital", "emergency medicine"); /* new: it is the program */
    const struct program *p = program_of(w, w->ctx.result_id);
    const struct organisation *o = world_load(w, &entity_organisation, p->organisation);
    assert_int_equal(o->kind, kind);
    assert_str(p->name, "Lakeside Hospital");
    assert_int_equal(p->status, PROGRAM_CONSIDERING);
    assert_int_equal(
        world_run(w, "program.add", "organisation", "Lakeside Hospital", "specialty", "EM", NULL),
        ERR_INVALID); /* there already */
    world_do(w, "organisation.add", "name", "St. Brigid", "kind", "hospital", NULL);
    int64_t hospital = w->ctx.result_id;
    add(w, "St. Brigid", "surgery"); /* a hospital is not the program: one below it is */
    p = program_of(w, w->ctx.result_id);
    o = world_load(w, &entity_organisation, p->organisation);
    assert_str(o->name, "St. Brigid Surgery");
    assert_int_equal(o->parent, hospital);
    assert_int_equal(o->kind, kind);
    world_do(w, "undo", NULL);
    assert_int_equal(world_count(w, &entity_program), 1);
    world_check_replay(w);
}

static void test_programs__warnings(void **state)
{
    struct world *w = *state;
    world_do(w, "organisation.add", "name", "Alder", "kind", "program", "place", "Boston, MA",
             NULL);
    world_do(w, "program.add", "organisation", "Alder", "specialty", "internal medicine",
             "acgme_id", "1401600001", NULL);
    assert_int_equal(w->ctx.warnings.n, 1); /* Illinois: kept, and said */
    assert_string_equal(w->ctx.warnings.p[0].rule->id, "acgme_state");
    assert_int_equal(world_run(w, "program.add", "organisation", "Alder", "specialty", "neurology",
                               "acgme_id", "12345", NULL),
                     ERR_INVALID);
}

static void test_programs__moves(void **state)
{
    struct world *w = *state;
    add(w, "Alder", "internal medicine");
    int64_t n = w->ctx.result_id;
    world_do(w, "program.signal", "id", "alder", "signal", "gold", NULL); /* found by name */
    assert_int_equal(program_of(w, n)->status, PROGRAM_SIGNALLED);
    world_do(w, "program.signal", "id", "Alder", "none", "yes", NULL);
    assert_int_equal(program_of(w, n)->status, PROGRAM_CONSIDERING);
    assert_int_equal(world_run(w, "program.move", "id", "alder", "to", "matched", NULL),
                     ERR_INVALID);
    world_do(w, "program.move", "id", "alder", "to", "applied", "on", "2027-08-03", NULL);
    assert_int_equal(program_of(w, n)->applied_on.d, 3);
    assert_int_equal(
        world_run(w, "program.move", "id", "alder", "to", "interview", "on", "2027-09-01", NULL),
        ERR_INVALID); /* a day ahead */
    assert_int_equal(world_run(w, "program.move", "id", "birch", "to", "applied", NULL),
                     ERR_NOT_FOUND);
    add(w, "Alder East", "internal medicine");
    assert_int_equal(world_run(w, "program.move", "id", "ald", "to", "applied", NULL),
                     ERR_AMBIGUOUS);
    world_do(w, "program.move", "id", "alder", "to", "out", NULL); /* the whole name is meant */
    assert_int_equal(program_of(w, n)->status, PROGRAM_OUT);
    world_check_replay(w);
}

static void test_programs__interview(void **state)
{
    struct world *w = *state;
    add(w, "Alder", "internal medicine");
    int64_t n = w->ctx.result_id;
    world_add_person(w, "Rachel", "Cohen");
    assert_int_equal(world_run(w, "program.interview", "id", "alder", "on", "2027-08-11",
                               "interviewers", "Cohen, Jo Park", NULL),
                     ERR_NOT_FOUND); /* nobody is made without being asked for */
    size_t people = world_count(w, &entity_person);
    world_do(w, "program.interview", "id", "alder", "on", "2027-08-11", "time", "09:00",
             "interviewers", "Cohen, Jo Park", "add_new", "yes", NULL);
    assert_int_equal(world_count(w, &entity_person), people + 1);
    assert_int_equal(program_of(w, n)->interviewers.n, 2);
    assert_str(told(w), "interview_near Alder");
    world_set_now("2027-08-12T15:00:00Z");
    struct str now = told(w);
    assert_true(str_find(now, STR("interview_thanks Rachel Cohen"), 0) != SIZE_MAX);
    assert_true(str_find(now, STR("interview_thanks Jo Park"), 0) != SIZE_MAX);
    world_do(w, "today.done", "rule", "interview_thanks", "subject", world_id(w, n).p, "person",
             "Cohen", NULL);
    assert_true(str_find(told(w), STR("interview_thanks Rachel"), 0) == SIZE_MAX);
    world_do(w, "organisation.edit", "id", "Alder", "no_thank_you", "yes", NULL);
    assert_true(str_find(told(w), STR("interview_thanks"), 0) == SIZE_MAX);
    world_check_derived(w);
}

static void test_programs__offers(void **state)
{
    struct world *w = *state;
    add(w, "Alder", "internal medicine");
    int64_t n = w->ctx.result_id;
    world_do(w, "program.move", "id", "alder", "to", "interview", NULL);
    assert_str(told(w), "offer_answer Alder");
    world_do(w, "today.done", "rule", "offer_answer", "subject", world_id(w, n).p, NULL);
    assert_str(told(w), "");
    world_do(w, "account.edit", "graduation_year", "2028", NULL);
    world_set_now("2027-10-25T15:00:00Z");
    assert_true(str_find(told(w), STR("few_offers Your interviews"), 0) != SIZE_MAX);
}

static struct str order(struct world *w)
{
    struct program_list l;
    struct str all = STR_NULL;
    size_t *at, ranked, n;
    assert_int_equal(program_list_load(world_ctx(w), &l), 0);
    program_rank_order(w->a, &l, &at, &ranked, &n);
    for (size_t i = 0; i < n; i++)
        all = str_join(w->a, all, STR(" "),
                       str_format(w->a, "%lld%.*s", (long long)l.rows[at[i]].program.rank,
                                  STR_ARG(program_name(&l.rows[at[i]]))));
    return all;
}

static void test_programs__rank(void **state)
{
    struct world *w = *state;
    const char *names[] = {"Alder", "Birch", "Cedar"};
    for (size_t i = 0; i < 3; i++) {
        add(w, names[i], "internal medicine");
        world_do(w, "program.interview", "id", names[i], "on", "2027-09-01", NULL);
    }
    assert_str(order(w), "0Alder 0Birch 0Cedar");
    world_do(w, "program.rank", "id", "Alder", "step", "last", NULL);
    world_do(w, "program.rank", "id", "Birch", "step", "first", NULL);
    world_do(w, "program.rank", "id", "Cedar", "place", "2", NULL);
    assert_str(order(w), "1Birch 2Cedar 3Alder");
    world_do(w, "program.rank", "id", "Alder", "step", "up", NULL);
    world_do(w, "program.rank", "id", "Birch", "step", "down", NULL);
    assert_str(order(w), "1Alder 2Birch 3Cedar");
    world_do(w, "program.rank", "id", "Alder", "step", "up", NULL); /* it is first */
    world_do(w, "program.edit", "id", "Cedar", "rank", "7", NULL);  /* by hand: a gap */
    world_do(w, "program.rank", "id", "Birch", "step", "off", NULL);
    assert_str(order(w), "1Alder 2Cedar 0Birch"); /* gaps end with the next move */
    world_do(w, "undo", NULL);
    assert_str(order(w), "1Alder 2Birch 7Cedar");
}

/* No field of a draft can carry the worksheet or the owner's own words about a program, and an
 * export for an adviser has none of them. */
static void test_programs__private(void **state)
{
    struct world *w = *state;
    add(w, "Alder", "internal medicine");
    world_do(w, "program.edit", "id", "Alder", "liked", "XXLIKEDXX", "worries", "XXWORRYXX", "rank",
             "137", "note", "XXNOTEXX", NULL);
    int64_t who = world_add_person(w, "Mei", "Chen");
    world_do(w, "position.add", "person", world_id(w, who).p, "organisation", "Alder", "kind",
             "faculty", NULL);
    world_do(w, "ask.add", "person", world_id(w, who).p, "kind", "call", "what", "a call to Alder",
             "organisation", "Alder", NULL);
    const char *ask = last_id(w);
    static const char *const never[] = {"rank", "liked", "worries"};
    for (int f = 0; f < DRAFT_FIELDS; f++)
        for (size_t i = 0; i < 3; i++)
            assert_null(strstr(draft_fields[f].name, never[i]));
    world_do(w, "draft.make", "person", world_id(w, who).p, "ask", ask, NULL);
    assert_null(strstr(w->out.p, "XX"));
    assert_null(strstr(w->out.p, "137"));
    world_do(w, "programs.export", NULL);
    assert_true(str_find(w->ctx.raw, STR("Alder"), 0) != SIZE_MAX);
    assert_true(str_find(w->ctx.raw, STR("XX"), 0) == SIZE_MAX);
    assert_true(str_find(w->ctx.raw, STR("137"), 0) == SIZE_MAX);
}

/* A list of what came of each line. */
static struct str import(struct world *w, const char *text, bool commit)
{
    struct program_import_in in = {.text = str_c(text)};
    struct program_import_report r;
    struct op_ctx *ctx = world_ctx(w);
    struct str all = STR_NULL;
    int rc = commit ? action_begin(ctx, "programs.import") : 0;
    if (rc == 0)
        rc = program_import_run(ctx, &in, commit, &r);
    if (commit)
        rc = action_end(ctx, rc);
    if (rc < 0)
        fail_msg("%s", world_error(w));
    VEC_EACH (const struct program_import_item, x, &r.items)
        all = str_join(w->a, all, STR(" "),
                       str_format(w->a, "%lld%s%s", (long long)x->line,
                                  program_import_keys[x->status], x->reason.n ? "+" : ""));
    return all;
}

static void test_programs__import(void **state)
{
    struct world *w = *state;
    static const char list[] = "program,specialty,city,state,acgme id,signal\n"
                               "Alder,internal medicine,Boston,MA,1402400001,gold\n"
                               "Birch,,,,,\n"
                               "\"open,internal medicine\n"
                               "Cedar,pediatrics,,,12,\n"
                               "alder,Internal Medicine,,,,\n"
                               "Dogwood,pediatrics,,,,\n";
    world_do(w, "organisation.add", "name", "Dogwood", "kind", "hospital", NULL);
    assert_str(import(w, list, false), "2new 3failed+ 4failed+ 5failed+ 6same 7new");
    assert_int_equal(world_count(w, &entity_program), 0); /* a preview writes nothing */
    assert_str(import(w, list, true), "2new 3failed+ 4failed+ 5failed+ 6same 7new");
    assert_int_equal(world_count(w, &entity_program), 2);
    assert_str(import(w, list, true), "2same 3failed+ 4failed+ 5failed+ 6same 7same");
    assert_int_equal(world_count(w, &entity_program), 2);
    assert_str(import(w, "program,specialty,signal,note\nAlder,internal medicine,silver,x\n", true),
               "2changed+");
    world_do(w, "undo", NULL);
    assert_str(import(w, "program,specialty,signal\nAlder,internal medicine,gold\n", true),
               "2same");
    assert_int_equal(world_run(w, "programs.import", NULL), ERR_INVALID);
}

static void test_programs__people(void **state)
{
    struct world *w = *state;
    struct program_file f;
    add(w, "Alder", "internal medicine");
    int64_t n = w->ctx.result_id;
    static const struct {
        const char *family, *kind, *from, *until;
    } posts[] = {{"Chen", "resident", "2016", "2019"},
                 {"Park", "program_director", "2021", ""},
                 {"Ruiz", "student", "2026", ""},
                 {"Silva", "resident", "2015", "2018"}}; /* a name found in a list */
    for (size_t i = 0; i < 4; i++) {
        int64_t who = world_add_person(w, "A", posts[i].family);
        world_do(w, "position.add", "person", world_id(w, who).p, "organisation", "Alder", "kind",
                 posts[i].kind, "from", posts[i].from, "until", posts[i].until, NULL);
    }
    world_do(w, "person.edit", "id", "Chen", "met_when", "2026-09", NULL);
    assert_int_equal(program_load(world_ctx(w), n, &f), 0);
    assert_int_equal(f.people_n, 4);
    assert_true(f.people[0].met && f.people[0].if_write.n);
    assert_false(f.people[3].met || f.people[3].could_call || f.people[3].if_write.n);
    assert_int_equal(f.callers_n, 1); /* who is of the program is called, and does not call */
    assert_str(f.people[0].name, "A Chen");
    assert_str(f.people[0].words, "trained there 2016\xE2\x80\x93"
                                  "2019");
    assert_str(f.people[1].words, "is program director there since 2021");
    assert_str(f.people[2].words, "studies there since 2026");
    world_do(w, "ask.add", "person", "Chen", "kind", "call", "what", "a call", "organisation",
             "Alder", NULL);
    int64_t ask = w->ctx.result_id;
    assert_int_equal(program_load(world_ctx(w), n, &f), 0);
    assert_int_equal(f.people[0].call, ask);
    /* and Today says so before rank lists are due */
    world_do(w, "account.edit", "graduation_year", "2028", NULL);
    world_set_now("2028-02-20T15:00:00Z");
    assert_true(str_find(told(w), STR("call_before_rank A Chen"), 0) != SIZE_MAX);
}

static void test_programs__letter_names(void **state)
{
    struct world *w = *state;
    int64_t chen = world_add_person(w, "Mei", "Chen");
    world_do(w, "ask.add", "person", world_id(w, chen).p, "kind", "letter", "what", "a letter",
             NULL);
    const char *ask = last_id(w);
    world_do(w, "letter.add", "ask", ask, "service", "eras", NULL);
    int64_t letter = w->ctx.result_id;
    world_do(w, "letter.show", "id", "chen", NULL);
    assert_true(str_find(w->out, world_id(w, letter), 0) != SIZE_MAX);
    assert_int_equal(world_run(w, "letter.show", "id", "ruiz", NULL), ERR_NOT_FOUND);
    add(w, "Alder", "internal medicine");
    world_do(w, "assignment.add", "letter", "Chen", "program", "Alder", NULL);
    world_do(w, "ask.add", "person", world_id(w, chen).p, "kind", "letter", "what", "another",
             NULL);
    world_do(w, "letter.add", "ask", last_id(w), "service", "eras", NULL);
    assert_int_equal(world_run(w, "letter.show", "id", "chen", NULL), ERR_AMBIGUOUS);
}

/* A season's end: not matched, the stop; matched, one row for everybody, told one by one. */
static void test_programs__match(void **state)
{
    struct world *w = *state;
    struct program_season s;
    struct match_list l;
    world_do(w, "account.edit", "graduation_year", "2028", NULL);
    int64_t chen = world_add_person(w, "Mei", "Chen"), park = world_add_person(w, "Jo", "Park");
    world_do(w, "help.add", "person", world_id(w, chen).p, "direction", "received", "about",
             "read my draft", "on", "2027-08-01", "thanked_on", "2027-08-02", NULL);
    int64_t help = w->ctx.result_id;
    world_do(w, "help.add", "person", world_id(w, park).p, "direction", "given", "about", "notes",
             NULL);                        /* the other way: not to be told */
    world_set_now("2028-03-13T15:00:00Z"); /* Monday of Match Week */
    world_do(w, "match.result", "result", "not_matched", NULL);
    assert_true(str_find(told(w), STR("soap_stop SOAP"), 0) != SIZE_MAX);
    assert_true(str_find(w->ctx.arena ? told(w) : STR(""), STR("match_tell"), 0) == SIZE_MAX);
    world_set_now("2028-03-17T15:00:00Z"); /* Match Day */
    world_do(w, "match.result", "result", "matched", NULL);
    struct str now = told(w);
    assert_true(str_find(now, STR("soap_stop"), 0) == SIZE_MAX);
    assert_true(str_find(now, STR("match_tell Everybody who helped"), 0) != SIZE_MAX);
    assert_int_equal(program_season_load(world_ctx(w), &s), 0);
    assert_int_equal(match_list_load(world_ctx(w), &s, &l), 0);
    assert_int_equal(l.n, 1);
    assert_int_equal(l.told, 0);
    world_do(w, "match.told", "person", "Chen", NULL);
    const struct help *h = world_load(w, &entity_help, help);
    assert_int_equal(h->told_on.d, 17);
    assert_int_equal(match_list_load(world_ctx(w), &s, &l), 0);
    assert_int_equal(l.told, 1);
    size_t logged = world_count(w, &entity_interaction);
    world_do(w, "match.told", "person", "Chen", NULL); /* once is enough */
    assert_int_equal(world_count(w, &entity_interaction), logged);
    assert_true(str_find(told(w), STR("match_tell"), 0) == SIZE_MAX);
    world_check_derived(w);
    world_check_replay(w);
}

/* One source: the season is the plan's, an own date wins, and how sure it is goes with it. */
static void test_programs__season(void **state)
{
    struct world *w = *state;
    struct program_season s;
    assert_int_equal(program_season_load(world_ctx(w), &s), 0);
    assert_false(date_is_set(s.match_day.on)); /* no graduation year */
    assert_int_equal(season_day_words(w->a, &s.match_day).n, 0);
    world_do(w, "account.edit", "graduation_year", "2026", NULL);
    assert_int_equal(program_season_load(world_ctx(w), &s), 0);
    assert_str(season_day_words(w->a, &s.match_day), "20 March 2026 (official)");
    assert_str(season_day_words(w->a, &s.rank_by),
               "4 March 2026, 21:00 ET (projected; check NRMP Main Residency Match calendar)");
    assert_str(s.rank_open.when, "2 February 2026, 12:00 ET");
    assert_str(date_str(w->a, s.soap_last.on), "2026-03-19");
    assert_str(date_str(w->a, s.offers.on), "2025-10-20");
    world_do(w, "account.edit", "graduation_year", "2028", NULL);
    world_do(w, "plan.move", "step", "rol", "on", "2028-02-29", NULL);
    assert_int_equal(program_season_load(world_ctx(w), &s), 0);
    assert_str(season_day_words(w->a, &s.rank_by), "29 February 2028 (your date)");
    world_do(w, "account.edit", "country", "United Kingdom", NULL);
    assert_int_equal(program_season_load(world_ctx(w), &s), 0);
    assert_false(date_is_set(s.match_day.on)); /* not on their road */
}

/* What Today says of the Match, from the rank deadline to the day after Match Day. */
static void test_programs__match_days(void **state)
{
    static const struct {
        const char *day, *result; /* noted on that day before looking */
        const char *want;         /* rules of the Match and steps of the plan, in order */
    } days[] = {
        {"2028-02-28", NULL, "plan_step Rank order list certified"},
        {"2028-03-01", NULL, "plan_step Rank order list certified"},
        {"2028-03-02", NULL, ""},
        {"2028-03-12", NULL, ""},
        {"2028-03-13", NULL, "match_result The Match"},
        {"2028-03-16", NULL, "match_result The Match"},
        {"2028-03-13", "matched", ""},
        {"2028-03-16", NULL, ""},
        {"2028-03-17", NULL, "match_place Match Day, match_tell Everybody who helped"},
        {"2028-03-18", NULL, "match_place Match Day, match_tell Everybody who helped"},
        {"2028-03-13", "not_matched", "soap_stop SOAP, plan_step SOAP: see your dean's office"},
        {"2028-03-16", NULL, "soap_stop SOAP"},
        {"2028-03-17", NULL,
         "match_tell Everybody who helped, plan_step After SOAP: plan with your dean's office"},
        {"2028-03-18", NULL,
         "match_tell Everybody who helped, plan_step After SOAP: plan with your dean's office"},
        {"2028-03-13", "partly", "soap_stop SOAP, plan_step SOAP: see your dean's office"},
        {"2028-03-13", "not_eligible", "soap_stop SOAP"},
        {"2028-03-17", NULL,
         "match_tell Everybody who helped, plan_step After SOAP: plan with your dean's office"}};
    struct world *w = *state;
    world_do(w, "account.edit", "graduation_year", "2028", "track", "md", NULL);
    int64_t chen = world_add_person(w, "Mei", "Chen");
    world_do(w, "help.add", "person", world_id(w, chen).p, "direction", "received", "about",
             "read my draft", "on", "2028-02-01", "thanked_on", "2028-02-02", NULL);
    world_do(w, "plan.done", "step", "rank_open", NULL);
    for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
        world_set_now(str_format(w->a, "%sT15:00:00Z", days[i].day).p);
        if (days[i].result)
            world_do(w, "match.result", "result", days[i].result, NULL);
        if (!str_eq(told(w), str_c(days[i].want)))
            fail_msg("%s: %.*s", days[i].day, STR_ARG(told(w)));
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_programs__organisations), TEST(test_programs__warnings),
        TEST(test_programs__moves),         TEST(test_programs__interview),
        TEST(test_programs__offers),        TEST(test_programs__rank),
        TEST(test_programs__private),       TEST(test_programs__import),
        TEST(test_programs__people),        TEST(test_programs__letter_names),
        TEST(test_programs__match),         TEST(test_programs__season),
        TEST(test_programs__match_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
