/* SPDX-License-Identifier: Apache-2.0 */
/* The operations of paths: path.find, path.ask; tie.say, tie.suggest, tie.why. */
#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "def/errors.h"
#include "ops/paths_asks.h"

/* --- inputs ----------------------------------------------------------------------------------- */

#define IN(T, N, L, K, M, H, E, ...)                                                               \
    {                                                                                              \
        .name = N, .label = L, .type = K, .offset = offsetof(T, M), .help = H, .example = E,       \
        __VA_ARGS__                                                                                \
    }
#define OUT(key, title, kind, words, sample)                                                       \
    {                                                                                              \
        .name = key, .label = title, .type = kind, .help = words, .example = sample                \
    }

/* clang-format off */
static const struct field find_fields[] = {
    IN(struct paths_query, "person", "Person", FIELD_REF, person, "Whom you want to reach.",
        "Ruiz", .ref = "person", .flags = FIELD_POSITION),
    IN(struct paths_query, "program", "Program", FIELD_REF, program,
        "Anybody at this program of yours.", "Tern River", .ref = "program"),
    IN(struct paths_query, "org", "Place", FIELD_REF, organisation,
        "Anybody at this place, or at a part of it.", "Port Ansel University Hospital",
        .ref = "organisation"),
    IN(struct paths_query, "specialty", "Specialty", FIELD_TEXT, specialty,
        "Anybody of this specialty.", "nephrology"),
    IN(struct paths_query, "place", "Town", FIELD_TEXT, place,
        "With a specialty: only in this town, or at a place called so.", "Port Ansel"),
    IN(struct paths_query, "k", "Ways", FIELD_INT, k, "How many ways; 5 if not said.", "3",
        .max = PATHS_K_MAX),
    IN(struct paths_query, "hops", "Hops", FIELD_INT, hops,
        "How many ties a way may have; 4 if not said.", "3", .max = PATHS_HOPS_MAX),
    IN(struct paths_query, "differs", "Different introducers", FIELD_BOOL, differs,
        "Ask somebody else first on each way.", "yes"),
    IN(struct paths_query, "without", "Without", FIELD_REFS, without,
        "Do not ask these people first.", "Chen", .ref = "person"),
    FIELD_END};
static const struct field find_out[] = {
    OUT("way", "Way", FIELD_INT, "Its number; the strongest first.", "1"),
    OUT("chance", "Chance", FIELD_TEXT, "Of the whole way, in words: a judgement.",
        "about 1 in 3"),
    OUT("band", "Band", FIELD_TEXT, "slim, small, fair or good.", "fair"),
    OUT("summary", "Summary", FIELD_TEXT, "The way in a sentence.",
        "Dr Chen could introduce you to Dr Ruiz."),
    OUT("ask_first", "Ask first", FIELD_TEXT, "Who is asked.", "Dr Mei-Ling Chen"),
    OUT("ask_first_id", "Id", FIELD_REF, "Their id.", "0NG5A2B3C4D5E"),
    OUT("about_id", "About", FIELD_REF, "Whom they would bring in.", "0NG5A2B3C4D5E"),
    OUT("end", "Leads to", FIELD_TEXT, "Who is at the end.", "Dr Lucía Ruiz"),
    OUT("end_id", "Id", FIELD_REF, "Their id.", "0NG5A2B3C4D5E"),
    OUT("if_write", "If you write", FIELD_TEXT, "The chance of an answer, in words.",
        "If you write: about 70 % ..."),
    OUT("asked", "Asked before", FIELD_TEXT, "What you asked of them in a year.",
        "You asked Dr Chen for nothing in the last year."),
    OUT("tired", "Tired", FIELD_TEXT, "Why another way may be kinder, or nothing.", "They ..."),
    OUT("owed", "First", FIELD_TEXT, "That something is owed to them, or nothing.", "You owe ..."),
    OUT("stop", "Not now", FIELD_TEXT, "Why nothing may go there now, or nothing.", "During ..."),
    OUT("ask_id", "Ask", FIELD_REF, "An ask that goes this way already.", "0NG5A2B3C4D5E"),
    OUT("hops", "Hops", FIELD_TEXT, "From you to the end, with the evidence of each.", "[...]"),
    FIELD_END};

