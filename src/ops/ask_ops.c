/* SPDX-License-Identifier: Apache-2.0 */
/* The operations of asks: sent, agreed ... dropped, the list of open ones, thank. */
#include "base/arena.h"
#include "base/fold.h"
#include "base/id.h"
#include "base/sink.h"
#include "def/errors.h"
#include "ops/ask.h"
#include "ops/ask_prepare.h"
#include "ops/bind.h"
#include "ops/save.h"
#include "store/record.h"
#include "store/standing.h"

struct asks_in {
    int64_t person;
    bool all;
};
struct thank_in {
    struct str who, reason;
    struct date on;
};

#define ROW(N, L, T, M, H, E, ...)                                                                 \
    {                                                                                              \
        .name = N, .label = L, .type = T, .offset = offsetof(struct ask_said, M), .help = H,       \
        .example = E, __VA_ARGS__                                                                  \
    }
#define ROW_ON(H) ROW("on", "Day", FIELD_DATE, on, H, "yesterday", .flags = 0)
#define ROW_HOW(H)                                                                                 \
    ROW("how", "How", FIELD_CHOICE, how, H, "email", .choices = interaction_kind_choices)
#define ROW_MESSAGE                                                                                \
    ROW("message", "Logged as", FIELD_REF, message,                                                \
        "The entry of the log, when it is there already.", "x", .ref = "interaction",              \
        .flags = FIELD_ADVANCED)
#define ROW_NEXT                                                                                   \
    ROW("next_step", "Next step", FIELD_TEXT, next_step, "What you do next.", "send the packet",   \
        .max = 2000),                                                                              \
        ROW("next_on", "Next step on", FIELD_DATE, next_on, "When you do it.", "+7", .flags = 0)

/* clang-format off */
static const struct field sent_fields[] = {
    ROW_ON("When you asked or reminded them; today if not said."),
    ROW_HOW("By e-mail, message, in a meeting, by phone; by e-mail if not said."),
    ROW("said", "What you wrote", FIELD_NOTE, text, "For their timeline; a sentence will do.",
        "Asked in person after rounds.", .flags = 0),
    ROW_MESSAGE, ROW_NEXT, FIELD_END};
static const struct field agreed_fields[] = {
    ROW_ON("When they said yes; today if not said."),
    ROW("answer", "Their answer", FIELD_TEXT, text, "What they said.", "happy to, in August",
        .max = 2000),
    ROW("promised", "They promised", FIELD_TEXT, promised, "What they will do; a verb first.",
        "send the letter", .max = 2000),
    ROW("by", "By", FIELD_DATE, by, "By when.", "+30", .flags = 0),
    ROW_HOW("How the answer came, to log it; not logged if not said."),
    ROW_NEXT, FIELD_END};
static const struct field declined_fields[] = {
    ROW_ON("When they said no; today if not said."),
    ROW("answer", "Their answer", FIELD_TEXT, text, "What they said.", "too much on this summer",
        .max = 2000),
    ROW_HOW("How the answer came, to log it; not logged if not said."), FIELD_END};
static const struct field day_fields[] = {
    ROW_ON("The day of it; today if not said."), FIELD_END};
static const struct field done_fields[] = {
    ROW_ON("When they did it; today if not said."),
    ROW("about", "How they helped", FIELD_TEXT, text, "For your list of help; what you asked for "
        "if not said.", "wrote a letter for me", .max = 2000),
    ROW("received", "Help", FIELD_REF, help, "The help, when it is noted already.", "x",
        .ref = "help", .flags = FIELD_ADVANCED),
    FIELD_END};
static const struct field thanked_fields[] = {
    ROW_ON("When you thanked them; today if not said."),
    ROW_HOW("A thank-you if not said."),
    ROW("said", "What you wrote", FIELD_NOTE, text, "For their timeline; a sentence will do.",
        "Thanked her for the letter.", .flags = 0),
    ROW_MESSAGE,
    ROW("next_on", "Outcome known on", FIELD_DATE, next_on, "When you will know what came of it.",
        "+60", .flags = 0),
    FIELD_END};
