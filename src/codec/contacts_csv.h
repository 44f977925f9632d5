/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Contacts from the CSV files of LinkedIn, Google (old and new headings), Outlook desktop (also in
 * German) and Outlook.com, Thunderbird, and of any program whose headings name people or e-mail
 * addresses. The heading row is found by content among the first records, whatever stands above it;
 * comma, semicolon and tab are told apart by it. Column meanings: contacts_csv_columns.c.
 *
 * imported.raw is the heading record and the record, written anew as RFC 4180 with CRLF: the same
 * record gives the same raw, and no cell is lost. What the model has no member for (groups,
 * hobbies, Exchange addresses, what could not be read) stays there: see csv_unmodelled().
 */
#ifndef WM_CODEC_CONTACTS_CSV_H
#define WM_CODEC_CONTACTS_CSV_H

#include "base/str.h"

struct arena;
struct csv_contacts;
struct err;
struct import_failure;
struct imported;

/* `text` as charset_decode() returned it; what is not UTF-8 is repaired here. It must stay valid as
 * long as the result, which is in the arena. ERR_PARSE: no heading row was found. */
int csv_contacts_open(struct arena *a, struct str text, struct csv_contacts **ret, struct err *err);
/* 1: a record, in the item arena. 0: the end. Negative: this record could not be read, `fail` says
 * where and why; call again for the next. Rows whose cells are all empty are passed over. */
int csv_contacts_next(struct arena *item, struct csv_contacts *c, struct imported *ret,
                      struct import_failure *fail);
/* "LinkedIn connections", "Google Contacts", ... or "CSV". Static. */
const char *csv_contacts_product(const struct csv_contacts *c);
/* Bytes of the text read, and all of them. */
size_t csv_contacts_done(const struct csv_contacts *c);
size_t csv_contacts_total(const struct csv_contacts *c);

/* A cell the model does not carry. */
struct csv_kept {
    struct str heading; /* as in the file; "column 9" where the heading row has none */
    struct str value;
};

/* Those cells of a raw record, in order. ERR_PARSE when `raw` is not one of ours. */
int csv_unmodelled(struct arena *a, struct str raw, struct csv_kept **ret, size_t *ret_n,
                   struct err *err);
/* The same as vCard 3.0 content lines, folded, with CRLF: X-WELLMET-CSV;X-COLUMN="Hobby":chess.
 * Empty when there are none or `raw` is not one of ours. */
struct str csv_extra_vcard_lines(struct arena *a, struct str raw);

#endif