struct say_in {
    int64_t person, other;
    int said, kind;
    struct str evidence;
};
static const struct choice say_choices[] = {{"", ""},
    {"yes", "They know each other"},
    {"no", "They do not know each other"},
    {"weaker", "Less than it looks"},
    {"unused", "Do not use this way"},
    {"open", "Nothing said"},
    {NULL, NULL}};
static const enum tie_verdict verdicts[] = {TIE_OPEN, TIE_CONFIRMED, TIE_NONE,
    TIE_WEAKER, TIE_UNUSED, TIE_OPEN};
static const struct field say_fields[] = {
    IN(struct say_in, "person", "Person", FIELD_REF, person, "One of the two.", "Hassan",
        .ref = "person", .flags = FIELD_REQUIRED | FIELD_POSITION),
    IN(struct say_in, "other", "Knows", FIELD_REF, other, "The other; if not said, you.",
        "Kahananui", .ref = "person", .flags = FIELD_POSITION),
    IN(struct say_in, "said", "What", FIELD_CHOICE, said,
        "yes, no, weaker (less than it looks), unused (not this way) or open (take it back).",
        "yes", .choices = say_choices, .flags = FIELD_REQUIRED),
    IN(struct say_in, "kind", "How", FIELD_CHOICE, kind, "How they know each other.", "trained",
        .choices = tie_kind_choices),
    IN(struct say_in, "evidence", "How you know", FIELD_TEXT, evidence, "What it rests on.",
        "He told me.", .max = 300),
    FIELD_END};
static const struct field say_out[] = {
    OUT("person", "Person", FIELD_TEXT, "One of the two.", "Dr Omar Hassan"),
    OUT("other", "Knows", FIELD_TEXT, "The other.", "Dr Leilani Kahananui"),
    OUT("said", "Said", FIELD_TEXT, "What you said.", "They know each other"),
    FIELD_END};

struct suggest_in {
    int64_t person, limit;
};
static const struct field suggest_fields[] = {
    IN(struct suggest_in, "person", "Person", FIELD_REF, person, "Only pairs with this person.",
        "Hassan", .ref = "person", .flags = FIELD_POSITION),
    IN(struct suggest_in, "limit", "How many", FIELD_INT, limit, "At most so many; 10 if not said.",
        "5", .max = 100),
    FIELD_END};
static const struct field suggest_out[] = {
    OUT("question", "Question", FIELD_TEXT, "To be answered with yes or no.",
        "Do Dr Hassan and Dr Kahananui know each other?"),
    OUT("because", "Because", FIELD_TEXT, "Why they may.", "Both at Tern River, since 2025."),
    OUT("gain", "Gain", FIELD_TEXT, "What a yes would change.", "A yes would open a way ..."),
    OUT("person_id", "Person", FIELD_REF, "One of the two.", "0NG5A2B3C4D5E"),
    OUT("other_id", "Other", FIELD_REF, "The other.", "0NG5A2B3C4D5E"),
    FIELD_END};

struct why_in {
    int64_t person, other;
};
static const struct field why_fields[] = {
    IN(struct why_in, "person", "Person", FIELD_REF, person, "Whose ties.", "Ruiz",
        .ref = "person", .flags = FIELD_REQUIRED | FIELD_POSITION),
    IN(struct why_in, "other", "Other", FIELD_REF, other, "Only the tie with this person.", "Chen",
        .ref = "person", .flags = FIELD_POSITION),
    FIELD_END};
