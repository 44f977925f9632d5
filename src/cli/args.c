/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/args.h"

#include "base/arena.h"
#include "base/err.h"
#include "cli/documents.h"
#include "cli/near.h"
#include "def/errors.h"
#include "ops/letter_keep.h"

const struct field cli_global_fields[] = {
    {.name = "database",
     .label = "Database",
     .type = FIELD_TEXT,
     .help = "A file or postgresql://...; else WELLMET_DATABASE, else a file in your data folder.",
     .example = "wellmet.db"},
    {.name = "account",
     .label = "Account",
     .type = FIELD_TEXT,
     .help = "Whose records, where several people log in: their e-mail; else WELLMET_ACCOUNT.",
     .example = "ada@school.example"},
    {.name = "password_stdin",
     .label = "Password from standard input",
     .type = FIELD_BOOL,
     .help = "Read passwords from standard input, one a line, instead of asking.",
     .example = "yes"},
    {.name = "json", .label = "JSON", .type = FIELD_BOOL, .help = "Print JSON.", .example = "yes"},
    {.name = "tsv",
     .label = "TSV",
     .type = FIELD_BOOL,
     .help = "Print tab-separated rows with a heading; stable, for scripts.",
     .example = "yes"},
    {.name = "csv",
     .label = "CSV",
     .type = FIELD_BOOL,
     .help = "Print CSV with a heading.",
     .example = "yes"},
    {.name = "yes",
     .label = "Yes",
     .type = FIELD_BOOL,
     .help = "Do it without asking.",
     .example = "yes"},
    {.name = "help",
     .label = "Help",
     .type = FIELD_BOOL,
     .help = "Explain the command.",
     .example = "yes"},
    {.name = "version",
     .label = "Version",
     .type = FIELD_BOOL,
     .help = "Print the version (as an option of the program itself).",
     .example = "yes"},
    FIELD_END,
};

struct str args_option(struct arena *a, const struct field *f)
{
    struct str s = str_format(a, "--%s", f->name);
    char *p = (char *)(uintptr_t)s.p; /* our own copy */
    for (size_t i = 2; i < s.n; i++)
        if (p[i] == '_')
            p[i] = '-';
    return s;
}

/* How many words of a command's name the arguments begin with; 0 when they do not. */
static int match_words(const char *name, int argc, char **argv)
{
    struct str rest = str_c(name), word;
    int n = 0;
    while (str_next(&rest, ' ', &word)) {
        if (n >= argc || !str_eq(word, str_c(argv[n])))
            return 0;
        n++;
    }
    return n;
}

static int find_command(const struct cli *c, int argc, char **argv, struct cli_args *ret)
{
    int best = 0;
    OP_EACH (o, c->ops) {
        int n = o->cli ? match_words(o->cli, argc, argv) : 0;
        if (n > best) {
            best = n;
            ret->op = o;
        }
    }
    for (const struct cli_command *x = c->commands; x->name; x++) {
        int n = match_words(x->name, argc, argv);
        if (n > best) {
            best = n;
            ret->op = NULL;
            ret->command = x;
        }
    }
    return best;
}

static bool flag(struct str name, const char *flag_name, bool *ret)
{
    if (!str_eq(name, str_c(flag_name)))
        return false;
    *ret = true;
    return true;
}

/* A global option without value; false when it is none. */
static bool global_flag(struct str name, struct cli_options *o)
{
    bool on = false;
    if (flag(name, "json", &on))
        o->form = SINK_JSON;
    else if (flag(name, "tsv", &on))
        o->form = SINK_TSV;
    else if (flag(name, "csv", &on))
        o->form = SINK_CSV;
    else
        on = flag(name, "yes", &o->yes) || flag(name, "help", &o->help) ||
             flag(name, "version", &o->version) || flag(name, "password-stdin", &o->password_stdin);
    return on;
}

/* A global option with a value; NULL when it is none. */
static const char **global_option(struct str name, struct cli_options *o)
{
    if (str_eq(name, STR("db")) || str_eq(name, STR("database")))
        return &o->db;
    return str_eq(name, STR("account")) ? &o->account : NULL;
}

struct reader {
    struct arena *a;
    struct cli_args *args;
    struct err *err;
    int argc, at;
    char **argv;
    bool words_only;          /* after "--" */
    const struct field *next; /* the next row for a bare word */
    bool id_taken;
};

