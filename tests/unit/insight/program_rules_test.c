/* SPDX-License-Identifier: Apache-2.0 */
/* Programs: moves, signals against the season's allowance, interviews, offers, the worksheet. */
#include "insight/program_rules.h"

#include "base/arena.h"
#include "base/err.h"
#include "check.h"
#include "def/errors.h"
#include "insight/agenda_programs.h"
#include "insight/agenda_rules.h"

static const struct date today = {2028, 11, 15}; /* a Wednesday */

static const struct signal_row signal_rows[] = {
    {2025, STR_INIT("Emergency Medicine"), STR_INIT("emergency medicine"), 0, 0, 5,
     STR_INIT("Do not signal your home program or one where you rotate."), STR_INIT("read"),
     STR_INIT("AAMC")},
    {2025, STR_INIT("Internal Medicine"), STR_INIT("internal medicine"), 3, 12, 0, STR_INIT(""),
     STR_INIT("read"), STR_INIT("AAMC")},
    {2026, STR_INIT("Internal Medicine"), STR_INIT("internal medicine"), 2, 10, 0, STR_INIT(""),
     STR_INIT("read"), STR_INIT("AMA")},
    {2025, STR_INIT("Diagnostic Radiology and Interventional Radiology"),
     STR_INIT("diagnostic radiology"), 6, 6, 0, STR_INIT(""), STR_INIT("read"), STR_INIT("AAMC")}};
static const struct acgme_state states[] = {
    {STR_INIT("16"), STR_INIT("IL"), STR_INIT("Illinois")},
    {STR_INIT("24"), STR_INIT("MA"), STR_INIT("Massachusetts")}};
static const struct acgme_specialty specialties[] = {
    {STR_INIT("110"), STR_INIT("emergency medicine"), STR_INIT("emergency medicine")},
    {STR_INIT("140"), STR_INIT("internal medicine"), STR_INIT("internal medicine")}};
static const struct program_tables tables = {signal_rows, states, specialties, 4, 2, 2};

static void test_program_rules__specialty_names(void **state)
{
    struct arena *a = *state;
    assert_true(specialty_is_same(a, STR("OB-GYN"), STR("Obstetrics & Gynecology")));
    assert_true(specialty_is_same(a, STR("Orthopaedics"), STR("orthopedic surgery")));
    assert_true(specialty_is_same(a, STR("ENT"), STR("Otolaryngology")));
    assert_true(specialty_is_same(a, STR("surgery"), STR("General Surgery")));
    assert_false(specialty_is_same(a, STR("internal medicine"), STR("emergency medicine")));
}

static void test_program_rules__allowance(void **state)
{
    struct arena *a = *state;
    struct signal_allowance x = signal_find(a, &tables, STR("internal medicine"), 2025);
    assert_str(signal_words(a, &x), "3 gold and 12 silver signals");
    x = signal_find(a, &tables, STR("Internal Medicine"), 2029);
    assert_str(signal_words(a, &x),
               "2 gold and 10 silver signals in season 2026; check the official page");
    x = signal_find(a, &tables, STR("interventional radiology"), 2025);
    assert_int_equal(x.row->gold, 6);
    x = signal_find(a, &tables, STR("internal medicine"), 2024);
    assert_null(x.row); /* nothing is said of a season before the first that is known */
    x = signal_find(a, &tables, STR("plastic surgery"), 2029);
    assert_str(signal_words(a, &x), "");
    x = signal_find(a, NULL, STR("internal medicine"), 2029);
    assert_null(x.row);
}

