/* SPDX-License-Identifier: Apache-2.0 */
/* Undo in all its forms, and the change log as the source of the records. */
#include "ops/history.h"

#include "base/arena.h"
#include "check.h"
#include "def/errors.h"
#include "store/change.h"
#include "store/store.h"
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

static struct person *person(struct world *w, int64_t id)
{
    return world_load(w, &entity_person, id);
}

static void test_history__undo_add(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Lindqvist");
    assert_non_null(person(w, ada));
    world_do(w, "undo", NULL);
    assert_null(person(w, ada));
    assert_int_equal(world_run(w, "undo", NULL), ERR_NOT_FOUND);
    world_check_derived(w);
}

static void test_history__undo_edit(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Lindqvist");
    world_do(w, "person.edit", "id", world_id(w, ada).p, "given", "Eda", NULL);
    world_do(w, "undo", NULL);
    assert_str(person(w, ada)->given, "Ada");
    world_check_derived(w);
}

/* Each step back, although the steps work on the same record. */
static void test_history__undo_many(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Lindqvist");
    world_do(w, "person.edit", "id", world_id(w, ada).p, "given", "Bea", NULL);
    world_do(w, "person.edit", "id", world_id(w, ada).p, "given", "Cleo", NULL);
    world_do(w, "undo", "count", "2", NULL);
    assert_str(person(w, ada)->given, "Ada");
    world_do(w, "undo", NULL);
    assert_null(person(w, ada));
    world_check_replay(w);
}

static void test_history__undo_of_undo(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Lindqvist");
    world_do(w, "undo", NULL);
    struct str undone = world_id(w, w->ctx.action_id);
    world_do(w, "undo", "action", undone.p, NULL);
    assert_non_null(person(w, ada));
    assert_non_null(strstr(w->ctx.message.p, "Done again"));
    assert_int_equal(world_run(w, "undo", "action", undone.p, NULL), ERR_CONFLICT);
    world_do(w, "undo", NULL); /* it can be undone once more */
    assert_null(person(w, ada));
    world_check_replay(w);
}

/* Back and forth by the link of the last action, and then by plain undo. */
static void test_history__back_and_forth(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Lindqvist");
    for (int i = 0; i < 7; i++) {
        struct str last = world_id(w, w->ctx.action_id);
        world_do(w, "undo", "action", last.p, NULL);
        assert_int_equal(person(w, ada) != NULL, i % 2);
        assert_str(w->ctx.message, i % 2 ? "Done again: Person added: Ada Lindqvist"
                                         : "Undone: Person added: Ada Lindqvist");
    }
    assert_int_equal(world_run(w, "undo", NULL), ERR_NOT_FOUND); /* all is taken back */
    struct action *rows;
    size_t n;
    assert_int_equal(action_list(w->db, w->a, 0, 1, &rows, &n), 0);
    world_do(w, "undo", "action", world_id(w, rows[0].id).p, NULL);
    world_do(w, "undo", NULL); /* it counts again, so plain undo finds it */
    assert_null(person(w, ada));
    world_check_replay(w);
}

/* A person with everything that can hang on one. */
static int64_t full_person(struct world *w)
{
    int64_t ada = world_add_person(w, "Ada", "Lindqvist"), other = world_add_person(w, "Bo", "Ek");
    struct str id = world_id(w, ada), both = str_join(w->a, id, STR(","), world_id(w, other));
    world_do(w, "contact.add", "person", id.p, "kind", "email", "value", "ada@example.org", NULL);
    world_do(w, "position.add", "person", id.p, "organisation", "Port Ellis Clinic", "title",
             "Attending", NULL);
    world_do(w, "role.add", "person", id.p, "kind", "mentor", NULL);
    world_do(w, "interaction.add", "people", id.p, "kind", "call", "on", "today", "summary",
             "alone", NULL);
    struct str call = world_id(w, w->ctx.result_id);
    world_do(w, "interaction.add", "people", both.p, "kind", "meeting", "on", "yesterday",
             "summary", "both", NULL);
    world_do(w, "help.add", "person", id.p, "direction", "received", "about", "read my draft", "on",
             "2027-08-01", "interaction", call.p, NULL);
    world_do(w, "promise.add", "person", world_id(w, other).p, "by", "them", "what", "introduce me",
             "about_person", id.p, NULL);
    world_do(w, "person.edit", "id", world_id(w, other).p, "met_through", id.p, NULL);
    return ada;
}

static void test_history__undo_remove_with_children(void **state)
{
    struct world *w = *state;
    int64_t ada = full_person(w);
    size_t before[64], after[64];
    for (size_t i = 0; i < entities_n; i++)
        before[i] = world_count(w, entities[i]);
    world_do(w, "person.remove", "id", world_id(w, ada).p, NULL);
    assert_null(person(w, ada));
    assert_int_equal(world_count(w, &entity_interaction), 1);
    assert_int_equal(world_count(w, &entity_role), 0);
    assert_int_equal(world_count(w, &entity_promise), 1);
    world_check_derived(w);
    world_do(w, "undo", NULL);
    for (size_t i = 0; i < entities_n; i++) {
        after[i] = world_count(w, entities[i]);
        assert_int_equal(before[i], after[i]);
    }
    struct person *bo = NULL, *rows;
    rows = world_load(w, &entity_person, ada);
    assert_str(rows->family, "Lindqvist");
    world_do(w, "who", "query", "ek", NULL);
    world_do(w, "person.show", "id", "Bo Ek", NULL);
    bo = person(w, w->ctx.id);
    assert_true(bo->met_through == ada);
    world_check_derived(w);
    world_check_replay(w);
}

