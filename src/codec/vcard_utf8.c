/* SPDX-License-Identifier: Apache-2.0 */
/* Brings a card whose bytes are not UTF-8 to UTF-8, property by property. */
#include "base/arena.h"
#include "base/fold.h"
#include "codec/charset.h"
#include "codec/vcard_int.h"
#include "codec/vcard_value.h"

enum { ESCAPE = 27 };

/* Looks at the unfolded parts: a fold may cut a character in two. */
static bool is_foreign(const struct content_line *l)
{
    if (!utf8_is_valid(l->group) || !utf8_is_valid(l->params) || !utf8_is_valid(l->value))
        return true;
    struct str charset; /* seven-bit Japanese: all ASCII, and yet not */
    return !l->quoted && memchr(l->raw.p, ESCAPE, l->raw.n) &&
           content_param_find(l, STR("CHARSET"), &charset) &&
           str_eq_nocase(charset, STR("ISO-2022-JP"));
}

/* By the declared set, else by the guess for the whole card; never fails. */
static struct str convert(struct arena *a, const struct content_line *l, struct str guess,
                          struct str bytes)
{
    struct str charset, ret;
    if (content_param_find(l, STR("CHARSET"), &charset) && !charset_is_utf8(charset) &&
        charset_convert(a, charset, bytes, &ret) && utf8_is_valid(ret))
        return ret;
    if (utf8_is_valid(bytes))
        return bytes;
    if (!str_eq(guess, STR("UTF-8")) && charset_convert(a, guess, bytes, &ret))
        return ret;
    return charset_repair(a, bytes);
}

/* Parameters as they are, but CHARSET says UTF-8. */
static void put_params(struct arena *a, struct strbuf *out, const struct content_line *l,
                       struct str guess)
{
    struct str charset;
    if (!content_param_find(l, STR("CHARSET"), &charset) || !charset.n) {
        strbuf_add(out, convert(a, l, guess, l->params));
        return;
    }
    size_t at = (size_t)(charset.p - l->params.p);
    strbuf_add(out, convert(a, l, guess, str_sub(l->params, 0, at)));
    STRBUF_LIT(out, "UTF-8");
    strbuf_add(out, convert(a, l, guess, str_sub(l->params, at + charset.n, l->params.n)));
}

/* Part by part: an encoded ";" must stay encoded. */
static void put_quoted(struct arena *a, struct strbuf *out, const struct content_line *l,
                       struct str guess, struct str eol)
{
    struct str rest = l->value, part;
    bool first = true;
    while (vcard_value_next(&rest, ';', &part)) {
        if (!first)
            STRBUF_LIT(out, ";");
        first = false;
        struct str text = convert(a, l, guess, vcard_unquote_printable(a, part)), piece;
        bool begun = false;
        while (vcard_value_next(&text, ';', &piece)) {
            if (begun)
                STRBUF_LIT(out, "=3B");
            begun = true;
            vcard_put_printable(out, eol, 0, piece);
        }
    }
}

static void put_line(struct arena *a, struct strbuf *out, const struct content_line *l,
                     struct str guess, struct str eol)
{
    if (!l->name.n || content_line_is(l, STR("BEGIN"), STR("VCARD")) ||
        content_line_is(l, STR("END"), STR("VCARD")) || str_eq_nocase(l->name, STR("AGENT"))) {
        strbuf_add(out, convert(a, l, guess, l->raw));
        return;
    }
    struct strbuf line;
    strbuf_init(&line, a, SIZE_MAX / 4);
    if (l->group.n) {
        strbuf_add(&line, convert(a, l, guess, l->group));
        STRBUF_LIT(&line, ".");
    }
    strbuf_add(&line, l->name);
    put_params(a, &line, l, guess);
    STRBUF_LIT(&line, ":");
    if (l->quoted)
        put_quoted(a, &line, l, guess, eol);
    else
        strbuf_add(&line, convert(a, l, guess, l->value));
    if (l->folded && !l->quoted) /* what was one physical line stays one, however long */
        vcard_put_folded(out, eol, strbuf_get(&line));
    else
        strbuf_add(out, strbuf_get(&line));
    strbuf_add(out, eol);
}

bool vcard_card_to_utf8(struct arena *a, struct vcard_card *c)
{
    if (charset_is_ascii(c->raw) ? !memchr(c->raw.p, ESCAPE, c->raw.n)
                                 : utf8_is_valid(c->raw) && !memchr(c->raw.p, ESCAPE, c->raw.n))
        return true;
    bool foreign = false;
    for (size_t i = 0; i < c->lines.n; i++)
        foreign = foreign || is_foreign(&c->lines.p[i]);
    if (!foreign)
        return true;
    struct str guess = charset_guess(c->raw);
    struct strbuf out;
    strbuf_init(&out, a, SIZE_MAX / 4);
    for (size_t i = 0; i < c->lines.n; i++) {
        const struct content_line *l = &c->lines.p[i];
        if (!is_foreign(l)) {
            strbuf_add(&out, l->raw);
            continue;
        }
        put_line(a, &out, l, guess, c->eol);
        if (i + 1 < c->lines.n && (l[1].raw.p[0] == ' ' || l[1].raw.p[0] == '\t'))
            strbuf_add(&out, c->eol); /* stays a line of its own */
    }
    struct vcard_reader again;
    struct vcard_card now;
    struct import_failure fail;
    vcard_reader_init(&again, strbuf_get(&out));
    if (vcard_card_next(a, &again, &now, &fail) != 1)
        return false;
    /* Line numbers are those of the file, not of the converted card. */
    for (size_t i = 0; i < now.lines.n && i < c->lines.n; i++)
        now.lines.p[i].line = c->lines.p[i].line;
    *c = now;
    return true;
}
