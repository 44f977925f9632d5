/* SPDX-License-Identifier: Apache-2.0 */
/* The catalog queries of each engine: the same columns in the same order from both. */
#ifndef WM_STORE_SCHEMA_CATALOG_H
#define WM_STORE_SCHEMA_CATALOG_H

struct schema_catalog {
    /* table, column, type, initial, not null, place in the primary key; by table and position */
    const char *columns;
    /* table, index, unique, partial, column; by table, index and position */
    const char *indexes;
    /* table, name or number, column, to table, to column, on delete, on update; in order */
    const char *references;
    /* kind, name */
    const char *others;
    /* how many tables "transfer" there are: one while a transfer is not finished (transfer.h) */
    const char *transfers;
};

extern const struct schema_catalog schema_catalog_sqlite, schema_catalog_postgres;

#endif
