/* SPDX-License-Identifier: Apache-2.0 */
#include "base/sink.h"

#include "base/arena.h"
#include "base/fold.h"
#include "check.h"
#include "property.h"

static struct arena *arena;
static int setup(void **state)
{
    (void)state;
    arena = arena_new(0);
    return 0;
}
static int teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* What `say` gives in a form. */
static struct str output(void (*say)(struct sink *), enum sink_form form, int columns)
{
    struct strbuf out;
    strbuf_init(&out, arena, 1000000);
    struct sink *s = sink_new(arena, form, &out, columns);
    assert_int_equal(sink_is_json(s), form == SINK_JSON);
    say(s);
    sink_finish(s);
    return strbuf_get(&out);
}

static void say_role(struct sink *s, int64_t id, const char *name)
{
    sink_map_begin(s);
    sink_kv_id(s, "id", id);
    sink_kv_str(s, "name", str_c(name));
    sink_kv_bool(s, "usable", true);
    sink_map_end(s);
}

static void say_person(struct sink *s, int64_t id, const char *name, const char *note, int64_t n)
{
    sink_map_begin(s);
    sink_kv_id(s, "id", id);
    sink_kv_str(s, "full_name", str_c(name));
    sink_kv_str(s, "note", str_c(note));
    sink_kv_i64(s, "times", n);
    sink_kv_bool(s, "never", n > 5);
    sink_kv_date(s, "met_on", (struct date){2024, 3, n > 5 ? 12 : 0});
    sink_key(s, "roles");
    sink_list_begin(s);
    say_role(s, 1, "mentor");
    if (n > 5)
        say_role(s, 2, "coach");
    sink_list_end(s);
    sink_map_end(s);
}

static void say_people(struct sink *s)
{
    sink_list_begin(s);
    say_person(s, 33, "王芳", "says \"hi\",\ntwice", 5);
    say_person(s, 34, "José & <b>", "", 12345);
    sink_list_end(s);
}

static void say_one(struct sink *s) { say_person(s, 33, "José", "a <long>\nnote", 7); }

static void test_sink__json_list(void **state)
{
    (void)state;
    assert_str(output(say_people, SINK_JSON, 0), "[\n"
                                                 "  {\n"
                                                 "    \"id\": \"0000000000011\",\n"
                                                 "    \"full_name\": \"王芳\",\n"
                                                 "    \"note\": \"says \\\"hi\\\",\\ntwice\",\n"
                                                 "    \"times\": 5,\n"
                                                 "    \"never\": false,\n"
                                                 "    \"met_on\": \"2024-03\",\n"
                                                 "    \"roles\": [\n"
                                                 "      {\n"
                                                 "        \"id\": \"0000000000001\",\n"
                                                 "        \"name\": \"mentor\",\n"
                                                 "        \"usable\": true\n"
                                                 "      }\n"
                                                 "    ]\n"
                                                 "  },\n"
                                                 "  {\n"
                                                 "    \"id\": \"0000000000012\",\n"
                                                 "    \"full_name\": \"José & <b>\",\n"
                                                 "    \"note\": \"\",\n"
                                                 "    \"times\": 12345,\n"
                                                 "    \"never\": true,\n"
                                                 "    \"met_on\": \"2024-03-12\",\n"
                                                 "    \"roles\": [\n"
                                                 "      {\n"
                                                 "        \"id\": \"0000000000001\",\n"
                                                 "        \"name\": \"mentor\",\n"
                                                 "        \"usable\": true\n"
                                                 "      },\n"
                                                 "      {\n"
                                                 "        \"id\": \"0000000000002\",\n"
                                                 "        \"name\": \"coach\",\n"
                                                 "        \"usable\": true\n"
                                                 "      }\n"
                                                 "    ]\n"
                                                 "  }\n"
                                                 "]\n");
}

static void test_sink__table_list(void **state)
{
    (void)state;
    assert_str(output(say_people, SINK_TABLE, 0),
               "Id             Full name   Note              Times  Never  Met on      Roles\n"
               "0000000000011  王芳        says \"hi\", twice      5  no     2024-03     mentor\n"
               "0000000000012  José & <b>                    12345  yes    2024-03-12  mentor, "
               "coach\n");
}

static void test_sink__table_fits_the_screen(void **state)
{
    (void)state;
    assert_str(output(say_people, SINK_TABLE, 71),
               "Id             Full name  Note       Times  Never  Met on      Roles\n"
               "0000000000011  王芳       says \"hi…      5  no     2024-03     mentor\n"
               "0000000000012  José & <…             12345  yes    2024-03-12  mentor,…\n");
    /* Whatever the width, no line is wider. */
    for (int width = 1; width < 120; width++) {
        struct str rest = output(say_people, SINK_TABLE, width), line;
        while (str_next_line(&rest, &line))
            assert_true(utf8_width(line) <= width);
    }
}

