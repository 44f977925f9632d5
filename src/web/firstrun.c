/* SPDX-License-Identifier: Apache-2.0 */
/*
 * First run: who am I, bring people, who helped me, done. Plain forms that post and go on; every
 * step can be skipped and come back to. It is over when the last step says so (account.set_up).
 */
#include "web/firstrun.h"

#include "base/arena.h"
#include "def/errors.h"
#include "ops/sample.h"
#include "web/pages.h"

enum { CHIPS = 6 };

static const char *const step_paths[WELCOME_STEPS] = {"/welcome", "/welcome/people",
                                                      "/welcome/helpers", "/welcome/done"};

static const struct {
    const char *name, *role, *ask, *help, *example;
} questions[WELCOME_QUESTIONS] = {{"letters", "letter_writer", "Who wrote letters for you?",
                                   "To medical school, for a prize, for a summer job.",
                                   "Prof. Ruth Abernathy, Saint Olave College"},
                                  {"teachers", "teacher", "Who taught you?",
                                   "Courses you remember, a coach, somebody at the bedside.", ""},
                                  {"employers", "employer", "Who employed you, or let you look on?",
                                   "Jobs, laboratories, physicians whose day you followed.", ""},
                                  {"advisers", "adviser", "Who advised you?",
                                   "School advisers, students ahead of you, friends of the family.",
                                   ""}};

static int fill_question(struct page *p, size_t i, struct welcome_question *q)
{
    struct people_page people;
    struct people_filter f = {.role = choice_find(role_choices, str_c(questions[i].role)),
                              .limit = CHIPS};
    int rc = browse_people(&p->ctx, &f, &people);
    if (rc < 0)
        return rc;
    *q = (struct welcome_question){.name = str_c(questions[i].name),
                                   .ask = str_c(questions[i].ask),
                                   .help = str_c(questions[i].help),
                                   .example = str_c(questions[i].example),
                                   .typed = form_get(&p->rq->form, str_c(questions[i].name)),
                                   .people = people.rows,
                                   .n = people.n,
                                   .more = people.total - (int64_t)people.n};
    return 0;
}

static int fill_step(struct page *p, struct welcome_page *d)
{
    static const char *const mine[] = {
        "name", "school", "graduation_year", "track", "specialties", "time_zone", NULL};
    static const char *const left[] = {"about five minutes", "about four minutes left",
                                       "about three minutes left", "done"};
    struct people_page people;
    struct people_filter all = {.limit = 1};
    int rc = browse_people(&p->ctx, &all, &people);
    if (rc < 0)
        return rc;
    d->people = people.total;
    d->left = str_c(left[d->step - 1]);
    d->wrong = str_c(p->rq->err.text);
    d->sample = sample_is_here(&p->ctx);
    d->names = form_get(&p->rq->form, STR("names"));
    if (d->step == 1)
        rc = account_form_fill(p, mine, &d->form);
    for (size_t i = 0; rc == 0 && d->step == 3 && i < WELCOME_QUESTIONS; i++)
        rc = fill_question(p, i, &d->questions[i]);
    return rc;
}

static int show_step(void *app, struct request *rq, struct response *rs, int step)
{
    struct page p;
    struct welcome_page d = {.step = step};
    int rc = page_begin(&p, app, rq, rs, NAV_NONE);
    p.solo = true;
    p.here = str_c(step_paths[step - 1]);
    p.title = STR("Welcome");
    if (rc == 0)
        rc = fill_step(&p, &d);
    if (rc == 0)
        html_welcome(&rs->body, &p, &d);
    return page_end(&p, rc);
}

static int run_step(void *app, struct request *rq, struct response *rs)
{
    const char *path = rq->route_data;
    int step = 1;
    while (step < WELCOME_STEPS && strcmp(step_paths[step - 1], path) != 0)
        step++;
    return show_step(app, rq, rs, step);
}

/* The same step again with what was typed, when it did not fit. */
static bool is_fixable(int rc)
{
    return rc == ERR_INVALID || rc == ERR_LIMIT || rc == ERR_AMBIGUOUS || rc == ERR_CONFLICT;
}

static int again(void *app, struct request *rq, struct response *rs, int rc, int step)
{
    rs->status = error_row(rc)->http_status;
    return show_step(app, rq, rs, step);
}

static int save_me(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    int rc = page_check(app, rq);
    if (rc < 0)
        return rc;
    rc = account_form_save(app, rq, &ctx);
    if (is_fixable(rc))
        return again(app, rq, rs, rc, 1);
    if (rc == 0)
        response_redirect(rs, str_c(step_paths[1]));
    return rc;
}

/* Stays on the second step, so that more people can follow by another way. */
static int save_names(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct op_input in = {STR("names"), form_get(&rq->form, STR("names"))};
    int rc = page_check(app, rq);
    if (rc < 0)
        return rc;
    rc = page_run(app, rq, "recall", &in, 1, &ctx);
    if (is_fixable(rc))
        return again(app, rq, rs, rc, 2);
    if (rc == 0)
        page_redirect(rs, str_c(step_paths[1]), &ctx);
    return rc;
}

static int save_helpers(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct op_input in[WELCOME_QUESTIONS];
    int rc = page_check(app, rq);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < WELCOME_QUESTIONS; i++)
        in[i] = (struct op_input){str_c(questions[i].name),
                                  form_get(&rq->form, str_c(questions[i].name))};
    rc = page_run(app, rq, "recall", in, WELCOME_QUESTIONS, &ctx);
    if (is_fixable(rc))
        return again(app, rq, rs, rc, 3);
    if (rc == 0)
        page_redirect(rs, str_c(step_paths[3]), &ctx);
    return rc;
}

static int save_done(void *app, struct request *rq, struct response *rs)
{
    struct op_ctx ctx;
    struct op_input in = {STR("set_up"), STR("yes")};
    int rc = page_check(app, rq);
    if (rc == 0)
        rc = page_run(app, rq, "account.edit", &in, 1, &ctx);
    if (rc == 0)
        response_redirect(rs, STR("/"));
    return rc;
}

const struct route firstrun_routes[] = {
    {HTTP_GET, "/welcome", run_step, "/welcome", 0},
    {HTTP_POST, "/welcome", save_me, NULL, 0},
    {HTTP_GET, "/welcome/people", run_step, "/welcome/people", 0},
    {HTTP_POST, "/welcome/people", save_names, NULL, 0},
    {HTTP_GET, "/welcome/helpers", run_step, "/welcome/helpers", 0},
    {HTTP_POST, "/welcome/helpers", save_helpers, NULL, 0},
    {HTTP_GET, "/welcome/done", run_step, "/welcome/done", 0},
    {HTTP_POST, "/welcome/done", save_done, NULL, 0},
    ROUTE_END,
};
