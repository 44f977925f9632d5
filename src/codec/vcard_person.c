/* SPDX-License-Identifier: Apache-2.0 */
/* Names, birthdays and Wellmet's own properties of a card. */
#include "base/arena.h"
#include "base/err.h"
#include "codec/vcard_int.h"
#include "codec/vcard_value.h"
#include "def/limits.h"
#include "model/person.h"

/* RFC 2426 3.1.2: family; given; additional; prefixes; suffixes. */
static void map_parts(struct vcard_map *m)
{
    struct person *p = &m->im->person;
    struct str *const parts[] = {&p->family, &p->given, &p->middle, &p->prefix, &p->suffix};
    struct content_line l = vcard_structured(m, m->n);
    for (size_t i = 0; i < 5; i++) {
        struct str text, between = i == 4 ? STR(", ") : STR(" ");
        if (!vcard_next_component(m, m->n, &l, between, &text))
            break;
        *parts[i] = vcard_fit(m, m->n, text, LIMIT_LINE);
    }
}

/* Runs of blanks count as one. */
static bool same_words(struct str x, struct str y)
{
    size_t i = 0, j = 0;
    for (;;) {
        bool gap_x = false, gap_y = false;
        for (; i < x.n && x.p[i] == ' '; i++)
            gap_x = true;
        for (; j < y.n && y.p[j] == ' '; j++)
            gap_y = true;
        if (i == x.n || j == y.n)
            return i == x.n && j == y.n;
        if (gap_x != gap_y || x.p[i++] != y.p[j++])
            return false;
    }
}

/* A whole name as one text, from FN or from an N without parts. */
static void split_name(struct vcard_map *m, struct str full)
{
    struct person *p = &m->im->person, split = {.record = {0}};
    person_set_name(m->a, &split, full);
    m->name_from_fn = true;
    p->prefix = split.prefix;
    p->given = split.given;
    p->middle = split.middle;
    p->family = split.family;
    p->suffix = split.suffix;
    struct str parts = p->given.n || p->family.n ? person_name(m->a, p) : STR_NULL;
    if (!same_words(full, parts) &&
        !same_words(full, str_join(m->a, parts, STR(", "), split.credentials)))
        p->display = full;
    if (!p->credentials.n)
        p->credentials = split.credentials;
}

/* Without N and FN: what else tells this card from others. */
static bool map_other_name(struct vcard_map *m)
{
    struct imported *im = m->im;
    struct str name = im->person.nickname;
    const char *what = "nickname";
    if (!name.n && im->positions.n && im->positions.p[0].organisation.n) {
        name = im->positions.p[0].organisation;
        what = "organisation";
        m->is_company = true;
    }
    static const char *const kinds[] = {"",        "e-mail address", "phone number",
                                        "address", "web page",       "chat"};
    for (size_t i = 0; !name.n && i < im->contacts.n; i++)
        if (im->contacts.p[i].kind == CONTACT_EMAIL)
            name = im->contacts.p[i].value, what = kinds[CONTACT_EMAIL];
    for (size_t i = 0; !name.n && i < im->contacts.n; i++)
        name = im->contacts.p[i].value, what = kinds[im->contacts.p[i].kind];
    if (!name.n)
        return false;
    im->person.display = vcard_fit(m, 0, name, LIMIT_LINE);
    if (!im->group)
        vcard_warn(m, 0, "this card has no name; its %s stands for it", what);
    return true;
}

/* A company is no position of itself. Its lines stay where they are. */
static void drop_own_position(struct vcard_map *m)
{
    struct imported *im = m->im;
    if (!im->positions.n || im->positions.p[0].title.n ||
        !str_eq(im->positions.p[0].organisation, im->person.display))
        return;
    im->positions.n--;
    m->places.n--;
    memmove(im->positions.p, im->positions.p + 1, im->positions.n * sizeof(*im->positions.p));
    memmove(m->places.p, m->places.p + 1, m->places.n * sizeof(*m->places.p));
}

bool vcard_map_name(struct vcard_map *m)
{
    struct person *p = &m->im->person;
    const struct content_line *n = m->n == VCARD_NO_LINE ? NULL : &m->card->lines.p[m->n];
    if (n && str_find_char(vcard_structured(m, m->n).value, ';', 0) != SIZE_MAX)
        map_parts(m);
    struct str own = m->im->positions.n ? m->im->positions.p[0].organisation : STR_NULL;
    if (p->given.n || p->family.n) {
        if (!same_words(m->fn_text, person_name(m->a, p)))
            p->display = vcard_fit(m, m->fn, m->fn_text, LIMIT_LINE);
    } else if (m->fn_text.n && (m->is_company || m->im->group || str_eq(m->fn_text, own))) {
        p->display = vcard_fit(m, m->fn, m->fn_text, LIMIT_LINE);
    } else if (m->fn_text.n && str_eq(m->fn_text, p->nickname)) {
        return true; /* nothing more is known */
    } else if (m->fn_text.n) {
        split_name(m, vcard_fit(m, m->fn, m->fn_text, LIMIT_LINE));
    } else if (n && !vcard_value_is_empty(n->value)) {
        split_name(m, vcard_line_text(m, m->n, n->value, LIMIT_LINE));
    } else if (!map_other_name(m)) {
        return false;
    }
    if (m->is_company)
        drop_own_position(m);
    return p->given.n || p->family.n || p->display.n || p->nickname.n;
}

/* Cuts the time off a date-time: "1996-04-15T20:12:43Z", "19960415 2012", "1996-04-15Z". */
static struct str day_part(struct str s)
{
    for (size_t i = 4; i < s.n; i++)
        if (s.p[i] == 'T' || s.p[i] == 't' || s.p[i] == ' ' || s.p[i] == 'Z')
            return str_sub(s, 0, i);
    return s;
}

enum { NO_YEAR = 1604 }; /* Apple's leap year for "no year"; others copied the habit */

void vcard_map_birthday(struct vcard_map *m, size_t line)
{
    const struct content_line *l = &m->card->lines.p[line];
    struct str text = vcard_line_text(m, line, l->value, LIMIT_LINE), omit;
    struct date d;
    int64_t year = NO_YEAR;
    if (!text.n || m->bday != VCARD_NO_LINE)
        return;
    m->bday = line;
    if (!date_parse(day_part(text), &d) || !date_is_set(d)) {
        vcard_warn(m, line, "the birthday \"%.*s\" is not a date; kept in the card only",
                   STR_ARG(text));
        return;
    }
    if (content_param_find(l, STR("X-APPLE-OMIT-YEAR"), &omit))
        str_to_i64(omit, 1, 9999, &year);
    if (d.m && d.d && (d.y == year || d.y == NO_YEAR))
        d.y = 0;
    m->im->person.birthday = d;
}

void vcard_map_wellmet(struct vcard_map *m, size_t line)
{
    const struct content_line *l = &m->card->lines.p[line];
    FIELD_EACH (f, person_fields) {
        if (!f->vcard || !str_eq_nocase(l->name, str_c(f->vcard)))
            continue;
        struct err err = {0};
        struct str text = vcard_value_text(m->a, l, l->value);
        if (field_parse(m->a, f, NULL, text, &m->im->person, &err))
            vcard_warn(m, line, "%s", err.text);
    }
}
