/* SPDX-License-Identifier: Apache-2.0 */
/* Today from the records to the rows, and what can be said to a row. */
#include "ops/today.h"

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
    world_set_now(WORLD_NOW);
    world_close(*state);
    free(*state);
    return 0;
}

static struct agenda rows(struct world *w, size_t limit)
{
    struct agenda a;
    if (today_load(world_ctx(w), limit, &a) < 0)
        fail_msg("%s", world_error(w));
    return a;
}

/* "rule person" of each row, in order. */
static struct str told(struct world *w, size_t limit)
{
    struct agenda a = rows(w, limit);
    struct str all = STR_NULL;
    for (size_t i = 0; i < a.n; i++)
        all = str_join(w->a, all, STR(", "),
                       str_format(w->a, "%s %.*s", a.turns[i].rule, STR_ARG(a.turns[i].name)));
    return all;
}

static void meet(struct world *w, const char *who, const char *on)
{
    world_do(w, "interaction.add", "people", who, "kind", "meeting", "on", on, "summary", "Talked.",
             NULL);
}

static void test_today__empty(void **state)
{
    struct world *w = *state;
    assert_str(told(w, 0), "");
    world_do(w, "today", NULL);
    assert_int_equal(world_run(w, "today.done", "row", "1", NULL), ERR_NOT_FOUND);
    assert_int_equal(world_run(w, "today.done", NULL), ERR_USAGE);
}

static void test_today__thanks(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    world_do(w, "help.add", "person", "Ada", "direction", "received", "about", "read my draft",
             "on", "2027-08-01", NULL);
    int64_t help = w->ctx.result_id;
    assert_str(told(w, 0), "thanks_owed Ada Ek");
    world_do(w, "today.done", "row", "1", NULL);
    struct help *h = world_load(w, &entity_help, help);
    assert_true(date_eq(h->thanked_on, (struct date){2027, 8, 10}));
    assert_int_equal(world_count(w, &entity_interaction), 1); /* the thank-you is logged */
    assert_str(told(w, 0), "");
    world_do(w, "undo", NULL);
    assert_str(told(w, 0), "thanks_owed Ada Ek");
    assert_int_equal(world_count(w, &entity_interaction), 0);
}

static void test_today__promises_mine_first(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    world_add_person(w, "Bo", "Berg");
    world_do(w, "promise.add", "person", "Bo", "by", "them", "what", "introduce me", "due_on",
             "2027-08-05", NULL);
    world_do(w, "promise.add", "person", "Ada", "by", "me", "what", "send my notes", "due_on",
             "2027-08-10", NULL);
    assert_str(told(w, 0), "promise_mine Ada Ek, promise_theirs Bo Berg");
    world_do(w, "today.done", "row", "1", NULL);
    assert_str(told(w, 0), "promise_theirs Bo Berg");
}

static void test_today__replies(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    world_do(w, "interaction.add", "people", "Ada", "kind", "email", "direction", "to_me", "on",
             "2027-08-06", "summary", "Asked for my CV.", NULL);
    assert_str(told(w, 0), "reply_owed Ada Ek");
    world_do(w, "interaction.add", "people", "Ada", "kind", "email", "direction", "to_them", "on",
             "2027-08-09", NULL);
    assert_str(told(w, 0), "");
}

static void test_today__drift_and_contact(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    world_do(w, "person.edit", "id", "Ada", "circle", "inner", NULL);
    meet(w, "Ada", "2027-08-01");
    assert_str(told(w, 0), "");
    world_set_now("2027-09-10T15:00:00Z");
    assert_str(told(w, 0), "drift Ada Ek");
    meet(w, "Ada", "2027-08-05"); /* any newer interaction resets; this one is still too old */
    assert_str(told(w, 0), "drift Ada Ek");
    meet(w, "Ada", "yesterday");
    assert_str(told(w, 0), "");
    world_check_derived(w);
}

static void test_today__marks(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    world_do(w, "person.edit", "id", "Ada", "circle", "inner", NULL);
    meet(w, "Ada", "2027-06-01");
    assert_str(told(w, 0), "drift Ada Ek");
    assert_int_equal(world_run(w, "today.snooze", "row", "1", "until", "today", NULL), ERR_INVALID);
    world_do(w, "today.snooze", "row", "1", "until", "+7", NULL);
    assert_str(told(w, 0), "");
    world_set_now("2027-08-16T15:00:00Z");
    assert_str(told(w, 0), "");
    world_set_now("2027-08-17T15:00:00Z"); /* back on the day it was to rest until */
    assert_str(told(w, 0), "drift Ada Ek");
    world_do(w, "today.never", "row", "1", NULL);
    world_set_now("2029-08-17T15:00:00Z");
    assert_str(told(w, 0), "");
    world_do(w, "undo", NULL);
    assert_str(told(w, 0), "drift Ada Ek");
}

static void test_today__left_alone(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    world_do(w, "person.edit", "id", "Ada", "circle", "inner", NULL);
    meet(w, "Ada", "2027-06-01");
    world_do(w, "person.edit", "id", "Ada", "never", "yes", NULL);
    assert_str(told(w, 0), "");
    world_do(w, "person.edit", "id", "Ada", "never", "no", NULL);
    assert_str(told(w, 0), "drift Ada Ek");
    world_do(w, "person.archive", "id", "Ada", NULL);
    assert_str(told(w, 0), "");
}

