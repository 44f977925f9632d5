/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/contacts_csv_map.h"

#include "base/arena.h"
#include "base/err.h"
#include "codec/contacts_csv_date.h"
#include "def/limits.h"
#include "model/person.h"

static bool set_field(struct csv_map *m, const char *name, struct str text, struct err *err)
{
    const struct field *f = field_find(person_fields, str_c(name));
    struct str v = csv_map_clean(m->a, text, f->type == FIELD_NOTE);
    return field_parse(m->a, f, NULL, v, &m->to->person, err) == 0;
}

void csv_read_field(struct csv_map *m, const struct csv_group *g)
{
    struct err err;
    struct str v = csv_map_cell(m, g, CSV_VALUE);
    if (!v.n)
        return;
    if (field_is_set(field_find(person_fields, str_c(g->label)), &m->to->person))
        return; /* an earlier column said it */
    if (set_field(m, g->label, v, &err))
        csv_map_carry(m, g, CSV_VALUE);
    else
        csv_map_warn(m, g, CSV_VALUE, str_format(m->a, "%s It is kept as it is", err.text).p);
}

/* Joins to what other columns said; false when the row would grow too long. */
static bool add_words(struct csv_map *m, struct str *to, struct str sep, struct str words)
{
    if (to->n + sep.n + words.n > LIMIT_LINE)
        return false;
    *to = str_join(m->a, *to, sep, words);
    return true;
}

/* "Chen, MD, PhD" and "MD" are told from "Chen" and "Jr" by the rule of the model. */
void csv_read_family(struct csv_map *m, const struct csv_group *g)
{
    struct person split = {0}, *p = &m->to->person;
    struct str v = csv_map_line(m, g, CSV_VALUE);
    size_t comma = str_find_char(v, ',', 0);
    struct err err;
    if (!v.n || p->family.n)
        return;
    if (comma != SIZE_MAX && v.n <= LIMIT_LINE)
        person_set_name(m->a, &split, v);
    bool letters = (split.credentials.n || split.suffix.n) &&
                   add_words(m, &p->credentials, STR(", "), split.credentials) &&
                   add_words(m, &p->suffix, STR(" "), split.suffix);
    if (set_field(m, "family", letters ? str_sub(v, 0, comma) : v, &err))
        csv_map_carry(m, g, CSV_VALUE);
    else
        csv_map_warn(m, g, CSV_VALUE, csv_map_kept);
}

void csv_read_suffix(struct csv_map *m, const struct csv_group *g)
{
    struct person split = {0}, *p = &m->to->person;
    struct str v = csv_map_line(m, g, CSV_VALUE);
    if (!v.n || v.n > LIMIT_LINE)
        return;
    person_set_name(m->a, &split, str_format(m->a, "X, %.*s", STR_ARG(v)));
    bool letters = split.credentials.n && !split.suffix.n;
    if (letters ? add_words(m, &p->credentials, STR(", "), split.credentials)
                : add_words(m, &p->suffix, STR(" "), v))
        csv_map_carry(m, g, CSV_VALUE);
}

void csv_read_whole_name(struct csv_map *m, const struct csv_group *g)
{
    struct person *p = &m->to->person;
    struct str v = csv_map_line(m, g, CSV_VALUE);
    struct err err;
    if (!v.n || p->display.n)
        return;
    if (set_field(m, "display", v, &err))
        csv_map_carry(m, g, CSV_VALUE);
    else
        csv_map_warn(m, g, CSV_VALUE, csv_map_kept);
}

static void read_date(struct csv_map *m, const struct csv_group *g, int pivot, struct date *to)
{
    struct str v = csv_map_cell(m, g, CSV_VALUE);
    enum csv_date how = csv_date_read(m->a, v, m->columns->day_first, pivot, to);
    if (how == CSV_DATE_GUESSED && m->columns->product != CSV_LINKEDIN) /* theirs are month/day */
        csv_map_warn(m, g, CSV_VALUE,
                     m->columns->day_first ? "read as day/month" : "read as month/day");
    if (how == CSV_DATE_UNREAD)
        csv_map_warn(m, g, CSV_VALUE, csv_map_kept);
    else
        csv_map_carry(m, g, CSV_VALUE);
}

void csv_read_met_when(struct csv_map *m, const struct csv_group *g)
{
    read_date(m, g, 70, &m->to->person.met_when);
}

/* Thunderbird has a column for each part. */
void csv_read_birthday(struct csv_map *m, const struct csv_group *g)
{
    int64_t part[3] = {0};
    struct date *d = &m->to->person.birthday;
    if (csv_map_cell(m, g, CSV_VALUE).n) {
        read_date(m, g, 30, d);
        return;
    }
    for (int i = 0; i < 3; i++)
        str_to_i64(csv_map_cell(m, g, CSV_YEAR + (enum csv_part)i), 0, 9999, &part[i]);
    struct date read = {(int)part[0], (int)part[1], (int)part[2]};
    if (!date_is_set(read) || !date_is_valid(read))
        return;
    *d = read;
    for (int i = 0; i < 3; i++)
        if (part[i])
            csv_map_carry(m, g, CSV_YEAR + (enum csv_part)i);
}

/* What people themselves call NPI, ORCID, Pronouns or Specialty. */
void csv_read_custom(struct csv_map *m, const struct csv_group *g)
{
    static const char *const names[] = {"npi", "orcid", "pronouns", "specialty", "credentials"};
    struct str label = csv_map_cell(m, g, CSV_LABEL), v = csv_map_cell(m, g, CSV_VALUE);
    struct err err;
    for (size_t i = 0; v.n && i < sizeof(names) / sizeof(*names); i++) {
        const struct field *f = field_find(person_fields, str_c(names[i]));
        if (!str_eq_nocase(label, str_c(names[i])) || field_is_set(f, &m->to->person))
            continue;
        if (!set_field(m, names[i], v, &err)) {
            csv_map_warn(m, g, CSV_VALUE, str_format(m->a, "%s It is kept as it is", err.text).p);
            continue;
        }
        csv_map_carry(m, g, CSV_VALUE);
        csv_map_carry(m, g, CSV_LABEL);
    }
}
