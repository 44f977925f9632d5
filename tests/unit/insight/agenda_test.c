/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"
#include "property.h"

#include "base/arena.h"
#include "base/err.h"
#include "insight/agenda.h"

static const struct date today = {2027, 8, 10}; /* a Tuesday */

/* The few rows the rules read; the shipped table is tested with the cadences. */
static struct cadence_table *table(struct arena *a)
{
    char *p = arena_alloc(a, 1 << 16);
    const char *source = getenv("WELLMET_SOURCE");
    FILE *f = fopen(str_format(a, "%s/data/cadences.csv", source ? source : ".").p, "rb");
    assert_non_null(f);
    size_t n = fread(p, 1, 1 << 16, f);
    fclose(f);
    struct cadence_table *t = NULL;
    struct err err;
    assert_int_equal(cadence_table_load(a, (struct str){p, n}, &t, &err), 0);
    return t;
}

#define CHEN                                                                                       \
    {                                                                                              \
        .id = 1, .name = STR_INIT("Dr Chen"), .subline = STR_INIT("Harrow Lake"),                  \
        .pronouns = STR_INIT("she/her")                                                            \
    }
#define KWAME                                                                                      \
    {                                                                                              \
        .id = 2, .name = STR_INIT("Kwame Asante"), .pronouns = STR_INIT("he/him")                  \
    }
#define ROBIN                                                                                      \
    {                                                                                              \
        .id = 3, .name = STR_INIT("Robin Fox")                                                     \
    }

static struct str reason(struct arena *a, const struct turn *t)
{
    return str_format(a, "%.*s[%.*s]%.*s", STR_ARG(t->before), STR_ARG(t->mark), STR_ARG(t->after));
}

static struct agenda build(struct arena *a, const struct agenda_facts *f, size_t limit)
{
    struct agenda g;
    assert_int_equal(agenda_build(a, f, today, table(a), limit, &g), 0);
    return g;
}

/* The only turn of facts that make one. */
static struct turn only(struct arena *a, const struct agenda_facts *f)
{
    struct agenda g = build(a, f, 5);
    assert_int_equal(g.n, 1);
    assert_int_equal(g.more, 0);
    return g.turns[0];
}

static void test_agenda__nothing(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct agenda_facts f = {0};
    struct agenda g = build(a, &f, 5);
    assert_int_equal(g.n, 0);
    assert_int_equal(g.more, 0);
    assert_str(agenda_title(a, g.n, g.minutes), "Nobody is waiting today");
}

static void test_agenda__thanks(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct agenda_thanks x = {
        .help = 70, .person = CHEN, .about = STR("reviewed my CV"), .on = {2027, 8, 9}};
    struct agenda_facts f = {.thanks = {&x, 1}};
    struct turn t = only(a, &f);
    assert_str(reason(a, &t),
               "Dr Chen reviewed your CV [yesterday], and you have not thanked her yet.");
    assert_str(t.evidence, "From the help you noted. Thanks fit best within a day or two.");
    assert_string_equal(t.rule, "thanks_owed");
    assert_int_equal(t.subject, 70);
    assert_int_equal(t.person, 1);
    assert_int_equal(t.group, AGENDA_OWE);
    assert_str(t.name, "Dr Chen");
    assert_str(t.subline, "Harrow Lake");
    assert_str(t.action, "Write thanks");
    assert_str(t.action_text, "thanked Dr Chen");
    assert_true(date_eq(t.due_on, (struct date){2027, 8, 11}));
}

static void test_agenda__thanks_without_a_day_or_a_gender(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct agenda_thanks x = {
        .help = 70, .person = ROBIN, .about = STR("letter of recommendation")};
    struct agenda_facts f = {.thanks = {&x, 1}};
    struct turn t = only(a, &f);
    assert_str(
        reason(a, &t),
        "Robin Fox helped you with letter of recommendation, and you have [not thanked them yet].");
    x.about = STR("");
    x.on = (struct date){2026, 3, 0};
    t = only(a, &f);
    assert_str(reason(a, &t),
               "Robin Fox helped you [in March 2026], and you have not thanked them yet.");
}

