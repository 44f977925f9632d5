/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The guards where records are written: nothing warns that should not, nothing but the first
 * contact in the SOAP window is refused, and that is refused whichever way it comes.
 */
#include "ops/guard.h"

#include "base/arena.h"
#include "check.h"
#include "def/errors.h"
#include "model/entities.h"
#include "ops/bind.h"
#include "ops/history.h"
#include "ops/save.h"
#include "world.h"

/* Match Week 2027 is 15 to 19 March. */
#define BEFORE "2027-03-12T15:00:00Z"
#define INSIDE "2027-03-16T15:00:00Z"
#define AFTER "2027-03-22T15:00:00Z"

struct soap {
    struct world w;
    int64_t hale, chen; /* a program's director; somebody else */
    const char *hale_id, *chen_id, *program;
};

static int setup(void **state)
{
    struct soap *s = calloc(1, sizeof(*s));
    struct world *w = &s->w;
    world_open(w);
    world_set_now(BEFORE);
    world_do(w, "account.edit", "graduation_year", "2027", "time_zone", "America/Chicago", NULL);
    s->hale = world_add_person(w, "Ada", "Hale");
    s->chen = world_add_person(w, "Mei", "Chen");
    s->hale_id = world_id(w, s->hale).p;
    s->chen_id = world_id(w, s->chen).p;
    world_do(w, "organisation.add", "name", "Northgate Residency", "kind", "program", NULL);
    s->program = world_id(w, w->ctx.result_id).p;
    world_do(w, "organisation.add", "name", "Night team", "kind", "department", "parent",
             s->program, NULL);
    world_do(w, "position.add", "person", s->hale_id, "organisation",
             world_id(w, w->ctx.result_id).p, "title", "Director", "from", "2020", NULL);
    *state = s;
    return 0;
}

static int teardown(void **state)
{
    struct soap *s = *state;
    world_close(&s->w);
    free(s);
    world_set_now(WORLD_NOW);
    return 0;
}

static int message(struct soap *s, const char *who, const char *kind, const char *on,
                   const char *direction)
{
    return world_run(&s->w, "interaction.add", "people", who, "kind", kind, "on", on, "direction",
                     direction, "summary", "Hello.", NULL);
}

static void test_guard__program_of(void **state)
{
    struct soap *s = *state;
    int64_t program = 0;
    struct op_ctx *ctx = world_ctx(&s->w);
    assert_int_equal(guard_program_of(ctx, s->hale, 0, &program), 0);
    assert_str(world_id(&s->w, program), s->program);
    assert_int_equal(guard_program_of(ctx, s->chen, 0, &program), 0);
    assert_int_equal(program, 0);
    /* A position that has ended is none; one that ends this month has not. */
    world_do(&s->w, "position.add", "person", s->chen_id, "organisation", s->program, "title",
             "Fellow", "until", "2027-02", NULL);
    assert_int_equal(guard_program_of(world_ctx(&s->w), s->chen, 0, &program), 0);
    assert_int_equal(program, 0);
    world_do(&s->w, "position.add", "person", s->chen_id, "organisation", s->program, "title",
             "Fellow", "until", "2027-03", NULL);
    assert_int_equal(guard_program_of(world_ctx(&s->w), s->chen, 0, &program), 0);
    assert_int_not_equal(program, 0);
}

static void test_guard__a_circle_of_parents_ends(void **state)
{
    struct soap *s = *state;
    int64_t program = 1;
    world_do(&s->w, "organisation.add", "name", "A", NULL);
    const char *a = world_id(&s->w, s->w.ctx.result_id).p;
    world_do(&s->w, "organisation.add", "name", "B", "parent", a, NULL);
    int64_t b = s->w.ctx.result_id;
    world_do(&s->w, "organisation.edit", "id", a, "parent", world_id(&s->w, b).p, NULL);
    assert_int_equal(guard_program_of(world_ctx(&s->w), 0, b, &program), 0);
    assert_int_equal(program, 0);
}