static void test_sink__tsv_list(void **state)
{
    (void)state;
    assert_str(output(say_people, SINK_TSV, 20),
               "id\tfull_name\tnote\ttimes\tnever\tmet_on\troles\n"
               "0000000000011\t王芳\tsays \"hi\",\\ntwice\t5\tno\t2024-03\tmentor\n"
               "0000000000012\tJosé & <b>\t\t12345\tyes\t2024-03-12\tmentor, coach\n");
}

static void test_sink__csv_list(void **state)
{
    (void)state;
    assert_str(output(say_people, SINK_CSV, 20),
               "id,full_name,note,times,never,met_on,roles\r\n"
               "0000000000011,王芳,\"says \"\"hi\"\",\ntwice\",5,no,2024-03,mentor\r\n"
               "0000000000012,José & <b>,,12345,yes,2024-03-12,\"mentor, coach\"\r\n");
}

static void test_sink__html_list(void **state)
{
    (void)state;
    assert_str(output(say_people, SINK_HTML, 0),
               "<table><thead><tr><th>Id</th><th>Full name</th><th>Note</th><th>Times</th>"
               "<th>Never</th><th>Met on</th><th>Roles</th></tr></thead><tbody>"
               "<tr><td>0000000000011</td><td>王芳</td><td>says \"hi\",\ntwice</td><td>5</td>"
               "<td>no</td><td>2024-03</td><td>mentor</td></tr>"
               "<tr><td>0000000000012</td><td>José &amp; &lt;b&gt;</td><td></td><td>12345</td>"
               "<td>yes</td><td>2024-03-12</td><td>mentor, coach</td></tr></tbody></table>");
}

static void test_sink__single_map(void **state)
{
    (void)state;
    assert_str(output(say_one, SINK_TABLE, 10), "Id         0000000000011\n"
                                                "Full name  José\n"
                                                "Note       a <long>\n"
                                                "           note\n"
                                                "Times      7\n"
                                                "Never      yes\n"
                                                "Met on     2024-03-12\n"
                                                "Roles      mentor, coach\n");
    assert_str(output(say_one, SINK_TSV, 0),
               "id\t0000000000011\nfull_name\tJosé\nnote\ta <long>\\nnote\ntimes\t7\n"
               "never\tyes\nmet_on\t2024-03-12\nroles\tmentor, coach\n");
    assert_str(output(say_one, SINK_CSV, 0),
               "id,0000000000011\r\nfull_name,José\r\nnote,\"a <long>\nnote\"\r\ntimes,7\r\n"
               "never,yes\r\nmet_on,2024-03-12\r\nroles,\"mentor, coach\"\r\n");
    assert_str(output(say_one, SINK_HTML, 0),
               "<dl><dt>Id</dt><dd>0000000000011</dd><dt>Full name</dt><dd>José</dd>"
               "<dt>Note</dt><dd>a &lt;long&gt;\nnote</dd><dt>Times</dt><dd>7</dd>"
               "<dt>Never</dt><dd>yes</dd><dt>Met on</dt><dd>2024-03-12</dd>"
               "<dt>Roles</dt><dd>mentor, coach</dd></dl>");
}

static void say_unset(struct sink *s)
{
    sink_map_begin(s);
    sink_kv_str(s, "text", STR_NULL);
    sink_kv_date(s, "date", (struct date){0, 0, 0});
    sink_key(s, "instant");
    sink_instant(s, 0);
    sink_kv_id(s, "id", 0);
    sink_key(s, "null");
    sink_null(s);
    sink_kv_i64(s, "zero", 0);
    sink_key(s, "then");
    sink_instant(s, INT64_C(1710230700500000));
    sink_map_end(s);
}

static void test_sink__values_not_set(void **state)
{
    (void)state;
    assert_str(output(say_unset, SINK_JSON, 0),
               "{\n  \"text\": \"\",\n  \"date\": null,\n  \"instant\": null,\n  \"id\": null,\n"
               "  \"null\": null,\n  \"zero\": 0,\n"
               "  \"then\": \"2024-03-12T08:05:00.500000Z\"\n}\n");
    assert_str(output(say_unset, SINK_TABLE, 0), "Zero  0\nThen  2024-03-12T08:05:00.500000Z\n");
    assert_str(output(say_unset, SINK_TSV, 0), "text\t\ndate\t\ninstant\t\nid\t\nnull\t\nzero\t0\n"
                                               "then\t2024-03-12T08:05:00.500000Z\n");
    assert_str(output(say_unset, SINK_HTML, 0),
               "<dl><dt>Zero</dt><dd>0</dd><dt>Then</dt><dd>2024-03-12T08:05:00.500000Z</dd></dl>");
}