static void test_program_rules__acgme(void **state)
{
    struct arena *a = *state;
    struct str im = STR("internal medicine");
    assert_int_equal(acgme_doubts(a, &tables, STR("1401600001"), im, STR("Chicago, IL")), 0);
    assert_int_equal(acgme_doubts(a, &tables, STR("140-16-00001"), im, STR("Peoria, Illinois")), 0);
    assert_int_equal(acgme_doubts(a, &tables, STR("1401600001"), im, STR("Boston, MA")),
                     ACGME_STATE);
    assert_int_equal(acgme_doubts(a, &tables, STR("1409900001"), im, STR("")), ACGME_STATE);
    assert_int_equal(acgme_doubts(a, &tables, STR("1101600001"), im, STR("Chicago, IL")),
                     ACGME_SPECIALTY);
    assert_int_equal(acgme_doubts(a, &tables, STR("1101600001"), im, STR("Boston, MA")),
                     ACGME_SPECIALTY | ACGME_STATE);
    /* a place without a state, a prefix not in the table, too few digits: nothing is known */
    assert_int_equal(acgme_doubts(a, &tables, STR("1401600001"), im, STR("Harrow Lake")), 0);
    assert_int_equal(acgme_doubts(a, &tables, STR("9991600001"), im, STR("")), 0);
    assert_int_equal(acgme_doubts(a, &tables, STR("14016"), im, STR("Boston, MA")), 0);
}

static void test_program_rules__moves(void **state)
{
    (void)state;
    struct err err = {0};
    const struct program_move *m;
    assert_int_equal(program_move_check(PROGRAM_CONSIDERING, PROGRAM_APPLIED, &err), 0);
    assert_int_equal(program_move_check(PROGRAM_INTERVIEW, PROGRAM_APPLIED, &err), 0);
    assert_int_equal(program_move_check(0, PROGRAM_MATCHED, &err), 0); /* a record as it came */
    assert_int_equal(program_move_check(PROGRAM_CONSIDERING, PROGRAM_MATCHED, &err), ERR_INVALID);
    assert_int_equal(program_move_check(PROGRAM_OUT, PROGRAM_APPLIED, &err), ERR_INVALID);
    assert_int_equal(program_move_check(PROGRAM_OUT, PROGRAM_CONSIDERING, &err), 0);
    for (int s = PROGRAM_CONSIDERING; s <= PROGRAM_OUT; s++) /* what is offered is possible */
        for (size_t i = 0; program_move_next(s, i, &m); i++)
            assert_int_equal(program_move_check(s, m->to, &err), 0);
}

static struct str sums(struct arena *a, const struct program *p, size_t n)
{
    struct program_fact facts[8];
    struct signal_sum *rows;
    size_t rows_n;
    struct str all = STR_NULL;
    for (size_t i = 0; i < n; i++)
        facts[i] = (struct program_fact){.program = &p[i], .name = str_format(a, "P%zu", i + 1)};
    program_signals(a, &tables, facts, n, 2025, &rows, &rows_n);
    for (size_t i = 0; i < rows_n; i++) {
        all = str_join(a, all, STR("|"), rows[i].words);
        for (size_t k = 0; k < rows[i].problems.n; k++)
            all = str_join(a, all, STR("|"), rows[i].problems.p[k]);
    }
    return all;
}

static void test_program_rules__signals(void **state)
{
    struct arena *a = *state;
    struct program im[4] = {{.specialty = STR("internal medicine"), .signal = SIGNAL_GOLD},
                            {.specialty = STR("Internal Medicine"), .signal = SIGNAL_GOLD},
                            {.specialty = STR("IM"), .signal = SIGNAL_SILVER},
                            {.specialty = STR("internal medicine")}};
    assert_str(sums(a, im, 4), "3 of 15 signals (gold 2 of 3, silver 1 of 12)");
    im[2].signal = im[3].signal = SIGNAL_GOLD;
    assert_str(sums(a, im, 4),
               "4 of 15 signals (gold 4 of 3, silver 0 of 12)|You gave 4 gold signals in internal "
               "medicine; season 2025 allows 3.");
    im[3].signal = SIGNAL_ONE;
    assert_str(
        sums(a, im, 4),
        "4 of 15 signals (gold 3 of 3, silver 0 of 12)|Internal Medicine has gold and silver "
        "signals: say which one it is.");
    struct program em = {.specialty = STR("EM"), .signal = SIGNAL_ONE, .bond = BOND_HOME};
    assert_str(sums(a, &em, 1), "1 of 5 signals|P1: season 2025 says, \xE2\x80\x9C"
                                "Do not signal your home program or one where you rotate."
                                "\xE2\x80\x9D");
    struct program none = {.specialty = STR("plastic surgery"), .signal = SIGNAL_ONE};
    assert_str(sums(a, &none, 1), "1 signal given");
}

