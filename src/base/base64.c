/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base64.h"

#include "base/arena.h"

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

struct str base64_encode(struct arena *a, struct str s)
{
    size_t n = (s.n + 2) / 3 * 4;
    char *out = arena_alloc(a, n + 1);
    const unsigned char *in = (const unsigned char *)s.p;
    for (size_t i = 0, o = 0; i < s.n; i += 3, o += 4) {
        size_t left = s.n - i;
        uint32_t v = (uint32_t)in[i] << 16 | (left > 1 ? (uint32_t)in[i + 1] << 8 : 0) |
                     (left > 2 ? in[i + 2] : 0u);
        out[o] = alphabet[v >> 18];
        out[o + 1] = alphabet[v >> 12 & 63];
        out[o + 2] = left > 1 ? alphabet[v >> 6 & 63] : '=';
        out[o + 3] = left > 2 ? alphabet[v & 63] : '=';
    }
    return (struct str){out, n};
}

static int value_of(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

bool base64_decode(struct arena *a, struct str s, struct str *ret)
{
    char *out = arena_alloc(a, s.n / 4 * 3 + 4);
    size_t n = 0, digits = 0;
    uint32_t v = 0;
    bool padded = false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == ' ' || (c >= '\t' && c <= '\r'))
            continue;
        if (c == '=') {
            padded = true;
            continue;
        }
        int d = value_of(c);
        if (d < 0 || padded)
            return false;
        v = v << 6 | (uint32_t)d;
        if (++digits % 4 == 0) {
            out[n++] = (char)(v >> 16 & 255);
            out[n++] = (char)(v >> 8 & 255);
            out[n++] = (char)(v & 255);
            v = 0;
        }
    }
    if (digits % 4 == 1)
        return false;
    if (digits % 4 >= 2)
        out[n++] = (char)(v >> (digits % 4 == 2 ? 4 : 10) & 255);
    if (digits % 4 == 3)
        out[n++] = (char)(v >> 2 & 255);
    *ret = (struct str){out, n};
    return true;
}