/* The days of the plan hold, and so do own ones beside them: moving one opens nothing. */
static void test_guard__own_days(void **state)
{
    struct soap *s = *state;
    world_do(&s->w, "plan.move", "step", "match_week", "on", "2027-03-22", NULL);
    world_do(&s->w, "plan.move", "step", "soap_end", "on", "2027-03-25", NULL);
    world_set_now("2027-03-16T15:00:00Z"); /* Tuesday of the plan's week */
    assert_int_equal(message(s, s->hale_id, "email", "2027-03-16", "to_them"), ERR_SOAP);
    world_set_now("2027-03-20T15:00:00Z"); /* between */
    assert_int_equal(message(s, s->hale_id, "email", "2027-03-20", "to_them"), 0);
    world_set_now("2027-03-23T15:00:00Z"); /* Tuesday of their own */
    assert_int_equal(message(s, s->hale_id, "email", "2027-03-23", "to_them"), ERR_SOAP);
    world_set_now("2027-03-26T15:00:00Z");
    assert_int_equal(message(s, s->hale_id, "email", "2027-03-26", "to_them"), 0);
    /* Another road has no Match Week, and the stop holds still: first contact is never theirs. */
    world_do(&s->w, "account.edit", "country", "Canada", NULL);
    world_set_now("2027-03-16T15:00:00Z");
    assert_int_equal(message(s, s->hale_id, "email", "2027-03-16", "to_them"), ERR_SOAP);
}

static void test_guard__stops_first_contact(void **state)
{
    struct soap *s = *state;
    static const char *const kinds[] = {"email", "message", "call", "letter", "thank_you"};
    world_set_now(INSIDE);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        assert_int_equal(message(s, s->hale_id, kinds[i], "today", "to_them"), ERR_SOAP);
        assert_int_equal(message(s, s->hale_id, kinds[i], "2027-03-18", "both"), ERR_SOAP);
        assert_int_equal(message(s, s->hale_id, kinds[i], "2027-03-15", ""), ERR_SOAP);
    }
    assert_non_null(strstr(world_error(&s->w), "Match Participation Agreement"));
    assert_non_null(strstr(world_error(&s->w), "They contacted me first on"));
    assert_int_equal(world_count(&s->w, &entity_interaction), 0);
    /* Somebody else, what they wrote, and what happened before may be written. */
    assert_int_equal(message(s, s->chen_id, "email", "today", "to_them"), 0);
    assert_int_equal(message(s, s->hale_id, "email", "today", "to_me"), 0);
    assert_int_equal(message(s, s->hale_id, "email", "2027-03-12", "to_them"), 0);
    assert_int_equal(message(s, s->hale_id, "meeting", "2027-03-01", "both"), 0);
}

static void test_guard__others_in_the_message_do_not_hide_it(void **state)
{
    struct soap *s = *state;
    const char *both = str_format(s->w.a, "%s,%s", s->chen_id, s->hale_id).p;
    world_set_now(INSIDE);
    assert_int_equal(message(s, both, "email", "today", "to_them"), ERR_SOAP);
}

/* The window is New York's, not the student's. */
static void test_guard__window_ends(void **state)
{
    struct soap *s = *state;
    world_set_now("2027-03-15T03:59:59Z");
    assert_int_equal(message(s, s->hale_id, "email", "today", "to_them"), 0);
    world_set_now("2027-03-15T04:00:00Z");
    assert_int_equal(message(s, s->hale_id, "email", "today", "to_them"), ERR_SOAP);
    world_set_now("2027-03-19T03:59:59Z");
    assert_int_equal(message(s, s->hale_id, "email", "today", "to_them"), ERR_SOAP);
    world_set_now("2027-03-19T04:00:00Z");
    assert_int_equal(message(s, s->hale_id, "email", "today", "to_them"), 0);
    world_set_now(AFTER); /* then it is history */
    assert_int_equal(message(s, s->hale_id, "email", "2027-03-16", "to_them"), 0);
}

static void test_guard__they_wrote_first(void **state)
{
    struct soap *s = *state;
    world_set_now(INSIDE);
    world_do(&s->w, "organisation.edit", "id", s->program, "contacted_me_on", "2027-03-17", NULL);
    assert_int_equal(message(s, s->hale_id, "email", "today", "to_them"), ERR_SOAP); /* tomorrow */
    world_do(&s->w, "organisation.edit", "id", s->program, "contacted_me_on", "2027-03-16", NULL);
    assert_int_equal(message(s, s->hale_id, "email", "today", "to_them"), 0);
}

