/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tests/golden/csv: <case>.in is a file as a program wrote it; <case>.out what was understood of
 * it, or <case>.reject the name of the error. With WELLMET_GOLDEN=write the test writes what is
 * missing. tests/unit/codec/csv_fixtures.tsv counts what is in the shared fixtures.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/io.h"
#include "base/strbuf.h"
#include "codec/charset.h"
#include "codec/contacts_csv.h"
#include "def/errors.h"
#include "def/limits.h"
#include "model/imported.h"

static const char *source(void)
{
    const char *s = getenv("WELLMET_SOURCE");
    return s ? s : ".";
}

static void show_record(struct arena *a, struct strbuf *b, const struct imported *im)
{
    strbuf_addf(b, "record line %lld key \"%.*s\"\n", (long long)im->line, STR_ARG(im->source_key));
    FIELD_EACH(f, person_fields)
    if (field_is_set(f, &im->person)) {
        struct str text = field_text(a, f, &im->person);
        strbuf_addf(b, "  %s: %.*s\n", f->name, STR_ARG(text));
    }
    VEC_EACH(struct contact_point, p, &im->contacts)
        strbuf_addf(b, "  %s \"%.*s\"%s: %.*s\n", contact_kind_choices[p->kind].key,
                    STR_ARG(p->label), p->preferred ? " preferred" : "", STR_ARG(p->value));
    VEC_EACH(struct imported_position, p, &im->positions)
        strbuf_addf(b, "  position \"%.*s\" at \"%.*s\", department \"%.*s\"\n", STR_ARG(p->title),
                    STR_ARG(p->organisation), STR_ARG(p->department));
    VEC_EACH(struct str, w, &im->warnings)
        strbuf_addf(b, "  warning: %.*s\n", STR_ARG(*w));
    struct str lines = csv_extra_vcard_lines(a, im->raw), line;
    while (str_next_line(&lines, &line))
        strbuf_addf(b, "  | %.*s\n", STR_ARG(line));
}

/* What was understood, or "" and the code. */
static struct str understood(struct arena *a, struct str bytes, int *code)
{
    struct strbuf b;
    struct csv_contacts *c;
    struct imported im;
    struct import_failure fail;
    struct err err;
    int r;
    strbuf_init(&b, a, 1u << 20);
    *code = csv_contacts_open(a, charset_decode(a, bytes), &c, &err);
    if (*code)
        return STR_NULL;
    strbuf_addf(&b, "product %s\n", csv_contacts_product(c));
    while ((r = csv_contacts_next(a, c, &im, &fail))) {
        if (r > 0)
            show_record(a, &b, &im);
        else
            strbuf_addf(&b, "failure line %lld: %.*s\n", (long long)fail.line,
                        STR_ARG(fail.reason));
    }
    assert_int_equal(csv_contacts_done(c), csv_contacts_total(c));
    return strbuf_get(&b);
}

static void check_golden(struct arena *a, struct str dir, struct str name)
{
    struct str base = str_sub(name, 0, name.n - 3), bytes, want;
    struct str in = str_format(a, "%.*s/%.*s", STR_ARG(dir), STR_ARG(name));
    int code;
    assert_int_equal(io_read_file(a, in.p, LIMIT_UPLOAD, &bytes), 0);
    struct str got = understood(a, bytes, &code);
    if (code)
        got = str_format(a, "%s\n", error_row(code)->name);
    struct str out =
        str_format(a, "%.*s/%.*s.%s", STR_ARG(dir), STR_ARG(base), code ? "reject" : "out");
    if (io_read_file(a, out.p, LIMIT_UPLOAD, &want)) {
        const char *mode = getenv("WELLMET_GOLDEN");
        if (!mode || strcmp(mode, "write"))
            fail_msg("%s is missing", out.p);
        assert_int_equal(io_write_file(out.p, got), 0);
        return;
    }
    if (!str_eq(got, want))
        fail_msg("%s differs; understood was:\n%.*s", out.p, STR_ARG(got));
}

static void test_contacts_csv__golden(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str dir = str_format(a, "%s/tests/golden/csv", source()), *names;
    size_t n, cases = 0;
    assert_int_equal(io_list_dir(a, dir.p, &names, &n), 0);
    for (size_t i = 0; i < n; i++)
        if (str_ends(names[i], STR(".in"))) {
            check_golden(a, dir, names[i]);
            cases++;
        }
    assert_true(cases >= 15);
}

