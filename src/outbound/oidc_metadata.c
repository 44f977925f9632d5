/* SPDX-License-Identifier: Apache-2.0 */
/* The discovery document and the published keys: bytes to structs, nothing asked. */
#include "outbound/oidc_int.h"

#include "base/arena.h"
#include "def/errors.h"
#include "def/limits.h"
#include "outbound/oidc_json.h"

#include <sodium.h>

enum {
    RSA_BYTES_MIN = 256, /* 2048 bits, RFC 7518 section 3.3 */
    RSA_BYTES_MAX = 1024,
    EXPONENT_BYTES_MAX = 8,
    P256_BYTES = 32
};

bool oidc_base64url_decode(struct arena *a, struct str text, struct str *ret)
{
    size_t max = text.n / 4 * 3 + 3, n = 0;
    unsigned char *out = arena_alloc(a, max + 1);
    const char *end = NULL;
    if (!text.n)
        return false;
    if (sodium_base642bin(out, max, text.p, text.n, NULL, &n, &end,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) ||
        end != text.p + text.n)
        return false;
    *ret = (struct str){(const char *)out, n};
    return true;
}

/* An address we may call or send people to. Behind an https issuer nothing may be plain http, not
 * even on this machine: a provider must not be able to send our requests to what runs beside us. */
static bool load_endpoint(struct arena *a, struct str issuer, const struct oidc_json *doc,
                          const char *key, struct str *ret)
{
    struct str url;
    if (oidc_json_text(doc, key, &url) != OIDC_MEMBER_OK || !http_client_is_allowed(url))
        return false;
    if (str_starts_nocase(issuer, STR("https:")) && !str_starts_nocase(url, STR("https:")))
        return false;
    *ret = str_copy(a, url);
    return true;
}

static int fail(struct err *err, const char *what)
{
    return err_set(err, ERR_REMOTE,
                   "The identity provider's description cannot be used: %s; tell whoever runs this "
                   "server.",
                   what);
}

/* Discovery section 3: client_secret_basic is meant when nothing is said. */
static void load_auth(const struct oidc_json *doc, struct oidc_metadata *m)
{
    const struct oidc_json *list;
    m->has_basic = true;
    if (oidc_json_list(doc, "token_endpoint_auth_methods_supported", &list) != OIDC_MEMBER_OK)
        return;
    m->has_basic = oidc_json_list_has(list, STR("client_secret_basic"));
    m->has_post = oidc_json_list_has(list, STR("client_secret_post"));
}

int oidc_metadata_parse(struct arena *a, struct str issuer, struct str json,
                        struct oidc_metadata *ret, struct err *err)
{
    const struct oidc_json *doc = oidc_json_parse(a, json);
    struct oidc_metadata m = {0};
    struct str said;
    if (!doc)
        return fail(err, "it is not JSON");
    /* Section 4.3: else one provider could pass for another. */
    if (oidc_json_text(doc, "issuer", &said) != OIDC_MEMBER_OK || !str_eq(said, issuer))
        return fail(err, "it names another issuer than the one configured here");
    if (!load_endpoint(a, issuer, doc, "authorization_endpoint", &m.authorization_endpoint))
        return fail(err, "it has no usable authorization_endpoint");
    if (!load_endpoint(a, issuer, doc, "token_endpoint", &m.token_endpoint))
        return fail(err, "it has no usable token_endpoint");
    if (!load_endpoint(a, issuer, doc, "jwks_uri", &m.jwks_uri))
        return fail(err, "it has no usable jwks_uri");
    load_endpoint(a, issuer, doc, "userinfo_endpoint", &m.userinfo_endpoint);
    oidc_json_bool(doc, "authorization_response_iss_parameter_supported", &m.sends_iss);
    load_auth(doc, &m);
    *ret = m;
    return 0;
}

static bool load_bytes(struct arena *a, const struct oidc_json *jwk, const char *key,
                       struct str *ret)
{
    struct str text;
    return oidc_json_text(jwk, key, &text) == OIDC_MEMBER_OK && oidc_base64url_decode(a, text, ret);
}

