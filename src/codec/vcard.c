/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/vcard.h"

#include "base/arena.h"
#include "codec/vcard_int.h"
#include "def/errors.h"
#include "def/limits.h"

void vcard_reader_init(struct vcard_reader *r, struct str text)
{
    content_reader_init(&r->lines, text, 1);
    r->lines.cr_ends = true;
}

static int failed(struct import_failure *fail, int code, int64_t line, struct str reason)
{
    *fail = (struct import_failure){.line = line, .reason = reason};
    return code;
}

static bool is_begin(const struct content_line *l)
{
    return content_line_is(l, STR("BEGIN"), STR("VCARD"));
}

static bool is_end(const struct content_line *l)
{
    return content_line_is(l, STR("END"), STR("VCARD"));
}

/* The line end after the first line of raw; "" when it has none. */
static struct str line_end(struct str raw)
{
    size_t from = 0, to;
    while (from < raw.n && raw.p[from] != '\n' && raw.p[from] != '\r')
        from++;
    for (to = from; to < raw.n && raw.p[to] == '\r'; to++)
        ;
    if (to < raw.n && raw.p[to] == '\n')
        to++;
    else if (to > from)
        to = from + 1;
    return str_sub(raw, from, to);
}

/* Moves to the next BEGIN. Text before it is a failure of its own, told first. */
static int find_begin(struct arena *a, struct vcard_reader *r, struct content_line *ret,
                      struct import_failure *fail)
{
    int64_t outside = 0;
    r->lines.cr_ends = true;
    for (;;) {
        struct content_reader before = r->lines;
        bool more = content_line_next(a, &r->lines, ret);
        if (more && !is_begin(ret)) {
            if (!outside && str_trim(ret->raw).n)
                outside = ret->line;
            continue;
        }
        if (!outside)
            return more;
        r->lines = before;
        return failed(fail, ERR_PARSE, outside,
                      STR("This text is outside of any card; it was left out."));
    }
}

/* vCard 2.1 puts a whole card into AGENT: takes the lines up to its END into `agent`. */
static void take_agent(struct arena *a, struct vcard_reader *r, struct content_line *agent)
{
    struct content_line l;
    const char *start = NULL;
    int depth = 1;
    while (depth && content_line_next(a, &r->lines, &l)) {
        start = start ? start : l.raw.p;
        depth += is_begin(&l) ? 1 : is_end(&l) ? -1 : 0;
    }
    const char *end = r->lines.text.p + r->lines.at;
    agent->raw.n = (size_t)(end - agent->raw.p);
    if (start)
        agent->value = (struct str){start, (size_t)(end - start)};
}

static bool is_open_agent(const struct content_line *l)
{
    struct str v = str_trim(l->value);
    return str_eq_nocase(l->name, STR("AGENT")) && (!v.n || str_eq_nocase(v, STR("BEGIN:VCARD")));
}

/* The lines after BEGIN up to END, which becomes the last one. */
static int take_lines(struct arena *a, struct vcard_reader *r, struct vcard_card *c,
                      struct import_failure *fail)
{
    int64_t first = c->lines.p[0].line;
    const char *start = c->lines.p[0].raw.p;
    bool too_large = false;
    struct content_reader before = r->lines;
    struct content_line l;
    while (content_line_next(a, &r->lines, &l)) {
        if (is_begin(&l)) {
            r->lines = before;
            return failed(
                fail, ERR_PARSE, first,
                str_format(a, "This card has no END:VCARD before the next one begins on line %lld.",
                           (long long)l.line));
        }
        if (is_open_agent(&l)) {
            struct content_reader after = r->lines;
            struct content_line next;
            bool nested =
                str_trim(l.value).n || (content_line_next(a, &after, &next) && is_begin(&next));
            if (nested && !str_trim(l.value).n)
                r->lines = after;
            if (nested)
                take_agent(a, r, &l);
        }
        too_large =
            too_large || c->lines.n >= LIMIT_CARD_LINES || l.raw.p + l.raw.n - start > LIMIT_CARD;
        if (!too_large)
            *VEC_PUSH(a, &c->lines) = l;
        if (is_end(&l))
            return too_large
                       ? failed(fail, ERR_LIMIT, first,
                                str_format(a, "This card is larger than %d bytes or %d lines.",
                                           LIMIT_CARD, LIMIT_CARD_LINES))
                       : 1;
        before = r->lines;
    }
    return failed(fail, ERR_PARSE, first,
                  STR("This card has no END:VCARD before the end of the file."));
}

static void find_version(struct vcard_card *c)
{
    size_t i = vcard_find(c, STR("VERSION"), 0);
    struct str v = i == VCARD_NO_LINE ? STR_NULL : str_trim(c->lines.p[i].value);
    c->version = str_eq(v, STR("2.1")) ? VCARD_2_1 : str_eq(v, STR("4.0")) ? VCARD_4_0 : VCARD_3_0;
}

/* Sets raw; END keeps its own line end, or gets one, and no empty lines. */
static void set_raw(struct arena *a, struct vcard_card *c)
{
    struct content_line *begin = &c->lines.p[0], *end = &c->lines.p[c->lines.n - 1];
    struct str eol = line_end(begin->raw), last = line_end(end->raw);
    c->eol = str_eq(eol, STR("\n")) || str_eq(eol, STR("\r")) ? eol : STR("\r\n");
    if (last.n) {
        end->raw.n = (size_t)(last.p + last.n - end->raw.p);
        c->raw = (struct str){begin->raw.p, (size_t)(end->raw.p + end->raw.n - begin->raw.p)};
        return;
    }
    struct strbuf b;
    strbuf_init(&b, a, SIZE_MAX / 4);
    strbuf_add(&b, (struct str){begin->raw.p, (size_t)(end->raw.p + end->raw.n - begin->raw.p)});
    strbuf_add(&b, c->eol);
    c->raw = strbuf_get(&b);
    end->raw = str_sub(c->raw, c->raw.n - end->raw.n - c->eol.n, c->raw.n);
}

int vcard_card_next(struct arena *a, struct vcard_reader *r, struct vcard_card *ret,
                    struct import_failure *fail)
{
    struct content_line begin;
    int rc = find_begin(a, r, &begin, fail);
    if (rc <= 0)
        return rc;
    *ret = (struct vcard_card){.raw = begin.raw};
    *VEC_PUSH(a, &ret->lines) = begin;
    r->lines.cr_ends = str_eq(line_end(begin.raw), STR("\r"));
    rc = take_lines(a, r, ret, fail);
    if (rc <= 0)
        return rc;
    set_raw(a, ret);
    find_version(ret);
    return 1;
}

size_t vcard_find(const struct vcard_card *c, struct str name, size_t from)
{
    for (size_t i = from; i < c->lines.n; i++)
        if (c->lines.p[i].name.n == name.n && str_eq_nocase(c->lines.p[i].name, name))
            return i;
    return VCARD_NO_LINE;
}

int vcard_next(struct arena *item, struct vcard_reader *r, struct imported *ret,
               struct import_failure *fail)
{
    struct vcard_card card;
    struct vcard_map map;
    int rc = vcard_card_next(item, r, &card, fail);
    if (rc <= 0)
        return rc;
    vcard_card_to_utf8(item, &card);
    struct imported im = {.format = CARD_VCARD, .line = card.lines.p[0].line, .raw = card.raw};
    if (!vcard_map_card(item, &card, &im, &map))
        return failed(fail, ERR_PARSE, im.line,
                      STR("This card has no name, e-mail address or phone number to know it by."));
    *ret = im;
    return 1;
}
