/* SPDX-License-Identifier: Apache-2.0 */
/* Writing content lines as each vCard version demands. Used by the vcard files alone. */
#ifndef WM_CODEC_VCARD_ENCODE_H
#define WM_CODEC_VCARD_ENCODE_H

#include "base/strbuf.h"

enum vcard_version { VCARD_2_1, VCARD_3_0, VCARD_4_0 };

/* One component: in 3.0 and 4.0 \\ \; \, \n (RFC 2426 section 4), in 2.1 \\ and \; with line ends
 * left for vcard_put_line(). */
void vcard_put_text(struct strbuf *b, enum vcard_version v, struct str text);
/* A parameter value: quoted when needed, RFC 6868 escapes in 4.0; what cannot be said is left
 * out. */
void vcard_put_param(struct strbuf *b, enum vcard_version v, struct str value);

/* "head:value" and the line end. 3.0 and 4.0: folded at 75 octets, characters whole. 2.1: as
 * quoted-printable with CHARSET=UTF-8 when the value is not plain ASCII on one line of at most 75;
 * `head` must not name an encoding already. */
void vcard_put_line(struct strbuf *out, enum vcard_version v, struct str eol, struct str head,
                    struct str value);

/* RFC 2045 section 6.7 with soft breaks; `column` counts what stands on the line already. */
void vcard_put_printable(struct strbuf *out, struct str eol, size_t column, struct str value);
/* Folds a long line; no line end at the end. */
void vcard_put_folded(struct strbuf *out, struct str eol, struct str line);

#endif
