/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

#include "base/arena.h"
#include "base/io.h"
#include "cli/args.h"
#include "cli/ask.h"
#include "cli/documents.h"
#include "cli/preview.h"
#include "cli/show.h"
#include "def/errors.h"
#include "def/limits.h"
#include "import/files.h"
#include "ops/browse.h"
#include "ops/guard.h"
#include "ops/login.h"
#include "ops/session.h"

#include <errno.h>
#include <unistd.h>

static int fail(const struct err *err, int rc)
{
    fprintf(stderr, "wellmet: %s\n", err->text[0] ? err->text : error_row(rc)->title);
    return error_row(rc)->exit_status;
}

/* With --yes nothing was shown before: what could not be read, say, must be told after. */
static bool not_seen_before(const struct cli_args *args)
{
    return (args->op->flags & OP_PREVIEW) && args->options.yes && args->files.n;
}

/* A link, a token, codes: shown now or never. Such an operation has no message. */
static bool shows_secret(const struct op_ctx *ctx)
{
    return (ctx->op->flags & OP_SITE) && !ctx->message.n;
}

static int print_out(struct op_ctx *ctx, const struct cli_args *args, struct strbuf *out)
{
    const struct op *op = ctx->op;
    int rc = 0;
    bool text = ctx->raw.n && args->options.form == SINK_TABLE; /* for people, as it is */
    if ((op->flags & OP_RAW) || text)
        rc = io_write_all(STDOUT_FILENO, ctx->raw);
    else if (!(op->flags & OP_WRITE) || args->options.form != SINK_TABLE || not_seen_before(args) ||
             shows_secret(ctx))
        rc = io_write_all(STDOUT_FILENO, strbuf_get(out));
    if (ctx->message.n && args->options.form == SINK_TABLE)
        fprintf(stderr, "%.*s\n", STR_ARG(ctx->message));
    for (size_t i = 0; i < ctx->warnings.n; i++)
        fprintf(stderr, "%.*s\n", STR_ARG(guard_warning_line(ctx, &ctx->warnings.p[i])));
    if (rc == -EPIPE) /* "| head" has seen enough */
        return 0;
    if (rc < 0)
        return err_set(ctx->err, ERR_IO, "The output cannot be written (%s).", strerror(-rc));
    return 0;
}

/* Runs the operation once and prints what it says. */
static int run_once(struct op_ctx *ctx, const struct cli_args *args)
{
    struct strbuf out;
    strbuf_init(&out, ctx->arena, LIMIT_OUTPUT);
    struct sink *sink = sink_new(ctx->arena, args->options.form, &out, ask_columns());
    int rc = op_run(ctx, args->op, args->inputs.p, args->inputs.n, sink);
    if (rc == ERR_CONFLICT) { /* both versions */
        sink_finish(sink);
        io_write_all(STDOUT_FILENO, strbuf_get(&out));
    }
    if (rc < 0)
        return rc;
    sink_finish(sink);
    if (args->options.form == SINK_TABLE && show_special(ctx, args->op))
        return 0;
    return print_out(ctx, args, &out);
}

/* "Remove a person: David Chen." */
static int name_record(struct op_ctx *ctx, const struct cli_args *args, struct str *question)
{
    const struct op *op = args->op;
    for (size_t i = 0; op->entity && i < args->inputs.n; i++) {
        int64_t id;
        if (!str_eq(args->inputs.p[i].name, STR("id")))
            continue;
        int rc = op_resolve(ctx, op->entity, args->inputs.p[i].value, &id);
        if (rc < 0)
            return rc;
        struct str plain = str_sub(*question, 0, question->n - 1);
        *question = str_format(ctx->arena, "%.*s: %.*s.", STR_ARG(plain),
                               STR_ARG(browse_title(ctx, op->entity, id)));
    }
    return 0;
}

static int confirm(struct op_ctx *ctx, const struct cli_args *args)
{
    if (!(args->op->flags & OP_CONFIRM) || args->options.yes)
        return 0;
    if (!ask_is_possible())
        return err_set(ctx->err, ERR_USAGE, "%s Say --yes to do it.", args->op->summary);
    struct str question = str_c(args->op->summary);
    int rc = name_record(ctx, args, &question);
    if (rc < 0)
        return rc;
    return ask_yes(question.p) ? 0 : err_set(ctx->err, ERR_CANCELLED, "Nothing was changed.");
}

static bool is_given(const struct cli_args *args, const char *name)
{
    for (size_t i = 0; i < args->inputs.n; i++)
        if (str_eq(args->inputs.p[i].name, str_c(name)))
            return true;
    return false;
}

/* Passwords are not for the list of processes: they are asked for, or come by standard input. One
 * that may be left out is asked for only where its place cannot be taken by a link. */
