/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/login_guard.h"

#include "base/strbuf.h"

#include <arpa/inet.h>
#include <pthread.h>
#include <sodium.h>

/* A bucket is one number: the time at which it will be full again (the generic cell rate
 * algorithm). A set of eight places holds a key; within it, what is full soonest makes room. */
enum { SETS = 2048, WAYS = 8, BUCKETS_MAX = 3, SECOND = 1000000 };

struct slot {
    uint64_t key;
    int64_t full_at;
};

struct login_guard {
    pthread_mutex_t lock;
    unsigned char key[crypto_shorthash_KEYBYTES];
    struct slot slots[SETS][WAYS];
};

struct rate {
    int64_t each, burst; /* microseconds, tries at once */
};
static const struct rate of_device = {30 * SECOND, 10}, of_pair = {60 * SECOND, 8},
                         of_account = {10 * SECOND, 60}, of_address = {5 * SECOND, 60};

struct bucket {
    uint64_t key;
    const struct rate *rate;
};

struct login_guard *login_guard_new(void)
{
    struct login_guard *g = calloc(1, sizeof(*g));
    if (!g || sodium_init() < 0)
        abort();
    pthread_mutex_init(&g->lock, NULL);
    crypto_shorthash_keygen(g->key);
    return g;
}

void login_guard_free(struct login_guard *g)
{
    if (!g)
        return;
    pthread_mutex_destroy(&g->lock);
    free(g);
}

/* Four bytes of an IPv4 address, eight of an IPv6 address; other texts as they are, cut. */
static size_t address_bytes(struct str address, unsigned char out[64])
{
    char text[INET6_ADDRSTRLEN];
    unsigned char six[16];
    static const unsigned char mapped[12] = {[10] = 0xff, [11] = 0xff};
    snprintf(text, sizeof(text), "%.*s", STR_ARG(address));
    if (inet_pton(AF_INET, text, out) == 1)
        return 4;
    if (inet_pton(AF_INET6, text, six) == 1) {
        bool is_mapped = memcmp(six, mapped, sizeof(mapped)) == 0;
        size_t n = is_mapped ? 4 : 8;
        memcpy(out, six + (is_mapped ? 12 : 0), n);
        return n;
    }
    size_t n = address.n < 64 ? address.n : 64;
    if (n)
        memcpy(out, address.p, n);
    return n;
}

/* A keyed hash of what is counted; the texts are hashed for themselves first, so that their
 * lengths do not matter. */
static uint64_t key_of(const struct login_guard *g, char step, char kind, struct str account,
                       struct str detail)
{
    unsigned char bytes[2 + 2 * crypto_shorthash_BYTES] = {(unsigned char)step,
                                                           (unsigned char)kind};
    uint64_t key;
    crypto_shorthash(bytes + 2, (const unsigned char *)account.p, account.n, g->key);
    crypto_shorthash(bytes + 2 + crypto_shorthash_BYTES, (const unsigned char *)detail.p, detail.n,
                     g->key);
    crypto_shorthash((unsigned char *)&key, bytes, sizeof(bytes), g->key);
    return key;
}

static size_t buckets_of(const struct login_guard *g, const struct login_try *t,
                         struct bucket out[BUCKETS_MAX])
{
    unsigned char bytes[64];
    struct str address = {(const char *)bytes, address_bytes(t->address, bytes)};
    if (t->device.n) {
        out[0] = (struct bucket){key_of(g, t->step, 'd', t->account, t->device), &of_device};
        return 1;
    }
    out[0] = (struct bucket){key_of(g, t->step, 'x', t->account, address), &of_pair};
    out[1] = (struct bucket){key_of(g, t->step, 'a', t->account, STR_NULL), &of_account};
    out[2] = (struct bucket){key_of(g, t->step, 'n', STR_NULL, address), &of_address};
    return 3;
}

static struct slot *slot_find(struct login_guard *g, uint64_t key)
{
    struct slot *set = g->slots[key % SETS];
    for (size_t i = 0; i < WAYS; i++)
        if (set[i].key == key)
            return &set[i];
    return NULL;
}

static struct slot *slot_make(struct login_guard *g, uint64_t key)
{
    struct slot *set = g->slots[key % SETS], *room = &set[0];
    for (size_t i = 1; i < WAYS; i++)
        if (set[i].full_at < room->full_at)
            room = &set[i];
    *room = (struct slot){.key = key};
    return room;
}

static int64_t wait_for(struct login_guard *g, const struct bucket *b, int64_t now)
{
    const struct slot *s = slot_find(g, b->key);
    int64_t room_at = s ? s->full_at - (b->rate->burst - 1) * b->rate->each : 0;
    return room_at > now ? room_at - now : 0;
}

int64_t login_guard_take(struct login_guard *g, const struct login_try *t, int64_t now)
{
    struct bucket b[BUCKETS_MAX];
    int64_t wait = 0;
    size_t n = buckets_of(g, t, b);
    pthread_mutex_lock(&g->lock);
    for (size_t i = 0; i < n && !wait; i++)
        wait = wait_for(g, &b[i], now);
    for (size_t i = 0; i < n && !wait; i++) {
        struct slot *s = slot_find(g, b[i].key);
        s = s ? s : slot_make(g, b[i].key);
        s->full_at = (s->full_at > now ? s->full_at : now) + b[i].rate->each;
    }
    pthread_mutex_unlock(&g->lock);
    return wait;
}

void login_guard_give(struct login_guard *g, const struct login_try *t)
{
    struct bucket b[BUCKETS_MAX];
    size_t n = buckets_of(g, t, b);
    pthread_mutex_lock(&g->lock);
    for (size_t i = 0; i < n; i++) {
        struct slot *s = slot_find(g, b[i].key);
        if (s)
            s->full_at -= b[i].rate->each;
    }
    pthread_mutex_unlock(&g->lock);
}
