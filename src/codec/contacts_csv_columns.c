/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/contacts_csv_columns.h"

#include "base/arena.h"
#include "base/fold.h"
#include "model/entities.h"

#define IN(product) (1u << (product))
#define OUTLOOKS (IN(CSV_OUTLOOK) | IN(CSV_OUTLOOK_COM) | IN(CSV_GOOGLE_OUTLOOK))

/* One heading. `products` 0 is any; the first row that fits wins; '#' stands for a number. */
struct rule {
    unsigned products;
    struct str heading;
    enum csv_target target;
    enum csv_part part;
    const char *label;
    bool preferred;
};

#define ROW(heading, target, part, label) {0, STR_INIT(heading), target, part, label, false}
#define ROW_OF(products, heading, target, part, label) \
    {products, STR_INIT(heading), target, part, label, false}
#define ROW_FIRST(heading, target, label) {0, STR_INIT(heading), target, CSV_VALUE, label, true}

static const struct rule rules[] = {
    /* Names */
    ROW("first name", CSV_FIELD, CSV_VALUE, "given"),
    ROW("firstname", CSV_FIELD, CSV_VALUE, "given"),
    ROW("forename", CSV_FIELD, CSV_VALUE, "given"),
    ROW("middle name", CSV_FIELD, CSV_VALUE, "middle"),
    ROW("middle initial", CSV_FIELD, CSV_VALUE, "middle"),
    ROW("additional name", CSV_FIELD, CSV_VALUE, "middle"),
    ROW("last name", CSV_FAMILY, CSV_VALUE, ""),
    ROW("lastname", CSV_FAMILY, CSV_VALUE, ""),
    ROW("family name", CSV_FAMILY, CSV_VALUE, ""),
    ROW("family", CSV_FAMILY, CSV_VALUE, ""),
    ROW("surname", CSV_FAMILY, CSV_VALUE, ""),
    ROW("name prefix", CSV_FIELD, CSV_VALUE, "prefix"),
    ROW("prefix", CSV_FIELD, CSV_VALUE, "prefix"),
    ROW("salutation", CSV_FIELD, CSV_VALUE, "prefix"),
    ROW("name suffix", CSV_SUFFIX, CSV_VALUE, ""),
    ROW("suffix", CSV_SUFFIX, CSV_VALUE, ""),
    ROW("degree", CSV_FIELD, CSV_VALUE, "credentials"),
    ROW("degrees", CSV_FIELD, CSV_VALUE, "credentials"),
    ROW("name", CSV_WHOLE_NAME, CSV_VALUE, ""),
    ROW("full name", CSV_WHOLE_NAME, CSV_VALUE, ""),
    ROW("fullname", CSV_WHOLE_NAME, CSV_VALUE, ""),
    ROW("display name", CSV_WHOLE_NAME, CSV_VALUE, ""),
    ROW("contact name", CSV_WHOLE_NAME, CSV_VALUE, ""),
    ROW("display", CSV_WHOLE_NAME, CSV_VALUE, ""),
    ROW_OF(OUTLOOKS, "title", CSV_FIELD, CSV_VALUE, "prefix"),
    ROW("title", CSV_TITLE, CSV_VALUE, ""),
    /* About the person */
    ROW("birthday", CSV_BIRTHDAY, CSV_VALUE, ""),
    ROW("date of birth", CSV_BIRTHDAY, CSV_VALUE, ""),
    ROW("birth date", CSV_BIRTHDAY, CSV_VALUE, ""),
    ROW("birth year", CSV_BIRTHDAY, CSV_YEAR, ""),
    ROW("birth month", CSV_BIRTHDAY, CSV_MONTH, ""),
    ROW("birth day", CSV_BIRTHDAY, CSV_DAY, ""),
    ROW("connected on", CSV_MET_WHEN, CSV_VALUE, ""),
    ROW("met when", CSV_MET_WHEN, CSV_VALUE, ""),
    ROW("when you met", CSV_MET_WHEN, CSV_VALUE, ""),
    ROW("when we met", CSV_MET_WHEN, CSV_VALUE, ""),
    ROW("how we met", CSV_FIELD, CSV_VALUE, "met_how"),
    ROW("where we met", CSV_FIELD, CSV_VALUE, "met_where"),
    ROW("speciality", CSV_FIELD, CSV_VALUE, "specialty"),
    ROW("orcid id", CSV_FIELD, CSV_VALUE, "orcid"),
    ROW("npi number", CSV_FIELD, CSV_VALUE, "npi"),
    ROW("notes", CSV_FIELD, CSV_VALUE, "note"),
    ROW("comments", CSV_FIELD, CSV_VALUE, "note"),
    ROW("comment", CSV_FIELD, CSV_VALUE, "note"),
    ROW("remarks", CSV_FIELD, CSV_VALUE, "note"),
    /* Work */
    ROW("company", CSV_ORGANISATION, CSV_VALUE, ""),
    ROW("organization", CSV_ORGANISATION, CSV_VALUE, ""),
    ROW("organization name", CSV_ORGANISATION, CSV_VALUE, ""),
    ROW("employer", CSV_ORGANISATION, CSV_VALUE, ""),
    ROW("institution", CSV_ORGANISATION, CSV_VALUE, ""),
    ROW("affiliation", CSV_ORGANISATION, CSV_VALUE, ""),
    ROW("hospital", CSV_ORGANISATION, CSV_VALUE, ""),
    ROW("school", CSV_ORGANISATION, CSV_VALUE, ""),
    ROW("department", CSV_ORGANISATION, CSV_DEPARTMENT, ""),
    ROW("organization department", CSV_ORGANISATION, CSV_DEPARTMENT, ""),
    ROW("job title", CSV_ORGANISATION, CSV_JOB, ""),
    ROW("organization title", CSV_ORGANISATION, CSV_JOB, ""),
    ROW("position", CSV_ORGANISATION, CSV_JOB, ""),
    ROW("organization # name", CSV_ORGANISATION, CSV_VALUE, ""),
    ROW("organization # department", CSV_ORGANISATION, CSV_DEPARTMENT, ""),
    ROW("organization # title", CSV_ORGANISATION, CSV_JOB, ""),
    /* E-mail. Google's "Type" is a label, Outlook's says what kind of address it is. */
    ROW("email", CSV_EMAIL, CSV_VALUE, ""),
    ROW("email address", CSV_EMAIL, CSV_VALUE, ""),
    ROW("email type", CSV_EMAIL, CSV_KIND, ""),
    ROW("email #", CSV_EMAIL, CSV_VALUE, ""),
    ROW("email # address", CSV_EMAIL, CSV_VALUE, ""),
    ROW("email # value", CSV_EMAIL, CSV_VALUE, ""),
    ROW("email # label", CSV_EMAIL, CSV_LABEL, ""),
    ROW_OF(IN(CSV_GOOGLE), "email # type", CSV_EMAIL, CSV_LABEL, ""),
    ROW("email # type", CSV_EMAIL, CSV_KIND, ""),
    ROW("mail", CSV_EMAIL, CSV_VALUE, ""),
    ROW("emails", CSV_EMAIL, CSV_VALUE, ""),
    ROW("work email", CSV_EMAIL, CSV_VALUE, "work"),
    ROW("home email", CSV_EMAIL, CSV_VALUE, "home"),
    ROW("personal email", CSV_EMAIL, CSV_VALUE, "home"),
    ROW_FIRST("primary email", CSV_EMAIL, ""),
    ROW("secondary email", CSV_EMAIL, CSV_VALUE, ""),
    /* Phone */
    ROW("phone", CSV_PHONE, CSV_VALUE, ""),
    ROW("phone number", CSV_PHONE, CSV_VALUE, ""),
    ROW("telephone", CSV_PHONE, CSV_VALUE, ""),
    ROW("phone #", CSV_PHONE, CSV_VALUE, ""),
    ROW("phone # value", CSV_PHONE, CSV_VALUE, ""),
    ROW("phone # label", CSV_PHONE, CSV_LABEL, ""),
    ROW("phone # type", CSV_PHONE, CSV_LABEL, ""),
    ROW_FIRST("primary phone", CSV_PHONE, "main"),
    ROW("mobile", CSV_PHONE, CSV_VALUE, "mobile"),
    ROW("mobile phone", CSV_PHONE, CSV_VALUE, "mobile"),
    ROW("mobile phone #", CSV_PHONE, CSV_VALUE, "mobile"),
    ROW("mobile number", CSV_PHONE, CSV_VALUE, "mobile"),
    ROW("cell", CSV_PHONE, CSV_VALUE, "mobile"),
    ROW("cell phone", CSV_PHONE, CSV_VALUE, "mobile"),
    ROW("home phone", CSV_PHONE, CSV_VALUE, "home"),
    ROW("home phone #", CSV_PHONE, CSV_VALUE, "home"),
    ROW("work phone", CSV_PHONE, CSV_VALUE, "work"),
    ROW("office phone", CSV_PHONE, CSV_VALUE, "work"),
    ROW("business phone", CSV_PHONE, CSV_VALUE, "work"),
    ROW("business phone #", CSV_PHONE, CSV_VALUE, "work"),
    ROW("company main phone", CSV_PHONE, CSV_VALUE, "company"),
    ROW("assistant s phone", CSV_PHONE, CSV_VALUE, "assistant"),
    ROW("other phone", CSV_PHONE, CSV_VALUE, "other"),
    ROW("car phone", CSV_PHONE, CSV_VALUE, "car"),
    ROW("callback", CSV_PHONE, CSV_VALUE, "callback"),
    ROW("radio phone", CSV_PHONE, CSV_VALUE, "radio"),
    ROW("isdn", CSV_PHONE, CSV_VALUE, "ISDN"),
    ROW("telex", CSV_PHONE, CSV_VALUE, "telex"),
    ROW("tty tdd phone", CSV_PHONE, CSV_VALUE, "TTY"),
    ROW("pager", CSV_PHONE, CSV_VALUE, "pager"),
    ROW("pager number", CSV_PHONE, CSV_VALUE, "pager"),
    ROW("fax", CSV_PHONE, CSV_VALUE, "fax"),
    ROW("fax number", CSV_PHONE, CSV_VALUE, "fax"),
    ROW("home fax", CSV_PHONE, CSV_VALUE, "home fax"),
    ROW("business fax", CSV_PHONE, CSV_VALUE, "work fax"),
    ROW("other fax", CSV_PHONE, CSV_VALUE, "other fax"),
    /* Pages and chat */
    ROW_OF(IN(CSV_LINKEDIN), "url", CSV_PROFILE, CSV_VALUE, "LinkedIn"),
    ROW("url", CSV_URL, CSV_VALUE, ""),
    ROW("web page", CSV_URL, CSV_VALUE, ""),
    ROW("web page #", CSV_URL, CSV_VALUE, ""),
    ROW("website", CSV_URL, CSV_VALUE, ""),
    ROW("website # value", CSV_URL, CSV_VALUE, ""),
    ROW("website # label", CSV_URL, CSV_LABEL, ""),
    ROW("website # type", CSV_URL, CSV_LABEL, ""),
    ROW("personal web page", CSV_URL, CSV_VALUE, "home"),
    ROW("homepage", CSV_URL, CSV_VALUE, "home"),
    ROW("linkedin", CSV_URL, CSV_VALUE, "LinkedIn"),
    ROW("linkedin url", CSV_URL, CSV_VALUE, "LinkedIn"),
    ROW("im # value", CSV_IM, CSV_VALUE, ""),
    ROW("im # label", CSV_IM, CSV_LABEL, ""),
    ROW("im # type", CSV_IM, CSV_LABEL, ""),
    ROW("im # service", CSV_IM, CSV_KIND, ""),
    ROW("screen name", CSV_IM, CSV_VALUE, ""),
    ROW("imaddress", CSV_IM, CSV_VALUE, ""),
    ROW("skype", CSV_IM, CSV_VALUE, "Skype"),
    /* What Google lets people add themselves */
    ROW("custom field # value", CSV_CUSTOM, CSV_VALUE, ""),
    ROW("custom field # label", CSV_CUSTOM, CSV_LABEL, ""),
    ROW("custom field # type", CSV_CUSTOM, CSV_LABEL, ""),
};

