/* SPDX-License-Identifier: Apache-2.0 */
/* The operation of the ledger. */
#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "ops/ledger.h"
#include "ops/paging.h"

struct ledger_in {
    int64_t person, offset;
};
static const struct field ledger_fields[] = {
    {.name = "person",
     .label = "Person",
     .type = FIELD_REF,
     .offset = offsetof(struct ledger_in, person),
     .ref = "person",
     .help = "What went both ways with one person; without, with everybody.",
     .example = "Mei-Ling Chen",
     .flags = FIELD_POSITION},
    FIELD_OFFSET(struct ledger_in),
    FIELD_END,
};

#define OUT(key, title, kind, words, sample)                                                       \
    {                                                                                              \
        .name = key, .label = title, .type = kind, .help = words, .example = sample                \
    }
static const struct field ledger_out[] = {
    OUT("name", "Name", FIELD_TEXT, "Of the person; empty for everybody.", "Dr Mei-Ling Chen"),
    OUT("said", "In a sentence", FIELD_TEXT, "Help both ways.", "She helped you twice."),
    OUT("received", "Helped you", FIELD_INT, "How often.", "4"),
    OUT("given", "You helped", FIELD_INT, "How often.", "1"),
    OUT("thanks_owed", "Thanks owed", FIELD_TEXT, "Help not thanked for.",
        "Dr Mei-Ling Chen: read my second draft"),
    OUT("outcomes_to_tell", "Outcomes to tell", FIELD_TEXT,
        "Help whose outcome they may like to "
        "hear.",
        "Dr Mei-Ling Chen: agreed to write a letter"),
    OUT("entries", "Help", FIELD_TEXT, "By day: of one person, or a line for each person.",
        "given: cleaned the referral data"),
    OUT("ideas", "Ideas for giving", FIELD_TEXT, "From what is noted, with a reason.",
        "Send Dr Chen something good on bedside teaching."),
    FIELD_END,
};

/* On a terminal everything is one table: what, who, text, day. */
static void emit_row(const char *what, struct str who, struct str text, struct date on,
                     struct sink *out)
{
    sink_map_begin(out);
    sink_kv_str(out, "what", str_c(what));
    sink_kv_str(out, "who", who);
    sink_kv_str(out, "text", text);
    sink_kv_date(out, "on", on);
    sink_map_end(out);
}

static void emit_help(struct str name, const struct help *h, struct sink *out)
{
    sink_map_begin(out);
    sink_kv_id(out, "id", h->record.id);
    sink_kv_id(out, "person", h->person);
    sink_kv_str(out, "name", name);
    sink_kv_str(out, "direction", str_c(help_direction_choices[h->direction].key));
    sink_kv_str(out, "about", h->about);
    sink_kv_date(out, "on", h->on);
    sink_kv_date(out, "thanked_on", h->thanked_on);
    sink_kv_date(out, "told_on", h->told_on);
    sink_map_end(out);
}

static void emit_entries(const char *key, const char *what, const struct ledger_entry *rows,
                         size_t n, struct sink *out)
{
    bool json = sink_is_json(out);
    if (json) {
        sink_key(out, key);
        sink_list_begin(out);
    }
    for (size_t i = 0; i < n; i++)
        if (json)
            emit_help(rows[i].who.name, &rows[i].help, out);
        else
            emit_row(what, rows[i].who.name, rows[i].help.about, rows[i].help.on, out);
    if (json)
        sink_list_end(out);
}

static void emit_ideas(struct str name, const struct giving_idea *rows, size_t n, struct sink *out)
{
    if (!sink_is_json(out)) {
        for (size_t i = 0; i < n; i++)
            emit_row("idea", name, rows[i].text, (struct date){0}, out);
        return;
    }
    sink_key(out, "ideas");
    sink_list_begin(out);
    for (size_t i = 0; i < n; i++) {
        sink_map_begin(out);
        sink_kv_str(out, "key", rows[i].key);
        sink_kv_str(out, "text", rows[i].text);
        sink_kv_str(out, "why", rows[i].why);
        sink_kv_id(out, "other", rows[i].other);
        sink_map_end(out);
    }
    sink_list_end(out);
}

static void emit_person(const struct ledger_row *r, struct sink *out)
{
    sink_map_begin(out);
    sink_kv_id(out, "person", r->who.person);
    sink_kv_str(out, "name", r->who.name);
    sink_kv_str(out, "said", r->said);
    sink_kv_i64(out, "received", r->counts.received);
    sink_kv_i64(out, "given", r->counts.given);
    sink_kv_i64(out, "thanked", r->counts.thanked);
    sink_kv_date(out, "last_on", r->counts.last);
    sink_map_end(out);
}

