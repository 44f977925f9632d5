/* SPDX-License-Identifier: Apache-2.0 */
/* Keys of the provider for tests, and ID tokens right and wrong. */
#include "provider.h"

#include "base/arena.h"
#include "base/json_out.h"

#include <sodium.h>

enum { JSON_MAX = 65536, HOUR = 3600, VALID = 300 };

static const char *const fault_names[] = {
#define FAULT(id, name, what) name,
#include "faults.def"
#undef FAULT
};
_Static_assert(FAULTS <= 64, "a bit for each fault");

bool faults_take(struct faults *f, enum fault which)
{
    bool is_set = f->set >> which & 1;
    f->set &= ~(UINT64_C(1) << which);
    return is_set;
}

bool faults_add(struct faults *f, struct str names)
{
    struct str name;
    while (str_next(&names, ',', &name)) {
        size_t i = 0;
        while (i < FAULTS && !str_eq(name, str_c(fault_names[i])))
            i++;
        if (i == FAULTS)
            return false;
        f->set |= UINT64_C(1) << i;
    }
    return true;
}

static cjose_jwk_t *new_rsa(void)
{
    return cjose_jwk_create_RSA_random(2048, (const uint8_t *)"\x01\x00\x01", 3, NULL);
}

static void name_key(cjose_jwk_t *key, const char *prefix, unsigned generation)
{
    char kid[32];
    int n = snprintf(kid, sizeof(kid), "%s-%u", prefix, generation);
    if (!key || !cjose_jwk_set_kid(key, kid, (size_t)n, NULL))
        abort();
}

static void make_keys(struct signer *s)
{
    s->generation++;
    s->rsa = new_rsa();
    s->ec = cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, NULL);
    name_key(s->rsa, "rsa", s->generation);
    name_key(s->ec, "ec", s->generation);
    name_key(s->other, "rsa", s->generation);
}

void signer_init(struct signer *s)
{
    *s = (struct signer){.other = new_rsa()};
    make_keys(s);
}

void signer_rotate(struct signer *s)
{
    cjose_jwk_release(s->rsa);
    cjose_jwk_release(s->ec);
    make_keys(s);
}

void signer_release(struct signer *s)
{
    cjose_jwk_release(s->rsa);
    cjose_jwk_release(s->ec);
    cjose_jwk_release(s->other);
}

static void add_key(struct json_out *j, const cjose_jwk_t *key)
{
    char *text = cjose_jwk_to_json(key, false, NULL);
    json_raw(j, str_c(text));
    free(text);
}

struct str signer_keys(struct arena *a, const struct signer *s)
{
    struct json_out j;
    struct strbuf b;
    strbuf_init(&b, a, JSON_MAX);
    json_init(&j, &b, false);
    json_map_begin(&j);
    json_key(&j, STR("keys"));
    json_list_begin(&j);
    add_key(&j, s->ec);
    add_key(&j, s->rsa);
    json_list_end(&j);
    json_map_end(&j);
    return strbuf_get(&b);
}

