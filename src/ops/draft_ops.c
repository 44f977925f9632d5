/* SPDX-License-Identifier: Apache-2.0 */
/* Operations: templates, a draft, and that a message was sent. */
#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "def/limits.h"
#include "model/entities.h"
#include "ops/ask.h"
#include "ops/draft.h"
#include "ops/save.h"
#include "store/record.h"

enum { TEXT_MAX = 100000 };

/* --- templates ------------------------------------------------------------------------------ */

struct template_in {
    struct str template;
};

static int run_list(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)in;
    const struct template_set *set = ctx->app->templates;
    sink_list_begin(out);
    VEC_EACH (const struct draft_template, t, &set->rows) {
        sink_map_begin(out);
        sink_kv_str(out, "key", t->key);
        sink_kv_str(out, "title", t->title);
        sink_kv_str(out, "situation", t->situation);
        sink_kv_str(out, "serves", t->serves);
        sink_kv_str(out, "state", t->state);
        sink_map_end(out);
    }
    sink_list_end(out);
    VEC_EACH (const struct str, w, &set->wrong)
        ctx->message = str_join(ctx->arena, ctx->message, STR("\n"), *w);
    return 0;
}

static void emit_questions(const struct draft_template *t, struct sink *out)
{
    sink_key(out, "fields");
    sink_list_begin(out);
    VEC_EACH (const struct template_ask, x, &t->asks) {
        sink_map_begin(out);
        sink_kv_str(out, "name", str_c(draft_fields[x->field].name));
        sink_kv_str(out, "question", x->question);
        sink_map_end(out);
    }
    sink_list_end(out);
}

static void emit_texts(const char *key, const struct str *p, size_t n, struct sink *out)
{
    sink_key(out, key);
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++)
        sink_str(out, p[i]);
    sink_list_end(out);
}

static int run_show(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct template_in *x = in;
    const struct draft_template *t = template_find(ctx->app->templates, x->template);
    if (!t)
        return err_set(ctx->err, ERR_NOT_FOUND,
                       "There is no template \"%.*s\"; \"wellmet template list\" names them.",
                       STR_ARG(x->template));
    ctx->raw = t->source;
    sink_map_begin(out);
    sink_kv_str(out, "key", t->key);
    sink_kv_str(out, "title", t->title);
    sink_kv_str(out, "situation", t->situation);
    sink_kv_str(out, "serves", t->serves);
    sink_kv_str(out, "state", t->state);
    sink_kv_i64(out, "limit", t->limit);
    emit_questions(t, out);
    emit_texts("hints", t->hints.p, t->hints.n, out);
    sink_kv_str(out, "text", t->source);
    sink_map_end(out);
    return 0;
}

/* --- a draft -------------------------------------------------------------------------------- */

static void emit_missing(const struct draft *d, struct sink *out)
{
    sink_key(out, "missing");
    sink_list_begin(out);
    VEC_EACH (const struct draft_hole, h, &d->holes) {
        sink_map_begin(out);
        sink_kv_str(out, "field", str_c(draft_fields[h->field].name));
        sink_kv_str(out, "question", h->question);
        sink_map_end(out);
    }
    sink_list_end(out);
}

static void emit_warnings(const struct draft_view *v, struct sink *out)
{
    sink_key(out, "warnings");
    sink_list_begin(out);
    VEC_EACH (const struct guard_hit, h, &v->guard.hits.list) {
        sink_map_begin(out);
        sink_kv_str(out, "rule", str_c(h->rule->id));
        sink_kv_str(out, "severity", str_c(guard_severity_key(h->rule->severity)));
        sink_kv_str(out, "title", str_c(h->rule->title));
        sink_kv_str(out, "text", str_c(h->rule->text));
        sink_kv_str(out, "source", str_c(h->rule->source));
        sink_map_end(out);
    }
    sink_list_end(out);
}

static void emit_draft(const struct draft_view *v, struct sink *out)
{
    const struct draft *d = &v->made;
    sink_map_begin(out);
    sink_kv_id(out, "person", v->person);
    sink_kv_id(out, "ask", v->ask);
    sink_kv_str(out, "name", v->name);
    sink_kv_str(out, "email", v->email);
    sink_kv_str(out, "template", v->template->key);
    sink_kv_str(out, "title", v->template->title);
    sink_kv_str(out, "subject", d->subject);
    sink_kv_str(out, "body", d->body);
    sink_kv_i64(out, "words", (int64_t)d->words);
    sink_kv_i64(out, "limit", v->template->limit);
    emit_missing(d, out);
    sink_kv_bool(out, "generic", d->generic);
    sink_kv_str(out, "mend", d->mend);
    sink_kv_str(out, "phrase", d->cliche);
    emit_texts("notes", v->notes.p, v->notes.n, out);
    emit_texts("hints", v->template->hints.p, v->template->hints.n, out);
    emit_warnings(v, out);
    sink_map_end(out);
}

