/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/contacts_csv_columns.h"

/* Outlook writes its headings in the language of its menus. Both sides are folded; headings that
 * are the same in both languages ("suffix", "pager", "position") have no row. */
static const struct {
    struct str german, english;
} rows[] = {
    {STR_INIT("anrede"), STR_INIT("title")},
    {STR_INIT("vorname"), STR_INIT("first name")},
    {STR_INIT("weitere vornamen"), STR_INIT("middle name")},
    {STR_INIT("zweiter vorname"), STR_INIT("middle name")},
    {STR_INIT("nachname"), STR_INIT("last name")},
    {STR_INIT("spitzname"), STR_INIT("nickname")},
    {STR_INIT("firma"), STR_INIT("company")},
    {STR_INIT("organisation"), STR_INIT("company")},
    {STR_INIT("abteilung"), STR_INIT("department")},
    {STR_INIT("position"), STR_INIT("job title")},
    {STR_INIT("strasse geschaftlich"), STR_INIT("business street")},
    {STR_INIT("strasse geschaftlich 2"), STR_INIT("business street 2")},
    {STR_INIT("strasse geschaftlich 3"), STR_INIT("business street 3")},
    {STR_INIT("ort geschaftlich"), STR_INIT("business city")},
    {STR_INIT("region geschaftlich"), STR_INIT("business state")},
    {STR_INIT("bundesland geschaftlich"), STR_INIT("business state")},
    {STR_INIT("postleitzahl geschaftlich"), STR_INIT("business postal code")},
    {STR_INIT("land region geschaftlich"), STR_INIT("business country")},
    {STR_INIT("postfach geschaftlich"), STR_INIT("business address po box")},
    {STR_INIT("strasse privat"), STR_INIT("home street")},
    {STR_INIT("strasse privat 2"), STR_INIT("home street 2")},
    {STR_INIT("strasse privat 3"), STR_INIT("home street 3")},
    {STR_INIT("ort privat"), STR_INIT("home city")},
    {STR_INIT("region privat"), STR_INIT("home state")},
    {STR_INIT("bundesland kanton privat"), STR_INIT("home state")},
    {STR_INIT("postleitzahl privat"), STR_INIT("home postal code")},
    {STR_INIT("land region privat"), STR_INIT("home country")},
    {STR_INIT("postfach privat"), STR_INIT("home address po box")},
    {STR_INIT("weitere strasse"), STR_INIT("other street")},
    {STR_INIT("weitere strasse 2"), STR_INIT("other street 2")},
    {STR_INIT("weitere strasse 3"), STR_INIT("other street 3")},
    {STR_INIT("weiterer ort"), STR_INIT("other city")},
    {STR_INIT("weitere region"), STR_INIT("other state")},
    {STR_INIT("weiteres bundesland"), STR_INIT("other state")},
    {STR_INIT("weitere postleitzahl"), STR_INIT("other postal code")},
    {STR_INIT("weiteres land region"), STR_INIT("other country")},
    {STR_INIT("weitere s land region"), STR_INIT("other country")},
    {STR_INIT("weiteres postfach"), STR_INIT("other address po box")},
    {STR_INIT("telefon assistent"), STR_INIT("assistant s phone")},
    {STR_INIT("fax geschaftlich"), STR_INIT("business fax")},
    {STR_INIT("telefon geschaftlich"), STR_INIT("business phone")},
    {STR_INIT("telefon geschaftlich 2"), STR_INIT("business phone 2")},
    {STR_INIT("ruckmeldung"), STR_INIT("callback")},
    {STR_INIT("autotelefon"), STR_INIT("car phone")},
    {STR_INIT("telefon firma"), STR_INIT("company main phone")},
    {STR_INIT("fax privat"), STR_INIT("home fax")},
    {STR_INIT("telefon privat"), STR_INIT("home phone")},
    {STR_INIT("telefon privat 2"), STR_INIT("home phone 2")},
    {STR_INIT("mobiltelefon"), STR_INIT("mobile phone")},
    {STR_INIT("mobiltelefon 2"), STR_INIT("mobile phone 2")},
    {STR_INIT("telefon"), STR_INIT("phone")},
    {STR_INIT("mobil"), STR_INIT("mobile phone")},
    {STR_INIT("handy"), STR_INIT("mobile phone")},
    {STR_INIT("weiteres fax"), STR_INIT("other fax")},
    {STR_INIT("weiteres telefon"), STR_INIT("other phone")},
    {STR_INIT("haupttelefon"), STR_INIT("primary phone")},
    {STR_INIT("mobilfunk"), STR_INIT("radio phone")},
    {STR_INIT("telefon fur horbehinderte"), STR_INIT("tty tdd phone")},
    {STR_INIT("email adresse"), STR_INIT("email address")},
    {STR_INIT("email typ"), STR_INIT("email type")},
    {STR_INIT("email angezeigter name"), STR_INIT("email display name")},
    {STR_INIT("email 2 adresse"), STR_INIT("email 2 address")},
    {STR_INIT("email 2 typ"), STR_INIT("email 2 type")},
    {STR_INIT("email 2 angezeigter name"), STR_INIT("email 2 display name")},
    {STR_INIT("email 3 adresse"), STR_INIT("email 3 address")},
    {STR_INIT("email 3 typ"), STR_INIT("email 3 type")},
    {STR_INIT("email 3 angezeigter name"), STR_INIT("email 3 display name")},
    {STR_INIT("geburtstag"), STR_INIT("birthday")},
    {STR_INIT("notizen"), STR_INIT("notes")},
    {STR_INIT("webseite"), STR_INIT("web page")},
};

struct str csv_heading_english(struct str folded)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        if (str_eq(folded, rows[i].german))
            return rows[i].english;
    return folded;
}
