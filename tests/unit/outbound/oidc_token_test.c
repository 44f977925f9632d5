/* SPDX-License-Identifier: Apache-2.0 */
/* The ID token's head and claims without a provider; whole signed ones are in oidc_test.c. */
#include "base/arena.h"
#include "base/date.h"
#include "check.h"
#include "def/errors.h"
#include "def/limits.h"
#include "outbound/oidc_int.h"

#include <sodium.h>

#define NOW INT64_C(1767614400)
#define NONCE "0123456789012345678901234567890123456789012"
#define CLAIMS(iss, aud, times, nonce, sub)                                                        \
    "{\"iss\":\"" iss "\",\"aud\":" aud "," times ",\"nonce\":\"" nonce "\",\"sub\":\"" sub "\""
#define ISSUER "https://school.example"
#define TIMES "\"iat\":1767614400,\"exp\":1767614700"
#define GOOD CLAIMS(ISSUER, "\"us\"", TIMES, NONCE, "u1")

static const struct oidc_expected want = {STR_INIT(ISSUER), STR_INIT("us"), STR_INIT(NONCE),
                                          NOW *US_PER_SECOND};

static const struct claims_case {
    const char *json, *says; /* says: NULL when it is right */
} claims_cases[] = {
    {GOOD "}", NULL},
    {GOOD ",\"azp\":\"us\"}", NULL},
    {GOOD ",\"azp\":null}", NULL},
    {GOOD ",\"azp\":\"them\"}", "made for another server"},
    {GOOD ",\"azp\":[\"us\"]}", "made for another server"},
    {GOOD ",\"nbf\":1767614520}", NULL},
    {GOOD ",\"nbf\":1767614521}", "not valid yet"},
    {GOOD ",\"nbf\":\"now\"}", "could not be read"},
    {CLAIMS(ISSUER, "[\"us\"]", TIMES, NONCE, "u1") "}", NULL},
    {CLAIMS(ISSUER, "[\"us\",\"us\"]", TIMES, NONCE, "u1") "}", "made for another server"},
    {CLAIMS(ISSUER, "[\"us\",\"them\"]", TIMES, NONCE, "u1") "}", "made for another server"},
    {CLAIMS(ISSUER, "[]", TIMES, NONCE, "u1") "}", "made for another server"},
    {CLAIMS(ISSUER, "{}", TIMES, NONCE, "u1") "}", "made for another server"},
    {CLAIMS(ISSUER, "\"\"", TIMES, NONCE, "u1") "}", "made for another server"},
    {CLAIMS(ISSUER, "\"US\"", TIMES, NONCE, "u1") "}", "made for another server"},
    {CLAIMS(ISSUER "/", "\"us\"", TIMES, NONCE, "u1") "}", "another identity provider"},
    {CLAIMS("", "\"us\"", TIMES, NONCE, "u1") "}", "another identity provider"},
    {CLAIMS(ISSUER, "\"us\"", TIMES, "", "u1") "}", "belongs to another login"},
    {CLAIMS(ISSUER, "\"us\"", TIMES, "0123", "u1") "}", "belongs to another login"},
    {CLAIMS(ISSUER, "\"us\"", TIMES, NONCE "x", "u1") "}", "belongs to another login"},
    {CLAIMS(ISSUER, "\"us\"", TIMES, NONCE, "") "}", "who you are"},
    {CLAIMS(ISSUER, "\"us\"", "\"iat\":1767614400", NONCE, "u1") "}", "how long it is valid"},
    {CLAIMS(ISSUER, "\"us\"", "\"exp\":1767614700", NONCE, "u1") "}", "how long it is valid"},
    {CLAIMS(ISSUER, "\"us\"", "\"iat\":\"1\",\"exp\":1767614700", NONCE, "u1") "}", "how long"},
    {CLAIMS(ISSUER, "\"us\"", "\"iat\":1767614400,\"exp\":\"9\"", NONCE, "u1") "}", "how long"},
    {CLAIMS(ISSUER, "\"us\"", "\"iat\":1.7676144e9,\"exp\":1767614700.5", NONCE, "u1") "}", NULL},
    {CLAIMS(ISSUER, "\"us\"", "\"iat\":1767614400,\"exp\":1767614280", NONCE, "u1") "}", "expired"},
    {CLAIMS(ISSUER, "\"us\"", "\"iat\":1767614400,\"exp\":1767614281", NONCE, "u1") "}", NULL},
    {CLAIMS(ISSUER, "\"us\"", "\"iat\":1767614521,\"exp\":1767614700", NONCE, "u1") "}", "future"},
    {CLAIMS(ISSUER, "\"us\"", "\"iat\":0,\"exp\":9223372036854775807", NONCE, "u1") "}", NULL},
    {CLAIMS(ISSUER, "\"us\"", "\"iat\":0,\"exp\":-9223372036854775808", NONCE, "u1") "}",
     "expired"},
    {CLAIMS(ISSUER, "\"us\"", "\"iat\":9223372036854775807,\"exp\":9223372036854775807", NONCE,
            "u1") "}",
     "future"},
    {"", "could not be read"},
    {"[]", "could not be read"},
    {GOOD ",\"sub\":\"u2\"}", "could not be read"},
};

