/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ORG, TITLE and ROLE are separate properties of one place. A title with a group belongs to the
 * organisation of that group (item1.ORG, item1.TITLE) or to none; titles without a group go to the
 * organisations still without one, in order. A ROLE counts where there is no TITLE.
 */
#include "base/arena.h"
#include "codec/vcard_int.h"
#include "codec/vcard_value.h"
#include "def/limits.h"

static bool has_room(struct vcard_map *m, size_t line)
{
    if (m->im->positions.n < LIMIT_CARD_CONTACTS)
        return true;
    if (!m->too_many)
        vcard_warn(m, line, "more than %d positions; the rest is kept in the card only",
                   LIMIT_CARD_CONTACTS);
    m->too_many = true;
    return false;
}

static void add_position(struct vcard_map *m, struct imported_position p, struct vcard_place place)
{
    *VEC_PUSH(m->a, &m->im->positions) = p;
    *VEC_PUSH(m->a, &m->places) = place;
}

void vcard_map_org(struct vcard_map *m, size_t line)
{
    if (vcard_value_is_empty(m->card->lines.p[line].value) || !has_room(m, line))
        return;
    struct imported_position p = {.title = STR_NULL};
    struct content_line l = vcard_structured(m, line);
    struct str unit;
    if (vcard_next_component(m, line, &l, STR(", "), &unit))
        p.organisation = vcard_fit(m, line, unit, LIMIT_LINE);
    while (vcard_next_component(m, line, &l, STR(", "), &unit) && p.department.n <= LIMIT_LINE)
        if (unit.n)
            p.department = str_join(m->a, p.department, STR(", "), unit);
    p.department = vcard_fit(m, line, p.department, LIMIT_LINE);
    if (p.organisation.n || p.department.n)
        add_position(m, p, (struct vcard_place){line, VCARD_NO_LINE});
}

static struct str group_of(const struct vcard_map *m, size_t line)
{
    return line == VCARD_NO_LINE ? STR_NULL : m->card->lines.p[line].group;
}

/* The position that still lacks a title: of the same group, or, without a group, the first. */
static size_t find_place(const struct vcard_map *m, struct str group)
{
    for (size_t i = 0; i < m->places.n; i++)
        if (m->places.p[i].title == VCARD_NO_LINE &&
            (!group.n || str_eq_nocase(group_of(m, m->places.p[i].org), group)))
            return i;
    return SIZE_MAX;
}

static void map_title(struct vcard_map *m, size_t line)
{
    struct str text = vcard_line_text(m, line, m->card->lines.p[line].value, LIMIT_LINE);
    size_t i = find_place(m, group_of(m, line));
    if (text.n && i != SIZE_MAX) {
        m->im->positions.p[i].title = text;
        m->places.p[i].title = line;
    } else if (text.n && has_room(m, line)) {
        add_position(m, (struct imported_position){.title = text},
                     (struct vcard_place){VCARD_NO_LINE, line});
    }
}

void vcard_map_titles(struct vcard_map *m)
{
    const size_t *lines = m->titles.n ? m->titles.p : m->roles.p;
    size_t n = m->titles.n ? m->titles.n : m->roles.n;
    for (size_t i = 0; i < n; i++)
        if (group_of(m, lines[i]).n)
            map_title(m, lines[i]);
    for (size_t i = 0; i < n; i++)
        if (!group_of(m, lines[i]).n)
            map_title(m, lines[i]);
}
