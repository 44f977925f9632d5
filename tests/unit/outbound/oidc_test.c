/* SPDX-License-Identifier: Apache-2.0 */
/* Whole logins against the provider of tests/oidc, right ones and one for each of its faults. */
#include "base/arena.h"
#include "base/clock.h"
#include "base/date.h"
#include "check.h"
#include "def/errors.h"
#include "def/limits.h"
#include "net/form.h"
#include "outbound/oidc.h"
#include "spawn.h"

#include <pthread.h>
#include <sodium.h>

#define CALLBACK "http://127.0.0.1:19200/login/back"

static const char *program;
static struct spawned plain;
static int64_t fake_now = US_PER_SECOND;

static int64_t fake_clock(void) { return fake_now; }

static struct oidc_config config_of(const char *issuer)
{
    return (struct oidc_config){.issuer = str_c(issuer),
                                .client_id = STR("wellmet"),
                                .client_secret = STR("test-secret"),
                                .redirect_uri = STR(CALLBACK),
                                .clock = fake_clock};
}

static struct oidc_provider *new_provider(const struct oidc_config *config)
{
    struct oidc_provider *p = NULL;
    struct err err;
    assert_int_equal(oidc_provider_new(config, &p, &err), 0);
    return p;
}

static struct str command(struct arena *a, const char *what)
{
    return spawn_browse(a, str_format(a, "%s/test/%s", plain.issuer, what), NULL);
}

static void next_fault(struct arena *a, const char *faults)
{
    assert_str(command(a, str_format(a, "next?fault=%s", faults).p), "");
}

static int count(const char *of)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    int64_t n = -1;
    str_to_i64(command(a, str_format(a, "count?of=%s", of).p), 0, 1000, &n);
    return (int)n;
}

static int reset(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    (void)state;
    command(a, "reset");
    return 0;
}

/* What comes back to the application when the browser follows the address. */
static struct oidc_answer visit(struct arena *a, struct str url)
{
    struct form form;
    struct err err;
    struct str location;
    spawn_browse(a, url, &location);
    assert_true(str_starts(location, STR(CALLBACK "?")));
    assert_int_equal(
        form_parse_urlencoded(a, str_sub(location, strlen(CALLBACK) + 1, location.n), &form, &err),
        0);
    return (struct oidc_answer){.code = form_get(&form, STR("code")),
                                .state = form_get(&form, STR("state")),
                                .iss = form_get(&form, STR("iss")),
                                .error = form_get(&form, STR("error")),
                                .error_description = form_get(&form, STR("error_description"))};
}

static int login(struct oidc_provider *p, struct arena *a, struct oidc_identity *ret,
                 struct err *err)
{
    struct oidc_pending pending;
    struct str url;
    int r = oidc_begin(p, a, &url, &pending, err);
    if (r)
        return r;
    struct oidc_answer answer = visit(a, url);
    return oidc_finish(p, a, &pending, &answer, clock_now(), ret, err);
}

/* A login that must work. */
static struct oidc_identity pass(struct oidc_provider *p, struct arena *a)
{
    struct oidc_identity who = {0};
    struct err err = {0};
    int r = login(p, a, &who, &err);
    assert_string_equal(err.text, "");
    assert_int_equal(r, 0);
    return who;
}

/* A login that must not, with these words. */
static void refuse(struct oidc_provider *p, struct arena *a, int code, const char *says)
{
    struct oidc_identity who = {.subject = STR("untouched")};
    struct err err = {0};
    assert_int_equal(login(p, a, &who, &err), code);
    if (str_find(str_c(err.text), str_c(says), 0) == SIZE_MAX)
        assert_string_equal(err.text, says);
    assert_str(who.subject, "untouched");
}

