/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Protection against requests forged by other sites. A form carries a token that only this
 * process can make for the cookie of that browser; other sites can neither read the token nor set
 * the cookie. What the browser says about the request's origin is checked as well.
 *
 * Cookies are shared by all ports of a host, so the cookie's name has the port. A browser without
 * the cookie gets the same value again until the process ends: SameSite=Strict hides the cookie
 * when the user follows a link from elsewhere, and a new value then would break the forms in the
 * tabs that are already open.
 */
#ifndef WM_NET_CSRF_H
#define WM_NET_CSRF_H

#include "net/response.h"

enum { CSRF_KEY_BYTES = 32, CSRF_VALUE_LEN = 32, CSRF_FIELD_MAX = 40 };

#define CSRF_FIELD "csrf"          /* name of the form field */
#define CSRF_HEADER "X-CSRF-Token" /* or this header, for scripts */

struct csrf {
    unsigned char key[CSRF_KEY_BYTES];
    char cookie_name[CSRF_FIELD_MAX];
    char cookie[CSRF_VALUE_LEN + 1]; /* for browsers that have none */
};

/* `key` may be NULL for a random one. False when the system gives no random bytes. */
bool csrf_init(struct csrf *c, unsigned port, const unsigned char *key);
/* The token for forms in this response, which sets the cookie when the browser has none. In the
 * response's arena. */
struct str csrf_token(const struct csrf *c, const struct request *rq, struct response *rs);
/* Call before every change. Expected: ERR_FORBIDDEN, with the sentence in rq->err. */
int csrf_check(const struct csrf *c, struct request *rq);

#endif
