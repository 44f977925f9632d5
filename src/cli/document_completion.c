/* SPDX-License-Identifier: Apache-2.0 */
/* Completions for bash, zsh and fish: commands, options, choices. */
#include "base/arena.h"
#include "cli/args.h"
#include "cli/documents.h"

static bool shown(const struct field *f) { return !(f->flags & (FIELD_READONLY | FIELD_HIDDEN)); }

static void option_words(struct arena *a, const struct field *rows, struct strbuf *out)
{
    FIELD_EACH(f, rows)
    if (shown(f))
        strbuf_addf(out, " %s", args_option(a, f).p);
}

/* The words that may follow what was typed: first words, then second words of "person add". */
static void first_words(const struct cli *c, struct strbuf *out)
{
    struct strbuf seen;
    strbuf_init(&seen, out->a, 16384);
    STRBUF_LIT(&seen, " ");
    OP_EACH (o, c->ops) {
        if (!o->cli)
            continue;
        struct str word = str_sub(str_c(o->cli), 0, str_find_char(str_c(o->cli), ' ', 0));
        struct str key = str_format(out->a, " %.*s ", STR_ARG(word));
        if (str_find(strbuf_get(&seen), key, 0) == SIZE_MAX)
            strbuf_addf(&seen, "%.*s ", STR_ARG(word));
    }
    for (const struct cli_command *x = c->commands; x->name; x++)
        strbuf_addf(&seen, "%s ", x->name);
    strbuf_add(out, str_trim(strbuf_get(&seen)));
}

static void bash_case(struct arena *a, const char *words, const struct field *rows,
                      struct strbuf *out)
{
    strbuf_addf(out, "    '%s') options='", words);
    option_words(a, rows, out);
    STRBUF_LIT(out, "' ;;\n");
}

static void bash_choices(const struct cli *c, struct strbuf *out)
{
    STRBUF_LIT(out, "  case \"$command:$previous\" in\n");
    OP_EACH (o, c->ops)
        FIELD_EACH(f, o->in)
        {
            if (!o->cli || !f->choices || !shown(f))
                continue;
            strbuf_addf(out, "    '%s:%s') COMPREPLY=($(compgen -W '", o->cli,
                        args_option(out->a, f).p);
            for (int i = 1; f->choices[i].key; i++)
                strbuf_addf(out, "%s%s", i > 1 ? " " : "", f->choices[i].key);
            STRBUF_LIT(out, "' -- \"$current\")); return ;;\n");
        }
    STRBUF_LIT(out, "  esac\n");
}

void document_bash(struct arena *a, const struct cli *c, struct strbuf *out)
{
    STRBUF_LIT(
        out,
        "# Printed by \"wellmet dump-def --bash\"; do not edit.\n_wellmet() {\n"
        "  local current=\"${COMP_WORDS[COMP_CWORD]}\" previous=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
        "  local command=\"${COMP_WORDS[1]}\" seconds='' options='' word\n  COMPREPLY=()\n"
        "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W '");
    first_words(c, out);
    STRBUF_LIT(out, "' -- \"$current\"))\n    return\n  fi\n");
    OP_EACH (o, c->ops) {
        const char *blank = o->cli ? strchr(o->cli, ' ') : NULL;
        if (blank)
            strbuf_addf(out, "  [ \"$command\" = '%.*s' ] && seconds=\"$seconds %s\"\n",
                        (int)(blank - o->cli), o->cli, blank + 1);
    }
    STRBUF_LIT(out, "  if [ \"$COMP_CWORD\" -eq 2 ] && [ -n \"$seconds\" ]; then\n"
                    "    COMPREPLY=($(compgen -W \"$seconds\" -- \"$current\"))\n    return\n  fi\n"
                    "  for word in $seconds; do\n    [ \"${COMP_WORDS[2]}\" = \"$word\" ] && "
                    "command=\"$command $word\"\n  done\n");
    bash_choices(c, out);
    STRBUF_LIT(out, "  case \"$command\" in\n");
    OP_EACH (o, c->ops)
        if (o->cli)
            bash_case(a, o->cli, o->in, out);
    for (const struct cli_command *x = c->commands; x->name; x++)
        bash_case(a, x->name, x->options, out);
    STRBUF_LIT(out, "  esac\n  COMPREPLY=($(compgen -W \"$options");
    option_words(a, cli_global_fields, out);
    STRBUF_LIT(out, "\" -- \"$current\"))\n}\ncomplete -o default -F _wellmet wellmet\n");
}

/* In single quotes; brackets and colons are special to _arguments and _describe. */
static void zsh_text(struct strbuf *out, const char *s)
{
    for (; *s; s++) {
        if (*s == '\'')
            STRBUF_LIT(out, "'\\''");
        else if (*s == '[' || *s == ']' || *s == ':')
            strbuf_addf(out, "\\%c", *s);
        else
            strbuf_add_char(out, *s);
    }
}

