/* SPDX-License-Identifier: Apache-2.0 */
/* Requests to the provider of tests/oidc and to places where nobody answers. */
#include "base/arena.h"
#include "check.h"
#include "def/errors.h"
#include "outbound/http_client.h"
#include "spawn.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

static struct spawned plain, tls;
static char certificate[] = "/tmp/wellmet-http-XXXXXX";

static void test_http_client__which_addresses(void **state)
{
    static const struct {
        const char *url;
        bool allowed;
    } cases[] = {
        {"https://school.example", true},
        {"https://school.example:8443/a?b=c", true},
        {"http://127.0.0.1:80/x", true},
        {"http://127.8.9.10/", true},
        {"http://localhost/", true},
        {"http://[::1]:8080/", true},
        {"HTTPS://school.example/", true},
        {"http://school.example/", false},
        {"http://127.0.0.1.school.example/", false},
        {"http://localhost.school.example/", false},
        {"http://128.0.0.1/", false},
        {"http://[::2]/", false},
        {"http://0.0.0.0/", false},
        {"https://user@school.example/", false},
        {"https://user:word@school.example/", false},
        {"https://school.example/#x", false},
        {"https://school.example/a b", false},
        {"https://school.example/\n", false},
        {"https://sch\xc3\xb6ol.example/", false},
        {"https://scho\"ol.example/", false},
        {"https:///x", false},
        {"https:/x", false},
        {"https:/ttps://school.example/x", false},
        {"https:x", false},
        {"https://school.example\\@127.0.0.1/", false},
        {"https://", false},
        {"ftp://school.example/", false},
        {"file:///etc/passwd", false},
        {"gopher://127.0.0.1/", false},
        {"school.example", false},
        {"//school.example/", false},
        {"/x", false},
        {"", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        if (http_client_is_allowed(str_c(cases[i].url)) != cases[i].allowed)
            fail_msg("%s", cases[i].url);
    assert_false(http_client_is_allowed((struct str){"https://school.example\0x", 24}));
}

static void test_http_client__length_is_bounded(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    char *path = arena_alloc(a, 3000);
    (void)state;
    memset(path, 'x', 3000);
    assert_false(http_client_is_allowed(str_format(a, "https://school.example/%.3000s", path)));
    assert_true(http_client_is_allowed(str_format(a, "https://school.example/%.1900s", path)));
}

static int send_to(struct arena *a, struct str url, struct http_answer *ret, struct err *err)
{
    struct http_call call = {.url = url, .max = 65536};
    return http_client_send(a, &call, ret, err);
}

static void test_http_client__takes_an_answer(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct http_answer answer;
    struct err err;
    (void)state;
    assert_int_equal(send_to(a, str_format(a, "%s/jwks", plain.issuer), &answer, &err), 0);
    assert_int_equal(answer.status, 200);
    assert_true(str_starts(answer.body, STR("{\"keys\":[")));
    assert_int_equal(send_to(a, str_format(a, "%s/nowhere", plain.issuer), &answer, &err), 0);
    assert_int_equal(answer.status, 404);
    assert_str(answer.body, "{\"error\":\"not_found\"}");
    assert_int_equal(send_to(a, str_format(a, "%s/test/reset", plain.issuer), &answer, &err), 0);
    assert_str(answer.body, "");
    assert_non_null(answer.body.p);
}

static void test_http_client__redirect_is_an_answer(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct http_answer answer;
    struct err err;
    (void)state;
    send_to(a, str_format(a, "%s/test/next?fault=discovery-redirect", plain.issuer), &answer, &err);
    assert_int_equal(send_to(a, str_format(a, "%s/.well-known/openid-configuration", plain.issuer),
                             &answer, &err),
                     0);
    assert_int_equal(answer.status, 302);
}

static void test_http_client__size_is_bounded(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str url = str_format(a, "%s/jwks", plain.issuer);
    struct http_answer answer;
    struct err err;
    (void)state;
    assert_int_equal(send_to(a, url, &answer, &err), 0);
    struct http_call call = {.url = url, .max = answer.body.n};
    assert_int_equal(http_client_send(a, &call, &answer, &err), 0);
    call.max--;
    assert_int_equal(http_client_send(a, &call, &answer, &err), ERR_REMOTE);
    assert_string_equal(err.text, "The server 127.0.0.1 sent more than it should.");
}

/* A port that is taken but does not listen. */
static int closed_port(unsigned *ret_port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t n = sizeof(address);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&address, n), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &n), 0);
    *ret_port = ntohs(address.sin_port);
    return fd;
}

