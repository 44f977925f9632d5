/* SPDX-License-Identifier: Apache-2.0 */
#include "base/strbuf.h"

#include "base/arena.h"

#include <stdarg.h>

void strbuf_init(struct strbuf *b, struct arena *a, size_t max)
{
    *b = (struct strbuf){.a = a, .max = max};
}

/* Room for n more bytes as far as the maximum allows; returns how many fit. */
static size_t reserve(struct strbuf *b, size_t n)
{
    if (n > b->max - b->n) {
        n = b->max - b->n;
        b->overflow = true;
    }
    size_t need = b->n + n + 1;
    if (need > b->cap) {
        size_t cap = b->cap ? b->cap : 64;
        while (cap < need)
            cap *= 2;
        b->p = arena_grow(b->a, b->p, b->cap, cap);
        b->cap = cap;
    }
    return n;
}

void strbuf_clear(struct strbuf *b)
{
    b->overflow = false;
    strbuf_cut(b, 0);
}

void strbuf_cut(struct strbuf *b, size_t n)
{
    if (n < b->n)
        b->n = n;
    if (b->p)
        b->p[b->n] = '\0';
}

void strbuf_add(struct strbuf *b, struct str s)
{
    size_t n = reserve(b, s.n);
    if (n)
        memcpy(b->p + b->n, s.p, n);
    b->n += n;
    b->p[b->n] = '\0';
}

void strbuf_add_char(struct strbuf *b, char c) { strbuf_add(b, (struct str){&c, 1}); }

void strbuf_add_i64(struct strbuf *b, int64_t v)
{
    char digits[24];
    size_t at = sizeof(digits);
    uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    do
        digits[--at] = (char)('0' + u % 10);
    while (u /= 10);
    if (v < 0)
        digits[--at] = '-';
    strbuf_add(b, (struct str){digits + at, sizeof(digits) - at});
}

void strbuf_addf(struct strbuf *b, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    if (n <= 0)
        return;
    size_t fits = reserve(b, (size_t)n);
    va_start(ap, fmt);
    vsnprintf(b->p + b->n, fits + 1, fmt, ap);
    va_end(ap);
    b->n += fits;
}

struct str strbuf_get(const struct strbuf *b)
{
    return b->p ? (struct str){b->p, b->n} : (struct str){"", 0};
}
