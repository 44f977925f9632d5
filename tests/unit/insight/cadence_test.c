/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

#include "base/arena.h"
#include "base/err.h"
#include "def/errors.h"
#include "insight/cadence.h"

enum { FILE_MAX = 1 << 16 };
static const struct date today = {2027, 8, 10};
static const char header[] =
    "key,applies_to,title,min_days,max_days,default_days,basis,confidence\n";

/* data/cadences.csv, as the program carries it. */
static struct str shipped(struct arena *a)
{
    const char *source = getenv("WELLMET_SOURCE");
    FILE *f = fopen(str_format(a, "%s/data/cadences.csv", source ? source : ".").p, "rb");
    char *p = arena_alloc(a, FILE_MAX);
    assert_non_null(f);
    size_t n = fread(p, 1, FILE_MAX, f);
    fclose(f);
    return (struct str){p, n};
}

static struct cadence_table *table(struct arena *a)
{
    struct cadence_table *t = NULL;
    struct err err;
    assert_int_equal(cadence_table_load(a, shipped(a), &t, &err), 0);
    return t;
}

static void test_cadence__shipped_table_has_every_choice(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct cadence_table *t = table(a);
    for (const struct choice *c = circle_choices + 1; c->key; c++)
        assert_true(cadence_row_find(t, c->key)->default_days > 0);
    for (const struct choice *c = role_choices + 1; c->key; c++)
        assert_true(cadence_row_find(t, c->key)->default_days > 0);
    assert_int_equal(cadence_row_find(t, "thank_you")->max_days, 2);
    assert_int_equal(cadence_row_find(t, "dormant")->min_days, 1095);
    assert_int_equal(cadence_row_find(t, "no_reply_1")->default_days, 7);
    assert_null(cadence_row_find(t, "no such row"));
    size_t n;
    assert_non_null(cadence_rows(t, &n));
    assert_int_equal(n, 28);
}

static void test_cadence__person_then_circle_then_role(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct cadence_table *t = table(a);
    struct role roles[] = {
        {.record.id = 1, .person = 7, .kind = choice_find(role_choices, STR("teacher"))},
        {.record.id = 2, .person = 7, .kind = choice_find(role_choices, STR("mentor"))},
        {.record.id = 3, .person = 8, .kind = choice_find(role_choices, STR("coach"))}};
    struct person p = {.record.id = 7, .cadence_days = 10, .circle = CIRCLE_INNER};
    const char *because = NULL;
    assert_int_equal(cadence_days(t, &p, roles, 3, today, &because), 10);
    assert_string_equal(because, "your choice");
    p.cadence_days = 0;
    assert_int_equal(cadence_days(t, &p, roles, 3, today, &because), 21);
    assert_string_equal(because, "inner circle");
    p.circle = CIRCLE_NONE;
    assert_int_equal(cadence_days(t, &p, roles, 3, today, &because), 42);
    assert_string_equal(because, "mentor");
    roles[1].until = (struct date){2027, 8, 9};
    assert_int_equal(cadence_days(t, &p, roles, 3, today, NULL), 180);
    p.record.id = 9;
    assert_int_equal(cadence_days(t, &p, roles, 3, today, &because), 0);
    assert_string_equal(because, "");
}

static void test_cadence__unknown_numbers_are_no_cadence(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct cadence_table *t = table(a);
    struct role odd[] = {
        {.person = 7, .kind = 99}, {.person = 7, .kind = -1}, {.person = 7, .kind = 0}};
    struct person p = {.record.id = 7, .circle = 77};
    assert_int_equal(cadence_days(t, &p, odd, 3, today, NULL), 0);
}

static void test_cadence__role_in_force(void **state)
{
    (void)state;
    static const struct {
        struct date from, until;
        bool in;
    } rows[] = {{{0, 0, 0}, {0, 0, 0}, true},      {{2027, 8, 10}, {0, 0, 0}, true},
                {{2027, 8, 11}, {0, 0, 0}, false}, {{2027, 0, 0}, {0, 0, 0}, true},
                {{2028, 0, 0}, {0, 0, 0}, false},  {{0, 0, 0}, {2027, 0, 0}, true},
                {{0, 0, 0}, {2027, 8, 0}, true},   {{0, 0, 0}, {2027, 7, 0}, false},
                {{0, 0, 0}, {2026, 0, 0}, false},  {{0, 0, 0}, {2027, 8, 10}, true},
                {{0, 7, 4}, {0, 0, 0}, true}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct role r = {.from = rows[i].from, .until = rows[i].until};
        assert_int_equal(cadence_role_is_in_force(&r, today), rows[i].in);
    }
}

static void refused(const char *csv, const char *words)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct cadence_table *t = NULL;
    struct err err;
    assert_int_equal(cadence_table_load(a, str_c(csv), &t, &err), ERR_PARSE);
    assert_null(t);
    if (!strstr(err.text, words))
        fail_msg("\"%s\" is not in: %s", words, err.text);
}

static void refused_row(const char *row, const char *words)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    refused(str_format(a, "%s\n# a note\n%s\n", header, row).p, words);
}

static void test_cadence__strict_with_line_numbers(void **state)
{
    (void)state;
    refused("", "missing");
    refused("key;applies_to\n", "line 1");
    refused(header, "\"inner\" is missing");
    refused_row("inner,circle,Inner,1,2,2,x", "line 4: there are fewer than eight cells");
    refused_row("inner,circle,Inner,1,2,2,x,K,more", "line 4: there are more than eight cells");
    refused_row("inner,circle,\"Inner\",1,2,2,x,K", "without quotes");
    refused_row("inner,ring,Inner,1,2,2,x,K", "applies_to is circle, role or rule");
    refused_row("innermost,circle,Inner,1,2,2,x,K", "no circle has this key");
    refused_row("Inner,circle,Inner,1,2,2,x,K", "lower-case");
    refused_row("friend,role,Friend,1,2,2,x,K", "no role has this key");
    refused_row("inner,circle,Inner,1,2,,x,K", "default_days is missing");
    refused_row("inner,circle,Inner,3,2,2,x,K", "upwards");
    refused_row("inner,circle,Inner,1,2,3,x,K", "upwards");
    refused_row("inner,circle,Inner,a,2,2,x,K", "whole number");
    refused_row("inner,circle,Inner,-1,2,2,x,K", "whole number");
    refused_row("inner,circle,Inner,1,99999,2,x,K", "whole number");
    refused_row("inner,circle,,1,2,2,x,K", "title is missing");
    refused_row("inner,circle,Inner,1,2,2,x,K\ninner,circle,Inner,1,2,2,x,K",
                "line 5: this key is there twice");
}

static void test_cadence__needs_rules(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str all = shipped(a), out = STR(""), line;
    while (str_next_line(&all, &line))
        if (!str_starts(line, STR("thank_you,")))
            out = str_format(a, "%.*s%.*s\r\n", STR_ARG(out), STR_ARG(line));
    refused(out.p, "\"thank_you\" is missing");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cadence__shipped_table_has_every_choice),
        cmocka_unit_test(test_cadence__person_then_circle_then_role),
        cmocka_unit_test(test_cadence__unknown_numbers_are_no_cadence),
        cmocka_unit_test(test_cadence__role_in_force),
        cmocka_unit_test(test_cadence__strict_with_line_numbers),
        cmocka_unit_test(test_cadence__needs_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
