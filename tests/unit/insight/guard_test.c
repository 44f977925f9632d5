/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/guard.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/zone.h"
#include "check.h"
#include "def/limits.h"
#include "insight/guard_pattern.h"

/* New York's own clock agrees on every day of every year. */
static void test_guard__soap_window(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    const struct zone *ny = zone_load(a, STR("America/New_York"));
    assert_non_null(ny);
    for (int y = 2007; y <= 2037; y++)
        for (int n = 0; n < 365; n += 2) {
            struct date first = date_add_days((struct date){y, 1, 1}, n),
                        last = date_add_days(first, 3);
            struct guard_window w = guard_soap_window(first, last);
            assert_true(date_eq(w.first, first) && date_eq(w.last, last));
            assert_int_equal(w.from, zone_instant(ny, first, 0));
            assert_int_equal(w.to, zone_instant(ny, date_add_days(last, 1), 0));
        }
}

static void test_guard__no_window(void **state)
{
    (void)state;
    static const struct {
        struct date first, last;
    } days[] = {{{0}, {0}},
                {{2027, 3, 15}, {0}},
                {{0}, {2027, 3, 18}},
                {{2027, 3, 0}, {2027, 3, 18}},
                {{2027, 3, 18}, {2027, 3, 15}}};
    for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
        struct guard_window w = guard_soap_window(days[i].first, days[i].last);
        assert_int_equal(w.from, 0);
        assert_int_equal(w.to, 0);
        assert_false(date_is_set(w.first));
    }
}

static void test_guard__rules_are_whole(void **state)
{
    (void)state;
    int n = 0;
    for (const struct guard_rule *r = guard_rules; r->id; r++, n++) {
        assert_ptr_equal(guard_rule_find(str_c(r->id)), r); /* so ids are unique */
        assert_true(r->severity >= GUARD_NOTE && r->severity <= GUARD_STOP);
        assert_true(r->title[0] && r->text[0] && r->source[0]);
        assert_true(strlen(r->title) < 60);
        assert_int_equal(r->text[strlen(r->text) - 1], '.');
        bool stops = strcmp(r->id, "soap_contact") == 0;
        assert_int_equal(r->severity == GUARD_STOP, stops); /* nothing else is in the way */
        assert_true(r->kind == GUARD_MATCH || r->severity == GUARD_WARN);
    }
    assert_true(n > 25);
    assert_null(guard_rule_find(STR("nothing")));
}

static struct str words(struct arena *a, const struct guard_hits *hits, const char *text)
{
    struct str all = STR_NULL;
    VEC_EACH (const struct guard_hit, h, &hits->list)
        all = str_join(a, all, STR("|"), str_sub(str_c(text), h->from, h->to));
    return all;
}

static void test_guard__marks_the_words(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words;
    } rows[] = {{"the lady in rm 12 taught me", "rm 12"},
                {"pt MRN 4471902, and in bed 7", "4471902|bed 7"},
                {"SSN 219-09-9999", "219-09-9999"},
                {"Zoë’s pt  in  room   412 slept", "room   412"},
                {"", ""}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        ARENA_SCOPE struct arena *a = arena_new(0);
        struct guard_hits hits = {0};
        guard_find_patient(a, str_c(rows[i].text), &hits);
        assert_str(words(a, &hits, rows[i].text), rows[i].words);
    }
}

static void test_guard__two_guards_in_one_list(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct guard_hits hits = {0};
    struct str text = STR("Will you rank me? The pt in room 4 said so.");
    guard_find_patient(a, text, &hits);
    assert_int_equal(guard_worst(&hits), GUARD_WARN);
    guard_find_match(a, text, false, &hits);
    assert_int_equal(guard_worst(&hits), GUARD_BLOCK);
    assert_true(guard_has(&hits, "ask_rank") && guard_has(&hits, "patient_place"));
    assert_string_equal(hits.list.p[0].rule->id, "ask_rank");
    guard_add_fact(a, "soap_contact", &hits);
    assert_int_equal(guard_worst(&hits), GUARD_STOP);
}

/* A long text of almost-matches ends, and at most so many places are marked. */
static void test_guard__hostile_texts_end(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "pt ",       "1",    "a@",       "(",     "rm 4 pt ", "if you if you ",
        "will you ", "Ana ", "\xff\xfe", "where "};
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        ARENA_SCOPE struct arena *a = arena_new(0);
        struct strbuf b;
        struct guard_hits hits = {0};
        strbuf_init(&b, a, 6000);
        while (!b.overflow)
            strbuf_add(&b, str_c(parts[i]));
        guard_find_patient(a, strbuf_get(&b), &hits);
        guard_find_match(a, strbuf_get(&b), false, &hits);
        assert_true(hits.list.n <= LIMIT_GUARD_HITS);
        VEC_EACH (const struct guard_hit, h, &hits.list)
            assert_true(h->from < h->to && h->to <= b.n);
    }
}

static void test_guard__sentences(void **state)
{
    (void)state;
    struct str text = STR("I saw Dr. Lee. She was kind! Call 555.0134 now\nNext");
    assert_str(str_trim(guard_sentence(text, 3)), "I saw Dr. Lee.");
    assert_str(str_trim(guard_sentence(text, 17)), "She was kind!");
    assert_str(str_trim(guard_sentence(text, 36)), "Call 555.0134 now");
    assert_str(guard_sentence(text, text.n - 1), "Next");
    assert_str(guard_sentence(STR(""), 0), "");
}

static void test_guard__says(void **state)
{
    (void)state;
    assert_true(guard_says_thanks(STR("Thank you for the day")));
    assert_true(guard_says_thanks(STR("thx!")));
    assert_false(guard_says_thanks(STR("See you on Monday")));
    assert_true(guard_says_first(STR("I am ranking your program first.")));
    assert_false(guard_says_first(STR("I will rank your program highly.")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guard__soap_window),
        cmocka_unit_test(test_guard__no_window),
        cmocka_unit_test(test_guard__rules_are_whole),
        cmocka_unit_test(test_guard__marks_the_words),
        cmocka_unit_test(test_guard__two_guards_in_one_list),
        cmocka_unit_test(test_guard__hostile_texts_end),
        cmocka_unit_test(test_guard__sentences),
        cmocka_unit_test(test_guard__says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
