/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Loops over the tables of model/: every row is whole, says what it is, and agrees with the schema
 * that the migrations make.
 */
#include "base/arena.h"
#include "base/err.h"
#include "check.h"
#include "def/entity.h"
#include "model/entities.h"
#include "model/person.h"
#include "store/record_sql.h"
#include "store/store.h"

#include <dirent.h>
#include <sqlite3.h>
#include <unistd.h>

static int wrong;

__attribute__((format(printf, 3, 4))) static void say(const char *where, const char *name,
                                                      const char *fmt, ...)
{
    char text[400];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof(text), fmt, ap);
    va_end(ap);
    print_error("%s.%s: %s\n", where, name, text);
    wrong++;
}

static bool is_name(const char *s, const char *more)
{
    if (!s || !*s || s[0] < 'a' || s[0] > 'z')
        return false;
    for (; *s; s++)
        if (!((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || strchr(more, *s)))
            return false;
    return true;
}

/* Words for people begin with a capital and end as asked, without a mark of exclamation. */
static bool is_words(const char *s, bool sentence)
{
    size_t n = s ? strlen(s) : 0;
    bool begins = n && ((s[0] >= 'A' && s[0] <= 'Z') || strncmp(s, "vCard", 5) == 0);
    if (!begins || strchr(s, '!') || strchr(s, '\n'))
        return false;
    return (s[n - 1] == '.') == sentence;
}

static void check_entity(const struct entity *e)
{
    if (!is_name(e->name, "_") || !is_name(e->plural, "_") || !is_name(e->table, "_"))
        say(e->name, e->plural, "names are small letters");
    if (!is_words(e->label, false) || !is_words(e->labels, false) || !is_words(e->help, true))
        say(e->name, e->label, "label, labels and help are for people");
    if (!e->title || !e->fields || e->size < sizeof(struct record))
        say(e->name, e->plural, "title, fields and size are needed");
    if (entity_find(str_c(e->name)) != e || entity_find(str_c(e->plural)) != e)
        say(e->name, e->plural, "it is not found by its names");
    for (size_t i = 0; i < entities_n; i++)
        if (entities[i] != e && (strcmp(entities[i]->name, e->name) == 0 ||
                                 strcmp(entities[i]->plural, e->plural) == 0 ||
                                 strcmp(entities[i]->table, e->table) == 0))
            say(e->name, e->plural, "another entity has this name");
}

static void test_entities__whole(void **state)
{
    (void)state;
    wrong = 0;
    for (size_t i = 0; i < entities_n; i++)
        check_entity(entities[i]);
    assert_int_equal(wrong, 0);
}

static void check_field(const struct entity *e, const struct field *f)
{
    if (!is_name(f->name, "_"))
        say(e->name, f->name, "the name is not small letters");
    if (!is_words(f->label, false))
        say(e->name, f->name, "the label \"%s\" is not for people", f->label ? f->label : "");
    if (!is_words(f->help, true))
        say(e->name, f->name, "the help \"%s\" is not a sentence", f->help ? f->help : "");
    if (!f->example || !*f->example)
        say(e->name, f->name, "there is no example");
    if ((f->type == FIELD_CHOICE) != (f->choices != NULL))
        say(e->name, f->name, "choices go with the type choice");
    if ((f->type == FIELD_REF || f->type == FIELD_REFS) != (f->ref != NULL))
        say(e->name, f->name, "ref goes with the types ref and refs");
    if ((f->type == FIELD_REFS) != (f->link != NULL) ||
        (f->type == FIELD_REFS) == (f->column != NULL))
        say(e->name, f->name, "a field has a column, refs have a link table");
    if (f->offset < sizeof(struct record) || f->offset >= e->size)
        say(e->name, f->name, "the member is not in the struct");
    if (f->max < f->min)
        say(e->name, f->name, "max is below min");
    if (field_find(e->fields, str_c(f->name)) != f)
        say(e->name, f->name, "another row has this name");
    for (const struct field *x = e->fields; x->name; x++)
        if (x != f && (x->offset == f->offset ||
                       (x->column && f->column && strcmp(x->column, f->column) == 0)))
            say(e->name, f->name, "%s has the same member or column", x->name);
}

static void test_fields__whole(void **state)
{
    (void)state;
    wrong = 0;
    for (size_t i = 0; i < entities_n; i++) {
        FIELD_EACH (f, entities[i]->fields)
            check_field(entities[i], f);
        if (field_count(entities[i]->fields) > 60)
            say(entities[i]->name, "*", "more rows than a set of bits holds");
    }
    assert_int_equal(wrong, 0);
}

/* What the documents show is what can be typed, and it comes back as text. */
static void test_fields__examples(void **state)
{
    (void)state;
    wrong = 0;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct field_context c = {.today = {2027, 8, 10}};
    for (size_t i = 0; i < entities_n; i++)
        FIELD_EACH (f, entities[i]->fields) {
            void *x = arena_alloc(a, entities[i]->size), *y = arena_alloc(a, entities[i]->size);
            struct err err = {0};
            if (f->ref) /* a name, which operations resolve */
                continue;
            if (field_parse(a, f, &c, str_c(f->example), x, &err) < 0)
                say(entities[i]->name, f->name, "the example does not fit: %s", err.text);
            else if (field_parse(a, f, &c, field_text(a, f, x), y, &err) < 0 ||
                     !field_equal(f, x, y))
                say(entities[i]->name, f->name, "the example does not come back as it was");
        }
    assert_int_equal(wrong, 0);
}

static void check_choices(const struct entity *e, const struct field *f)
{
    if (!f->choices[0].key || f->choices[0].key[0] || f->choices[0].label[0])
        say(e->name, f->name, "the first choice is \"not set\"");
    int n = 0;
    for (; f->choices[n].key && n < 100; n++) {
        if (n && (!is_name(f->choices[n].key, "_") || !is_words(f->choices[n].label, false)))
            say(e->name, f->name, "choice %s is not a name with words", f->choices[n].key);
        if (choice_find(f->choices, str_c(f->choices[n].key)) != n ||
            choice_find(f->choices, str_c(f->choices[n].label)) != n)
            say(e->name, f->name, "choice %s is not found by key and label", f->choices[n].key);
    }
    if (n == 100 || n < 2 || f->choices[n].label)
        say(e->name, f->name, "the choices do not end");
}

static void test_fields__choices(void **state)
{
    (void)state;
    wrong = 0;
    for (size_t i = 0; i < entities_n; i++)
        FIELD_EACH (f, entities[i]->fields)
            if (f->choices)
                check_choices(entities[i], f);
    assert_int_equal(wrong, 0);
}

/* A replay, a merge and an export walk the entities in order: what is referred to comes first. */
static void test_fields__references_point_back(void **state)
{
    (void)state;
    wrong = 0;
    for (size_t i = 0; i < entities_n; i++)
        FIELD_EACH (f, entities[i]->fields) {
            size_t to = 0;
            while (f->ref && to <= i && strcmp(entities[to]->name, f->ref) != 0)
                to++;
            if (f->ref && to > i)
                say(entities[i]->name, f->name, "%s does not come before", f->ref);
            if (f->ref && (f->flags & FIELD_REQUIRED) && f->type == FIELD_REF &&
                f->on_delete != ON_DELETE_CASCADE)
                say(entities[i]->name, f->name, "a needed reference cannot be unlinked");
        }
    assert_int_equal(wrong, 0);
}

static bool is_vcard_name(const char *s)
{
    for (const char *p = s; *p; p++)
        if (!((*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9') || *p == '-'))
            return false;
    return *s != 0;
}

static void test_fields__vcard_names(void **state)
{
    (void)state;
    wrong = 0;
    FIELD_EACH (f, person_fields) {
        if (!f->vcard)
            continue;
        if (!is_vcard_name(f->vcard))
            say("person", f->name, "%s is no property name", f->vcard);
        FIELD_EACH (x, person_fields)
            if (x != f && x->vcard && strcmp(x->vcard, f->vcard) == 0 && strcmp(f->vcard, "N") != 0)
                say("person", f->name, "%s is taken by %s", f->vcard, x->name);
    }
    assert_int_equal(wrong, 0);
}

static bool has_column(sqlite3 *db, const char *table, const char *column, bool *ret_null)
{
    const char *type = NULL;
    int not_null = 0;
    bool there = sqlite3_table_column_metadata(db, NULL, table, column, &type, NULL, &not_null,
                                               NULL, NULL) == SQLITE_OK;
    *ret_null = there && !not_null;
    return there;
}

static const struct field *by_column(const struct entity *e, const char *column)
{
    FIELD_EACH (f, e->fields)
        if (f->column && strcmp(f->column, column) == 0)
            return f;
    return NULL;
}

static bool may_be_null(const struct field *f)
{
    return f->type == FIELD_DATE || (f->type == FIELD_REF && !(f->flags & FIELD_REQUIRED));
}

static void check_columns(sqlite3 *db, const struct entity *e)
{
    static const char *const own[] = {"owner_id", "id", "version", "archived"};
    bool null;
    for (size_t i = 0; i < 4; i++)
        if (has_column(db, e->table, own[i], &null) != (i < 3 || (e->flags & ENTITY_ARCHIVABLE)))
            say(e->table, own[i], "the column does not go with the entity");
    FIELD_EACH (f, e->fields) {
        if (f->type == FIELD_REFS && !has_column(db, f->link, "place", &null))
            say(e->name, f->name, "the link table %s is not in the schema", f->link);
        if (!f->column)
            continue;
        if (!has_column(db, e->table, f->column, &null))
            say(e->name, f->name, "the column %s is not in the schema", f->column);
        else if (null != may_be_null(f))
            say(e->name, f->name, "the column may %sbe null", null ? "" : "not ");
    }
}

/* Columns without a row would be lost by undo and replay. */
static void check_rows(sqlite3 *db, const struct entity *e)
{
    sqlite3_stmt *q;
    assert_int_equal(sqlite3_prepare_v2(db, "select name from pragma_table_info(?1)", -1, &q, NULL),
                     SQLITE_OK);
    sqlite3_bind_text(q, 1, e->table, -1, SQLITE_STATIC);
    while (sqlite3_step(q) == SQLITE_ROW) {
        const char *column = (const char *)sqlite3_column_text(q, 0);
        bool own = strcmp(column, "owner_id") == 0 || strcmp(column, "id") == 0 ||
                   strcmp(column, "version") == 0 || strcmp(column, "archived") == 0;
        if (!own && !by_column(e, column))
            say(e->table, column, "the column has no row");
    }
    sqlite3_finalize(q);
}

/* owner_id stands first in every key of every table of ours. */
static void check_keys(sqlite3 *db)
{
    sqlite3_stmt *q;
    const char *sql =
        /* A key of owner_id alone is the row's own number, and has no index. */
        "select m.name, coalesce(i.name, '-'), coalesce(c.name,"
        " (select t.name from pragma_table_info(m.name) t where t.pk = 1)) from sqlite_master m"
        " left join pragma_index_list(m.name) i left join pragma_index_info(i.name) c on c.seqno = "
        "0"
        " where m.type = 'table' and m.name not like 'search_%' and m.name not like 'sqlite_%'"
        " and m.name <> 'schema_migration'";
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK);
    int n = 0;
    for (; sqlite3_step(q) == SQLITE_ROW; n++) {
        const char *first = (const char *)sqlite3_column_text(q, 2);
        if (!first || strcmp(first, "owner_id") != 0)
            say((const char *)sqlite3_column_text(q, 0), (const char *)sqlite3_column_text(q, 1),
                "the key begins with %s", first ? first : "nothing");
    }
    sqlite3_finalize(q);
    assert_true(n > 20);
}

static void test_fields__agree_with_the_schema(void **state)
{
    char dir[200], path[220];
    struct store *s;
    struct err err = {0};
    sqlite3 *db;
    (void)state;
    wrong = 0;
    const char *tmp = getenv("TMPDIR");
    snprintf(dir, sizeof(dir), "%s/wellmet-table-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof(path), "%s/t.db", dir);
    assert_int_equal(store_open(&(struct store_options){.path = path}, &s, &err), 0);
    store_close(s);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    for (size_t i = 0; i < entities_n; i++) {
        check_columns(db, entities[i]);
        check_rows(db, entities[i]);
    }
    check_keys(db);
    sqlite3_close(db);
    remove(path);
    rmdir(dir);
    assert_int_equal(wrong, 0);
}

/* The texts made from rows: each names the owner. */
static void test_fields__made_sql_names_the_owner(void **state)
{
    (void)state;
    for (size_t i = 0; i < entities_n; i++) {
        const struct record_sql *s = record_sql(entities[i]);
        const char *const texts[] = {s->load,   s->insert, s->update, s->remove,
                                     s->exists, s->all,    s->next};
        for (size_t k = 0; k < sizeof(texts) / sizeof(*texts); k++)
            assert_non_null(strstr(texts[k], k == 1 ? "(owner_id, " : "where owner_id = ?1"));
        FIELD_EACH (f, entities[i]->fields) {
            if (f->type == FIELD_REF)
                assert_non_null(strstr(s->by_ref[f - entities[i]->fields], "where owner_id = ?1"));
            if (f->type == FIELD_REFS)
                assert_non_null(strstr(s->links_holders, "where owner_id = ?1"));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_entities__whole),
                                       cmocka_unit_test(test_fields__whole),
                                       cmocka_unit_test(test_fields__examples),
                                       cmocka_unit_test(test_fields__choices),
                                       cmocka_unit_test(test_fields__references_point_back),
                                       cmocka_unit_test(test_fields__vcard_names),
                                       cmocka_unit_test(test_fields__agree_with_the_schema),
                                       cmocka_unit_test(test_fields__made_sql_names_the_owner)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
