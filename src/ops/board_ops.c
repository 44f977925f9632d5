/* SPDX-License-Identifier: Apache-2.0 */
/* The operations of seats: list, show, fill, free. */
#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "def/errors.h"
#include "insight/cadence.h"
#include "model/entities.h"
#include "ops/board.h"
#include "ops/save.h"
#include "store/record.h"
#include "store/standing.h"

struct seat_in {
    int seat;
    int64_t person;
    struct date from;
};

/* In the order of seats[], after the empty one. */
static const struct choice seat_choices[] = {{"", ""},
                                             {"mentor", "Mentor"},
                                             {"sponsor", "Sponsor"},
                                             {"coach", "Coach"},
                                             {"connector", "Connector"},
                                             {"adviser", "Adviser"},
                                             {"near_peer", "Near-peer"},
                                             {"specialty_faculty", "Faculty in your specialty"},
                                             {"external", "Contact at another institution"},
                                             {NULL, NULL}};
#define SEAT_FIELD                                                                                 \
    {                                                                                              \
        .name = "seat", .label = "Seat", .type = FIELD_CHOICE,                                     \
        .offset = offsetof(struct seat_in, seat), .choices = seat_choices,                         \
        .help = "Which seat of the board.", .example = "coach",                                    \
        .flags = FIELD_REQUIRED | FIELD_POSITION                                                   \
    }
static const struct field show_fields[] = {SEAT_FIELD, FIELD_END};
static const struct field fill_fields[] = {
    SEAT_FIELD,
    {.name = "person",
     .label = "Person",
     .type = FIELD_REF,
     .offset = offsetof(struct seat_in, person),
     .ref = "person",
     .help = "Who takes it.",
     .example = "Harpreet Singh",
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "from",
     .label = "Since",
     .type = FIELD_DATE,
     .offset = offsetof(struct seat_in, from),
     .help = "A day, a month or a year; today if not said.",
     .example = "2027-03",
     .flags = FIELD_PARTIAL},
    FIELD_END,
};
static const struct field free_fields[] = {
    SEAT_FIELD,
    {.name = "person",
     .label = "Person",
     .type = FIELD_REF,
     .offset = offsetof(struct seat_in, person),
     .ref = "person",
     .help = "Who leaves it, when several sit there.",
     .example = "Harpreet Singh",
     .flags = FIELD_POSITION},
    FIELD_END,
};

#define OUT(key, title, kind, words, sample)                                                       \
    {                                                                                              \
        .name = key, .label = title, .type = kind, .help = words, .example = sample                \
    }
static const struct field list_out[] = {
    OUT("seat", "Seat", FIELD_TEXT, "Its key.", "coach"),
    OUT("title", "Title", FIELD_TEXT, "Its name.", "Coach"),
    OUT("what", "What for", FIELD_TEXT, "What this person does for you.",
        "Trains one skill with you over a short time."),
    OUT("who", "Who", FIELD_TEXT, "Who fills it, commas between.", "Dr Harpreet Singh"),
    OUT("ready", "If you write", FIELD_TEXT, "The chance of an answer, in words.", "good"),
    OUT("last_on", "Last contact", FIELD_DATE, "With whoever fills it.", "2027-08-09"),
    OUT("could", "Could be", FIELD_TEXT, "Of those you know, when it is empty.",
        "Dr Mei-Ling Chen"),
    OUT("why", "Why", FIELD_TEXT, "What that rests on.",
        "You met three people through them; answered 10 of 11."),
    OUT("want", "Suggested", FIELD_TEXT, "How many, by when.",
        "One by the end of your third year."),
    OUT("source", "Source", FIELD_TEXT, "Where the seat comes from.", "Acad Med"),
    OUT("confidence", "Confidence", FIELD_TEXT, "V read in a source, K common practice.", "V"),
    FIELD_END,
};
static const struct field show_out[] = {
    OUT("state", "State", FIELD_TEXT, "Fills it, or could.", "fills"),
    OUT("name", "Name", FIELD_TEXT, "As shown.", "Dr Harpreet Singh"),
    OUT("since", "Since", FIELD_TEXT, "A day, a month or a year.", "2027-03"),
    OUT("ready", "If you write", FIELD_TEXT, "The chance of an answer, in words.", "good"),
    OUT("last_on", "Last contact", FIELD_DATE, "The newest interaction.", "2027-08-09"),
    OUT("why", "Why", FIELD_TEXT, "What a suggestion rests on.", "Answered 4 of 5."),
    OUT("id", "Id", FIELD_TEXT, "The person's id.", "0NG5A2B3C4D5E"),
    FIELD_END,
};
static const struct field change_out[] = {
    OUT("seat", "Seat", FIELD_TEXT, "Its key.", "coach"),
    OUT("person", "Person", FIELD_TEXT, "Who.", "Dr Harpreet Singh"),
    OUT("result", "Result", FIELD_TEXT, "What was done.", "filled"),
    FIELD_END,
};

