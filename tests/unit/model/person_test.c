/* SPDX-License-Identifier: Apache-2.0 */
/* Names taken apart and put together, check digits, sort keys. */
#include "model/person.h"

#include "base/arena.h"
#include "check.h"
#include "property.h"

/* "prefix|given|middle|family|suffix|credentials" */
static struct str parts(struct arena *a, const struct person *p)
{
    return str_format(a, "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s", STR_ARG(p->prefix), STR_ARG(p->given),
                      STR_ARG(p->middle), STR_ARG(p->family), STR_ARG(p->suffix),
                      STR_ARG(p->credentials));
}

static void test_person__set_name(void **state)
{
    static const struct {
        const char *text, *want;
    } rows[] = {{"Hannah", "|Hannah||||"},
                {"Hannah Feldman", "|Hannah||Feldman||"},
                {"Dr. Mei-Ling Chen", "Dr.|Mei-Ling||Chen||"},
                {"Dr Mei-Ling J. Chen, MD, PhD", "Dr|Mei-Ling|J.|Chen||MD, PhD"},
                {"Chen, Mei-Ling", "|Mei-Ling||Chen||"},
                {"Chen, Dr Mei-Ling J.", "Dr|Mei-Ling|J.|Chen||"},
                {"Chen, Mei-Ling, MD", "|Mei-Ling||Chen||MD"},
                {"Chen, MD", "|Chen||||MD"},
                {"Dr Ruiz", "Dr|||Ruiz||"},
                {"Prof. Dr. Ruiz", "Prof. Dr.|||Ruiz||"},
                {"Dr", "|Dr||||"},
                {"Jane Doe MD", "|Jane||Doe||MD"},
                {"Jane Doe, M.D., Ph.D.", "|Jane||Doe||M.D., Ph.D."},
                {"Jane Doe MD PhD", "|Jane||Doe||MD, PhD"},
                {"Kevin Do", "|Kevin||Do||"},
                {"Yo-Yo Ma", "|Yo-Yo||Ma||"},
                {"John Smith Jr.", "|John||Smith|Jr.|"},
                {"John Smith, Jr., MD", "|John||Smith|Jr.|MD"},
                {"John Q Public III", "|John|Q|Public|III|"},
                {"Anna van der Zee", "|Anna||van der Zee||"},
                {"Maria de la Cruz", "|Maria||de la Cruz||"},
                {"Dr van Berg", "Dr|||van Berg||"},
                {"Dr. de la Cruz", "Dr.|||de la Cruz||"},
                {"Al Gore", "|Al||Gore||"},
                {"Van Nguyen", "|Van||Nguyen||"},
                {"  Ada   Lindqvist  ", "|Ada||Lindqvist||"},
                {"Chen,", "|Chen||||"},
                {"", "|||||"},
                {",", "|||||"},
                {"Łukasz Żółć", "|Łukasz||Żółć||"}};
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    int wrong = 0;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct person p = {0};
        person_set_name(a, &p, str_c(rows[i].text));
        if (!str_eq(parts(a, &p), str_c(rows[i].want))) {
            print_error("\"%s\" gives %s, not %s\n", rows[i].text, parts(a, &p).p, rows[i].want);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void test_person__name(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct person p = {.prefix = STR("Dr"),
                       .given = STR("Mei-Ling"),
                       .middle = STR("J."),
                       .family = STR("Chen"),
                       .suffix = STR("Jr"),
                       .nickname = STR("Mei"),
                       .credentials = STR("MD")};
    assert_str(person_name(a, &p), "Dr Mei-Ling J. Chen Jr");
    p.display = STR("Mei Chen");
    assert_str(person_name(a, &p), "Mei Chen");
    struct person nick = {.nickname = STR("Mei")};
    assert_str(person_name(a, &nick), "Mei");
    struct person nobody = {.prefix = STR("Dr")};
    assert_str(person_name(a, &nobody), "Someone");
    struct person family = {.prefix = STR("Dr"), .family = STR("Ruiz")};
    assert_str(person_name(a, &family), "Dr Ruiz");
}

static void test_person__derive(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct person p = {.prefix = STR("Dr"),
                       .given = STR("José"),
                       .middle = STR("M."),
                       .family = STR("Nuñez-Łoś"),
                       .display = STR("Dr José M. Nuñez-Łoś")};
    person_derive(a, &p);
    assert_str(p.sort_key, "nunez los jose m");
    assert_int_equal(p.display.n, 0); /* it said what the parts say */
    p.display = STR("Pepe");
    person_derive(a, &p);
    assert_str(p.display, "Pepe");
    struct person given = {.given = STR("Hannah")};
    person_derive(a, &given);
    assert_str(given.sort_key, "hannah");
    struct person shown = {.display = STR("The Registrar")};
    person_derive(a, &shown);
    assert_str(shown.sort_key, "the registrar");
    assert_str(shown.display, "The Registrar");
    struct person nick = {.nickname = STR("Mei")};
    person_derive(a, &nick);
    assert_str(nick.sort_key, "mei");
}

static void test_person__npi(void **state)
{
    (void)state;
    assert_null(npi_check(STR("1234567893"))); /* the example of the standard */
    assert_null(npi_check(STR("2000000002")));
    assert_non_null(strstr(npi_check(STR("1234567890")), "check digit"));
    assert_non_null(strstr(npi_check(STR("123456789")), "ten digits"));
    assert_non_null(strstr(npi_check(STR("12345678933")), "ten digits"));
    assert_non_null(strstr(npi_check(STR("12345678x3")), "ten digits"));
    int valid = 0;
    for (char d = '0'; d <= '9'; d++) { /* exactly one check digit fits */
        char text[] = "100000000x";
        text[9] = d;
        valid += npi_check(str_c(text)) == NULL;
    }
    assert_int_equal(valid, 1);
}

static void test_person__orcid(void **state)
{
    (void)state;
    assert_null(orcid_check(STR("0000-0002-1825-0097")));
    assert_null(orcid_check(STR("0000-0001-5109-3700")));
    assert_null(orcid_check(STR("0000-0002-1694-233X")));
    assert_non_null(strstr(orcid_check(STR("0000-0002-1825-0098")), "check digit"));
    assert_non_null(strstr(orcid_check(STR("0000000218250097")), "looks like"));
    assert_non_null(strstr(orcid_check(STR("0000-0002-1825-009a")), "check digit"));
    assert_non_null(strstr(orcid_check(STR("0000_0002_1825_0097")), "looks like"));
    assert_non_null(strstr(orcid_check(STR("000X-0002-1825-0097")), "looks like"));
}

/* Any text: no crash, and every word of it is somewhere. */
static bool no_word_is_lost(struct gen *g)
{
    static const char *const words[] = {"Dr",  "Mei-Ling", "Chen", "MD", "PhD", "Jr.", "van",
                                        "der", "de",       "J.",   ",",  "Ma",  ".",   "Å"};
    struct str full = STR_NULL, rest, word;
    for (int64_t n = gen_between(g, 0, 9); n > 0; n--)
        full = str_join(g->a, full, STR(" "), str_c(words[gen_between(g, 0, 13)]));
    struct person p = {0};
    person_set_name(g->a, &p, full);
    struct str all = parts(g->a, &p);
    rest = full;
    while (rest.n && str_next(&rest, ' ', &word))
        if (word.n && !str_eq(word, STR(",")) && str_find(all, word, 0) == SIZE_MAX) {
            print_error("\"%.*s\" lost %.*s: %s\n", STR_ARG(full), STR_ARG(word), all.p);
            return false;
        }
    return true;
}

static void test_person__no_word_is_lost(void **state)
{
    (void)state;
    property_check("name", no_word_is_lost, 5000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_person__set_name), cmocka_unit_test(test_person__name),
        cmocka_unit_test(test_person__derive),   cmocka_unit_test(test_person__npi),
        cmocka_unit_test(test_person__orcid),    cmocka_unit_test(test_person__no_word_is_lost)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
