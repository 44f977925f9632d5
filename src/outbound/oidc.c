/* SPDX-License-Identifier: Apache-2.0 */
#include "outbound/oidc_int.h"

#include "base/arena.h"
#include "base/base64.h"
#include "base/html.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "def/limits.h"
#include "outbound/oidc_json.h"

#include <sodium.h>

enum {
    SECRET_BYTES = 32, /* RFC 7636 section 4.1 recommends them for the verifier */
    SECRET_TEXT = sodium_base64_ENCODED_LEN(SECRET_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING),
    URL_MAX = 8192,
    FORM_MAX = 65536
};

static struct str base64url(struct arena *a, const unsigned char bytes[SECRET_BYTES])
{
    char *text = arena_alloc(a, SECRET_TEXT);
    sodium_bin2base64(text, SECRET_TEXT, bytes, SECRET_BYTES,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return str_c(text);
}

static struct str new_secret(struct arena *a)
{
    unsigned char bytes[SECRET_BYTES];
    randombytes_buf(bytes, sizeof(bytes));
    return base64url(a, bytes);
}

/* RFC 7636 section 4.2. */
static struct str make_challenge(struct arena *a, struct str verifier)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, (const unsigned char *)verifier.p, verifier.n);
    return base64url(a, hash);
}

/* "&name=value", without the "&" at the start of a query or form. */
static void add_parameter(struct strbuf *b, const char *name, struct str value)
{
    if (b->n && b->p[b->n - 1] != '?')
        strbuf_add_char(b, '&');
    strbuf_add(b, str_c(name));
    strbuf_add_char(b, '=');
    url_component(b, value);
}

static struct str make_scopes(struct arena *a, struct str scopes)
{
    struct str rest = scopes, part;
    if (!str_trim(scopes).n)
        return STR("openid email profile");
    while (str_next(&rest, ' ', &part))
        if (str_eq(part, STR("openid")))
            return scopes;
    return str_join(a, STR("openid"), STR(" "), scopes);
}

int oidc_begin(struct oidc_provider *p, struct arena *a, struct str *ret_url,
               struct oidc_pending *ret_pending, struct err *err)
{
    const struct oidc_config *c = oidc_provider_config(p);
    struct oidc_metadata m;
    struct strbuf b;
    int r = oidc_provider_load(p, a, &m, err);
    if (r)
        return r;
    struct oidc_pending pending = {new_secret(a), new_secret(a), new_secret(a)};
    strbuf_init(&b, a, URL_MAX);
    strbuf_add(&b, m.authorization_endpoint);
    if (str_find_char(m.authorization_endpoint, '?', 0) == SIZE_MAX)
        strbuf_add_char(&b, '?');
    add_parameter(&b, "response_type", STR("code"));
    add_parameter(&b, "client_id", c->client_id);
    add_parameter(&b, "redirect_uri", c->redirect_uri);
    add_parameter(&b, "scope", make_scopes(a, c->scopes));
    add_parameter(&b, "state", pending.state);
    add_parameter(&b, "nonce", pending.nonce);
    add_parameter(&b, "code_challenge", make_challenge(a, pending.verifier));
    add_parameter(&b, "code_challenge_method", STR("S256"));
    if (b.overflow)
        return err_set(err, ERR_INVALID,
                       "The identity provider's settings are too long for an address.");
    *ret_url = strbuf_get(&b);
    *ret_pending = pending;
    return 0;
}

/* RFC 6749 section 4.1.2.1 and Core section 3.1.2.6: how people are told. */
static const struct {
    const char *name;
    int code;
    const char *text;
} answer_errors[] = {
    {"access_denied", ERR_CANCELLED,
     "The login was stopped at the identity provider; start again if you would like to log in."},
    {"login_required", ERR_CANCELLED,
     "The identity provider wants you to log in there first; start again."},
    {"interaction_required", ERR_CANCELLED,
     "The identity provider has a question for you; start again."},
    {"consent_required", ERR_CANCELLED, "The identity provider wants your consent; start again."},
    {"account_selection_required", ERR_CANCELLED,
     "The identity provider wants you to choose an account; start again."},
    {"temporarily_unavailable", ERR_REMOTE,
     "The identity provider cannot log anybody in at the moment; try again in a few minutes."},
    {"server_error", ERR_REMOTE,
     "The identity provider had a fault of its own; try again in a few minutes."},
    {"unauthorized_client", ERR_REMOTE,
     "The identity provider does not let this server ask for logins; tell whoever runs this "
     "server."},
    {"invalid_scope", ERR_REMOTE,
     "The identity provider does not know the scopes this server asks for; tell whoever runs this "
     "server."},
};

