/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A small server of src/net for the transcripts beside it. Prints its port, then serves
 * until SIGTERM; prints "stopped" and how many threads were made and freed.
 *
 * demo_server [ADDRESS [IDLE_SECONDS [BODY_SECONDS [PORT]]]]
 */
#include "base/arena.h"
#include "base/html.h"
#include "def/errors.h"
#include "net/csrf.h"
#include "net/router.h"
#include "net/server.h"
#include "net/worker.h"

#include <stdatomic.h>
#include <unistd.h>

struct demo {
    struct router *router;
    struct csrf csrf;
    struct workers *workers;
    struct str page;
    atomic_int threads_made, threads_freed;
};

static const struct asset demo_asset = {
    .name = "a.css", .bytes = "body{}", .n = 6, .gzip = "GZIP", .gzip_n = 4, .hash = "0123456789abcdef"};

static int run_page(void *app, struct request *rq, struct response *rs)
{
    struct demo *d = app;
    (void)rq;
    rs->bytes = d->page;
    return 0;
}

static int run_hello(void *app, struct request *rq, struct response *rs)
{
    (void)app;
    html_text(&rs->body, STR("hello "));
    html_text(&rs->body, request_get_arg(rq, STR("name")));
    html_text(&rs->body, STR(" "));
    html_text(&rs->body, request_get_param(rq, STR("q")));
    return rq->thread ? 0 : ERR_INTERNAL;
}

/* "name=value" of every field, files as "name=[file name, type, bytes]". */
static int run_form(void *app, struct request *rq, struct response *rs)
{
    (void)app;
    rs->type = "text/plain; charset=utf-8";
    for (size_t i = 0; i < rq->form.n; i++) {
        const struct form_part *p = &rq->form.p[i];
        if (p->is_file)
            strbuf_addf(&rs->body, "%.*s=[%.*s, %.*s, %zu]\n", STR_ARG(p->name),
                        STR_ARG(p->file_name), STR_ARG(p->type), p->value.n);
        else
            strbuf_addf(&rs->body, "%.*s=%.*s\n", STR_ARG(p->name), STR_ARG(p->value));
    }
    return 0;
}

static int run_body(void *app, struct request *rq, struct response *rs)
{
    (void)app;
    strbuf_addf(&rs->body, "%zu bytes", rq->body.n);
    return 0;
}

static int run_slow(void *app, struct request *rq, struct response *rs)
{
    (void)app;
    (void)rq;
    usleep(700000);
    html_text(&rs->body, STR("slow but done"));
    return 0;
}

static int run_asset(void *app, struct request *rq, struct response *rs)
{
    (void)app;
    response_asset(rs, rq, &demo_asset, response_type_of(str_c(demo_asset.name)));
    return 0;
}

static int run_token(void *app, struct request *rq, struct response *rs)
{
    struct demo *d = app;
    html_text(&rs->body, csrf_token(&d->csrf, rq, rs));
    return 0;
}

static int run_change(void *app, struct request *rq, struct response *rs)
{
    struct demo *d = app;
    int rc = csrf_check(&d->csrf, rq);
    if (rc)
        return rc;
    response_redirect(rs, request_get_param(rq, STR("to")));
    return 0;
}

static int run_missing(void *app, struct request *rq, struct response *rs)
{
    (void)app;
    (void)rs;
    return err_set(&rq->err, ERR_NOT_FOUND, "Nobody has this id");
}

static int count_up(struct job *job, void *data, struct err *err)
{
    (void)data;
    for (int i = 1; i <= 200; i++) {
        if (job_is_cancelled(job))
            return err_set(err, ERR_CANCELLED, "Cancelled after %d", i);
        job_set_progress(job, i, 200, "counting");
        usleep(1000);
    }
    job_set_result(job, arena_copy(job_arena(job), "counted", 7));
    return 0;
}

static int run_job(void *app, struct request *rq, struct response *rs)
{
    struct demo *d = app;
    int64_t id;
    int rc = workers_start(d->workers, &(struct worker_task){.title = "count", .run = count_up},
                           &id, &rq->err);
    if (!rc)
        strbuf_add_i64(&rs->body, id);
    return rc;
}

