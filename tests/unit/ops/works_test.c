/* SPDX-License-Identifier: Apache-2.0 */
/* Opportunities, hours, meetings, decisions and the close-out, from the operation to the records;
 * and what Today makes of them day by day. */
#include "base/arena.h"
#include "check.h"
#include "def/errors.h"
#include "ops/hours.h"
#include "ops/today.h"
#include "store/record.h"
#include "world.h"

static int setup(void **state)
{
    struct world *w = calloc(1, sizeof(*w));
    world_open(w);
    *state = w;
    return 0;
}

static int teardown(void **state)
{
    world_set_now(WORLD_NOW);
    world_close(*state);
    free(*state);
    return 0;
}

/* "rule person" of each row, in order. */
static struct str told(struct world *w)
{
    struct agenda a;
    struct str all = STR_NULL;
    if (today_load(world_ctx(w), 50, &a) < 0)
        fail_msg("%s", world_error(w));
    for (size_t i = 0; i < a.n; i++)
        all = str_join(w->a, all, STR(", "),
                       str_format(w->a, "%s %.*s", a.turns[i].rule, STR_ARG(a.turns[i].name)));
    return all;
}

/* What the last operation wrote, without the blanks between its words. */
static const char *said(struct world *w)
{
    char *p = arena_copy(w->a, w->out.p, w->out.n), *to = p;
    bool text = false;
    for (const char *from = p; *from; from++) {
        text ^= *from == '"' && (from == p || from[-1] != '\\');
        if (text || (*from != ' ' && *from != '\n'))
            *to++ = *from;
    }
    *to = '\0';
    return p;
}

/* A text that lives as long as the test. */
static const char *last_id(struct world *w) { return world_id(w, w->ctx.result_id).p; }

static const char *add_opportunity(struct world *w, const char *title, const char *kind,
                                   const char *who, const char *state)
{
    world_do(w, "opportunity.add", "title", title, "kind", kind, "supervisor", who, "state", state,
             NULL);
    return last_id(w);
}

static const struct opportunity *opportunity_of(struct world *w, int64_t id)
{
    struct opportunity *o = world_load(w, &entity_opportunity, id);
    assert_non_null(o);
    return o;
}

static void test_works__moves(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Samira", "Haddad");
    const char *id = add_opportunity(w, "Shadowing in cardiology", "shadowing", "Haddad", "");
    int64_t n = w->ctx.result_id;
    assert_int_equal(opportunity_of(w, n)->state, OPPORTUNITY_IDEA);
    assert_int_equal(world_run(w, "opportunity.move", "id", id, "to", "finished", NULL),
                     ERR_INVALID);
    assert_non_null(strstr(world_error(w), "It has not begun yet"));
    /* Nor by editing. */
    assert_int_equal(world_run(w, "opportunity.edit", "id", id, "state", "finished", NULL),
                     ERR_INVALID);
    assert_int_equal(
        world_run(w, "opportunity.move", "id", id, "to", "contacted", "on", "+3", NULL),
        ERR_INVALID);
    world_do(w, "opportunity.move", "id", id, "to", "contacted", "on", "2027-08-03", NULL);
    assert_non_null(strstr(said(w), "No answer? A short reminder to Samira Haddad"));
    world_do(w, "opportunity.move", "id", id, "to", "under_way", NULL);
    assert_int_equal(date_diff(opportunity_of(w, n)->from, (struct date){2027, 8, 10}), 0);
    world_do(w, "opportunity.move", "id", id, "to", "finished", NULL);
    assert_int_equal(opportunity_of(w, n)->until.d, 10);
    world_do(w, "undo", NULL);
    assert_int_equal(opportunity_of(w, n)->state, OPPORTUNITY_UNDER_WAY);
    assert_false(date_is_set(opportunity_of(w, n)->until));
    world_check_derived(w);
}

