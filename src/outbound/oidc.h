/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Login through a school's identity provider: an OpenID Connect relying party with the
 * authorization code flow and PKCE S256 (OpenID Connect Core 1.0 and Discovery 1.0, RFC 6749, 7636,
 * 7519, 9207). It says who somebody is at the provider; which account that is, it does not know.
 *
 * The caller: oidc_begin(); keep the pending values in a single-use ticket tied to this browser;
 * redirect to the address. When the browser comes back: take the ticket (it is gone then, whatever
 * follows), oidc_finish(). Both ask the provider and block, mostly for one request, at worst for
 * five of LIMIT_OUTBOUND_SECONDS each: worker threads only. README.md says what else to mind.
 *
 * A person at the provider is the pair issuer and subject, and nothing else: addresses change hands
 * and names are not unique. `email` may help to find an invitation when email_verified is true.
 *
 * Every refusal is one sentence without a byte of what the provider or the browser sent.
 */
#ifndef WM_OUTBOUND_OIDC_H
#define WM_OUTBOUND_OIDC_H

#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct arena;

/* How this server proves itself at the token endpoint (Core section 9). */
enum oidc_auth {
    OIDC_AUTH_AUTO,  /* as the provider's discovery document allows: basic, else post */
    OIDC_AUTH_BASIC, /* client_secret_basic */
    OIDC_AUTH_POST,  /* client_secret_post */
};

struct oidc_config {
    struct str issuer; /* exactly as the provider writes it: https, or http on loopback */
    struct str client_id;
    struct str client_secret; /* empty: a public client, PKCE alone */
    struct str scopes;        /* "openid email profile" when empty; openid is added when missing */
    struct str redirect_uri;  /* exactly as registered at the provider */
    struct str ca_file;       /* PEM certificates trusted instead of the system's, or empty */
    enum oidc_auth auth;
    int64_t timeout_ms;     /* for each request; 0: LIMIT_OUTBOUND_SECONDS */
    int64_t (*clock)(void); /* microseconds, for the age of what is kept; NULL: monotonic */
};

/* Heap object, thread-safe, one for the process. It keeps the provider's addresses and keys: read
 * on first use, for LIMIT_OIDC_CACHE seconds, anew when a token names an unknown key, and for
 * LIMIT_OIDC_STALE seconds when the provider is away. */
struct oidc_provider;

/* Copies the configuration; asks nobody. Expected: ERR_INVALID, which names what is missing. */
int oidc_provider_new(const struct oidc_config *config, struct oidc_provider **ret,
                      struct err *err);
void oidc_provider_free(struct oidc_provider *p); /* NULL is fine; no call may be under way */

/* What ties the answer to the question. All are secrets of this login; base64url, 43 bytes. */
struct oidc_pending {
    struct str state;    /* comes back in the answer's address */
    struct str nonce;    /* comes back inside the ID token */
    struct str verifier; /* proves to the provider that the code was ours (RFC 7636) */
};

/* A new login: the address to send the browser to. Expected: ERR_REMOTE, the provider does not
 * answer, or not as it should. */
int oidc_begin(struct oidc_provider *p, struct arena *a, struct str *ret_url,
               struct oidc_pending *ret_pending, struct err *err);

/* The query of the address the browser came back to, decoded; empty what was not there. */
struct oidc_answer {
    struct str code, state, iss, error, error_description;
};

struct oidc_identity {
    struct str issuer;   /* as configured */
    struct str subject;  /* 1 to 255 bytes, at this issuer never given to somebody else */
    struct str email;    /* empty when not told or not fit to be one */
    bool email_verified; /* the provider vouches for email; never true without it */
    struct str name;     /* for people, may be empty */
};

/*
 * Checks the answer, trades the code for an ID token and checks that (Core section 3.1.3.7): signed
 * with RS256, PS256 or ES256 by a key the provider publishes, for us alone, for this login, valid
 * at `now` (microseconds) give or take LIMIT_OIDC_SKEW seconds.
 * Expected: ERR_FORBIDDEN, refused; ERR_CANCELLED, the person or the provider said no; ERR_REMOTE.
 */
int oidc_finish(struct oidc_provider *p, struct arena *a, const struct oidc_pending *pending,
                const struct oidc_answer *answer, int64_t now, struct oidc_identity *ret,
                struct err *err);

#endif
