/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A small identity provider for tests: OpenID Connect with the code flow and PKCE, and every
 * mistake of faults.def on request. Not for anything but tests: whoever asks is logged in.
 * Usage: README.md beside it.
 */
#include "provider.h"

#include "base/arena.h"
#include "base/base64.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/html.h"
#include "base/io.h"
#include "base/json_out.h"
#include "net/form.h"
#include "net/percent.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <pthread.h>
#include <signal.h>
#include <sodium.h>
#include <sys/prctl.h>
#include <unistd.h>

enum { CODES = 64, BODY_MAX = 65536, PAGE_MAX = 65536, HUGE_BODY = 4 << 20, TEXT_MAX = 512 };

enum endpoint { DISCOVERY, JWKS, AUTHORIZE, TOKEN, USERINFO, TEST, ENDPOINTS };

struct code {
    char code[48], nonce[TEXT_MAX], challenge[64], user[TEXT_MAX], redirect_uri[TEXT_MAX];
    bool used;
};

static struct {
    char issuer[64];
    const char *client_id, *client_secret, *user, *certificate;
    unsigned port;
    pthread_mutex_t lock; /* over all below */
    struct faults faults;
    struct signer signer;
    struct code codes[CODES];
    unsigned codes_n, counts[ENDPOINTS];
} me = {.client_id = "wellmet", .client_secret = "test-secret", .lock = PTHREAD_MUTEX_INITIALIZER};

struct exchange {
    struct arena *a;
    struct MHD_Connection *connection;
    struct strbuf sent; /* body of the request */
    struct form query, form;
    struct strbuf body; /* of the answer */
    int status;
    const char *type, *location; /* location: a redirect */
    unsigned sleep_ms;
};

static struct str value_of(const struct form *f, const char *name)
{
    return form_get(f, str_c(name));
}

static bool copy_text(char *out, size_t size, struct str s)
{
    if (s.n >= size)
        return false;
    memcpy(out, s.p ? s.p : "", s.n);
    out[s.n] = '\0';
    return true;
}

static void fail(struct exchange *x, int status, const char *error)
{
    struct json_out j;
    x->status = status;
    json_init(&j, &x->body, false);
    json_map_begin(&j);
    json_key(&j, STR("error"));
    json_string(&j, str_c(error));
    json_map_end(&j);
}

static void fill_huge(struct exchange *x)
{
    static const char blank[4096] = "{";
    for (int n = 0; n < HUGE_BODY; n += (int)sizeof(blank))
        strbuf_add(&x->body, (struct str){blank, sizeof(blank)});
}

static void add_member(struct json_out *j, const char *key, struct str value)
{
    json_key(j, str_c(key));
    json_string(j, value);
}

static void add_list(struct json_out *j, const char *key, struct str only)
{
    json_key(j, str_c(key));
    json_list_begin(j);
    json_string(j, only);
    json_list_end(j);
}

static struct str at(struct exchange *x, const char *path)
{
    return str_format(x->a, "%s%s", me.issuer, path);
}

static void describe(struct exchange *x)
{
    struct json_out j;
    json_init(&j, &x->body, true);
    json_map_begin(&j);
    add_member(&j, "issuer",
               faults_take(&me.faults, FAULT_DISCOVERY_ISSUER) ? STR("https://other.example")
                                                               : str_c(me.issuer));
    add_member(&j, "authorization_endpoint", at(x, "/authorize"));
    add_member(&j, "token_endpoint",
               faults_take(&me.faults, FAULT_DISCOVERY_PLAIN) ? STR("http://other.example/token")
                                                              : at(x, "/token"));
    add_member(&j, "userinfo_endpoint", at(x, "/userinfo"));
    add_member(&j, "jwks_uri", at(x, "/jwks"));
    add_list(&j, "response_types_supported", STR("code"));
    add_list(&j, "subject_types_supported", STR("public"));
    add_list(&j, "code_challenge_methods_supported", STR("S256"));
    if (faults_take(&me.faults, FAULT_DISCOVERY_POST))
        add_list(&j, "token_endpoint_auth_methods_supported", STR("client_secret_post"));
    if (faults_take(&me.faults, FAULT_DISCOVERY_KEY_JWT))
        add_list(&j, "token_endpoint_auth_methods_supported", STR("private_key_jwt"));
    json_key(&j, STR("authorization_response_iss_parameter_supported"));
    json_bool(&j, !faults_take(&me.faults, FAULT_DISCOVERY_NO_ISS));
    json_map_end(&j);
}