static void test_works__durations(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    static const struct {
        const char *text;
        int64_t minutes;
    } rows[] = {{"4h", 240},        {"4 hours", 240}, {"90m", 90},     {"90 min", 90},
                {"1h30", 90},       {"1h 30m", 90},   {"1:30", 90},    {"2.5h", 150},
                {"2,5 h", 150},     {"240", 240},     {" 3 h ", 180},  {"0.25h", 15},
                {"24h", 1440},      {"1 hr", 60},     {"", 0},         {"h", 0},
                {"4x", 0},          {"25h", 0},       {"0h", 0},       {"-4h", 0},
                {"1h99", 0},        {"4h4h", 0},      {"1 h 30 x", 0}, {"90 min 10", 0},
                {"99999999999", 0}, {"1.5.5h", 0}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        int64_t minutes = 0;
        bool ok = hours_parse(str_c(rows[i].text), &minutes);
        if (ok != (rows[i].minutes > 0) || minutes != rows[i].minutes)
            fail_msg("\"%s\" is read as %lld minutes", rows[i].text, (long long)minutes);
    }
    assert_str(hours_words(a, 90), "90 min");
    assert_str(hours_words(a, 60), "1 h");
    assert_str(hours_words(a, 150), "2 h 30 min");
}

static void test_works__hours(void **state)
{
    struct world *w = *state;
    int64_t haddad = world_add_person(w, "Samira", "Haddad");
    world_add_person(w, "Freja", "Andersen");
    add_opportunity(w, "Shadowing in cardiology", "shadowing", "Haddad", "arranged");
    int64_t id = w->ctx.result_id;
    world_do(w, "hours.log", "opportunity", "cardio", "time", "4h", "on", "yesterday", NULL);
    assert_int_equal(opportunity_of(w, id)->state, OPPORTUNITY_UNDER_WAY);
    assert_int_equal(world_count(w, &entity_interaction), 1);
    assert_str(told(w), "thanks_owed Samira Haddad");
    /* A second day with her: thanks are owed once; the day is noted once in her timeline. */
    world_do(w, "hours.log", "opportunity", "cardio", "time", "1h30", "on", "yesterday", NULL);
    assert_int_equal(world_count(w, &entity_help), 1);
    assert_int_equal(world_count(w, &entity_interaction), 1);
    world_do(w, "hours.log", "opportunity", "cardio", "time", "60", "supervisor", "Andersen",
             "thanks", "no", NULL);
    assert_int_equal(world_count(w, &entity_help), 1);
    world_do(w, "hours.totals", "by", "supervisor", NULL);
    assert_non_null(
        strstr(said(w), "\"name\":\"Samira Haddad\",\"days\":1,\"time\":\"5 h 30 min\""));
    assert_non_null(strstr(said(w), "\"name\":\"Freja Andersen\",\"days\":1,\"time\":\"1 h\""));
    world_do(w, "hours.export", "supervisor", world_id(w, haddad).p, NULL);
    assert_str(w->ctx.raw, "supervisor,specialty,day,hours,minutes,kind,opportunity,place,what\r\n"
                           "Samira Haddad,,2027-08-09,4.00,240,shadowing,Shadowing in "
                           "cardiology,,\r\n"
                           "Samira Haddad,,2027-08-09,1.50,90,shadowing,Shadowing in "
                           "cardiology,,\r\n");
    assert_int_equal(world_run(w, "hours.log", "opportunity", "neuro", "time", "4h", NULL),
                     ERR_NOT_FOUND);
    assert_int_equal(
        world_run(w, "hours.log", "opportunity", "cardio", "time", "4h", "on", "tomorrow", NULL),
        ERR_INVALID);
    add_opportunity(w, "Shadowing in radiology", "shadowing", "Andersen", "under_way");
    assert_int_equal(world_run(w, "hours.log", "opportunity", "shadowing", "time", "4h", NULL),
                     ERR_AMBIGUOUS);
    world_check_derived(w);
}

static const char *add_meeting(struct world *w, const char *on, const char *every)
{
    world_do(w, "meeting.add", "people", "Chen", "on", on, "time", "14:00", "every_days", every,
             NULL);
    return last_id(w);
}