static void emit_people(const struct ledger *x, struct sink *out)
{
    bool json = sink_is_json(out);
    if (json) {
        sink_key(out, "entries");
        sink_list_begin(out);
    }
    for (size_t i = 0; i < x->people_n; i++)
        if (json)
            emit_person(&x->people[i], out);
        else
            emit_row("both ways", x->people[i].who.name, x->people[i].said,
                     x->people[i].counts.last, out);
    if (json)
        sink_list_end(out);
}

/* One map for programs, rows for a terminal. */
static void begin(struct str name, struct str said, int64_t received, int64_t given,
                  struct sink *out)
{
    if (!sink_is_json(out)) {
        sink_list_begin(out);
        return;
    }
    sink_map_begin(out);
    sink_kv_str(out, "name", name);
    sink_kv_str(out, "said", said);
    sink_kv_i64(out, "received", received);
    sink_kv_i64(out, "given", given);
}

static void end(struct sink *out)
{
    if (sink_is_json(out))
        sink_map_end(out);
    else
        sink_list_end(out);
}

static int run_all(struct op_ctx *ctx, int64_t offset, struct sink *out)
{
    struct ledger x;
    int rc = ledger_load(ctx, offset, &x);
    if (rc < 0)
        return rc;
    begin(STR_NULL, x.said, x.sums.received, x.sums.given, out);
    emit_entries("thanks_owed", "thanks owed", x.thanks, x.thanks_n, out);
    emit_entries("outcomes_to_tell", "outcome to tell", x.untold, x.untold_n, out);
    emit_people(&x, out);
    emit_ideas(STR_NULL, x.ideas, x.ideas_n, out);
    end(out);
    ctx->message = x.said.n ? x.said : STR("No help is noted yet, either way.");
    return 0;
}

static struct ledger_entry *entries_of(struct op_ctx *ctx, const struct ledger_file *x,
                                       const struct help *rows, size_t n, bool owed, size_t *ret_n)
{
    struct ledger_entry *all = ARENA_ARRAY(ctx->arena, struct ledger_entry, n + 1);
    *ret_n = 0;
    for (size_t i = n; i-- > 0;)
        if (!owed || (rows[i].direction != HELP_GIVEN && !date_is_set(rows[i].thanked_on)))
            all[(*ret_n)++] = (struct ledger_entry){rows[i], x->who};
    return all;
}

static void emit_file(struct op_ctx *ctx, const struct ledger_file *x, struct sink *out)
{
    size_t owed_n, untold_n, all_n;
    struct ledger_entry *owed = entries_of(ctx, x, x->help, x->help_n, true, &owed_n);
    struct ledger_entry *untold = entries_of(ctx, x, x->untold, x->untold_n, false, &untold_n);
    struct ledger_entry *all = entries_of(ctx, x, x->help, x->help_n, false, &all_n);
    begin(x->who.name, x->said, x->received, x->given, out);
    emit_entries("thanks_owed", "thanks owed", owed, owed_n, out);
    emit_entries("outcomes_to_tell", "outcome to tell", untold, untold_n, out);
    if (sink_is_json(out))
        emit_entries("entries", "", all, all_n, out);
    for (size_t i = 0; i < all_n && !sink_is_json(out); i++)
        emit_row(all[i].help.direction == HELP_GIVEN ? "given" : "received", x->who.name,
                 all[i].help.about, all[i].help.on, out);
    emit_ideas(x->who.name, x->ideas, x->ideas_n, out);
    end(out);
    ctx->message = x->said.n ? x->said : STR("No help is noted yet, either way.");
}

static int run_ledger(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct ledger_in *x = in;
    struct ledger_file f;
    if (!x->person)
        return run_all(ctx, x->offset, out);
    int rc = ledger_load_person(ctx, x->person, &f);
    if (rc == 0)
        emit_file(ctx, &f, out);
    return rc;
}

const struct op ledger_ops[] = {
    {.name = "ledger",
     .cli = "ledger",
     .method = OP_GET,
     .path = "/ledger",
     .summary = "Help both ways: given, received, thanks owed, outcomes to tell.",
     .help = "Counts and sentences, with everybody or with one person, and ideas for giving from "
             "what is noted: what they care about, what they work on, whom they might like to "
             "meet. Nothing is weighed against anything.",
     .example = "wellmet ledger 'Mei-Ling Chen'",
     .in = ledger_fields,
     .in_size = sizeof(struct ledger_in),
     .out = ledger_out,
     .need = PERM_READ,
     .run = run_ledger},
    OP_END};
