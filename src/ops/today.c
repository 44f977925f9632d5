/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/today.h"

#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "insight/agenda_rules.h"
#include "model/person.h"
#include "ops/ask.h"
#include "ops/paths_week.h"
#include "ops/playbook.h"
#include "ops/quiet.h"
#include "ops/save.h"
#include "ops/today_board.h"
#include "ops/today_letters.h"
#include "ops/today_plan.h"
#include "ops/today_facts.h"
#include "ops/today_programs.h"
#include "ops/today_works.h"
#include "store/find.h"
#include "store/record.h"
#include "store/standing.h"
#include "store/store.h"

enum { TODAY_SIZE = 5, ALL = 1000 };

int today_load(struct op_ctx *ctx, size_t limit, struct agenda *ret)
{
    struct account account;
    int rc = context_account(ctx, &account);
    if (rc < 0)
        return rc;
    size_t size = limit ? limit : account.today_size ? (size_t)account.today_size : TODAY_SIZE;
    return today_build(ctx, size, size > TODAY_SIZE * 4, ret);
}

struct today_in {
    int64_t limit;
    bool all;
};
struct turn_in {
    int64_t row;
    struct str rule, subject;
    int64_t person;
    struct date until;
};
static const struct field today_fields[] = {
    {.name = "limit",
     .label = "Rows",
     .type = FIELD_INT,
     .offset = offsetof(struct today_in, limit),
     .help = "How many; five if not said.",
     .example = "10",
     .min = 1,
     .max = ALL,
     .flags = FIELD_POSITION},
    {.name = "all",
     .label = "All",
     .type = FIELD_BOOL,
     .offset = offsetof(struct today_in, all),
     .help = "Everybody who can wait, too.",
     .example = "yes"},
    FIELD_END,
};
static const struct field today_out[] = {
    {.name = "n",
     .label = "Row",
     .type = FIELD_INT,
     .help = "Its number, for done, snooze and never.",
     .example = "1"},
    {.name = "kind",
     .label = "Kind",
     .type = FIELD_TEXT,
     .help = "Owed, dated or drifting.",
     .example = "You owe"},
    {.name = "person",
     .label = "Person",
     .type = FIELD_TEXT,
     .help = "Whom it is about.",
     .example = "Dr Mei-Ling Chen"},
    {.name = "reason",
     .label = "Reason",
     .type = FIELD_TEXT,
     .help = "Why today.",
     .example = "You have not thanked her yet."},
    {.name = "evidence",
     .label = "Evidence",
     .type = FIELD_TEXT,
     .help = "What that rests on.",
     .example = "Read your statement on 2 July."},
    {.name = "if_write",
     .label = "If you write",
     .type = FIELD_TEXT,
     .help = "The chance of an answer.",
     .example = "If you write: about 65 % that an answer comes within two weeks."},
    {.name = "if_wait",
     .label = "If you wait",
     .type = FIELD_TEXT,
     .help = "The chance that contact comes by itself.",
     .example = "If you wait: 1 to 15 in 100 come back by themselves within two weeks."},
    {.name = "rule",
     .label = "Rule",
     .type = FIELD_TEXT,
     .help = "Which rule of Today says so.",
     .example = "drift"},
    {.name = "subject",
     .label = "Subject",
     .type = FIELD_REF,
     .help = "The record the row is about.",
     .example = "0NG5A2B3C4D5E"},
    {.name = "person_id",
     .label = "Person id",
     .type = FIELD_REF,
     .help = "Id of the person.",
     .example = "0NG5A2B3C4D5E"},
    {.name = "evidence_on",
     .label = "Evidence of",
     .type = FIELD_DATE,
     .help = "The day of the evidence.",
     .example = "2027-08-03"},
    {.name = "due_on",
     .label = "Due on",
     .type = FIELD_DATE,
     .help = "The day it is due, if it has one.",
     .example = "2027-08-17"},
    {.name = "minutes",
     .label = "Minutes",
     .type = FIELD_INT,
     .help = "About how long it takes.",
     .example = "5"},
    {.name = "action",
     .label = "Action",
     .type = FIELD_TEXT,
     .help = "What to do, in a few words.",
     .example = "Say thanks"},
    FIELD_END,
};
#define TURN_FIELDS                                                                                \
    {.name = "row",                                                                                \
     .label = "Row",                                                                               \
     .type = FIELD_INT,                                                                            \
     .offset = offsetof(struct turn_in, row),                                                      \
     .help = "Number of the row in Today.",                                                        \
     .example = "1",                                                                               \
     .min = 1,                                                                                     \
     .max = ALL,                                                                                   \
     .flags = FIELD_POSITION},                                                                     \
        {.name = "rule",                                                                           \
         .label = "Rule",                                                                          \
         .type = FIELD_TEXT,                                                                       \
         .offset = offsetof(struct turn_in, rule),                                                 \
         .help = "Instead of the number: the rule of the row.",                                    \
         .example = "drift"},                                                                      \
        {.name = "subject",                                                                        \
         .label = "Subject",                                                                       \
         .type = FIELD_TEXT,                                                                       \
         .offset = offsetof(struct turn_in, subject),                                              \
         .help = "Instead of the number: the record the row is about.",                            \
         .example = "0NG5A2B3C4D5E"},                                                              \
    {                                                                                              \
        .name = "person", .label = "Person", .type = FIELD_REF,                                    \
        .offset = offsetof(struct turn_in, person), .ref = "person",                               \
        .help = "With rule and subject: whose row, when the record is about several people.",      \
        .example = "Mei-Ling Chen"                                                                 \
    }
