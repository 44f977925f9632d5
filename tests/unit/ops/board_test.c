/* SPDX-License-Identifier: Apache-2.0 */
/* Seats from the records to the page: filled, freed, suggested, brought up in Today. */
#include "ops/board.h"

#include "base/arena.h"
#include "base/id.h"
#include "check.h"
#include "def/errors.h"
#include "ops/today.h"
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

static struct board load(struct world *w)
{
    struct board b;
    if (board_load(world_ctx(w), true, &b) < 0)
        fail_msg("%s", world_error(w));
    return b;
}

/* "A, B (could: C)" of one seat. */
static struct str told(struct world *w, const char *seat)
{
    struct board b = load(w);
    const struct board_seat *s = &b.seats[seat_find(str_c(seat)) - seats];
    struct str all = STR_NULL, could = STR_NULL;
    for (size_t i = 0; i < s->members_n; i++)
        all = str_join(w->a, all, STR(", "), s->members[i].who.name);
    for (size_t i = 0; i < s->offers_n; i++)
        could = str_join(w->a, could, STR(", "), s->offers[i].who.name);
    return could.n ? str_format(w->a, "%.*s (could: %.*s)", STR_ARG(all), STR_ARG(could)) : all;
}

static void meet(struct world *w, const char *who, const char *on)
{
    world_do(w, "interaction.add", "people", who, "kind", "meeting", "on", on, NULL);
}

static void test_board__fill_and_free(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    world_add_person(w, "Bo", "Berg");
    assert_int_equal(load(w).filled, 0);
    assert_str(load(w).said, "all eight seats are open");
    world_do(w, "seat.fill", "seat", "coach", "person", "Ada", NULL);
    assert_str(told(w, "coach"), "Ada Ek");
    assert_str(load(w).said, "one of eight seats is taken");
    assert_int_equal(world_run(w, "seat.fill", "seat", "coach", "person", "Ada", NULL),
                     ERR_INVALID);
    assert_string_equal(world_error(w), "Ada Ek has this seat already: Coach.");
    world_do(w, "seat.fill", "seat", "coach", "person", "Bo", "from", "2026", NULL);
    meet(w, "Bo", "2027-08-01");
    assert_str(told(w, "coach"), "Bo Berg, Ada Ek"); /* in touch with lately first */
    assert_int_equal(world_run(w, "seat.free", "seat", "coach", NULL), ERR_AMBIGUOUS);
    world_do(w, "seat.free", "seat", "coach", "person", "Ada", NULL);
    assert_str(told(w, "coach"), "Bo Berg");           /* the same day */
    assert_int_equal(world_count(w, &entity_role), 2); /* the record stays */
    assert_int_equal(world_run(w, "seat.free", "seat", "coach", "person", "Ada", NULL),
                     ERR_NOT_FOUND);
    world_do(w, "undo", NULL);
    assert_str(told(w, "coach"), "Bo Berg, Ada Ek");
    world_do(w, "seat.free", "seat", "coach", "person", "Bo", NULL);
    world_do(w, "seat.free", "seat", "coach", NULL);
    assert_str(told(w, "coach"), "");
    assert_int_equal(world_run(w, "seat.free", "seat", "coach", NULL), ERR_NOT_FOUND);
    assert_string_equal(world_error(w), "Coach: nobody sits there.");
    assert_int_equal(world_run(w, "seat.free", "seat", "throne", NULL), ERR_INVALID);
    world_check_derived(w);
    world_check_replay(w);
}

/* As a command says it: the operations read ahead, where the engine does. */
static void test_board__operations(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    meet(w, "Ada", "2027-08-01");
    world_do(w, "seat.fill", "seat", "coach", "person", "Ada", NULL);
    world_do(w, "seat.show", "seat", "coach", NULL);
    assert_true(str_find(w->out, STR("Ada Ek"), 0) != SIZE_MAX);
    assert_true(str_find(w->out, STR("2027-08-01"), 0) != SIZE_MAX);
    world_do(w, "seat.list", NULL);
    assert_true(str_find(w->out, STR("Ada Ek"), 0) != SIZE_MAX);
    world_do(w, "help.add", "person", "Ada", "direction", "given", "about", "bread", NULL);
    world_do(w, "ledger", NULL);
    assert_true(str_find(w->out, STR("You helped them once."), 0) != SIZE_MAX);
    world_do(w, "ledger", "person", "Ada", NULL);
    assert_true(str_find(w->out, STR("bread"), 0) != SIZE_MAX);
    world_do(w, "quality.add", "name", "Calm", "people", "Ada", NULL);
    world_do(w, "identity", NULL);
    assert_true(str_find(w->out, STR("Ada Ek"), 0) != SIZE_MAX);
}

/* Roles from before, to come, put away, and twice. */
static void test_board__who_fills(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    world_do(w, "role.add", "person", "Ada", "kind", "mentor", "until", "2026", NULL);
    assert_str(told(w, "mentor"), "");
    world_do(w, "role.add", "person", "Ada", "kind", "mentor", "from", "2028", NULL);
    assert_str(told(w, "mentor"), "");
    world_do(w, "role.add", "person", "Ada", "kind", "mentor", "until", "2027", NULL);
    world_do(w, "role.add", "person", "Ada", "kind", "mentor", NULL);
    assert_str(told(w, "mentor"), "Ada Ek");
    world_do(w, "role.add", "person", "Ada", "kind", "teacher", NULL); /* no seat */
    assert_int_equal(load(w).filled, 1);
    world_do(w, "person.archive", "id", "Ada", NULL);
    assert_str(told(w, "mentor"), "");
}

