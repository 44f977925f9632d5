/* SPDX-License-Identifier: Apache-2.0 */
/* The sample network in a database of its own: what is in it, that it goes again, and undo. */
#include "check.h"
#include "insight/agenda_letters.h"
#include "insight/agenda_programs.h"
#include "insight/agenda_rules.h"
#include "world.h"

#include "base/arena.h"
#include "def/errors.h"
#include "ops/bind.h"
#include "ops/history.h"
#include "ops/people.h"
#include "ops/sample.h"
#include "ops/save.h"
#include "ops/today.h"
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
    world_set_now(WORLD_NOW);
    world_close(*state);
    free(*state);
    return 0;
}

static void assert_empty(struct world *w)
{
    for (size_t i = 0; i < entities_n; i++)
        assert_int_equal(world_count(w, entities[i]), 0);
}

static void test_sample__add_and_remove(void **state)
{
    struct world *w = *state;
    world_do(w, "sample.add", NULL);
    assert_true(sample_is_here(&w->ctx));
    world_check_derived(w);
    assert_int_equal(world_count(w, &entity_person), 64);
    assert_in_range(world_count(w, &entity_interaction), 550, 750);
    assert_int_equal(world_run(w, "sample.add", NULL), ERR_CONFLICT);
    world_do(w, "sample.remove", NULL);
    assert_false(sample_is_here(&w->ctx));
    assert_empty(w);
    assert_int_equal(world_run(w, "sample.remove", NULL), ERR_NOT_FOUND);
}

static void test_sample__undo(void **state)
{
    struct world *w = *state;
    world_do(w, "sample.add", NULL);
    size_t interactions = world_count(w, &entity_interaction);
    world_do(w, "sample.remove", NULL);
    if (history_undo(&w->ctx, w->ctx.action_id) < 0)
        fail_msg("%s", w->ctx.err->text);
    assert_int_equal(world_count(w, &entity_interaction), interactions);
    assert_int_equal(world_run(w, "sample.add", NULL), ERR_CONFLICT);
    world_do(w, "sample.remove", NULL);
    assert_empty(w);
    world_do(w, "sample.add", NULL);
    assert_int_equal(history_undo(&w->ctx, w->ctx.action_id), 0);
    assert_empty(w);
}

static const struct turn *row_of(const struct agenda *agenda, const char *rule)
{
    for (size_t i = 0; i < agenda->n; i++)
        if (strcmp(agenda->turns[i].rule, rule) == 0)
            return &agenda->turns[i];
    return NULL;
}

/* Today has one row a person, and the adviser for the stage's step is who knows the way in. */
static void check_play(struct world *w)
{
    struct agenda agenda;
    assert_int_equal(today_load(&w->ctx, 1000, &agenda), 0);
    const struct turn *way = row_of(&agenda, AGENDA_RULE_WAY);
    assert_non_null(way);
    world_do(w, "today.snooze", "rule", AGENDA_RULE_WAY, "subject", world_id(w, way->subject).p,
             "person", world_id(w, way->person).p, "until", "2027-08-12", NULL);
    assert_int_equal(today_load(&w->ctx, 1000, &agenda), 0);
    assert_non_null(row_of(&agenda, AGENDA_RULE_PLAY));
    assert_null(row_of(&agenda, AGENDA_RULE_WAY));
}

/* Every kind of row is in Today, and the people that examples name are found. */
static void test_sample__today_and_names(void **state)
{
    struct world *w = *state;
    struct agenda agenda;
    struct who who;
    int64_t chen;
    world_do(w, "sample.add", NULL);
    world_do(w, "account.edit", "graduation_year", "2028", "track", "md", NULL);
    assert_int_equal(today_load(&w->ctx, 1000, &agenda), 0);
    for (size_t r = 0; r < agenda_rules_n; r++) {
        if (agenda_rules[r].find == agenda_find_programs)
            continue; /* of a season that the sample's August is not in: see the next test */
        if (strcmp(agenda_rules[r].key, AGENDA_RULE_PLAY) == 0)
            continue; /* check_play() */
        if (strcmp(agenda_rules[r].key, AGENDA_RULE_LETTER_NUDGE) == 0)
            continue; /* two weeks before the plan's day: agenda_letters_test.c */
        if (!row_of(&agenda, agenda_rules[r].key))
            fail_msg("no row of %s", agenda_rules[r].key);
    }
    check_play(w);
    assert_int_equal(op_resolve(&w->ctx, &entity_person, STR("Mei-Ling Chen"), &chen), 0);
    assert_int_equal(op_resolve(&w->ctx, &entity_person, STR("Chen"), &chen), ERR_AMBIGUOUS);
    assert_int_equal(people_search(&w->ctx, STR("ruiz"), 10, &who), 0);
    assert_int_equal(who.people_n, 1);
    assert_str(who.people[0].name, "Dr Lucía Ruiz");
    assert_int_equal(people_search(&w->ctx, STR("feldman"), 10, &who), 0);
    assert_int_equal(who.people_n, 1);
}

