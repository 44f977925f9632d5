/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/guard_int.h"

enum { LOOK_BOTH, LOOK_PATIENT, LOOK_MATCH };
static const struct choice look_choices[] = {
    {"", ""}, {"patient", "Patients"}, {"match", "Match communication"}, {NULL, NULL}};

struct check_in {
    struct str text;
    int64_t to, organisation;
    int look;
    bool on_behalf;
};

/* clang-format off */
static const struct field check_fields[] = {
    {.name = "text", .label = "Text", .type = FIELD_NOTE,
     .offset = offsetof(struct check_in, text),
     .help = "What you are about to write.", .example = "the lady in rm 12 taught me a lot",
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    {.name = "to", .label = "To", .type = FIELD_REF,
     .offset = offsetof(struct check_in, to),
     .help = "Who will read it: for a program's person, the rules of the Match count, too.",
     .example = "Chen", .ref = "person"},
    {.name = "organisation", .label = "To the program", .type = FIELD_REF,
     .offset = offsetof(struct check_in, organisation),
     .help = "The program it goes to, when it goes to no single person.",
     .example = "St. Brigid Hospital", .ref = "organisation"},
    {.name = "guard", .label = "Look for", .type = FIELD_CHOICE,
     .offset = offsetof(struct check_in, look),
     .help = "Only what points to patients, or only what concerns the Match; both if not said.",
     .example = "patient", .choices = look_choices},
    {.name = "on_behalf", .label = "For a student", .type = FIELD_BOOL,
     .offset = offsetof(struct check_in, on_behalf),
     .help = "Somebody else writes this for the student.", .example = "no"},
    FIELD_END,
};
static const struct field check_out[] = {
    {.name = "rule", .label = "Rule", .type = FIELD_TEXT, .help = "Its id.",
     .example = "patient_place"},
    {.name = "severity", .label = "Severity", .type = FIELD_TEXT,
     .help = "note, warn, block (should not go out) or stop (cannot be saved).",
     .example = "warn"},
    {.name = "words", .label = "Words", .type = FIELD_TEXT, .help = "The words it is about.",
     .example = "rm 12"},
    {.name = "title", .label = "What", .type = FIELD_TEXT, .help = "In a few words.",
     .example = "A room or a bed"},
    {.name = "text", .label = "Why", .type = FIELD_TEXT, .help = "Why, and what to do.",
     .example = "With the day it tells who lay there."},
    {.name = "source", .label = "Source", .type = FIELD_TEXT, .help = "Where it comes from.",
     .example = "HIPAA"},
    {.name = "from", .label = "From", .type = FIELD_INT, .help = "First byte of the words.",
     .example = "12"},
    {.name = "to", .label = "To", .type = FIELD_INT, .help = "The byte after them.",
     .example = "17"},
    FIELD_END,
};
static const struct field rules_out[] = {
    {.name = "rule", .label = "Rule", .type = FIELD_TEXT, .help = "Its id.",
     .example = "patient_place"},
    {.name = "guard", .label = "Guard", .type = FIELD_TEXT, .help = "patient or match.",
     .example = "patient"},
    {.name = "severity", .label = "Severity", .type = FIELD_TEXT,
     .help = "note, warn, block or stop.",
     .example = "warn"},
    {.name = "title", .label = "What", .type = FIELD_TEXT, .help = "In a few words.",
     .example = "A room or a bed"},
    {.name = "text", .label = "Why", .type = FIELD_TEXT, .help = "Why, and what to do.",
     .example = "With the day it tells who lay there."},
    {.name = "source", .label = "Source", .type = FIELD_TEXT, .help = "Where it comes from.",
     .example = "HIPAA"},
    {.name = "sure", .label = "How sure", .type = FIELD_TEXT, .help = "How sure the source is.",
     .example = "read in the source"},
    FIELD_END,
};
/* clang-format on */

static void emit_hit(struct str text, const struct guard_hit *h, struct sink *out)
{
    sink_map_begin(out);
    sink_kv_str(out, "rule", str_c(h->rule->id));
    sink_kv_str(out, "severity", str_c(guard_severity_key(h->rule->severity)));
    sink_kv_str(out, "words", str_sub(text, h->from, h->to));
    sink_kv_str(out, "title", str_c(h->rule->title));
    sink_kv_str(out, "text", str_c(h->rule->text));
    sink_kv_str(out, "source", str_c(h->rule->source));
    sink_kv_i64(out, "from", (int64_t)h->from);
    sink_kv_i64(out, "to", (int64_t)h->to);
    sink_map_end(out);
}

/* With a receiver the facts decide which rules count; without one the text alone is looked at. */
static int look(struct op_ctx *ctx, const struct check_in *x, struct guard_hits *ret)
{
    struct guard_result r = {0};
    if (x->look != LOOK_PATIENT && (x->to || x->organisation)) {
        int rc = guard_message(ctx, x->to, x->organisation, x->text, x->on_behalf, &r);
        *ret = r.hits;
        return rc;
    }
    if (x->look != LOOK_MATCH)
        guard_find_patient(ctx->arena, x->text, ret);
    if (x->look != LOOK_PATIENT)
        guard_find_match(ctx->arena, x->text, x->on_behalf, ret);
    return 0;
}

static int run_check(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct check_in *x = in;
    struct guard_hits hits = {0};
    size_t n = 0;
    int rc = look(ctx, x, &hits);
    sink_list_begin(out);
    VEC_EACH (const struct guard_hit, h, &hits.list) {
        if (rc < 0 || (x->look == LOOK_MATCH && h->rule->kind == GUARD_PATIENT))
            continue;
        emit_hit(x->text, h, out);
        n++;
    }
    sink_list_end(out);
    ctx->message =
        n ? STR("Please look at these words again. Names cannot be found reliably: read the rest "
                "yourself, too.")
          : STR("Nothing was noticed. Names cannot be found reliably: read it once more yourself.");
    return rc;
}

static int run_rules(struct op_ctx *ctx, const void *in, struct sink *out)
{
    (void)ctx;
    (void)in;
    sink_list_begin(out);
    for (const struct guard_rule *r = guard_rules; r->id; r++) {
        sink_map_begin(out);
        sink_kv_str(out, "rule", str_c(r->id));
        sink_kv_str(out, "guard", str_c(guard_kind_key(r->kind)));
        sink_kv_str(out, "severity", str_c(guard_severity_key(r->severity)));
        sink_kv_str(out, "title", str_c(r->title));
        sink_kv_str(out, "text", str_c(r->text));
        sink_kv_str(out, "source", str_c(r->source));
        sink_kv_str(out, "sure", str_c(guard_sure_words(r->sure)));
        sink_map_end(out);
    }
    sink_list_end(out);
    return 0;
}

const struct op guard_ops[] = {
    {.name = "guard.check",
     .cli = "guard check",
     .method = OP_POST,
     .path = "/guard/check",
     .summary = "Look at a text before it is written.",
     .help = "Marks what may point to a patient and, for a residency program, what the rules of "
             "the Match advise against. Nothing is saved and nothing leaves this computer. Names "
             "cannot be found reliably.",
     .example = "wellmet guard check 'the lady in rm 12 taught me a lot' --to 'Mei-Ling Chen'",
     .in = check_fields,
     .in_size = sizeof(struct check_in),
     .out = check_out,
     .need = PERM_READ,
     .run = run_check},
    {.name = "guard.rules",
     .cli = "guard rules",
     .method = OP_GET,
     .path = "/guard/rules",
     .summary = "Show what the guards look for.",
     .help = "Each rule with its reason, its source and how sure the source is.",
     .example = "wellmet guard rules",
     .out = rules_out,
     .need = PERM_READ,
     .run = run_rules},
    OP_END};