static void test_agenda__promise_of_mine(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct agenda_promise x = {.promise = 80,
                               .person = KWAME,
                               .by = PROMISE_BY_ME,
                               .what = STR("send my ultrasound notes"),
                               .made_on = {2027, 7, 30},
                               .due_on = {2027, 8, 6}};
    struct agenda_facts f = {.promises = {&x, 1}};
    struct turn t = only(a, &f);
    assert_str(reason(a, &t),
               "You promised Kwame Asante to send your ultrasound notes [by last Friday].");
    assert_str(t.evidence, "You said so on 30 July.");
    assert_str(t.action, "Send it");
    x.what = STR("my ultrasound notes");
    t = only(a, &f);
    assert_str(reason(a, &t), "You promised Kwame Asante your ultrasound notes [by last Friday].");
    x.due_on = (struct date){0, 0, 0};
    t = only(a, &f);
    assert_str(reason(a, &t),
               "You promised Kwame Asante your ultrasound notes; you said so [on 30 July].");
    x.made_on = x.due_on;
    t = only(a, &f);
    assert_str(reason(a, &t), "You promised Kwame Asante [your ultrasound notes].");
    x.due_on = (struct date){2027, 8, 17};
    assert_int_equal(build(a, &f, 5).n, 1);
    x.due_on = (struct date){2027, 8, 18}; /* more than a week ahead */
    assert_int_equal(build(a, &f, 5).n, 0);
}

static void test_agenda__reply(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct agenda_reply x = {.interaction = 90,
                             .person = ROBIN,
                             .on = {2027, 8, 3},
                             .kind = INTERACTION_EMAIL,
                             .summary = STR("Asked about Thursday.\nMore")};
    struct agenda_facts f = {.replies = {&x, 1}};
    struct turn t = only(a, &f);
    assert_str(reason(a, &t), "Robin Fox e-mailed you [on 3 August], and no answer is noted yet.");
    assert_str(t.evidence, "Your note: \xE2\x80\x9C"
                           "Asked about Thursday\xE2\x80\x9D.");
    assert_str(t.action_text, "replied to Robin Fox");
    x.kind = INTERACTION_CALL;
    t = only(a, &f);
    assert_str(t.action, "Call back");
}

static void test_agenda__promise_of_theirs(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct agenda_promise x = {.promise = 81,
                               .person = CHEN,
                               .by = PROMISE_BY_THEM,
                               .what = STR("introduce me to Dr Ruiz"),
                               .made_on = {2027, 7, 30},
                               .due_on = {2027, 8, 10},
                               .about = STR("Dr Ruiz")};
    struct agenda_facts f = {.promises = {&x, 1}};
    assert_int_equal(build(a, &f, 5).n, 0); /* not before the day has passed */
    x.due_on = (struct date){2027, 8, 9};
    struct turn t = only(a, &f);
    assert_str(reason(a, &t), "Dr Chen offered to introduce you to Dr Ruiz [by yesterday]; a "
                              "short, friendly word is fine now.");
    assert_str(t.evidence, "She said so on 30 July.");
    assert_int_equal(t.group, AGENDA_DATE);
    x.due_on = (struct date){0, 0, 0}; /* never without a day */
    assert_int_equal(build(a, &f, 5).n, 0);
}

static void test_agenda__drift(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct agenda_contact x = {.person = CHEN,
                               .cadence_days = 42,
                               .because = "mentor",
                               .last = {2027, 2, 3},
                               .added = {2026, 1, 1},
                               .last_summary = STR("coffee about residency")};
    struct agenda_facts f = {.contacts = {&x, 1}};
    struct turn t = only(a, &f);
    assert_str(reason(a, &t), "You and Dr Chen have not been in touch [since 3 February].");
    assert_str(t.evidence, "You aim for every six weeks (mentor); it has been six months. "
                           "Your note: \xE2\x80\x9C"
                           "coffee about residency\xE2\x80\x9D.");
    assert_str(t.action, "Write to her");
    assert_int_equal(t.subject, 1);
    x.last = (struct date){2027, 6, 29}; /* 42 days: due today, not overdue */
    assert_int_equal(build(a, &f, 5).n, 0);
    x.last = (struct date){2024, 8, 10}; /* three years: dormant, never nudged */
    assert_int_equal(build(a, &f, 5).n, 0);
    x.last = (struct date){0, 0, 0};
    x.added = (struct date){2027, 3, 3};
    t = only(a, &f);
    assert_str(reason(a, &t), "You added Dr Chen [on 3 March] and have not noted any contact yet.");
    x.cadence_days = 0;
    assert_int_equal(build(a, &f, 5).n, 0);
}

