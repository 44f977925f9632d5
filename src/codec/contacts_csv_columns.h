/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the columns of a contacts CSV mean. A heading is looked up in const tables (folded: case,
 * accents and punctuation do not count); headings that describe one thing together, such as the
 * street and the city of one address, form a group. Shared by the files contacts_csv*.c only.
 */
#ifndef WM_CODEC_CONTACTS_CSV_COLUMNS_H
#define WM_CODEC_CONTACTS_CSV_COLUMNS_H

#include "base/vec.h"
#include "codec/csv_reader.h"

enum csv_product {
    CSV_NONE, /* not a heading row */
    CSV_LINKEDIN,
    CSV_GOOGLE,
    CSV_GOOGLE_OUTLOOK, /* "Outlook CSV" as Google writes it */
    CSV_OUTLOOK,        /* desktop */
    CSV_OUTLOOK_COM,
    CSV_THUNDERBIRD,
    CSV_OTHER /* some program's names or e-mail addresses */
};

enum csv_target {
    CSV_FIELD, /* a field of person; the rule's label names its row */
    CSV_WHOLE_NAME,
    CSV_FAMILY, /* may carry credentials: "Chen, MD, PhD" */
    CSV_SUFFIX, /* "Jr" or "MD" */
    CSV_TITLE,  /* "Dr" or "Program Director" */
    CSV_MET_WHEN,
    CSV_BIRTHDAY,
    CSV_PROFILE, /* page of the person that is also the record's key */
    CSV_CUSTOM,  /* label and value as the user made them */
    CSV_EMAIL,   /* from here on as in enum contact_kind */
    CSV_PHONE,
    CSV_ADDRESS,
    CSV_URL,
    CSV_IM,
    CSV_ORGANISATION,
    CSV_TARGETS
};

/* The place of a column in its group. */
enum csv_part {
    CSV_VALUE,
    CSV_LABEL,
    CSV_KIND, /* of e-mail: SMTP or EX; of chat: the service */
    CSV_PO_BOX,
    CSV_EXTENDED,
    CSV_STREET,
    CSV_STREET_2,
    CSV_STREET_3, /* in the order of RFC 6350 ADR */
    CSV_CITY,
    CSV_REGION,
    CSV_CODE,
    CSV_COUNTRY,
    CSV_DEPARTMENT,
    CSV_JOB,
    CSV_YEAR,
    CSV_MONTH,
    CSV_DAY,
    CSV_PARTS
};

struct csv_group {
    enum csv_target target;
    const char *label; /* "work", or the name of a person field; never NULL */
    bool preferred;
    int64_t number;      /* of "E-mail 2 - Value", else 0 */
    int cell[CSV_PARTS]; /* index of its column, or -1 */
};

struct csv_columns {
    enum csv_product product;
    size_t n;
    struct str *headings;
    VEC(struct csv_group) groups; /* in the order of their first column */
    bool day_first;               /* 3/4/1985 is the third of April */
};

/* Reads a record as headings; product is CSV_NONE without a column of names or e-mail. */
void csv_columns_find(struct arena *a, const struct csv_record *r, struct csv_columns *ret);
const char *csv_product_name(enum csv_product p);

/* The English heading of Outlook for a localised one, both folded; `folded` itself if unknown. */
struct str csv_heading_english(struct str folded);

#endif