static int fail_answer(struct str error, struct err *err)
{
    for (size_t i = 0; i < sizeof(answer_errors) / sizeof(answer_errors[0]); i++)
        if (str_eq(error, str_c(answer_errors[i].name)))
            return err_set(err, answer_errors[i].code, "%s", answer_errors[i].text);
    return err_set(err, ERR_REMOTE,
                   "The identity provider did not accept how this server asked; tell whoever runs "
                   "this server.");
}

/* Before anything is asked of anybody: is this the answer to our question? */
static int check_state(const struct oidc_pending *pending, const struct oidc_answer *answer,
                       struct err *err)
{
    if (!oidc_is_same_secret(answer->state, pending->state))
        return oidc_refuse(err, "the answer belongs to another login, or was used already; start "
                                "again");
    return 0;
}

static int check_answer(const struct oidc_metadata *m, const struct oidc_config *c,
                        const struct oidc_answer *answer, struct err *err)
{
    /* RFC 9207 section 2.4: an answer of another provider, mixed up with ours. */
    if (answer->iss.n ? !str_eq(answer->iss, c->issuer) : m->sends_iss)
        return oidc_refuse(err, "the answer does not come from the identity provider that was "
                                "asked; start again");
    if (answer->error.n)
        return fail_answer(answer->error, err);
    if (!answer->code.n || answer->code.n > LIMIT_OIDC_PARAMETER)
        return oidc_refuse(err, "the answer has no login code; start again");
    return 0;
}

/* Core section 9. RFC 6749 section 2.3.1: both parts are encoded before they are joined. */
static int add_client(struct arena *a, const struct oidc_config *c, const struct oidc_metadata *m,
                      struct strbuf *form, struct str *ret_authorization, struct err *err)
{
    bool basic = c->auth == OIDC_AUTH_BASIC || (c->auth == OIDC_AUTH_AUTO && m->has_basic);
    struct strbuf pair;
    if (c->client_secret.n && basic) {
        strbuf_init(&pair, a, FORM_MAX);
        url_component(&pair, c->client_id);
        strbuf_add_char(&pair, ':');
        url_component(&pair, c->client_secret);
        *ret_authorization =
            str_join(a, STR("Basic"), STR(" "), base64_encode(a, strbuf_get(&pair)));
        return 0;
    }
    if (c->client_secret.n && c->auth == OIDC_AUTH_AUTO && !m->has_post)
        return err_set(err, ERR_REMOTE,
                       "The identity provider takes a client secret in no way known here; tell "
                       "whoever runs this server.");
    add_parameter(form, "client_id", c->client_id);
    if (c->client_secret.n)
        add_parameter(form, "client_secret", c->client_secret);
    return 0;
}

/* RFC 6749 section 5.2. */
static int fail_exchange(struct arena *a, const struct http_answer *answer, struct err *err)
{
    const struct oidc_json *json = oidc_json_parse(a, answer->body);
    struct str error = STR_NULL;
    if (json)
        oidc_json_text(json, "error", &error);
    if (str_eq(error, STR("invalid_grant")))
        return oidc_refuse(err, "the login code has expired or was used already; start again");
    if (str_eq(error, STR("invalid_client")) || answer->status == 401)
        return err_set(err, ERR_REMOTE,
                       "The identity provider does not accept this server's client id or secret; "
                       "tell whoever runs this server.");
    if (answer->status >= 300 && answer->status < 400)
        return err_set(err, ERR_REMOTE,
                       "The identity provider answered with a redirect, which is not followed "
                       "here; tell whoever runs this server.");
    return err_set(err, ERR_REMOTE,
                   "The identity provider did not exchange the login code (status %d); try again "
                   "in a moment.",
                   answer->status);
}

struct grant {
    struct str id_token, access_token; /* the second may be empty */
};

