/* SPDX-License-Identifier: Apache-2.0 */
/*
 * vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350): read leniently, kept losslessly, written plainly.
 *
 * A card's bytes are its truth: imported.raw is the record from BEGIN to END with its line end,
 * and what the model does not know stays in there untouched. The members of struct imported are an
 * index beside it. vcard_patch() brings a card up to date by changing only the lines whose values
 * changed, so that exporting an untouched card gives back what came in, byte for byte.
 *
 * Raw is UTF-8: a record that was not is converted, each property by its CHARSET parameter (which
 * then says UTF-8) or by charset_guess(). Quoted-printable text stays as it is, with its CHARSET.
 * A fold may still cut a character in two.
 *
 * No I/O, no network: photos and other values given as addresses are never fetched.
 */
#ifndef WM_CODEC_VCARD_H
#define WM_CODEC_VCARD_H

#include "base/err.h"
#include "base/strbuf.h"
#include "codec/content_line.h"
#include "model/imported.h"

struct vcard_reader {
    struct content_reader lines; /* lines.at: bytes done, for progress */
};

/* `text` is what charset_decode() returned; it must outlive the reader and the records. */
void vcard_reader_init(struct vcard_reader *r, struct str text);

/*
 * The next card: 1 with *ret filled, 0 at the end, or a negative code with *fail filled, after
 * which the next call goes on behind the trouble. Codes: ERR_PARSE (no END, no name or address at
 * all, text outside a card), ERR_LIMIT (LIMIT_CARD, LIMIT_CARD_LINES). Text outside cards fails
 * once for each stretch of it.
 * Texts of the record are slices of the reader's text or live in `item`. They fit their field rows
 * (one line, readable, not too long): names and notes are cut, longer addresses left out. What was
 * cut, left out or not understood is told in `warnings` and stays in raw. `contacts` and
 * `positions` hold at most LIMIT_CARD_CONTACTS each.
 */
int vcard_next(struct arena *item, struct vcard_reader *r, struct imported *ret,
               struct import_failure *fail);

/* Appends a new vCard 3.0 made from the model members of c (raw is not looked at): CRLF, folded at
 * 75 octets. Reading it gives the same members again. Check out->overflow at the end. */
void vcard_write(struct arena *a, struct strbuf *out, const struct imported *c);

/*
 * Appends the card `raw` with those properties changed, added or removed that differ between what
 * vcard_next() reads from it and `now`; everything else keeps its bytes and its place. With no
 * difference the result is `raw`. Values are written as the card's version demands. Texts are
 * compared after person_derive(); an empty now->source_key leaves the UID alone.
 * Expected: ERR_PARSE when raw is not a card, ERR_LIMIT when out is full.
 */
int vcard_patch(struct arena *a, struct str raw, const struct imported *now, struct strbuf *out,
                struct err *err);

/* The first photo inside the card that is JPEG, PNG or WebP by its first bytes and at most
 * LIMIT_PHOTO bytes. False when there is none. The media type is static. */
bool vcard_photo(struct arena *a, struct str raw, struct str *ret_bytes,
                 const char **ret_media_type);

#endif
