/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A request as handlers see it: complete, checked, read-only. The server fills it from the
 * connection; tests fill it with request_init(). Knows no libmicrohttpd. Everything in it lives in
 * its arena until the response has been sent.
 *
 * The path is split before it is decoded, so "a%2Fb" is one segment. Query and form are parsed
 * (net/form.h) before a handler runs; a request that cannot be read never reaches one.
 */
#ifndef WM_NET_REQUEST_H
#define WM_NET_REQUEST_H

#include "net/form.h"

enum http_method {
    HTTP_GET,
    HTTP_HEAD,
    HTTP_POST,
    HTTP_PUT,
    HTTP_PATCH,
    HTTP_DELETE,
    HTTP_OPTIONS,
    HTTP_METHODS, /* how many; also "any other" */
};

enum { REQUEST_SEGMENTS_MAX = 16, REQUEST_ARGS_MAX = 4, REQUEST_HEADERS_MAX = 100 };

struct request_header {
    struct str name, value;
};

struct request_arg {
    struct str name, value;
};

struct request {
    struct arena *a;
    struct err err;   /* handlers put the sentence of their error here */
    void *thread;     /* what the application's thread_init gave for this thread */
    const void *user; /* who asks, as the application's handler found out; NULL at first */
    enum http_method method;
    struct str target;                         /* as sent: "/people?q=x" */
    struct str path, query;                    /* parts of the target, still encoded */
    struct str segments[REQUEST_SEGMENTS_MAX]; /* of the path, decoded */
    size_t segments_n; /* "/" has none; a trailing slash adds an empty one */
    struct request_header headers[REQUEST_HEADERS_MAX];
    size_t headers_n;
    struct form params;                        /* of the query */
    struct form form;                          /* of the body, when it is a form; else none */
    struct str body;                           /* as sent */
    struct str client;  /* address it comes from, as text; see net/forwarded.h */
    struct str host;    /* as the browser knows us; the Host header when empty */
    bool secure;        /* between the browser and us, or the proxy in front, there is TLS */
    struct str session; /* set by the application: what names the login session, for tokens
                         * (net/csrf.h); not a secret by itself, empty without a login */
    struct request_arg args[REQUEST_ARGS_MAX]; /* from the route: "/people/{id}" */
    size_t args_n;
    const void *route_data; /* of the route that matched */
};

const char *http_method_name(enum http_method m);
enum http_method http_method_find(struct str name); /* HTTP_METHODS when unknown */

/* Starts a request: method and target, everything else empty. Texts are copied. */
void request_init(struct request *rq, struct arena *a, enum http_method method, struct str target);
/* False when there are REQUEST_HEADERS_MAX already. Borrows the texts. */
bool request_add_header(struct request *rq, struct str name, struct str value);
/* Splits and decodes the target. Expected: ERR_USAGE, ERR_LIMIT; the sentence is in rq->err. */
int request_parse_target(struct request *rq);
/* Sets the body (borrowed) and parses it when it is a form. Expected: ERR_USAGE, ERR_LIMIT. */
int request_set_body(struct request *rq, struct str body);

/* First header of that name, any case; a NULL pointer when there is none. */
struct str request_get_header(const struct request *rq, struct str name);
size_t request_count_header(const struct request *rq, struct str name);
/* Value of a cookie; a NULL pointer when there is none. */
struct str request_get_cookie(const struct request *rq, struct str name);
/* A part of the path named by the route; empty when the route has no such name. */
struct str request_get_arg(const struct request *rq, struct str name);
/* A query or form value, form first; empty when there is none. */
struct str request_get_param(const struct request *rq, struct str name);
/* False when the browser says that another site's page made this request (Sec-Fetch-Site, or an
 * Origin that is not our scheme and host). True when it says nothing. */
bool request_is_same_origin(const struct request *rq);

#endif
