/* SPDX-License-Identifier: Apache-2.0 */
#include "net/rate.h"

#include "base/clock.h"
#include "base/date.h"
#include "def/errors.h"
#include "def/limits.h"

#include <assert.h>
#include <pthread.h>
#include <sodium.h>

enum { WAYS = 8, KEY_MAX = 256 };

static const struct {
    int64_t tokens, seconds; /* so many, and as many again in so many seconds */
} kinds[RATE_KINDS] = {
    [RATE_REQUEST] = {LIMIT_RATE_REQUESTS, 60}, [RATE_LOGIN] = {LIMIT_RATE_LOGINS, 600},
    [RATE_TICKET] = {LIMIT_RATE_TICKETS, 600},  [RATE_ACCOUNT] = {LIMIT_RATE_ACCOUNT, 3600},
    [RATE_DEVICE] = {LIMIT_RATE_DEVICE, 600},
};

/* The bucket as one number (generic cell rate algorithm): the time at which it is full again.
 * A time gone by is a full bucket, so the place is free. */
struct place {
    uint64_t tag;
    int64_t full;
};

struct rate {
    pthread_mutex_t lock;
    unsigned char key[crypto_shorthash_KEYBYTES];
    size_t rows; /* of WAYS places; a power of two */
    struct place *places;
};

static_assert(RATE_KEY_BYTES == crypto_shorthash_KEYBYTES, "the hash's key");

struct rate *rate_new(size_t places, const unsigned char key[RATE_KEY_BYTES])
{
    struct rate *r = sodium_init() < 0 ? NULL : calloc(1, sizeof(*r));
    if (!r)
        return NULL;
    for (r->rows = 1; r->rows * WAYS < places; r->rows *= 2)
        ;
    r->places = calloc(r->rows * WAYS, sizeof(*r->places));
    if (!r->places) {
        free(r);
        return NULL;
    }
    if (key)
        memcpy(r->key, key, sizeof(r->key));
    else
        randombytes_buf(r->key, sizeof(r->key));
    pthread_mutex_init(&r->lock, NULL);
    return r;
}

void rate_free(struct rate *r)
{
    if (!r)
        return;
    pthread_mutex_destroy(&r->lock);
    free(r->places);
    free(r);
}

/* Kind and text in one hash; a long text is hashed down first. */
static uint64_t hash_key(const struct rate *r, enum rate_kind kind, struct str key)
{
    unsigned char in[1 + KEY_MAX], out[crypto_shorthash_BYTES];
    size_t n = key.n;
    uint64_t tag;
    in[0] = (unsigned char)kind;
    if (n <= KEY_MAX) {
        if (n)
            memcpy(in + 1, key.p, n);
    } else {
        n = 32;
        crypto_generichash(in + 1, n, (const unsigned char *)key.p, key.n, r->key, sizeof(r->key));
    }
    crypto_shorthash(out, in, 1 + n, r->key);
    memcpy(&tag, out, sizeof(tag));
    return tag;
}

static struct place *get_row(struct rate *r, uint64_t tag)
{
    return &r->places[(tag & (r->rows - 1)) * WAYS];
}

/* NULL when the bucket has no place, which is then full. */
static struct place *find_place(struct rate *r, uint64_t tag)
{
    struct place *row = get_row(r, tag);
    for (size_t i = 0; i < WAYS; i++)
        if (row[i].tag == tag)
            return &row[i];
    return NULL;
}

/* Its place; when it has none, that of the fullest in its row. */
static struct place *take_place(struct rate *r, uint64_t tag)
{
    struct place *found = find_place(r, tag), *row = get_row(r, tag);
    if (found)
        return found;
    found = row;
    for (size_t i = 1; i < WAYS; i++)
        if (row[i].full < found->full)
            found = &row[i];
    *found = (struct place){.tag = tag};
    return found;
}

bool rate_take(struct rate *r, enum rate_kind kind, struct str key, int64_t now, int64_t *ret_wait)
{
    int64_t whole = kinds[kind].seconds * US_PER_SECOND, one = whole / kinds[kind].tokens;
    uint64_t tag = hash_key(r, kind, key);
    pthread_mutex_lock(&r->lock);
    struct place *p = take_place(r, tag);
    int64_t full = (p->full > now ? p->full : now) + one, wait = full - now - whole;
    if (wait <= 0)
        p->full = full;
    pthread_mutex_unlock(&r->lock);
    if (ret_wait)
        *ret_wait = wait > 0 ? wait : 0;
    return wait <= 0;
}

void rate_refund(struct rate *r, enum rate_kind kind, struct str key, int64_t now)
{
    int64_t one = kinds[kind].seconds * US_PER_SECOND / kinds[kind].tokens;
    uint64_t tag = hash_key(r, kind, key);
    pthread_mutex_lock(&r->lock);
    struct place *p = find_place(r, tag);
    if (p && p->full > now)
        p->full -= one;
    pthread_mutex_unlock(&r->lock);
}

int rate_check(struct rate *r, enum rate_kind kind, struct str key, struct request *rq,
               struct response *rs)
{
    int64_t wait;
    if (rate_take(r, kind, key, clock_monotonic(), &wait))
        return 0;
    rs->retry_seconds = (unsigned)((wait + US_PER_SECOND - 1) / US_PER_SECOND);
    return err_set(&rq->err, ERR_RATE, "Too many tries from here: wait %u %s and try again",
                   rs->retry_seconds, rs->retry_seconds == 1 ? "second" : "seconds");
}

size_t rate_count(struct rate *r, int64_t now)
{
    size_t n = 0;
    pthread_mutex_lock(&r->lock);
    for (size_t i = 0; i < r->rows * WAYS; i++)
        n += r->places[i].full > now;
    pthread_mutex_unlock(&r->lock);
    return n;
}