static void say_uneven(struct sink *s)
{
    sink_list_begin(s);
    sink_map_begin(s);
    sink_kv_str(s, "a", STR("1"));
    sink_kv_str(s, "b", STR("2"));
    sink_map_end(s);
    sink_map_begin(s);
    sink_kv_str(s, "c", STR("3"));
    sink_kv_str(s, "a", STR("4"));
    sink_map_end(s);
    sink_map_begin(s);
    sink_map_end(s);
    sink_list_end(s);
}

static void test_sink__rows_with_other_keys(void **state)
{
    (void)state;
    assert_str(output(say_uneven, SINK_TSV, 0), "a\tb\tc\n1\t2\t\n4\t\t3\n\t\t\n");
    assert_str(output(say_uneven, SINK_CSV, 0), "a,b,c\r\n1,2,\r\n4,,3\r\n,,\r\n");
}

static void say_texts(struct sink *s)
{
    sink_list_begin(s);
    sink_str(s, STR("one"));
    sink_str(s, STR(""));
    sink_i64(s, 3);
    sink_list_end(s);
}

static void test_sink__list_of_values(void **state)
{
    (void)state;
    assert_str(output(say_texts, SINK_TABLE, 0), "one\n\n3\n");
    assert_str(output(say_texts, SINK_TSV, 0), "one\n\n3\n");
    assert_str(output(say_texts, SINK_CSV, 0), "one\r\n\"\"\r\n3\r\n"); /* no blank line */
    assert_str(output(say_texts, SINK_HTML, 0), "<ul><li>one</li><li></li><li>3</li></ul>");
}

static void say_empty(struct sink *s)
{
    sink_list_begin(s);
    sink_list_end(s);
}

static void say_value(struct sink *s) { sink_bool(s, true); }

static void say_nothing(struct sink *s) { (void)s; }

static void test_sink__little_or_nothing(void **state)
{
    (void)state;
    assert_str(output(say_empty, SINK_JSON, 0), "[]\n");
    assert_str(output(say_value, SINK_TABLE, 0), "yes\n");
    assert_str(output(say_value, SINK_JSON, 0), "true");
    for (enum sink_form form = SINK_TABLE; form <= SINK_HTML; form++) {
        assert_str(output(say_empty, form, 0), "");
        assert_str(output(say_nothing, form, 80), "");
    }
}

static void say_nested(struct sink *s)
{
    sink_map_begin(s);
    sink_key(s, "people");
    sink_list_begin(s);
    for (int i = 0; i < 300; i++) {
        sink_list_begin(s);
        sink_map_begin(s);
        sink_kv_i64(s, "n", i);
        sink_map_end(s);
        sink_list_end(s);
    }
    sink_list_end(s);
    sink_kv_str(s, "after", STR("x"));
    sink_map_end(s);
}

static void test_sink__deep_nesting_is_one_cell(void **state)
{
    (void)state;
    struct str got = output(say_nested, SINK_TSV, 0);
    assert_true(str_starts(got, STR("people\t0, 1, 2, 3, 4, ")));
    assert_true(str_ends(got, STR(", 298, 299\nafter\tx\n")));
}

/* A colour, a bell, a control sequence of one character and a reversal of the text. */
#define ESCAPES "\x1b[31mred\x07 \xC2\x9B\x33\x31m \xE2\x80\xAE"

static void say_hostile(struct sink *s)
{
    sink_list_begin(s);
    sink_map_begin(s);
    sink_kv_str(s, "<k>", STR(ESCAPES "bidi\t\xFF\r\nend \\"));
    sink_kv_str(s, "formula", STR("=1+1"));
    sink_kv_str(s, "blank", STR(" x "));
    sink_kv_str(s, "quote", STR("\""));
    sink_map_end(s);
    sink_list_end(s);
}

static void test_sink__hostile_text(void **state)
{
    (void)state;
    /* A terminal gets no escape sequence and no line it did not ask for. */
    assert_str(output(say_hostile, SINK_TABLE, 0),
               "<k>                          Formula  Blank  Quote\n"
               "[31mred   31m bidi \xEF\xBF\xBD  end \\  =1+1     x      \"\n");
    assert_str(output(say_hostile, SINK_TSV, 0),
               "<k>\tformula\tblank\tquote\n" ESCAPES "bidi\\t\xFF\\r\\nend \\\\\t=1+1\t x \t\"\n");
    assert_str(output(say_hostile, SINK_CSV, 0), "<k>,formula,blank,quote\r\n"
                                                 "\"" ESCAPES "bidi\t\xFF\r\nend \\\",=1+1,\" x \","
                                                 "\"\"\"\"\r\n");
    assert_true(
        str_starts(output(say_hostile, SINK_HTML, 0), STR("<table><thead><tr><th>&lt;k&gt;</th>")));
}