static void test_http_client__nobody_there(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct http_answer answer = {.status = 7};
    struct err err;
    unsigned port;
    int fd = closed_port(&port);
    (void)state;
    assert_int_equal(send_to(a, str_format(a, "http://127.0.0.1:%u/", port), &answer, &err),
                     ERR_REMOTE);
    assert_string_equal(err.text, "The server 127.0.0.1 could not be reached; it may be down, or "
                                  "the address may be wrong.");
    assert_int_equal(answer.status, 7);
    close(fd);
}

/* A label of more than 63 letters has no address anywhere, so no name server is asked. */
static void test_http_client__no_such_name(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    char label[70] = "";
    struct http_answer answer;
    struct err err;
    (void)state;
    memset(label, 'a', sizeof(label) - 1);
    assert_int_equal(send_to(a, str_format(a, "https://%s/", label), &answer, &err), ERR_REMOTE);
    assert_non_null(strstr(err.text, "could not be found; check the address"));
}

static void test_http_client__certificates(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct http_call call = {.url = str_format(a, "%s/jwks", tls.issuer), .max = 65536};
    struct http_answer answer;
    struct err err;
    (void)state;
    assert_int_equal(http_client_send(a, &call, &answer, &err), ERR_REMOTE);
    assert_non_null(strstr(err.text, "has a certificate that is not trusted here"));
    call.ca_file = str_c(certificate);
    assert_int_equal(http_client_send(a, &call, &answer, &err), 0);
    assert_int_equal(answer.status, 200);
    /* Right certificate, another name. */
    call.url = str_format(a, "https://localhost%s/jwks", strrchr(tls.issuer, ':'));
    assert_int_equal(http_client_send(a, &call, &answer, &err), ERR_REMOTE);
    assert_non_null(strstr(err.text, "localhost has a certificate that is not trusted here"));
    call.url = str_format(a, "%s/jwks", tls.issuer);
    call.ca_file = STR("/nowhere/certificates.pem");
    assert_int_equal(http_client_send(a, &call, &answer, &err), ERR_REMOTE);
    assert_non_null(strstr(err.text, "the file of trusted certificates cannot be read"));
    /* https where there is none. */
    call.ca_file = STR_NULL;
    call.url = str_format(a, "https%s/jwks", plain.issuer + strlen("http"));
    assert_int_equal(http_client_send(a, &call, &answer, &err), ERR_REMOTE);
    assert_non_null(strstr(err.text, "could not agree on an encrypted connection"));
}

/* The environment of a server may name proxies; what we ask goes past them. */
static void test_http_client__no_proxy_of_the_environment(void **state)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct http_answer answer;
    struct err err;
    unsigned port;
    int fd = closed_port(&port);
    (void)state;
    setenv("http_proxy", str_format(a, "http://127.0.0.1:%u", port).p, 1);
    setenv("ALL_PROXY", str_format(a, "http://127.0.0.1:%u", port).p, 1);
    int r = send_to(a, str_format(a, "%s/jwks", plain.issuer), &answer, &err);
    unsetenv("http_proxy");
    unsetenv("ALL_PROXY");
    close(fd);
    assert_int_equal(r, 0);
}

#define TEST(name)                                                                                 \
    {                                                                                              \
        "test_http_client__" #name, test_http_client__##name, NULL, NULL, NULL                     \
    }

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        TEST(which_addresses),       TEST(length_is_bounded), TEST(takes_an_answer),
        TEST(redirect_is_an_answer), TEST(size_is_bounded),   TEST(nobody_there),
        TEST(no_such_name),          TEST(certificates),      TEST(no_proxy_of_the_environment),
    };
    int fd = mkstemp(certificate);
    if (argc != 2 || fd < 0)
        return 2;
    char *const start[] = {argv[1], "0", NULL};
    char *const start_tls[] = {argv[1], "-t", certificate, "0", NULL};
    if (!spawn_provider(&plain, start) || !spawn_provider(&tls, start_tls))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    bool stopped = spawn_stop(&plain);
    stopped = spawn_stop(&tls) && stopped;
    close(fd);
    remove(certificate);
    return stopped ? failed : 1;
}
