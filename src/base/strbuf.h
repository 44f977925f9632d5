/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Growing string in an arena, always NUL-terminated, created with a maximum. Writing past the
 * maximum cuts the text there and sets `overflow`, which the caller checks once at the end.
 */
#ifndef WM_BASE_STRBUF_H
#define WM_BASE_STRBUF_H

#include "base/str.h"

struct strbuf {
    struct arena *a;
    char *p;            /* n bytes and a NUL */
    size_t n, cap, max; /* max counts bytes without the NUL */
    bool overflow;
};

void strbuf_init(struct strbuf *b, struct arena *a, size_t max);
void strbuf_clear(struct strbuf *b);                 /* empty again, memory kept */
void strbuf_add(struct strbuf *b, struct str s);
void strbuf_add_char(struct strbuf *b, char c);
void strbuf_add_i64(struct strbuf *b, int64_t v);
__attribute__((format(printf, 2, 3), nonnull(2)))
void strbuf_addf(struct strbuf *b, const char *fmt, ...);
void strbuf_cut(struct strbuf *b, size_t n);         /* shorten to n bytes */
/* Borrowed: valid until the next write. */
struct str strbuf_get(const struct strbuf *b);

#define STRBUF_LIT(b, lit) strbuf_add((b), STR(lit))

#endif
