/* SPDX-License-Identifier: Apache-2.0 */
/* Ideas for giving: what fits whom, and what people have in common. */
#include "insight/giving.h"

#include "base/arena.h"
#include "check.h"

static const struct date today = {2027, 8, 10};

static const struct giving_row rows[] = {
    {STR_INIT("introduce"), STR_INIT("{name} and {other}: {topic}"), STR_INIT(""), GIVING_SHARED},
    {STR_INIT("hour"), STR_INIT("{name}, {place}"), STR_INIT(""), GIVING_PROJECT},
    {STR_INIT("send"), STR_INIT("{topic} {unknown}"), STR_INIT(""), GIVING_CARES},
    {STR_INIT("post"), STR_INIT("new at {place}"), STR_INIT(""), GIVING_NEW_POST},
    {STR_INIT("teach"), STR_INIT("teaches"), STR_INIT(""), GIVING_TEACHES},
    {STR_INIT("notes"), STR_INIT("student"), STR_INIT(""), GIVING_STUDENT},
    {STR_INIT("tell"), STR_INIT("tell"), STR_INIT(""), GIVING_HELPED},
    {STR_INIT("younger"), STR_INIT("younger"), STR_INIT(""), GIVING_ANYBODY}};
static const struct giving_table table = {rows, sizeof(rows) / sizeof(*rows)};

/* The texts, with bars between. */
static struct str ideas(struct arena *a, const struct giving_facts *f, size_t max)
{
    struct giving_idea *out;
    size_t n;
    struct str all = STR_NULL;
    giving_ideas(a, &table, f, max, &out, &n);
    for (size_t i = 0; i < n; i++)
        all = str_join(a, all, STR("|"), out[i].text);
    return all;
}

static void test_giving__common(void **state)
{
    struct arena *a = *state;
    assert_str(giving_common(a, STR("jazz, Rural Clinics"), STR("samba, rural clinic")),
               "Rural Clinics");
    assert_str(giving_common(a, STR("chess"), STR("cheese")), "");
    assert_str(giving_common(a, STR("a, ,"), STR("a, ,")), ""); /* too short to mean anything */
    assert_str(giving_common(a, STR(""), STR("chess")), "");
}

static void test_giving__nobody(void **state)
{
    struct arena *a = *state;
    assert_str(ideas(a, &(struct giving_facts){.today = today}, 9), "younger");
    assert_str(ideas(a, &(struct giving_facts){.today = today, .name = STR("Ada")}, 9), "");
}

static void test_giving__one_person(void **state)
{
    struct arena *a = *state;
    struct role roles[] = {
        {.kind = choice_find(role_choices, STR("teacher"))},
        {.kind = choice_find(role_choices, STR("research_lead")), .until = {2026, 1, 1}}};
    struct position at[] = {
        {.kind = choice_find(position_kind_choices, STR("researcher")), .from = {2027, 5, 0}}};
    struct str places[] = {STR("the lab")};
    struct giving_other others[] = {{7, STR("Bo"), STR("bread")}, {8, STR("Cy"), STR("bread")}};
    struct giving_facts f = {.today = today,
                             .name = STR("Ada"),
                             .cares_about = STR("bread, chess"),
                             .roles = roles,
                             .roles_n = 2,
                             .positions = at,
                             .places = places,
                             .positions_n = 1,
                             .others = others,
                             .others_n = 2,
                             .helped = 1};
    assert_str(ideas(a, &f, 9), "Ada and Bo: bread|Ada and Cy: bread|Ada, the lab|bread {unknown}|"
                                "new at the lab|teaches|tell");
    assert_str(ideas(a, &f, 2), "Ada and Bo: bread|Ada and Cy: bread");
    at[0].until = (struct date){2027, 6, 0}; /* left */
    f.others_n = 0;
    assert_str(ideas(a, &f, 9), "bread {unknown}|teaches|tell");
}

static void test_giving__words(void **state)
{
    (void)state;
    assert_int_equal(giving_when_find(STR("cares")), GIVING_CARES);
    assert_int_equal(giving_when_find(STR("anybody")), GIVING_ANYBODY);
    assert_int_equal(giving_when_find(STR("Cares ")), GIVING_WHENS);
}

static int setup(void **state)
{
    *state = arena_new(0);
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_giving__common), TEST(test_giving__nobody),
                                       TEST(test_giving__one_person), TEST(test_giving__words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