struct str base64url_encode(struct arena *a, struct str s)
{
    size_t max = sodium_base64_encoded_len(s.n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *out = arena_alloc(a, max);
    sodium_bin2base64(out, max, (const unsigned char *)s.p, s.n,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return str_c(out);
}

static void add_text(struct json_out *j, const char *key, struct str value)
{
    json_key(j, str_c(key));
    json_string(j, value);
}

static void add_number(struct json_out *j, const char *key, int64_t value)
{
    json_key(j, str_c(key));
    json_i64(j, value);
}

struct str statement_subject(struct arena *a, const struct statement *st)
{
    return str_format(a, "id-%.*s", STR_ARG(st->user));
}

static void add_profile(struct arena *a, struct json_out *j, struct str user, bool is_verified)
{
    struct str name = str_copy(a, str_sub(user, 0, str_find_char(user, '@', 0)));
    char *p = (char *)(uintptr_t)name.p;
    if (name.n && p[0] >= 'a' && p[0] <= 'z')
        p[0] = (char)(p[0] - 'a' + 'A');
    add_text(j, "email",
             str_find_char(user, '@', 0) != SIZE_MAX
                 ? user
                 : str_format(a, "%.*s@school.example", STR_ARG(user)));
    json_key(j, STR("email_verified"));
    json_bool(j, is_verified);
    add_text(j, "name", name);
}

struct str statement_userinfo(struct arena *a, const struct statement *st, struct faults *f)
{
    struct json_out j;
    struct strbuf b;
    strbuf_init(&b, a, JSON_MAX);
    json_init(&j, &b, false);
    json_map_begin(&j);
    add_text(&j, "sub",
             faults_take(f, FAULT_USERINFO_OTHER) ? STR("id-somebody-else")
                                                  : statement_subject(a, st));
    add_profile(a, &j, st->user, true);
    json_map_end(&j);
    return strbuf_get(&b);
}

static void add_audience(struct json_out *j, const struct statement *st, struct faults *f)
{
    bool is_extra = faults_take(f, FAULT_EXTRA_AUD), is_list = faults_take(f, FAULT_LIST_AUD);
    json_key(j, STR("aud"));
    if (is_extra || is_list) {
        json_list_begin(j);
        json_string(j, st->client_id);
        if (is_extra)
            json_string(j, STR("another-client"));
        json_list_end(j);
    } else {
        json_string(j, faults_take(f, FAULT_WRONG_AUD) ? STR("another-client") : st->client_id);
    }
    if (faults_take(f, FAULT_WRONG_AZP))
        add_text(j, "azp", STR("another-client"));
}

static void add_times(struct json_out *j, int64_t now, struct faults *f)
{
    add_number(j, "iat", faults_take(f, FAULT_FUTURE) ? now + HOUR : now);
    if (!faults_take(f, FAULT_NO_EXP))
        add_number(j, "exp", faults_take(f, FAULT_EXPIRED) ? now - HOUR : now + VALID);
    if (faults_take(f, FAULT_NOT_YET))
        add_number(j, "nbf", now + HOUR);
}

static struct str make_claims(struct arena *a, const struct statement *st, struct faults *f)
{
    struct json_out j;
    struct strbuf b;
    strbuf_init(&b, a, JSON_MAX);
    json_init(&j, &b, false);
    json_map_begin(&j);
    add_text(&j, "iss",
             faults_take(f, FAULT_WRONG_ISS) ? STR("https://other.example") : st->issuer);
    add_audience(&j, st, f);
    add_times(&j, st->now, f);
    if (!faults_take(f, FAULT_NO_NONCE))
        add_text(&j, "nonce", faults_take(f, FAULT_WRONG_NONCE) ? STR("another-nonce") : st->nonce);
    if (faults_take(f, FAULT_TWO_SUBS))
        add_text(&j, "sub", STR("id-somebody-else"));
    if (!faults_take(f, FAULT_NO_SUB))
        add_text(&j, "sub", faults_take(f, FAULT_EMPTY_SUB) ? STR("") : statement_subject(a, st));
    if (!faults_take(f, FAULT_NO_EMAIL))
        add_profile(a, &j, st->user, !faults_take(f, FAULT_UNVERIFIED));
    json_map_end(&j);
    return strbuf_get(&b);
}

static struct str sign(struct arena *a, const cjose_jwk_t *key, const char *alg, const char *kid,
                       bool is_critical, struct str claims)
{
    const char *text = NULL;
    cjose_header_t *h = cjose_header_new(NULL);
    if (!cjose_header_set(h, CJOSE_HDR_ALG, alg, NULL) ||
        (kid && !cjose_header_set(h, CJOSE_HDR_KID, kid, NULL)) ||
        (is_critical && !cjose_header_set_raw(h, "crit", "[\"surprise\"]", NULL)))
        abort();
    cjose_jws_t *jws = cjose_jws_sign(key, h, (const uint8_t *)claims.p, claims.n, NULL);
    if (!jws || !cjose_jws_export(jws, &text, NULL))
        abort();
    struct str out = str_copy(a, str_c(text));
    cjose_jws_release(jws);
    cjose_header_release(h);
    return out;
}

/* The oldest trick: what everybody knows as the secret (RFC 8725 section 2.1). */
static struct str sign_hs256(struct arena *a, const struct signer *s, struct str claims)
{
    struct str secret = signer_keys(a, s);
    cjose_jwk_t *key = cjose_jwk_create_oct_spec((const uint8_t *)secret.p, secret.n, NULL);
    struct str out =
        sign(a, key, CJOSE_HDR_ALG_HS256, cjose_jwk_get_kid(s->rsa, NULL), false, claims);
    cjose_jwk_release(key);
    return out;
}

static struct str sign_right(struct arena *a, const struct signer *s, struct str claims,
                             struct faults *f)
{
    const cjose_jwk_t *key = s->rsa;
    const char *alg = CJOSE_HDR_ALG_RS256, *kid;
    if (faults_take(f, FAULT_ALG_PS256))
        alg = CJOSE_HDR_ALG_PS256;
    if (faults_take(f, FAULT_ALG_RS512))
        alg = CJOSE_HDR_ALG_RS512;
    if (faults_take(f, FAULT_ALG_ES256)) {
        alg = CJOSE_HDR_ALG_ES256;
        key = s->ec;
    }
    kid = cjose_jwk_get_kid(key, NULL);
    if (faults_take(f, FAULT_UNKNOWN_KEY))
        key = s->other;
    if (faults_take(f, FAULT_UNKNOWN_KID)) {
        key = s->other;
        kid = "nobody-1";
    }
    if (faults_take(f, FAULT_NO_KID))
        kid = NULL;
    return sign(a, key, alg, kid, faults_take(f, FAULT_CRIT), claims);
}

/* The same head and signature around other claims. */
static struct str tamper(struct arena *a, struct str token, const struct statement *st)
{
    struct faults none = {0};
    struct statement other = *st;
    other.user = STR("mallory");
    struct str claims = make_claims(a, &other, &none);
    size_t dot = str_find_char(token, '.', 0), dot2 = str_find_char(token, '.', dot + 1);
    struct str middle = base64url_encode(a, claims);
    return str_format(a, "%.*s.%.*s%.*s", STR_ARG(str_sub(token, 0, dot)), STR_ARG(middle),
                      STR_ARG(str_sub(token, dot2, token.n)));
}

struct str signer_issue(struct arena *a, const struct signer *s, const struct statement *st,
                        struct faults *f)
{
    struct str claims = make_claims(a, st, f), token;
    if (faults_take(f, FAULT_ALG_NONE))
        return str_format(a, "%.*s.%.*s.",
                          STR_ARG(base64url_encode(a, STR("{\"alg\":\"none\",\"typ\":\"JWT\"}"))),
                          STR_ARG(base64url_encode(a, claims)));
    if (faults_take(f, FAULT_ALG_HS256))
        return sign_hs256(a, s, claims);
    if (faults_take(f, FAULT_FIVE_PARTS))
        return str_format(a, "%.*s.YQ.Yg.Yw.ZA",
                          STR_ARG(base64url_encode(a, STR("{\"alg\":\"RSA-OAEP\"}"))));
    token = sign_right(a, s, claims, f);
    if (faults_take(f, FAULT_TAMPERED))
        token = tamper(a, token, st);
    if (faults_take(f, FAULT_SHORT_SIGNATURE))
        token = str_format(a, "%.*sA", STR_ARG(str_sub(token, 0, token.n - 9))); /* still base64 */
    if (faults_take(f, FAULT_LONG_SIGNATURE)) /* a zero: right for 64 bytes and for 256 */
        token = str_format(a, "%.*sA", STR_ARG(token));
    return token;
}
