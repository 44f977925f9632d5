/* SPDX-License-Identifier: Apache-2.0 */
/* Care of the database: is it sound, does the change log tell the same story, rebuild, back up. */
#include "base/arena.h"
#include "base/sink.h"
#include "def/errors.h"
#include "ops/account_ops.h"
#include "ops/history.h"
#include "ops/plan_table.h"
#include "ops/standing.h"
#include "store/store.h"

#include <unistd.h>

struct doctor_in {
    bool rebuild;
};
struct backup_in {
    struct str to;
};

static void report(struct sink *out, const char *what, struct str result)
{
    sink_map_begin(out);
    sink_kv_str(out, "check", str_c(what));
    sink_kv_str(out, "result", result);
    sink_map_end(out);
}

static int rebuild(struct op_ctx *ctx)
{
    int rc = db_begin_write(ctx->db);
    if (rc == 0)
        rc = standing_rebuild(ctx);
    if (rc == 0)
        return db_commit(ctx->db);
    db_rollback(ctx->db);
    return rc;
}

/* The log alone must give the same records: it is replayed into a database of its own. */
static int verify_log(struct op_ctx *ctx)
{
    struct store *copy = NULL;
    const char *tmp = getenv("TMPDIR");
    struct str dir = str_format(ctx->arena, "%s/wellmet-verify-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    char *name = arena_copy(ctx->arena, dir.p, dir.n);
    if (!mkdtemp(name))
        return err_set(ctx->err, ERR_IO, "There is no room for a temporary database in %s.", dir.p);
    struct str file = str_format(ctx->arena, "%s/replay.db", name);
    struct store_options o = {.path = file.p};
    int rc = store_open(&o, &copy, ctx->err);
    if (rc == 0)
        rc = history_replay(ctx, copy);
    if (rc == 0)
        rc = history_compare(ctx, copy);
    store_close(copy);
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < 3; i++)
        remove(str_format(ctx->arena, "%s%s", file.p, ends[i]).p);
    rmdir(name);
    return rc;
}

/* The user's own tables of the plan, when they have any. */
static void report_plan(struct op_ctx *ctx, struct sink *out)
{
    const struct plan_faults *faults = ctx->app->plan_faults;
    if (!faults || !faults->all.n)
        return;
    VEC_EACH (const struct plan_fault, f, &faults->all)
        report(out, "plan", plan_fault_words(ctx->arena, f));
}

static int run_doctor(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct doctor_in *x = in;
    int rc = store_check(ctx->db);
    sink_list_begin(out);
    if (rc == 0)
        report(out, "database", STR("sound"));
    if (rc == 0 && (rc = verify_log(ctx)) == 0)
        report(out, "change log", STR("tells the same as the records"));
    if (rc == 0 && x->rebuild && (rc = rebuild(ctx)) == 0)
        report(out, "lists and search", STR("made anew"));
    report_plan(ctx, out);
    sink_list_end(out);
    return rc;
}

static int run_backup(struct op_ctx *ctx, const void *in, struct sink *out)
{
    const struct backup_in *x = in;
    struct str to = str_copy(ctx->arena, x->to);
    if (access(to.p, F_OK) == 0)
        return err_set(ctx->err, ERR_INVALID, "%s is there already: choose another name.", to.p);
    int rc = store_backup(ctx->db, to.p);
    if (rc < 0)
        return rc;
    sink_map_begin(out);
    sink_kv_str(out, "backup", to);
    sink_map_end(out);
    return 0;
}

static const struct field doctor_fields[] = {
    {.name = "rebuild",
     .label = "Rebuild",
     .type = FIELD_BOOL,
     .offset = offsetof(struct doctor_in, rebuild),
     .help = "Make lists, Today and search anew from the records.",
     .example = "yes"},
    FIELD_END,
};
static const struct field backup_fields[] = {
    {.name = "to",
     .label = "To",
     .type = FIELD_TEXT,
     .offset = offsetof(struct backup_in, to),
     .max = 4000,
     .help = "The file to write; it must not be there yet.",
     .example = "wellmet-backup.db",
     .flags = FIELD_REQUIRED | FIELD_POSITION},
    FIELD_END,
};
const struct op doctor_ops[] = {{.name = "doctor",
                                 .cli = "doctor",
                                 .summary = "Check the database.",
                                 .help = "Checks the file, replays the change log into an empty "
                                         "database and compares; --rebuild makes anew what "
                                         "is derived from the records.",
                                 .example = "wellmet doctor --rebuild",
                                 .in = doctor_fields,
                                 .in_size = sizeof(struct doctor_in),
                                 .need = PERM_ADMIN,
                                 .flags = OP_CLI_ONLY | OP_OWN_TX,
                                 .run = run_doctor},
                                {.name = "backup",
                                 .cli = "backup",
                                 .summary = "Copy the whole database to a file.",
                                 .help = "A consistent copy, while others may go on working.",
                                 .example = "wellmet backup wellmet-backup.db",
                                 .in = backup_fields,
                                 .in_size = sizeof(struct backup_in),
                                 .need = PERM_ADMIN,
                                 .flags = OP_CLI_ONLY,
                                 .run = run_backup},
                                OP_END};
