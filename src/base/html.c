/* SPDX-License-Identifier: Apache-2.0 */
#include "base/html.h"

#include <assert.h>

void html_raw(struct strbuf *b, const char *p, size_t n) { strbuf_add(b, (struct str){p, n}); }

static struct str entity(char c)
{
    switch (c) {
    case '&': return STR("&amp;");
    case '<': return STR("&lt;");
    case '>': return STR("&gt;");
    case '"': return STR("&quot;");
    case '\'': return STR("&#39;");
    default: return STR_NULL;
    }
}

#define BIT(c) (UINT64_C(1) << (c))

/* All of them are below 64: one bit each. */
static void escape(struct strbuf *b, struct str s, bool quotes)
{
    const uint64_t set = BIT('&') | BIT('<') | BIT('>') | (quotes ? BIT('"') | BIT('\'') : 0);
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 64 || !(set >> c & 1))
            continue;
        strbuf_add(b, str_sub(s, from, i));
        strbuf_add(b, entity((char)c));
        from = i + 1;
    }
    strbuf_add(b, str_sub(s, from, s.n));
}

void html_text(struct strbuf *b, struct str s) { escape(b, s, false); }
void html_attr(struct strbuf *b, struct str s) { escape(b, s, true); }

/* Names come from code, never from data. */
static void add_name(struct strbuf *b, const char *name)
{
    assert(*name && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789") == strlen(name));
    strbuf_add(b, str_c(name));
}

void html_tag(struct strbuf *b, const char *name)
{
    strbuf_add_char(b, '<');
    add_name(b, name);
    strbuf_add_char(b, '>');
}

void html_tag_end(struct strbuf *b, const char *name)
{
    STRBUF_LIT(b, "</");
    add_name(b, name);
    strbuf_add_char(b, '>');
}

void html_tag_i64(struct strbuf *b, const char *name, const char *attribute, int64_t value)
{
    strbuf_add_char(b, '<');
    add_name(b, name);
    strbuf_add_char(b, ' ');
    add_name(b, attribute);
    STRBUF_LIT(b, "=\"");
    strbuf_add_i64(b, value);
    STRBUF_LIT(b, "\">");
}

void html_i64(struct strbuf *b, int64_t v) { strbuf_add_i64(b, v); }

bool url_is_safe(struct str s)
{
    static const struct str schemes[] = {STR_INIT("http:"), STR_INIT("https:"),
                                         STR_INIT("mailto:"), STR_INIT("tel:")};
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < 0x21 || s.p[i] == 0x7F || s.p[i] == '\\')
            return false;
    if (str_starts(s, STR("//")))
        return false;
    for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
        if (str_starts_nocase(s, schemes[i]))
            return true;
    size_t colon = str_find_char(s, ':', 0);
    for (size_t i = 0; i < s.n && i < colon; i++)
        if (s.p[i] == '/' || s.p[i] == '?' || s.p[i] == '#')
            return true;
    return colon == SIZE_MAX;
}

void html_url(struct strbuf *b, struct str s) { html_attr(b, url_is_safe(s) ? s : STR("#")); }

static bool is_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

/* In runs: most segments are ids, which pass as they are. */
void url_component(struct strbuf *b, struct str s)
{
    static const char hex[] = "0123456789ABCDEF";
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (is_unreserved(s.p[i]))
            continue;
        unsigned char c = (unsigned char)s.p[i];
        const char e[3] = {'%', hex[c >> 4], hex[c & 15]};
        strbuf_add(b, str_sub(s, from, i));
        strbuf_add(b, (struct str){e, 3});
        from = i + 1;
    }
    strbuf_add(b, str_sub(s, from, s.n));
}

void html_link(struct strbuf *b, struct str url)
{
    STRBUF_LIT(b, "<a rel=\"noreferrer\" href=\"");
    html_url(b, url);
    STRBUF_LIT(b, "\">");
}
