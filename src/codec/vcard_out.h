/* SPDX-License-Identifier: Apache-2.0 */
/* Properties from model members, in any version: what a new card and a patched one share. */
#ifndef WM_CODEC_VCARD_OUT_H
#define WM_CODEC_VCARD_OUT_H

#include "codec/vcard_encode.h"
#include "codec/vcard_int.h"

struct vcard_out {
    struct arena *a;
    struct strbuf *b;
    enum vcard_version version;
    struct str eol;
    int64_t next_group; /* number of the next itemN */
};

/* Values without the name: escaped, for vcard_put_line(). In the arena. */
struct str vcard_text_value(const struct vcard_out *o, struct str text);
struct str vcard_name_value(const struct vcard_out *o, const struct person *p);
struct str vcard_org_value(const struct vcard_out *o, const struct imported_position *p);
/* `old` is the value it replaces, whose scheme stays, or "". */
struct str vcard_contact_value(const struct vcard_out *o, const struct contact_point *c,
                               struct str old);
/* Date as the version writes it; with `omit`, Apple's 1604 for a date without a year. */
struct str vcard_date_value(const struct vcard_out *o, struct date d, bool omit);

/* Types of a label and of `preferred` as parameters: ";TYPE=WORK,PREF", ";WORK;PREF". */
void vcard_put_types(struct strbuf *head, enum vcard_version v, struct str types_label,
                     bool internet, bool preferred);
/* A new group name, "item3". */
struct str vcard_new_group(struct vcard_out *o);

/* Whole properties. An empty text writes nothing. */
void vcard_out_text(struct vcard_out *o, const char *name, struct str text);
void vcard_out_birthday(struct vcard_out *o, struct date d);
void vcard_out_contact(struct vcard_out *o, const struct contact_point *c);
void vcard_out_position(struct vcard_out *o, const struct imported_position *p, struct str group);
/* An X-WELLMET- property; nothing when the field is not set. */
void vcard_out_wellmet(struct vcard_out *o, const struct field *f, const struct person *p);
/* True for the rows that travel as X-WELLMET- properties. */
bool vcard_is_wellmet(const struct field *f);

#endif
