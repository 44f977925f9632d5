/* SPDX-License-Identifier: Apache-2.0 */
/* From the lines of a card to the members of struct imported. */
#include "codec/vcard_int.h"

#include "base/arena.h"
#include "base/fold.h"
#include "codec/vcard_value.h"
#include "def/limits.h"

#include <stdarg.h>

enum { UID_MAX = 1000 }; /* of card.source_key */

void vcard_warn(struct vcard_map *m, size_t line, const char *fmt, ...)
{
    struct strbuf b;
    strbuf_init(&b, m->a, LIMIT_LINE);
    strbuf_addf(&b, "line %lld: ", (long long)m->card->lines.p[line].line);
    char text[LIMIT_LINE];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof(text), fmt, ap);
    va_end(ap);
    strbuf_add(&b, utf8_cut(str_c(text), LIMIT_LINE - 40));
    if (m->im->warnings.n < LIMIT_CARD_CONTACTS)
        *VEC_PUSH(m->a, &m->im->warnings) = strbuf_get(&b);
}

struct str vcard_fit(struct vcard_map *m, size_t line, struct str text, size_t max)
{
    if (text.n <= max)
        return text;
    const struct content_line *l = &m->card->lines.p[line];
    vcard_warn(m, line, "this %.*s is longer than %zu bytes; the rest is kept in the card only",
               STR_ARG(l->name), max);
    return str_trim(utf8_cut(text, max));
}

struct str vcard_line_text(struct vcard_map *m, size_t line, struct str part, size_t max)
{
    struct str text = vcard_value_text(m->a, &m->card->lines.p[line], part);
    return vcard_fit(m, line, vcard_clean(m->a, text, false), max);
}

struct content_line vcard_structured(struct vcard_map *m, size_t line)
{
    struct content_line l = m->card->lines.p[line];
    if (!l.quoted || str_find_char(l.value, ';', 0) != SIZE_MAX)
        return l;
    /* Some phones encode the separators as well. */
    struct content_line plain = l;
    plain.value = vcard_unquote_printable(m->a, l.value);
    if (str_find_char(plain.value, ';', 0) == SIZE_MAX)
        return l;
    struct strbuf b;
    strbuf_init(&b, m->a, SIZE_MAX / 4);
    /* Parts are decoded one by one later: encode what decoding would take for an escape. */
    for (size_t i = 0; i < plain.value.n; i++) {
        if (plain.value.p[i] == '=')
            STRBUF_LIT(&b, "=3D");
        else
            strbuf_add_char(&b, plain.value.p[i]);
    }
    plain.value = strbuf_get(&b);
    return plain;
}

bool vcard_next_component(struct vcard_map *m, size_t line, struct content_line *l,
                          struct str separator, struct str *ret)
{
    struct str component, part;
    if (!vcard_value_next(&l->value, ';', &component))
        return false;
    bool list = m->card->version != VCARD_2_1 && str_find_char(component, ',', 0) != SIZE_MAX;
    if (!list) {
        *ret = vcard_clean(m->a, vcard_value_text(m->a, l, component), false);
        return true;
    }
    struct str all = STR_NULL;
    while (vcard_value_next(&component, ',', &part)) {
        /* "Doe, Jr" was written by someone who did not escape. */
        struct str between = part.n && part.p[0] == ' ' ? STR(", ") : separator;
        struct str text = vcard_clean(m->a, vcard_value_text(m->a, l, part), false);
        all = all.n && text.n ? str_join(m->a, all, between, text) : all.n ? all : text;
        if (all.n > LIMIT_LINE) /* will be cut there anyway */
            break;
    }
    (void)line;
    *ret = all;
    return true;
}

static void map_n(struct vcard_map *m, size_t line)
{
    bool had = m->n != VCARD_NO_LINE && !vcard_value_is_empty(m->card->lines.p[m->n].value);
    if (m->n == VCARD_NO_LINE || (!had && !vcard_value_is_empty(m->card->lines.p[line].value)))
        m->n = line;
}

static void map_fn(struct vcard_map *m, size_t line)
{
    if (m->fn != VCARD_NO_LINE && m->fn_text.n)
        return;
    const struct content_line *l = &m->card->lines.p[line];
    struct str text = vcard_clean(m->a, vcard_value_text(m->a, l, l->value), false);
    if (m->fn == VCARD_NO_LINE || text.n) {
        m->fn = line;
        m->fn_text = text;
    }
}

static void map_nickname(struct vcard_map *m, size_t line)
{
    struct content_line l = m->card->lines.p[line];
    struct str text = STR_NULL, part;
    if (m->nickname != VCARD_NO_LINE)
        return;
    struct str rest = l.value;
    char comma = m->card->version == VCARD_2_1 ? '\0' : ','; /* 2.1 has no lists */
    while (vcard_value_next(&rest, comma, &part) && text.n <= LIMIT_LINE) {
        struct str one = vcard_clean(m->a, vcard_value_text(m->a, &l, part), false);
        text = text.n && one.n ? str_join(m->a, text, STR(", "), one) : text.n ? text : one;
    }
    if (!text.n)
        return;
    m->nickname = line;
    m->im->person.nickname = vcard_fit(m, line, text, LIMIT_LINE);
}

