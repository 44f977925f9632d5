/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the two files of vcard_patch(). */
#ifndef WM_CODEC_VCARD_PATCH_INT_H
#define WM_CODEC_VCARD_PATCH_INT_H

#include "codec/vcard_out.h"

/* What happens to one line of the card. */
struct vcard_change {
    enum { CHANGE_NONE, CHANGE_DROP, CHANGE_REPLACE } what;
    struct str text; /* CHANGE_REPLACE: whole lines with line ends */
};

struct vcard_patch {
    const struct vcard_card *card;
    struct vcard_map was; /* was.im: what the card says */
    const struct imported *now;
    struct vcard_change *changes; /* one for each line */
    struct strbuf tail;           /* new lines, before END */
    struct vcard_out out;         /* writes to tail */
};

/* Replaces the value of a line; its group, name and other parameters stay. */
void vcard_patch_value(struct vcard_patch *p, size_t line, struct str value);
/* As above with a head of its own; `head` names no encoding. */
void vcard_patch_line(struct vcard_patch *p, size_t line, struct str head, struct str value);
/* Drops a line, and the X-ABLabel and X-ABADR of its group when it was the last one there. */
void vcard_patch_drop(struct vcard_patch *p, size_t line);
/* Starts a head: "item1.TEL" of a line. */
void vcard_patch_head(struct strbuf *head, const struct content_line *l, struct str group);
/* Adds a parameter as it was; a quotation mark never closed is left out, since the new value might
 * close it. */
void vcard_patch_param(struct strbuf *head, enum vcard_version v, struct str raw,
                       const struct content_param *param);
/* True for a parameter that speaks of the old value: ENCODING, CHARSET, VALUE, LABEL, X-USER. */
bool vcard_param_is_of_value(const struct content_param *param);

/* vcard_patch_contact.c */
void vcard_patch_contacts(struct vcard_patch *p);
/* vcard_patch_position.c */
void vcard_patch_positions(struct vcard_patch *p);

#endif
