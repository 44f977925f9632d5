/* SPDX-License-Identifier: Apache-2.0 */
#include "codec/vcard_out.h"

#include "model/person.h"

void vcard_write(struct arena *a, struct strbuf *out, const struct imported *c)
{
    struct vcard_out o = {
        .a = a, .b = out, .version = VCARD_3_0, .eol = STR("\r\n"), .next_group = 1};
    const struct person *p = &c->person;
    STRBUF_LIT(out, "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Wellmet//Wellmet//EN\r\n");
    vcard_out_text(&o, "UID", c->source_key);
    if (c->group)
        STRBUF_LIT(out, "X-ADDRESSBOOKSERVER-KIND:group\r\n");
    vcard_put_line(out, o.version, o.eol, STR("N"), vcard_name_value(&o, p));
    vcard_put_line(out, o.version, o.eol, STR("FN"), vcard_text_value(&o, person_name(a, p)));
    vcard_out_text(&o, "NICKNAME", p->nickname);
    /* With several, a group tells which title belongs to which organisation. */
    VEC_EACH (const struct imported_position, position, &c->positions)
        vcard_out_position(&o, position, c->positions.n > 1 ? vcard_new_group(&o) : STR_NULL);
    VEC_EACH (const struct contact_point, contact, &c->contacts)
        vcard_out_contact(&o, contact);
    vcard_out_birthday(&o, p->birthday);
    vcard_out_text(&o, "NOTE", p->note);
    FIELD_EACH (f, person_fields)
        if (vcard_is_wellmet(f))
            vcard_out_wellmet(&o, f, p);
    STRBUF_LIT(out, "END:VCARD\r\n");
}
