/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One request and its answer. libmicrohttpd calls exchange_begin() with the raw target, then
 * exchange_handle() once for the headers, for each piece of the body and once at its end, then
 * exchange_end() when the answer is sent or the connection is lost.
 */
#include "net/server_int.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/date.h"
#include "def/errors.h"
#include "def/limits.h"
#include "net/router.h"

/* A page of some hundred rows fits into the first blocks, which a reset keeps. */
enum { ARENA_BLOCK = 32768, SPARES_MAX = 4 };
/* Bodies of all connections together. */
#define BODIES_MAX ((size_t)LIMIT_UPLOAD * 4)

struct exchange {
    struct exchange *next; /* among the spares */
    struct slow_job job;
    struct request rq;
    struct response rs;
    char *body; /* heap: realloc moves large blocks without copying */
    size_t body_n, body_cap, body_limit;
    size_t skipped;  /* bytes of a body over the limit */
    int64_t started; /* monotonic */
    bool begun;      /* the headers were taken in */
    bool busy;       /* no memory left for its body */
    bool slept;      /* was with the workers */
};

struct net_thread {
    struct net_server *server;
    void *app; /* what thread_init gave */
    struct exchange *spares;
    unsigned spares_n;
};

/* --- life ----------------------------------------------------------------------------------- */

static void exchange_free(struct exchange *ex)
{
    arena_free(ex->rq.a);
    free(ex);
}

void exchange_thread_free(void *thread)
{
    struct net_thread *t = thread;
    while (t->spares) {
        struct exchange *ex = t->spares;
        t->spares = ex->next;
        exchange_free(ex);
    }
    if (t->server->o.app.thread_free)
        t->server->o.app.thread_free(t->server->o.app.data, t->app);
    free(t);
}

static struct net_thread *this_thread(struct net_server *s)
{
    struct net_thread *t = pthread_getspecific(s->thread_key);
    if (t)
        return t;
    t = calloc(1, sizeof(*t));
    if (!t || pthread_setspecific(s->thread_key, t)) {
        free(t);
        return NULL;
    }
    t->server = s;
    if (s->o.app.thread_init)
        t->app = s->o.app.thread_init(s->o.app.data);
    return t;
}

static struct exchange *take_exchange(struct net_thread *t)
{
    struct exchange *ex = t->spares;
    if (ex) {
        t->spares = ex->next;
        t->spares_n--;
        return ex;
    }
    ex = calloc(1, sizeof(*ex));
    if (ex)
        ex->rq.a = arena_new(ARENA_BLOCK);
    return ex;
}

void *exchange_begin(void *cls, const char *uri, struct MHD_Connection *connection)
{
    struct net_server *s = cls;
    (void)connection;
    struct net_thread *t = this_thread(s);
    struct exchange *ex = t ? take_exchange(t) : NULL;
    if (!ex)
        return NULL;
    request_init(&ex->rq, ex->rq.a, HTTP_METHODS, str_c(uri));
    response_init(&ex->rs, ex->rq.a);
    ex->rq.thread = t->app;
    ex->body_n = ex->body_cap = ex->body_limit = ex->skipped = 0;
    ex->begun = ex->busy = ex->slept = false;
    ex->started = clock_monotonic();
    atomic_fetch_add(&s->in_flight, 1);
    return ex;
}

void exchange_end(void *cls, struct MHD_Connection *connection, void **con_cls,
                  enum MHD_RequestTerminationCode why)
{
    struct net_server *s = cls;
    struct exchange *ex = *con_cls;
    (void)connection;
    (void)why;
    if (!ex)
        return;
    *con_cls = NULL;
    free(ex->body);
    ex->body = NULL;
    atomic_fetch_sub(&s->body_bytes, ex->body_cap);
    /* At the very end the loops are gone and the stopping thread calls this: it has no spares. */
    struct net_thread *t = pthread_getspecific(s->thread_key);
    if (t && t->spares_n < SPARES_MAX) {
        arena_reset(ex->rq.a);
        ex->next = t->spares;
        t->spares = ex;
        t->spares_n++;
    } else {
        exchange_free(ex);
    }
    atomic_fetch_sub(&s->in_flight, 1);
}

