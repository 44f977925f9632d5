/* SPDX-License-Identifier: Apache-2.0 */
/*
 * HTML by type. Compiled templates call the function of the context they are in; nothing else
 * writes markup. html_raw() may be called by html.c and by generated templates only (tested).
 */
#ifndef WM_BASE_HTML_H
#define WM_BASE_HTML_H

#include "base/strbuf.h"

void html_text(struct strbuf *b, struct str s);  /* & < > */
void html_attr(struct strbuf *b, struct str s);  /* & < > " ', for a quoted attribute */
/* A whole URL in a quoted attribute: relative, http, https, mailto or tel; anything else "#". */
void html_url(struct strbuf *b, struct str s);
/* One path segment or query value: RFC 3986 unreserved kept, the rest percent-encoded. */
void url_component(struct strbuf *b, struct str s);
/* "<name>" and "</name>" for markup built in C; the name is a constant of small letters. */
void html_tag(struct strbuf *b, const char *name);
void html_tag_end(struct strbuf *b, const char *name);
/* <name attribute="value">, as in <ol start="5">. */
void html_tag_i64(struct strbuf *b, const char *name, const char *attribute, int64_t value);
void html_i64(struct strbuf *b, int64_t v);
void html_raw(struct strbuf *b, const char *p, size_t n);
/* <a href="..."> with a URL as html_url() lets it through; html_tag_end(b, "a") closes it. */
void html_link(struct strbuf *b, struct str url);
bool url_is_safe(struct str s);

#endif