static const struct field turn_fields[] = {TURN_FIELDS, FIELD_END};
static const struct field snooze_fields[] = {
    TURN_FIELDS,
    {.name = "until",
     .label = "Until",
     .type = FIELD_DATE,
     .offset = offsetof(struct turn_in, until),
     .help = "Rest until this day; in two weeks if not said.",
     .example = "+14"},
    FIELD_END,
};

static void emit_turn(struct op_ctx *ctx, const struct turn *t, size_t n, struct sink *out)
{
    struct str reason = str_format(ctx->arena, "%.*s%.*s%.*s", STR_ARG(t->before), STR_ARG(t->mark),
                                   STR_ARG(t->after));
    sink_map_begin(out);
    sink_kv_i64(out, "n", (int64_t)n);
    sink_kv_str(out, "kind", str_c(agenda_group_label(t->group)));
    sink_kv_str(out, "person", t->name);
    sink_kv_str(out, "reason", reason);
    sink_kv_str(out, "evidence", t->evidence);
    if (sink_is_json(out)) {
        sink_kv_str(out, "if_write", t->if_write);
        sink_kv_str(out, "if_wait", t->if_wait);
        sink_kv_str(out, "rule", str_c(t->rule));
        sink_kv_id(out, "subject", t->subject);
        sink_kv_id(out, "person_id", t->person);
        sink_kv_date(out, "evidence_on", t->evidence_on);
        sink_kv_date(out, "due_on", t->due_on);
        sink_kv_i64(out, "minutes", t->minutes);
        sink_kv_str(out, "action", t->action);
    }
    sink_map_end(out);
}

static int run_today(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct today_in *x = in;
    struct agenda agenda;
    ctx->shown = x->all ? ALL : (size_t)x->limit;
    int rc = today_load(ctx, ctx->shown, &agenda);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < agenda.n; i++)
        emit_turn(ctx, &agenda.turns[i], i + 1, out);
    sink_list_end(out);
    struct str title = agenda_heading(ctx->arena, &agenda);
    ctx->message = agenda.more
                       ? str_format(ctx->arena, "%.*s. %zu more can wait (--all shows them).",
                                    STR_ARG(title), agenda.more)
                       : title;
    if (date_is_full(agenda.quiet_until))
        ctx->message = str_format(ctx->arena, "%.*s%s %.*s", STR_ARG(ctx->message),
                                  str_ends(ctx->message, STR(".")) ? "" : ".",
                                  STR_ARG(quiet_words(ctx, agenda.quiet_until)));
    return 0;
}

/* Is it the row with this number, or about this subject? One message may wait for an answer to
 * several people. */
static bool is_meant(const struct turn_in *x, const struct turn *t, int64_t n, int64_t subject)
{
    if (x->row)
        return n == x->row;
    return t->subject == subject && str_eq(str_c(t->rule), x->rule) &&
           (!x->person || x->person == t->person);
}

/* The turn meant by a number or by rule, subject and person. */
static int find_turn(struct op_ctx *ctx, const struct turn_in *x, struct turn *ret)
{
    struct agenda agenda;
    int64_t subject = 0;
    if (!x->row && !(x->rule.n && id_parse(x->subject, &subject)))
        return err_set(ctx->err, ERR_USAGE, "Say which row of Today: its number.");
    int rc = today_load(ctx, x->row && x->row <= TODAY_SIZE ? 0 : ALL, &agenda);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < agenda.n; i++)
        if (is_meant(x, &agenda.turns[i], (int64_t)i + 1, subject)) {
            *ret = agenda.turns[i];
            return 0;
        }
    return err_set(ctx->err, ERR_NOT_FOUND, "This row is not in Today any more.");
}

