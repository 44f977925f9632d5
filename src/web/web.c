/* SPDX-License-Identifier: Apache-2.0 */
#include "web/web.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/vec.h"
#include "def/errors.h"
#include "def/limits.h"
#include "net/rate.h"
#include "net/worker.h"
#include "ops/session.h"
#include "web/gate.h"
#include "web/kept.h"
#include "web/page.h"

static const struct route *const tables[] = {
    account_routes,      action_routes,        asset_routes,  door_routes,     firstrun_routes,
    form_routes,         history_routes,       import_routes, insights_routes, log_routes,
    organisation_routes, people_routes,        person_routes, search_routes,   security_routes,
    settings_routes,     task_routes,          today_routes,  look_routes,     draft_routes,
    ask_routes,          opportunities_routes, hours_routes,  meetings_routes, decisions_routes,
    board_routes,        portfolio_routes,     ledger_routes, road_routes,
    programs_routes,
    primer_routes,       quiet_routes,
    letters_routes, paths_routes, paths_network_routes,
};
enum { TABLES = sizeof(tables) / sizeof(*tables) };

struct route *web_routes(struct arena *a, size_t *ret_n)
{
    VEC(struct route) all = {0};
    for (size_t i = 0; i < TABLES; i++)
        for (const struct route *r = tables[i]; r->pattern; r++)
            *VEC_PUSH(a, &all) = *r;
    *ret_n = all.n;
    return all.p;
}

int web_new(struct arena *process, const struct app *app, const struct web_face *faces, size_t n,
            struct web **ret, struct err *err)
{
    struct web *w = ARENA_NEW(process, struct web);
    size_t rows, at;
    const struct route *pages = web_routes(process, &at);
    rows = at;
    for (size_t i = 0; i < n; i++)
        rows += faces[i].routes_n;
    struct route *all = ARENA_ARRAY(process, struct route, rows + 1);
    memcpy(all, pages, at * sizeof(*all));
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < faces[i].routes_n; k++)
            all[at++] = faces[i].routes[k];
    w->app = app;
    w->routes = all;
    w->routes_n = rows;
    w->faces = faces;
    w->faces_n = n;
    int rc = router_new(process, all, rows, &w->router, err);
    if (rc == 0)
        *ret = w;
    return rc;
}

int web_open(struct web *w, unsigned port, const unsigned char *key, struct err *err)
{
    w->rate = rate_new(LIMIT_RATE_PLACES, NULL);
    w->port = port;
    if (!w->rate || !csrf_init(&w->csrf, port, key))
        return err_set(err, ERR_INTERNAL, "The system gave no random bytes.");
    w->workers = workers_new();
    w->kept = kept_new();
    return 0;
}

void web_close(struct web *w)
{
    if (!w)
        return;
    workers_free(w->workers);
    rate_free(w->rate);
    kept_free(w->kept);
}

static int handle(void *data, struct request *rq, struct response *rs)
{
    struct web *w = data;
    const struct route *route;
    int rc = router_open(w->router, rq, rs, &route);
    if (rc == 0)
        rc = gate_pass(w, rq, rs, route);
    return rc ? (rc < 0 ? rc : 0) : route->run(w, rq, rs);
}

static bool is_slow(void *data, struct request *rq)
{
    return router_is_slow(((struct web *)data)->router, rq);
}

static size_t body_limit(void *data, struct request *rq)
{
    return router_body_limit(((struct web *)data)->router, rq);
}

static void show_error(void *data, struct request *rq, struct response *rs, const char *title,
                       const char *text)
{
    struct web *w = data;
    for (size_t i = 0; i < w->faces_n; i++)
        if (w->faces[i].show_error && str_starts(rq->target, str_c(w->faces[i].prefix))) {
            w->faces[i].show_error(w, rq, rs, title, text);
            return;
        }
    page_error(w, rq, rs, title, text);
}

static void *thread_init(void *data)
{
    struct web *w = data;
    struct db *db = NULL;
    struct err err = {0};
    if (session_open(w->app, &db, &err) < 0)
        log_line(LOG_ERROR, "%s", err.text);
    return db;
}

static void thread_free(void *data, void *thread)
{
    (void)data;
    session_close(thread);
}

struct net_app web_net_app(struct web *w)
{
    return (struct net_app){.data = w,
                            .handle = handle,
                            .body_limit = body_limit,
                            .is_slow = is_slow,
                            .show_error = show_error,
                            .thread_init = thread_init,
                            .thread_free = thread_free};
}