static const struct field told_fields[] = {
    ROW_ON("When you told them; today if not said."),
    ROW("outcome", "What came of it", FIELD_NOTE, text, "What you told them.",
        "I matched in emergency medicine.", .flags = 0),
    ROW_HOW("A thank-you if not said."),
    ROW_MESSAGE, FIELD_END};
/* clang-format on */

static const struct field moved_out[] = {
    {.name = "person",
     .label = "Person",
     .type = FIELD_TEXT,
     .help = "Whom it is asked of.",
     .example = "Dr Mei-Ling Chen"},
    {.name = "state",
     .label = "State",
     .type = FIELD_TEXT,
     .help = "How far it is now.",
     .example = "agreed"},
    {.name = "next",
     .label = "Next",
     .type = FIELD_TEXT,
     .help = "What comes next.",
     .example = "Send the packet"},
    {.name = "next_on",
     .label = "On",
     .type = FIELD_DATE,
     .help = "When.",
     .example = "2027-08-12"},
    FIELD_END,
};
static const struct field asks_fields[] = {
    {.name = "person",
     .label = "Person",
     .type = FIELD_REF,
     .offset = offsetof(struct asks_in, person),
     .ref = "person",
     .help = "Only those asked of this person.",
     .example = "Mei-Ling Chen",
     .flags = FIELD_POSITION},
    {.name = "all",
     .label = "All",
     .type = FIELD_BOOL,
     .offset = offsetof(struct asks_in, all),
     .help = "Those that are over, too; newest first.",
     .example = "yes"},
    FIELD_END,
};
static const struct field asks_out[] = {
    {.name = "person",
     .label = "Person",
     .type = FIELD_TEXT,
     .help = "Whom it is asked of.",
     .example = "Dr Mei-Ling Chen"},
    {.name = "what",
     .label = "What",
     .type = FIELD_TEXT,
     .help = "What you ask for.",
     .example = "a letter for residency"},
    {.name = "state",
     .label = "State",
     .type = FIELD_TEXT,
     .help = "How far it is.",
     .example = "Agreed"},
    {.name = "next",
     .label = "Next",
     .type = FIELD_TEXT,
     .help = "What comes next.",
     .example = "Send the packet"},
    {.name = "on", .label = "On", .type = FIELD_DATE, .help = "When.", .example = "2027-08-12"},
    {.name = "why",
     .label = "Why",
     .type = FIELD_TEXT,
     .help = "Why then.",
     .example = "You noted it yourself."},
    {.name = "kind",
     .label = "Kind",
     .type = FIELD_TEXT,
     .help = "What kind of ask.",
     .example = "letter"},
    {.name = "need_by",
     .label = "Needed by",
     .type = FIELD_DATE,
     .help = "The day you need it.",
     .example = "2027-09-10"},
    {.name = "due",
     .label = "Due",
     .type = FIELD_BOOL,
     .help = "The day has come.",
     .example = "no"},
    {.name = "id",
     .label = "Id",
     .type = FIELD_REF,
     .help = "The ask's id.",
     .example = "0NG5A2B3C4D5E"},
    {.name = "person_id",
     .label = "Person id",
     .type = FIELD_REF,
     .help = "Id of the person.",
     .example = "0NG5A2B3C4D5E"},
    FIELD_END,
};
static const struct field thank_fields[] = {
    {.name = "who",
     .label = "Whom",
     .type = FIELD_TEXT,
     .offset = offsetof(struct thank_in, who),
     .help = "A person, or an ask of yours.",
     .example = "Mei-Ling Chen",
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "for",
     .label = "For",
     .type = FIELD_TEXT,
     .offset = offsetof(struct thank_in, reason),
     .help = "What for; which help is meant, when there was more than one.",
     .example = "the letter",
     .max = 2000},
    {.name = "on",
     .label = "Day",
     .type = FIELD_DATE,
     .offset = offsetof(struct thank_in, on),
     .help = "When you thanked them; today if not said.",
     .example = "yesterday"},
    FIELD_END,
};

/* --- moves ---------------------------------------------------------------------------------- */

