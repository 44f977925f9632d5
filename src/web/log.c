/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Quick log: a sentence in the box, then what was understood of it, then it is saved. The page
 * keeps nothing between the two: the form carries the sentence and the answers.
 */
#include "web/log.h"

#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/sample.h"
#include "web/pages.h"

bool log_is_person(const struct log_page *d, size_t mention, int64_t person)
{
    const struct quick_person *who = &d->plan.people[mention];
    return who->status == QUICK_KNOWN && who->id == person;
}

/* A name that nobody here has is most likely a new person; perhaps not a name at all when the
 * parser doubts it, and then the question stays open. */
bool log_is_new(const struct log_page *d, size_t mention)
{
    const struct quick_person *who = &d->plan.people[mention];
    return who->status == QUICK_NEW || (who->status == QUICK_ASK && !who->candidates_n &&
                                        !d->plan.log.people.p[mention].unclear);
}

bool log_is_skip(const struct log_page *d, size_t mention)
{
    return d->plan.people[mention].status == QUICK_SKIP;
}

struct str log_last(const struct page *p, const struct standing *s)
{
    if (!date_is_set(s->last_on))
        return STR("no contact noted yet");
    return str_format(p->ctx.arena, "last contact %.*s", STR_ARG(page_near(p, s->last_on)));
}

/* "1=ID,2=new" from the radio buttons who-1, who-2 and so on. */
static struct str gather_who(const struct request *rq)
{
    struct str who = STR_NULL;
    for (int i = 1; i <= LIMIT_LOG_PEOPLE; i++) {
        struct str name = str_format(rq->a, "who-%d", i);
        struct str answer = request_get_param(rq, name);
        if (answer.n && str_find_char(answer, ',', 0) == SIZE_MAX)
            who = str_format(rq->a, "%.*s%s%d=%.*s", STR_ARG(who), who.n ? "," : "", i,
                             STR_ARG(answer));
    }
    return who;
}

/* The answers as they would be given to the operation; what cannot be read is as not said. */
static void read_answers(const struct page *p, struct quick_in *in)
{
    const struct request *rq = p->rq;
    int64_t minutes;
    *in = (struct quick_in){
        .text = str_trim(request_get_param(rq, STR("text"))),
        .who = gather_who(rq),
        .kind = choice_find(interaction_kind_choices, request_get_param(rq, STR("kind"))),
        .direction = choice_find(direction_choices, request_get_param(rq, STR("direction")))};
    if (!date_parse(request_get_param(rq, STR("on")), &in->on) || !date_is_full(in->on))
        in->on = (struct date){0};
    if (str_to_i64(request_get_param(rq, STR("minutes")), 1, 100000, &minutes))
        in->minutes = minutes;
}

/* Dashed: what waits for an answer. */
static bool is_doubtful(const struct log_page *d, const struct quicklog_part *x)
{
    if (x->what == QUICKLOG_PERSON)
        return d->plan.people[x->index].status == QUICK_ASK;
    return x->unclear;
}

static void fill_said(struct page *p, struct log_page *d)
{
    const struct quicklog *log = &d->plan.log;
    size_t first = log->parts.n ? log->parts.p[0].from : log->text.n;
    d->said = ARENA_ARRAY(p->ctx.arena, struct log_piece, log->parts.n + 1);
    d->said[d->said_n++] = (struct log_piece){.after = str_sub(log->text, 0, first)};
    for (size_t i = 0; i < log->parts.n; i++) {
        const struct quicklog_part *x = &log->parts.p[i];
        size_t next = i + 1 < log->parts.n ? x[1].from : log->text.n;
        d->said[d->said_n++] = (struct log_piece){.text = str_sub(log->text, x->from, x->to),
                                                  .after = str_sub(log->text, x->to, next),
                                                  .number = x->number,
                                                  .unclear = is_doubtful(d, x)};
    }
}

static struct log_row who_row(struct page *p, const struct log_page *d,
                              const struct quicklog_part *x)
{
    const struct quick_person *who = &d->plan.people[x->index];
    const struct quicklog_mention *m = &d->plan.log.people.p[x->index];
    struct log_row row = {.number = x->number, .control = LOG_WHO, .mention = x->index};
    row.label = m->participant ? STR("Who") : STR("Spoken of");
    row.name = str_format(p->ctx.arena, "who-%zu", x->index + 1);
    row.as = who->status == QUICK_SKIP ? STR("Left out") : who->name;
    row.open = who->status == QUICK_ASK;
    return row;
}

static struct log_row day_row(const struct log_page *d, const struct quicklog_part *x)
{
    struct log_row row = {
        .number = x->number, .control = LOG_DAY, .label = STR("When"), .as = x->as};
    row.open = x->unclear && !date_is_set(d->in.on);
    row.readings[0] = x->readings[0];
    row.readings[1] = x->readings[1];
    return row;
}

static struct log_row kind_row(const struct log_page *d, const struct quicklog_part *x)
{
    /* A second kind in the sentence is a remark; there is one kind to choose. */
    if (x->unclear)
        return (struct log_row){.number = x->number, .label = STR("What"), .as = x->as};
    return (struct log_row){.number = x->number,
                            .label = STR("What"),
                            .as = x->as,
                            .control = LOG_KIND,
                            .open = !d->plan.log.kind};
}

