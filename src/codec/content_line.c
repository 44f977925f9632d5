/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/content_line.h"

#include "base/arena.h"
#include "base/strbuf.h"

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

static bool is_name(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

/* A CR inside a line is text: str_trim() would take it off. */
static struct str trim_blanks(struct str s)
{
    while (s.n && is_blank(s.p[0]))
        s = str_sub(s, 1, s.n);
    while (s.n && is_blank(s.p[s.n - 1]))
        s.n--;
    return s;
}

void content_reader_init(struct content_reader *r, struct str text, int64_t first_line)
{
    size_t lf = str_find_char(text, '\n', 0);
    *r = (struct content_reader){.text = text,
                                 .line = first_line,
                                 .has_lf = lf != SIZE_MAX,
                                 .cr_ends = lf == SIZE_MAX,
                                 .next_lf = lf == SIZE_MAX ? text.n : lf};
}

/* Looks like "NAME:" or "item1.NAME;" within the length of any name in use. */
static bool starts_property(struct str s, size_t at)
{
    size_t max = at + 64 < s.n ? at + 64 : s.n, i = at;
    while (i < max && (is_name(s.p[i]) || s.p[i] == '.'))
        i++;
    return i > at && i < max && (s.p[i] == ':' || s.p[i] == ';');
}

enum { CR_RUN = 8 }; /* CRs in a row that are looked at together */

/* The physical line at `from`: its content is [from, *ret_end), the next one begins at the
 * returned position. A lone CR inside a file with LF may be part of a value. */
static size_t physical_line(struct content_reader *r, size_t from, size_t *ret_end)
{
    struct str t = r->text;
    if (r->next_lf < from && r->has_lf) {
        size_t lf = str_find_char(t, '\n', from);
        r->next_lf = lf == SIZE_MAX ? t.n : lf;
    }
    size_t lf = r->has_lf && r->next_lf >= from ? r->next_lf : t.n;
    for (size_t at = from; at < lf; at++) {
        const char *hit = memchr(t.p + at, '\r', lf - at);
        if (!hit)
            break;
        at = (size_t)(hit - t.p);
        size_t after = at + 1;
        while (after < lf && t.p[after] == '\r' && after < at + CR_RUN)
            after++;
        if (after == lf && lf < t.n) { /* CR LF, CR CR LF */
            *ret_end = at;
            return lf + 1;
        }
        if (r->cr_ends || after == t.n || starts_property(t, after)) {
            *ret_end = at;
            return at + 1;
        }
        at = after - 1;
    }
    *ret_end = lf;
    return lf < t.n ? lf + 1 : t.n;
}

/* Where the header ends: the first colon outside quotes. A quotation mark that is never closed is
 * an ordinary character. SIZE_MAX when there is none. */
static size_t find_colon(struct str s)
{
    bool quoted = false;
    size_t plain = str_find_char(s, ':', 0);
    if (plain == SIZE_MAX || !memchr(s.p, '"', plain))
        return plain;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"')
            quoted = !quoted;
        else if (s.p[i] == ':' && !quoted)
            return i;
    }
    return plain;
}

static bool is_word(struct str s, const char *word)
{
    return str_eq_nocase(str_trim(s), str_c(word));
}

static void find_encoding(struct content_line *l)
{
    struct str rest = l->params;
    struct content_param p;
    while (content_param_next(&rest, &p)) {
        if (p.name.n && !is_word(p.name, "ENCODING"))
            continue;
        if (is_word(p.value, "QUOTED-PRINTABLE") || (p.name.n && is_word(p.value, "Q")))
            l->quoted = true;
        else if (is_word(p.value, "BASE64") || (p.name.n && is_word(p.value, "B")))
            l->base64 = true;
    }
}

