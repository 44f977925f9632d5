/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who asks: before any route runs. Without logins in the database the caller is the one user of
 * this computer, unless the server is closed until there is an account (web->closed). With them,
 * a session cookie or an API token says who it is; a route that is not ROUTE_PUBLIC is kept from
 * everybody else: pages lead to the login page, other faces get an error of their own (401).
 *
 * A change that comes with a cookie needs the token of a form (net/csrf.h), here for the other
 * faces, in page_check() for pages; one that comes with an API token does not, for browsers send
 * no such header by themselves.
 *
 * Over TLS cookies are called __Host-..., which neither another host nor a plain connection can
 * set; on plain loopback, where cookies are shared by all ports, their names have the port.
 */
#ifndef WM_WEB_GATE_H
#define WM_WEB_GATE_H

#include "ops/login.h"
#include "web/web.h"

enum gate { GATE_OPEN = 0, GATE_ANSWERED = 1 };

/* What browsers keep for us, all HttpOnly and SameSite=Lax. */
enum gate_cookie {
    GATE_LOGIN,  /* the login session */
    GATE_DEVICE, /* that this browser has logged in before */
    GATE_SECOND, /* the ticket between password and code */
    GATE_STATE,  /* of a login at the identity provider: it must end where it began */
};

/* Finds out who asks and sets rq->user, once a request. Negative: an error, in rq->err. */
int gate_find(struct web *w, struct request *rq);
/* gate_find(), then the door. GATE_OPEN: run the route; GATE_ANSWERED: the response is ready;
 * negative: an error, its sentence in rq->err. */
int gate_pass(struct web *w, struct request *rq, struct response *rs, const struct route *route);
/* Who asks, never NULL; nobody before gate_find(). */
const struct caller *gate_caller(const struct request *rq);
/* Where the request comes from, for ops/login.h. */
struct login_client gate_client(const struct web *w, const struct request *rq);

/* Value of a cookie; empty when there is none. */
struct str gate_cookie(const struct web *w, const struct request *rq, enum gate_cookie which);
/* Sets it for so many seconds; negative: removes it. */
void gate_set_cookie(const struct web *w, const struct request *rq, struct response *rs,
                     enum gate_cookie which, struct str value, int64_t seconds);
/* The cookies of a login that is complete. */
void gate_log_in(const struct web *w, const struct request *rq, struct response *rs,
                 const struct login_result *login);

#endif