static struct str problems(struct arena *a, const struct program_problems *x)
{
    struct str all = STR_NULL;
    for (size_t i = 0; i < x->list.n; i++)
        all = str_join(a, all, STR("|"), x->list.p[i].text);
    return all;
}

static void test_program_rules__interviews(void **state)
{
    struct arena *a = *state;
    struct program_problems found;
    struct program p[3] = {
        {.record.id = 1, .status = PROGRAM_INTERVIEW, .interview_on = {2028, 11, 17}},
        {.record.id = 2, .status = PROGRAM_INTERVIEW, .interview_on = {2028, 11, 17}},
        {.record.id = 3, .status = PROGRAM_INTERVIEW, .offered_on = {2028, 11, 14}}};
    struct program_fact f[3] = {{.program = &p[0], .name = STR("Brigid")},
                                {.program = &p[1], .name = STR("Ansel")},
                                {.program = &p[2], .name = STR("Tern")}};
    program_interview_problems(a, f, 3, today, (struct date){0}, &found);
    assert_str(
        problems(a, &found),
        "Tern invited you yesterday. Programs give at least 48 hours to answer: choose a day "
        "by tomorrow.|Two interviews on Friday: Brigid and Ansel. Move one early; programs "
        "ask for one to two weeks' notice.");
    p[1].status = PROGRAM_OUT; /* let go: nothing is in the way */
    p[2].interview_on = (struct date){2028, 12, 1};
    program_interview_problems(a, f, 3, today, (struct date){0}, &found);
    assert_str(problems(a, &found), "");
}

static void test_program_rules__thanks(void **state)
{
    struct arena *a = *state;
    struct program_problems found;
    struct program p = {.record.id = 1, .interview_on = {2028, 11, 14}};
    struct program_interviewer who[2] = {{7, STR("Dr Cohen"), {0}},
                                         {8, STR("Dr Park"), {2028, 11, 15}}};
    struct program_fact f = {
        .program = &p, .name = STR("Brigid"), .interviewers = who, .interviewers_n = 2};
    program_interview_problems(a, &f, 1, today, (struct date){0}, &found);
    assert_str(problems(a, &found), "Dr Cohen interviewed you yesterday (Brigid); thanks fit best "
                                    "by tomorrow.");
    assert_int_equal(found.list.p[0].person, 7);
    f.no_thank_you = true;
    assert_false(program_owes_thanks(&f, &who[0], today));
    f.no_thank_you = false;
    assert_true(program_owes_thanks(&f, &who[0], (struct date){2028, 11, 28}));
    assert_false(program_owes_thanks(&f, &who[0], (struct date){2028, 11, 29})); /* too late */
    assert_false(program_owes_thanks(&f, &who[0], (struct date){2028, 11, 14})); /* not yet */
    program_interview_problems(a, &f, 1, (struct date){2028, 11, 20}, (struct date){0}, &found);
    assert_str(problems(a, &found),
               "Dr Cohen interviewed you on Tuesday (Brigid); thanks are welcome late, too.");
}

static void test_program_rules__few_offers(void **state)
{
    (void)state;
    struct program p[11];
    struct program_fact f[11];
    for (int i = 0; i < 11; i++) {
        p[i] = (struct program){.status = i < 9 ? PROGRAM_INTERVIEW : PROGRAM_APPLIED};
        f[i] = (struct program_fact){.program = &p[i]};
    }
    struct date late = {2028, 10, 20}, early = {2028, 10, 19};
    assert_int_equal(program_offers(f, 11), 9);
    assert_true(program_is_few_offers(f, 11, late, late));
    assert_false(program_is_few_offers(f, 11, early, late));
    assert_false(program_is_few_offers(f, 11, late,
                                       (struct date){2029, 10, 20})); /* another year's student */
    p[9].offered_on = late;
    assert_false(program_is_few_offers(f, 11, late, late));
    p[0].status = PROGRAM_CONSIDERING;
    assert_false(program_is_few_offers(f, 1, late, late)); /* has not applied */
}

