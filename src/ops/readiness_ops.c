/* SPDX-License-Identifier: Apache-2.0 */
/* The operations of readiness: ready, answered, calibration. */
#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/ask.h"
#include "ops/bind.h"
#include "ops/paging.h"
#include "ops/readiness.h"
#include "ops/save.h"
#include "store/readiness.h"
#include "store/record.h"
#include "store/store.h"

enum { ASK_AGAIN_DAYS = 7 };

struct ready_in {
    int64_t person;
    struct date at;
    int by, band, move, circle;
    bool overdue;
    int64_t limit, offset;
};
struct answered_in {
    struct str message;
    int answer;
};
struct ahead_in {
    struct date on;
};

static const struct choice by_choices[] = {{"", ""},
                                           {"name", "By name"},
                                           {"chance", "Likeliest first"},
                                           {"fall", "Most lost first"},
                                           {NULL, NULL}};
static const struct choice band_choices[] = {
    {"", ""}, {"low", "Low"}, {"even", "About even"}, {"good", "Good"}, {NULL, NULL}};
static const struct choice move_choices[] = {
    {"", ""}, {"steady", "Steady"}, {"rising", "Rising"}, {"falling", "Falling"}, {NULL, NULL}};
enum { SAID_YES = 1, SAID_NO, SAID_LATER };
static const struct choice said_choices[] = {
    {"", ""}, {"yes", "They answered"}, {"no", "No answer came"}, {"later", "Later"}, {NULL, NULL}};

static const struct field ready_fields[] = {
    {.name = "person",
     .label = "Person",
     .type = FIELD_REF,
     .offset = offsetof(struct ready_in, person),
     .ref = "person",
     .help = "Everything about one person; without, a list.",
     .example = "Mei-Ling Chen",
     .flags = FIELD_POSITION},
    {.name = "at",
     .label = "On",
     .type = FIELD_DATE,
     .offset = offsetof(struct ready_in, at),
     .help = "On this day, when nothing happens until then.",
     .example = "2027-11-01"},
    {.name = "by",
     .label = "Order",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct ready_in, by),
     .choices = by_choices,
     .help = "By name, by chance of an answer, or by what was lost in 30 days.",
     .example = "chance"},
    {.name = "band",
     .label = "Chance",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct ready_in, band),
     .choices = band_choices,
     .help = "Only people with such a chance.",
     .example = "good"},
    {.name = "move",
     .label = "Direction",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct ready_in, move),
     .choices = move_choices,
     .help = "Only those whose chance of contact went this way in 30 days.",
     .example = "falling"},
    {.name = "circle",
     .label = "Circle",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct ready_in, circle),
     .choices = circle_choices,
     .help = "Only this circle.",
     .example = "inner"},
    {.name = "overdue",
     .label = "Overdue",
     .type = FIELD_BOOL,
     .offset = offsetof(struct ready_in, overdue),
     .help = "Only people that Today would bring up.",
     .example = "yes"},
    FIELD_LIMIT(struct ready_in),
    FIELD_OFFSET(struct ready_in),
    FIELD_END,
};

#define OUT(key, title, kind, words, sample)                                                       \
    {                                                                                              \
        .name = key, .label = title, .type = kind, .help = words, .example = sample                \
    }
