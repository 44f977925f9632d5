/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How often a page waits for a database server. The numbers are those of docs/performance.md, which
 * says why; a page that waits more often than it did fails here. SQLite never waits.
 */
#include "visit.h"

#include "base/arena.h"
#include "database.h"
#include "ops/browse.h"
#include "ops/paths_cache.h"
#include "ops/session.h"
#include "store/standing.h"
#include "store/store.h"

static const struct {
    const char *page; /* %s: the person with the longest timeline of the sample network */
    int waits;
} pages[] = {
    {"/", 5},
    {"/?all=1", 5},
    {"/people", 5},
    {"/people?circle=inner", 5},
    {"/people?order=last", 5},
    {"/people/narrow", 3},
    {"/people/%s", 7},
    {"/people/%s/card.vcf", 9},
    {"/organisations", 4},
    {"/search?q=chen", 8},
    {"/search?q=internal%%20medicine", 8},
    {"/form/person.add", 2},
    {"/form/interaction.add?people=%s", 3},
    {"/log", 3},
    {"/log?text=coffee%%20with%%20Chen", 6},
    {"/import", 2},
    {"/settings", 4},
    {"/history", 3},
    {"/paths", 3},
    {"/paths?person=%s", 5},
    {"/paths/network", 4},
    {"/paths/meet", 4},
    {"/ties?person=%s", 3},
};

/* The sample network's most frequent visitor. */
static struct str longest_timeline(struct visit *v)
{
    struct standing *rows;
    size_t n;
    assert_int_equal(session_begin_read(v->world.db, world_caller(&v->world, v->world.db)), 0);
    assert_int_equal(browse_added(world_ctx(&v->world), 100, &rows, &n), 0);
    int64_t person = 0, most = 0;
    for (size_t i = 0; i < n; i++) {
        struct standing s;
        assert_int_equal(standing_load(v->world.db, v->process, rows[i].person, &s), 0);
        if (s.interactions > most) {
            most = s.interactions;
            person = s.person;
        }
    }
    session_end_read(v->world.db);
    assert_true(person);
    return world_id(&v->world, person);
}

/* Once to prepare the statements, then as any later visitor. */
static int64_t waits_of(struct visit *v, const char *page)
{
    assert_int_equal(visit_get(v, page), 200);
    int64_t before = store_round_trips();
    assert_int_equal(visit_get(v, page), 200);
    return store_round_trips() - before;
}

static void test_round_trips__pages(void **state)
{
    struct visit *v = *state;
    int wrong = 0;
    world_do(&v->world, "sample.add", NULL);
    v->world.app.paths = path_cache_new(); /* as the program has one: Today keeps its way in it */
    char id[40];
    snprintf(id, sizeof(id), "%s", longest_timeline(v).p);
    for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
        char page[200];
        snprintf(page, sizeof(page), pages[i].page, id);
        int64_t waits = waits_of(v, page), want = database_is_server() ? pages[i].waits : 0;
        print_message("# %-36s %lld\n", pages[i].page, (long long)waits);
        wrong += waits > want;
    }
    path_cache_free(v->world.app.paths);
    v->world.app.paths = NULL;
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_round_trips__pages, visit_setup, visit_teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
