/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/contacts_csv_map.h"

#include "base/arena.h"
#include "base/fold.h"
#include "def/limits.h"
#include "model/person.h"

struct str csv_map_cell(const struct csv_map *m, const struct csv_group *g, enum csv_part part)
{
    int i = g->cell[part];
    return i < 0 || (size_t)i >= m->record->n ? STR_NULL : str_trim(m->record->cells[i]);
}

void csv_map_carry(const struct csv_map *m, const struct csv_group *g, enum csv_part part)
{
    int i = g->cell[part];
    if (i >= 0 && (size_t)i < m->record->n)
        m->carried[i] = true;
}

void csv_map_warn(const struct csv_map *m, const struct csv_group *g, enum csv_part part,
                  const char *what)
{
    struct str heading = utf8_cut(m->columns->headings[g->cell[part]], 60);
    *VEC_PUSH(m->a, &m->to->warnings) =
        str_format(m->a, "line %lld, %.*s: %s", (long long)m->record->line, STR_ARG(heading), what);
}

const char csv_map_kept[] = "this could not be read; it is kept as it is";

/* Control characters would make the whole text unreadable for the model, and no one typed them. */
struct str csv_map_clean(struct arena *a, struct str s, bool lines)
{
    if (!s.n)
        return STR_NULL;
    char *p = arena_copy(a, s.p, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)p[i], next = i + 1 < s.n ? (unsigned char)p[i + 1] : 0;
        if (c == 0xC2 && next >= 0x80 && next < 0xA0) /* U+0080 to U+009F */
            i++;
        else if (c == '\r') {
            if (next != '\n')
                p[n++] = lines ? '\n' : ' ';
        } else if (c >= '\t' && c < '\r')
            p[n++] = lines && c != '\v' && c != '\f' ? (char)c : ' ';
        else if (c >= 0x20 && c != 0x7F)
            p[n++] = (char)c;
    }
    p[n] = '\0';
    return str_trim((struct str){p, n});
}

struct str csv_map_line(const struct csv_map *m, const struct csv_group *g, enum csv_part part)
{
    return csv_map_clean(m->a, csv_map_cell(m, g, part), false);
}

static void (*const readers[CSV_TARGETS])(struct csv_map *, const struct csv_group *) = {
    [CSV_FIELD] = csv_read_field,
    [CSV_WHOLE_NAME] = csv_read_whole_name,
    [CSV_FAMILY] = csv_read_family,
    [CSV_SUFFIX] = csv_read_suffix,
    [CSV_TITLE] = csv_read_title,
    [CSV_MET_WHEN] = csv_read_met_when,
    [CSV_BIRTHDAY] = csv_read_birthday,
    [CSV_PROFILE] = csv_read_profile,
    [CSV_CUSTOM] = csv_read_custom,
    [CSV_EMAIL] = csv_read_contact,
    [CSV_PHONE] = csv_read_contact,
    [CSV_ADDRESS] = csv_read_address,
    [CSV_URL] = csv_read_contact,
    [CSV_IM] = csv_read_contact,
    [CSV_ORGANISATION] = csv_read_organisation,
};

/* A whole name is taken apart when the file has no column for the parts. Where it has and they are
 * empty, the program did not know them either: often the name of a company. */
static void split_whole_name(struct csv_map *m)
{
    struct person *p = &m->to->person;
    struct str whole = p->display;
    if (!whole.n || p->given.n || p->family.n)
        return;
    VEC_EACH(struct csv_group, g, &m->columns->groups)
        if (g->target == CSV_FAMILY)
            return;
    p->display = STR_NULL;
    person_set_name(m->a, p, whole);
}

/* A person needs a name; someone known by an address alone goes by it until told otherwise. */
static void name_by_address(struct csv_map *m)
{
    struct person *p = &m->to->person;
    if (p->given.n || p->family.n || p->display.n || p->nickname.n)
        return;
    if (m->to->contacts.n)
        p->display = utf8_cut(m->to->contacts.p[0].value, LIMIT_LINE);
    else if (m->to->positions.n)
        p->display = m->to->positions.p[0].organisation;
    if (p->display.n)
        *VEC_PUSH(m->a, &m->to->warnings) =
            str_format(m->a, "line %lld: no name in this row; it goes by %.*s",
                       (long long)m->record->line, STR_ARG(p->display));
}

bool csv_map_record(struct arena *a, const struct csv_columns *c, const struct csv_record *r,
                    struct imported *ret, bool *carried)
{
    struct csv_map m = {a, c, r, ret, carried};
    VEC_EACH(struct csv_group, g, &c->groups)
        if (g->target != CSV_TITLE)
            readers[g->target](&m, g);
    VEC_EACH(struct csv_group, g, &c->groups)
        if (g->target == CSV_TITLE) /* joins the position the other columns made */
            csv_read_title(&m, g);
    for (size_t i = 0; i < r->n; i++)
        if (str_eq(r->cells[i], STR("0/0/00"))) /* how Outlook writes an empty date */
            carried[i] = true;
    if (c->product == CSV_LINKEDIN && !ret->person.met_how.n)
        ret->person.met_how = STR("LinkedIn");
    split_whole_name(&m);
    name_by_address(&m);
    const struct person *p = &ret->person;
    return p->given.n || p->family.n || p->display.n || p->nickname.n;
}