/* One row of csv_fixtures.tsv. */
struct counts {
    struct str product;
    int64_t records, people, failures, contacts, positions, kept;
};

static struct counts count(struct arena *a, struct str bytes)
{
    struct counts n = {0};
    struct csv_contacts *c;
    struct imported im;
    struct import_failure fail;
    struct csv_kept *kept;
    size_t kept_n;
    int r;
    if (csv_contacts_open(a, charset_decode(a, bytes), &c, NULL)) {
        n.product = STR("-");
        return n;
    }
    n.product = str_c(csv_contacts_product(c));
    for (; (r = csv_contacts_next(a, c, &im, &fail)); n.records++) {
        if (r < 0) {
            n.failures++;
            continue;
        }
        n.people++;
        n.contacts += (int64_t)im.contacts.n;
        n.positions += (int64_t)im.positions.n;
        assert_int_equal(csv_unmodelled(a, im.raw, &kept, &kept_n, NULL), 0);
        n.kept += (int64_t)kept_n;
    }
    return n;
}

static void check_fixture(struct arena *a, const char *shared, struct str row)
{
    struct str file, product, part, bytes;
    int64_t want[6];
    assert_true(str_next(&row, '\t', &file) && str_next(&row, '\t', &product));
    for (int i = 0; i < 6; i++)
        assert_true(str_next(&row, '\t', &part) && str_to_i64(part, 0, 1000, &want[i]));
    struct str path = str_format(a, "%s/fixtures/csv/%.*s", shared, STR_ARG(file));
    assert_int_equal(io_read_file(a, path.p, LIMIT_UPLOAD, &bytes), 0);
    struct counts got = count(a, bytes);
    const int64_t is[6] = {got.records,  got.people,    got.failures,
                           got.contacts, got.positions, got.kept};
    if (!str_eq(got.product, product) || memcmp(is, want, sizeof(is)) != 0)
        fail_msg("%.*s: %.*s\t%lld\t%lld\t%lld\t%lld\t%lld\t%lld", STR_ARG(file),
                 STR_ARG(got.product), (long long)is[0], (long long)is[1], (long long)is[2],
                 (long long)is[3], (long long)is[4], (long long)is[5]);
}

static void test_contacts_csv__fixtures(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str table, row, *names, file;
    size_t n, rows = 0;
    const char *env = getenv("WELLMET_SHARED");
    struct str shared = env ? str_c(env) : str_format(a, "%s/../shared", source());
    if (io_list_dir(a, str_format(a, "%s/fixtures/csv", shared.p).p, &names, &n)) {
        print_message("skipped: shared fixtures are not there (set WELLMET_SHARED)\n");
        arena_free(a); /* skip() jumps past the end of the scope */
        skip();
    }
    assert_int_equal(io_read_file(a,
                                  str_format(a, "%s/tests/unit/codec/csv_fixtures.tsv", source()).p,
                                  1u << 16, &table),
                     0);
    while (str_next_line(&table, &row)) {
        if (!row.n || row.p[0] == '#')
            continue;
        check_fixture(a, shared.p, row);
        assert_true(str_next(&row, '\t', &file) && rows < n && str_eq(file, names[rows]));
        rows++;
    }
    assert_int_equal(rows, n); /* each file has its row */
}

/* Reading what raw says, as a file of its own, gives the same record and the same raw again. */
static void test_contacts_csv__raw_is_a_fixed_point(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str dir = str_format(a, "%s/tests/golden/csv", source()), *names, bytes;
    size_t n;
    assert_int_equal(io_list_dir(a, dir.p, &names, &n), 0);
    for (size_t i = 0; i < n; i++) {
        struct csv_contacts *c, *again;
        struct imported im, second;
        struct import_failure fail;
        int r;
        if (!str_ends(names[i], STR(".in")))
            continue;
        assert_int_equal(
            io_read_file(a, str_format(a, "%s/%s", dir.p, names[i].p).p, LIMIT_UPLOAD, &bytes), 0);
        if (csv_contacts_open(a, charset_decode(a, bytes), &c, NULL))
            continue;
        while ((r = csv_contacts_next(a, c, &im, &fail))) {
            if (r < 0)
                continue;
            assert_true(utf8_is_valid(im.raw));
            assert_int_equal(csv_contacts_open(a, im.raw, &again, NULL), 0);
            assert_string_equal(csv_contacts_product(again), csv_contacts_product(c));
            assert_int_equal(csv_contacts_next(a, again, &second, &fail), 1);
            assert_true(str_eq(im.raw, second.raw));
            assert_int_equal(im.contacts.n, second.contacts.n);
            assert_int_equal(csv_contacts_next(a, again, &second, &fail), 0);
        }
    }
}

