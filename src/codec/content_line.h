/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Content lines of vCard and iCalendar: `group.NAME;PARAM=value:value`, with the folds, the
 * encodings and the habits of twenty years of address books. A line knows its exact bytes, so that
 * a record is always its lines put together again, whatever is in them.
 *
 * Unfolding works on bytes (RFC 6350 section 3.2, RFC 2425 section 5.8.1): a fold may cut a UTF-8
 * character in two. A line end followed by a blank or a tab is removed together with that one
 * character. Besides, as vCard 2.1 is written in the wild:
 * - quoted-printable: "=" at the end of a line joins the next one, indented or not;
 * - base64: following lines of base64 alone belong to it, indented or not, up to an empty line;
 * - line ends are LF, CRLF, CR CR LF, and CR where a new property begins or `cr_ends` is set;
 * - empty lines belong to the line before them.
 *
 * Values stay encoded here; codec/vcard_value.h decodes them. Texts are slices of the input, or of
 * the arena when a line was folded.
 */
#ifndef WM_CODEC_CONTENT_LINE_H
#define WM_CODEC_CONTENT_LINE_H

#include "base/str.h"

struct content_reader {
    struct str text;
    size_t at;      /* bytes taken so far */
    int64_t line;   /* number of the line at `at`, from 1 */
    size_t next_lf; /* position of the first LF at or after `at`, or the end of the text */
    bool has_lf;
    bool cr_ends; /* every CR ends a line; from init: the text has no LF */
};

struct content_line {
    struct str raw;    /* all its bytes: folds, line end, empty lines after it */
    int64_t line;      /* number of its first line */
    struct str group;  /* "item1", or "" */
    struct str name;   /* as written; "" when the line has no colon */
    struct str params; /* ";TYPE=work;PREF" as written; "" without */
    struct str value;  /* without soft breaks and folds; the whole line when it has no colon */
    bool folded;       /* more than one physical line; its texts are not slices of the input then */
    bool quoted;       /* value is quoted-printable */
    bool base64;       /* value is base64 */
};

struct content_param {
    struct str name;  /* "" for a bare value of vCard 2.1: TEL;CELL */
    struct str value; /* without the quotes around it; see content_param_text() */
};

void content_reader_init(struct content_reader *r, struct str text, int64_t first_line);
/* The next line; false at the end of the text. Empty lines at the very start are skipped. */
bool content_line_next(struct arena *a, struct content_reader *r, struct content_line *ret);

/* Takes the next parameter off *rest, which starts as line->params; false at the end. */
bool content_param_next(struct str *rest, struct content_param *ret);
/* The value of the first parameter of that name, any case; false when there is none. */
bool content_param_find(const struct content_line *l, struct str name, struct str *ret);
/* RFC 6868: ^n ^^ ^' become line end, circumflex and quotation mark. */
struct str content_param_text(struct arena *a, struct str value);

/* BEGIN:VCARD and kin: any case, blanks around, never folded. */
bool content_line_is(const struct content_line *l, struct str name, struct str value);

#endif
