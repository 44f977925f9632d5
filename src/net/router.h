/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Router: a table of method and pattern to a function. A pattern is a path whose segments may be
 * names in braces, "/people/{id}/edit", at most REQUEST_ARGS_MAX of them; a name matches one
 * segment that is not empty. Of two patterns that match, the one with the literal in the first
 * place where they differ wins ("/people/new" before "/people/{id}"). HEAD goes to GET's rows.
 */
#ifndef WM_NET_ROUTER_H
#define WM_NET_ROUTER_H

#include "net/response.h"

enum route_flags {
    ROUTE_UPLOAD = 1u << 0, /* takes bodies up to LIMIT_UPLOAD instead of LIMIT_BODY */
    ROUTE_PUBLIC = 1u << 1, /* for anybody, logged in or not: the application looks at this */
    ROUTE_SLOW = 1u << 2,   /* runs on a worker thread (net/server.h), as passwords must */
};

struct route {
    enum http_method method;
    const char *pattern;
    /* 0, or a negative code with its sentence in rq->err; the server then shows that error. */
    int (*run)(void *app, struct request *rq, struct response *rs);
    const void *data; /* becomes rq->route_data */
    unsigned flags;
};

struct router;

/* Sorts `n` rows (borrowed) for matching; in the arena. ERR_INTERNAL when a pattern is malformed
 * or two rows are the same. */
int router_new(struct arena *a, const struct route *routes, size_t n, struct router **ret,
               struct err *err);
/* The row for a request; fills its args and route_data. Expected: ERR_NOT_FOUND; ERR_METHOD when
 * the path exists for other methods: `ret_allow` is then a set of 1u << enum http_method. */
int router_find(const struct router *r, struct request *rq, const struct route **ret,
                unsigned *ret_allow);
/* router_find(), and with ERR_METHOD the Allow header is set. */
int router_open(const struct router *r, struct request *rq, struct response *rs,
                const struct route **ret);
/* Finds and runs. */
int router_run(const struct router *r, void *app, struct request *rq, struct response *rs);
/* Bytes of body the request may have. */
size_t router_body_limit(const struct router *r, struct request *rq);
/* Whether the request goes to a ROUTE_SLOW. */
bool router_is_slow(const struct router *r, struct request *rq);
/* "GET, HEAD, POST" */
struct str router_allow(struct arena *a, unsigned set);

#endif