static void run_discovery(struct exchange *x)
{
    if (faults_take(&me.faults, FAULT_DISCOVERY_SLOW))
        x->sleep_ms = 1000;
    if (faults_take(&me.faults, FAULT_DISCOVERY_500))
        fail(x, 500, "server_error");
    else if (faults_take(&me.faults, FAULT_DISCOVERY_TEXT))
        strbuf_add(&x->body, STR("hello"));
    else if (faults_take(&me.faults, FAULT_DISCOVERY_HUGE))
        fill_huge(x);
    else if (faults_take(&me.faults, FAULT_DISCOVERY_REDIRECT))
        x->location = at(x, "/.well-known/openid-configuration").p;
    else
        describe(x);
}

static void run_jwks(struct exchange *x)
{
    if (faults_take(&me.faults, FAULT_JWKS_500))
        fail(x, 500, "server_error");
    else if (faults_take(&me.faults, FAULT_JWKS_EMPTY))
        strbuf_add(&x->body, STR("{\"keys\":[]}"));
    else
        strbuf_add(&x->body, signer_keys(x->a, &me.signer));
}

static struct code *new_code(struct exchange *x, struct str user)
{
    struct code *c = &me.codes[me.codes_n++ % CODES];
    unsigned char random[24];
    *c = (struct code){.used = false};
    randombytes_buf(random, sizeof(random));
    bool ok =
        copy_text(c->code, sizeof(c->code),
                  base64url_encode(x->a, (struct str){(char *)random, sizeof(random)})) &&
        copy_text(c->nonce, sizeof(c->nonce), value_of(&x->query, "nonce")) &&
        copy_text(c->challenge, sizeof(c->challenge), value_of(&x->query, "code_challenge")) &&
        copy_text(c->redirect_uri, sizeof(c->redirect_uri), value_of(&x->query, "redirect_uri")) &&
        copy_text(c->user, sizeof(c->user), user);
    return ok ? c : NULL;
}

static void add_query(struct strbuf *b, const char *name, struct str value)
{
    strbuf_add_char(b, memchr(b->p, '?', b->n) ? '&' : '?');
    strbuf_add(b, str_c(name));
    strbuf_add_char(b, '=');
    url_component(b, value);
}

static const char *error_of(struct exchange *x)
{
    if (faults_take(&me.faults, FAULT_DENY) || value_of(&x->query, "deny").n)
        return "access_denied";
    if (faults_take(&me.faults, FAULT_BUSY))
        return "temporarily_unavailable";
    return faults_take(&me.faults, FAULT_ODD_ERROR) ? "<b>odd</b>" : NULL;
}

/* Back to the application, with a code or an error. */
static void answer(struct exchange *x, struct str user)
{
    const char *error = error_of(x);
    struct code *c = error ? NULL : new_code(x, user);
    struct strbuf b;
    strbuf_init(&b, x->a, PAGE_MAX);
    strbuf_add(&b, value_of(&x->query, "redirect_uri"));
    if (error) {
        add_query(&b, "error", str_c(error));
        add_query(&b, "error_description", STR("told by the provider <i>itself</i>"));
    } else if (c && !faults_take(&me.faults, FAULT_NO_CODE)) {
        add_query(&b, "code", str_c(c->code));
    }
    add_query(&b, "state",
              faults_take(&me.faults, FAULT_WRONG_STATE) ? STR("another-state")
                                                         : value_of(&x->query, "state"));
    if (faults_take(&me.faults, FAULT_WRONG_ANSWER_ISS))
        add_query(&b, "iss", STR("https://other.example"));
    else if (!faults_take(&me.faults, FAULT_NO_ANSWER_ISS))
        add_query(&b, "iss", str_c(me.issuer));
    x->location = strbuf_get(&b).p;
}

static void add_hidden(struct strbuf *b, struct str name, struct str value)
{
    STRBUF_LIT(b, "<input type=\"hidden\" name=\"");
    html_attr(b, name);
    STRBUF_LIT(b, "\" value=\"");
    html_attr(b, value);
    STRBUF_LIT(b, "\">\n");
}

/* Who are you? One field, two buttons; the question's parameters ride along. */
static void show_form(struct exchange *x)
{
    struct strbuf *b = &x->body;
    x->type = "text/html; charset=utf-8";
    STRBUF_LIT(b, "<!doctype html>\n<html lang=\"en\"><title>Test school login</title>\n"
                  "<h1>Test school login</h1>\n<form action=\"/authorize\">\n");
    for (size_t i = 0; i < x->query.n; i++)
        add_hidden(b, x->query.p[i].name, x->query.p[i].value);
    STRBUF_LIT(b, "<label>User <input name=\"user\" value=\"ada\" autofocus></label>\n"
                  "<button>Log in</button>\n"
                  "<button name=\"deny\" value=\"1\">Refuse</button>\n</form>\n</html>\n");
}

