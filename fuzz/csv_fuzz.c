/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a file of contacts: records fit the model, and raw is a record of its own. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/fold.h"
#include "codec/charset.h"
#include "codec/contacts_csv.h"
#include "codec/csv_reader.h"
#include "model/imported.h"

static void check_lines(struct arena *a, struct str raw)
{
    struct str lines = csv_extra_vcard_lines(a, raw), line;
    PROMISE(utf8_is_valid(lines));
    PROMISE(!lines.n || str_ends(lines, STR("\r\n")));
    while (str_next_line(&lines, &line))
        PROMISE(line.n > 0 && line.n <= 75);
}

/* A heading record, a record, nothing more; what is kept of it can be told. */
static void check_raw(struct arena *a, struct str raw)
{
    struct csv_reader *r = csv_reader_new(a, raw, ',');
    struct csv_record head, record;
    struct csv_kept *kept;
    size_t n;
    struct err err;
    PROMISE(raw.n && utf8_is_valid(raw));
    PROMISE(csv_reader_next(a, r, &head, &err) == 1);
    PROMISE(csv_reader_next(a, r, &record, &err) == 1);
    PROMISE(!csv_unmodelled(a, raw, &kept, &n, &err) && n <= record.n);
    PROMISE(csv_reader_next(a, r, &record, &err) == 0);
}

static void check_record(struct arena *a, struct imported *im)
{
    struct err err = {0};
    PROMISE(im->line > 0 && im->format == CARD_CSV);
    PROMISE(!entity_validate(&entity_person, &im->person, &err));
    VEC_EACH(struct contact_point, c, &im->contacts) {
        c->person = 1;
        PROMISE(!entity_validate(&entity_contact_point, c, &err));
    }
    check_raw(a, im->raw);
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
