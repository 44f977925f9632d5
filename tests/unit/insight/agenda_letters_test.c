/* SPDX-License-Identifier: Apache-2.0 */
/* Today's rules of letters: when each speaks, what it says, and when it keeps quiet. */
#include "check.h"
#include "insight/agenda_letters.h"

#include "base/arena.h"

#include <stdlib.h>

enum { LETTERS = 2, PLACES = 4 };

/* Two letters, four programs that need two letters each; applications open in 22 days, letters are
 * needed in 31. */
struct case_ {
    struct arena *a;
    struct letter_rule rule;
    struct letter_rules rules;
    struct letter_fact letters[LETTERS];
    struct letter_place places[PLACES];
    unsigned char cells[LETTERS * PLACES];
    struct letter_writer could[2];
    struct letter_facts f;
    struct agenda_letter_days days;
};

static const struct date today = {2027, 8, 10};

static struct date ago(int64_t n) { return date_add_days(today, -n); }

static void fill_letter(struct letter_fact *x, int64_t id, const char *name)
{
    *x = (struct letter_fact){.letter = {.record.id = id,
                                         .service = SERVICE_ERAS,
                                         .form = LETTER_NARRATIVE,
                                         .portal = PORTAL_CONFIRMED,
                                         .packet_on = ago(20),
                                         .letter_id = STR("2046"),
                                         .backup = 9},
                              .writer = {.person = id + 100, .name = str_c(name)},
                              .ask = {.record.id = id + 200,
                                      .kind = ASK_LETTER,
                                      .state = ASK_AGREED,
                                      .need_by = ago(-31),
                                      .asked_on = ago(12),
                                      .answered_on = ago(10)},
                              .key = (char)('A' + id - 1)};
}

static void setup_case(struct case_ *c, struct arena *a)
{
    static const char *const names[PLACES] = {"Ansel", "Brigid", "Corvo", "Tern"};
    *c = (struct case_){.a = a};
    c->rule = (struct letter_rule){.id = STR("two"),
                                   .specialty = STR("General"),
                                   .names = STR("general"),
                                   .check = LETTER_CHECK_COUNT,
                                   .min = 2};
    c->rules = (struct letter_rules){&c->rule, 1};
    fill_letter(&c->letters[0], 1, "Dr Chen");
    fill_letter(&c->letters[1], 2, "Dr Park");
    for (size_t i = 0; i < PLACES; i++)
        c->places[i] = (struct letter_place){
            .program = 50 + (int64_t)i, .name = str_c(names[i]), .service = SERVICE_ERAS};
    memset(c->cells, ASSIGNMENT_DONE, sizeof(c->cells));
    c->could[0] = (struct letter_writer){.person = 301, .name = STR("Dr Okafor")};
    c->could[1] = (struct letter_writer){.person = 302, .name = STR("Dr Ruiz")};
    c->f = (struct letter_facts){.rules = &c->rules,
                                 .letters = c->letters,
                                 .letters_n = LETTERS,
                                 .places = c->places,
                                 .places_n = PLACES,
                                 .cells = c->cells,
                                 .today = today,
                                 .need_by = ago(-31),
                                 .opens = ago(-22),
                                 .could = c->could,
                                 .could_n = 2};
    c->days = (struct agenda_letter_days){.eras_open = ago(60)};
}

/* The whole of Today for these facts. */
static struct agenda build(struct case_ *c)
{
    struct agenda_letters *rows = ARENA_NEW(c->a, struct agenda_letters);
    struct agenda_facts f = {.letters = rows};
    struct agenda agenda;
    agenda_letters_find(c->a, &c->f, &c->days, rows);
    assert_int_equal(agenda_build(c->a, &f, c->f.today, NULL, 20, &agenda), 0);
    return agenda;
}

static struct str reason(struct arena *a, const struct turn *t)
{
    return str_format(a, "%.*s%.*s%.*s", STR_ARG(t->before), STR_ARG(t->mark), STR_ARG(t->after));
}

static void assert_one(struct case_ *c, const char *rule, const char *words)
{
    struct agenda agenda = build(c);
    if (agenda.n != 1)
        fail_msg("%s: %zu rows instead of one", rule, agenda.n);
    const struct turn *t = &agenda.turns[0];
    assert_string_equal(t->rule, rule);
    assert_str(reason(c->a, t), words);
    assert_true(t->name.n && t->evidence.n && t->action.n && t->done.n && t->link.n);
    assert_true(t->minutes > 0 && t->group == AGENDA_DATE);
}

static void assert_none(struct case_ *c) { assert_int_equal(build(c).n, 0); }

#define CASE(c)                                                                                    \
    ARENA_SCOPE struct arena *a = arena_new(0);                                                    \
    struct case_ c;                                                                                \
    (void)state;                                                                                   \
    setup_case(&c, a)

