/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pages around an import. Each page reads the state of a job by its id and refreshes itself
 * while the job runs, so that they work without script and after a reload.
 */
#include "web/gate.h"
#include "web/import.h"

#include "base/arena.h"
#include "base/id.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/session.h"
#include "web/pages.h"

#include <stdlib.h>
#include <time.h>

static const char title_look[] = "Reading", title_write[] = "Importing";

/* What a job is given: heap, freed on its thread. */
struct import_task {
    struct web *web;
    struct caller who;  /* without its texts: the request is over */
    struct arena *file; /* holds name and bytes; becomes the job's */
    struct str name, bytes;
    int64_t looked; /* the first job, held while the second runs; 0 in the first */
    int unclear;
};

static void release_task(void *data)
{
    struct import_task *t = data;
    if (t->looked)
        workers_release(t->web->workers, t->looked);
    arena_free(t->file);
    free(t);
}

static void free_file(void *arena) { arena_free(arena); }

static bool tell(void *data, size_t done, size_t total)
{
    job_set_progress(data, (int64_t)done, (int64_t)total, NULL);
    return job_is_cancelled(data);
}

/* The file stays as long as the job's result: its arena goes with the job's. */
static struct import_result *begin_result(struct job *job, struct import_task *t)
{
    struct arena *a = job_arena(job);
    struct import_result *x = ARENA_NEW(a, struct import_result);
    x->written = t->looked != 0;
    x->unclear = t->unclear;
    x->name = str_copy(a, t->name);
    x->bytes = t->bytes;
    if (t->file)
        arena_on_cleanup(a, free_file, t->file);
    t->file = NULL;
    return x;
}

static int import_in_session(struct job *job, struct import_task *t, struct db *db,
                             struct import_result *x, struct err *err)
{
    struct op_ctx ctx;
    struct import_in in = {
        .bytes = x->bytes, .name = x->name, .unclear = t->unclear, .commit = x->written};
    int rc = context_init(&ctx, job_arena(job), t->web->app, db, &t->who, STR("web"));
    if (rc < 0)
        return err_set(err, rc, "%s", session_err(db)->text);
    ctx.progress = (struct op_progress){tell, job};
    rc = import_run(&ctx, &in, &x->report);
    if (rc < 0)
        return err_set(err, rc, "%s", ctx.err->text);
    x->action_id = ctx.action_id;
    if (x->written)
        x->bytes = STR_NULL; /* borrowed from the first job */
    job_set_result(job, x);
    return 0;
}

static int run_job(struct job *job, void *data, struct err *err)
{
    struct import_task *t = data;
    struct db *db;
    struct import_result *x = begin_result(job, t);
    int rc = session_open(t->web->app, &db, err);
    if (rc < 0)
        return rc;
    rc = import_in_session(job, t, db, x, err);
    session_close(db);
    return rc;
}

/* Adds where the user came from, so that first run goes on afterwards. */
static struct str address(struct arena *a, int64_t job, struct str from)
{
    return str_format(a, "/import/%s%s", id_str(a, job).p,
                      str_eq(from, STR("welcome")) ? "?from=welcome" : "");
}

static struct str came_from(const struct request *rq)
{
    bool welcome = str_eq(request_get_param(rq, STR("from")), STR("welcome"));
    return welcome ? STR("welcome") : STR_NULL;
}

static int start_job(struct request *rq, struct response *rs, struct import_task *t,
                     const char *title)
{
    int64_t id;
    const struct caller *who = gate_caller(rq);
    t->who = (struct caller){.account = who->account, .role = who->role, .perms = who->perms};
    const struct worker_task task = {.title = title,
                                     .run = run_job,
                                     .data = t,
                                     .release = release_task,
                                     .owner = t->who.account};
    int rc = workers_start(t->web->workers, &task, &id, &rq->err);
    if (rc == 0)
        response_redirect(rs, address(rq->a, id, came_from(rq)));
    return rc;
}

