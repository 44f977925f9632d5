/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Protection against requests forged by other sites. A form carries a token that only a server
 * with the key can make for the cookie of that browser and its login session (rq->session); other
 * sites can neither read the token nor set the cookie. What the browser says about the request's
 * origin is checked as well. Servers with the same key agree, also across restarts.
 *
 * Cookies are shared by all ports of a host, so on a plain connection the cookie's name has the
 * port; on a secure one it is CSRF_SECURE_COOKIE, which neither other hosts nor a plain connection
 * can set. A browser without the cookie gets the same value again for the same login session (or
 * address, without one): SameSite=Strict hides the cookie when the user follows a link from
 * elsewhere, and a new value then would break the forms in the tabs that are already open.
 */
#ifndef WM_NET_CSRF_H
#define WM_NET_CSRF_H

#include "net/response.h"

enum { CSRF_KEY_BYTES = 32, CSRF_VALUE_LEN = 32, CSRF_FIELD_MAX = 40 };

#define CSRF_FIELD "csrf"          /* name of the form field */
#define CSRF_HEADER "X-CSRF-Token" /* or this header, for scripts */
#define CSRF_SECURE_COOKIE "__Host-wellmet_csrf"

struct csrf {
    unsigned char key[CSRF_KEY_BYTES];
    char cookie_name[CSRF_FIELD_MAX]; /* on a plain connection */
};

/* `key` is the installation's (of the key file; what is used is derived from it), or NULL for a
 * random one until the process ends. False when the system gives no random bytes. */
bool csrf_init(struct csrf *c, unsigned port, const unsigned char *key);
/* The token for forms in this response, which sets the cookie when the browser has none. In the
 * response's arena. rq->session must be set before, and be the same when the form comes back: a
 * page that logs somebody in makes no form for the session that only begins. */
struct str csrf_token(const struct csrf *c, const struct request *rq, struct response *rs);
/* Call before every change. Expected: ERR_FORBIDDEN, with the sentence in rq->err. */
int csrf_check(const struct csrf *c, struct request *rq);

#endif