static void add(struct reader *r, struct str name, struct str value)
{
    *VEC_PUSH(r->a, &r->args->inputs) = (struct op_input){name, value};
}

static bool wants_id(const struct op *op) { return op->path && strstr(op->path, "{id}"); }

static int missing_value(struct reader *r, struct str name)
{
    return err_set(r->err, ERR_USAGE, "--%.*s needs a value.", STR_ARG(name));
}

static int unknown_option(struct reader *r, struct str name)
{
    struct near near;
    int rc = r->args->op ? letter_keep_input(r->args->op, name, r->err) : 0;
    if (rc < 0)
        return rc;
    near_init(&near, name);
    FIELD_EACH (f, r->args->op ? r->args->op->in : NULL)
        if (!(f->flags & (FIELD_READONLY | FIELD_HIDDEN)))
            near_try(&near, str_sub(args_option(r->a, f), 2, SIZE_MAX));
    FIELD_EACH (f, cli_global_fields)
        near_try(&near, str_sub(args_option(r->a, f), 2, SIZE_MAX));
    if (near.best.n)
        return err_set(r->err, ERR_USAGE, "There is no option --%.*s here; did you mean --%.*s?",
                       STR_ARG(name), STR_ARG(near.best));
    return err_set(r->err, ERR_USAGE, "There is no option --%.*s here; --help lists them.",
                   STR_ARG(name));
}

static int op_option(struct reader *r, struct str name, struct str value, bool has_value)
{
    const struct op *op = r->args->op;
    const struct field *f = op ? field_find(op->in, name) : NULL;
    bool plain = str_eq(name, STR("id")) || str_eq(name, STR("version"));
    if ((!f || (f->flags & FIELD_READONLY)) && !(op && op->entity && plain))
        return unknown_option(r, name);
    if (f && f->type == FIELD_BOOL && !has_value) {
        value = STR("yes");
    } else if (!has_value) {
        if (r->at + 1 >= r->argc)
            return missing_value(r, name);
        value = str_c(r->argv[++r->at]);
    }
    if (f && (f->flags & FIELD_FILE))
        *VEC_PUSH(r->a, &r->args->files) = str_copy(r->a, value).p;
    else
        add(r, f ? str_c(f->name) : name, value);
    return 0;
}

static int option(struct reader *r, struct str word)
{
    struct str name = str_sub(word, 2, word.n), value = STR_NULL;
    size_t eq = str_find_char(name, '=', 0);
    bool has_value = eq != SIZE_MAX;
    if (has_value) {
        value = str_sub(name, eq + 1, name.n);
        name = str_sub(name, 0, eq);
    }
    const struct op *op = r->args->op;
    bool of_record = str_eq(name, STR("version")) && op && wants_id(op);
    if (!has_value && !of_record && !(op && field_find(op->in, name)) &&
        global_flag(name, &r->args->options))
        return 0;
    const char **global = global_option(name, &r->args->options);
    if (global) {
        if (!has_value && r->at + 1 >= r->argc)
            return missing_value(r, name);
        *global = has_value ? str_copy(r->a, value).p : r->argv[++r->at];
        return 0;
    }
    return op_option(r, name, value, has_value);
}

static const struct field *position_row(const struct field *f)
{
    while (f && f->name && !(f->flags & FIELD_POSITION))
        f++;
    return f && f->name ? f : NULL;
}

/* Words after the last row are joined to it when it takes the rest, or are more files. */
static int bare_word(struct reader *r, const char *word)
{
    const struct op *op = r->args->op;
    if (op && wants_id(op) && !r->id_taken) {
        r->id_taken = true;
        add(r, STR("id"), str_c(word));
        return 0;
    }
    const struct field *f = op ? r->next : NULL;
    if (!f)
        return err_set(r->err, ERR_USAGE,
                       "\"%s\" is one word too many here; --help shows what fits.", word);
    if (f->flags & FIELD_FILE) {
        *VEC_PUSH(r->a, &r->args->files) = word;
        return 0;
    }
    if (f->flags & FIELD_REST) {
        for (size_t i = 0; i < r->args->inputs.n; i++)
            if (str_eq(r->args->inputs.p[i].name, str_c(f->name))) {
                r->args->inputs.p[i].value =
                    str_join(r->a, r->args->inputs.p[i].value, STR(" "), str_c(word));
                return 0;
            }
        add(r, str_c(f->name), str_c(word));
        return 0;
    }
    add(r, str_c(f->name), str_c(word));
    r->next = position_row(f + 1);
    return 0;
}