static struct str moved_words(struct op_ctx *ctx, enum ask_verb verb, const struct ask_file *f)
{
    static const char *const words[] = {"Asked %.*s: %.*s",
                                        "%.*s agreed: %.*s",
                                        "%.*s declined: %.*s",
                                        "No answer from %.*s: %.*s",
                                        "%.*s did it: %.*s",
                                        "Thanked %.*s: %.*s",
                                        "Told %.*s what came of it: %.*s",
                                        "Let go, %.*s: %.*s"};
    const char *form = verb == ASK_VERB_SENT && f->ask.nudges ? "Reminded %.*s: %.*s" : words[verb];
    return str_format(ctx->arena, form, STR_ARG(f->item.name), STR_ARG(f->ask.what));
}

static int emit_moved(struct op_ctx *ctx, int64_t id, enum ask_verb verb, struct sink *out)
{
    struct ask_file f;
    int rc = ask_load(ctx, id, &f);
    if (rc < 0)
        return rc;
    ctx->result_entity = &entity_ask;
    ctx->result_id = id;
    ctx->message = moved_words(ctx, verb, &f);
    sink_map_begin(out);
    sink_kv_str(out, "record", f.ask.what);
    sink_kv_str(out, "person", f.item.name);
    sink_kv_str(out, "state", str_c(ask_state_choices[f.ask.state].key));
    sink_kv_str(out, "next", f.item.step);
    sink_kv_date(out, "next_on", f.item.next.on);
    sink_kv_id(out, "id", id);
    sink_map_end(out);
    return 0;
}

/* The verb is the operation's second name. */
static enum ask_verb verb_of(const struct op *op)
{
    int verb = 0;
    while (verb < ASK_VERB_COUNT - 1 &&
           strcmp(op->name + strlen("ask."), ask_verb_key((enum ask_verb)verb)) != 0)
        verb++;
    return (enum ask_verb)verb;
}

static int run_move(struct op_ctx *ctx, const void *in, struct sink *out)
{
    enum ask_verb verb = verb_of(ctx->op);
    struct ask after;
    int rc = ask_move(ctx, ctx->id, verb, in, &after);
    return rc < 0 ? rc : emit_moved(ctx, ctx->id, verb, out);
}

/* --- the list ------------------------------------------------------------------------------- */

static void emit_item(const struct ask_item *x, struct sink *out)
{
    sink_map_begin(out);
    sink_kv_str(out, "person", x->name);
    sink_kv_str(out, "what", x->ask.what);
    sink_kv_str(out, "state", str_c(ask_state_choices[x->ask.state].label));
    sink_kv_str(out, "next", x->step);
    sink_kv_date(out, "on", x->next.on);
    if (sink_is_json(out)) {
        sink_kv_str(out, "why", str_c(x->why));
        sink_kv_str(out, "kind", str_c(ask_kind_choices[x->ask.kind].key));
        sink_kv_date(out, "need_by", x->ask.need_by);
        sink_kv_bool(out, "due", x->due);
        sink_kv_id(out, "id", x->ask.record.id);
        sink_kv_id(out, "person_id", x->ask.person);
    }
    sink_map_end(out);
}

static int run_asks(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct asks_in *x = in;
    struct ask_item *items;
    size_t n;
    int rc = ask_items(ctx, x->all ? ASK_WHICH_ALL : ASK_WHICH_OPEN, x->person, &items, &n);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++)
        emit_item(&items[i], out);
    sink_list_end(out);
    if (!n)
        ctx->message = STR("Nothing is open. wellmet ask add begins one.");
    return 0;
}

/* --- thank ---------------------------------------------------------------------------------- */

static bool is_waiting(const struct help *x)
{
    return x->direction != HELP_GIVEN && !date_is_set(x->thanked_on);
}

/* Every word of the reason begins a word of what the help was about. */
static bool is_meant(struct op_ctx *ctx, const struct help *x, struct str reason)
{
    struct str about = fold(ctx->arena, x->about), words = fold(ctx->arena, reason), word;
    while (words.n && str_next(&words, ' ', &word)) {
        struct str rest = about, part;
        bool found = false;
        while (rest.n && str_next(&rest, ' ', &part))
            found |= str_starts(part, word);
        if (!found)
            return false;
    }
    return true;
}

