/* SPDX-License-Identifier: Apache-2.0 */
#include "net/csrf.h"

#include "base/arena.h"
#include "def/errors.h"

#include <sodium.h>

enum { HASH_BYTES = CSRF_VALUE_LEN / 2 };

/* Keyed BLAKE2b of the parts, in hex. Each part is preceded by its length, so that no two lists of
 * parts are the same bytes. */
static void hash_parts(const unsigned char *key, const struct str *parts, size_t n,
                       char out[CSRF_VALUE_LEN + 1])
{
    crypto_generichash_state st;
    unsigned char hash[HASH_BYTES];
    crypto_generichash_init(&st, key, CSRF_KEY_BYTES, sizeof(hash));
    for (size_t i = 0; i < n; i++) {
        uint64_t length = parts[i].n;
        crypto_generichash_update(&st, (const unsigned char *)&length, sizeof(length));
        if (length)
            crypto_generichash_update(&st, (const unsigned char *)parts[i].p, parts[i].n);
    }
    crypto_generichash_final(&st, hash, sizeof(hash));
    sodium_bin2hex(out, CSRF_VALUE_LEN + 1, hash, sizeof(hash));
}

bool csrf_init(struct csrf *c, unsigned port, const unsigned char *key)
{
    static const char purpose[] = "wellmet csrf";
    if (sodium_init() < 0)
        return false;
    if (key)
        crypto_generichash(c->key, CSRF_KEY_BYTES, (const unsigned char *)purpose,
                           sizeof(purpose) - 1, key, CSRF_KEY_BYTES);
    else
        randombytes_buf(c->key, CSRF_KEY_BYTES);
    snprintf(c->cookie_name, sizeof(c->cookie_name), "wellmet_%u", port);
    return true;
}

static struct str cookie_name(const struct csrf *c, const struct request *rq)
{
    return rq->secure ? STR(CSRF_SECURE_COOKIE) : str_c(c->cookie_name);
}

static bool is_value(struct str s)
{
    if (s.n != CSRF_VALUE_LEN)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (!((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] >= 'a' && s.p[i] <= 'f')))
            return false;
    return true;
}

static void make_token(const struct csrf *c, const struct request *rq, struct str cookie,
                       char out[CSRF_VALUE_LEN + 1])
{
    const struct str parts[] = {STR("token"), cookie, rq->session};
    hash_parts(c->key, parts, 3, out);
}

/* For a browser that has none, or hides it. */
static struct str make_cookie(const struct csrf *c, const struct request *rq, struct arena *a)
{
    const struct str parts[] = {STR("cookie"), rq->session.n ? STR("session") : STR("client"),
                                rq->session.n ? rq->session : rq->client};
    char value[CSRF_VALUE_LEN + 1];
    hash_parts(c->key, parts, 3, value);
    return str_copy(a, (struct str){value, CSRF_VALUE_LEN});
}

static bool sets_cookie(struct str name, const struct response *rs)
{
    for (size_t i = 0; i < rs->headers_n; i++)
        if (str_eq(rs->headers[i].name, STR("Set-Cookie")) &&
            str_starts(rs->headers[i].value, name))
            return true;
    return false;
}

struct str csrf_token(const struct csrf *c, const struct request *rq, struct response *rs)
{
    struct str name = cookie_name(c, rq), cookie = request_get_cookie(rq, name);
    struct str own = make_cookie(c, rq, rs->a);
    struct cookie_options o = COOKIE_OPTIONS_INIT;
    char token[CSRF_VALUE_LEN + 1];
    /* With a session there is one value alone, so that it is the same when the cookie is hidden. */
    if (rq->session.n ? !str_eq(cookie, own) : !is_value(cookie)) {
        cookie = own;
        o.secure = rq->secure;
        if (!sets_cookie(name, rs))
            response_set_cookie(rs, name, cookie, &o);
    }
    make_token(c, rq, cookie, token);
    return str_copy(rs->a, (struct str){token, CSRF_VALUE_LEN});
}

int csrf_check(const struct csrf *c, struct request *rq)
{
    struct str cookie = request_get_cookie(rq, cookie_name(c, rq));
    struct str given = form_get(&rq->form, STR(CSRF_FIELD));
    char token[CSRF_VALUE_LEN + 1];
    if (!request_is_same_origin(rq))
        return err_set(&rq->err, ERR_FORBIDDEN, "This request came from another site's page");
    if (!given.p)
        given = request_get_header(rq, STR(CSRF_HEADER));
    if (is_value(cookie) && given.n == CSRF_VALUE_LEN) {
        make_token(c, rq, cookie, token);
        if (!sodium_memcmp(token, given.p, CSRF_VALUE_LEN))
            return 0;
    }
    return err_set(
        &rq->err, ERR_FORBIDDEN,
        "This page was open since before a restart or a login: go back, reload it and try again");
}
