/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/preview.h"

#include "base/arena.h"
#include "base/io.h"
#include "base/strbuf.h"
#include "cli/ask.h"
#include "def/errors.h"
#include "def/limits.h"
#include "model/entities.h"
#include "ops/quick.h"
#include "ops/people.h"

#include <unistd.h>

static void say(struct str what, struct str as)
{
    printf("  %-12.*s %.*s\n", STR_ARG(what), STR_ARG(as));
}

static void print_person(struct arena *a, const struct quick_plan *plan, size_t i)
{
    const struct quick_person *who = &plan->people[i];
    struct str as = who->name;
    if (who->status == QUICK_ASK && !who->candidates_n)
        as = str_format(a, "%.*s (not here yet)", STR_ARG(who->name));
    else if (who->status == QUICK_ASK)
        as = str_format(a, "%.*s (which one?)", STR_ARG(who->name));
    else if (who->status == QUICK_NEW)
        as = str_format(a, "%.*s (new)", STR_ARG(who->name));
    else if (who->status == QUICK_SKIP)
        as = str_format(a, "%.*s (left out)", STR_ARG(who->name));
    say(plan->log.people.p[i].participant ? STR("Who") : STR("About"), as);
}

static struct str name_at(const struct quick_plan *plan, size_t mention)
{
    return mention < plan->log.people.n ? plan->people[mention].name : STR("they");
}

static void print_plan(struct arena *a, const struct quick_plan *plan)
{
    const struct quicklog *q = &plan->log;
    bool promise = quick_is_promise_only(q);
    struct str kind = str_c(promise   ? "Only a promise; it does not count as contact"
                            : q->kind ? interaction_kind_choices[q->kind].label
                                      : "not clear");
    printf("This is what was understood:\n");
    say(STR("What"),
        str_format(a, "%.*s%s%s", STR_ARG(kind), q->direction && !promise ? ", " : "",
                   q->direction && !promise ? direction_choices[q->direction].label : ""));
    for (size_t i = 0; i < q->people.n; i++)
        print_person(a, plan, i);
    say(STR("When"),
        str_format(a, "%s %.*s%s%.*s", date_weekday_names[date_weekday(q->date)],
                   STR_ARG(date_words(a, q->date)), q->time.n ? ", " : "", STR_ARG(q->time)));
    if (q->minutes)
        say(STR("How long"), str_format(a, "%lld minutes", (long long)q->minutes));
    VEC_EACH (const struct quicklog_promise, p, &q->promises)
        say(STR("Promise"),
            str_format(a, "%.*s: %.*s%s%.*s",
                       STR_ARG(p->by == PROMISE_BY_ME ? STR("you") : name_at(plan, p->person)),
                       STR_ARG(p->what), date_is_set(p->due_on) ? ", by " : "",
                       STR_ARG(date_words(a, p->due_on))));
    VEC_EACH (const struct quicklog_help, h, &q->help)
        say(STR("Help"), str_format(a, "%s: %.*s", help_direction_choices[h->direction].label,
                                    STR_ARG(h->about)));
    VEC_EACH (const struct quicklog_thanks, t, &q->thanks)
        say(STR("Thanks"), str_format(a, "you thanked %.*s", STR_ARG(name_at(plan, t->person))));
    if (q->next_step.n)
        say(STR("Next"), q->next_step);
    VEC_EACH (const struct quicklog_part, p, &q->parts)
        if (p->unclear)
            printf("  Please look: \"%.*s\" was read as %.*s\n",
                   STR_ARG(str_sub(q->text, p->from, p->to)), STR_ARG(p->as));
    fflush(stdout);
}

/* "1" to "n" a candidate, "n" new, "s" skip. */
static struct str ask_who(struct arena *a, const struct quick_person *who, size_t mention)
{
    for (size_t k = 0; k < who->candidates_n; k++)
        fprintf(stderr, "  %zu  %.*s%s%.*s\n", k + 1, STR_ARG(who->candidates[k].name),
                who->candidates[k].subline.n ? ", " : "", STR_ARG(who->candidates[k].subline));
    struct str question =
        who->candidates_n
            ? str_format(a, "Which %.*s? A number, n for a new person, s to leave out:",
                         STR_ARG(who->name))
            : str_format(a, "%.*s is not here yet. n to add, s to leave out:", STR_ARG(who->name));
    struct str answer = ask_line(a, question.p);
    int64_t n;
    if (str_eq_nocase(answer, STR("n")))
        return str_format(a, "%zu=new", mention + 1);
    if (str_eq_nocase(answer, STR("s")))
        return str_format(a, "%zu=skip", mention + 1);
    if (str_to_i64(answer, 1, (int64_t)who->candidates_n, &n)) {
        struct str id = field_text(a, field_find(role_fields, STR("person")),
                                   &(struct role){.person = who->candidates[n - 1].person});
        return str_format(a, "%zu=%.*s", mention + 1, STR_ARG(id));
    }
    return STR_NULL;
}