/* Addresses: whose it is, then which part. */
static const struct {
    struct str words;
    const char *label;
} address_owners[] = {{STR_INIT("business "), "work"}, {STR_INIT("work "), "work"},
                      {STR_INIT("home "), "home"},     {STR_INIT("other "), "other"},
                      {STR_INIT("address # "), ""},    {STR_INIT(""), ""}};

static const struct {
    unsigned products;
    struct str words;
    enum csv_part part;
} address_parts[] = {
    {IN(CSV_THUNDERBIRD), STR_INIT("address"), CSV_STREET},
    {IN(CSV_THUNDERBIRD), STR_INIT("address 2"), CSV_STREET_2},
    {0, STR_INIT("address"), CSV_VALUE},
    {0, STR_INIT("formatted"), CSV_VALUE},
    {0, STR_INIT("label"), CSV_LABEL},
    {0, STR_INIT("type"), CSV_LABEL},
    {0, STR_INIT("street"), CSV_STREET},
    {0, STR_INIT("street address"), CSV_STREET},
    {0, STR_INIT("street 2"), CSV_STREET_2},
    {0, STR_INIT("street 3"), CSV_STREET_3},
    {0, STR_INIT("address po box"), CSV_PO_BOX},
    {0, STR_INIT("po box"), CSV_PO_BOX},
    {0, STR_INIT("extended address"), CSV_EXTENDED},
    {0, STR_INIT("city"), CSV_CITY},
    {0, STR_INIT("state"), CSV_REGION},
    {0, STR_INIT("region"), CSV_REGION},
    {0, STR_INIT("postal code"), CSV_CODE},
    {0, STR_INIT("zipcode"), CSV_CODE},
    {0, STR_INIT("zip code"), CSV_CODE},
    {0, STR_INIT("zip"), CSV_CODE},
    {0, STR_INIT("country"), CSV_COUNTRY},
    {0, STR_INIT("country region"), CSV_COUNTRY},
};

