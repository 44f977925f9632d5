/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Golden cards: tests/golden/vcard/<case>.in gives <case>.out, the members in readable form, or,
 * when nothing in it can be read, the error named in <case>.reject. WELLMET_UPDATE=1 writes them
 * anew; look at the difference before you keep it. Then photos, limits and new cards.
 */
#include "vcard_support.h"

#include "base/base64.h"
#include "base/fold.h"
#include "base/io.h"
#include "def/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static struct arena *a;

static int setup(void **state)
{
    (void)state;
    a = arena_new(0);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

static char *golden_path(const char *name)
{
    const char *source = getenv("WELLMET_SOURCE");
    struct str path = str_format(a, "%s/tests/golden/vcard/%s", source ? source : ".", name);
    return arena_copy(a, path.p, path.n);
}

/* All records say the same when read from their raw, and patching changes nothing. */
static bool check_records(struct str text)
{
    struct vcard_reader r;
    struct imported c, again;
    struct import_failure fail;
    bool any = false;
    int rc;
    vcard_reader_init(&r, charset_decode(a, text));
    while ((rc = vcard_next(a, &r, &c, &fail)) != 0) {
        if (rc < 0)
            continue;
        struct strbuf out;
        struct err err;
        any = true;
        assert_true(read_one(a, c.raw, &again));
        assert_true(str_eq(show_members(a, &c), show_members(a, &again)));
        assert_true(str_eq(c.raw, again.raw));
        strbuf_init(&out, a, SIZE_MAX / 4);
        assert_int_equal(vcard_patch(a, c.raw, &c, &out, &err), 0);
        assert_true(str_eq(strbuf_get(&out), c.raw));
        assert_true(str_ends(c.raw, STR("\n")) || str_ends(c.raw, STR("\r")));
    }
    return any;
}

static struct str golden_result(struct str text, bool rejected)
{
    struct str have = show_text(a, text), line;
    if (!rejected)
        return have;
    assert_true(str_next_line(&have, &line) && str_starts(line, STR("failure ")));
    line = str_sub(line, 8, line.n);
    return str_format(a, "%.*s\n", STR_ARG(str_sub(line, 0, str_find_char(line, ' ', 0))));
}

static void test_vcard__golden(void **state)
{
    (void)state;
    struct str *names, text, want;
    size_t n, cases = 0;
    const char *update = getenv("WELLMET_UPDATE");
    assert_int_equal(io_list_dir(a, golden_path(""), &names, &n), 0);
    for (size_t i = 0; i < n; i++) {
        if (!str_ends(names[i], STR(".in")))
            continue;
        cases++;
        struct str stem = str_sub(names[i], 0, names[i].n - 3);
        assert_int_equal(io_read_file(a, golden_path(str_copy(a, names[i]).p), 1 << 20, &text), 0);
        bool rejected = !check_records(text);
        struct str have = golden_result(text, rejected);
        char *path =
            golden_path(str_format(a, "%.*s.%s", STR_ARG(stem), rejected ? "reject" : "out").p);
        if (update && *update)
            assert_int_equal(io_write_file(path, have), 0);
        assert_int_equal(io_read_file(a, path, 1 << 20, &want), 0);
        if (!str_eq(want, have))
            print_error("%.*s: wanted\n%.*shave\n%.*s", STR_ARG(stem), STR_ARG(want),
                        STR_ARG(have));
        assert_true(str_eq(want, have));
    }
    assert_true(cases >= 28);
}

static struct str golden_card(const char *name)
{
    struct str text;
    struct imported c;
    assert_int_equal(io_read_file(a, golden_path(name), 1 << 20, &text), 0);
    assert_true(read_one(a, charset_decode(a, text), &c));
    return c.raw;
}

/* What was converted says so, and is UTF-8 line by line. */
static void test_vcard__raw_is_utf8(void **state)
{
    (void)state;
    struct str raw = golden_card("21_charsets.in");
    assert_true(utf8_is_valid(raw));
    assert_true(str_find(raw, STR("N;CHARSET=UTF-8:M\xC3\xBCller;J\xC3\xB6rg\r\n"), 0) != SIZE_MAX);
    assert_true(str_find(raw, STR("FN;LANGUAGE=de;CHARSET=UTF-8:"), 0) != SIZE_MAX);
    assert_true(str_find(raw, STR("NOTE;CHARSET=KOI8-R;ENCODING=QUOTED-PRINTABLE:=F0=D2"), 0) !=
                SIZE_MAX);
    assert_true(str_find(raw, STR("TITLE:f\xC3\xBCr alle\r\n"), 0) != SIZE_MAX);
    assert_true(utf8_is_valid(golden_card("21_shift_jis.in")));
}

static void test_vcard__quoted_line_with_raw_bytes(void **state)
{
    (void)state;
    struct imported c;
    assert_true(read_one(a,
                         STR("BEGIN:VCARD\nVERSION:2.1\n"
                             "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:\xE9=E8=3Bx;=\n\xFC\n"
                             "END:VCARD\n"),
                         &c));
    assert_true(str_eq(c.person.family, STR("éè;x")));
    assert_true(str_eq(c.person.given, STR("ü")));
    assert_true(utf8_is_valid(c.raw));
    assert_true(str_find(c.raw, STR("CHARSET=UTF-8"), 0) != SIZE_MAX);
}

static void test_vcard__final_line_end(void **state)
{
    (void)state;
    struct imported c;
    assert_true(read_one(a, STR("BEGIN:VCARD\nFN:A B\nEND:VCARD"), &c));
    assert_true(str_eq(c.raw, STR("BEGIN:VCARD\nFN:A B\nEND:VCARD\n")));
    assert_true(read_one(a, STR("BEGIN:VCARD\r\nFN:A B\r\nEND:VCARD"), &c));
    assert_true(str_eq(c.raw, STR("BEGIN:VCARD\r\nFN:A B\r\nEND:VCARD\r\n")));
}

static void expect_failure(struct str text, int code, int64_t line)
{
    struct vcard_reader r;
    struct imported c;
    struct import_failure fail;
    vcard_reader_init(&r, text);
    assert_int_equal(vcard_next(a, &r, &c, &fail), code);
    assert_int_equal(fail.line, line);
    assert_true(fail.reason.n > 0);
    assert_int_equal(vcard_next(a, &r, &c, &fail), 1); /* what follows is read */
    assert_true(str_eq(c.person.given, STR("After")));
    assert_int_equal(vcard_next(a, &r, &c, &fail), 0);
}

static void test_vcard__limits(void **state)
{
    (void)state;
    struct strbuf b;
    strbuf_init(&b, a, SIZE_MAX / 4);
    STRBUF_LIT(&b, "\nBEGIN:VCARD\nFN:Many\n");
    for (int i = 0; i < LIMIT_CARD_LINES; i++)
        STRBUF_LIT(&b, "X-A:1\n");
    STRBUF_LIT(&b, "END:VCARD\nBEGIN:VCARD\nN:Example;After\nEND:VCARD\n");
    expect_failure(strbuf_get(&b), ERR_LIMIT, 2);

    strbuf_clear(&b);
    STRBUF_LIT(&b, "BEGIN:VCARD\nFN:Large\nPHOTO;ENCODING=b:");
    for (int i = 0; i < LIMIT_CARD / 64 + 1; i++)
        STRBUF_LIT(&b, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n ");
    STRBUF_LIT(&b, "\nEND:VCARD\nBEGIN:VCARD\nN:Example;After\nEND:VCARD\n");
    expect_failure(strbuf_get(&b), ERR_LIMIT, 1);
}

static void test_vcard__many_contacts(void **state)
{
    (void)state;
    struct strbuf b;
    struct imported c;
    strbuf_init(&b, a, SIZE_MAX / 4);
    STRBUF_LIT(&b, "BEGIN:VCARD\nFN:Many\n");
    for (int i = 0; i < LIMIT_CARD_CONTACTS + 10; i++)
        strbuf_addf(&b, "item%d.TEL:%d\nitem%d.X-ABLabel:l%d\n", i, i, i, i);
    STRBUF_LIT(&b, "END:VCARD\n");
    assert_true(read_one(a, strbuf_get(&b), &c));
    assert_int_equal(c.contacts.n, LIMIT_CARD_CONTACTS);
    assert_int_equal(c.warnings.n, 1);
}

static const char *photo_type(struct str card, size_t *ret_n)
{
    struct str bytes = STR_NULL;
    const char *type = NULL;
    bool found = vcard_photo(a, card, &bytes, &type);
    *ret_n = bytes.n;
    return found ? type : "none";
}

static void test_vcard__photo(void **state)
{
    (void)state;
    size_t n;
    assert_string_equal(photo_type(golden_card("30_macos_photo.in"), &n), "image/png");
    assert_int_equal(n, 70);
    assert_string_equal(photo_type(golden_card("21_base64.in"), &n), "image/jpeg");
    assert_int_equal(n, 34);
    assert_string_equal(photo_type(golden_card("30_google.in"), &n), "none"); /* an address */
#define PHOTO(lines) photo_type(STR("BEGIN:VCARD\nFN:A\n" lines "\nEND:VCARD\n"), &n)
    assert_string_equal(PHOTO("PHOTO:data:image/jpeg;base64,UklGRgAAAABXRUJQVlA4\n IA=="),
                        "image/webp");
    assert_string_equal(PHOTO("PHOTO;ENCODING=b;TYPE=png:data:image/png;base64\\,iVBORw0KGgo="),
                        "image/png");
    assert_string_equal(PHOTO("PHOTO:data:image/svg+xml,<svg/>"), "none");
    assert_string_equal(PHOTO("PHOTO;ENCODING=b:R0lGODlh"), "none"); /* GIF */
    assert_string_equal(PHOTO("PHOTO;ENCODING=b:!!\nPHOTO;ENCODING=b:/9j/4AAQ"), "image/jpeg");
    assert_string_equal(photo_type(STR("no card"), &n), "none");
}

static void test_vcard__photo_limit(void **state)
{
    (void)state;
    struct strbuf b;
    size_t n;
    char *bytes = arena_alloc(a, LIMIT_PHOTO + 1);
    memcpy(bytes, "\xFF\xD8\xFF", 3);
    for (size_t extra = 0; extra < 2; extra++) {
        strbuf_init(&b, a, SIZE_MAX / 4);
        STRBUF_LIT(&b, "BEGIN:VCARD\nFN:A\nPHOTO;ENCODING=b:");
        strbuf_add(&b, base64_encode(a, (struct str){bytes, LIMIT_PHOTO + extra}));
        STRBUF_LIT(&b, "\nEND:VCARD\n");
        assert_string_equal(photo_type(strbuf_get(&b), &n), extra ? "none" : "image/jpeg");
    }
}

static void test_vcard__write(void **state)
{
    (void)state;
    struct imported c = {.source_key = STR("key-1")}, again;
    struct strbuf out;
    c.person = (struct person){.prefix = STR("Dr"),
                               .given = STR("Mei"),
                               .family = STR("Example"),
                               .credentials = STR("MD, PhD"),
                               .circle = CIRCLE_INNER,
                               .birthday = {0, 7, 4},
                               .note = STR("one\ntwo; three, four")};
    *VEC_PUSH(a, &c.contacts) = (struct contact_point){.kind = CONTACT_EMAIL,
                                                       .label = STR("work"),
                                                       .value = STR("mei@example.org"),
                                                       .preferred = true};
    *VEC_PUSH(a, &c.contacts) = (struct contact_point){
        .kind = CONTACT_PHONE, .label = STR("pager desk"), .value = STR("555-0301")};
    *VEC_PUSH(a, &c.contacts) = (struct contact_point){
        .kind = CONTACT_IM, .label = STR("Skype"), .value = STR("mei example")};
    *VEC_PUSH(a, &c.positions) =
        (struct imported_position){STR("Example Clinic"), STR("Surgery"), STR("Chief")};
    strbuf_init(&out, a, SIZE_MAX / 4);
    vcard_write(a, &out, &c);
    assert_string_equal(
        strbuf_get(&out).p,
        "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Wellmet//Wellmet//EN\r\nUID:key-1\r\n"
        "N:Example;Mei;;Dr;\r\nFN:Dr Mei Example\r\nORG:Example Clinic;Surgery\r\nTITLE:Chief\r\n"
        "EMAIL;TYPE=INTERNET,WORK,PREF:mei@example.org\r\nitem1.TEL:555-0301\r\n"
        "item1.X-ABLabel:pager desk\r\nIMPP;X-SERVICE-TYPE=Skype:skype:mei%20example\r\n"
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-07-04\r\nNOTE:one\\ntwo\\; three\\, four\r\n"
        "X-WELLMET-CREDENTIALS:MD\\, PhD\r\nX-WELLMET-CIRCLE:inner\r\nEND:VCARD\r\n");
    assert_true(read_one(a, strbuf_get(&out), &again));
    c.format = CARD_VCARD;
    assert_true(str_eq(show_members(a, &c), show_members(a, &again)));
}

static void test_vcard__write_folds(void **state)
{
    (void)state;
    struct imported c = {.person = {.given = STR("Lo")}};
    struct strbuf note, out;
    struct str rest, line;
    strbuf_init(&note, a, 1000);
    for (int i = 0; i < 100; i++)
        STRBUF_LIT(&note, "xé€");
    c.person.note = strbuf_get(&note);
    strbuf_init(&out, a, SIZE_MAX / 4);
    vcard_write(a, &out, &c);
    rest = strbuf_get(&out);
    while (str_next_line(&rest, &line)) {
        assert_true(line.n <= 75);
        assert_true(utf8_is_valid(line));
    }
    strbuf_init(&out, a, 20);
    vcard_write(a, &out, &c);
    assert_true(out.overflow);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(test_vcard__##name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(golden),         TEST(raw_is_utf8), TEST(quoted_line_with_raw_bytes),
        TEST(final_line_end), TEST(limits),      TEST(many_contacts),
        TEST(photo),          TEST(photo_limit), TEST(write),
        TEST(write_folds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
