/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A response as handlers build it. Fill the body and set status and type; the server sends it with
 * the security headers that every response carries (response_security). Texts and bytes must live
 * in the request's arena or be static. Nothing here talks to the network.
 *
 * Kinds: a page (private, never stored by caches), an asset of the binary (cached by its hash),
 * the user's bytes such as a photo (private, revalidated by ETag), a download, a redirect.
 */
#ifndef WM_NET_RESPONSE_H
#define WM_NET_RESPONSE_H

#include "base/asset.h"
#include "base/strbuf.h"
#include "net/request.h"

enum { RESPONSE_HEADERS_MAX = 16 };

struct response {
    struct arena *a;
    int status;                  /* 200 to begin with */
    const char *type;            /* Content-Type; HTML to begin with */
    struct strbuf body;          /* write here, at most LIMIT_OUTPUT */
    struct str bytes;            /* sent instead of `body` when its pointer is set */
    const char *cache;           /* Cache-Control; "no-store" to begin with */
    struct request_header headers[RESPONSE_HEADERS_MAX];
    size_t headers_n;
    bool close;                  /* close the connection after it */
    unsigned retry_seconds;      /* Retry-After of a 429 or 503; 0: a second or two */
};

enum cookie_same_site {
    COOKIE_STRICT, /* never sent with a request that another site began */
    COOKIE_LAX,    /* sent when the user follows a link from there */
};

struct cookie_options {
    int64_t max_age;    /* seconds; 0: until the browser ends; negative: remove it now */
    bool secure;        /* over https alone; needed for names that begin with "__Host-" */
    bool http_only;     /* scripts cannot read it */
    enum cookie_same_site same_site;
};
#define COOKIE_OPTIONS_INIT {.http_only = true}

/* The same for every response: name and value pairs. */
extern const struct request_header response_security[];
extern const size_t response_security_n;

void response_init(struct response *rs, struct arena *a);
/* Adds a header; copied. One with control characters, or past the maximum, makes the response a
 * bare 500, since sending half of it could mislead. */
void response_add_header(struct response *rs, struct str name, struct str value);
/* Plain text with a status. */
__attribute__((format(printf, 3, 4))) void response_text(struct response *rs, int status,
                                                         const char *fmt, ...);
/* 303 to a path on this server; anything else goes to "/". */
void response_redirect(struct response *rs, struct str path);
/* A cookie of this host alone (never a Domain), for all paths. Asserts what the caller must know:
 * a name with the prefix "__Host-" or "__Secure-" is secure (RFC 6265bis section 4.1.3), and name
 * and value have no space, quote, comma, semicolon or backslash. */
void response_set_cookie(struct response *rs, struct str name, struct str value,
                         const struct cookie_options *o);
/* An embedded file: gzip when accepted, 304 when the browser has it; kept for a year when the
 * query says v=<its hash>, else revalidated. */
void response_asset(struct response *rs, const struct request *rq, const struct asset *asset,
                    const char *type);
/* The user's own bytes with an entity tag (without quotes); 304 when the browser has them. */
void response_bytes(struct response *rs, const struct request *rq, struct str bytes,
                    const char *type, struct str tag);
/* Makes the response a file to save under this name. */
void response_download(struct response *rs, const char *type, struct str file_name);
/* Content type by the end of a file name, for assets; "application/octet-stream" when unknown. */
const char *response_type_of(struct str file_name);

#endif
