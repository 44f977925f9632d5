/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Markdown (CommonMark and bare links) of notes to HTML and to plain text. What it is
 * not: HTML in a note is text, never markup. Links lead to http, https, mailto or a relative place,
 * other links keep their words only; images become links, so that showing a note fetches nothing.
 * Headings start at h3, for a page has its own above. A line end in a note stays one. Nesting
 * deeper than 16 is shown flat. Any bytes are accepted; at most LIMIT_BODY of them are read.
 */
#ifndef WM_CODEC_MARKDOWN_H
#define WM_CODEC_MARKDOWN_H

#include "base/strbuf.h"

/* Appends whole elements; check out->overflow once at the end. */
void markdown_html(struct strbuf *out, struct str text);
/* The words on one line, blanks joined, at most `max` bytes; "…" stands for the rest. */
struct str markdown_plain(struct arena *a, struct str text, size_t max);

#endif
