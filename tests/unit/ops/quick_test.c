/* SPDX-License-Identifier: Apache-2.0 */
/* Quick log from the sentence to the records. */
#include "ops/quick.h"

#include "base/arena.h"
#include "check.h"
#include "def/errors.h"
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
    world_close(*state);
    free(*state);
    return 0;
}

static struct interaction *logged(struct world *w)
{
    struct interaction *x = world_load(w, &entity_interaction, w->ctx.result_id);
    assert_non_null(x);
    return x;
}

static void *only(struct world *w, const struct entity *e)
{
    void *rows;
    size_t n;
    assert_int_equal(record_list(w->db, w->a, e, NULL, 0, &rows, &n), 0);
    assert_int_equal(n, 1);
    return rows;
}

static void test_quick__known_person(void **state)
{
    struct world *w = *state;
    int64_t chen = world_add_person(w, "Mei-Ling", "Chen");
    world_do(w, "log", "text", "coffee with Chen yesterday 30m", NULL);
    struct interaction *x = logged(w);
    assert_true(x->people.n == 1 && x->people.p[0] == chen);
    assert_int_equal(x->kind, INTERACTION_MEETING);
    assert_true(x->on.d == 9 && x->minutes == 30);
    assert_str(x->said, "coffee with Chen yesterday 30m");
    assert_non_null(strstr(w->ctx.message.p, "Mei-Ling Chen"));
    world_check_derived(w);
    world_do(w, "undo", NULL);
    assert_int_equal(world_count(w, &entity_interaction), 0);
}

static void test_quick__promise_is_no_contact(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Mei-Ling", "Chen");
    world_do(w, "log", "text", "I will send Chen my CV by Friday", NULL);
    struct interaction *x = logged(w);
    assert_true(x->record.archived);
    assert_str(x->said, "I will send Chen my CV by Friday");
    struct promise *p = only(w, &entity_promise);
    assert_int_equal(p->by, PROMISE_BY_ME);
    world_check_derived(w);
    world_do(w, "log", "text", "coffee with Chen, I will send my CV", NULL);
    assert_false(logged(w)->record.archived);
}

static void test_quick__nothing_is_guessed(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Mei-Ling", "Chen");
    int64_t lee = world_add_person(w, "Lee", "Chen");
    assert_int_equal(world_run(w, "log", "text", "call with Chen", NULL), ERR_AMBIGUOUS);
    assert_non_null(strstr(world_error(w), "Lee Chen"));
    assert_int_equal(world_run(w, "log", "text", "call with Dr Ruiz", NULL), ERR_AMBIGUOUS);
    assert_non_null(strstr(world_error(w), "not here yet"));
    assert_int_equal(world_count(w, &entity_interaction), 0);
    assert_int_equal(world_count(w, &entity_person), 2);
    struct str who = str_format(w->a, "1=%s", world_id(w, lee).p);
    world_do(w, "log", "text", "call with Chen", "who", who.p, NULL);
    assert_true(logged(w)->people.p[0] == lee);
    assert_int_equal(world_run(w, "log", "text", "call with Chen", "who", "2=new", NULL),
                     ERR_INVALID);
    assert_int_equal(world_run(w, "log", "text", "call with Chen", "who", "1=Ruiz", NULL),
                     ERR_INVALID);
    assert_int_equal(world_run(w, "log", "text", "call with Chen", "who", "1=skip", NULL),
                     ERR_INVALID);
    assert_int_equal(world_run(w, "log", "text", "   ", NULL), ERR_INVALID);
}

static void test_quick__preview_writes_nothing(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Mei-Ling", "Chen");
    world_do(w, "log.preview", "text", "coffee with Chen and Dr Ruiz", NULL);
    assert_true(str_find(w->out, STR("\"questions\": 1"), 0) != SIZE_MAX);
    assert_int_equal(world_count(w, &entity_interaction), 0);
}

