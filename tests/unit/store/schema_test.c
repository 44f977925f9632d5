/* SPDX-License-Identifier: Apache-2.0 */
/* The live schema keeps the rules that let it be distributed, on the engine of this run. */
#include "store/schema.h"

#include "base/io.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "store_world.h"

static void load(struct place *p, struct schema *s)
{
    if (schema_load(p->db, p->a, s) < 0)
        fail_msg("%s", db_err(p->db)->text);
}

static void fail_with(const struct strs *list)
{
    VEC_EACH (const struct str, line, list)
        print_error("%.*s\n", STR_ARG(*line));
    if (list->n)
        fail_msg("%zu findings", list->n);
}

static struct schema_table *find(struct schema *s, const char *table)
{
    struct schema_table *t = (struct schema_table *)schema_find(s, str_c(table));
    if (!t)
        fail_msg("there is no table %s", table);
    return t;
}

static void test_schema__keeps_the_rules(void **state)
{
    struct place *p = *state;
    struct schema s;
    struct strs found = {0};
    load(p, &s);
    assert_true(s.tables.n >= 19);
    schema_check(p->a, &s, &found);
    fail_with(&found);
}

static void test_schema__reads_what_is_there(void **state)
{
    struct place *p = *state;
    struct schema s;
    load(p, &s);
    struct schema_table *t = find(&s, "interaction_person");
    assert_int_equal(t->columns.n, 5);
    assert_str(t->columns.p[0].name, "owner_id");
    assert_str(t->columns.p[0].type, "bigint");
    assert_true(t->columns.p[0].not_null && !t->columns.p[4].not_null);
    assert_str(t->columns.p[4].type, "text");
    assert_int_equal(t->key.n, 3);
    assert_str(t->key.p[1], "interaction_id");
    assert_str(t->key.p[2], "place");
    assert_int_equal(t->indexes.n, 1);
    assert_str(t->indexes.p[0].name, "interaction_person_by_person");
    assert_int_equal(t->indexes.p[0].columns.n, 4);
    assert_str(t->indexes.p[0].columns.p[3], "interaction_id");
    assert_false(t->indexes.p[0].unique || t->indexes.p[0].partial);
    assert_int_equal(t->references.n, 2);
    assert_str(t->references.p[0].name, "interaction_person_owner_id_interaction_id_fkey");
    assert_str(t->references.p[0].table, "interaction");
    assert_str(t->references.p[0].to.p[1], "id");
    assert_str(t->references.p[0].on_delete, "cascade");
    assert_str(t->references.p[0].on_update, "no action");
    assert_str(find(&s, "card")->columns.p[7].type, "bytea");
    assert_true(find(&s, "help")->indexes.p[2].partial);
    assert_true(schema_is_shared(find(&s, "schema_migration")));
    assert_true(find(&s, "search_text")->search);
    assert_null(schema_find(&s, STR("search_text_data")));
}

/* "table.columns" of the references to people, interactions and logins that cascade, a line each. */
static struct str cascading(struct arena *a, const struct schema *s)
{
    struct str lines = STR_NULL;
    VEC_EACH (const struct schema_table, t, &s->tables)
        VEC_EACH (const struct schema_reference, r, &t->references)
            if (str_eq(r->on_delete, STR("cascade")) &&
                (str_eq(r->table, STR("person")) || str_eq(r->table, STR("interaction")) ||
                 str_eq(r->table, STR("login"))))
                lines = str_join(
                    a, lines, STR("\n"),
                    str_format(a, "%.*s.%.*s", STR_ARG(t->name), STR_ARG(r->columns.p[1])));
    return lines;
}

/* What belongs to a person, an interaction or a login goes with it; nothing else does. */
static void test_schema__what_cascades(void **state)
{
    static const char *const wanted[] = {"advice.person",
                                         "api_token.account",
                                         "ask.person",
                                         "ask_interaction.interaction_id",
                                         "card.person",
                                         "contact_point.person",
                                         "help.person",
                                         "interaction_person.interaction_id",
                                         "interaction_person.person_id",
                                         "login_session.account",
                                         "mark.person",
                                         "meeting_person.person_id",
                                         "opportunity_person.person_id",
                                         "position.person",
                                         "program_interviewer.person_id",
                                         "promise.person",
                                         "quality_person.person_id",
                                         "readiness.person_id",
                                         "readiness_try.person_id",
                                         "recovery_code.account",
                                         "role.person",
                                         "tie.other",
                                         "tie.person"};
    struct place *p = *state;
    struct schema s;
    load(p, &s);
    struct str lines = cascading(p->a, &s), line;
    for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++) {
        assert_true(str_next(&lines, '\n', &line));
        assert_str(line, wanted[i]);
    }
    assert_int_equal(lines.n, 0);
}

static size_t place_of(const struct schema_table **order, size_t n, struct str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(order[i]->name, name))
            return i;
    fail_msg("%.*s is missing", STR_ARG(name));
    return 0;
}