/* Splits the header off an unfolded line. */
static void parse_header(struct content_line *l, struct str s)
{
    size_t colon = find_colon(s);
    l->group = l->name = l->params = STR_NULL;
    l->quoted = l->base64 = false;
    l->value = s;
    if (colon == SIZE_MAX)
        return;
    struct str head = str_sub(s, 0, colon);
    size_t end = 0, dot = SIZE_MAX;
    for (; end < head.n && head.p[end] != ';'; end++)
        if (head.p[end] == '.')
            dot = end;
    struct str name = trim_blanks(str_sub(head, dot == SIZE_MAX ? 0 : dot + 1, end));
    for (size_t i = 0; i < name.n; i++)
        if (!is_name(name.p[i]))
            return;
    if (!name.n)
        return;
    l->name = name;
    l->group = dot == SIZE_MAX ? STR_NULL : trim_blanks(str_sub(head, 0, dot));
    l->params = str_sub(head, end, head.n);
    l->value = str_sub(s, colon + 1, s.n);
    if (l->params.n)
        find_encoding(l);
}

/* "=" at the end, also with blanks after it (RFC 2045 section 6.7): *ret_cut is its position. */
static bool is_soft_break(struct str s, size_t *ret_cut)
{
    size_t n = s.n;
    while (n && is_blank(s.p[n - 1]))
        n--;
    if (!n || s.p[n - 1] != '=')
        return false;
    *ret_cut = n - 1;
    return true;
}

static bool is_base64_text(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_name(s.p[i]) && s.p[i] != '+' && s.p[i] != '/' && s.p[i] != '=' &&
            !is_blank(s.p[i]))
            return false;
    return s.n > 0;
}

/* A card's first and last lines are never swallowed, not even after a soft break. */
static bool is_frame(struct str s)
{
    s = str_trim(s);
    return str_starts_nocase(s, STR("END:")) || str_starts_nocase(s, STR("BEGIN:"));
}

enum join { JOIN_NONE, JOIN_FOLD, JOIN_SOFT, JOIN_BASE64 };

/* How the physical line `next` continues `l`, whose last physical line so far is `last`. */
static enum join find_join(const struct content_line *l, struct str last, struct str next,
                           size_t *ret_cut)
{
    if (l->quoted && is_soft_break(last, ret_cut) && !is_frame(next))
        return JOIN_SOFT;
    if (next.n && is_blank(next.p[0]))
        return JOIN_FOLD;
    return l->base64 && is_base64_text(next) ? JOIN_BASE64 : JOIN_NONE;
}

/* A blank before "=C3" after a soft break comes from a writer that also folds; any other blank
 * there is part of the text. */
static struct str after_soft_break(struct str next)
{
    bool fold = next.n > 1 && is_blank(next.p[0]) && next.p[1] == '=';
    return str_sub(next, fold ? 1 : 0, next.n);
}

/* Joins the physical lines that follow while they continue the line. Looks at each byte a constant
 * number of times, whatever the input. */
static void join_lines(struct arena *a, struct content_reader *r, struct content_line *l,
                       struct str first)
{
    struct strbuf b = {.n = 0};
    struct str last = first;
    bool has_header = str_find_char(first, ':', 0) != SIZE_MAX;
    while (r->at < r->text.n) {
        size_t end, cut = 0, after = physical_line(r, r->at, &end);
        struct str next = str_sub(r->text, r->at, end);
        enum join join = find_join(l, last, next, &cut);
        if (join == JOIN_NONE)
            break;
        if (!b.p) {
            strbuf_init(&b, a, SIZE_MAX / 4);
            strbuf_add(&b, first);
        }
        if (join == JOIN_SOFT) {
            strbuf_cut(&b, b.n - (last.n - cut));
            next = after_soft_break(next);
        } else if (join == JOIN_FOLD) {
            next = str_sub(next, 1, next.n);
        }
        strbuf_add(&b, next);
        last = next;
        r->at = after;
        r->line++;
        if (!has_header && str_find_char(next, ':', 0) != SIZE_MAX) {
            parse_header(l, strbuf_get(&b)); /* now the encoding is known */
            has_header = true;
        }
    }
    l->folded = b.p != NULL;
    if (l->folded)
        parse_header(l, strbuf_get(&b));
    size_t cut;
    if (l->quoted && is_soft_break(l->value, &cut)) /* nothing came after the last soft break */
        l->value = str_sub(l->value, 0, cut);
}