static void test_guard__one_program_that_wrote_does_not_open_another(void **state)
{
    struct soap *s = *state;
    world_set_now(INSIDE);
    world_do(&s->w, "organisation.add", "name", "Lakeview Residency", "kind", "program",
             "contacted_me_on", "2027-03-15", NULL);
    world_do(&s->w, "position.add", "person", s->hale_id, "organisation",
             world_id(&s->w, s->w.ctx.result_id).p, "title", "Adjunct", NULL);
    assert_int_equal(message(s, s->hale_id, "email", "today", "to_them"), ERR_SOAP);
}

static void test_guard__no_year_no_window(void **state)
{
    struct soap *s = *state;
    world_do(&s->w, "account.edit", "graduation_year", "", NULL);
    world_set_now(INSIDE);
    assert_int_equal(message(s, s->hale_id, "email", "today", "to_them"), 0);
}

static void test_guard__edits_do_not_get_around(void **state)
{
    struct soap *s = *state;
    struct world *w = &s->w;
    world_set_now(INSIDE);
    assert_int_equal(message(s, s->chen_id, "email", "today", "to_them"), 0);
    const char *id = world_id(w, w->ctx.result_id).p;
    assert_int_equal(world_run(w, "interaction.edit", "id", id, "people", s->hale_id, NULL),
                     ERR_SOAP);
    assert_int_equal(message(s, s->hale_id, "email", "2027-03-01", "to_them"), 0);
    const char *old = world_id(w, w->ctx.result_id).p;
    assert_int_equal(world_run(w, "interaction.edit", "id", old, "on", "today", NULL), ERR_SOAP);
    world_do(w, "interaction.edit", "id", old, "summary", "Hello again.", NULL);
    assert_int_equal(message(s, s->hale_id, "email", "today", "to_me"), 0);
    const char *mine = world_id(w, w->ctx.result_id).p;
    assert_int_equal(world_run(w, "interaction.edit", "id", mine, "direction", "to_them", NULL),
                     ERR_SOAP);
    assert_int_equal(world_run(w, "interaction.edit", "id", mine, "direction", "both", NULL),
                     ERR_SOAP);
    assert_int_equal(world_run(w, "log", "text", "emailed Ada Hale today", "seen", "yes", NULL),
                     ERR_SOAP);
}

/* What was planned before and taken away cannot come back by undo, nor by undoing the undo. */
static void test_guard__undo_does_not_get_around(void **state)
{
    struct soap *s = *state;
    struct world *w = &s->w;
    assert_int_equal(message(s, s->hale_id, "email", "2027-03-16", "to_them"), 0);
    int64_t added = w->ctx.action_id;
    const char *id = world_id(w, w->ctx.result_id).p;
    world_do(w, "interaction.edit", "id", id, "direction", "to_me", NULL);
    int64_t edited = w->ctx.action_id;
    world_set_now(INSIDE);
    assert_int_equal(history_undo(world_ctx(w), edited), ERR_SOAP);
    world_set_now(BEFORE);
    assert_int_equal(history_undo(world_ctx(w), edited), 0);
    struct op_ctx *ctx = world_ctx(w);
    assert_int_equal(history_undo(ctx, added), 0);
    int64_t undone = ctx->action_id;
    world_set_now(INSIDE);
    assert_int_equal(history_undo(world_ctx(w), undone), ERR_SOAP); /* "do it again" */
    assert_int_equal(world_count(w, &entity_interaction), 0);
    world_set_now(AFTER);
    assert_int_equal(history_undo(world_ctx(w), undone), 0);
    world_check_replay(w);
}

/* As an ask's operations write it. */
static int put_ask(struct soap *s, struct ask *x)
{
    struct op_ctx *ctx = world_ctx(&s->w);
    int rc = action_begin(ctx, "ask.add");
    return rc < 0 ? rc : action_end(ctx, save_new(ctx, &entity_ask, x));
}

