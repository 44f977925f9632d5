/* SPDX-License-Identifier: Apache-2.0 */
#include "web/gate.h"

#include "base/arena.h"
#include "base/html.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "def/limits.h"
#include "ops/login.h"
#include "ops/session.h"

static const struct caller nobody = {.perms = PERM_BIT(PERM_NONE)};

const struct caller *gate_caller(const struct request *rq) { return rq->user ? rq->user : &nobody; }

struct str gate_cookie_name(const struct request *rq)
{
    struct str host = request_get_header(rq, STR("Host"));
    size_t colon = str_find_char(host, ':', 0);
    struct str port = colon == SIZE_MAX ? STR("80") : str_sub(host, colon + 1, host.n);
    return str_format(rq->a, "wellmet_login_%.*s", STR_ARG(port));
}

static bool is_page(const struct web *w, const struct request *rq)
{
    for (size_t i = 0; i < w->faces_n; i++)
        if (str_starts(rq->target, str_c(w->faces[i].prefix)))
            return false;
    return true;
}

/* A token when the request brings one, else the cookie. */
static int find_caller(struct web *w, struct request *rq, struct caller *ret)
{
    struct login_client from = {.agent = request_get_header(rq, STR("User-Agent"))};
    struct str bearer = request_get_header(rq, STR("Authorization"));
    struct str cookie = request_get_cookie(rq, gate_cookie_name(rq));
    if (str_starts_nocase(bearer, STR("Bearer ")))
        return login_find_token(w->app, rq->thread, rq->a, str_trim(str_sub(bearer, 7, bearer.n)),
                                &from, ret);
    return cookie.n ? login_find_session(w->app, rq->thread, rq->a, cookie, &from, ret) : 0;
}

/* Pages ask to log in and come back; a form that was sent cannot come back by itself. */
static int turn_away(const struct web *w, struct request *rq, struct response *rs)
{
    if (!is_page(w, rq) || rq->method != HTTP_GET)
        return err_set(&rq->err, ERR_LOGIN, "Log in first.");
    struct strbuf to;
    strbuf_init(&to, rq->a, LIMIT_HEADERS * 3);
    strbuf_add(&to, STR("/login?next="));
    url_component(&to, rq->target);
    response_redirect(rs, strbuf_get(&to));
    return GATE_ANSWERED;
}

int gate_find(struct web *w, struct request *rq)
{
    if (rq->user || !rq->thread)
        return 0; /* without a database the page says so */
    struct caller *who = ARENA_NEW(rq->a, struct caller);
    *who = caller_nobody();
    rq->user = who;
    if (!login_is_required(w->app, rq->thread)) {
        *who = caller_local();
        return 0;
    }
    int rc = find_caller(w, rq, who);
    return rc < 0 ? err_set(&rq->err, rc, "%s", session_err(rq->thread)->text) : 0;
}

int gate_pass(struct web *w, struct request *rq, struct response *rs, const struct route *route)
{
    int rc = gate_find(w, rq);
    if (rc < 0)
        return rc;
    bool known = gate_caller(rq)->account || gate_caller(rq)->local || !rq->thread;
    return known || (route->flags & ROUTE_PUBLIC) ? GATE_OPEN : turn_away(w, rq, rs);
}
