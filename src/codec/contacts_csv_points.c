/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/contacts_csv_map.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/strbuf.h"
#include "def/limits.h"
#include "model/person.h"

/* Google marks the preferred one with "* "; its own labels are capitalised, ours are not. */
static struct str label_of(const struct csv_map *m, const struct csv_group *g, bool *preferred)
{
    static const struct str own[] = {
        STR_INIT("home"),    STR_INIT("work"),  STR_INIT("other"),    STR_INIT("mobile"),
        STR_INIT("main"),    STR_INIT("pager"), STR_INIT("home fax"), STR_INIT("work fax"),
        STR_INIT("profile"), STR_INIT("blog")};
    struct str label = csv_map_line(m, g, CSV_LABEL);
    *preferred = g->preferred;
    if (str_starts(label, STR("*"))) {
        *preferred = true;
        label = str_trim(str_sub(label, 1, label.n));
    }
    for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
        if (str_eq_nocase(label, own[i]))
            return own[i];
    return label.n ? label : str_c(g->label);
}

/* False when the model has no room for it. The same one twice is one. */
static bool add_contact(struct csv_map *m, int kind, struct str label, struct str value,
                        bool preferred)
{
    const struct field *f = field_find(contact_point_fields, STR("value"));
    if (value.n > field_max(f) || label.n > LIMIT_LINE)
        return false;
    VEC_EACH(struct contact_point, c, &m->to->contacts)
        if (c->kind == kind && str_eq_nocase(c->value, value) && str_eq(c->label, label)) {
            c->preferred = c->preferred || preferred;
            return true;
        }
    if (m->to->contacts.n >= LIMIT_CARD_CONTACTS)
        return false;
    *VEC_PUSH(m->a, &m->to->contacts) = (struct contact_point){
        .kind = kind, .label = label, .value = value, .preferred = preferred};
    return true;
}

/* Takes the next of several values in one cell: Google joins them with " ::: ", people write
 * e-mail addresses with ";" or "," between them. */
static bool next_value(struct str *rest, bool emails, struct str *ret)
{
    size_t at = str_find(*rest, STR(" ::: "), 0), skip = 5;
    if (!rest->n)
        return false;
    for (size_t i = 0; emails && i < rest->n && i < at; i++)
        if (rest->p[i] == ';' || rest->p[i] == ',') {
            at = i;
            skip = 1;
        }
    *ret = str_trim(str_sub(*rest, 0, at));
    *rest = at == SIZE_MAX ? STR_NULL : str_sub(*rest, at + skip, rest->n);
    return true;
}

static bool looks_like_email(struct str s)
{
    size_t at = str_find_char(s, '@', 0);
    return at != SIZE_MAX && at > 0 && at + 1 < s.n && str_find_char(s, ' ', 0) == SIZE_MAX;
}

/* E-mail, phone, page, chat. */
void csv_read_contact(struct csv_map *m, const struct csv_group *g)
{
    bool email = g->target == CSV_EMAIL, all = true, preferred;
    struct str rest = csv_map_line(m, g, CSV_VALUE), one, kind = csv_map_line(m, g, CSV_KIND);
    struct str label = label_of(m, g, &preferred);
    int contact = (int)g->target - CSV_EMAIL + CONTACT_EMAIL;
    if (!rest.n)
        return;
    if (g->target == CSV_IM && kind.n)
        label = kind;
    while (next_value(&rest, email, &one)) {
        bool usable = !email || (looks_like_email(one) && !str_eq_nocase(kind, STR("EX")));
        if (one.n && (!usable || !add_contact(m, contact, label, one, preferred)))
            all = false;
        preferred = false;
    }
    if (!all) {
        csv_map_warn(m, g, CSV_VALUE,
                     email ? "this is not an e-mail address; it is kept as it is" : csv_map_kept);
        return;
    }
    csv_map_carry(m, g, CSV_VALUE);
    csv_map_carry(m, g, CSV_KIND);
    if (g->target != CSV_IM || !kind.n)
        csv_map_carry(m, g, CSV_LABEL);
}