static void test_agenda_letters__all_well(void **state)
{
    CASE(c);
    assert_none(&c);
}

static void test_agenda_letters__packet(void **state)
{
    CASE(c);
    c.letters[0].letter.packet_on = (struct date){0};
    assert_one(&c, AGENDA_RULE_LETTER_PACKET,
               "Dr Chen agreed on 31 July to write a letter, and the packet is not sent yet.");
    c.letters[0].ask.answered_on = ago(1); /* they agreed yesterday */
    assert_none(&c);
    c.letters[0].ask.answered_on = ago(10);
    c.letters[0].ask.next_step = STR("send the packet"); /* the ask says it on its day */
    c.letters[0].ask.next_on = ago(-4);
    assert_none(&c);
    c.letters[0].ask.next_step = STR_NULL;
    c.letters[0].ask.next_on = (struct date){0};
    c.letters[0].letter.imported = true;
    assert_none(&c);
}

/* The packet is missing and the ask would remind: one line, and it is not the reminder. */
static void test_agenda_letters__packet_before_reminder(void **state)
{
    CASE(c);
    struct letter_fact *l = &c.letters[0];
    l->letter.packet_on = (struct date){0};
    l->ask.asked_on = ago(60);
    l->ask.answered_on = ago(58);
    l->ask.need_by = ago(-6);
    struct agenda_letters rows;
    struct agenda_step step = {
        .ask = l->ask, .next = ask_next(&l->ask, today), .person = {.id = l->writer.person}};
    struct agenda_facts f = {.letters = &rows, .steps = {&step, 1}};
    struct agenda agenda;
    assert_int_equal(step.next.step, ASK_STEP_CHECK);
    agenda_letters_find(a, &c.f, &c.days, &rows);
    assert_int_equal(agenda_build(a, &f, today, NULL, 20, &agenda), 0);
    assert_int_equal(agenda.n, 1);
    assert_string_equal(agenda.turns[0].rule, AGENDA_RULE_LETTER_PACKET);
}

static void test_agenda_letters__letter_id(void **state)
{
    CASE(c);
    struct letter *l = &c.letters[0].letter;
    l->letter_id = STR_NULL;
    assert_one(&c, AGENDA_RULE_LETTER_ID,
               "Dr Chen writes a letter, and its Letter ID is not noted; it stands on the request "
               "form.");
    l->portal = PORTAL_NOT_CONFIRMED;
    assert_one(&c, AGENDA_RULE_LETTER_ID,
               "Dr Chen writes a letter, and it has no Letter ID yet: confirm the request in ERAS "
               "and send them the form.");
    c.days.eras_open = ago(-3); /* nobody can confirm a request before the season */
    assert_none(&c);
    c.days.eras_open = ago(60);
    l->service = SERVICE_RESIDENCYCAS;
    for (size_t p = 0; p < PLACES; p++)
        c.cells[p * LETTERS] = ASSIGNMENT_DONE;
    assert_none(&c);
    l->service = SERVICE_ERAS;
    c.letters[0].ask.need_by = ago(-57);
    assert_none(&c);
}

/* The ask has no day: the plan's reminds, two weeks before it. */
static void test_agenda_letters__nudge(void **state)
{
    CASE(c);
    c.letters[0].ask.need_by = (struct date){0};
    c.f.need_by = ago(-15);
    assert_none(&c);
    c.f.need_by = ago(-14);
    c.letters[0].letter.specialty = STR("neurology");
    assert_one(&c, AGENDA_RULE_LETTER_NUDGE,
               "Dr Chen agreed to write a letter for neurology. Your plan needs it by 24 August.");
    assert_int_equal(build(&c).turns[0].subject, c.letters[0].ask.record.id);
    c.letters[0].ask.nudges = 1;
    c.letters[0].ask.nudged_on = today;
    assert_none(&c);
}

static void test_agenda_letters__nowhere(void **state)
{
    CASE(c);
    struct letter_fact *l = &c.letters[0];
    l->letter.portal = PORTAL_UPLOADED;
    l->letter.uploaded_on = ago(3);
    l->ask.state = ASK_THANKED;
    assert_none(&c);
    for (size_t p = 0; p < PLACES; p++) /* planned is not assigned */
        c.cells[p * LETTERS] = ASSIGNMENT_PLANNED;
    assert_one(&c, AGENDA_RULE_LETTER_NOWHERE,
               "The letter by Dr Chen is uploaded and assigned to no program yet; four could get "
               "it.");
    c.f.opens = ago(-57);
    assert_none(&c);
    c.f.opens = ago(-22);
    l->letter.service = SERVICE_RESIDENCYCAS; /* it could go to none of them */
    assert_none(&c);
}