static void test_works__meeting_held(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Mei-Ling", "Chen");
    const char *id = add_meeting(w, "2027-08-09", "28");
    int64_t n = w->ctx.result_id;
    assert_str(told(w), "meeting_over Mei-Ling Chen");
    world_do(w, "meeting.held", "id", id, "summary", "We share the discussion.", "next_step",
             "choose a journal", "mine", "send the table by Friday\n- read two papers", "theirs",
             "they will read the draft by 20 September", NULL);
    const struct meeting *m = world_load(w, &entity_meeting, n);
    assert_int_equal(m->state, MEETING_HELD);
    const struct interaction *x = world_load(w, &entity_interaction, m->interaction);
    assert_int_equal(x->kind, INTERACTION_MEETING);
    assert_int_equal(x->direction, DIRECTION_BOTH);
    assert_int_equal(x->on.d, 9);
    assert_str(x->next_step, "choose a journal");
    world_do(w, "promise.list", NULL);
    assert_non_null(strstr(said(w), "\"what\":\"send the table\",\"made_on\":\"2027-08-09\","
                                    "\"due_on\":\"2027-08-13\""));
    assert_non_null(strstr(said(w), "\"what\":\"read two papers\""));
    assert_non_null(strstr(said(w), "\"what\":\"read the draft\",\"made_on\":\"2027-08-09\","
                                    "\"due_on\":\"2027-09-20\""));
    world_do(w, "meeting.list", NULL);
    assert_non_null(strstr(said(w), "\"on\":\"2027-09-06\",\"time\":\"14:00\""));
    assert_int_equal(world_run(w, "meeting.held", "id", id, NULL), ERR_INVALID);
    world_do(w, "undo", "action", "", NULL);
    assert_int_equal(world_count(w, &entity_meeting), 1);
    assert_int_equal(world_count(w, &entity_promise), 0);
    assert_int_equal(world_count(w, &entity_interaction), 0);
    world_check_derived(w);
}

static void test_works__meeting_series(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Mei-Ling", "Chen");
    const char *id = add_meeting(w, "2027-08-02", "7");
    /* Long past: the next one lies ahead, on the same day of the week. */
    world_do(w, "meeting.held", "id", id, NULL);
    world_do(w, "meeting.list", NULL);
    assert_non_null(strstr(said(w), "\"on\":\"2027-08-16\""));
    id = world_id(w, w->ctx.result_id).p;
    const char *single = add_meeting(w, "2027-08-09", "0");
    world_do(w, "meeting.held", "id", single, NULL);
    assert_int_equal(world_count(w, &entity_meeting), 3);
    const char *last = add_meeting(w, "2027-08-09", "7");
    world_do(w, "meeting.held", "id", last, "last", "yes", NULL);
    assert_int_equal(world_count(w, &entity_meeting), 4);
    const char *moved = add_meeting(w, "2027-08-20", "0");
    world_do(w, "meeting.edit", "id", moved, "goal", "Agree on dates.", NULL);
    world_do(w, "meeting.cancelled", "id", moved, "next_on", "2027-08-18", NULL);
    world_do(w, "meeting.list", NULL);
    assert_non_null(strstr(said(w), "\"on\":\"2027-08-18\",\"time\":\"14:00\",\"place\":\"\","
                                    "\"state\":\"planned\",\"goal\":\"Agree on dates.\""));
    assert_int_equal(world_run(w, "meeting.held", "id", moved, NULL), ERR_INVALID);
}

static void test_works__meeting_today(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Mei-Ling", "Chen");
    const char *id = add_meeting(w, "2027-08-13", "0");
    assert_str(told(w), ""); /* three days before */
    world_set_now("2027-08-11T15:00:00Z");
    assert_str(told(w), "meeting_agenda Mei-Ling Chen");
    world_do(w, "meeting.edit", "id", id, "goal", "Agree on dates.", NULL);
    assert_str(told(w), "meeting_agenda Mei-Ling Chen"); /* no agenda yet */
    world_do(w, "today.done", "rule", "meeting_agenda", "subject", id, NULL);
    assert_str(told(w), "");
    world_set_now("2027-08-14T15:00:00Z"); /* another question */
    assert_str(told(w), "meeting_over Mei-Ling Chen");
    world_do(w, "today.done", "row", "1", NULL);
    assert_str(told(w), "");
    assert_int_equal(world_count(w, &entity_interaction), 1);
    id = add_meeting(w, "2027-08-14", "0");
    world_do(w, "meeting.edit", "id", id, "goal", "x", "agenda", "y", NULL);
    assert_str(told(w), "");
    world_set_now("2027-08-29T15:00:00Z"); /* nobody asks after two weeks */
    assert_str(told(w), "");
}

