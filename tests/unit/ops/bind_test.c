/* SPDX-License-Identifier: Apache-2.0 */
/* The way every face runs an operation: inputs, names, permission, versions. */
#include "ops/bind.h"

#include "base/arena.h"
#include "base/sink.h"
#include "check.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/entity_ops.h"
#include "store/change.h"
#include "store/record.h"
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

static void says(struct world *w, const char *words)
{
    if (!strstr(world_error(w), words))
        fail_msg("\"%s\" does not say \"%s\"", world_error(w), words);
}

static void test_bind__inputs(void **state)
{
    struct world *w = *state;
    assert_int_equal(world_run(w, "person.add", "shoe", "43", NULL), ERR_USAGE);
    says(w, "shoe");
    assert_int_equal(world_run(w, "person.add", "sort_key", "x", "given", "Ada", NULL), ERR_USAGE);
    assert_int_equal(world_run(w, "interaction.add", "kind", "call", NULL), ERR_INVALID);
    says(w, "People is needed");
    assert_int_equal(world_run(w, "person.add", "circle", "square", NULL), ERR_INVALID);
    says(w, "Circle: choose one of inner");
    assert_int_equal(world_run(w, "person.add", NULL), ERR_INVALID);
    says(w, "needs a name");
    assert_int_equal(world_run(w, "person.show", NULL), ERR_USAGE);
    assert_int_equal(world_run(w, "person.add", "npi", "1234567890", "given", "A", NULL),
                     ERR_INVALID);
    says(w, "NPI");
    assert_int_equal(world_count(w, &entity_person), 0);                    /* nothing half-done */
    world_do(w, "person.add", "met-how", "in class", "given", "Ada", NULL); /* dashes, too */
    assert_str(((struct person *)world_load(w, &entity_person, w->ctx.result_id))->met_how,
               "in class");
    world_do(w, "person.add", "given", "Bo", "given", "Cleo", NULL); /* the last one counts */
    assert_str(w->ctx.message, "Person added: Cleo");
}

static void test_bind__names(void **state)
{
    struct world *w = *state;
    int64_t chen = world_add_person(w, "Mei-Ling", "Chen");
    world_add_person(w, "Ann", "Cheney");
    world_do(w, "person.show", "id", "Dr Chen", NULL); /* a whole word beats a beginning */
    assert_true(w->ctx.id == chen);
    world_do(w, "person.show", "id", world_id(w, chen).p, NULL);
    world_do(w, "person.show", "id", "  mei-ling CHEN ", NULL);
    assert_true(w->ctx.id == chen);
    assert_int_equal(world_run(w, "person.show", "id", "che", NULL), ERR_AMBIGUOUS);
    says(w, "Mei-Ling Chen");
    says(w, "Ann Cheney");
    assert_int_equal(world_run(w, "person.show", "id", "Nobody", NULL), ERR_NOT_FOUND);
    says(w, "No person fits \"Nobody\"");
    assert_int_equal(world_run(w, "person.show", "id", "...", NULL), ERR_NOT_FOUND);
    assert_int_equal(world_run(w, "person.show", "id", "", NULL), ERR_NOT_FOUND);
    assert_int_equal(world_run(w, "role.show", "id", "Chen", NULL), ERR_NOT_FOUND);
    /* Two of the very same name can only be told apart by id. */
    world_add_person(w, "Mei-Ling", "Chen");
    assert_int_equal(world_run(w, "person.show", "id", "Mei-Ling Chen", NULL), ERR_AMBIGUOUS);
    says(w, world_id(w, chen).p);
}

/* More people begin like the one meant than a question would list. */
static void test_bind__exact_name_among_many(void **state)
{
    struct world *w = *state;
    char given[8];
    for (char c = 'a'; c <= 'p'; c++) {
        snprintf(given, sizeof(given), "Ann%c", c);
        world_add_person(w, given, "Aalee");
    }
    int64_t ann = world_add_person(w, "Ann", "Aaleez");
    world_do(w, "person.show", "id", "Ann Aaleez", NULL);
    assert_true(w->ctx.id == ann);
    ann = world_add_person(w, "Ann", "Aalee");
    world_add_person(w, "Annq", "Aalee");
    world_do(w, "person.show", "id", "Ann Aalee", NULL);
    assert_true(w->ctx.id == ann);
}