static int log_contact(struct op_ctx *ctx, const struct turn *t, int kind, int direction,
                       struct str summary)
{
    int64_t *person = ARENA_NEW(ctx->arena, int64_t);
    *person = t->person;
    struct interaction x = {.people = {person, 1},
                            .kind = kind,
                            .direction = direction,
                            .on = ctx->today,
                            .summary = summary};
    return save_new(ctx, &entity_interaction, &x);
}

static int add_mark(struct op_ctx *ctx, const struct turn *t, struct date until)
{
    struct mark m = {.rule = str_c(t->rule),
                     .subject = t->subject,
                     .person = t->person,
                     .until = until,
                     .never = !date_is_set(until)};
    return save_new(ctx, &entity_mark, &m);
}

/* For help, or for an ask that was done and has none. */
static int done_thanks(struct op_ctx *ctx, const struct turn *t)
{
    struct ask_said said = {0};
    struct ask after;
    if (record_exists(ctx->db, &entity_help, t->subject))
        return ask_thank_help(ctx, t->subject, ctx->today, STR_NULL);
    return ask_move(ctx, t->subject, ASK_VERB_THANKED, &said, &after);
}

/* The step of an ask: the move it means, or it is taken off. */
static int done_step(struct op_ctx *ctx, const struct turn *t)
{
    struct ask ask, after;
    struct ask_said said = {0};
    int rc = record_load(ctx->db, ctx->arena, &entity_ask, t->subject, &ask);
    if (rc < 0)
        return rc;
    struct ask_next next = ask_next(&ask, ctx->today);
    enum ask_verb verb = ask_step_verb(next.step);
    if (verb != ASK_VERB_COUNT)
        return ask_move(ctx, t->subject, verb, &said, &after);
    /* Another writer is asked in an ask of its own: this row has said all it can. */
    return next.step == ASK_STEP_BACKUP ? add_mark(ctx, t, (struct date){0})
                                        : ask_clear_step(ctx, t->subject);
}

static int done_promise(struct op_ctx *ctx, const struct turn *t)
{
    struct promise before;
    int rc = record_load(ctx->db, ctx->arena, &entity_promise, t->subject, &before);
    if (rc < 0)
        return rc;
    struct promise after = before;
    after.kept_on = ctx->today;
    return save_change(ctx, &entity_promise, &before, &after);
}

static int done_reply(struct op_ctx *ctx, const struct turn *t)
{
    return log_contact(ctx, t, INTERACTION_MESSAGE, DIRECTION_TO_THEM, STR("Answered."));
}

static int done_drift(struct op_ctx *ctx, const struct turn *t)
{
    return log_contact(ctx, t, INTERACTION_MESSAGE, DIRECTION_TO_THEM, STR("Got in touch."));
}

/* "They answered". */
static int done_ask(struct op_ctx *ctx, const struct turn *t)
{
    struct interaction before;
    int rc = record_load(ctx->db, ctx->arena, &entity_interaction, t->subject, &before);
    if (rc < 0)
        return rc;
    struct interaction after = before;
    after.answer = ANSWER_YES;
    return save_change(ctx, &entity_interaction, &before, &after);
}

/* What "done" means for a rule. */
static const struct {
    const char *rule;
    int (*done)(struct op_ctx *ctx, const struct turn *t);
} dones[] = {{"thanks_owed", done_thanks},
             {"promise_mine", done_promise},
             {"promise_theirs", done_promise},
             {"reply_owed", done_reply},
             {"asked", done_ask},
             {"dormant", done_drift},
             {"ask_tell", done_step},
             {"ask_grace", done_step},
             {"ask_due", done_step},
             {"ask_step", done_step},
             {"ask_remind", done_step},
             {"ask_rest", done_step},
             {AGENDA_RULE_MEETING, today_done_meeting},
             {AGENDA_RULE_HELD, today_done_held},
             {AGENDA_RULE_CLOSE, today_done_close},
             {AGENDA_RULE_TELL, today_done_tell},
             {AGENDA_RULE_INTERVIEW_THANKS, today_done_interview_thanks},
             {AGENDA_RULE_INTERVIEW, today_done_program},
             {AGENDA_RULE_OFFER, today_done_program},
             {AGENDA_RULE_CALL, today_done_program},
             {AGENDA_RULE_FEW, today_done_program},
             {AGENDA_RULE_RESULT, today_done_program},
             {AGENDA_RULE_SOAP, today_done_program},
             {AGENDA_RULE_PLACE, today_done_program},
             {AGENDA_RULE_MATCH, today_done_program},
             {AGENDA_RULE_LETTER_PACKET, today_done_packet},
             {AGENDA_RULE_LETTER_NUDGE, today_done_nudge},
             {AGENDA_RULE_LETTER_ID, today_done_letter},
             {AGENDA_RULE_LETTER_NOWHERE, today_done_letter},
             {AGENDA_RULE_LETTER_BACKUP, today_done_letter},
             {AGENDA_RULE_LETTER_NONE, today_done_letter},
             {AGENDA_RULE_LETTER_FEW, today_done_letter},
             {"empty_seat", today_board_done},
             {"playbook", playbook_today_done},
             {"plan_step", today_plan_done},
             {AGENDA_RULE_WAY, paths_week_done},
             {"drift", done_drift}};