/* "--need-by. By when must it be in?" */
static void tell_hole(struct arena *a, struct strbuf *b, const struct draft_hole *h)
{
    const struct field *row = draft_in_field(h->field);
    if (!row) {
        strbuf_addf(b, "\nMissing: %s; keep it in your settings.", draft_fields[h->field].hole);
        return;
    }
    char *option = arena_copy(a, row->name, strlen(row->name));
    for (char *c = option; *c; c++)
        *c = *c == '_' ? '-' : *c;
    strbuf_addf(b, "\nMissing: --%s. %.*s", option, STR_ARG(h->question));
}

/* What is told beside the draft, for somebody at a terminal. */
static struct str tell(struct op_ctx *ctx, const struct draft_view *v)
{
    const struct draft *d = &v->made;
    struct strbuf b;
    strbuf_init(&b, ctx->arena, TEXT_MAX);
    strbuf_addf(&b, "%.*s (%.*s), %zu words%s", STR_ARG(v->template->title),
                STR_ARG(v->template->key), d->words, d->too_long ? "; shorter reads better" : "");
    if (v->email.n)
        strbuf_addf(&b, ", to %.*s", STR_ARG(v->email));
    VEC_EACH (const struct draft_hole, h, &d->holes)
        tell_hole(ctx->arena, &b, h);
    if (d->generic)
        strbuf_addf(&b, "\n%.*s", STR_ARG(d->mend));
    if (d->cliche.n)
        strbuf_addf(&b, "\n\"%.*s\" reads like a form letter. %.*s", STR_ARG(d->cliche),
                    STR_ARG(d->cliche_mend));
    VEC_EACH (const struct guard_hit, h, &v->guard.hits.list)
        strbuf_addf(&b, "\n%s: %s (%s)", h->rule->title, h->rule->text, h->rule->source);
    VEC_EACH (const struct str, n, &v->notes)
        strbuf_addf(&b, "\nNoted. %.*s", STR_ARG(*n));
    VEC_EACH (const struct str, h, &v->template->hints)
        strbuf_addf(&b, "\n%.*s", STR_ARG(*h));
    return strbuf_get(&b);
}

static int run_make(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct draft_in *x = in;
    struct draft_view v;
    int rc = draft_load(ctx, x, &v);
    if (rc < 0)
        return rc;
    ctx->raw = str_format(ctx->arena, "Subject: %.*s\n\n%.*s\n", STR_ARG(v.made.subject),
                          STR_ARG(v.made.body));
    ctx->message = tell(ctx, &v);
    emit_draft(&v, out);
    return 0;
}

/* --- sent ----------------------------------------------------------------------------------- */

struct sent_in {
    int64_t person, ask;
    struct str subject, template;
    int by;
};
enum sent_by { SENT_BY_EMAIL = 1, SENT_BY_MESSAGE };
static const struct choice by_choices[] = {
    {"", ""}, {"email", "E-mail"}, {"message", "Message"}, {NULL, NULL}};

/* A thank-you settles the help it was about; so does the telling of an outcome. */
static int settle_help(struct op_ctx *ctx, int64_t person, enum template_sent sent)
{
    struct help *rows;
    size_t n;
    int rc = record_list_of_person(ctx->db, ctx->arena, &entity_help, person, (void **)&rows, &n);
    if (rc < 0)
        return rc;
    struct draft_known known = {.help = rows, .help_n = n, .today = ctx->today};
    const struct help *before = draft_help(&known);
    if (!before)
        return 0;
    struct help after = *before;
    struct date *day = sent == TEMPLATE_SENT_THANKS ? &after.thanked_on : &after.told_on;
    if (date_is_set(*day))
        return 0;
    *day = ctx->today;
    return save_change(ctx, &entity_help, before, &after);
}

