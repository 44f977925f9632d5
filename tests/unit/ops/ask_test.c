/* SPDX-License-Identifier: Apache-2.0 */
/* Asks from the first word to the outcome: the records, the log, help, promises, Today, Undo. */
#include "ops/ask.h"

#include "base/arena.h"
#include "base/id.h"
#include "check.h"
#include "def/errors.h"
#include "insight/agenda.h"
#include "ops/ask_prepare.h"
#include "ops/save.h"
#include "ops/today.h"
#include "store/record.h"
#include "world.h"

static int setup(void **state)
{
    struct world *w = calloc(1, sizeof(*w));
    world_open(w);
    world_add_person(w, "Ada", "Ek");
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

static int64_t add_ask(struct world *w, const char *kind, const char *what)
{
    world_do(w, "ask.add", "person", "Ada", "kind", kind, "what", what, NULL);
    return w->ctx.result_id;
}

static const struct ask *get(struct world *w, int64_t id)
{
    const struct ask *x = world_load(w, &entity_ask, id);
    assert_non_null(x);
    return x;
}

static const char *state_of(struct world *w, int64_t id)
{
    return ask_state_choices[get(w, id)->state].key;
}

static void say(struct world *w, int64_t id, const char *verb)
{
    world_do(w, str_format(w->a, "ask.%s", verb).p, "id", world_id(w, id).p, NULL);
}

static int try(struct world *w, int64_t id, const char *verb)
{
    return world_run(w, str_format(w->a, "ask.%s", verb).p, "id", world_id(w, id).p, NULL);
}

/* "rule person" of each row of Today. */
static struct str told(struct world *w)
{
    struct agenda a;
    struct str all = STR_NULL;
    if (today_load(world_ctx(w), 5, &a) < 0)
        fail_msg("%s", world_error(w));
    for (size_t i = 0; i < a.n; i++)
        all = str_join(w->a, all, STR(", "),
                       str_format(w->a, "%s %.*s", a.turns[i].rule, STR_ARG(a.turns[i].name)));
    return all;
}

static void done(struct world *w) { world_do(w, "today.done", "row", "1", NULL); }

/* Brings an ask to a state by the operations a person would use. */
static int64_t bring(struct world *w, enum ask_state state)
{
    static const char *const ways[][5] = {[ASK_IDEA] = {NULL},
                                          [ASK_ASKED] = {"sent"},
                                          [ASK_AGREED] = {"sent", "agreed"},
                                          [ASK_DECLINED] = {"sent", "declined"},
                                          [ASK_NO_ANSWER] = {"sent", "no_answer"},
                                          [ASK_DONE] = {"sent", "agreed", "done"},
                                          [ASK_THANKED] = {"sent", "agreed", "done", "thanked"},
                                          [ASK_TOLD] = {"sent", "done", "thanked", "told"},
                                          [ASK_DROPPED] = {"dropped"}};
    int64_t id = add_ask(w, "advice", "which way to go");
    for (size_t i = 0; i < 5 && ways[state][i]; i++)
        say(w, id, ways[state][i]);
    assert_int_equal(get(w, id)->state, state);
    return id;
}

/* Every operation on an ask in every state does what the table says, and nothing when it refuses;
 * Undo takes back all of it. */
static void test_ask__every_state_and_verb(void **state)
{
    struct world *w = *state;
    for (int s = ASK_IDEA; s <= ASK_DROPPED; s++)
        for (int v = 0; v < ASK_VERB_COUNT; v++) {
            int64_t id = bring(w, (enum ask_state)s);
            const struct ask_move *m = ask_move_find((enum ask_state)s, (enum ask_verb)v);
            const struct ask before = *get(w, id);
            size_t log = world_count(w, &entity_interaction), help = world_count(w, &entity_help);
            int rc = try(w, id, ask_verb_key((enum ask_verb)v));
            assert_int_equal(rc, m->to ? 0 : ERR_INVALID);
            assert_int_equal(get(w, id)->state, m->to ? m->to : (enum ask_state)s);
            if (m->to)
                world_do(w, "undo", NULL);
            const struct ask after = *get(w, id);
            assert_int_equal(after.state, s);
            assert_int_equal(after.messages.n, before.messages.n);
            assert_true(date_eq(after.thanked_on, before.thanked_on));
            assert_int_equal(world_count(w, &entity_interaction), log);
            assert_int_equal(world_count(w, &entity_help), help);
            world_do(w, "ask.remove", "id", world_id(w, id).p, NULL);
        }
    world_check_derived(w);
}

/* Below all faces: a record written with a state the table does not allow is refused. */
static void test_ask__save_refuses(void **state)
{
    struct world *w = *state;
    for (int from = ASK_IDEA; from <= ASK_DROPPED; from++)
        for (int to = ASK_IDEA; to <= ASK_DROPPED; to++) {
            int64_t id = bring(w, (enum ask_state)from);
            struct op_ctx *ctx = world_ctx(w);
            struct ask before = *get(w, id), after = before;
            struct err err = {0};
            after.state = to;
            bool legal = ask_change_check(&before, &after, &err) == 0;
            assert_int_equal(action_begin(ctx, "test"), 0);
            int rc = save_change(ctx, &entity_ask, &before, &after);
            assert_int_equal(rc, legal ? 0 : ERR_INVALID);
            action_end(ctx, ERR_INVALID);
            assert_int_equal(get(w, id)->state, from);
        }
    /* READONLY: no face takes a state. */
    int64_t id = add_ask(w, "advice", "x");
    assert_int_equal(world_run(w, "ask.edit", "id", world_id(w, id).p, "state", "told", NULL),
                     ERR_USAGE);
    assert_int_equal(world_run(w, "ask.add", "person", "Ada", "kind", "advice", "what", "x",
                               "state", "told", NULL),
                     ERR_USAGE);
}

static void test_ask__whole_way(void **state)
{
    struct world *w = *state;
    int64_t id = add_ask(w, "letter", "a letter for residency");
    world_do(w, "ask.edit", "id", "Ada letter", "need_by", "2027-12-01", NULL);
    world_do(w, "ask.sent", "id", "ada residency", "how", "meeting", "said", "Asked after rounds.",
             NULL);
    const struct ask *x = get(w, id);
    assert_int_equal(x->messages.n, 1);
    const struct interaction *m = world_load(w, &entity_interaction, x->messages.p[0]);
    assert_int_equal(m->kind, INTERACTION_MEETING);
    assert_str(m->summary, "Asked after rounds.");
    world_do(w, "ask.agreed", "id", world_id(w, id).p, "answer", "gladly", "promised", "upload it",
             "by", "2027-08-20", NULL);
    x = get(w, id);
    assert_str(x->answer, "gladly");
    const struct promise *p = world_load(w, &entity_promise, x->promise);
    assert_int_equal(p->by, PROMISE_BY_THEM);
    world_set_now("2027-08-12T15:00:00Z");
    assert_str(told(w), "ask_step Ada Ek"); /* the packet */
    done(w);
    assert_int_equal(get(w, id)->next_step.n, 0);
    world_set_now("2027-08-22T15:00:00Z");
    assert_str(told(w), "promise_theirs Ada Ek");
    say(w, id, "done");
    x = get(w, id);
    assert_true(
        date_is_set(((struct promise *)world_load(w, &entity_promise, x->promise))->kept_on));
    const struct help *h = world_load(w, &entity_help, x->received);
    assert_str(h->about, "a letter for residency");
    assert_int_equal(h->direction, HELP_RECEIVED);
    assert_str(told(w), "thanks_owed Ada Ek"); /* once, though ask and help both say it */
    world_set_now("2027-08-23T15:00:00Z");
    done(w);
    assert_string_equal(state_of(w, id), "thanked");
    h = world_load(w, &entity_help, get(w, id)->received);
    assert_true(date_eq(h->thanked_on, (struct date){2027, 8, 23}));
    assert_str(told(w), "");
    world_do(w, "ask.edit", "id", world_id(w, id).p, "outcome", "I matched.", NULL);
    world_set_now("2027-08-24T15:00:00Z");
    assert_str(told(w), "ask_tell Ada Ek");
    done(w);
    assert_string_equal(state_of(w, id), "told");
    h = world_load(w, &entity_help, get(w, id)->received);
    assert_true(date_eq(h->told_on, (struct date){2027, 8, 24}));
    assert_int_equal(get(w, id)->messages.n, 3);
    world_check_derived(w);
}

/* A week, three weeks, rest: by "done" in Today alone, and never two questions about one message. */
static void test_ask__ladder(void **state)
{
    struct world *w = *state;
    int64_t id = add_ask(w, "shadowing", "a morning in clinic");
    assert_str(told(w), "");
    say(w, id, "sent");
    world_set_now("2027-08-16T15:00:00Z");
    assert_str(told(w), "");
    world_set_now("2027-08-17T15:00:00Z");
    assert_str(told(w), "ask_remind Ada Ek");
    done(w);
    assert_int_equal(get(w, id)->nudges, 1);
    world_set_now("2027-08-25T15:00:00Z"); /* 15 days: readiness would ask; the ask knows better */
    assert_str(told(w), "");
    world_set_now("2027-08-31T15:00:00Z");
    assert_str(told(w), "ask_remind Ada Ek");
    done(w);
    assert_int_equal(get(w, id)->nudges, 2);
    world_set_now("2027-09-13T15:00:00Z");
    assert_str(told(w), "");
    world_set_now("2027-09-14T15:00:00Z");
    assert_str(told(w), "ask_rest Ada Ek");
    done(w);
    assert_string_equal(state_of(w, id), "no_answer");
    const struct ask *x = get(w, id);
    for (size_t i = 0; i < x->messages.n; i++) {
        const struct interaction *m = world_load(w, &entity_interaction, x->messages.p[i]);
        assert_int_equal(m->answer, ANSWER_NO); /* readiness knows */
    }
    assert_str(told(w), "");
    say(w, id, "agreed"); /* late, and welcome */
    assert_string_equal(state_of(w, id), "agreed");
    world_check_derived(w);
}

/* Did they answer? A no lets the ask rest; a yes leaves it to be told what the answer was. */
static void test_ask__answered(void **state)
{
    struct world *w = *state;
    int64_t id = bring(w, ASK_ASKED), message = get(w, id)->messages.p[0];
    world_do(w, "answered", "message", world_id(w, message).p, "answer", "yes", NULL);
    assert_string_equal(state_of(w, id), "asked");
    assert_str(w->ctx.message, "Noted that they answered; say in the ask whether they agreed");
    world_do(w, "undo", NULL);
    world_do(w, "answered", "message", world_id(w, message).p, "answer", "no", NULL);
    assert_string_equal(state_of(w, id), "no_answer");
    world_do(w, "undo", NULL);
    assert_string_equal(state_of(w, id), "asked");
}

/* Thanks for the help, wherever they are noted, are thanks for the ask; so are corrections. */
static void test_ask__help_leads(void **state)
{
    struct world *w = *state;
    int64_t id = bring(w, ASK_DONE);
    struct str help = world_id(w, get(w, id)->received);
    world_do(w, "help.edit", "id", help.p, "thanked_on", "2027-08-10", NULL);
    assert_string_equal(state_of(w, id), "thanked");
    world_do(w, "help.edit", "id", help.p, "told_on", "2027-08-10", NULL);
    assert_string_equal(state_of(w, id), "told");
    world_do(w, "help.edit", "id", help.p, "thanked_on", "", "told_on", "", NULL);
    assert_string_equal(state_of(w, id), "done");
    world_do(w, "undo", NULL);
    assert_string_equal(state_of(w, id), "told");
    world_do(w, "help.remove", "id", help.p, NULL);
    assert_int_equal(get(w, id)->received, 0);
    assert_string_equal(state_of(w, id), "told");
}

static void test_ask__help_noted_before(void **state)
{
    struct world *w = *state;
    world_do(w, "help.add", "person", "Ada", "direction", "received", "about", "found me a room",
             "on", "2027-08-02", "thanked_on", "2027-08-03", NULL);
    struct str help = world_id(w, w->ctx.result_id);
    world_add_person(w, "Bo", "Berg");
    world_do(w, "help.add", "person", "Bo", "direction", "received", "about", "x", NULL);
    struct str other = world_id(w, w->ctx.result_id);
    int64_t id = bring(w, ASK_AGREED);
    assert_int_equal(world_run(w, "ask.done", "id", world_id(w, id).p, "received", other.p, NULL),
                     ERR_INVALID);
    world_do(w, "ask.done", "id", world_id(w, id).p, "received", help.p, NULL);
    assert_string_equal(state_of(w, id), "thanked"); /* as the help says */
    assert_int_equal(world_count(w, &entity_help), 2);
}

/* Done without help of its own (an import): Today thanks for the ask itself. */
static void test_ask__done_without_help(void **state)
{
    struct world *w = *state;
    int64_t id = bring(w, ASK_DONE);
    world_do(w, "help.remove", "id", world_id(w, get(w, id)->received).p, NULL);
    assert_str(told(w), "thanks_owed Ada Ek");
    done(w);
    assert_string_equal(state_of(w, id), "thanked");
}

static void test_ask__declined_gracefully(void **state)
{
    struct world *w = *state;
    int64_t id = add_ask(w, "call", "a call to the program");
    say(w, id, "sent");
    world_do(w, "ask.agreed", "id", world_id(w, id).p, "promised", "call them", "by", "+10", NULL);
    say(w, id, "declined"); /* cannot after all: the promise goes, too */
    assert_int_equal(world_count(w, &entity_promise), 0);
    assert_str(told(w), "ask_grace Ada Ek");
    done(w);
    assert_string_equal(state_of(w, id), "declined");
    assert_str(told(w), "");
    assert_false(ask_is_open(get(w, id)));
    world_do(w, "undo", NULL);
    world_do(w, "undo", NULL);
    assert_int_equal(world_count(w, &entity_promise), 1);
}

/* Removing the message or the promise leaves the ask. */
static void test_ask__parts_go_alone(void **state)
{
    struct world *w = *state;
    int64_t id = add_ask(w, "call", "a call");
    say(w, id, "sent");
    world_do(w, "ask.agreed", "id", world_id(w, id).p, "promised", "call", "by", "+10", NULL);
    world_do(w, "interaction.remove", "id", world_id(w, get(w, id)->messages.p[0]).p, NULL);
    assert_int_equal(get(w, id)->messages.n, 0);
    world_do(w, "promise.remove", "id", world_id(w, get(w, id)->promise).p, NULL);
    assert_int_equal(get(w, id)->promise, 0);
    assert_string_equal(state_of(w, id), "agreed");
}

static void test_ask__days(void **state)
{
    struct world *w = *state;
    int64_t id = bring(w, ASK_ASKED);
    assert_int_equal(world_run(w, "ask.agreed", "id", world_id(w, id).p, "on", "+1", NULL),
                     ERR_INVALID);
    assert_int_equal(world_run(w, "ask.agreed", "id", world_id(w, id).p, "on", "2027-08-01", NULL),
                     ERR_INVALID);
    assert_int_equal(world_run(w, "ask.agreed", "id", world_id(w, id).p, "version", "1", NULL),
                     ERR_CONFLICT);
    assert_string_equal(state_of(w, id), "asked");
}

static void test_ask__found_by_words(void **state)
{
    struct world *w = *state;
    world_add_person(w, "Bo", "Berg");
    int64_t letter = add_ask(w, "letter", "a letter for residency"), got;
    int64_t call = add_ask(w, "call", "a word with the program");
    struct op_ctx *ctx = world_ctx(w);
    assert_int_equal(ask_find(ctx, STR("ada letter"), &got), 0);
    assert_true(got == letter);
    assert_int_equal(ask_find(ctx, STR("Ek PROGRAM"), &got), 0);
    assert_true(got == call);
    assert_int_equal(ask_find(ctx, STR("Ada"), &got), ERR_AMBIGUOUS);
    assert_int_equal(ask_find(ctx, STR("Bo"), &got), ERR_NOT_FOUND);
    assert_int_equal(ask_find(ctx, STR(""), &got), ERR_NOT_FOUND);
    say(w, call, "dropped");
    ctx = world_ctx(w);
    assert_int_equal(ask_find(ctx, STR("Ada"), &got), 0); /* the open one is meant */
    assert_true(got == letter);
    assert_int_equal(ask_find(ctx, STR("ada program"), &got), 0); /* else any */
    assert_true(got == call);
}

static void test_ask__thank(void **state)
{
    struct world *w = *state;
    int64_t id = bring(w, ASK_DONE);
    world_do(w, "help.add", "person", "Ada", "direction", "received", "about", "lent me a book",
             NULL);
    assert_int_equal(world_run(w, "thank", "who", "Ada", NULL), ERR_AMBIGUOUS);
    world_do(w, "thank", "who", "Ada", "for", "the way", NULL); /* no such words: thanks alone */
    assert_string_equal(state_of(w, id), "done");
    world_do(w, "thank", "who", "Ada", "for", "which way", NULL);
    assert_string_equal(state_of(w, id), "thanked");
    assert_str(w->ctx.message, "Thanked Ada Ek: which way to go");
    world_do(w, "thank", "who", "Ada", NULL);
    assert_str(w->ctx.message, "Thanked Ada Ek: lent me a book");
    world_do(w, "thank", "who", "Ada", NULL); /* nothing waits: a line in the timeline */
    assert_str(w->ctx.message, "Thanked Ada Ek");
    int64_t other = bring(w, ASK_DONE);
    world_do(w, "thank", "who", world_id(w, other).p, NULL);
    assert_string_equal(state_of(w, other), "thanked");
    assert_int_equal(world_run(w, "thank", "who", "Nobody Here", NULL), ERR_NOT_FOUND);
}

static void test_ask__prepare(void **state)
{
    struct world *w = *state;
    struct ask_prepare x;
    bring(w, ASK_DECLINED);
    bring(w, ASK_DONE);
    world_do(w, "promise.add", "person", "Ada", "by", "me", "what", "send my notes", "due_on",
             "2027-08-12", NULL);
    int64_t id = add_ask(w, "letter", "a letter");
    world_do(w, "ask.edit", "id", world_id(w, id).p, "need_by", "2027-12-01", NULL);
    assert_int_equal(ask_prepare_load(world_ctx(w), id, &x), 0);
    assert_str(x.year_words, "You asked Ada Ek for two other things in the last year: 1 agreed, "
                             "1 declined, 0 without an answer.");
    assert_str(x.help_words, "Ada Ek helped you once; no help of yours is noted yet.");
    assert_int_equal(x.owed_n, 2);
    assert_str(x.owed[0], "You promised: send your notes, by Thursday.");
    assert_str(x.owed[1], "You have not thanked them yet: which way to go.");
    assert_str(x.ask_by_words, "Ask by 6 October 2027; you need it by 1 December 2027.");
    bool strong = false;
    for (size_t i = 0; i < x.rules_n; i++) {
        strong |= strcmp(x.rules[i]->key, "letter_strong") == 0;
        assert_true(strncmp(x.rules[i]->key, "call", 4) != 0);
    }
    assert_true(strong);
    assert_string_equal(x.packet[0], "CV");
    assert_int_equal(ask_prepare_load(world_ctx(w), id + 1, &x), ERR_NOT_FOUND);
}

static void test_ask__replay(void **state)
{
    struct world *w = *state;
    for (int s = ASK_IDEA; s <= ASK_DROPPED; s++)
        bring(w, (enum ask_state)s);
    world_check_replay(w);
}

#define TEST(name) cmocka_unit_test_setup_teardown(test_ask__##name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_state_and_verb),
        TEST(save_refuses),
        TEST(whole_way),
        TEST(ladder),
        TEST(answered),
        TEST(help_leads),
        TEST(help_noted_before),
        TEST(done_without_help),
        TEST(declined_gracefully),
        TEST(parts_go_alone),
        TEST(days),
        TEST(found_by_words),
        TEST(thank),
        TEST(prepare),
        TEST(replay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
