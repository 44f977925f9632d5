/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Character sets of files from outside: from bytes of unknown origin to UTF-8.
 *
 * A whole file is first brought to an ASCII-compatible form by charset_decode(): byte order marks
 * and UTF-16 go, everything else stays as it is. Its records are then looked at one by one, since
 * address books mix what their programs wrote: charset_repair() keeps UTF-8, takes Shift-JIS where
 * the bytes say so clearly and windows-1252 otherwise, which knows every byte and so cannot fail.
 *
 * Results are slices of the input where nothing had to change, else they live in the arena.
 */
#ifndef WM_CODEC_CHARSET_H
#define WM_CODEC_CHARSET_H

#include "base/str.h"

/* A whole file: a UTF-8 mark is cut off; UTF-16, by its mark (RFC 2781) or by the zero bytes of
 * its ASCII letters, becomes UTF-8. Otherwise the bytes, unchanged, perhaps not UTF-8. */
struct str charset_decode(struct arena *a, struct str bytes);

/* Valid UTF-8, or converted from what charset_guess() says. */
struct str charset_repair(struct arena *a, struct str s);

/* "UTF-8", "SHIFT_JIS" or "WINDOWS-1252". Look at a whole record, not at a word: Shift-JIS is
 * told from Western text by runs of two-byte characters. Static. */
struct str charset_guess(struct str s);

/* From a character set by name (any case, common aliases) to UTF-8. False, with nothing written,
 * when the name is not one of those we take or the bytes do not fit it. Only a list of well-known
 * sets is taken: others are not worth the risk of running their converters on foreign bytes. */
bool charset_convert(struct arena *a, struct str name, struct str s, struct str *ret);

/* True for "utf-8", "utf8" and "us-ascii", any case. */
bool charset_is_utf8(struct str name);

/* True when no byte has its high bit set. */
bool charset_is_ascii(struct str s);

#endif
