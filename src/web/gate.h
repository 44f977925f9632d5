/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who asks: before any route runs. Without logins in the database the caller is the one user of
 * this computer. With them, a session cookie or an API token says who it is; a route that is not
 * ROUTE_PUBLIC is kept from everybody else: pages lead to the login page, other faces get an
 * error of their own (401).
 */
#ifndef WM_WEB_GATE_H
#define WM_WEB_GATE_H

#include "ops/caller.h"
#include "web/web.h"

enum gate { GATE_OPEN = 0, GATE_ANSWERED = 1 };

/* Finds out who asks and sets rq->user, once a request. Negative: an error, in rq->err. */
int gate_find(struct web *w, struct request *rq);
/* gate_find(), then the door. GATE_OPEN: run the route; GATE_ANSWERED: the response is ready; negative: an
 * error, its sentence in rq->err. */
int gate_pass(struct web *w, struct request *rq, struct response *rs, const struct route *route);
/* Who asks, never NULL; nobody before gate_find(). */
const struct caller *gate_caller(const struct request *rq);
/* Name of the session cookie: "__Host-wellmet" over TLS, with the port on plain loopback, where
 * cookies are shared by all ports. In the request's arena. */
struct str gate_cookie_name(const struct request *rq);

#endif