static void test_oidc__tells_who_it_is(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_provider *p = new_provider(&config);
    struct oidc_identity who = pass(p, a);
    (void)state;
    assert_str(who.issuer, plain.issuer);
    assert_str(who.subject, "id-ada");
    assert_str(who.email, "ada@school.example");
    assert_true(who.email_verified);
    assert_str(who.name, "Ada");
    assert_int_equal(count("userinfo"), 0);
    oidc_provider_free(p);
}

static struct str parameter(struct arena *a, struct str url, const char *name)
{
    struct form form;
    struct err err;
    size_t mark = str_find_char(url, '?', 0);
    assert_int_equal(form_parse_urlencoded(a, str_sub(url, mark + 1, url.n), &form, &err), 0);
    return form_get(&form, str_c(name));
}

static void test_oidc__asks_with_new_secrets(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_pending one, two;
    struct str url, other;
    struct err err;
    unsigned char hash[crypto_hash_sha256_BYTES];
    char challenge[64];
    (void)state;
    config.scopes = STR("email");
    struct oidc_provider *p = new_provider(&config);
    assert_int_equal(oidc_begin(p, a, &url, &one, &err), 0);
    assert_int_equal(oidc_begin(p, a, &other, &two, &err), 0);
    assert_str(parameter(a, url, "scope"), "openid email");
    assert_str(parameter(a, url, "response_type"), "code");
    assert_str(parameter(a, url, "redirect_uri"), CALLBACK);
    assert_str(parameter(a, url, "state"), one.state.p);
    assert_str(parameter(a, url, "nonce"), one.nonce.p);
    assert_int_equal(one.verifier.n, 43);
    crypto_hash_sha256(hash, (const unsigned char *)one.verifier.p, one.verifier.n);
    sodium_bin2base64(challenge, sizeof(challenge), hash, sizeof(hash),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    assert_str(parameter(a, url, "code_challenge"), challenge);
    assert_true(str_find(url, one.verifier, 0) == SIZE_MAX);
    assert_false(str_eq(one.state, two.state) || str_eq(one.nonce, two.nonce) ||
                 str_eq(one.verifier, two.verifier) || str_eq(one.state, one.nonce));
    oidc_provider_free(p);
}

/* One row for each fault: what is ordered, how it ends, what is said. 0: it works all the same. */
static const struct fault_case {
    const char *faults;
    int code;
    const char *says;
} fault_cases[] = {
    {"discovery-500", ERR_REMOTE, "did not give its description or its keys (status 500)"},
    {"discovery-text", ERR_REMOTE, "it is not JSON"},
    {"discovery-huge", ERR_REMOTE, "sent more than it should"},
    {"discovery-issuer", ERR_REMOTE, "names another issuer than the one configured"},
    {"discovery-plain", ERR_REMOTE, "has no usable token_endpoint"},
    {"discovery-redirect", ERR_REMOTE, "(status 302)"},
    {"discovery-post", 0, ""},
    {"discovery-key-jwt", ERR_REMOTE, "takes a client secret in no way known here"},
    {"discovery-no-iss,no-answer-iss", 0, ""},
    {"jwks-500", ERR_REMOTE, "did not give its description or its keys (status 500)"},
    {"jwks-empty", ERR_REMOTE, "signing keys cannot be used"},
    {"wrong-state", ERR_FORBIDDEN, "the answer belongs to another login"},
    {"wrong-answer-iss", ERR_FORBIDDEN, "does not come from the identity provider that was asked"},
    {"no-answer-iss", ERR_FORBIDDEN, "does not come from the identity provider that was asked"},
    {"wrong-answer-iss,discovery-no-iss", ERR_FORBIDDEN, "does not come from the identity"},
    {"wrong-answer-iss,deny", ERR_FORBIDDEN, "does not come from the identity"},
    {"wrong-state,deny", ERR_FORBIDDEN, "the answer belongs to another login"},
    {"no-code", ERR_FORBIDDEN, "the answer has no login code"},
    {"deny", ERR_CANCELLED, "The login was stopped at the identity provider"},
    {"busy", ERR_REMOTE, "cannot log anybody in at the moment"},
    {"odd-error", ERR_REMOTE, "did not accept how this server asked"},
    {"token-500", ERR_REMOTE, "did not exchange the login code (status 500)"},
    {"token-huge", ERR_REMOTE, "sent more than it should"},
    {"token-redirect", ERR_REMOTE, "answered with a redirect, which is not followed"},
    {"token-text", ERR_REMOTE, "sent no ID token"},
    {"token-client", ERR_REMOTE, "does not accept this server's client id or secret"},
    {"token-no-id", ERR_REMOTE, "sent no ID token"},
    {"wrong-iss", ERR_FORBIDDEN, "the ID token comes from another identity provider"},
    {"wrong-aud", ERR_FORBIDDEN, "the ID token was made for another server"},
    {"extra-aud", ERR_FORBIDDEN, "the ID token was made for another server"},
    {"list-aud", 0, ""},
    {"wrong-azp", ERR_FORBIDDEN, "the ID token was made for another server"},
    {"wrong-nonce", ERR_FORBIDDEN, "the ID token belongs to another login"},
    {"no-nonce", ERR_FORBIDDEN, "the ID token belongs to another login"},
    {"expired", ERR_FORBIDDEN, "the ID token has expired"},
    {"future", ERR_FORBIDDEN, "the ID token comes from the future"},
    {"not-yet", ERR_FORBIDDEN, "the ID token is not valid yet"},
    {"no-exp", ERR_FORBIDDEN, "does not say how long it is valid"},
    {"no-sub", ERR_FORBIDDEN, "does not say who you are"},
    {"empty-sub", ERR_FORBIDDEN, "does not say who you are"},
    {"two-subs", ERR_FORBIDDEN, "the ID token could not be read"},
    {"alg-none", ERR_FORBIDDEN, "the ID token is not signed"},
    {"alg-hs256", ERR_FORBIDDEN, "signed in a way that is not accepted"},
    {"alg-rs512", ERR_FORBIDDEN, "signed in a way that is not accepted"},
    {"alg-ps256", 0, ""},
    {"alg-es256", 0, ""},
    {"unknown-key", ERR_FORBIDDEN, "the signature of the ID token is wrong"},
    {"unknown-kid", ERR_FORBIDDEN, "a key the identity provider does not publish"},
    {"no-kid", 0, ""},
    {"no-kid,unknown-key", ERR_FORBIDDEN, "the signature of the ID token is wrong"},
    {"crit", ERR_FORBIDDEN, "asks for an extension"},
    {"tampered", ERR_FORBIDDEN, "the signature of the ID token is wrong"},
    {"alg-es256,tampered", ERR_FORBIDDEN, "the signature of the ID token is wrong"},
    {"alg-ps256,tampered", ERR_FORBIDDEN, "the signature of the ID token is wrong"},
    {"short-signature", ERR_FORBIDDEN, "the signature of the ID token is wrong"},
    {"alg-ps256,short-signature", ERR_FORBIDDEN, "the signature of the ID token is wrong"},
    {"alg-es256,short-signature", ERR_FORBIDDEN, "the signature of the ID token is wrong"},
    {"long-signature", ERR_FORBIDDEN, "the signature of the ID token is wrong"},
    {"alg-ps256,long-signature", ERR_FORBIDDEN, "the signature of the ID token is wrong"},
    {"alg-es256,long-signature", ERR_FORBIDDEN, "the signature of the ID token is wrong"},
    {"five-parts", ERR_FORBIDDEN, "signed in a way that is not accepted"},
    {"no-email,userinfo-other", ERR_FORBIDDEN, "told about somebody else"},
};

static void test_oidc__fault(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    const struct fault_case *c = *state;
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_provider *p = new_provider(&config);
    command(a, "reset");
    next_fault(a, c->faults);
    if (c->code)
        refuse(p, a, c->code, c->says);
    else
        assert_str(pass(p, a).subject, "id-ada");
    oidc_provider_free(p);
}

/* Nothing of what the provider or the browser says comes out in a sentence. */
static void test_oidc__error_echoes_nothing(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_provider *p = new_provider(&config);
    struct oidc_identity who;
    struct oidc_pending pending;
    struct str url;
    struct err err;
    (void)state;
    assert_int_equal(oidc_begin(p, a, &url, &pending, &err), 0);
    struct oidc_answer answer = {.state = pending.state,
                                 .iss = str_c(plain.issuer),
                                 .error = STR("<b>odd</b>"),
                                 .error_description = STR("call 555 0100")};
    assert_int_equal(oidc_finish(p, a, &pending, &answer, clock_now(), &who, &err), ERR_REMOTE);
    assert_null(strpbrk(err.text, "<>5"));
    answer = (struct oidc_answer){.state = STR("<i>"), .code = STR("secret-code")};
    assert_int_equal(oidc_finish(p, a, &pending, &answer, clock_now(), &who, &err), ERR_FORBIDDEN);
    assert_null(strpbrk(err.text, "<>"));
    assert_null(strstr(err.text, "secret-code"));
    assert_null(strstr(err.text, pending.state.p));
    oidc_provider_free(p);
}

/* An empty pending (a lost ticket) never fits an empty state. */
static void test_oidc__refuses_without_a_state(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_provider *p = new_provider(&config);
    struct oidc_pending nothing = {0};
    struct oidc_answer answer = {.code = STR("x")};
    struct oidc_identity who;
    struct err err;
    (void)state;
    assert_int_equal(oidc_finish(p, a, &nothing, &answer, clock_now(), &who, &err), ERR_FORBIDDEN);
    assert_non_null(strstr(err.text, "the answer belongs to another login"));
    assert_int_equal(count("discovery"), 0);
    oidc_provider_free(p);
}

static void test_oidc__email_may_be_unverified(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_provider *p = new_provider(&config);
    (void)state;
    next_fault(a, "unverified-email");
    struct oidc_identity who = pass(p, a);
    assert_str(who.email, "ada@school.example");
    assert_false(who.email_verified);
    oidc_provider_free(p);
}

static void test_oidc__email_from_userinfo(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_provider *p = new_provider(&config);
    (void)state;
    next_fault(a, "no-email");
    struct oidc_identity who = pass(p, a);
    assert_str(who.email, "ada@school.example");
    assert_true(who.email_verified);
    assert_str(who.name, "Ada");
    next_fault(a, "no-email,userinfo-500");
    who = pass(p, a);
    assert_str(who.subject, "id-ada");
    assert_str(who.email, "");
    assert_false(who.email_verified);
    assert_int_equal(count("userinfo"), 2);
    oidc_provider_free(p);
}

static void test_oidc__code_works_once(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_provider *p = new_provider(&config);
    struct oidc_pending pending;
    struct oidc_identity who;
    struct str url;
    struct err err;
    (void)state;
    assert_int_equal(oidc_begin(p, a, &url, &pending, &err), 0);
    struct oidc_answer answer = visit(a, url);
    assert_int_equal(oidc_finish(p, a, &pending, &answer, clock_now(), &who, &err), 0);
    assert_int_equal(oidc_finish(p, a, &pending, &answer, clock_now(), &who, &err), ERR_FORBIDDEN);
    assert_string_equal(err.text, "This login was refused: the login code has expired or was used "
                                  "already; start again.");
    oidc_provider_free(p);
}

/* A stolen code put into somebody else's login (RFC 9700 section 4.5): PKCE stops it; with a
 * provider that forgets PKCE and takes codes twice, the nonce does. */
static void test_oidc__code_of_another_login(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_provider *p = new_provider(&config);
    struct oidc_pending victim, attacker;
    struct oidc_identity who;
    struct str url;
    struct err err;
    (void)state;
    assert_int_equal(oidc_begin(p, a, &url, &victim, &err), 0);
    struct oidc_answer stolen = visit(a, url);
    assert_int_equal(oidc_begin(p, a, &url, &attacker, &err), 0);
    stolen.state = attacker.state;
    assert_int_equal(oidc_finish(p, a, &attacker, &stolen, clock_now(), &who, &err), ERR_FORBIDDEN);
    assert_non_null(strstr(err.text, "the login code has expired"));
    next_fault(a, "skip-pkce,replay");
    assert_int_equal(oidc_finish(p, a, &attacker, &stolen, clock_now(), &who, &err), ERR_FORBIDDEN);
    assert_non_null(strstr(err.text, "the ID token belongs to another login"));
    oidc_provider_free(p);
}

static void test_oidc__clocks_may_differ_a_little(void **state)
{
    static const struct {
        int64_t seconds;
        int code;
    } cases[] = {
        {-LIMIT_OIDC_SKEW, 0},
        {-LIMIT_OIDC_SKEW - 1, ERR_FORBIDDEN},
        {300 + LIMIT_OIDC_SKEW - 1, 0},
        {300 + LIMIT_OIDC_SKEW, ERR_FORBIDDEN},
    };
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_provider *p = new_provider(&config);
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct oidc_pending pending;
        struct oidc_identity who;
        struct str url;
        struct err err;
        assert_int_equal(oidc_begin(p, a, &url, &pending, &err), 0);
        struct oidc_answer answer = visit(a, url);
        assert_int_equal(oidc_finish(p, a, &pending, &answer,
                                     clock_now() + cases[i].seconds * US_PER_SECOND, &who, &err),
                         cases[i].code);
    }
    oidc_provider_free(p);
}

