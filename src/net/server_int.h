/* SPDX-License-Identifier: Apache-2.0 */
/* What server.c (start and stop) and exchange.c (one request and its answer) share. */
#ifndef WM_NET_SERVER_INT_H
#define WM_NET_SERVER_INT_H

#include "net/server.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

enum { NET_HOSTS = 4, NET_HOST_MAX = 64 };

struct net_server {
    struct net_options o;
    struct MHD_Daemon *daemon;
    int listener;
    unsigned port;
    char hosts[NET_HOSTS][NET_HOST_MAX]; /* Host headers that are ours; "" unused */
    pthread_key_t thread_key;            /* struct net_thread of this thread */
    atomic_bool stopping;
    atomic_int in_flight;                /* requests begun and not yet answered */
    atomic_size_t body_bytes;            /* of bodies in memory */
};

/* Callbacks of libmicrohttpd; cls is the server. */
void *exchange_begin(void *cls, const char *uri, struct MHD_Connection *connection);
enum MHD_Result exchange_handle(void *cls, struct MHD_Connection *connection, const char *url,
                                const char *method, const char *version, const char *data,
                                size_t *data_n, void **con_cls);
void exchange_end(void *cls, struct MHD_Connection *connection, void **con_cls,
                  enum MHD_RequestTerminationCode why);
/* Destructor of thread_key's value. */
void exchange_thread_free(void *thread);

#endif