static int run_job_show(void *app, struct request *rq, struct response *rs)
{
    struct demo *d = app;
    struct job_status st;
    int64_t id;
    if (!str_to_i64(request_get_arg(rq, STR("id")), 1, INT64_MAX, &id) ||
        !workers_get(d->workers, id, &st))
        return err_set(&rq->err, ERR_NOT_FOUND, "There is no such job");
    if (rq->method == HTTP_DELETE)
        workers_cancel(d->workers, id);
    strbuf_addf(&rs->body, "%d %d %s", (int)st.state, (int)st.done,
                st.result ? (const char *)st.result : "-");
    return 0;
}

static const struct route routes[] = {
    {HTTP_GET, "/", run_page, NULL, 0},
    {HTTP_GET, "/hello/{name}", run_hello, NULL, 0},
    {HTTP_GET, "/slow", run_slow, NULL, 0},
    {HTTP_GET, "/a.css", run_asset, NULL, 0},
    {HTTP_GET, "/token", run_token, NULL, 0},
    {HTTP_POST, "/change", run_change, NULL, 0},
    {HTTP_POST, "/form", run_form, NULL, 0},
    {HTTP_POST, "/body", run_body, NULL, 0},
    {HTTP_PUT, "/body", run_body, NULL, 0},
    {HTTP_POST, "/upload", run_form, NULL, ROUTE_UPLOAD},
    {HTTP_GET, "/missing", run_missing, NULL, 0},
    {HTTP_POST, "/jobs", run_job, NULL, 0},
    {HTTP_GET, "/jobs/{id}", run_job_show, NULL, 0},
    {HTTP_DELETE, "/jobs/{id}", run_job_show, NULL, 0},
};

static int handle(void *data, struct request *rq, struct response *rs)
{
    struct demo *d = data;
    return router_run(d->router, d, rq, rs);
}

static size_t body_limit(void *data, struct request *rq)
{
    struct demo *d = data;
    return router_body_limit(d->router, rq);
}

static void *thread_init(void *data)
{
    struct demo *d = data;
    atomic_fetch_add(&d->threads_made, 1);
    return d;
}

static void thread_free(void *data, void *thread)
{
    struct demo *d = data;
    if (thread == d)
        atomic_fetch_add(&d->threads_freed, 1);
}

static int serve(struct demo *d, const struct net_options *o)
{
    struct net_server *server;
    struct err err = {0};
    int rc = net_server_open(o, &server, &err);
    if (!rc && csrf_init(&d->csrf, net_server_port(server), NULL))
        rc = net_server_start(server, &err);
    if (rc) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    printf("%u\n", net_server_port(server));
    fflush(stdout);
    net_signals_wait(server);
    net_server_stop(server);
    printf("stopped, threads %s\n",
           d->threads_made == d->threads_freed ? "freed" : "not all freed");
    return 0;
}

static unsigned option(int argc, char **argv, int at, unsigned otherwise)
{
    int64_t v;
    return argc > at && str_to_i64(str_c(argv[at]), 0, 65535, &v) ? (unsigned)v : otherwise;
}

int main(int argc, char **argv)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct demo d = {.workers = workers_new()};
    struct net_options o = NET_OPTIONS_INIT;
    struct err err = {0};
    net_signals_block();
    d.page = (struct str){memset(arena_alloc(a, 4096), 'x', 4096), 4096};
    if (router_new(a, routes, sizeof(routes) / sizeof(*routes), &d.router, &err))
        return 2;
    o.address = argc > 1 ? argv[1] : "127.0.0.1";
    o.idle_seconds = option(argc, argv, 2, o.idle_seconds);
    o.body_seconds = option(argc, argv, 3, o.body_seconds);
    o.port = option(argc, argv, 4, 0);
    o.stop_seconds = 5;
    o.app = (struct net_app){.data = &d, .handle = handle, .body_limit = body_limit,
                             .thread_init = thread_init, .thread_free = thread_free};
    int rc = serve(&d, &o);
    workers_free(d.workers);
    return rc;
}