static void map_note(struct vcard_map *m, size_t line)
{
    const struct content_line *l = &m->card->lines.p[line];
    struct str text = vcard_clean(m->a, vcard_value_text(m->a, l, l->value), true);
    struct person *p = &m->im->person;
    if (!text.n)
        return;
    if (!p->note.n) {
        p->note = vcard_fit(m, line, text, LIMIT_NOTE);
        return;
    }
    if (!m->notes.p) {
        strbuf_init(&m->notes, m->a, LIMIT_NOTE);
        strbuf_add(&m->notes, p->note);
    }
    if (m->notes.n + 2 + text.n > LIMIT_NOTE) {
        if (!m->notes.overflow)
            vcard_warn(m, line,
                       "the notes are longer than %d bytes together; the rest is kept in "
                       "the card only",
                       LIMIT_NOTE);
        m->notes.overflow = true;
        return;
    }
    STRBUF_LIT(&m->notes, "\n\n");
    strbuf_add(&m->notes, text);
    p->note = strbuf_get(&m->notes);
}

static void map_uid(struct vcard_map *m, size_t line)
{
    if (m->im->source_key.n)
        return;
    m->uid = line;
    m->im->source_key = vcard_line_text(m, line, m->card->lines.p[line].value, UID_MAX);
}

static void map_kind(struct vcard_map *m, size_t line)
{
    struct str v = str_trim(m->card->lines.p[line].value);
    m->im->group = m->im->group || str_eq_nocase(v, STR("group"));
    m->is_company = m->is_company || str_eq_nocase(v, STR("org"));
}

static void map_show_as(struct vcard_map *m, size_t line)
{
    struct str v = str_trim(m->card->lines.p[line].value);
    m->is_company = m->is_company || str_eq_nocase(v, STR("COMPANY"));
}

static void map_title(struct vcard_map *m, size_t line)
{
    if (str_trim(m->card->lines.p[line].value).n && m->titles.n < LIMIT_CARD_CONTACTS)
        *VEC_PUSH(m->a, &m->titles) = line;
}

static void map_role(struct vcard_map *m, size_t line)
{
    if (str_trim(m->card->lines.p[line].value).n && m->roles.n < LIMIT_CARD_CONTACTS)
        *VEC_PUSH(m->a, &m->roles) = line;
}

/* The properties we understand; ways to reach someone have a table of their own. */
static const struct property {
    struct str name;
    void (*map)(struct vcard_map *m, size_t line);
} properties[] = {
    {STR_INIT("N"), map_n},                           /* RFC 2426 3.1.2, RFC 6350 6.2.2 */
    {STR_INIT("FN"), map_fn},                         /* 3.1.1, 6.2.1 */
    {STR_INIT("ORG"), vcard_map_org},                 /* 3.5.5, 6.6.4 */
    {STR_INIT("TITLE"), map_title},                   /* 3.5.1, 6.6.1 */
    {STR_INIT("ROLE"), map_role},                     /* 3.5.2, 6.6.2 */
    {STR_INIT("NOTE"), map_note},                     /* 3.6.2, 6.7.2 */
    {STR_INIT("UID"), map_uid},                       /* 3.6.7, 6.7.6 */
    {STR_INIT("BDAY"), vcard_map_birthday},           /* 3.1.5, 6.2.5 */
    {STR_INIT("NICKNAME"), map_nickname},             /* 3.1.3, 6.2.3 */
    {STR_INIT("KIND"), map_kind},                     /* 6.1.4 */
    {STR_INIT("X-ADDRESSBOOKSERVER-KIND"), map_kind}, /* Apple's groups in 3.0 */
    {STR_INIT("X-ABSHOWAS"), map_show_as},            /* Apple */
};

static bool map_property(struct vcard_map *m, size_t line)
{
    struct str name = m->card->lines.p[line].name;
    for (size_t i = 0; i < sizeof(properties) / sizeof(*properties); i++)
        if (name.n == properties[i].name.n && str_eq_nocase(name, properties[i].name)) {
            properties[i].map(m, line);
            return true;
        }
    return false;
}

bool vcard_map_card(struct arena *a, const struct vcard_card *card, struct imported *im,
                    struct vcard_map *m)
{
    *m = (struct vcard_map){.a = a,
                            .card = card,
                            .im = im,
                            .n = VCARD_NO_LINE,
                            .fn = VCARD_NO_LINE,
                            .nickname = VCARD_NO_LINE,
                            .bday = VCARD_NO_LINE,
                            .uid = VCARD_NO_LINE};
    for (size_t i = 1; i + 1 < card->lines.n; i++) {
        const struct content_line *l = &card->lines.p[i];
        if (!l->name.n) {
            if (str_trim(l->value).n)
                vcard_warn(m, i, "this line is not a property; kept as it is");
        } else if (!map_property(m, i) && !vcard_map_contact(m, i) &&
                   str_starts_nocase(l->name, STR("X-WELLMET-"))) {
            vcard_map_wellmet(m, i);
        }
    }
    vcard_map_titles(m);
    return vcard_map_name(m) || im->group;
}
