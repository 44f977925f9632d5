/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Forms and queries as sent by browsers: application/x-www-form-urlencoded (WHATWG URL) and
 * multipart/form-data (RFC 7578). Whole bytes in, slices out; the caller caps the bytes, this file
 * caps the fields (LIMIT_FORM_FIELDS). Pure: no I/O, no libmicrohttpd; fuzzed.
 *
 * Strict: a bad escape, a NUL in a name or text value, invalid UTF-8, a missing end boundary or a
 * broken part header is ERR_USAGE, never a guess. Multipart values borrow from the bytes.
 */
#ifndef WM_NET_FORM_H
#define WM_NET_FORM_H

#include "base/err.h"
#include "base/str.h"

struct form_part {
    struct str name, value;
    bool is_file;          /* sent with a file name: value is any bytes, not text */
    struct str file_name;  /* without folders; empty when no file was chosen */
    struct str type;       /* content type as sent, files only; a claim, not a fact */
};

struct form {
    struct form_part *p;   /* in the order sent; a name may come more than once */
    size_t n;
};

/* "a=1&b=x+y". Expected: ERR_USAGE, ERR_LIMIT. */
int form_parse_urlencoded(struct arena *a, struct str bytes, struct form *ret, struct err *err);
/* `type` is the Content-Type header, for its boundary. Expected: ERR_USAGE, ERR_LIMIT. */
int form_parse_multipart(struct arena *a, struct str type, struct str bytes, struct form *ret,
                         struct err *err);
/* By content type. Expected: also ERR_MEDIA_TYPE when it is neither of the two. */
int form_parse(struct arena *a, struct str type, struct str bytes, struct form *ret,
               struct err *err);
bool form_is_media_type(struct str type); /* one of the two */

/* First part of that name, or NULL. */
const struct form_part *form_find(const struct form *f, struct str name);
/* Its value; a slice with a NULL pointer when there is none, or when it is a file. */
struct str form_get(const struct form *f, struct str name);
/* The next part of that name after `after` (NULL: from the start), or NULL. */
const struct form_part *form_next(const struct form *f, struct str name,
                                  const struct form_part *after);

/* A parameter of a header value such as `form-data; name="x"`; quotes and backslashes undone.
 * False when absent or malformed. */
bool form_header_param(struct arena *a, struct str header, struct str name, struct str *ret);

#endif