static const struct field why_out[] = {
    OUT("knows", "Knows", FIELD_TEXT, "The other.", "Dr Mei-Ling Chen"),
    OUT("tie", "Tie", FIELD_TEXT, "In words; \"not used\" when no way may take it.",
        "about 2 in 3"),
    OUT("said", "You said", FIELD_TEXT, "What you said of it, or nothing.", "You said ..."),
    OUT("rests_on", "Rests on", FIELD_TEXT, "The evidence, the strongest first.", "Both at ..."),
    OUT("when", "When", FIELD_TEXT, "The last day of the reason, or of the strongest one.", "2021"),
    OUT("evidence", "Evidence", FIELD_TEXT, "The same with rules and days.", "[...]"),
    OUT("id", "Id", FIELD_REF, "The other's id.", "0NG5A2B3C4D5E"),
    OUT("tie_id", "Tie", FIELD_REF, "Of what you noted.", "0NG5A2B3C4D5E"),
    FIELD_END};

static const struct field ask_fields_in[] = {
    IN(struct path_ask_said, "person", "Ask", FIELD_REF, person, "Who is asked.", "Chen",
        .ref = "person", .flags = FIELD_REQUIRED | FIELD_POSITION),
    IN(struct path_ask_said, "about", "About", FIELD_REF, about, "Whom to be introduced to.",
        "Ruiz", .ref = "person", .flags = FIELD_REQUIRED | FIELD_POSITION),
    IN(struct path_ask_said, "organisation", "Place", FIELD_REF, organisation,
        "The program or place it is for.", "St. Brigid Hospital", .ref = "organisation"),
    IN(struct path_ask_said, "specific", "Why them", FIELD_NOTE, specific,
        "Why you ask this person: a sentence.", "You told me about your nights together."),
    IN(struct path_ask_said, "topic", "Topic", FIELD_TEXT, topic,
        "What you would like to ask the other about, in a few words.", "an elective month"),
    FIELD_END};
static const struct field ask_out[] = {
    OUT("person", "Ask", FIELD_TEXT, "Who is asked.", "Dr Mei-Ling Chen"),
    OUT("about", "About", FIELD_TEXT, "Whom to be introduced to.", "Dr Lucía Ruiz"),
    OUT("subject", "Subject", FIELD_TEXT, "Of the draft.", "Would you introduce me ...?"),
    OUT("body", "Message", FIELD_TEXT, "The draft, with a part to forward.", "Dear Dr Chen ..."),
    OUT("draft", "Page", FIELD_TEXT, "Where to go on with it.", "/people/.../draft?ask=..."),
    OUT("id", "Id", FIELD_REF, "The ask.", "0NG5A2B3C4D5E"),
    FIELD_END};
struct meet_in {
    int64_t limit;
};
static const struct field meet_fields[] = {
    IN(struct meet_in, "limit", "How many", FIELD_INT, limit, "At most so many; 5 if not said.",
        "3", .max = 20),
    FIELD_END};
static const struct field meet_out[] = {
    OUT("name", "Name", FIELD_TEXT, "Whom to meet.", "Dr Lucía Ruiz"),
    OUT("place", "Place", FIELD_TEXT, "What they do and where.", "Attending physician, ..."),
    OUT("reason", "Why", FIELD_TEXT, "What meeting them would add.",
        "Would bring one of your programs nearer: ..."),
    OUT("by_way_of", "Through", FIELD_TEXT, "Who could introduce you.", "Dr Chen could ..."),
    OUT("chance", "Chance", FIELD_TEXT, "Of the way, in words.", "about 1 in 3"),
    OUT("id", "Id", FIELD_REF, "Their id.", "0NG5A2B3C4D5E"),
    FIELD_END};

struct bridges_in {
    int64_t person;
};
static const struct field bridges_fields[] = {
    IN(struct bridges_in, "person", "Person", FIELD_REF, person,
        "Whose place in the network; yours if not said.", "Chen", .ref = "person",
        .flags = FIELD_POSITION),
    FIELD_END};
static const struct field bridges_out[] = {
    OUT("name", "Name", FIELD_TEXT, "Whose network.", "You"),
    OUT("words", "In words", FIELD_TEXT, "What the figures say.", "You know 59 people. ..."),
    OUT("people", "People", FIELD_INT, "How many they know.", "59"),
    OUT("effective_size", "Effective size", FIELD_TEXT,
        "How many of them lead elsewhere (Burt 1992).", "48.2"),
    OUT("constraint", "Constraint", FIELD_TEXT,
        "How much they lead to each other, 0 to about 1 (Burt 1992).", "0.05"),
    OUT("clustering", "Clustering", FIELD_TEXT, "The share of pairs who know each other.", "0.21"),
    OUT("bridges", "Bridges", FIELD_TEXT, "Who alone leads to somebody.",
        "If you lose touch with ..."),
    FIELD_END};