static int log_message(struct op_ctx *ctx, const struct sent_in *x, int64_t *ret)
{
    struct interaction i = {.people = {ARENA_NEW(ctx->arena, int64_t), 1},
                            .kind =
                                x->by == SENT_BY_MESSAGE ? INTERACTION_MESSAGE : INTERACTION_EMAIL,
                            .direction = DIRECTION_TO_THEM,
                            .on = ctx->today,
                            .summary = x->subject};
    i.people.p[0] = x->person;
    int rc = save_new(ctx, &entity_interaction, &i);
    *ret = i.record.id;
    return rc;
}

static enum ask_verb verb_of(const struct ask *x, const struct draft_template *t)
{
    if (t && t->sent == TEMPLATE_SENT_TOLD)
        return ASK_VERB_TOLD;
    bool thanks = (t && t->sent == TEMPLATE_SENT_THANKS) || x->state == ASK_DECLINED;
    return thanks ? ASK_VERB_THANKED : ASK_VERB_SENT;
}

static int link_message(struct op_ctx *ctx, const struct ask *before, int64_t interaction)
{
    struct ask after = *before;
    after.messages.p = ARENA_ARRAY(ctx->arena, int64_t, before->messages.n + 1);
    if (before->messages.n)
        memcpy(after.messages.p, before->messages.p, before->messages.n * sizeof(int64_t));
    after.messages.p[after.messages.n++] = interaction;
    return save_change(ctx, &entity_ask, before, &after);
}

/* The message moves its ask on, and with it the help it became; where it cannot, it belongs to it
 * all the same. */
static int tell_ask(struct op_ctx *ctx, int64_t ask, const struct draft_template *t,
                    int64_t interaction, bool *ret_moved)
{
    struct ask before, after;
    int rc = record_load(ctx->db, ctx->arena, &entity_ask, ask, &before);
    if (rc < 0)
        return rc;
    enum ask_verb verb = verb_of(&before, t);
    *ret_moved = ask_move_find((enum ask_state)before.state, verb)->to != ASK_UNSET;
    if (!*ret_moved)
        return link_message(ctx, &before, interaction);
    return ask_move(ctx, ask, verb, &(struct ask_said){.message = interaction}, &after);
}

static int run_sent(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct sent_in *x = in;
    const struct draft_template *t = template_find(ctx->app->templates, x->template);
    int64_t id = 0;
    bool moved = false;
    if (x->template.n && !t)
        return err_set(ctx->err, ERR_NOT_FOUND,
                       "There is no template \"%.*s\"; \"wellmet template list\" names them.",
                       STR_ARG(x->template));
    int rc = log_message(ctx, x, &id);
    if (rc == 0 && x->ask)
        rc = tell_ask(ctx, x->ask, t, id, &moved);
    if (rc == 0 && !moved && t && t->sent)
        rc = settle_help(ctx, x->person, t->sent);
    if (rc < 0)
        return rc;
    ctx->result_entity = &entity_person;
    ctx->result_id = x->person;
    ctx->message = str_format(ctx->arena, "Noted as sent: %.*s", STR_ARG(x->subject));
    sink_map_begin(out);
    sink_kv_id(out, "id", id);
    sink_kv_id(out, "person", x->person);
    sink_kv_str(out, "subject", x->subject);
    sink_map_end(out);
    return 0;
}

/* --- rows ----------------------------------------------------------------------------------- */

#define TYPED(member, title, words, sample)                                                        \
    {                                                                                              \
        .name = #member, .label = title, .type = FIELD_TEXT,                                       \
        .offset = offsetof(struct draft_in, member), .help = words, .example = sample              \
    }
#define SENTENCE(member, title, words, sample)                                                     \
    {                                                                                              \
        .name = #member, .label = title, .type = FIELD_NOTE,                                       \
        .offset = offsetof(struct draft_in, member), .help = words, .example = sample,             \
        .max = SENTENCE_MAX                                                                        \
    }
enum { SENTENCE_MAX = 2000 };