/* Why they are due when the forecast says so, and what to expect of them. */
static void test_agenda__drift_by_forecast(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct agenda_contact x = {.person = CHEN,
                               .cadence_days = 25,
                               .rhythm = AGENDA_BY_CHANCE,
                               .chance_then = 71,
                               .chance_now = 55,
                               .because = "Active circle",
                               .last = {2027, 7, 1}};
    x.person.if_write = STR("If you write: 4 of 5.");
    x.person.if_wait = STR("If you wait: 1 in 5.");
    struct agenda_facts f = {.contacts = {&x, 1}};
    struct turn t = only(a, &f);
    assert_str(t.evidence, "The chance that you are both in touch within three months fell from 71"
                           " to 55 %, below what you keep for: Active circle.");
    assert_str(t.if_write, "If you write: 4 of 5.");
    assert_str(t.if_wait, "If you wait: 1 in 5.");
    assert_true(date_cmp(t.due_on, (struct date){2027, 7, 26}) == 0);
    x.rhythm = AGENDA_BY_NEW;
    t = only(a, &f);
    assert_str(t.evidence, "You know each other little yet; a word within three to four weeks keeps"
                           " that going.");
}

static void test_agenda__did_they_answer(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct agenda_ask rows[] = {
        {.interaction = 90,
         .person = CHEN,
         .on = {2027, 7, 27},
         .kind = INTERACTION_EMAIL,
         .summary = STR("asked about the summer")},
        {.interaction = 91, .person = KWAME, .on = {2027, 7, 20}, .kind = INTERACTION_MESSAGE},
        {.interaction = 92, .person = ROBIN, .on = {2027, 7, 1}, .kind = INTERACTION_EMAIL}};
    struct agenda_facts f = {.asks = {rows, 1}};
    struct turn t = only(a, &f);
    assert_str(reason(a, &t), "You e-mailed Dr Chen [on 27 July]. Did they answer?");
    assert_str(t.done, "They answered");
    assert_int_equal(t.group, AGENDA_ASK);
    rows[0].on = (struct date){2027, 7, 28}; /* 13 days: an answer may still come */
    assert_int_equal(build(a, &f, 5).n, 0);
    rows[0].on = (struct date){2027, 6, 10}; /* 61 days: nobody remembers */
    assert_int_equal(build(a, &f, 5).n, 0);
    rows[0].on = (struct date){2027, 7, 27};
    f.asks.n = 3; /* the two newest alone */
    struct agenda g = build(a, &f, 5);
    assert_int_equal(g.n, 2);
    assert_int_equal(g.turns[0].subject, 90);
    assert_int_equal(g.turns[1].subject, 91);
    assert_str(reason(a, &g.turns[1]),
               "You sent a message to Kwame Asante [on 20 July]. Did they answer?");
}

/* Little time together, trust and standing count; the best take turns week by week. */
static void test_agenda__old_contact(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct agenda_dormant rows[] = {
        {.person = CHEN,
         .last = {2024, 1, 9},
         .days_in = 3,
         .days_out = 4,
         .answered = 2,
         .resolved = 2,
         .helped = true,
         .senior = true},
        {.person = KWAME, .last = {2023, 5, 1}, .days_in = 40, .days_out = 40}};
    struct agenda_facts f = {.dormant = {rows, 1}};
    struct turn t = only(a, &f);
    assert_int_equal(t.group, AGENDA_DORMANT);
    assert_str(t.evidence, "One old contact a week, and only if you like. Here: they helped you, "
                           "they see more from where they stand, they used to answer, you move in "
                           "different circles.");
    f.dormant.n = 2;
    int64_t first = only(a, &f).person;
    struct agenda g;
    struct date next_week = date_add_days(today, 7);
    assert_int_equal(agenda_build(a, &f, next_week, table(a), 5, &g), 0);
    assert_int_equal(g.n, 1);
    assert_int_not_equal(g.turns[0].person, first);
    assert_int_equal(agenda_build(a, &f, date_add_days(today, 1), table(a), 5, &g), 0);
    assert_true(g.turns[0].person == first); /* the same week */
    f.dormant.n = 1;
    rows[0].last = (struct date){2024, 9, 1}; /* not three years yet */
    assert_int_equal(build(a, &f, 5).n, 0);
}