static struct imported *first(struct arena *a, const char *text)
{
    struct csv_contacts *c;
    struct imported *im = ARENA_NEW(a, struct imported);
    struct import_failure fail;
    struct err err;
    if (csv_contacts_open(a, str_c(text), &c, &err))
        fail_msg("%s", err.text);
    assert_int_equal(csv_contacts_next(a, c, im, &fail), 1);
    return im;
}

static void test_contacts_csv__raw_is_canonical(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct imported *im =
        first(a, "Name;\"Email\";Hobby\n\n \"Test Alpha\";a@example.org;\"chess, \"\"go\"\"\"");
    assert_string_equal(im->raw.p,
                        "Name,Email,Hobby\r\nTest Alpha,a@example.org,\"chess, \"\"go\"\"\"\r\n");
    assert_int_equal(im->line, 3);
    assert_int_equal(im->format, CARD_CSV);
}

static void test_contacts_csv__extra_lines(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct imported *im = first(a, "Name,\"a \"\"b\"\"^\nc\",Long\nTest,\"x;y,z\\\r\nw\t\x01\","
                                   "ééééééééééééééééééééééééééééééé\n");
    struct str lines = csv_extra_vcard_lines(a, im->raw);
    assert_string_equal(lines.p, "X-WELLMET-CSV;X-COLUMN=\"a ^'b^'^^^nc\":x\\;y\\,z\\\\\\nw\t \r\n"
                                 "X-WELLMET-CSV;X-COLUMN=\"Long\":éééééééééééééééééééééé\r\n"
                                 " ééééééééé\r\n");
    struct str line;
    while (str_next_line(&lines, &line))
        assert_true(line.n <= 75 && utf8_is_valid(line));
    assert_int_equal(csv_extra_vcard_lines(a, STR("")).n, 0);
    assert_int_equal(csv_extra_vcard_lines(a, STR("BEGIN:VCARD\r\n")).n, 0);
}

/* What does not fit the model stays in the card, and never makes the record invalid. */
static void test_contacts_csv__too_long_for_the_model(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct strbuf b;
    struct err err;
    strbuf_init(&b, a, 1u << 20);
    STRBUF_LIT(&b, "First Name,Last Name,Email,Employer,Notes,Suffix\nTest,");
    for (int column = 0; column < 5; column++) {
        for (int i = 0; i < 70000 / 5; i++)
            strbuf_add(&b, column == 1 ? STR("x@y; ") : STR("MD MD"));
        STRBUF_LIT(&b, ",");
    }
    struct imported *im = first(a, b.p);
    assert_int_equal(im->person.family.n, 0);
    assert_int_equal(im->contacts.n, 1);
    assert_int_equal(im->positions.n, 0);
    assert_int_equal(im->person.note.n, 0);
    assert_true(im->warnings.n >= 3);
    assert_int_equal(entity_validate(&entity_person, &im->person, &err), 0);
    assert_true(im->raw.n > 300000 / 5);
}

static void test_contacts_csv__many_addresses_in_a_cell(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct strbuf b;
    strbuf_init(&b, a, 1u << 20);
    STRBUF_LIT(&b, "Name,Email\nTest,\"");
    for (int i = 0; i < 5000; i++)
        strbuf_addf(&b, "x%d@example.org,", i);
    STRBUF_LIT(&b, "\"\n");
    struct imported *im = first(a, b.p);
    assert_int_equal(im->contacts.n, LIMIT_CARD_CONTACTS);
    assert_int_equal(im->warnings.n, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contacts_csv__golden),
        cmocka_unit_test(test_contacts_csv__fixtures),
        cmocka_unit_test(test_contacts_csv__raw_is_a_fixed_point),
        cmocka_unit_test(test_contacts_csv__raw_is_canonical),
        cmocka_unit_test(test_contacts_csv__extra_lines),
        cmocka_unit_test(test_contacts_csv__too_long_for_the_model),
        cmocka_unit_test(test_contacts_csv__many_addresses_in_a_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
