/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/totp.h"

#include "base/arena.h"
#include "base/html.h"
#include "base/strbuf.h"

#include <liboath/oath.h>
#include <pthread.h>
#include <sodium.h>

enum { DIGITS = 6, URI_MAX = 3000 };

static void init(void) { oath_init(); }

struct str totp_secret_new(struct arena *a)
{
    char bytes[TOTP_SECRET_BYTES];
    randombytes_buf(bytes, sizeof(bytes));
    return str_copy(a, (struct str){bytes, sizeof(bytes)});
}

struct str totp_secret_text(struct arena *a, struct str secret)
{
    char *text = NULL;
    size_t n = 0;
    if (oath_base32_encode(secret.p, secret.n, &text, &n) != OATH_OK)
        return STR_NULL;
    struct str ret = str_copy(a, (struct str){text, n});
    free(text);
    return ret;
}

struct str totp_uri(struct arena *a, struct str secret, struct str issuer, struct str email)
{
    struct strbuf b;
    strbuf_init(&b, a, URI_MAX);
    STRBUF_LIT(&b, "otpauth://totp/");
    url_component(&b, issuer);
    STRBUF_LIT(&b, ":");
    url_component(&b, email);
    STRBUF_LIT(&b, "?secret=");
    strbuf_add(&b, totp_secret_text(a, secret));
    STRBUF_LIT(&b, "&issuer=");
    url_component(&b, issuer);
    return strbuf_get(&b);
}

bool totp_code(struct str secret, int64_t step, char out[DIGITS + 1])
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, init);
    return oath_totp_generate(secret.p, secret.n, (time_t)(step * TOTP_SECONDS), TOTP_SECONDS, 0,
                              DIGITS, out) == OATH_OK;
}

int64_t totp_find_step(struct str secret, struct str code, int64_t now)
{
    int64_t this_step = now / 1000000 / TOTP_SECONDS, found = 0;
    if (code.n != DIGITS)
        return 0;
    for (int64_t step = this_step - 1; step <= this_step + 1; step++) {
        char want[DIGITS + 1];
        if (totp_code(secret, step, want) && sodium_memcmp(want, code.p, DIGITS) == 0)
            found = step;
    }
    return found;
}
