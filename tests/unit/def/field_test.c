/* SPDX-License-Identifier: Apache-2.0 */
/* Values of every type from text and back, what is refused and in which words, JSON. */
#include "def/field.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/id.h"
#include "base/json_out.h"
#include "base/sink.h"
#include "check.h"
#include "def/errors.h"
#include "def/limits.h"
#include "property.h"

struct all {
    struct str text, note, bytes, short_text, checked;
    int64_t number, instant, ref, free_number;
    bool truth;
    struct date day, part;
    int kind;
    struct ids refs;
};

static const char *no_digits(struct str v)
{
    return str_find_char(v, '1', 0) == SIZE_MAX ? NULL : "leave out the digit";
}

static const struct choice kinds[] = {
    {"", ""}, {"near_peer", "Near-peer"}, {"other", "Other"}, {NULL, NULL}};

#define AT(m) .offset = offsetof(struct all, m)
static const struct field fields[] = {
    {.name = "text", .label = "Text", .type = FIELD_TEXT, AT(text)},
    {.name = "note", .label = "Note", .type = FIELD_NOTE, AT(note)},
    {.name = "bytes", .label = "Bytes", .type = FIELD_BYTES, AT(bytes)},
    {.name = "short_text", .label = "Short", .type = FIELD_TEXT, AT(short_text), .max = 5},
    {.name = "checked", .label = "Checked", .type = FIELD_TEXT, AT(checked), .check = no_digits},
    {.name = "number", .label = "Number", .type = FIELD_INT, AT(number), .min = 1, .max = 50},
    {.name = "instant", .label = "Instant", .type = FIELD_INSTANT, AT(instant)},
    {.name = "ref", .label = "Ref", .type = FIELD_REF, AT(ref), .ref = "person"},
    {.name = "free_number", .label = "Free", .type = FIELD_INT, AT(free_number), .min = -100},
    {.name = "truth", .label = "Truth", .type = FIELD_BOOL, AT(truth)},
    {.name = "day", .label = "Day", .type = FIELD_DATE, AT(day)},
    {.name = "part", .label = "Part", .type = FIELD_DATE, AT(part), .flags = FIELD_PARTIAL},
    {.name = "kind", .label = "Kind", .type = FIELD_CHOICE, AT(kind), .choices = kinds},
    {.name = "refs", .label = "Refs", .type = FIELD_REFS, AT(refs), .ref = "person", .link = "x"},
    FIELD_END};

static struct arena *a;
static struct all x;
static struct err err;

static int parse(const char *name, const char *text)
{
    struct field_context c = {.today = {2027, 8, 10}};
    err.text[0] = '\0';
    return field_parse(a, field_find(fields, str_c(name)), &c, str_c(text), &x, &err);
}

static void refused(const char *name, const char *text, const char *words)
{
    struct all before = x;
    assert_int_equal(parse(name, text), ERR_INVALID);
    if (!strstr(err.text, words))
        fail_msg("\"%s\" says \"%s\", not \"%s\"", text, err.text, words);
    assert_true(strncmp(err.text, field_find(fields, str_c(name))->label, 4) == 0 ||
                strlen(field_find(fields, str_c(name))->label) < 4);
    assert_memory_equal(&before, &x, sizeof(x)); /* written on success only */
}

static struct str text_of(const char *name)
{
    return field_text(a, field_find(fields, str_c(name)), &x);
}
static struct str words_of(const char *name)
{
    return field_words(a, field_find(fields, str_c(name)), &x);
}

/* Parses and compares the text that comes back. */
static void back(const char *name, const char *typed, const char *want)
{
    assert_int_equal(parse(name, typed), 0);
    assert_str(text_of(name), want);
    assert_int_equal(field_is_set(field_find(fields, str_c(name)), &x), *want != 0);
}

