/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A small server of src/net for the transcripts beside it. Prints its port, then serves
 * until SIGTERM; prints "stopped" and how many threads were made and freed.
 *
 * demo_server [ADDRESS] [--login] [--idle=SECONDS] [--body=SECONDS] [--stop=SECONDS] [--port=N]
 *     [--workers=N] [--certificate=FILE] [--key=FILE] [--host=NAMES] [--proxy=ADDRESSES]
 */
#include "base/arena.h"
#include "base/clock.h"
#include "base/html.h"
#include "def/errors.h"
#include "net/address.h"
#include "net/csrf.h"
#include "net/rate.h"
#include "net/router.h"
#include "net/server.h"
#include "net/worker.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Stands before the system's. The thread that stops the server is slow here, so that whatever the
 * loops do by themselves when they see that it stops, they have done first, in every run. */
int epoll_ctl(int set, int what, int fd, struct epoll_event *event)
{
    if (what == EPOLL_CTL_DEL && gettid() == getpid())
        usleep(20000);
    return (int)syscall(SYS_epoll_ctl, set, what, fd, event);
}

struct demo {
    struct router *router;
    struct csrf csrf;
    struct workers *workers;
    struct rate *rate;
    struct str page;
    pthread_mutex_t lock; /* of the gate, at which slow requests wait */
    pthread_cond_t change;
    bool open;
    int inside;
    atomic_int threads_made, threads_freed;
};

static const struct asset demo_asset = {.name = "a.css",
                                        .bytes = "body{}",
                                        .n = 6,
                                        .gzip = "GZIP",
                                        .gzip_n = 4,
                                        .hash = "0123456789abcdef"};

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

/* Holds its worker until somebody asks for /open, or for as many seconds as are said. */
static int run_gate(void *app, struct request *rq, struct response *rs)
{
    struct demo *d = app;
    struct timespec until;
    int64_t seconds = 60;
    str_to_i64(request_get_param(rq, STR("seconds")), 1, 60, &seconds);
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += seconds;
    pthread_mutex_lock(&d->lock);
    d->inside++;
    int late = 0;
    while (!d->open && !late)
        late = pthread_cond_timedwait(&d->change, &d->lock, &until);
    d->inside--;
    pthread_mutex_unlock(&d->lock);
    html_text(&rs->body, late ? STR("waited long enough") : STR("through the gate"));
    return rq->thread ? 0 : ERR_INTERNAL;
}

static int run_open(void *app, struct request *rq, struct response *rs)
{
    struct demo *d = app;
    (void)rq;
    pthread_mutex_lock(&d->lock);
    d->open = true;
    pthread_cond_broadcast(&d->change);
    pthread_mutex_unlock(&d->lock);
    html_text(&rs->body, STR("open"));
    return 0;
}

static int run_inside(void *app, struct request *rq, struct response *rs)
{
    struct demo *d = app;
    (void)rq;
    pthread_mutex_lock(&d->lock);
    strbuf_add_i64(&rs->body, d->inside);
    pthread_mutex_unlock(&d->lock);
    return 0;
}

static int run_slow_error(void *app, struct request *rq, struct response *rs)
{
    (void)app;
    (void)rs;
    return err_set(&rq->err, ERR_FORBIDDEN, "The password is not right");
}

static int run_who(void *app, struct request *rq, struct response *rs)
{
    (void)app;
    rs->type = "text/plain; charset=utf-8";
    strbuf_addf(&rs->body, "%.*s %.*s %s %s", STR_ARG(rq->client), STR_ARG(rq->host),
                rq->secure ? "secure" : "plain", request_is_same_origin(rq) ? "same" : "other");
    return 0;
}

static int run_limited(void *app, struct request *rq, struct response *rs)
{
    struct demo *d = app;
    return rate_check(d->rate, RATE_DEVICE, address_network(rq->a, rq->client), rq, rs);
}

static int run_busy(void *app, struct request *rq, struct response *rs)
{
    (void)app;
    (void)rs;
    return err_set(&rq->err, ERR_BUSY, "The database is away");
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
    {HTTP_GET, "/gate", run_gate, NULL, ROUTE_SLOW},
    {HTTP_GET, "/open", run_open, NULL, 0},
    {HTTP_GET, "/inside", run_inside, NULL, 0},
    {HTTP_POST, "/slow-form", run_form, NULL, ROUTE_SLOW},
    {HTTP_GET, "/slow-error", run_slow_error, NULL, ROUTE_SLOW},
    {HTTP_GET, "/who", run_who, NULL, 0},
    {HTTP_GET, "/limited", run_limited, NULL, 0},
    {HTTP_GET, "/busy", run_busy, NULL, 0},
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

static bool is_slow(void *data, struct request *rq)
{
    struct demo *d = data;
    return router_is_slow(d->router, rq);
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

static const struct {
    const char *name;
    size_t offset;
} numbers[] = {
    {"--idle=", offsetof(struct net_options, idle_seconds)},
    {"--body=", offsetof(struct net_options, body_seconds)},
    {"--stop=", offsetof(struct net_options, stop_seconds)},
    {"--port=", offsetof(struct net_options, port)},
    {"--workers=", offsetof(struct net_options, workers)},
};

static bool read_number(struct str word, struct net_options *o)
{
    for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
        struct str name = str_c(numbers[i].name);
        int64_t v;
        if (str_starts(word, name) && str_to_i64(str_sub(word, name.n, word.n), 0, 65535, &v)) {
            *(unsigned *)(void *)((char *)o + numbers[i].offset) = (unsigned)v;
            return true;
        }
    }
    return false;
}

static void read_option(const char *word, struct net_options *o)
{
    struct str s = str_c(word);
    struct str value = str_sub(s, str_find_char(s, '=', 0) + 1, s.n);
    if (read_number(s, o))
        return;
    if (str_eq(s, STR("--login")))
        o->login = true;
    else if (str_starts(s, STR("--certificate=")))
        o->certificate = value.p;
    else if (str_starts(s, STR("--key=")))
        o->key = value.p;
    else if (str_starts(s, STR("--host=")))
        o->hosts = value;
    else if (str_starts(s, STR("--proxy=")))
        o->proxies = value;
    else
        o->address = word;
}

int main(int argc, char **argv)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct demo d = {.workers = workers_new(), .rate = rate_new(64, NULL)};
    struct net_options o = NET_OPTIONS_INIT;
    struct err err = {0};
    if (clock_init())
        return 2;
    net_signals_block();
    pthread_mutex_init(&d.lock, NULL);
    pthread_cond_init(&d.change, NULL);
    d.page = (struct str){memset(arena_alloc(a, 4096), 'x', 4096), 4096};
    if (router_new(a, routes, sizeof(routes) / sizeof(*routes), &d.router, &err))
        return 2;
    o.port = 0;
    o.stop_seconds = 5;
    for (int i = 1; i < argc; i++)
        read_option(argv[i], &o);
    o.app = (struct net_app){.data = &d,
                             .handle = handle,
                             .body_limit = body_limit,
                             .is_slow = is_slow,
                             .thread_init = thread_init,
                             .thread_free = thread_free};
    int rc = serve(&d, &o);
    workers_free(d.workers);
    rate_free(d.rate);
    return rc;
}