static void test_agenda__order_and_nobody_twice(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct agenda_thanks thanks[] = {
        {.help = 70, .person = CHEN, .about = STR("helped me"), .on = {2027, 8, 9}}};
    struct agenda_promise promises[] = {{.promise = 80,
                                         .person = KWAME,
                                         .by = PROMISE_BY_THEM,
                                         .what = STR("call me"),
                                         .due_on = {2027, 8, 1}}};
    struct agenda_contact contacts[] = {
        {.person = CHEN, .cadence_days = 20, .because = "", .last = {2026, 2, 3}},
        {.person = KWAME, .cadence_days = 20, .because = "", .last = {2026, 2, 3}},
        {.person = ROBIN, .cadence_days = 20, .because = "", .last = {2026, 2, 3}}};
    struct agenda_facts f = {
        .thanks = {thanks, 1}, .promises = {promises, 1}, .contacts = {contacts, 3}};
    struct agenda g = build(a, &f, 5);
    assert_int_equal(g.n, 3);
    assert_string_equal(g.turns[0].rule, "thanks_owed");
    assert_string_equal(g.turns[1].rule, "promise_theirs");
    assert_string_equal(g.turns[2].rule, "drift");
    assert_int_equal(g.turns[2].person, 3);
    g = build(a, &f, 1);
    assert_int_equal(g.n, 1);
    assert_int_equal(g.more, 2);
    assert_int_equal(g.minutes, 5);
    g = build(a, &f, 0);
    assert_int_equal(g.n, 0);
    assert_int_equal(g.more, 3);
}

static void test_agenda__circles_weigh_drift(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct agenda_contact c[] = {
        {.person = {.id = 5, .name = STR("Wide"), .circle = CIRCLE_EXTENDED},
         .cadence_days = 30,
         .last = {2027, 5, 10}},
        {.person = {.id = 6, .name = STR("Near"), .circle = CIRCLE_INNER},
         .cadence_days = 30,
         .last = {2027, 6, 10}}};
    struct agenda_facts f = {.contacts = {c, 2}};
    struct agenda g = build(a, &f, 5);
    assert_str(g.turns[0].name, "Near");
    assert_true(g.turns[0].score < 2000);
}

static void test_agenda__titles(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    assert_str(agenda_title(a, 5, 40), "Five people, about forty minutes");
    assert_str(agenda_title(a, 1, 5), "One person, about five minutes");
    assert_str(agenda_title(a, 2, 13), "Two people, about fifteen minutes");
    assert_str(agenda_title(a, 7, 60), "Seven people, about an hour");
    assert_str(agenda_title(a, 9, 95), "Nine people, about an hour and a half");
    assert_str(agenda_title(a, 12, 120), "Twelve people, about two hours");
    assert_str(agenda_title(a, 120, 150), "120 people, about two and a half hours");
}

static void test_agenda__marks(void **state)
{
    (void)state;
    struct mark marks[] = {
        {.rule = STR("drift"), .subject = 7, .person = 7, .until = {2027, 8, 11}},
        {.rule = STR("thanks_owed"), .subject = 70, .person = 1, .never = true},
        {.rule = STR("reply_owed"), .person = 4, .never = true},
        {.person = 9, .until = {2027, 9, 1}},
        {.rule = STR("reply_owed"), .subject = 80, .person = 1, .never = true}};
    struct date later = {2027, 8, 11};
    assert_true(agenda_is_marked(marks, 5, STR("drift"), 7, 7, today));
    assert_false(agenda_is_marked(marks, 5, STR("drift"), 7, 7, later));
    assert_true(agenda_is_marked(marks, 5, STR("thanks_owed"), 70, 1, later));
    assert_false(agenda_is_marked(marks, 5, STR("thanks_owed"), 71, 1, later));
    assert_true(agenda_is_marked(marks, 5, STR("reply_owed"), 55, 4, today));
    assert_true(agenda_is_marked(marks, 5, STR("promise_mine"), 56, 9, today));
    assert_false(agenda_is_marked(marks, 0, STR("drift"), 7, 7, today));
    /* A message to two waits for two answers: one is at rest. */
    assert_true(agenda_is_marked(marks, 5, STR("reply_owed"), 80, 1, today));
    assert_false(agenda_is_marked(marks, 5, STR("reply_owed"), 80, 2, today));
}

