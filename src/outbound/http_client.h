/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One request to another server, through libcurl: whole body in, whole body out, both small. It
 * blocks for at most its time limit, so it runs on worker threads, never on an event loop. Nothing
 * is shared between calls (no cookies, no kept connections): thread-safe.
 *
 * Only https, with the server's certificate and name checked and TLS 1.2 or newer; plain http to
 * a loopback address alone. Redirects are never followed: their status is the answer. Proxies of
 * the environment, .netrc and compressed bodies are not used.
 */
#ifndef WM_OUTBOUND_HTTP_CLIENT_H
#define WM_OUTBOUND_HTTP_CLIENT_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct arena;

struct http_call {
    struct str url;
    struct str form;          /* urlencoded: sent with POST; a NULL pointer means GET */
    struct str authorization; /* whole value of that header, or empty */
    struct str ca_file;       /* PEM certificates trusted instead of the system's, or empty */
    size_t max;               /* bytes of the answer's body */
    int64_t timeout_ms;       /* for all of it; 0: LIMIT_OUTBOUND_SECONDS */
};

struct http_answer {
    int status;      /* as sent, also 3xx to 5xx */
    struct str body; /* terminated, in the arena */
};

/*
 * Any whole answer is 0, whatever its status. Expected: ERR_REMOTE with the reason (not found,
 * refused, certificate, time, size), which names the host at most; ERR_INVALID when the address is
 * not one to call.
 */
int http_client_send(struct arena *a, const struct http_call *call, struct http_answer *ret,
                     struct err *err);

/* An absolute address that http_client_send() would call: https or loopback, no user, no
 * password, no fragment, no control characters. */
bool http_client_is_allowed(struct str url);

#endif
