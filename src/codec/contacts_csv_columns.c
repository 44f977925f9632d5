/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/contacts_csv_columns.h"

#include "base/arena.h"
#include "base/fold.h"
#include "codec/contacts_csv_tables.h"
#include "model/entities.h"

const char *csv_product_name(enum csv_product p)
{
    for (size_t i = 0; i < csv_products_n; i++)
        if (csv_products[i].product == p)
            return csv_products[i].name;
    return "CSV";
}

/* Case, accents and punctuation away; "e-mail" and "email" are the same. */
static struct str heading_key(struct arena *a, struct str heading)
{
    struct str key = fold(a, utf8_cut(heading, 200));
    for (size_t at = 0; (at = str_find(key, STR("e mail"), at)) != SIZE_MAX; at++)
        if (!at || key.p[at - 1] == ' ')
            key = str_format(a, "%.*semail%.*s", STR_ARG(str_sub(key, 0, at)),
                             STR_ARG(str_sub(key, at + 6, key.n)));
    return csv_heading_english(key);
}

static bool has_heading(const struct str *keys, size_t n, struct str want)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(keys[i], want))
            return true;
    return !want.n;
}

static enum csv_product find_product(const struct str *keys, size_t n)
{
    for (size_t i = 0; i < csv_products_n; i++) {
        bool all = true;
        for (size_t k = 0; all && k < CSV_PRODUCT_HEADINGS; k++)
            all = has_heading(keys, n, csv_products[i].all_of[k]);
        if (all)
            return csv_products[i].product;
    }
    return CSV_OTHER;
}

static bool fits(unsigned mask, enum csv_product p) { return !mask || (mask & (1u << p)); }

static const struct csv_rule *find_rule(enum csv_product p, struct str key)
{
    for (size_t i = 0; i < csv_rules_n; i++)
        if (fits(csv_rules[i].products, p) && str_eq(csv_rules[i].heading, key))
            return &csv_rules[i];
    return NULL;
}

static bool find_address(enum csv_product p, struct str key, struct csv_rule *ret)
{
    for (size_t o = 0; o < csv_address_owners_n; o++) {
        if (!str_starts(key, csv_address_owners[o].words))
            continue;
        struct str rest = str_sub(key, csv_address_owners[o].words.n, key.n);
        for (size_t i = 0; i < csv_address_parts_n; i++)
            if (fits(csv_address_parts[i].products, p) &&
                str_eq(rest, csv_address_parts[i].words)) {
                *ret = (struct csv_rule){
                    0,    key, CSV_ADDRESS, csv_address_parts[i].part, csv_address_owners[o].label,
                    false};
                return true;
            }
    }
    return false;
}

/* The key against a name or label of our own tables, which are ASCII. */
static bool same_words(struct str key, const char *name)
{
    size_t i = 0;
    for (; i < key.n && name[i]; i++) {
        char c = name[i];
        c = c == '_' || c == '-' ? ' ' : c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
        if (key.p[i] != c)
            return false;
    }
    return i == key.n && !name[i];
}

static bool find_field(struct str key, struct csv_rule *ret)
{
    FIELD_EACH(f, person_fields) {
        if ((f->flags & (FIELD_HIDDEN | FIELD_READONLY)) || f->type == FIELD_REF)
            continue;
        if (same_words(key, f->name) || same_words(key, f->label)) {
            *ret = (struct csv_rule){0, key, CSV_FIELD, CSV_VALUE, f->name, false};
            return true;
        }
    }
    return false;
}

/* "email 2 address" becomes "email # address" and 2; false without a number of its own. */
static bool take_number(struct arena *a, struct str key, struct str *ret, int64_t *number)
{
    struct str rest = key, word;
    while (str_next(&rest, ' ', &word))
        if (str_to_i64(word, 0, 9999, number)) {
            size_t at = (size_t)(word.p - key.p);
            *ret = str_format(a, "%.*s#%.*s", STR_ARG(str_sub(key, 0, at)),
                              STR_ARG(str_sub(key, at + word.n, key.n)));
            return true;
        }
    return false;
}

static bool find_meaning(struct arena *a, enum csv_product p, struct str key, struct csv_rule *ret,
                         int64_t *number)
{
    struct str numbered;
    for (int pass = 0; pass < 2; pass++) { /* as it is, then with its number taken out */
        const struct csv_rule *r = find_rule(p, key);
        if (r)
            *ret = *r;
        if (r || find_address(p, key, ret) || find_field(key, ret))
            return true;
        if (pass || !take_number(a, key, &numbered, number))
            break;
        key = numbered;
    }
    return false;
}

static struct csv_group *find_group(struct arena *a, struct csv_columns *c,
                                    const struct csv_rule *r, int64_t number)
{
    VEC_EACH(struct csv_group, g, &c->groups)
        if (g->target == r->target && g->number == number && !strcmp(g->label, r->label) &&
            g->preferred == r->preferred)
            return g;
    struct csv_group *g = VEC_PUSH(a, &c->groups);
    *g = (struct csv_group){
        .target = r->target, .label = r->label, .preferred = r->preferred, .number = number};
    for (size_t i = 0; i < CSV_PARTS; i++)
        g->cell[i] = -1;
    return g;
}

/* A second column for the same thing has a group of its own when it can stand alone. */
static void add_column(struct arena *a, struct csv_columns *c, const struct csv_rule *r,
                       int64_t number, size_t column)
{
    struct csv_group *g = find_group(a, c, r, number);
    if (g->cell[r->part] < 0)
        g->cell[r->part] = (int)column;
    else if (r->part == CSV_VALUE && r->target >= CSV_EMAIL && number < 10000)
        add_column(a, c, r, 10000 + (int64_t)column, column);
}

static bool names_someone(const struct csv_group *g)
{
    return g->target == CSV_WHOLE_NAME || g->target == CSV_FAMILY ||
           (g->target == CSV_FIELD &&
            (!strcmp(g->label, "given") || !strcmp(g->label, "nickname"))) ||
           (g->target == CSV_EMAIL && g->cell[CSV_VALUE] >= 0);
}

void csv_columns_find(struct arena *a, const struct csv_record *r, struct csv_columns *ret)
{
    struct str *keys = ARENA_ARRAY(a, struct str, r->n);
    bool someone = false;
    memset(ret, 0, sizeof(*ret));
    ret->n = r->n;
    ret->headings = r->cells;
    for (size_t i = 0; i < r->n; i++)
        keys[i] = heading_key(a, r->cells[i]);
    ret->product = find_product(keys, r->n);
    for (size_t i = 0; i < r->n; i++) {
        struct csv_rule rule;
        int64_t number = 0;
        if (keys[i].n && find_meaning(a, ret->product, keys[i], &rule, &number))
            add_column(a, ret, &rule, number, i);
    }
    VEC_EACH(struct csv_group, g, &ret->groups)
        someone = someone || names_someone(g);
    if (!someone)
        ret->product = CSV_NONE;
}
