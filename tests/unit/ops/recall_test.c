/* SPDX-License-Identifier: Apache-2.0 */
/* Recalling people by name: roles, places, who is here already, and names that fit several. */
#include "check.h"
#include "world.h"

#include "base/arena.h"
#include "ops/bind.h"
#include "ops/history.h"
#include "ops/past.h"
#include "ops/recall.h"
#include "store/record.h"

#include <stdlib.h>

static int setup(void **state)
{
    struct world *w = calloc(1, sizeof(*w));
    assert_non_null(w);
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

static struct person *named(struct world *w, const char *name)
{
    int64_t id = 0;
    assert_int_equal(op_resolve(world_ctx(w), &entity_person, str_c(name), &id), 0);
    return world_load(w, &entity_person, id);
}

/* Kinds of the roles of a person, as keys with commas between. */
static struct str roles_of(struct world *w, const struct person *p)
{
    struct role *rows;
    size_t n;
    struct str keys = STR_NULL;
    assert_int_equal(record_list(w->db, w->a, &entity_role, field_find(role_fields, STR("person")),
                                 p->record.id, (void **)&rows, &n),
                     0);
    for (size_t i = 0; i < n; i++)
        keys = str_join(w->a, keys, STR(","), str_c(role_choices[rows[i].kind].key));
    return keys;
}

static void test_recall__questions(void **state)
{
    struct world *w = *state;
    world_do(w, "recall", "letters",
             "Prof. Ruth Abernathy, PhD, biochemistry, Saint Olave College\r\n\r\nSamuel Tupou",
             "teachers", "Ruth Abernathy; Grace Hughes, Birch Hill", "advisers", "Aoife Brennan",
             NULL);
    assert_int_equal(world_count(w, &entity_person), 4);
    assert_int_equal(world_count(w, &entity_role), 5);
    assert_int_equal(world_count(w, &entity_organisation), 2);
    assert_str(w->ctx.message, "4 people added, 1 was here already");
    struct person *p = named(w, "Ruth Abernathy");
    assert_str(p->prefix, "Prof.");
    assert_str(p->credentials, "PhD");
    assert_str(p->specialty, "biochemistry");
    assert_str(p->met_how, "wrote a letter for me");
    assert_str(roles_of(w, p), "letter_writer,teacher");
}

/* The same again writes nothing, so there is nothing to undo. */
static void test_recall__twice(void **state)
{
    struct world *w = *state;
    world_do(w, "recall", "employers", "Marco Rossi, Marlow Falls", NULL);
    world_do(w, "recall", "employers", "marco rossi, Marlow Falls", NULL);
    assert_int_equal(w->ctx.action_id, 0);
    assert_int_equal(world_count(w, &entity_person), 1);
    assert_int_equal(world_count(w, &entity_position), 1);
}

static void test_recall__family_name_alone(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ruth", "Abernathy");
    world_do(w, "recall", "letters", "Prof. Abernathy", NULL);
    assert_int_equal(world_count(w, &entity_person), 1);
    assert_str(roles_of(w, named(w, "Ruth Abernathy")), "letter_writer");
    /* Given names alone are never taken for somebody else. */
    world_do(w, "recall", "teachers", "Ruth", NULL);
    assert_int_equal(world_count(w, &entity_person), 2);
}

static void test_recall__several_fit(void **state)
{
    struct world *w = *state;
    world_add_person(w, "David", "Chen");
    world_add_person(w, "David", "Chen");
    world_do(w, "recall", "teachers", "David Chen\nAna Ortiz", NULL);
    assert_int_equal(world_count(w, &entity_person), 3);
    assert_int_equal(world_count(w, &entity_role), 1);
    assert_str(w->ctx.message,
               "1 person added. Left out, because several people are called so: David Chen");
}

/* One action for all of it, in the history and to undo. */
static void test_recall__history(void **state)
{
    struct world *w = *state;
    struct past_action *rows;
    size_t n;
    world_do(w, "recall", "letters", "Ana Ortiz", "names", "Nadia Rahman", NULL);
    int64_t action = w->ctx.action_id;
    assert_int_equal(past_list(world_ctx(w), 0, 10, &rows, &n), 0);
    assert_int_equal(n, 1);
    assert_str(rows[0].words, "2 people added");
    assert_str(rows[0].time, "15:00");
    assert_int_equal(history_undo(world_ctx(w), action), 0);
    assert_int_equal(world_count(w, &entity_person), 0);
    assert_int_equal(past_list(world_ctx(w), 0, 10, &rows, &n), 0);
    assert_int_equal(n, 2);
    assert_true(rows[0].is_undo && rows[1].undone && !rows[0].undone);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_recall__questions, setup, teardown),
        cmocka_unit_test_setup_teardown(test_recall__twice, setup, teardown),
        cmocka_unit_test_setup_teardown(test_recall__family_name_alone, setup, teardown),
        cmocka_unit_test_setup_teardown(test_recall__several_fit, setup, teardown),
        cmocka_unit_test_setup_teardown(test_recall__history, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
