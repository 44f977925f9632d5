/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A field: one row describes a member of a C struct to every face. Rows are const tables beside
 * their struct (model/ for entities, ops/ for inputs of operations). The row decides JSON key,
 * command option, form widget, CSV heading, store column, help and limits. See docs/hacking.md.
 */
#ifndef WM_DEF_FIELD_H
#define WM_DEF_FIELD_H

#include "base/date.h"
#include "base/str.h"

struct arena;
struct err;
struct json_out;
struct sink;
struct zone;

enum field_type {
    FIELD_TEXT,    /* struct str, one line */
    FIELD_NOTE,    /* struct str, many lines (Markdown) */
    FIELD_INT,     /* int64_t */
    FIELD_BOOL,    /* bool */
    FIELD_DATE,    /* struct date, full; partial with FIELD_PARTIAL */
    FIELD_INSTANT, /* int64_t, microseconds UTC, 0 not set */
    FIELD_CHOICE,  /* int, index into `choices`; 0 is "not set" and has an empty key */
    FIELD_REF,     /* int64_t, id of an entity, 0 not set */
    FIELD_REFS,    /* struct ids, several ids of an entity, kept in a link table */
    FIELD_BYTES,   /* struct str, any bytes */
    FIELD_TYPES
};

enum field_flags {
    FIELD_REQUIRED = 1u << 0,
    FIELD_PARTIAL = 1u << 1,  /* date may lack day, month or year */
    FIELD_SEARCH = 1u << 2,   /* its text can be searched */
    FIELD_HIDDEN = 1u << 3,   /* not in forms and tables; still in the store and the change log */
    FIELD_READONLY = 1u << 4, /* set by the program, refused as input */
    FIELD_ADVANCED = 1u << 5, /* forms keep it under "More" */
    FIELD_POSITION = 1u << 6, /* on the command line also without --name, in row order */
    FIELD_REST = 1u << 7,     /* takes all remaining words of the command line */
    FIELD_FILE = 1u << 8,     /* bytes of an uploaded file, path on the command line */
    FIELD_SECRET = 1u << 9,   /* a password: forms hide it, commands ask without showing it */
    FIELD_GUARDED = 1u << 10, /* patients may be described: looked at for identifiers when saved */
};

enum on_delete { ON_DELETE_CASCADE, ON_DELETE_UNLINK, ON_DELETE_KEEP };

struct ids {
    int64_t *p;
    size_t n;
};

struct choice {
    const char *key, *label;
};

struct field {
    const char *name;         /* stable id: JSON key, --name with dashes, form name, CSV heading */
    const char *label, *help; /* for people; help is one sentence */
    const char *example;      /* a value as typed, used by docs and tests */
    enum field_type type;
    size_t offset;                /* of the member */
    const char *column;           /* store column; NULL when not stored (REFS use link) */
    const char *vcard;            /* vCard property that carries it, or NULL */
    const struct choice *choices; /* ends with a NULL key */
    const char *ref;              /* entity name, for REF and REFS */
    const char *link;             /* link table, for REFS */
    const char *link_order;       /* column copied into the link rows to sort by, or NULL */
    enum on_delete on_delete;     /* REF, REFS: what a delete of the referred does to this record */
    unsigned flags;
    int64_t min, max; /* INT: range; TEXT, NOTE, BYTES: max bytes (0: LIMIT_LINE or _NOTE) */
    const char *(*check)(
        struct str value); /* extra rule: NULL or what is wrong, for non-empty text */
};

/* Ends a table of rows. */
#define FIELD_END                                                                                  \
    {                                                                                              \
        .name = NULL                                                                               \
    }
#define FIELD_EACH(f, table) for (const struct field *f = (table); f && f->name; f++)

/* What parsing of words like "yesterday" needs. Both may be left out (zeroed). */
struct field_context {
    struct date today;
};

const struct field *field_find(const struct field *table, struct str name); /* also with dashes */
size_t field_count(const struct field *table);
size_t field_max(const struct field *f); /* bytes of text */
const char *field_type_name(enum field_type t);

/* Reads text as typed into base + offset. REF and REFS take ids only (names are resolved above).
 * Expected error: ERR_INVALID with a sentence that names the field. */
int field_parse(struct arena *a, const struct field *f, const struct field_context *c,
                struct str text, void *base, struct err *err);
/* The row's rules for a value however it came: size, range, readable text, day, check function.
 * Expected: ERR_INVALID with a sentence that names the field. */
int field_check(const struct field *f, const void *base, struct err *err);
/* The value as field_parse would read it; "" when not set. BYTES as base64. In the arena. */
struct str field_text(struct arena *a, const struct field *f, const void *base);
/* The value for people: label of a choice, date in words, yes/no. */
struct str field_words(struct arena *a, const struct field *f, const void *base);
bool field_is_set(const struct field *f, const void *base);
bool field_equal(const struct field *f, const void *x, const void *y);
/* Copies one value (shallow: texts stay where they are). */
void field_copy(const struct field *f, void *to, const void *from);
/* Key and value. */
void field_emit(struct sink *s, const struct field *f, const void *base);
/* Value alone, complete (BYTES base64), for the change log. */
void field_json(struct json_out *j, const struct field *f, const void *base);

#define FIELD_PTR(T, f, base) ((T *)(void *)((char *)(base) + (f)->offset))
#define FIELD_CPTR(T, f, base) ((const T *)(const void *)((const char *)(base) + (f)->offset))

#endif