/* A product is known by headings that only it has together; the first that fits wins. */
static const struct {
    enum csv_product product;
    const char *name;
    struct str all_of[4];
} products[] = {
    {CSV_LINKEDIN, "LinkedIn connections", {STR_INIT("first name"), STR_INIT("last name"), STR_INIT("connected on")}},
    {CSV_GOOGLE, "Google Contacts", {STR_INIT("phonetic first name"), STR_INIT("labels")}},
    {CSV_GOOGLE, "Google Contacts", {STR_INIT("given name"), STR_INIT("family name"), STR_INIT("group membership")}},
    {CSV_THUNDERBIRD, "Thunderbird", {STR_INIT("primary email"), STR_INIT("display name")}},
    {CSV_OUTLOOK_COM, "Outlook.com", {STR_INIT("given yomi"), STR_INIT("email address")}},
    {CSV_OUTLOOK, "Outlook", {STR_INIT("email type"), STR_INIT("email display name")}},
    {CSV_GOOGLE_OUTLOOK, "Google Contacts (Outlook CSV)", {STR_INIT("email 2 address"), STR_INIT("home address"), STR_INIT("business address")}},
    {CSV_OUTLOOK, "Outlook", {STR_INIT("first name"), STR_INIT("email 2 address"), STR_INIT("business phone")}},
    {CSV_OUTLOOK, "Outlook", {STR_INIT("first name"), STR_INIT("email address"), STR_INIT("business street")}},
};

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

