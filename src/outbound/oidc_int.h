/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files of oidc.h share. Reading and judging (metadata, keys, claims) are pure functions
 * of bytes, for tests and the fuzzer; only oidc_provider.c and oidc.c ask the network.
 */
#ifndef WM_OUTBOUND_OIDC_INT_H
#define WM_OUTBOUND_OIDC_INT_H

#include "outbound/http_client.h"
#include "outbound/oidc.h"

/* The discovery document as far as it is used (Discovery section 3). */
struct oidc_metadata {
    struct str authorization_endpoint, token_endpoint, jwks_uri;
    struct str userinfo_endpoint; /* empty: none that may be asked */
    bool has_basic, has_post;     /* ways to prove ourselves it says it takes */
    bool sends_iss;               /* RFC 9207: the answer always carries iss */
};

enum oidc_key_kind { OIDC_KEY_RSA, OIDC_KEY_P256 };

/* A public signing key, as bytes: big-endian, for RSA without leading zeros (RFC 7518, 6). */
struct oidc_key {
    struct str kid, alg; /* empty when not told */
    enum oidc_key_kind kind;
    struct str n, e; /* RSA */
    struct str x, y; /* P-256, 32 bytes each */
};

struct oidc_keys {
    struct oidc_key *p;
    size_t n;
};

/* The three parts of an ID token, decoded; nothing is proven yet. */
struct oidc_token {
    struct str text; /* as received */
    struct str alg, kid, payload, signature;
};

struct oidc_expected {
    struct str issuer, client_id, nonce;
    int64_t now; /* microseconds */
};

const struct oidc_config *oidc_provider_config(const struct oidc_provider *p); /* borrowed */
/* What is kept, read into the arena; asks the provider when there is nothing or it is old. */
int oidc_provider_load(struct oidc_provider *p, struct arena *a, struct oidc_metadata *ret,
                       struct err *err);
/* As oidc_provider_load, for the keys. `lacking` is 0, or the generation that lacked the key
 * wanted: then newer ones are asked for, unless that was done within LIMIT_OIDC_RETRY seconds. */
int oidc_provider_load_keys(struct oidc_provider *p, struct arena *a, struct str url,
                            unsigned lacking, struct oidc_keys *ret, unsigned *ret_generation,
                            struct err *err);
/* A request with the provider's trust, time and size limits. */
int oidc_provider_send(const struct oidc_provider *p, struct arena *a, struct http_call call,
                       struct http_answer *ret, struct err *err);

/* Expected: ERR_REMOTE. Endpoints are https whenever the issuer is. */
int oidc_metadata_parse(struct arena *a, struct str issuer, struct str json,
                        struct oidc_metadata *ret, struct err *err);
/* Keys that are not for signing, or of a kind not used here, are passed over. */
int oidc_keys_parse(struct arena *a, struct str json, struct oidc_keys *ret, struct err *err);

/* Expected of both: ERR_FORBIDDEN. */
int oidc_token_parse(struct arena *a, struct str text, struct oidc_token *ret, struct err *err);
int oidc_token_check_claims(struct arena *a, struct str payload, const struct oidc_expected *want,
                            struct oidc_identity *ret, struct err *err);
/* The one key that may have signed it, or NULL. */
const struct oidc_key *oidc_token_find_key(const struct oidc_token *t,
                                           const struct oidc_keys *keys);
bool oidc_token_is_signed(const struct oidc_token *t, const struct oidc_key *key);
/* Adds what the userinfo endpoint tells (Core section 5.3); ERR_FORBIDDEN when it is about
 * somebody else, and nothing when it cannot be read. */
int oidc_userinfo_apply(struct arena *a, struct str json, struct oidc_identity *identity,
                        struct err *err);

/* ERR_FORBIDDEN: "This login was refused: why." */
int oidc_refuse(struct err *err, const char *why);
/* In constant time for texts of one length; never true of empty ones. */
bool oidc_is_same_secret(struct str x, struct str y);
/* base64url without padding, one way to write each value (RFC 7515 section 2). */
bool oidc_base64url_decode(struct arena *a, struct str text, struct str *ret);

#endif