/* Asks: the sentence of every step, and the day before it, on which nothing is said. */
static const struct {
    struct ask ask;
    const char *rule, *reason, *evidence, *done;
} steps[] = {
    {{.kind = ASK_LETTER, .state = ASK_IDEA, .need_by = {2027, 10, 13}},
     "ask_step",
     "You want to ask Dr Chen, best [by 18 August]: a letter.",
     "Eight weeks leave time for a good letter; a school's own date comes first.",
     "I asked"},
    {{.kind = ASK_CALL, .state = ASK_ASKED, .asked_on = {2027, 8, 3}},
     "ask_remind",
     "You asked Dr Chen [on 3 August]: a letter. No answer is noted yet.",
     "One kind reminder after a week is usual.",
     "I reminded them"},
    {{.kind = ASK_CALL,
      .state = ASK_ASKED,
      .asked_on = {2027, 7, 20},
      .nudges = 1,
      .nudged_on = {2027, 7, 28}},
     "ask_remind",
     "You asked Dr Chen [on 20 July]: a letter. You reminded them on 28 July.",
     "A second one after three weeks, in which a no is easy; then no more.",
     "I reminded them"},
    {{.kind = ASK_CALL,
      .state = ASK_ASKED,
      .asked_on = {2027, 7, 1},
      .nudges = 2,
      .nudged_on = {2027, 7, 27}},
     "ask_rest",
     "You asked Dr Chen and reminded them, the last time [on 27 July]: a letter.",
     "Two reminders are enough. Silence is an answer, and no quarrel.",
     "Let it rest"},
    {{.kind = ASK_LETTER,
      .state = ASK_AGREED,
      .asked_on = {2027, 6, 1},
      .answered_on = {2027, 6, 3},
      .need_by = {2027, 8, 24},
      .nudged_on = {2027, 6, 29}},
     "ask_due",
     "Dr Chen agreed: a letter. You need it [by 24 August].",
     "Four weeks after asking, two weeks and one before the day, and once after it.",
     "I reminded them"},
    {{.kind = ASK_LETTER,
      .state = ASK_AGREED,
      .asked_on = {2027, 6, 1},
      .answered_on = {2027, 6, 3},
      .need_by = {2027, 8, 2},
      .nudged_on = {2027, 8, 6}},
     "ask_due",
     "Dr Chen agreed: a letter. You needed it [by 2 August]. See whether it came; if not, another "
     "writer is the way.",
     "This is the last word on it here; it stays among your asks. Thank them all the same.",
     "Done"},
    {{.kind = ASK_LETTER,
      .state = ASK_AGREED,
      .asked_on = {2027, 8, 1},
      .answered_on = {2027, 8, 3},
      .next_step = STR_INIT("Send the packet"),
      .next_on = {2027, 8, 10}},
     "ask_step",
     "With Dr Chen your next step is due [today]: send the packet.",
     "For this: a letter.",
     "Done"},
    {{.kind = ASK_ADVICE,
      .state = ASK_DECLINED,
      .asked_on = {2027, 8, 1},
      .answered_on = {2027, 8, 8}},
     "ask_grace",
     "Dr Chen answered you honestly [on Sunday] and declined: a letter.",
     "An honest no is a kindness, too; a line of thanks keeps the door open.",
     "I thanked them"},
    {{.kind = ASK_ADVICE,
      .state = ASK_THANKED,
      .done_on = {2027, 7, 1},
      .thanked_on = {2027, 7, 2},
      .outcome = STR_INIT("I chose the clinic.")},
     "ask_tell",
     "Dr Chen helped you: a letter. You have [not told her yet] what came of it.",
     "What came of it: I chose the clinic.",
     "I told them"},
};

static void test_agenda__asks(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
        struct agenda_step x = {.ask = steps[i].ask, .person = CHEN};
        x.ask.record.id = 90;
        x.ask.what = STR("a letter.");
        x.next = ask_next(&x.ask, today);
        struct agenda_facts f = {.steps = {&x, 1}};
        struct turn t = only(a, &f);
        assert_string_equal(t.rule, steps[i].rule);
        assert_str(reason(a, &t), steps[i].reason);
        assert_str(t.evidence, steps[i].evidence);
        assert_str(t.done, steps[i].done);
        assert_true(t.minutes > 0 && t.action.n && t.subject == 90);
        x.next.on = date_add_days(today, 15); /* not yet */
        assert_int_equal(build(a, &f, 5).n, 0);
    }
}

