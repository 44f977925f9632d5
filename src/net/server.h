/* SPDX-License-Identifier: Apache-2.0 */
/*
 * HTTP server over libmicrohttpd: an event loop per thread, the application's handler runs on it.
 * It takes in a request (limits, Host, conflicting headers, path, form), calls the handler once
 * with the whole request, and sends the response with the security headers. It knows no entity.
 *
 * A handler blocks the connections of its thread. One that takes tenths of a second (a password)
 * is slow: it runs on a worker thread while its connection sleeps. Minutes belong to net/worker.h.
 *
 * Who can reach it: without options this computer alone. Beyond, it listens only when there is a
 * login and either TLS of its own or a proxy in front that it was told of; then a request that did
 * not come over TLS, to us or to the proxy, is refused. From such a proxy, and from nobody else, it
 * believes the header Forwarded: rq->client, rq->secure and rq->host are about the browser then.
 *
 * Lifetimes: the application's data outlives the server; a request and its response live until the
 * response is sent.
 */
#ifndef WM_NET_SERVER_H
#define WM_NET_SERVER_H

#include "def/limits.h"
#include "net/response.h"

struct net_server;

struct net_app {
    void *data;
    /* 0, or a negative code with its sentence in rq->err, which becomes an error page. */
    int (*handle)(void *data, struct request *rq, struct response *rs);
    /* Bytes of body a request may have, asked before it is read. NULL: LIMIT_BODY. */
    size_t (*body_limit)(void *data, struct request *rq);
    /* Whether the handler is slow for this request, asked when it is complete; its error page is
     * then made on the worker, too. NULL: never. Must not use rq->thread. */
    bool (*is_slow)(void *data, struct request *rq);
    /* Fills an error response (status is set). NULL: plain text. */
    void (*show_error)(void *data, struct request *rq, struct response *rs, const char *title,
                       const char *text);
    /* What each thread needs, such as a reader of the store: becomes rq->thread. May be NULL.
     * Called at the thread's first request and after its last. */
    void *(*thread_init)(void *data);
    void (*thread_free)(void *data, void *thread);
};

/* Texts are read by net_server_open() and need not live longer, but for address. */
struct net_options {
    const char *address;    /* "127.0.0.1", "::1", "localhost"; "0.0.0.0", "::", ...: see above */
    unsigned port;          /* 0: any free one */
    unsigned threads;
    unsigned workers;       /* threads for slow requests; 0: they run on the event loops */
    bool login;             /* the application asks everybody who they are */
    const char *certificate, *key; /* PEM files, the certificate with its chain; NULL: no TLS */
    struct str hosts;       /* names browsers use, separated by commas; empty: those of the
                             * certificate. Names of this computer (localhost) are always fine. */
    struct str proxies;     /* addresses and blocks of proxies in front, separated by commas */
    unsigned idle_seconds;  /* a silent connection is closed */
    unsigned body_seconds;  /* a body that takes longer is cut off */
    unsigned stop_seconds;  /* a stop waits this long for requests in flight */
    struct net_app app;
};

#define NET_PORT 8420
#define NET_OPTIONS_INIT                                                                           \
    {.address = "127.0.0.1", .port = NET_PORT, .threads = 4, .workers = 2,                         \
     .idle_seconds = LIMIT_IDLE_SECONDS, .body_seconds = 300, .stop_seconds = 30}

/* Listens; connections wait until net_server_start(). The port is known then, for what the
 * application makes from it (csrf_init). At most one server of a process has TLS at a time.
 * Expected: ERR_USAGE (the options do not allow to listen there, a certificate that cannot be
 * used), ERR_IO. */
int net_server_open(const struct net_options *o, struct net_server **ret, struct err *err);
/* Starts the threads. After an error only net_server_stop() is left to do. Expected: ERR_IO. */
int net_server_start(struct net_server *s, struct err *err);
unsigned net_server_port(const struct net_server *s);
/* Where to point a browser: "http://127.0.0.1:8420/", "https://wellmet.school.example/" */
struct str net_server_url(struct arena *a, const struct net_server *s);
/* Reads certificate and key again, for connections that begin from now on; those that are open go
 * on. New files that cannot be used are told in the log and the old ones stay. Does nothing
 * without TLS. Any thread, one at a time. */
void net_server_reload(struct net_server *s);
/* No new connections, requests in flight are finished and answered, then all ends and the server
 * is freed. NULL is fine, so is one that was never started. */
void net_server_stop(struct net_server *s);

/* Call in main before any thread starts, so that the signals reach net_signals_wait() alone. */
void net_signals_block(void);
/* Waits for SIGTERM or SIGINT. SIGHUP reloads a server with TLS; otherwise it ends the wait, too,
 * for then it says that the terminal was closed; under nohup it does nothing then. */
void net_signals_wait(struct net_server *s);

#endif
