/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"
#include "property.h"

#include "base/arena.h"
#include "base/err.h"
#include "def/errors.h"
#include "def/limits.h"
#include "insight/quicklog_words.h"
#include "quicklog_dump.h"
#include "quicklog_sound.h"

static const struct date today = {2027, 8, 10};
static struct str known = STR_INIT("chen ruiz will may de la cruz");

static struct quicklog parse(struct arena *a, struct str text)
{
    struct quicklog_names names = {.data = &known, .is_name = quicklog_known};
    struct quicklog q;
    struct err err;
    assert_int_equal(quicklog_parse(a, text, today, &names, &q, &err), 0);
    assert_true(quicklog_is_sound(&q));
    return q;
}

static void test_quicklog__the_sentence_of_the_manual(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct quicklog q = parse(
        a, STR("coffee with Chen yesterday 30m, she will introduce me to Dr Ruiz; thanked her"));
    assert_int_equal(q.kind, INTERACTION_MEETING);
    assert_int_equal(q.direction, DIRECTION_BOTH);
    assert_true(date_eq(q.date, (struct date){2027, 8, 9}));
    assert_true(q.date_said);
    assert_int_equal(q.minutes, 30);
    assert_int_equal(q.people.n, 2);
    assert_true(q.people.p[0].participant);
    assert_false(q.people.p[1].participant);
    assert_str(q.people.p[0].pronoun, "she");
    assert_str(q.people.p[1].name, "Dr Ruiz");
    assert_int_equal(q.promises.n, 1);
    assert_int_equal(q.promises.p[0].by, PROMISE_BY_THEM);
    assert_int_equal(q.promises.p[0].about, 1);
    assert_int_equal(q.thanks.n, 1);
    assert_int_equal(q.thanks.p[0].person, 0);
    assert_int_equal(q.unclear, 0);
    assert_int_equal(q.parts.n, 7);
}

static int code_of(struct arena *a, struct str text)
{
    struct quicklog q;
    struct err err = {0};
    int rc = quicklog_parse(a, text, today, NULL, &q, &err);
    assert_true(rc == 0 || err.text[0]);
    return rc;
}

static void test_quicklog__refuses(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    static char wide[LIMIT_LOG_TEXT + 1];
    memset(wide, 'a', sizeof(wide));
    assert_int_equal(code_of(a, STR("")), ERR_INVALID);
    assert_int_equal(code_of(a, STR(" \n\t ")), ERR_INVALID);
    assert_int_equal(code_of(a, (struct str){wide, LIMIT_LOG_TEXT}), 0);
    assert_int_equal(code_of(a, (struct str){wide, LIMIT_LOG_TEXT + 1}), ERR_LIMIT);
    assert_int_equal(
        code_of(a, STR("met Ann, Bob, Cyd, Dan, Eve, Flo, Gus, Hal, Ida, Jon, Kai, Lou")), 0);
    assert_int_equal(
        code_of(a, STR("met Ann, Bob, Cyd, Dan, Eve, Flo, Gus, Hal, Ida, Jon, Kai, Lou and Moe")),
        ERR_LIMIT);
}

static void test_quicklog__without_known_names(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct quicklog q;
    struct err err;
    assert_int_equal(quicklog_parse(a, STR("coffee with Chen"), today, NULL, &q, &err), 0);
    assert_str(q.people.p[0].name, "Chen");
    struct quicklog_names none = {NULL, NULL};
    assert_int_equal(quicklog_parse(a, STR("coffee with chen"), today, &none, &q, &err), 0);
    assert_true(q.people.p[0].unclear);
    assert_int_equal(q.unclear, 1);
}

static void test_quicklog__repairs_bytes(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct quicklog q = parse(a, STR("coffee with Jos\xE9 yesterday"));
    assert_true(utf8_is_valid(q.text));
    assert_int_equal(q.people.n, 1);
    q = parse(a, STR("coffee\0with Chen"));
    assert_int_equal(q.people.n, 1);
}