void csv_read_profile(struct csv_map *m, const struct csv_group *g)
{
    struct str v = csv_map_line(m, g, CSV_VALUE);
    if (!v.n || !add_contact(m, CONTACT_URL, str_c(g->label), v, false))
        return;
    m->to->source_key = v;
    csv_map_carry(m, g, CSV_VALUE);
}

static struct str on_one_line(struct csv_map *m, struct str text)
{
    struct strbuf b;
    struct str line;
    if (!text.n)
        return STR_NULL;
    strbuf_init(&b, m->a, LIMIT_NOTE);
    while (str_next_line(&text, &line)) {
        line = csv_map_clean(m->a, line, false);
        if (line.n && b.n)
            STRBUF_LIT(&b, ", ");
        strbuf_add(&b, line);
    }
    return strbuf_get(&b);
}

/* The parts in the order of a vCard's ADR, so that one address looks the same from both. What
 * Google calls "Formatted" says it once more; it counts where there are no parts. */
void csv_read_address(struct csv_map *m, const struct csv_group *g)
{
    bool preferred;
    struct str label = label_of(m, g, &preferred),
               whole = on_one_line(m, csv_map_cell(m, g, CSV_VALUE));
    struct strbuf b;
    strbuf_init(&b, m->a, LIMIT_NOTE);
    for (int part = CSV_PO_BOX; part <= CSV_COUNTRY; part++) {
        struct str v = on_one_line(m, csv_map_cell(m, g, (enum csv_part)part));
        if (v.n && b.n)
            STRBUF_LIT(&b, ", ");
        strbuf_add(&b, v);
    }
    struct str parts = strbuf_get(&b), value = parts.n ? parts : whole;
    if (!value.n)
        return;
    if (!add_contact(m, CONTACT_ADDRESS, label, value, preferred)) {
        if (g->cell[CSV_VALUE] >= 0)
            csv_map_warn(m, g, CSV_VALUE, csv_map_kept);
        return;
    }
    for (int part = CSV_PO_BOX; part <= CSV_COUNTRY; part++)
        csv_map_carry(m, g, (enum csv_part)part);
    if (str_eq(fold(m->a, whole), fold(m->a, value)))
        csv_map_carry(m, g, CSV_VALUE);
    csv_map_carry(m, g, CSV_LABEL);
}

void csv_read_organisation(struct csv_map *m, const struct csv_group *g)
{
    static const enum csv_part parts[] = {CSV_VALUE, CSV_DEPARTMENT, CSV_JOB};
    struct str v[3];
    bool any = false;
    for (size_t i = 0; i < 3; i++) {
        v[i] = csv_map_line(m, g, parts[i]);
        if (v[i].n > LIMIT_LINE) {
            csv_map_warn(m, g, parts[i], csv_map_kept);
            v[i] = STR_NULL;
        } else if (v[i].n) {
            csv_map_carry(m, g, parts[i]);
            any = true;
        }
    }
    if (any && m->to->positions.n < LIMIT_CARD_CONTACTS)
        *VEC_PUSH(m->a, &m->to->positions) = (struct imported_position){v[0], v[1], v[2]};
}

static struct imported_position *position_of(struct csv_map *m)
{
    if (!m->to->positions.n)
        VEC_PUSH(m->a, &m->to->positions);
    return &m->to->positions.p[0];
}

/* "Title" is "Dr" in one program and "Program Director" in the next. */
void csv_read_title(struct csv_map *m, const struct csv_group *g)
{
    struct person split = {0}, *p = &m->to->person;
    struct str v = csv_map_line(m, g, CSV_VALUE);
    if (!v.n || v.n > LIMIT_LINE)
        return;
    person_set_name(m->a, &split, str_format(m->a, "%.*s X", STR_ARG(v)));
    if (str_eq(split.prefix, v) && !p->prefix.n)
        p->prefix = v;
    else if (!position_of(m)->title.n)
        position_of(m)->title = v;
    else
        return;
    csv_map_carry(m, g, CSV_VALUE);
}
