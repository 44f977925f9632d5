/* SPDX-License-Identifier: Apache-2.0 */
/* The sample network in a database of its own: what is in it, that it goes again, and undo. */
#include "check.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/io.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "insight/cadence.h"
#include "model/entities.h"
#include "ops/bind.h"
#include "ops/history.h"
#include "ops/people.h"
#include "ops/sample.h"
#include "ops/save.h"
#include "ops/today.h"
#include "store/find.h"
#include "store/record.h"
#include "store/store.h"

#include <stdlib.h>
#include <unistd.h>

/* One database, one session, the cadences of the program. */
struct house {
    struct arena *a;
    char dir[64], path[96];
    struct app app;
    struct db *db;
    struct op_ctx ctx;
};

static void load_cadences(struct house *h)
{
    struct str csv;
    struct err err;
    struct cadence_table *t;
    struct str path = str_format(h->a, "%s/data/cadences.csv", getenv("WELLMET_SOURCE"));
    assert_int_equal(io_read_file(h->a, path.p, 100000, &csv), 0);
    assert_int_equal(cadence_table_load(h->a, csv, &t, &err), 0);
    h->app.cadences = t;
}

static int setup(void **state)
{
    struct house *h = calloc(1, sizeof(*h));
    struct err err;
    setenv("WELLMET_NOW", "2027-08-10T12:00:00Z", 1);
    assert_int_equal(clock_init(), 0);
    h->a = arena_new(0);
    snprintf(h->dir, sizeof(h->dir), "/tmp/wellmet-sample-XXXXXX");
    assert_non_null(mkdtemp(h->dir));
    snprintf(h->path, sizeof(h->path), "%s/w.db", h->dir);
    assert_int_equal(store_open(&(struct store_options){.path = h->path}, &h->app.store, &err), 0);
    assert_int_equal(db_open(h->app.store, OWNER_LOCAL, &h->db, &err), 0);
    load_cadences(h);
    *state = h;
    return 0;
}

static int teardown(void **state)
{
    struct house *h = *state;
    struct str *names;
    size_t n;
    db_close(h->db);
    store_close(h->app.store);
    if (io_list_dir(h->a, h->dir, &names, &n) == 0)
        for (size_t i = 0; i < n; i++)
            unlink(str_format(h->a, "%s/%.*s", h->dir, STR_ARG(names[i])).p);
    rmdir(h->dir);
    arena_free(h->a);
    free(h);
    return 0;
}

static int run(struct house *h, const char *name)
{
    const struct op *const tables[] = {sample_ops};
    const struct op_registry registry = {tables, 1};
    const struct op *op = op_find(&registry, str_c(name));
    struct strbuf out;
    assert_non_null(op);
    assert_int_equal(context_init(&h->ctx, h->a, &h->app, h->db, STR("test")), 0);
    strbuf_init(&out, h->a, LIMIT_OUTPUT);
    struct sink *sink = sink_new(h->a, SINK_JSON, &out, 0);
    int rc = op_run(&h->ctx, op, NULL, 0, sink);
    if (rc < 0)
        print_message("# %s: %s\n", name, h->ctx.err->text);
    return rc;
}

static int64_t count(struct house *h, const struct entity *e) { return find_count(h->db, e); }

static void assert_empty(struct house *h)
{
    for (size_t i = 0; i < entities_n; i++)
        assert_int_equal(count(h, entities[i]), 0);
}

static void test_sample__add_and_remove(void **state)
{
    struct house *h = *state;
    assert_int_equal(run(h, "sample.add"), 0);
    assert_true(sample_is_here(&h->ctx));
    assert_int_equal(count(h, &entity_person), 60);
    assert_in_range(count(h, &entity_interaction), 550, 750);
    assert_int_equal(run(h, "sample.add"), ERR_CONFLICT);
    assert_int_equal(run(h, "sample.remove"), 0);
    assert_false(sample_is_here(&h->ctx));
    assert_empty(h);
    assert_int_equal(run(h, "sample.remove"), ERR_NOT_FOUND);
}