static const struct seat *seat_in(const struct seat_in *x) { return &seats[x->seat - 1]; }

static struct str names(struct arena *a, const struct board_seat *s)
{
    struct str all = STR_NULL;
    for (size_t i = 0; i < s->members_n; i++)
        all = str_join(a, all, STR(", "), s->members[i].who.name);
    return all;
}

static void emit_seat(struct op_ctx *ctx, const struct board_seat *s, struct sink *out)
{
    const struct board_member *m = s->members_n ? s->members : NULL;
    const struct board_offer *o = !m && s->offers_n ? s->offers : NULL;
    sink_map_begin(out);
    sink_kv_str(out, "seat", str_c(s->seat->key));
    sink_kv_str(out, "title", str_c(s->seat->title));
    if (sink_is_json(out))
        sink_kv_str(out, "what", str_c(s->seat->what));
    sink_kv_str(out, "who", m ? names(ctx->arena, s) : STR("nobody yet"));
    sink_kv_str(out, "ready", m && m->known ? m->chance.words : STR_NULL);
    sink_kv_date(out, "last_on", m ? m->who.last_on : (struct date){0});
    sink_kv_str(out, "could", o ? o->who.name : STR_NULL);
    if (sink_is_json(out)) {
        sink_kv_str(out, "why", o ? o->why : STR_NULL);
        sink_kv_str(out, "want", s->want);
        sink_kv_str(out, "source", str_c(s->seat->source));
        sink_kv_str(out, "confidence", str_c(s->seat->confidence));
    }
    sink_map_end(out);
}

static int run_list(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct board b;
    (void)in;
    int rc = board_load(ctx, true, &b);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < SEATS; i++)
        emit_seat(ctx, &b.seats[i], out);
    sink_list_end(out);
    char *said = arena_copy(ctx->arena, b.said.p, b.said.n);
    said[0] = (char)(said[0] - 32); /* a sentence of its own */
    ctx->message = str_format(ctx->arena, "%.*s.", (int)b.said.n, said);
    return 0;
}

static int run_show(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct seat *s = seat_in(in);
    struct board_seat x;
    int rc = board_load_members(ctx, s, &x);
    if (rc == 0)
        rc = board_load_offers(ctx, s, &x.offers, &x.offers_n);
    if (rc < 0)
        return rc;
    sink_list_begin(out);
    for (size_t i = 0; i < x.members_n; i++) {
        const struct board_member *m = &x.members[i];
        sink_map_begin(out);
        sink_kv_str(out, "state", STR("fills"));
        sink_kv_str(out, "name", m->who.name);
        sink_kv_str(out, "since", date_str(ctx->arena, m->since));
        sink_kv_str(out, "ready", m->known ? m->chance.words : STR_NULL);
        sink_kv_date(out, "last_on", m->who.last_on);
        sink_kv_str(out, "why", STR_NULL);
        sink_kv_id(out, "id", m->who.person);
        sink_map_end(out);
    }
    for (size_t i = 0; i < x.offers_n; i++) {
        const struct board_offer *o = &x.offers[i];
        sink_map_begin(out);
        sink_kv_str(out, "state", STR("could"));
        sink_kv_str(out, "name", o->who.name);
        sink_kv_str(out, "since", STR_NULL);
        sink_kv_str(out, "ready", STR_NULL);
        sink_kv_date(out, "last_on", o->who.last_on);
        sink_kv_str(out, "why", o->why);
        sink_kv_id(out, "id", o->who.person);
        sink_map_end(out);
    }
    sink_list_end(out);
    ctx->message = str_format(ctx->arena, "%s. %s", s->title, s->what);
    return 0;
}

static void emit_change(struct op_ctx *ctx, const struct seat *s, int64_t person, struct str name,
                        const char *result, struct sink *out)
{
    ctx->result_entity = &entity_person;
    ctx->result_id = person;
    sink_map_begin(out);
    sink_kv_str(out, "seat", str_c(s->key));
    sink_kv_str(out, "person", name);
    sink_kv_str(out, "result", str_c(result));
    sink_map_end(out);
}

