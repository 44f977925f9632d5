/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/contacts.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "codec/charset.h"
#include "codec/contacts_csv.h"
#include "codec/vcard.h"
#include "def/errors.h"
#include "def/limits.h"

struct contacts {
    struct csv_contacts *csv; /* NULL: vCard */
    struct vcard_reader vcard;
    size_t total;
};

/* Files people choose by mistake, by their first bytes. */
static const struct {
    struct str start;
    const char *what;
} others[] = {
    {STR_INIT("PK\x03\x04"), "a ZIP archive or a spreadsheet: unpack it, or save the table as CSV"},
    {STR_INIT("\xd0\xcf\x11\xe0"), "an old Office file: save the table as CSV"},
    {STR_INIT("%PDF"), "a PDF: export the contacts as vCard or CSV instead"},
    {STR_INIT("\x89PNG"), "a picture"},
    {STR_INIT("\xff\xd8\xff"), "a picture"},
    {STR_INIT("\x1f\x8b"), "a compressed file: unpack it first"},
    {STR_INIT("SQLite format 3"), "a database"},
    {STR_INIT("!BDN"), "an Outlook data file: export the contacts as CSV instead"},
    {STR_INIT("BEGIN:VCALENDAR"), "a calendar: bring a file of contacts"},
    {STR_INIT("<"), "XML or a web page: export the contacts as vCard or CSV instead"},
};

static int refuse(struct str file_name, const char *what, struct err *err)
{
    struct str name = utf8_cut(file_name, 200);
    return err_set(err, ERR_PARSE, "%.*s%s%s.", STR_ARG(name), name.n ? ": this is " : "This is ",
                   what);
}

/* A card may follow blank lines or a mail header, so any line may begin the first one. */
static bool has_card(struct str text)
{
    struct str line;
    while (str_next_line(&text, &line)) {
        line = str_trim(line);
        if (line.n >= 11 && line.n <= 20 && str_starts_nocase(line, STR("BEGIN")) &&
            str_eq_nocase(str_trim(str_sub(line, line.n - 5, line.n)), STR("VCARD")))
            return true;
    }
    return false;
}

int contacts_open(struct arena *a, struct str bytes, struct str file_name, struct contacts **ret,
                  struct err *err)
{
    if (bytes.n > LIMIT_UPLOAD)
        return err_set(err, ERR_LIMIT, "This file is larger than %ld bytes.", (long)LIMIT_UPLOAD);
    struct str text = charset_decode(a, bytes), start = str_trim(text);
    struct contacts *c = ARENA_NEW(a, struct contacts);
    c->total = text.n;
    if (!start.n)
        return refuse(file_name, "an empty file", err);
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        if (str_starts_nocase(start, others[i].start))
            return refuse(file_name, others[i].what, err);
    if (has_card(text)) {
        vcard_reader_init(&c->vcard, text);
    } else {
        int code = csv_contacts_open(a, text, &c->csv, err);
        if (code && file_name.n)
            err_prefix(err, "%.*s", STR_ARG(utf8_cut(file_name, 200)));
        if (code)
            return code;
        c->total = csv_contacts_total(c->csv);
    }
    *ret = c;
    return 0;
}

int contacts_next(struct arena *item, struct contacts *c, struct imported *ret,
                  struct import_failure *fail)
{
    return c->csv ? csv_contacts_next(item, c->csv, ret, fail)
                  : vcard_next(item, &c->vcard, ret, fail);
}

const char *contacts_product(const struct contacts *c)
{
    return c->csv ? csv_contacts_product(c->csv) : "vCard";
}

size_t contacts_done(const struct contacts *c)
{
    return c->csv ? csv_contacts_done(c->csv) : c->vcard.lines.at;
}

size_t contacts_total(const struct contacts *c) { return c->total; }
