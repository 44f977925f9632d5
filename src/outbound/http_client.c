/* SPDX-License-Identifier: Apache-2.0 */
#include "outbound/http_client.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "def/errors.h"
#include "def/limits.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <pthread.h>

enum { HEADERS_MAX = 65536, CONNECT_MS_MAX = 5000, HOST_MAX = 253 };

struct transfer {
    struct arena *a; /* the caller's: host, copies for libcurl */
    CURL *curl;
    struct curl_slist *headers;
    struct str host;
    struct strbuf body;
    size_t header_bytes;
    bool too_large;
};

static bool curl_ready;

static void init_curl(void) { curl_ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK; }

static bool is_loopback(const char *host)
{
    struct in_addr four;
    if (str_eq_nocase(str_c(host), STR("localhost")) || str_eq(str_c(host), STR("[::1]")))
        return true;
    return inet_pton(AF_INET, host, &four) == 1 && ntohl(four.s_addr) >> 24 == 127;
}

static bool has_part(CURLU *u, CURLUPart part)
{
    char *text = NULL;
    bool has = curl_url_get(u, part, &text, 0) == CURLUE_OK;
    curl_free(text);
    return has;
}

/* As host names are written, so that one may stand in a sentence. */
static bool is_plain_host(const char *host)
{
    size_t n = strlen(host);
    return n && n <= HOST_MAX &&
           strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:[]") ==
               n;
}

static bool check_parts(struct arena *a, CURLU *u, struct str *ret_host)
{
    char *scheme = NULL, *host = NULL;
    bool ok = false;
    if (curl_url_get(u, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
        curl_url_get(u, CURLUPART_HOST, &host, 0) == CURLUE_OK && is_plain_host(host))
        ok = str_eq(str_c(scheme), STR("https")) ||
             (str_eq(str_c(scheme), STR("http")) && is_loopback(host));
    if (ok && a)
        *ret_host = str_copy(a, str_c(host));
    curl_free(scheme);
    curl_free(host);
    return ok && !has_part(u, CURLUPART_USER) && !has_part(u, CURLUPART_PASSWORD) &&
           !has_part(u, CURLUPART_FRAGMENT);
}

/* The host goes into the arena when there is one. */
static bool check_url(struct arena *a, struct str url, struct str *ret_host)
{
    char text[2048];
    size_t slashes = str_find(url, STR("://"), 0);
    if (url.n >= sizeof(text) || slashes == SIZE_MAX || slashes + 3 >= url.n ||
        url.p[slashes + 3] == '/' ||           /* libcurl takes one or three, too */
        str_find_char(url, ':', 0) != slashes) /* "https:/x://y" */
        return false;
    for (size_t i = 0; i < url.n; i++)
        if ((unsigned char)url.p[i] <= ' ' || (unsigned char)url.p[i] >= 0x7f)
            return false;
    memcpy(text, url.p, url.n);
    text[url.n] = '\0';
    CURLU *u = curl_url();
    bool ok = u && curl_url_set(u, CURLUPART_URL, text, CURLU_DISALLOW_USER) == CURLUE_OK &&
              check_parts(a, u, ret_host);
    curl_url_cleanup(u);
    return ok;
}

bool http_client_is_allowed(struct str url) { return check_url(NULL, url, NULL); }

static size_t take_body(char *bytes, size_t one, size_t n, void *data)
{
    struct transfer *t = data;
    n *= one;
    if (n > t->body.max - t->body.n) {
        t->too_large = true;
        return n + 1; /* anything but n ends the transfer */
    }
    strbuf_add(&t->body, (struct str){bytes, n});
    return n;
}

/* The headers themselves are not needed, but there may be only so many. */
static size_t take_header(char *bytes, size_t one, size_t n, void *data)
{
    struct transfer *t = data;
    (void)bytes;
    t->header_bytes += n * one;
    t->too_large = t->header_bytes > HEADERS_MAX;
    return t->too_large ? n * one + 1 : n * one;
}

static bool add_header(struct transfer *t, const char *line)
{
    struct curl_slist *more = curl_slist_append(t->headers, line);
    if (more)
        t->headers = more;
    return more;
}

static bool set_headers(struct transfer *t, const struct http_call *call)
{
    bool ok = add_header(t, "Accept: application/json") && add_header(t, "Expect:");
    if (ok && call->authorization.n)
        ok = add_header(t, str_join(t->a, STR("Authorization:"), STR(" "), call->authorization).p);
    return ok && curl_easy_setopt(t->curl, CURLOPT_HTTPHEADER, t->headers) == CURLE_OK;
}

/* Options are long or pointer by their number; a wrong one is our mistake, caught by the tests. */
#define SET(option, value) (ok = ok && curl_easy_setopt(t->curl, option, value) == CURLE_OK)

static bool set_trust(struct transfer *t, const struct http_call *call)
{
    bool ok = true;
    SET(CURLOPT_SSL_VERIFYPEER, 1L);
    SET(CURLOPT_SSL_VERIFYHOST, 2L);
    SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    SET(CURLOPT_PROTOCOLS_STR, "http,https"); /* check_url() says when http will do */
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_PROXY, "");
    SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    if (call->ca_file.n) {
        SET(CURLOPT_CAINFO, str_copy(t->a, call->ca_file).p);
        SET(CURLOPT_CAPATH, NULL);
    }
    return ok;
}