static void test_schema__order(void **state)
{
    struct place *p = *state;
    struct schema s;
    struct err err = {0};
    const struct schema_table **order;
    load(p, &s);
    assert_int_equal(schema_order(p->a, &s, &order, &err), 0);
    VEC_EACH (struct schema_table, t, &s.tables)
        VEC_EACH (struct schema_reference, r, &t->references)
            if (!str_eq(r->table, t->name))
                assert_true(place_of(order, s.tables.n, r->table) <
                            place_of(order, s.tables.n, t->name));
    find(&s, "person")->references.p[0].table = STR("card"); /* which refers to a person */
    assert_int_equal(schema_order(p->a, &s, &order, &err), ERR_STORE);
}

/* --- each rule can be broken ---------------------------------------------------------------- */

static void expect_finding(struct place *p, const struct schema *s, const char *sentence)
{
    struct strs found = {0};
    schema_check(p->a, s, &found);
    VEC_EACH (struct str, line, &found)
        if (str_eq(*line, str_c(sentence)))
            return;
    fail_with(&found);
    fail_msg("not found: %s", sentence);
}

static void test_schema__every_rule_finds_its_breach(void **state)
{
    struct place *p = *state;
    struct schema s;
    load(p, &s);
    find(&s, "role")->columns.p[0].not_null = false;
    expect_finding(p, &s, "role.owner_id is not a bigint not null");
    load(p, &s);
    find(&s, "role")->key.p[0] = STR("id");
    expect_finding(p, &s, "role has no primary key that begins with owner_id");
    load(p, &s);
    find(&s, "role")->indexes.p[0].unique = true;
    find(&s, "role")->indexes.p[0].columns.p[0] = STR("kind");
    expect_finding(p, &s, "role_by_kind is unique and does not begin with owner_id");
    load(p, &s);
    struct schema_reference *r = &find(&s, "role")->references.p[0];
    r->columns.p[0] = STR("person");
    expect_finding(p, &s, "role_owner_id_person_fkey does not have owner_id first on both sides");
    load(p, &s);
    find(&s, "role")->references.p[0].on_delete = STR("set null");
    expect_finding(p, &s,
                   "role_owner_id_person_fkey sets columns when what it refers to goes or changes");
    load(p, &s);
    find(&s, "role")->columns.p[0].name = STR("account");
    expect_finding(p, &s, "role has no owner_id");
    expect_finding(p, &s, "role_owner_id_person_fkey refers from a shared table to one of owners");
    load(p, &s);
    find(&s, "role")->references.p[0].table = STR("people");
    expect_finding(p, &s, "role_owner_id_person_fkey refers to people, which is not here");
    load(p, &s);
    find(&s, "role")->columns.p[1].initial = STR("random()");
    expect_finding(p, &s, "role.id begins as random(), which is not a constant");
    load(p, &s);
    find(&s, "role")->columns.p[1].type = STR("timestamp");
    expect_finding(p, &s, "role.id has the type timestamp, which not every engine has");
}

/* What the catalog of this engine calls what we do not use. */
static void test_schema__sees_what_is_not_allowed(void **state)
{
    static const char both[] =
        "create table loose (id bigint primary key, a text default 'x');"
        "create table child (owner_id bigint, id bigint, parent bigint unique,"
        " primary key (owner_id, id),"
        " foreign key (owner_id, parent) references child (owner_id, id) on delete set null);"
        "create view seen as select 1 as one;";
    static const char sqlite[] =
        "create table counted (id integer primary key autoincrement);"
        "create table made (owner_id bigint not null primary key, x as (owner_id + 1));"
        "create trigger pulled after insert on loose begin select 1; end;";
    static const char postgres[] =
        "create table counted (id bigserial primary key);"
        "create table made (owner_id bigint not null primary key,"
        " x bigint generated always as (owner_id + 1) stored);"
        "create table named (owner_id bigint not null primary key,"
        " id bigint generated always as identity);"
        "create function pull() returns trigger language plpgsql as 'begin return new; end';"
        "create trigger pulled after insert on loose execute function pull();";
    static const char *const findings[] = {
        "loose has no owner_id",
        "child_owner_id_parent_fkey sets columns when what it refers to goes or changes",
        "seen is a view", "pulled is a trigger", "made.x is a generated column"};
    struct place *p = *state;
    struct schema s;
    bool server = database_is_server();
    database_exec(p->path, both);
    database_exec(p->path, server ? postgres : sqlite);
    load(p, &s);
    for (size_t i = 0; i < sizeof(findings) / sizeof(*findings); i++)
        expect_finding(p, &s, findings[i]);
    expect_finding(p, &s,
                   server ? "counted_id_seq is a sequence" : "sqlite_sequence is a sequence");
    if (server)
        expect_finding(p, &s, "named.id is a identity column");
    bool unique = false;
    struct strs found = {0};
    schema_check(p->a, &s, &found);
    VEC_EACH (struct str, line, &found)
        unique = unique || str_ends(*line, STR(" is unique and does not begin with owner_id"));
    assert_true(unique);
}

