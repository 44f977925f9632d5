/* SPDX-License-Identifier: Apache-2.0 */
/* What the vCard tests share: a readable form of a record, and comparing two of them. */
#ifndef WM_TEST_VCARD_SUPPORT_H
#define WM_TEST_VCARD_SUPPORT_H

#include "base/arena.h"
#include "codec/charset.h"
#include "codec/vcard.h"
#include "def/errors.h"
#include "model/person.h"

static inline void show(struct strbuf *b, const char *name, struct str v)
{
    if (!v.n)
        return;
    strbuf_addf(b, "  %s: ", name);
    for (size_t i = 0; i < v.n; i++) {
        if (v.p[i] == '\n')
            STRBUF_LIT(b, "\\n");
        else
            strbuf_add_char(b, v.p[i]);
    }
    STRBUF_LIT(b, "\n");
}

/* One line for each thing that is set, in a fixed order. */
static inline void show_record(struct arena *a, struct strbuf *b, const struct imported *c)
{
    strbuf_addf(b, "%s on line %lld\n", c->group ? "group" : "person", (long long)c->line);
    show(b, "key", c->source_key);
    FIELD_EACH (f, person_fields)
        if (!(f->flags & FIELD_READONLY))
            show(b, f->name, field_text(a, f, &c->person));
    VEC_EACH (const struct contact_point, p, &c->contacts)
        strbuf_addf(b, "  %s%s [%.*s] %.*s\n", contact_kind_choices[p->kind].key,
                    p->preferred ? " preferred" : "", STR_ARG(p->label), STR_ARG(p->value));
    VEC_EACH (const struct imported_position, p, &c->positions)
        strbuf_addf(b, "  position [%.*s] [%.*s] [%.*s]\n", STR_ARG(p->organisation),
                    STR_ARG(p->department), STR_ARG(p->title));
    VEC_EACH (const struct str, w, &c->warnings)
        strbuf_addf(b, "  warning: %.*s\n", STR_ARG(*w));
}

/* Everything in a text; failures where they are met. */
static inline struct str show_text(struct arena *a, struct str text)
{
    struct strbuf b;
    struct vcard_reader r;
    struct imported c;
    struct import_failure fail;
    int rc;
    strbuf_init(&b, a, SIZE_MAX / 4);
    vcard_reader_init(&r, charset_decode(a, text));
    while ((rc = vcard_next(a, &r, &c, &fail)) != 0) {
        if (rc > 0)
            show_record(a, &b, &c);
        else
            strbuf_addf(&b, "failure %s on line %lld: %.*s\n", error_row(rc)->name,
                        (long long)fail.line, STR_ARG(fail.reason));
    }
    return strbuf_get(&b);
}

/* As show_record without what differs by place: line numbers and warnings. */
static inline struct str show_members(struct arena *a, const struct imported *c)
{
    struct strbuf b;
    struct imported plain = *c;
    plain.line = 0;
    plain.warnings.n = 0;
    strbuf_init(&b, a, SIZE_MAX / 4);
    show_record(a, &b, &plain);
    return strbuf_get(&b);
}

static inline bool read_one(struct arena *a, struct str text, struct imported *ret)
{
    struct vcard_reader r;
    struct import_failure fail;
    vcard_reader_init(&r, text);
    return vcard_next(a, &r, ret, &fail) == 1;
}

#endif