static void test_program_rules__rank(void **state)
{
    struct arena *a = *state;
    struct program_problems found;
    struct program p[3] = {{.rank = 1}, {.rank = 4}, {.rank = 4}};
    struct program_fact f[3] = {{.program = &p[0], .name = STR("A")},
                                {.program = &p[1], .name = STR("B")},
                                {.program = &p[2], .name = STR("C")}};
    program_rank_problems(a, f, 3, &found);
    assert_str(problems(a, &found),
               "Place 2 is empty.|Place 3 is empty.|Place 4 stands twice: B and C.");
    p[1].rank = 2;
    p[2].rank = 3;
    program_rank_problems(a, f, 3, &found);
    assert_int_equal(found.list.n, 0);
}

/* The sentences of Today read well, and rows about nobody have person 0. */
static void test_program_rules__today(void **state)
{
    struct arena *a = *state;
    struct agenda_program rows[] = {
        {.rule = AGENDA_RULE_INTERVIEW_THANKS,
         .subject = 11,
         .program = STR("Brigid"),
         .person = {.id = 7, .name = STR("Dr Cohen")},
         .on = {2028, 11, 14}},
        {.rule = AGENDA_RULE_INTERVIEW,
         .subject = 12,
         .program = STR("Ansel"),
         .on = {2028, 11, 16},
         .time = STR("09:00")},
        {.rule = AGENDA_RULE_OFFER, .subject = 13, .program = STR("Tern"), .on = {2028, 11, 14}},
        {.rule = AGENDA_RULE_FEW, .subject = 2029, .n = 4},
        {.rule = AGENDA_RULE_RESULT, .subject = 2029, .on = {2028, 11, 15}},
        {.rule = AGENDA_RULE_SOAP, .subject = 2029, .on = {2028, 11, 16}},
        {.rule = AGENDA_RULE_PLACE, .subject = 2029, .on = {2028, 11, 15}},
        {.rule = AGENDA_RULE_MATCH, .subject = 2029, .n = 7, .total = 23, .placed = true}};
    struct agenda_programs programs = {rows, sizeof(rows) / sizeof(*rows)};
    struct agenda_facts facts = {.programs = &programs};
    struct agenda day;
    struct str all = STR_NULL;
    assert_int_equal(agenda_build(a, &facts, today, NULL, 20, &day), 0);
    assert_int_equal(day.n, 8);
    for (size_t i = 0; i < day.n; i++)
        all = str_join(a, all, STR("\n"),
                       str_format(a, "%lld %.*s: %.*s[%.*s]%.*s", (long long)day.turns[i].person,
                                  STR_ARG(day.turns[i].name), STR_ARG(day.turns[i].before),
                                  STR_ARG(day.turns[i].mark), STR_ARG(day.turns[i].after)));
    assert_str(
        all, "7 Dr Cohen: Dr Cohen interviewed you [yesterday] for Brigid, and no thanks are "
             "noted yet.\n"
             "0 SOAP: Until a program contacts you first, neither you nor anybody for you [may "
             "contact it]; SOAP lasts until tomorrow.\n"
             "0 The Match: Today you learn whether you matched. [Note what it said], and what "
             "comes next stands here.\n"
             "0 Match Day: Match Day is today. [Note where you matched].\n"
             "0 Tern: Tern invited you. Choose a day [by tomorrow].\n"
             "0 Everybody who helped: Those who helped you would like to hear how the Match went. "
             "[7 of 23 told].\n"
             "0 Ansel: Your interview at Ansel is [tomorrow at 09:00]. What do you want to ask, "
             "and whom do you know there?\n"
             "0 Your interviews: So far four of your programs invited you. [See your adviser this "
             "week].");
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
    const struct CMUnitTest tests[] = {
        TEST(test_program_rules__specialty_names),
        TEST(test_program_rules__allowance),
        TEST(test_program_rules__acgme),
        TEST(test_program_rules__moves),
        TEST(test_program_rules__signals),
        TEST(test_program_rules__interviews),
        TEST(test_program_rules__thanks),
        TEST(test_program_rules__few_offers),
        TEST(test_program_rules__rank),
        TEST(test_program_rules__today),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
