/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as vCards: records fit the model, raw says the same again, an untouched card stays as
 * it is, and a card with all its members changed still reads.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "base/fold.h"
#include "codec/charset.h"
#include "codec/vcard.h"
#include "def/limits.h"
#include "model/person.h"

static bool read_one(struct arena *a, struct str raw, struct imported *ret)
{
    struct vcard_reader r;
    struct import_failure fail;
    vcard_reader_init(&r, raw);
    return vcard_next(a, &r, ret, &fail) == 1 && r.lines.at == raw.n;
}

static void check_model(const struct imported *im)
{
    struct err err = {0};
    PROMISE(im->line > 0 && im->format == CARD_VCARD && im->source_key.n <= 1000);
    PROMISE(utf8_is_text(im->source_key));
    PROMISE(im->group || !entity_validate(&entity_person, &im->person, &err));
    PROMISE(im->contacts.n <= LIMIT_CARD_CONTACTS && im->positions.n <= LIMIT_CARD_CONTACTS);
    VEC_EACH (const struct contact_point, c, &im->contacts) {
        struct contact_point of = *c;
        of.person = 1;
        PROMISE(!entity_validate(&entity_contact_point, &of, &err));
    }
    VEC_EACH (const struct imported_position, p, &im->positions) {
        struct position position = {
            .person = 1, .organisation = 1, .title = p->title, .department = p->department};
        struct organisation organisation = {.name = p->organisation};
        PROMISE(p->organisation.n || p->title.n || p->department.n);
        PROMISE(!entity_validate(&entity_position, &position, &err));
        PROMISE(!p->organisation.n || !entity_validate(&entity_organisation, &organisation, &err));
    }
}

static bool same(const struct imported *x, const struct imported *y)
{
    bool ok = x->contacts.n == y->contacts.n && x->positions.n == y->positions.n &&
              x->group == y->group && str_eq(x->source_key, y->source_key) &&
              entity_equal(&entity_person, &x->person, &y->person);
    for (size_t i = 0; ok && i < x->contacts.n; i++)
        ok = entity_equal(&entity_contact_point, &x->contacts.p[i], &y->contacts.p[i]);
    for (size_t i = 0; ok && i < x->positions.n; i++)
        ok = str_eq(x->positions.p[i].organisation, y->positions.p[i].organisation) &&
             str_eq(x->positions.p[i].department, y->positions.p[i].department) &&
             str_eq(x->positions.p[i].title, y->positions.p[i].title);
    return ok;
}

static void check_untouched(struct arena *a, const struct imported *im)
{
    struct imported again;
    struct strbuf out;
    struct err err;
    PROMISE(read_one(a, im->raw, &again));
    PROMISE(str_eq(im->raw, again.raw) && same(im, &again));
    strbuf_init(&out, a, SIZE_MAX / 4);
    PROMISE(vcard_patch(a, im->raw, im, &out, &err) == 0);
    PROMISE(str_eq(strbuf_get(&out), im->raw));
}

/* Whatever is changed, the result is one readable card, and saying it again changes nothing. */
static void check_changed(struct arena *a, const struct imported *im)
{
    struct imported now = *im, again;
    struct strbuf out, twice;
    struct err err;
    now.person.given = STR("Given;,\\\"é");
    now.person.family = STR("");
    now.person.display = STR("");
    now.person.note = STR("one\ntwo");
    now.person.circle = CIRCLE_INNER;
    now.person.birthday = (struct date){0, 2, 29};
    VEC_EACH (struct contact_point, c, &now.contacts) {
        c->label = c->label.n ? STR("work") : STR("odd: \"label\"");
        c->preferred = !c->preferred;
    }
    VEC_EACH (struct imported_position, p, &now.positions)
        p->title = p->title.n && p->organisation.n ? STR("") : STR("Title");
    strbuf_init(&out, a, SIZE_MAX / 4);
    strbuf_init(&twice, a, SIZE_MAX / 4);
    PROMISE(vcard_patch(a, im->raw, &now, &out, &err) == 0);
    PROMISE(read_one(a, strbuf_get(&out), &again));
    check_model(&again);
    PROMISE(str_eq(again.raw, strbuf_get(&out)));
    vcard_write(a, &twice, &again);
    PROMISE(read_one(a, strbuf_get(&twice), &again));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ARENA_SCOPE struct arena *a = arena_new(0), *item = arena_new(0);
    struct str text = charset_decode(a, (struct str){(const char *)data, size}), photo;
    struct vcard_reader r;
    struct imported im;
    struct import_failure fail;
    const char *type;
    int code;
    vcard_reader_init(&r, text);
    while ((code = vcard_next(item, &r, &im, &fail))) {
        if (code > 0) {
            check_model(&im);
            check_untouched(item, &im);
            vcard_photo(item, im.raw, &photo, &type);
            check_changed(item, &im);
        } else {
            PROMISE(fail.line > 0 && fail.reason.n);
        }
        arena_reset(item);
    }
    PROMISE(r.lines.at == text.n);
    return 0;
}
