/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tables of contacts CSV headings: a new product is rows here and a golden file. Headings are
 * folded, with "e-mail" as "email". Used by contacts_csv_columns.c only.
 */
#ifndef WM_CODEC_CONTACTS_CSV_TABLES_H
#define WM_CODEC_CONTACTS_CSV_TABLES_H

#include "codec/contacts_csv_columns.h"

/* One heading. The first row that fits wins. */
struct csv_rule {
    unsigned products;      /* bits of enum csv_product; 0 is any */
    struct str heading;     /* '#' stands for a number */
    enum csv_target target;
    enum csv_part part;
    const char *label;      /* of the contact, or the name of a person field */
    bool preferred;
};

/* An address heading is an owner followed by a part: "home " and "city". */
struct csv_address_owner {
    struct str words;
    const char *label;
};

struct csv_address_part {
    unsigned products;
    struct str words;
    enum csv_part part;
};

/* A product is known by headings that only it has together. The first row that fits wins. */
enum { CSV_PRODUCT_HEADINGS = 4 };

struct csv_product_row {
    enum csv_product product;
    const char *name;
    struct str all_of[CSV_PRODUCT_HEADINGS];
};

extern const struct csv_rule csv_rules[];
extern const size_t csv_rules_n;
extern const struct csv_address_owner csv_address_owners[];
extern const size_t csv_address_owners_n;
extern const struct csv_address_part csv_address_parts[];
extern const size_t csv_address_parts_n;
extern const struct csv_product_row csv_products[];
extern const size_t csv_products_n;

#endif
