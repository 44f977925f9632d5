/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The school's identity provider as the pages see it. They know no other servers: main gives these
 * two functions, made of outbound/oidc.h and the settings of the installation.
 */
#ifndef WM_WEB_IDENTITY_H
#define WM_WEB_IDENTITY_H

#include "net/form.h"

struct arena;
struct site;

/* Where a login begins: the address to send the browser to, and what has to be kept until it comes
 * back, found by `state`. */
struct identity_start {
    struct str url, state, detail;
};

/* Who the provider says it is. */
struct identity_person {
    struct str issuer, subject;
    struct str email; /* may be empty */
    bool email_verified;
    struct str name; /* may be empty */
};

/* Both may ask the provider and take seconds: ROUTE_SLOW only. `back` is the address the provider
 * sends browsers back to. */
struct web_identity {
    void *data;
    /* Expected: ERR_INVALID (settings), ERR_REMOTE. */
    int (*begin)(void *data, struct arena *a, const struct site *site, struct str back,
                 struct identity_start *ret, struct err *err);
    /* `detail` as begin gave it, `answer` the query the browser came back with. Expected:
     * ERR_FORBIDDEN, ERR_CANCELLED, ERR_REMOTE. */
    int (*finish)(void *data, struct arena *a, const struct site *site, struct str back,
                  struct str detail, const struct form *answer, struct identity_person *ret,
                  struct err *err);
};

#endif
