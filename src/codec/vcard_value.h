/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Values of vCard properties: from the bytes of a content line to text and back. Lenient when
 * reading (RFC 2426 section 4, RFC 6350 section 3.4, quoted-printable in any version), strict when
 * writing.
 */
#ifndef WM_CODEC_VCARD_VALUE_H
#define WM_CODEC_VCARD_VALUE_H

#include "base/strbuf.h"
#include "codec/content_line.h"

/* Takes the part before the next unescaped `sep` off *rest; false at the end. Split before
 * decoding: an encoded separator is part of the text. */
bool vcard_value_next(struct str *rest, char sep, struct str *ret_part);
/* The part as text: quoted-printable and character set undone, then \n \, \; \: \\ \" \'. Valid
 * UTF-8 when the line is. A slice when nothing had to be decoded. */
struct str vcard_value_text(struct arena *a, const struct content_line *l, struct str part);
/* RFC 2045 section 6.7; what is not "=XX" stays. */
struct str vcard_unquote_printable(struct arena *a, struct str s);
/* Readable text for one line of a field: control characters and line ends become blanks, ends are
 * trimmed; with `lines`, line ends stay as LF. A slice when nothing had to be changed. */
struct str vcard_clean(struct arena *a, struct str s, bool lines);
/* True when the part holds nothing but blanks and separators. */
bool vcard_value_is_empty(struct str value);

#endif
