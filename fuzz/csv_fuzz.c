/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a file of contacts: records fit the model, and raw reads as the same record. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "codec/charset.h"
#include "codec/contacts_csv.h"
#include "model/imported.h"

static void check_lines(struct arena *a, struct str raw)
{
    struct str lines = csv_extra_vcard_lines(a, raw), line;
    PROMISE(utf8_is_valid(lines));
    PROMISE(!lines.n || str_ends(lines, STR("\r\n")));
    while (str_next_line(&lines, &line))
        PROMISE(line.n > 0 && line.n <= 75);
}

static void check_record(struct arena *a, struct imported *im)
{
    struct csv_contacts *again;
    struct imported second;
    struct import_failure fail;
    struct err err = {0};
    PROMISE(im->line > 0 && im->format == CARD_CSV);
    PROMISE(utf8_is_valid(im->raw) && im->raw.n);
    PROMISE(!entity_validate(&entity_person, &im->person, &err));
    VEC_EACH(struct contact_point, c, &im->contacts) {
        c->person = 1;
        PROMISE(!entity_validate(&entity_contact_point, c, &err));
    }
    PROMISE(!csv_contacts_open(a, im->raw, &again, &err));
    PROMISE(csv_contacts_next(a, again, &second, &fail) == 1);
    PROMISE(str_eq(im->raw, second.raw));
    PROMISE(im->contacts.n == second.contacts.n && im->positions.n == second.positions.n);
    PROMISE(csv_contacts_next(a, again, &second, &fail) == 0);
    check_lines(a, im->raw);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    ARENA_SCOPE struct arena *item = arena_new(0);
    struct csv_contacts *c;
    struct imported im;
    struct import_failure fail;
    struct err err;
    int code;
    if (csv_contacts_open(a, charset_decode(a, (struct str){(const char *)data, size}), &c, &err))
        return 0;
    while ((code = csv_contacts_next(item, c, &im, &fail))) {
        if (code > 0)
            check_record(item, &im);
        else
            PROMISE(fail.line > 0 && fail.reason.n);
        arena_reset(item);
    }
    PROMISE(csv_contacts_done(c) == csv_contacts_total(c));
    return 0;
}