/* ---- CSV and TSV are read back by small readers of their rules ---- */

static struct str cells[3];
static void say_cells(struct sink *s)
{
    static const char *const keys[] = {"a", "b", "c"};
    sink_list_begin(s);
    sink_map_begin(s);
    for (int i = 0; i < 3; i++)
        sink_kv_str(s, keys[i], cells[i]);
    sink_map_end(s);
    sink_list_end(s);
}

static struct str csv_cell(struct arena *a, struct str *rest)
{
    struct strbuf b;
    strbuf_init(&b, a, 1000);
    bool quoted = str_starts(*rest, STR("\""));
    size_t i = quoted;
    for (; i < rest->n; i++) {
        if (!quoted && strchr(",\r", rest->p[i]) && rest->p[i])
            break;
        if (quoted && rest->p[i] == '"') {
            i++;
            if (i >= rest->n || rest->p[i] != '"')
                break;
        }
        strbuf_add_char(&b, rest->p[i]);
    }
    *rest = str_sub(*rest, i, rest->n);
    return strbuf_get(&b);
}

static bool csv_round_trip(struct gen *g)
{
    for (int i = 0; i < 3; i++)
        cells[i] = gen_bytes(g, 8, STR("ab\",\r\n\t \\;'"));
    struct str got = output(say_cells, SINK_CSV, 0);
    if (!str_starts(got, STR("a,b,c\r\n")))
        return false;
    got = str_sub(got, 7, got.n);
    for (int i = 0; i < 3; i++) {
        if (!str_eq(csv_cell(g->a, &got), cells[i]))
            return false;
        if (!str_starts(got, i < 2 ? STR(",") : STR("\r\n")))
            return false;
        got = str_sub(got, 1, got.n);
    }
    return got.n == 1;
}

static bool tsv_is_one_line(struct gen *g)
{
    for (int i = 0; i < 3; i++)
        cells[i] = gen_bytes(g, 8, STR("ab\",\r\n\t \\;'"));
    struct str got = output(say_cells, SINK_TSV, 0), line, part;
    int lines = 0, parts = 0;
    while (str_next_line(&got, &line)) {
        lines++;
        while (str_next(&line, '\t', &part))
            parts++;
    }
    return lines == 2 && parts == 6;
}

static void test_sink__separated_forms_round_trip(void **state)
{
    (void)state;
    property_check("CSV round trip", csv_round_trip, 2000);
    property_check("TSV is one line", tsv_is_one_line, 1000);
}

/* In the middle of anything: what comes next is as from a new sink, and what `out` had stays. */
static void test_sink__clear(void **state)
{
    struct arena *a = arena_new(0);
    (void)state;
    static const enum sink_form forms[] = {SINK_JSON, SINK_TABLE, SINK_TSV, SINK_CSV, SINK_HTML};
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        struct strbuf once, again;
        strbuf_init(&once, a, 10000);
        strbuf_init(&again, a, 10000);
        strbuf_addf(&once, "before ");
        strbuf_addf(&again, "before ");
        struct sink *s = sink_new(a, forms[i], &once, 0), *t = sink_new(a, forms[i], &again, 0);
        sink_list_begin(t);
        sink_map_begin(t);
        sink_kv_str(t, "other", STR("gone"));
        sink_key(t, "half");
        sink_clear(t);
        for (int k = 0; k < 2; k++) {
            struct sink *x = k ? t : s;
            sink_list_begin(x);
            sink_map_begin(x);
            sink_kv_id(x, "id", 7);
            sink_kv_str(x, "name", STR("Ada"));
            sink_map_end(x);
            sink_list_end(x);
            sink_finish(x);
        }
        assert_true(str_eq(strbuf_get(&once), strbuf_get(&again)));
        assert_true(str_starts(strbuf_get(&again), STR("before ")));
    }
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sink__json_list),
        cmocka_unit_test(test_sink__table_list),
        cmocka_unit_test(test_sink__table_fits_the_screen),
        cmocka_unit_test(test_sink__tsv_list),
        cmocka_unit_test(test_sink__csv_list),
        cmocka_unit_test(test_sink__html_list),
        cmocka_unit_test(test_sink__single_map),
        cmocka_unit_test(test_sink__values_not_set),
        cmocka_unit_test(test_sink__rows_with_other_keys),
        cmocka_unit_test(test_sink__list_of_values),
        cmocka_unit_test(test_sink__little_or_nothing),
        cmocka_unit_test(test_sink__deep_nesting_is_one_cell),
        cmocka_unit_test(test_sink__hostile_text),
        cmocka_unit_test(test_sink__separated_forms_round_trip),
        cmocka_unit_test(test_sink__clear),
    };
    return cmocka_run_group_tests_name("base/sink", tests, setup, teardown);
}