static int change_ask(struct soap *s, const struct ask *before, struct ask *after)
{
    struct op_ctx *ctx = world_ctx(&s->w);
    int rc = action_begin(ctx, "ask.sent");
    return rc < 0 ? rc : action_end(ctx, save_change(ctx, &entity_ask, before, after));
}

static void test_guard__stops_asks(void **state)
{
    struct soap *s = *state;
    struct date today = {2027, 3, 16};
    world_set_now(INSIDE);
    struct ask x = {
        .person = s->hale, .kind = ASK_LETTER, .state = ASK_IDEA, .what = STR("a letter")};
    assert_int_equal(put_ask(s, &x), 0);
    struct ask after = x;
    after.state = ASK_ASKED;
    after.asked_on = today;
    assert_int_equal(change_ask(s, &x, &after), ERR_SOAP);
    after.asked_on = (struct date){2027, 3, 10}; /* history */
    assert_int_equal(change_ask(s, &x, &after), 0);
    struct ask nudged = after;
    nudged.nudges++;
    nudged.nudged_on = today;
    assert_int_equal(change_ask(s, &after, &nudged), ERR_SOAP);
    struct ask answered = after;
    answered.state = ASK_AGREED;
    answered.answered_on = today; /* they did that */
    assert_int_equal(change_ask(s, &after, &answered), 0);
    struct ask done = answered;
    done.state = ASK_DONE;
    done.done_on = today;
    assert_int_equal(change_ask(s, &answered, &done), 0);
    struct ask thanked = done;
    thanked.state = ASK_THANKED;
    thanked.thanked_on = today;
    assert_int_equal(change_ask(s, &done, &thanked), ERR_SOAP);
}

/* Somebody else is asked to call the program: that is on the student's behalf. */
static void test_guard__stops_asks_on_behalf(void **state)
{
    struct soap *s = *state;
    world_set_now(INSIDE);
    struct ask call = {.person = s->chen,
                       .kind = ASK_CALL,
                       .state = ASK_ASKED,
                       .what = STR("a call"),
                       .about_person = s->hale,
                       .asked_on = {2027, 3, 16}};
    assert_int_equal(put_ask(s, &call), ERR_SOAP);
    call.about_person = 0;
    call.record.id = 0;
    assert_int_equal(op_resolve(world_ctx(&s->w), &entity_organisation, STR("Northgate Residency"),
                                &call.organisation),
                     0);
    assert_int_equal(put_ask(s, &call), ERR_SOAP);
    call.organisation = 0;
    call.record.id = 0;
    assert_int_equal(put_ask(s, &call), 0);
}

/* What Monday said decides: who matched may thank and tell, but not have others call; it holds for
 * everybody else, and for who has not noted it. */
static void test_guard__stops_by_result(void **state)
{
    static const struct {
        const char *result; /* NULL: not noted */
        bool writes;
        const char *words;
    } rows[] = {{NULL, false, "If you matched, note it first"},
                {"matched", true, "your own thanks and news may go out"},
                {"partly", false, "neither you nor anybody for you"},
                {"not_matched", false, "neither you nor anybody for you"},
                {"not_eligible", false, "neither you nor anybody for you"}};
    struct soap *s = *state;
    struct world *w = &s->w;
    world_set_now(INSIDE);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct guard_result own, mentor;
        if (rows[i].result)
            world_do(w, "match.result", "result", rows[i].result, NULL);
        int want = rows[i].writes ? 0 : ERR_SOAP;
        if (message(s, s->hale_id, "thank_you", "2027-03-16", "to_them") != want)
            fail_msg("%zu: thanks", i);
        struct ask call = {.person = s->chen,
                           .kind = ASK_CALL,
                           .state = ASK_ASKED,
                           .what = STR("a call"),
                           .about_person = s->hale,
                           .asked_on = {2027, 3, 16}};
        if (put_ask(s, &call) != ERR_SOAP)
            fail_msg("%zu: a call", i);
        assert_int_equal(guard_message(world_ctx(w), s->hale, 0, STR("Hello."), false, &own), 0);
        assert_int_equal(guard_message(world_ctx(w), s->hale, 0, STR("Hello."), true, &mentor), 0);
        assert_int_equal(own.stop.n == 0, rows[i].writes);
        if (str_find(mentor.stop, str_c(rows[i].words), 0) == SIZE_MAX)
            fail_msg("%zu: %.*s", i, STR_ARG(mentor.stop));
        if (!rows[i].result)
            assert_true(str_find(own.stop, str_c(rows[i].words), 0) != SIZE_MAX);
    }
}

