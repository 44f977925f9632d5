/* SPDX-License-Identifier: Apache-2.0 */
/*
 * String slice: pointer and length, by value, perhaps unterminated, never owning. Bytes are UTF-8
 * unless a function says otherwise. An empty slice may have a NULL pointer.
 */
#ifndef WM_BASE_STR_H
#define WM_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct str {
    const char *p;
    size_t n;
};

#define STR(lit) ((struct str){"" lit, sizeof(lit) - 1})
#define STR_INIT(lit) {"" lit, sizeof(lit) - 1}
#define STR_NULL ((struct str){NULL, 0})
/* For printf: printf("%.*s", STR_ARG(s)). Slices longer than INT_MAX are cut there. */
#define STR_ARG(s) str_printf_len(s), ((s).p ? (s).p : "")
int str_printf_len(struct str s);

struct str str_c(const char *c_string);                  /* NULL gives an empty slice */
struct str str_copy(struct arena *a, struct str s);      /* terminated copy in the arena */
/* x, sep and y in the arena, terminated; sep only when neither side is empty. */
struct str str_join(struct arena *a, struct str x, struct str sep, struct str y);
__attribute__((format(printf, 2, 3), nonnull(2)))
struct str str_format(struct arena *a, const char *fmt, ...);

bool str_eq(struct str a, struct str b);
bool str_eq_nocase(struct str a, struct str b);          /* ASCII letters only */
int str_cmp(struct str a, struct str b);                 /* byte order */
bool str_starts(struct str s, struct str prefix);
bool str_starts_nocase(struct str s, struct str prefix); /* ASCII letters only */
bool str_ends(struct str s, struct str suffix);

struct str str_sub(struct str s, size_t from, size_t to); /* [from, to), clamped */
struct str str_trim(struct str s);                        /* ASCII white space at both ends */
/* Index of the first hit at or after `from`, or SIZE_MAX. */
size_t str_find_char(struct str s, char c, size_t from);
size_t str_find(struct str s, struct str needle, size_t from);
/* Takes the part before `sep` off *rest (all of it when there is none); false at the end. */
bool str_next(struct str *rest, char sep, struct str *ret_part);
/* The next line without its end (LF, CRLF or CR); false at the end. */
bool str_next_line(struct str *rest, struct str *ret_line);

/* Whole slice as a decimal number in [min, max]. */
bool str_to_i64(struct str s, int64_t min, int64_t max, int64_t *ret);

#endif
