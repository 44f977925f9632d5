/* SPDX-License-Identifier: Apache-2.0 */
#include "net/server_int.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/log.h"
#include "def/errors.h"
#include "def/limits.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/socket.h>
#include <unistd.h>

enum { STOP_POLL_US = 5000 };

union address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
};

/* Only addresses that no other machine can reach. */
static bool parse_address(const char *text, unsigned port, union address *ret, socklen_t *ret_n)
{
    struct str s = str_c(text);
    char bare[INET6_ADDRSTRLEN];
    if (str_eq_nocase(s, STR("localhost")))
        s = STR("127.0.0.1");
    if (str_starts(s, STR("[")) && str_ends(s, STR("]")))
        s = str_sub(s, 1, s.n - 1);
    snprintf(bare, sizeof(bare), "%.*s", STR_ARG(s));
    *ret = (union address){0};
    if (inet_pton(AF_INET, bare, &ret->v4.sin_addr) == 1) {
        ret->v4.sin_family = AF_INET;
        ret->v4.sin_port = htons((uint16_t)port);
        *ret_n = sizeof(ret->v4);
        return ntohl(ret->v4.sin_addr.s_addr) >> 24 == 127;
    }
    if (inet_pton(AF_INET6, bare, &ret->v6.sin6_addr) == 1) {
        ret->v6.sin6_family = AF_INET6;
        ret->v6.sin6_port = htons((uint16_t)port);
        *ret_n = sizeof(ret->v6);
        return IN6_IS_ADDR_LOOPBACK(&ret->v6.sin6_addr);
    }
    return false;
}

/* Listens here, not in the library, to be able to say what went wrong. */
static int open_listener(const struct net_options *o, int *ret, struct err *err)
{
    union address at;
    socklen_t n;
    int on = 1;
    if (o->port > 65535 || !parse_address(o->address, o->port, &at, &n))
        return err_set(err, ERR_USAGE,
                       "Cannot listen on %s: only addresses of this computer such as 127.0.0.1 "
                       "or ::1 are allowed, because there is no login yet", o->address);
    int fd = socket(at.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return err_set(err, ERR_IO, "Cannot open a socket: %s", strerror(errno));
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, &at.any, n) || listen(fd, SOMAXCONN)) {
        int why = errno;
        close(fd);
        if (why == EADDRINUSE)
            return err_set(err, ERR_IO, "Port %u is in use: Wellmet may be running already, or "
                           "choose another port", o->port);
        return err_set(err, ERR_IO, "Cannot listen on %s port %u: %s", o->address, o->port,
                       strerror(why));
    }
    *ret = fd;
    return 0;
}

static unsigned bound_port(int fd)
{
    union address at = {0};
    socklen_t n = sizeof(at);
    if (getsockname(fd, &at.any, &n))
        return 0;
    return ntohs(at.any.sa_family == AF_INET6 ? at.v6.sin6_port : at.v4.sin_port);
}

/* Names a browser on this computer may use for us. Anything else is a name that another site
 * pointed at this address (DNS rebinding). */
static void list_hosts(struct net_server *s)
{
    const char *names[] = {"localhost", "127.0.0.1", "[::1]"};
    for (size_t i = 0; i < 3; i++)
        snprintf(s->hosts[i], NET_HOST_MAX, s->port == 80 ? "%s" : "%s:%u", names[i], s->port);
    if (strncmp(s->o.address, "127.", 4) == 0)
        snprintf(s->hosts[3], NET_HOST_MAX, "%s:%u", s->o.address, s->port);
}

__attribute__((format(printf, 2, 0))) static void log_library(void *cls, const char *fmt,
                                                              va_list ap)
{
    char line[400];
    (void)cls;
    vsnprintf(line, sizeof(line), fmt, ap);
    log_line(LOG_DEBUG, "http: %s", line);
}

static struct MHD_Daemon *start_daemon(struct net_server *s)
{
    unsigned pool = s->o.threads;
    struct MHD_OptionItem threads[] = {
        {pool > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, pool, NULL},
        {MHD_OPTION_END, 0, NULL},
    };
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG, 0, NULL, NULL,
        exchange_handle, s, MHD_OPTION_EXTERNAL_LOGGER, log_library, NULL,
        MHD_OPTION_LISTEN_SOCKET, s->listener, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)LIMIT_CONNECTIONS,
        MHD_OPTION_CONNECTION_TIMEOUT, s->o.idle_seconds,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)LIMIT_HEADERS,
        MHD_OPTION_URI_LOG_CALLBACK, exchange_begin, s,
        MHD_OPTION_NOTIFY_COMPLETED, exchange_end, s, MHD_OPTION_ARRAY, threads, MHD_OPTION_END);
}

int net_server_open(const struct net_options *o, struct net_server **ret, struct err *err)
{
    struct net_server *s = calloc(1, sizeof(*s));
    if (!s)
        return err_set(err, ERR_INTERNAL, "There is no memory to start the server");
    s->o = *o;
    int rc = open_listener(o, &s->listener, err);
    if (rc) {
        free(s);
        return rc;
    }
    s->port = bound_port(s->listener);
    list_hosts(s);
    pthread_key_create(&s->thread_key, exchange_thread_free);
    *ret = s;
    return 0;
}

int net_server_start(struct net_server *s, struct err *err)
{
    s->daemon = start_daemon(s);
    return s->daemon ? 0 : err_set(err, ERR_IO, "The server's threads could not be started");
}

unsigned net_server_port(const struct net_server *s) { return s->port; }

struct str net_server_url(struct arena *a, const struct net_server *s)
{
    bool v6 = strchr(s->o.address, ':') && s->o.address[0] != '[';
    return str_format(a, v6 ? "http://[%s]:%u/" : "http://%s:%u/", s->o.address, s->port);
}

/* The listener may be closed only after the loops have ended: they still know it. */
static void stop_daemon(struct net_server *s)
{
    int64_t deadline = clock_monotonic() + (int64_t)s->o.stop_seconds * US_PER_SECOND;
    atomic_store(&s->stopping, true);
    MHD_quiesce_daemon(s->daemon);
    while (atomic_load(&s->in_flight) > 0 && clock_monotonic() < deadline)
        usleep(STOP_POLL_US);
    MHD_stop_daemon(s->daemon);
}

void net_server_stop(struct net_server *s)
{
    if (!s)
        return;
    if (s->daemon)
        stop_daemon(s);
    close(s->listener);
    pthread_key_delete(s->thread_key);
    free(s);
}

static sigset_t stop_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

void net_signals_block(void)
{
    sigset_t set = stop_signals();
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
}

void net_signals_wait(void)
{
    sigset_t set = stop_signals();
    int got;
    while (sigwait(&set, &got))
        ;
}
