/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"
#include "world.h"

#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "ops/draft.h"

static void has(const struct world *w, const char *words)
{
    if (str_find(w->out, str_c(words), 0) == SIZE_MAX)
        fail_msg("\"%s\" is not in: %.*s", words, STR_ARG(w->out));
}

static void has_not(const struct world *w, const char *words)
{
    if (str_find(w->out, str_c(words), 0) != SIZE_MAX)
        fail_msg("\"%s\" is in: %.*s", words, STR_ARG(w->out));
}

static void test_draft__is_made_of_the_records(void **state)
{
    (void)state;
    struct world w;
    world_open(&w);
    world_do(&w, "account.edit", "name", "Maya Lin", "school", "Lake", "graduation_year", "2029",
             "specialties", "Nephrology", NULL);
    int64_t through = world_add_person(&w, "Mei-Ling", "Chen");
    world_do(&w, "person.add", "given", "Chidi", "family", "Okafor", "credentials", "MD, PhD",
             "specialty", "nephrology", "met_through", world_id(&w, through).p, NULL);
    const char *him = world_id(&w, w.ctx.result_id).p;
    world_do(&w, "contact.add", "person", him, "kind", "email", "value", "old@example.org", NULL);
    world_do(&w, "contact.add", "person", him, "kind", "email", "value", "new@example.org",
             "preferred", "yes", NULL);
    world_do(&w, "draft.make", "person", him, "template", "shadow-first", "specific",
             "your data have no gaps, and I counted", "windows", "any Friday", NULL);
    has(&w, "\"email\": \"new@example.org\"");
    has(&w, "Dear Dr. Okafor,\\n\\nI am a third-year medical student at Lake, drawn to nephrology. "
            "I know of you from Mei-Ling Chen. Your data have no gaps, and I counted.\\n\\n");
    has(&w, "\"missing\": []");
    has(&w, "\"generic\": false");
    world_do(&w, "draft.make", "person", him, "template", "shadow-first", "them", "Chidi", NULL);
    has(&w, "Dear Chidi,");
    has(&w, "\"generic\": true");
    has(&w, "[one sentence that fits only them]");
    world_close(&w);
}

static void test_draft__says_what_it_cannot_do(void **state)
{
    (void)state;
    struct world w;
    world_open(&w);
    const char *ann = world_id(&w, world_add_person(&w, "Ann", "Poe")).p;
    const char *bo = world_id(&w, world_add_person(&w, "Bo", "Rey")).p;
    assert_int_equal(world_run(&w, "draft.make", "person", ann, "template", "no-such", NULL),
                     ERR_NOT_FOUND);
    assert_non_null(strstr(world_error(&w), "wellmet template list"));
    assert_int_equal(world_run(&w, "draft.make", NULL), ERR_USAGE);
    world_do(&w, "ask.add", "person", ann, "kind", "advice", "what", "a year off", NULL);
    const char *ask = world_id(&w, w.ctx.result_id).p;
    assert_int_equal(world_run(&w, "draft.make", "person", bo, "ask", ask, NULL), ERR_INVALID);
    world_do(&w, "draft.make", "ask", ask, NULL);
    has(&w, "\"template\": \"advice\"");
    assert_int_equal(
        world_run(&w, "draft.sent", "person", ann, "subject", "x", "template", "y", NULL),
        ERR_NOT_FOUND);
    world_close(&w);
}