static int run_fill(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct seat_in *x = in;
    struct str name;
    int rc = board_fill(ctx, seat_in(x), x->person, x->from);
    if (rc == 0)
        rc = standing_name(ctx->db, ctx->arena, x->person, &name);
    if (rc < 0)
        return rc;
    ctx->message =
        str_format(ctx->arena, "%.*s takes the seat: %s", STR_ARG(name), seat_in(x)->title);
    emit_change(ctx, seat_in(x), x->person, name, "filled", out);
    return 0;
}

/* Who is meant: the one named, or the only one there. */
static int find_sitting(struct op_ctx *ctx, const struct seat_in *x, struct standing *ret)
{
    struct board_seat s;
    int rc = board_load_members(ctx, seat_in(x), &s);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < s.members_n; i++)
        if (x->person ? s.members[i].who.person == x->person : s.members_n == 1) {
            *ret = s.members[i].who;
            return 0;
        }
    if (!s.members_n || x->person)
        return err_set(ctx->err, ERR_NOT_FOUND, "%s: %s.", seat_in(x)->title,
                       s.members_n ? "this person does not sit there" : "nobody sits there");
    return err_set(ctx->err, ERR_AMBIGUOUS, "%s: several sit there (%.*s); say who leaves.",
                   seat_in(x)->title, STR_ARG(names(ctx->arena, &s)));
}

/* Every record of the role that lasts ends today. */
static int end_roles(struct op_ctx *ctx, const struct seat *s, int64_t person)
{
    struct role *roles;
    size_t n;
    int rc = record_list_of_person(ctx->db, ctx->arena, &entity_role, person, (void **)&roles, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        struct role after = roles[i];
        if (after.kind != seat_role(s) || !cadence_role_is_in_force(&after, ctx->today))
            continue;
        after.until = ctx->today;
        rc = save_change(ctx, &entity_role, &roles[i], &after);
    }
    return rc;
}

static int run_free(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct seat_in *x = in;
    struct standing who = {0};
    int rc = find_sitting(ctx, x, &who);
    if (rc == 0)
        rc = end_roles(ctx, seat_in(x), who.person);
    if (rc < 0)
        return rc;
    ctx->message = str_format(ctx->arena, "The seat is free; %.*s stays in your notebook: %s",
                              STR_ARG(who.name), seat_in(x)->title);
    emit_change(ctx, seat_in(x), who.person, who.name, "freed", out);
    return 0;
}

const struct op board_ops[] = {
    {.name = "seat.list",
     .cli = "seat list",
     .method = OP_GET,
     .path = "/seats",
     .summary = "Your board: who fills which seat.",
     .help = "Eight seats that a student does well to fill. Each says who sits there, how ready "
             "they are and when you were last in touch; an empty one says who of those you know "
             "could take it, and why.",
     .example = "wellmet seat list",
     .out = list_out,
     .need = PERM_READ,
     .run = run_list},
    {.name = "seat.show",
     .cli = "seat show",
     .method = OP_GET,
     .path = "/seat",
     .summary = "One seat: who fills it and who could.",
     .help = "Suggestions come from what is noted: positions, help, introductions, answers. Those "
             "with whom most is noted come first; that says nothing of what anybody is worth.",
     .example = "wellmet seat show coach",
     .in = show_fields,
     .in_size = sizeof(struct seat_in),
     .out = show_out,
     .need = PERM_READ,
     .run = run_show},
    {.name = "seat.fill",
     .cli = "seat fill",
     .method = OP_POST,
     .path = "/seats/fill",
     .summary = "Give somebody a seat of your board.",
     .help = "Adds the role to the person, from today or the day you say. A seat may have several "
             "people.",
     .example = "wellmet seat fill connector 'Mei-Ling Chen'",
     .in = fill_fields,
     .in_size = sizeof(struct seat_in),
     .out = change_out,
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_fill},
    {.name = "seat.free",
     .cli = "seat free",
     .method = OP_POST,
     .path = "/seats/free",
     .summary = "Free a seat of your board.",
     .help = "Ends the role today; the person and the record of the role stay.",
     .example = "wellmet seat free sponsor",
     .in = free_fields,
     .in_size = sizeof(struct seat_in),
     .out = change_out,
     .need = PERM_WRITE,
     .flags = OP_WRITE,
     .run = run_free},
    OP_END};
