/* SPDX-License-Identifier: Apache-2.0 */
#include "net/server_int.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/log.h"
#include "def/errors.h"
#include "def/limits.h"
#include "net/tls.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/socket.h>
#include <unistd.h>

enum { STOP_POLL_US = 5000, SEND_BACK_US = 1000000 };

union socket_address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
};

/* "::" takes IPv4, too. */
static socklen_t make_address(const struct address *a, unsigned port, union socket_address *ret)
{
    *ret = (union socket_address){0};
    if (address_is_v4(a)) {
        ret->v4.sin_family = AF_INET;
        ret->v4.sin_port = htons((uint16_t)port);
        memcpy(&ret->v4.sin_addr, a->b + 12, 4);
        return sizeof(ret->v4);
    }
    ret->v6.sin6_family = AF_INET6;
    ret->v6.sin6_port = htons((uint16_t)port);
    memcpy(&ret->v6.sin6_addr, a->b, sizeof(a->b));
    return sizeof(ret->v6);
}

/* Other computers may come in only when they are asked who they are, over a line nobody reads, and
 * under a name that is known. What is missing is told at once. */
static int check_reach(const struct net_server *s, struct err *err)
{
    const struct net_options *o = &s->o;
    bool safe = o->certificate || s->proxies_n;
    if (!s->is_local && !(o->login && safe))
        return err_set(err, ERR_USAGE,
                       "Cannot listen on %s, which other computers can reach: that needs %s%s%s.",
                       o->address, o->login ? "" : "accounts with a login",
                       o->login || safe ? "" : ", and ",
                       safe ? "" : "--certificate with --key, or --proxy for a proxy in front");
    if (s->proxies_n && !s->names_n)
        return err_set(err, ERR_USAGE,
                       "A proxy was named, but not the name that browsers use: add --host.");
    return 0;
}

static int check_options(struct net_server *s, struct address *at, struct err *err)
{
    const struct net_options *o = &s->o;
    struct str text = str_c(o->address);
    if (str_eq_nocase(text, STR("localhost")))
        text = STR("127.0.0.1");
    if (o->port > 65535 || !address_parse(text, at))
        return err_set(err, ERR_USAGE,
                       "Cannot listen on %s port %u: write an address such as 127.0.0.1 or ::1.",
                       o->address, o->port);
    if (!o->certificate != !o->key)
        return err_set(err, ERR_USAGE, "--certificate and --key belong together: one is missing.");
    s->is_local = address_is_loopback(at);
    int rc = origin_read_options(s, err);
    return rc ? rc : check_reach(s, err);
}

/* Certificate and key; afterwards it is known whether they say a name. */
static int open_tls(struct net_server *s, struct err *err)
{
    const struct net_options *o = &s->o;
    if (!o->certificate)
        return 0;
    if (MHD_is_feature_supported(MHD_FEATURE_TLS) != MHD_YES ||
        MHD_is_feature_supported(MHD_FEATURE_HTTPS_CERT_CALLBACK) != MHD_YES)
        return err_set(err, ERR_USAGE,
                       "The HTTP library of this computer cannot do TLS: use a "
                       "proxy in front and --proxy.");
    s->o.certificate = str_copy(s->a, str_c(o->certificate)).p;
    s->o.key = str_copy(s->a, str_c(o->key)).p;
    int rc = tls_load(s->o.certificate, s->o.key, err);
    s->tls = !rc;
    if (!rc && !s->is_local && !s->names_n && !tls_first_name(s->a).n)
        return err_set(err, ERR_USAGE,
                       "The certificate %s names no server: add --host with the name that browsers "
                       "use.",
                       o->certificate);
    return rc;
}

