/* SPDX-License-Identifier: Apache-2.0 */
/* The operations of paths: path.find, path.ask, path.meet, path.bridges. */
#include "base/arena.h"
#include "base/sink.h"
#include "ops/paths_asks.h"
#include "ops/paths_int.h"

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
        paths_emit_evidence(h->evidence, h->evidence_n, out);
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
        sink_kv_str(out, "rests_on", paths_rests_on(ctx->arena, h->evidence, h->evidence_n));
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
    OP_END};
