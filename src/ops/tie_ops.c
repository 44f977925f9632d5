/* SPDX-License-Identifier: Apache-2.0 */
/* The operations of ties: tie.say, tie.suggest, tie.why. */
#include "base/arena.h"
#include "base/sink.h"
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
/* clang-format on */

/* --- tie.say ---------------------------------------------------------------------------------- */

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

/* --- tie.suggest ------------------------------------------------------------------------------ */

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

/* --- tie.why ---------------------------------------------------------------------------------- */

void paths_emit_evidence(const struct path_evidence *e, size_t n, struct sink *out)
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

static void emit_view(struct op_ctx *ctx, const struct tie_view *v, struct sink *out)
{
    sink_map_begin(out);
    sink_kv_str(out, "knows", v->other_name);
    sink_kv_str(out, "tie", v->known ? str_c(v->words) : STR("not used"));
    sink_kv_str(out, "said", v->verdict_words);
    sink_kv_str(out, "rests_on", paths_rests_on(ctx->arena, v->evidence, v->evidence_n));
    if (sink_is_json(out)) {
        sink_kv_str(out, "when", v->evidence_n ? v->evidence[0].when : STR(""));
        paths_emit_evidence(v->evidence, v->evidence_n, out);
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

const struct op ties_ops[] = {
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