/* Thanks without help that is noted: a line in the timeline. */
static int thank_person(struct op_ctx *ctx, int64_t person, const struct thank_in *x)
{
    int64_t *who = ARENA_NEW(ctx->arena, int64_t);
    *who = person;
    struct interaction t = {
        .people = {who, 1},
        .kind = INTERACTION_THANK_YOU,
        .direction = DIRECTION_TO_THEM,
        .on = date_is_set(x->on) ? x->on : ctx->today,
        .summary = x->reason.n ? str_format(ctx->arena, "Said thanks: %.*s", STR_ARG(x->reason))
                               : STR("Said thanks.")};
    return save_new(ctx, &entity_interaction, &t);
}

/* The only help that is meant: by the reason where one is said. */
static int pick_help(struct op_ctx *ctx, int64_t person, struct str reason, const struct help **ret)
{
    struct help *rows;
    size_t n, fit = 0;
    struct str list = STR_NULL;
    *ret = NULL;
    int rc = record_list_of_person(ctx->db, ctx->arena, &entity_help, person, (void **)&rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        if (!is_waiting(&rows[i]) || !is_meant(ctx, &rows[i], reason))
            continue;
        *ret = &rows[i];
        list = str_join(ctx->arena, list, STR("; "), rows[i].about);
        fit++;
    }
    if (rc == 0 && fit > 1)
        return err_set(ctx->err, ERR_AMBIGUOUS,
                       "They helped more than once: %.*s. Say --for and a word of it.",
                       STR_ARG(list));
    return rc;
}

static int run_thank_person(struct op_ctx *ctx, int64_t person, const struct thank_in *x,
                            struct sink *out)
{
    const struct help *help;
    struct str name;
    struct date on = date_is_set(x->on) ? x->on : ctx->today;
    int rc = pick_help(ctx, person, x->reason, &help);
    if (rc == 0)
        rc = help ? ask_thank_help(ctx, help->record.id, on, STR_NULL)
                  : thank_person(ctx, person, x);
    if (rc == 0)
        rc = standing_name(ctx->db, ctx->arena, person, &name);
    if (rc < 0)
        return rc;
    ctx->result_entity = &entity_person;
    ctx->result_id = person;
    struct str what = help ? help->about : x->reason;
    ctx->message = str_format(ctx->arena, what.n ? "Thanked %.*s: %.*s" : "Thanked %.*s%.*s",
                              STR_ARG(name), STR_ARG(what));
    sink_map_begin(out);
    sink_kv_str(out, "person", name);
    sink_kv_str(out, "for", what);
    sink_kv_date(out, "on", on);
    sink_map_end(out);
    return 0;
}

static int run_thank_ask(struct op_ctx *ctx, int64_t ask, const struct thank_in *x,
                         struct sink *out)
{
    struct ask_said said = {.on = x->on, .text = x->reason};
    struct ask after;
    struct ask_file f;
    int rc = ask_move(ctx, ask, ASK_VERB_THANKED, &said, &after);
    if (rc == 0)
        rc = ask_load(ctx, ask, &f);
    if (rc < 0)
        return rc;
    ctx->result_entity = &entity_ask;
    ctx->result_id = ask;
    ctx->message = moved_words(ctx, ASK_VERB_THANKED, &f);
    sink_map_begin(out);
    sink_kv_str(out, "person", f.item.name);
    sink_kv_str(out, "for", f.ask.what);
    sink_kv_date(out, "on", after.thanked_on);
    sink_map_end(out);
    return 0;
}

/* A person by name or id first; else words of an ask. */
static int run_thank(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct thank_in *x = in;
    int64_t id = 0, ask = 0;
    if (id_parse(x->who, &id) && record_exists(ctx->db, &entity_ask, id))
        return run_thank_ask(ctx, id, x, out);
    int rc = op_resolve(ctx, &entity_person, x->who, &id);
    if (rc == 0)
        return run_thank_person(ctx, id, x, out);
    struct err person = *ctx->err;
    if (rc != ERR_NOT_FOUND || ask_find(ctx, x->who, &ask) < 0) {
        *ctx->err = person;
        return rc;
    }
    return run_thank_ask(ctx, ask, x, out);
}

static const struct field thank_out[] = {
    {.name = "person",
     .label = "Person",
     .type = FIELD_TEXT,
     .help = "Whom you thanked.",
     .example = "Dr Mei-Ling Chen"},
    {.name = "for",
     .label = "For",
     .type = FIELD_TEXT,
     .help = "What for.",
     .example = "the letter"},
    {.name = "on", .label = "Day", .type = FIELD_DATE, .help = "When.", .example = "2027-08-10"},
    FIELD_END,
};