/* --- answer --------------------------------------------------------------------------------- */

static enum MHD_Result add(struct MHD_Response *r, const char *name, const char *value)
{
    return MHD_add_response_header(r, name, value);
}

/* Not for a name of this computer: browsers would keep to https on all its ports for a year. */
static bool is_strict(const struct net_server *s, const struct request *rq)
{
    return s->tls && !s->is_local && !str_starts_nocase(rq->host, STR("localhost"));
}

static void add_headers(struct MHD_Response *r, const struct net_server *s,
                        const struct exchange *ex)
{
    const struct response *rs = &ex->rs;
    char seconds[16];
    if (is_strict(s, &ex->rq))
        add(r, "Strict-Transport-Security", "max-age=31536000");
    if (rs->status == 429 || rs->status == 503) {
        snprintf(seconds, sizeof(seconds), "%u", rs->retry_seconds ? rs->retry_seconds : 2);
        add(r, "Retry-After", seconds);
    }
    for (size_t i = 0; i < response_security_n; i++)
        add(r, response_security[i].name.p, response_security[i].value.p);
    for (size_t i = 0; i < rs->headers_n; i++)
        add(r, rs->headers[i].name.p, rs->headers[i].value.p);
    add(r, "Cache-Control", rs->cache);
    if (rs->status != 304)
        add(r, "Content-Type", rs->type);
    if (rs->close)
        add(r, "Connection", "close");
}

/* The bytes stay in the exchange's arena (or are static) until exchange_end(). */
static enum MHD_Result queue(struct net_server *s, struct MHD_Connection *connection,
                             struct exchange *ex)
{
    struct response *rs = &ex->rs;
    if (rs->body.overflow)
        response_text(rs, 500, "The answer is larger than %ld bytes", (long)LIMIT_OUTPUT);
    if (atomic_load_explicit(&s->stopping, memory_order_relaxed))
        rs->close = true;
    struct str bytes = rs->bytes.p ? rs->bytes : strbuf_get(&rs->body);
    struct MHD_Response *r = MHD_create_response_from_buffer(bytes.n, (void *)(uintptr_t)bytes.p,
                                                             MHD_RESPMEM_PERSISTENT);
    if (!r)
        return MHD_NO;
    add_headers(r, s, ex);
    enum MHD_Result ok = MHD_queue_response(connection, (unsigned)rs->status, r);
    MHD_destroy_response(r);
    return ok;
}

static void show_error(struct net_server *s, struct exchange *ex, int status, const char *title,
                       const char *text)
{
    struct response *rs = &ex->rs;
    const struct net_app *app = &s->o.app;
    strbuf_clear(&rs->body);
    rs->bytes = STR_NULL;
    if (app->show_error) {
        rs->status = status;
        rs->cache = "no-store";
        app->show_error(app->data, &ex->rq, rs, title, text);
    } else {
        response_text(rs, status, "%s: %s", title, text);
    }
}

static void show_code(struct net_server *s, struct exchange *ex, int code)
{
    const struct error_row *row = error_row(code);
    show_error(s, ex, row->http_status, row->title, ex->rq.err.text);
}

/* --- headers -------------------------------------------------------------------------------- */

static enum MHD_Result copy_header(void *cls, enum MHD_ValueKind kind, const char *key,
                                   size_t key_n, const char *value, size_t value_n)
{
    (void)kind;
    return request_add_header(cls, (struct str){key, key_n},
                              (struct str){value ? value : "", value ? value_n : 0})
               ? MHD_YES
               : MHD_NO;
}

/* Two lengths, or a length and an encoding, are how a request is smuggled past a proxy; the
 * library takes them (RFC 9112 section 6.3), so they are refused here. */