static void emit_result(struct op_ctx *ctx, const struct turn *t, const char *verb,
                        struct sink *out)
{
    ctx->message = str_format(ctx->arena, "%s: %.*s", verb, STR_ARG(t->name));
    if (t->person) {
        ctx->result_entity = &entity_person;
        ctx->result_id = t->person;
    }
    sink_map_begin(out);
    sink_kv_str(out, "person", t->name);
    sink_kv_str(out, "rule", str_c(t->rule));
    sink_kv_str(out, "result", str_c(verb));
    sink_map_end(out);
}

static int run_done(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct turn t;
    int rc = find_turn(ctx, in, &t);
    if (rc < 0)
        return rc;
    rc = err_set(ctx->err, ERR_INTERNAL, "Rule %s cannot be done.", t.rule);
    for (size_t i = 0; i < sizeof(dones) / sizeof(*dones); i++)
        if (strcmp(dones[i].rule, t.rule) == 0)
            rc = dones[i].done(ctx, &t);
    if (rc == 0)
        emit_result(ctx, &t, "Done", out);
    return rc;
}

static int run_snooze(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct turn_in *x = in;
    struct turn t;
    struct date until = date_is_set(x->until) ? x->until : date_add_days(ctx->today, 14);
    if (date_cmp(until, ctx->today) <= 0)
        return err_set(ctx->err, ERR_INVALID, "Until: choose a day after today.");
    int rc = find_turn(ctx, x, &t);
    if (rc == 0)
        rc = add_mark(ctx, &t, until);
    if (rc == 0)
        rc = paths_week_rest(ctx, &t);
    struct str verb =
        str_format(ctx->arena, "Rests until %.*s", STR_ARG(date_words(ctx->arena, until)));
    if (rc == 0)
        emit_result(ctx, &t, verb.p, out);
    return rc;
}

/* For drift the person is to be left alone; for the others this one thing. */
static int run_never(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct turn t;
    int rc = find_turn(ctx, in, &t);
    if (rc == 0)
        rc = add_mark(ctx, &t, (struct date){0});
    if (rc == 0)
        rc = today_board_rest(ctx, &t);
    if (rc == 0)
        rc = playbook_today_rest(ctx, &t);
    if (rc == 0)
        rc = paths_week_rest(ctx, &t);
    if (rc == 0)
        emit_result(ctx, &t, "Will not be suggested again", out);
    return rc;
}

const struct op today_ops[] = {
    {.name = "today",
     .cli = "today",
     .method = OP_GET,
     .path = "/today",
     .summary = "Whom to turn to today, and why.",
     .help = "Lists what you owe first, then what is promised, then messages whose outcome nobody "
             "told, then people you are losing touch with. Every row says why, and what to expect "
             "if you write and if you wait.",
     .example = "wellmet today",
     .in = today_fields,
     .in_size = sizeof(struct today_in),
     .out = today_out,
     .need = PERM_READ,
     .run = run_today},
    {.name = "today.done",
     .cli = "done",
     .method = OP_POST,
     .path = "/today/done",
     .summary = "Say that a row of Today is done.",
     .help =
         "Thanks are noted as said, promises as kept, answers and contacts are logged for today.",
     .example = "wellmet done 1",
     .in = turn_fields,
     .in_size = sizeof(struct turn_in),
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_done},
    {.name = "today.snooze",
     .cli = "snooze",
     .method = OP_POST,
     .path = "/today/snooze",
     .summary = "Let a row of Today rest.",
     .help = "The row comes back on the day you say.",
     .example = "wellmet snooze 1 --until +7",
     .in = snooze_fields,
     .in_size = sizeof(struct turn_in),
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_snooze},
    {.name = "today.never",
     .cli = "never",
     .method = OP_POST,
     .path = "/today/never",
     .summary = "Do not suggest this again.",
     .help = "Takes this one row out of Today for good; undo brings it back.",
     .example = "wellmet never 1",
     .in = turn_fields,
     .in_size = sizeof(struct turn_in),
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_never},
    OP_END};
