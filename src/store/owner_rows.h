/* SPDX-License-Identifier: Apache-2.0 */
/* All rows of an owner, for removing an account: every table of the schema, in an order that the
 * keys between them allow. A test holds the list against the live tables. */
#ifndef WM_STORE_OWNER_ROWS_H
#define WM_STORE_OWNER_ROWS_H

#include <stdint.h>

struct db;

/* Removes every row of the session's owner (not OWNER_SITE), in a write transaction: how many went,
 * or negative. */
int64_t owner_rows_remove(struct db *db);

#endif