static void test_oidc__ways_to_prove_the_client(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    (void)state;
    config.auth = OIDC_AUTH_POST;
    struct oidc_provider *p = new_provider(&config);
    pass(p, a);
    oidc_provider_free(p);
    config.auth = OIDC_AUTH_BASIC;
    p = new_provider(&config);
    pass(p, a);
    oidc_provider_free(p);
    config.client_secret = STR("not-it");
    p = new_provider(&config);
    refuse(p, a, ERR_REMOTE, "does not accept this server's client id or secret");
    oidc_provider_free(p);
    config.client_secret = STR_NULL;
    p = new_provider(&config);
    refuse(p, a, ERR_REMOTE, "does not accept this server's client id or secret");
    oidc_provider_free(p);
}

/* A public client, and a secret that needs its escapes, over TLS. */
static void test_oidc__over_tls(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    char file[] = "/tmp/wellmet-oidc-XXXXXX";
    struct spawned tls;
    (void)state;
    assert_true(mkstemp(file) >= 0);
    char *const argv[] = {
        (char *)(uintptr_t)program, "-u", "ada", "-s", "a:b %+&=\xc3\xa9", "-t", file, "0", NULL};
    assert_true(spawn_provider(&tls, argv));
    struct oidc_config config = config_of(tls.issuer);
    config.client_secret = STR("a:b %+&=\xc3\xa9");
    config.ca_file = str_c(file);
    struct oidc_provider *p = new_provider(&config);
    assert_str(pass(p, a).issuer, tls.issuer);
    oidc_provider_free(p);
    config.ca_file = STR_NULL;
    p = new_provider(&config);
    refuse(p, a, ERR_REMOTE, "The server 127.0.0.1 has a certificate that is not trusted here.");
    oidc_provider_free(p);
    assert_true(spawn_stop(&tls));
    assert_int_equal(remove(file), 0);
}

