/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

#include "base/arena.h"
#include "base/err.h"
#include "insight/address.h"
#include "insight/draft_facts.h"
#include "model/person.h"

static const struct date today = {2027, 8, 10};

#define HEAD                                                                                       \
    "---\nkey: x\nserves: any\nsituation: A.\ntitle: B\nlimit: 9\nsubject: C {about}\n---\n"

static void make(struct arena *a, const char *body, const struct draft_facts *f,
                 struct draft_template *t, struct draft *d)
{
    struct err err = {0};
    struct str text = str_format(a, "%s%s", HEAD, body);
    if (template_parse(a, STR("x.md"), text, t, &err))
        fail_msg("%s", err.text);
    draft_make(a, t, f, d);
}

static void body_is(const char *body, const struct draft_facts *f, const char *want)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct draft_template t;
    struct draft d;
    make(a, body, f, &t, &d);
    assert_str(d.body, want);
}

static void test_draft__parts_come_and_go_with_their_facts(void **state)
{
    (void)state;
    struct draft_facts f = {0}, none = {0};
    f.value[DRAFT_ME] = STR("Maya");
    f.value[DRAFT_PHONE] = STR("555");
    body_is("I am {me}[[, {phone}]].", &f, "I am Maya, 555.");
    body_is("I am {me}[[, {phone}]].", &none, "I am [your name].");
    body_is("One.\n\n[[Call {phone}.]]\n\nTwo.", &none, "One.\n\nTwo.");
    body_is("One\n\n\n[[Call {phone}.]] Two\nthree.", &f, "One\n\nCall 555. Two three.");
    body_is("A ((b {phone}|c {me}|d {link})) e.", &none, "A d [its title or link] e.");
    body_is("A ((b {link}|c {me}|d)) e.", &f, "A c Maya e.");
    body_is("[[{link}|{phone}]] {?me}", &f, "555");
    body_is("[[{?me}yes|{!me}no]]", &none, "no");
    body_is("[[{?me}yes|{!me}no]]", &f, "yes");
    body_is("[[a ((b {link}|c {phone})) d]]", &f, "a c 555 d");
    body_is("x [[a ((b {link}|c {about})) d]]", &f, "x");
    body_is("Best,\\\n{me}[[\\\n{link}]][[\\\n{phone}]]", &f, "Best,\nMaya\n555");
    body_is("{greeting}", &none, "Dear [their name],");
    f.value[DRAFT_WINDOWS] = STR("after 4 p.m.");
    body_is("I am free {windows}. And {link}...", &f,
            "I am free after 4 p.m. And [its title or link]...");
}

static void test_draft__typed_words_become_phrases_and_sentences(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct draft_facts f = {0};
    draft_facts_set(a, &f, DRAFT_SPECIFIC, STR("  you sat\r\ndown  first "));
    assert_str(f.value[DRAFT_SPECIFIC], "You sat down first.");
    draft_facts_set(a, &f, DRAFT_WHY, STR("could I come in May"));
    assert_str(f.value[DRAFT_WHY], "Could I come in May?");
    draft_facts_set(a, &f, DRAFT_WHY, STR("\xC3\xA9lan!"));
    assert_str(f.value[DRAFT_WHY], "\xC3\xA9lan!");
    draft_facts_set(a, &f, DRAFT_ABOUT, STR("a research year."));
    assert_str(f.value[DRAFT_ABOUT], "a research year");
    draft_facts_set(a, &f, DRAFT_ABOUT, STR("   "));
    assert_str(f.value[DRAFT_ABOUT], "a research year");
}

static void test_draft__counts_words_holes_and_flags(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct draft_facts f = {0};
    struct draft_template t;
    struct draft d;
    make(a, "{them} one two three four five six {about} {about}", &f, &t, &d);
    assert_int_equal(d.holes.n, 2); /* about, in the subject and twice in the body, once */
    assert_true(d.too_long);
    assert_true(d.generic);
    assert_true(d.mend.n > 0);
    make(a, "{specific}", &f, &t, &d);
    assert_true(d.generic);
    f.value[DRAFT_SPECIFIC] = STR("I admire your impressive research career.");
    make(a, "{specific}", &f, &t, &d);
    assert_true(d.generic);
    f.value[DRAFT_SPECIFIC] = STR("You sat down on the curb before you spoke.");
    make(a, "{specific}", &f, &t, &d);
    assert_false(d.generic);
    assert_str(d.mend, "");
    assert_int_equal(d.words, 9);
    assert_false(d.too_long);
    assert_int_equal(draft_words(STR("a \xE2\x80\x94 b - c\n--- d e.g. 4")), 6);
}