static bool is_question(struct exchange *x)
{
    return str_eq(value_of(&x->query, "response_type"), STR("code")) &&
           str_eq(value_of(&x->query, "client_id"), str_c(me.client_id)) &&
           str_eq(value_of(&x->query, "code_challenge_method"), STR("S256")) &&
           value_of(&x->query, "code_challenge").n == 43 &&
           str_find(value_of(&x->query, "scope"), STR("openid"), 0) != SIZE_MAX &&
           value_of(&x->query, "state").n && value_of(&x->query, "nonce").n &&
           str_starts(value_of(&x->query, "redirect_uri"), STR("http"));
}

static void run_authorize(struct exchange *x)
{
    struct str user = value_of(&x->query, "user");
    if (!is_question(x))
        fail(x, 400, "invalid_request");
    else if (user.n || me.user)
        answer(x, user.n ? user : str_c(me.user));
    else
        show_form(x);
}

/* client_secret_basic or client_secret_post, Core section 9; none when there is no secret. */
static bool is_client(struct exchange *x)
{
    struct str header =
        str_c(MHD_lookup_connection_value(x->connection, MHD_HEADER_KIND, "Authorization"));
    struct str id = value_of(&x->form, "client_id"), secret = value_of(&x->form, "client_secret");
    struct str pair;
    if (str_starts(header, STR("Basic ")) &&
        base64_decode(x->a, str_sub(header, 6, header.n), &pair) && str_next(&pair, ':', &id)) {
        secret = pair;
        if (!percent_decode(x->a, id, PERCENT_PLUS_BLANK, &id) ||
            !percent_decode(x->a, secret, PERCENT_PLUS_BLANK, &secret))
            return false;
    }
    return str_eq(id, str_c(me.client_id)) && str_eq(secret, str_c(me.client_secret));
}

static bool has_verifier(struct exchange *x, const struct code *c)
{
    struct str verifier = value_of(&x->form, "code_verifier");
    unsigned char hash[crypto_hash_sha256_BYTES];
    if (faults_take(&me.faults, FAULT_SKIP_PKCE))
        return true;
    crypto_hash_sha256(hash, (const unsigned char *)(verifier.p ? verifier.p : ""), verifier.n);
    return verifier.n >= 43 &&
           str_eq(base64url_encode(x->a, (struct str){(char *)hash, sizeof(hash)}),
                  str_c(c->challenge));
}

/* RFC 6749 section 4.1.3: once, for the same address, by who asked. */
static struct code *take_code(struct exchange *x)
{
    struct str code = value_of(&x->form, "code");
    for (size_t i = 0; i < CODES; i++) {
        struct code *c = &me.codes[i];
        if (!c->code[0] || !str_eq(str_c(c->code), code))
            continue;
        if (c->used && !faults_take(&me.faults, FAULT_REPLAY))
            return NULL;
        if (!has_verifier(x, c) ||
            !str_eq(value_of(&x->form, "redirect_uri"), str_c(c->redirect_uri)))
            return NULL;
        c->used = true;
        return c;
    }
    return NULL;
}

static struct statement statement_of(const char *user, const char *nonce)
{
    return (struct statement){.issuer = str_c(me.issuer),
                              .client_id = str_c(me.client_id),
                              .user = str_c(user),
                              .nonce = str_c(nonce),
                              .now = clock_now() / US_PER_SECOND};
}

static void grant(struct exchange *x, const struct code *c)
{
    struct statement st = statement_of(c->user, c->nonce);
    struct json_out j;
    json_init(&j, &x->body, false);
    json_map_begin(&j);
    add_member(&j, "access_token",
               str_format(x->a, "access-%.*s", STR_ARG(base64url_encode(x->a, st.user))));
    add_member(&j, "token_type", STR("Bearer"));
    if (!faults_take(&me.faults, FAULT_TOKEN_NO_ID))
        add_member(&j, "id_token", signer_issue(x->a, &me.signer, &st, &me.faults));
    json_map_end(&j);
}