static int add_answer(struct op_ctx *ctx, struct cli_args *args, const char *name, struct str value)
{
    *VEC_PUSH(ctx->arena, &args->inputs) = (struct op_input){str_c(name), value};
    return 0;
}

static int ask_questions(struct op_ctx *ctx, struct cli_args *args, const struct quick_plan *plan)
{
    struct str answers = STR_NULL;
    for (size_t i = 0; i < args->inputs.n; i++)
        if (str_eq(args->inputs.p[i].name, STR("who")))
            answers = args->inputs.p[i].value;
    for (size_t i = 0; i < plan->log.people.n; i++) {
        if (plan->people[i].status != QUICK_ASK)
            continue;
        struct str answer = ask_who(ctx->arena, &plan->people[i], i);
        if (!answer.n)
            return err_set(ctx->err, ERR_CANCELLED, "Nothing was saved.");
        answers = str_join(ctx->arena, answers, STR(","), answer);
    }
    if (answers.n)
        add_answer(ctx, args, "who", answers);
    if (!plan->log.kind)
        add_answer(
            ctx, args, "kind",
            ask_line(ctx->arena, "What was it (meeting, call, email, message, event, other)?"));
    return 0;
}

static int log_preview(struct op_ctx *ctx, struct cli_args *args)
{
    struct quick_in in = {0};
    struct quick_plan plan;
    struct field_context c = {.today = ctx->today};
    const struct op *op = args->op;
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < args->inputs.n; i++) {
        const struct field *f = field_find(op->in, args->inputs.p[i].name);
        if (f)
            rc = field_parse(ctx->arena, f, &c, args->inputs.p[i].value, &in, ctx->err);
    }
    if (rc == 0)
        rc = quick_plan(ctx, &in, &plan);
    if (rc < 0)
        return rc;
    print_plan(ctx->arena, &plan);
    if (!ask_is_possible()) {
        fprintf(stderr, "Nothing was saved: say --yes to save%s.\n",
                plan.unanswered ? ", and --who or --add for the names"
                : plan.unsure   ? ", and --seen for what is not clear"
                                : "");
        return PREVIEW_STOP;
    }
    rc = ask_questions(ctx, args, &plan);
    if (rc < 0)
        return rc;
    add_answer(ctx, args, "seen", STR("yes"));
    return ask_yes("Save this?") ? 0 : PREVIEW_STOP;
}

static int generic_preview(struct op_ctx *ctx, struct cli_args *args)
{
    struct str name = str_format(ctx->arena, "%s.preview", args->op->name);
    const struct op *op = op_find(ctx->app->ops, name);
    struct strbuf out;
    if (!op)
        return 0;
    strbuf_init(&out, ctx->arena, LIMIT_OUTPUT);
    struct sink *sink = sink_new(ctx->arena, args->options.form, &out, ask_columns());
    int rc = op_run(ctx, op, args->inputs.p, args->inputs.n, sink);
    if (rc < 0)
        return rc;
    sink_finish(sink);
    rc = io_write_all(STDOUT_FILENO, strbuf_get(&out));
    if (rc < 0)
        return err_set(ctx->err, ERR_IO, "The output cannot be written (%s).", strerror(-rc));
    if (ctx->message.n)
        fprintf(stderr, "%.*s\n", STR_ARG(ctx->message));
    if (!ask_is_possible()) {
        fprintf(stderr, "Nothing was changed: say --yes to do it.\n");
        return PREVIEW_STOP;
    }
    ctx->message = STR_NULL;
    return ask_yes("Go on?") ? 0 : PREVIEW_STOP;
}

int preview_before(struct op_ctx *ctx, struct cli_args *args)
{
    return strcmp(args->op->name, "log") == 0 ? log_preview(ctx, args) : generic_preview(ctx, args);
}