/* --- two engines ---------------------------------------------------------------------------- */

static void test_schema__same_on_both_engines(void **state)
{
    struct place *p = *state;
    struct schema here, file;
    struct strs found = {0};
    struct store *store;
    struct db *db;
    struct err err = {0};
    struct str path = str_format(p->a, "%s/file.db", p->dir);
    load(p, &here);
    assert_int_equal(store_open(&(struct store_options){.path = path.p}, &store, &err), 0);
    assert_int_equal(db_open(store, 1, &db, &err), 0);
    assert_int_equal(schema_load(db, p->a, &file), 0);
    schema_compare(p->a, &here, &file, &found);
    fail_with(&found);
    find(&here, "role")->columns.p[1].not_null = false;
    schema_compare(p->a, &here, &file, &found);
    assert_int_equal(found.n, 2);
    db_close(db);
    store_close(store);
}

/* --- Citus ---------------------------------------------------------------------------------- */

static struct str citus(struct place *p)
{
    struct schema s;
    struct strbuf b;
    struct err err = {0};
    load(p, &s);
    strbuf_init(&b, p->a, 1 << 20);
    assert_int_equal(schema_format_citus(p->a, &b, &s, &err), 0);
    return strbuf_get(&b);
}

/* Where a statement is, which must be there once. */
static size_t once(struct str text, struct str statement)
{
    size_t at = str_find(text, statement, 0);
    if (at == SIZE_MAX || str_find(text, statement, at + 1) != SIZE_MAX)
        fail_msg("not there once: %.*s", STR_ARG(statement));
    return at;
}

static void test_schema__citus_says_all_in_order(void **state)
{
    struct place *p = *state;
    struct schema s;
    struct str text = citus(p);
    load(p, &s);
    size_t first = once(text, STR("colocate_with => 'none'"));
    size_t shared = once(text, STR("select create_reference_table('schema_migration');"));
    assert_true(shared < first);
    VEC_EACH (struct schema_table, t, &s.tables) {
        size_t made = once(text, str_format(p->a, "_table('%.*s'", STR_ARG(t->name)));
        assert_true(made >= shared - 40);
        VEC_EACH (struct schema_reference, r, &t->references) {
            struct str drop = str_format(p->a, "alter table %.*s drop constraint %.*s;\n",
                                         STR_ARG(t->name), STR_ARG(r->name));
            struct str back = str_format(p->a, "alter table %.*s add constraint %.*s foreign key (",
                                         STR_ARG(t->name), STR_ARG(r->name));
            assert_true(once(text, drop) < shared);
            assert_true(once(text, back) > made);
            assert_true(once(text, back) >
                        once(text, str_format(p->a, "_table('%.*s'", STR_ARG(r->table))));
        }
    }
    assert_true(str_find(text, STR("references person (owner_id, id) on delete cascade;"), 0) !=
                SIZE_MAX);
}

/* Every line of the copy is there, in its order; later tables only add to it. A line that changed
 * is looked at by somebody: "wellmet schema --distribute citus" makes the copy. */
static void test_schema__citus_as_it_was(void **state)
{
    struct place *p = *state;
    if (!database_is_server())
        skip(); /* a file has no table of locks */
    const char *source = getenv("WELLMET_SOURCE");
    struct str path = str_format(p->a, "%s/tests/golden/schema/citus.sql", source ? source : "."),
               want;
    assert_int_equal(io_read_file(p->a, path.p, 1 << 20, &want), 0);
    struct str got = citus(p), x, y;
    assert_true(want.n > 4000);
    while (str_next(&want, '\n', &x)) {
        bool found = false;
        while (!found && str_next(&got, '\n', &y))
            found = str_eq(x, y);
        if (!found && x.n)
            fail_msg("\"%.*s\" of tests/golden/schema/citus.sql is not there, or not in its place",
                     STR_ARG(x));
    }
}

static void test_schema__for_people(void **state)
{
    struct place *p = *state;
    struct schema s;
    struct strbuf b;
    load(p, &s);
    strbuf_init(&b, p->a, 1 << 20);
    schema_format(&b, &s);
    once(strbuf_get(&b), STR("role (of owners)\n    owner_id           bigint not null\n"));
    once(strbuf_get(&b), STR("    index role_by_kind (owner_id, kind, person)\n"
                             "    index role_by_person (owner_id, person, id)\n"
                             "    (owner_id, person) refers to person (owner_id, id) on delete"
                             " cascade\n"));
    once(strbuf_get(&b), STR("schema_migration (shared: the same for all owners)\n"));
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_schema__##name, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(keeps_the_rules),
                                       CASE(reads_what_is_there),
                                       CASE(what_cascades),
                                       CASE(order),
                                       CASE(every_rule_finds_its_breach),
                                       CASE(sees_what_is_not_allowed),
                                       CASE(same_on_both_engines),
                                       CASE(citus_says_all_in_order),
                                       CASE(citus_as_it_was),
                                       CASE(for_people)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
