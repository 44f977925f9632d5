/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/strbuf.h"
#include "codec/csv_reader.h"
#include "def/errors.h"
#include "def/limits.h"

/* Records as "line:cell|cell;", failures as "line!;". */
static struct str shown(struct arena *a, struct str text, char delimiter)
{
    struct csv_reader *r = csv_reader_new(a, text, delimiter);
    struct csv_record record;
    struct strbuf b;
    struct err err;
    int code;
    strbuf_init(&b, a, 1u << 20);
    while ((code = csv_reader_next(a, r, &record, &err))) {
        strbuf_addf(&b, "%lld%c", (long long)record.line, code < 0 ? '!' : ':');
        for (size_t i = 0; code > 0 && i < record.n; i++) {
            strbuf_add(&b, i ? STR("|") : STR(""));
            strbuf_add(&b, record.cells[i]);
        }
        STRBUF_LIT(&b, ";");
    }
    assert_int_equal(csv_reader_done(r), text.n);
    return strbuf_get(&b);
}

static void test_csv_reader__records(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char delimiter;
        const char *want;
    } cases[] = {
        {"", ',', ""},
        {"\n\r\n  \n", ',', ""},
        {"a,b\nc,d\n", ',', "1:a|b;2:c|d;"},
        {"a,b\r\nc,d", ',', "1:a|b;2:c|d;"},
        {"a,b\rc,d\r", ',', "1:a|b;2:c|d;"},
        {"a\n\n\nb", ',', "1:a;4:b;"},
        {",\n", ',', "1:|;"},
        {"a,\n", ',', "1:a|;"},
        {"\"a\",\"b,c\"\n", ',', "1:a|b,c;"},
        {"\"say \"\"hi\"\"\",x\n", ',', "1:say \"hi\"|x;"},
        {"\"\",x\n", ',', "1:|x;"},
        {"x,\"a\nb\"\ny,z\n", ',', "1:x|a\nb;3:y|z;"},
        {"x,\"a\r\nb\"\r\ny,z\r\n", ',', "1:x|a\r\nb;3:y|z;"},
        {"x,\"a\rb\"\ny\n", ',', "1:x|a\rb;3:y;"},
        {"a ,  b  , \" c \" \n", ',', "1:a|b| c ;"},
        {"5\" disk,x\n", ',', "1:5\" disk|x;"},
        {"\"a \"b\" c\",d\n", ',', "1:a \"b\" c|d;"},
        {"\"a\"b,c\n", ',', "1!;"},
        {"a;b,c\n", ';', "1:a|b,c;"},
        {"a\tb\t\tc\n", '\t', "1:a|b||c;"},
        {"\t\t\n", '\t', "1:||;"},
        {"a\t\"b\tc\"\n", '\t', "1:a|b\tc;"},
        {"a,\"b\"", ',', "1:a|b;"},
        {"a,\"b\n", ',', "1!;"},
        {"a,\"b\nc,d\ne,f\n", ',', "1!;2:c|d;3:e|f;"},
        {"x\n\na,\"b\r\nc,d\r\n", ',', "1:x;3!;4:c|d;"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        ARENA_SCOPE struct arena *a = arena_new(0);
        assert_string_equal(shown(a, str_c(cases[i].text), cases[i].delimiter).p, cases[i].want);
    }
}

static void test_csv_reader__zero_bytes_are_kept(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct csv_reader *r = csv_reader_new(a, (struct str){"a\0b,c", 5}, ',');
    struct csv_record record;
    assert_int_equal(csv_reader_next(a, r, &record, NULL), 1);
    assert_int_equal(record.n, 2);
    assert_int_equal(record.cells[0].n, 3);
    assert_string_equal(record.cells[1].p, "c");
    assert_int_equal(csv_reader_next(a, r, &record, NULL), 0);
    assert_int_equal(csv_reader_next(a, r, &record, NULL), 0);
}

static void test_csv_reader__too_many_columns(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct strbuf b;
    struct csv_record record;
    struct err err;
    strbuf_init(&b, a, 1u << 20);
    for (int i = 0; i < LIMIT_CSV_COLUMNS; i++)
        STRBUF_LIT(&b, ",");
    STRBUF_LIT(&b, "\na,b\n");
    struct csv_reader *r = csv_reader_new(a, strbuf_get(&b), ',');
    assert_int_equal(csv_reader_next(a, r, &record, &err), ERR_LIMIT);
    assert_int_equal(record.line, 1);
    assert_non_null(strstr(err.text, "2000 columns"));
    assert_int_equal(csv_reader_next(a, r, &record, &err), 1);
    assert_int_equal(record.line, 2);
    assert_int_equal(record.n, 2);
}

static void test_csv_reader__too_long_a_record(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    size_t n = (size_t)LIMIT_CARD + 20;
    char *p = arena_alloc(a, n);
    struct csv_record record;
    struct err err;
    memset(p, 'x', n);
    memcpy(p, "a,\"b\n", 5); /* the quote swallows all that follows */
    memcpy(p + n - 5, "\nc,d\n", 5);
    p[40] = '\n';
    struct csv_reader *r = csv_reader_new(a, (struct str){p, n}, ',');
    assert_int_equal(csv_reader_next(a, r, &record, &err), ERR_LIMIT);
    assert_int_equal(record.line, 1);
    assert_int_equal(csv_reader_next(a, r, &record, &err), 1);
    assert_int_equal(record.line, 2);
    assert_int_equal(csv_reader_next(a, r, &record, &err), 1);
    assert_int_equal(csv_reader_next(a, r, &record, &err), 1);
    assert_int_equal(record.line, 4);
    assert_string_equal(record.cells[1].p, "d");
}

static void test_csv_reader__restarts_are_bounded(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct strbuf b;
    struct csv_record record;
    struct err err;
    int code, failed = 0;
    strbuf_init(&b, a, 1u << 20);
    for (int i = 0; i < 1001; i++) /* a quote that never closes in every second line */
        STRBUF_LIT(&b, "a\n\"b\"c\n");
    struct csv_reader *r = csv_reader_new(a, strbuf_get(&b), ',');
    while ((code = csv_reader_next(a, r, &record, &err)))
        failed += code < 0;
    assert_true(failed > 0 && failed <= 9);
    assert_non_null(strstr(err.text, "the rest was not read"));
}

static void test_csv_reader__too_many_records(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    ARENA_SCOPE struct arena *item = arena_new(0);
    size_t lines = (size_t)LIMIT_IMPORT_RECORDS + 10;
    char *p = arena_alloc(a, lines * 2);
    struct csv_record record;
    struct err err;
    int64_t records = 0;
    int code;
    for (size_t i = 0; i < lines; i++)
        memcpy(p + i * 2, "a\n", 2);
    struct csv_reader *r = csv_reader_new(a, (struct str){p, lines * 2}, ',');
    while ((code = csv_reader_next(item, r, &record, &err)) == 1) {
        records++;
        arena_reset(item);
    }
    assert_int_equal(records, LIMIT_IMPORT_RECORDS);
    assert_int_equal(code, ERR_LIMIT);
    assert_int_equal(csv_reader_next(item, r, &record, &err), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_csv_reader__records),
        cmocka_unit_test(test_csv_reader__zero_bytes_are_kept),
        cmocka_unit_test(test_csv_reader__too_many_columns),
        cmocka_unit_test(test_csv_reader__too_long_a_record),
        cmocka_unit_test(test_csv_reader__restarts_are_bounded),
        cmocka_unit_test(test_csv_reader__too_many_records),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
