/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as what an identity provider sends; the first byte says as what. A signature that fits
 * cannot be guessed, so claims are read without one: what is accepted has what logins rest on.
 */
#include "fuzz.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/fold.h"
#include "outbound/oidc_int.h"

#define ISSUER STR("https://school.example")
static const struct oidc_expected want = {STR_INIT("https://school.example"), STR_INIT("us"),
                                          STR_INIT("n0123456789"),
                                          INT64_C(1767614400) * US_PER_SECOND};

static void check_identity(const struct oidc_identity *who)
{
    PROMISE(str_eq(who->issuer, ISSUER) && who->subject.n && who->subject.n <= 255);
    PROMISE(utf8_is_valid(who->subject) && utf8_is_valid(who->name) && utf8_is_valid(who->email));
    PROMISE(who->email.n || !who->email_verified);
    for (size_t i = 0; i < who->name.n; i++)
        PROMISE((unsigned char)who->name.p[i] >= ' ');
}

static int read_claims(struct arena *a, struct str text, struct err *err)
{
    struct oidc_identity who;
    int r = oidc_token_check_claims(a, text, &want, &who, err);
    if (r)
        return r;
    check_identity(&who);
    r = oidc_userinfo_apply(a, text, &who, err);
    PROMISE(!r); /* the same subject */
    check_identity(&who);
    return 0;
}

static int read_userinfo(struct arena *a, struct str text, struct err *err)
{
    struct oidc_identity who = {.issuer = ISSUER, .subject = STR("u1")};
    int r = oidc_userinfo_apply(a, text, &who, err);
    PROMISE(str_eq(who.subject, STR("u1")));
    check_identity(&who);
    return r;
}

static int read_metadata(struct arena *a, struct str text, struct err *err)
{
    struct oidc_metadata m;
    int r = oidc_metadata_parse(a, ISSUER, text, &m, err);
    if (r)
        return r;
    PROMISE(str_starts_nocase(m.authorization_endpoint, STR("https://")));
    PROMISE(str_starts_nocase(m.token_endpoint, STR("https://")));
    PROMISE(str_starts_nocase(m.jwks_uri, STR("https://")));
    PROMISE(!m.userinfo_endpoint.n || str_starts_nocase(m.userinfo_endpoint, STR("https://")));
    return 0;
}

/* A signature of zeros, as long as the key asks for: libcjose gets to see every key. */
static void check_key(struct arena *a, const struct oidc_key *key, const char *head)
{
    size_t n = key->kind == OIDC_KEY_RSA ? key->n.n : 64, digits = (n * 8 + 5) / 6;
    char *zeros = arena_alloc(a, digits + 1);
    struct oidc_token t;
    memset(zeros, 'A', digits);
    PROMISE(!oidc_token_parse(a, str_format(a, "%s.e30.%s", head, zeros), &t, NULL));
    PROMISE(t.signature.n == n && !oidc_token_is_signed(&t, key));
}

static int read_keys(struct arena *a, struct str text, struct err *err)
{
    struct oidc_keys keys;
    int r = oidc_keys_parse(a, text, &keys, err);
    if (r)
        return r;
    PROMISE(keys.n > 0);
    for (size_t i = 0; i < keys.n; i++) {
        check_key(a, &keys.p[i], "eyJhbGciOiJSUzI1NiJ9"); /* RS256 */
        check_key(a, &keys.p[i], "eyJhbGciOiJQUzI1NiJ9"); /* PS256 */
        check_key(a, &keys.p[i], "eyJhbGciOiJFUzI1NiJ9"); /* ES256 */
    }
    return 0;
}

static int read_token(struct arena *a, struct str text, struct err *err)
{
    struct oidc_token t;
    int r = oidc_token_parse(a, text, &t, err);
    if (r)
        return r;
    PROMISE(str_eq(t.alg, STR("RS256")) || str_eq(t.alg, STR("PS256")) ||
            str_eq(t.alg, STR("ES256")));
    PROMISE(t.signature.n);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int (*const readers[])(struct arena *, struct str, struct err *) = {
        read_claims, read_userinfo, read_metadata, read_keys, read_token};
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct err err = {0};
    if (!size)
        return 0;
    struct str text = {(const char *)data + 1, size - 1};
    int r = readers[data[0] % 5](a, text, &err);
    PROMISE(!r == !err.text[0] && utf8_is_valid(str_c(err.text)));
    return 0;
}