/* A small file is read before the browser would ask again; waiting a moment spares it the page in
 * between. */
static void wait_a_moment(struct web *w, int64_t id, struct job_status *s)
{
    enum { TRIES = 12, MILLISECONDS = 15 };
    for (int i = 0; i < TRIES && workers_get(w->workers, id, s) && s->state == JOB_RUNNING; i++)
        nanosleep(&(struct timespec){0, MILLISECONDS * 1000000L}, NULL);
}

static bool is_ours(const struct request *rq, const struct job_status *s)
{
    if (s->owner != gate_caller(rq)->account)
        return false;
    return strcmp(s->title, title_look) == 0 || strcmp(s->title, title_write) == 0;
}

/* What became of the unclear records, once they were written. */
static struct str unclear_words(const struct import_result *x)
{
    if (!x->written)
        return STR("The name is here already, with no address in common.");
    if (x->unclear == UNCLEAR_SAME + 1)
        return STR("Added to the people who were here already, as you said.");
    return x->unclear == UNCLEAR_SKIP + 1 ? STR("Left out, as you said.")
                                          : STR("Came in as new people, as you said.");
}

/* Questions and failures first: they are what the user can do something about. */
static void fill_groups(struct page *p, struct import_page *d)
{
    static const struct {
        enum import_status status;
        const char *title, *help;
    } order[] = {
        {IMPORT_UNCLEAR, "Unclear", ""},
        {IMPORT_FAILED, "Not readable", "These are left out; all others come in."},
        {IMPORT_CHANGED, "Changed", "Only what differs from the last import is taken over."},
        {IMPORT_NEW, "New", ""}};
    const struct import_report *r = &d->result->report;
    for (size_t k = 0; k < sizeof(order) / sizeof(*order); k++) {
        struct import_group *g = &d->groups[d->groups_n];
        *g = (struct import_group){
            order[k].status, str_c(order[k].title), str_c(order[k].help),
            ARENA_ARRAY(p->ctx.arena, const struct import_item *, r->items.n + 1), 0};
        if (g->status == IMPORT_UNCLEAR)
            g->help = unclear_words(d->result);
        VEC_EACH (const struct import_item, x, &r->items)
            if (x->status == g->status)
                g->items[g->n++] = x;
        d->groups_n += g->n > 0;
    }
    d->coming =
        r->count[IMPORT_NEW] + r->count[IMPORT_CHANGED] + r->count[IMPORT_UNCLEAR] + r->groups;
}

static void fill_state(struct page *p, int64_t id, const struct job_status *s,
                       struct import_page *d)
{
    d->job = id_str(p->ctx.arena, id);
    if (s->state == JOB_RUNNING) {
        bool known = s->total > 0;
        d->state = IMPORT_WORKING;
        d->title = str_c(s->title);
        d->percent = known ? s->done * 100 / s->total : -1;
        response_add_header(p->rs, STR("Refresh"), STR("1"));
    } else if (s->state == JOB_DONE) {
        d->result = s->result;
        d->state = d->result->written ? IMPORT_WRITTEN : IMPORT_LOOKED;
        fill_groups(p, d);
    } else {
        d->wrong = str_copy(p->ctx.arena, str_c(s->err.text));
        p->rs->status = s->state == JOB_FAILED ? error_row(s->err.code)->http_status : 200;
    }
}

static int show(void *app, struct request *rq, struct response *rs, int64_t id,
                const struct job_status *s)
{
    struct page p;
    struct import_page d = {.wrong = str_c(rq->err.text), .from = came_from(rq)};
    int rc = page_begin(&p, app, rq, rs, NAV_IMPORT);
    if (rc == 0) {
        p.solo = d.from.n > 0;
        p.title = STR("Import");
        if (s)
            fill_state(&p, id, s, &d);
        html_import(&rs->body, &p, &d);
    }
    return page_end(&p, rc);
}

