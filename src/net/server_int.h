/* SPDX-License-Identifier: Apache-2.0 */
/* What server.c (start and stop), exchange.c (one request and its answer), origin.c (who asks, and
 * under which name) and slow.c (the workers) share. */
#ifndef WM_NET_SERVER_INT_H
#define WM_NET_SERVER_INT_H

#include "net/address.h"
#include "net/server.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

enum { NET_HOSTS = 4, NET_HOST_MAX = 64 };

struct slow_pool;

struct net_server {
    struct net_options o;
    struct arena *a;                     /* of what is read from the options */
    struct MHD_Daemon *daemon;
    struct slow_pool *slow;              /* NULL: none */
    int listener;
    unsigned port;
    bool is_local;                       /* listens on loopback alone */
    bool tls;
    char hosts[NET_HOSTS][NET_HOST_MAX]; /* local names with our port; "" unused */
    struct str *names;                   /* public names, without port */
    size_t names_n;
    struct address_block *proxies;
    size_t proxies_n;
    pthread_key_t thread_key;            /* struct net_thread of this thread */
    atomic_bool stopping;
    atomic_int in_flight;                /* requests begun and not yet answered */
    atomic_size_t body_bytes;            /* of bodies in memory */
};

/* --- exchange.c ------------------------------------------------------------------------------ */

/* Callbacks of libmicrohttpd; cls is the server. */
void *exchange_begin(void *cls, const char *uri, struct MHD_Connection *connection);
enum MHD_Result exchange_handle(void *cls, struct MHD_Connection *connection, const char *url,
                                const char *method, const char *version, const char *data,
                                size_t *data_n, void **con_cls);
void exchange_end(void *cls, struct MHD_Connection *connection, void **con_cls,
                  enum MHD_RequestTerminationCode why);
/* Destructor of thread_key's value. */
void exchange_thread_free(void *thread);

/* --- slow.c ---------------------------------------------------------------------------------- */

/* A request that waits for a worker; part of its exchange. */
struct slow_job {
    struct slow_job *next;
    struct MHD_Connection *connection;
    bool ran; /* false when it came back because the server stops */
};

/* Starts the workers. NULL when that fails. */
struct slow_pool *slow_new(struct net_server *s, unsigned threads);
/* From the handler of the job's connection: suspends it and lets a worker run it. False when too
 * many wait, or when the pool is closed; nothing has happened then. */
bool slow_push(struct slow_pool *p, struct slow_job *job, struct MHD_Connection *connection);
/* Takes nothing more, sends back what waits, waits for what runs: afterwards no connection is
 * suspended. NULL is fine. */
void slow_close(struct slow_pool *p);
void slow_free(struct slow_pool *p);
/* In exchange.c: runs the handler on a worker; `thread` is what thread_init made for it. */
void exchange_run(struct net_server *s, struct slow_job *job, void *thread);

/* --- origin.c -------------------------------------------------------------------------------- */

/* Reads hosts and proxies of the options. Expected: ERR_USAGE. */
int origin_read_options(struct net_server *s, struct err *err);
/* Sets client, host and secure of a request. False: a proxy's Forwarded cannot be read. */
bool origin_find(const struct net_server *s, struct MHD_Connection *connection,
                 struct request *rq);
/* Whether `host`, with or without port, is a name of ours. */
bool origin_is_ours(const struct net_server *s, struct str host);
/* Whether the line may be the one it is: secure, or inside this computer. */
bool origin_is_safe(const struct net_server *s, const struct request *rq);

#endif