static bool has_clear_length(const struct request *rq, size_t *ret_length)
{
    struct str encoding = request_get_header(rq, STR("Transfer-Encoding"));
    struct str length = request_get_header(rq, STR("Content-Length"));
    int64_t n = 0;
    if (request_count_header(rq, STR("Transfer-Encoding")) +
            request_count_header(rq, STR("Content-Length")) >
        1)
        return false;
    if (encoding.p && !str_eq_nocase(encoding, STR("chunked")))
        return false;
    if (length.p && !str_to_i64(length, 0, INT64_MAX, &n))
        return false;
    *ret_length = (size_t)n;
    return true;
}

/* True when the request may go on; else ex->rs has the refusal. */
static bool check_headers(struct net_server *s, struct MHD_Connection *connection,
                          struct exchange *ex, const char *method)
{
    struct request *rq = &ex->rq;
    size_t length = 0;
    const char *unread = "That request could not be read";
    rq->method = http_method_find(str_c(method));
    if (request_count_header(rq, STR("Host")) != 1) {
        show_error(s, ex, 400, unread, "The request does not say one host");
    } else if (!has_clear_length(rq, &length)) {
        show_error(s, ex, 400, unread, "The request does not say one length");
    } else if (!origin_find(s, connection, rq)) {
        show_error(s, ex, 400, unread, "The proxy's header Forwarded could not be read");
    } else if (!origin_is_ours(s, rq->host)) {
        show_error(s, ex, 421, "Not here", "This address belongs to another server");
    } else if (!origin_is_safe(s, rq)) {
        show_error(s, ex, 403, "Not allowed",
                   s->proxies_n ? "Please use this address with https, which the proxy in front "
                                  "has to confirm in the header Forwarded"
                                : "Please use this address with https");
    } else if (rq->method == HTTP_METHODS) {
        response_add_header(&ex->rs, STR("Allow"), router_allow(rq->a, (1u << HTTP_METHODS) - 1));
        show_error(s, ex, 405, "Not possible here", "The method is not known");
    } else if (request_get_header(rq, STR("Content-Encoding")).p) {
        show_error(s, ex, 415, "Unknown kind of content", "A compressed body is not read here");
    } else if (request_parse_target(rq)) {
        show_code(s, ex, rq->err.code);
    } else {
        const struct net_app *app = &s->o.app;
        ex->body_limit = app->body_limit ? app->body_limit(app->data, rq) : LIMIT_BODY;
        if (length <= ex->body_limit)
            return true;
        show_error(s, ex, 413, "Too large", "The file or form is larger than what is taken here");
    }
    return false;
}

static enum MHD_Result take_headers(struct net_server *s, struct MHD_Connection *connection,
                                    struct exchange *ex, const char *method)
{
    int n = MHD_get_connection_values_n(connection, MHD_HEADER_KIND, copy_header, &ex->rq);
    if (n > REQUEST_HEADERS_MAX)
        show_error(s, ex, 431, "Too large", "The request has too many headers");
    else if (check_headers(s, connection, ex, method))
        return MHD_YES;
    ex->rs.close = true;
    return queue(s, connection, ex);
}

/* --- body ----------------------------------------------------------------------------------- */

static bool grow_body(struct net_server *s, struct exchange *ex, size_t need)
{
    size_t cap = ex->body_cap ? ex->body_cap * 2 : 4096;
    if (cap < need)
        cap = need;
    if (cap > ex->body_limit)
        cap = ex->body_limit;
    size_t more = cap - ex->body_cap;
    if (atomic_fetch_add(&s->body_bytes, more) + more > BODIES_MAX) {
        atomic_fetch_sub(&s->body_bytes, more);
        return false;
    }
    char *p = realloc(ex->body, cap);
    if (!p) {
        atomic_fetch_sub(&s->body_bytes, more);
        return false;
    }
    ex->body = p;
    ex->body_cap = cap;
    return true;
}

