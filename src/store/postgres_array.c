/* SPDX-License-Identifier: Apache-2.0 */
#include "store/postgres_array.h"

void array_begin(struct strbuf *b, struct arena *a)
{
    strbuf_init(b, a, SIZE_MAX / 4);
    strbuf_add_char(b, '{');
}

static void separate(struct strbuf *b)
{
    if (b->n > 1)
        strbuf_add_char(b, ',');
}

void array_add_null(struct strbuf *b)
{
    separate(b);
    STRBUF_LIT(b, "NULL");
}

void array_add_i64(struct strbuf *b, int64_t v)
{
    separate(b);
    strbuf_add_i64(b, v);
}

void array_add_f64(struct strbuf *b, double v)
{
    separate(b);
    strbuf_addf(b, "%.17g", v);
}

void array_add_text(struct strbuf *b, struct str s)
{
    separate(b);
    strbuf_add_char(b, '"');
    while (s.n) {
        size_t plain = 0;
        while (plain < s.n && s.p[plain] != '"' && s.p[plain] != '\\')
            plain++;
        strbuf_add(b, str_sub(s, 0, plain));
        if (plain < s.n) {
            strbuf_add_char(b, '\\');
            strbuf_add_char(b, s.p[plain++]);
        }
        s = str_sub(s, plain, s.n);
    }
    strbuf_add_char(b, '"');
}

/* "\\x00ff", the backslash doubled within an array. */
void array_add_bytes(struct strbuf *b, struct str s)
{
    static const char digits[] = "0123456789abcdef";
    separate(b);
    STRBUF_LIT(b, "\"\\\\x");
    for (size_t i = 0; i < s.n; i++) {
        strbuf_add_char(b, digits[(unsigned char)s.p[i] >> 4]);
        strbuf_add_char(b, digits[(unsigned char)s.p[i] & 15]);
    }
    strbuf_add_char(b, '"');
}

struct str array_end(struct strbuf *b)
{
    strbuf_add_char(b, '}');
    return strbuf_get(b);
}
