/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "base/strbuf.h"
#include "check.h"
#include "def/errors.h"
#include "def/limits.h"
#include "outbound/oidc_int.h"

#include <sodium.h>

#define ISSUER "https://school.example/oidc"
#define ENDPOINTS                                                                                  \
    "\"authorization_endpoint\":\"https://school.example/a\","                                     \
    "\"token_endpoint\":\"https://school.example/t\",\"jwks_uri\":\"https://school.example/k\""
#define DOC(more) "{\"issuer\":\"" ISSUER "\"," ENDPOINTS more "}"

static void test_oidc_metadata__whole(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_metadata m;
    struct err err;
    (void)state;
    assert_int_equal(oidc_metadata_parse(a, STR(ISSUER), STR(DOC("")), &m, &err), 0);
    assert_str(m.authorization_endpoint, "https://school.example/a");
    assert_str(m.token_endpoint, "https://school.example/t");
    assert_str(m.jwks_uri, "https://school.example/k");
    assert_str(m.userinfo_endpoint, "");
    assert_true(m.has_basic);
    assert_false(m.has_post || m.sends_iss);
    struct str more = STR(DOC(",\"userinfo_endpoint\":\"https://u.example/\","
                              "\"authorization_response_iss_parameter_supported\":true,"
                              "\"token_endpoint_auth_methods_supported\":"
                              "[\"client_secret_post\",\"private_key_jwt\"]"));
    assert_int_equal(oidc_metadata_parse(a, STR(ISSUER), more, &m, &err), 0);
    assert_str(m.userinfo_endpoint, "https://u.example/");
    assert_true(m.has_post && m.sends_iss);
    assert_false(m.has_basic);
    /* An endpoint that must not be asked is as good as none. */
    more = STR(DOC(",\"userinfo_endpoint\":\"http://127.0.0.1/\""));
    assert_int_equal(oidc_metadata_parse(a, STR(ISSUER), more, &m, &err), 0);
    assert_str(m.userinfo_endpoint, "");
}

static void test_oidc_metadata__refused(void **state)
{
    static const struct {
        const char *json, *says;
    } cases[] = {
        {"", "it is not JSON"},
        {"[]", "it is not JSON"},
        {"{" ENDPOINTS "}", "another issuer"},
        {"{\"issuer\":\"" ISSUER "/\"," ENDPOINTS "}", "another issuer"},
        {"{\"issuer\":\"https://School.example/oidc\"," ENDPOINTS "}", "another issuer"},
        {"{\"issuer\":[\"" ISSUER "\"]," ENDPOINTS "}", "another issuer"},
        {"{\"issuer\":\"" ISSUER "\"}", "authorization_endpoint"},
        {"{\"issuer\":\"" ISSUER "\",\"authorization_endpoint\":\"javascript:alert(1)\"}",
         "authorization_endpoint"},
        {"{\"issuer\":\"" ISSUER "\",\"authorization_endpoint\":\"https://school.example/a\","
         "\"token_endpoint\":\"http://127.0.0.1:5432/\"}",
         "token_endpoint"},
        {"{\"issuer\":\"" ISSUER "\",\"authorization_endpoint\":\"https://school.example/a\","
         "\"token_endpoint\":\"https://school.example/t\",\"jwks_uri\":\"file:///etc/passwd\"}",
         "jwks_uri"},
        {"{\"issuer\":\"" ISSUER "\",\"issuer\":\"" ISSUER "\"," ENDPOINTS "}", "not JSON"},
    };
    ARENA_SCOPE struct arena *a = arena_new(0);
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct oidc_metadata m;
        struct err err;
        assert_int_equal(oidc_metadata_parse(a, STR(ISSUER), str_c(cases[i].json), &m, &err),
                         ERR_REMOTE);
        if (!strstr(err.text, cases[i].says))
            fail_msg("%s: %s", cases[i].json, err.text);
    }
}