static int check(struct arena *a, const char *json, struct oidc_identity *ret, struct err *err)
{
    return oidc_token_check_claims(a, str_c(json), &want, ret, err);
}

static void test_oidc_token__claims(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    (void)state;
    for (size_t i = 0; i < sizeof(claims_cases) / sizeof(claims_cases[0]); i++) {
        const struct claims_case *c = &claims_cases[i];
        struct oidc_identity who = {0};
        struct err err = {0};
        int r = check(a, c->json, &who, &err);
        if (r != (c->says ? ERR_FORBIDDEN : 0) || (c->says && !strstr(err.text, c->says)))
            fail_msg("%s: %d %s", c->json, r, err.text);
        assert_str(who.subject, c->says ? "" : "u1");
    }
}

static void test_oidc_token__subject_is_bounded(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_identity who;
    struct err err;
    char sub[257] = "";
    (void)state;
    memset(sub, 's', 255);
    struct str json = str_format(a,
                                 "{\"iss\":\"" ISSUER "\",\"aud\":\"us\"," TIMES
                                 ",\"nonce\":\"" NONCE "\",\"sub\":\"%s\"}",
                                 sub);
    assert_int_equal(check(a, json.p, &who, &err), 0);
    assert_int_equal(who.subject.n, 255);
    sub[255] = 's';
    json = str_format(a,
                      "{\"iss\":\"" ISSUER "\",\"aud\":\"us\"," TIMES ",\"nonce\":\"" NONCE
                      "\",\"sub\":\"%s\"}",
                      sub);
    assert_int_equal(check(a, json.p, &who, &err), ERR_FORBIDDEN);
}

static void test_oidc_token__profile(void **state)
{
    static const struct {
        const char *more, *email, *name;
        bool verified;
    } cases[] = {
        {"", "", "", false},
        {",\"email\":\"a@b.example\",\"email_verified\":true", "a@b.example", "", true},
        {",\"email\":\"a@b.example\"", "a@b.example", "", false},
        {",\"email\":\"a@b.example\",\"email_verified\":\"true\"", "a@b.example", "", false},
        {",\"email\":\"a@b.example\",\"email_verified\":1", "a@b.example", "", false},
        {",\"email_verified\":true", "", "", false},
        {",\"email\":\"a b@c.example\",\"email_verified\":true", "", "", false},
        {",\"email\":\"a@b.example\\nx\",\"email_verified\":true", "", "", false},
        {",\"email\":\"a\",\"email_verified\":true", "", "", false},
        {",\"email\":\"@b\",\"email_verified\":true", "", "", false},
        {",\"email\":\"a@\",\"email_verified\":true", "", "", false},
        {",\"email\":\"a@b@c\",\"email_verified\":true", "", "", false},
        {",\"email\":[\"a@b.example\"],\"email_verified\":true", "", "", false},
        {",\"name\":\" Jos\xc3\xa9\\nRuiz\\t\"", "", "Jos\xc3\xa9 Ruiz", false},
        {",\"name\":7", "", "", false},
    };
    ARENA_SCOPE struct arena *a = arena_new(0);
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct oidc_identity who;
        struct err err;
        assert_int_equal(check(a, str_format(a, GOOD "%s}", cases[i].more).p, &who, &err), 0);
        assert_str(who.email, cases[i].email);
        assert_str(who.name, cases[i].name);
        assert_true(who.email_verified == cases[i].verified);
    }
}