/* No answer can be queued here. What is too much (a chunked body) is read and dropped up to the
 * limit once more, so that the refusal is seen; then the connection is closed. */
static enum MHD_Result take_body(struct net_server *s, struct exchange *ex, const char *data,
                                 size_t n)
{
    int64_t seconds = (clock_monotonic() - ex->started) / US_PER_SECOND;
    if (seconds > (int64_t)s->o.body_seconds)
        return MHD_NO;
    if (!ex->skipped && !ex->busy && n <= ex->body_limit - ex->body_n) {
        if (ex->body_n + n <= ex->body_cap || grow_body(s, ex, ex->body_n + n)) {
            memcpy(ex->body + ex->body_n, data, n);
            ex->body_n += n;
            return MHD_YES;
        }
        ex->busy = true;
    }
    ex->skipped += n;
    return ex->skipped <= ex->body_limit ? MHD_YES : MHD_NO;
}

static void run_handler(struct net_server *s, struct exchange *ex)
{
    int rc = s->o.app.handle(s->o.app.data, &ex->rq, &ex->rs);
    if (rc)
        show_code(s, ex, rc);
}

void exchange_run(struct net_server *s, struct slow_job *job, void *thread)
{
    struct exchange *ex = (struct exchange *)(void *)((char *)job - offsetof(struct exchange, job));
    void *loop = ex->rq.thread;
    ex->rq.thread = thread;
    run_handler(s, ex);
    ex->rq.thread = loop;
}

static void refuse_busy(struct net_server *s, struct exchange *ex, const char *text)
{
    show_error(s, ex, 503, "Busy, try again", text);
}

/* Runs the handler, or leaves it to a worker: the library calls again when that is done. */
static enum MHD_Result run(struct net_server *s, struct MHD_Connection *connection,
                           struct exchange *ex)
{
    const struct net_app *app = &s->o.app;
    if (s->slow && app->is_slow(app->data, &ex->rq)) {
        /* Before: from then on the exchange belongs to the worker. */
        ex->slept = true;
        if (slow_push(s->slow, &ex->job, connection))
            return MHD_YES;
        refuse_busy(s, ex, "Many people are logging in just now: wait a moment and try again");
    } else {
        run_handler(s, ex);
    }
    return queue(s, connection, ex);
}

/* A worker is done with it. */
static enum MHD_Result answer_slow(struct net_server *s, struct MHD_Connection *connection,
                                   struct exchange *ex)
{
    if (!ex->job.ran)
        refuse_busy(s, ex, "The server is stopping: wait a moment and try again");
    return queue(s, connection, ex);
}

/* The request is complete. */
static enum MHD_Result answer(struct net_server *s, struct MHD_Connection *connection,
                              struct exchange *ex)
{
    if (ex->busy) {
        refuse_busy(s, ex, "Too many uploads at once");
    } else if (ex->skipped) {
        ex->rs.close = true;
        show_error(s, ex, 413, "Too large", "The file or form is larger than what is taken here");
    } else {
        int rc = request_set_body(&ex->rq, (struct str){ex->body ? ex->body : "", ex->body_n});
        if (!rc)
            return run(s, connection, ex);
        show_code(s, ex, rc);
    }
    return queue(s, connection, ex);
}

enum MHD_Result exchange_handle(void *cls, struct MHD_Connection *connection, const char *url,
                                const char *method, const char *version, const char *data,
                                size_t *data_n, void **con_cls)
{
    struct net_server *s = cls;
    struct exchange *ex = *con_cls;
    (void)url; /* decoded by the library: "/a%2Fb" would be two segments */
    (void)version;
    if (!ex)
        return MHD_NO;
    if (ex->slept)
        return answer_slow(s, connection, ex);
    if (!ex->begun) {
        ex->begun = true;
        return take_headers(s, connection, ex, method);
    }
    if (*data_n) {
        size_t n = *data_n;
        *data_n = 0;
        return take_body(s, ex, data, n);
    }
    return answer(s, connection, ex);
}