const struct field draft_in_fields[] = {
    {.name = "person",
     .label = "To",
     .type = FIELD_REF,
     .ref = "person",
     .offset = offsetof(struct draft_in, person),
     .help = "Who gets the message.",
     .example = "Mei-Ling Chen",
     .flags = FIELD_POSITION},
    {.name = "ask",
     .label = "Ask",
     .type = FIELD_REF,
     .ref = "ask",
     .offset = offsetof(struct draft_in, ask),
     .help = "What it is for; the person and the situation follow from it.",
     .example = "0NG5A2B3C4D5E"},
    TYPED(template, "Situation", "Which template; else the one that fits best.", "advice"),
    SENTENCE(specific, "One thing about them", "A sentence that fits only this person.",
             "You told us that you would do it again."),
    TYPED(about, "What it is about", "In a few words, as in the middle of a sentence.",
          "a research year"),
    TYPED(windows, "Times that suit you", "Two or three.", "Tuesday or Thursday after 4 pm"),
    TYPED(need_by, "Needed by", "A day, or in your words.", "2027-09-10"),
    SENTENCE(why, "Why, in one sentence", "Your reason, or your ask in one sentence.",
             "It would be the first clinic I see."),
    SENTENCE(outcome, "What came of it", "One or two sentences.", "I got the place."),
    SENTENCE(offer, "What you bring", "What you can do and how many hours you have.",
             "I know some R and have six hours a week until June."),
    TYPED(to, "Whom you would like to meet", "For an introduction.", "Dr. Lucia Ruiz"),
    TYPED(program, "Program", "For a call to a program.", "internal medicine at Port Ansel"),
    TYPED(packet, "What is attached", "For a letter writer.", "my CV and the request form"),
    TYPED(link, "Title or link", "Of an article.", "https://journal.example/bedside"),
    TYPED(known_as, "How they know you", "For somebody you have not written to for years.",
          "I was your student in 2023"),
    TYPED(phone, "Your phone number", "Below your name.", "555-0142"),
    TYPED(them, "What you call them", "Instead of Dr. and the family name.", "Mei-Ling"),
    FIELD_END,
};

static const struct field show_fields[] = {
    {.name = "template",
     .label = "Template",
     .type = FIELD_TEXT,
     .offset = offsetof(struct template_in, template),
     .help = "Its key.",
     .example = "advice",
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    FIELD_END,
};

static const struct field sent_fields[] = {
    {.name = "person",
     .label = "To",
     .type = FIELD_REF,
     .ref = "person",
     .offset = offsetof(struct sent_in, person),
     .help = "Who got the message.",
     .example = "Mei-Ling Chen",
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "subject",
     .label = "Subject",
     .type = FIELD_TEXT,
     .offset = offsetof(struct sent_in, subject),
     .help = "Kept as the summary; the text itself is not kept.",
     .example = "Fifteen minutes about a research year?",
     .flags = FIELD_REQUIRED},
    {.name = "by",
     .label = "By",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct sent_in, by),
     .choices = by_choices,
     .help = "An e-mail, if not said.",
     .example = "email"},
    {.name = "ask",
     .label = "Ask",
     .type = FIELD_REF,
     .ref = "ask",
     .offset = offsetof(struct sent_in, ask),
     .help = "What it was for.",
     .example = "0NG5A2B3C4D5E"},
    {.name = "template",
     .label = "Situation",
     .type = FIELD_TEXT,
     .offset = offsetof(struct sent_in, template),
     .help = "The template it came from; a thank-you is then noted as said.",
     .example = "advice"},
    FIELD_END,
};

#define OUT(key, title, kind, words, sample)                                                       \
    {                                                                                              \
        .name = key, .label = title, .type = kind, .help = words, .example = sample                \
    }
