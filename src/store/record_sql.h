/* SPDX-License-Identifier: Apache-2.0 */
/* SQL texts made from an entity's rows, once a process. For record.c only. */
#ifndef WM_STORE_RECORD_SQL_H
#define WM_STORE_RECORD_SQL_H

#include "def/entity.h"

struct record_sql {
    const char *load, *insert, *update, *remove, *exists, *all, *next;
    const char *samples;    /* NULL: the entity has no mark for samples */
    const char *by_ref[64]; /* by row index of a REF field */
    /* For the one REFS field an entity may have. */
    const char *links_load, *links_add, *links_clear, *links_holders;
};

/* Process-lived, thread-safe. */
const struct record_sql *record_sql(const struct entity *e);
const char *link_holders_sql(const struct field *refs);

#endif