static void fill(struct world *w, int n)
{
    for (int i = 0; i < n; i++) {
        char name[16];
        snprintf(name, sizeof(name), "P%d", i);
        world_add_person(w, name, "Ek");
        struct str who = str_format(w->a, "%s Ek", name);
        world_do(w, "person.edit", "id", who.p, "circle", i % 2 ? "inner" : "active", NULL);
        meet(w, who.p, i % 3 ? "2027-05-01" : "2027-03-01");
        if (i % 5 == 0)
            world_do(w, "help.add", "person", who.p, "direction", "received", "about", "a talk",
                     "on", "2027-08-01", NULL);
        if (i % 7 == 0)
            world_do(w, "promise.add", "person", who.p, "by", "me", "what", "call", "due_on",
                     "2027-08-02", NULL);
    }
}

/* The same list each time; a shorter one is the beginning of a longer one, as the numbers that are
 * said to it need. */
static void test_today__deterministic(void **state)
{
    struct world *w = *state;
    fill(w, 45);
    struct str five = told(w, 0), all = told(w, 1000);
    assert_true(str_eq(five, told(w, 0)));
    assert_int_equal(rows(w, 0).n, 5);
    assert_true(rows(w, 0).more > 0);
    for (size_t n = 1; n <= 45; n++)
        if (!str_starts(all, told(w, n)))
            fail_msg("%zu rows are no beginning of all:\n%s\n%s", n, told(w, n).p, all.p);
    world_do(w, "account.edit", "today_size", "9", NULL);
    assert_int_equal(rows(w, 0).n, 9);
}

static void test_today__number_and_name_mean_the_same(void **state)
{
    struct world *w = *state;
    fill(w, 30);
    struct agenda a = rows(w, 1000);
    for (size_t i = 0; i < 3; i++) {
        size_t at = i * 7;
        struct turn t = rows(w, 1000).turns[at];
        if (i % 2) {
            world_do(w, "today.snooze", "rule", t.rule, "subject", world_id(w, t.subject).p, NULL);
        } else {
            struct str row = str_format(w->a, "%zu", at + 1);
            world_do(w, "today.snooze", "row", row.p, NULL);
        }
        assert_true(w->ctx.result_id == t.person);
        struct agenda now = rows(w, 1000);
        for (size_t k = 0; k < now.n; k++)
            assert_false(now.turns[k].subject == t.subject &&
                         strcmp(now.turns[k].rule, t.rule) == 0);
    }
    assert_true(a.n > 20);
    assert_int_equal(
        world_run(w, "today.snooze", "rule", "drift", "subject", "0000000000001", NULL),
        ERR_NOT_FOUND);
}

/* A promise that is logged alone is no answer: what is owed stays. */
static void test_today__promise_is_no_answer(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    world_do(w, "interaction.add", "people", "Ada", "kind", "email", "direction", "to_me", "on",
             "2027-08-01", "summary", "A question.", NULL);
    world_do(w, "log", "text", "I will send Ada my notes by 2027-08-20", NULL);
    assert_int_equal(world_count(w, &entity_promise), 1);
    if (str_find(told(w, 0), STR("reply_owed Ada Ek"), 0) == SIZE_MAX)
        fail_msg("%s", told(w, 0).p);
    world_do(w, "log", "text", "emailed Ada", NULL);
    assert_true(str_find(told(w, 0), STR("reply_owed"), 0) == SIZE_MAX);
}

/* One message that waits for an answer to two people: what is said to one row is not said to the
 * other. */
static void test_today__one_message_two_people(void **state)
{
    struct world *w = *state;
    struct str ada = world_id(w, world_add_person(w, "Ada", "Ek"));
    struct str bo = world_id(w, world_add_person(w, "Bo", "Berg"));
    world_do(w, "interaction.add", "people", "Ada,Bo", "kind", "email", "direction", "to_me", "on",
             "2027-08-01", "summary", "A question.", NULL);
    struct str id = world_id(w, w->ctx.result_id);
    assert_int_equal(rows(w, 0).n, 2);
    world_do(w, "today.snooze", "rule", "reply_owed", "subject", id.p, "person", bo.p, NULL);
    assert_str(told(w, 0), "reply_owed Ada Ek");
    world_do(w, "undo", NULL);
    world_do(w, "today.done", "rule", "reply_owed", "subject", id.p, "person", bo.p, NULL);
    assert_str(told(w, 0), "reply_owed Ada Ek");
    world_do(w, "today.done", "rule", "reply_owed", "subject", id.p, "person", ada.p, NULL);
    assert_str(told(w, 0), "");
}

/* What was set aside takes no places from the rest. */
static void test_today__many_marks(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Ada", "Ek");
    world_add_person(w, "Bo", "Berg");
    world_do(w, "help.add", "person", "Bo", "direction", "received", "about", "a letter", "on",
             "2027-01-01", NULL);
    for (int i = 0; i < 60; i++) {
        world_do(w, "help.add", "person", "Ada", "direction", "received", "about", "a talk", "on",
                 "2027-08-01", NULL);
        struct str id = world_id(w, w->ctx.result_id);
        world_do(w, "today.never", "rule", "thanks_owed", "subject", id.p, NULL);
    }
    assert_str(told(w, 0), "thanks_owed Bo Berg");
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_today__##name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(empty),
                                       CASE(thanks),
                                       CASE(promises_mine_first),
                                       CASE(replies),
                                       CASE(drift_and_contact),
                                       CASE(marks),
                                       CASE(left_alone),
                                       CASE(deterministic),
                                       CASE(number_and_name_mean_the_same),
                                       CASE(one_message_two_people),
                                       CASE(promise_is_no_answer),
                                       CASE(many_marks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