static const struct field ready_out[] = {
    OUT("name", "Name", FIELD_TEXT, "As shown.", "Dr Mei-Ling Chen"),
    OUT("circle", "Circle", FIELD_TEXT, "How close.", "inner"),
    OUT("chance", "If you write", FIELD_TEXT, "An answer within 14 days, in words.", "about 70 %"),
    OUT("percent", "Percent", FIELD_INT, "The same; empty while too little is known.", "70"),
    OUT("band", "Band", FIELD_TEXT, "Low, even or good.", "good"),
    OUT("wait", "If you wait", FIELD_TEXT, "Contact by itself within 14 days.", "1 to 15 %"),
    OUT("contact90", "Contact in 90 days", FIELD_INT, "Percent: both ways, within 90 days.", "64"),
    OUT("move", "Direction", FIELD_TEXT, "Against 30 days ago.", "falling"),
    OUT("due_on", "Due on", FIELD_DATE, "When Today brings them up.", "2027-08-17"),
    OUT("pin", "You know better", FIELD_TEXT, "What you said; never counted in.", "yes"),
    OUT("last_on", "Last contact", FIELD_DATE, "The newest interaction.", "2027-08-09"),
    OUT("id", "Id", FIELD_TEXT, "The person's id.", "0NG5A2B3C4D5E"),
    FIELD_END,
};
static const struct field answered_fields[] = {
    {.name = "message",
     .label = "Message",
     .type = FIELD_TEXT,
     .offset = offsetof(struct answered_in, message),
     .help = "Whom it went to, or its id.",
     .example = "Omar Haddad",
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "answer",
     .label = "Did they answer?",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct answered_in, answer),
     .choices = said_choices,
     .help = "Yes, no, or later to be asked again in a week.",
     .example = "yes",
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    FIELD_END,
};
static const struct field calibration_out[] = {
    OUT("given", "Given", FIELD_TEXT, "What was forecast.", "60 to 80 %"),
    OUT("messages", "Messages", FIELD_INT, "How many, with a known outcome.", "24"),
    OUT("answered", "Answered", FIELD_INT, "How many were answered.", "17"),
    OUT("forecast", "Forecast", FIELD_INT, "Mean of the forecasts, percent.", "69"),
    OUT("came", "Came", FIELD_INT, "Share that was answered, percent.", "71"),
    OUT("at_least", "At least", FIELD_INT, "By chance alone it may be as low, percent.", "51"),
    OUT("at_most", "At most", FIELD_INT, "By chance alone it may be as high, percent.", "85"),
    FIELD_END,
};
static const struct field ahead_fields[] = {
    {.name = "on",
     .label = "On",
     .type = FIELD_DATE,
     .offset = offsetof(struct ahead_in, on),
     .help = "The day that is looked ahead to; in half a year if not said.",
     .example = "2028-06-01",
     .flags = FIELD_POSITION},
    FIELD_END,
};
static const struct field ahead_out[] = {
    OUT("circle", "Circle", FIELD_TEXT, "How close.", "inner"),
    OUT("people", "People", FIELD_INT, "With contact that counts.", "12"),
    OUT("ready_now", "Ready now", FIELD_INT, "With a good chance today.", "9"),
    OUT("if_nothing", "If nothing happens", FIELD_INT, "With a good chance on the day.", "5"),
    OUT("if_today", "If you follow Today", FIELD_INT, "The same, when Today is followed.", "10"),
    OUT("on", "On", FIELD_DATE, "The day.", "2028-06-01"),
    FIELD_END,
};

/* --- ready ---------------------------------------------------------------------------------- */

static struct str wait_words(struct arena *a, const struct readiness_wait *w)
{
    return w->known ? str_format(a, "%d to %d %%", w->low, w->high) : STR("");
}

static void emit_percent(struct sink *out, const char *key, bool known, int percent)
{
    sink_key(out, key);
    if (known)
        sink_i64(out, percent);
    else
        sink_null(out);
}

static const char *pin_key(int pin) { return ready_pin_choices[pin].key; }

static void emit_person(struct op_ctx *ctx, const struct readiness_person *p, struct sink *out)
{
    sink_map_begin(out);
    sink_kv_str(out, "name", p->who.name);
    sink_kv_str(out, "circle", str_c(circle_choices[p->who.circle].key));
    sink_kv_str(out, "chance", p->chance.words);
    emit_percent(out, "percent", p->chance.digits, p->chance.percent);
    sink_kv_str(out, "band", str_c(band_choices[1 + p->chance.band].key));
    sink_kv_str(out, "wait", wait_words(ctx->arena, &p->wait));
    emit_percent(out, "contact90", p->known, p->alive90);
    sink_kv_str(out, "move", p->known ? str_c(readiness_move_words(p->move)) : STR_NULL);
    sink_kv_date(out, "due_on", p->who.due_on);
    sink_kv_str(out, "pin", str_c(pin_key(p->pin)));
    sink_kv_date(out, "last_on", p->who.last_on);
    sink_kv_id(out, "id", p->who.person);
    sink_map_end(out);
}

