/* SPDX-License-Identifier: Apache-2.0 */
#include "net/percent.h"

#include "base/arena.h"

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* Index of the first byte that decoding would change, or s.n. */
static size_t first_coded(struct str s, enum percent_plus plus)
{
    size_t i = 0;
    while (i < s.n && s.p[i] && s.p[i] != '%' && (s.p[i] != '+' || plus == PERCENT_PLUS_KEPT))
        i++;
    return i;
}

bool percent_decode(struct arena *a, struct str s, enum percent_plus plus, struct str *ret)
{
    size_t n = first_coded(s, plus);
    if (n == s.n) {
        *ret = s;
        return true;
    }
    char *out = arena_copy(a, s.p, s.n);
    for (size_t i = n; i < s.n; i++) {
        char c = s.p[i];
        if (c == '%') {
            if (s.n - i < 3)
                return false;
            int high = hex_value(s.p[i + 1]), low = hex_value(s.p[i + 2]);
            if (high < 0 || low < 0)
                return false;
            c = (char)(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus == PERCENT_PLUS_BLANK) {
            c = ' ';
        }
        if (!c)
            return false;
        out[n++] = c;
    }
    out[n] = '\0';
    *ret = (struct str){out, n};
    return true;
}
