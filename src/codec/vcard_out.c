/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/vcard_out.h"

#include "base/arena.h"
#include "codec/vcard_label.h"

static void start(struct strbuf *b, const struct vcard_out *o)
{
    strbuf_init(b, o->a, SIZE_MAX / 4);
}

struct str vcard_text_value(const struct vcard_out *o, struct str text)
{
    struct strbuf b;
    start(&b, o);
    vcard_put_text(&b, o->version, text);
    return strbuf_get(&b);
}

struct str vcard_name_value(const struct vcard_out *o, const struct person *p)
{
    const struct str parts[] = {p->family, p->given, p->middle, p->prefix, p->suffix};
    struct strbuf b;
    start(&b, o);
    for (size_t i = 0; i < 5; i++) {
        if (i)
            STRBUF_LIT(&b, ";");
        vcard_put_text(&b, o->version, parts[i]);
    }
    return strbuf_get(&b);
}

struct str vcard_org_value(const struct vcard_out *o, const struct imported_position *p)
{
    struct strbuf b;
    start(&b, o);
    vcard_put_text(&b, o->version, p->organisation);
    if (p->department.n) {
        STRBUF_LIT(&b, ";");
        vcard_put_text(&b, o->version, p->department);
    }
    return strbuf_get(&b);
}

/* RFC 3986: what may stand in the opaque part of a chat address, and is not an escape of vCard. */
static void put_uri_part(struct strbuf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool plain = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
                     (c && strchr("-._~@:/+?=&!$'()*", c));
        if (plain)
            strbuf_add_char(b, (char)c);
        else
            strbuf_addf(b, "%%%02X", c);
    }
}

struct str vcard_contact_value(const struct vcard_out *o, const struct contact_point *c,
                               struct str old)
{
    struct strbuf b;
    struct str label;
    start(&b, o);
    if (c->kind == CONTACT_ADDRESS) { /* one line: the street says it all */
        STRBUF_LIT(&b, ";;");
        vcard_put_text(&b, o->version, c->value);
        STRBUF_LIT(&b, ";;;;");
    } else if (c->kind == CONTACT_URL) { /* a URI is not escaped, but for what would be read so */
        for (size_t i = 0; i < c->value.n; i++) {
            if (c->value.p[i] == '\\')
                STRBUF_LIT(&b, "\\");
            strbuf_add_char(&b, c->value.p[i]);
        }
    } else if (c->kind == CONTACT_IM && vcard_scheme_length(old, &label)) {
        strbuf_add(&b, str_sub(old, 0, vcard_scheme_length(old, &label)));
        put_uri_part(&b, c->value);
    } else {
        vcard_put_text(&b, o->version, c->value);
    }
    return strbuf_get(&b);
}

struct str vcard_date_value(const struct vcard_out *o, struct date d, bool omit)
{
    if (omit && !d.y)
        d.y = 1604;
    if (o->version == VCARD_4_0 && d.d) /* RFC 6350 4.3.1: basic form */
        return d.y ? str_format(o->a, "%04d%02d%02d", d.y, d.m, d.d)
                   : str_format(o->a, "--%02d%02d", d.m, d.d);
    return date_str(o->a, d);
}

static void put_type(struct strbuf *head, enum vcard_version v, struct str type, bool *begun)
{
    if (v == VCARD_2_1)
        STRBUF_LIT(head, ";");
    else
        strbuf_add(head, *begun ? STR(",") : STR(";TYPE="));
    strbuf_add(head, type);
    *begun = true;
}

void vcard_put_types(struct strbuf *head, enum vcard_version v, struct str label, bool internet,
                     bool preferred)
{
    bool begun = false;
    struct str word;
    if (internet && v != VCARD_4_0)
        put_type(head, v, STR("INTERNET"), &begun);
    while (label.n && str_next(&label, ' ', &word))
        put_type(head, v, vcard_word_type(word), &begun);
    if (preferred && v == VCARD_4_0)
        STRBUF_LIT(head, ";PREF=1");
    else if (preferred)
        put_type(head, v, STR("PREF"), &begun);
}

struct str vcard_new_group(struct vcard_out *o)
{
    return str_format(o->a, "item%lld", (long long)o->next_group++);
}

static void out_line(struct vcard_out *o, struct str group, const char *name, struct str value)
{
    struct str head = str_join(o->a, group, STR("."), str_c(name));
    vcard_put_line(o->b, o->version, o->eol, head, value);
}

void vcard_out_text(struct vcard_out *o, const char *name, struct str text)
{
    if (text.n)
        out_line(o, STR_NULL, name, vcard_text_value(o, text));
}

void vcard_out_birthday(struct vcard_out *o, struct date d)
{
    bool omit = !d.y && d.d && o->version == VCARD_3_0;
    if (date_is_set(d))
        out_line(o, STR_NULL, omit ? "BDAY;X-APPLE-OMIT-YEAR=1604" : "BDAY",
                 vcard_date_value(o, d, omit));
}

/* A label fits a parameter when nothing of it would be lost there. */
static bool fits_param(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '"' || s.p[i] == '^' || (unsigned char)s.p[i] < ' ')
            return false;
    return s.n > 0;
}

void vcard_out_contact(struct vcard_out *o, const struct contact_point *c)
{
    static const char *const names[] = {"X-WELLMET-CONTACT", "EMAIL", "TEL", "ADR", "URL", "IMPP"};
    bool chat = c->kind == CONTACT_IM, types = !chat && vcard_label_is_types(c->label);
    bool service = chat && o->version != VCARD_2_1 && fits_param(c->label);
    bool custom = c->label.n && !types && !service;
    struct str group = custom ? vcard_new_group(o) : STR_NULL;
    struct strbuf head;
    start(&head, o);
    strbuf_add(&head, group);
    strbuf_addf(&head, "%s%s", custom ? "." : "", names[c->kind]);
    if (service) {
        STRBUF_LIT(&head, ";X-SERVICE-TYPE=");
        vcard_put_param(&head, o->version, c->label);
    }
    vcard_put_types(&head, o->version, types ? c->label : STR_NULL, c->kind == CONTACT_EMAIL,
                    c->preferred);
    struct str scheme = chat ? vcard_service_scheme(c->label) : STR_NULL;
    vcard_put_line(o->b, o->version, o->eol, strbuf_get(&head), vcard_contact_value(o, c, scheme));
    if (custom)
        out_line(o, group, "X-ABLabel", vcard_text_value(o, c->label));
}

void vcard_out_position(struct vcard_out *o, const struct imported_position *p, struct str group)
{
    if (p->organisation.n || p->department.n)
        out_line(o, group, "ORG", vcard_org_value(o, p));
    if (p->title.n)
        out_line(o, group, "TITLE", vcard_text_value(o, p->title));
}

bool vcard_is_wellmet(const struct field *f)
{
    return f->vcard && str_starts(str_c(f->vcard), STR("X-WELLMET-"));
}

void vcard_out_wellmet(struct vcard_out *o, const struct field *f, const struct person *p)
{
    if (field_is_set(f, p))
        vcard_out_text(o, f->vcard, field_text(o->a, f, p));
}