static void test_board__suggests(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    int64_t ada = w->ctx.result_id;
    world_add_person(w, "Bo", "Berg");
    world_do(w, "person.edit", "id", "Bo", "met_through", world_id(w, ada).p, NULL);
    assert_str(told(w, "connector"), ""); /* no contact yet */
    meet(w, "Ada", "2027-07-01");
    assert_str(told(w, "connector"), " (could: Ada Ek)");
    struct board b = load(w);
    assert_str(b.seats[3].offers[0].why, "You met somebody through them; last in touch on 1 July.");
    assert_true(b.needs_school && b.needs_specialties && b.needs_year);
    world_do(w, "person.edit", "id", "Ada", "never", "yes", NULL);
    assert_str(told(w, "connector"), "");
}

/* At home: the school, what belongs to it, and its town; not elsewhere. */
static void test_board__elsewhere(void **state)
{
    struct world *w = *state;
    world_do(w, "account.edit", "school", "Lake College", NULL);
    world_do(w, "organisation.add", "name", "Lake College", "place", "Lake", NULL);
    world_do(w, "organisation.add", "name", "Department of Skin", "parent", "Lake College", NULL);
    world_do(w, "organisation.add", "name", "Lake Hospital", "place", "lake", "kind", "hospital",
             NULL);
    world_do(w, "organisation.add", "name", "Port Hospital", "place", "Port", "kind", "hospital",
             NULL);
    static const char *const at[][2] = {
        {"Ada", "Department of Skin"}, {"Bo", "Lake Hospital"}, {"Cy", "Port Hospital"}};
    for (int i = 0; i < 3; i++) {
        world_add_person(w, at[i][0], "Ek");
        world_do(w, "position.add", "person", at[i][0], "organisation", at[i][1], "kind",
                 "attending", NULL);
        meet(w, at[i][0], "2027-07-01");
    }
    assert_str(told(w, "external"), " (could: Cy Ek)");
    world_do(w, "account.edit", "school", "", NULL);
    assert_str(told(w, "external"), "");
}

static size_t seats_in_today(struct world *w, struct str *ret_name)
{
    struct agenda a;
    size_t n = 0;
    assert_int_equal(today_load(world_ctx(w), 1000, &a), 0);
    for (size_t i = 0; i < a.n; i++)
        if (strcmp(a.turns[i].rule, "empty_seat") == 0) {
            *ret_name = a.turns[i].name;
            n++;
        }
    return n;
}

/* Somebody who could be a connector, in the connector's week. */
static void connectors(struct world *w)
{
    static const char *const names[] = {"Ada", "Bo"};
    for (int i = 0; i < 2; i++) {
        int64_t who = world_add_person(w, names[i], "Ek");
        world_add_person(w, i ? "Eva" : "Dan", "Lund");
        world_do(w, "person.edit", "id", i ? "Eva" : "Dan", "met_through", world_id(w, who).p,
                 NULL);
        meet(w, names[i], i ? "2027-06-01" : "2027-08-01");
    }
}

static void test_board__today(void **state)
{
    struct world *w = *state;
    struct str name = STR_NULL;
    connectors(w);
    assert_int_equal(seats_in_today(w, &name), 1);
    assert_str(name, "Ada Ek");
    world_set_now("2027-08-15T15:00:00Z"); /* the week's Sunday */
    assert_int_equal(seats_in_today(w, &name), 1);
    world_set_now("2027-08-16T15:00:00Z"); /* another seat's week: nobody fits an adviser */
    assert_int_equal(seats_in_today(w, &name), 0);
    world_set_now(WORLD_NOW);
    world_do(w, "today.done", "rule", "empty_seat", "subject",
             world_id(w, choice_find(role_choices, STR("connector"))).p, "person", "Ada", NULL);
    assert_str(told(w, "connector"), "Ada Ek (could: Bo Ek)");
    assert_int_equal(seats_in_today(w, &name), 0);
    world_do(w, "undo", NULL);
    assert_int_equal(seats_in_today(w, &name), 1);
}

/* "Never" is about the person; the seat itself rests for a month, and so does a snoozed one. */
static void test_board__today_rests(void **state)
{
    struct world *w = *state;
    struct str name = STR_NULL;
    struct str seat = world_id(w, choice_find(role_choices, STR("connector")));
    connectors(w);
    world_do(w, "today.never", "rule", "empty_seat", "subject", seat.p, "person", "Ada", NULL);
    assert_int_equal(seats_in_today(w, &name), 0);
    world_set_now("2027-10-04T15:00:00Z"); /* its next week */
    assert_int_equal(seats_in_today(w, &name), 1);
    assert_str(name, "Bo Ek");
    world_do(w, "today.snooze", "rule", "empty_seat", "subject", seat.p, "person", "Bo", "until",
             "2027-10-06", NULL);
    assert_int_equal(seats_in_today(w, &name), 0);
    world_set_now("2027-10-06T15:00:00Z");
    assert_int_equal(seats_in_today(w, &name), 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_board__fill_and_free), TEST(test_board__operations), TEST(test_board__who_fills),
        TEST(test_board__suggests),      TEST(test_board__elsewhere),  TEST(test_board__today),
        TEST(test_board__today_rests)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