/* clang-format on */

/* --- path.find -------------------------------------------------------------------------------- */

static struct str rests_on(struct arena *a, const struct path_evidence *e, size_t n)
{
    struct str all = STR_NULL;
    for (size_t i = 0; i < n; i++)
        all = str_join(a, all, STR("; "), paths_dated(a, &e[i]));
    return all;
}

static void emit_evidence(const struct path_evidence *e, size_t n, struct sink *out)
{
    sink_key(out, "evidence");
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++) {
        sink_map_begin(out);
        sink_kv_str(out, "rule", e[i].rule);
        sink_kv_str(out, "words", e[i].words);
        sink_kv_str(out, "when", e[i].when);
        sink_kv_bool(out, "judgement", e[i].judgement);
        sink_kv_id(out, "tie_id", e[i].tie);
        sink_map_end(out);
    }
    sink_list_end(out);
}

static void emit_hops(const struct path_way *w, struct sink *out)
{
    sink_key(out, "hops");
    sink_list_begin(out);
    for (size_t i = 0; i < w->hops_n; i++) {
        const struct path_hop *h = &w->hops[i];
        sink_map_begin(out);
        sink_kv_str(out, "from", h->from_name);
        sink_kv_id(out, "from_id", h->from);
        sink_kv_str(out, "to", h->name);
        sink_kv_id(out, "to_id", h->to);
        sink_kv_str(out, "place", h->place);
        sink_kv_str(out, "tie", str_c(h->words));
        sink_kv_str(out, "band", str_c(path_band_key(h->band)));
        sink_kv_str(out, "verdict", str_c(tie_verdict_choices[h->verdict].key));
        sink_kv_id(out, "tie_id", h->tie);
        emit_evidence(h->evidence, h->evidence_n, out);
        sink_map_end(out);
    }
    sink_list_end(out);
}

static void emit_way(const struct path_way *w, size_t n, struct sink *out)
{
    sink_map_begin(out);
    sink_kv_i64(out, "way", (int64_t)n);
    sink_kv_str(out, "chance", str_c(w->words));
    sink_kv_str(out, "band", str_c(path_band_key(w->band)));
    sink_kv_str(out, "summary", w->summary);
    sink_kv_str(out, "ask_first", w->first.person ? w->first.name : STR(""));
    sink_kv_id(out, "ask_first_id", w->first.person);
    sink_kv_id(out, "about_id", w->about);
    sink_kv_str(out, "end", w->end_name);
    sink_kv_id(out, "end_id", w->end);
    sink_kv_str(out, "if_write", w->first.if_write);
    sink_kv_str(out, "asked", w->first.asked);
    sink_kv_str(out, "tired", w->first.tired_why);
    sink_kv_str(out, "owed", w->first.owed);
    sink_kv_str(out, "stop", w->stop);
    sink_kv_id(out, "ask_id", w->ask);
    emit_hops(w, out);
    sink_map_end(out);
}

/* For people who read: a row for each tie. */
static void emit_ties(struct op_ctx *ctx, const struct path_way *w, size_t n, struct sink *out)
{
    for (size_t i = 0; i < w->hops_n; i++) {
        const struct path_hop *h = &w->hops[i];
        sink_map_begin(out);
        sink_kv_i64(out, "way", (int64_t)n);
        sink_kv_str(out, "chance", str_c(w->words));
        sink_kv_str(out, "from", h->from_name);
        sink_kv_str(out, "to", h->name);
        sink_kv_str(out, "tie", str_c(h->words));
        sink_kv_str(out, "rests_on", rests_on(ctx->arena, h->evidence, h->evidence_n));
        sink_map_end(out);
    }
}