static void test_draft__finds_phrases_of_form_letters(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str mend;
    assert_str(draft_cliche(a, STR("Hi! I hope this e-mail\nfinds you WELL."), &mend),
               "i hope this e mail finds you well");
    assert_str(mend, "Begin with why you write.");
    assert_str(draft_cliche(a, STR("I'm reaching out"), &mend), "i m reaching out");
    assert_str(draft_cliche(a, STR("I hope you sail well. No touch basement."), &mend), "");
    assert_str(mend, "");
}

static void test_draft__edited_text_is_judged_again(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct draft_facts f = {0};
    struct draft_template t;
    struct draft made, d;
    make(a, "Dear {them}, [[{specific}]] thanks", &f, &t, &made);
    draft_check(a, &t, &made, STR("C [x]"), made.body, &d);
    assert_true(d.generic);
    assert_int_equal(d.holes.n, 2);
    draft_check(a, &t, &made, STR("C"),
                STR("Dear Ann, your paper counted patients who never got letters, thanks"), &d);
    assert_false(d.generic);
    assert_int_equal(d.holes.n, 0);
    assert_int_equal(d.words, 11);
    draft_check(a, &t, &made, STR("C"), STR("open [ bracket"), &d);
    assert_int_equal(d.holes.n, 0);
}

/* --- who one writes to ---------------------------------------------------------------------- */

struct address_row {
    const char *name, *role, *position, *want;
    bool near;
};

static void test_draft__addresses_nobody_by_a_guess(void **state)
{
    (void)state;
    static const struct address_row rows[] = {
        {"Dr Mei-Ling Chen, MD", "mentor", "attending", "Dr. Chen", false},
        {"Dr. Mei-Ling Chen", "", "", "Dr. Chen", false},
        {"Mei-Ling Chen, M.D., Ph.D.", "", "", "Dr. Chen", false},
        {"Sam Poole, DO", "", "", "Dr. Poole", false},
        {"Kenji It\xC5\x8D, PhD", "near_peer", "", "Kenji", true},
        {"Dr Hannah Feldman, MD", "near_peer", "resident", "Hannah", true},
        {"Prof. Ruth Abernathy, PhD", "teacher", "faculty", "Professor Abernathy", false},
        {"Ruth Abernathy", "teacher", "faculty", "Dr. Abernathy", false},
        {"Akosua Mensah", "program_staff", "coordinator", "Akosua Mensah", false},
        {"Denise Williams, RN", "coach", "", "Denise Williams", false},
        {"Ms Grace Hughes", "", "", "Ms. Hughes", false},
        {"Priya Patel", "", "student", "Priya", true},
        {"Cher", "", "", "Cher", false},
        {"", "", "", "", false},
    };
    ARENA_SCOPE struct arena *a = arena_new(0);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct person p = {.record.id = 1};
        struct role role = {.kind = choice_find(role_choices, str_c(rows[i].role))};
        struct position at = {.kind = choice_find(position_kind_choices, str_c(rows[i].position))};
        person_set_name(a, &p, str_c(rows[i].name));
        struct address x = address_of(a, &p, &at, 1, &role, 1, today);
        assert_str(x.name, rows[i].want);
        assert_int_equal(x.near, rows[i].near);
    }
}

static void who_is(int64_t graduation, const char *school, struct date day, const char *want)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct account x = {.graduation_year = graduation, .school = str_c(school)};
    assert_str(draft_who(a, &x, day), want);
}