static void zsh_options(struct arena *a, const struct field *rows, struct strbuf *out)
{
    FIELD_EACH(f, rows)
    {
        if (!shown(f))
            continue;
        strbuf_addf(out, " '%s%s[", args_option(a, f).p, f->type == FIELD_BOOL ? "" : "=");
        zsh_text(out, f->help);
        STRBUF_LIT(out, "]");
        if (f->type != FIELD_BOOL) {
            strbuf_addf(out, ":%s:", f->name);
            if (f->choices) {
                STRBUF_LIT(out, "(");
                for (int i = 1; f->choices[i].key; i++)
                    strbuf_addf(out, "%s%s", i > 1 ? " " : "", f->choices[i].key);
                STRBUF_LIT(out, ")");
            } else if (f->flags & FIELD_FILE) {
                STRBUF_LIT(out, "_files");
            }
        }
        STRBUF_LIT(out, "'");
    }
}

void document_zsh(struct arena *a, const struct cli *c, struct strbuf *out)
{
    STRBUF_LIT(
        out,
        "#compdef wellmet\n# Printed by \"wellmet dump-def --zsh\"; do not edit.\n_wellmet() {\n"
        "  local command=\"$words[2]\" seconds=''\n  if (( CURRENT == 2 )); then\n    compadd -- ");
    first_words(c, out);
    STRBUF_LIT(out, "\n    return\n  fi\n  case \"$command\" in\n");
    struct str first = STR_NULL;
    OP_EACH (o, c->ops) {
        const char *blank = o->cli ? strchr(o->cli, ' ') : NULL;
        struct str word = blank ? (struct str){o->cli, (size_t)(blank - o->cli)} : STR_NULL;
        if (!blank)
            continue;
        if (!str_eq(word, first))
            strbuf_addf(out, "%s    %.*s) seconds='", first.n ? "' ;;\n" : "", STR_ARG(word));
        strbuf_addf(out, "%s%s", str_eq(word, first) ? " " : "", blank + 1);
        first = word;
    }
    STRBUF_LIT(out, "' ;;\n  esac\n  if (( CURRENT == 3 )) && [[ -n $seconds ]]; then\n    compadd "
                    "-- ${=seconds}\n    return\n  fi\n"
                    "  [[ -n $seconds && \" $seconds \" == *\" $words[3] \"* ]] && "
                    "command=\"$command $words[3]\"\n  case \"$command\" in\n");
    OP_EACH (o, c->ops) {
        if (!o->cli)
            continue;
        strbuf_addf(out, "    '%s') _arguments", o->cli);
        zsh_options(a, o->in, out);
        zsh_options(a, cli_global_fields, out);
        STRBUF_LIT(out, " '*:word:_files' ;;\n");
    }
    for (const struct cli_command *x = c->commands; x->name; x++) {
        strbuf_addf(out, "    '%s') _arguments", x->name);
        zsh_options(a, x->options, out);
        STRBUF_LIT(out, " '*:word:_files' ;;\n");
    }
    STRBUF_LIT(out, "  esac\n}\n_wellmet \"$@\"\n");
}

static void fish_text(struct strbuf *out, const char *s)
{
    for (; *s; s++) {
        if (*s == '\'' || *s == '\\')
            strbuf_add_char(out, '\\');
        strbuf_add_char(out, *s);
    }
}

static void fish_options(struct arena *a, const char *when, const struct field *rows,
                         struct strbuf *out)
{
    FIELD_EACH(f, rows)
    {
        if (!shown(f))
            continue;
        strbuf_addf(out, "complete -c wellmet %s -l %s", when, args_option(a, f).p + 2);
        if (f->type != FIELD_BOOL)
            strbuf_add(out, f->flags & FIELD_FILE ? STR(" -r") : STR(" -x"));
        if (f->choices) {
            STRBUF_LIT(out, " -a '");
            for (int i = 1; f->choices[i].key; i++)
                strbuf_addf(out, "%s%s", i > 1 ? " " : "", f->choices[i].key);
            STRBUF_LIT(out, "'");
        }
        STRBUF_LIT(out, " -d '");
        fish_text(out, f->help);
        STRBUF_LIT(out, "'\n");
    }
}

static struct str fish_when(struct arena *a, const char *words)
{
    const char *blank = strchr(words, ' ');
    if (!blank)
        return str_format(a, "-n '__fish_seen_subcommand_from %s'", words);
    return str_format(a,
                      "-n '__fish_seen_subcommand_from %.*s; and __fish_seen_subcommand_from %s'",
                      (int)(blank - words), words, blank + 1);
}

void document_fish(struct arena *a, const struct cli *c, struct strbuf *out)
{
    STRBUF_LIT(out, "# Printed by \"wellmet dump-def --fish\"; do not edit.\ncomplete -c wellmet "
                    "-n __fish_use_subcommand -f -a '");
    first_words(c, out);
    STRBUF_LIT(out, "'\n");
    fish_options(a, "", cli_global_fields, out);
    OP_EACH (o, c->ops) {
        const char *blank = o->cli ? strchr(o->cli, ' ') : NULL;
        if (!o->cli)
            continue;
        if (blank) {
            strbuf_addf(out,
                        "complete -c wellmet -n '__fish_seen_subcommand_from %.*s' -f -a '%s' -d '",
                        (int)(blank - o->cli), o->cli, blank + 1);
            fish_text(out, o->summary);
            STRBUF_LIT(out, "'\n");
        }
        fish_options(a, fish_when(a, o->cli).p, o->in, out);
    }
    for (const struct cli_command *x = c->commands; x->name; x++)
        fish_options(a, fish_when(a, x->name).p, x->options, out);
}