static int load_grant(struct arena *a, const struct http_answer *answer, struct grant *ret,
                      struct err *err)
{
    struct grant g = {STR_NULL, STR_NULL};
    if (answer->status != 200)
        return fail_exchange(a, answer, err);
    const struct oidc_json *json = oidc_json_parse(a, answer->body);
    if (!json || oidc_json_text(json, "id_token", &g.id_token) != OIDC_MEMBER_OK)
        return err_set(err, ERR_REMOTE,
                       "The identity provider exchanged the login code, but sent no ID token; tell "
                       "whoever runs this server.");
    oidc_json_text(json, "access_token", &g.access_token);
    *ret = g;
    return 0;
}

static int exchange(struct oidc_provider *p, struct arena *a, const struct oidc_metadata *m,
                    const struct oidc_pending *pending, struct str code, struct grant *ret,
                    struct err *err)
{
    const struct oidc_config *c = oidc_provider_config(p);
    struct http_call call = {.url = m->token_endpoint};
    struct http_answer answer;
    struct strbuf form;
    strbuf_init(&form, a, FORM_MAX);
    add_parameter(&form, "grant_type", STR("authorization_code"));
    add_parameter(&form, "code", code);
    add_parameter(&form, "redirect_uri", c->redirect_uri);
    add_parameter(&form, "code_verifier", pending->verifier);
    int r = add_client(a, c, m, &form, &call.authorization, err);
    if (r)
        return r;
    call.form = strbuf_get(&form);
    r = oidc_provider_send(p, a, call, &answer, err);
    return r ? r : load_grant(a, &answer, ret, err);
}

/* A key that is not known, or (of a token that names none) does not fit, may be a new one: the
 * provider is asked once more. */
static int check_signature(struct oidc_provider *p, struct arena *a, const struct oidc_metadata *m,
                           const struct oidc_token *t, struct err *err)
{
    unsigned generation = 0, lacking = 0;
    const struct oidc_key *key = NULL;
    struct oidc_keys keys;
    do {
        lacking = generation;
        int r = oidc_provider_load_keys(p, a, m->jwks_uri, lacking, &keys, &generation, err);
        if (r)
            return r;
        key = oidc_token_find_key(t, &keys);
        if (key && oidc_token_is_signed(t, key))
            return 0;
    } while (!lacking && (!key || !t->kid.n));
    return oidc_refuse(err, key ? "the signature of the ID token is wrong"
                                : "the ID token is signed with a key the identity provider does "
                                  "not publish; try again in a moment");
}

/* RFC 6750 section 2.1: what a header may carry. */
static bool is_bearer(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=",
                    s.p[i]) ||
            !s.p[i])
            return false;
    return s.n && s.n <= LIMIT_OIDC_TOKEN;
}

/* Core section 5.4: a provider may tell the address at its userinfo endpoint alone. A login does
 * not fail because that endpoint does. */
static int add_userinfo(struct oidc_provider *p, struct arena *a, const struct oidc_metadata *m,
                        struct str access_token, struct oidc_identity *identity, struct err *err)
{
    struct http_answer answer;
    if (identity->email.n || !m->userinfo_endpoint.n || !is_bearer(access_token))
        return 0;
    struct http_call call = {.url = m->userinfo_endpoint,
                             .authorization = str_join(a, STR("Bearer"), STR(" "), access_token)};
    if (oidc_provider_send(p, a, call, &answer, NULL) || answer.status != 200)
        return 0;
    return oidc_userinfo_apply(a, answer.body, identity, err);
}

int oidc_finish(struct oidc_provider *p, struct arena *a, const struct oidc_pending *pending,
                const struct oidc_answer *answer, int64_t now, struct oidc_identity *ret,
                struct err *err)
{
    const struct oidc_config *c = oidc_provider_config(p);
    struct oidc_expected want = {c->issuer, c->client_id, pending->nonce, now};
    struct oidc_identity identity = {0};
    struct oidc_metadata m = {0};
    struct oidc_token token = {0};
    struct grant grant = {0};
    int r = check_state(pending, answer, err);
    if (!r)
        r = oidc_provider_load(p, a, &m, err);
    if (!r)
        r = check_answer(&m, c, answer, err);
    if (!r)
        r = exchange(p, a, &m, pending, answer->code, &grant, err);
    if (!r)
        r = oidc_token_parse(a, grant.id_token, &token, err);
    if (!r)
        r = check_signature(p, a, &m, &token, err);
    if (!r)
        r = oidc_token_check_claims(a, token.payload, &want, &identity, err);
    if (!r)
        r = add_userinfo(p, a, &m, grant.access_token, &identity, err);
    if (!r)
        *ret = identity;
    return r;
}
