/* SPDX-License-Identifier: Apache-2.0 */
/* E-mail, phone, address, web page and chat of a card. */
#include "base/arena.h"
#include "codec/vcard_int.h"
#include "codec/vcard_label.h"
#include "codec/vcard_value.h"
#include "def/limits.h"

enum { VALUE_MAX = 2000 }; /* of contact_point.value */

static const struct contact_property {
    struct str name;
    int kind;
    struct str label; /* of the services that have a property each */
} properties[] = {
    {STR_INIT("EMAIL"), CONTACT_EMAIL, STR_INIT("")},         /* RFC 2426 3.3.2, RFC 6350 6.4.2 */
    {STR_INIT("TEL"), CONTACT_PHONE, STR_INIT("")},           /* 3.3.1, 6.4.1 */
    {STR_INIT("ADR"), CONTACT_ADDRESS, STR_INIT("")},         /* 3.2.1, 6.3.1 */
    {STR_INIT("URL"), CONTACT_URL, STR_INIT("")},             /* 3.6.8, 6.7.8 */
    {STR_INIT("IMPP"), CONTACT_IM, STR_INIT("")},             /* RFC 4770, 6.4.3 */
    {STR_INIT("X-SOCIALPROFILE"), CONTACT_URL, STR_INIT("")}, /* Apple */
    {STR_INIT("SOCIALPROFILE"), CONTACT_URL, STR_INIT("")},   /* RFC 9554 */
    {STR_INIT("X-AIM"), CONTACT_IM, STR_INIT("AIM")},
    {STR_INIT("X-ICQ"), CONTACT_IM, STR_INIT("ICQ")},
    {STR_INIT("X-MSN"), CONTACT_IM, STR_INIT("MSN")},
    {STR_INIT("X-YAHOO"), CONTACT_IM, STR_INIT("Yahoo")},
    {STR_INIT("X-JABBER"), CONTACT_IM, STR_INIT("Jabber")},
    {STR_INIT("X-SKYPE"), CONTACT_IM, STR_INIT("Skype")},
    {STR_INIT("X-SKYPE-USERNAME"), CONTACT_IM, STR_INIT("Skype")},
    {STR_INIT("X-GTALK"), CONTACT_IM, STR_INIT("GoogleTalk")},
    {STR_INIT("X-GOOGLE-TALK"), CONTACT_IM, STR_INIT("GoogleTalk")},
    {STR_INIT("X-QQ"), CONTACT_IM, STR_INIT("QQ")},
    {STR_INIT("X-GADUGADU"), CONTACT_IM, STR_INIT("Gadu-Gadu")},
    {STR_INIT("X-GROUPWISE"), CONTACT_IM, STR_INIT("GroupWise")},
    {STR_INIT("X-SIP"), CONTACT_IM, STR_INIT("SIP")},
    {STR_INIT("X-TWITTER"), CONTACT_IM, STR_INIT("Twitter")},
    {STR_INIT("X-MS-IMADDRESS"), CONTACT_IM, STR_INIT("")},
};

size_t vcard_find_label(const struct vcard_card *c, size_t line)
{
    struct str group = c->lines.p[line].group;
    if (!group.n)
        return VCARD_NO_LINE;
    /* Nearly always the next line. */
    for (size_t k = 1; k < c->lines.n; k++) {
        size_t i = (line + k) % c->lines.n;
        const struct content_line *l = &c->lines.p[i];
        if (l->name.n == 9 && str_eq_nocase(l->group, group) &&
            str_eq_nocase(l->name, STR("X-ABLABEL")))
            return i;
    }
    return VCARD_NO_LINE;
}

static struct str group_label(struct vcard_map *m, size_t line)
{
    size_t i = vcard_find_label(m->card, line);
    if (i == VCARD_NO_LINE)
        return STR_NULL;
    return vcard_unwrap_label(m->a, vcard_line_text(m, i, m->card->lines.p[i].value, LIMIT_LINE));
}

/* RFC 2426 3.2.1: parts in order, those that say something, joined with ", ". */
static struct str address_value(struct vcard_map *m, size_t line)
{
    struct content_line l = vcard_structured(m, line);
    struct str rest = l.value, part, label;
    struct strbuf b;
    strbuf_init(&b, m->a, VALUE_MAX + 1);
    while (vcard_value_next(&rest, ';', &part)) {
        struct str text = vcard_clean(m->a, vcard_value_text(m->a, &l, part), true), one;
        while (text.n && str_next(&text, '\n', &one)) {
            one = str_trim(one);
            if (b.n && one.n && b.p[b.n - 1] != ',')
                STRBUF_LIT(&b, ",");
            if (b.n && one.n)
                STRBUF_LIT(&b, " ");
            strbuf_add(&b, one);
        }
    }
    if (!b.n && content_param_find(&l, STR("LABEL"), &label)) /* RFC 6350 6.3.1 */
        return vcard_clean(m->a, content_param_text(m->a, label), false);
    return strbuf_get(&b);
}

