/* SPDX-License-Identifier: Apache-2.0 */
/* Programs: the list, one of them, interviews, the worksheet, and bringing some in. */
#include "web/programs.h"

#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "net/form.h"
#include "ops/session.h"
#include "web/gate.h"
#include "web/pages.h"

enum { WAYS = 2 };

struct str program_href(struct arena *a, int64_t id)
{
    return str_format(a, "/programs/%s", id_str(a, id).p);
}

struct str program_interview_words(const struct page *p, const struct program *x)
{
    struct arena *a = p->ctx.arena;
    struct str near = date_is_full(x->interview_on) ? page_near(p, x->interview_on) : STR_NULL;
    return str_join(a, near, STR(", "), x->interview_time);
}

static void add_to(struct arena *a, struct programs_part *part, size_t i, size_t max)
{
    if (!part->at)
        part->at = ARENA_ARRAY(a, size_t, max + 1);
    part->at[part->n++] = i;
}

/* --- the list --------------------------------------------------------------------------------- */

/* In the order in which one looks for them. */
static const int order_of_status[] = {PROGRAM_MATCHED, PROGRAM_INTERVIEW, PROGRAM_RANKED,
                                      PROGRAM_APPLIED, PROGRAM_SIGNALLED, PROGRAM_CONSIDERING,
                                      PROGRAM_OUT};

static void fill_parts(struct page *p, struct programs_view *v)
{
    struct arena *a = p->ctx.arena;
    for (size_t k = 0; k < sizeof(order_of_status) / sizeof(*order_of_status); k++) {
        int status = order_of_status[k];
        struct programs_part *part = &v->parts[v->parts_n];
        *part = (struct programs_part){.heading = str_c(program_status_choices[status].label)};
        for (size_t i = 0; i < v->list.n; i++) {
            const struct program *x = &v->list.rows[i].program;
            if (x->status == status &&
                (!v->specialty.n || specialty_is_same(a, x->specialty, v->specialty)))
                add_to(a, part, i, v->list.n);
        }
        v->shown += part->n;
        v->parts_n += part->n > 0;
    }
}