static void test_oidc__public_client(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct spawned open;
    char *const argv[] = {(char *)(uintptr_t)program, "-u", "ada", "-s", "", "0", NULL};
    (void)state;
    assert_true(spawn_provider(&open, argv));
    struct oidc_config config = config_of(open.issuer);
    config.client_secret = STR_NULL;
    struct oidc_provider *p = new_provider(&config);
    pass(p, a);
    oidc_provider_free(p);
    assert_true(spawn_stop(&open));
}

static void test_oidc__keeps_what_it_read(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_provider *p = new_provider(&config);
    (void)state;
    pass(p, a);
    pass(p, a);
    assert_int_equal(count("discovery"), 1);
    assert_int_equal(count("jwks"), 1);
    fake_now += LIMIT_OIDC_CACHE * US_PER_SECOND;
    pass(p, a);
    assert_int_equal(count("discovery"), 2);
    assert_int_equal(count("jwks"), 2);
    oidc_provider_free(p);
}

static void test_oidc__new_key_without_restart(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_provider *p = new_provider(&config);
    (void)state;
    pass(p, a);
    command(a, "rotate");
    pass(p, a);
    assert_int_equal(count("jwks"), 2);
    fake_now += LIMIT_OIDC_RETRY * US_PER_SECOND;
    command(a, "rotate");
    next_fault(a, "no-kid"); /* then the signature tells that the key is old */
    pass(p, a);
    assert_int_equal(count("jwks"), 3);
    assert_int_equal(count("discovery"), 1);
    oidc_provider_free(p);
}

