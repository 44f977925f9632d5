/* SPDX-License-Identifier: Apache-2.0 */
/* "wellmet serve": pages and JSON API on this computer, until SIGTERM or Ctrl-C. */
#include "api/api.h"
#include "base/arena.h"
#include "base/err.h"
#include "def/errors.h"
#include "main/config.h"
#include "main/identity.h"
#include "net/address.h"
#include "net/server.h"
#include "ops/key.h"
#include "ops/login.h"
#include "ops/session.h"
#include "ops/site.h"
#include "web/web.h"

#include <assert.h>

struct serve_in {
    struct str listen, db;
    struct str certificate, key, host, proxy;
    int64_t workers;
    bool setup;
};

const struct field serve_fields[] = {
    {.name = "listen",
     .label = "Address",
     .type = FIELD_TEXT,
     .offset = offsetof(struct serve_in, listen),
     .help = "Address and port. Other computers are let in only with a login and --certificate or "
             "--proxy.",
     .example = "127.0.0.1:8420"},
    {.name = "database",
     .label = "Database",
     .type = FIELD_TEXT,
     .offset = offsetof(struct serve_in, db),
     .max = 4000,
     .help = "The database, a file or postgresql://...",
     .example = "wellmet.db"},
    {.name = "certificate",
     .label = "Certificate",
     .type = FIELD_TEXT,
     .offset = offsetof(struct serve_in, certificate),
     .max = 4000,
     .help = "PEM file with the certificate and its chain: the pages are served over https. Read "
             "again on SIGHUP.",
     .example = "/etc/wellmet/fullchain.pem"},
    {.name = "key",
     .label = "Key",
     .type = FIELD_TEXT,
     .offset = offsetof(struct serve_in, key),
     .max = 4000,
     .help = "PEM file with the certificate's key, without a password.",
     .example = "/etc/wellmet/privkey.pem"},
    {.name = "host",
     .label = "Names",
     .type = FIELD_TEXT,
     .offset = offsetof(struct serve_in, host),
     .max = 4000,
     .help = "Name that browsers use for this server; several are separated by commas. Without it "
             "the names in the certificate.",
     .example = "wellmet.school.example"},
    {.name = "proxy",
     .label = "Proxies",
     .type = FIELD_TEXT,
     .offset = offsetof(struct serve_in, proxy),
     .max = 4000,
     .help =
         "Address or block of a proxy in front, whose header Forwarded is believed; several are "
         "separated by commas.",
     .example = "10.0.0.5"},
    {.name = "workers",
     .label = "Workers",
     .type = FIELD_INT,
     .offset = offsetof(struct serve_in, workers),
     .min = 1,
     .max = 64,
     .help = "Threads that check passwords, beside those that serve pages.",
     .example = "2"},
    {.name = "setup",
     .label = "Set-up",
     .type = FIELD_BOOL,
     .offset = offsetof(struct serve_in, setup),
     .help = "While there is no account, print a link that makes the first one, and open nothing "
             "else before. Always so when other computers are let in.",
     .example = "yes"},
    FIELD_END,
};

static int fail(const struct err *err, int rc)
{
    fprintf(stderr, "wellmet: %s\n", err->text);
    return error_row(rc)->exit_status;
}

/* --host and --proxy may be given several times: then it is one list. */
static int read_option(struct arena *a, const struct field *f, struct str value,
                       struct serve_in *in, struct err *err)
{
    struct str host = in->host, proxy = in->proxy;
    int rc = field_parse(a, f, NULL, value, in, err);
    if (rc == 0 && f->offset == offsetof(struct serve_in, host))
        in->host = str_join(a, host, STR(","), in->host);
    if (rc == 0 && f->offset == offsetof(struct serve_in, proxy))
        in->proxy = str_join(a, proxy, STR(","), in->proxy);
    return rc;
}

static int read_options(struct arena *a, int argc, char **argv, struct serve_in *in,
                        struct err *err)
{
    for (int i = 0; i < argc; i++) {
        struct str word = str_c(argv[i]), name = str_sub(word, 2, word.n), value;
        size_t eq = str_find_char(name, '=', 0);
        struct str said = str_sub(name, 0, eq);
        const struct field *f = NULL;
        if (str_starts(word, STR("--"))) /* --db is the older name of --database */
            f = field_find(serve_fields, str_eq(said, STR("db")) ? STR("database") : said);
        if (!f)
            return err_set(err, ERR_USAGE, "\"%s\" is not an option of serve; --help lists them.",
                           argv[i]);
        if (eq == SIZE_MAX && f->type != FIELD_BOOL && i + 1 == argc)
            return err_set(err, ERR_USAGE, "--%s needs a value.", f->name);
        value = eq != SIZE_MAX          ? str_sub(name, eq + 1, name.n)
                : f->type == FIELD_BOOL ? STR("yes")
                                        : str_c(argv[++i]);
        int rc = read_option(a, f, value, in, err);
        if (rc < 0)
            return rc;
    }
    return 0;
}