static void take_empty_lines(struct content_reader *r)
{
    while (r->at < r->text.n) {
        size_t end, after = physical_line(r, r->at, &end);
        if (end != r->at)
            break;
        r->at = after;
        r->line++;
    }
}

bool content_line_next(struct arena *a, struct content_reader *r, struct content_line *ret)
{
    if (r->line == 1 && r->at == 0)
        take_empty_lines(r);
    if (r->at >= r->text.n)
        return false;
    size_t start = r->at, end;
    *ret = (struct content_line){.line = r->line};
    r->at = physical_line(r, start, &end);
    r->line++;
    struct str first = str_sub(r->text, start, end);
    parse_header(ret, first);
    char next = r->at < r->text.n ? r->text.p[r->at] : '\n';
    if ((is_blank(next) || ret->quoted || ret->base64) && !is_frame(first))
        join_lines(a, r, ret, first);
    if (r->at < r->text.n && (r->text.p[r->at] == '\n' || r->text.p[r->at] == '\r'))
        take_empty_lines(r);
    ret->raw = str_sub(r->text, start, r->at);
    return true;
}

/* The end of a parameter that begins at `from`: the next ";" outside quotes. */
static size_t param_end(struct str s, size_t from)
{
    bool quoted = false;
    size_t plain = str_find_char(s, ';', from);
    if (plain == SIZE_MAX)
        plain = s.n;
    if (from >= s.n || !memchr(s.p + from, '"', plain - from))
        return plain;
    for (size_t i = from; i < s.n; i++) {
        if (s.p[i] == '"')
            quoted = !quoted;
        else if (s.p[i] == ';' && !quoted)
            return i;
    }
    return quoted ? plain : s.n;
}

static struct str unquote(struct str s)
{
    s = str_trim(s);
    return s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"' ? str_sub(s, 1, s.n - 1) : s;
}

bool content_param_next(struct str *rest, struct content_param *ret)
{
    while (rest->n) {
        size_t from = rest->p[0] == ';' ? 1 : 0;
        size_t end = param_end(*rest, from);
        struct str p = str_trim(str_sub(*rest, from, end));
        *rest = str_sub(*rest, end, rest->n);
        if (!p.n)
            continue;
        size_t equals = str_find_char(p, '=', 0), open = str_find_char(p, '(', 0);
        bool bare = equals == SIZE_MAX || open < equals; /* X-CUSTOM(CHARSET=UTF-8,...) */
        ret->name = bare ? STR_NULL : str_trim(str_sub(p, 0, equals));
        ret->value = unquote(bare ? p : str_sub(p, equals + 1, p.n));
        return true;
    }
    return false;
}

bool content_param_find(const struct content_line *l, struct str name, struct str *ret)
{
    struct str rest = l->params;
    struct content_param p;
    while (content_param_next(&rest, &p))
        if (str_eq_nocase(p.name, name)) {
            *ret = p.value;
            return true;
        }
    return false;
}

struct str content_param_text(struct arena *a, struct str s)
{
    if (str_find_char(s, '^', 0) == SIZE_MAX)
        return s;
    char *out = arena_alloc(a, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char next = i + 1 < s.n ? s.p[i + 1] : '\0';
        if (s.p[i] != '^' || (next != 'n' && next != '^' && next != '\'')) {
            out[n++] = s.p[i];
            continue;
        }
        out[n++] = next == 'n' ? '\n' : next == '^' ? '^' : '"';
        i++;
    }
    return (struct str){out, n};
}

bool content_line_is(const struct content_line *l, struct str name, struct str value)
{
    return !l->folded && l->name.n == name.n && str_eq_nocase(l->name, name) &&
           str_eq_nocase(trim_blanks(l->value), value);
}
