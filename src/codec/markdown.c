/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/markdown.h"

#include <md4c.h>

#include "base/arena.h"
#include "base/fold.h"
#include "base/html.h"
#include "base/vec.h"
#include "def/limits.h"

enum { NESTING_MAX = 16 };

/* An element the parser entered. */
struct element {
    const char *name; /* static: "p", "em"; a link is "a", an image "img" */
    bool block, shown;
    size_t at; /* output length after its tag */
};

/* What a walk through the text carries along. */
struct walk {
    struct arena *a; /* of this walk alone */
    struct strbuf *out;
    VEC(struct element) open;
    int links;        /* anchors among the open: HTML forbids one inside another */
    size_t plain_max; /* markdown_plain: stop here */
};

/* CommonMark knows 2,000 names; people type these. Others stay as typed. */
static const struct {
    struct str name, text;
} entities[] = {
    {STR_INIT("&amp;"), STR_INIT("&")},    {STR_INIT("&lt;"), STR_INIT("<")},
    {STR_INIT("&gt;"), STR_INIT(">")},     {STR_INIT("&quot;"), STR_INIT("\"")},
    {STR_INIT("&apos;"), STR_INIT("'")},   {STR_INIT("&nbsp;"), STR_INIT("\xc2\xa0")},
    {STR_INIT("&ndash;"), STR_INIT("–")},  {STR_INIT("&mdash;"), STR_INIT("—")},
    {STR_INIT("&hellip;"), STR_INIT("…")}, {STR_INIT("&copy;"), STR_INIT("©")},
};

/* "&#38;" and "&#x26;"; what names no character is U+FFFD, as CommonMark 6.2 says. */
static struct str numeric_entity(struct str e, char out[4])
{
    uint32_t cp = 0;
    bool hex = e.p[2] == 'x' || e.p[2] == 'X';
    for (size_t i = hex ? 3 : 2; i + 1 < e.n && cp < 0x110000; i++) {
        char c = e.p[i];
        uint32_t digit = (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        cp = cp * (hex ? 16 : 10) + digit;
    }
    if (cp < 0x20 || cp >= 0x110000 || (cp >= 0xD800 && cp < 0xE000))
        cp = 0xFFFD;
    return (struct str){out, utf8_encode(cp, out)};
}

static struct str entity_text(struct str e, char out[4])
{
    if (e.n > 3 && e.p[1] == '#')
        return numeric_entity(e, out);
    for (size_t i = 0; i < sizeof(entities) / sizeof(*entities); i++)
        if (str_eq(e, entities[i].name))
            return entities[i].text;
    return e;
}

/* A destination with its entities decoded, so that the check sees what a browser would. */
static struct str attribute(struct arena *a, const MD_ATTRIBUTE *x)
{
    struct strbuf b;
    strbuf_init(&b, a, LIMIT_BODY);
    for (size_t i = 0; x->size && x->substr_offsets[i] < x->size; i++) {
        char buf[4];
        struct str part =
            str_sub((struct str){x->text, x->size}, x->substr_offsets[i], x->substr_offsets[i + 1]);
        if (x->substr_types[i] == MD_TEXT_ENTITY)
            part = entity_text(part, buf);
        else if (x->substr_types[i] == MD_TEXT_NULLCHAR)
            part = STR("\xef\xbf\xbd");
        strbuf_add(&b, part);
    }
    return strbuf_get(&b);
}

static const char *block_name(MD_BLOCKTYPE type, void *detail)
{
    static const char *const headings[] = {"h3", "h4", "h5", "h6"};
    switch (type) {
    case MD_BLOCK_QUOTE: return "blockquote";
    case MD_BLOCK_UL: return "ul";
    case MD_BLOCK_OL: return "ol";
    case MD_BLOCK_LI: return "li";
    case MD_BLOCK_CODE: return "pre";
    case MD_BLOCK_P: return "p";
    case MD_BLOCK_H: {
        unsigned level = ((MD_BLOCK_H_DETAIL *)detail)->level;
        return headings[level < 4 ? level - 1 : 3];
    }
    default: return NULL;
    }
}

static const char *span_name(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM: return "em";
    case MD_SPAN_STRONG: return "strong";
    case MD_SPAN_CODE: return "code";
    case MD_SPAN_A: return "a";
    case MD_SPAN_IMG: return "img";
    default: return NULL;
    }
}

