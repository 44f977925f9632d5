/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Shared by the vcard files, nobody else: a card as lines, and the map from its lines to model
 * members, which reading fills and patching compares.
 */
#ifndef WM_CODEC_VCARD_INT_H
#define WM_CODEC_VCARD_INT_H

#include "codec/vcard.h"
#include "codec/vcard_encode.h"

/* raw is exactly the lines put together; the first is BEGIN, the last END. */
struct vcard_card {
    struct str raw;
    enum vcard_version version; /* 3.0 when it does not say */
    struct str eol;             /* of its first line, CRLF when there is none */
    VEC(struct content_line) lines;
};

/* "This value has no line." */
#define VCARD_NO_LINE SIZE_MAX

/* The lines a position came from. */
struct vcard_place {
    size_t org, title; /* VCARD_NO_LINE for none */
};

/* Members by line index. */
struct vcard_map {
    struct arena *a;
    const struct vcard_card *card;
    struct imported *im;
    size_t n, fn, nickname, bday, uid; /* VCARD_NO_LINE for none */
    struct str fn_text;                /* FN as text, of any length */
    bool name_from_fn;                 /* the parts were split off FN, or off an N without parts */
    bool is_company;                   /* X-ABShowAs:COMPANY, KIND:org */
    struct strbuf notes;               /* several NOTEs, joined */
    VEC(size_t) contact_lines;         /* parallel to im->contacts */
    VEC(struct vcard_place) places;    /* parallel to im->positions */
    VEC(size_t) titles, roles;         /* lines waiting for their ORG */
    bool too_many;                     /* told already */
};

/* vcard.c: the next card of the text as lines; codes as vcard_next(). */
int vcard_card_next(struct arena *a, struct vcard_reader *r, struct vcard_card *ret,
                    struct import_failure *fail);
/* The line of a name (any case) at or after `from`, or VCARD_NO_LINE. */
size_t vcard_find(const struct vcard_card *c, struct str name, size_t from);

/* vcard_utf8.c: brings each property to UTF-8; changes nothing when they are so already. False when
 * the card is none any more after that. */
bool vcard_card_to_utf8(struct arena *a, struct vcard_card *c);

/* vcard_map.c: fills *ret, which borrows card and im. False when the card names nobody. */
bool vcard_map_card(struct arena *a, const struct vcard_card *card, struct imported *im,
                    struct vcard_map *ret);
/* "line 7: ..." */
__attribute__((format(printf, 3, 4))) void vcard_warn(struct vcard_map *m, size_t line,
                                                      const char *fmt, ...);
/* Part of a line's value as text that fits a field of at most max bytes on one line. */
struct str vcard_line_text(struct vcard_map *m, size_t line, struct str part, size_t max);
/* Cuts at max bytes and says so. */
struct str vcard_fit(struct vcard_map *m, size_t line, struct str text, size_t max);
/* Takes the next component of a structured value, its list joined to one text. */
bool vcard_next_component(struct vcard_map *m, size_t line, struct content_line *l,
                          struct str separator, struct str *ret);
/* A copy of the line, decoded first if its separators were encoded too. */
struct content_line vcard_structured(struct vcard_map *m, size_t line);

/* vcard_person.c: the name, after all lines were seen; one X-WELLMET- line. */
bool vcard_map_name(struct vcard_map *m);
void vcard_map_wellmet(struct vcard_map *m, size_t line);
void vcard_map_birthday(struct vcard_map *m, size_t line);

/* vcard_contact.c: the ways to reach someone. False when the property is none. */
bool vcard_map_contact(struct vcard_map *m, size_t line);
/* The X-ABLabel line of a line's group, or VCARD_NO_LINE. */
size_t vcard_find_label(const struct vcard_card *c, size_t line);

/* vcard_position.c: one ORG; then, at the end, titles and roles find their place. */
void vcard_map_org(struct vcard_map *m, size_t line);
void vcard_map_titles(struct vcard_map *m);

#endif
