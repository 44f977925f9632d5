/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/ask_prepare.h"

#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "insight/phrase.h"
#include "store/find.h"
#include "store/record.h"

enum { YEAR_DAYS = 365, TIGHT_DAYS = 28 };

static void owe(struct ask_prepare *x, struct str sentence)
{
    if (x->owed_n < ASK_PREPARE_OWED)
        x->owed[x->owed_n++] = sentence;
}

static int list_promises(struct op_ctx *ctx, struct ask_prepare *x)
{
    struct promise *rows;
    size_t n;
    int rc = record_list_of_person(ctx->db, ctx->arena, &entity_promise, x->file.ask.person,
                                   (void **)&rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        if (rows[i].by != PROMISE_BY_ME || date_is_set(rows[i].kept_on))
            continue;
        struct str by = phrase_by(ctx->arena, rows[i].due_on, ctx->today);
        struct str what = phrase_inside(ctx->arena, phrase_to_you(ctx->arena, rows[i].what));
        owe(x, str_format(ctx->arena, "You promised: %.*s%s%.*s.", STR_ARG(what), by.n ? ", " : "",
                          STR_ARG(by)));
    }
    return rc;
}

static bool is_newer(struct date a, struct date b)
{
    return date_is_full(a) && (!date_is_full(b) || date_cmp(a, b) > 0);
}

static void count_help(struct op_ctx *ctx, struct ask_prepare *x, const struct help *h)
{
    bool given = h->direction == HELP_GIVEN;
    struct date *last = given ? &x->gave_on : &x->helped_on;
    *(given ? &x->gave : &x->helped) += 1;
    if (is_newer(h->on, *last))
        *last = h->on;
    if (given || date_is_set(h->thanked_on))
        return;
    struct str about = phrase_inside(ctx->arena, phrase_to_you(ctx->arena, h->about));
    bool past = phrase_is_past(about);
    owe(x, str_format(ctx->arena,
                      past ? "They %.*s, and you have not thanked them yet."
                           : "You have not thanked them yet: %.*s.",
                      STR_ARG(about)));
}

static struct str times(struct arena *a, size_t n)
{
    return n == 1   ? STR("once")
           : n == 2 ? STR("twice")
                    : str_format(a, "%.*s times", STR_ARG(phrase_number(a, (int64_t)n)));
}

static int list_help(struct op_ctx *ctx, struct ask_prepare *x)
{
    struct help *rows;
    struct arena *a = ctx->arena;
    size_t n;
    int rc =
        record_list_of_person(ctx->db, a, &entity_help, x->file.ask.person, (void **)&rows, &n);
    for (size_t i = 0; rc == 0 && i < n; i++)
        count_help(ctx, x, &rows[i]);
    struct str name = x->file.item.name;
    struct str got = x->helped ? str_format(a, "%.*s helped you %.*s", STR_ARG(name),
                                            STR_ARG(times(a, x->helped)))
                               : str_format(a, "No help of %.*s is noted", STR_ARG(name));
    struct str gave = x->gave ? str_format(a, "you helped them %.*s", STR_ARG(times(a, x->gave)))
                              : STR("no help of yours is noted yet");
    x->help_words = x->helped || x->gave ? str_format(a, "%.*s; %.*s.", STR_ARG(got), STR_ARG(gave))
                                         : STR("No help is noted between you, either way.");
    return rc;
}

static void count_ask(struct ask_prepare *x, const struct ask *other)
{
    x->year++;
    x->year_agreed += date_is_set(other->answered_on) && other->state != ASK_DECLINED;
    x->year_declined += other->state == ASK_DECLINED;
    x->year_silent += other->state == ASK_NO_ANSWER;
}

static struct str year_words(struct op_ctx *ctx, const struct ask_prepare *x)
{
    struct arena *a = ctx->arena;
    struct str name = x->file.item.name;
    if (!x->year)
        return str_format(a, "You asked %.*s for nothing else in the last year.", STR_ARG(name));
    struct str s =
        str_format(a, "You asked %.*s for %.*s other thing%s in the last year", STR_ARG(name),
                   STR_ARG(phrase_number(a, (int64_t)x->year)), x->year == 1 ? "" : "s");
    return str_format(a, "%.*s: %zu agreed, %zu declined, %zu without an answer.", STR_ARG(s),
                      x->year_agreed, x->year_declined, x->year_silent);
}

