/* SPDX-License-Identifier: Apache-2.0 */
/* Reader of zoneinfo files, RFC 8536. The file is not trusted: every count is checked first. */
#include "base/zone_int.h"

#include "base/arena.h"

enum {
    TZIF_HEADER = 44,
    TZIF_COUNT_MAX = 65536, /* of any count; keeps the sums below far from overflow */
    TZIF_TYPE = 6,          /* bytes of a local time type */
    OFFSET_MIN = -89999,    /* RFC 8536 section 3.2: what offsets should stay within */
    OFFSET_MAX = 93599,
};

struct header {
    char version;
    size_t utc, standard, leaps, times, types, chars;
};

static uint32_t u32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static int64_t seconds_at(const unsigned char *p, size_t size)
{
    if (size == 4)
        return (int32_t)u32(p);
    return (int64_t)((uint64_t)u32(p) << 32 | u32(p + 4));
}

/* Takes the header off the front. */
static bool read_header(struct str *s, struct header *ret)
{
    if (s->n < TZIF_HEADER || !str_starts(*s, STR("TZif")))
        return false;
    const unsigned char *p = (const unsigned char *)s->p;
    size_t counts[6];
    for (size_t i = 0; i < 6; i++) {
        counts[i] = u32(p + 20 + 4 * i);
        if (counts[i] > TZIF_COUNT_MAX)
            return false;
    }
    *ret = (struct header){(char)p[4],  counts[0], counts[1], counts[2],
                           counts[3], counts[4], counts[5]};
    *s = str_sub(*s, TZIF_HEADER, s->n);
    return ret->types > 0;
}

static size_t block_size(const struct header *h, size_t size)
{
    return h->times * (size + 1) + h->types * TZIF_TYPE + h->chars + h->leaps * (size + 4) +
           h->standard + h->utc;
}

static bool read_offset(const unsigned char *types, size_t i, int *ret)
{
    int v = (int32_t)u32(types + i * TZIF_TYPE);
    *ret = v;
    return v >= OFFSET_MIN && v <= OFFSET_MAX;
}

/* The data block at the front of s, whose size was checked. */
static bool read_block(struct arena *a, struct str s, const struct header *h, size_t size,
                       struct zone *ret)
{
    const unsigned char *times = (const unsigned char *)s.p;
    const unsigned char *indexes = times + h->times * size, *types = indexes + h->times;
    int64_t *at = ARENA_ARRAY(a, int64_t, h->times);
    int *offset = ARENA_ARRAY(a, int, h->times);
    for (size_t i = 0; i < h->times; i++) {
        at[i] = seconds_at(times + i * size, size);
        if (i && at[i] <= at[i - 1])
            return false;
        if (indexes[i] >= h->types || !read_offset(types, indexes[i], &offset[i]))
            return false;
    }
    if (!read_offset(types, 0, &ret->before))
        return false;
    ret->n = h->times;
    ret->at = at;
    ret->offset = offset;
    return true;
}

/* "\n<rule>\n" behind the second block; an empty rule says the last type goes on. */
static bool read_footer(struct str s, struct zone_rule *ret)
{
    size_t end = str_find_char(s, '\n', 1);
    if (!str_starts(s, STR("\n")) || end == SIZE_MAX)
        return false;
    struct str rule = str_sub(s, 1, end);
    return !rule.n || zone_rule_parse(rule, ret);
}

bool zone_tzif_parse(struct arena *a, struct str bytes, struct zone *ret)
{
    struct header h;
    struct zone z = {.n = 0};
    size_t size = 4;
    if (!read_header(&bytes, &h))
        return false;
    if (h.version >= '2') { /* the first block is for old readers; the same again in 64 bits */
        size_t skip = block_size(&h, 4);
        if (skip > bytes.n)
            return false;
        bytes = str_sub(bytes, skip, bytes.n);
        size = 8;
        if (!read_header(&bytes, &h))
            return false;
    }
    /* Files that count leap seconds ("right/") are on another time scale than our instants. */
    size_t block = block_size(&h, size);
    if (h.leaps || block > bytes.n || !read_block(a, bytes, &h, size, &z))
        return false;
    if (size == 8 && !read_footer(str_sub(bytes, block, bytes.n), &z.rule))
        return false;
    z.name = ret->name;
    *ret = z;
    return true;
}
