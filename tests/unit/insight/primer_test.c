/* SPDX-License-Identifier: Apache-2.0 */
/* A chapter read from its file: head, parts, steps, joined lines, dates; and what is refused. */
#include "insight/primer.h"

#include "base/arena.h"
#include "base/err.h"
#include "check.h"

#define HEAD "---\nkey: tea\norder: 5\ntitle: Tea\nabout: How it is made.\nstage: ms1\n---\n"

static const char chapter[] =
    HEAD "First line\nof a paragraph.\n\nSecond, by {{date:rol}}.\n\n"
         "## With whom\nOnly *one* person.\n"
         "## Do\n- Warm the pot\n  before.\n- Wait.\n"
         "## Don't\n- Don't hurry.\n"
         "## Example: A note\n> Dear Dr Chen,\n>\n> thank you\n> for the tea.\\\n> Sam\n"
         "## On your road\n- [1] Buy tea.\n- [two] Ask who\n  drinks it.\n"
         "## Sources\n- A book, 1999.\n";

static int add(struct arena *a, struct primer *p, const char *text, struct err *err)
{
    return primer_add(a, p, STR("primer/tea.md"), str_c(text), err);
}

static void test_primer__parts(void **state)
{
    struct arena *a = *state;
    struct primer p = {0};
    struct err err = {0};
    assert_int_equal(add(a, &p, chapter, &err), 0);
    const struct primer_chapter *c = primer_find(&p, STR("tea"));
    assert_non_null(c);
    assert_str(c->title, "Tea");
    assert_str(c->stage, "ms1");
    assert_int_equal(c->order, 5);
    assert_int_equal(c->parts.n, 7);
    assert_str(c->parts.p[0].text, "First line of a paragraph.\n\nSecond, by {{date:rol}}.");
    assert_str(c->parts.p[1].title, "With whom");
    assert_int_equal(c->parts.p[1].kind, PRIMER_PROSE);
    assert_int_equal(c->parts.p[2].kind, PRIMER_DO);
    assert_str(c->parts.p[2].text, "- Warm the pot before.\n- Wait.");
    assert_int_equal(c->parts.p[3].kind, PRIMER_DONT);
    assert_int_equal(c->parts.p[4].kind, PRIMER_EXAMPLE);
    assert_str(c->parts.p[4].title, "A note");
    assert_str(c->parts.p[4].text, "> Dear Dr Chen,\n>\n> thank you for the tea.\\\n> Sam");
    assert_int_equal(c->parts.p[5].kind, PRIMER_ROAD);
    assert_int_equal(c->parts.p[6].kind, PRIMER_SOURCES);
    assert_int_equal(c->items.n, 2);
    assert_str(c->items.p[0].step, "primer.tea.1");
    assert_str(c->items.p[1].text, "Ask who drinks it.");
    assert_int_equal(c->minutes, 1);
    assert_in_range(c->words, 30, 45); /* without the sources */
}

static void test_primer__finds(void **state)
{
    struct arena *a = *state;
    struct primer p = {0};
    struct err err = {0};
    const struct primer_chapter *c = NULL;
    assert_int_equal(add(a, &p, chapter, &err), 0);
    assert_str(primer_item_find(&p, STR("tea.two"), &c)->text, "Ask who drinks it.");
    assert_non_null(primer_item_find(&p, STR("primer.tea.1"), &c));
    assert_str(c->key, "tea");
    assert_null(primer_item_find(&p, STR("tea.3"), &c));
    assert_null(primer_item_find(&p, STR("tea"), &c));
    assert_null(primer_item_find(&p, STR("coffee.1"), &c));
    assert_null(primer_find(NULL, STR("tea")));
    /* The same key again replaces; a smaller order comes first. */
    assert_int_equal(add(a, &p, HEAD "Other.\n", &err), 0);
    assert_int_equal(p.chapters.n, 1);
    assert_str(p.chapters.p[0].parts.p[0].text, "Other.");
    assert_int_equal(
        primer_add(a, &p, STR("a.md"), STR("---\nkey: a\norder: 1\ntitle: A\n---\nx\n"), &err), 0);
    assert_str(p.chapters.p[0].key, "a");
}

static struct str day(void *data, struct str id) { return str_format(data, "<%.*s>", STR_ARG(id)); }

static void test_primer__fills(void **state)
{
    struct arena *a = *state;
    assert_str(primer_fill(a, STR("by {{date:rol}}, then {{date:match_day}}."), day, a),
               "by <rol>, then <match_day>.");
    assert_str(primer_fill(a, STR("none"), day, a), "none");
    assert_str(primer_fill(a, STR("open {{date:rol"), day, a), "open {{date:rol");
    struct str rest = STR("x {{date:a}} y"), id;
    assert_true(primer_next_date(&rest, &id));
    assert_str(id, "a");
    assert_str(rest, " y");
    assert_false(primer_next_date(&rest, &id));
}

static void test_primer__refuses(void **state)
{
    static const struct {
        const char *text, *part;
    } rows[] = {
        {"", "line 0: the file begins with a line of three dashes"},
        {"---\nkey: coffee\n---\n", "line 2: the key is the file's name"},
        {"---\nkey: tea\norder: soon\n", "line 3: the order is a whole number"},
        {"---\nkey: tea\ncolor: green\n", "line 3: the head has key"},
        {"---\nkey: tea\ntitle: Tea\n", "ends the head"},
        {"---\nkey: tea\n---\nx\n", "the head needs key and title"},
        {HEAD "## Do\n## Don't\n- x\n", "the part above has no text"},
        {HEAD "x\n## On your road\n- Buy tea.\n", "a step is written"},
        {HEAD "x\n## On your road\n- [1] A.\n- [1] B.\n", "is there twice"},
        {HEAD "x\n## On your road\n- [one two] A.\n", "a number or a short word"},
        {HEAD "x\n## On your road\n- [1]\n", "one sentence"},
    };
    struct arena *a = *state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct primer p = {0};
        struct err err = {0};
        assert_true(add(a, &p, rows[i].text, &err) < 0);
        if (!strstr(err.text, rows[i].part))
            fail_msg("%s: %s", rows[i].part, err.text);
        assert_int_equal(p.chapters.n, 0);
    }
}

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

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_primer__parts), TEST(test_primer__finds),
                                       TEST(test_primer__fills), TEST(test_primer__refuses)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