static void say(struct op_ctx *ctx, struct str line)
{
    ctx->message = str_join(ctx->arena, ctx->message, STR("\n"), line);
}

/* What the table has no room for: whom to ask, and whether now. */
static void say_way(struct op_ctx *ctx, const struct path_way *w, size_t n)
{
    struct arena *a = ctx->arena;
    struct str s = str_format(a, "%zu. %.*s", n, STR_ARG(w->summary));
    s = str_join(a, s, STR(" "), w->first.if_write);
    if (w->first.asked_year)
        s = str_join(a, s, STR(" "), w->first.asked);
    s = str_join(a, s, STR(" "), w->first.tired_why);
    s = str_join(a, s, STR(" "), w->first.owed);
    say(ctx, str_join(a, s, STR(" "), w->stop));
}

static void say_answer(struct op_ctx *ctx, const struct path_answer *x)
{
    struct arena *a = ctx->arena;
    if (x->ways_n)
        say(ctx, str_format(a, "Ways to %.*s:", STR_ARG(x->goal)));
    for (size_t i = 0; i < x->ways_n; i++)
        say_way(ctx, &x->ways[i], i + 1);
    say(ctx, x->note);
    for (size_t i = 0; i < x->questions_n; i++)
        say(ctx, str_format(a, "%.*s %.*s %.*s", STR_ARG(x->questions[i].question),
                            STR_ARG(x->questions[i].because), STR_ARG(x->questions[i].gain)));
    if (x->ways_n)
        say(ctx, x->meaning);
}

static int run_find(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct path_answer x;
    int rc = paths_find(ctx, in, &x);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < x.ways_n; i++)
        if (sink_is_json(out))
            emit_way(&x.ways[i], i + 1, out);
        else
            emit_ties(ctx, &x.ways[i], i + 1, out);
    sink_list_end(out);
    say_answer(ctx, &x);
    return 0;
}

/* --- path.ask --------------------------------------------------------------------------------- */

static int run_ask(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct path_ask_view v;
    int rc = paths_ask(ctx, in, &v);
    if (rc < 0)
        return rc;
    ctx->result_entity = &entity_ask;
    ctx->result_id = v.ask;
    ctx->message = str_format(ctx->arena,
                              "To ask %.*s: %.*s. Nothing is sent; the note below the line is "
                              "for forwarding, after the other has said yes.",
                              STR_ARG(v.name), STR_ARG(v.what));
    sink_map_begin(out);
    sink_kv_str(out, "person", v.name);
    sink_kv_str(out, "about", v.about_name);
    sink_kv_str(out, "subject", v.subject);
    sink_kv_str(out, "body", v.body);
    sink_kv_str(out, "draft", v.draft);
    sink_kv_id(out, "id", v.ask);
    sink_map_end(out);
    return 0;
}

/* --- ties ------------------------------------------------------------------------------------- */

static int run_say(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct say_in *x = in;
    struct tie_view v;
    int64_t id = 0;
    int rc = tie_say(ctx, x->person, x->other, verdicts[x->said], x->kind, x->evidence, &id);
    if (rc == 0)
        rc = tie_load(ctx, x->person, x->other, &v);
    if (rc < 0)
        return rc;
    ctx->result_entity = &entity_tie;
    ctx->result_id = id;
    struct str other = x->other ? v.other_name : STR("you");
    ctx->message = str_format(ctx->arena, "%.*s and %.*s: %s", STR_ARG(v.name), STR_ARG(other),
                              say_choices[x->said].label);
    sink_map_begin(out);
    sink_kv_str(out, "record", ctx->message);
    sink_kv_str(out, "person", v.name);
    sink_kv_str(out, "other", v.other_name);
    sink_kv_str(out, "said", str_c(say_choices[x->said].label));
    sink_kv_id(out, "id", id);
    sink_map_end(out);
    return 0;
}