static void test_draft__says_the_year_of_study(void **state)
{
    (void)state;
    who_is(2032, "Lake", today, "an incoming medical student at Lake");
    who_is(2030, "Lake", (struct date){2026, 9, 1}, "a first-year medical student at Lake");
    who_is(2028, "Lake", (struct date){2027, 6, 30}, "a third-year medical student at Lake");
    who_is(2028, "Lake", (struct date){2027, 7, 1}, "a fourth-year medical student at Lake");
    who_is(2028, "", (struct date){2028, 3, 1}, "a fourth-year medical student");
    who_is(2028, "Lake", (struct date){2028, 7, 1}, "a graduate of Lake");
    who_is(2020, "", today, "a medical graduate");
    who_is(0, "Lake", today, "a medical student at Lake");
    who_is(0, "", today, "");
}

static void day_is(struct date d, const char *want)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    assert_str(draft_day(a, d, today), want);
}

static void test_draft__writes_days_the_american_way(void **state)
{
    (void)state;
    day_is((struct date){2027, 9, 10}, "September 10");
    day_is((struct date){2028, 9, 10}, "September 10, 2028");
    day_is((struct date){2024, 6, 0}, "June 2024");
    day_is((struct date){2024, 0, 0}, "2024");
    day_is((struct date){0, 7, 4}, "July 4");
    day_is((struct date){0, 0, 0}, "");
}

/* --- where to begin ------------------------------------------------------------------------- */

static void test_draft__begins_where_something_is_owed(void **state)
{
    (void)state;
    static const struct account me = {.graduation_year = 0};
    struct person p = {.given = STR("Ann")}, other = {.given = STR("Bo")};
    struct interaction last = {.on = {2027, 8, 1}, .kind = INTERACTION_MEETING};
    struct interaction sent = {.on = {2027, 8, 1}};
    struct help owed = {.direction = HELP_RECEIVED, .about = STR("read my draft")};
    struct draft_known k = {.account = &me, .person = &p, .today = today};
    assert_str(draft_first_choice(&k), "shadow-first");
    k.through = &other;
    assert_str(draft_first_choice(&k), "advice");
    k.last = &last;
    assert_str(draft_first_choice(&k), "advice");
    last.kind = INTERACTION_SHADOWING;
    assert_str(draft_first_choice(&k), "thanks-shadowing");
    last.on = (struct date){2024, 8, 1};
    assert_str(draft_first_choice(&k), "reconnect");
    k.sent = &sent;
    assert_str(draft_first_choice(&k), "follow-up-1");
    sent.on = (struct date){2027, 7, 20};
    assert_str(draft_first_choice(&k), "follow-up-2");
    k.help = &owed;
    k.help_n = 1;
    assert_str(draft_first_choice(&k), "thanks-help");
    owed.thanked_on = today;
    assert_str(draft_first_choice(&k), "follow-up-2");
}

static void test_draft__puts_no_note_into_a_letter_that_may_read_wrong(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    static const struct account me = {.name = STR_INIT("Maya Lin")};
    static const struct {
        const char *about, *want;
    } rows[] = {{"read my second draft", "read my second draft"},
                {"lent me her question notes", ""},
                {"a draft", ""},
                {"Introduction to Dr Ruiz", ""}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct person p = {.given = STR("Ann")};
        struct help h = {.direction = HELP_RECEIVED, .about = str_c(rows[i].about)};
        struct draft_known k = {
            .account = &me, .person = &p, .help = &h, .help_n = 1, .today = today};
        struct draft_facts f;
        draft_facts_fill(a, &k, &f);
        assert_str(f.value[DRAFT_HELPED], rows[i].want);
        assert_str(f.value[DRAFT_ME_FIRST], "Maya");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_draft__parts_come_and_go_with_their_facts),
        cmocka_unit_test(test_draft__typed_words_become_phrases_and_sentences),
        cmocka_unit_test(test_draft__counts_words_holes_and_flags),
        cmocka_unit_test(test_draft__finds_phrases_of_form_letters),
        cmocka_unit_test(test_draft__edited_text_is_judged_again),
        cmocka_unit_test(test_draft__addresses_nobody_by_a_guess),
        cmocka_unit_test(test_draft__says_the_year_of_study),
        cmocka_unit_test(test_draft__writes_days_the_american_way),
        cmocka_unit_test(test_draft__begins_where_something_is_owed),
        cmocka_unit_test(test_draft__puts_no_note_into_a_letter_that_may_read_wrong),
    };
    return cmocka_run_group_tests_name("insight/draft", tests, NULL, NULL);
}