static int show_empty(void *app, struct request *rq, struct response *rs)
{
    return show(app, rq, rs, 0, NULL);
}

static int show_job(void *app, struct request *rq, struct response *rs)
{
    struct web *w = app;
    struct job_status s;
    int64_t id;
    if (id_parse(request_get_arg(rq, STR("job")), &id))
        wait_a_moment(w, id, &s);
    else
        id = 0;
    if (!id || !workers_hold(w->workers, id, &s)) {
        rs->status = error_row(ERR_NOT_FOUND)->http_status;
        err_set(&rq->err, ERR_NOT_FOUND,
                "What was read of that file is no longer kept: choose it once more.");
        return show_empty(app, rq, rs);
    }
    int rc = is_ours(rq, &s)
                 ? show(app, rq, rs, id, &s)
                 : err_set(&rq->err, ERR_NOT_FOUND, "There is no import at this address.");
    workers_release(w->workers, id);
    return rc;
}

static int run_upload(void *app, struct request *rq, struct response *rs)
{
    int rc = page_check(app, rq);
    const struct form_part *file = form_find(&rq->form, STR("file"));
    if (rc < 0)
        return rc;
    if (!file || !file->is_file || !file->value.n) {
        bool chosen = file && file->file_name.n;
        rs->status = error_row(ERR_INVALID)->http_status;
        err_set(&rq->err, ERR_INVALID, chosen ? "This file is empty." : "Choose a file first.");
        return show_empty(app, rq, rs);
    }
    struct import_task *t = calloc(1, sizeof(*t));
    if (!t)
        return err_set(&rq->err, ERR_BUSY, "There is not enough memory for this file just now.");
    t->web = app;
    t->file = arena_new(0);
    t->bytes = str_copy(t->file, file->value);
    t->name = str_copy(t->file, file->file_name.n ? file->file_name : STR("file"));
    return start_job(rq, rs, t, title_look);
}

static int run_commit(void *app, struct request *rq, struct response *rs)
{
    static const char *const answers[] = {"", "new", "skip", "same"};
    struct web *w = app;
    struct job_status s;
    int64_t id;
    int rc = page_check(app, rq);
    if (rc < 0)
        return rc;
    bool held = id_parse(request_get_arg(rq, STR("job")), &id) && workers_hold(w->workers, id, &s);
    const struct import_result *looked = held && is_ours(rq, &s) ? s.result : NULL;
    struct import_task *t = looked && !looked->written ? calloc(1, sizeof(*t)) : NULL;
    if (!t) {
        if (held)
            workers_release(w->workers, id);
        return show_job(app, rq, rs);
    }
    *t = (struct import_task){.web = w, .looked = id, .name = looked->name, .bytes = looked->bytes};
    for (int i = 1; i < 4; i++)
        if (str_eq(form_get(&rq->form, STR("unclear")), str_c(answers[i])))
            t->unclear = i;
    return start_job(rq, rs, t, title_write);
}

static int run_cancel(void *app, struct request *rq, struct response *rs)
{
    struct web *w = app;
    int64_t id;
    int rc = page_check(app, rq);
    if (rc < 0)
        return rc;
    struct job_status s;
    if (!id_parse(request_get_arg(rq, STR("job")), &id) || !workers_get(w->workers, id, &s) ||
        !is_ours(rq, &s))
        return show_job(app, rq, rs);
    workers_cancel(w->workers, id);
    response_redirect(rs, address(rq->a, id, came_from(rq)));
    return 0;
}

const struct route import_routes[] = {
    {HTTP_GET, "/import", show_empty, NULL, 0},
    {HTTP_POST, "/import", run_upload, NULL, ROUTE_UPLOAD},
    {HTTP_GET, "/import/{job}", show_job, NULL, 0},
    {HTTP_POST, "/import/{job}/yes", run_commit, NULL, 0},
    {HTTP_POST, "/import/{job}/cancel", run_cancel, NULL, 0},
    ROUTE_END,
};