static struct log_row part_row(struct page *p, const struct log_page *d,
                               const struct quicklog_part *x)
{
    switch (x->what) {
    case QUICKLOG_PERSON: return who_row(p, d, x);
    case QUICKLOG_DATE: return day_row(d, x);
    case QUICKLOG_KIND: return kind_row(d, x);
    default:
        return (struct log_row){.number = x->number,
                                .label = str_c(quicklog_what_label(x->what)),
                                .as = x->as,
                                .control = x->what == QUICKLOG_MINUTES ? LOG_MINUTES : LOG_PLAIN};
    }
}

/* A person named twice, or a day said twice, is one row. */
static bool has_row(const struct log_page *d, const struct log_row *row)
{
    for (size_t i = 0; row->control && i < d->rows_n; i++)
        if (d->rows[i].control == row->control &&
            (row->control != LOG_WHO || d->rows[i].mention == row->mention))
            return true;
    return false;
}

static bool has_control(const struct log_page *d, enum log_control control)
{
    struct log_row row = {.control = control};
    return has_row(d, &row);
}

static void add_row(struct log_page *d, struct log_row row)
{
    if (has_row(d, &row))
        return;
    d->open += row.open;
    d->rows[d->rows_n++] = row;
}

/* What the sentence does not say: kind and day. */
static void add_unsaid(struct page *p, struct log_page *d)
{
    const struct quicklog *log = &d->plan.log;
    struct str day = date_near(p->ctx.arena, log->date, p->ctx.today);
    if (!has_control(d, LOG_KIND))
        add_row(d, (struct log_row){.label = STR("What"),
                                    .control = LOG_KIND,
                                    .as = quick_is_promise_only(log)
                                              ? STR("Only a promise; it does not count as contact")
                                          : log->kind
                                              ? str_c(interaction_kind_choices[log->kind].label)
                                              : STR("What was it?"),
                                    .open = !log->kind});
    if (!has_control(d, LOG_DAY))
        add_row(d, (struct log_row){.label = STR("When"),
                                    .control = LOG_DAY,
                                    .as = str_format(p->ctx.arena, "%c%.*s", day.p[0] & ~0x20,
                                                     STR_ARG(str_sub(day, 1, day.n))),
                                    .note = STR("no day was said")});
}

static int fill_plan(struct page *p, struct log_page *d)
{
    int rc = quick_plan(&p->ctx, &d->in, &d->plan);
    if (rc < 0)
        return rc;
    d->has_plan = true;
    d->look = look_text(p->ctx.arena, d->text);
    fill_said(p, d);
    d->rows = ARENA_ARRAY(p->ctx.arena, struct log_row, d->plan.log.parts.n + 3);
    VEC_EACH (const struct quicklog_part, x, &d->plan.log.parts)
        add_row(d, part_row(p, d, x));
    add_unsaid(p, d);
    return 0;
}

static int show_log(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct log_page d = {.wrong = str_c(rq->err.text)};
    int rc = page_begin(&p, app, rq, rs, NAV_LOG);
    if (rc < 0)
        return page_end(&p, rc);
    read_answers(&p, &d.in);
    d.text = d.in.text;
    d.sample = sample_is_here(&p.ctx);
    d.next = page_next(rq, form_get(&rq->params, STR("next")));
    if (d.text.n)
        rc = fill_plan(&p, &d);
    if (rc == ERR_INVALID || rc == ERR_LIMIT) { /* the sentence itself: say so beside the box */
        d.wrong = str_copy(rq->a, str_c(p.ctx.err->text));
        rs->status = error_row(rc)->http_status;
        rc = 0;
    }
    if (rc == 0) {
        p.title = d.has_plan ? STR("What was understood") : STR("Log");
        html_log(&rs->body, &p, &d);
    }
    return page_end(&p, rc);
}

static int run_save(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct op_input in[8] = {{STR("text"), form_get(&rq->form, STR("text"))}};
    size_t n = 1;
    static const char *const names[] = {"kind", "direction", "on", "minutes"};
    for (size_t i = 0; i < 4; i++) {
        struct str value = str_trim(form_get(&rq->form, str_c(names[i])));
        if (value.n)
            in[n++] = (struct op_input){str_c(names[i]), value};
    }
    in[n++] = (struct op_input){STR("seen"), STR("yes")}; /* the preview showed it dashed */
    struct str who = gather_who(rq);
    if (who.n)
        in[n++] = (struct op_input){STR("who"), who};
    int rc = page_check(app, rq);
    if (rc < 0)
        return rc;
    rc = page_run(app, rq, "log", in, n, &ctx);
    if (rc == ERR_INVALID || rc == ERR_AMBIGUOUS || rc == ERR_LIMIT || rc == ERR_SOAP ||
        page_may_pass(rc)) {
        if (rc == ERR_AMBIGUOUS) /* the operation's sentence speaks of options of the command */
            err_set(&rq->err, rc, "A question below is still open: say who is meant, then save.");
        rs->status = error_row(rc)->http_status;
        return show_log(app, rq, rs);
    }
    if (rc == 0)
        page_redirect(rs, page_next(rq, STR("/")), &ctx);
    return rc;
}

const struct route log_routes[] = {
    {HTTP_GET, "/log", show_log, NULL, 0},
    {HTTP_POST, "/log", run_save, NULL, 0},
    ROUTE_END,
};
