/* SPDX-License-Identifier: Apache-2.0 */
#include "web/gate.h"

#include "base/arena.h"
#include "base/html.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "def/limits.h"
#include "net/address.h"
#include "net/rate.h"
#include "ops/session.h"

const struct caller *gate_caller(const struct request *rq) { return caller_of(rq->user); }

/* --- cookies --------------------------------------------------------------------------------- */

static const struct {
    const char *secure, *plain;
} cookies[] = {
    [GATE_LOGIN] = {"__Host-wellmet", "wellmet_login"},
    [GATE_DEVICE] = {"__Host-wellmet_device", "wellmet_device"},
    [GATE_SECOND] = {"__Host-wellmet_second", "wellmet_second"},
    [GATE_STATE] = {"__Host-wellmet_state", "wellmet_state"},
};

static struct str cookie_name(const struct web *w, const struct request *rq, enum gate_cookie which)
{
    return rq->secure ? str_c(cookies[which].secure)
                      : str_format(rq->a, "%s_%u", cookies[which].plain, w->port);
}

struct str gate_cookie(const struct web *w, const struct request *rq, enum gate_cookie which)
{
    return request_get_cookie(rq, cookie_name(w, rq, which));
}

void gate_set_cookie(const struct web *w, const struct request *rq, struct response *rs,
                     enum gate_cookie which, struct str value, int64_t seconds)
{
    struct cookie_options o = COOKIE_OPTIONS_INIT;
    o.max_age = seconds;
    o.secure = rq->secure;
    o.same_site = COOKIE_LAX;
    response_set_cookie(rs, cookie_name(w, rq, which), value, &o);
}

void gate_log_in(const struct web *w, const struct request *rq, struct response *rs,
                 const struct login_result *login)
{
    gate_set_cookie(w, rq, rs, GATE_LOGIN, login->cookie, login->cookie_seconds);
    if (login->device.n)
        gate_set_cookie(w, rq, rs, GATE_DEVICE, login->device, login->device_seconds);
}

/* --- who ------------------------------------------------------------------------------------- */

struct login_client gate_client(const struct web *w, const struct request *rq)
{
    return (struct login_client){.address = rq->client,
                                 .agent = request_get_header(rq, STR("User-Agent")),
                                 .device = gate_cookie(w, rq, GATE_DEVICE)};
}

/* Calendar programs send no headers of their own: their secret stands in the address, and is good
 * for that address alone. */
static struct str calendar_key(const struct request *rq)
{
    return str_eq(rq->path, STR("/calendar.ics")) ? form_get(&rq->params, STR("key")) : STR_NULL;
}

static int find_follower(struct web *w, struct request *rq, struct str key, struct caller *ret)
{
    struct login_client from = gate_client(w, rq);
    int rc = login_find_token(w->app, rq->thread, rq->a, key, &from, ret);
    return rc == 1 && !perm_has(ret->perms, PERM_CALENDAR) ? 0 : rc;
}

/* A token when the request brings one, else the cookie. */
static int find_caller(struct web *w, struct request *rq, struct caller *ret)
{
    struct login_client from = gate_client(w, rq);
    struct str bearer = request_get_header(rq, STR("Authorization"));
    struct str cookie = gate_cookie(w, rq, GATE_LOGIN), key = calendar_key(rq);
    if (key.n)
        return find_follower(w, rq, key, ret);
    if (str_starts_nocase(bearer, STR("Bearer ")))
        return login_find_token(w->app, rq->thread, rq->a, str_trim(str_sub(bearer, 7, bearer.n)),
                                &from, ret);
    return cookie.n ? login_find_session(w->app, rq->thread, rq->a, cookie, &from, ret) : 0;
}

int gate_find(struct web *w, struct request *rq)
{
    if (rq->user || !rq->thread)
        return 0; /* without a database the page says so */
    struct caller *who = ARENA_NEW(rq->a, struct caller);
    *who = caller_nobody();
    rq->user = who;
    session_clear_err(rq->thread);
    bool required = login_is_required(w->app, rq->thread);
    const struct err *failure = session_failure(rq->thread);
    if (failure) /* the database is away: logging in would not help */
        return err_set(&rq->err, failure->code, "%s", failure->text);
    if (!required) {
        if (!w->closed)
            *who = caller_local();
        return 0;
    }
    int rc = find_caller(w, rq, who);
    if (rc < 0)
        return err_set(&rq->err, rc, "%s", session_err(rq->thread)->text);
    if (rc == 0)
        *who = caller_nobody();
    if (who->session)
        rq->session = str_format(rq->a, "%lld", (long long)who->session);
    return 0;
}

/* --- door ------------------------------------------------------------------------------------ */

static bool is_page(const struct web *w, const struct request *rq)
{
    for (size_t i = 0; i < w->faces_n; i++)
        if (str_starts(rq->target, str_c(w->faces[i].prefix)))
            return false;
    return true;
}

static bool is_read(const struct request *rq)
{
    return rq->method == HTTP_GET || rq->method == HTTP_HEAD;
}

/* Pages ask to log in and come back; a form that was sent cannot come back by itself. */
static int turn_away(const struct web *w, struct request *rq, struct response *rs)
{
    bool page = is_page(w, rq) && !calendar_key(rq).n;
    if (!page)
        response_add_header(rs, STR("WWW-Authenticate"), STR("Bearer"));
    if (!page || !is_read(rq))
        return err_set(&rq->err, ERR_LOGIN,
                       page ? "You are not logged in, or not any more." : "Log in first.");
    struct strbuf to;
    strbuf_init(&to, rq->a, LIMIT_HEADERS * 3);
    strbuf_add(&to, STR("/login"));
    if (rq->target.n > 1) {
        strbuf_add(&to, STR("?next="));
        url_component(&to, rq->target);
    }
    response_redirect(rs, strbuf_get(&to));
    return GATE_ANSWERED;
}

/* Strangers may ask for so much, by network. */
static int check_rate(const struct web *w, struct request *rq, struct response *rs)
{
    if (!w->rate)
        return 0;
    return rate_check(w->rate, RATE_REQUEST, address_network(rq->a, rq->client), rq, rs);
}

int gate_miss(const struct web *w, struct request *rq, struct response *rs)
{
    if (!w->rate)
        return 0;
    return rate_check(w->rate, RATE_TICKET, address_network(rq->a, rq->client), rq, rs);
}

int gate_pass(struct web *w, struct request *rq, struct response *rs, const struct route *route)
{
    if ((route->flags & ROUTE_PUBLIC) && str_starts(rq->path, STR("/assets/")))
        return GATE_OPEN; /* the same for everybody, and asked for often */
    int rc = gate_find(w, rq);
    const struct caller *who = gate_caller(rq);
    if (rc < 0 || !rq->thread)
        return rc;
    if (!who->account) {
        rc = check_rate(w, rq, rs);
        if (rc == 0 && (request_get_header(rq, STR("Authorization")).n || calendar_key(rq).n))
            rc = gate_miss(w, rq, rs);
        return rc < 0 || (route->flags & ROUTE_PUBLIC) ? rc : turn_away(w, rq, rs);
    }
    return GATE_OPEN;
}