/* Tokens with made-up key names do not make us ask without end. */
static void test_oidc__asks_for_keys_now_and_then(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_provider *p = new_provider(&config);
    (void)state;
    for (int i = 0; i < 3; i++) {
        next_fault(a, "unknown-kid");
        refuse(p, a, ERR_FORBIDDEN, "does not publish; try again in a moment");
    }
    assert_int_equal(count("jwks"), 2);
    pass(p, a);
    fake_now += LIMIT_OIDC_RETRY * US_PER_SECOND;
    next_fault(a, "unknown-kid");
    refuse(p, a, ERR_FORBIDDEN, "does not publish; try again in a moment");
    assert_int_equal(count("jwks"), 3);
    oidc_provider_free(p);
}

static void test_oidc__lives_on_old_copies(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_provider *p = new_provider(&config);
    (void)state;
    pass(p, a);
    fake_now += LIMIT_OIDC_CACHE * US_PER_SECOND;
    next_fault(a, "discovery-500,jwks-500");
    pass(p, a);
    pass(p, a); /* and does not ask again at once */
    assert_int_equal(count("discovery"), 2);
    assert_int_equal(count("jwks"), 2);
    fake_now += LIMIT_OIDC_STALE * US_PER_SECOND;
    next_fault(a, "discovery-500");
    refuse(p, a, ERR_REMOTE, "(status 500)");
    oidc_provider_free(p);
}

