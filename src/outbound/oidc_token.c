/* SPDX-License-Identifier: Apache-2.0 */
/* The ID token (Core section 2): its form, its signature and its claims. */
#include "outbound/oidc_int.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/fold.h"
#include "def/errors.h"
#include "def/limits.h"
#include "outbound/oidc_json.h"

#include <cjose/cjose.h>
#include <sodium.h>

enum { SUBJECT_MAX = 255, EMAIL_MAX = 254, ES256_BYTES = 64 };

/* The only algorithms there are for us: what a token says of itself never widens this table. */
static const struct {
    const char *name;
    enum oidc_key_kind kind;
} algorithms[] = {
    {"RS256", OIDC_KEY_RSA},
    {"PS256", OIDC_KEY_RSA},
    {"ES256", OIDC_KEY_P256},
};

int oidc_refuse(struct err *err, const char *why)
{
    return err_set(err, ERR_FORBIDDEN, "This login was refused: %s.", why);
}

bool oidc_is_same_secret(struct str x, struct str y)
{
    return x.n == y.n && x.n && !sodium_memcmp(x.p, y.p, x.n);
}

static bool find_algorithm(struct str name, enum oidc_key_kind *ret)
{
    for (size_t i = 0; i < sizeof(algorithms) / sizeof(algorithms[0]); i++)
        if (str_eq(name, str_c(algorithms[i].name))) {
            *ret = algorithms[i].kind;
            return true;
        }
    return false;
}

static int check_header(struct arena *a, struct str json, struct oidc_token *t, struct err *err)
{
    const struct oidc_json *header = oidc_json_parse(a, json);
    enum oidc_key_kind kind;
    if (!header || oidc_json_text(header, "alg", &t->alg) != OIDC_MEMBER_OK)
        return oidc_refuse(err, "the head of the ID token could not be read");
    if (str_eq_nocase(t->alg, STR("none")))
        return oidc_refuse(err, "the ID token is not signed");
    if (!find_algorithm(t->alg, &kind))
        return oidc_refuse(err, "the ID token is signed in a way that is not accepted here (only "
                                "RS256, PS256 and ES256 are)");
    if (oidc_json_has(header, "crit")) /* RFC 7515 section 4.1.11: we know no extension */
        return oidc_refuse(err, "the ID token asks for an extension that is not known here");
    if (oidc_json_text(header, "kid", &t->kid) == OIDC_MEMBER_WRONG)
        return oidc_refuse(err, "the head of the ID token could not be read");
    return 0;
}

int oidc_token_parse(struct arena *a, struct str text, struct oidc_token *ret, struct err *err)
{
    struct oidc_token t = {.text = text};
    struct str header;
    if (text.n > LIMIT_OIDC_TOKEN)
        return oidc_refuse(err, "the ID token is too long");
    size_t dot = str_find_char(text, '.', 0);
    size_t dot2 = dot == SIZE_MAX ? dot : str_find_char(text, '.', dot + 1);
    if (dot2 == SIZE_MAX)
        return oidc_refuse(err, "the ID token could not be read");
    if (!oidc_base64url_decode(a, str_sub(text, 0, dot), &header) ||
        !oidc_base64url_decode(a, str_sub(text, dot + 1, dot2), &t.payload))
        return oidc_refuse(err, "the ID token could not be read");
    int r = check_header(a, header, &t, err);
    if (r)
        return r;
    /* An encrypted one (RFC 7516) has five parts and ends here, too. */
    if (!oidc_base64url_decode(a, str_sub(text, dot2 + 1, text.n), &t.signature))
        return oidc_refuse(err, "the signature of the ID token could not be read");
    *ret = t;
    return 0;
}

const struct oidc_key *oidc_token_find_key(const struct oidc_token *t, const struct oidc_keys *keys)
{
    const struct oidc_key *found = NULL;
    enum oidc_key_kind kind;
    if (!find_algorithm(t->alg, &kind))
        return NULL;
    for (size_t i = 0; i < keys->n; i++) {
        const struct oidc_key *k = &keys->p[i];
        if (k->kind != kind || (k->alg.n && !str_eq(k->alg, t->alg)))
            continue;
        if (t->kid.n && str_eq(k->kid, t->kid))
            return k;
        if (!t->kid.n && found) /* Core section 10.1: then it has to say which */
            return NULL;
        if (!t->kid.n)
            found = k;
    }
    return found;
}

static uint8_t *bytes(struct str s) { return (uint8_t *)(uintptr_t)s.p; } /* cjose copies them */

static cjose_jwk_t *open_key(const struct oidc_key *k)
{
    cjose_jwk_rsa_keyspec rsa = {
        .n = bytes(k->n), .nlen = k->n.n, .e = bytes(k->e), .elen = k->e.n};
    cjose_jwk_ec_keyspec ec = {.crv = CJOSE_JWK_EC_P_256,
                               .x = bytes(k->x),
                               .xlen = k->x.n,
                               .y = bytes(k->y),
                               .ylen = k->y.n};
    return k->kind == OIDC_KEY_RSA ? cjose_jwk_create_RSA_spec(&rsa, NULL)
                                   : cjose_jwk_create_EC_spec(&ec, NULL);
}

