/* SPDX-License-Identifier: Apache-2.0 */
/* Decoding, checking and measuring UTF-8 (RFC 3629). Folding is in fold.c. */
#include "base/fold.h"

#include "base/arena.h"
#include "base/strbuf.h"

#include <limits.h>
#include <utf8proc.h>

#define REPLACEMENT UINT32_C(0xFFFD)

/* Length of the ASCII run at `from`: eight bytes at a time, as most texts are ASCII. */
static size_t ascii_run(struct str s, size_t from)
{
    size_t i = from;
    uint64_t word;
    for (; i + sizeof(word) <= s.n; i += sizeof(word)) {
        memcpy(&word, s.p + i, sizeof(word));
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    while (i < s.n && (unsigned char)s.p[i] < 0x80)
        i++;
    return i - from;
}

static bool continues(struct str s, size_t at)
{
    return at < s.n && ((unsigned char)s.p[at] & 0xC0) == 0x80;
}

/* Length of the sequence at `at`, 0 when it is not well-formed (RFC 3629 section 4: no overlong
 * form, no surrogate, nothing above U+10FFFF). */
static size_t decode(struct str s, size_t at, uint32_t *ret)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char c = (unsigned char)s.p[at];
    if (c < 0x80) {
        *ret = c;
        return 1;
    }
    size_t n = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    if (c < 0xC2 || c > 0xF4)
        return 0;
    uint32_t cp = c & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if (!continues(s, at + i))
            return 0;
        cp = cp << 6 | ((unsigned char)s.p[at + i] & 0x3Fu);
    }
    if (cp < least[n] || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        return 0;
    *ret = cp;
    return n;
}

uint32_t utf8_next(struct str s, size_t *at)
{
    uint32_t cp;
    if (*at >= s.n)
        return REPLACEMENT;
    size_t n = decode(s, *at, &cp);
    *at += n ? n : 1;
    return n ? cp : REPLACEMENT;
}

/* Index of the first bad byte, or s.n. */
static size_t first_bad(struct str s, size_t from)
{
    uint32_t cp;
    size_t i = from;
    while (i < s.n) {
        i += ascii_run(s, i);
        if (i == s.n)
            break;
        size_t n = decode(s, i, &cp);
        if (!n)
            return i;
        i += n;
    }
    return s.n;
}

bool utf8_is_valid(struct str s) { return first_bad(s, 0) == s.n; }

bool utf8_is_text(struct str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        size_t n = decode(s, i, &cp);
        bool control = n && (cp < 0x20 || (cp >= 0x7F && cp < 0xA0));
        if (!n || (control && cp != '\t' && cp != '\n' && cp != '\r'))
            return false;
        i += n;
    }
    return true;
}

struct str utf8_repair(struct arena *a, struct str s)
{
    size_t bad = first_bad(s, 0);
    if (bad == s.n)
        return str_copy(a, s);
    struct strbuf b;
    strbuf_init(&b, a, s.n <= SIZE_MAX / 4 ? s.n * 3 : SIZE_MAX / 2);
    for (size_t from = 0; from < s.n; bad = first_bad(s, from)) {
        strbuf_add(&b, str_sub(s, from, bad));
        if (bad < s.n)
            STRBUF_LIT(&b, "\xEF\xBF\xBD");
        from = bad + 1;
    }
    return strbuf_get(&b);
}

size_t utf8_encode(uint32_t cp, char out[4])
{
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        cp = REPLACEMENT;
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)cp, (utf8proc_uint8_t *)out);
}

size_t utf8_length(struct str s)
{
    size_t n = 0;
    for (size_t at = 0; at < s.n; n++)
        utf8_next(s, &at);
    return n;
}

struct str utf8_cut(struct str s, size_t max)
{
    if (s.n <= max)
        return s;
    /* A sequence has at most three continuation bytes; more are not a sequence. */
    size_t n = max;
    for (int back = 0; back < 3 && n && continues(s, n); back++)
        n--;
    return str_sub(s, 0, continues(s, n) ? max : n);
}

int utf8_width(struct str s)
{
    size_t at = ascii_run(s, 0);
    int64_t width = 0;
    for (size_t i = 0; i < at; i++)
        width += s.p[i] >= 0x20 && s.p[i] != 0x7F;
    while (at < s.n)
        width += utf8proc_charwidth((utf8proc_int32_t)utf8_next(s, &at));
    return width > INT_MAX ? INT_MAX : (int)width;
}

struct str utf8_compose(struct arena *a, struct str s)
{
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
    utf8proc_uint8_t *out = NULL;
    struct str clean = utf8_repair(a, s);
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)clean.p, (utf8proc_ssize_t)clean.n,
                                      &out, options);
    struct str ret = n < 0 ? clean : str_copy(a, (struct str){(const char *)out, (size_t)n});
    free(out);
    return ret;
}