static void test_guard__stops_thanks_and_openings(void **state)
{
    struct soap *s = *state;
    struct world *w = &s->w;
    world_do(w, "help.add", "person", s->hale_id, "direction", "received", "about", "a tour", "on",
             "2027-03-01", NULL);
    const char *help = world_id(w, w->ctx.result_id).p;
    world_set_now(INSIDE);
    assert_int_equal(world_run(w, "help.edit", "id", help, "thanked_on", "today", NULL), ERR_SOAP);
    world_do(w, "help.edit", "id", help, "thanked_on", "2027-03-10", NULL);
    struct op_ctx *ctx = world_ctx(w);
    struct opportunity x = {.title = STR("A rotation"),
                            .kind = OPPORTUNITY_ROTATION,
                            .state = OPPORTUNITY_CONTACTED,
                            .supervisor = s->hale};
    assert_int_equal(action_begin(ctx, "opportunity.add"), 0);
    assert_int_equal(action_end(ctx, save_new(ctx, &entity_opportunity, &x)), ERR_SOAP);
}

static void test_guard__message(void **state)
{
    struct soap *s = *state;
    struct guard_result r;
    struct str text = STR("Thank you for the day. Will you rank me?");
    assert_int_equal(guard_message(world_ctx(&s->w), s->hale, 0, text, false, &r), 0);
    assert_int_equal(r.worst, GUARD_BLOCK);
    assert_str(r.program_name, "Northgate Residency");
    assert_false(guard_has(&r.hits, "thank_you_unwanted"));
    assert_int_equal(r.stop.n, 0);
    assert_int_equal(guard_message(world_ctx(&s->w), s->chen, 0, text, false, &r), 0);
    assert_int_equal(r.worst, GUARD_NONE);
    assert_int_equal(r.program, 0);
    world_do(&s->w, "organisation.edit", "id", s->program, "no_thank_you", "yes", NULL);
    assert_int_equal(guard_message(world_ctx(&s->w), s->hale, 0, text, false, &r), 0);
    assert_true(guard_has(&r.hits, "thank_you_unwanted"));
    world_set_now(INSIDE);
    assert_int_equal(guard_message(world_ctx(&s->w), s->hale, 0, STR("Hello."), true, &r), 0);
    assert_int_equal(r.worst, GUARD_STOP);
    assert_true(guard_has(&r.hits, "soap_contact"));
    assert_int_not_equal(r.stop.n, 0);
}

static void test_guard__first_to_a_second_program(void **state)
{
    struct soap *s = *state;
    struct guard_result r;
    struct str text = STR("I am ranking your program first.");
    world_do(&s->w, "interaction.add", "people", s->hale_id, "kind", "email", "on", "2027-02-01",
             "direction", "to_them", "summary", "I will rank your program first.", NULL);
    assert_int_equal(guard_message(world_ctx(&s->w), s->hale, 0, text, false, &r), 0);
    assert_true(guard_has(&r.hits, "rank_first"));
    assert_false(guard_has(&r.hits, "rank_first_again")); /* the same program */
    world_do(&s->w, "organisation.add", "name", "Lakeview Residency", "kind", "program", NULL);
    int64_t other = s->w.ctx.result_id;
    assert_int_equal(guard_message(world_ctx(&s->w), 0, other, text, false, &r), 0);
    assert_true(guard_has(&r.hits, "rank_first_again"));
    assert_int_equal(r.worst, GUARD_BLOCK);
    world_set_now("2027-09-12T15:00:00Z"); /* another season */
    assert_int_equal(guard_message(world_ctx(&s->w), 0, other, text, false, &r), 0);
    assert_false(guard_has(&r.hits, "rank_first_again"));
}