static int list_asks(struct op_ctx *ctx, struct ask_prepare *x)
{
    struct ask_item *items;
    size_t n;
    int rc = ask_items(ctx, ASK_WHICH_ALL, x->file.ask.person, &items, &n);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        const struct ask *other = &items[i].ask;
        bool itself = other->record.id == x->file.ask.record.id;
        bool late =
            date_is_full(other->asked_on) && date_diff(ctx->today, other->asked_on) <= YEAR_DAYS;
        if (!itself && late)
            count_ask(x, other);
        if (!itself && items[i].due && items[i].next.step == ASK_STEP_TELL)
            owe(x, str_format(ctx->arena, "You have not told them yet what came of this: %.*s.",
                              STR_ARG(phrase_inside(ctx->arena, other->what))));
    }
    x->year_words = year_words(ctx, x);
    return rc;
}

static void set_day(struct op_ctx *ctx, struct ask_prepare *x)
{
    const struct ask *ask = &x->file.ask;
    struct arena *a = ctx->arena;
    x->ask_by = ask_by(ask);
    if (!date_is_full(x->ask_by) || ask->state != ASK_IDEA)
        return;
    int64_t left = date_diff(ask->need_by, ctx->today);
    struct str by = date_words(a, x->ask_by), need = date_words(a, ask->need_by);
    if (date_cmp(ctx->today, x->ask_by) <= 0)
        x->ask_by_words =
            str_format(a, "Ask by %.*s; you need it by %.*s.", STR_ARG(by), STR_ARG(need));
    else if (left < 0)
        x->ask_by_words = str_format(a, "You needed it by %.*s.", STR_ARG(need));
    else if (left < TIGHT_DAYS)
        x->ask_by_words = str_format(a, "You need it by %.*s: that is tight; say so when you ask.",
                                     STR_ARG(need));
    else
        x->ask_by_words = str_format(a, "You need it by %.*s: ask now.", STR_ARG(need));
}

static void set_rules(struct ask_prepare *x)
{
    enum ask_kind kind = (enum ask_kind)x->file.ask.kind;
    for (size_t i = 0; i < ask_rules_n && x->rules_n < ASK_PREPARE_RULES; i++)
        if (ask_rule_binds(&ask_rules[i], kind))
            x->rules[x->rules_n++] = &ask_rules[i];
    x->packet = ask_packet(kind);
}

static void set_contacts(struct op_ctx *ctx, struct ask_prepare *x)
{
    for (size_t i = 0; i < x->contacts_n; i++)
        x->contact_words[i] =
            str_join(ctx->arena, str_c(interaction_kind_choices[x->contacts[i].kind].label),
                     STR(": "), phrase_inside(ctx->arena, x->contacts[i].summary));
}

int ask_prepare_load(struct op_ctx *ctx, int64_t ask, struct ask_prepare *ret)
{
    struct person person;
    *ret = (struct ask_prepare){0};
    int rc = ask_load(ctx, ask, &ret->file);
    int64_t who = ret->file.ask.person;
    if (rc == 0)
        rc = readiness_of(ctx, who, (struct date){0}, NULL, 0, &ret->ready);
    if (rc == 0)
        rc = find_timeline(ctx->db, ctx->arena, who, ASK_PREPARE_CONTACTS, 0, &ret->contacts,
                           &ret->contacts_n);
    if (rc == 0)
        rc = record_load(ctx->db, ctx->arena, &entity_person, who, &person);
    if (rc == 0)
        rc = list_promises(ctx, ret);
    if (rc == 0)
        rc = list_help(ctx, ret);
    if (rc == 0)
        rc = list_asks(ctx, ret);
    if (rc < 0)
        return rc;
    ret->cares = person.cares_about;
    set_contacts(ctx, ret);
    set_day(ctx, ret);
    set_rules(ret);
    ret->draft = str_format(ctx->arena, "/people/%s/draft?ask=%s", id_str(ctx->arena, who).p,
                            id_str(ctx->arena, ask).p);
    return 0;
}

