/* SPDX-License-Identifier: Apache-2.0 */
/* Unicode checks and folding for search: case and accents removed, so "Łódź" finds "lodz". */
#ifndef WM_BASE_FOLD_H
#define WM_BASE_FOLD_H

#include "base/str.h"

bool utf8_is_valid(struct str s);
/* Valid UTF-8 without control characters but tab and line ends. */
bool utf8_is_text(struct str s);
/* Invalid bytes become U+FFFD. */
struct str utf8_repair(struct arena *a, struct str s);
/* Normalisation form KC: what looks the same is the same bytes. Invalid UTF-8 is repaired. */
struct str utf8_compose(struct arena *a, struct str s);
/* Decodes one code point at *at and moves past it; U+FFFD for a bad byte. */
uint32_t utf8_next(struct str s, size_t *at);
size_t utf8_encode(uint32_t cp, char out[4]);
size_t utf8_length(struct str s);              /* code points */
struct str utf8_cut(struct str s, size_t max); /* at most max bytes, whole code points */
int utf8_width(struct str s);                  /* columns on a terminal */

/* Compatibility decomposition, case folded, marks stripped, ł ø đ æ þ ı ß œ and kin mapped;
 * everything but letters and digits becomes one blank; trimmed. Invalid UTF-8 is repaired. */
struct str fold(struct arena *a, struct str s);
/* Initials for a face: first letters of the given and family name, upper case, at most two. */
struct str fold_initials(struct arena *a, struct str given, struct str family);

#endif