static int run_list(struct op_ctx *ctx, const struct ready_in *x, struct sink *out)
{
    static const enum readiness_order orders[] = {READINESS_BY_NAME, READINESS_BY_NAME,
                                                  READINESS_BY_CHANCE, READINESS_BY_FALL};
    struct readiness_filter f = {.order = orders[x->by],
                                 .band = x->band,
                                 .move = x->move,
                                 .circle = x->circle,
                                 .overdue = x->overdue,
                                 .known = x->move > 0,
                                 .at = x->at,
                                 .limit = x->limit ? x->limit : LIMIT_PAGE,
                                 .offset = x->offset};
    struct readiness_person *rows;
    size_t n, total;
    int rc = readiness_people(ctx, &f, &rows, &n, &total);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++)
        emit_person(ctx, &rows[i], out);
    sink_list_end(out);
    if (n < total)
        ctx->message =
            str_format(ctx->arena, "%zu of %zu people; --limit and --offset show more.", n, total);
    return 0;
}

/* In a table a reason is one text: "+26: In touch with you on 35 days." */
static void emit_reasons(struct op_ctx *ctx, const struct readiness_explanation *why,
                         struct sink *out)
{
    bool json = sink_is_json(out);
    sink_key(out, "reasons");
    sink_list_begin(out);
    for (size_t i = 0; i < why->n; i++) {
        const struct readiness_point *x = &why->rows[i];
        if (!json) {
            sink_str(out, why->digits
                              ? str_format(ctx->arena, "%+d: %.*s", x->points, STR_ARG(x->sentence))
                              : x->sentence);
            continue;
        }
        sink_map_begin(out);
        emit_percent(out, "points", why->digits, x->points);
        sink_kv_str(out, "because", x->sentence);
        sink_map_end(out);
    }
    sink_list_end(out);
}

static void emit_steps(const char *key, const struct readiness_step *rows, size_t n, size_t by,
                       struct sink *out)
{
    sink_key(out, key);
    sink_list_begin(out);
    for (size_t i = 0; i < n; i += by) {
        sink_map_begin(out);
        sink_kv_date(out, "on", rows[i].on);
        sink_kv_str(out, "chance", rows[i].write.words);
        emit_percent(out, "percent", rows[i].write.digits, rows[i].write.percent);
        sink_kv_i64(out, "contact90", rows[i].alive90);
        sink_map_end(out);
    }
    sink_list_end(out);
}

static void emit_touches(const struct readiness_view *v, struct sink *out)
{
    sink_key(out, "last_by_kind");
    sink_list_begin(out);
    for (size_t i = 0; i < v->touches_n; i++) {
        sink_map_begin(out);
        sink_kv_str(out, "kind", str_c(interaction_kind_choices[v->touches[i].kind].key));
        sink_kv_date(out, "on", v->touches[i].on);
        sink_map_end(out);
    }
    sink_list_end(out);
}

static void emit_view(struct op_ctx *ctx, const struct readiness_view *v, struct sink *out)
{
    sink_map_begin(out);
    sink_kv_str(out, "name", v->name);
    sink_kv_date(out, "on", v->on);
    sink_kv_str(out, "summary", v->why.summary);
    sink_kv_str(out, "pin", v->pin_words);
    sink_kv_str(out, "if_write", readiness_if_write(ctx->arena, &v->now, v->pin));
    sink_kv_str(out, "if_wait", readiness_if_wait(ctx->arena, &v->wait));
    emit_percent(out, "percent", v->now.digits, v->now.percent);
    sink_kv_str(out, "band", str_c(band_choices[1 + v->now.band].key));
    if (v->why.digits)
        emit_percent(out, "somebody_new", true, v->why.start);
    emit_reasons(ctx, &v->why, out);
    emit_percent(out, "contact90", v->known, v->alive90);
    sink_kv_i64(out, "answered", v->answered);
    sink_kv_i64(out, "tries", v->resolved);
    sink_kv_date(out, "last_on", v->last_on);
    sink_kv_date(out, "last_in_on", v->last_in);
    sink_kv_date(out, "last_out_on", v->last_out);
    emit_touches(v, out);
    sink_kv_date(out, "due_on", v->nudge_on);
    sink_kv_str(out, "due_because", v->nudge_words);
    if (sink_is_json(out)) {
        sink_kv_id(out, "ask", v->ask.interaction);
        emit_steps("if_you_wait_until", v->curve, v->curve_n, 30, out);
        sink_kv_id(out, "id", v->person);
    }
    sink_map_end(out);
}