const char *csv_product_name(enum csv_product p)
{
    for (size_t i = 0; i < COUNT(products); i++)
        if (products[i].product == p)
            return products[i].name;
    return "CSV";
}

/* Case, accents and punctuation away; "e-mail" and "email" are the same. */
static struct str heading_key(struct arena *a, struct str heading)
{
    struct str key = fold(a, utf8_cut(heading, 200));
    for (size_t at = 0; (at = str_find(key, STR("e mail"), at)) != SIZE_MAX; at++)
        if (!at || key.p[at - 1] == ' ')
            key = str_format(a, "%.*semail%.*s", STR_ARG(str_sub(key, 0, at)), STR_ARG(str_sub(key, at + 6, key.n)));
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
    for (size_t i = 0; i < COUNT(products); i++) {
        bool all = true;
        for (size_t k = 0; all && k < COUNT(products[i].all_of); k++)
            all = has_heading(keys, n, products[i].all_of[k]);
        if (all)
            return products[i].product;
    }
    return CSV_OTHER;
}

static bool fits(unsigned mask, enum csv_product p) { return !mask || (mask & IN(p)); }

static const struct rule *find_rule(enum csv_product p, struct str key)
{
    for (size_t i = 0; i < COUNT(rules); i++)
        if (fits(rules[i].products, p) && str_eq(rules[i].heading, key))
            return &rules[i];
    return NULL;
}