static int run_suggest(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct suggest_in *x = in;
    struct tie_question *rows;
    size_t n;
    int rc = tie_questions(ctx, x->person, x->limit, &rows, &n);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++) {
        sink_map_begin(out);
        sink_kv_str(out, "question", rows[i].question);
        sink_kv_str(out, "because", rows[i].because);
        sink_kv_str(out, "gain", rows[i].gain);
        if (sink_is_json(out)) {
            sink_kv_id(out, "person_id", rows[i].person);
            sink_kv_id(out, "other_id", rows[i].other);
        }
        sink_map_end(out);
    }
    sink_list_end(out);
    if (!n)
        ctx->message = STR("Nothing to ask: note where people trained and worked, and when.");
    else
        ctx->message = STR("Answer with: wellmet tie say PERSON OTHER --said yes (or no)");
    return 0;
}

static void emit_view(struct op_ctx *ctx, const struct tie_view *v, struct sink *out)
{
    sink_map_begin(out);
    sink_kv_str(out, "knows", v->other_name);
    sink_kv_str(out, "tie", v->known ? str_c(v->words) : STR("not used"));
    sink_kv_str(out, "said", v->verdict_words);
    sink_kv_str(out, "rests_on", rests_on(ctx->arena, v->evidence, v->evidence_n));
    if (sink_is_json(out)) {
        sink_kv_str(out, "when", v->evidence_n ? v->evidence[0].when : STR(""));
        emit_evidence(v->evidence, v->evidence_n, out);
        sink_kv_id(out, "id", v->other);
        sink_kv_id(out, "tie_id", v->tie);
    }
    sink_map_end(out);
}

/* For people who read, of one tie: a row for each reason. */
static void emit_reasons(const struct tie_view *v, struct sink *out)
{
    for (size_t i = 0; i < v->evidence_n; i++) {
        sink_map_begin(out);
        sink_kv_str(out, "knows", v->other_name);
        sink_kv_str(out, "tie", v->known ? str_c(v->words) : STR("not used"));
        sink_kv_str(out, "said", v->verdict_words);
        sink_kv_str(out, "rests_on", v->evidence[i].words);
        sink_kv_str(out, "when", v->evidence[i].when);
        sink_map_end(out);
    }
}

static int run_why(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct why_in *x = in;
    struct tie_view one, *rows = &one;
    size_t n = 1;
    int rc =
        x->other ? tie_load(ctx, x->person, x->other, &one) : tie_list(ctx, x->person, &rows, &n);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    if (x->other && one.evidence_n && !sink_is_json(out))
        emit_reasons(&one, out);
    else
        for (size_t i = 0; i < n; i++)
            emit_view(ctx, &rows[i], out);
    sink_list_end(out);
    return 0;
}

/* --- the network ------------------------------------------------------------------------------ */

static int run_meet(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct meet_in *x = in;
    struct path_meet *rows;
    size_t n;
    int rc = paths_meet(ctx, x->limit, &rows, &n);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++) {
        sink_map_begin(out);
        sink_kv_str(out, "name", rows[i].name);
        sink_kv_str(out, "place", rows[i].place);
        sink_kv_str(out, "reason", rows[i].reason);
        sink_kv_str(out, "by_way_of", rows[i].way.summary);
        sink_kv_str(out, "chance", str_c(rows[i].way.words));
        if (sink_is_json(out))
            sink_kv_id(out, "id", rows[i].person);
        sink_map_end(out);
    }
    sink_list_end(out);
    if (!n)
        ctx->message = STR("Nobody to suggest: you know everybody here, or no way leads to others "
                           "yet.");
    return 0;
}

static struct str figure(struct arena *a, double v) { return str_format(a, "%.2f", v); }

static int run_bridges(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct bridges_in *x = in;
    struct path_shape s;
    int rc = paths_shape(ctx, x->person, &s);
    if (rc < 0)
        return rc;
    sink_map_begin(out);
    sink_kv_str(out, "name", s.name);
    sink_kv_str(out, "words", s.words);
    sink_kv_i64(out, "people", (int64_t)s.degree);
    sink_kv_str(out, "effective_size", figure(ctx->arena, s.effective));
    sink_kv_str(out, "constraint", figure(ctx->arena, s.constraint));
    sink_kv_str(out, "clustering", figure(ctx->arena, s.clustering));
    sink_key(out, "bridges");
    sink_list_begin(out);
    for (size_t i = 0; i < s.bridges_n; i++)
        sink_str(out, s.bridges[i].sentence);
    sink_list_end(out);
    sink_map_end(out);
    return 0;
}