static void test_oidc_token__userinfo(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_identity who;
    struct err err;
    (void)state;
    assert_int_equal(check(a, GOOD ",\"name\":\"Ada\"}", &who, &err), 0);
    assert_int_equal(oidc_userinfo_apply(a, STR("not JSON"), &who, &err), 0);
    assert_str(who.email, "");
    assert_int_equal(oidc_userinfo_apply(a,
                                         STR("{\"sub\":\"u1\",\"email\":\"a@b.example\","
                                             "\"email_verified\":true,\"name\":\"Eve\"}"),
                                         &who, &err),
                     0);
    assert_str(who.email, "a@b.example");
    assert_true(who.email_verified);
    assert_str(who.name, "Ada"); /* what was signed comes first */
    assert_int_equal(oidc_userinfo_apply(a, STR("{\"sub\":\"u2\"}"), &who, &err), ERR_FORBIDDEN);
    assert_int_equal(oidc_userinfo_apply(a, STR("{}"), &who, &err), ERR_FORBIDDEN);
}

static struct str encode(struct arena *a, const char *text)
{
    size_t n = strlen(text),
           max = sodium_base64_encoded_len(n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *out = arena_alloc(a, max);
    sodium_bin2base64(out, max, (const unsigned char *)text, n,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return str_c(out);
}

static int parse(struct arena *a, const char *header, struct oidc_token *ret, struct err *err)
{
    struct str head = encode(a, header);
    return oidc_token_parse(a, str_format(a, "%.*s.e30.YQ", STR_ARG(head)), ret, err);
}

static void test_oidc_token__head(void **state)
{
    static const struct {
        const char *header, *says;
    } cases[] = {
        {"{\"alg\":\"RS256\"}", NULL},
        {"{\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":\"JWT\"}", NULL},
        {"{\"alg\":\"PS256\",\"jku\":\"https://evil.example\",\"x5u\":\"x\"}", NULL},
        {"{\"alg\":\"none\"}", "is not signed"},
        {"{\"alg\":\"NonE\"}", "is not signed"},
        {"{\"alg\":\"\"}", "not accepted here"},
        {"{\"alg\":\"rs256\"}", "not accepted here"},
        {"{\"alg\":\"RS256 \"}", "not accepted here"},
        {"{\"alg\":\"HS256\"}", "not accepted here"},
        {"{\"alg\":\"RS384\"}", "not accepted here"},
        {"{\"alg\":\"EdDSA\"}", "not accepted here"},
        {"{\"alg\":\"dir\",\"enc\":\"A128GCM\"}", "not accepted here"},
        {"{\"alg\":[\"RS256\"]}", "could not be read"},
        {"{\"alg\":\"none\",\"alg\":\"RS256\"}", "could not be read"},
        {"{}", "could not be read"},
        {"RS256", "could not be read"},
        {"{\"alg\":\"RS256\",\"kid\":7}", "could not be read"},
        {"{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"b64\":false}", "extension"},
        {"{\"alg\":\"RS256\",\"crit\":null}", "extension"},
    };
    ARENA_SCOPE struct arena *a = arena_new(0);
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct oidc_token t;
        struct err err = {0};
        int r = parse(a, cases[i].header, &t, &err);
        if (r != (cases[i].says ? ERR_FORBIDDEN : 0) ||
            (cases[i].says && !strstr(err.text, cases[i].says)))
            fail_msg("%s: %d %s", cases[i].header, r, err.text);
    }
}

static void test_oidc_token__form(void **state)
{
    /* eyJhbGciOiJSUzI1NiJ9 is {"alg":"RS256"} */
    static const char *const refused[] = {"",
                                          ".",
                                          "..",
                                          "eyJhbGciOiJSUzI1NiJ9",
                                          "eyJhbGciOiJSUzI1NiJ9.e30",
                                          "eyJhbGciOiJSUzI1NiJ9.e30.",
                                          "eyJhbGciOiJSUzI1NiJ9..YQ",
                                          "eyJhbGciOiJSUzI1NiJ9.e30.YQ.",
                                          "eyJhbGciOiJSUzI1NiJ9.e30.YQ.YQ.YQ",
                                          "eyJhbGciOiJSUzI1NiJ9.e30.YQ==",
                                          "eyJhbGciOiJSUzI1NiJ9.e30.YR",
                                          "eyJhbGciOiJSUzI1NiJ9.e30.Y Q",
                                          " eyJhbGciOiJSUzI1NiJ9.e30.YQ",
                                          "eyJhbGciOiJSUzI1NiJ9.e30.\n"};
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_token t;
    struct err err;
    (void)state;
    assert_int_equal(oidc_token_parse(a, STR("eyJhbGciOiJSUzI1NiJ9.e30.YQ"), &t, &err), 0);
    assert_str(t.payload, "{}");
    assert_str(t.signature, "a");
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
        if (oidc_token_parse(a, str_c(refused[i]), &t, &err) != ERR_FORBIDDEN)
            fail_msg("%s", refused[i]);
    char *longer = arena_alloc(a, LIMIT_OIDC_TOKEN + 1);
    memset(longer, 'A', LIMIT_OIDC_TOKEN + 1);
    assert_int_equal(oidc_token_parse(a, (struct str){longer, LIMIT_OIDC_TOKEN + 1}, &t, &err),
                     ERR_FORBIDDEN);
    assert_non_null(strstr(err.text, "too long"));
}

static void test_oidc_token__which_key(void **state)
{
    struct oidc_key two[] = {
        {.kid = STR("r"), .kind = OIDC_KEY_RSA},
        {.kid = STR("e"), .kind = OIDC_KEY_P256},
    };
    struct oidc_key more[] = {
        {.kid = STR("r"), .kind = OIDC_KEY_P256},
        {.kid = STR("r"), .alg = STR("PS256"), .kind = OIDC_KEY_RSA},
        {.kid = STR("r2"), .alg = STR("RS256"), .kind = OIDC_KEY_RSA},
        {.kid = STR("r3"), .kind = OIDC_KEY_RSA},
    };
    struct oidc_keys a = {two, 2}, b = {more, 4}, none = {0};
    struct oidc_token t = {.alg = STR("RS256"), .kid = STR("r")};
    (void)state;
    assert_ptr_equal(oidc_token_find_key(&t, &a), &two[0]);
    assert_null(oidc_token_find_key(&t, &b)); /* r is for another algorithm, or another kind */
    assert_null(oidc_token_find_key(&t, &none));
    t.kid = STR("e");
    assert_null(oidc_token_find_key(&t, &a)); /* a P-256 key never checks RS256 */
    t.kid = STR_NULL;
    assert_ptr_equal(oidc_token_find_key(&t, &a), &two[0]);
    assert_null(oidc_token_find_key(&t, &b)); /* r2 or r3? it has to say */
    t.alg = STR("ES256");
    assert_ptr_equal(oidc_token_find_key(&t, &b), &more[0]);
    t.alg = STR("HS256");
    assert_null(oidc_token_find_key(&t, &a));
}

#define TEST(name)                                                                                 \
    {                                                                                              \
        "test_oidc_token__" #name, test_oidc_token__##name, NULL, NULL, NULL                       \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(claims), TEST(subject_is_bounded), TEST(profile), TEST(userinfo), TEST(head),
        TEST(form),   TEST(which_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
