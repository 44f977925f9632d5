/* SPDX-License-Identifier: Apache-2.0 */
/* A visitor for tests of pages: a world, its web face, and requests that never touch a socket. */
#ifndef WM_TESTS_VISIT_H
#define WM_TESTS_VISIT_H

#include "check.h"
#include "net/response.h"
#include "web/web.h"
#include "world.h"

struct visit {
    struct world world;
    struct arena *process, *a; /* a: of the last request */
    struct web *web;
    struct db *db;
    struct request rq;
    struct response rs;
    int code; /* of the handler: 0 or an error, whose page is then in rs */
};

/* Setup and teardown of a cmocka test; *state is a struct visit. */
int visit_setup(void **state);
int visit_teardown(void **state);

/* The status; body, headers and so on are in v->rs until the next visit. */
int visit_get(struct visit *v, const char *target);
/* A form as this server's page would send it: names and values ended by NULL; the token is added
 * unless "csrf" is among them. */
int visit_post(struct visit *v, const char *target, ...) __attribute__((sentinel));
struct str visit_body(const struct visit *v);
/* A header of the answer; empty when there is none. */
struct str visit_header(const struct visit *v, const char *name);
/* True when the answer's body has this text. */
bool visit_has(const struct visit *v, const char *text);
/* Value of the first hidden or text field of that name in the answer, unescaped only for ids and
 * numbers; empty when there is none. In the arena of the process. */
struct str visit_field(struct visit *v, const char *name);

#endif