/* tel:+1-418-656-9254;ext=102 */
static struct str phone_value(struct arena *a, struct str s)
{
    if (!str_starts_nocase(s, STR("tel:")))
        return s;
    s = str_sub(s, 4, s.n);
    size_t ext = str_find(s, STR(";ext="), 0);
    if (ext == SIZE_MAX)
        return s;
    struct str rest = str_sub(s, ext + 5, s.n);
    return str_format(a, "%.*s ext. %.*s", STR_ARG(str_sub(s, 0, ext)), STR_ARG(rest));
}

/* Chat: X-SERVICE-TYPE, the scheme or the property name says which service. */
static void map_chat(struct vcard_map *m, const struct content_line *l, struct contact_point *c)
{
    struct str service, from_scheme;
    size_t skip = vcard_scheme_length(c->value, &from_scheme);
    if (skip)
        c->value = vcard_percent_decode(m->a, str_trim(str_sub(c->value, skip, c->value.n)));
    if (content_param_find(l, STR("X-SERVICE-TYPE"), &service) ||
        content_param_find(l, STR("SERVICE-TYPE"), &service))
        c->label = vcard_clean(m->a, content_param_text(m->a, service), false);
    else if (from_scheme.n && !c->label.n)
        c->label = from_scheme;
}

/* X-SOCIALPROFILE;type=twitter;x-user=jdoe:http://twitter.com/jdoe, or x-apple:jdoe. */
static void map_profile(struct vcard_map *m, const struct content_line *l, struct contact_point *c)
{
    struct str user, label;
    size_t skip = vcard_scheme_length(c->value, &label);
    if (!skip && str_find(c->value, STR("://"), 0) != SIZE_MAX)
        return;
    c->kind = CONTACT_IM;
    if (skip)
        c->value = vcard_percent_decode(m->a, str_trim(str_sub(c->value, skip, c->value.n)));
    if (!c->value.n && content_param_find(l, STR("X-USER"), &user))
        c->value = vcard_clean(m->a, content_param_text(m->a, user), false);
}

static const struct contact_property *find_property(struct str name)
{
    for (size_t i = 0; i < sizeof(properties) / sizeof(*properties); i++)
        if (name.n == properties[i].name.n && str_eq_nocase(name, properties[i].name))
            return &properties[i];
    return NULL;
}

struct str vcard_property_label(struct str name)
{
    const struct contact_property *p = find_property(name);
    return p ? p->label : STR_NULL;
}

static bool has_room(struct vcard_map *m, size_t line)
{
    if (m->im->contacts.n < LIMIT_CARD_CONTACTS)
        return true;
    if (!m->too_many)
        vcard_warn(m, line, "more than %d addresses and numbers; the rest is kept in the card only",
                   LIMIT_CARD_CONTACTS);
    m->too_many = true;
    return false;
}

bool vcard_map_contact(struct vcard_map *m, size_t line)
{
    const struct content_line *l = &m->card->lines.p[line];
    const struct contact_property *p = find_property(l->name);
    if (!p)
        return false;
    bool empty =
        p->kind == CONTACT_ADDRESS ? vcard_value_is_empty(l->value) : !str_trim(l->value).n;
    if (empty || !has_room(m, line))
        return true;
    struct contact_point c = {.kind = p->kind};
    c.label = vcard_types_label(m->a, l, &c.preferred);
    c.value = p->kind == CONTACT_ADDRESS ? address_value(m, line)
                                         : vcard_line_text(m, line, l->value, SIZE_MAX);
    if (p->kind == CONTACT_PHONE)
        c.value = phone_value(m->a, c.value);
    else if (p->kind == CONTACT_EMAIL && str_starts_nocase(c.value, STR("mailto:")))
        c.value = str_sub(c.value, 7, c.value.n);
    else if (p->kind == CONTACT_IM)
        map_chat(m, l, &c);
    else if (p->kind == CONTACT_URL && p->name.n != 3)
        map_profile(m, l, &c);
    if (p->label.n)
        c.label = p->label;
    struct str own = group_label(m, line);
    c.label = vcard_fit(m, line, vcard_clean(m->a, own.n ? own : c.label, false), LIMIT_LINE);
    if (c.value.n > VALUE_MAX) /* part of an address is no address */
        vcard_warn(m, line, "this %.*s is longer than %d bytes; kept in the card only",
                   STR_ARG(l->name), VALUE_MAX);
    if (!c.value.n || c.value.n > VALUE_MAX)
        return true;
    *VEC_PUSH(m->a, &m->im->contacts) = c;
    *VEC_PUSH(m->a, &m->contact_lines) = line;
    return true;
}
