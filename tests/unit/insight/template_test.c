/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/io.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "insight/draft.h"

enum { FILE_MAX = 1 << 16, TEMPLATES = 23 };

#define HEAD                                                                                       \
    "---\nkey: x\nserves: any\nstate: done\nsituation: A.\ntitle: B\nlimit: 150\nsubject: "        \
    "C\n---\n"

static int parse(struct arena *a, const char *text, struct draft_template *t, struct err *err)
{
    return template_parse(a, STR("x.md"), str_c(text), t, err);
}

static void refused(const char *text, const char *words)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct draft_template t = {.limit = 7};
    struct err err = {0};
    assert_int_equal(parse(a, text, &t, &err), ERR_PARSE);
    assert_int_equal(t.limit, 7); /* written on success only */
    if (!strstr(err.text, words))
        fail_msg("\"%s\" is not in: %s", words, err.text);
}

static void test_template__errors_name_file_line_and_cure(void **state)
{
    (void)state;
    refused("key: x\n", "x.md, line 1: the first line is three dashes");
    refused("---\nkey: x\n", "line 2: the head ends with a line of three dashes");
    refused("---\nkey: y\n---\nHello", "line 2: the key is the file's name without .md");
    refused("---\nkey: x\nserves: any\n---\nHello", "the head lacks the line \"situation:\"");
    refused("---\nkey: x\nlimit: many\n---\n", "line 3: \"many\" is no whole number");
    refused("---\nkey: x\ncolour: red\n---\n", "line 3: a head has no \"colour\"");
    refused("---\nkey: x\nserves: a b\n---\n", "line 3: \"a b\" is no list of words");
    refused("---\nkey: x\ntitle: A\ntitle: B\n---\n", "line 4: this line is there twice");
    refused("---\nkey: x\nfield: specfic = What?\n---\n", "line 3: there is no field \"specfic\"");
    refused("---\nkey: x\nfield: specific\n---\n", "write field: specific = and a question");
    refused("---\nkey: x\nsent: off\n---\n", "line 3: sent is thanks or told");
    refused(HEAD, "the body is empty");
    refused(HEAD "Dear {tehm},", "line 10: there is no field \"tehm\"");
    refused(HEAD "\nDear {them,\nhello}", "line 11: a field that begins with { ends with }");
    refused(HEAD "One\ntwo [[three", "line 11: what begins with [[ ends with ]]");
    refused(HEAD "((a|b", "what begins with (( ends with ))");
    refused(HEAD "a ]] b", "\"]\" stands only between");
    refused(HEAD "a | b", "\"|\" stands only between");
    refused(HEAD "a [b] c", "a single \"[\" cannot stand here");
    refused(HEAD "[[[[[[[[[[{me}]]]]]]]]]]", "at most 4 deep");
    refused(HEAD "{near}", "\"near\" is only for {?near}");
    refused("---\nkey: x\nserves: any\nsituation: A.\ntitle: B\nlimit: 9\nsubject: C\n"
            "field: link = Which?\n---\nHello",
            "the field \"link\" is asked for and never used");
    refused("\xFF\xFE", "not UTF-8");
}

static void test_template__reads_head_and_body(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct draft_template t;
    struct err err = {0};
    assert_int_equal(parse(a,
                           "\xEF\xBB\xBF---\r\nkey: x\r\nserves: letter, call\r\nstate: asked\r\n"
                           "after: 7\r\norder: 3\r\nsituation: A: b.\r\ntitle: B\r\nlimit: 90\r\n"
                           "hint: One.\r\nhint: Two.\r\nfield: specific = Which = what?\r\n"
                           "subject: For {them}\r\n---\r\n\r\n{specific}\r\n---\r\nmore\r\n",
                           &t, &err),
                     0);
    assert_str(t.key, "x");
    assert_str(t.situation, "A: b.");
    assert_int_equal(t.limit, 90);
    assert_int_equal(t.order, 3);
    assert_int_equal(t.after, 7);
    assert_int_equal(t.hints.n, 2);
    assert_str(t.asks.p[0].question, "Which = what?");
    assert_true(template_lists(t.serves, STR("call")));
    assert_false(template_lists(t.serves, STR("advice")));
    assert_true(template_lists(STR("any"), STR("advice")));
}

static void load(struct arena *a, struct template_set *set)
{
    const char *source = getenv("WELLMET_SOURCE");
    struct str dir = str_format(a, "%s/data/templates", source ? source : "."), *names, text;
    size_t n;
    struct err err = {0};
    assert_int_equal(io_list_dir(a, dir.p, &names, &n), 0);
    for (size_t i = 0; i < n; i++) {
        struct str path = str_format(a, "%s/%s", dir.p, names[i].p);
        assert_int_equal(io_read_file(a, path.p, FILE_MAX, &text), 0);
        if (template_add(a, set, names[i], text, &err))
            fail_msg("%s", err.text);
    }
}

