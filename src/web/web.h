/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The web face: all pages, and the router that the other HTTP faces share with it.
 *
 * main makes one of these and serves it:
 *
 *     web_new(process, &app, faces, n, &web, &err);
 *     options.app = web_net_app(web);
 *     net_server_open(&options, &server, &err);
 *     web_open(web, net_server_port(server), &err);
 *     net_server_start(server, &err);
 *     ...
 *     net_server_stop(server);
 *     web_close(web);
 *
 * What every handler gets, of this face or another: `app` is this struct, whose first member is
 * the process's `struct app`, so that a face which does not know this header reads
 * `*(const struct app *const *)app`; `rq->thread` is the thread's `struct db *` (a session of the
 * local account, ops/session.h), NULL when the database could not be opened.
 */
#ifndef WM_WEB_WEB_H
#define WM_WEB_WEB_H

#include "net/csrf.h"
#include "net/router.h"
#include "net/server.h"
#include "ops/app.h"

struct kept;
struct rate;
struct web_identity;
struct workers;

struct web {
    const struct app *app; /* first: see above */
    struct router *router;
    const struct route *routes; /* of all tables and faces */
    size_t routes_n;
    const struct web_face *faces;
    size_t faces_n;
    bool closed; /* without logins nobody gets in: set by main before the server starts */
    const struct web_identity *identity; /* web/identity.h; NULL: none. Set by main, too */
    unsigned port;
    struct csrf csrf;
    struct rate *rate;
    struct kept *kept;
    struct workers *workers;
};

/* Another face behind the same server. */
struct web_face {
    const char *prefix; /* paths below it are this face's: "/api/" */
    const struct route *routes;
    size_t routes_n;
    /* Fills its error responses, as in struct net_app. */
    void (*show_error)(void *app, struct request *rq, struct response *rs, const char *title,
                       const char *text);
};

/* All rows of the pages, in the arena: what web_new() serves, and what tests walk through. */
struct route *web_routes(struct arena *a, size_t *ret_n);
/* In the arena of the process; app and faces are borrowed. ERR_INTERNAL: rows of two tables
 * clash. */
int web_new(struct arena *process, const struct app *app, const struct web_face *faces, size_t n,
            struct web **ret, struct err *err);
struct net_app web_net_app(struct web *w);
/* Once the port is known and before the server starts. `key` is the installation's for tokens
 * (CSRF_KEY_BYTES), or NULL for one that ends with the process. */
int web_open(struct web *w, unsigned port, const unsigned char *key, struct err *err);
/* After the server has stopped: ends the jobs. NULL is fine. */
void web_close(struct web *w);

/* One table a file, each ended by a NULL pattern. */
extern const struct route account_routes[], action_routes[], ask_routes[], asset_routes[],
    board_routes[], decisions_routes[], door_routes[], draft_routes[], firstrun_routes[],
    form_routes[], history_routes[], hours_routes[], import_routes[], insights_routes[],
    ledger_routes[], log_routes[], look_routes[], meetings_routes[], opportunities_routes[],
    organisation_routes[], people_routes[], person_routes[], portfolio_routes[], primer_routes[],
    quiet_routes[], road_routes[], search_routes[], security_routes[], settings_routes[],
    task_routes[], today_routes[], programs_routes[], letters_routes[], paths_routes[],
    paths_network_routes[];
#define ROUTE_END                                                                                  \
    {                                                                                              \
        .pattern = NULL                                                                            \
    }

#endif