/* A letter that was agreed and does not come: reminders on their days, each for two weeks; then one
 * last word, whether or not they were written; then silence. */
static void test_agenda__letter_falls_silent(void **state)
{
    static const struct {
        struct date day;
        const char *rule; /* NULL: silent */
        bool last;
    } days[] = {
        {{2027, 3, 28}, NULL, false},      {{2027, 3, 29}, "ask_due", false},
        {{2027, 4, 11}, "ask_due", false}, {{2027, 4, 12}, NULL, false},
        {{2027, 8, 26}, NULL, false},      {{2027, 8, 27}, "ask_due", false},
        {{2027, 9, 16}, "ask_due", false}, {{2027, 9, 17}, "ask_due", true},
        {{2027, 9, 30}, "ask_due", true},  {{2027, 10, 1}, NULL, false},
        {{2028, 3, 1}, NULL, false},
    };
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct agenda_step x = {.ask = {.record.id = 90,
                                    .kind = ASK_LETTER,
                                    .state = ASK_AGREED,
                                    .what = STR("a letter"),
                                    .asked_on = {2027, 3, 1},
                                    .answered_on = {2027, 3, 3},
                                    .need_by = {2027, 9, 10}},
                            .person = CHEN};
    for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
        struct agenda_facts f = {.steps = {&x, 1}};
        struct agenda agenda;
        x.next = ask_next(&x.ask, days[i].day);
        assert_int_equal(agenda_build(a, &f, days[i].day, NULL, 5, &agenda), 0);
        if (agenda.n != (days[i].rule != NULL))
            fail_msg("day %zu: %zu rows", i, agenda.n);
        if (agenda.n)
            assert_int_equal(x.next.step == ASK_STEP_BACKUP, days[i].last);
    }
}

/* An opening whose day has passed is open, not late; only what was due has passed. */
static void test_agenda__plan(void **state)
{
    static const struct {
        struct date from, due;
        bool opens, about;
        const char *reason;
    } rows[] = {
        {{2027, 8, 12}, {2027, 8, 12}, false, false, "It has a date: [then]."},
        {{2027, 8, 10}, {2027, 8, 10}, false, false, "It has a date: [then]."},
        {{2027, 8, 9}, {2027, 8, 9}, false, false, "Its day has passed: [then]."},
        {{2027, 8, 9}, {2027, 8, 9}, false, true, "Its time has passed: [then]."},
        {{2027, 8, 1}, {2027, 8, 20}, false, false, "Its time: [then]."},
        {{2027, 7, 1}, {2027, 8, 5}, false, false, "Its time has passed: [then]."},
        {{2027, 8, 12}, {2027, 8, 12}, true, false, "It opens on [then]."},
        {{2027, 8, 10}, {2027, 8, 10}, true, false, "It opens today: [then]."},
        {{2027, 8, 9}, {2027, 8, 9}, true, false, "Open since [then]."},
        {{2027, 8, 12}, {2027, 8, 12}, true, true, "The time for it begins [then]."},
        {{2027, 8, 9}, {2027, 8, 9}, true, true, "The time for it began [then]."},
    };
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct agenda_plan x = {.subject = 7,
                                .title = STR("A step"),
                                .when = STR("then"),
                                .from = rows[i].from,
                                .due = rows[i].due,
                                .opens = rows[i].opens,
                                .about = rows[i].about};
        struct turn t = only(a, &(struct agenda_facts){.plan = {&x, 1}});
        assert_str(reason(a, &t), rows[i].reason);
    }
}

static void test_agenda__rules_are_well_formed(void **state)
{
    (void)state;
    assert_true(agenda_rules_n >= 13);
    for (size_t i = 0; i < agenda_rules_n; i++) {
        const struct agenda_rule *r = &agenda_rules[i];
        assert_ptr_equal(agenda_rule_find(str_c(r->key)), r);
        assert_true(r->title[0] && r->help[0] && r->find && r->tell);
        assert_true(agenda_group_key(r->group)[0] && agenda_group_label(r->group)[0]);
    }
    assert_null(agenda_rule_find(STR("nothing")));
}

enum { MANY = 40 };

