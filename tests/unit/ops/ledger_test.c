/* SPDX-License-Identifier: Apache-2.0 */
/* Help both ways: counts, what is open, ideas for giving. */
#include "ops/ledger.h"

#include "base/arena.h"
#include "base/err.h"
#include "check.h"
#include "def/errors.h"
#include "ops/giving.h"
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

static struct ledger load(struct world *w)
{
    struct ledger x;
    if (ledger_load(world_ctx(w), 0, &x) < 0)
        fail_msg("%s", world_error(w));
    return x;
}

static struct ledger_file load_person(struct world *w, int64_t person)
{
    struct ledger_file x;
    assert_int_equal(ledger_load_person(world_ctx(w), person, &x), 0);
    return x;
}

static int64_t help(struct world *w, const char *who, const char *way, const char *about,
                    const char *on)
{
    world_do(w, "help.add", "person", who, "direction", way, "about", about, "on", on, NULL);
    return w->ctx.result_id;
}

static void test_ledger__said(void **state)
{
    struct world *w = *state;
    assert_str(ledger_said(w->a, STR("she/her"), 1, 0), "She helped you once.");
    assert_str(ledger_said(w->a, STR("he/him"), 0, 2), "You helped him twice.");
    assert_str(ledger_said(w->a, STR(""), 3, 1), "They helped you three times; you helped them"
                                                 " once.");
    assert_str(ledger_said(w->a, STR(""), 0, 0), "");
}

static void test_ledger__both_ways(void **state)
{
    struct world *w = *state;
    assert_str(load(w).said, "");
    int64_t ada = world_add_person(w, "Ada", "Ek");
    world_add_person(w, "Bo", "Berg");
    int64_t letter = help(w, "Ada", "received", "wrote a letter", "2027-07-01");
    help(w, "Ada", "received", "brought bread", "2027-07-02");
    help(w, "Ada", "given", "checked her table", "2027-07-03");
    help(w, "Bo", "given", "lent a book", "2027-07-20");
    struct ledger x = load(w);
    assert_str(x.said, "People helped you twice; you helped them twice.");
    assert_int_equal(x.sums.people, 2);
    assert_int_equal(x.people_n, 2);
    assert_str(x.people[0].who.name, "Bo Berg"); /* by day, not by amount */
    assert_str(x.people[1].said, "They helped you twice; you helped them once.");
    assert_int_equal(x.thanks_n, 2);
    assert_int_equal(x.untold_n, 0); /* thanks come first */
    /* Thanked: the letter has an outcome, the bread has none. */
    world_do(w, "help.edit", "id", world_id(w, letter).p, "thanked_on", "2027-07-04", NULL);
    x = load(w);
    assert_int_equal(x.thanks_n, 1);
    assert_int_equal(x.untold_n, 1);
    assert_str(x.untold[0].help.about, "wrote a letter");
    struct ledger_file f = load_person(w, ada);
    assert_int_equal(f.received, 2);
    assert_int_equal(f.given, 1);
    assert_int_equal(f.untold_n, 1);
    world_do(w, "help.edit", "id", world_id(w, letter).p, "told_on", "2027-08-01", NULL);
    assert_int_equal(load(w).untold_n, 0);
    world_do(w, "person.archive", "id", "Ada", NULL);
    x = load(w);
    assert_int_equal(x.people_n, 1);
    assert_int_equal(x.thanks_n, 0);
    assert_int_equal(world_run(w, "ledger", "person", "nobody", NULL), ERR_NOT_FOUND);
}

static void test_ledger__months(void **state)
{
    struct world *w = *state;
    struct ledger_month months[LEDGER_MONTHS];
    world_add_person(w, "Ada", "Ek");
    help(w, "Ada", "received", "this month", "2027-08-01");
    help(w, "Ada", "given", "last September", "2026-09-30");
    help(w, "Ada", "given", "too long ago", "2026-08-31");
    world_do(w, "help.add", "person", "Ada", "direction", "given", "about", "no day", NULL);
    assert_int_equal(ledger_load_months(world_ctx(w), months), 0);
    assert_int_equal(months[0].month.y, 2026);
    assert_int_equal(months[0].month.m, 9);
    assert_int_equal(months[0].given, 1);
    assert_int_equal(months[11].received, 1);
    for (int i = 1; i < 11; i++)
        assert_int_equal(months[i].given + months[i].received, 0);
}

/* Two who care about the same are named until they have met here. */
static void test_ledger__introductions(void **state)
{
    struct world *w = *state;
    int64_t ada = world_add_person(w, "Ada", "Ek");
    world_add_person(w, "Bo", "Berg");
    world_do(w, "person.edit", "id", "Ada", "cares_about", "jazz, rural clinics", NULL);
    world_do(w, "person.edit", "id", "Bo", "cares_about", "Rural Clinic", NULL);
    struct ledger x = load(w);
    struct ledger_file f = load_person(w, ada);
    assert_string_equal(x.ideas[0].key.p, "introduce");
    assert_string_equal(f.ideas[0].key.p, "introduce");
    assert_str(f.ideas[0].text,
               "Ada Ek and Bo Berg both care about rural clinics; they have not met"
               " here. Ask each of them first, then bring them together.");
    world_do(w, "interaction.add", "people", "Ada,Bo", "kind", "meeting", "on", "2027-08-01", NULL);
    x = load(w);
    f = load_person(w, ada);
    assert_string_equal(x.ideas[0].key.p, "younger");
    assert_string_equal(f.ideas[0].key.p, "share_article");
}

static void test_ledger__table(void **state)
{
    struct world *w = *state;
    struct giving_table *t;
    struct err err;
    static const char *const bad[] = {"", "key,when,text\n", "key,when,text,why\na,never,b,c\n",
                                      "key,when,text,why\na,cares,,c\n",
                                      "key,when,text,why\na,cares,b\n"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_int_equal(giving_load(w->a, str_c(bad[i]), &t, &err), ERR_PARSE);
    assert_int_equal(giving_load(w->a, STR("key,when,text,why\na,cares,\"b, c\",d\n"), &t, &err),
                     0);
    assert_int_equal(t->n, 1);
    assert_str(t->rows[0].text, "b, c");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_ledger__said), TEST(test_ledger__both_ways),
                                       TEST(test_ledger__months), TEST(test_ledger__introductions),
                                       TEST(test_ledger__table)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