/* --- the operation -------------------------------------------------------------------------- */

#define OUT(key, title, kind, words, sample)                                                       \
    {                                                                                              \
        .name = key, .label = title, .type = kind, .help = words, .example = sample                \
    }
const struct field ask_prepare_out[] = {
    OUT("person", "Person", FIELD_TEXT, "Whom you would ask.", "Dr Mei-Ling Chen"),
    OUT("when", "When", FIELD_TEXT, "By when to ask.", "Ask by 16 July."),
    OUT("readiness", "If you write", FIELD_TEXT, "The chance of an answer, in words.",
        "about 70 %"),
    OUT("owed", "First", FIELD_TEXT, "What you owe them before.", "You promised: my notes."),
    OUT("help", "Help", FIELD_TEXT, "Help both ways.", "Dr Chen helped you twice."),
    OUT("asked", "Asked before", FIELD_TEXT, "What you asked in the last year.",
        "You asked Dr Chen for one other thing."),
    OUT("cares_about", "Cares about", FIELD_TEXT, "What they care about.", "teaching"),
    OUT("contacts", "Last contacts", FIELD_TEXT, "The newest first.", "3 August: Meeting"),
    OUT("rules", "Rules", FIELD_TEXT, "What binds this kind, with source and certainty.",
        "Ask in person."),
    OUT("packet", "Have ready", FIELD_TEXT, "What belongs into the packet.", "CV"),
    FIELD_END,
};

static void emit_list(const char *key, const struct str *rows, size_t n, struct sink *out)
{
    sink_key(out, key);
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++)
        sink_str(out, rows[i]);
    sink_list_end(out);
}

static void emit_contacts(struct op_ctx *ctx, const struct ask_prepare *x, struct sink *out)
{
    struct str rows[ASK_PREPARE_CONTACTS];
    for (size_t i = 0; i < x->contacts_n; i++)
        rows[i] = str_format(ctx->arena, "%.*s: %s",
                             STR_ARG(date_near(ctx->arena, x->contacts[i].on, ctx->today)),
                             interaction_kind_choices[x->contacts[i].kind].label);
    emit_list("contacts", rows, x->contacts_n, out);
}

static void emit_rules(struct op_ctx *ctx, const struct ask_prepare *x, struct sink *out)
{
    struct str rows[ASK_PREPARE_RULES], packet[ASK_PACKET_MAX];
    size_t n = 0;
    for (size_t i = 0; i < x->rules_n; i++)
        rows[i] = str_format(ctx->arena, "%s (%s: %s)", x->rules[i]->text, x->rules[i]->source,
                             ask_sure_words(x->rules[i]->sure));
    while (n < ASK_PACKET_MAX && x->packet[n]) {
        packet[n] = str_c(x->packet[n]);
        n++;
    }
    emit_list("rules", rows, x->rules_n, out);
    emit_list("packet", packet, n, out);
}

int ask_prepare_run(struct op_ctx *ctx, const void *in, struct sink *out)
{
    struct ask_prepare *x = ARENA_NEW(ctx->arena, struct ask_prepare);
    (void)in;
    int rc = ask_prepare_load(ctx, ctx->id, x);
    if (rc < 0)
        return rc;
    sink_map_begin(out);
    sink_kv_str(out, "record", x->file.ask.what);
    sink_kv_str(out, "person", x->file.item.name);
    sink_kv_str(out, "when", x->ask_by_words);
    sink_kv_str(out, "readiness", readiness_if_write(ctx->arena, &x->ready.now, x->ready.pin));
    emit_list("owed", x->owed, x->owed_n, out);
    sink_kv_str(out, "help", x->help_words);
    sink_kv_str(out, "asked", x->year_words);
    sink_kv_str(out, "cares_about", x->cares);
    emit_contacts(ctx, x, out);
    emit_rules(ctx, x, out);
    sink_kv_id(out, "id", x->file.ask.record.id);
    sink_map_end(out);
    return 0;
}