/* Listens here, not in the library, to be able to say what went wrong. */
static int open_listener(const struct net_options *o, const struct address *address, int *ret,
                         struct err *err)
{
    union socket_address at;
    socklen_t n = make_address(address, o->port, &at);
    int on = 1;
    int fd = socket(at.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return err_set(err, ERR_IO, "Cannot open a socket: %s", strerror(errno));
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (at.any.sa_family == AF_INET6) {
        int only = !IN6_IS_ADDR_UNSPECIFIED(&at.v6.sin6_addr);
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof(only));
    }
    if (bind(fd, &at.any, n) || listen(fd, SOMAXCONN)) {
        int why = errno;
        close(fd);
        if (why == EADDRINUSE)
            return err_set(err, ERR_IO,
                           "Port %u is in use: Wellmet may be running already, or "
                           "choose another port",
                           o->port);
        return err_set(err, ERR_IO, "Cannot listen on %s port %u: %s", o->address, o->port,
                       strerror(why));
    }
    *ret = fd;
    return 0;
}

static unsigned bound_port(int fd)
{
    union socket_address at = {0};
    socklen_t n = sizeof(at);
    if (getsockname(fd, &at.any, &n))
        return 0;
    return ntohs(at.any.sa_family == AF_INET6 ? at.v6.sin6_port : at.v4.sin_port);
}

/* The one that browsers leave out. */
static unsigned usual_port(const struct net_server *s) { return s->tls ? 443 : 80; }

/* Names a browser on this computer may use for us. Anything else is a name that another site
 * pointed at this address (DNS rebinding). */
static void list_hosts(struct net_server *s)
{
    const char *names[] = {"localhost", "127.0.0.1", "[::1]"};
    bool usual = s->port == usual_port(s);
    for (size_t i = 0; i < 3; i++)
        snprintf(s->hosts[i], NET_HOST_MAX, usual ? "%s" : "%s:%u", names[i], s->port);
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

static struct MHD_OptionItem option(enum MHD_OPTION name, intptr_t value, void *pointer)
{
    return (struct MHD_OptionItem){name, value, pointer};
}

/* Nobody, once the server stops. MHD_quiesce_daemon() is not for us: it takes the listener out of
 * the loops' epoll sets while the loops, which see the same flag, do so too, and where it comes
 * second it ends the process. */
static enum MHD_Result may_come(void *cls, const struct sockaddr *from, socklen_t n)
{
    const struct net_server *s = cls;
    (void)from;
    (void)n;
    return atomic_load_explicit(&s->stopping, memory_order_relaxed) ? MHD_NO : MHD_YES;
}

static struct MHD_Daemon *start_daemon(struct net_server *s)
{
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG;
    struct MHD_OptionItem more[5];
    size_t n = 0;
    if (s->o.threads > 1)
        more[n++] = option(MHD_OPTION_THREAD_POOL_SIZE, s->o.threads, NULL);
    if (s->slow)
        flags |= MHD_ALLOW_SUSPEND_RESUME;
    /* A proxy's connections all come from one address. */
    if (!s->is_local && !s->proxies_n)
        more[n++] = option(MHD_OPTION_PER_IP_CONNECTION_LIMIT, LIMIT_CONNECTIONS_ADDRESS, NULL);
    if (s->tls) {
        flags |= MHD_USE_TLS;
        more[n++] = option(MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)(uintptr_t)TLS_PRIORITIES);
        more[n++] = option(MHD_OPTION_HTTPS_CERT_CALLBACK, 0, (void *)(uintptr_t)tls_retrieve);
    }
    more[n] = option(MHD_OPTION_END, 0, NULL);
    return MHD_start_daemon(
        flags, 0, may_come, s, exchange_handle, s, MHD_OPTION_EXTERNAL_LOGGER, log_library, NULL,
        MHD_OPTION_LISTEN_SOCKET, s->listener, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)LIMIT_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT,
        s->o.idle_seconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)LIMIT_HEADERS,
        MHD_OPTION_URI_LOG_CALLBACK, exchange_begin, s, MHD_OPTION_NOTIFY_COMPLETED, exchange_end,
        s, MHD_OPTION_ARRAY, more, MHD_OPTION_END);
}

static void free_server(struct net_server *s)
{
    slow_free(s->slow);
    if (s->listener >= 0)
        close(s->listener);
    if (s->tls)
        tls_close();
    pthread_key_delete(s->thread_key);
    arena_free(s->a);
    free(s);
}

