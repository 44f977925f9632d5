/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a text: what is marked lies in it, whole, in order, and never too much of it. */
#include "fuzz.h"

#include "base/arena.h"
#include "def/limits.h"
#include "insight/guard.h"

static bool splits(struct str text, size_t at)
{
    return at < text.n && ((unsigned char)text.p[at] & 0xc0) == 0x80 && at &&
           (unsigned char)text.p[at - 1] >= 0x80 && ((unsigned char)text.p[at - 1] & 0xc0) == 0xc0;
}

static void check(struct str text, const struct guard_hits *hits)
{
    PROMISE(hits->list.n <= LIMIT_GUARD_HITS);
    for (size_t i = 0; i < hits->list.n; i++) {
        const struct guard_hit *h = &hits->list.p[i];
        PROMISE(h->rule && !h->rule->by_fact);
        PROMISE(h->from < h->to && h->to <= text.n);
        PROMISE(!splits(text, h->from) && !splits(text, h->to));
        PROMISE(i == 0 || hits->list.p[i - 1].from <= h->from);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct guard_hits hits = {0};
    struct str text = {(const char *)data, size};
    guard_find_patient(a, text, &hits);
    check(text, &hits);
    guard_find_match(a, text, size % 2, &hits);
    check(text, &hits);
    guard_says_first(text);
    guard_says_thanks(text);
    return 0;
}