static void test_works__meeting_hints(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Mei-Ling", "Chen");
    world_do(w, "promise.add", "person", "Chen", "by", "me", "what", "send my notes", "made_on",
             "2027-08-02", NULL);
    world_do(w, "promise.add", "person", "Chen", "by", "them", "what", "ask about the clinic",
             "kept_on", "2027-08-03", NULL);
    world_do(w, "interaction.add", "people", "Chen", "kind", "call", "on", "2027-08-05",
             "next_step", "choose a title", NULL);
    world_do(w, "ask.add", "person", "Chen", "kind", "letter", "what", "a letter", NULL);
    const char *id = add_meeting(w, "2027-08-12", "0");
    world_do(w, "meeting.hints", "id", id, NULL);
    assert_str(str_c(said(w)),
               "[{\"line\":\"send my notes\",\"why\":\"You promised it on 2 August\"},"
               "{\"line\":\"choose a title\",\"why\":\"The next step you noted on "
               "Thursday\"},{\"line\":\"a letter\",\"why\":\"You want to ask this\"}]");
    world_do(w, "meeting.edit", "id", id, "agenda", "- send my notes\n- a letter", NULL);
    world_do(w, "meeting.hints", "id", id, NULL);
    assert_null(strstr(said(w), "send my notes"));
}

static void test_works__close_out(void **state)
{
    struct world *w = *state;
    int64_t goldberg = world_add_person(w, "Miriam", "Goldberg");
    world_add_person(w, "Rafael", "Castillo");
    world_do(w, "opportunity.add", "title", "Medicine block", "kind", "rotation", "state",
             "under_way", "supervisor", "Goldberg", "people", "Castillo", "from", "2027-07-12",
             "until", "2027-08-10", NULL);
    const char *id = last_id(w);
    int64_t n = w->ctx.result_id;
    world_do(w, "help.add", "person", "Goldberg", "direction", "received", "about", "teaching",
             "on", "2027-08-01", NULL);
    world_do(w, "help.add", "person", "Goldberg", "direction", "received", "about", "long ago",
             "on", "2026-01-01", NULL);
    world_set_now("2027-08-24T15:00:00Z");
    assert_non_null(strstr(told(w).p, "Miriam Goldberg"));
    world_set_now("2027-08-12T15:00:00Z");
    world_do(w, "opportunity.close", "id", id, "each",
             "[{\"person\":\"Goldberg\",\"together\":\"Rounds.\",\"thank\":\"now\",\"letter\":true,"
             "\"circle\":\"active\",\"next_on\":\"2027-10-01\"},"
             "{\"person\":\"Castillo\",\"thank\":\"later\"}]",
             "reflection", "She asked before she explained.", NULL);
    assert_int_equal(opportunity_of(w, n)->state, OPPORTUNITY_FINISHED);
    assert_int_equal(opportunity_of(w, n)->until.d, 10);
    assert_int_equal(opportunity_of(w, n)->closed_out_on.d, 12);
    const struct person *p = world_load(w, &entity_person, goldberg);
    assert_int_equal(p->circle, CIRCLE_ACTIVE);
    world_do(w, "help.list", NULL); /* what was within the block is thanked, nothing else */
    assert_non_null(strstr(said(w), "\"about\":\"teaching\",\"on\":\"2027-08-01\","
                                    "\"thanked_on\":\"2027-08-12\""));
    assert_non_null(strstr(said(w), "\"about\":\"long ago\",\"on\":\"2026-01-01\","
                                    "\"thanked_on\":null"));
    assert_non_null(strstr(said(w), "\"about\":\"Medicine block\""));
    world_do(w, "ask.list", NULL);
    assert_non_null(strstr(said(w), "\"kind\":\"letter\",\"state\":\"idea\""));
    world_do(w, "promise.list", NULL);
    assert_non_null(strstr(said(w), "\"due_on\":\"2027-10-01\""));
    assert_int_equal(world_count(w, &entity_reflection), 1);
    assert_int_equal(world_count(w, &entity_interaction), 2);
    world_check_derived(w);
    /* Again: the letter is not asked for twice. And one Undo takes everything of a close-out. */
    world_do(w, "opportunity.close", "id", id, "letters", "Goldberg", NULL);
    assert_int_equal(world_count(w, &entity_ask), 1);
    world_do(w, "undo", NULL);
    world_do(w, "undo", NULL);
    assert_int_equal(world_count(w, &entity_ask), 0);
    assert_int_equal(world_count(w, &entity_reflection), 0);
    assert_int_equal(world_count(w, &entity_interaction), 0);
    assert_int_equal(opportunity_of(w, n)->state, OPPORTUNITY_UNDER_WAY);
    world_check_derived(w);
}