static int run_ready(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct ready_in *x = in;
    struct readiness_view v;
    if (date_is_full(x->at) && date_cmp(x->at, ctx->today) < 0)
        return err_set(ctx->err, ERR_INVALID, "On: choose today or a day to come.");
    if (!x->person)
        return run_list(ctx, x, out);
    int rc = readiness_of(ctx, x->person, x->at, NULL, 0, &v);
    if (rc == 0)
        emit_view(ctx, &v, out);
    return rc;
}

/* --- answered ------------------------------------------------------------------------------- */

/* The message meant: its id, or the one that waits of the person named. */
static int find_message(struct op_ctx *ctx, struct str text, int64_t *ret_message,
                        int64_t *ret_person)
{
    struct interaction x;
    struct readiness_row row;
    int64_t id, person;
    *ret_person = 0;
    if (id_parse(text, &id) && record_load(ctx->db, ctx->arena, &entity_interaction, id, &x) == 0) {
        *ret_message = id;
        return 0;
    }
    int rc = op_resolve(ctx, &entity_person, text, &person);
    if (rc == 0)
        rc = readiness_load(ctx->db, ctx->arena, person, &row);
    if (rc < 0)
        return rc;
    if (!row.ask)
        return err_set(ctx->err, ERR_NOT_FOUND, "No message to them waits for an answer.");
    *ret_message = row.ask;
    *ret_person = person;
    return 0;
}

static int save_answer(struct op_ctx *ctx, const struct interaction *before, int said)
{
    struct interaction after = *before;
    after.answer = said == SAID_YES ? ANSWER_YES : ANSWER_NO;
    return save_change(ctx, &entity_interaction, before, &after);
}

static int ask_later(struct op_ctx *ctx, const struct interaction *x)
{
    struct mark m = {.rule = STR("asked"),
                     .subject = x->record.id,
                     .until = date_add_days(ctx->today, ASK_AGAIN_DAYS)};
    return save_new(ctx, &entity_mark, &m);
}

static int run_answered(struct op_ctx *ctx, const void *in, struct sink *out)
{
    static const char *const results[] = {"", "Noted that they answered",
                                          "Noted that no answer came", "Asks again in a week"};
    const struct answered_in *x = in;
    struct interaction message;
    int64_t id = 0, person = 0;
    int rc = find_message(ctx, x->message, &id, &person);
    if (rc == 0)
        rc = record_load(ctx->db, ctx->arena, &entity_interaction, id, &message);
    if (rc < 0)
        return rc;
    if (message.direction == DIRECTION_TO_ME && x->answer != SAID_LATER)
        return err_set(ctx->err, ERR_INVALID, "This was a message of theirs.");
    int64_t ask = 0;
    rc = x->answer == SAID_LATER ? ask_later(ctx, &message) : save_answer(ctx, &message, x->answer);
    if (rc == 0 && x->answer != SAID_LATER)
        rc = ask_answered(ctx, id, x->answer == SAID_YES, &ask);
    if (rc < 0)
        return rc;
    if (!person && message.people.n)
        person = message.people.p[0];
    ctx->result_entity = &entity_person;
    ctx->result_id = person;
    ctx->message = ask ? STR("Noted that they answered; say in the ask whether they agreed")
                       : str_c(results[x->answer]);
    sink_map_begin(out);
    sink_kv_id(out, "id", id);
    sink_kv_str(out, "answer", str_c(said_choices[x->answer].key));
    sink_kv_str(out, "result", ctx->message);
    sink_map_end(out);
    return 0;
}

/* --- insights ------------------------------------------------------------------------------- */

