/* SPDX-License-Identifier: Apache-2.0 */
/* What each engine reads of the one SQL. */
#include "store/dialect.h"

#include "base/arena.h"
#include "check.h"

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

static void test_dialect__sqlite(void **state)
{
    struct str got = dialect_sqlite(
        *state, STR("-- @I64@ stays\ncreate table t (id @I64@ not null, b @BLOB@, r @REAL@, "
                    "s text default 'it''s @I64@', foreign key (id) references u (id)) @STRICT@;"));
    assert_str(got, "-- @I64@ stays\ncreate table t (id INTEGER not null, b BLOB, r REAL, "
                    "s text default 'it''s @I64@', foreign key (id) references u (id)) "
                    "strict;");
}

static const struct {
    const char *sql, *want;
} postgres[] = {
    {"create table t (id @I64@ not null, b @BLOB@, r @REAL@) @STRICT@;",
     "create table t (id bigint not null, b bytea, r double precision) ;"},
    {"create table t (a text not null, text text, c text default 'text')",
     "create table t (a text collate \"C\" not null, text text collate \"C\", c text collate \"C\""
     " default 'text')"},
    /* tables first, keys after */
    {"create table t (id @I64@,\n foreign key (o, a) references u (o, a) on delete cascade,\n"
     " n text);\ncreate table u (o @I64@ not null, primary key (o, a));",
     "create table t (id bigint,\n n text collate \"C\");\ncreate table u (o bigint not null,"
     " primary key (o, a));\n;alter table t add foreign key (o, a) references u (o, a) on delete"
     " cascade"},
    {"create table t (id @I64@,\n foreign key (id) references t (id)) @STRICT@;",
     "create table t (id bigint) ;\n;alter table t add foreign key (id) references t (id)"},
    {"create table if not exists t (a text, foreign key (a) references t (a))",
     "create table if not exists t (a text collate \"C\")\n;alter table t add foreign key (a)"
     " references t (a)"},
    /* what may be null comes first, as in SQLite */
    {"create table t (a @I64@ not null, b text);create index i on t (a, b) where b is null;"
     "create unique index j on t (b);create index k on u (b)",
     "create table t (a bigint not null, b text collate \"C\");create index i on t (a, b nulls"
     " first) where b is null;create unique index j on t (b nulls first);create index k on u (b)"},
    {"alter table t add column n text not null default '';",
     "alter table t add column n text collate \"C\" not null default '';"},
    {"-- a; b's\ninsert into t values ('a;b', \"text\"); -- end",
     "-- a; b's\ninsert into t values ('a;b', \"text\"); -- end"},
    {"select cast(a as text) from t", "select cast(a as text) from t"},
};

static void test_dialect__postgres(void **state)
{
    for (size_t i = 0; i < sizeof(postgres) / sizeof(*postgres); i++)
        assert_str(dialect_postgres(*state, str_c(postgres[i].sql)), postgres[i].want);
}

static const struct {
    const char *sql, *want;
    int n, params[4];
} numbered[] = {
    {"select 1", "select 1", 0, {0}},
    {"select a from t where owner_id = ?1 and b = ?2",
     "select a from t where owner_id = $1 and b = $2",
     2,
     {1, 2}},
    {"values (?1, ?3, ?3, ?12)", "values ($1, $2, $2, $3)", 3, {1, 3, 12}},
    {"select ?2, ?1", "select $1, $2", 2, {2, 1}},
    {"select '?1 it''s ?2', \"?3\", ?4 -- ?5\n, ?4",
     "select '?1 it''s ?2', \"?3\", $1 -- ?5\n, $1",
     1,
     {4}},
    {"a ? b ?x", "a ? b ?x", 0, {0}},
};

static void test_dialect__numbers(void **state)
{
    for (size_t i = 0; i < sizeof(numbered) / sizeof(*numbered); i++) {
        struct str sql;
        int params[DIALECT_PARAMS];
        assert_int_equal(dialect_number(*state, str_c(numbered[i].sql), &sql, params),
                         numbered[i].n);
        assert_str(sql, numbered[i].want);
        for (int k = 0; k < numbered[i].n; k++)
            assert_int_equal(params[k], numbered[i].params[k]);
    }
}

static void test_dialect__too_many_numbers(void **state)
{
    struct str sql = STR("select 1"), got;
    int params[DIALECT_PARAMS];
    for (int i = 1; i <= DIALECT_PARAMS; i++)
        sql = str_format(*state, "%s, ?%d", sql.p, i);
    assert_int_equal(dialect_number(*state, sql, &got, params), DIALECT_PARAMS);
    sql = str_format(*state, "%s, ?999", sql.p);
    assert_true(dialect_number(*state, sql, &got, params) < 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_dialect__##name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(sqlite), CASE(postgres), CASE(numbers),
                                       CASE(too_many_numbers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
