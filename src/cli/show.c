/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/show.h"

#include "base/arena.h"
#include "base/fold.h"
#include "cli/ask.h"
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
    printf("%s%.*s%s\n\n", ask_bold(), STR_ARG(agenda_title(ctx->arena, agenda.n, agenda.minutes)),
           ask_plain());
    for (size_t i = 0; i < agenda.n; i++)
        print_turn(ctx->arena, &agenda.turns[i], i + 1);
    if (agenda.more)
        printf("%zu more can wait: wellmet today --all\n", agenda.more);
    if (agenda.n)
        printf("wellmet done N, wellmet snooze N --until +14, wellmet never N\n");
}

bool show_special(struct op_ctx *ctx, const struct op *op)
{
    if (strcmp(op->name, "today") != 0)
        return false;
    show_today(ctx);
    return true;
}
