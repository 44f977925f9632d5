/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An entity: a kind of record that the store keeps, the change log follows and the faces show.
 * Rows are made in model/; what works on all entities (store, change log, forms, JSON) reads them.
 * Every record starts with struct record; its fields follow in a struct of its own.
 */
#ifndef WM_DEF_ENTITY_H
#define WM_DEF_ENTITY_H

#include "def/field.h"

/* First member of every entity's struct. */
struct record {
    int64_t id;      /* 0: not saved yet */
    int64_t version; /* counts up with every write, from 1 */
    bool archived;
};

enum entity_flags {
    ENTITY_ARCHIVABLE = 1u << 0,
    ENTITY_HIDDEN =
        1u << 1, /* the program's own; no create, edit or delete operations of its own */
    ENTITY_SINGLE = 1u << 2, /* one record per account */
    ENTITY_SEARCH = 1u << 3, /* found by search on its own, by its fields with FIELD_SEARCH */
};

struct entity {
    const char *name, *plural;  /* "person", "people": names in URLs, commands and the log */
    const char *label, *labels; /* for people */
    const char *help;           /* one sentence */
    const char *table;
    size_t size; /* of the struct */
    const struct field *fields;
    unsigned flags;
    /* Normalises and fills derived members before a write; texts in the arena. May be NULL. */
    void (*derive)(struct arena *a, void *record);
    /* Rules over several fields. Expected: ERR_INVALID. May be NULL. */
    int (*validate)(const void *record, struct err *err);
    /* A short name for people, in the arena. Never NULL. */
    struct str (*title)(struct arena *a, const void *record);
};

/* Checks required fields, limits, check functions, then the entity's own rule. ERR_INVALID. */
int entity_validate(const struct entity *e, const void *record, struct err *err);
/* True when all fields and the archived mark are equal (id and version are not compared). */
bool entity_equal(const struct entity *e, const void *x, const void *y);
/* Deep copy into the arena. */
void *entity_copy(struct arena *a, const struct entity *e, const void *record);
/* All stored members as one JSON map, as the change log keeps them. */
struct str entity_json(struct arena *a, const struct entity *e, const void *record);
void entity_emit(struct sink *s, const struct entity *e, const void *record); /* keys of a map */

#endif