/* "2023. Met at ..." is a list that starts at 2023, and must still say so. */
static void open_block(struct strbuf *out, MD_BLOCKTYPE type, const char *name, void *detail)
{
    unsigned start = type == MD_BLOCK_OL ? ((MD_BLOCK_OL_DETAIL *)detail)->start : 1;
    if (start != 1)
        html_tag_i64(out, name, "start", start);
    else
        html_tag(out, name);
}

static void push(struct walk *w, const char *name, bool block, bool shown)
{
    *VEC_PUSH(w->a, &w->open) = (struct element){name, block, shown, w->out->n};
}

static void close_to(struct walk *w, size_t n)
{
    while (w->open.n > n) {
        const struct element *e = &w->open.p[--w->open.n];
        bool link = !strcmp(e->name, "a") || !strcmp(e->name, "img");
        if (!strcmp(e->name, "img") && e->at == w->out->n) /* an image without words */
            html_text(w->out, STR("image"));
        if (e->shown)
            html_tag_end(w->out, link ? "a" : e->name);
        w->links -= link && e->shown;
    }
}

/* md4c 0.4.8 may leave a span it never entered, when its mark was part of a link. So what is open
 * is our own knowledge: a leave closes the nearest such element, or nothing. */
static void leave(struct walk *w, const char *name, bool block)
{
    for (size_t i = w->open.n, tries = 0; i-- > 0 && tries < 100; tries++) {
        if (!strcmp(w->open.p[i].name, name)) {
            close_to(w, i);
            return;
        }
        if (w->open.p[i].block && !block)
            return;
    }
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    struct walk *w = data;
    const char *name = block_name(type, detail);
    bool shown = w->open.n < NESTING_MAX;
    if (type == MD_BLOCK_HR)
        html_tag(w->out, "hr");
    if (name && shown)
        open_block(w->out, type, name, detail);
    if (name)
        push(w, name, true, shown);
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    const char *name = block_name(type, detail);
    if (name)
        leave(data, name, true);
    return 0;
}

static void enter_link(struct walk *w, const char *name, const MD_ATTRIBUTE *target)
{
    struct str url = attribute(w->a, target);
    bool shown = w->open.n < NESTING_MAX && !w->links && url_is_safe(url) &&
                 !str_starts_nocase(url, STR("tel:"));
    if (shown)
        html_link(w->out, url);
    w->links += shown;
    push(w, name, false, shown);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    struct walk *w = data;
    const char *name = span_name(type);
    bool shown = w->open.n < NESTING_MAX;
    if (type == MD_SPAN_A) {
        enter_link(w, name, &((MD_SPAN_A_DETAIL *)detail)->href);
    } else if (type == MD_SPAN_IMG) {
        enter_link(w, name, &((MD_SPAN_IMG_DETAIL *)detail)->src);
    } else if (name) {
        if (shown)
            html_tag(w->out, name);
        push(w, name, false, shown);
    }
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    const char *name = span_name(type);
    (void)detail;
    if (name)
        leave(data, name, false);
    return 0;
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *data)
{
    struct walk *w = data;
    char buf[4];
    switch (type) {
    case MD_TEXT_NULLCHAR: html_text(w->out, STR("\xef\xbf\xbd")); break;
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR: html_tag(w->out, "br"); break;
    case MD_TEXT_ENTITY: html_text(w->out, entity_text((struct str){p, n}, buf)); break;
    default: /* raw HTML too, were it ever reported: as text */
        html_text(w->out, (struct str){p, n});
    }
    return 0;
}

/* No strikethrough: people write "~30 minutes" and mean about. */
static const unsigned parser_flags = MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEAUTOLINKS;

/* The text to parse, always a copy with a line end of its own: md4c 0.4.8 looks at the byte behind
 * a link that is cut off by the end of the text, and takes it for the link's when it is ")". */