static const char *pick(const struct template_set *set, const char *kind, const char *state,
                        int64_t days)
{
    const struct draft_template *t = template_pick(set, str_c(kind), str_c(state), days);
    return t ? t->key.p : "";
}

static void test_template__an_ask_finds_its_template(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct template_set set = {0};
    load(a, &set);
    assert_string_equal(pick(&set, "letter", "idea", -1), "letter-ask");
    assert_string_equal(pick(&set, "letter", "agreed", 3), "letter-packet");
    assert_string_equal(pick(&set, "letter", "agreed", 28), "letter-reminder");
    assert_string_equal(pick(&set, "shadowing", "idea", -1), "shadow-first");
    assert_string_equal(pick(&set, "shadowing", "asked", 6), "");
    assert_string_equal(pick(&set, "shadowing", "asked", 7), "follow-up-1");
    assert_string_equal(pick(&set, "shadowing", "asked", 21), "follow-up-2");
    assert_string_equal(pick(&set, "shadowing", "done", 1), "thanks-shadowing");
    assert_string_equal(pick(&set, "advice", "done", 1), "thanks-help");
    assert_string_equal(pick(&set, "other", "idea", -1), "advice");
    assert_string_equal(pick(&set, "call", "declined", 1), "thanks-anyway");
    assert_string_equal(pick(&set, "call", "thanked", 1), "outcome");
}

/* What holds for every template we ship. */
static void lint(struct arena *a, const struct draft_template *t)
{
    struct str mend;
    struct strbuf all;
    strbuf_init(&all, a, FILE_MAX);
    strbuf_addf(&all, "%.*s. %.*s. ", STR_ARG(t->title), STR_ARG(t->situation));
    VEC_EACH (const struct template_ask, x, &t->asks)
        strbuf_addf(&all, "%.*s ", STR_ARG(x->question));
    VEC_EACH (const struct str, h, &t->hints) {
        strbuf_addf(&all, "%.*s ", STR_ARG(*h));
        assert_true(str_ends(*h, STR(".")));
    }
    struct str cliche = draft_cliche(a, strbuf_get(&all), &mend);
    if (cliche.n || t->limit > TEMPLATE_WORDS)
        fail_msg("%s: %.*s", t->key.p, STR_ARG(cliche));
    assert_true(t->limit >= 50);
    assert_true(str_ends(t->situation, STR(".")));
    assert_true(t->hints.n > 0);
    /* Every message asks for something that fits one person only. */
    if (!(t->used >> DRAFT_SPECIFIC & 1) || !(t->used >> DRAFT_THEM & 1))
        fail_msg("%s says nothing about the person", t->key.p);
    /* What is typed has a question, so that the form can ask for it. */
    for (int f = 0; f < DRAFT_FIELDS; f++) {
        bool asked = f == DRAFT_PHONE;
        VEC_EACH (const struct template_ask, x, &t->asks)
            asked = asked || (int)x->field == f;
        if (draft_fields[f].from == DRAFT_TYPED && (t->used >> f & 1) && !asked)
            fail_msg("%s uses %s and does not ask for it", t->key.p, draft_fields[f].name);
    }
}

static void test_template__ours_keep_the_rules(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct template_set set = {0};
    load(a, &set);
    assert_int_equal(set.rows.n, TEMPLATES);
    VEC_EACH (const struct draft_template, t, &set.rows)
        lint(a, t);
}

static void test_template__a_users_file_replaces_ours(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct template_set set = {0};
    struct err err = {0};
    assert_int_equal(template_add(a, &set, STR("x.md"), STR(HEAD "One {them}"), &err), 0);
    assert_int_equal(template_add(a, &set, STR("x.md"), STR(HEAD "Two {them}"), &err), 0);
    assert_int_equal(template_add(a, &set, STR("x.md"), STR(HEAD "Two {thm}"), &err), ERR_PARSE);
    assert_int_equal(set.rows.n, 1);
    struct draft d;
    draft_make(a, template_find(&set, STR("x")), &(struct draft_facts){0}, &d);
    assert_str(d.body, "Two [their name]");
    assert_null(template_find(&set, STR("y")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_template__errors_name_file_line_and_cure),
        cmocka_unit_test(test_template__reads_head_and_body),
        cmocka_unit_test(test_template__an_ask_finds_its_template),
        cmocka_unit_test(test_template__ours_keep_the_rules),
        cmocka_unit_test(test_template__a_users_file_replaces_ours),
    };
    return cmocka_run_group_tests_name("insight/template", tests, NULL, NULL);
}