static int read_secrets(struct op_ctx *ctx, struct cli_args *args)
{
    bool by_link = is_given(args, "link") || !field_find(args->op->in, STR("link"));
    FIELD_EACH (f, args->op->in) {
        bool wanted = (f->flags & FIELD_REQUIRED) || !by_link || args->options.password_stdin;
        struct str text;
        if (!(f->flags & FIELD_SECRET) || !wanted || is_given(args, f->name))
            continue;
        if (!args->options.password_stdin && !ask_is_possible())
            return err_set(ctx->err, ERR_USAGE,
                           "%s is needed: run this at a terminal, or say --password-stdin and send "
                           "it there.",
                           f->label);
        struct str question = str_format(ctx->arena, "%s:", f->label);
        bool is_new = !(f->flags & FIELD_REQUIRED) || strcmp(f->name, "new") == 0;
        if (!ask_secret(ctx->arena, question.p, is_new && !args->options.password_stdin, &text))
            return err_set(ctx->err, ERR_USAGE, "%s was not given, or not the same twice.",
                           f->label);
        *VEC_PUSH(ctx->arena, &args->inputs) = (struct op_input){str_c(f->name), text};
    }
    return 0;
}

static int run_op(struct op_ctx *ctx, struct cli_args *args)
{
    int rc = confirm(ctx, args);
    if (rc == 0)
        rc = read_secrets(ctx, args);
    if (rc == 0 && (args->op->flags & OP_PREVIEW) && !args->options.yes)
        rc = preview_before(ctx, args);
    return rc == 0 ? run_once(ctx, args) : rc == PREVIEW_STOP ? 0 : rc;
}

/* One run for each file; without files a single run. */
static int run_files(struct op_ctx *ctx, struct cli_args *args)
{
    struct import_file *files;
    size_t n, base = args->inputs.n;
    if (!args->files.n)
        return run_op(ctx, args);
    int rc = import_files_find(ctx->arena, args->files.p, args->files.n, &files, &n, ctx->err);
    for (size_t i = 0; rc == 0 && i < n; i++) {
        struct str bytes;
        rc = import_files_read(ctx->arena, &files[i], &bytes, ctx->err);
        if (rc == 0 && !bytes.n)
            rc = err_set(ctx->err, ERR_PARSE, "%s is empty.", files[i].path);
        if (rc < 0)
            break;
        args->inputs.n = base;
        *VEC_PUSH(ctx->arena, &args->inputs) = (struct op_input){STR("file"), bytes};
        *VEC_PUSH(ctx->arena, &args->inputs) = (struct op_input){STR("name"), files[i].name};
        if (n > 1 && args->options.form == SINK_TABLE)
            fprintf(stderr, "%s\n", files[i].path);
        rc = run_op(ctx, args);
        if (rc < 0 && n > 1)
            err_prefix(ctx->err, "%s", files[i].path);
    }
    return rc;
}

static int find_caller(const struct app *app, struct db *db, struct arena *a,
                       const struct cli_args *args, struct caller *ret, struct err *err)
{
    const char *env = getenv("WELLMET_ACCOUNT");
    const char *email = args->options.account ? args->options.account : env;
    return login_for_command(app, db, a, str_c(email), ret, err);
}

static int with_app(const struct cli *c, struct arena *a, struct cli_args *args)
{
    const struct app *app;
    struct err err = {0};
    struct db *db = NULL;
    struct op_ctx ctx;
    int rc = c->open(c->data, args->options.db, &app, &err);
    if (rc == 0)
        rc = session_open(app, &db, &err);
    if (rc < 0) {
        c->close(c->data);
        return fail(&err, rc);
    }
    struct caller who;
    rc = find_caller(app, db, a, args, &who, &err);
    if (rc < 0) {
        session_close(db);
        c->close(c->data);
        return fail(&err, rc);
    }
    rc = context_init(&ctx, a, app, db, &who, STR("command"));
    ctx.yes = args->options.yes;
    ctx.progress = ask_progress();
    if (rc == 0)
        rc = run_files(&ctx, args);
    int status = rc < 0 ? fail(ctx.err, rc) : 0;
    session_close(db);
    c->close(c->data);
    return status;
}

int cli_run(const struct cli *c, int argc, char **argv)
{
    ARENA_SCOPE struct arena *a = arena_new(65536);
    struct cli_args args;
    struct err err = {0};
    int rc = args_parse(a, c, argc - 1, argv + 1, &args, &err);
    if (rc < 0)
        return fail(&err, rc);
    if (args.options.version) {
        printf("wellmet %s\n", WELLMET_VERSION);
        return 0;
    }
    if (args.command && args.options.db) /* said before its name: it reads its own words only */
        setenv("WELLMET_DATABASE", args.options.db, 1);
    if (args.command && !args.options.help)
        return args.command->run(c->data, argc - 1 - args.rest, argv + 1 + args.rest);
    if (args.options.help || !args.op) {
        documents_help(a, c, &args);
        return 0;
    }
    return with_app(c, a, &args);
}