static void test_bind__references(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Ek"), bo = world_add_person(w, "Bo", "Berg");
    world_do(w, "interaction.add", "people", "Ada Ek, Bo, ada", "kind", "call", "on", "today",
             NULL);
    struct interaction *x = world_load(w, &entity_interaction, w->ctx.result_id);
    assert_int_equal(x->people.n, 2); /* each once */
    assert_true(x->people.p[0] == ada && x->people.p[1] == bo);
    world_do(w, "interaction.edit", "id", world_id(w, x->record.id).p, "people", "Bo", "people",
             "Ada", NULL);
    x = world_load(w, &entity_interaction, x->record.id);
    assert_true(x->people.n == 2 && x->people.p[0] == bo);
    assert_int_equal(
        world_run(w, "interaction.add", "people", "Ada, Zed", "kind", "call", "on", "today", NULL),
        ERR_NOT_FOUND);
    says(w, "People: No person fits \"Zed\"");
    /* A named organisation is made, once. */
    world_do(w, "position.add", "person", "Ada", "organisation", "Port Ellis", NULL);
    world_do(w, "position.add", "person", "Bo", "organisation", "PORT ELLIS", NULL);
    assert_int_equal(world_count(w, &entity_organisation), 1);
    world_do(w, "undo", "count", "2", NULL);
    assert_int_equal(world_count(w, &entity_organisation), 0);
    assert_int_equal(world_run(w, "person.edit", "id", "Ada", "met_through", "Ada", NULL),
                     ERR_INVALID);
    says(w, "Met through: choose another person");
}

static void test_bind__too_many_people(void **state)
{
    struct world *w = *state;
    struct str ids = STR_NULL;
    for (int i = 0; i <= LIMIT_REFS; i++) {
        char name[16];
        snprintf(name, sizeof(name), "P%d", i);
        ids = str_join(w->a, ids, STR(","), world_id(w, world_add_person(w, name, "Ek")));
    }
    assert_int_equal(
        world_run(w, "interaction.add", "people", ids.p, "kind", "call", "on", "today", NULL),
        ERR_INVALID);
    says(w, "more than one record can hold");
}

static void test_bind__permission(void **state)
{
    struct world *w = *state;
    struct strbuf out;
    struct op_input in = {STR("given"), STR("Ada")};
    strbuf_init(&out, w->a, 4000);
    struct sink *s = sink_new(w->a, SINK_JSON, &out, 0);
    struct op_ctx *ctx = world_ctx(w);
    const struct op *op = op_find(w->app.ops, STR("person.add"));
    ctx->who.perms = PERM_BIT(PERM_READ);
    assert_int_equal(op_run(ctx, op, &in, 1, s), ERR_FORBIDDEN);
    says(w, "may not");
    ctx->who.perms = PERM_BIT(PERM_NONE);
    assert_int_equal(op_run(ctx, op_find(w->app.ops, STR("today")), NULL, 0, s), ERR_FORBIDDEN);
    assert_int_equal(world_count(w, &entity_person), 0);
}

static void test_bind__stale_edit_is_a_conflict(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Ek");
    struct str id = world_id(w, ada);
    world_do(w, "person.edit", "id", id.p, "version", "1", "family", "Berg", NULL);
    assert_int_equal(
        world_run(w, "person.edit", "id", id.p, "version", "1", "family", "Lind", NULL),
        ERR_CONFLICT);
    says(w, "version 2");
    assert_true(str_find(w->out, STR("\"stored\""), 0) != SIZE_MAX);
    assert_true(str_find(w->out, STR("\"family\": \"Berg\""), 0) != SIZE_MAX);
    assert_str(((struct person *)world_load(w, &entity_person, ada))->family, "Berg");
    assert_int_equal(world_run(w, "person.remove", "id", id.p, "version", "1", NULL), ERR_CONFLICT);
    assert_int_equal(world_run(w, "person.edit", "id", id.p, "version", "x", NULL), ERR_USAGE);
    world_do(w, "person.edit", "id", id.p, "family", "Lind",
             NULL); /* without a version: as asked */
    world_do(w, "person.remove", "id", id.p, "version", "3", NULL);
}

static void test_bind__archive_and_restore(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    world_do(w, "person.archive", "id", "Ada Ek", NULL);
    world_do(w, "people", NULL);
    assert_true(str_find(w->out, STR("Ada"), 0) == SIZE_MAX);
    world_do(w, "people", "archived", "yes", NULL);
    assert_true(str_find(w->out, STR("Ada"), 0) != SIZE_MAX);
    world_do(w, "person.restore", "id", "Ada Ek", NULL);
    world_do(w, "people", NULL);
    assert_true(str_find(w->out, STR("Ada"), 0) != SIZE_MAX);
    world_do(w, "undo", NULL);
    world_do(w, "people", NULL);
    assert_true(str_find(w->out, STR("Ada"), 0) == SIZE_MAX);
    world_check_derived(w);
}

/* Removing takes along what only belongs to it, unlinks the rest. */
static void test_bind__remove_organisation(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    world_do(w, "position.add", "person", "Ada", "organisation", "Port Ellis", "title", "Fellow",
             NULL);
    int64_t titled = w->ctx.result_id;
    world_do(w, "position.add", "person", "Ada", "organisation", "Port Ellis", NULL);
    world_do(w, "organisation.add", "name", "East Wing", "parent", "Port Ellis", NULL);
    int64_t wing = w->ctx.result_id;
    world_do(w, "organisation.remove", "id", "Port Ellis", NULL);
    struct position *p = world_load(w, &entity_position, titled);
    assert_true(p && !p->organisation);
    assert_int_equal(world_count(w, &entity_position), 1); /* the bare one says nothing any more */
    assert_true(((struct organisation *)world_load(w, &entity_organisation, wing))->parent == 0);
    world_check_derived(w);
    world_do(w, "undo", NULL);
    assert_int_equal(world_count(w, &entity_position), 2);
    world_check_derived(w);
    world_check_replay(w);
}