static void test_draft__sent_is_logged_and_settles_thanks(void **state)
{
    (void)state;
    struct world w;
    world_open(&w);
    const char *ann = world_id(&w, world_add_person(&w, "Ann", "Poe")).p;
    world_do(&w, "help.add", "person", ann, "direction", "received", "about", "read my draft", "on",
             "2027-08-08", NULL);
    int64_t help = w.ctx.result_id;
    world_do(&w, "ask.add", "person", ann, "kind", "advice", "what", "a year off", NULL);
    int64_t ask = w.ctx.result_id;
    world_do(&w, "draft.sent", "person", ann, "subject", "Thank you, Ann", "template",
             "thanks-help", "ask", world_id(&w, ask).p, NULL);
    assert_str(w.ctx.message, "Noted as sent: Thank you, Ann");
    int64_t action = w.ctx.action_id;
    const struct help *h = world_load(&w, &entity_help, help);
    assert_true(date_eq(h->thanked_on, (struct date){2027, 8, 10}));
    const struct ask *a = world_load(&w, &entity_ask, ask);
    assert_int_equal(a->messages.n, 1);
    const struct interaction *i = world_load(&w, &entity_interaction, a->messages.p[0]);
    assert_int_equal(i->kind, INTERACTION_EMAIL);
    assert_int_equal(i->direction, DIRECTION_TO_THEM);
    assert_str(i->summary, "Thank you, Ann");
    world_check_derived(&w);
    world_do(&w, "undo", "action", world_id(&w, action).p, NULL);
    h = world_load(&w, &entity_help, help);
    assert_false(date_is_set(h->thanked_on));
    a = world_load(&w, &entity_ask, ask);
    assert_int_equal(a->messages.n, 0);
    world_close(&w);
}

/* Somebody of a program, and the program's id. */
static const char *add_program_person(struct world *w, int64_t *ret_program)
{
    world_do(w, "organisation.add", "name", "Port Ansel Medicine", "kind", "program", NULL);
    *ret_program = w->ctx.result_id;
    const char *avi = world_id(w, world_add_person(w, "Avi", "Cohen")).p;
    world_do(w, "position.add", "person", avi, "organisation", world_id(w, *ret_program).p, "kind",
             "program_director", NULL);
    return avi;
}

static void test_draft__to_a_program_is_guarded(void **state)
{
    (void)state;
    struct world w;
    int64_t program;
    world_open(&w);
    const char *avi = add_program_person(&w, &program);
    world_do(&w, "draft.make", "person", avi, "template", "advice", "specific",
             "You let the interns run the rural clinic.", NULL);
    has(&w, "\"warnings\": []");
    world_do(&w, "draft.make", "person", avi, "template", "advice", "specific",
             "Could you tell me where I am on your rank list?", NULL);
    has(&w, "\"severity\": \"block\"");
    has(&w, "\"body\": \"Dear Dr. Cohen,"); /* shown beside, not instead */
    world_close(&w);
}

static void test_draft__stops_in_the_soap_window(void **state)
{
    (void)state;
    struct world w;
    int64_t program;
    world_open(&w);
    world_do(&w, "account.edit", "graduation_year", "2028", NULL);
    const char *avi = add_program_person(&w, &program);
    const char *mentor = world_id(&w, world_add_person(&w, "Mei-Ling", "Chen")).p;
    world_do(&w, "ask.add", "person", mentor, "kind", "call", "what", "a call to Port Ansel",
             "organisation", world_id(&w, program).p, NULL);
    const char *call = world_id(&w, w.ctx.result_id).p;
    world_do(&w, "draft.make", "ask", call, NULL);
    has(&w, "\"template\": \"call-program\"");
    has(&w, "I have applied to Port Ansel Medicine.");
    world_set_now("2028-03-14T15:00:00Z");
    assert_int_equal(world_run(&w, "draft.make", "person", avi, NULL), ERR_SOAP);
    assert_non_null(strstr(world_error(&w), "During SOAP"));
    has_not(&w, "Dear");
    assert_int_equal(world_run(&w, "draft.make", "ask", call, NULL), ERR_SOAP);
    assert_int_equal(world_run(&w, "draft.sent", "person", avi, "subject", "Hello", NULL),
                     ERR_SOAP);
    world_do(&w, "draft.make", "person", mentor, "template", "advice", NULL);
    world_do(&w, "organisation.edit", "id", world_id(&w, program).p, "contacted_me_on",
             "2028-03-14", NULL);
    world_do(&w, "draft.make", "person", avi, NULL);
    world_set_now(WORLD_NOW);
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_draft__is_made_of_the_records),
        cmocka_unit_test(test_draft__says_what_it_cannot_do),
        cmocka_unit_test(test_draft__sent_is_logged_and_settles_thanks),
        cmocka_unit_test(test_draft__to_a_program_is_guarded),
        cmocka_unit_test(test_draft__stops_in_the_soap_window),
    };
    return cmocka_run_group_tests_name("ops/draft", tests, NULL, NULL);
}