static void test_sample__undo(void **state)
{
    struct house *h = *state;
    assert_int_equal(run(h, "sample.add"), 0);
    int64_t added = h->ctx.action_id, interactions = count(h, &entity_interaction);
    assert_int_equal(run(h, "sample.remove"), 0);
    assert_int_equal(history_undo(&h->ctx, h->ctx.action_id), 0);
    assert_int_equal(count(h, &entity_interaction), interactions);
    assert_int_equal(run(h, "sample.add"), ERR_CONFLICT);
    assert_int_equal(run(h, "sample.remove"), 0);
    assert_empty(h);
    (void)added;
    assert_int_equal(run(h, "sample.add"), 0);
    assert_int_equal(history_undo(&h->ctx, h->ctx.action_id), 0);
    assert_empty(h);
}

/* Every kind of row is in Today, and the people that examples name are found. */
static void test_sample__today_and_names(void **state)
{
    struct house *h = *state;
    struct agenda agenda;
    struct who who;
    int64_t chen;
    assert_int_equal(run(h, "sample.add"), 0);
    assert_int_equal(today_load(&h->ctx, 1000, &agenda), 0);
    for (size_t r = 0; r < agenda_rules_n; r++) {
        size_t n = 0;
        for (size_t i = 0; i < agenda.n; i++)
            n += strcmp(agenda.turns[i].rule, agenda_rules[r].key) == 0;
        if (!n)
            fail_msg("no row of %s", agenda_rules[r].key);
    }
    assert_int_equal(op_resolve(&h->ctx, &entity_person, STR("Mei-Ling Chen"), &chen), 0);
    assert_int_equal(op_resolve(&h->ctx, &entity_person, STR("Chen"), &chen), ERR_AMBIGUOUS);
    assert_int_equal(people_search(&h->ctx, STR("ruiz"), 10, &who), 0);
    assert_int_equal(who.people_n, 1);
    assert_str(who.people[0].name, "Dr Lucía Ruiz");
    assert_int_equal(people_search(&h->ctx, STR("feldman"), 10, &who), 0);
    assert_int_equal(who.people_n, 1);
}

/* No interaction lies in the future or on somebody's day off, none is older than four years. */
static void test_sample__days(void **state)
{
    struct house *h = *state;
    struct interaction x;
    int64_t after = 0, recent = 0;
    assert_int_equal(run(h, "sample.add"), 0);
    while (record_next(h->db, h->a, &entity_interaction, after, &x) == 1) {
        int64_t ago = date_diff(h->ctx.today, x.on);
        after = x.record.id;
        assert_true(x.sample && x.kind && x.direction && x.summary.n);
        assert_in_range(ago, 0, 1460);
        recent += ago <= 7;
        if (x.kind == INTERACTION_OFFICE_HOURS)
            assert_true(date_weekday(x.on) < 5);
    }
    assert_in_range(recent, 3, 40);
}

/* What the user added stays, also where it touched the sample. */
static void test_sample__remove_leaves_own(void **state)
{
    struct house *h = *state;
    int64_t chen, brigid;
    assert_int_equal(run(h, "sample.add"), 0);
    assert_int_equal(op_resolve(&h->ctx, &entity_person, STR("Mei-Ling Chen"), &chen), 0);
    assert_int_equal(op_resolve(&h->ctx, &entity_organisation, STR("St. Brigid Hospital"), &brigid), 0);
    struct person own = {.given = STR("Ana"), .met_through = chen};
    struct interaction both = {.people = {ARENA_ARRAY(h->a, int64_t, 2), 2}, .kind = INTERACTION_MEETING,
                               .on = h->ctx.today, .summary = STR("Lunch.")};
    assert_int_equal(action_begin(&h->ctx, "test"), 0);
    assert_int_equal(save_new(&h->ctx, &entity_person, &own), 0);
    struct position at = {.person = own.record.id, .organisation = brigid};
    both.people.p[0] = chen;
    both.people.p[1] = own.record.id;
    assert_int_equal(save_new(&h->ctx, &entity_position, &at), 0);
    assert_int_equal(save_new(&h->ctx, &entity_interaction, &both), 0);
    assert_int_equal(action_end(&h->ctx, 0), 0);
    assert_int_equal(run(h, "sample.remove"), 0);
    assert_int_equal(count(h, &entity_person), 1);
    assert_int_equal(count(h, &entity_interaction), 1);
    assert_int_equal(count(h, &entity_position), 1);
    assert_int_equal(count(h, &entity_organisation), 1);
    assert_false(sample_is_here(&h->ctx));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_sample__add_and_remove, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sample__undo, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sample__today_and_names, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sample__days, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sample__remove_leaves_own, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
