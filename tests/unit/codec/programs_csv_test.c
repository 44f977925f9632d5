/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of programs: headings, lines without any, columns that are named, bad lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"
#include "codec/programs_csv.h"
#include "def/errors.h"

#define assert_str(got, want)                                                                      \
    do {                                                                                           \
        struct str g_ = (got);                                                                     \
        if (g_.n != strlen(want) || memcmp(g_.p, want, g_.n) != 0)                                 \
            fail_msg("got %.*s", STR_ARG(g_));                                                     \
    } while (0)

/* "line name/specialty/acgme/place" of each line; "line !" for one that cannot be read. */
static struct str read_all(struct arena *a, const char *text, const char *columns)
{
    struct program_sheet s;
    struct program_line x;
    struct err err = {0};
    struct str all = STR_NULL;
    int rc = programs_csv_open(a, str_c(text), &s, &err);
    if (rc == 0 && columns)
        rc = programs_csv_map(&s, str_c(columns), &err);
    if (rc < 0)
        return str_copy(a, str_c(err.text));
    while ((rc = programs_csv_next(a, &s, &x, &err)) != 0)
        all = str_join(a, all, STR("|"),
                       rc < 0 ? str_format(a, "%lld !", (long long)x.line)
                              : str_format(a, "%lld %.*s/%.*s/%.*s/%.*s", (long long)x.line,
                                           STR_ARG(x.cell[PROGRAM_COLUMN_NAME]),
                                           STR_ARG(x.cell[PROGRAM_COLUMN_SPECIALTY]),
                                           STR_ARG(x.cell[PROGRAM_COLUMN_ACGME]),
                                           STR_ARG(x.cell[PROGRAM_COLUMN_PLACE])));
    return all;
}

static void test_programs_csv__headings(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    assert_str(read_all(a, "\xEF\xBB\xBFProgram Name;Fun;Accreditation ID;City\nAlder;3;32;Y\n", NULL),
               "2 Alder//32/Y");
    assert_str(read_all(a, "Hospital,Program\nA,B\n", NULL), "2 A///"); /* the first of two */
}

static void test_programs_csv__lines(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    assert_str(read_all(a, "\n1401900102\tAlder\tpediatrics\tMilton\ngold\tx\n", NULL),
               "2 Alder/pediatrics/1401900102/Milton|3 x//gold/");
    assert_str(read_all(a, "Alder Valley", NULL), "1 Alder Valley///");
    assert_str(read_all(a, "Alder, x, gold", NULL), "1 Alder/x//");
}

static void test_programs_csv__named_columns(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    assert_str(read_all(a, "a,b,c\n", "skip, specialty ,name"), "1 c/b//");
    assert_str(read_all(a, "a,b\n", "specialty"),
               "Columns: say which one is the program's name.");
    assert_str(read_all(a, "a,b\n", "name,colour"),
               "Columns: \"colour\" is none; say name, specialty, skip.");
}

static void test_programs_csv__bad_lines(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    assert_str(read_all(a, "name,specialty\nA,x\n\"open,y\nB,z\n", NULL), "2 A/x//|3 !|4 B/z//");
    assert_str(read_all(a, " \n\n", NULL),
               "There is no line in it: one program a line, please.");
}

static void test_programs_csv__keys(void **state)
{
    (void)state;
    for (int c = 0; c < PROGRAM_COLUMNS; c++)
        assert_int_equal(program_column_find(str_c(program_column_key((enum program_column)c))), c);
    assert_int_equal(program_column_find(STR("")), PROGRAM_COLUMNS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_programs_csv__headings),
        cmocka_unit_test(test_programs_csv__lines),
        cmocka_unit_test(test_programs_csv__named_columns),
        cmocka_unit_test(test_programs_csv__bad_lines),
        cmocka_unit_test(test_programs_csv__keys),
    };
    return cmocka_run_group_tests_name("codec/programs_csv", tests, NULL, NULL);
}