static struct date some_day(struct gen *g)
{
    return gen_between(g, 0, 9) == 0 ? (struct date){0, 0, 0}
                                     : date_add_days(today, -gen_between(g, -30, 1500));
}

static struct agenda_person somebody(struct gen *g)
{
    return (struct agenda_person){
        .id = gen_between(g, 1, 30), .name = STR("Somebody"), .circle = (int)gen_between(g, 0, 4)};
}

/* Draws facts of every kind. */
static struct agenda_facts some_facts(struct gen *g)
{
    struct agenda_thanks *thanks = ARENA_ARRAY(g->a, struct agenda_thanks, MANY);
    struct agenda_promise *promises = ARENA_ARRAY(g->a, struct agenda_promise, MANY);
    struct agenda_reply *replies = ARENA_ARRAY(g->a, struct agenda_reply, MANY);
    struct agenda_contact *contacts = ARENA_ARRAY(g->a, struct agenda_contact, MANY);
    size_t n = (size_t)gen_between(g, 0, MANY);
    for (size_t i = 0; i < n; i++) {
        thanks[i] = (struct agenda_thanks){
            .help = (int64_t)i + 1, .person = somebody(g), .on = some_day(g)};
        promises[i] = (struct agenda_promise){.promise = (int64_t)i + 1,
                                              .person = somebody(g),
                                              .by = (int)gen_between(g, 1, 2),
                                              .what = STR("call"),
                                              .due_on = some_day(g),
                                              .made_on = some_day(g)};
        replies[i] = (struct agenda_reply){
            .interaction = (int64_t)i + 1, .person = somebody(g), .on = some_day(g)};
        contacts[i] = (struct agenda_contact){.person = somebody(g),
                                              .cadence_days = gen_between(g, 0, 90),
                                              .last = some_day(g),
                                              .added = some_day(g)};
        contacts[i].person.id += (int64_t)i * 100; /* a person has one row */
    }
    return (struct agenda_facts){{thanks, n}, {promises, n}, {replies, n}, {contacts, n}};
}

/* A short list is the head of the whole one, in score order, nobody twice, with whole sentences. */
static bool holds_together(struct gen *g)
{
    struct agenda_facts f = some_facts(g);
    struct agenda all, few;
    size_t limit = (size_t)gen_between(g, 0, 80);
    agenda_build(g->a, &f, today, NULL, SIZE_MAX, &all);
    agenda_build(g->a, &f, today, NULL, limit, &few);
    bool ok = few.n + few.more == all.n && few.n <= limit && !all.more;
    for (size_t i = 0; i < all.n; i++) {
        const struct turn *t = &all.turns[i];
        if (i < few.n)
            ok = ok && few.turns[i].person == t->person && few.turns[i].subject == t->subject &&
                 few.turns[i].rule == t->rule;
        ok = ok && (i == 0 || all.turns[i - 1].score >= t->score);
        ok = ok && t->before.n && t->mark.n && str_ends(t->after, STR(".")) && t->action.n &&
             t->minutes > 0;
        for (size_t k = 0; k < i; k++)
            ok = ok && all.turns[k].person != t->person;
    }
    return ok;
}

static void test_agenda__holds_together(void **state)
{
    (void)state;
    property_check("agenda holds together", holds_together, 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_agenda__nothing),
        cmocka_unit_test(test_agenda__thanks),
        cmocka_unit_test(test_agenda__thanks_without_a_day_or_a_gender),
        cmocka_unit_test(test_agenda__promise_of_mine),
        cmocka_unit_test(test_agenda__reply),
        cmocka_unit_test(test_agenda__promise_of_theirs),
        cmocka_unit_test(test_agenda__drift),
        cmocka_unit_test(test_agenda__drift_by_forecast),
        cmocka_unit_test(test_agenda__did_they_answer),
        cmocka_unit_test(test_agenda__old_contact),
        cmocka_unit_test(test_agenda__order_and_nobody_twice),
        cmocka_unit_test(test_agenda__circles_weigh_drift),
        cmocka_unit_test(test_agenda__titles),
        cmocka_unit_test(test_agenda__marks),
        cmocka_unit_test(test_agenda__asks),
        cmocka_unit_test(test_agenda__letter_falls_silent),
        cmocka_unit_test(test_agenda__plan),
        cmocka_unit_test(test_agenda__rules_are_well_formed),
        cmocka_unit_test(test_agenda__holds_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
