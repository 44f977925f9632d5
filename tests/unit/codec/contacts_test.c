/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"
#include "codec/contacts.h"
#include "def/errors.h"
#include "def/limits.h"
#include "model/imported.h"

#define CARD "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Alpha;Test;;;\r\nFN:Test Alpha\r\nEND:VCARD\r\n"

/* Opens, reads all and counts the people. */
static int64_t people(struct arena *a, struct str bytes, const char *product)
{
    struct contacts *c;
    struct imported im;
    struct import_failure fail;
    struct err err;
    int64_t n = 0;
    size_t before = 0;
    int r;
    if (contacts_open(a, bytes, STR("file"), &c, &err))
        fail_msg("%s", err.text);
    assert_string_equal(contacts_product(c), product);
    assert_int_equal(contacts_done(c) == contacts_total(c), 0);
    while ((r = contacts_next(a, c, &im, &fail))) {
        assert_true(contacts_done(c) > before);
        before = contacts_done(c);
        n += r > 0;
    }
    assert_int_equal(contacts_done(c), contacts_total(c));
    return n;
}

static void test_contacts__known_by_content(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    assert_int_equal(people(a, STR(CARD), "vCard"), 1);
    assert_int_equal(people(a, STR(CARD CARD), "vCard"), 2);
    assert_int_equal(
        people(a, STR("\xef\xbb\xbf\r\n\r\nbegin:vcard\r\nFN:x\r\nEND:VCARD\r\n"), "vCard"), 1);
    assert_int_equal(people(a, STR("Name,Email\nTest Alpha,a@example.org\n"), "CSV"), 1);
    assert_int_equal(
        people(a, STR("\xef\xbb\xbfName;Email\r\nTest Alpha;a@example.org\r\n"), "CSV"), 1);
    assert_int_equal(people(a, STR("\xff\xfeN\0a\0m\0e\0\n\0A\0b\0\n\0"), "CSV"), 1);
    assert_int_equal(
        people(
            a,
            STR("First Name,Last Name,URL,Connected On\nTest,A,https://example.org,03 Jan 2023\n"),
            "LinkedIn connections"),
        1);
    assert_int_equal(people(a, STR("Name,Email,Notes\nTest,,begin the vcard\n"), "CSV"), 1);
}

static void test_contacts__refused(void **state)
{
    (void)state;
    static const struct {
        struct str bytes;
        const char *says;
    } cases[] = {
        {STR_INIT(""), "file: this is an empty file."},
        {STR_INIT("\xef\xbb\xbf \r\n"), "empty"},
        {STR_INIT("PK\x03\x04 and more"), "ZIP"},
        {STR_INIT("%PDF-1.7"), "PDF"},
        {STR_INIT("BEGIN:VCALENDAR\r\n"), "calendar"},
        {STR_INIT("<!doctype html>"), "web page"},
        {STR_INIT("\x89PNG\r\n"), "picture"},
        {STR_INIT("just some words\n"), "file: No heading row"},
        {STR_INIT("\0\0\0\0\0\0\0\0"), "file: "},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        ARENA_SCOPE struct arena *a = arena_new(0);
        struct contacts *c = NULL;
        struct err err = {0};
        assert_int_equal(contacts_open(a, cases[i].bytes, STR("file"), &c, &err), ERR_PARSE);
        assert_null(c);
        if (!strstr(err.text, cases[i].says))
            fail_msg("\"%s\" does not say \"%s\"", err.text, cases[i].says);
    }
}

static void test_contacts__without_a_name(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct contacts *c;
    struct err err;
    assert_int_equal(contacts_open(a, STR("%PDF"), STR(""), &c, &err), ERR_PARSE);
    assert_string_equal(err.text, "This is a PDF: export the contacts as vCard or CSV instead.");
    assert_int_equal(
        contacts_open(a, (struct str){"", (size_t)LIMIT_UPLOAD + 1}, STR(""), &c, &err), ERR_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contacts__known_by_content),
        cmocka_unit_test(test_contacts__refused),
        cmocka_unit_test(test_contacts__without_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
