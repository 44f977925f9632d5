/* SPDX-License-Identifier: Apache-2.0 */
/* The tables behind contacts CSV: well-formed, every row reachable; dates in their many forms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fold.h"
#include "codec/contacts_csv_date.h"
#include "codec/contacts_csv_tables.h"
#include "model/entities.h"

/* As a heading looks after folding; '#' stands for a number. */
static bool is_key(struct arena *a, struct str s)
{
    char *p = arena_copy(a, s.p, s.n);
    for (size_t i = 0; i < s.n; i++)
        p[i] = p[i] == '#' ? '1' : p[i];
    struct str number = {p, s.n};
    return s.n && str_eq(fold(a, number), number) && str_find(s, STR("e mail"), 0) == SIZE_MAX;
}

static void test_contacts_csv_columns__rules(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    for (size_t i = 0; i < csv_rules_n; i++) {
        const struct csv_rule *r = &csv_rules[i];
        if (!is_key(a, r->heading))
            fail_msg("\"%s\" is not folded", r->heading.p);
        for (size_t k = 0; k < i; k++)
            if (str_eq(csv_rules[k].heading, r->heading) &&
                (!csv_rules[k].products || csv_rules[k].products == r->products))
                fail_msg("\"%s\" is never reached", r->heading.p);
        if (r->target == CSV_FIELD && !field_find(person_fields, str_c(r->label)))
            fail_msg("\"%s\": no field %s", r->heading.p, r->label);
    }
    for (size_t i = 0; i < csv_products_n; i++) {
        assert_true(csv_products[i].all_of[0].n && csv_products[i].all_of[1].n);
        for (size_t k = 0; k < CSV_PRODUCT_HEADINGS; k++)
            assert_true(!csv_products[i].all_of[k].n || is_key(a, csv_products[i].all_of[k]));
    }
    for (size_t i = 0; i < csv_address_parts_n; i++)
        assert_true(is_key(a, csv_address_parts[i].words));
}

static enum csv_product product(struct arena *a, struct str *headings, size_t n)
{
    struct csv_columns c;
    struct csv_record r = {1, n, headings};
    csv_columns_find(a, &r, &c);
    return c.product;
}

static void test_contacts_csv_columns__heading_rows(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str linkedin[] = {STR("FIRST NAME"), STR("last-name"), STR("Connected On")};
    struct str odd[] = {STR("  Prénom"), STR("É-Mail Address")};
    struct str label_only[] = {STR("E-mail 1 - Label"), STR("Phone 1 - Value")};
    struct str empty[] = {STR(""), STR("")};
    assert_int_equal(product(a, linkedin, 3), CSV_LINKEDIN);
    assert_int_equal(product(a, odd, 2), CSV_OTHER);
    assert_int_equal(product(a, label_only, 2), CSV_NONE);
    assert_int_equal(product(a, empty, 2), CSV_NONE);
    assert_int_equal(product(a, NULL, 0), CSV_NONE);
    assert_string_equal(csv_product_name(CSV_OTHER), "CSV");
}

/* Two columns of one kind are two contacts; one that cannot stand alone is left to the record. */
static void test_contacts_csv_columns__groups(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str headings[] = {STR("Name"),        STR("Email"),     STR("Email"), STR("Home City"),
                             STR("Home Street"), STR("Home City"), STR("Hobby")};
    struct csv_record r = {1, 7, headings};
    struct csv_columns c;
    csv_columns_find(a, &r, &c);
    assert_int_equal(c.groups.n, 4);
    assert_int_equal(c.groups.p[1].cell[CSV_VALUE], 1);
    assert_int_equal(c.groups.p[2].cell[CSV_VALUE], 2);
    assert_int_equal(c.groups.p[3].target, CSV_ADDRESS);
    assert_int_equal(c.groups.p[3].cell[CSV_CITY], 3);
    assert_int_equal(c.groups.p[3].cell[CSV_STREET], 4);
}

static void test_contacts_csv_columns__dates(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool day_first;
        enum csv_date how;
        const char *want;
    } cases[] = {
        {"", false, CSV_DATE_EMPTY, ""},
        {"0/0/00", false, CSV_DATE_EMPTY, ""},
        {"00.00.0000", false, CSV_DATE_EMPTY, ""},
        {"1980-04-12", false, CSV_DATE_READ, "1980-04-12"},
        {" --07-04", false, CSV_DATE_READ, "--07-04"},
        {"2024", false, CSV_DATE_READ, "2024"},
        {"1604-07-04", false, CSV_DATE_READ, "--07-04"},
        {"1980-04-12 00:00:00", false, CSV_DATE_READ, "1980-04-12"},
        {"1980-4-2", false, CSV_DATE_READ, "1980-04-02"},
        {"12 Mar 2024", false, CSV_DATE_READ, "2024-03-12"},
        {"7-Feb-22", false, CSV_DATE_READ, "2022-02-07"},
        {"March 12, 2024", false, CSV_DATE_READ, "2024-03-12"},
        {"12. März 2024", false, CSV_DATE_READ, "2024-03-12"},
        {"3 août 2021", false, CSV_DATE_READ, "2021-08-03"},
        {"4 July", false, CSV_DATE_READ, "--07-04"},
        {"Mar 2024", false, CSV_DATE_READ, "2024-03"},
        {"12.4.1980", false, CSV_DATE_READ, "1980-04-12"},
        {"4/9/18, 5:30 PM", false, CSV_DATE_GUESSED, "2018-04-09"},
        {"4/9/18", true, CSV_DATE_GUESSED, "2018-09-04"},
        {"25/12/1980", false, CSV_DATE_READ, "1980-12-25"},
        {"12/25/1980", true, CSV_DATE_READ, "1980-12-25"},
        {"3/3/85", false, CSV_DATE_READ, "1985-03-03"},
        {"7/4", false, CSV_DATE_GUESSED, "--07-04"},
        {"31/31/1980", false, CSV_DATE_UNREAD, ""},
        {"30 Feb 2020", false, CSV_DATE_UNREAD, ""},
        {"12 Mar 2024 5", false, CSV_DATE_UNREAD, ""},
        {"Mar Mar", false, CSV_DATE_UNREAD, ""},
        {"soon", false, CSV_DATE_UNREAD, ""},
        {":", false, CSV_DATE_UNREAD, ""},
        {"12:30", false, CSV_DATE_UNREAD, ""},
        {"-/-", false, CSV_DATE_UNREAD, ""},
        {"99999999999999999999/1/1", false, CSV_DATE_UNREAD, ""},
    };
    ARENA_SCOPE struct arena *a = arena_new(0);
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct date d = {0};
        enum csv_date how = csv_date_read(a, str_c(cases[i].text), cases[i].day_first, 30, &d);
        if (how != cases[i].how || !str_eq(date_str(a, d), str_c(cases[i].want)))
            fail_msg("\"%s\": %d %s", cases[i].text, (int)how, date_str(a, d).p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contacts_csv_columns__rules),
        cmocka_unit_test(test_contacts_csv_columns__heading_rows),
        cmocka_unit_test(test_contacts_csv_columns__groups),
        cmocka_unit_test(test_contacts_csv_columns__dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
