/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/vcard_encode.h"

enum { LINE_MAX_OCTETS = 75 };

void vcard_put_text(struct strbuf *b, enum vcard_version v, struct str s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool line_end = c == '\n' || c == '\r';
        if (!line_end && c != '\\' && c != ';' && (c != ',' || v == VCARD_2_1))
            continue;
        strbuf_add(b, str_sub(s, from, i));
        from = i + 1;
        if (c == '\r' && from < s.n && s.p[from] == '\n')
            continue; /* the LF is written */
        if (!line_end)
            strbuf_add_char(b, '\\');
        strbuf_add(b, line_end ? (v == VCARD_2_1 ? STR("\n") : STR("\\n")) : (struct str){&c, 1});
    }
    strbuf_add(b, str_sub(s, from, s.n));
}

void vcard_put_param(struct strbuf *b, enum vcard_version v, struct str s)
{
    bool quote = false;
    for (size_t i = 0; i < s.n; i++)
        quote = quote || s.p[i] == ':' || s.p[i] == ';' || s.p[i] == ',';
    if (quote)
        strbuf_add_char(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool caret = c == '^' || c == '"' || c == '\n';
        if (caret && v == VCARD_4_0) {
            strbuf_add_char(b, '^');
            c = c == '^' ? '^' : c == '"' ? '\'' : 'n';
        }
        if (((unsigned char)c >= ' ' && c != '"') || c == '\t')
            strbuf_add_char(b, c);
    }
    if (quote)
        strbuf_add_char(b, '"');
}

/* The most bytes of s, at most max, that end with a whole character. */
static size_t whole_characters(struct str s, size_t max)
{
    if (s.n <= max)
        return s.n;
    size_t n = max;
    while (n > 0 && ((unsigned char)s.p[n] & 0xC0) == 0x80)
        n--;
    return n ? n : max;
}

void vcard_put_folded(struct strbuf *out, struct str eol, struct str s)
{
    size_t room = LINE_MAX_OCTETS;
    while (s.n > room) {
        size_t n = whole_characters(s, room);
        strbuf_add(out, str_sub(s, 0, n));
        strbuf_add(out, eol);
        strbuf_add_char(out, ' ');
        s = str_sub(s, n, s.n);
        room = LINE_MAX_OCTETS - 1;
    }
    strbuf_add(out, s);
}

static void put_soft_break(struct strbuf *out, struct str eol, size_t *column)
{
    strbuf_add_char(out, '=');
    strbuf_add(out, eol);
    *column = 0;
}

/* Blanks are encoded at both ends of a physical line: readers disagree about them there. */
void vcard_put_printable(struct strbuf *out, struct str eol, size_t column, struct str s)
{
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '\n') {
            if (column + 7 > LINE_MAX_OCTETS)
                put_soft_break(out, eol, &column);
            STRBUF_LIT(out, "=0D=0A");
            column += 6;
            continue;
        }
        if (column + 4 > LINE_MAX_OCTETS)
            put_soft_break(out, eol, &column);
        bool edge = column == 0 || column + 5 > LINE_MAX_OCTETS || i + 1 == s.n;
        bool frame = column == 0 && strchr("BbEe", c); /* never a line that looks like END: */
        if (c > ' ' && c < 127 && c != '=' && !frame) {
            strbuf_add_char(out, (char)c);
            column++;
        } else if (c == ' ' && !edge) {
            strbuf_add_char(out, ' ');
            column++;
        } else {
            const char hex[] = {'=', digits[c >> 4], digits[c & 15]};
            strbuf_add(out, (struct str){hex, 3});
            column += 3;
        }
    }
}

/* Plain: readable on one line of vCard 2.1 as it is. */
static bool is_plain(struct str head, struct str value)
{
    for (size_t i = 0; i < value.n; i++)
        if ((unsigned char)value.p[i] < ' ' || (unsigned char)value.p[i] >= 127)
            return false;
    return head.n + 1 + value.n <= LINE_MAX_OCTETS;
}

void vcard_put_line(struct strbuf *out, enum vcard_version v, struct str eol, struct str head,
                    struct str value)
{
    if (v == VCARD_2_1 && !is_plain(head, value)) {
        size_t before = out->n;
        strbuf_add(out, head);
        STRBUF_LIT(out, ";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:");
        vcard_put_printable(out, eol, out->n - before, value);
    } else {
        struct strbuf line;
        strbuf_init(&line, out->a, SIZE_MAX / 4);
        strbuf_add(&line, head);
        strbuf_add_char(&line, ':');
        strbuf_add(&line, value);
        vcard_put_folded(out, eol, strbuf_get(&line));
    }
    strbuf_add(out, eol);
}
