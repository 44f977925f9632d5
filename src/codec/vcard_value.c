/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/vcard_value.h"

#include "base/arena.h"
#include "base/fold.h"
#include "codec/charset.h"

bool vcard_value_next(struct str *rest, char sep, struct str *ret_part)
{
    if (!rest->p)
        return false;
    size_t i = 0;
    while (i < rest->n && rest->p[i] != sep)
        i += rest->p[i] == '\\' && i + 1 < rest->n ? 2 : 1;
    *ret_part = str_sub(*rest, 0, i);
    *rest = i < rest->n ? str_sub(*rest, i + 1, rest->n) : STR_NULL;
    return true;
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

struct str vcard_unquote_printable(struct arena *a, struct str s)
{
    if (str_find_char(s, '=', 0) == SIZE_MAX)
        return s;
    char *out = arena_alloc(a, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        int high = s.p[i] == '=' && i + 2 < s.n ? hex(s.p[i + 1]) : -1;
        int low = high >= 0 ? hex(s.p[i + 2]) : -1;
        if (low < 0) {
            out[n++] = s.p[i];
            continue;
        }
        out[n++] = (char)(high << 4 | low);
        i += 2;
    }
    return (struct str){out, n};
}

/* Unknown escapes keep their backslash: "C:\temp" was written by someone who did not escape. */
static struct str unescape(struct arena *a, struct str s)
{
    if (str_find_char(s, '\\', 0) == SIZE_MAX)
        return s;
    char *out = arena_alloc(a, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char next = s.p[i] == '\\' && i + 1 < s.n ? s.p[i + 1] : '\0';
        if (next == 'n' || next == 'N') {
            out[n++] = '\n';
            i++;
        } else if (next && strchr(",;:\\\"'", next)) {
            out[n++] = next;
            i++;
        } else {
            out[n++] = s.p[i];
        }
    }
    return (struct str){out, n};
}

struct str vcard_value_text(struct arena *a, const struct content_line *l, struct str part)
{
    struct str charset;
    if (l->quoted) {
        part = vcard_unquote_printable(a, part);
        if (content_param_find(l, STR("CHARSET"), &charset) && !charset_is_utf8(charset))
            charset_convert(a, charset, part, &part);
        part = charset_repair(a, part);
    }
    return unescape(a, part);
}

/* C0, DEL, and C1 as UTF-8 (C2 80 to C2 9F): not text (base/fold.h). */
static size_t control_length(struct str s, size_t i)
{
    unsigned char c = (unsigned char)s.p[i];
    if (c < 0x20 || c == 0x7F)
        return 1;
    return c == 0xC2 && i + 1 < s.n && (unsigned char)s.p[i + 1] < 0xA0 ? 2 : 0;
}

static bool is_clean(struct str s, bool lines)
{
    for (size_t i = 0; i < s.n; i++)
        if (control_length(s, i) && s.p[i] != '\t' && !(lines && s.p[i] == '\n'))
            return false;
    return true;
}

struct str vcard_clean(struct arena *a, struct str s, bool lines)
{
    s = str_trim(s);
    if (is_clean(s, lines))
        return s;
    char *out = arena_alloc(a, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        size_t control = control_length(s, i);
        bool line_end = s.p[i] == '\n' || s.p[i] == '\r';
        if (!control || s.p[i] == '\t') {
            out[n++] = s.p[i++];
            continue;
        }
        if (s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n')
            i++;
        out[n++] = line_end && lines ? '\n' : ' ';
        i += control;
    }
    return str_trim((struct str){out, n});
}

bool vcard_value_is_empty(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != ';' && s.p[i] != ' ' && s.p[i] != '\t')
            return false;
    return true;
}