static const struct field list_out[] = {
    OUT("key", "Key", FIELD_TEXT, "What to call it by.", "advice"),
    OUT("title", "Title", FIELD_TEXT, "What it does.", "Ask for advice"),
    OUT("situation", "Situation", FIELD_TEXT, "When it fits.", "You have a question."),
    OUT("serves", "Serves", FIELD_TEXT, "Kinds of ask.", "advice, other"),
    OUT("state", "State", FIELD_TEXT, "States of that ask.", "idea"),
    FIELD_END,
};
static const struct field show_out[] = {
    OUT("key", "Key", FIELD_TEXT, "What to call it by.", "advice"),
    OUT("title", "Title", FIELD_TEXT, "What it does.", "Ask for advice"),
    OUT("situation", "Situation", FIELD_TEXT, "When it fits.", "You have a question."),
    OUT("serves", "Serves", FIELD_TEXT, "Kinds of ask.", "advice, other"),
    OUT("state", "State", FIELD_TEXT, "States of that ask.", "idea"),
    OUT("limit", "Limit", FIELD_INT, "Words.", "150"),
    OUT("fields", "Fields", FIELD_TEXT, "What you are asked for.", "[]"),
    OUT("hints", "Hints", FIELD_TEXT, "Before you send it.", "[]"),
    OUT("text", "Text", FIELD_NOTE, "The file itself.", "---"),
    FIELD_END,
};
static const struct field make_out[] = {
    OUT("person", "Person", FIELD_TEXT, "Their id.", "0NG5A2B3C4D5E"),
    OUT("ask", "Ask", FIELD_TEXT, "What it is for.", "0NG5A2B3C4D5E"),
    OUT("name", "Name", FIELD_TEXT, "Their name.", "Dr Mei-Ling Chen"),
    OUT("email", "E-mail", FIELD_TEXT, "The address to use.", "chen@example.org"),
    OUT("template", "Template", FIELD_TEXT, "Which one it was.", "advice"),
    OUT("title", "Title", FIELD_TEXT, "What it does.", "Ask for advice"),
    OUT("subject", "Subject", FIELD_TEXT, "The subject line.", "Fifteen minutes?"),
    OUT("body", "Text", FIELD_NOTE, "The message.", "Dear Dr. Chen,"),
    OUT("words", "Words", FIELD_INT, "Of the text.", "95"),
    OUT("limit", "Limit", FIELD_INT, "Words that people still read.", "150"),
    OUT("missing", "Missing", FIELD_TEXT, "What stands in square brackets, with a question.", "[]"),
    OUT("generic", "Could go to anybody", FIELD_BOOL, "Nothing in it fits this person alone.",
        "no"),
    OUT("mend", "How to mend it", FIELD_TEXT, "A sentence, when it could go to anybody.",
        ""
        "This could go to anybody."),
    OUT("phrase", "Phrase", FIELD_TEXT, "The first phrase of form letters in it.",
        "pick your brain"),
    OUT("notes", "Notes", FIELD_TEXT, "Of your records, to write from.", "[]"),
    OUT("hints", "Hints", FIELD_TEXT, "Before you send it.", "[]"),
    OUT("warnings", "Warnings", FIELD_TEXT, "What is not said to a program.", "[]"),
    FIELD_END,
};
static const struct field sent_out[] = {
    OUT("id", "Id", FIELD_TEXT, "Of what was logged.", "0NG5A2B3C4D5E"),
    OUT("person", "Person", FIELD_TEXT, "Their id.", "0NG5A2B3C4D5E"),
    OUT("subject", "Subject", FIELD_TEXT, "Its summary.", "Fifteen minutes?"),
    FIELD_END,
};

const struct op draft_ops[] = {
    {.name = "template.list",
     .cli = "template list",
     .method = OP_GET,
     .path = "/templates",
     .summary = "List the templates of messages.",
     .help = "Each is for one situation. A file of the same name in the folder templates beside "
             "your database is used instead.",
     .example = "wellmet template list",
     .out = list_out,
     .need = PERM_READ,
     .run = run_list},
    {.name = "template.show",
     .cli = "template show",
     .method = OP_GET,
     .path = "/templates/one",
     .summary = "Show a template.",
     .help = "Prints the file, from which to make your own.",
     .example = "wellmet template show advice",
     .in = show_fields,
     .in_size = sizeof(struct template_in),
     .out = show_out,
     .need = PERM_READ,
     .run = run_show},
    {.name = "draft.make",
     .cli = "draft",
     .method = OP_GET,
     .path = "/draft",
     .summary = "Draft a message to somebody.",
     .help =
         "Fills a template with what your records say and what you type. What is missing stands "
         "in square brackets; a draft that could go to anybody says so. Nothing is ever sent. "
         "The text goes to standard output, the remarks to standard error.",
     .example = "wellmet draft Okafor --template advice --about 'a research year'",
     .in = draft_in_fields,
     .in_size = sizeof(struct draft_in),
     .out = make_out,
     .need = PERM_READ,
     .run = run_make},
    {.name = "draft.sent",
     .cli = "sent",
     .method = OP_POST,
     .path = "/draft/sent",
     .summary = "Note that you sent a message.",
     .help = "Logs an e-mail or a message from you to them today, with the subject as its summary. "
             "After a thank-you the help is noted as thanked.",
     .example = "wellmet sent Okafor --subject 'Fifteen minutes about a research year?'",
     .in = sent_fields,
     .in_size = sizeof(struct sent_in),
     .out = sent_out,
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_sent},
    OP_END};