/* n bytes in base64url, all zero but the first and the last: the size is what matters here. */
static struct str modulus(struct arena *a, size_t n, unsigned char first)
{
    unsigned char *p = arena_alloc(a, n);
    size_t max = sodium_base64_encoded_len(n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *text = arena_alloc(a, max);
    p[0] = first;
    p[n - 1] = 1;
    sodium_bin2base64(text, max, p, n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return str_c(text);
}

static int keys_of(struct arena *a, const char *jwk, struct oidc_keys *ret)
{
    struct err err;
    return oidc_keys_parse(a, str_format(a, "{\"keys\":[%s]}", jwk), ret, &err);
}

static int rsa_of(struct arena *a, struct str n, const char *e, const char *more)
{
    struct oidc_keys keys;
    return keys_of(
        a, str_format(a, "{\"kty\":\"RSA\",\"n\":\"%.*s\",\"e\":\"%s\"%s}", STR_ARG(n), e, more).p,
        &keys);
}

static void test_oidc_metadata__rsa_keys(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str good = modulus(a, 256, 0x80);
    (void)state;
    assert_int_equal(rsa_of(a, good, "AQAB", ""), 0);
    assert_int_equal(rsa_of(a, good, "AQAB", ",\"use\":\"sig\",\"alg\":\"RS256\""), 0);
    assert_int_equal(rsa_of(a, good, "AQAB", ",\"key_ops\":[\"verify\"]"), 0);
    assert_int_equal(rsa_of(a, modulus(a, 1024, 1), "AQAB", ""), 0);
    assert_int_equal(rsa_of(a, good, "AQAB", ",\"use\":\"enc\""), ERR_REMOTE);
    assert_int_equal(rsa_of(a, good, "AQAB", ",\"key_ops\":[\"encrypt\"]"), ERR_REMOTE);
    assert_int_equal(rsa_of(a, good, "AQAB", ",\"kid\":7"), ERR_REMOTE);
    assert_int_equal(rsa_of(a, good, "AQ", ""), ERR_REMOTE); /* 1: anybody could sign */
    assert_int_equal(rsa_of(a, good, "Ag", ""), ERR_REMOTE);
    assert_int_equal(rsa_of(a, good, "AAAA", ""), ERR_REMOTE);
    assert_int_equal(rsa_of(a, good, "AQAB=", ""), ERR_REMOTE);
    assert_int_equal(rsa_of(a, modulus(a, 256, 0x7f), "AQAB", ""), ERR_REMOTE);
    assert_int_equal(rsa_of(a, modulus(a, 128, 0x80), "AQAB", ""), ERR_REMOTE);
    assert_int_equal(rsa_of(a, modulus(a, 1025, 1), "AQAB", ""), ERR_REMOTE);
    assert_int_equal(rsa_of(a, STR(""), "AQAB", ""), ERR_REMOTE);
}

static void test_oidc_metadata__zeros_in_front_do_not_count(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str n = modulus(a, 259, 0); /* three bytes more, of which 258 are zero */
    struct oidc_keys keys;
    (void)state;
    assert_int_equal(rsa_of(a, n, "AQAB", ""), ERR_REMOTE);
    n = str_format(a, "AAAA%.*s", STR_ARG(modulus(a, 256, 0x80)));
    assert_int_equal(
        keys_of(a, str_format(a, "{\"kty\":\"RSA\",\"n\":\"%.*s\",\"e\":\"AQAB\"}", STR_ARG(n)).p,
                &keys),
        0);
    assert_int_equal(keys.p[0].n.n, 256);
}

#define X "\"x\":\"p-U4-h3K66_XSjEHarIcW76rR2e7nXrSB4rQSfXFvFU\""
#define Y "\"y\":\"uD8qbREb1suiNz9SBdsZUi0OqmXrHkF9QVVEyjj2E3Q\""

static void test_oidc_metadata__p256_keys(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_keys keys;
    (void)state;
    assert_int_equal(keys_of(a, "{\"kty\":\"EC\",\"crv\":\"P-256\"," X "," Y "}", &keys), 0);
    assert_int_equal(keys.p[0].kind, OIDC_KEY_P256);
    assert_int_equal(keys_of(a, "{\"kty\":\"EC\",\"crv\":\"P-384\"," X "," Y "}", &keys),
                     ERR_REMOTE);
    assert_int_equal(keys_of(a, "{\"kty\":\"EC\"," X "," Y "}", &keys), ERR_REMOTE);
    assert_int_equal(keys_of(a, "{\"kty\":\"EC\",\"crv\":\"P-256\"," X "}", &keys), ERR_REMOTE);
    assert_int_equal(keys_of(a, "{\"kty\":\"EC\",\"crv\":\"P-256\"," X ",\"y\":\"YQ\"}", &keys),
                     ERR_REMOTE);
}

static void test_oidc_metadata__other_keys_are_passed_over(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_keys keys;
    struct strbuf b;
    struct err err;
    (void)state;
    assert_int_equal(keys_of(a,
                             "{\"kty\":\"oct\",\"k\":\"YQ\"},7,{},{\"kty\":\"OKP\"},"
                             "{\"kty\":\"EC\",\"kid\":\"k\",\"crv\":\"P-256\"," X "," Y "}",
                             &keys),
                     0);
    assert_int_equal(keys.n, 1);
    assert_str(keys.p[0].kid, "k");
    assert_int_equal(oidc_keys_parse(a, STR("{}"), &keys, &err), ERR_REMOTE);
    assert_int_equal(oidc_keys_parse(a, STR("{\"keys\":{}}"), &keys, &err), ERR_REMOTE);
    strbuf_init(&b, a, 65536);
    for (int i = 0; i <= LIMIT_OIDC_KEYS; i++)
        strbuf_addf(&b, "%s{}", i ? "," : "");
    assert_int_equal(keys_of(a, b.p, &keys), ERR_REMOTE);
}

static void test_oidc_metadata__base64url(void **state)
{
    static const char *const refused[] = {"",    "A",   "AQ==", "AQ=", "A/8",
                                          "A+8", "A Q", "AR",   "AQ\n"};
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str s;
    (void)state;
    assert_true(oidc_base64url_decode(a, STR("-_8"), &s));
    assert_int_equal(s.n, 2);
    assert_memory_equal(s.p, "\xfb\xff", 2);
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
        if (oidc_base64url_decode(a, str_c(refused[i]), &s))
            fail_msg("%s", refused[i]);
}

#define TEST(name)                                                                                 \
    {                                                                                              \
        "test_oidc_metadata__" #name, test_oidc_metadata__##name, NULL, NULL, NULL                 \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(whole),     TEST(refused),
        TEST(rsa_keys),  TEST(zeros_in_front_do_not_count),
        TEST(p256_keys), TEST(other_keys_are_passed_over),
        TEST(base64url),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
