/* SPDX-License-Identifier: Apache-2.0 */
#include "net/csrf.h"

#include "base/arena.h"
#include "def/errors.h"

#include <sodium.h>

enum { HASH_BYTES = CSRF_VALUE_LEN / 2 };

bool csrf_init(struct csrf *c, unsigned port, const unsigned char *key)
{
    unsigned char random[HASH_BYTES];
    if (sodium_init() < 0)
        return false;
    if (key)
        memcpy(c->key, key, CSRF_KEY_BYTES);
    else
        randombytes_buf(c->key, CSRF_KEY_BYTES);
    randombytes_buf(random, sizeof(random));
    sodium_bin2hex(c->cookie, sizeof(c->cookie), random, sizeof(random));
    snprintf(c->cookie_name, sizeof(c->cookie_name), "wellmet_%u", port);
    return true;
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

/* Keyed BLAKE2b of the cookie, in hex. */
static void make_token(const struct csrf *c, struct str cookie, char out[CSRF_VALUE_LEN + 1])
{
    unsigned char hash[HASH_BYTES];
    crypto_generichash(hash, sizeof(hash), (const unsigned char *)cookie.p, cookie.n, c->key,
                       sizeof(c->key));
    sodium_bin2hex(out, CSRF_VALUE_LEN + 1, hash, sizeof(hash));
}

static bool sets_cookie(const struct csrf *c, const struct response *rs)
{
    for (size_t i = 0; i < rs->headers_n; i++)
        if (str_eq(rs->headers[i].name, STR("Set-Cookie")) &&
            str_starts(rs->headers[i].value, str_c(c->cookie_name)))
            return true;
    return false;
}

struct str csrf_token(const struct csrf *c, const struct request *rq, struct response *rs)
{
    struct str cookie = request_get_cookie(rq, str_c(c->cookie_name));
    char token[CSRF_VALUE_LEN + 1];
    if (!is_value(cookie)) {
        cookie = str_c(c->cookie);
        if (!sets_cookie(c, rs))
            response_set_cookie(rs, str_c(c->cookie_name), cookie);
    }
    make_token(c, cookie, token);
    return str_copy(rs->a, (struct str){token, CSRF_VALUE_LEN});
}

int csrf_check(const struct csrf *c, struct request *rq)
{
    struct str cookie = request_get_cookie(rq, str_c(c->cookie_name));
    struct str given = form_get(&rq->form, STR(CSRF_FIELD));
    char token[CSRF_VALUE_LEN + 1];
    if (!request_is_same_origin(rq))
        return err_set(&rq->err, ERR_FORBIDDEN, "This request came from another site's page");
    if (!given.p)
        given = request_get_header(rq, STR(CSRF_HEADER));
    if (is_value(cookie) && given.n == CSRF_VALUE_LEN) {
        make_token(c, cookie, token);
        if (!sodium_memcmp(token, given.p, CSRF_VALUE_LEN))
            return 0;
    }
    return err_set(&rq->err, ERR_FORBIDDEN,
                   "This page was open since before a restart: go back, reload it and try again");
}