static bool find_address(enum csv_product p, struct str key, struct rule *ret)
{
    for (size_t o = 0; o < COUNT(address_owners); o++) {
        if (!str_starts(key, address_owners[o].words))
            continue;
        struct str rest = str_sub(key, address_owners[o].words.n, key.n);
        for (size_t i = 0; i < COUNT(address_parts); i++)
            if (fits(address_parts[i].products, p) && str_eq(rest, address_parts[i].words)) {
                *ret = (struct rule){0, key, CSV_ADDRESS, address_parts[i].part, address_owners[o].label, false};
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

static bool find_field(struct str key, struct rule *ret)
{
    FIELD_EACH(f, person_fields) {
        if ((f->flags & (FIELD_HIDDEN | FIELD_READONLY)) || f->type == FIELD_REF)
            continue;
        if (same_words(key, f->name) || same_words(key, f->label)) {
            *ret = (struct rule){0, key, CSV_FIELD, CSV_VALUE, f->name, false};
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
            *ret = str_format(a, "%.*s#%.*s", STR_ARG(str_sub(key, 0, at)), STR_ARG(str_sub(key, at + word.n, key.n)));
            return true;
        }
    return false;
}

static bool find_meaning(struct arena *a, enum csv_product p, struct str key, struct rule *ret, int64_t *number)
{
    struct str numbered;
    for (int pass = 0; pass < 2; pass++) { /* as it is, then with its number taken out */
        const struct rule *r = find_rule(p, key);
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

static struct csv_group *find_group(struct arena *a, struct csv_columns *c, const struct rule *r, int64_t number)
{
    VEC_EACH(struct csv_group, g, &c->groups)
        if (g->target == r->target && g->number == number && !strcmp(g->label, r->label) &&
            g->preferred == r->preferred)
            return g;
    struct csv_group *g = VEC_PUSH(a, &c->groups);
    *g = (struct csv_group){.target = r->target, .label = r->label, .preferred = r->preferred, .number = number};
    for (size_t i = 0; i < CSV_PARTS; i++)
        g->cell[i] = -1;
    return g;
}

/* A second column for the same thing has a group of its own when it can stand alone. */
static void add_column(struct arena *a, struct csv_columns *c, const struct rule *r, int64_t number, size_t column)
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
           (g->target == CSV_FIELD && (!strcmp(g->label, "given") || !strcmp(g->label, "nickname"))) ||
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
        struct rule rule;
        int64_t number = 0;
        if (keys[i].n && find_meaning(a, ret->product, keys[i], &rule, &number))
            add_column(a, ret, &rule, number, i);
    }
    VEC_EACH(struct csv_group, g, &ret->groups)
        someone = someone || names_someone(g);
    if (!someone)
        ret->product = CSV_NONE;
}