/* "8420", "127.0.0.1:8420", "[::1]:8420", "localhost". */
static int read_address(struct arena *a, struct str listen, struct net_options *o, struct err *err)
{
    int64_t port = 0;
    if (!listen.n)
        return 0;
    if (str_to_i64(listen, 0, 65535, &port)) {
        o->port = (unsigned)port;
        return 0;
    }
    size_t colon = listen.n;
    while (colon && listen.p[colon - 1] != ':' && listen.p[colon - 1] != ']')
        colon--;
    struct str host = listen;
    if (colon && listen.p[colon - 1] == ':') {
        host = str_sub(listen, 0, colon - 1);
        if (!str_to_i64(str_sub(listen, colon, listen.n), 0, 65535, &port))
            return err_set(err, ERR_USAGE, "\"%.*s\" is no address: write 127.0.0.1:8420.",
                           STR_ARG(listen));
        o->port = (unsigned)port;
    }
    if (host.n > 1 && host.p[0] == '[')
        host = str_sub(host, 1, host.n - 1);
    o->address = str_copy(a, host).p;
    return 0;
}

static void set_options(struct arena *a, const struct serve_in *in, struct net_options *o)
{
    if (in->certificate.n)
        o->certificate = str_copy(a, in->certificate).p;
    if (in->key.n)
        o->key = str_copy(a, in->key).p;
    if (in->workers)
        o->workers = (unsigned)in->workers;
    o->hosts = in->host;
    o->proxies = in->proxy;
}

/* Other computers are never let in without a login: until there is one, the pages are closed. */
static bool is_beyond(const struct net_options *o)
{
    struct address a;
    bool local = strcmp(o->address, "localhost") == 0 ||
                 (address_parse(str_c(o->address), &a) && address_is_loopback(&a));
    return !local || o->proxies.n;
}

static int find_login(const struct app *app, bool *ret, struct err *err)
{
    struct db *db;
    int rc = session_open(app, &db, err);
    if (rc == 0)
        *ret = login_is_required(app, db);
    if (rc == 0)
        session_close(db);
    return rc;
}

/* The link that makes the first account, under the address that is set or the server's own. */
static int print_setup(struct arena *a, const struct app *app, const struct net_server *s,
                       struct err *err)
{
    struct db *db;
    struct str secret, url = net_server_url(a, s);
    struct site site;
    int rc = session_open(app, &db, err);
    if (rc < 0)
        return rc;
    rc = login_setup_link(app, db, a, &secret, err);
    if (rc == 0)
        rc = site_load(app, db, a, &site, err);
    session_close(db);
    if (rc < 0)
        return rc;
    if (site.public_url.n)
        url = site.public_url;
    if (str_ends(url, STR("/")))
        url = str_sub(url, 0, url.n - 1);
    printf("Make the first account: %.*s" LOGIN_LINK_PATH "%.*s\n", STR_ARG(url), STR_ARG(secret));
    return 0;
}

static int open_web(struct web *web, const struct app *app, const struct net_server *s,
                    struct err *err)
{
    unsigned char key[KEY_BYTES];
    static_assert((int)KEY_BYTES == (int)CSRF_KEY_BYTES, "one key file for both");
    int rc = key_derive(app, "csrf", key, err);
    return rc < 0 ? rc : web_open(web, net_server_port(s), key, err);
}

static int run_server(struct process *p, struct web *web, struct net_options *o, struct err *err)
{
    struct net_server *server = NULL;
    o->app = web_net_app(web);
    net_signals_block();
    int rc = net_server_open(o, &server, err);
    if (rc == 0)
        rc = open_web(web, &p->app, server, err);
    if (rc == 0)
        rc = net_server_start(server, err);
    if (rc == 0) {
        printf("Wellmet is at %.*s\nCtrl-C stops it.\n", STR_ARG(net_server_url(p->arena, server)));
        if (web->closed)
            rc = print_setup(p->arena, &p->app, server, err);
        fflush(stdout);
    }
    if (rc == 0)
        net_signals_wait(server);
    net_server_stop(server);
    web_close(web);
    return rc;
}

static int serve(struct process *p, const struct app *app, const struct serve_in *in,
                 struct net_options *o, struct err *err)
{
    struct web *web;
    bool login = false;
    struct web_face api = {.prefix = API_PREFIX "/", .show_error = api_show_error};
    api.routes = api_routes(p->arena, app->ops, &api.routes_n);
    int rc = web_new(p->arena, app, &api, 1, &web, err);
    if (rc == 0)
        rc = find_login(app, &login, err);
    if (rc < 0)
        return rc;
    struct identity *identity = identity_new();
    web->identity = identity_web(identity);
    web->closed = !login && (in->setup || is_beyond(o));
    o->login = login || web->closed;
    rc = run_server(p, web, o, err);
    identity_free(identity);
    return rc;
}

int serve_run(void *process, int argc, char **argv)
{
    struct process *p = process;
    struct serve_in in = {0};
    struct net_options o = NET_OPTIONS_INIT;
    struct err err = {0};
    const struct app *app;
    int rc = read_options(p->arena, argc, argv, &in, &err);
    if (rc == 0)
        rc = read_address(p->arena, in.listen, &o, &err);
    set_options(p->arena, &in, &o);
    if (rc == 0)
        rc = config_open(p, in.db.n ? str_copy(p->arena, in.db).p : NULL, &app, &err);
    if (rc == 0)
        rc = serve(p, app, &in, &o, &err);
    config_close(p);
    return rc < 0 ? fail(&err, rc) : 0;
}