int net_server_open(const struct net_options *o, struct net_server **ret, struct err *err)
{
    struct net_server *s = calloc(1, sizeof(*s));
    if (!s)
        return err_set(err, ERR_INTERNAL, "There is no memory to start the server");
    struct address at;
    s->o = *o;
    s->a = arena_new(0);
    s->listener = -1;
    pthread_key_create(&s->thread_key, exchange_thread_free);
    int rc = check_options(s, &at, err);
    if (!rc)
        rc = open_tls(s, err);
    if (!rc)
        rc = open_listener(&s->o, &at, &s->listener, err);
    if (rc) {
        free_server(s);
        return rc;
    }
    s->port = bound_port(s->listener);
    list_hosts(s);
    *ret = s;
    return 0;
}

int net_server_start(struct net_server *s, struct err *err)
{
    if (s->o.app.is_slow && s->o.workers) {
        s->slow = slow_new(s, s->o.workers);
        if (!s->slow)
            return err_set(err, ERR_IO, "The server's workers could not be started");
    }
    s->daemon = start_daemon(s);
    return s->daemon ? 0 : err_set(err, ERR_IO, "The server's threads could not be started");
}

unsigned net_server_port(const struct net_server *s) { return s->port; }

struct str net_server_url(struct arena *a, const struct net_server *s)
{
    struct str name = s->names_n ? s->names[0] : s->tls ? tls_first_name(a) : STR("");
    bool v6 = strchr(s->o.address, ':') && s->o.address[0] != '[';
    if (s->proxies_n)
        return str_format(a, "https://%.*s/", STR_ARG(name)); /* the proxy's port is not known */
    if (!name.n)
        name = str_format(a, v6 ? "[%s]" : "%s", s->o.address);
    const char *scheme = s->tls ? "https" : "http";
    if (s->port == usual_port(s))
        return str_format(a, "%s://%.*s/", scheme, STR_ARG(name));
    return str_format(a, "%s://%.*s:%u/", scheme, STR_ARG(name), s->port);
}

void net_server_reload(struct net_server *s)
{
    struct err err = {0};
    if (!s->tls)
        return;
    if (tls_load(s->o.certificate, s->o.key, &err))
        log_line(LOG_ERROR, "%s The one in use stays.", err.text);
    else
        log_line(LOG_INFO, "The certificate was read again: new connections get it");
}

static void wait_for_requests(struct net_server *s, int64_t deadline)
{
    while (atomic_load(&s->in_flight) > 0 && clock_monotonic() < deadline)
        usleep(STOP_POLL_US);
}

/* The library closes the listener, too. */
static void stop_daemon(struct net_server *s)
{
    int64_t deadline = clock_monotonic() + (int64_t)s->o.stop_seconds * US_PER_SECOND;
    atomic_store(&s->stopping, true);
    wait_for_requests(s, deadline);
    if (s->slow && atomic_load(&s->in_flight) > 0) {
        slow_close(s->slow);
        wait_for_requests(s, clock_monotonic() + SEND_BACK_US); /* what was sent back is told so */
    }
    slow_close(s->slow);
    MHD_stop_daemon(s->daemon);
    s->listener = -1;
}

void net_server_stop(struct net_server *s)
{
    if (!s)
        return;
    if (s->daemon)
        stop_daemon(s);
    slow_close(s->slow);
    free_server(s);
}

static sigset_t our_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    return set;
}

/* Under nohup the terminal's end is to be ignored, also by a program that waits for it. */
static bool hangup_ignored;

void net_signals_block(void)
{
    sigset_t set = our_signals();
    struct sigaction before;
    hangup_ignored = !sigaction(SIGHUP, NULL, &before) && before.sa_handler == SIG_IGN;
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
}

void net_signals_wait(struct net_server *s)
{
    sigset_t set = our_signals();
    int got;
    for (;;) {
        if (sigwait(&set, &got))
            continue;
        if (got == SIGHUP && s && s->tls)
            net_server_reload(s);
        else if (got != SIGHUP || !hangup_ignored)
            return;
    }
}