static int setup(void **state)
{
    (void)state;
    a = arena_new(0);
    memset(&x, 0, sizeof(x));
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

static void test_field__text(void **state)
{
    (void)state;
    back("text", "  Zoë \r\n Ek\t", "Zoë   Ek");
    back("text", "", "");
    back("text", " \n ", "");
    back("note", "one\r\ntwo\rthree\n", "one\ntwo\nthree");
    refused("text", "a\x01", "control characters");
    refused("text", "\xff", "UTF-8");
    refused("short_text", "123456", "longer than the 5 bytes");
    back("short_text", "  12345  ", "12345");
    refused("checked", "a1", "leave out the digit");
    back("checked", "", "");
    char *text = arena_alloc(a, LIMIT_LINE + 2);
    memset(text, 'a', LIMIT_LINE + 1);
    refused("text", text, "longer than the 400 bytes");
}

static void test_field__numbers(void **state)
{
    (void)state;
    back("number", " 42 ", "42");
    back("number", "", "");
    back("number", "0", "");
    refused("number", "51", "from 1 to 50");
    refused("number", "-1", "from 1 to 50");
    refused("number", "4.5", "whole number");
    refused("number", "99999999999999999999", "whole number");
    refused("number", "0x10", "whole number");
    back("free_number", "-100", "-100");
    back("free_number", "9223372036854775807", "9223372036854775807");
    refused("free_number", "-101", "-100 or more");
}

static void test_field__truth(void **state)
{
    (void)state;
    back("truth", "yes", "yes");
    back("truth", "OFF", "");
    back("truth", "1", "yes");
    back("truth", "", "");
    refused("truth", "maybe", "yes or no");
    assert_str(words_of("truth"), "");
}

static void test_field__dates(void **state)
{
    (void)state;
    back("day", "2024-02-29", "2024-02-29");
    back("day", "yesterday", "2027-08-09");
    back("day", "+2w", "2027-08-24");
    back("day", "", "");
    refused("day", "2023-02-29", "write a date like");
    refused("day", "2024-03", "whole date");
    refused("day", "--07-04", "whole date");
    refused("day", "soon", "today");
    back("part", "2024-03", "2024-03");
    back("part", "2024", "2024");
    back("part", "--07-04", "--07-04");
    refused("part", "2024-13", "2024-03");
    assert_int_equal(parse("part", "--07-04"), 0);
    assert_str(words_of("part"), "4 July");
}

static void test_field__instants(void **state)
{
    (void)state;
    back("instant", "2024-03-12T08:05:00Z", "2024-03-12T08:05:00Z");
    back("instant", "2024-03-12T10:05:00+02:00", "2024-03-12T08:05:00Z");
    back("instant", "", "");
    refused("instant", "08:05", "2024-03-12T08:05:00Z");
}

static void test_field__choices(void **state)
{
    (void)state;
    back("kind", "near_peer", "near_peer");
    back("kind", "NEAR-PEER", "near_peer");
    assert_str(words_of("kind"), "Near-peer");
    back("kind", "", "");
    refused("kind", "mentor", "choose one of near_peer, other");
}

static void test_field__ids(void **state)
{
    (void)state;
    char id[ID_TEXT_MAX], other[ID_TEXT_MAX];
    id_format(123456789, id);
    id_format(5, other);
    back("ref", id, id);
    back("ref", "", "");
    refused("ref", "Chen", "\"Chen\" is not an id");
    struct str both = str_format(a, " %s , %s,,%s", id, other, id);
    back("refs", both.p, str_format(a, "%s,%s", id, other).p);
    assert_int_equal(x.refs.n, 2);
    refused("refs", "00,Chen", "is not an id");
    back("refs", "", "");
    struct str many = STR_NULL;
    for (int i = 1; i <= LIMIT_REFS + 1; i++) {
        id_format(i, id);
        many = str_join(a, many, STR(","), str_c(id));
    }
    refused("refs", many.p, "more than one record can hold");
}

static void test_field__bytes(void **state)
{
    (void)state;
    back("bytes", "AAEC/w==", "AAEC/w==");
    assert_int_equal(x.bytes.n, 4);
    assert_str(words_of("bytes"), "4 bytes");
    refused("bytes", "!", "base64");
}

static void test_field__names(void **state)
{
    (void)state;
    assert_ptr_equal(field_find(fields, STR("short-text")), field_find(fields, STR("short_text")));
    assert_null(field_find(fields, STR("short")));
    assert_null(field_find(fields, STR("")));
    assert_null(field_find(NULL, STR("text")));
    assert_int_equal(field_count(fields), 14);
    assert_int_equal(field_count(NULL), 0);
    for (int t = 0; t < FIELD_TYPES; t++)
        assert_non_null(field_type_name((enum field_type)t));
    assert_int_equal(field_max(field_find(fields, STR("note"))), LIMIT_NOTE);
    assert_int_equal(field_max(field_find(fields, STR("short_text"))), 5);
}

static void fill(void)
{
    assert_int_equal(parse("text", "a \"b\""), 0);
    assert_int_equal(parse("number", "7"), 0);
    assert_int_equal(parse("truth", "yes"), 0);
    assert_int_equal(parse("part", "2024-03"), 0);
    assert_int_equal(parse("kind", "other"), 0);
    assert_int_equal(parse("bytes", "AAE="), 0);
    x.ref = 5;
    x.instant = 1710230700000000;
    x.refs.p = arena_alloc(a, sizeof(int64_t));
    x.refs.p[0] = 5;
    x.refs.n = 1;
}

static void test_field__json(void **state)
{
    (void)state;
    struct strbuf b;
    struct json_out j;
    fill();
    strbuf_init(&b, a, 10000);
    json_init(&j, &b, false);
    json_list_begin(&j);
    FIELD_EACH (f, fields)
        field_json(&j, f, &x);
    json_list_end(&j);
    assert_str(strbuf_get(&b),
               "[\"a \\\"b\\\"\",\"\",\"AAE=\",\"\",\"\",7,1710230700000000,\"0000000000005\",0,"
               "true,\"\",\"2024-03\",\"other\",[\"0000000000005\"]]");
}

static void test_field__emit(void **state)
{
    (void)state;
    struct strbuf b;
    fill();
    strbuf_init(&b, a, 10000);
    struct sink *s = sink_new(a, SINK_JSON, &b, 0);
    sink_map_begin(s);
    FIELD_EACH (f, fields)
        field_emit(s, f, &x);
    sink_map_end(s);
    sink_finish(s);
    struct str json = strbuf_get(&b);
    assert_true(str_find(json, STR("\"part\": \"2024-03\""), 0) != SIZE_MAX);
    assert_true(str_find(json, STR("\"day\": null"), 0) != SIZE_MAX);
    assert_true(str_find(json, STR("\"bytes\": 2"), 0) != SIZE_MAX); /* how many, not what */
    assert_true(str_find(json, STR("\"instant\": \"2024-03-12T08:05:00Z\""), 0) != SIZE_MAX);
}

static void test_field__equal_and_copy(void **state)
{
    (void)state;
    struct all y;
    memset(&y, 0, sizeof(y));
    fill();
    FIELD_EACH (f, fields) {
        assert_true(field_equal(f, &x, &x));
        assert_int_equal(field_equal(f, &x, &y), !field_is_set(f, &x));
        field_copy(f, &y, &x);
        assert_true(field_equal(f, &x, &y));
    }
}

/* Whatever is typed: no crash, and what is taken comes back the same. */
static bool comes_back(struct gen *g)
{
    static const struct str alphabets[] = {
        STR_INIT("0123456789-+:TZ. yestrudaw"), STR_INIT("abc,\r\n\t ="), {NULL, 0}};
    struct all p = {0}, q = {0};
    struct field_context c = {.today = {2027, 8, 10}};
    const struct field *f = &fields[gen_between(g, 0, 13)];
    struct str typed = gen_bytes(g, 24, alphabets[gen_between(g, 0, 2)]);
    if (field_parse(g->a, f, &c, typed, &p, NULL) < 0)
        return true;
    return field_parse(g->a, f, &c, field_text(g->a, f, &p), &q, NULL) == 0 &&
           field_equal(f, &p, &q);
}

static void test_field__any_text(void **state)
{
    (void)state;
    property_check("field", comes_back, 20000);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_field__##name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {CASE(text),    CASE(numbers),  CASE(truth),
                                       CASE(dates),   CASE(instants), CASE(choices),
                                       CASE(ids),     CASE(bytes),    CASE(names),
                                       CASE(json),    CASE(emit),     CASE(equal_and_copy),
                                       CASE(any_text)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