/* Row of a move. N its name, W its word on the command line and in the path. */
#define MOVE(N, W, F, S, H, E)                                                                     \
    {                                                                                              \
        .name = "ask." N, .cli = "ask " W, .method = OP_POST, .path = "/asks/{id}/" W,             \
        .summary = S, .help = H, .example = E, .entity = &entity_ask, .in = F,                     \
        .in_size = sizeof(struct ask_said), .out = moved_out, .need = PERM_WRITE,                  \
        .flags = OP_WRITE, .run = run_move                                                         \
    }

const struct op ask_flow_ops[] = {
    {.name = "asks",
     .cli = "asks",
     .method = OP_GET,
     .path = "/asks/open",
     .summary = "What you asked of people, and what comes next.",
     .help = "The open ones by the day of their next step: to ask, to remind, to thank, to tell "
             "what came of it. Ask list has every field of all of them.",
     .example = "wellmet asks",
     .in = asks_fields,
     .in_size = sizeof(struct asks_in),
     .out = asks_out,
     .need = PERM_READ,
     .run = run_asks},
    {.name = "ask.prepare",
     .cli = "ask prepare",
     .method = OP_GET,
     .path = "/asks/{id}/prepare",
     .summary = "Before asking: what to know and to have ready.",
     .help = "The chance of an answer, the last contacts, help both ways, what you asked of them "
             "in the last year, what you owe them first, rules for this kind of ask with their "
             "sources, and what to put into the packet.",
     .example = "wellmet ask prepare 'Chen introduction'",
     .entity = &entity_ask,
     .out = ask_prepare_out,
     .need = PERM_READ,
     .run = ask_prepare_run},
    MOVE("sent", "sent", sent_fields, "Note that you asked, or asked again.",
         "The first time it is asked; again it is a reminder. The message goes into their "
         "timeline. One reminder after a week and one after three are enough.",
         "wellmet ask sent 'Chen introduction' --how meeting"),
    MOVE("agreed", "agreed", agreed_fields, "Note that they agreed.",
         "A late yes counts, too. What they promised and by when is followed in Today.",
         "wellmet ask agreed 'Moreau advice' --promised 'phone on a Friday' --by +10"),
    MOVE("declined", "declined", declined_fields, "Note that they declined.",
         "An honest no deserves a line of thanks; Today brings it up.",
         "wellmet ask declined 'Moreau advice' --answer 'away until autumn'"),
    MOVE("no_answer", "no-answer", day_fields, "Let it rest: no answer came.",
         "After two reminders, or earlier. If an answer comes late, note it all the same.",
         "wellmet ask no-answer 'Moreau advice'"),
    MOVE("done", "done", done_fields, "Note that they did it.",
         "It becomes help that you got, and thanks are due within two days.",
         "wellmet ask done 'Chen letter' --about 'wrote a letter for residency'"),
    MOVE("thanked", "thanked", thanked_fields, "Note that you thanked them.",
         "For what they did, or for an honest no. The help is thanked for, too.",
         "wellmet ask thanked 'Chen feedback'"),
    MOVE("told", "told", told_fields, "Note that you told them what came of it.",
         "That closes the circle. Without thanks before, it counts as thanks, too.",
         "wellmet ask told 'Haddad shadowing' --outcome 'I know now that I like clinic.'"),
    MOVE("dropped", "dropped", day_fields, "Let an ask go.",
         "You do not want it any more. It stays in your notes.",
         "wellmet ask dropped 'Chen introduction'"),
    {.name = "thank",
     .cli = "thank",
     .method = OP_POST,
     .path = "/thanks",
     .summary = "Note that you thanked somebody.",
     .help = "For help they gave or an ask they did; when there was more than one, --for says "
             "which. Without either, the thanks alone are noted.",
     .example = "wellmet thank 'Mei-Ling Chen' --for 'an open door'",
     .in = thank_fields,
     .in_size = sizeof(struct thank_in),
     .out = thank_out,
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_thank},
    OP_END};