const struct op paths_ops[] = {
    {.name = "path.find",
     .cli = "path",
     .method = OP_GET,
     .path = "/paths",
     .summary = "Who can put you in contact, and on what that rests.",
     .help = "Ways of people who know each other, from you to a person, or to anybody at a "
             "program, at a place or of a specialty: how likely in words, the evidence of each "
             "tie, who is asked first and whether you asked much of them already. A judgement "
             "for comparing ways, no measured chance.",
     .example = "wellmet path Ruiz",
     .in = find_fields,
     .in_size = sizeof(struct paths_query),
     .out = find_out,
     .need = PERM_READ,
     .run = run_find},
    {.name = "path.ask",
     .cli = "path ask",
     .method = OP_POST,
     .path = "/paths/ask",
     .summary = "Prepare to ask for an introduction.",
     .help = "Makes an ask of kind introduction with a draft: your question, and a note to "
             "forward. Whoever is asked asks the other first. Nothing is sent. When the ask "
             "happened or was declined, the tie of the two learns from it.",
     .example = "wellmet path ask Hassan Kahananui",
     .in = ask_fields_in,
     .in_size = sizeof(struct path_ask_said),
     .out = ask_out,
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_ask},
    {.name = "path.meet",
     .cli = "path meet",
     .method = OP_GET,
     .path = "/paths/meet",
     .summary = "Whom to meet next.",
     .help = "People you do not know yet who would bring the programs you consider and the "
             "specialties you want nearer, with the way to them and why.",
     .example = "wellmet path meet",
     .in = meet_fields,
     .in_size = sizeof(struct meet_in),
     .out = meet_out,
     .need = PERM_READ,
     .run = run_meet},
    {.name = "path.bridges",
     .cli = "path bridges",
     .method = OP_GET,
     .path = "/paths/bridges",
     .summary = "The shape of your network, and whom not to lose.",
     .help = "How many people you have ties with, how much they know each other and how many lead "
             "elsewhere, in words and as figures; and who alone leads to somebody.",
     .example = "wellmet path bridges",
     .in = bridges_fields,
     .in_size = sizeof(struct bridges_in),
     .out = bridges_out,
     .need = PERM_READ,
     .run = run_bridges},
    {.name = "tie.say",
     .cli = "tie say",
     .method = OP_POST,
     .path = "/ties/say",
     .summary = "Say whether two people know each other.",
     .help = "What you say counts more than what is concluded: yes makes the tie strong, weaker "
             "makes it weak, no takes it away, unused keeps it out of all ways but shown.",
     .example = "wellmet tie say Hassan Kahananui --said yes",
     .entity = &entity_tie,
     .in = say_fields,
     .in_size = sizeof(struct say_in),
     .out = say_out,
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_say},
    {.name = "tie.suggest",
     .cli = "tie suggest",
     .method = OP_GET,
     .path = "/ties/suggest",
     .summary = "Which ties to confirm: the ones that would help most.",
     .help = "Pairs that may know each other, because they were at one place at one time, and of "
             "which a yes would open or strengthen a way to your programs and specialties.",
     .example = "wellmet tie suggest Ruiz",
     .in = suggest_fields,
     .in_size = sizeof(struct suggest_in),
     .out = suggest_out,
     .need = PERM_READ,
     .run = run_suggest},
    {.name = "tie.why",
     .cli = "tie why",
     .method = OP_GET,
     .path = "/ties/why",
     .summary = "Whom somebody knows, and on what that rests.",
     .help = "All ties of a person, or the one with another, with their evidence: what you noted, "
             "what was concluded from dated positions, and what you said about it.",
     .example = "wellmet tie why Ruiz",
     .in = why_fields,
     .in_size = sizeof(struct why_in),
     .out = why_out,
     .need = PERM_READ,
     .run = run_why},
    OP_END};
