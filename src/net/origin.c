/* SPDX-License-Identifier: Apache-2.0 */
/* Who asks, and under which name: the peer's address, what a trusted proxy says, our names. */
#include "net/server_int.h"

#include "base/arena.h"
#include "def/errors.h"
#include "net/forwarded.h"
#include "net/tls.h"

static size_t count_items(struct str list)
{
    size_t n = 0;
    for (struct str item; str_next(&list, ',', &item);)
        n++;
    return n;
}

/* A name of DNS or an address, without a port. */
static bool is_name(struct str s)
{
    struct address ignored;
    if (address_parse(s, &ignored))
        return true;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
              c == '-' || c == '.'))
            return false;
    }
    return s.n > 0 && s.n < 254 && s.p[0] != '.';
}

static int read_names(struct net_server *s, struct err *err)
{
    struct str rest = s->o.hosts, item;
    s->names = ARENA_ARRAY(s->a, struct str, count_items(rest) + 1);
    while (str_next(&rest, ',', &item)) {
        item = str_trim(item);
        if (!item.n)
            continue;
        if (!is_name(item))
            return err_set(err, ERR_USAGE,
                           "\"%.*s\" is no name of a server: write it without https:// and without "
                           "a port, such as wellmet.school.example.",
                           STR_ARG(item));
        bool bare = str_find_char(item, ':', 0) != SIZE_MAX && item.p[0] != '[';
        s->names[s->names_n++] = str_format(s->a, bare ? "[%.*s]" : "%.*s", STR_ARG(item));
    }
    return 0;
}

static int read_proxies(struct net_server *s, struct err *err)
{
    struct str rest = s->o.proxies, item;
    s->proxies = ARENA_ARRAY(s->a, struct address_block, count_items(rest) + 1);
    while (str_next(&rest, ',', &item)) {
        item = str_trim(item);
        if (!item.n)
            continue;
        if (!address_block_parse(item, &s->proxies[s->proxies_n]))
            return err_set(err, ERR_USAGE,
                           "\"%.*s\" is no address of a proxy: write one such as 10.0.0.5, or a "
                           "block such as 10.0.0.0/24.",
                           STR_ARG(item));
        s->proxies_n++;
    }
    return 0;
}

int origin_read_options(struct net_server *s, struct err *err)
{
    int rc = read_names(s, err);
    return rc ? rc : read_proxies(s, err);
}

static bool read_forwarded(const struct request *rq, struct forwarded *f)
{
    f->n = 0;
    for (size_t i = 0; i < rq->headers_n; i++)
        if (str_eq_nocase(rq->headers[i].name, STR("Forwarded")) &&
            !forwarded_add(rq->a, rq->headers[i].value, f))
            return false;
    return true;
}

static bool is_proxy(const struct net_server *s, const struct address *peer)
{
    for (size_t i = 0; i < s->proxies_n; i++)
        if (address_block_has(&s->proxies[i], peer))
            return true;
    return false;
}

bool origin_find(const struct net_server *s, struct MHD_Connection *connection, struct request *rq)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    struct address peer;
    rq->secure = s->tls;
    rq->host = request_get_header(rq, STR("Host"));
    rq->client = STR("unknown");
    if (!info || !address_of_socket(info->client_addr, &peer))
        return true;
    rq->client = address_format(rq->a, &peer);
    if (!is_proxy(s, &peer))
        return true;
    struct forwarded *f = ARENA_NEW(rq->a, struct forwarded);
    if (!read_forwarded(rq, f))
        return false;
    struct forwarded_view v = forwarded_walk(rq->a, f, &peer, s->proxies, s->proxies_n);
    rq->client = v.client;
    if (v.host.n)
        rq->host = v.host;
    if (v.proto.n)
        rq->secure = str_eq_nocase(v.proto, STR("https"));
    return true;
}

/* The name before ":port"; empty when what follows the name is no port. */
static struct str name_of(struct str host)
{
    int64_t port;
    size_t bracket = str_find_char(host, ']', 0);
    size_t colon = str_find_char(host, ':', bracket == SIZE_MAX ? 0 : bracket);
    if (colon == SIZE_MAX)
        return host;
    struct str rest = str_sub(host, colon + 1, host.n);
    return str_to_i64(rest, 0, 65535, &port) ? str_sub(host, 0, colon) : STR("");
}

static bool is_local_name(const struct net_server *s, struct str host)
{
    for (size_t i = 0; i < NET_HOSTS; i++)
        if (host.n && str_eq_nocase(host, str_c(s->hosts[i])))
            return true;
    return false;
}

/* Public names with any port: a proxy's differs from ours, and rebinding (see list_hosts) is about
 * the name. */
bool origin_is_ours(const struct net_server *s, struct str host)
{
    if (is_local_name(s, host))
        return true;
    struct str name = name_of(host);
    for (size_t i = 0; i < s->names_n; i++)
        if (str_eq_nocase(name, s->names[i]))
            return true;
    return s->tls && !s->names_n && tls_has_name(name);
}

/* With a proxy on this very computer all connections come from inside it: what the proxy carries is
 * told from what was typed here by what the proxy says, or by the name when it says nothing. */
bool origin_is_safe(const struct net_server *s, const struct request *rq)
{
    struct address client;
    if (rq->secure || (s->is_local && !s->proxies_n))
        return true;
    return s->is_local && address_parse(rq->client, &client) && address_is_loopback(&client) &&
           is_local_name(s, rq->host);
}
