/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The measure of all pages: a constant page of 4 KB. constant_page [--bare]
 *
 * Through src/net with the same options as the product; with --bare through libmicrohttpd alone,
 * with the same kind of loop and as many threads. Prints the port and serves until SIGTERM.
 */
#include "net/server.h"

#include <arpa/inet.h>
#include <microhttpd.h>

enum { PAGE = 4096 };
static char page[PAGE];

static void fill_page(void)
{
    static const char line[] =
        "<p>Nothing on this page ever changes; it is here to be compared with.</p>\n";
    for (size_t i = 0; i < PAGE; i++)
        page[i] = line[i % (sizeof(line) - 1)];
}

static int show(void *data, struct request *rq, struct response *rs)
{
    (void)data;
    (void)rq;
    rs->bytes = (struct str){page, PAGE};
    return 0;
}

static int serve_net(void)
{
    struct net_options o = NET_OPTIONS_INIT;
    struct net_server *server = NULL;
    struct err err = {0};
    o.port = 0;
    o.app.handle = show;
    if (net_server_open(&o, &server, &err) < 0 || net_server_start(server, &err) < 0) {
        fprintf(stderr, "constant_page: %s\n", err.text);
        return 1;
    }
    printf("%u\n", net_server_port(server));
    fflush(stdout);
    net_signals_wait(server);
    net_server_stop(server);
    return 0;
}

static enum MHD_Result bare(void *cls, struct MHD_Connection *connection, const char *url,
                            const char *method, const char *version, const char *data,
                            size_t *data_n, void **con_cls)
{
    static int seen;
    (void)cls, (void)url, (void)method, (void)version, (void)data, (void)data_n;
    if (!*con_cls) {
        *con_cls = &seen;
        return MHD_YES;
    }
    struct MHD_Response *r = MHD_create_response_from_buffer(PAGE, page, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(r, "Content-Type", "text/html; charset=utf-8");
    enum MHD_Result ok = MHD_queue_response(connection, 200, r);
    MHD_destroy_response(r);
    return ok;
}

static int serve_bare(void)
{
    struct net_options o = NET_OPTIONS_INIT;
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct MHD_Daemon *d = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC, 0, NULL,
                                            NULL, bare, NULL, MHD_OPTION_SOCK_ADDR, &at,
                                            MHD_OPTION_THREAD_POOL_SIZE, o.threads, MHD_OPTION_END);
    if (!d) {
        fprintf(stderr, "constant_page: libmicrohttpd did not start\n");
        return 1;
    }
    printf("%u\n", MHD_get_daemon_info(d, MHD_DAEMON_INFO_BIND_PORT)->port);
    fflush(stdout);
    net_signals_wait(NULL);
    MHD_stop_daemon(d);
    return 0;
}

int main(int argc, char **argv)
{
    fill_page();
    net_signals_block();
    return argc > 1 && strcmp(argv[1], "--bare") == 0 ? serve_bare() : serve_net();
}
