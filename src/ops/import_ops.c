/* SPDX-License-Identifier: Apache-2.0 */
/* The operations around files: import, preview, export. */
#include "base/arena.h"
#include "base/id.h"
#include "base/sink.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/exporting.h"
#include "ops/importing.h"

static const struct choice unclear_choices[] = {{"", ""},
                                                {"new", "Add as a new person"},
                                                {"skip", "Leave out"},
                                                {"same", "It is the same person"},
                                                {NULL, NULL}};

static const struct field import_fields[] = {
    {.name = "file",
     .label = "File",
     .type = FIELD_BYTES,
     .offset = offsetof(struct import_in, bytes),
     .max = LIMIT_UPLOAD,
     .help = "A vCard file, or a CSV export of LinkedIn, Google or Outlook.",
     .example = "contacts.vcf",
     .flags = FIELD_REQUIRED | FIELD_FILE | FIELD_POSITION},
    {.name = "name",
     .label = "File name",
     .type = FIELD_TEXT,
     .offset = offsetof(struct import_in, name),
     .help = "What the file is called.",
     .example = "contacts.vcf"},
    {.name = "unclear",
     .label = "Unclear records",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct import_in, unclear),
     .choices = unclear_choices,
     .help = "What to do with records that may be somebody who is here already; new if not said.",
     .example = "new"},
    FIELD_END,
};

enum { NEW_SHOWN = 20 };

static void emit_report(const struct import_report *r, bool committed, struct sink *out)
{
    if (sink_is_json(out)) {
        sink_map_begin(out);
        sink_kv_str(out, "product", str_c(r->product));
        for (int i = 0; i < IMPORT_STATUSES; i++)
            sink_kv_i64(out, import_status_keys[i], (int64_t)r->count[i]);
        sink_kv_i64(out, "groups", (int64_t)r->groups);
        if (r->look_again)
            sink_kv_i64(out, "look_again", (int64_t)r->look_again);
        sink_key(out, "items");
    }
    /* People who are simply new are many and surprise nobody: on a screen the first ones do. */
    size_t new_left = sink_is_json(out) ? SIZE_MAX : committed ? 0 : NEW_SHOWN;
    sink_list_begin(out);
    VEC_EACH (const struct import_item, x, &r->items) {
        if (x->status == IMPORT_NEW && !new_left)
            continue;
        new_left -= x->status == IMPORT_NEW;
        sink_map_begin(out);
        sink_kv_str(out, "status", str_c(import_status_keys[x->status]));
        sink_kv_i64(out, "line", x->line);
        sink_kv_str(out, "name", x->name);
        sink_kv_str(out, "reason", x->reason);
        sink_map_end(out);
    }
    sink_list_end(out);
    if (sink_is_json(out))
        sink_map_end(out);
}

static int run(struct op_ctx *ctx, const struct import_in *in, bool commit, struct sink *out)
{
    struct import_in x = *in;
    struct import_report report;
    x.commit = commit;
    if (!x.name.n)
        x.name = STR("file");
    int rc = import_run(ctx, &x, &report);
    if (rc == 0)
        emit_report(&report, commit, out);
    return rc;
}

static int run_import(struct op_ctx *ctx, const void *in, struct sink *out)
{
    return run(ctx, in, true, out);
}
static int run_preview(struct op_ctx *ctx, const void *in, struct sink *out)
{
    int rc = run(ctx, in, false, out);
    size_t from = sizeof("Imported from ") - 1; /* which would not be true */
    ctx->message = str_sub(ctx->message, from, ctx->message.n);
    return rc;
}

static const struct field export_fields[] = {
    {.name = "format",
     .label = "Format",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct export_in, format),
     .choices = export_choices,
     .help = "vcard for address books, json for everything.",
     .example = "vcard"},
    FIELD_END,
};

const struct op importing_ops[] = {
    {.name = "import",
     .cli = "import",
     .method = OP_POST,
     .path = "/import",
     .summary = "Bring people in from a file.",
     .help = "Reads vCard 2.1, 3.0 and 4.0 and CSV files of LinkedIn, Google Contacts and Outlook. "
             "Shows what would "
             "happen first; --yes does it at once. The same file again changes nothing.",
     .example = "wellmet import --yes contacts.vcf",
     .in = import_fields,
     .in_size = sizeof(struct import_in),
     .need = PERM_WRITE,
     .flags = OP_WRITE | OP_OWN_TX | OP_PREVIEW,
     .run = run_import},
    {.name = "import.preview",
     .cli = "import-preview",
     .method = OP_POST,
     .path = "/import/preview",
     .summary = "Show what importing a file would do.",
     .help = "Changes nothing.",
     .example = "wellmet import-preview contacts.vcf",
     .in = import_fields,
     .in_size = sizeof(struct import_in),
     .need = PERM_READ,
     .run = run_preview},
    {.name = "export",
     .cli = "export",
     .method = OP_GET,
     .path = "/export",
     .summary = "Take everything out.",
     .help = "As vCards: each imported card as it came, with only what you changed put in; or all "
             "records as JSON.",
     .example = "wellmet export --format vcard",
     .in = export_fields,
     .in_size = sizeof(struct export_in),
     .need = PERM_READ,
     .flags = OP_RAW,
     .run = export_run},
    OP_END};