static void run_token(struct exchange *x)
{
    struct err err;
    struct code *c;
    if (form_parse_urlencoded(x->a, strbuf_get(&x->sent), &x->form, &err) ||
        !str_eq(value_of(&x->form, "grant_type"), STR("authorization_code"))) {
        fail(x, 400, "invalid_request");
        return;
    }
    if (faults_take(&me.faults, FAULT_TOKEN_SLOW))
        x->sleep_ms = 1000;
    if (faults_take(&me.faults, FAULT_TOKEN_500))
        fail(x, 500, "server_error");
    else if (faults_take(&me.faults, FAULT_TOKEN_TEXT))
        strbuf_add(&x->body, STR("hello"));
    else if (faults_take(&me.faults, FAULT_TOKEN_HUGE))
        fill_huge(x);
    else if (faults_take(&me.faults, FAULT_TOKEN_REDIRECT))
        x->location = at(x, "/token").p;
    else if (faults_take(&me.faults, FAULT_TOKEN_CLIENT) || !is_client(x))
        fail(x, 401, "invalid_client");
    else if (!(c = take_code(x)))
        fail(x, 400, "invalid_grant");
    else
        grant(x, c);
}

static void run_userinfo(struct exchange *x)
{
    struct str header =
        str_c(MHD_lookup_connection_value(x->connection, MHD_HEADER_KIND, "Authorization"));
    char user[TEXT_MAX] = "";
    size_t n = 0;
    if (faults_take(&me.faults, FAULT_USERINFO_500)) {
        fail(x, 500, "server_error");
    } else if (!str_starts(header, STR("Bearer access-")) ||
               sodium_base642bin((unsigned char *)user, sizeof(user) - 1, header.p + 14,
                                 header.n - 14, NULL, &n, NULL,
                                 sodium_base64_VARIANT_URLSAFE_NO_PADDING)) {
        fail(x, 401, "invalid_token");
    } else {
        struct statement st = statement_of(user, "");
        strbuf_add(&x->body, statement_userinfo(x->a, &st, &me.faults));
    }
}

/* /test/next?fault=a,b: what goes wrong next. */
static void run_test_next(struct exchange *x)
{
    if (!faults_add(&me.faults, value_of(&x->query, "fault")))
        fail(x, 400, "no such fault");
}

static void run_test_reset(struct exchange *x)
{
    (void)x;
    me.faults.set = 0;
    memset(me.counts, 0, sizeof(me.counts));
}

static void run_test_rotate(struct exchange *x)
{
    (void)x;
    signer_rotate(&me.signer);
}

static const char *const counted[TEST] = {"discovery", "jwks", "authorize", "token", "userinfo"};

/* /test/count?of=jwks: how often that was asked. */
static void run_test_count(struct exchange *x)
{
    for (size_t i = 0; i < TEST; i++)
        if (str_eq(value_of(&x->query, "of"), str_c(counted[i])))
            strbuf_addf(&x->body, "%u", me.counts[i]);
}

static const struct {
    const char *path;
    enum endpoint endpoint;
    void (*run)(struct exchange *x);
} endpoints[] = {
    {"/.well-known/openid-configuration", DISCOVERY, run_discovery},
    {"/jwks", JWKS, run_jwks},
    {"/authorize", AUTHORIZE, run_authorize},
    {"/token", TOKEN, run_token},
    {"/userinfo", USERINFO, run_userinfo},
    {"/test/next", TEST, run_test_next},
    {"/test/reset", TEST, run_test_reset},
    {"/test/rotate", TEST, run_test_rotate},
    {"/test/count", TEST, run_test_count},
};

static void run(struct exchange *x, const char *path)
{
    for (size_t i = 0; i < sizeof(endpoints) / sizeof(endpoints[0]); i++)
        if (str_eq(str_c(path), str_c(endpoints[i].path))) {
            me.counts[endpoints[i].endpoint]++;
            endpoints[i].run(x);
            return;
        }
    fail(x, 404, "not_found");
}

static enum MHD_Result add_argument(void *data, enum MHD_ValueKind kind, const char *name,
                                    const char *value)
{
    struct exchange *x = data;
    struct form_part *more = ARENA_ARRAY(x->a, struct form_part, x->query.n + 1);
    (void)kind;
    if (x->query.n)
        memcpy(more, x->query.p, x->query.n * sizeof(*more));
    more[x->query.n] = (struct form_part){.name = str_copy(x->a, str_c(name)),
                                          .value = str_copy(x->a, str_c(value))};
    x->query.p = more;
    x->query.n++;
    return MHD_YES;
}