static bool warned(const struct world *w, const char *rule)
{
    for (size_t i = 0; i < w->ctx.warnings.n; i++)
        if (strcmp(w->ctx.warnings.p[i].rule->id, rule) == 0)
            return true;
    return false;
}

static void test_guard__warns_and_saves(void **state)
{
    struct soap *s = *state;
    struct world *w = &s->w;
    world_do(w, "interaction.add", "people", s->chen_id, "kind", "shadowing", "on", "today",
             "summary", "The pt in room 412 was kind.", NULL);
    const char *id = world_id(w, w->ctx.result_id).p;
    assert_int_equal(w->ctx.warnings.n, 1);
    assert_true(warned(w, "patient_place"));
    assert_non_null(strstr(w->out.p, "\"warnings\": ["));
    assert_non_null(strstr(w->out.p, "\"words\": \"room 412\""));
    /* What was not changed is not said again; an answer without warnings is as it was. */
    world_do(w, "interaction.edit", "id", id, "minutes", "30", NULL);
    assert_int_equal(w->ctx.warnings.n, 0);
    assert_null(strstr(w->out.p, "warnings"));
    assert_int_equal(world_count(w, &entity_interaction), 1);
    /* Undo brings words back without a word. */
    assert_int_equal(guard_of_action(world_ctx(w), 0), 0);
}

static void test_guard__colleagues_do_not_warn(void **state)
{
    struct soap *s = *state;
    struct world *w = &s->w;
    world_do(w, "person.edit", "id", s->chen_id, "note",
             "Office 555-0134, chen@hospital.example, room 4 at noon.", NULL);
    assert_int_equal(w->ctx.warnings.n, 0);
    world_do(w, "contact.add", "person", s->chen_id, "kind", "phone", "value", "312-555-0147",
             NULL);
    assert_int_equal(w->ctx.warnings.n, 0);
}

static void test_guard__notes_to_programs(void **state)
{
    struct soap *s = *state;
    struct world *w = &s->w;
    world_do(w, "interaction.add", "people", s->hale_id, "kind", "email", "on", "2027-02-01",
             "summary", "Asked where I am on your rank list.", NULL);
    assert_true(warned(w, "ask_rank"));
    world_do(w, "interaction.add", "people", s->chen_id, "kind", "email", "on", "2027-02-01",
             "summary", "Asked where I am on your rank list.", NULL);
    assert_int_equal(w->ctx.warnings.n, 0);
}

static void test_guard__said_once(void **state)
{
    struct soap *s = *state;
    world_do(&s->w, "log", "text", "shadowed Mei Chen yesterday, the pt in room 412 was kind",
             "seen", "yes", NULL);
    assert_int_equal(s->w.ctx.warnings.n, 1);
    /* The page after it finds the same in the history. */
    int64_t action = s->w.ctx.action_id;
    struct op_ctx *ctx = world_ctx(&s->w);
    assert_int_equal(guard_of_action(ctx, action), 0);
    assert_int_equal(ctx->warnings.n, 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_guard__program_of),
        TEST(test_guard__a_circle_of_parents_ends),
        TEST(test_guard__own_days),
        TEST(test_guard__stops_first_contact),
        TEST(test_guard__others_in_the_message_do_not_hide_it),
        TEST(test_guard__window_ends),
        TEST(test_guard__they_wrote_first),
        TEST(test_guard__one_program_that_wrote_does_not_open_another),
        TEST(test_guard__no_year_no_window),
        TEST(test_guard__edits_do_not_get_around),
        TEST(test_guard__undo_does_not_get_around),
        TEST(test_guard__stops_asks),
        TEST(test_guard__stops_asks_on_behalf),
        TEST(test_guard__stops_by_result),
        TEST(test_guard__stops_thanks_and_openings),
        TEST(test_guard__message),
        TEST(test_guard__first_to_a_second_program),
        TEST(test_guard__warns_and_saves),
        TEST(test_guard__colleagues_do_not_warn),
        TEST(test_guard__notes_to_programs),
        TEST(test_guard__said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