static void test_oidc__comes_back_by_itself(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_provider *p = new_provider(&config);
    (void)state;
    next_fault(a, "discovery-500");
    refuse(p, a, ERR_REMOTE, "(status 500)");
    refuse(p, a, ERR_REMOTE, "(status 500)");
    assert_int_equal(count("discovery"), 1);
    fake_now += LIMIT_OIDC_RETRY * US_PER_SECOND;
    pass(p, a);
    oidc_provider_free(p);
}

static void test_oidc__does_not_wait_for_ever(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct oidc_config config = config_of(plain.issuer);
    (void)state;
    struct oidc_provider *p = new_provider(&config);
    pass(p, a);
    oidc_provider_free(p);
    config.timeout_ms = 250;
    p = new_provider(&config);
    next_fault(a, "discovery-slow");
    refuse(p, a, ERR_REMOTE, "The server 127.0.0.1 took too long to answer");
    fake_now += LIMIT_OIDC_RETRY * US_PER_SECOND;
    oidc_provider_free(p);
    config.timeout_ms = 0;
    p = new_provider(&config);
    next_fault(a, "token-slow"); /* slow, but in time */
    pass(p, a);
    oidc_provider_free(p);
}

struct crowd {
    struct oidc_provider *p;
    int passed;
};

static void *log_in_often(void *data)
{
    struct crowd *c = data;
    for (int i = 0; i < 5; i++) {
        ARENA_SCOPE struct arena *a = arena_new(0);
        struct oidc_identity who = {0};
        struct err err;
        c->passed += !login(c->p, a, &who, &err) && str_eq(who.subject, STR("id-ada"));
    }
    return NULL;
}