static struct str readable(struct arena *a, struct str text)
{
    text = str_sub(text, 0, LIMIT_BODY);
    if (!text.n)
        return text;
    if (!utf8_is_valid(text))
        text = utf8_repair(a, text);
    char *p = arena_alloc(a, text.n + 2);
    memcpy(p, text.p, text.n);
    p[text.n] = p[text.n + 1] = '\n';
    return (struct str){p, text.n + 2};
}

/* One line of words that no rule of Markdown touches, as most summaries are: it needs no parser.
 * Begins with a letter, so that it is no list; has no sign with a meaning, no bare link. */
static bool is_plain_line(struct str s)
{
    static const char signs[] = " ,;.()'\"?/%-";
    bool ascii = true;
    if (!s.n || s.n > LIMIT_BODY || s.p[s.n - 1] == ' ')
        return false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
        bool other = (c >= '0' && c <= '9') || (c && strchr(signs, c));
        if (!letter && (i == 0 || !other))
            return false;
        ascii &= !(c & 0x80);
    }
    return str_find(s, STR("www."), 0) == SIZE_MAX && (ascii || utf8_is_valid(s));
}

void markdown_html(struct strbuf *out, struct str text)
{
    static const MD_PARSER parser = {.flags = parser_flags,
                                     .enter_block = enter_block,
                                     .leave_block = leave_block,
                                     .enter_span = enter_span,
                                     .leave_span = leave_span,
                                     .text = add_text};
    if (is_plain_line(text)) {
        html_tag(out, "p");
        html_text(out, text);
        html_tag_end(out, "p");
        return;
    }
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct walk w = {.a = a, .out = out};
    size_t before = out->n;
    text = readable(a, text);
    if (!text.n)
        return;
    if (!md_parse(text.p, (MD_SIZE)text.n, &parser, &w)) {
        close_to(&w, 0);
        return;
    }
    strbuf_cut(out, before); /* the parser gave up: the note as it is */
    html_tag(out, "pre");
    html_text(out, text);
    html_tag_end(out, "pre");
}

static void add_blank(struct strbuf *out)
{
    if (out->n && out->p[out->n - 1] != ' ')
        strbuf_add_char(out, ' ');
}

static int plain_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    (void)type;
    (void)detail;
    add_blank(((struct walk *)data)->out);
    return 0;
}

static int plain_span(MD_SPANTYPE type, void *detail, void *data)
{
    (void)type;
    (void)detail;
    (void)data;
    return 0;
}

static int plain_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *data)
{
    struct walk *w = data;
    char buf[4];
    struct str s = {p, n};
    if (type == MD_TEXT_ENTITY)
        s = entity_text(s, buf);
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR || type == MD_TEXT_NULLCHAR)
        s = STR(" ");
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] <= ' ')
            add_blank(w->out);
        else
            strbuf_add_char(w->out, s.p[i]);
    }
    return w->out->n > w->plain_max; /* enough: stops the parser */
}

struct str markdown_plain(struct arena *a, struct str text, size_t max)
{
    static const MD_PARSER parser = {.flags = parser_flags,
                                     .enter_block = plain_block,
                                     .leave_block = plain_block,
                                     .enter_span = plain_span,
                                     .leave_span = plain_span,
                                     .text = plain_text};
    static const struct str more = STR_INIT("…");
    struct strbuf b;
    struct walk w = {.out = &b, .plain_max = max};
    strbuf_init(&b, a, LIMIT_BODY * 4);
    /* Lists of people show many excerpts: do not read a long note for its first words. */
    size_t enough = max < LIMIT_BODY / 8 ? max * 4 + 1024 : LIMIT_BODY;
    struct str start = readable(a, utf8_cut(text, enough));
    if (start.n)
        md_parse(start.p, (MD_SIZE)start.n, &parser, &w);
    while (b.n && b.p[b.n - 1] == ' ')
        strbuf_cut(&b, b.n - 1);
    struct str plain = strbuf_get(&b);
    if (plain.n <= max && text.n <= enough)
        return plain;
    if (max < more.n)
        return utf8_cut(plain, max);
    plain = str_trim(utf8_cut(plain, max - more.n));
    return str_join(a, plain, STR(""), plain.n ? more : STR_NULL);
}