/* Saturdays and Sundays, month ends and leap days: the arithmetic of days at its edges. */
static void test_quicklog__days_at_the_edges(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    static const struct {
        struct date today;
        const char *text, *want;
    } rows[] = {
        {{2027, 8, 8}, "coffee with Chen on Sunday", "2027-08-01"},
        {{2027, 8, 8}, "coffee with Chen this Sunday", "2027-08-08"},
        {{2027, 8, 8}, "coffee with Chen last weekend", "2027-08-07"},
        {{2027, 1, 1}, "coffee with Chen yesterday", "2026-12-31"},
        {{2027, 1, 1}, "coffee with Chen 31 Dec", "2026-12-31"},
        {{2027, 3, 31}, "coffee with Chen a month ago", "2027-02-28"},
        {{2028, 3, 1}, "coffee with Chen 29 Feb", "2028-02-29"},
        {{2028, 2, 29}, "coffee with Chen a year ago", "2027-02-28"},
        {{2027, 3, 1}, "coffee with Chen on the 31st", "2027-01-31"},
        {{2027, 8, 10}, "coffee with Chen on the 11th", "2027-07-11"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct quicklog q;
        struct err err;
        assert_int_equal(quicklog_parse(a, str_c(rows[i].text), rows[i].today, NULL, &q, &err), 0);
        assert_str(date_str(a, q.date), rows[i].want);
    }
}

static void test_quicklog__due_days_at_the_edges(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    static const struct {
        struct date today;
        const char *due, *want;
    } rows[] = {
        {{2027, 8, 13}, "by Friday", "2027-08-20"},
        {{2027, 12, 30}, "by 2 Jan", "2028-01-02"},
        {{2027, 8, 14}, "next week", "2027-08-20"},
        {{2027, 8, 10}, "by the end of the week", "2027-08-13"},
        {{2027, 8, 15}, "by end of week", "2027-08-20"},
        {{2028, 1, 31}, "next month", "2028-02-29"},
        {{2027, 8, 10}, "in ten days", "2027-08-20"},
        {{2027, 8, 10}, "today", "2027-08-10"},
        {{2027, 8, 10}, "by September", "2027-09-01"},
        {{2027, 8, 10}, "on the 9th", "2027-09-09"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct quicklog q;
        struct err err;
        struct str text = str_format(a, "coffee with Chen, she will send it %s", rows[i].due);
        assert_int_equal(quicklog_parse(a, text, rows[i].today, NULL, &q, &err), 0);
        assert_int_equal(q.promises.n, 1);
        assert_str(q.promises.p[0].what, "send it");
        assert_str(date_str(a, q.promises.p[0].due_on), rows[i].want);
        assert_false(q.date_said);
    }
}

static void test_quicklog__words_are_sorted(void **state)
{
    (void)state;
    for (size_t i = 1; i < quicklog_words_n; i++)
        assert_true(strcmp(quicklog_words[i - 1].word, quicklog_words[i].word) < 0);
    for (size_t i = 0; i < quicklog_words_n; i++)
        assert_int_equal(quicklog_word_classes(str_c(quicklog_words[i].word)),
                         quicklog_words[i].classes);
    assert_int_equal(quicklog_word_classes(STR("qqq")), 0);
    assert_int_equal(quicklog_word_classes(STR("")), 0);
}

static void test_quicklog__every_part_has_words(void **state)
{
    (void)state;
    for (int w = 0; w < QUICKLOG_WHATS; w++) {
        assert_true(quicklog_what_key((enum quicklog_what)w)[0]);
        assert_true(quicklog_what_label((enum quicklog_what)w)[0]);
    }
    assert_string_equal(quicklog_what_key(QUICKLOG_WHATS), "");
}

/* ---- properties */

static bool try(struct gen *g, struct str text)
{
    struct quicklog_names names = {.data = &known, .is_name = quicklog_known};
    struct date day = date_add_days(today, gen_between(g, -20000, 20000));
    struct quicklog q;
    struct err err = {0};
    int rc = quicklog_parse(g->a, text, day, &names, &q, &err);
    return rc ? err.text[0] != '\0' : quicklog_is_sound(&q);
}

static bool any_bytes(struct gen *g) { return try(g, gen_bytes(g, 200, STR_NULL)); }

/* Words of the grammar in any order reach what random bytes never do. */
static bool any_words(struct gen *g)
{
    static const char *const words[] = {
        "coffee",    "with",    "Chen",       "chen",       "Dr",     "Dr.",        "Ruiz",
        "and",       "&",       ",",          ";",          ".",      "yesterday",  "today",
        "tomorrow",  "on",      "last",       "next",       "this",   "by",         "in",
        "Tue",       "Friday",  "3",          "Nov",        "3rd",    "of",         "the",
        "2026",      "03/04",   "2026-11-03", "31/02/2027", "days",   "weeks",      "ago",
        "a",         "an",      "hour",       "half",       "30m",    "1h30",       "2pm",
        "at",        "14:00",   "to",         "3pm",        "noon",   "she",        "he",
        "they",      "I",       "'ll",        "will",       "would",  "promised",   "offered",
        "said",      "owe",     "her",        "him",        "them",   "me",         "my",
        "introduce", "send",    "reviewed",   "CV",         "helped", "introduced", "gave",
        "feedback",  "thanked", "thank-you",  "note",       "thanks", "next:",      "next step:",
        "emailed",   "email",   "from",       "called",     "met",    "clinic",     "OR",
        "letter",    "gift",    "María",      "de",         "la",     "Cruz",       "陈伟",
        "May",       "Will",    "about",      "meeting",    "week",   "weekend",    "end",
        "(",         ")",       "\n",         "-",          "—",      "'s",         "not",
        "won't",     "if",      "who",        "for",        "going",  "J.",         "Jr",
        "w/",        "+",       "/",          "@",          ":"};
    char text[1200];
    size_t n = 0, count = (size_t)gen_between(g, 0, 60);
    for (size_t i = 0; i < count; i++) {
        const char *w = words[gen_between(g, 0, (int64_t)(sizeof(words) / sizeof(*words)) - 1)];
        bool glued = gen_between(g, 0, 9) == 9;
        int more = snprintf(text + n, sizeof(text) - n, "%s%s", n && !glued ? " " : "", w);
        n += (size_t)more;
    }
    return try(g, (struct str){text, n});
}

static void test_quicklog__any_bytes(void **state)
{
    (void)state;
    property_check("any bytes", any_bytes, 2000);
}

static void test_quicklog__any_words(void **state)
{
    (void)state;
    property_check("any words", any_words, 3000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quicklog__the_sentence_of_the_manual),
        cmocka_unit_test(test_quicklog__refuses),
        cmocka_unit_test(test_quicklog__without_known_names),
        cmocka_unit_test(test_quicklog__repairs_bytes),
        cmocka_unit_test(test_quicklog__days_at_the_edges),
        cmocka_unit_test(test_quicklog__due_days_at_the_edges),
        cmocka_unit_test(test_quicklog__words_are_sorted),
        cmocka_unit_test(test_quicklog__every_part_has_words),
        cmocka_unit_test(test_quicklog__any_bytes),
        cmocka_unit_test(test_quicklog__any_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