/* Each entity through its own operations. */
static void test_bind__every_entity(void **state)
{
    struct world *w = *state;
    static const char *const names[] = {"contact", "position", "role", "help", "promise"};
    static const char *const adds[][4] = {{"kind", "phone", "value", "1"},
                                          {"title", "Fellow", "from", "2020"},
                                          {"kind", "mentor", "note", "a"},
                                          {"direction", "given", "about", "a draft"},
                                          {"by", "me", "what", "notes"}};
    world_add_person(w, "Ada", "Ek");
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        struct str op = str_format(w->a, "%s.add", names[i]);
        world_do(w, op.p, "person", "Ada", adds[i][0], adds[i][1], adds[i][2], adds[i][3], NULL);
        assert_true(w->ctx.action_id && w->ctx.result_id);
        struct str id = world_id(w, w->ctx.result_id);
        world_do(w, str_format(w->a, "%s.show", names[i]).p, "id", id.p, NULL);
        assert_true(str_find(w->out, str_c(adds[i][3]), 0) != SIZE_MAX);
        world_do(w, str_format(w->a, "%s.list", names[i]).p, "person", "Ada", NULL);
        assert_true(str_find(w->out, id, 0) != SIZE_MAX);
        world_do(w, str_format(w->a, "%s.edit", names[i]).p, "id", id.p, adds[i][2], "2021", NULL);
        world_do(w, str_format(w->a, "%s.remove", names[i]).p, "id", id.p, NULL);
        assert_int_equal(world_run(w, str_format(w->a, "%s.show", names[i]).p, "id", id.p, NULL),
                         ERR_NOT_FOUND);
        world_do(w, "undo", NULL);
        world_do(w, str_format(w->a, "%s.show", names[i]).p, "id", id.p, NULL);
        assert_true(str_find(w->out, STR("2021"), 0) != SIZE_MAX);
    }
    world_check_derived(w);
    world_check_replay(w);
}

static void test_bind__settings(void **state)
{
    struct world *w = *state;
    world_do(w, "account.edit", "name", "Sam", "graduation_year", "2029", NULL);
    world_do(w, "account.edit", "time_zone", "America/Chicago", NULL);
    world_do(w, "account.show", NULL);
    assert_true(str_find(w->out, STR("\"name\": \"Sam\""), 0) != SIZE_MAX);
    assert_int_equal(world_count(w, &entity_account), 1);
    assert_int_equal(world_run(w, "account.edit", "time_zone", "Mars/Olympus", NULL), ERR_INVALID);
    assert_int_equal(world_run(w, "account.edit", "graduation_year", "1900", NULL), ERR_INVALID);
    world_set_now("2027-08-11T03:00:00Z"); /* still the tenth in Chicago */
    assert_int_equal(world_ctx(w)->today.d, 10);
    world_set_now(WORLD_NOW);
    world_do(w, "undo", NULL);
    world_do(w, "doctor", "rebuild", "yes", NULL);
    world_check_replay(w);
}

/* A write that lost against another one is done again, from whatever step it lost at, and says and
 * keeps what it would have without. */
static void test_bind__lost_write_is_done_again(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    int steps = 0;
    for (int n = 1; n < 200 && !steps; n++) {
        /* Somebody new each time: what a person's log costs grows with it. */
        struct str who = world_id(w, world_add_person(w, "Bo", "Ek"));
        store_set_fault_code(n + 1, ERR_RETRY); /* the first step is the context's */
        int rc = world_run(w, "interaction.add", "people", who.p, "kind", "call", "on",
                           "2027-08-01", "summary", str_format(w->a, "n%d", n).p, NULL);
        steps = store_fault_is_set() ? n : 0;
        store_set_fault(0);
        if (rc < 0)
            fail_msg("step %d: %s", n, world_error(w));
        assert_int_equal(w->ctx.err->code, 0);
        assert_true(w->ctx.action_id && w->ctx.writes == 1);
        assert_true(str_starts(w->out, STR("{")) && str_find(w->out, STR("}\n{"), 0) == SIZE_MAX);
        assert_int_equal(world_count(w, &entity_interaction), n);
        struct action *rows;
        size_t rows_n;
        assert_int_equal(action_list(w->db, w->a, 0, 1000, &rows, &rows_n), 0);
        assert_int_equal(rows_n, 2 * n + 1);
    }
    assert_true(steps > 5);
    world_check_derived(w);
    world_check_replay(w);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_bind__##name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(inputs),
                                       CASE(names),
                                       CASE(exact_name_among_many),
                                       CASE(references),
                                       CASE(too_many_people),
                                       CASE(permission),
                                       CASE(stale_edit_is_a_conflict),
                                       CASE(archive_and_restore),
                                       CASE(remove_organisation),
                                       CASE(every_entity),
                                       CASE(settings),
                                       CASE(lost_write_is_done_again)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