static bool set_transfer(struct transfer *t, const struct http_call *call)
{
    bool ok = true;
    long ms = call->timeout_ms > 0 ? (long)call->timeout_ms : LIMIT_OUTBOUND_SECONDS * 1000L;
    SET(CURLOPT_URL, str_copy(t->a, call->url).p);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_QUICK_EXIT, 1L); /* a name server that says nothing is left to its thread */
    SET(CURLOPT_TIMEOUT_MS, ms);
    SET(CURLOPT_CONNECTTIMEOUT_MS, ms < CONNECT_MS_MAX ? ms : CONNECT_MS_MAX);
    SET(CURLOPT_USERAGENT, "wellmet/" WELLMET_VERSION);
    SET(CURLOPT_WRITEFUNCTION, take_body);
    SET(CURLOPT_WRITEDATA, t);
    SET(CURLOPT_HEADERFUNCTION, take_header);
    SET(CURLOPT_HEADERDATA, t);
    if (call->form.p) {
        SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)call->form.n);
        SET(CURLOPT_COPYPOSTFIELDS, call->form.p);
    }
    return ok;
}

#undef SET

static int fail(const struct transfer *t, CURLcode code, struct err *err)
{
    const char *why;
    if (t->too_large)
        why = "sent more than it should";
    else if (code == CURLE_COULDNT_RESOLVE_HOST)
        why = "could not be found; check the address and this machine's network";
    else if (code == CURLE_COULDNT_CONNECT)
        why = "could not be reached; it may be down, or the address may be wrong";
    else if (code == CURLE_OPERATION_TIMEDOUT)
        why = "took too long to answer; try again in a moment";
    else if (code == CURLE_PEER_FAILED_VERIFICATION)
        why = "has a certificate that is not trusted here";
    else if (code == CURLE_SSL_CACERT_BADFILE)
        why = "was not asked, because the file of trusted certificates cannot be read";
    else if (code == CURLE_SSL_CONNECT_ERROR)
        why = "could not agree on an encrypted connection";
    else
        why = "broke off before its answer was complete; try again in a moment";
    return err_set(err, ERR_REMOTE, "The server %.*s %s.", STR_ARG(t->host), why);
}

static int perform(struct transfer *t, const struct http_call *call, struct http_answer *ret,
                   struct err *err)
{
    long status = 0;
    if (!t->curl || !set_transfer(t, call) || !set_trust(t, call) || !set_headers(t, call))
        return err_set(err, ERR_INTERNAL, "A connection to %.*s could not be prepared.",
                       STR_ARG(t->host));
    CURLcode code = curl_easy_perform(t->curl);
    if (code != CURLE_OK)
        return fail(t, code, err);
    curl_easy_getinfo(t->curl, CURLINFO_RESPONSE_CODE, &status);
    *ret = (struct http_answer){(int)status, strbuf_get(&t->body)};
    return 0;
}

int http_client_send(struct arena *a, const struct http_call *call, struct http_answer *ret,
                     struct err *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct transfer t = {.a = a};
    if (!check_url(a, call->url, &t.host))
        return err_set(err, ERR_INVALID,
                       "That address cannot be asked: it must begin with https:// and carry no "
                       "name, password or #.");
    pthread_once(&once, init_curl);
    strbuf_init(&t.body, a, call->max);
    t.curl = curl_ready ? curl_easy_init() : NULL;
    int r = perform(&t, call, ret, err);
    curl_easy_cleanup(t.curl);
    curl_slist_free_all(t.headers);
    return r;
}