static void test_history__later_change_is_a_conflict(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Lindqvist");
    world_do(w, "person.edit", "id", world_id(w, ada).p, "given", "Bea", NULL);
    struct str edit = world_id(w, w->ctx.action_id);
    world_do(w, "person.edit", "id", world_id(w, ada).p, "circle", "inner", NULL);
    assert_int_equal(world_run(w, "undo", "action", edit.p, NULL), ERR_CONFLICT);
    assert_non_null(strstr(world_error(w), "Undo the later change first"));
    assert_str(person(w, ada)->given, "Bea");
    assert_int_equal(person(w, ada)->circle, CIRCLE_INNER);
}

/* The record itself did not change, but others now lean on it, or it would lean on nothing. */
static void test_history__undo_that_would_break_a_link(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Lindqvist");
    struct str made = world_id(w, w->ctx.action_id);
    world_do(w, "contact.add", "person", world_id(w, ada).p, "kind", "phone", "value", "1", NULL);
    int64_t phone = w->ctx.result_id;
    assert_int_equal(world_run(w, "undo", "action", made.p, NULL), ERR_CONFLICT);
    assert_non_null(strstr(world_error(w), "Undo the later change first"));
    world_do(w, "contact.remove", "id", world_id(w, phone).p, NULL);
    struct str removed = world_id(w, w->ctx.action_id);
    world_do(w, "person.remove", "id", world_id(w, ada).p, NULL);
    assert_int_equal(world_run(w, "undo", "action", removed.p, NULL), ERR_CONFLICT);
    assert_non_null(strstr(world_error(w), "Undo the later change first"));
}

/* One action that makes two records and then ties them together. */
static void test_history__undo_takes_the_exact_way_back(void **state)
{
    struct world *w = *state;
    world_do(w, "add", "name", "Dr Lucia Ruiz, MD", "role", "teacher", "organisation",
             "St. Brigid Hospital", "email", "ruiz@example.org", NULL);
    assert_int_equal(world_count(w, &entity_position), 1);
    world_do(w, "undo", NULL);
    for (size_t i = 0; i < entities_n; i++)
        assert_int_equal(world_count(w, entities[i]), 0);
    world_check_derived(w);
}

static void test_history__nothing_written_no_action(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Lindqvist");
    world_do(w, "person.edit", "id", world_id(w, ada).p, "given", "Ada", NULL);
    assert_true(w->ctx.action_id == 0);
    struct action *rows;
    size_t n;
    assert_int_equal(action_list(w->db, w->a, 0, 10, &rows, &n), 0);
    assert_int_equal(n, 1);
    assert_str(rows[0].op, "person.add");
    assert_str(rows[0].summary, "Person added: Ada Lindqvist");
    assert_str(rows[0].actor, "test");
}

static void test_history__one_action_many_changes(void **state)
{
    struct world *w = *state;
    world_do(w, "add", "name", "Lucia Ruiz", "role", "teacher", "email", "ruiz@example.org", NULL);
    struct change *rows;
    size_t n;
    assert_int_equal(change_list_action(w->db, w->a, w->ctx.action_id, &rows, &n), 0);
    assert_int_equal(n, 3);
    for (size_t i = 0; i < n; i++) {
        assert_true(rows[i].at > 0 && rows[i].version == 1 && !rows[i].before.n && rows[i].after.n);
        assert_true(rows[i].seq == (int64_t)i + 1);
    }
}

/* The history comes along: what was undone there can be undone here. */
static void test_history__replay_keeps_the_log(void **state)
{
    struct world *w = *state;
    full_person(w);
    world_do(w, "undo", NULL);
    struct store *copy = world_store(w, "copy.db");
    struct op_ctx *ctx = world_ctx(w);
    assert_int_equal(history_replay(ctx, copy), 0);
    struct db *db, *old = w->db;
    assert_int_equal(db_open(copy, OWNER_LOCAL, &db, ctx->err), 0);
    struct action *x, *y;
    size_t nx, ny;
    assert_int_equal(action_list(old, w->a, 0, 100, &x, &nx), 0);
    assert_int_equal(action_list(db, w->a, 0, 100, &y, &ny), 0);
    assert_int_equal(nx, ny);
    for (size_t i = 0; i < nx; i++)
        assert_true(x[i].id == y[i].id && x[i].undone_by == y[i].undone_by &&
                    x[i].undoes == y[i].undoes && x[i].at == y[i].at &&
                    str_eq(x[i].summary, y[i].summary));
    assert_true(change_last_seq(old) == change_last_seq(db));
    w->db = db;
    world_do(w, "undo", NULL);
    w->db = old;
    db_close(db);
    world_store_close(copy);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_history__##name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(undo_add),
                                       CASE(undo_edit),
                                       CASE(undo_many),
                                       CASE(undo_of_undo),
                                       CASE(back_and_forth),
                                       CASE(undo_remove_with_children),
                                       CASE(later_change_is_a_conflict),
                                       CASE(undo_that_would_break_a_link),
                                       CASE(undo_takes_the_exact_way_back),
                                       CASE(nothing_written_no_action),
                                       CASE(one_action_many_changes),
                                       CASE(replay_keeps_the_log)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
