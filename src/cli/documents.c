/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/documents.h"

#include "base/arena.h"
#include "base/io.h"
#include "cli/args.h"
#include "def/errors.h"
#include "def/limits.h"

#include <unistd.h>

const struct document documents[] = {
    {"man", "wellmet.1", "the manual page", document_man},
    {"bash", "wellmet.bash", "completion for bash", document_bash},
    {"zsh", "_wellmet", "completion for zsh", document_zsh},
    {"fish", "wellmet.fish", "completion for fish", document_fish},
    {"openapi", "openapi.json", "the JSON API as OpenAPI 3.1", document_openapi},
    {"md", "operations.md", "the table of operations in Markdown", document_md},
    {NULL, NULL, NULL, NULL}};

static void print_usage(struct arena *a, const struct op *op)
{
    printf("wellmet %s", op->cli);
    if (op->path && strstr(op->path, "{id}"))
        printf(" %s", op->entity && strcmp(op->entity->name, "person") == 0 ? "NAME-OR-ID" : "ID");
    FIELD_EACH (f, op->in)
        if (f->flags & FIELD_POSITION)
            printf(f->flags & FIELD_REQUIRED ? " %s%s" : " [%s%s]", f->name,
                   f->flags & FIELD_REST ? "..." : "");
    printf(" [options]\n\n");
    (void)a;
}

static void print_field(struct arena *a, const struct field *f)
{
    if (f->flags & (FIELD_READONLY | FIELD_HIDDEN))
        return;
    printf("  %-20s %s", args_option(a, f).p, f->help);
    if (f->choices) {
        printf(" One of");
        for (int i = 1; f->choices[i].key; i++)
            printf("%s %s", i > 1 ? "," : "", f->choices[i].key);
        printf(".");
    } else if (f->example && f->type != FIELD_BOOL) {
        printf(" Example: %s", f->example);
    }
    printf("\n");
}

static void print_options(struct arena *a, const struct field *rows)
{
    FIELD_EACH (f, rows)
        print_field(a, f);
}

struct str documents_example(struct arena *a, const char *example)
{
    struct strbuf b;
    strbuf_init(&b, a, LIMIT_NOTE);
    for (const char *p = example; *p; p++) {
        const char *end = *p == '{' ? strchr(p, '}') : NULL;
        if (end) {
            STRBUF_LIT(&b, "ID");
            p = end;
        } else {
            strbuf_add_char(&b, *p);
        }
    }
    return str_copy(a, strbuf_get(&b));
}

static void help_op(struct arena *a, const struct op *op)
{
    print_usage(a, op);
    printf("%s %s\n", op->summary, op->help);
    if (op->in) {
        printf("\nOptions:\n");
        print_options(a, op->in);
    }
    printf("\nOptions of every command:\n");
    print_options(a, cli_global_fields);
    printf("\nExample:\n  %s\n", documents_example(a, op->example).p);
}

static void help_all(const struct cli *c)
{
    printf("Wellmet keeps the people who help you on your way through medicine.\n\nusage: wellmet "
           "COMMAND [options]\n\n");
    OP_EACH (o, c->ops)
        if (o->cli && !(o->flags & OP_HIDDEN) && !(o->entity && strchr(o->cli, ' ')))
            printf("  %-16s %s\n", o->cli, o->summary);
    for (const struct cli_command *x = c->commands; x->name; x++)
        printf("  %-16s %s\n", x->name, x->summary);
    printf("\nRecords (add, list, show, edit, archive, remove):\n ");
    OP_EACH (o, c->ops) {
        const char *blank = o->cli ? strchr(o->cli, ' ') : NULL;
        if (blank && o->entity && strcmp(blank, " add") == 0)
            printf(" %.*s", (int)(blank - o->cli), o->cli);
    }
    printf("\n\nwellmet help COMMAND, or COMMAND --help, explains one. \"wellmet serve\" opens the "
           "pages in a browser.\n");
}

static void help_command(struct arena *a, const struct cli_command *command)
{
    printf("wellmet %s [options]\n\n%s %s\n", command->name, command->summary, command->help);
    if (command->options) {
        printf("\nOptions:\n");
        print_options(a, command->options);
    }
    printf("\nExample:\n  %s\n", command->example);
}

static void help_group(const struct cli *c, struct str word)
{
    printf("usage: wellmet %.*s COMMAND [options]\n\n", STR_ARG(word));
    OP_EACH (o, c->ops)
        if (o->cli && str_starts(str_c(o->cli), word) && o->cli[word.n] == ' ')
            printf("  %-16s %s\n", o->cli + word.n + 1, o->summary);
}

void documents_help(struct arena *a, const struct cli *c, const struct cli_args *args)
{
    if (args->op)
        help_op(a, args->op);
    else if (args->command)
        help_command(a, args->command);
    else if (args->group.n)
        help_group(c, args->group);
    else
        help_all(c);
}

/* "man\twellmet.1": what script/generate writes. */
static int list_documents(void)
{
    for (const struct document *d = documents; d->name; d++)
        printf("%s\t%s\n", d->name, d->file);
    return 0;
}

int documents_dump(const struct cli *c, int argc, char **argv)
{
    ARENA_SCOPE struct arena *a = arena_new(65536);
    const char *name = argc > 0 ? argv[0] : "";
    if (strncmp(name, "--", 2) == 0)
        name += 2;
    if (strcmp(name, "list") == 0)
        return list_documents();
    static const struct document permissions = {"permissions", NULL, NULL, document_permissions};
    const struct document *d = documents;
    while (d->name && strcmp(d->name, name) != 0)
        d++;
    if (strcmp(name, permissions.name) == 0)
        d = &permissions;
    if (d->name) {
        struct strbuf out;
        strbuf_init(&out, a, LIMIT_UPLOAD);
        d->write(a, c, &out);
        return io_write_all(STDOUT_FILENO, strbuf_get(&out)) < 0 ? error_row(ERR_IO)->exit_status
                                                                 : 0;
    }
    fprintf(stderr, "wellmet: say which document:");
    for (d = documents; d->name; d++)
        fprintf(stderr, " --%s", d->name);
    fprintf(stderr, " --permissions\n");
    return error_row(ERR_USAGE)->exit_status;
}