static void test_oidc__many_threads(void **state)
{
    enum { THREADS = 4 };
    struct oidc_config config = config_of(plain.issuer);
    struct oidc_provider *p = new_provider(&config);
    struct crowd crowds[THREADS];
    pthread_t threads[THREADS];
    (void)state;
    for (int i = 0; i < THREADS; i++) {
        crowds[i] = (struct crowd){p, 0};
        assert_int_equal(pthread_create(&threads[i], NULL, log_in_often, &crowds[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(crowds[i].passed, 5);
    }
    assert_int_equal(count("discovery"), 1);
    assert_int_equal(count("jwks"), 1);
    oidc_provider_free(p);
}

static void test_oidc__configuration_is_checked(void **state)
{
    static const char *const issuers[] = {"",
                                          "school.example",
                                          "http://school.example",
                                          "ftp://school.example",
                                          "https://a@school.example",
                                          "https://school.example?x=1",
                                          "https://school.example#x"};
    struct oidc_config config = config_of("https://school.example");
    struct oidc_provider *p = NULL;
    struct err err;
    (void)state;
    config.client_id = STR_NULL;
    assert_int_equal(oidc_provider_new(&config, &p, &err), ERR_INVALID);
    for (size_t i = 0; i < sizeof(issuers) / sizeof(issuers[0]); i++) {
        config = config_of(issuers[i]);
        assert_int_equal(oidc_provider_new(&config, &p, &err), ERR_INVALID);
    }
    assert_null(p);
    oidc_provider_free(NULL);
}

#define TEST(name)                                                                                 \
    {                                                                                              \
        "test_oidc__" #name, test_oidc__##name, reset, NULL, NULL                                  \
    }
enum { FAULT_CASES = sizeof(fault_cases) / sizeof(fault_cases[0]) };

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        TEST(tells_who_it_is),
        TEST(asks_with_new_secrets),
        TEST(error_echoes_nothing),
        TEST(refuses_without_a_state),
        TEST(email_may_be_unverified),
        TEST(email_from_userinfo),
        TEST(code_works_once),
        TEST(code_of_another_login),
        TEST(clocks_may_differ_a_little),
        TEST(ways_to_prove_the_client),
        TEST(over_tls),
        TEST(public_client),
        TEST(keeps_what_it_read),
        TEST(new_key_without_restart),
        TEST(asks_for_keys_now_and_then),
        TEST(lives_on_old_copies),
        TEST(comes_back_by_itself),
        TEST(does_not_wait_for_ever),
        TEST(many_threads),
        TEST(configuration_is_checked),
    };
    enum { TESTS = sizeof(tests) / sizeof(tests[0]) };
    struct CMUnitTest all[TESTS + FAULT_CASES];
    if (argc != 2 || setenv("WELLMET_NOW", "2026-01-05T12:00:00Z", 1) || clock_init())
        return 2;
    program = argv[1];
    char *const start[] = {argv[1], "-u", "ada", "0", NULL};
    if (!spawn_provider(&plain, start))
        return 1;
    memcpy(all, tests, sizeof(tests));
    for (size_t i = 0; i < FAULT_CASES; i++)
        all[TESTS + i] = (struct CMUnitTest){.name = fault_cases[i].faults,
                                             .test_func = test_oidc__fault,
                                             .initial_state = (void *)(uintptr_t)&fault_cases[i]};
    int failed = _cmocka_run_group_tests("oidc", all, TESTS + FAULT_CASES, NULL, NULL);
    return spawn_stop(&plain) ? failed : 1;
}
