/* SPDX-License-Identifier: Apache-2.0 */
/* The manual page, man(7) macros, and the Markdown table. */
#include "base/arena.h"
#include "cli/args.h"
#include "cli/documents.h"
#include "def/errors.h"

/* roff: a backslash and a leading dot or quote are special; a hyphen in options is a minus. */
static void roff(struct strbuf *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        bool start = i == 0 || s.p[i - 1] == '\n';
        if (s.p[i] == '\\')
            STRBUF_LIT(out, "\\e");
        else if (s.p[i] == '-')
            STRBUF_LIT(out, "\\-");
        else {
            if (start && (s.p[i] == '.' || s.p[i] == '\''))
                STRBUF_LIT(out, "\\&");
            strbuf_add_char(out, s.p[i]);
        }
    }
}

static void man_field(struct arena *a, const struct field *f, struct strbuf *out)
{
    if (f->flags & (FIELD_READONLY | FIELD_HIDDEN))
        return;
    STRBUF_LIT(out, ".TP\n.B ");
    roff(out, args_option(a, f));
    STRBUF_LIT(out, "\n");
    roff(out, str_c(f->help));
    if (f->choices) {
        STRBUF_LIT(out, " One of");
        for (int i = 1; f->choices[i].key; i++)
            strbuf_addf(out, "%s %s", i > 1 ? "," : "", f->choices[i].key);
        STRBUF_LIT(out, ".");
    }
    STRBUF_LIT(out, "\n");
}

static void man_fields(struct arena *a, const struct field *rows, struct strbuf *out)
{
    FIELD_EACH (f, rows)
        man_field(a, f, out);
}

static void man_text(struct strbuf *out, const char *summary, const char *help, const char *example)
{
    roff(out, str_c(summary));
    STRBUF_LIT(out, " ");
    roff(out, str_c(help));
    STRBUF_LIT(out, "\n.IP\n.EX\n");
    roff(out, str_c(example));
    STRBUF_LIT(out, "\n.EE\n");
}

static void man_op(struct arena *a, const struct op *o, struct strbuf *out)
{
    STRBUF_LIT(out, ".SS wellmet ");
    roff(out, str_c(o->cli));
    STRBUF_LIT(out, "\n");
    man_text(out, o->summary, o->help, documents_example(a, o->example).p);
    man_fields(a, o->in, out);
}

/* Several errors may end with the same status: it is listed once, with all of them. */
static void man_statuses(struct strbuf *out)
{
    for (int i = 0; i < ERROR_COUNT; i++) {
        const struct error_row *e = error_row(-1 - i);
        int first = 0;
        while (error_row(-1 - first)->exit_status != e->exit_status)
            first++;
        if (first < i)
            continue;
        strbuf_addf(out, ".TP\n.B %d\n", e->exit_status);
        for (int k = i; k < ERROR_COUNT; k++)
            if (error_row(-1 - k)->exit_status == e->exit_status)
                strbuf_addf(out, "%s.\n", error_row(-1 - k)->title);
    }
}

void document_man(struct arena *a, const struct cli *c, struct strbuf *out)
{
    strbuf_addf(
        out,
        ".\\\" Printed by \"wellmet dump\\-def \\-\\-man\"; do not edit.\n"
        ".TH WELLMET 1 \"\" \"Wellmet %s\" \"User Commands\"\n.SH NAME\n"
        "wellmet \\- keep the people who help you on your way through medicine\n"
        ".SH SYNOPSIS\n.B wellmet\n.I command\n.RI [ options ]\n.SH OPTIONS OF EVERY COMMAND\n",
        WELLMET_VERSION);
    man_fields(a, cli_global_fields, out);
    STRBUF_LIT(out, ".SH COMMANDS\n");
    OP_EACH (o, c->ops)
        if (o->cli)
            man_op(a, o, out);
    for (const struct cli_command *x = c->commands; x->name; x++) {
        strbuf_addf(out, ".SS wellmet ");
        roff(out, str_c(x->name));
        STRBUF_LIT(out, "\n");
        man_text(out, x->summary, x->help, x->example);
        man_fields(a, x->options, out);
    }
    STRBUF_LIT(out, ".SH EXIT STATUS\n0 means done. Others:\n");
    man_statuses(out);
    STRBUF_LIT(
        out, ".SH ENVIRONMENT\n.TP\n.B WELLMET_DATABASE\nThe database, a file or postgresql://..., "
             "unless "
             "\\-\\-database says another. WELLMET_DB and \\-\\-db are older names of the two.\n"
             ".TP\n.B XDG_DATA_HOME\nFolder of the database otherwise; ~/.local/share if not set.\n"
             ".TP\n.B WELLMET_NOW\nThe time the program takes for now, for tests.\n"
             ".TP\n.B NO_COLOR\nNo bold text.\n");
}

static void md_cell(struct strbuf *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '|')
            strbuf_add_char(out, '\\');
        strbuf_add_char(out, s.p[i]);
    }
}

static void md_inputs(const struct op *o, struct strbuf *out)
{
    int n = 0;
    FIELD_EACH (f, o->in)
        if (!(f->flags & (FIELD_READONLY | FIELD_HIDDEN)))
            strbuf_addf(out, "%s%s%s", n++ ? ", " : "", f->name,
                        f->flags & FIELD_REQUIRED ? "*" : "");
}

void document_md(struct arena *a, const struct cli *c, struct strbuf *out)
{
    static const char *const methods[] = {"GET", "POST", "PATCH", "DELETE"};
    (void)a;
    STRBUF_LIT(out, "# Operations\n\nPrinted by `wellmet dump-def --md`; do not edit. Inputs with "
                    "* are needed.\n\n"
                    "| operation | command | endpoint below /api/v1 | permission | inputs | what "
                    "it does |\n|---|---|---|---|---|---|\n");
    OP_EACH (o, c->ops) {
        strbuf_addf(out, "| `%s` | ", o->name);
        if (o->cli)
            strbuf_addf(out, "`wellmet %s`", o->cli);
        STRBUF_LIT(out, " | ");
        if (o->path && !(o->flags & OP_CLI_ONLY))
            strbuf_addf(out, "`%s %s`", methods[o->method], o->path);
        strbuf_addf(out, " | %s | ", perm_name(o->need));
        md_inputs(o, out);
        STRBUF_LIT(out, " | ");
        md_cell(out, str_c(o->summary));
        STRBUF_LIT(out, " |\n");
    }
}
