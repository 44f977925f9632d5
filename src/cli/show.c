/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/show.h"

#include "base/arena.h"
#include "base/fold.h"
#include "cli/ask.h"
#include "ops/ask_prepare.h"
#include "ops/quiet.h"
#include "ops/today.h"

enum { TEXT_COLUMNS = 76, INDENT = 4 };

/* Wraps at blanks; continuation lines are indented. */
static void print_wrapped(struct str text)
{
    int column = INDENT, width = ask_columns() ? ask_columns() : TEXT_COLUMNS;
    struct str word;
    if (width > 100)
        width = 100;
    printf("%*s", INDENT, "");
    while (text.n && str_next(&text, ' ', &word)) {
        int w = utf8_width(word);
        if (column > INDENT && column + 1 + w > width) {
            printf("\n%*s", INDENT, "");
            column = INDENT;
        }
        printf("%s%.*s", column > INDENT ? " " : "", STR_ARG(word));
        column += w + (column > INDENT);
    }
    printf("\n");
}

static void print_turn(struct arena *a, const struct turn *t, size_t n)
{
    printf("%2zu  %s%.*s%s%s%.*s   %s\n", n, ask_bold(), STR_ARG(t->name), ask_plain(),
           t->subline.n ? ", " : "", STR_ARG(t->subline), agenda_group_label(t->group));
    print_wrapped(
        str_format(a, "%.*s%.*s%.*s", STR_ARG(t->before), STR_ARG(t->mark), STR_ARG(t->after)));
    if (t->evidence.n)
        print_wrapped(t->evidence);
    if (t->if_write.n)
        print_wrapped(str_join(a, t->if_write, STR(" "), t->if_wait));
    printf("\n");
}

static void show_today(struct op_ctx *ctx)
{
    struct agenda agenda;
    if (today_load(ctx, ctx->shown, &agenda) < 0)
        return;
    printf("%s%.*s%s\n\n", ask_bold(), STR_ARG(agenda_heading(ctx->arena, &agenda)), ask_plain());
    if (date_is_full(agenda.quiet_until))
        printf("%.*s\n\n", STR_ARG(quiet_words(ctx, agenda.quiet_until)));
    for (size_t i = 0; i < agenda.n; i++)
        print_turn(ctx->arena, &agenda.turns[i], i + 1);
    if (agenda.more)
        printf("%zu more can wait: wellmet today --all\n", agenda.more);
    if (agenda.n)
        printf("wellmet done N, wellmet snooze N --until +14, wellmet never N\n");
}

static void print_heading(const char *words)
{
    printf("\n%s%s%s\n", ask_bold(), words, ask_plain());
}

/* Nothing for an empty text. */
static void print_line(struct str text)
{
    if (text.n)
        print_wrapped(text);
}

static void print_before(struct op_ctx *ctx, const struct ask_prepare *x)
{
    struct arena *a = ctx->arena;
    if (x->owed_n)
        print_heading("First, what you owe them");
    for (size_t i = 0; i < x->owed_n; i++)
        print_line(x->owed[i]);
    print_heading("How it stands between you");
    print_line(x->help_words);
    print_line(x->year_words);
    print_line(x->cares.n ? str_format(a, "They care about: %.*s.", STR_ARG(x->cares)) : STR(""));
    print_line(readiness_if_write(a, &x->ready.now, x->ready.pin));
    for (size_t i = 0; i < x->contacts_n; i++)
        print_line(str_format(a, "%.*s: %s", STR_ARG(date_near(a, x->contacts[i].on, ctx->today)),
                              interaction_kind_choices[x->contacts[i].kind].label));
}

static void show_prepare(struct op_ctx *ctx)
{
    struct arena *a = ctx->arena;
    struct ask_prepare *x = ARENA_NEW(a, struct ask_prepare);
    if (ask_prepare_load(ctx, ctx->id, x) < 0)
        return;
    printf("%sBefore asking %.*s: %.*s%s\n", ask_bold(), STR_ARG(x->file.item.name),
           STR_ARG(x->file.ask.what), ask_plain());
    print_line(x->ask_by_words);
    print_before(ctx, x);
    print_heading("What holds for this kind");
    for (size_t i = 0; i < x->rules_n; i++)
        print_line(str_format(a, "%s (%s; %s.)", x->rules[i]->text, x->rules[i]->source,
                              ask_sure_words(x->rules[i]->sure)));
    print_heading("Have ready");
    for (const char *const *line = x->packet; *line; line++)
        print_line(str_c(*line));
}

bool show_special(struct op_ctx *ctx, const struct op *op)
{
    bool today = strcmp(op->name, "today") == 0;
    if (today)
        show_today(ctx);
    else if (strcmp(op->name, "ask.prepare") == 0)
        show_prepare(ctx);
    else
        return false;
    return true;
}