static enum MHD_Result send_answer(struct exchange *x)
{
    struct MHD_Response *r =
        MHD_create_response_from_buffer(x->body.n, x->body.p, MHD_RESPMEM_MUST_COPY);
    if (x->location) {
        MHD_add_response_header(r, "Location", x->location);
        x->status = x->sent.n ? 307 : 302;
    }
    MHD_add_response_header(r, "Content-Type", x->type);
    MHD_add_response_header(r, "Cache-Control", "no-store");
    enum MHD_Result done = MHD_queue_response(x->connection, (unsigned)x->status, r);
    MHD_destroy_response(r);
    return done;
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *connection, const char *path,
                                  const char *method, const char *version, const char *bytes,
                                  size_t *n, void **state)
{
    struct exchange *x = *state;
    (void)cls, (void)method, (void)version;
    if (!x) {
        struct arena *a = arena_new(0);
        *state = x = ARENA_NEW(a, struct exchange);
        *x = (struct exchange){
            .a = a, .connection = connection, .status = 200, .type = "application/json"};
        strbuf_init(&x->sent, a, BODY_MAX);
        strbuf_init(&x->body, a, HUGE_BODY);
        return MHD_YES;
    }
    if (*n) {
        strbuf_add(&x->sent, (struct str){bytes, *n});
        *n = 0;
        return MHD_YES;
    }
    MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, add_argument, x);
    pthread_mutex_lock(&me.lock);
    run(x, path);
    pthread_mutex_unlock(&me.lock);
    usleep(x->sleep_ms * 1000);
    return send_answer(x);
}

static void on_completed(void *cls, struct MHD_Connection *connection, void **state,
                         enum MHD_RequestTerminationCode why)
{
    struct exchange *x = *state;
    (void)cls, (void)connection, (void)why;
    if (x)
        arena_free(x->a);
    *state = NULL;
}

/* With --tls the certificate is written for clients to trust. */
static struct MHD_Daemon *start(struct arena *a)
{
    unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION |
                     (me.certificate ? MHD_USE_TLS : 0);
    struct str certificate = STR_NULL, key = STR_NULL;
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)me.port),
                                  .sin_addr = {htonl(INADDR_LOOPBACK)}};
    if (me.certificate &&
        (!certificate_make(a, &certificate, &key) || io_write_file(me.certificate, certificate)))
        return NULL;
    struct MHD_OptionItem tls[] = {{MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)(uintptr_t)certificate.p},
                                   {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)(uintptr_t)key.p},
                                   {MHD_OPTION_END, 0, NULL}};
    return MHD_start_daemon(flags, (uint16_t)me.port, NULL, NULL, on_request, NULL,
                            MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
                            MHD_OPTION_NOTIFY_COMPLETED, on_completed, NULL, MHD_OPTION_ARRAY,
                            me.certificate ? tls : &tls[2], MHD_OPTION_END);
}

static bool load_options(int argc, char **argv)
{
    int option;
    int64_t port;
    while ((option = getopt(argc, argv, "u:c:s:t:")) != -1) {
        if (option == 'u')
            me.user = optarg;
        else if (option == 'c')
            me.client_id = optarg;
        else if (option == 's')
            me.client_secret = optarg;
        else if (option == 't')
            me.certificate = optarg;
        else
            return false;
    }
    if (optind + 1 != argc || !str_to_i64(str_c(argv[optind]), 0, 65535, &port))
        return false;
    me.port = (unsigned)port;
    return true;
}

int main(int argc, char **argv)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    sigset_t stop;
    int signal_number;
    if (!load_options(argc, argv) || clock_init() || sodium_init() < 0) {
        fprintf(stderr, "usage: oidc_provider [-u USER] [-c CLIENT_ID] [-s CLIENT_SECRET] "
                        "[-t CERTIFICATE_FILE] PORT\n");
        return 2;
    }
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stop, NULL);
    prctl(PR_SET_PDEATHSIG, SIGTERM); /* never left behind by a test that crashed */
    signer_init(&me.signer);
    struct MHD_Daemon *daemon = start(a);
    if (!daemon) {
        fprintf(stderr, "oidc_provider: port %u cannot be opened\n", me.port);
        return 1;
    }
    me.port = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
    snprintf(me.issuer, sizeof(me.issuer), "%s://127.0.0.1:%u", me.certificate ? "https" : "http",
             me.port);
    printf("%s\n", me.issuer);
    fflush(stdout);
    sigwait(&stop, &signal_number);
    MHD_stop_daemon(daemon);
    signer_release(&me.signer);
    return 0;
}