static int read_words(struct reader *r)
{
    for (; r->at < r->argc; r->at++) {
        struct str word = str_c(r->argv[r->at]);
        int rc;
        if (!r->words_only && str_eq(word, STR("--"))) {
            r->words_only = true;
            continue;
        }
        if (!r->words_only && str_starts(word, STR("--")))
            rc = option(r, word);
        else if (!r->words_only && (str_eq(word, STR("-h")) || str_eq(word, STR("-y")))) {
            global_flag(word.p[1] == 'h' ? STR("help") : STR("yes"), &r->args->options);
            rc = 0;
        } else
            rc = bare_word(r, r->argv[r->at]);
        if (rc < 0)
            return rc;
    }
    return 0;
}

static bool is_given(const struct cli_args *args, const struct field *f)
{
    for (size_t i = 0; i < args->inputs.n; i++)
        if (str_eq(args->inputs.p[i].name, str_c(f->name)))
            return true;
    return (f->flags & FIELD_FILE) && args->files.n;
}

/* A word the command cannot do without is asked for here, by example: the binder knows labels of
 * forms only. */
static int check_complete(struct reader *r)
{
    const struct op *op = r->args->op;
    FIELD_EACH (f, wants_id(op) ? NULL : op->in) /* an edit may leave out any */
        if ((f->flags & FIELD_REQUIRED) && (f->flags & FIELD_POSITION) && !is_given(r->args, f))
            return err_set(r->err, ERR_USAGE, "Say more, for example: %s",
                           documents_example(r->a, op->example).p);
    return 0;
}

static bool asks_help(const struct reader *r, int from)
{
    for (int i = from; i < r->argc; i++)
        if (strcmp(r->argv[i], "--help") == 0 || strcmp(r->argv[i], "-h") == 0)
            return true;
    return false;
}

static struct str first_word(const char *words)
{
    return str_sub(str_c(words), 0, str_find_char(str_c(words), ' ', 0));
}

/* "person" alone says which commands begin with it; a slip of the pen is told. */
static int no_command(struct reader *r, const struct cli *c)
{
    struct str word = str_c(r->argv[r->at]), seconds = STR_NULL;
    struct near near;
    near_init(&near, word);
    OP_EACH (o, c->ops) {
        if (!o->cli)
            continue;
        near_try(&near, first_word(o->cli));
        if (str_eq(first_word(o->cli), word))
            seconds = str_join(r->a, seconds, STR(", "), str_c(o->cli + word.n + 1));
    }
    for (const struct cli_command *x = c->commands; x->name; x++)
        near_try(&near, str_c(x->name));
    if (seconds.n && asks_help(r, r->at)) {
        r->args->group = word;
        r->args->options.help = true;
        return 0;
    }
    if (seconds.n)
        return err_set(r->err, ERR_USAGE, "Say what to do after \"%.*s\": %.*s.", STR_ARG(word),
                       STR_ARG(seconds));
    if (near.best.n)
        return err_set(r->err, ERR_USAGE, "There is no command \"%.*s\"; did you mean \"%.*s\"?",
                       STR_ARG(word), STR_ARG(near.best));
    return err_set(r->err, ERR_USAGE, "There is no command \"%.*s\"; wellmet help lists them.",
                   STR_ARG(word));
}

int args_parse(struct arena *a, const struct cli *c, int argc, char **argv, struct cli_args *ret,
               struct err *err)
{
    *ret = (struct cli_args){.options = {.form = SINK_TABLE}};
    struct reader r = {.a = a, .args = ret, .err = err, .argc = argc, .argv = argv};
    while (r.at < argc && argv[r.at][0] == '-') { /* global options before the command */
        struct str word = str_c(argv[r.at]);
        int rc = str_eq(word, STR("-h")) ? (ret->options.help = true, 0) : option(&r, word);
        if (rc < 0)
            return rc;
        r.at++;
    }
    int words = find_command(c, argc - r.at, argv + r.at, ret);
    if (!words && r.at < argc)
        return no_command(&r, c);
    r.at += words;
    ret->rest = r.at;
    if (!ret->op) {
        ret->options.help |= asks_help(&r, r.at);
        return 0;
    }
    r.next = position_row(ret->op->in);
    int rc = read_words(&r);
    return rc < 0 || ret->options.help ? rc : check_complete(&r);
}