/* Interviews and the Match are of another season than the sample's August: the rules about them show
 * when its programs are taken there. Every one of them is met on some day. */
static void test_sample__season(void **state)
{
    static const struct {
        const char *day, *op, *words[8];
    } days[] = {
        {"2027-09-15", "program.move", {"id", "ansel", "to", "applied"}},
        {"2027-10-20", "program.move", {"id", "ansel", "to", "interview"}},
        {"2027-10-21", "program.interview", {"id", "ansel", "on", "2027-11-03"}},
        {"2027-11-02", "program.interview", {"id", "ansel", "interviewers", "Leilani Kahananui"}},
        {"2027-11-04", NULL, {0}},
        {"2028-02-10",
         "ask.add",
         {"person", "Nora Quist", "kind", "call", "organisation",
          "Port Ansel Internal Medicine Residency", "what", "a call"}},
        {"2028-03-13", NULL, {0}},
        {"2028-03-14", "match.result", {"result", "not_matched"}},
        {"2028-03-17", "match.result", {"result", "matched"}}};
    struct world *w = *state;
    struct agenda agenda;
    bool seen[64] = {0};
    world_do(w, "sample.add", NULL);
    world_do(w, "account.edit", "graduation_year", "2028", "track", "md", NULL);
    world_add_person(w, "Nora", "Quist"); /* nothing else is to be said of her */
    for (size_t d = 0; d < sizeof(days) / sizeof(*days); d++) {
        const char *const *x = days[d].words;
        world_set_now(str_format(w->a, "%sT15:00:00Z", days[d].day).p);
        if (days[d].op)
            world_do(w, days[d].op, x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], NULL);
        assert_int_equal(today_load(world_ctx(w), 1000, &agenda), 0);
        for (size_t i = 0; i < agenda.n; i++)
            for (size_t r = 0; r < agenda_rules_n; r++)
                seen[r] |= strcmp(agenda.turns[i].rule, agenda_rules[r].key) == 0;
    }
    for (size_t r = 0; r < agenda_rules_n; r++)
        if (agenda_rules[r].find == agenda_find_programs && !seen[r])
            fail_msg("no row of %s", agenda_rules[r].key);
}

/* No interaction lies in the future or on somebody's day off, none is older than four years. */
static void test_sample__days(void **state)
{
    struct world *w = *state;
    struct interaction x;
    int64_t after = 0, recent = 0;
    world_do(w, "sample.add", NULL);
    while (record_next(w->db, w->a, &entity_interaction, after, &x) == 1) {
        int64_t ago = date_diff(w->ctx.today, x.on);
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
    struct world *w = *state;
    int64_t chen, brigid;
    world_do(w, "sample.add", NULL);
    assert_int_equal(op_resolve(&w->ctx, &entity_person, STR("Mei-Ling Chen"), &chen), 0);
    assert_int_equal(op_resolve(&w->ctx, &entity_organisation, STR("St. Brigid Hospital"), &brigid),
                     0);
    struct person own = {.given = STR("Ana"), .met_through = chen};
    struct interaction both = {.people = {ARENA_ARRAY(w->a, int64_t, 2), 2},
                               .kind = INTERACTION_MEETING,
                               .on = w->ctx.today,
                               .summary = STR("Lunch.")};
    assert_int_equal(action_begin(&w->ctx, "test"), 0);
    assert_int_equal(save_new(&w->ctx, &entity_person, &own), 0);
    struct position at = {.person = own.record.id, .organisation = brigid};
    both.people.p[0] = chen;
    both.people.p[1] = own.record.id;
    assert_int_equal(save_new(&w->ctx, &entity_position, &at), 0);
    assert_int_equal(save_new(&w->ctx, &entity_interaction, &both), 0);
    assert_int_equal(action_end(&w->ctx, 0), 0);
    world_do(w, "sample.remove", NULL);
    assert_int_equal(world_count(w, &entity_person), 1);
    assert_int_equal(world_count(w, &entity_interaction), 1);
    assert_int_equal(world_count(w, &entity_position), 1);
    assert_int_equal(world_count(w, &entity_organisation), 1);
    assert_false(sample_is_here(&w->ctx));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_sample__add_and_remove, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sample__undo, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sample__today_and_names, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sample__season, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sample__days, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sample__remove_leaves_own, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