static void test_quick__new_names(void **state)
{
    struct world *w = *state;
    world_do(w, "log", "text", "coffee with Dr Lucia Ruiz today", "add", "yes", NULL);
    struct person *p = only(w, &entity_person);
    assert_str(p->given, "Lucia");
    assert_str(p->family, "Ruiz");
    assert_str(p->prefix, "Dr");
    assert_true(date_eq(p->met_when, (struct date){2027, 8, 10}));
    assert_true(logged(w)->people.p[0] == p->record.id);
    world_do(w, "undo", NULL); /* one action, all of it */
    assert_int_equal(world_count(w, &entity_person), 0);
}

static void test_quick__promises(void **state)
{
    struct world *w = *state;
    int64_t chen = world_add_person(w, "Mei-Ling", "Chen"),
            ruiz = world_add_person(w, "Lucia", "Ruiz");
    world_do(w, "log", "text", "coffee with Chen yesterday, she will introduce me to Dr Ruiz",
             NULL);
    struct promise *p = only(w, &entity_promise);
    assert_true(p->person == chen && p->by == PROMISE_BY_THEM && p->about_person == ruiz);
    assert_true(p->interaction == w->ctx.result_id && p->made_on.d == 9);
    assert_int_equal(logged(w)->people.n, 1); /* Dr Ruiz was only spoken of */
    world_do(w, "undo", NULL);
    world_do(w, "log", "text", "call with Chen, I will send her my notes by Friday", NULL);
    p = only(w, &entity_promise);
    assert_true(p->by == PROMISE_BY_ME && p->due_on.d == 13);
    world_check_derived(w);
}

static void test_quick__thanks_settle_help(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Mei-Ling", "Chen");
    world_do(w, "help.add", "person", "Chen", "direction", "received", "about", "read my draft",
             "on", "2027-07-01", NULL);
    int64_t older = w->ctx.result_id;
    world_do(w, "help.add", "person", "Chen", "direction", "received", "about", "wrote a letter",
             "on", "2027-08-01", NULL);
    int64_t newer = w->ctx.result_id;
    world_do(w, "log", "text", "emailed Chen, thanked her", NULL);
    struct help *h = world_load(w, &entity_help, newer);
    assert_true(date_eq(h->thanked_on, (struct date){2027, 8, 10}));
    h = world_load(w, &entity_help, older);
    assert_false(date_is_set(h->thanked_on));
    world_do(w, "undo", NULL);
    h = world_load(w, &entity_help, newer);
    assert_false(date_is_set(h->thanked_on));
}

/* Thanks for what the same sentence tells of leave older help open. */
static void test_quick__thanks_within_the_sentence(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Mei-Ling", "Chen");
    world_do(w, "help.add", "person", "Chen", "direction", "received", "about", "wrote a letter",
             "on", "2027-08-01", NULL);
    int64_t older = w->ctx.result_id;
    world_do(w, "log", "text", "meeting with Chen, she reviewed my CV; thanked her", NULL);
    struct help *rows;
    size_t n;
    assert_int_equal(record_list(w->db, w->a, &entity_help, NULL, 0, (void **)&rows, &n), 0);
    assert_int_equal(n, 2);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(date_is_set(rows[i].thanked_on), rows[i].record.id != older);
}

static void test_quick__several_people(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Mei-Ling", "Chen");
    world_add_person(w, "Lucia", "Ruiz");
    world_do(w, "log", "text", "lunch with Chen and Ruiz on 3 Aug", NULL);
    struct interaction *x = logged(w);
    assert_int_equal(x->people.n, 2);
    assert_true(x->on.m == 8 && x->on.d == 3);
    world_check_derived(w);
}

static void test_quick__answers_win(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Mei-Ling", "Chen");
    world_do(w, "log", "text", "coffee with Chen yesterday", "kind", "call", "on", "2027-08-01",
             "minutes", "5", "direction", "to_me", NULL);
    struct interaction *x = logged(w);
    assert_true(x->kind == INTERACTION_CALL && x->on.d == 1 && x->minutes == 5 &&
                x->direction == DIRECTION_TO_ME);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_quick__##name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(known_person),       CASE(promise_is_no_contact),
                                       CASE(nothing_is_guessed), CASE(preview_writes_nothing),
                                       CASE(new_names),          CASE(promises),
                                       CASE(thanks_settle_help), CASE(thanks_within_the_sentence),
                                       CASE(several_people),     CASE(answers_win)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
