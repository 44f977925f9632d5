/* SPDX-License-Identifier: Apache-2.0 */
#include "base/id.h"

#include "base/arena.h"
#include "base/clock.h"

#include <pthread.h>
#include <sys/random.h>

enum { RANDOM_BITS = 22 };
#define ID_EPOCH_MS INT64_C(1704067200000) /* 2024-01-01T00:00:00Z */
#define ID_MS_MAX ((INT64_C(1) << (63 - RANDOM_BITS)) - 1)

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* A clock that is wrong by years must not make an id negative; such ids count up from the last. */
static int64_t milliseconds(void)
{
    int64_t ms = clock_real() / 1000 - ID_EPOCH_MS;
    return ms < 0 ? 0 : ms > ID_MS_MAX ? ID_MS_MAX : ms;
}

int64_t id_new(void)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static int64_t last;
    uint32_t r = 0;
    if (getrandom(&r, sizeof(r), 0) != sizeof(r))
        r = (uint32_t)clock_monotonic();
    /* The lowest quarter of the random range, so that counting up does not reach the next
     * millisecond soon. */
    int64_t id = milliseconds() << RANDOM_BITS | (int64_t)(r & ((1u << (RANDOM_BITS - 2)) - 1));
    pthread_mutex_lock(&lock);
    if (id <= last)
        id = last + 1;
    last = id;
    pthread_mutex_unlock(&lock);
    return id;
}

void id_format(int64_t id, char out[ID_TEXT_MAX])
{
    uint64_t v = (uint64_t)id;
    for (int i = ID_TEXT_LEN - 1; i >= 0; i--, v >>= 5)
        out[i] = alphabet[v & 31];
    out[ID_TEXT_LEN] = '\0';
}

struct str id_str(struct arena *a, int64_t id)
{
    char text[ID_TEXT_MAX];
    id_format(id, text);
    return (struct str){arena_copy(a, text, ID_TEXT_LEN), ID_TEXT_LEN};
}

static int value_of(char c)
{
    if (c >= 'a' && c <= 'z')
        c = (char)(c - 32);
    if (c == 'I' || c == 'L')
        return 1;
    if (c == 'O')
        return 0;
    const char *at = c ? strchr(alphabet, c) : NULL;
    return at ? (int)(at - alphabet) : -1;
}

bool id_parse(struct str s, int64_t *ret)
{
    if (s.n != ID_TEXT_LEN)
        return false;
    uint64_t v = 0;
    for (size_t i = 0; i < s.n; i++) {
        int d = value_of(s.p[i]);
        if (d < 0 || v >> 59)
            return false;
        v = v << 5 | (uint64_t)d;
    }
    if (v == 0 || v > INT64_MAX)
        return false;
    *ret = (int64_t)v;
    return true;
}
