/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/mailto.h"

#include "base/arena.h"
#include "base/html.h"

enum { LINK_MAX = 400000, SUBJECT_MAX = 300 };

/* "@" parts the address and stays; the rest may hold any sign that a link gives a meaning to. */
static void add_address(struct strbuf *b, struct str to)
{
    struct str part;
    bool first = true;
    while (to.n && str_next(&to, '@', &part)) {
        if (!first)
            strbuf_add_char(b, '@');
        url_component(b, part);
        first = false;
    }
}

static void add_lines(struct strbuf *b, struct str text)
{
    struct str line;
    bool first = true;
    while (str_next_line(&text, &line)) {
        if (!first)
            STRBUF_LIT(b, "%0D%0A");
        url_component(b, line);
        first = false;
    }
}

struct str mailto_format(struct arena *a, struct str to, struct str subject, struct str body,
                         bool *ret_whole)
{
    struct strbuf b;
    strbuf_init(&b, a, LINK_MAX);
    STRBUF_LIT(&b, "mailto:");
    add_address(&b, to);
    STRBUF_LIT(&b, "?subject=");
    url_component(&b, str_sub(subject, 0, SUBJECT_MAX));
    size_t before = b.n;
    STRBUF_LIT(&b, "&body=");
    add_lines(&b, body);
    *ret_whole = b.n <= MAILTO_MAX;
    if (!*ret_whole)
        strbuf_cut(&b, before);
    return strbuf_get(&b);
}
