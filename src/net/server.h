/* SPDX-License-Identifier: Apache-2.0 */
/*
 * HTTP server over libmicrohttpd: an event loop per thread, the application's handler runs on it.
 * It takes in a request (limits, Host, conflicting headers, path, form), calls the handler once
 * with the whole request, and sends the response with the security headers. It knows no entity.
 *
 * Loopback only, until there is a login. A handler blocks the connections of its thread: long work
 * belongs to net/worker.h.
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
    /* Fills an error response (status is set). NULL: plain text. */
    void (*show_error)(void *data, struct request *rq, struct response *rs, const char *title,
                       const char *text);
    /* What each thread needs, such as a reader of the store: becomes rq->thread. May be NULL.
     * Called at the thread's first request and after its last. */
    void *(*thread_init)(void *data);
    void (*thread_free)(void *data, void *thread);
};

struct net_options {
    const char *address;    /* "127.0.0.1", "::1", "localhost" */
    unsigned port;          /* 0: any free one */
    unsigned threads;
    unsigned idle_seconds;  /* a silent connection is closed */
    unsigned body_seconds;  /* a body that takes longer is cut off */
    unsigned stop_seconds;  /* a stop waits this long for requests in flight */
    struct net_app app;
};

#define NET_PORT 8420
#define NET_OPTIONS_INIT                                                                           \
    {.address = "127.0.0.1", .port = NET_PORT, .threads = 4, .idle_seconds = LIMIT_IDLE_SECONDS,   \
     .body_seconds = 300, .stop_seconds = 30}

/* Listens; connections wait until net_server_start(). The port is known then, for what the
 * application makes from it (csrf_init). Expected: ERR_USAGE (address is not loopback), ERR_IO. */
int net_server_open(const struct net_options *o, struct net_server **ret, struct err *err);
/* Starts the threads. After an error only net_server_stop() is left to do. Expected: ERR_IO. */
int net_server_start(struct net_server *s, struct err *err);
unsigned net_server_port(const struct net_server *s);
/* "http://127.0.0.1:8420/" */
struct str net_server_url(struct arena *a, const struct net_server *s);
/* No new connections, requests in flight are finished and answered, then all ends and the server
 * is freed. NULL is fine, so is one that was never started. */
void net_server_stop(struct net_server *s);

/* Call in main before any thread starts, so that the signals reach net_signals_wait() alone. */
void net_signals_block(void);
/* Waits for SIGTERM or SIGINT. */
void net_signals_wait(void);

#endif