/* A number as libcrypto will see it: its length is what signatures are measured by. */
static bool load_integer(struct arena *a, const struct oidc_json *jwk, const char *key,
                         struct str *ret)
{
    if (!load_bytes(a, jwk, key, ret))
        return false;
    while (ret->n && !ret->p[0])
        *ret = str_sub(*ret, 1, ret->n);
    return ret->n > 0;
}

static bool load_rsa(struct arena *a, const struct oidc_json *jwk, struct oidc_key *k)
{
    k->kind = OIDC_KEY_RSA;
    if (!load_integer(a, jwk, "n", &k->n) || !load_integer(a, jwk, "e", &k->e))
        return false;
    bool is_long = k->n.n > RSA_BYTES_MIN || (k->n.n == RSA_BYTES_MIN && k->n.p[0] & 0x80);
    bool is_odd = k->e.p[k->e.n - 1] & 1;
    bool is_one = k->e.n == 1 && k->e.p[0] == 1; /* anybody could sign */
    return is_long && k->n.n <= RSA_BYTES_MAX && k->e.n <= EXPONENT_BYTES_MAX && is_odd && !is_one;
}

static bool load_p256(struct arena *a, const struct oidc_json *jwk, struct oidc_key *k)
{
    struct str curve;
    k->kind = OIDC_KEY_P256;
    return oidc_json_text(jwk, "crv", &curve) == OIDC_MEMBER_OK && str_eq(curve, STR("P-256")) &&
           load_bytes(a, jwk, "x", &k->x) && load_bytes(a, jwk, "y", &k->y) &&
           k->x.n == P256_BYTES && k->y.n == P256_BYTES;
}

/* RFC 7517 section 4: `use` and `key_ops` say what a key is for. */
static bool is_for_signing(const struct oidc_json *jwk)
{
    const struct oidc_json *uses;
    struct str use;
    enum oidc_member how = oidc_json_text(jwk, "use", &use);
    if (how == OIDC_MEMBER_WRONG || (how == OIDC_MEMBER_OK && !str_eq(use, STR("sig"))))
        return false;
    how = oidc_json_list(jwk, "key_ops", &uses);
    return how == OIDC_MEMBER_NONE ||
           (how == OIDC_MEMBER_OK && oidc_json_list_has(uses, STR("verify")));
}

static bool load_key(struct arena *a, const struct oidc_json *jwk, struct oidc_key *ret)
{
    struct oidc_key k = {0};
    struct str kind, kid = STR_NULL, alg = STR_NULL;
    if (oidc_json_text(jwk, "kty", &kind) != OIDC_MEMBER_OK || !is_for_signing(jwk) ||
        oidc_json_text(jwk, "kid", &kid) == OIDC_MEMBER_WRONG ||
        oidc_json_text(jwk, "alg", &alg) == OIDC_MEMBER_WRONG)
        return false;
    k.kid = str_copy(a, kid);
    k.alg = str_copy(a, alg);
    bool ok = str_eq(kind, STR("RSA"))  ? load_rsa(a, jwk, &k)
              : str_eq(kind, STR("EC")) ? load_p256(a, jwk, &k)
                                        : false;
    if (ok)
        *ret = k;
    return ok;
}

static int fail_keys(struct err *err, const char *what)
{
    return err_set(err, ERR_REMOTE,
                   "The identity provider's signing keys cannot be used: %s; tell whoever runs "
                   "this server.",
                   what);
}

int oidc_keys_parse(struct arena *a, struct str json, struct oidc_keys *ret, struct err *err)
{
    const struct oidc_json *doc = oidc_json_parse(a, json), *list;
    struct oidc_keys keys = {0};
    if (!doc || oidc_json_list(doc, "keys", &list) != OIDC_MEMBER_OK)
        return fail_keys(err, "they are not a JSON Web Key Set");
    size_t n = oidc_json_size(list);
    if (n > LIMIT_OIDC_KEYS)
        return fail_keys(err, "there are too many");
    keys.p = ARENA_ARRAY(a, struct oidc_key, n);
    for (size_t i = 0; i < n; i++) {
        const struct oidc_json *jwk = oidc_json_map_at(list, i);
        if (jwk && load_key(a, jwk, &keys.p[keys.n]))
            keys.n++;
    }
    if (!keys.n)
        return fail_keys(err, "none is an RSA key of 2048 bits or more, or a P-256 key");
    *ret = keys;
    return 0;
}