static void test_works__close_out_refused(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Miriam", "Goldberg");
    const char *idea = add_opportunity(w, "Someday", "rotation", "Goldberg", "");
    assert_int_equal(world_run(w, "opportunity.close", "id", idea, NULL), ERR_INVALID);
    const char *id = add_opportunity(w, "Block", "rotation", "Goldberg", "under_way");
    static const char *const wrong[] = {"x", "{}",
                                        "[{\"person\":\"Goldberg\",\"thank\":\"perhaps\"}]",
                                        "[{\"person\":\"Goldberg\",\"circle\":\"best\"}]",
                                        "[{\"person\":\"Goldberg\",\"next_on\":\"2027-08-10\"}]"};
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        assert_int_equal(world_run(w, "opportunity.close", "id", id, "each", wrong[i], NULL),
                         ERR_INVALID);
    assert_int_equal(
        world_run(w, "opportunity.close", "id", id, "each", "[{\"person\":\"Nobody\"}]", NULL),
        ERR_NOT_FOUND);
    assert_int_equal(world_count(w, &entity_interaction), 0);
}

static void test_works__close_out_today(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Miriam", "Goldberg");
    const char *id = add_opportunity(w, "Block", "rotation", "Goldberg", "under_way");
    world_do(w, "opportunity.edit", "id", id, "from", "2027-07-12", "until", "2027-08-13", NULL);
    assert_str(told(w), "");
    world_set_now("2027-08-13T15:00:00Z");
    assert_str(told(w), "close_out Miriam Goldberg");
    world_set_now("2027-08-27T15:00:00Z");
    assert_str(told(w), "close_out Miriam Goldberg");
    world_set_now("2027-08-28T15:00:00Z");
    assert_str(told(w), "");
    world_set_now("2027-08-20T15:00:00Z");
    world_do(w, "today.done", "row", "1", NULL);
    assert_str(told(w), "");
    assert_int_equal(world_run(w, "today.done", "rule", "close_out", "subject", id, NULL),
                     ERR_NOT_FOUND);
}

static void test_works__decision(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Chidi", "Okafor");
    world_do(w, "decision.add", "question", "Research year?", NULL);
    const char *id = last_id(w);
    world_do(w, "advice.add", "decision", id, "person", "Okafor", "text", "Only with a question.",
             NULL);
    const char *advice = last_id(w);
    assert_str(told(w), "");
    assert_int_equal(world_run(w, "advice.told", "id", advice, NULL), ERR_INVALID);
    assert_int_equal(world_run(w, "decision.outcome", "id", id, "outcome", "x", NULL), ERR_INVALID);
    assert_int_equal(world_run(w, "decision.decide", "id", id, NULL), ERR_INVALID);
    world_do(w, "decision.decide", "id", id, "chosen", "No", "why", "Nothing to ask yet.", NULL);
    assert_non_null(strstr(said(w), "\"to_tell\":\"Chidi Okafor\""));
    assert_str(told(w), "decision_tell Chidi Okafor");
    world_do(w, "advice.told", "id", advice, "how", "email", NULL);
    assert_str(told(w), "");
    world_do(w, "interaction.list", NULL);
    assert_non_null(strstr(said(w), "\"kind\":\"email\""));
    assert_non_null(strstr(said(w), "Told them what I chose: No."));
    /* Later something comes of it: that is to be told, too. */
    world_set_now("2027-09-20T15:00:00Z");
    world_do(w, "decision.outcome", "id", id, "outcome", "Two aways booked.", NULL);
    world_do(w, "decision.tell", NULL);
    assert_non_null(strstr(said(w), "\"person\":\"Chidi Okafor\""));
    assert_non_null(strstr(told(w).p, "decision_tell Chidi Okafor"));
    world_do(w, "today.done", "rule", "decision_tell", "subject", advice, NULL);
    world_do(w, "decision.tell", NULL);
    assert_str(str_c(said(w)), "[]");
    world_check_derived(w);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_works__moves),
        TEST(test_works__durations),
        TEST(test_works__hours),
        TEST(test_works__meeting_held),
        TEST(test_works__meeting_series),
        TEST(test_works__meeting_today),
        TEST(test_works__meeting_hints),
        TEST(test_works__close_out),
        TEST(test_works__close_out_refused),
        TEST(test_works__close_out_today),
        TEST(test_works__decision),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