static int run_list(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct programs_view v = {.specialty = str_trim(form_get(&rq->params, STR("specialty"))),
                              .compare =
                                  str_eq(form_get(&rq->params, STR("view")), STR("compare"))};
    int rc = page_begin(&p, app, rq, rs, NAV_PROGRAMS);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = program_list_load(&p.ctx, &v.list));
    if (rc == 0) {
        program_interview_problems(rq->a, v.list.facts, v.list.n, p.ctx.today,
                                   v.list.season.offers.on, &v.problems);
        fill_parts(&p, &v);
        p.title = STR("Programs");
        html_programs(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

/* --- one -------------------------------------------------------------------------------------- */

static void fill_program(struct page *p, struct program_view *v)
{
    struct arena *a = p->ctx.arena;
    const struct program_file *f = &v->file;
    const struct signal_row *row = f->allowance.row;
    v->url = program_href(a, f->program.record.id);
    v->ways_href = str_format(a, "/paths?program=%s", id_str(a, f->program.record.id).p);
    v->today = date_str(a, p->ctx.today);
    v->tomorrow = date_str(a, date_add_days(p->ctx.today, 1));
    v->over = date_is_full(f->program.interview_on) &&
              date_cmp(f->program.interview_on, p->ctx.today) <= 0;
    v->one_signal = !row || row->flat;
    v->two_signals = !row || !row->flat;
    v->ask_what = str_format(a, "a call to %.*s", STR_ARG(f->fact.name));
    for (size_t i = 0; i < ask_rules_n && v->rules_n < 8; i++)
        if (ask_rule_binds(&ask_rules[i], ASK_CALL) &&
            str_starts(str_c(ask_rules[i].key), STR("call")))
            v->rules[v->rules_n++] = &ask_rules[i];
}

static int load_one(struct page *p, int64_t id, struct program_view *v)
{
    struct paths_query q = {.program = id, .k = WAYS, .differs = true, .brief = true};
    int rc = program_load(&p->ctx, id, &v->file);
    return rc < 0 ? rc : paths_find(&p->ctx, &q, &v->ways);
}

static int run_show(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct program_view v = {0};
    struct account me;
    int64_t id;
    int rc = page_begin(&p, app, rq, rs, NAV_PROGRAMS);
    if (rc == 0)
        rc = page_id(&p, "id", &entity_program, &id);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = load_one(&p, id, &v));
    if (rc == 0)
        rc = context_account(&p.ctx, &me);
    if (rc == 0) {
        fill_program(&p, &v);
        v.soap = me.match_result > MATCH_MATCHED || v.file.program.soap ||
                 date_is_set(v.file.row.contacted_me_on);
        p.title = v.file.fact.name;
        html_program(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

/* --- interviews ------------------------------------------------------------------------------- */

/* By day, then time; `back`: newest first. */
static void sort_days(const struct program_list *l, struct programs_part *part, bool back)
{
    for (size_t i = 1; i < part->n; i++) {
        size_t x = part->at[i], k = i;
        for (; k; k--) {
            const struct program *one = &l->rows[part->at[k - 1]].program,
                                 *two = &l->rows[x].program;
            int c = date_cmp(one->interview_on, two->interview_on);
            c = c ? c : str_cmp(one->interview_time, two->interview_time);
            if (back ? c >= 0 : c <= 0)
                break;
            part->at[k] = part->at[k - 1];
        }
        part->at[k] = x;
    }
}

static int run_interviews(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct interviews_view v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_PROGRAMS);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = program_list_load(&p.ctx, &v.list));
    for (size_t i = 0; rc == 0 && i < v.list.n; i++) {
        const struct program *x = &v.list.rows[i].program;
        if (date_is_full(x->interview_on))
            add_to(rq->a, date_cmp(x->interview_on, p.ctx.today) >= 0 ? &v.ahead : &v.over, i,
                   v.list.n);
        else if (program_waits_for_answer(x))
            add_to(rq->a, &v.offers, i, v.list.n);
    }
    if (rc == 0) {
        sort_days(&v.list, &v.ahead, false);
        sort_days(&v.list, &v.over, true);
        program_interview_problems(rq->a, v.list.facts, v.list.n, p.ctx.today,
                                   v.list.season.offers.on, &v.problems);
        p.title = STR("Interviews");
        html_interviews(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

/* --- the worksheet ---------------------------------------------------------------------------- */

static int run_rank(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct rank_view v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_PROGRAMS);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = program_list_load(&p.ctx, &v.list));
    if (rc == 0) {
        program_rank_order(rq->a, &v.list, &v.order, &v.ranked, &v.n);
        v.opens = season_opens(&p.ctx, &v.list.season);
        program_rank_problems(rq->a, v.list.facts, v.list.n, &v.problems);
        p.title = STR("Your worksheet");
        html_rank(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

/* --- bringing some in ------------------------------------------------------------------------- */

static int show_import(void *app, struct request *rq, struct response *rs,
                       struct programs_import_view *v)
{
    struct page p;
    int rc = page_begin(&p, app, rq, rs, NAV_PROGRAMS);
    if (rc == 0 && v->in.text.n && !v->error.n) {
        rc = program_import_run(&p.ctx, &v->in, false, &v->report);
        v->read = rc == 0;
        v->coming = v->report.count[PROGRAM_IMPORT_NEW] + v->report.count[PROGRAM_IMPORT_CHANGED];
        if (rc == ERR_PARSE || rc == ERR_INVALID || rc == ERR_LIMIT) {
            v->error = str_copy(rq->a, str_c(p.ctx.err->text));
            rs->status = error_row(rc)->http_status;
            rc = 0;
        }
    }
    if (rc == 0) {
        p.here = STR("/programs/import");
        p.title = STR("Bring programs in");
        html_programs_import(&rs->body, &p, v);
    }
    return page_end(&p, rc);
}

static int run_import_form(void *app, struct request *rq, struct response *rs)
{
    struct programs_import_view v = {0};
    return show_import(app, rq, rs, &v);
}

/* The columns as they were chosen: "col0=name&col1=skip"; "" when none were. */
static struct str chosen_columns(const struct request *rq)
{
    struct str all = STR_NULL;
    for (int i = 0; i < PROGRAM_SHEET_COLUMNS; i++) {
        struct str word = form_get(&rq->form, str_format(rq->a, "col%d", i));
        if (!word.n)
            break;
        all = str_join(rq->a, all, STR(","), word);
    }
    return all;
}

/* A file's text goes on in the page, so that nothing is kept here before the yes. */
static struct str sent_text(const struct request *rq)
{
    const struct form_part *file = form_find(&rq->form, STR("file"));
    return file && file->is_file && file->value.n ? file->value : form_get(&rq->form, STR("text"));
}

static int run_import(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct programs_import_view v = {.in = {.text = sent_text(rq),
                                            .columns = chosen_columns(rq),
                                            .specialty = form_get(&rq->form, STR("specialty"))}};
    int rc = page_check(app, rq);
    if (rc < 0)
        return rc;
    if (!v.in.text.n)
        v.error = STR("Choose a file, or paste some lines.");
    if (!form_get(&rq->form, STR("yes")).n || v.error.n)
        return show_import(app, rq, rs, &v);
    struct op_input in[] = {{STR("text"), v.in.text},
                            {STR("columns"), v.in.columns},
                            {STR("specialty"), v.in.specialty}};
    rc = page_run(app, rq, "programs.import", in, 3, &ctx);
    if (rc == 0)
        page_redirect(rs, STR("/programs"), &ctx);
    if (rc == ERR_INVALID || rc == ERR_LIMIT || rc == ERR_PARSE) {
        v.error = str_copy(rq->a, str_c(rq->err.text));
        return show_import(app, rq, rs, &v);
    }
    return rc;
}

static int run_export(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    if (!rq->thread)
        return page_check(app, rq);
    int rc = session_begin_read(rq->thread, gate_caller(rq));
    if (rc == 0)
        rc = page_run(app, rq, "programs.export", NULL, 0, &ctx);
    session_end_read(rq->thread);
    if (rc < 0)
        return rc;
    rs->bytes = ctx.raw.p ? ctx.raw : STR("");
    response_download(rs, str_copy(rq->a, ctx.raw_type).p, ctx.raw_name);
    return 0;
}

/* --- Match Week ------------------------------------------------------------------------------- */

static int fill_match(struct page *p, struct match_view *v)
{
    v->matched = SIZE_MAX;
    int rc = program_list_load(&p->ctx, &v->list);
    if (rc == 0)
        rc = match_list_load(&p->ctx, &v->list.season, &v->helpers);
    if (rc < 0)
        return rc;
    v->season = v->list.season;
    v->result = v->season.result;
    v->before = date_is_set(v->season.monday.on) && date_cmp(p->ctx.today, v->season.monday.on) < 0;
    v->telling = v->result && date_is_set(v->season.match_day.on) &&
                 date_cmp(p->ctx.today, v->season.match_day.on) >= 0;
    v->soap = v->result > MATCH_MATCHED;
    v->in_soap = date_is_set(v->season.soap_last.on) && !v->before &&
                 date_cmp(p->ctx.today, v->season.soap_last.on) <= 0;
    for (size_t i = 0; i < v->list.n; i++)
        if (v->list.rows[i].program.status == PROGRAM_MATCHED)
            v->matched = i;
    return 0;
}

static int run_match(void *app, struct request *rq, struct response *rs)
{
    struct page p;
    struct match_view v = {0};
    int rc = page_begin(&p, app, rq, rs, NAV_PROGRAMS);
    if (rc == 0)
        SESSION_AHEAD(p.ctx.db, rc = fill_match(&p, &v));
    if (rc == 0) {
        p.title = STR("The Match");
        html_match(&rs->body, &p, &v);
    }
    return page_end(&p, rc);
}

const struct route programs_routes[] = {
    {HTTP_GET, "/programs", run_list, NULL, 0},
    {HTTP_GET, "/programs/interviews", run_interviews, NULL, 0},
    {HTTP_GET, "/programs/rank", run_rank, NULL, 0},
    {HTTP_GET, "/programs/import", run_import_form, NULL, 0},
    {HTTP_POST, "/programs/import", run_import, NULL, ROUTE_UPLOAD},
    {HTTP_GET, "/programs/export", run_export, NULL, 0},
    {HTTP_GET, "/programs/{id}", run_show, NULL, 0},
    {HTTP_GET, "/match", run_match, NULL, 0},
    ROUTE_END,
};