bool oidc_token_is_signed(const struct oidc_token *t, const struct oidc_key *key)
{
    /* cjose reads as many bytes of a PS256 signature as the key is long, and splits one of ES256
     * in the middle: another length is refused before it gets there. */
    if (t->signature.n != (key->kind == OIDC_KEY_RSA ? key->n.n : ES256_BYTES))
        return false;
    cjose_jwk_t *jwk = open_key(key);
    cjose_jws_t *jws = jwk ? cjose_jws_import(t->text.p, t->text.n, NULL) : NULL;
    bool ok = jws && cjose_jws_verify(jws, jwk, NULL);
    if (jws)
        cjose_jws_release(jws);
    if (jwk)
        cjose_jwk_release(jwk);
    return ok;
}

/* Core section 3.1.3.7, 3 to 5: for us, and for nobody else, since no other audience is trusted. */
static bool is_for_us(const struct oidc_json *claims, struct str client_id)
{
    const struct oidc_json *list;
    struct str one;
    if (oidc_json_text(claims, "aud", &one) != OIDC_MEMBER_OK) {
        if (oidc_json_list(claims, "aud", &list) != OIDC_MEMBER_OK || oidc_json_size(list) != 1)
            return false;
        one = oidc_json_text_at(list, 0);
    }
    if (!one.n || !str_eq(one, client_id))
        return false;
    enum oidc_member azp = oidc_json_text(claims, "azp", &one);
    return azp == OIDC_MEMBER_NONE || (azp == OIDC_MEMBER_OK && str_eq(one, client_id));
}

static int check_times(const struct oidc_json *claims, int64_t now, struct err *err)
{
    int64_t expires, issued, begins, s = now / US_PER_SECOND;
    if (oidc_json_number(claims, "exp", &expires) != OIDC_MEMBER_OK ||
        oidc_json_number(claims, "iat", &issued) != OIDC_MEMBER_OK)
        return oidc_refuse(err, "the ID token does not say how long it is valid");
    if (s - LIMIT_OIDC_SKEW >= expires)
        return oidc_refuse(err,
                           "the ID token has expired; start again, and if that does not help, the "
                           "clock of this server may be wrong");
    if (issued > s + LIMIT_OIDC_SKEW)
        return oidc_refuse(err, "the ID token comes from the future: the clock of this server or "
                                "of the identity provider is wrong");
    switch (oidc_json_number(claims, "nbf", &begins)) {
    case OIDC_MEMBER_NONE: return 0;
    case OIDC_MEMBER_WRONG: return oidc_refuse(err, "the ID token could not be read");
    case OIDC_MEMBER_OK: break;
    }
    return begins > s + LIMIT_OIDC_SKEW ? oidc_refuse(err, "the ID token is not valid yet") : 0;
}

static bool is_email(struct str s)
{
    size_t at = str_find_char(s, '@', 0);
    if (s.n > EMAIL_MAX || at == SIZE_MAX || !at || at + 1 == s.n ||
        str_find_char(s, '@', at + 1) != SIZE_MAX)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f)
            return false;
    return true;
}

static struct str load_name(struct arena *a, const struct oidc_json *claims)
{
    struct str s;
    if (oidc_json_text(claims, "name", &s) != OIDC_MEMBER_OK)
        return STR_NULL;
    s = utf8_cut(s, LIMIT_LINE);
    char *out = arena_copy(a, s.p, s.n);
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)out[i] < ' ' || out[i] == 0x7f)
            out[i] = ' ';
    return str_trim((struct str){out, s.n});
}

static void load_profile(struct arena *a, const struct oidc_json *claims,
                         struct oidc_identity *identity)
{
    struct str email;
    bool verified = false;
    if (oidc_json_text(claims, "email", &email) == OIDC_MEMBER_OK && is_email(email)) {
        oidc_json_bool(claims, "email_verified", &verified);
        identity->email = str_copy(a, email);
        identity->email_verified = verified;
    }
    if (!identity->name.n)
        identity->name = load_name(a, claims);
}

int oidc_token_check_claims(struct arena *a, struct str payload, const struct oidc_expected *want,
                            struct oidc_identity *ret, struct err *err)
{
    const struct oidc_json *claims = oidc_json_parse(a, payload);
    struct str issuer, subject, nonce;
    struct oidc_identity identity = {.issuer = str_copy(a, want->issuer)};
    if (!claims)
        return oidc_refuse(err, "the ID token could not be read");
    if (oidc_json_text(claims, "iss", &issuer) != OIDC_MEMBER_OK || !str_eq(issuer, want->issuer))
        return oidc_refuse(err, "the ID token comes from another identity provider");
    if (!is_for_us(claims, want->client_id))
        return oidc_refuse(err, "the ID token was made for another server");
    int r = check_times(claims, want->now, err);
    if (r)
        return r;
    if (oidc_json_text(claims, "nonce", &nonce) != OIDC_MEMBER_OK ||
        !oidc_is_same_secret(nonce, want->nonce))
        return oidc_refuse(err, "the ID token belongs to another login; start again");
    if (oidc_json_text(claims, "sub", &subject) != OIDC_MEMBER_OK || !subject.n ||
        subject.n > SUBJECT_MAX)
        return oidc_refuse(err, "the ID token does not say who you are");
    identity.subject = str_copy(a, subject);
    load_profile(a, claims, &identity);
    *ret = identity;
    return 0;
}

int oidc_userinfo_apply(struct arena *a, struct str json, struct oidc_identity *identity,
                        struct err *err)
{
    const struct oidc_json *claims = oidc_json_parse(a, json);
    struct str subject;
    if (!claims)
        return 0;
    if (oidc_json_text(claims, "sub", &subject) != OIDC_MEMBER_OK ||
        !str_eq(subject, identity->subject))
        return oidc_refuse(err, "the identity provider told about somebody else");
    load_profile(a, claims, identity);
    return 0;
}
