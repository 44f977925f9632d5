/* SPDX-License-Identifier: Apache-2.0 */
/* What works on any entity, tried on a small one. */
#include "def/entity.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/sink.h"
#include "check.h"
#include "def/errors.h"

struct thing {
    struct record record;
    struct str name, secret;
    struct date day;
    int64_t number;
    int kind;
    struct ids refs;
};

static const char *no_digits(struct str v)
{
    return str_find_char(v, '1', 0) == SIZE_MAX ? NULL : "leave out the digit";
}

static const struct choice kinds[] = {{"", ""}, {"one", "One"}, {NULL, NULL}};
#define AT(m) .offset = offsetof(struct thing, m)
static const struct field fields[] = {
    {.name = "name",
     .label = "Name",
     .type = FIELD_TEXT,
     AT(name),
     .max = 8,
     .flags = FIELD_REQUIRED,
     .check = no_digits},
    {.name = "secret", .label = "Secret", .type = FIELD_TEXT, AT(secret), .flags = FIELD_HIDDEN},
    {.name = "day", .label = "Day", .type = FIELD_DATE, AT(day)},
    {.name = "number", .label = "Number", .type = FIELD_INT, AT(number), .min = 1, .max = 9},
    {.name = "kind", .label = "Kind", .type = FIELD_CHOICE, AT(kind), .choices = kinds},
    {.name = "refs", .label = "Refs", .type = FIELD_REFS, AT(refs), .ref = "thing", .link = "x"},
    FIELD_END};

static int odd_numbers_only(const void *record, struct err *err)
{
    const struct thing *x = record;
    return x->number % 2 || !x->number ? 0
                                       : err_set(err, ERR_INVALID, "Number: an odd one is needed.");
}

static struct str title(struct arena *a, const void *record)
{
    return str_copy(a, ((const struct thing *)record)->name);
}

static const struct entity entity = {.name = "thing",
                                     .plural = "things",
                                     .label = "Thing",
                                     .labels = "Things",
                                     .table = "thing",
                                     .size = sizeof(struct thing),
                                     .fields = fields,
                                     .flags = ENTITY_ARCHIVABLE,
                                     .validate = odd_numbers_only,
                                     .title = title};

static void refused(struct thing x, const char *words)
{
    struct err err = {0};
    assert_int_equal(entity_validate(&entity, &x, &err), ERR_INVALID);
    if (!strstr(err.text, words))
        fail_msg("\"%s\" does not say \"%s\"", err.text, words);
}

static void test_entity__validate(void **state)
{
    (void)state;
    struct thing good = {.name = STR("Ek"), .number = 3, .day = {2027, 8, 10}};
    assert_int_equal(entity_validate(&entity, &good, NULL), 0);
    refused((struct thing){.number = 3}, "Thing: Name is needed");
    refused((struct thing){.name = STR("too long for it")}, "longer than the 8 bytes");
    refused((struct thing){.name = STR("Ek1")}, "Name: leave out the digit");
    refused((struct thing){.name = STR("Ek"), .day = {2027, 2, 30}}, "no such day");
    refused((struct thing){.name = STR("Ek"), .number = 11}, "from 1 to 9");
    refused((struct thing){.name = STR("Ek"), .number = 4}, "an odd one");
}

static void test_entity__equal_and_copy(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    char name[] = "Ek";
    int64_t ids[] = {1, 2};
    struct thing x = {.record = {5, 6, false}, .name = {name, 2}, .refs = {ids, 2}};
    struct thing *y = entity_copy(a, &entity, &x);
    assert_true(y->record.id == 5 && y->record.version == 6);
    name[0] = 'X'; /* the copy is deep */
    ids[0] = 9;
    assert_str(y->name, "Ek");
    assert_true(y->refs.p[0] == 1);
    assert_false(entity_equal(&entity, &x, y));
    name[0] = 'E';
    ids[0] = 1;
    assert_true(entity_equal(&entity, &x, y));
    y->record.id = 7;
    y->record.version = 8;
    assert_true(entity_equal(&entity, &x, y)); /* not compared */
    y->record.archived = true;
    assert_false(entity_equal(&entity, &x, y));
}

static void test_entity__json(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct thing x = {.record = {5, 6, true}, .name = STR("E\"k"), .secret = STR("s"), .kind = 1};
    assert_str(entity_json(a, &entity, &x),
               "{\"archived\":true,\"name\":\"E\\\"k\",\"secret\":\"s\",\"kind\":\"one\"}");
    struct thing empty = {.record = {0, 0, false}};
    assert_str(entity_json(a, &entity, &empty), "{}");
}

static void test_entity__emit(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct strbuf b;
    struct thing x = {.record = {5, 6, true}, .name = STR("Ek"), .secret = STR("s")};
    strbuf_init(&b, a, 4000);
    struct sink *s = sink_new(a, SINK_TSV, &b, 0);
    sink_map_begin(s);
    entity_emit(s, &entity, &x);
    sink_map_end(s);
    sink_finish(s);
    assert_true(str_find(strbuf_get(&b), STR("secret"), 0) == SIZE_MAX);
    assert_true(str_find(strbuf_get(&b), STR("version"), 0) != SIZE_MAX);
    assert_true(str_find(strbuf_get(&b), STR("archived"), 0) != SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entity__validate), cmocka_unit_test(test_entity__equal_and_copy),
        cmocka_unit_test(test_entity__json), cmocka_unit_test(test_entity__emit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
