/* SPDX-License-Identifier: Apache-2.0 */
/* What an engine does for a transfer. */
#ifndef WM_STORE_TRANSFER_ENGINE_H
#define WM_STORE_TRANSFER_ENGINE_H

#include "store/transfer_rows.h"

struct transfer_engine {
    /* The text that rows are written with, and the writing of rows with it; columns that are set
     * `later` are left null. In a write transaction. */
    const char *(*insert_text)(struct arena *a, const struct rows_table *t);
    int (*insert)(struct db *db, struct arena *a, const struct rows_table *t,
                  const struct rows *rows);
    const char *finish; /* statements after all rows are there */
};

extern const struct transfer_engine transfer_sqlite, transfer_postgres;

#endif