static void test_agenda_letters__backup(void **state)
{
    CASE(c);
    struct letter_fact *l = &c.letters[1];
    l->letter.backup = 0;
    assert_none(&c);
    l->ask.need_by = ago(-14);
    l->ask.nudges = 1;
    assert_one(&c, AGENDA_RULE_LETTER_BACKUP,
               "The letter by Dr Park is needed by 24 August and is not uploaded; nobody is in "
               "reserve.");
    assert_str(build(&c).turns[0].evidence, "Could write instead: Dr Okafor or Dr Ruiz.");
    c.f.could_n = 0;
    assert_str(build(&c).turns[0].evidence,
               "Think of somebody while there is time; asking can wait.");
    l->ask.need_by = ago(7); /* now the ask says its last word */
    assert_none(&c);
}

/* A letter by the plan's day that does not come: one last word, then silence, whatever is missing.
 */
static void test_agenda_letters__falls_silent(void **state)
{
    CASE(c);
    struct letter_fact *l = &c.letters[0];
    l->ask.need_by = (struct date){0};
    l->ask.asked_on = l->ask.answered_on = ago(60);
    c.f.need_by = ago(6);
    assert_one(&c, AGENDA_RULE_LETTER_NUDGE,
               "Dr Chen agreed to write a letter. Your plan needed it by last Wednesday.");
    c.f.need_by = ago(7);
    assert_one(&c, AGENDA_RULE_LETTER_NUDGE,
               "Dr Chen agreed to write a letter. Your plan needed it by 3 August. See whether it "
               "came; if not, another writer is the way.");
    l->letter.backup = 0;
    l->letter.packet_on = (struct date){0};
    l->letter.letter_id = STR_NULL;
    assert_int_equal(build(&c).n, 1);
    assert_string_equal(build(&c).turns[0].rule, AGENDA_RULE_LETTER_NUDGE);
    c.f.need_by = ago(21);
    assert_none(&c);
    l->ask.need_by = ago(21);
    assert_none(&c);
}

/* A program is in one of the two rows: of nothing assigned, or of too few. */
static void test_agenda_letters__programs(void **state)
{
    CASE(c);
    c.cells[0] = c.cells[1] = ASSIGNMENT_UNSET;   /* Ansel: none */
    c.cells[2] = ASSIGNMENT_UNSET;                /* Brigid: one of two */
    c.cells[4] = c.cells[5] = ASSIGNMENT_PLANNED; /* Corvo: both planned */
    c.days.need_projected = true;
    struct agenda agenda = build(&c);
    assert_int_equal(agenda.n, 2);
    assert_string_equal(agenda.turns[0].rule, AGENDA_RULE_LETTER_NONE);
    assert_str(reason(a, &agenda.turns[0]),
               "Applications open on 1 September, and no letter is assigned yet to: Ansel; Corvo.");
    assert_string_equal(agenda.turns[1].rule, AGENDA_RULE_LETTER_FEW);
    assert_str(reason(a, &agenda.turns[1]),
               "Letters are needed by 10 September: Brigid has one of two.");
    assert_str(agenda.turns[1].evidence,
               "Could write: Dr Okafor or Dr Ruiz. The day is projected.");
    assert_true(agenda.turns[0].subject != agenda.turns[1].subject);
    c.f.opens = ago(-29); /* not near yet: what is planned is enough */
    assert_one(&c, AGENDA_RULE_LETTER_FEW,
               "Letters are needed by 10 September: Ansel has none of two; Brigid has one of two.");
    c.f.need_by = ago(-57);
    assert_none(&c);
}

static void test_agenda_letters__many_programs(void **state)
{
    CASE(c);
    memset(c.cells, 0, sizeof(c.cells));
    assert_one(&c, AGENDA_RULE_LETTER_NONE,
               "Applications open on 1 September, and no letter is assigned yet to: Ansel; Brigid; "
               "two more.");
    c.f.opens = ago(3);
    assert_one(&c, AGENDA_RULE_LETTER_NONE,
               "Applications opened on Saturday, and no letter is assigned yet to: Ansel; Brigid; "
               "two more.");
    c.f.opens = ago(46);
    assert_one(&c, AGENDA_RULE_LETTER_FEW,
               "Letters are needed by 10 September: Ansel has none of two; Brigid has none of two; "
               "two more.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_agenda_letters__all_well),
        cmocka_unit_test(test_agenda_letters__packet),
        cmocka_unit_test(test_agenda_letters__packet_before_reminder),
        cmocka_unit_test(test_agenda_letters__letter_id),
        cmocka_unit_test(test_agenda_letters__nudge),
        cmocka_unit_test(test_agenda_letters__nowhere),
        cmocka_unit_test(test_agenda_letters__backup),
        cmocka_unit_test(test_agenda_letters__falls_silent),
        cmocka_unit_test(test_agenda_letters__programs),
        cmocka_unit_test(test_agenda_letters__many_programs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