static int64_t percent(double share) { return (int64_t)(share * 100 + 0.5); }

static int run_calibration(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct readiness_calibration x;
    (void)in;
    int rc = readiness_calibrate(ctx, &x);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (int i = 0; i < READINESS_BINS; i++) {
        const struct readiness_bin *b = &x.bins[i];
        sink_map_begin(out);
        sink_kv_str(out, "given", str_format(ctx->arena, "%d to %d %%", b->low, b->high));
        sink_kv_i64(out, "messages", b->n);
        sink_kv_i64(out, "answered", b->answered);
        emit_percent(out, "forecast", b->n > 0, (int)percent(b->said));
        emit_percent(out, "came", b->n > 0, (int)percent(b->came));
        emit_percent(out, "at_least", b->n > 0, (int)percent(b->least));
        emit_percent(out, "at_most", b->n > 0, (int)percent(b->most));
        sink_map_end(out);
    }
    sink_list_end(out);
    ctx->message = str_format(ctx->arena,
                              "%.*s %lld messages count; %lld more wait for your word on what"
                              " came of them.",
                              STR_ARG(x.words), (long long)x.n, (long long)x.unknown);
    return 0;
}

static int run_ahead(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct ahead_in *x = in;
    struct readiness_insights *all = ARENA_NEW(ctx->arena, struct readiness_insights);
    int rc = readiness_insights(ctx, x->on, all);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (int i = 0; i < READINESS_CIRCLES; i++) {
        const struct readiness_outlook *o = &all->outlook[(i + 1) % READINESS_CIRCLES];
        sink_map_begin(out);
        sink_kv_str(out, "circle", str_c(o->circle ? circle_choices[o->circle].key : "none"));
        sink_kv_i64(out, "people", o->people);
        sink_kv_i64(out, "ready_now", o->now);
        sink_kv_i64(out, "if_nothing", o->nothing);
        sink_kv_i64(out, "if_today", o->today);
        sink_kv_date(out, "on", all->on);
        sink_map_end(out);
    }
    sink_list_end(out);
    return 0;
}

const struct op readiness_ops[] = {
    {.name = "ready",
     .cli = "ready",
     .method = OP_GET,
     .path = "/readiness",
     .summary = "The chance of an answer, and what waiting does.",
     .help = "The chance that a message written today is answered within two weeks, from your own "
             "log, with its reasons. It rests on messages like yours, not on medicine; while a "
             "person is little known it is said in words. Without a person, a list of everybody.",
     .example = "wellmet ready --by chance",
     .in = ready_fields,
     .in_size = sizeof(struct ready_in),
     .out = ready_out,
     .need = PERM_READ,
     .run = run_ready},
    {.name = "answered",
     .cli = "answered",
     .method = OP_POST,
     .path = "/readiness/answered",
     .summary = "Say whether a message of yours was answered.",
     .help = "An answer that is not logged is missing, not a no. Say yes or no, or later to be "
             "asked again in a week.",
     .example = "wellmet answered {interaction} later",
     .in = answered_fields,
     .in_size = sizeof(struct answered_in),
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_answered},
    {.name = "readiness.calibration",
     .cli = "calibration",
     .method = OP_GET,
     .path = "/readiness/calibration",
     .summary = "How your forecasts turned out.",
     .help = "Of the messages that were given 60 to 80 %, how many were answered? Each forecast is "
             "made again as it was then, and held against what came. Messages whose outcome "
             "nobody told are not counted.",
     .example = "wellmet calibration",
     .out = calibration_out,
     .need = PERM_READ,
     .run = run_calibration},
    {.name = "readiness.ahead",
     .cli = "ahead",
     .method = OP_GET,
     .path = "/readiness/ahead",
     .summary = "Who will be ready on a day to come.",
     .help = "How many people of each circle have a good chance to answer: now, on that day if "
             "nothing happens until then, and if you write each time Today brings somebody up.",
     .example = "wellmet ahead 2028-06-01",
     .in = ahead_fields,
     .in_size = sizeof(struct ahead_in),
     .out = ahead_out,
     .need = PERM_READ,
     .run = run_ahead},
    OP_END};
